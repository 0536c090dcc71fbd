//! Pressing, clicking and the marquee: what is selected and what has the focus.

use throughline::editor::{Cursor, GridCell};
use throughline::model::Key;

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a b       |      | c
    frontstage |           | d    |
    join k: a d
";

#[test]
fn a_click_selects_what_is_under_the_pointer_alone() {
    let mut session = Session::of(MAP);
    session.run("click card:a").selects("a");
    session.run("click card:d").selects("d");
    session.run("click stage:seek").selects("seek");
    session.run("click step:settle").selects("settle");
    session.run("click lane:customer").selects("customer");
    session.run("click join:k").selects("k");
    session.run("click title").selects("title").is_untouched(MAP);
}

#[test]
fn a_shift_click_adds_and_takes_out_again() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nshift click card:c\nshift click card:d").selects("a c d");
    session.run("shift click card:c").selects("a d");
    session.run("shift click at:2900,1900").selects("a d").is_untouched(MAP);
}

#[test]
fn a_click_on_one_of_several_selected_selects_it_alone() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nshift click card:c\npress card:a").selects("a c");
    session.run("release").selects("a");
}

#[test]
fn a_click_on_an_empty_cell_gives_it_the_focus() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nclick cell:call,customer").selects("");
    assert_eq!(session.editor.focus(), Some(GridCell { lane: id("customer"), step: id("call") }));
    session.run("click card:a");
    assert_eq!(session.editor.focus(), None);
    session.run("click cell:call,customer\nclick at:2900,1900");
    assert_eq!(session.editor.focus(), None, "beyond the grid there is no cell");
    session.is_untouched(MAP);
}

#[test]
fn a_hand_that_trembles_clicks_and_drags_nothing() {
    let mut session = Session::of(MAP);
    session.run("press card:a\ndrag by:2,2\ndrag by:-3,0\ndrag by:3,1");
    assert!(session.editor.is_pressed() && !session.editor.is_dragging());
    session.run("release").selects("a").is_untouched(MAP);
    // On an empty place as well: no marquee.
    session.run("press cell:call,customer\ndrag by:1,3\nrelease").selects("");
    assert!(session.editor.focus().is_some());
}

#[test]
fn a_hand_trembles_in_points_of_the_screen_at_every_zoom() {
    for zoom in [0.25, 1.0, 4.0] {
        let mut session = Session::of(MAP);
        session.editor.view_mut().camera.zoom = zoom;
        session.run("press card:a\ndrag by:3,0");
        assert!(!session.editor.is_dragging(), "zoom {zoom}");
        session.run("drag by:2,0");
        assert!(session.editor.is_dragging(), "zoom {zoom}");
    }
}

#[test]
fn a_marquee_selects_the_cards_that_it_touches_while_it_grows() {
    let mut session = Session::of(MAP);
    session.run("click card:c\npress foot:look,frontstage\ndrag above:b").selects("b");
    assert!(session.editor.overlay(None).marquee.is_some());
    session.run("drag above:a").selects("a b");
    session.run("drag above:b").selects("b");
    session.run("release").selects("b").is_untouched(MAP);
    assert!(session.editor.overlay(None).marquee.is_none());
}

#[test]
fn a_marquee_with_shift_adds_to_what_is_selected() {
    let mut session = Session::of(MAP);
    session.run("click card:c\nshift press foot:look,frontstage\nshift drag above:b\nrelease").selects("b c");
}

#[test]
fn a_cancelled_marquee_selects_what_was_selected() {
    let mut session = Session::of(MAP);
    session.run("click card:c\npress foot:look,frontstage\ndrag above:a\ncancel").selects("c");
    session.run("release").selects("c").is_untouched(MAP);
}

#[test]
fn cancel_says_whether_there_was_something_to_leave() {
    let mut session = Session::of(MAP);
    assert!(!session.editor.cancel());
    session.run("press card:a");
    assert!(session.editor.cancel());
    assert!(!session.editor.cancel());
    session.run("press card:a\ndrag by:50,50");
    assert!(session.editor.cancel() && !session.editor.is_dragging());
}

#[test]
fn everything_selected_are_the_cards_that_are_seen() {
    let mut map = crate::table::map(MAP);
    let mut session = Session::before(map.clone());
    session.editor.select_all();
    session.selects("a b c d");
    map.lanes.get_mut(&id("frontstage")).unwrap().hidden = true;
    let mut session = Session::before(map);
    session.editor.select_all();
    session.selects("a b c");
    session.run("delete");
    assert!(session.editor.map().has(Key::Card(id("d"))), "what is not seen is not deleted");
}

#[test]
fn the_cursor_says_what_would_happen() {
    let mut session = Session::of("| look\ncustomer | a\nemotion |\nmood m: ann look 1");
    let cursor = |session: &Session| session.editor.cursor(session.editor.under(session.pointer()).tag());
    for (script, expected) in [
        ("click card:a", Cursor::Hand),
        ("click title", Cursor::Arrow),
        ("click at:2900,1900", Cursor::Arrow),
        ("click mood:m", Cursor::UpDown),
        ("press card:a\ndrag foot:look,customer", Cursor::Grabbing),
        ("drag at:-900,-900", Cursor::Forbidden),
        ("cancel\npress mood:m\ndrag by:0,20", Cursor::UpDown),
        ("cancel\ndouble card:a", Cursor::Text),
    ] {
        session.run(script);
        assert_eq!(cursor(&session), expected, "after {script:?}");
    }
}

#[test]
fn each_of_many_selected_marks_has_one_ring() {
    let map = throughline::persist::read(throughline::persist::template("support", "en").unwrap().as_bytes()).unwrap();
    let mut editor = throughline::editor::Editor::new(map, throughline::model::IdSource::seeded(1));
    editor.view_mut().size = throughline::geom::Size::new(4000.0, 4000.0);
    let pains: Vec<Key> = editor.map().pains.keys().map(|pain| Key::Pain(*pain)).collect();
    for count in 1..=pains.len() {
        editor.select(pains.iter().take(count).copied().collect());
        let mut rings: Vec<_> = editor.overlay(None).selected.iter().map(|ring| ring.area).collect();
        let mut areas: Vec<_> = pains.iter().take(count).map(|pain| editor.area_of(*pain).unwrap()).collect();
        let by_place = |a: &throughline::geom::Rect, b: &throughline::geom::Rect| a.origin().y.total_cmp(&b.origin().y);
        rings.sort_by(by_place);
        areas.sort_by(by_place);
        assert_eq!(rings, areas, "{count} selected");
    }
}

#[test]
fn the_ring_of_a_lane_stays_inside_of_its_name_and_all_others_lie_around() {
    let mut session = Session::of(MAP);
    session.run("click lane:customer");
    let key = session.editor.selection().keys().next().unwrap();
    let lane = session.editor.area_of(key).unwrap();
    let overlay = session.editor.overlay(None);
    let [ring] = overlay.selected.as_slice() else { panic!("{:?}", overlay.selected) };
    assert!(ring.inside && lane.contains_rect(ring.area), "{ring:?} in {lane:?}");
    session.run("click card:a");
    let overlay = session.editor.overlay(None);
    assert!(overlay.selected.iter().all(|ring| !ring.inside), "{:?}", overlay.selected);
}
