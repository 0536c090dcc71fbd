//! A map as text: one record a line in reading order, fields with default values left out.
//!
//! Written by hand and not by a serializer, so that the line of a record changes only when the record does, and so that
//! writing cannot fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::error::rank_at;
use super::format::{
    RawCard, RawConnector, RawEmotion, RawLane, RawPain, RawPersona, RawStage, RawStep, RawWait, write_info,
};
use super::schema::RawRecord;
use crate::model::{
    Card, Connector, Emotion, Key, Lane, Map, Order, Pain, Persona, Rank, Stage, Step, StepId, Wait, WaitId, is_unseen,
};

/// The map as the text of a file of the current format. Equal maps give equal text.
///
/// Ranks are not written: the order of the lines is the order of the records. Numbers out of range are written as the
/// nearest that can be read back.
#[must_use]
pub fn write(map: &Map) -> String {
    Lists::new(map).write()
}

/// The same, and the ranks that the text does not say: those that its records don't get when it is read.
pub(super) fn write_with_ranks(map: &Map) -> (String, Vec<(Key, Rank)>) {
    let lists = Lists::new(map);
    (lists.write(), lists.unwritten_ranks())
}

/// The records of a map in the order in which they stand in a file.
struct Lists<'a> {
    map: &'a Map,
    personas: Vec<&'a Persona>,
    stages: Vec<&'a Stage>,
    steps: Vec<&'a Step>,
    lanes: Vec<&'a Lane>,
    cards: Vec<&'a Card>,
    pains: Vec<&'a Pain>,
    waits: Vec<&'a Wait>,
    connectors: Vec<&'a Connector>,
    emotions: Vec<&'a Emotion>,
}

impl<'a> Lists<'a> {
    fn new(map: &'a Map) -> Self {
        let order = Order::new(map);
        let marks = || (0..order.cards.len()).map(|card| order.marks(card));
        let pains: Vec<&Pain> = marks().flat_map(|(pains, _)| pains).copied().collect();
        let waits: Vec<&Wait> = marks().flat_map(|(_, waits)| waits).copied().collect();
        Self {
            map,
            personas: all(&order.personas, &map.personas, |persona| persona.id),
            stages: all(&order.stages, &map.stages, |stage| stage.id),
            steps: all(&order.steps, &map.steps, |step| step.id),
            lanes: all(&order.lanes, &map.lanes, |lane| lane.id),
            cards: all(&order.cards, &map.cards, |card| card.id),
            pains: all(&pains, &map.pains, |pain| pain.id),
            waits: all(&waits, &map.waits, |wait| wait.id),
            connectors: connectors(map, &order),
            emotions: emotions(map, &order),
        }
    }

    fn write(&self) -> String {
        let text = String::with_capacity(256 + 160 * self.cards.len());
        let mut out = Lines { text, in_record: false, first: true };
        out.text.push_str("(\n    throughline: 1,\n");
        write_info(&self.map.info, &mut out);
        out.list::<RawPersona<'_>>(&self.personas);
        out.list::<RawStage<'_>>(&self.stages);
        out.list::<RawStep<'_>>(&self.steps);
        out.list::<RawLane<'_>>(&self.lanes);
        out.list::<RawCard<'_>>(&self.cards);
        out.list::<RawPain<'_>>(&self.pains);
        // A longest time below the shortest could not be read back. Nothing of the program makes one.
        let mend = |wait: &&Wait| (wait.max < wait.min).then(|| (wait.id, Wait { max: wait.min, ..(*wait).clone() }));
        let mended: BTreeMap<WaitId, Wait> = self.waits.iter().filter_map(mend).collect();
        let waits: Vec<&Wait> = self.waits.iter().map(|wait| mended.get(&wait.id).unwrap_or(*wait)).collect();
        out.list::<RawWait<'_>>(&waits);
        out.list::<RawConnector<'_>>(&self.connectors);
        out.list::<RawEmotion<'_>>(&self.emotions);
        out.text.push_str(")\n");
        out.text
    }

    fn unwritten_ranks(&self) -> Vec<(Key, Rank)> {
        let mut ranks = Vec::new();
        let mut add = |place: usize, key: Key, rank: Rank| {
            if rank != rank_at(place) {
                ranks.push((key, rank));
            }
        };
        self.personas.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.stages.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.steps.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.lanes.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.cards.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.pains.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        self.waits.iter().enumerate().for_each(|(at, one)| add(at, one.id.into(), one.rank));
        ranks
    }
}

/// Connectors in the order of the cards that they leave and enter.
fn connectors<'a>(map: &'a Map, order: &Order<'a>) -> Vec<&'a Connector> {
    let place = places(order.cards.iter().map(|card| card.id));
    let mut connectors: Vec<_> = map.connectors.values().collect();
    connectors.sort_by_key(|one| (at(&place, &one.from), at(&place, &one.to), one.id));
    connectors
}

/// The points of the emotion curves, curve by curve, step by step.
fn emotions<'a>(map: &'a Map, order: &Order<'a>) -> Vec<&'a Emotion> {
    let place = places(order.personas.iter().map(|persona| persona.id));
    let mut emotions: Vec<_> = map.emotions.values().collect();
    let column = |step: StepId| order.column.get(&step).copied().unwrap_or(usize::MAX);
    emotions.sort_by_key(|one| (at(&place, &one.persona), column(one.step), one.id));
    emotions
}

fn places<K: Ord>(ordered: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    ordered.enumerate().map(|(at, id)| (id, at)).collect()
}

fn at<K: Ord>(place: &BTreeMap<K, usize>, id: &K) -> usize {
    place.get(id).copied().unwrap_or(usize::MAX)
}

/// The records in order, and after them those that the order leaves out because they refer to nothing:
/// what is in the map is in the file.
fn all<'a, K: Copy + Ord, T>(ordered: &[&'a T], table: &'a BTreeMap<K, T>, id: impl Fn(&T) -> K) -> Vec<&'a T> {
    let mut records = ordered.to_vec();
    if records.len() != table.len() {
        let seen: BTreeSet<K> = records.iter().map(|record| id(record)).collect();
        records.extend(table.iter().filter(|(id, _)| !seen.contains(id)).map(|(_, record)| record));
    }
    records
}

/// The text as it grows.
pub(super) struct Lines {
    text: String,
    /// Fields of a record stand in one line, those of the map each in its own.
    in_record: bool,
    /// No field of the present record is written yet.
    first: bool,
}

impl Lines {
    /// Writes a list of records, a line for each; nothing for an empty one.
    pub(super) fn list<'a, T: RawRecord<'a>>(&mut self, records: &[&T::Model]) {
        if records.is_empty() {
            return;
        }
        self.text.extend(["    ", T::LIST, ": [\n"]);
        self.in_record = true;
        for record in records {
            self.text.push_str("        (");
            self.first = true;
            T::write(record, self);
            self.text.push_str("),\n");
        }
        self.in_record = false;
        self.text.push_str("    ],\n");
    }

    /// Writes a field whose value is what `value` adds to the text.
    pub(super) fn field(&mut self, name: &str, value: impl FnOnce(&mut String)) {
        let is_first = std::mem::replace(&mut self.first, false);
        self.text.push_str(if !self.in_record {
            "    "
        } else if is_first {
            ""
        } else {
            ", "
        });
        self.text.extend([name, ": "]);
        value(&mut self.text);
        if !self.in_record {
            self.text.push_str(",\n");
        }
    }

    /// Writes a field that is a number.
    pub(super) fn number(&mut self, name: &str, number: impl std::fmt::Display) {
        self.field(name, |text| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{number}");
        });
    }
}

/// Text in quotes. Line breaks, other control characters and the invisible marks of direction are written
/// as escapes, so that a record stays on its line and a difference can be seen; all else stays readable.
pub(super) fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_unseen(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
