//! Samples cut off and changed at every place (promise 7).

use throughline::model::{Key, Map, Record};
use throughline::persist::{MapText, read, write};

use super::{points_into, refused, repaired, samples};
use crate::support::{is_long, short_or_long};

/// Every byte in the long form, else some that are not all at the same place of a line.
fn some(length: usize) -> impl Iterator<Item = usize> {
    (0..length).step_by(short_or_long(1_021, 1))
}

/// What a byte is changed into: all of it in the long form, else each a third of it, in turn.
fn wrong_bytes(sound: u8, turn: usize) -> impl Iterator<Item = u8> {
    let all = [sound ^ 1, sound ^ 0x20, sound ^ 0x80, 0, b'"', b'(', b']', b',', b'\n'];
    all.into_iter().enumerate().filter(move |(at, _)| is_long() || at % 3 == turn % 3).map(|(_, wrong)| wrong)
}

#[test]
fn a_sample_cut_off_anywhere_is_refused_with_its_place_and_keeps_all_records_before_the_cut() {
    for sample in samples() {
        let whole = read(sample.as_bytes()).unwrap();
        let places = MapText::from_bytes(sample.as_bytes()).unwrap().places();
        for end in some(sample.trim_end().len()) {
            let cut = &sample.as_bytes()[..end];
            refused(cut);
            let repaired = repaired(cut);
            let lines = cut.iter().filter(|byte| **byte == b'\n').count();
            for key in whole.keys().filter(|key| *key != Key::Info) {
                // A record of these samples ends where the next begins, at the latest five lines on.
                let (line, _) = places.at(key).unwrap();
                let is_before =
                    sample.lines().skip(line - 1).position(|line| line.ends_with("),")).unwrap() + line <= lines;
                if is_before {
                    let map = &repaired.as_ref().expect("there are records").map;
                    assert_eq!(map.record(key).map(content), whole.record(key).map(content), "{end}");
                }
            }
        }
    }
}

/// The record without what depends on those after it.
fn content(record: Record) -> Record {
    match record {
        Record::Card(mut card) => {
            card.eases.clear();
            card.rank = 0;
            Record::Card(card)
        }
        Record::Pain(mut pain) => {
            pain.rank = 0;
            Record::Pain(pain)
        }
        Record::Wait(mut wait) => {
            wait.rank = 0;
            Record::Wait(wait)
        }
        Record::Persona(mut one) => {
            one.rank = 0;
            Record::Persona(one)
        }
        Record::Stage(mut one) => {
            one.rank = 0;
            Record::Stage(one)
        }
        Record::Step(mut one) => {
            one.rank = 0;
            Record::Step(one)
        }
        Record::Lane(mut one) => {
            one.rank = 0;
            Record::Lane(one)
        }
        other => other,
    }
}

#[test]
fn a_sample_with_a_changed_byte_is_a_map_or_refused_with_its_place_and_loses_little_in_repair() {
    for sample in samples() {
        let whole = read(sample.as_bytes()).unwrap();
        let mut bytes = sample.as_bytes().to_vec();
        for (turn, at) in some(bytes.len()).enumerate() {
            let sound = bytes[at];
            for wrong in wrong_bytes(sound, turn) {
                bytes[at] = wrong;
                match read(&bytes) {
                    Ok(map) => assert!(read(write(&map).as_bytes()).is_ok(), "byte {at} as {wrong}"),
                    Err(error) => {
                        points_into(&error, &bytes);
                        let map = repaired(&bytes).unwrap_or_else(|| panic!("byte {at} as {wrong}")).map;
                        let lost = lost(&whole, &map);
                        // With the id of a card go the connectors to it.
                        let followed = |key: &&Key| matches!(key, Key::Connector(_) | Key::Emotion(_));
                        let with_it = lost.iter().filter(followed).count();
                        let is_little = lost.len() - with_it <= 4 && with_it <= 12;
                        assert!(is_little, "byte {at} as {wrong}: {lost:?}\n{}", write(&map));
                    }
                }
            }
            bytes[at] = sound;
        }
    }
}

fn lost(whole: &Map, map: &Map) -> Vec<Key> {
    whole.keys().filter(|key| !map.has(*key)).collect()
}
