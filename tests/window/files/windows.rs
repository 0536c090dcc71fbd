//! Two windows on one map, and what the file held before.

use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;
use throughline::app::files::FileState;
use throughline::app::files::event::{Answer, Event, Notice, Picked, Question, Transition};
use throughline::i18n::{Locale, Words};
use throughline::model::Key;

use super::harness::Desk;

/// A window that has a map open, and another one to which that is to be opened.
fn two(data: &TempDir) -> (Desk, Desk, PathBuf) {
    let mut first = Desk::working(data, 1);
    first.save_as("map.journey.ron");
    let lock = first.path(".~lock.map.journey.ron#");
    first.until(|_| lock.exists());
    let path = first.path("map.journey.ron");
    let mut second = Desk::working(data, 2);
    second.act(Event::Transition(Transition::OpenPath(path.clone())));
    assert!(matches!(second.files.question(), Some(Question::Held(file)) if file.path == path));
    (first, second, path)
}

#[test]
fn what_a_killed_save_left_beside_the_map_goes_a_day_later_and_not_what_is_just_being_saved() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::working(&data, 1);
    let [old, recent] = ["a", "b"].map(|digit| desk.path(&format!(".~throughline-{}.tmp", digit.repeat(16))));
    for path in [&old, &recent] {
        std::fs::write(path, "(throughline: 1").unwrap();
    }
    let two_days_ago = std::time::SystemTime::now() - Duration::from_secs(2 * 24 * 60 * 60);
    std::fs::File::options().write(true).open(&old).unwrap().set_modified(two_days_ago).unwrap();
    desk.save_as("map.journey.ron");
    desk.until(|_| !old.exists());
    assert!(recent.exists());
}

#[test]
fn a_map_that_is_open_elsewhere_can_be_read_only_and_saved_under_another_name() {
    let data = tempfile::tempdir().unwrap();
    let (first, mut second, path) = two(&data);
    let before = std::fs::read(&path).unwrap();
    second.answer(Answer::OpenReadOnly);
    assert_eq!(second.files.state(&second.editor), FileState::ReadOnly);
    assert_eq!(second.files.title(&Words::new(Locale::En)), "map (read only) – Throughline");
    second.title("second");
    assert_eq!(second.files.state(&second.editor), FileState::ReadOnlyChanged);
    let copy = first.path("map copy.journey.ron");
    second.will_pick(Picked::Chosen(copy));
    second.act(Event::Save);
    assert_eq!(second.asked()[0].name, "map copy.journey.ron");
    assert_eq!((second.files.state(&second.editor), std::fs::read(&path).unwrap()), (FileState::Saved, before));
}

#[test]
fn a_map_that_is_open_elsewhere_can_be_opened_as_a_new_one() {
    let data = tempfile::tempdir().unwrap();
    let (_first, mut second, _) = two(&data);
    second.answer(Answer::Copy);
    assert_eq!((second.files.path(), second.editor.is_saved()), (None, false));
    second.files.poll(&mut second.editor);
    assert_eq!(second.files.title(&Words::new(Locale::En)), "● map copy – Throughline");
}

#[test]
fn whoever_does_not_want_it_then_keeps_the_map_on_the_screen() {
    let data = tempfile::tempdir().unwrap();
    let (_first, mut second, _) = two(&data);
    let title = second.editor.map().info.title.clone();
    second.answer(Answer::Cancel);
    assert_eq!((second.files.path(), second.editor.map().info.title.as_str()), (None, title.as_str()));
}

#[test]
fn a_window_that_is_gone_holds_nothing_and_one_that_opens_another_map_lets_go() {
    let data = tempfile::tempdir().unwrap();
    let (mut first, mut second, path) = two(&data);
    second.answer(Answer::Cancel);
    let lock = first.path(".~lock.map.journey.ron#");
    first.act(Event::Transition(Transition::New));
    first.until(|_| !lock.exists());
    second.act(Event::Transition(Transition::OpenPath(path)));
    assert_eq!((second.files.question(), second.files.state(&second.editor)), (None, FileState::Saved));
    second.until(|_| lock.exists());
    drop(second);
    assert!(!lock.exists());
}

#[test]
fn a_lock_that_a_crash_left_is_taken_over_without_a_word() {
    let data = tempfile::tempdir().unwrap();
    let mut first = Desk::working(&data, 1);
    first.save_as("map.journey.ron");
    let (path, lock) = (first.path("map.journey.ron"), first.path(".~lock.map.journey.ron#"));
    first.until(|_| lock.exists());
    let left = std::fs::read(&lock).unwrap();
    let folder = std::mem::replace(&mut first.folder, tempfile::tempdir().unwrap());
    let sign = data.path().join("windows").join(format!("{:016x}.alive", 1));
    assert!(sign.exists());
    first.crash();
    std::fs::write(&lock, left).unwrap();
    std::fs::write(&sign, "").unwrap();
    let mut second = Desk::working(&data, 2);
    second.act(Event::Transition(Transition::OpenPath(path)));
    assert_eq!((second.files.question(), second.files.state(&second.editor)), (None, FileState::Saved));
    drop((second, folder));
}

#[test]
fn saving_over_a_map_that_is_open_elsewhere_asks_even_when_the_dialog_has_asked() {
    let data = tempfile::tempdir().unwrap();
    let (_first, mut second, path) = two(&data);
    second.answer(Answer::Cancel);
    second.will_pick(Picked::Chosen(path.clone()));
    second.act(Event::SaveAs);
    let asked = matches!(second.files.question(), Some(Question::Replace { held: true, .. }));
    assert!(asked, "{:?}", second.files.question());
}

#[test]
fn a_file_that_is_opened_once_more_stays_locked() {
    let data = tempfile::tempdir().unwrap();
    let (mut first, second, path) = two(&data);
    drop(second);
    first.act(Event::Transition(Transition::OpenPath(path)));
    assert_eq!(first.files.question(), None);
    let lock = first.path(".~lock.map.journey.ron#");
    first.look_at_file();
    assert!(lock.exists());
}

/// A map that was saved three times: as the sample, as `one` and as `two`.
fn saved_over(data: &TempDir) -> Desk {
    let mut desk = Desk::working(data, 1);
    desk.save_as("map.journey.ron");
    for title in ["one", "two"] {
        desk.title(title);
        desk.act(Event::Save);
        assert!(desk.editor.is_saved());
    }
    desk
}

#[test]
fn what_was_saved_over_is_listed_with_what_was_changed_after_it() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = saved_over(&data);
    desk.editor.perform(&throughline::edit::Command::SetText { at: Key::Info, text: "three".into() }).unwrap();
    desk.files.show_versions(&desk.editor);
    desk.until(|desk| desk.files.versions().len() == 2);
    assert!(
        desk.files.is_modal()
            && desk.files.versions().iter().all(|done| done
                .as_ref()
                .unwrap()
                .counts()
                .map(|(_, count)| count.sum())
                .eq([1]))
    );
}

#[test]
fn an_earlier_version_comes_back_as_one_change() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = saved_over(&data);
    desk.files.show_versions(&desk.editor);
    desk.until(|desk| desk.files.versions().len() == 2);
    desk.until(|desk| desk.files.can_restore_version());
    desk.files.restore_version(&mut desk.editor);
    assert_eq!((desk.editor.map().info.title.as_str(), desk.editor.is_saved()), ("one", false));
    assert!(matches!(desk.files.message(), Some(Notice::VersionRestored { .. })) && !desk.files.is_modal());
    assert_eq!(desk.title_in("map.journey.ron"), "two");
    desk.editor.undo();
    assert_eq!((desk.editor.map().info.title.as_str(), desk.editor.is_saved()), ("two", true));
}

#[test]
fn a_map_without_a_file_has_no_versions_and_says_so() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::working(&data, 1);
    desk.files.show_versions(&desk.editor);
    assert!(desk.files.shows_versions() && desk.files.versions().is_empty());
    desk.files.close_versions();
    assert!(!desk.files.is_modal());
}

#[test]
fn a_version_that_is_opened_beside_is_a_new_map_there() {
    let data = tempfile::tempdir().unwrap();
    let first = saved_over(&data);
    let mut second = Desk::working(&data, 2);
    second
        .files
        .handle_event(Event::Transition(Transition::OpenPath(first.path("map.journey.ron"))), &mut second.editor);
    second.files.open_as_copy(&mut second.editor);
    second.wait();
    assert_eq!((second.files.path(), second.editor.is_saved()), (None, false));
    assert_eq!(second.editor.map().info.title, "two");
    second.files.poll(&mut second.editor);
    assert_eq!(second.files.title(&Words::new(Locale::En)), "● two copy – Throughline");
}
