//! What the editor tells: what was deleted, what is not seen, what is locked, and what can be done about it.

use std::collections::BTreeMap;

use throughline::edit::{Command, Noun, Refusal};
use throughline::editor::{Arrange, Deletion, Editor, Element, MapNotice, NoticeText, Offer, Search};
use throughline::geom::Size;
use throughline::i18n::MatchRule;
use throughline::model::{ColorTag, Key, LaneId, Map};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call  | pay.settle
    customer   | a b       | e[p1] | c
    frontstage |           | d     | f[p2 w1]
    emotion    |           |       |
    join k: a d
    mood m: ann look 1
";

fn hide(map: &mut Map, lane: &str) {
    map.lanes.get_mut(&id::<LaneId>(lane)).unwrap().hidden = true;
}

fn hidden(lane: &str) -> Session {
    let mut map = table::map(MAP);
    hide(&mut map, lane);
    Session::before(map)
}

fn told(editor: &Editor) -> Option<NoticeText> {
    editor.notice().map(|notice| notice.text)
}

fn deletion(session: &Session) -> Deletion {
    match session.editor.notice() {
        Some(MapNotice { text: NoticeText::Deleted(deletion), offer: Some(Offer::Undo), .. }) => deletion,
        other => panic!("{other:?}"),
    }
}

fn counts<const N: usize>(counts: [(Noun, usize); N]) -> BTreeMap<Noun, usize> {
    BTreeMap::from(counts)
}

#[test]
fn a_deletion_that_takes_more_along_says_what_and_its_offer_brings_it_back() {
    for (what, expected) in [
        ("lane:customer", counts([(Noun::Card, 4), (Noun::Pain, 1)])),
        ("stage:seek", counts([(Noun::Step, 2), (Noun::Card, 4), (Noun::Pain, 1), (Noun::Emotion, 1)])),
        ("step:call", counts([(Noun::Card, 2), (Noun::Pain, 1)])),
        ("card:f", counts([(Noun::Pain, 1), (Noun::Wait, 1)])),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("click {what}\ndelete"));
        let deletion = deletion(&session);
        assert!(deletion.record.is_some(), "{what}");
        assert_eq!((deletion.counts, deletion.unseen), (expected, 0), "{what}");
        session.editor.accept_offer("").unwrap();
        assert_eq!(*session.editor.map(), table::map(MAP), "{what}");
        assert_eq!(told(&session.editor), None, "{what}");
    }
    let mut session = Session::of(MAP);
    session.run("click card:a\ndelete");
    assert_eq!(told(&session.editor), None, "one card is seen to go");
    session.run("click card:b\nshift click card:c\nshift click card:d\ncut");
    let deletion = deletion(&session);
    assert_eq!((deletion.record, deletion.counts), (None, counts([(Noun::Card, 3)])), "what is cut is told too");
}

#[test]
fn what_was_in_hidden_lanes_is_counted_when_a_stage_takes_it_along() {
    let mut session = hidden("frontstage");
    session.run("click stage:pay\ndelete");
    assert_eq!(deletion(&session).unseen, 1);
}

#[test]
fn the_offer_to_undo_lasts_until_something_else_is_done() {
    let mut session = Session::of(MAP);
    session.run("click stage:pay\ndelete\nclick card:a");
    deletion(&session);
    session.run("double card:a");
    assert_eq!(told(&session.editor), None, "while a text is written, undo is within it");
    session.run("done");
    deletion(&session);
    session.run("click card:a\ndelete");
    assert_eq!(told(&session.editor), None, "undo would bring back something else");
}

#[test]
fn what_is_selected_in_a_hidden_lane_is_told_until_it_was_read_and_the_offer_shows_it() {
    let mut session = hidden("frontstage");
    let lanes: Vec<LaneId> = vec![id("frontstage")];
    for key in [Key::Card(id("f")), Key::Pain(id("p2")), Key::Wait(id("w1")), Key::Connector(id("k"))] {
        session.editor.reveal(key);
        let notice = session.editor.notice().unwrap();
        assert_eq!(notice.text, NoticeText::SelectedUnseen(lanes.clone()));
        assert_eq!((notice.number, notice.offer), (None, Some(Offer::ShowLanes(lanes.clone()))));
    }
    session.editor.close_notice();
    assert_eq!(told(&session.editor), None);
    session.editor.reveal(Key::Card(id("a")));
    assert_eq!(told(&session.editor), None);
    session.editor.reveal(Key::Connector(id("k")));
    assert!(told(&session.editor).is_some(), "it is told again");
    session.editor.reveal(Key::Card(id("f")));
    session.editor.view_mut().size = Size::new(300.0, 200.0);
    session.editor.accept_offer("").unwrap();
    session.selects("f");
    assert_eq!(told(&session.editor), None);
    let view = *session.editor.view();
    let area = session.editor.area_of(Key::Card(id("f"))).unwrap();
    assert!(view.camera.visible(view.size).contains(area.center()), "it is brought into view");
    session.has_done(1);
}

#[test]
fn nothing_that_is_done_to_a_selection_in_a_hidden_lane_changes_it() {
    let lane: LaneId = id("frontstage");
    type Deed = fn(&mut Session);
    let deeds: [(&str, Deed); 9] = [
        ("delete", |session| {
            let refusal = session.run("delete").refusal.unwrap();
            session.editor.tell_refusal(refusal);
        }),
        ("cut", |session| {
            session.run("cut");
        }),
        ("write", |session| {
            session.run("type x");
        }),
        ("edit", |session| {
            session.editor.edit_here();
        }),
        ("move", |session| {
            session.run("keys Alt+Right");
        }),
        ("color", |session| {
            let done = session.editor.arrange(Arrange::Color(Some(ColorTag::Red)));
            session.editor.tell_refusal(done.unwrap_err());
        }),
        ("star", |session| {
            let done = session.editor.arrange(Arrange::MomentOfTruth);
            session.editor.tell_refusal(done.unwrap_err());
        }),
        ("mark", |session| {
            session.editor.add(Element::Pain);
        }),
        ("write in a panel", |session| {
            let owner =
                throughline::model::Card { owner: "Ann".to_owned(), ..session.editor.map().cards[&id("d")].clone() };
            let done = session.editor.perform(&Command::Change(owner.into()));
            session.editor.tell_refusal(done.unwrap_err());
        }),
    ];
    for (name, deed) in deeds {
        let mut session = hidden("frontstage");
        let before = session.editor.map().clone();
        session.editor.reveal(Key::Card(id("d")));
        deed(&mut session);
        assert_eq!(*session.editor.map(), before, "{name}");
        let notice = session.editor.notice();
        let offer = notice.as_ref().and_then(|notice| notice.offer.clone());
        assert_eq!(offer, Some(Offer::ShowLanes(vec![lane])), "{name}: {notice:?}");
    }
    let mut session = hidden("frontstage");
    session.editor.reveal(Key::Pain(id("p2")));
    session.run("type 5");
    assert_eq!(told(&session.editor), Some(NoticeText::Refused(Refusal::Hidden(lane))), "rating");
}

#[test]
fn a_locked_lane_is_named_and_can_be_unlocked_at_once() {
    let mut session = Session::of(MAP);
    session.run("click lane:customer");
    session.editor.arrange(Arrange::LockLane).unwrap();
    session.run("click card:a\ntype x");
    let notice = session.editor.notice().unwrap();
    assert_eq!(notice.text, NoticeText::Refused(Refusal::Locked(id("customer"))));
    assert_eq!(notice.offer, Some(Offer::UnlockLane(id("customer"))));
    session.editor.accept_offer("").unwrap();
    session.run("type x\ndone").selects("a");
    assert_eq!(session.editor.map().cards[&id("a")].text, "ax");
}

#[test]
fn what_is_dropped_where_it_cannot_be_says_why() {
    for (element, place, expected) in [
        ("pain", "at:2900,1900", Some(Element::Pain)),
        ("wait", "cell:settle,emotion", Some(Element::Wait)),
        ("momentoftruth", "step:look", Some(Element::MomentOfTruth)),
        ("note", "at:2900,1900", Some(Element::Note)),
        ("pain", "at:-50,300", None),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("drop {element} {place}")).is_untouched(MAP);
        assert_eq!(told(&session.editor), expected.map(NoticeText::NotThere), "{element} {place}");
    }
    let mut session = Session::of(MAP);
    session.run("carry pain:p1 to at:2900,1900").is_untouched(MAP);
    assert_eq!(told(&session.editor), Some(NoticeText::NotThere(Element::Pain)), "a mark stays on its card");
}

#[test]
fn everywhere_a_text_is_found_it_is_replaced_as_one_change_but_not_in_hidden_and_locked_lanes() {
    let mut map = table::map(MAP);
    for (card, text) in [("a", "call the shop"), ("c", "Call again, call twice"), ("d", "a call"), ("f", "they recall")]
    {
        map.cards.get_mut(&id(card)).unwrap().text = text.to_owned();
    }
    map.cards.get_mut(&id("b")).unwrap().owner = "call desk".to_owned();
    map.stages.get_mut(&id("pay")).unwrap().goal = "no call".to_owned();
    map.info.scenario = "A call".to_owned();
    map.emotions.get_mut(&id("m")).unwrap().quote = "What a call".to_owned();
    let text = |session: &Session, card: &str| session.editor.map().cards[&id(card)].text.clone();
    let replace = |session: &mut Session, rule: MatchRule| {
        let mut search = Search::default();
        search.seek_by(&session.editor, "call", rule);
        session.editor.replace_all(&search, "chat");
        match session.editor.notice() {
            Some(MapNotice { text: NoticeText::Replaced(done), .. }) => (done.count, done.left),
            other => panic!("{other:?}"),
        }
    };
    let mut session = Session::before(map.clone());
    assert_eq!(replace(&mut session, MatchRule::default()), (10, 0));
    assert_eq!(text(&session, "c"), "chat again, chat twice");
    let changed = session.editor.map();
    assert_eq!(changed.cards[&id("b")].owner, "chat desk");
    assert_eq!((changed.stages[&id("pay")].goal.as_str(), changed.info.scenario.as_str()), ("no chat", "A chat"));
    assert_eq!(changed.emotions[&id("m")].quote, "What a chat");
    assert_eq!(changed.steps[&id("call")].name, "chat");
    session.has_done(1);
    session.editor.undo();
    assert_eq!(*session.editor.map(), map);
    let mut session = Session::before(map.clone());
    assert_eq!(replace(&mut session, MatchRule { case: true, whole_words: true }), (8, 0));
    assert_eq!(
        (text(&session, "c"), text(&session, "f")),
        ("Call again, chat twice".to_owned(), "they recall".to_owned())
    );
    let mut hidden = map;
    hide(&mut hidden, "frontstage");
    hidden.lanes.get_mut(&id("customer")).unwrap().locked = true;
    let mut session = Session::before(hidden.clone());
    let (count, left) = replace(&mut session, MatchRule::default());
    assert_eq!((count, left), (4, 5), "the texts of cards are left");
    assert_eq!(session.editor.map().cards, hidden.cards);
}
