//! The window after a crash: what it offers, in every language, and what its buttons do.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;
use throughline::app::files::DataDir;
use throughline::app::settings::SettingsStore;
use throughline::app::window::Window;
use throughline::edit::Revision;
use throughline::i18n::Locale;
use throughline::model::Map;
use throughline::persist::journal::{FlushPolicy, JournalDir};
use throughline::persist::{Journal, LockOwner, RealFs, Timestamp, recovery};

use crate::harness::{LOCALES, Screen, choose, map, open_with, press, word};

fn holder(number: u32) -> LockOwner {
    LockOwner {
        host: "here".to_owned(),
        process: u32::MAX - number,
        token: format!("{number:016x}"),
        ..LockOwner::default()
    }
}

/// A window crashes on a map of that title.
fn crash(data: &TempDir, number: u32, title: &str) {
    let dir = JournalDir { fs: Arc::new(RealFs), folder: data.path().join("recovery") };
    let policy = FlushPolicy { delay: Duration::ZERO, ..FlushPolicy::default() };
    let journal = Journal::start(dir, holder(number), None, Map::default(), policy, |_| ()).unwrap();
    let mut map = Map::default();
    map.info.title = title.to_owned();
    journal.record(&map, Revision::default(), Timestamp::since_1970(Duration::from_secs(u64::from(number))));
}

/// A window that works in the folder of `data`, after its first frames.
fn open(data: &TempDir, locale: Locale) -> Screen {
    open_in(data, locale, [1600.0, 1000.0])
}

/// The same in a size.
fn open_in(data: &TempDir, locale: Locale, size: [f32; 2]) -> Screen {
    let place = DataDir::new(Arc::new(RealFs), data.path().to_owned(), holder(900));
    let keeper = SettingsStore::at(Arc::new(RealFs), data.path().join("settings.ron"));
    let mut screen = open_with(size.into(), move |cc| {
        Window::new(cc, None, locale).working_at(Some(place)).remembering(Some(keeper))
    });
    screen.run();
    screen
}

/// Lets workers come to their end.
fn until(screen: &mut Screen, is: impl Fn(&Screen) -> bool) -> bool {
    let start = Instant::now();
    while !is(screen) && start.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(10));
        screen.run();
    }
    is(screen)
}

fn shows(screen: &Screen, key: &str) -> bool {
    screen.query_by_role_and_label(Role::Button, &word(screen, key)).is_some()
}

fn left(folder: &Path) -> usize {
    recovery::find_unsaved(&RealFs, &folder.join("recovery"), &|_| throughline::persist::Liveness::Dead).unwrap().len()
}

#[test]
fn a_window_without_anything_to_restore_says_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut screen = open(&data, Locale::En);
    assert!(!until_short(&mut screen));
    choose(&mut screen, &["menu-file", "action-recovered"]);
    assert!(until(&mut screen, |screen| shows(screen, "dialog-close")));
    press(&mut screen, egui::Modifiers::NONE, egui::Key::Escape);
    assert!(!shows(&screen, "dialog-close"));
}

fn until_short(screen: &mut Screen) -> bool {
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(10));
        screen.run();
    }
    shows(screen, "recovered-restore")
}

#[test]
fn two_crashed_windows_are_offered_and_the_chosen_one_is_restored_in_every_language() {
    for locale in LOCALES {
        let data = tempfile::tempdir().unwrap();
        crash(&data, 1, "older");
        crash(&data, 2, "newer");
        let mut screen = open(&data, locale);
        assert!(until(&mut screen, |screen| shows(screen, "recovered-restore")), "{locale:?}");
        assert!(until(&mut screen, |screen| screen.query_by_role(Role::Image).is_some()), "{locale:?}");
        let rows = screen.get_all_by_role(Role::Button);
        let row = rows
            .into_iter()
            .find(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with("older")))
            .unwrap();
        row.click();
        screen.run();
        let restore = word(&screen, "recovered-restore");
        screen.get_by_role_and_label(Role::Button, &restore).click();
        assert!(until(&mut screen, |screen| map(screen).info.title == "older"), "{locale:?}");
        assert!(until(&mut screen, |_| left(data.path()) == 2), "its own journal has it, and the other is still there");
        assert!(screen.state().text().shortened().is_empty(), "{locale:?}: {:?}", screen.state().text().shortened());
    }
}

#[test]
fn the_list_fits_into_the_smallest_window_in_every_language() {
    for locale in LOCALES {
        let data = tempfile::tempdir().unwrap();
        for number in 1..6 {
            crash(&data, number, "left");
        }
        let mut screen = open_in(&data, locale, [640.0, 400.0]);
        assert!(until(&mut screen, |screen| shows(screen, "recovered-restore")), "{locale:?}");
        assert!(until(&mut screen, |screen| screen.query_by_role(Role::Image).is_some()), "{locale:?}");
        let whole = screen.ctx.content_rect();
        for key in ["recovered-restore", "recovered-later"] {
            let name = word(&screen, key);
            let rect = screen.get_by_role_and_label(Role::Button, &name).rect();
            assert!(whole.contains_rect(rect), "{locale:?}: {key} at {rect:?}");
        }
        let title = word(&screen, "recovered-title");
        assert!(whole.contains_rect(screen.get_by_label(&title).rect()), "{locale:?}");
    }
}

#[test]
fn what_is_not_wanted_is_in_the_menu() {
    let data = tempfile::tempdir().unwrap();
    crash(&data, 1, "not wanted");
    let mut screen = open(&data, Locale::He);
    assert!(until(&mut screen, |screen| shows(screen, "recovered-discard")));
    let discard = word(&screen, "recovered-discard");
    screen.get_by_role_and_label(Role::Button, &discard).click();
    assert!(until(&mut screen, |screen| left(data.path()) == 0 && !shows(screen, "recovered-restore")));
    choose(&mut screen, &["menu-file", "action-recovered"]);
    assert!(until(&mut screen, |screen| shows(screen, "recovered-restore") && !shows(screen, "recovered-discard")));
}

#[test]
fn a_file_that_was_opened_is_in_the_menu_of_the_next_window() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("refunds.journey.ron");
    std::fs::write(&path, "(throughline: 1, title: \"Refunds\")").unwrap();
    let keeper = SettingsStore::at(Arc::new(RealFs), data.path().join("settings.ron"));
    keeper.change(move |settings| settings.note_recent(&path));
    drop(keeper);
    let mut screen = open(&data, Locale::En);
    choose(&mut screen, &["menu-file", "menu-recent", "refunds"]);
    assert!(until(&mut screen, |screen| map(screen).info.title == "Refunds"));
    choose(&mut screen, &["menu-file", "menu-recent", "menu-recent-clear"]);
    screen.get_by_role_and_label(Role::MenuItem, "File").click();
    screen.run();
    assert!(screen.query_by_role_and_label(Role::MenuItem, "Open recent").is_none());
}

#[test]
fn whoever_leaves_without_saving_is_told_how_long_the_changes_are_kept() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let data = TempDir::new().unwrap();
        let mut screen = open(&data, locale);
        choose(&mut screen, &["menu-insert", "palette-stage"]);
        press(&mut screen, egui::Modifiers::NONE, egui::Key::Escape);
        choose(&mut screen, &["menu-file", "action-new"]);
        let said = word(&screen, "dialog-save-changes-text");
        assert!(said.contains("14") && screen.query_by_label(&said).is_some(), "{locale:?}: {said}");
    }
}
