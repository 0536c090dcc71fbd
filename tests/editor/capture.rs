//! Capture: typing starts a card, Enter and Tab lead on, and what was only a place to write leaves no trace.

use throughline::edit::{ChangeLabel, ChangeVerb, Noun, Refusal};
use throughline::model::{CardKind, Key};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call
    customer   | a         |
    frontstage |           | b
";

/// What the map shows after a script, and that undoing every change leads back to the start.
#[track_caller]
fn leads(script: &str, after: &str, changes: usize) -> Session {
    let mut again = Session::of(MAP);
    again.run(script).shows(after);
    // A place to write is no change.
    again.run("done").has_done(changes);
    while again.editor.can_undo().is_some() {
        again.editor.undo();
    }
    assert_eq!(*again.editor.map(), table::map(MAP), "undo brings back the first map");
    let mut session = Session::of(MAP);
    session.run(script);
    session
}

fn cells(customer: &str, frontstage: &str) -> String {
    format!("| seek.look | call\ncustomer | {customer}\nfrontstage | {frontstage}")
}

#[test]
fn a_letter_in_an_empty_cell_starts_a_card() {
    leads("click cell:call,customer\ntype Hello you\nkeys Escape", &cells("a | Hello_you", "| b"), 1).writes(None);
    leads("click cell:call,customer\ntype pw\nkeys Escape", &cells("a | pw", "| b"), 1);
    leads("click cell:call,customer\nkeys Enter\ntype x\nkeys Escape", &cells("a | x", "| b"), 1);
}

#[test]
fn what_is_typed_on_a_card_goes_on_at_the_end_of_its_text() {
    for typed in ["asks", "5", "ש", "please", "Lists"] {
        let card = format!("a{typed}");
        leads(&format!("click card:a\ntype {typed}\nkeys Escape"), &cells(&format!("{card} |"), "| b"), 1).stands("a");
    }
}

#[test]
fn shift_and_enter_on_a_card_start_a_new_card_after_it_and_enter_writes_the_card_itself() {
    leads("click card:a\nkeys Shift+Enter\ntype x\nkeys Escape", &cells("a x |", "| b"), 1);
    leads("click cell:call,customer\nkeys Shift+Enter\ntype x\nkeys Escape", &cells("a | x", "| b"), 1);
    Session::of(MAP).run("click step:look\nkeys Shift+Enter").is_untouched(MAP).writes(None);
    let mut session = leads("click card:a\nkeys Enter\ntype y\nkeys Escape", &cells("y |", "| b"), 1);
    session.stands("a");
}

#[test]
fn a_letter_names_what_has_no_name_and_goes_on_where_there_is_one() {
    for (place, shown) in [
        ("step:look", "| seek.lookx | call\ncustomer | a |\nfrontstage | | b"),
        ("stage:seek", "| seekx.look | call\ncustomer | a |\nfrontstage | | b"),
        ("lane:frontstage", "| seek.look | call\ncustomer | a |\nfrontstagex | | b"),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("click {place}\ntype x\nkeys Escape")).has_done(1);
        session.shows(shown);
    }
    let mut map = table::map(MAP);
    map.steps.get_mut(&id("call")).unwrap().name.clear();
    map.lanes.get_mut(&id("customer")).unwrap().name.clear();
    let mut session = Session::before(map);
    session.run("click step:call\ntype Rings up\nkeys Escape\nclick lane:customer\ntype Guest\nkeys Escape");
    session.run("click title\ntype Help\nkeys Escape").has_done(3);
    session.shows("| seek.look | Rings_up\nGuest | a |\nfrontstage | | b");
    assert_eq!(session.editor.map().info.title, "Help");
}

#[test]
fn a_space_or_a_letter_nowhere_means_nothing() {
    Session::of(MAP).run("type x").is_untouched(MAP);
    Session::of(MAP).run("click cell:call,customer\ntype  \n").is_untouched(MAP);
    Session::of(MAP).run("click card:a\nshift click card:b\ntype x").is_untouched(MAP);
}

#[test]
fn a_lane_of_emotions_takes_no_cards_and_says_so() {
    let map = "| look\nemotion |";
    let mut session = Session::of(map);
    session.run("click cell:look,emotion\nkeys Shift+Enter").is_untouched(map);
    assert_eq!(session.editor.take_refusal(), Some(Refusal::NoCards(id("emotion"))));
}

#[test]
fn a_letter_on_a_lane_of_emotions_is_what_a_persona_says() {
    let mut session = Session::of("| look\nemotion |");
    session.run("click cell:look,emotion\ntype I wait\nkeys Escape").has_done(1);
    let map = session.editor.map();
    let said: Vec<_> = map.emotions.values().map(|emotion| (emotion.value.value(), emotion.quote.as_str())).collect();
    assert_eq!((said, map.personas.len(), map.cards.len()), (vec![(0.0, "I wait")], 1, 0));
    session.run("undo").shows("| look\nemotion |");
    assert!(session.editor.map().personas.is_empty());
    Session::of("| look\nemotion |")
        .run("click cell:look,emotion\nkeys Enter Escape")
        .is_untouched("| look\nemotion |");
}

#[test]
fn enter_goes_on_in_the_cell_and_ends_on_an_empty_card() {
    let script = "click cell:call,customer\ntype x\nkeys Enter\ntype y\nkeys Enter\ntype z\nkeys Enter";
    leads(script, &cells("a | x y z _", "| b"), 3).writes(Some(""));
    let mut session = leads(&format!("{script} Enter"), &cells("a | x y z", "| b"), 3);
    session.writes(None);
    let said = session.editor.selection().only().and_then(|key| session.editor.map().record(key)).unwrap();
    assert_eq!(said.text(), "z", "the last card is selected");
    // From the middle of a cell as from its end.
    leads(
        "click card:a\nkeys Shift+Enter\ntype x\nkeys Escape\nclick card:a\nkeys Enter Enter\ntype y\nkeys Escape",
        &cells("a y x |", "| b"),
        2,
    );
}

#[test]
fn tab_goes_on_to_the_next_step_and_shift_tab_back() {
    leads("click card:a\nkeys Enter Tab\ntype x\nkeys Escape", &cells("a | x", "| b"), 1);
    leads("click card:b\nkeys Enter Shift+Tab\ntype x\nkeys Escape", &cells("a |", "x~touchpoint | b"), 1);
    leads(
        "click cell:look,frontstage\ntype x\nkeys Tab\ntype y\nkeys Shift+Tab\ntype z\nkeys Escape",
        &cells("a |", "x~touchpoint z~touchpoint | b y~touchpoint"),
        3,
    );
    let mut session = leads("click card:a\nkeys Enter Shift+Tab", &cells("a |", "| b"), 0);
    session.writes(None).stands("a");
}

#[test]
fn tab_passes_empty_cards_by_and_leaves_none() {
    let map = "| look | call | pay | leave\ncustomer | | | |";
    let mut session = Session::of(map);
    session.run("click cell:look,customer\nkeys Enter Tab Tab").writes(Some(""));
    session.run("type x\nkeys Escape").shows("| look | call | pay | leave\ncustomer | | | x |").has_done(1);
}

#[test]
fn tab_at_the_last_step_adds_one_that_stays_when_something_is_written_in_it() {
    let mut session = leads(
        "click card:b\nkeys Enter Tab\ntype x\nkeys Escape",
        "| seek.look | call | _\ncustomer | a | |\nfrontstage | | b | x~touchpoint",
        1,
    );
    assert_eq!(session.editor.can_undo(), Some(ChangeLabel::new(ChangeVerb::Add, Noun::Card)));
    session.run("undo").shows(MAP).stands("b");
    session.run("redo");
    assert_eq!(session.editor.map().steps.len(), 3);
    let mut session = Session::of(MAP);
    session.run("click card:b\nkeys Enter Tab");
    assert_eq!(session.editor.map().steps.len(), 3, "the step is seen while there is a chance to write");
    session.run("keys Escape").is_untouched(MAP).stands("b");
    session.run("keys Enter Tab Tab").is_untouched(MAP).stands("b");
}

#[test]
fn an_empty_new_card_leaves_no_trace_however_it_is_left() {
    for leave in [
        "keys Escape",
        "keys Enter",
        "click at:2900,1900",
        "click card:b",
        "undo",
        "double card:b\nkeys Escape",
        "done",
    ] {
        let mut session = Session::of(MAP);
        session.run("click cell:call,customer\nkeys Enter").writes(Some(""));
        assert!(session.editor.is_saved(), "a place to write is no change");
        session.run(leave).is_untouched(MAP);
    }
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer\nkeys Enter Escape").stands("cell:call,customer");
    session.run("type x\nkeys Escape\nundo").stands("cell:call,customer");
    session.run("click card:a\nkeys Shift+Enter\ntype x\nkeys Backspace Escape").stands("a");
}

#[test]
fn what_was_added_by_name_stays_without_a_text() {
    leads("click cell:call,customer\nadd note\nkeys Escape", &cells("a | _~note", "| b"), 1);
    leads("drop step step:call\nkeys Escape", "| seek.look | _ | call\ncustomer | a | |\nfrontstage | | | b", 1);
    let session = leads("click card:a\nadd pain\nwrite Slow\nkeys Escape", &cells("a[Slow] |", "| b"), 1);
    assert_eq!(session.editor.can_undo(), Some(ChangeLabel::new(ChangeVerb::Add, Noun::Pain)));
}

#[test]
fn a_step_leads_to_the_next_name_and_down_into_its_cells() {
    let named = |names: &str| format!("| {names}\ncustomer | a |\nfrontstage | | b");
    let mut session =
        leads("double step:look\nwrite Search\nkeys Tab\nwrite Ring\nkeys Enter", &named("seek.Search | Ring"), 2);
    session.writes(None).stands("cell:call,customer");
    leads("double step:call\nkeys Shift+Tab\nwrite Search\nkeys Enter", &named("seek.Search | call"), 1).stands("a");
    let longer = "| seek.look | call | Pay | Leave\ncustomer | a | | |\nfrontstage | | b | |";
    leads("double step:call\nkeys Tab\nwrite Pay\nkeys Tab\nwrite Leave\nkeys Tab Tab", longer, 2);
    Session::of(MAP).run("double step:look\nkeys Shift+Tab").is_untouched(MAP).writes(None);
}

#[test]
fn a_stage_leads_to_the_next_and_to_its_first_step() {
    let mut session = leads(
        "double stage:seek\nkeys Tab\nwrite pay\nkeys Enter",
        "| seek.look | call | pay._\ncustomer | a | |\nfrontstage | | b |",
        1,
    );
    let Some(Key::Step(step)) = session.editor.selection().only() else { panic!("its step is selected") };
    assert_eq!(session.editor.map().steps[&step].name, "");
    session
        .run("type settle\nkeys Escape")
        .shows("| seek.look | call | pay.settle\ncustomer | a | |\nfrontstage | | b |");
    Session::of(MAP).run("double stage:seek\nkeys Tab Tab").is_untouched(MAP);
    Session::of(MAP).run("double stage:seek\nkeys Enter").is_untouched(MAP).stands("look");
}

#[test]
fn a_lane_leads_into_its_first_cell_and_the_title_to_the_first_stage() {
    for key in ["Enter", "Tab"] {
        Session::of(MAP).run(&format!("double lane:customer\nkeys {key}")).is_untouched(MAP).stands("a");
        Session::of(MAP).run(&format!("double lane:frontstage\nkeys {key}")).stands("cell:look,frontstage");
        let mut session = Session::of(MAP);
        session.run(&format!("double title\nwrite Help\nkeys {key}")).writes(None).stands("seek");
        session.has_done(1);
    }
}

#[test]
fn a_mark_stays_at_enter_and_goes_on_from_its_card_at_tab() {
    let map = "| look | call\ncustomer | a[p1] | b\njoin k: a b";
    for place in ["pain:p1", "join:k"] {
        let mut session = Session::of(map);
        session.run(&format!("double {place}\nkeys Enter")).is_untouched(map).writes(None);
        session.run(&format!("double {place}\nkeys Tab\ntype x\nkeys Escape"));
        session.shows("| look | call\ncustomer | a[p1] | b x").has_done(1);
    }
}

#[test]
fn ctrl_and_shift_enter_start_a_line() {
    for held in ["Ctrl", "Shift"] {
        let mut session = Session::of(MAP);
        session.run(&format!("click cell:call,customer\ntype x\nkeys {held}+Enter\ntype y\nkeys Escape"));
        assert!(session.editor.map().cards.values().any(|card| card.text == "x\ny"), "{held}");
    }
}

#[test]
fn the_kind_of_a_captured_card_is_that_of_its_lane() {
    let mut session = Session::of("| look\nevidence |\ncustomer |\nfrontstage |\nnotes |");
    for (lane, text) in [("evidence", "x"), ("customer", "y"), ("frontstage", "z"), ("notes", "w")] {
        session.run(&format!("click cell:look,{lane}\ntype {text}\nkeys Escape"));
    }
    session.shows("| look\nevidence | x~evidence\ncustomer | y\nfrontstage | z~touchpoint\nnotes | w~note");
    assert!(session.editor.map().cards.values().any(|card| card.kind == CardKind::Action));
}

#[test]
fn an_input_method_starts_a_card_too() {
    use egui::{Event, ImeEvent};
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer");
    session.tell(&Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }));
    session.writes(None);
    session.tell(&Event::Ime(ImeEvent::Preedit { text: "かん".to_owned(), active_range_chars: None }));
    session.writes(Some("かん"));
    session.tell(&Event::Ime(ImeEvent::Commit("漢".to_owned())));
    session.run("keys Escape").shows(&cells("a | 漢", "| b")).has_done(1);
}

#[test]
fn deleting_the_only_card_of_a_cell_leaves_the_focus_there() {
    let mut session = Session::of(MAP);
    session.run("click card:a\ndelete").stands("cell:look,customer");
    session.run("type x\nkeys Escape").shows(&cells("x |", "| b"));
}

#[test]
fn the_caret_stays_in_view_while_a_text_grows() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.editor.view_mut().size = throughline::geom::Size::new(420.0, 300.0);
        session.editor.show_start();
        session.run("keys Ctrl+End Enter");
        for word in 0..120 {
            session.run(&format!("type word{word}\nkeys Space"));
            session.editor.write(throughline::text::Edit::Insert(" "));
            let overlay = session.editor.overlay(None);
            let caret = overlay.caret.unwrap();
            assert!(overlay.clear.inflate(1.0, 1.0).contains(caret.center()), "word {word}");
        }
        let before = session.editor.view().camera;
        session.run("type x");
        assert_eq!(session.editor.view().camera, before, "nothing moves while there is room");
    }
}
