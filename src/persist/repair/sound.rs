//! Ids, references and ranges of a file whose shapes are right, put right as well.
//!
//! Where a stage, step, lane, persona or card is missing that others refer to, an empty one with its id is added: what
//! stood together stays together, and nothing that somebody wrote goes with a lost line. A connector without both ends
//! and an emotion without its step say nothing by themselves, and go.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::{Places, Told};
use crate::model::{Id, Step};
use crate::persist::error::shown;
use crate::persist::sentence::{Mended, Thing};
use crate::persist::v1::{self, Text};

/// Makes the file one that can become a map.
pub(super) fn mend(file: &mut v1::Map<'_>, places: &Places, told: &mut Told) {
    let ids = Ids::named(file, places, told);
    own_ids(file, &ids);
    dismissed(file, places, told);
    hosts(file, places, told);
    dangling(file, places, told);
    ranges(file, places, told);
}

/// The place of a record; the end of the list for one that was added.
fn place(places: &Places, list: &'static str, index: usize) -> usize {
    let list = places.get(list).map(Vec::as_slice).unwrap_or_default();
    list.get(index).or(list.last()).copied().unwrap_or_default()
}

fn text(of: &str) -> Text<'static> {
    Text(Cow::Owned(of.to_owned()))
}

/// The ids of each list after they were put right.
struct Ids(BTreeMap<&'static str, Renamed>);

#[derive(Default)]
struct Renamed {
    /// The id of each record.
    own: Vec<String>,
    /// What a wrong id has become, for those who refer to it.
    of: BTreeMap<String, String>,
}

impl Ids {
    fn named(file: &v1::Map<'_>, places: &Places, told: &mut Told) -> Self {
        let mut all = BTreeMap::new();
        let mut name = |list: &'static str, ids: Vec<&Text<'_>>| {
            all.insert(list, Renamed::of(list, &ids, places, told));
        };
        name("personas", file.personas.iter().map(|one| &one.id).collect());
        name("stages", file.stages.iter().map(|one| &one.id).collect());
        name("steps", file.steps.iter().map(|one| &one.id).collect());
        name("lanes", file.lanes.iter().map(|one| &one.id).collect());
        name("cards", file.cards.iter().map(|one| &one.id).collect());
        name("pains", file.pains.iter().map(|one| &one.id).collect());
        name("waits", file.waits.iter().map(|one| &one.id).collect());
        name("connectors", file.connectors.iter().map(|one| &one.id).collect());
        name("emotions", file.emotions.iter().map(|one| &one.id).collect());
        Self(all)
    }

    fn own<'a>(&'a self, list: &str) -> impl Iterator<Item = Text<'static>> + 'a {
        self.0.get(list).into_iter().flat_map(|renamed| &renamed.own).map(|id| text(id))
    }

    fn refer(&self, list: &str, id: &mut Text<'_>) {
        let new = self.0.get(list).and_then(|renamed| renamed.of.get(id.0.as_ref()));
        if let Some(new) = new {
            *id = text(new);
        }
    }
}

impl Renamed {
    fn of(list: &'static str, ids: &[&Text<'_>], places: &Places, told: &mut Told) -> Self {
        let sound = ids.iter().map(|id| id.0.as_ref()).filter(|id| Id::new(id).is_ok());
        let mut taken: BTreeSet<String> = sound.map(str::to_owned).collect();
        let (mut renamed, mut seen) = (Self::default(), BTreeSet::new());
        let thing = Thing::of_list(list);
        for (index, id) in ids.iter().enumerate() {
            let id = id.0.as_ref();
            if Id::new(id).is_ok() && seen.insert(id.to_owned()) {
                renamed.own.push(id.to_owned());
                continue;
            }
            let new = free(id, thing, index, &taken);
            taken.insert(new.clone());
            if Id::new(id).is_err() && !id.is_empty() {
                renamed.of.entry(id.to_owned()).or_insert_with(|| new.clone());
            }
            told.tell(place(places, list, index), Mended::NewId { thing, id: new.clone() });
            renamed.own.push(new);
        }
        renamed
    }
}

/// An id that is not taken, as near to a wrong one as can be.
fn free(id: &str, thing: Thing, index: usize, taken: &BTreeSet<String>) -> String {
    let letters = id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' });
    let start: String = letters.take(20).collect();
    let start = if start.trim_matches('-').is_empty() { thing.code().to_owned() } else { start };
    let number = format!("{start}-{}", index + 1);
    if !taken.contains(&number) {
        return number;
    }
    // No more than there are ids, so one of these is free.
    (1..=taken.len() + 1)
        .map(|extra| format!("{}-x{extra}", start.get(..12).unwrap_or(&start)))
        .find(|id| !taken.contains(id))
        .unwrap_or(number)
}

/// Gives every record its id, and every reference to a wrong one what became of it.
fn own_ids(file: &mut v1::Map<'_>, ids: &Ids) {
    file.personas.iter_mut().zip(ids.own("personas")).for_each(|(one, id)| one.id = id);
    file.stages.iter_mut().zip(ids.own("stages")).for_each(|(one, id)| one.id = id);
    file.lanes.iter_mut().zip(ids.own("lanes")).for_each(|(one, id)| one.id = id);
    for (one, id) in file.steps.iter_mut().zip(ids.own("steps")) {
        one.id = id;
        ids.refer("stages", &mut one.stage);
    }
    for (one, id) in file.cards.iter_mut().zip(ids.own("cards")) {
        one.id = id;
        ids.refer("steps", &mut one.step);
        ids.refer("lanes", &mut one.lane);
        one.eases.iter_mut().for_each(|pain| ids.refer("pains", pain));
    }
    for (one, id) in file.pains.iter_mut().zip(ids.own("pains")) {
        one.id = id;
        ids.refer("cards", &mut one.card);
    }
    for (one, id) in file.waits.iter_mut().zip(ids.own("waits")) {
        one.id = id;
        ids.refer("cards", &mut one.card);
    }
    for (one, id) in file.connectors.iter_mut().zip(ids.own("connectors")) {
        one.id = id;
        ids.refer("cards", &mut one.from);
        ids.refer("cards", &mut one.to);
    }
    for (one, id) in file.emotions.iter_mut().zip(ids.own("emotions")) {
        one.id = id;
        ids.refer("personas", &mut one.persona);
        ids.refer("steps", &mut one.step);
    }
}

fn dismissed(file: &mut v1::Map<'_>, places: &Places, told: &mut Told) {
    let mut index = 0;
    file.dismissed.retain(|one| {
        index += 1;
        let sound = one.at.as_ref().is_none_or(|id| Id::new(&id.0).is_ok());
        if !sound {
            told.tell(place(places, "dismissed", index - 1), Mended::Dangling { thing: Thing::Map });
        }
        sound
    });
}

/// The ids of one list, to which what is missing is added.
struct Hosts {
    list: &'static str,
    ids: BTreeSet<String>,
    first: Option<String>,
    added: Vec<String>,
}

impl Hosts {
    fn of<'a>(list: &'static str, ids: impl Iterator<Item = &'a Text<'a>>) -> Self {
        let ordered: Vec<String> = ids.map(|id| id.0.clone().into_owned()).collect();
        Self { list, first: ordered.first().cloned(), ids: ordered.into_iter().collect(), added: Vec::new() }
    }

    /// Makes the reference lead somewhere: to what it names, if need be added; to the first record when it names nothing.
    fn lead(&mut self, id: &mut Text<'_>, at: usize, told: &mut Told) {
        if self.ids.contains(id.0.as_ref()) {
            return;
        }
        let thing = Thing::of_list(self.list);
        let wanted = match (Id::new(&id.0), &self.first) {
            (Ok(_), _) => id.0.clone().into_owned(),
            (Err(_), Some(first)) => first.clone(),
            (Err(_), None) => free("", thing, 0, &self.ids),
        };
        if self.ids.insert(wanted.clone()) {
            told.tell(at, Mended::Added { thing, id: wanted.clone() });
            self.first.get_or_insert_with(|| wanted.clone());
            self.added.push(wanted.clone());
        }
        *id = text(&wanted);
    }
}

/// Adds the records that others stand in or sit on and that are not there.
fn hosts(file: &mut v1::Map<'_>, places: &Places, told: &mut Told) {
    let mut cards = Hosts::of("cards", file.cards.iter().map(|one| &one.id));
    for (index, one) in file.pains.iter_mut().enumerate() {
        cards.lead(&mut one.card, place(places, "pains", index), told);
    }
    for (index, one) in file.waits.iter_mut().enumerate() {
        cards.lead(&mut one.card, place(places, "waits", index), told);
    }
    for id in cards.added {
        file.cards.push(v1::Card::at(text(&id), Text::default(), Text::default()));
    }
    let mut steps = Hosts::of("steps", file.steps.iter().map(|one| &one.id));
    let mut lanes = Hosts::of("lanes", file.lanes.iter().map(|one| &one.id));
    for (index, one) in file.cards.iter_mut().enumerate() {
        steps.lead(&mut one.step, place(places, "cards", index), told);
        lanes.lead(&mut one.lane, place(places, "cards", index), told);
    }
    file.steps.extend(steps.added.iter().map(|id| v1::Step::at(text(id), Text::default())));
    file.lanes.extend(lanes.added.iter().map(|id| v1::Lane::of(text(id))));
    let mut stages = Hosts::of("stages", file.stages.iter().map(|one| &one.id));
    for (index, one) in file.steps.iter_mut().enumerate() {
        stages.lead(&mut one.stage, place(places, "steps", index), told);
    }
    file.stages.extend(stages.added.iter().map(|id| v1::Stage::of(text(id))));
    let mut personas = Hosts::of("personas", file.personas.iter().map(|one| &one.id));
    for (index, one) in file.emotions.iter_mut().enumerate() {
        personas.lead(&mut one.persona, place(places, "emotions", index), told);
    }
    file.personas.extend(personas.added.iter().map(|id| v1::Persona::of(text(id))));
}

/// Leaves out what refers to nothing and says nothing by itself.
fn dangling(file: &mut v1::Map<'_>, places: &Places, told: &mut Told) {
    let cards: BTreeSet<String> = file.cards.iter().map(|one| one.id.0.clone().into_owned()).collect();
    let steps: BTreeSet<String> = file.steps.iter().map(|one| one.id.0.clone().into_owned()).collect();
    let pains: BTreeSet<String> = file.pains.iter().map(|one| one.id.0.clone().into_owned()).collect();
    for (index, card) in file.cards.iter_mut().enumerate() {
        card.eases.retain(|pain| {
            let sound = pains.contains(pain.0.as_ref());
            if !sound {
                told.tell(place(places, "cards", index), Mended::LostLink { id: shown(&pain.0) });
            }
            sound
        });
    }
    let mut index = 0;
    file.connectors.retain(|one| {
        index += 1;
        let sound = cards.contains(one.from.0.as_ref()) && cards.contains(one.to.0.as_ref());
        if !sound {
            told.tell(place(places, "connectors", index - 1), Mended::Dangling { thing: Thing::Connector });
        }
        sound
    });
    let mut index = 0;
    file.emotions.retain(|one| {
        index += 1;
        let sound = steps.contains(one.step.0.as_ref());
        if !sound {
            told.tell(place(places, "emotions", index - 1), Mended::Dangling { thing: Thing::Emotion });
        }
        sound
    });
}

/// Brings numbers to the nearest that they may be.
fn ranges(file: &mut v1::Map<'_>, places: &Places, told: &mut Told) {
    let most = i64::from(u32::MAX);
    let mut clamp = |value: &mut i64, range: std::ops::RangeInclusive<i64>, field: &'static str, at: usize| {
        let nearest = (*value).clamp(*range.start(), *range.end());
        if nearest != *value {
            *value = nearest;
            told.tell(at, Mended::Ranged { field, value: nearest.to_string() });
        }
    };
    for (index, one) in file.steps.iter_mut().enumerate() {
        let widths = i64::from(*Step::WIDTHS.start())..=i64::from(*Step::WIDTHS.end());
        one.width.iter_mut().for_each(|width| clamp(width, widths.clone(), "width", place(places, "steps", index)));
    }
    for (index, one) in file.cards.iter_mut().enumerate() {
        clamp(&mut one.span, 1..=most, "span", place(places, "cards", index));
    }
    for (index, one) in file.pains.iter_mut().enumerate() {
        let at = place(places, "pains", index);
        clamp(&mut one.severity, 1..=5, "severity", at);
        clamp(&mut one.frequency, 1..=5, "frequency", at);
        clamp(&mut one.votes, 0..=most, "votes", at);
    }
    for (index, one) in file.waits.iter_mut().enumerate() {
        let at = place(places, "waits", index);
        clamp(&mut one.min, 0..=most, "min", at);
        let min = one.min;
        one.max.iter_mut().for_each(|max| clamp(max, min..=most, "max", at));
    }
    for (index, one) in file.emotions.iter_mut().enumerate() {
        let value = if one.value.is_nan() { 0.0 } else { one.value.clamp(-2.0, 2.0) };
        if !(-2.0..=2.0).contains(&one.value) {
            one.value = value;
            told.tell(place(places, "emotions", index), Mended::Ranged { field: "value", value: value.to_string() });
        }
    }
}
