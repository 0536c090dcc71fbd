//! Ids, references and ranges of a file that parses, put right.
//!
//! Where a stage, step, lane, persona or card is missing that others refer to, an empty one with its id is added. So what
//! stood together stays together, and what people wrote on cards doesn't go with the lost line of their lane. A connector
//! without both ends and an emotion without its step say nothing by themselves and are left out.
//!
//! The order of the steps matters: ids first, since references follow them; then the records that others stand in, cards
//! before steps and lanes and steps before stages, since an added card needs a step and an added step a stage; then what
//! still refers to nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{RecordOffsets, RepairLog};
use crate::model::Id;
use crate::persist::error::shown;
use crate::persist::format::RawMap;
use crate::persist::kinds::{RawText, nearest};
use crate::persist::schema::{Named, Visitor};
use crate::persist::sentence::{RepairKind, Thing};

/// Makes the file one that can become a map.
pub(super) fn mend(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    let mut mender = Mender { places, log };
    let mut new_ids = NewIds { mender: &mut mender, of: BTreeMap::new() };
    file.visit(&mut new_ids);
    let of = new_ids.of;
    file.visit(&mut Renamed { of });
    let has_sound_id = |id: &Option<RawText<'_>>| id.as_ref().is_none_or(|id| Id::new(&id.0).is_ok());
    mender.keep("dismissed", Thing::Map, &mut file.dismissed, |one| has_sound_id(&one.at));
    hosts(file, &mut mender);
    dangling(file, &mut mender);
    file.visit(&mut Ranges(&mut mender));
    longest_times(file, &mut mender);
}

/// What was put right, by list and record.
struct Mender<'a> {
    places: &'a RecordOffsets,
    log: &'a mut RepairLog,
}

impl Mender<'_> {
    /// Notes it where the record stood; for one that was added, where the last record of its list stood.
    fn add(&mut self, list: &'static str, index: usize, kind: RepairKind) {
        let list = self.places.get(list).map(Vec::as_slice).unwrap_or_default();
        self.log.add(list.get(index).or(list.last()).copied().unwrap_or_default(), kind);
    }

    /// Leaves out the records of a list that are not sound.
    fn keep<T>(&mut self, list: &'static str, thing: Thing, records: &mut Vec<T>, is_sound: impl Fn(&T) -> bool) {
        let mut indices = 0..;
        records.retain(|record| {
            let (index, sound) = (indices.next().unwrap_or_default(), is_sound(record));
            if !sound {
                self.add(list, index, RepairKind::Dangling { thing });
            }
            sound
        });
    }
}

/// Gives every record an id of its own. The first of several that share one keeps it, since others refer to it by that.
struct NewIds<'a, 'b> {
    mender: &'a mut Mender<'b>,
    /// What a wrong id has become, for those who refer to it.
    of: BTreeMap<(Thing, String), String>,
}

impl<'a> Visitor<'a> for NewIds<'_, '_> {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        let thing = T::THING;
        let mut taken = ids(records);
        taken.retain(|id| Id::new(id).is_ok());
        let mut seen = BTreeSet::new();
        for (index, record) in records.iter_mut().enumerate() {
            let id = record.id().0.to_string();
            let is_sound = Id::new(&id).is_ok();
            if is_sound && seen.insert(id.clone()) {
                continue;
            }
            let new = free(&id, thing, index, &taken);
            taken.insert(new.clone());
            *record.id() = RawText::from(new.as_str());
            self.mender.add(T::LIST, index, RepairKind::NewId { thing, id: new.clone() });
            if !is_sound && !id.is_empty() {
                self.of.entry((thing, id)).or_insert(new);
            }
        }
    }
}

fn ids<'a, T: Named<'a>>(records: &mut [T]) -> BTreeSet<String> {
    records.iter_mut().map(|record| record.id().0.to_string()).collect()
}

/// Lets every reference to a wrong id lead to what that has become.
struct Renamed {
    of: BTreeMap<(Thing, String), String>,
}

impl<'a> Visitor<'a> for Renamed {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        if self.of.is_empty() {
            return;
        }
        for record in records {
            record.each_link(&mut |thing, id| {
                if let Some(new) = self.of.get(&(thing, id.0.to_string())) {
                    *id = RawText::from(new.as_str());
                }
            });
        }
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
    // There are more of these than ids are taken, so one is free.
    (1..=taken.len() + 1)
        .map(|extra| format!("{}-x{extra}", start.get(..12).unwrap_or(&start)))
        .find(|id| !taken.contains(id))
        .unwrap_or(number)
}

/// The ids of one list of records that others stand in or sit on, and those that have to be added.
struct Hosts {
    thing: Thing,
    ids: BTreeSet<String>,
    first: Option<String>,
    added: Vec<String>,
}

impl Hosts {
    fn new<'a, T: Named<'a>>(records: &mut [T]) -> Self {
        let first = records.first_mut().map(|record| record.id().0.to_string());
        Self { thing: T::THING, ids: ids(records), first, added: Vec::new() }
    }

    /// Makes a reference lead somewhere. A record that it names is added when it is missing. Where it names nothing, it
    /// leads to the first record: there a person will find what has lost its place.
    fn lead(&mut self, id: &mut RawText<'_>, (list, index): (&'static str, usize), mender: &mut Mender<'_>) {
        if self.ids.contains(id.0.as_ref()) {
            return;
        }
        let thing = self.thing;
        let wanted = match (Id::new(&id.0), &self.first) {
            (Ok(_), _) => id.0.clone().into_owned(),
            (Err(_), Some(first)) => first.clone(),
            (Err(_), None) => free("", thing, 0, &self.ids),
        };
        if self.ids.insert(wanted.clone()) {
            mender.add(list, index, RepairKind::Added { thing, id: wanted.clone() });
            self.first.get_or_insert_with(|| wanted.clone());
            self.added.push(wanted.clone());
        }
        *id = RawText::from(wanted.as_str());
    }

    /// Adds empty records with the missing ids.
    fn complete<'a, T: Named<'a>>(self, records: &mut Vec<T>) {
        for id in self.added {
            let mut record = T::default();
            *record.id() = RawText::from(id.as_str());
            records.push(record);
        }
    }
}

/// Adds the records that others stand in or sit on and that are not there.
fn hosts(file: &mut RawMap<'_>, mender: &mut Mender<'_>) {
    let mut cards = Hosts::new(&mut file.cards);
    for (index, one) in file.pains.iter_mut().enumerate() {
        cards.lead(&mut one.card, ("pains", index), mender);
    }
    for (index, one) in file.waits.iter_mut().enumerate() {
        cards.lead(&mut one.card, ("waits", index), mender);
    }
    cards.complete(&mut file.cards);
    let (mut steps, mut lanes) = (Hosts::new(&mut file.steps), Hosts::new(&mut file.lanes));
    for (index, one) in file.cards.iter_mut().enumerate() {
        steps.lead(&mut one.step, ("cards", index), mender);
        lanes.lead(&mut one.lane, ("cards", index), mender);
    }
    steps.complete(&mut file.steps);
    lanes.complete(&mut file.lanes);
    let mut stages = Hosts::new(&mut file.stages);
    for (index, one) in file.steps.iter_mut().enumerate() {
        stages.lead(&mut one.stage, ("steps", index), mender);
    }
    stages.complete(&mut file.stages);
    let mut personas = Hosts::new(&mut file.personas);
    for (index, one) in file.emotions.iter_mut().enumerate() {
        personas.lead(&mut one.persona, ("emotions", index), mender);
    }
    personas.complete(&mut file.personas);
}

/// Leaves out what refers to a missing record and says nothing by itself.
fn dangling(file: &mut RawMap<'_>, mender: &mut Mender<'_>) {
    let (cards, steps, pains) = (ids(&mut file.cards), ids(&mut file.steps), ids(&mut file.pains));
    for (index, card) in file.cards.iter_mut().enumerate() {
        card.eases.retain(|pain| {
            let sound = pains.contains(pain.0.as_ref());
            if !sound {
                mender.add("cards", index, RepairKind::LostLink { id: shown(&pain.0) });
            }
            sound
        });
    }
    mender.keep("connectors", Thing::Connector, &mut file.connectors, |one| {
        cards.contains(one.from.0.as_ref()) && cards.contains(one.to.0.as_ref())
    });
    mender.keep("emotions", Thing::Emotion, &mut file.emotions, |one| steps.contains(one.step.0.as_ref()));
}

/// Brings every number to the nearest in its range.
struct Ranges<'a, 'b>(&'a mut Mender<'b>);

impl<'a> Visitor<'a> for Ranges<'_, '_> {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        for (index, record) in records.iter_mut().enumerate() {
            record.clamp(&mut |field, value| self.0.add(T::LIST, index, RepairKind::Ranged { field, value }));
        }
    }
}

/// The longest time of a wait is not less than its shortest, which is in its range by now.
fn longest_times(file: &mut RawMap<'_>, mender: &mut Mender<'_>) {
    for (index, wait) in file.waits.iter_mut().enumerate() {
        let range = wait.min.0..=i64::from(u32::MAX);
        if let Some(value) = wait.max.as_mut().and_then(|max| nearest(max, range)) {
            mender.add("waits", index, RepairKind::Ranged { field: "max", value });
        }
    }
}
