//! Files that are dropped onto the window.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{DroppedFile, HoveredFile, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::i18n::{Locale, Words};
use throughline::model::{Card, CardId};
use throughline::persist;

use crate::harness::{Screen, card, click, empty_cell, map, open, open_sized, undo, word};

#[derive(Debug)]
struct File(PathBuf);

impl DroppedFile for File {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn file(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn dropped(screen: &mut Screen, paths: &[&Path], until: impl Fn(&Screen) -> bool) {
    // The pointer is beyond the window while something is dragged over it from outside.
    screen.event(egui::Event::PointerGone);
    screen.step();
    screen.input_mut().dropped_files = paths.iter().map(|path| Arc::new(File(path.to_path_buf())) as _).collect();
    screen.step();
    for _ in 0..400 {
        if until(screen) {
            screen.run_steps(2);
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
        screen.step();
    }
    panic!("nothing came of {paths:?}");
}

fn says(screen: &Screen, what: &str) -> bool {
    screen.query_all_by_role(Role::Label).any(|node| node.value().as_deref() == Some(what))
}

fn texts_after(screen: &Screen, before: &[CardId]) -> Vec<String> {
    let new: Vec<&Card> = map(screen).cards.values().filter(|card| !before.contains(&card.id)).collect();
    let mut texts: Vec<String> = new.into_iter().map(|card| card.text.clone()).collect();
    texts.sort();
    texts
}

fn at_help_page() -> (Screen, Vec<CardId>) {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let cards = map(&screen).cards.keys().copied().collect();
    (screen, cards)
}

#[test]
fn texts_and_tables_in_every_encoding_become_cards_where_the_selection_is_and_one_undo_takes_them_back() {
    let folder = tempfile::tempdir().unwrap();
    let wide: Vec<u8> = "\u{feff}שלום\nעולם".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, expected) in [
        ("lines.txt", "one\r\n\r\ntwo\n".as_bytes(), ["one", "two"]),
        ("marked.md", "\u{feff}one\ntwo".as_bytes(), ["one", "two"]),
        ("wide.txt", &wide, ["עולם", "שלום"]),
        ("table.csv", b"\"one, or so\";two", ["one, or so", "two"]),
        ("table.CSV", b"one,\"two\"", ["one", "two"]),
        ("table.tsv", b"one\ttwo", ["one", "two"]),
    ] {
        let (mut screen, before) = at_help_page();
        let path = file(&folder, name, bytes);
        dropped(&mut screen, &[&path], |screen| map(screen).cards.len() > before.len());
        assert_eq!(texts_after(&screen, &before), expected, "{name}");
        undo(&mut screen);
        assert_eq!(map(&screen).cards.len(), before.len(), "{name}: one step");
    }
}

#[test]
fn a_table_in_hebrew_fills_the_cells_to_the_left_in_a_map_that_runs_that_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(&folder, "table.csv", "מחכה ל־CRM,מקבל תשובה\nשואל שוב,".as_bytes());
    let mut screen = open_sized(Locale::He, vec2(1600.0, 1000.0));
    assert!(map(&screen).info.direction.is_rtl());
    let place = empty_cell(&screen);
    click(&mut screen, place);
    let before: Vec<CardId> = map(&screen).cards.keys().copied().collect();
    dropped(&mut screen, &[&path], |screen| map(screen).cards.len() > before.len());
    let area = |text: &str| {
        let card = map(&screen).cards.values().find(|card| card.text == text).unwrap();
        screen.state().editor().area_of(card.id.into()).unwrap()
    };
    let (first, next, below) = (area("מחכה ל־CRM"), area("מקבל תשובה"), area("שואל שוב"));
    assert!(next.x1 <= first.x0, "the next step is on the left: {first:?} {next:?}");
    assert!(below.y0 >= first.y1, "{first:?} {below:?}");
    undo(&mut screen);
    assert_eq!(map(&screen).cards.len(), before.len(), "one step");
}

#[test]
fn several_tables_come_one_after_the_other_into_the_same_cell() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, before) = at_help_page();
    let (first, second) = (file(&folder, "1.txt", b"a\nb"), file(&folder, "2.txt", b"c\nd"));
    dropped(&mut screen, &[&first, &second], |screen| map(screen).cards.len() == before.len() + 4);
    let help = map(&screen).cards.values().find(|card| card.text == "Help page").unwrap().clone();
    let mut cell: Vec<&Card> =
        map(&screen).cards.values().filter(|card| (card.lane, card.step) == (help.lane, help.step)).collect();
    cell.sort_by_key(|card| card.rank);
    let texts: Vec<&str> = cell.iter().map(|card| card.text.as_str()).collect();
    assert!(texts.ends_with(&["a", "b", "c", "d"]) || texts.windows(3).any(|three| three == ["Help page", "a", "b"]));
    let at = |text: &str| texts.iter().position(|other| *other == text).unwrap();
    assert!(at("a") < at("b") && at("b") < at("c") && at("c") < at("d"), "{texts:?}");
}

#[test]
fn what_cannot_become_cards_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let large = vec![b'x'; (1 << 20) + 1];
    for (name, bytes, key) in [
        ("folder", None, "drop-folder"),
        ("gone.txt", None, "drop-unreadable"),
        ("picture.png", Some(&b"\x89PNG\r\n\x1a\n\0\0"[..]), "drop-binary"),
        ("old.csv", Some(b"caf\xe9,x"), "drop-old-encoding"),
        ("large.txt", Some(&large), "drop-too-large"),
        ("empty.txt", Some(b" \n"), "drop-empty"),
    ] {
        let path = folder.path().join(name);
        if let Some(bytes) = bytes {
            fs::write(&path, bytes).unwrap();
        }
        let (mut screen, before) = at_help_page();
        let sentence = Words::new(Locale::En).with(key, &[("name", name.into())]);
        dropped(&mut screen, &[&path], |screen| says(screen, &sentence));
        assert_eq!(map(&screen).cards.len(), before.len(), "{name}");
    }
}

#[test]
fn with_nothing_selected_a_text_has_nowhere_to_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    let path = file(&folder, "lines.txt", b"one\ntwo");
    let sentence = word(&screen, "paste-nowhere");
    dropped(&mut screen, &[&path], |screen| says(screen, &sentence));
    assert_eq!(*map(&screen), before);
}

#[test]
fn the_last_of_several_maps_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let maps = ["blueprint", "lifecycle"].map(|name| {
        let template = persist::template(name, "en").unwrap();
        file(&folder, &format!("{name}.journey.ron"), template.as_bytes())
    });
    let title = persist::read(&fs::read(&maps[1]).unwrap()).unwrap().info.title;
    let mut screen = open(Locale::En);
    dropped(&mut screen, &[&maps[0], &maps[1]], |screen| map(screen).info.title == title);
}

#[test]
fn while_files_are_held_over_the_window_it_says_what_will_happen() {
    let (mut screen, _) = at_help_page();
    let hold = |screen: &mut Screen, names: &[&str]| {
        let files = names.iter().map(|name| HoveredFile { path: Some(PathBuf::from(name)), ..HoveredFile::default() });
        screen.input_mut().hovered_files = files.collect();
        screen.step();
    };
    for (names, key) in [
        (&["a.journey.ron"][..], "drop-opens"),
        (&["a.csv"], "drop-makes-cards"),
        (&["a.txt", "b.journey.ron"], "drop-does-both"),
    ] {
        hold(&mut screen, names);
        assert!(says(&screen, &word(&screen, key)), "{key}");
    }
    hold(&mut screen, &[]);
    assert!(!says(&screen, &word(&screen, "drop-does-both")));
    let mut screen = open(Locale::En);
    hold(&mut screen, &["a.txt"]);
    assert!(says(&screen, &word(&screen, "drop-nowhere")));
}
