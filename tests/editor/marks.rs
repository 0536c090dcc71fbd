//! Marks and feelings by key and by hand.

use egui::{Event, Key as Pressed, Modifiers as Held};
use throughline::edit::Selection;
use throughline::editor::{Cursor, Editor, NoticeText, Offer, Pointer};
use throughline::geom::Point;
use throughline::model::{Consequence, Key, Map, Order, PainId};
use throughline::scene::{LayerKind, Part};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call  | pay.settle
    customer   | a[p1 p2 p3 w1 w2] | b[q] | c~opportunity
    emotion    |           |       |
    mood m: ann call 1
";

fn alt(session: &mut Session, key: Pressed) {
    // A digit with Shift comes as the sign that it gives there.
    let is_digit = (Pressed::Num0..=Pressed::Num9).contains(&key);
    let (given, modifiers) = if is_digit { (Pressed::Questionmark, Held::ALT | Held::SHIFT) } else { (key, Held::ALT) };
    session.tell(&Event::Key { key: given, physical_key: Some(key), pressed: true, repeat: false, modifiers });
}

fn marks(cell: &str) -> String {
    format!("| seek.look | call | pay.settle\ncustomer | {cell} | b[q] | c~opportunity\nemotion | | |")
}

#[test]
fn a_digit_is_the_severity_and_with_alt_and_shift_the_frequency() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click pain:p1\ntype 5");
        alt(&mut session, Pressed::Num2);
        let pain = &session.editor.map().pains[&id("p1")];
        assert_eq!((pain.severity, pain.frequency, pain.weight()), (5, 2, 10));
        session.writes(None).has_done(2);
        session.run("undo\nundo");
        assert_eq!(session.editor.map(), &before(&session));
    }
}

/// The map before everything, in the direction of a session.
fn before(session: &Session) -> Map {
    let mut map = table::map(MAP);
    map.info.direction = session.editor.map().info.direction;
    map
}

#[test]
fn several_pain_points_are_rated_together_in_one_change() {
    let mut session = Session::of(MAP);
    session.run("click pain:p1\nshift click pain:q\ntype 1").has_done(1);
    let severities = ["p1", "p2", "q"].map(|pain| session.editor.map().pains[&id(pain)].severity);
    assert_eq!(severities, [1, 3, 1]);
}

#[test]
fn where_nothing_is_rated_a_digit_writes() {
    Session::of(MAP).run("click card:b\ntype 5").writes(Some("b5"));
    let mut session = Session::of("| look\ncustomer |");
    session.run("click cell:look,customer\ntype 5").writes(Some("5"));
}

#[test]
fn the_consequence_goes_round() {
    let mut session = Session::of(MAP);
    session.run("click pain:q");
    let of = |session: &Session| session.editor.map().pains[&id("q")].consequence;
    let mut seen = vec![of(&session)];
    for _ in 0..3 {
        assert_eq!(session.editor.next_consequence(), Ok(true));
        seen.push(of(&session));
    }
    let [bad, churn, slow] = [Consequence::BadExperience, Consequence::ChurnRisk, Consequence::Inefficiency];
    assert_eq!(seen, [bad, churn, slow, bad]);
    session.run("click card:a");
    assert_eq!(session.editor.next_consequence(), Ok(false));
}

#[test]
fn alt_and_an_arrow_move_a_mark_among_those_of_its_kind() {
    let mut session = Session::of(MAP);
    session.run("click pain:p1");
    alt(&mut session, Pressed::ArrowDown);
    session.shows(&marks("a[p2 p1 p3 w1 w2]")).selects("p1");
    for _ in 0..3 {
        alt(&mut session, Pressed::ArrowDown);
    }
    session.shows(&marks("a[p2 p3 p1 w1 w2]")).has_done(2);
    session.run("click wait:w2");
    alt(&mut session, Pressed::ArrowUp);
    session.shows(&marks("a[p2 p3 p1 w2 w1]"));
}

#[test]
fn a_mark_is_dragged_to_its_place_on_its_card_and_on_another() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("carry pain:p3 to pain:p1\n").has_done(1);
        let order = session.editor.map();
        let rank = |pain: &str| order.pains[&id(pain)].rank;
        assert!(rank("p3") < rank("p2"), "dropped on p1 it comes beside it");
        session.run("undo\ncarry pain:q to card:a");
        let map = session.editor.map();
        assert_eq!(map.pains[&id::<PainId>("q")].card, id("a"));
        assert!(map.pains[&id("q")].rank > map.pains[&id("p3")].rank, "on the card itself it comes last");
    }
}

/// The marks of the cards a and b, in order.
fn on(session: &Session) -> [String; 2] {
    ["a", "b"].map(|card| {
        let order = Order::new(session.editor.map());
        let (pains, waits) = (order.pains_of(id(card)).iter(), order.waits_of(id(card)).iter());
        let says = |texts: Vec<&str>| texts.join(" ");
        says(pains.map(|pain| pain.text.as_str()).chain(waits.map(|wait| wait.text.as_str())).collect())
    })
}

#[test]
fn marks_that_are_selected_go_to_another_card_together_and_keep_their_order() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click pain:p1\nshift click pain:p3\nshift click wait:w2\ncarry pain:p3 to card:b");
        assert_eq!(on(&session), ["p2 w1", "q p1 p3 w2"].map(str::to_owned));
        session.has_done(1).selects("p1 p3 w2").run("undo");
        assert_eq!(on(&session), ["p1 p2 p3 w1 w2", "q"].map(str::to_owned));
    }
}

#[test]
fn with_ctrl_copies_of_marks_are_put_down_and_selected() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click pain:p1\nshift click wait:w1\npress pain:p1\nctrl drag card:b");
        assert_eq!(session.editor.cursor(None), Cursor::Copying);
        session.run("ctrl release");
        assert_eq!(on(&session), ["p1 p2 p3 w1 w2", "q p1 w1"].map(str::to_owned));
        session.has_done(1);
        let selected: Vec<_> = session.editor.selection().keys().collect();
        assert!(selected.len() == 2 && selected.iter().all(|key| *key != Key::Pain(id("p1"))));
        session.run("undo");
        assert_eq!(session.editor.map(), &before(&session));
    }
}

#[test]
fn a_copy_of_a_mark_comes_to_its_place_on_the_same_card() {
    let mut session = Session::of(MAP);
    session.run("press pain:p3\nctrl drag pain:p2\nctrl release");
    let shown = on(&session)[0].clone();
    assert!(shown == "p1 p3 p2 p3 w1 w2" || shown == "p1 p2 p3 p3 w1 w2", "{shown}");
}

#[test]
fn a_mark_that_is_dropped_beside_all_cards_or_given_up_stays() {
    for script in [
        "carry pain:p1 to cell:look,emotion",
        "carry wait:w1 to title",
        "carry pain:p1 to at:2900,1900",
        "press pain:p1\ndrag card:b\ncancel\nrelease",
        "press wait:w1\nctrl drag card:b\ncancel\nctrl release",
    ] {
        let mut session = Session::of(MAP);
        session.run(script).is_untouched(MAP);
    }
}

#[test]
fn a_mark_lands_on_a_card_up_to_its_edge() {
    let mut session = Session::of(MAP);
    let edge = session.editor.area_of(Key::Card(id("b"))).unwrap();
    let edge = session.editor.view().camera.view_from_map(Point::new(edge.x0 + 1.0, edge.y1 - 1.0));
    session.run(&format!("carry pain:p1 to at:{},{}", edge.x, edge.y));
    assert_eq!(on(&session)[1], "q p1");
}

/// Where a dot of a pain point is on the view.
fn dot(editor: &Editor, pain: &str, severity: u8) -> Point {
    part(editor, pain, Part::Dot(severity))
}

/// Where a part of a pain point is on the view.
fn part(editor: &Editor, pain: &str, part: Part) -> Point {
    let cards = editor.scene().layer(LayerKind::Cards).frames();
    let mut items = cards.flat_map(|placed| placed.frame.items.iter().map(move |item| (placed, item)));
    let wanted = throughline::scene::Tag::new(id::<PainId>(pain), part);
    let (placed, item) = items.find(|(_, item)| item.tag == Some(wanted)).unwrap();
    editor.view().camera.view_from_map(placed.at + item.bounds().center().to_vec2())
}

#[test]
fn a_click_on_a_dot_of_a_selected_pain_point_is_the_severity_and_one_that_selects_rates_nothing() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let at = dot(&session.editor, "p2", 5) + throughline::geom::Vec2::new(0.0, 4.0);
        let hover = session.editor.under(at).tag();
        assert_eq!(session.editor.cursor(hover), Cursor::Hand);
        clicks(&mut session, at, 1);
        session.selects("p2").has_done(0);
        assert_eq!(session.editor.cursor(hover), Cursor::Press, "now it can be pressed");
        clicks(&mut session, at, 1);
        session.selects("p2").has_done(1);
        assert_eq!(session.editor.map().pains[&id("p2")].severity, 5);
    }
}

#[test]
fn no_click_that_only_selects_changes_anything() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let frames: Vec<_> = session.editor.scene().frames().map(|(_, placed)| placed.to_placed()).collect();
        for placed in &frames {
            for item in placed.frame.items.iter().filter(|item| item.tag.is_some()) {
                let at = placed.at + item.bounds().center().to_vec2();
                let at = session.editor.view().camera.view_from_map(at);
                session.editor.select(Selection::none());
                clicks(&mut session, at, 1);
                session.has_done(0);
            }
        }
    }
}

/// Clicks at a place that often, as fast as a double click.
fn clicks(session: &mut Session, at: Point, times: usize) {
    let pointer = Pointer { at, modifiers: Default::default() };
    for nth in 0..times {
        session.editor.press(pointer);
        session.editor.release(pointer);
        if nth % 2 == 1 {
            session.editor.double_click(pointer);
        }
    }
}

#[test]
fn a_click_on_the_number_of_a_selected_pain_point_says_that_it_happens_more_often() {
    let often = |session: &Session| session.editor.map().pains[&id("p2")].frequency;
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let at = part(&session.editor, "p2", Part::Frequency);
        clicks(&mut session, at, 1);
        session.selects("p2").has_done(0);
        assert_eq!(often(&session), 3, "the first click selects");
        clicks(&mut session, at, 1);
        assert_eq!(often(&session), 4);
        clicks(&mut session, at, 2);
        assert_eq!(often(&session), 1, "after the most often comes the most seldom");
        session.writes(None).has_done(3).run("undo\nundo\nundo");
        assert_eq!(session.editor.map(), &before(&session));
    }
}

#[test]
fn of_several_selected_pain_points_a_click_on_a_number_selects_one_and_rates_none() {
    let mut session = Session::of(MAP);
    session.run("click pain:p1\nshift click pain:p2");
    let at = part(&session.editor, "p2", Part::Frequency);
    clicks(&mut session, at, 1);
    session.selects("p2").has_done(0);
}

#[test]
fn in_a_locked_lane_no_number_is_turned() {
    let mut map = table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().locked = true;
    let mut session = Session::before(map);
    let at = part(&session.editor, "p2", Part::Frequency);
    clicks(&mut session, at, 2);
    session.has_done(0).refuses(throughline::edit::Refusal::Locked(id("customer")));
}

#[test]
fn several_marks_move_past_those_that_are_not_selected() {
    for (selected, key, after) in [
        (["p1", "p2"], Pressed::ArrowDown, "p3 p1 p2 w1 w2"),
        (["p2", "p3"], Pressed::ArrowUp, "p2 p3 p1 w1 w2"),
        (["p1", "p3"], Pressed::ArrowDown, "p2 p1 p3 w1 w2"),
        (["p1", "p3"], Pressed::ArrowUp, "p1 p3 p2 w1 w2"),
    ] {
        for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
            let [one, other] = selected;
            session.run(&format!("click pain:{one}\nshift click pain:{other}"));
            alt(&mut session, key);
            assert_eq!(on(&session)[0], after, "{selected:?} {key:?}");
            session.has_done(1).selects(&selected.join(" ")).run("undo");
            assert_eq!(session.editor.map(), &before(&session));
        }
    }
    let mut session = Session::of(MAP);
    session.run("click pain:p1\nshift click wait:w1");
    alt(&mut session, Pressed::ArrowDown);
    assert_eq!(on(&session)[0], "p2 p1 p3 w2 w1", "each among those of its kind");
    let mut session = Session::of(MAP);
    session.run("click pain:p2\nshift click pain:p3\nshift click pain:q");
    alt(&mut session, Pressed::ArrowDown);
    session.is_untouched(MAP);
}

#[test]
fn several_marks_are_deleted_at_once_and_come_back_with_one_undo() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click pain:p1\nshift click pain:p3\nshift click wait:w1\nshift click pain:q\ndelete");
        assert_eq!(on(&session), ["p2 w2", ""].map(str::to_owned));
        session.has_done(1).run("undo").selects("p1 p3 q w1");
        assert_eq!(session.editor.map(), &before(&session));
    }
}

fn feeling(session: &Session, step: &str) -> Option<f64> {
    let emotions = &session.editor.map().emotions;
    emotions.values().find(|emotion| emotion.step == id(step)).map(|emotion| emotion.value.value())
}

#[test]
fn digits_say_a_feeling_and_signs_change_it() {
    let mut session = Session::of(MAP);
    session.run("click mood:m\ntype 1");
    assert_eq!(feeling(&session, "call"), Some(-2.0));
    session.run("type +");
    assert_eq!(feeling(&session, "call"), Some(-1.5));
    session.run("type -\ntype -");
    assert_eq!(feeling(&session, "call"), Some(-2.0));
    session.has_done(3).run("undo\nundo\nundo");
    assert_eq!(feeling(&session, "call"), Some(1.0));
}

#[test]
fn in_an_empty_cell_of_an_emotion_lane_a_digit_makes_a_point() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click cell:look,emotion\ntype 5").has_done(1);
        assert_eq!(feeling(&session, "look"), Some(2.0));
        let selected = session.editor.selection().only();
        assert!(matches!(selected, Some(Key::Emotion(_))), "{selected:?}");
        session.run("undo").stands("");
        assert_eq!(feeling(&session, "look"), None);
    }
}

#[test]
fn a_double_click_on_an_emotion_lane_makes_a_point_there() {
    let mut session = Session::of(MAP);
    session.run("double cell:settle,emotion").writes(None).has_done(1);
    let felt = feeling(&session, "settle").unwrap();
    assert!(felt.abs() < 0.7, "in the middle it is neither good nor bad: {felt}");
}

#[test]
fn the_first_digit_makes_the_first_persona() {
    let mut map = table::map(MAP);
    map.personas.clear();
    map.emotions.clear();
    let mut session = Session::before(map);
    session.run("click cell:look,emotion\ntype 5").has_done(1);
    assert_eq!((feeling(&session, "look"), session.editor.map().personas.len()), (Some(2.0), 1));
    session.run("keys Right\ntype 1").has_done(2);
    assert_eq!((feeling(&session, "call"), session.editor.map().personas.len()), (Some(-2.0), 1));
    session.run("undo\nundo");
    assert!(session.editor.map().personas.is_empty());
    session.editor.select(Selection::none());
    session.run("type 5").writes(None);
}

#[test]
fn where_everybody_feels_something_already_a_digit_says_so() {
    let mut session = Session::of(MAP);
    let cell = session.editor.map().emotions[&id("m")].step;
    let lane = *session.editor.map().lanes.keys().find(|lane| **lane == id("emotion")).unwrap();
    session.editor.focus_cell(throughline::editor::GridCell { lane, step: cell });
    session.run("type 5").has_done(0);
    assert_eq!(session.heard, Some(throughline::app::canvas::EventOutcome::Told));
    let notice = session.editor.notice().unwrap();
    assert_eq!((notice.text, notice.offer), (NoticeText::NoPersona, Some(Offer::AddPersona)));
    // The offer adds one, and the next digit is what that one feels in the same cell.
    session.editor.accept_offer("Ben").unwrap();
    assert!(session.editor.notice().is_none());
    session.run("type 2").has_done(2);
    let map = session.editor.map();
    let ben = map.personas.values().find(|persona| persona.name == "Ben").unwrap().id;
    assert!(map.emotions.values().any(|emotion| emotion.persona == ben && emotion.step == cell));
}

const TWO: &str = "
               | seek.look | call  | pay.settle
    emotion    |           |       |
    mood m1: ann look 1
    mood m2: ann call 1
    mood m3: ann settle 1
    mood k1: bob look -1
    mood k3: bob settle -1
";

#[test]
fn the_walk_keeps_to_the_curve_that_it_is_on_and_a_digit_makes_the_point_that_it_lacks() {
    for (mut session, on, back) in [(Session::of(TWO), "Right", "Left"), (Session::right_to_left(TWO), "Left", "Right")]
    {
        session.run(&format!("click mood:k1\nkeys {on}")).stands("cell:call,emotion");
        session.run(&format!("keys {on}")).selects("k3");
        session.run(&format!("keys {back} {back}")).selects("k1");
        session.run(&format!("keys {on}\ntype 2")).has_done(1);
        let map = session.editor.map();
        let made = map.emotions[&session.editor.selection().only().and_then(Key::emotion).unwrap()].clone();
        assert_eq!((made.value.value(), made.persona), (-1.0, map.emotions[&id("k1")].persona));
        assert_eq!(map.emotions[&id("m2")].value.value(), 1.0, "the other curve stays");
        session.run(&format!("keys {on}")).selects("k3");
        session.run("click mood:m1").run(&format!("keys {on} {on}")).selects("m3");
        session.run("keys Home").selects("m1").run("keys End").selects("m3");
    }
}

#[test]
fn a_feeling_is_added_for_a_persona_who_has_none_at_the_step_and_a_digit_rates_it() {
    let mut session = Session::of(TWO);
    assert_eq!(session.editor.personas_without_feeling(), [], "nowhere");
    session.run("click mood:m1");
    assert_eq!(session.editor.personas_without_feeling(), [], "both feel something there");
    for place in ["click mood:m2", "click cell:call,emotion", "click step:call"] {
        session.run(place);
        let bob = session.editor.map().emotions[&id("k1")].persona;
        assert_eq!(session.editor.personas_without_feeling(), [bob], "{place}");
        assert!(session.editor.add_feeling(bob) && !session.editor.add_feeling(bob), "{place}");
        session.run("type 5").has_done(2);
        let made = session.editor.selection().only().and_then(Key::emotion).unwrap();
        let made = &session.editor.map().emotions[&made];
        assert_eq!((made.persona, made.step, made.value.value()), (bob, id("call"), 2.0));
        session.run("undo\nundo");
    }
    let mut map = table::map(TWO);
    map.lanes.get_mut(&id("emotion")).unwrap().hidden = true;
    let mut session = Session::before(map);
    session.run("click step:call");
    assert_eq!(session.editor.personas_without_feeling(), [], "no curve is seen");
}

#[test]
fn a_quote_is_written_in_place_and_stays_near_its_point() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click mood:m\ntype Finally").writes(Some("Finally"));
        let area = session.editor.typing().unwrap().area();
        session.run("keys Enter").writes(None).has_done(1);
        assert_eq!(session.editor.map().emotions[&id("m")].quote, "Finally");
        session.run("click card:a\nkeys Shift+Enter\ntype 5\nkeys Escape\nundo");
        session.run("double mood:m");
        let again = session.editor.typing().unwrap().area();
        assert!((area.center().x - again.center().x).abs() < 1.0, "{area:?} {again:?}");
        session.run("cancel\nundo");
        assert_eq!(session.editor.map(), &before(&session));
    }
}

#[test]
fn a_hidden_curve_is_neither_drawn_nor_walked_on() {
    let mut map = table::map(MAP);
    map.personas.values_mut().for_each(|persona| persona.hidden = true);
    let mut session = Session::before(map);
    assert_eq!(session.editor.area_of(Key::Emotion(id("m"))), None);
    session.run("click card:b\nkeys Down Down").stands("cell:call,emotion");
}
