//! What is said of a card in its text: its channel, its pain points and waits, understood when the text is finished, and a
//! text again after one undo.

use throughline::edit::{Command, Refusal, Selection};
use throughline::geom::Flow;
use throughline::i18n::{Locale, MapWords};
use throughline::model::{Card, CardKind, Channel, Consequence, Key, Pain, TimeUnit};
use throughline::text::forced_direction;

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call
    customer   | a         |
    frontstage |           | b
    notes      |           |
";

fn cells(frontstage: &str) -> String {
    format!("| seek.look | call\ncustomer | a |\nfrontstage | {frontstage}\nnotes | |")
}

/// The card that came last.
fn new_card(session: &Session) -> Card {
    let old = table::map(MAP);
    let new = session.editor.map().cards.values().filter(|card| !old.cards.contains_key(&card.id));
    new.max_by_key(|card| card.rank).unwrap().clone()
}

fn pains(session: &Session) -> Vec<Pain> {
    let mut pains: Vec<_> = session.editor.map().pains.values().cloned().collect();
    pains.sort_by_key(|pain| pain.rank);
    pains
}

/// A session in which a new card is typed in a lane, with `|` for a new line of it.
fn typed(mut session: Session, lane: &str, text: &str) -> Session {
    let step = if lane == "customer" { "call" } else { "look" };
    session.run(&format!("click cell:{step},{lane}"));
    for (at, line) in text.split('|').enumerate() {
        session.run(if at > 0 { "keys Shift+Enter" } else { "" });
        session.run(&format!("type {line}"));
    }
    session
}

#[test]
fn a_channel_before_a_colon_makes_a_contact_of_a_card_in_every_language() {
    for (text, channel, said) in [
        ("sms: asks again", Channel::Sms, "asks again"),
        ("Phone: 12:30", Channel::Phone, "12:30"),
        ("E-MAIL : sends the form", Channel::Email, "sends the form"),
        ("דוא״ל: שולח טופס", Channel::Email, "שולח טופס"),
        ("דוא\"ל: שולח טופס", Channel::Email, "שולח טופס"),
        ("telefon: sună", Channel::Phone, "sună"),
        ("În persoană: plătește", Channel::InPerson, "plătește"),
    ] {
        for lane in ["customer", "frontstage"] {
            for session in [Session::of(MAP), Session::right_to_left(MAP)] {
                let mut session = typed(session, lane, text);
                let names = session.editor.typing().unwrap().understood().unwrap().of_card(MapWords::of(Locale::En));
                assert_eq!(names, [MapWords::of(Locale::En).channel(channel)], "{text}: seen while it is typed");
                session.run("keys Escape").has_done(2);
                let card = new_card(&session);
                assert_eq!((card.kind, card.channel, &*card.text), (CardKind::Touchpoint, Some(channel), said));
            }
        }
    }
}

#[test]
fn one_undo_brings_back_the_text_as_it_was_typed_and_it_stays_a_text() {
    let mut session = typed(Session::of(MAP), "frontstage", "sms: asks again");
    session.run("keys Escape\nundo").shows(&cells("sms:_asks_again~touchpoint | b"));
    assert_eq!(new_card(&session).channel, None);
    session.run("type !\nkeys Escape").shows(&cells("sms:_asks_again!~touchpoint | b"));
    assert_eq!(new_card(&session).channel, None, "what was a text stays one while it is written on");
    let mut session = typed(Session::of(MAP), "frontstage", "sms: asks again");
    session.run("keys Escape\nundo\nundo").shows(MAP).run("redo\nredo");
    assert_eq!(new_card(&session).channel, Some(Channel::Sms));
}

#[test]
fn from_the_next_card_one_undo_does_it_too() {
    let mut session = typed(Session::of(MAP), "frontstage", "sms: asks again");
    session.run("keys Enter").writes(Some("")).run("undo").writes(None);
    session.shows(&cells("sms:_asks_again~touchpoint | b"));
    // Where nothing was understood, it only leaves the next card.
    let mut session = typed(Session::of(MAP), "frontstage", "asks");
    session.run("keys Enter\nundo").writes(None).shows(&cells("asks~touchpoint | b")).has_done(1);
}

#[test]
fn lines_of_a_card_are_its_pain_points_and_waits() {
    let text =
        "Calls|! The number is hidden|!! Nobody answers|!2 Music|!4×5 Twice (churn risk)|Wait: 2-5 days: for the form";
    let mut session = typed(Session::of(MAP), "customer", text);
    let understood = session.editor.typing().unwrap().understood().unwrap();
    assert_eq!((understood.pains(), understood.waits(), understood.joins_card_before()), (4, 1, false));
    session.run("keys Escape").has_done(2);
    let shown = "Calls[The_number_is_hidden Nobody_answers Music Twice for the form]";
    session.shows(&format!("| seek.look | call\ncustomer | a | {shown}\nfrontstage | | b\nnotes | |"));
    let rated: Vec<_> = pains(&session).iter().map(|pain| (pain.severity, pain.frequency, pain.consequence)).collect();
    let usual = Consequence::default();
    assert_eq!(rated, [(3, 3, usual), (4, 3, usual), (2, 3, usual), (4, 5, Consequence::ChurnRisk)]);
    let wait = session.editor.map().waits.values().next().unwrap();
    assert_eq!((wait.min, wait.max, wait.unit), (2, 5, TimeUnit::Days));
    session.run("undo");
    assert_eq!(new_card(&session).text, text.replace('|', "\n"));
    session.run("undo").shows(MAP);
}

#[test]
fn a_new_card_of_signs_alone_goes_to_the_card_before_it() {
    let mut session = typed(Session::of(MAP), "frontstage", "Calls");
    session.run("keys Enter\ntype ! Number is hidden");
    assert!(session.editor.typing().unwrap().understood().unwrap().joins_card_before());
    session
        .run("keys Enter\ntype המתנה: יומיים\nkeys Enter\ntype ! Nobody answers\nkeys Enter\ntype Waits\nkeys Escape");
    session.shows(&cells("Calls~touchpoint[Number_is_hidden Nobody_answers wait] Waits~touchpoint | b")).has_done(8);
    // After it, what was written is selected, to be rated.
    let mut session = typed(Session::of(MAP), "frontstage", "Calls");
    session.run("keys Enter\ntype ! Number is hidden\nkeys Escape\ntype 5");
    assert_eq!(pains(&session).first().map(|pain| pain.severity), Some(5));
    session.run("undo\nundo").shows(&cells("Calls~touchpoint !_Number_is_hidden~touchpoint | b"));
}

#[test]
fn what_only_looks_like_it_is_a_text() {
    for text in [
        "Note: call back",
        "http://example.org",
        "Web://example.org",
        "12:30",
        "!",
        "!!!",
        "phone:",
        "Call the office: now",
        "Wait: for me",
        "?why",
        "Calls [later]",
        "! Alone in its cell",
    ] {
        let mut session = typed(Session::of(MAP), "frontstage", text);
        assert_eq!(session.editor.typing().unwrap().understood(), None, "{text}");
        session.run("keys Escape").has_done(1);
        let card = new_card(&session);
        assert_eq!((card.text.as_str(), card.channel, pains(&session).len()), (text, None, 0));
    }
    let mut session = typed(Session::of(MAP), "frontstage", "\\sms: is a word|\\! too");
    session.run("keys Escape");
    assert_eq!((new_card(&session).text.as_str(), new_card(&session).channel), ("sms: is a word\n! too", None));
    let mut session = typed(Session::of(MAP), "notes", "Email: ask them");
    session.run("keys Escape").has_done(1);
    assert_eq!((new_card(&session).kind, new_card(&session).channel), (CardKind::Note, None));
}

#[test]
fn what_is_written_on_a_card_that_is_there_is_understood_and_what_it_said_before_is_not() {
    let mut session = Session::of(MAP);
    session.run("double card:b\nwrite telefon: sună\ndone").shows(&cells("| sună~touchpoint"));
    assert_eq!(session.editor.map().cards[&id("b")].channel, Some(Channel::Phone));
    session.run("click card:b\nkeys Enter End Shift+Enter\ntype ! Ocupat\nkeys Escape");
    session.shows(&cells("| sună~touchpoint[Ocupat]"));
    // Signs alone would leave it without a text.
    session.run("double card:a\nwrite ! x\ndone");
    assert_eq!(session.editor.map().cards[&id("a")].text, "! x");
    let mut map = table::map(MAP);
    map.cards.get_mut(&id("b")).unwrap().text = "sms: x\n! y".to_owned();
    let mut session = Session::before(map);
    session.run("click card:b\ntype z\nkeys Escape").has_done(2);
    let card = &session.editor.map().cards[&id("b")];
    assert_eq!((card.text.as_str(), card.channel), ("sms: x", None), "only the line that was changed is new");
    assert_eq!(pains(&session)[0].text, "yz");
}

#[test]
fn a_forced_direction_is_that_of_all_that_comes_of_the_text() {
    let mut session = typed(Session::of(MAP), "frontstage", "sms: Asks|! CRM");
    session.editor.set_text_direction(Some(Flow::RightToLeft)).unwrap();
    session.run("keys Escape");
    let texts = [new_card(&session).text, pains(&session)[0].text.clone()];
    assert_eq!(texts.each_ref().map(|text| forced_direction(text)), [Some(Flow::RightToLeft); 2]);
    assert_eq!(texts.map(|text| text.replace('\u{200f}', "")), ["Asks", "CRM"]);
}

#[test]
fn in_a_locked_lane_nothing_is_typed() {
    let mut map = table::map(MAP);
    map.lanes.get_mut(&id("frontstage")).unwrap().locked = true;
    let mut session = Session::before(map);
    session.run("click cell:look,frontstage\ntype sms: x").writes(None);
    session.refuses(Refusal::Locked(id("frontstage")));
}

#[test]
fn a_command_that_was_made_while_typing_loses_nothing_of_what_is_understood() {
    let mut session = typed(Session::of(MAP), "frontstage", "sms: asks|! Slow");
    let owner = "Dana".to_owned();
    let card = Card { owner, ..new_card(&session) };
    session.editor.perform(&Command::Change(card.into())).unwrap();
    let card = new_card(&session);
    assert_eq!((&*card.text, card.channel, &*card.owner), ("asks", Some(Channel::Sms), "Dana"));
    session.shows(&cells("asks~touchpoint[Slow] | b")).has_done(3);
}

#[test]
fn what_is_saved_in_the_middle_of_a_text_is_understood_at_its_end() {
    let mut session = typed(Session::of(MAP), "frontstage", "sms: asks");
    session.editor.pause();
    session.run("type  again\nkeys Escape");
    assert_eq!((new_card(&session).channel, &*new_card(&session).text), (Some(Channel::Sms), "asks again"));
}

#[test]
fn pasted_lines_and_cells_are_read_as_typed_ones() {
    let mut session = Session::of(MAP);
    session.run("click cell:look,frontstage\npaste sms: asks\\n! Nobody answers\\nCalls");
    session.shows(&cells("asks~touchpoint[Nobody_answers] Calls~touchpoint | b")).has_done(2);
    assert_eq!(session.editor.selection().len(), 2, "the cards that were pasted are selected");
    session.run("undo").shows(&cells("sms:_asks~touchpoint !_Nobody_answers~touchpoint Calls~touchpoint | b"));
    session.run("undo").shows(MAP);
    session.run("click card:b\npaste ! Slow").shows(&cells("| b[Slow]"));
    let mut session = Session::of(MAP);
    session.run("click cell:look,frontstage\npaste \"x [Phone]\\n! y (4×5, churn risk)\"\\tz");
    session.shows(&cells("x~touchpoint[y] | b z~touchpoint"));
    assert_eq!((pains(&session)[0].severity, pains(&session)[0].frequency), (4, 5));
}

#[test]
fn a_pain_point_names_by_its_letter_the_opportunity_that_would_ease_it() {
    let mut session = Session::of(MAP);
    session.run("click cell:look,frontstage\npaste Asks\\n! Slow (#B)\\nAsk once [Opportunity, #B]");
    let map = session.editor.map();
    let opportunity = map.cards.values().find(|card| card.kind == CardKind::Opportunity).unwrap();
    assert_eq!((opportunity.text.as_str(), &opportunity.eases), ("Ask once", &vec![pains(&session)[0].id]));
    // On the map it is the first, and so has the first letter.
    session.run("click card:b\nkeys Enter End Shift+Enter\ntype ! Late (#A)\nkeys Escape");
    let late = pains(&session).iter().find(|pain| pain.text == "Late").unwrap().id;
    assert!(session.editor.map().cards.values().any(|card| card.eases.contains(&late)));
}

#[test]
fn a_card_is_split_into_a_text_that_is_understood_and_one_that_is_written_on() {
    let mut session = Session::of(MAP);
    session.run("double card:b\nwrite sms: one two");
    for _ in 0..4 {
        session.run("keys ArrowLeft");
    }
    session.editor.arrange(throughline::editor::Arrange::SplitCard).unwrap();
    session.writes(Some("two")).run("keys Escape");
    session.shows(&cells("| one~touchpoint two"));
    session.editor.select(Selection::one(Key::Card(id("b"))));
    assert_eq!(session.editor.map().cards[&id("b")].channel, Some(Channel::Sms));
}
