//! What others put in the place of a file, or into a name: the window says one clear thing and goes on.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::files::event::{Event, FileProbe, Notice, Question, Transition};
use throughline::app::files::{DataDir, FileState};
use throughline::i18n::Locale;
use throughline::persist::{LoadError, LockOwner, MAX_BYTES, RealFs, SaveError};

use super::harness::Desk;
use super::screen::{Screen, screen_in};

/// Something that is not a map takes the place of the file of the map.
fn replaced(replace: impl Fn(&Path)) -> Desk {
    let mut desk = Desk::with_file();
    desk.look_at_file();
    let path = desk.path("map.journey.ron");
    fs::remove_file(&path).unwrap();
    replace(&path);
    desk.files.look_again();
    desk.until(|desk| desk.files.external_change().is_some());
    desk
}

/// True when a text on the screen contains this.
fn shows(harness: &Harness<'static, Screen>, text: &str) -> bool {
    harness.query_all_by_label_contains(text).next().is_some()
}

fn huge(path: &Path) {
    File::create(path).unwrap().set_len(MAX_BYTES as u64 + 1).unwrap();
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_file_replaced_by_a_huge_one_is_reported_as_another_file_and_never_overwritten() {
    let mut desk = replaced(huge);
    assert_eq!(desk.files.external_change().map(|change| change.probe), Some(FileProbe::Replaced));
    assert_eq!(desk.files.state(&desk.editor), FileState::Differs);
    assert!(!desk.editor.is_saved(), "no file holds the map any more");
    desk.act(Event::Save);
    assert!(
        matches!(desk.files.message(), Some(Notice::NotSaved(_, SaveError::TooLarge))),
        "{:?}",
        desk.files.message()
    );
    assert_eq!(fs::metadata(desk.path("map.journey.ron")).unwrap().len(), MAX_BYTES as u64 + 1);
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_the_file_is_reported_and_nothing_waits_for_it() {
    let mut desk = replaced(pipe);
    assert_eq!(desk.files.external_change().map(|change| change.probe), Some(FileProbe::Replaced));
    desk.act(Event::Save);
    assert!(
        matches!(desk.files.message(), Some(Notice::NotSaved(_, SaveError::NotAFile))),
        "{:?}",
        desk.files.message()
    );
}

#[test]
fn the_strip_says_that_the_file_was_replaced_and_offers_a_copy() {
    let harness = screen_in(replaced(huge), Locale::En, vec2(900.0, 600.0));
    harness.get_by_label("“map” was replaced by a file that is not a map");
    harness.get_by_label("Keep mine as a copy…");
    assert!(harness.query_by_label("Merge").is_none() && harness.query_by_label("Reload").is_none());
}

#[cfg(unix)]
#[test]
fn a_device_or_a_pipe_among_the_recent_files_is_refused_at_once() {
    let mut desk = Desk::new();
    let path = desk.path("pipe.journey.ron");
    pipe(&path);
    for path in [path.as_path(), Path::new("/dev/zero")] {
        desk.files.open(path, &mut desk.editor);
        desk.wait();
        let refused = matches!(desk.files.message(), Some(Notice::NotOpened(_, LoadError::Special)));
        assert!(refused, "{path:?}: {:?}", desk.files.message());
        desk.files.dismiss_message();
    }
}

#[test]
fn a_name_of_a_file_forges_no_line_and_turns_no_letters_around() {
    let mut desk = Desk::with_file();
    let name = "bad\u{202e}gnp.exe\nSaved.ron";
    desk.write(name, "(stages: [])");
    let path = desk.path(name);
    desk.act(Event::Transition(Transition::OpenPath(path)));
    let harness = screen_in(desk, Locale::En, vec2(900.0, 600.0));
    harness.get_by_label("“bad\u{fffd}gnp.exe\u{fffd}Saved.ron” can’t be opened");
}

#[test]
fn a_lock_that_others_wrote_forges_no_line_in_the_question() {
    let data = tempfile::tempdir().unwrap();
    let mut first = Desk::with_file();
    let owner = LockOwner {
        host: "there\u{2069}\nSaved".to_owned(),
        user: "me\u{202e}".to_owned(),
        process: 7,
        token: "00000000000000ff".to_owned(),
        ..LockOwner::default()
    };
    first.files = std::mem::replace(&mut first.files, Desk::new().files)
        .with_data_dir(Some(DataDir::new(Arc::new(RealFs), data.path().to_owned(), owner)), &mut first.editor);
    first.act(Event::Transition(Transition::OpenPath(first.path("map.journey.ron"))));
    let lock = first.path(".~lock.map.journey.ron#");
    first.until(|_| lock.exists());
    let mut second = Desk::working(&data, 2);
    second.act(Event::Transition(Transition::OpenPath(first.path("map.journey.ron"))));
    assert!(matches!(second.files.question(), Some(Question::Held(_))), "{:?}", second.files.question());
    let harness = screen_in(second, Locale::En, vec2(900.0, 600.0));
    assert!(shows(&harness, "by me on there Saved (process 7)"));
}

#[test]
fn a_recovery_copy_that_cannot_be_written_is_a_notice_until_it_is_closed_or_can_be_written_again() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::working(&data, 1);
    desk.disk.full.store(true, Ordering::Relaxed);
    desk.title("changed");
    desk.files.keep(&mut desk.editor, None);
    desk.until(|desk| desk.files.is_unprotected());
    let mut harness = screen_in(desk, Locale::En, vec2(900.0, 600.0));
    let told = |harness: &Harness<'static, Screen>| shows(harness, "No recovery copy can be written");
    assert!(told(&harness) && shows(&harness, "the disk is full"));
    harness.get_by_label("Close").click();
    harness.run_steps(3);
    assert!(!told(&harness));
    let Screen { desk, .. } = harness.state_mut();
    desk.disk.full.store(false, Ordering::Relaxed);
    desk.until(|desk| !desk.files.is_unprotected());
    desk.disk.full.store(true, Ordering::Relaxed);
    desk.title("changed again");
    desk.files.keep(&mut desk.editor, None);
    desk.until(|desk| desk.files.is_unprotected());
    harness.run_steps(3);
    assert!(told(&harness), "what fails anew is said anew");
}
