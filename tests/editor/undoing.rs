//! Undo, redo, delete, and whether there is anything to save.

use throughline::edit::{ChangeVerb, Command, Refusal, Selection};
use throughline::editor::{Arrange, Editor, NoticeText, Offer};
use throughline::geom::{Camera, Point, Size};
use throughline::model::{IdSource, Key};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a b       |      | c
    frontstage |           | d    |
    join k: a d
";

#[test]
fn undo_and_redo_restore_map_and_selection() {
    let mut session = Session::of(MAP);
    session.run("click card:c\ncarry card:a to cell:call,customer").selects("a");
    session.run("click card:d\nundo").shows(MAP).selects("a");
    session.run("redo").selects("a");
    session.run("click card:d\ndelete").selects("");
    session.run("undo").selects("d");
    session
        .run("undo\nredo\nredo")
        .selects("")
        .shows("| seek.look | call | pay.settle\ncustomer | b | a | c\nfrontstage | | |");
}

#[test]
fn undo_brings_back_the_deleted_stage_with_its_cards_and_connectors() {
    let mut session = Session::of(MAP);
    session.run("click stage:seek\ndelete").shows("| pay.settle\ncustomer | c\nfrontstage |");
    assert!(session.editor.map().connectors.is_empty());
    session.run("undo").shows(MAP);
    assert_eq!(*session.editor.map(), table::map(MAP));
}

#[test]
fn undo_has_a_name_and_an_end() {
    let mut session = Session::of(MAP);
    session.run("undo\nredo").is_untouched(MAP);
    session.run("click card:a\ndelete");
    assert_eq!(session.editor.can_undo().map(|label| label.verb), Some(ChangeVerb::Delete));
    session.run("undo");
    assert!(session.editor.can_undo().is_none() && session.editor.can_redo().is_some());
    session.run("carry card:c to cell:call,customer");
    assert!(session.editor.can_redo().is_none(), "a new change ends what could be redone");
}

#[test]
fn undo_in_the_middle_of_a_gesture_leaves_it_first() {
    let mut session = Session::of(MAP);
    session.run("carry card:c to cell:call,customer\npress card:a\ndrag cell:settle,frontstage\nundo").shows(MAP);
    assert!(!session.editor.is_dragging());
    session.run("release").shows(MAP);
}

#[test]
fn a_command_in_the_middle_of_a_gesture_ends_it() {
    let without_a = MAP.replace(" a b ", " b ").replace("join k: a d", "");
    for gesture in ["press card:a\ndrag cell:settle,frontstage", "click card:a\npress cell:call,customer\ndrag by:9,9"]
    {
        let mut session = Session::of(MAP);
        session.run(gesture);
        session.editor.perform(&Command::Delete(vec![Key::Card(id("a"))])).unwrap();
        assert!(!session.editor.is_pressed());
        session.run("drag by:20,20\nrelease").shows(&without_a).selects("");
        session.run("undo").shows(MAP);
    }
}

#[test]
fn several_records_go_as_one_change() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nshift click card:c\nshift click join:k\ndelete");
    session.shows("| seek.look | call | pay.settle\ncustomer | b | |\nfrontstage | | d |").has_done(1);
}

#[test]
fn the_last_step_stage_or_lane_is_not_deleted() {
    let small = "| look\ncustomer | a";
    for (what, refusal) in
        [("step:look", Refusal::LastStep), ("stage:stage", Refusal::LastStage), ("lane:customer", Refusal::LastLane)]
    {
        let mut session = Session::of(small);
        session.run(&format!("click {what}\ndelete")).is_untouched(small);
        assert!(session.refusal.is_some(), "{what}");
        let same = std::mem::discriminant(&session.refusal.unwrap()) == std::mem::discriminant(&refusal);
        assert!(same || session.refusal == Some(Refusal::LastStep), "{what}: {:?}", session.refusal);
        assert_eq!(session.editor.selection().len(), 1, "what could not be deleted stays selected");
    }
}

#[test]
fn nothing_selected_deletes_nothing_and_neither_does_the_title() {
    let mut session = Session::of(MAP);
    session.run("delete").is_untouched(MAP);
    session.run("click title\ndelete").is_untouched(MAP);
    assert!(session.refusal.is_none());
}

#[test]
fn a_refused_command_changes_nothing() {
    let mut session = Session::of(MAP);
    let missing = Key::Card(id("nowhere"));
    let refused = session.editor.perform(&Command::Delete(vec![missing]));
    assert_eq!(refused, Err(Refusal::Missing(missing)));
    session.is_untouched(MAP);
}

#[test]
fn it_is_saved_until_it_changes_and_again_when_it_is_undone() {
    let mut session = Session::of(MAP);
    assert!(session.editor.is_saved());
    session.run("carry card:a to cell:call,customer");
    assert!(!session.editor.is_saved());
    session.run("undo");
    assert!(session.editor.is_saved(), "back at what is on disk");
    session.run("redo");
    let revision = session.editor.revision();
    session.editor.mark_saved(revision);
    assert!(session.editor.is_saved());
    session.run("undo");
    assert!(!session.editor.is_saved(), "what is on disk is the later state");
    session.run("redo");
    assert!(session.editor.is_saved());
}

#[test]
fn a_save_that_took_its_time_marks_what_it_has_written() {
    let mut session = Session::of(MAP);
    session.run("carry card:a to cell:call,customer");
    let written = session.editor.revision();
    session.run("click card:c\ndelete");
    session.editor.mark_saved(written);
    assert!(!session.editor.is_saved(), "what came after is not on disk");
    session.run("undo");
    assert!(session.editor.is_saved());
}

#[test]
fn another_way_from_the_same_state_is_another_state() {
    let mut session = Session::of(MAP);
    session.run("carry card:a to cell:call,customer");
    let revision = session.editor.revision();
    session.editor.mark_saved(revision);
    session.run("undo\ncarry card:b to cell:call,customer");
    assert!(!session.editor.is_saved());
}

#[test]
fn a_map_that_is_not_on_disk_is_never_saved_by_undo() {
    let mut editor = Editor::unsaved(table::map(MAP), IdSource::seeded(1), throughline::text::Fonts::Bundled);
    assert!(!editor.is_saved());
    let revision = editor.revision();
    editor.mark_saved(revision);
    assert!(editor.is_saved());
}

#[test]
fn looking_around_is_no_change() {
    let mut session = Session::of(MAP);
    let generation = session.editor.generation();
    session.run("scroll 100,100\nclick card:a\nscroll 0,0");
    session.editor.fit_map();
    session.editor.fit_selection();
    session.editor.reveal(Key::Card(id("c")));
    session.editor.show_start();
    assert_eq!(session.editor.generation(), generation, "no new layout");
    session.is_untouched(MAP);
}

#[test]
fn undo_and_redo_bring_what_changed_into_view_however_far_away_and_near_one_looks() {
    let mut session = Session::of(MAP);
    session.run("carry card:a to cell:call,customer\nclick step:settle");
    session.editor.view_mut().size = Size::new(500.0, 400.0);
    let sees = |session: &Session, key: Key| {
        let (view, area) = (*session.editor.view(), session.editor.area_of(key).unwrap());
        view.camera.visible(view.size).contains(area.center())
    };
    for zoom in [0.2, 1.0, 4.0] {
        for undoes in [true, false] {
            session.editor.view_mut().camera = Camera { origin: Point::new(5_000.0, 4_000.0), zoom };
            session.run(if undoes { "undo" } else { "redo" }).selects("a");
            assert!(sees(&session, Key::Card(id("a"))), "zoom {zoom}, undo {undoes}");
        }
    }
}

#[test]
fn undo_and_redo_select_what_changed_also_where_something_else_was_selected_then() {
    let mut session = Session::of(MAP);
    session.run("click card:c");
    session.editor.perform(&Command::SetText { at: Key::Card(id("a")), text: "x".to_owned() }).unwrap();
    session.run("undo").selects("a").run("redo").selects("a");
    session.run("click card:c");
    session.editor.perform(&Command::Delete(vec![Key::Stage(id("seek"))])).unwrap();
    session.selects("c").run("undo").selects("seek");
    session.run("redo").selects("c");
    session.run("undo\nclick card:c");
    session.editor.flip_direction().unwrap();
    session.run("undo").selects("c");
}

#[test]
fn what_is_undone_in_a_hidden_lane_is_told() {
    let mut session = Session::of(MAP);
    session.run("click card:d\ntype x\ndone\nclick lane:frontstage");
    session.editor.arrange(Arrange::HideLane).unwrap();
    // As if somebody else had hidden it: the change before it is undone first.
    let told = |session: &Session| session.editor.notice().map(|notice| (notice.text, notice.offer));
    let lanes = vec![id("frontstage")];
    let offer = Some(Offer::ShowLanes(lanes.clone()));
    session.run("undo");
    assert_eq!(told(&session), None, "the lane itself is shown again");
    session.run("redo");
    session.editor.perform(&Command::SetText { at: Key::Info, text: "title".to_owned() }).unwrap();
    let mut map = session.editor.map().clone();
    map.cards.get_mut(&id("d")).unwrap().text = "other".to_owned();
    session.editor.replace_document(&map);
    session.editor.select(Selection::none());
    session.run("undo").selects("d");
    assert_eq!(told(&session), Some((NoticeText::ChangedUnseen(lanes), offer)));
}
