//! Stages, steps and lanes by the pointer and by menus: a plus between two, edges of columns, locked and hidden lanes.

use throughline::edit::Refusal;
use throughline::editor::{Arrange, Cursor, Handle, Modifiers, Pointer};
use throughline::geom::{Point, Vec2};
use throughline::model::{Key, Step, StepId};
use throughline::theme::size::RAILS;

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a b       |      | c
    frontstage |           | d    |
";

fn both_ways(map: &str) -> [Session; 2] {
    [Session::of(map), Session::right_to_left(map)]
}

fn width(session: &Session, step: &str) -> Option<u16> {
    session.editor.map().steps[&id::<StepId>(step)].width
}

#[test]
fn a_plus_behind_a_step_adds_one_there_and_it_is_named_at_once() {
    for mut session in both_ways(MAP) {
        let after = "| seek.look | ask | call | pay.settle\ncustomer | a b | | | c\nfrontstage | | | d |";
        session.run("click plus:look\nwrite ask\ndone").shows(after).has_done(1);
        session.run("undo").shows(MAP);
        let last = "| seek.look | call | pay.settle | ask\ncustomer | a b | | c |\nfrontstage | | d | |";
        session.run("click plus:settle\nwrite ask\ndone").shows(last);
        // Behind the last step of a stage it still belongs to it.
        let inner = "| seek.look | call | ask | pay.settle\ncustomer | a b | | | c\nfrontstage | | d | |";
        session.run("undo\nclick plus:call\nwrite ask\ndone").shows(inner);
    }
}

#[test]
fn a_plus_before_a_stage_adds_one_there() {
    for mut session in both_ways(MAP) {
        let after = "| seek.look | call | ask._ | pay.settle\ncustomer | a b | | | c\nfrontstage | | d | |";
        session.run("click plus:pay.\nwrite ask\ndone").shows(after).has_done(1);
        session.run("undo").shows(MAP);
    }
}

#[test]
fn a_plus_that_is_left_before_the_button_goes_up_does_nothing() {
    Session::of(MAP).run("press plus:look\ndrag by:60,60\nrelease").is_untouched(MAP);
    Session::of(MAP).run("press plus:look\ncancel\nrelease").is_untouched(MAP);
}

#[test]
fn pressing_a_plus_twice_adds_one() {
    let mut session = Session::of(MAP);
    session.run("double plus:look").has_done(1);
    assert_eq!(session.editor.map().steps.len(), 4);
}

#[test]
fn the_pointer_shows_what_it_can_take_hold_of() {
    let mut session = Session::of(MAP);
    session.run("click card:a");
    for (place, cursor) in
        [("plus:look", Cursor::Press), ("edge:look", Cursor::LeftRight), ("end:a", Cursor::LeftRight)]
    {
        let at = session.find(place);
        session.editor.update_handle(Some(at));
        assert_eq!(session.editor.cursor(None), cursor, "{place}");
        assert!(session.editor.overlay(None).handle.is_some(), "{place}");
    }
    session.editor.view_mut().camera.zoom = 0.2;
    let at = session.find("plus:look");
    assert_eq!(session.editor.handle_at(at), None, "from far there is none");
}

#[test]
fn the_edge_of_a_column_makes_it_wider_and_a_double_click_takes_that_back() {
    for mut session in both_ways(MAP) {
        let sign = session.editor.map().info.direction.sign();
        let before = session.editor.area_of(Key::Card(id("a"))).unwrap().width();
        session.run(&format!("press edge:look\ndrag by:{},0", 60.0 * sign));
        assert_eq!(session.editor.area_of(Key::Card(id("a"))).unwrap().width(), before + 60.0, "it is seen at once");
        session.run("release").has_done(1);
        assert_eq!(width(&session, "look"), Some(224));
        session.run(&format!("press edge:look\ndrag by:{},0\ncancel", 60.0 * sign)).has_done(1);
        assert_eq!(width(&session, "look"), Some(224));
        session.run(&format!("press edge:look\ndrag by:{},0\nrelease", -900.0 * sign));
        assert_eq!(width(&session, "look"), Some(*Step::WIDTHS.start()));
        session.run("double edge:look");
        assert_eq!(width(&session, "look"), None);
        session.run("undo\nundo\nundo").shows(MAP);
        assert_eq!(width(&session, "look"), None);
    }
}

#[test]
fn the_edge_of_the_lane_names_makes_their_column_wider_and_the_map_stays_as_it_is() {
    for mut session in both_ways(MAP) {
        let sign = session.editor.map().info.direction.sign();
        let (usual, column) = (session.editor.rail(), session.editor.layout().grid.columns[0].start);
        let at_edge = |session: &Session| {
            let grid = &session.editor.layout().grid;
            let edge = Point::new(grid.inline(grid.rail_end), grid.rows[0].content);
            Pointer { at: session.editor.view().camera.view_from_map(edge), modifiers: Modifiers::default() }
        };
        let moved = |from: Pointer, by: f64| Pointer { at: from.at + Vec2::new(by * sign, 0.0), ..from };
        let from = at_edge(&session);
        session.editor.update_handle(Some(from.at));
        assert_eq!(session.editor.cursor(None), Cursor::LeftRight);
        session.editor.press(from);
        session.editor.drag(moved(from, 60.0));
        assert_eq!(
            (session.editor.rail(), session.editor.layout().grid.columns[0].start),
            (usual + 60.0, column + 60.0)
        );
        session.editor.release(moved(from, 60.0));
        // It goes to where it can go.
        let from = at_edge(&session);
        session.editor.press(from);
        session.editor.drag(moved(from, 5_000.0));
        assert_eq!(session.editor.rail(), *RAILS.end());
        session.editor.cancel();
        assert_eq!(session.editor.rail(), usual + 60.0);
        let from = at_edge(&session);
        session.editor.double_click(from);
        assert_eq!(session.editor.rail(), usual);
        session.is_untouched(MAP);
    }
}

#[test]
fn a_stage_is_split_at_the_selected_step_and_merged_again() {
    let mut session = Session::of(MAP);
    session.run("click step:call");
    assert!(session.editor.can_arrange(Arrange::SplitStage));
    session.editor.arrange(Arrange::SplitStage).unwrap();
    let split = "| seek.look | ask.call | pay.settle\ncustomer | a b | | c\nfrontstage | | d |";
    session.run("write ask\ndone").shows(split).has_done(1);
    session.run("click stage:seek");
    session.editor.arrange(Arrange::MergeStage).unwrap();
    session.shows(MAP).selects("seek").run("undo").shows(split).run("undo").shows(MAP);
}

#[test]
fn a_stage_is_neither_split_at_its_first_step_nor_merged_at_the_end() {
    let mut session = Session::of(MAP);
    for place in ["step:look", "step:settle", "stage:seek", "card:a"] {
        session.run(&format!("click {place}"));
        assert!(!session.editor.can_arrange(Arrange::SplitStage), "{place}");
    }
    session.run("click stage:pay");
    assert!(!session.editor.can_arrange(Arrange::MergeStage));
}

#[test]
fn a_step_is_added_before_or_after_the_selected_one() {
    let mut session = Session::of(MAP);
    session.run("click card:d");
    session.editor.arrange(Arrange::StepBefore).unwrap();
    let before = "| seek.look | ask | call | pay.settle\ncustomer | a b | | | c\nfrontstage | | | d |";
    session.run("write ask\ndone").shows(before).run("undo\nclick stage:pay");
    session.editor.arrange(Arrange::StepBefore).unwrap();
    let first = "| seek.look | call | pay.ask | settle\ncustomer | a b | | | c\nfrontstage | | d | |";
    session.run("write ask\ndone").shows(first);
}

#[test]
fn in_a_locked_lane_no_hand_changes_anything_and_a_reason_is_given() {
    for script in [
        "carry card:a to cell:call,frontstage",
        "carry card:d to cell:call,customer",
        "double card:a",
        "click card:a\nkeys Shift+Enter",
        "double foot:call,customer",
        "drop touchpoint cell:call,customer",
        "drop pain card:a",
        "press end:a\ndrag cell:call,customer\nrelease",
    ] {
        let mut session = Session::of(MAP);
        session.run("click lane:customer");
        session.editor.arrange(Arrange::LockLane).unwrap();
        session.run("click card:a").run(script).shows(MAP).writes(None).has_done(1);
        let refusal = session.editor.take_refusal();
        assert_eq!(refusal, Some(Refusal::Locked(id("customer"))), "{script}");
        assert_eq!(session.editor.take_refusal(), None);
    }
}

#[test]
fn a_locked_lane_shows_a_lock_and_is_unlocked_by_the_same_action() {
    let mut session = Session::of(MAP);
    let items = |session: &Session| {
        let rail = session.editor.scene().layer(throughline::scene::LayerKind::Rail);
        rail.frames().map(|placed| placed.frame.items.len()).sum::<usize>()
    };
    let free = items(&session);
    session.run("click lane:customer");
    session.editor.arrange(Arrange::LockLane).unwrap();
    assert_eq!(items(&session), free + 1);
    session.editor.arrange(Arrange::LockLane).unwrap();
    session
        .run("click card:a\ndelete")
        .shows("| seek.look | call | pay.settle\ncustomer | b | | c\nfrontstage | | d |");
}

#[test]
fn a_hidden_lane_is_a_thin_line_that_brings_it_back() {
    for mut session in both_ways(MAP) {
        session.run("click card:d");
        session.editor.arrange(Arrange::HideLane).unwrap();
        session.selects("");
        assert_eq!(session.editor.layout().grid.rows.len(), 1);
        assert_eq!(session.editor.overlay(None).hidden.len(), 1);
        let at = session.find("hidden:customer");
        assert!(matches!(session.editor.handle_at(at).map(|mark| mark.handle), Some(Handle::Hidden(1))));
        session.run("click hidden:customer").selects("frontstage").has_done(2);
        assert!(session.editor.overlay(None).hidden.is_empty());
        session.run("undo");
        session.editor.arrange(Arrange::ShowLanes).unwrap();
        assert_eq!(session.editor.layout().grid.rows.len(), 2);
    }
}

#[test]
fn a_map_whose_lanes_are_all_hidden_can_show_them() {
    let mut session = Session::of("| look\ncustomer | a");
    session.run("click lane:customer");
    session.editor.arrange(Arrange::HideLane).unwrap();
    assert_eq!(session.editor.overlay(None).hidden.len(), 1);
    session.editor.arrange(Arrange::ShowLanes).unwrap();
    assert!(table::shown(session.editor.map()).contains("customer"));
    assert_eq!(session.editor.layout().grid.rows.len(), 1);
}

#[test]
fn a_point_of_a_curve_stays_in_a_locked_lane() {
    let mut session = Session::of("| look\ncustomer | a\nemotion |\nmood m: ann look 1");
    session.run("click lane:emotion");
    session.editor.arrange(Arrange::LockLane).unwrap();
    session.run("press mood:m\ndrag by:0,60\nrelease").has_done(1);
    assert_eq!(session.editor.take_refusal(), Some(Refusal::Locked(id("emotion"))));
}

#[test]
fn two_presses_on_the_edge_of_the_selected_card_write_it() {
    let mut session = Session::of(MAP);
    session.run("click card:a\ndouble end:a").writes(Some("a"));
}
