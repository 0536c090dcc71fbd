//! What a crash, a signal or a regretted "Don't save" leaves, and how it comes back.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use throughline::app::files::event::{Answer, Event, Question, Transition};
use throughline::edit::Command;
use throughline::geom::Point;
use throughline::model::{Key, Record};
use throughline::persist::recovery::{self, UnsavedWork};
use throughline::persist::{Liveness, RealFs};
use throughline::text::Edit;

use super::harness::Desk;

fn data() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn folder(data: &TempDir) -> std::path::PathBuf {
    data.path().join("recovery")
}

/// What would be offered at the next start.
fn left(data: &TempDir) -> Vec<UnsavedWork> {
    recovery::find_unsaved(&RealFs, &folder(data), &|_| Liveness::Dead).unwrap()
}

fn discarded(data: &TempDir) -> Vec<UnsavedWork> {
    recovery::find_discarded(&RealFs, &folder(data)).unwrap()
}

fn titles(left: &[UnsavedWork]) -> Vec<&str> {
    left.iter().map(|left| left.map.info.title.as_str()).collect()
}

fn write_all(desk: &mut Desk, text: &str) {
    desk.editor.write(Edit::SelectAll);
    desk.editor.write(Edit::Insert(text));
}

/// Waits until the disk is as it should be, not longer than a crash may cost.
fn within_two_seconds(is: impl Fn() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        if is() {
            return true;
        }
        std::thread::yield_now();
    }
    is()
}

#[test]
fn what_is_written_is_on_the_disk_within_two_seconds_in_the_middle_of_a_word() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    assert!(desk.editor.begin_typing(Key::Info));
    write_all(&mut desk, "half a w");
    desk.files.keep(&mut desk.editor, None);
    assert!(within_two_seconds(|| titles(&left(&data)) == ["half a w"]));
    desk.editor.write(Edit::Insert("ord"));
    desk.files.keep(&mut desk.editor, None);
    assert!(within_two_seconds(|| titles(&left(&data)) == ["half a word"]));
}

#[test]
fn a_field_beside_the_map_is_kept_before_it_is_left() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    let mut info = desk.editor.map().info.clone();
    info.author = "Dana".to_owned();
    let written = Command::Change(Record::Info(info)).plan(desk.editor.map()).unwrap();
    desk.files.keep(&mut desk.editor, Some(written));
    assert!(within_two_seconds(|| left(&data).first().is_some_and(|left| left.map.info.author == "Dana")));
    desk.files.keep(&mut desk.editor, None);
    assert!(within_two_seconds(|| left(&data).is_empty()), "Esc in the field takes it back");
}

#[test]
fn an_untouched_map_and_one_that_was_saved_leave_nothing() {
    let data = data();
    Desk::working(&data, 1).crash();
    assert!(left(&data).is_empty());
    let mut desk = Desk::working(&data, 2);
    desk.title("changed");
    desk.files.keep(&mut desk.editor, None);
    assert!(within_two_seconds(|| titles(&left(&data)) == ["changed"]));
    desk.save_as("map.journey.ron");
    assert!(within_two_seconds(|| left(&data).is_empty()));
    desk.title("changed again");
    let path = desk.path("map.journey.ron");
    desk.crash();
    let left = left(&data);
    assert_eq!(titles(&left), ["changed again"]);
    assert_eq!(left[0].base.as_ref().map(|base| base.path.as_path()), Some(path.as_path()));
    assert_eq!(left[0].before.info.title, "changed");
}

#[test]
fn what_was_written_during_a_save_is_kept_after_it() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    desk.save_as("map.journey.ron");
    desk.title("first");
    desk.disk.stuck.store(true, Ordering::Relaxed);
    desk.act(Event::Save);
    desk.title("second");
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    desk.crash();
    let left = left(&data);
    assert_eq!((titles(&left), left[0].before.info.title.as_str()), (vec!["second"], "first"));
}

#[test]
fn what_is_not_saved_on_purpose_is_kept_for_a_while_and_not_offered() {
    for action in [Event::Transition(Transition::Close), Event::Transition(Transition::New)] {
        let data = data();
        let mut desk = Desk::working(&data, 1);
        desk.title("regretted");
        let case = format!("{action:?}");
        desk.act(action);
        desk.answer(Answer::DontSave);
        desk.files.end(&mut desk.editor);
        desk.crash();
        assert_eq!((titles(&left(&data)), titles(&discarded(&data))), (vec![], vec!["regretted"]), "{case}");
    }
}

#[test]
fn a_drag_that_is_not_over_is_not_kept_but_what_was_written_before_it_is() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    desk.editor.view_mut().size = throughline::geom::Size::new(4000.0, 3000.0);
    desk.title("before the drag");
    let before = desk.editor.map().clone();
    let emotion = before.emotions.values().next().unwrap().id;
    let from = desk.editor.view().camera.view_from_map(desk.editor.area_of(emotion.into()).unwrap().center());
    let pointer = |at: Point| throughline::editor::Pointer { at, modifiers: throughline::editor::Modifiers::default() };
    desk.editor.press(pointer(from));
    for step in 1..40 {
        desk.editor.drag(pointer(from + (0.0, f64::from(step) * 4.0)));
        if *desk.editor.map() != before {
            break;
        }
    }
    assert!(desk.editor.is_dragging() && *desk.editor.map() != before, "the point of the curve is somewhere else");
    desk.crash();
    assert_eq!(left(&data).first().map(|left| &left.map), Some(&before));
}

#[test]
fn a_signal_ends_without_a_question_and_what_is_not_saved_is_offered_next_time() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    assert!(desk.editor.begin_typing(Key::Info));
    write_all(&mut desk, "half a w");
    desk.files.terminate(&mut desk.editor);
    assert!(desk.files.is_closing() && desk.files.question().is_none());
    desk.files.end(&mut desk.editor);
    desk.crash();
    assert_eq!(titles(&left(&data)), ["half a w"]);
}

#[test]
fn a_signal_during_a_question_or_a_dialog_ends_as_well() {
    for action in [Event::Transition(Transition::Close), Event::SaveAs] {
        let data = data();
        let mut desk = Desk::working(&data, 1);
        desk.title("changed");
        let case = format!("{action:?}");
        desk.act(action);
        desk.files.terminate(&mut desk.editor);
        assert!(desk.files.is_closing(), "{case}");
        desk.files.end(&mut desk.editor);
        desk.crash();
        assert_eq!(titles(&left(&data)), ["changed"], "{case}");
    }
}

#[test]
fn a_signal_during_a_save_lets_the_save_end_first() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    desk.save_as("map.journey.ron");
    desk.title("changed");
    desk.disk.stuck.store(true, Ordering::Relaxed);
    desk.act(Event::Save);
    desk.files.terminate(&mut desk.editor);
    assert!(!desk.files.is_closing());
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    assert!(desk.files.is_closing());
    assert_eq!(desk.title_in("map.journey.ron"), "changed");
    desk.files.end(&mut desk.editor);
    desk.crash();
    assert!(left(&data).is_empty() && discarded(&data).is_empty());
}

#[test]
fn killed_while_the_question_stands_everything_is_in_the_journal() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    desk.title("changed");
    assert!(!desk.close() && desk.files.question() == Some(&Question::Unsaved));
    // The connection to the desktop breaks: nobody answered.
    desk.files.end(&mut desk.editor);
    desk.crash();
    assert_eq!(titles(&left(&data)), ["changed"]);
}

/// Looks what is to be had back, as the window does after its first frame.
fn look(desk: &mut Desk) -> bool {
    desk.files.look_for_crashes();
    within_two_seconds_of(desk, |desk| desk.files.shows_recovery())
}

fn within_two_seconds_of(desk: &mut Desk, is: impl Fn(&Desk) -> bool) -> bool {
    desk.within(Duration::from_secs(2), is)
}

fn crashed(data: &TempDir, number: u32, title: &str) -> (TempDir, std::path::PathBuf) {
    let mut desk = Desk::working(data, number);
    desk.save_as("map.journey.ron");
    desk.title(title);
    let path = desk.path("map.journey.ron");
    let place = std::mem::replace(&mut desk.folder, tempfile::tempdir().unwrap());
    desk.crash();
    (place, path)
}

#[test]
fn what_a_crash_left_is_restored_as_unsaved_and_saved_into_its_file() {
    let data = data();
    let (_place, path) = crashed(&data, 1, "nearly lost");
    let mut desk = Desk::working(&data, 2);
    assert!(look(&mut desk));
    desk.files.restore(&mut desk.editor);
    assert!(within_two_seconds_of(&mut desk, |desk| desk.editor.map().info.title == "nearly lost"));
    assert!(!desk.editor.is_saved() && desk.files.path() == Some(path.as_path()));
    // The old journal goes only after the new one has it all; a crash right now costs nothing.
    assert!(within_two_seconds(|| left(&data).len() == 1 && discarded(&data).len() == 1));
    assert_eq!(titles(&left(&data)), ["nearly lost"]);
    desk.act(Event::Save);
    assert!(desk.editor.is_saved());
    assert_eq!(title_at(&path), "nearly lost");
    assert!(within_two_seconds(|| left(&data).is_empty()));
}

#[test]
fn saving_what_was_restored_asks_when_the_file_was_changed_since() {
    let data = data();
    let (_place, path) = crashed(&data, 1, "nearly lost");
    std::fs::write(&path, "(throughline: 1, title: \"theirs\")").unwrap();
    let mut desk = Desk::working(&data, 2);
    assert!(look(&mut desk));
    desk.files.restore(&mut desk.editor);
    assert!(within_two_seconds_of(&mut desk, |desk| desk.editor.map().info.title == "nearly lost"));
    desk.act(Event::Save);
    assert!(matches!(desk.files.question(), Some(Question::Conflict { .. })));
    assert_eq!(title_at(&path), "theirs");
}

#[test]
fn later_keeps_it_for_the_next_start_and_no_keeps_it_for_the_menu() {
    let data = data();
    let mut first = Desk::working(&data, 1);
    first.title("one");
    first.crash();
    let mut desk = Desk::working(&data, 2);
    assert!(look(&mut desk));
    desk.files.close_recovery();
    desk.crash();
    let mut desk = Desk::working(&data, 3);
    assert!(look(&mut desk));
    desk.files.discard_recovered();
    assert!(within_two_seconds(|| left(&data).is_empty() && titles(&discarded(&data)) == ["one"]));
    desk.crash();
    let mut desk = Desk::working(&data, 4);
    desk.files.look_for_crashes();
    assert!(!within_two_seconds_of(&mut desk, |desk| desk.files.shows_recovery()), "it was answered");
    desk.files.show_recovery();
    assert!(within_two_seconds_of(&mut desk, |desk| desk.files.shows_recovery()));
    desk.files.restore(&mut desk.editor);
    assert!(within_two_seconds_of(&mut desk, |desk| desk.editor.map().info.title == "one"));
    assert!(desk.files.path().is_none() && !desk.editor.is_saved());
}

#[test]
fn a_window_that_lives_is_not_offered_to_another() {
    let data = data();
    let mut alive = Desk::working(&data, 1);
    alive.title("still at work");
    alive.files.keep(&mut alive.editor, None);
    assert!(within_two_seconds(|| left(&data).len() == 1));
    let mut other = Desk::working(&data, 2);
    other.files.look_for_crashes();
    assert!(!within_two_seconds_of(&mut other, |desk| desk.files.shows_recovery()));
}

#[test]
fn restoring_asks_before_it_takes_the_place_of_unsaved_changes() {
    let data = data();
    let mut first = Desk::working(&data, 1);
    first.title("one");
    first.crash();
    let mut desk = Desk::working(&data, 2);
    desk.title("mine");
    assert!(look(&mut desk));
    desk.files.restore(&mut desk.editor);
    assert!(within_two_seconds_of(&mut desk, |desk| desk.files.question() == Some(&Question::Unsaved)));
    desk.answer(Answer::Cancel);
    assert_eq!(desk.editor.map().info.title, "mine");
    assert_eq!(titles(&left(&data)), ["one"]);
}

fn title_at(path: &Path) -> String {
    throughline::persist::read(&std::fs::read(path).unwrap()).unwrap().info.title
}

#[test]
fn a_map_whose_file_is_gone_is_kept_as_a_whole_though_nothing_was_changed() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    desk.save_as("map.journey.ron");
    let whole = desk.editor.map().clone();
    std::fs::remove_file(desk.path("map.journey.ron")).unwrap();
    desk.files.look_again();
    desk.until(|desk| desk.files.external_change().is_some());
    desk.crash();
    assert_eq!(left(&data).first().map(|left| &left.map), Some(&whole));
}

#[test]
fn of_a_map_of_ten_thousand_cards_only_what_changed_is_handed_over_and_the_disk_has_it_in_time() {
    let data = data();
    let mut desk = Desk::working(&data, 1);
    let cards: String =
        (0..10_000).map(|at| format!("(id: \"c{at}\", step: \"t\", lane: \"l\", text: \"Card {at}\"),")).collect();
    let rest = "stages: [(id: \"s\")], steps: [(id: \"t\", stage: \"s\")], lanes: [(id: \"l\", role: Customer)]";
    desk.write("large.ron", &format!("(throughline: 1, {rest}, cards: [{cards}])"));
    let path = desk.path("large.ron");
    desk.act(Event::Transition(Transition::OpenPath(path)));
    assert_eq!(desk.editor.map().cards.len(), 10_000);
    desk.title("title 4");
    desk.files.keep(&mut desk.editor, None);
    assert!(within_two_seconds(|| titles(&left(&data)) == ["title 4"]), "and the disk has it in time");
    desk.title("title 5");
    assert_eq!(desk.editor.take_changes().keys().count(), 1);
}
