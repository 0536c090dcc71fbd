//! What stands where nothing is written yet, and how writing starts there.

use throughline::editor::{Handle, Modifiers, PlaceholderKind, Pointer};
use throughline::model::Key;

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a         | b    | c
    frontstage |           |      | d
    emotion    |           |      |
";

fn nameless() -> Session {
    let mut map = table::map(MAP);
    map.stages.get_mut(&id("pay")).unwrap().name.clear();
    map.steps.get_mut(&id("call")).unwrap().name.clear();
    Session::before(map)
}

fn kinds(session: &Session) -> Vec<PlaceholderKind> {
    session.editor.overlay(None).placeholders.iter().map(|placeholder| placeholder.kind).collect()
}

#[test]
fn stages_and_steps_without_names_say_so_on_the_map_that_is_worked_on() {
    assert_eq!(kinds(&Session::of(MAP)), []);
    let mut session = nameless();
    assert_eq!(kinds(&session), [PlaceholderKind::Stage(2), PlaceholderKind::Step]);
    for placeholder in session.editor.overlay(None).placeholders {
        let (area, within) = (placeholder.place.area, placeholder.place.within);
        assert!(area.width() > 60.0 && within.contains(area.center()), "{placeholder:?}");
    }
    session.editor.view_mut().camera.zoom = 0.2;
    assert_eq!(kinds(&session), [], "from far it would be too small to be read");
}

#[test]
fn a_click_on_a_name_that_is_missing_writes_it() {
    let mut session = nameless();
    session.run("click step:call").writes(Some(""));
    assert_eq!(kinds(&session), [PlaceholderKind::Stage(2)], "where it is written nothing else stands");
    session.run("write Calls\nclick stage:pay").writes(Some(""));
    session.run("write Pays\ncancel").writes(None).has_done(2);
    assert_eq!(session.editor.map().stages[&id("pay")].name, "Pays");
    // A name that is there is selected, and no more.
    session.run("click stage:seek").writes(None).selects("seek");
}

#[test]
fn an_empty_cell_under_the_pointer_shows_a_plus_that_starts_a_card() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("point cell:call,frontstage");
        assert_eq!(kinds(&session), [PlaceholderKind::Cell]);
        let plus = session.editor.overlay(None).plus.unwrap().center();
        let at = session.editor.view().camera.view_from_map(plus);
        assert!(matches!(session.editor.handle_at(at).unwrap().handle, Handle::NewCard(_)));
        let pointer = Pointer { at, modifiers: Modifiers::default() };
        session.editor.press(pointer);
        session.editor.release(pointer);
        session.writes(Some(""));
        let Some(Key::Card(card)) = session.editor.selection().only() else { panic!("a card is written") };
        let card = &session.editor.map().cards[&card];
        assert_eq!((card.step, card.lane), (id("call"), id("frontstage")));
        session.run("cancel").writes(None).is_untouched(MAP);
        session.editor.press(pointer);
        session.editor.release(pointer);
        session.editor.press(pointer);
        session.editor.double_click(pointer);
        session.editor.release(pointer);
        session.writes(Some("")).run("cancel").is_untouched(MAP);
    }
}

#[test]
fn a_cell_that_has_a_card_or_takes_none_has_no_plus() {
    let mut session = Session::of(MAP);
    for place in ["cell:look,customer", "card:d", "cell:call,emotion", "stage:seek"] {
        session.run(&format!("point {place}"));
        assert_eq!((kinds(&session), session.editor.overlay(None).plus), (Vec::new(), None), "{place}");
    }
    session.run("click cell:call,frontstage\npoint cell:call,frontstage");
    assert_eq!(kinds(&session), [], "the focus says what typing does there");
    let mut map = table::map(MAP);
    map.lanes.get_mut(&id("frontstage")).unwrap().locked = true;
    let mut session = Session::before(map);
    session.run("point cell:call,frontstage");
    assert_eq!(kinds(&session), []);
}
