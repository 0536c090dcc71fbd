//! The window until the file that it was opened with is read: it says which one, and nothing acts on a map that is not there.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::NodeT as _;
use tempfile::TempDir;
use throughline::app::files::{MapLook, ReadAhead, ReadRequest};
use throughline::app::window::Window;
use throughline::app::worker::Wake;
use throughline::i18n::Locale;
use throughline::model::{IdSource, Map};
use throughline::persist;
use throughline::theme::Density;

use super::harness::Disk;
use crate::harness::{CTRL, LOCALES, Screen, map, open_with, word};

/// A window that was opened with a file, which the disk does not give yet.
struct Opened {
    screen: Screen,
    disk: Disk,
    file: Map,
    _folder: TempDir,
}

impl Opened {
    fn new(locale: Locale, look: MapLook) -> Self {
        let (folder, disk) = (tempfile::tempdir().unwrap(), Disk::default());
        let text = persist::template("support", "en").unwrap();
        let path = folder.path().join("Broadband.journey.ron");
        std::fs::write(&path, text).unwrap();
        disk.gives_nothing.store(true, Ordering::Relaxed);
        let wake: Wake = Arc::new(|| ());
        let (ids, fs) = (IdSource::seeded(1), disk.fs());
        let request = ReadRequest { path: path.clone(), as_copy: false, language: Locale::En, ids, look };
        let ahead = ReadAhead::start(fs, None, &wake, request);
        let window =
            move |cc: &mut eframe::CreationContext<'_>| Window::new(cc, Some(path), locale).reading(Some(ahead));
        let mut screen = open_with(vec2(1280.0, 800.0), window);
        screen.run_steps(3);
        Self { screen, disk, file: persist::read(text.as_bytes()).unwrap(), _folder: folder }
    }

    /// Lets the disk give the file, and waits until its map is shown.
    fn give(&mut self) {
        self.disk.gives_nothing.store(false, Ordering::Relaxed);
        let start = Instant::now();
        while map(&self.screen).cards.is_empty() {
            assert!(start.elapsed() < Duration::from_secs(20), "the map is not there");
            std::thread::yield_now();
            self.screen.step();
        }
        self.screen.run_steps(3);
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.disk.gives_nothing.store(false, Ordering::Relaxed);
    }
}

/// True when a text stands on the screen.
fn says(screen: &Screen, text: &str) -> bool {
    screen.root().children_recursive().any(|node| node.accesskit_node().value().as_deref() == Some(text))
}

fn has(screen: &Screen, role: Role) -> bool {
    screen.root().children_recursive().any(|node| node.accesskit_node().role() == role)
}

#[test]
fn the_name_of_the_file_stands_where_its_map_will_be() {
    for locale in LOCALES {
        let mut opened = Opened::new(locale, MapLook::default());
        let quiet = word(&opened.screen, "opening-map");
        assert!(says(&opened.screen, "Broadband") && says(&opened.screen, &quiet), "{locale:?}");
        let title = opened.screen.root().accesskit_node().label().unwrap_or_default();
        assert!(title.contains("Broadband"), "{title}");
        for role in [Role::Canvas, Role::MenuBar, Role::MenuItem, Role::TextInput] {
            assert!(!has(&opened.screen, role), "{role:?} in {locale:?}");
        }
        opened.give();
        assert!(has(&opened.screen, Role::Canvas) && has(&opened.screen, Role::MenuItem));
        assert_eq!(map(&opened.screen), &opened.file);
    }
}

#[test]
fn what_is_typed_before_the_map_is_there_changes_nothing() {
    let mut opened = Opened::new(Locale::En, MapLook::default());
    for (modifiers, key) in
        [(CTRL, Key::A), (Modifiers::NONE, Key::Delete), (CTRL, Key::Z), (CTRL, Key::K), (CTRL, Key::F)]
    {
        opened.screen.key_press_modifiers(modifiers, key);
        opened.screen.run_steps(2);
    }
    opened.screen.event(Event::Text("lost".to_owned()));
    opened.screen.event(Event::Paste("lost".to_owned()));
    opened.screen.run_steps(2);
    assert!(!has(&opened.screen, Role::TextInput));
    opened.give();
    let editor = opened.screen.state().editor();
    assert_eq!(editor.map(), &opened.file);
    assert!(editor.is_saved() && editor.can_undo().is_none() && editor.selection().is_empty());
}

#[test]
fn a_new_map_need_not_wait_for_a_file() {
    let mut opened = Opened::new(Locale::En, MapLook::default());
    opened.screen.key_press_modifiers(CTRL, Key::N);
    opened.screen.run_steps(3);
    assert!(has(&opened.screen, Role::Canvas) && !says(&opened.screen, "Broadband"));
    opened.disk.gives_nothing.store(false, Ordering::Relaxed);
    opened.screen.run_steps(3);
    assert!(map(&opened.screen).cards.is_empty());
}

#[test]
fn a_map_is_laid_out_for_its_window_where_it_is_read() {
    let look = MapLook { rail: Some(320.0), density: Density::Compact };
    let mut opened = Opened::new(Locale::En, look);
    opened.give();
    // The window has no settings, so it leaves the column as it was read, and makes the map as dense as usual.
    assert_eq!(opened.screen.state().editor().rail(), 320.0);
}
