//! Promise 4: what is overwritten is kept, at least the last 5 and all of 14 days, and can be opened again.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::support::{Disk, Drafter, Fault, NEVER};
use throughline::edit::Noun;
use throughline::model::Map;
use throughline::persist::versions::{self, SaveOutcome, Version, history, list, open, tidy};
use throughline::persist::{FileMode, Fingerprint, RealFs, SaveError, Timestamp, fingerprint_at, write};

const FOLDER: &str = "data/versions";
const FILE: &str = "maps/a.journey.ron";
const HOUR: u64 = 60 * 60;
const DAY: u64 = 24 * HOUR;

fn at(second: u64) -> Timestamp {
    Timestamp::since_1970(Duration::from_secs(second))
}

/// A map of that title as text.
fn titled(title: &str) -> String {
    format!("(throughline: 1, title: \"{title}\")")
}

fn save_text(disk: &Disk, path: &str, text: &str, now: Timestamp) -> Result<SaveOutcome, SaveError> {
    disk.set_now(now);
    let expected = fingerprint_at(disk, Path::new(path)).unwrap_or_default();
    versions::save(disk, Path::new(path), text.as_bytes(), expected, Path::new(FOLDER), now)
}

fn kept(disk: &Disk, path: &str) -> Vec<Version> {
    list(disk, Path::new(FOLDER), Path::new(path)).unwrap()
}

fn titles(disk: &Disk, path: &str) -> Vec<String> {
    kept(disk, path).iter().map(|version| open(disk, version).unwrap().info.title).collect()
}

#[test]
fn promise_4_what_a_save_overwrites_is_kept_with_when_it_was_written() {
    let disk = Disk::default();
    assert_eq!(kept(&disk, FILE), []);
    for (number, title) in ["one", "two", "three"].into_iter().enumerate() {
        assert!(save_text(&disk, FILE, &titled(title), at(number as u64 * HOUR)).unwrap().not_kept.is_none());
    }
    assert_eq!(titles(&disk, FILE), ["two", "one"]);
    let versions = kept(&disk, FILE);
    assert_eq!((versions[0].written, versions[0].replaced), (at(HOUR), at(2 * HOUR)));
    assert_eq!(versions[0].fingerprint, Fingerprint::new(titled("two").as_bytes()));
    assert_eq!(disk.access(&versions[0].file), Some(FileMode::Private));
}

#[test]
fn promise_4_what_somebody_else_wrote_is_kept_when_it_is_overwritten_on_purpose() {
    let disk = Disk::default();
    save_text(&disk, FILE, &titled("mine"), at(1)).unwrap();
    disk.put(FILE, titled("theirs").as_bytes());
    save_text(&disk, FILE, &titled("mine again"), at(2)).unwrap();
    // Also what is no map at all.
    disk.put(FILE, b"notes");
    save_text(&disk, FILE, &titled("mine"), at(3)).unwrap();
    let versions = kept(&disk, FILE);
    assert_eq!(disk.file(versions[0].file.to_str().unwrap()).as_deref(), Some(&b"notes"[..]));
    assert!(open(&disk, &versions[0]).is_err());
    assert_eq!(open(&disk, &versions[1]).unwrap().info.title, "theirs");
}

#[test]
fn promise_4_five_versions_and_all_of_fourteen_days_are_kept() {
    let disk = Disk::default();
    for day in 0..=30 {
        save_text(&disk, FILE, &titled(&day.to_string()), at(day * DAY)).unwrap();
    }
    // Overwritten on the days 16 to 30.
    assert_eq!(titles(&disk, FILE), (15..30).rev().map(|day: u64| day.to_string()).collect::<Vec<_>>());
    save_text(&disk, FILE, &titled("later"), at(3000 * DAY)).unwrap();
    assert_eq!(titles(&disk, FILE), ["30", "29", "28", "27", "26"]);
    tidy(&disk, Path::new(FOLDER), at(9000 * DAY));
    assert_eq!(kept(&disk, FILE).len(), 5);
}

#[test]
fn versions_that_take_too_much_go_from_the_oldest_on_but_never_the_newest_five() {
    // All versions of a file together may take 256 MiB. How large one is stands in its name.
    for (mib, left) in [(25, 10), (32, 8), (40, 6), (64, 5), (300, 5)] {
        let disk = Disk::default();
        let hourly: Vec<_> = (0..10)
            .map(|hour| {
                let (time, size) = (hour * HOUR * 1000, mib << 20);
                format!("{FOLDER}/a/{time:013}-{time:013}-{size:x}-{hour:032x}.journey.ron")
            })
            .collect();
        hourly.iter().for_each(|name| disk.put(name, b""));
        tidy(&disk, Path::new(FOLDER), at(DAY));
        assert_eq!(disk.names(), hourly[10 - left..].iter().map(PathBuf::from).collect::<Vec<_>>(), "{mib} MiB");
    }
}

#[test]
fn a_save_that_changes_nothing_keeps_no_second_copy() {
    let disk = Disk::default();
    for second in 0..5 {
        save_text(&disk, FILE, &titled("same"), at(second)).unwrap();
    }
    assert_eq!(titles(&disk, FILE), ["same"]);
}

#[test]
fn a_file_has_its_versions_however_it_is_reached_and_when_it_is_gone() {
    let disk = Disk::default().with_link("short", FILE);
    save_text(&disk, FILE, &titled("one"), at(1)).unwrap();
    save_text(&disk, "short", &titled("two"), at(2)).unwrap();
    save_text(&disk, "maps/b.journey.ron", &titled("another"), at(3)).unwrap();
    assert_eq!((titles(&disk, FILE), titles(&disk, "short")), (vec!["one".to_owned()], vec!["one".to_owned()]));
    assert_eq!(kept(&disk, "maps/b.journey.ron"), []);

    let folder = tempfile::tempdir().unwrap();
    let (file, data) = (folder.path().join("map.ron"), folder.path().join("data"));
    let first = versions::save(&RealFs, &file, titled("one").as_bytes(), None, &data, at(1)).unwrap();
    versions::save(&RealFs, &file, titled("two").as_bytes(), Some(first.fingerprint), &data, at(2)).unwrap();
    let there = list(&RealFs, &data, &file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!((list(&RealFs, &data, &file).unwrap(), there.len()), (there, 1));
}

#[test]
fn that_a_version_cannot_be_kept_does_not_stop_the_save_and_is_said() {
    let disk = Disk::default().with_read_only(FOLDER);
    assert!(save_text(&disk, FILE, &titled("one"), at(1)).unwrap().not_kept.is_none(), "nothing was overwritten");
    let saved = save_text(&disk, FILE, &titled("two"), at(2)).unwrap();
    assert!(
        matches!(saved.not_kept, Some(SaveError::Io { source, .. }) if source.kind() == io::ErrorKind::PermissionDenied)
    );
    assert_eq!(disk.file(FILE), Some(titled("two").into_bytes()));
}

#[test]
fn promise_1_holds_while_versions_are_kept() {
    let run = |at_operation, fault| {
        let disk = Disk::failing(at_operation, fault).with(FILE, titled("old").as_bytes());
        let expected = Some(Fingerprint::new(titled("old").as_bytes()));
        let text = titled("new");
        let saved = versions::save(&disk, Path::new(FILE), text.as_bytes(), expected, Path::new(FOLDER), at(1));
        (disk, saved)
    };
    let operations = run(NEVER, Fault::Stop).0.log().len();
    assert!(operations > 20);
    for at_operation in 0..operations {
        for fault in [Fault::Stop, Fault::Error(io::ErrorKind::StorageFull), Fault::Error(io::ErrorKind::Other)] {
            let (disk, saved) = run(at_operation, fault);
            let now = disk.file(FILE).unwrap();
            let done = saved.is_ok() || matches!(saved, Err(SaveError::Unconfirmed { .. }));
            if fault != Fault::Stop {
                assert_eq!(now == titled("new").as_bytes(), done, "{fault:?} at {at_operation}");
            }
            assert!(now == titled("old").as_bytes() || now == titled("new").as_bytes());
            // Nobody is told that the old file is kept when it is not.
            if let Ok(SaveOutcome { not_kept: None, .. }) = saved {
                assert_eq!(titles(&disk.restarted(), FILE), ["old"], "{fault:?} at {at_operation}");
            }
        }
    }
}

#[test]
fn versions_tell_what_was_changed_after_them_in_numbers() {
    let disk = Disk::default();
    let card = |id: &str| format!("(id: \"{id}\", step: \"s\", lane: \"l\")");
    let map = |cards: &[&str]| {
        let cards: Vec<_> = cards.iter().map(|id| card(id)).collect();
        let rest = "stages: [(id: \"g\")], steps: [(id: \"s\", stage: \"g\")], lanes: [(id: \"l\", role: Customer)]";
        format!("(throughline: 1, {rest}, cards: [{}])", cards.join(", "))
    };
    let states = [map(&["a", "b"]), map(&["a", "b", "c", "d", "e"]), map(&["e", "a", "b", "c"])];
    for (number, text) in states.iter().enumerate() {
        save_text(&disk, FILE, text, at(number as u64)).unwrap();
    }
    let present = throughline::persist::read(states[2].as_bytes()).unwrap();
    let told = history(&disk, Path::new(FOLDER), Path::new(FILE), &present).unwrap();
    let cards = |at: usize| told[at].changes.as_ref().unwrap().of(Noun::Card);
    assert_eq!((cards(0).removed, cards(0).moved, cards(0).added), (1, 1, 0));
    assert_eq!((cards(1).removed, cards(1).moved, cards(1).added), (0, 0, 3));
    assert!(told[0].changes.as_ref().unwrap().counts().count() == 1, "nothing but cards changed");
}

#[test]
fn a_damaged_copy_is_said_to_be_that_and_the_others_can_be_opened() {
    let disk = Disk::default();
    for (number, title) in ["one", "two", "three", "four"].into_iter().enumerate() {
        save_text(&disk, FILE, &titled(title), at(number as u64)).unwrap();
    }
    let versions = kept(&disk, FILE);
    disk.put(versions[1].file.to_str().unwrap(), titled("twX").as_bytes());
    assert!(open(&disk, &versions[1]).is_err());
    let told = history(&disk, Path::new(FOLDER), Path::new(FILE), &Map::default()).unwrap();
    let known: Vec<_> = told.iter().map(|earlier| earlier.changes.is_some()).collect();
    assert_eq!(known, [true, false, false]);
    assert_eq!(open(&disk, &versions[2]).unwrap().info.title, "one");
}

#[test]
fn every_state_of_a_long_afternoon_comes_back_as_it_was() {
    let disk = Disk::default();
    let mut drafter = Drafter::seeded(3);
    let mut states = Vec::new();
    for minute in 0..40 {
        drafter.change();
        states.push(write(&drafter.map));
        save_text(&disk, FILE, &write(&drafter.map), at(minute * 60)).unwrap();
    }
    let back: Vec<_> = kept(&disk, FILE).iter().rev().map(|version| write(&open(&disk, version).unwrap())).collect();
    assert_eq!(back, states[..39]);
}
