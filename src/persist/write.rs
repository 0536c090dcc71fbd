//! A map as text: one record a line in reading order, fields with default values left out.
//!
//! Written by hand rather than by a serializer, so that the line of a record changes only when the record
//! does, and so that writing cannot fail.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::into_model::Word;
use crate::geom::Flow;
use crate::model::{Card, Connector, Emotion, EvidenceLevel, Heads, Info, Map, MapKind, Order, Pain, Step, Wait};

/// The map as the text of a file of the current format. Equal maps give equal text.
///
/// Ranks are not written, the order of the lines says it. Numbers out of range are written as the nearest
/// that can be read back.
#[must_use]
pub fn write(map: &Map) -> String {
    let order = Order::of(map);
    let mut out = Lines { text: String::with_capacity(256 + 160 * map.cards.len()), first: true };
    out.text.push_str("(\n    throughline: 1,\n");
    info(&mut out, &map.info);
    out.list("personas", all(&order.personas, &map.personas, |persona| persona.id), |out, persona| {
        out.id("id", persona.id).text("name", &persona.name).text("description", &persona.description);
        out.mark("hidden", persona.hidden);
    });
    out.list("stages", all(&order.stages, &map.stages, |stage| stage.id), |out, stage| {
        out.id("id", stage.id).text("name", &stage.name).text("goal", &stage.goal);
    });
    out.list("steps", all(&order.steps, &map.steps, |step| step.id), |out, step| {
        out.id("id", step.id).id("stage", step.stage).text("name", &step.name);
        if let Some(width) = step.width {
            out.number("width", width.clamp(*Step::WIDTHS.start(), *Step::WIDTHS.end()));
        }
    });
    out.list("lanes", all(&order.lanes, &map.lanes, |lane| lane.id), |out, lane| {
        out.id("id", lane.id).word("role", lane.role).text("name", &lane.name);
        out.mark("hidden", lane.hidden).mark("locked", lane.locked);
    });
    out.list("cards", all(&order.cards, &map.cards, |card| card.id), card);
    let marks = || (0..order.cards.len()).map(|card| order.marks(card));
    let pains: Vec<&Pain> = marks().flat_map(|(pains, _)| pains).copied().collect();
    out.list("pains", all(&pains, &map.pains, |pain| pain.id), pain);
    let waits: Vec<&Wait> = marks().flat_map(|(_, waits)| waits).copied().collect();
    out.list("waits", all(&waits, &map.waits, |wait| wait.id), wait);
    out.list("connectors", connectors(map, &order), connector);
    out.list("emotions", emotions(map, &order), emotion);
    out.text.push_str(")\n");
    out.text
}

fn info(out: &mut Lines, info: &Info) {
    out.line("title", &info.title);
    out.line("scenario", &info.scenario);
    if info.kind != MapKind::default() {
        out.line_of_word("kind", info.kind);
    }
    out.line("author", &info.author);
    out.line("version", &info.version);
    out.line("date", &info.date);
    out.line("language", &info.language);
    if info.direction != Flow::default() {
        out.line_of_word("direction", info.direction);
    }
    out.list("dismissed", info.dismissed.iter().collect(), |out, dismissed| {
        out.text("issue", &dismissed.issue);
        if let Some(id) = dismissed.at {
            out.id("at", id.as_str());
        }
    });
}

fn card(out: &mut Lines, card: &Card) {
    out.id("id", card.id).id("step", card.step).id("lane", card.lane).word("kind", card.kind).text("text", &card.text);
    if let Some(channel) = card.channel {
        out.word("channel", channel);
    }
    if card.span > 1 {
        out.number("span", card.span);
    }
    if card.evidence != EvidenceLevel::PartlyKnown {
        out.word("evidence", card.evidence);
    }
    out.text("owner", &card.owner).mark("moment_of_truth", card.moment_of_truth);
    if !card.eases.is_empty() {
        out.ids("eases", &card.eases);
    }
    if let Some(color) = card.color {
        out.word("color", color);
    }
}

fn pain(out: &mut Lines, pain: &Pain) {
    out.id("id", pain.id).id("card", pain.card).text("text", &pain.text);
    out.number("severity", pain.severity.clamp(1, 5)).number("frequency", pain.frequency.clamp(1, 5));
    out.word("consequence", pain.consequence);
    if pain.votes > 0 {
        out.number("votes", pain.votes);
    }
}

fn wait(out: &mut Lines, wait: &Wait) {
    out.id("id", wait.id).id("card", wait.card).text("text", &wait.text);
    out.number("min", wait.min).number("max", wait.max.max(wait.min)).word("unit", wait.unit);
}

fn connector(out: &mut Lines, connector: &Connector) {
    out.id("id", connector.id).id("from", connector.from).id("to", connector.to);
    if connector.heads != Heads::One {
        out.word("heads", connector.heads);
    }
    out.text("label", &connector.label);
}

fn emotion(out: &mut Lines, emotion: &Emotion) {
    out.id("id", emotion.id).id("persona", emotion.persona).id("step", emotion.step);
    out.number("value", emotion.value.value()).text("quote", &emotion.quote);
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
    emotions.sort_by_key(|one| (at(&place, &one.persona), at(&order.column, &one.step), one.id));
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
struct Lines {
    text: String,
    /// No field of the present record is written yet.
    first: bool,
}

impl Lines {
    fn line(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.push("    ").push(name).push(": ");
            push_quoted(&mut self.text, text);
            self.push(",\n");
        }
    }

    fn line_of_word(&mut self, name: &str, value: impl Word) {
        self.push("    ").push(name).push(": ").push(value.word()).push(",\n");
    }

    fn list<T>(&mut self, name: &str, records: Vec<&T>, mut record: impl FnMut(&mut Self, &T)) {
        if records.is_empty() {
            return;
        }
        self.push("    ").push(name).push(": [\n");
        for one in records {
            self.push("        (");
            self.first = true;
            record(self, one);
            self.push("),\n");
        }
        self.push("    ],\n");
    }

    fn id(&mut self, name: &str, id: impl std::fmt::Display) -> &mut Self {
        self.name(name).show(format_args!("\"{id}\""))
    }

    fn ids<T: std::fmt::Display>(&mut self, name: &str, ids: &[T]) -> &mut Self {
        self.name(name).push("[");
        for (at, id) in ids.iter().enumerate() {
            self.push(if at == 0 { "" } else { ", " }).show(format_args!("\"{id}\""));
        }
        self.push("]")
    }

    fn text(&mut self, name: &str, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.name(name);
            push_quoted(&mut self.text, text);
        }
        self
    }

    fn word(&mut self, name: &str, value: impl Word) -> &mut Self {
        self.name(name).push(value.word())
    }

    fn number(&mut self, name: &str, number: impl std::fmt::Display) -> &mut Self {
        self.name(name).show(format_args!("{number}"))
    }

    fn mark(&mut self, name: &str, set: bool) -> &mut Self {
        if set { self.name(name).push("true") } else { self }
    }

    fn name(&mut self, name: &str) -> &mut Self {
        let first = std::mem::replace(&mut self.first, false);
        self.push(if first { "" } else { ", " }).push(name).push(": ")
    }

    fn show(&mut self, value: std::fmt::Arguments<'_>) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = self.text.write_fmt(value);
        self
    }

    fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }
}

/// Text in quotes. Line breaks, other control characters and the invisible marks of direction are written
/// as escapes, so that a record stays on its line and a difference can be seen; all else stays readable.
fn push_quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || is_invisible_mark(c) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

fn is_invisible_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}
