//! A fuzz target for each parser: bytes of no kind, and sound files with their tokens spliced, doubled, taken out and
//! swapped. A thousand inputs in the short form, a million in the long one (promise 7).

use std::fs;

use throughline::edit::merge;
use throughline::exchange::table;
use throughline::persist::{MapText, RealFs, Settings, read, read_newer, write};

use super::{refused, repaired};
use crate::support::{Dice, mutated, short_or_long};

fn inputs() -> u64 {
    short_or_long(1_000, 1_000_000)
}

const MAP: &str = include_str!("../../golden/v1-later.journey.ron");
const TABLE: &str = "Step\tCustomer\tפנייה\n\"two\nlines\"\t\"a \"\"quote\"\"\"\t=1+1\n\t\t👩‍👩‍👧‍👦\r\nend";
const SETTINGS: &str =
    "{\n    \"language\": \"he\",\n    \"recent\": [\"a.journey.ron\", \"b\"],\n    \"width\": 1600.5,\n}\n";

#[test]
fn whatever_the_bytes_are_a_map_is_read_or_refused_with_its_place() {
    let mut dice = Dice::seeded(1);
    for _ in 0..inputs() {
        let bytes = mutated(&mut dice, MAP.as_bytes());
        match read(&bytes) {
            Ok(map) => assert_eq!(write(&read(write(&map).as_bytes()).unwrap()), write(&map)),
            Err(_) => drop(refused(&bytes)),
        }
        let _ = MapText::from_bytes(&bytes).map(|text| text.places());
    }
}

#[test]
fn whatever_the_bytes_are_a_repaired_copy_is_a_map_or_there_is_none() {
    let mut dice = Dice::seeded(2);
    let sound = read(MAP.as_bytes()).unwrap();
    let mut copies = 0;
    for _ in 0..inputs() {
        let bytes = mutated(&mut dice, MAP.as_bytes());
        if let Some(copy) = repaired(&bytes) {
            copies += 1;
            // A map of any kind can be merged.
            let merged = merge(&sound, &copy.map, &sound).map;
            assert_eq!(merged, copy.map);
        }
        let newer = String::from_utf8_lossy(&bytes).replacen("throughline: 1", "throughline: 9", 1);
        if let Some(newer) = read_newer(newer.as_bytes()) {
            assert!(read(write(&newer.map).as_bytes()).is_ok());
        }
    }
    assert!(copies > inputs() / 2, "{copies}");
}

#[test]
fn whatever_is_on_the_clipboard_is_read_as_a_table_or_as_lines() {
    let mut dice = Dice::seeded(3);
    for _ in 0..inputs() {
        let bytes = mutated(&mut dice, TABLE.as_bytes());
        let content = table::read(&String::from_utf8_lossy(&bytes)).unwrap();
        if let table::Content::Table(rows) = content {
            assert!(!rows.is_empty() && rows.iter().flatten().all(|cell| !cell.contains(['\t', '\0'])));
        }
    }
}

#[test]
fn whatever_stands_in_the_settings_is_read_or_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let mut dice = Dice::seeded(4);
    for _ in 0..inputs() {
        fs::write(&path, mutated(&mut dice, SETTINGS.as_bytes())).unwrap();
        let mut settings = Settings::load(&RealFs, &path);
        settings.set_language(Some("ro"));
        assert_eq!(settings.language(), Some("ro"));
    }
}
