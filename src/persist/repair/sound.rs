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
use crate::persist::format::{RawCard, RawLane, RawMap, RawPersona, RawStage, RawStep};
use crate::persist::kinds::{RawText, nearest};
use crate::persist::schema::{Named, Visitor};
use crate::persist::sentence::{RepairKind, Thing};

/// Makes the file one that can become a map.
pub(super) fn mend(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    let mut new_ids = NewIds { places, log: &mut *log, of: BTreeMap::new() };
    file.visit(&mut new_ids);
    let of = new_ids.of;
    file.visit(&mut Renamed { of });
    dismissed(file, places, log);
    hosts(file, places, log);
    dangling(file, places, log);
    file.visit(&mut Ranges { places, log: &mut *log });
    longest_times(file, places, log);
}

/// The byte at which a record stood; for one that was added, that of the last record of its list.
fn place(places: &RecordOffsets, list: &'static str, index: usize) -> usize {
    let list = places.get(list).map(Vec::as_slice).unwrap_or_default();
    list.get(index).or(list.last()).copied().unwrap_or_default()
}

/// Gives every record an id of its own. The first of several that share one keeps it, since others refer to it by that.
struct NewIds<'a> {
    places: &'a RecordOffsets,
    log: &'a mut RepairLog,
    /// What a wrong id has become, for those who refer to it.
    of: BTreeMap<(Thing, String), String>,
}

impl<'a> Visitor<'a> for NewIds<'_> {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        let thing = T::THING;
        let sound = records.iter_mut().map(|record| record.id().0.to_string()).filter(|id| Id::new(id).is_ok());
        let mut taken: BTreeSet<String> = sound.collect();
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
            self.log.add(place(self.places, T::LIST, index), RepairKind::NewId { thing, id: new.clone() });
            if !is_sound && !id.is_empty() {
                self.of.entry((thing, id)).or_insert(new);
            }
        }
    }
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

fn dismissed(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    let mut index = 0;
    file.dismissed.retain(|one| {
        index += 1;
        let sound = one.at.as_ref().is_none_or(|id| Id::new(&id.0).is_ok());
        if !sound {
            log.add(place(places, "dismissed", index - 1), RepairKind::Dangling { thing: Thing::Map });
        }
        sound
    });
}

/// The ids of one list of records that others stand in or sit on, and those that have to be added.
struct Hosts {
    list: &'static str,
    ids: BTreeSet<String>,
    first: Option<String>,
    added: Vec<String>,
}

impl Hosts {
    fn of<'a>(list: &'static str, ids: impl Iterator<Item = &'a RawText<'a>>) -> Self {
        let ordered: Vec<String> = ids.map(|id| id.0.clone().into_owned()).collect();
        Self { list, first: ordered.first().cloned(), ids: ordered.into_iter().collect(), added: Vec::new() }
    }

    /// Makes a reference lead somewhere. A record that it names is added when it is missing. Where it names nothing, it
    /// leads to the first record: there a person will find what has lost its place.
    fn lead(&mut self, id: &mut RawText<'_>, at: usize, log: &mut RepairLog) {
        if self.ids.contains(id.0.as_ref()) {
            return;
        }
        let thing = Thing::from_list(self.list);
        let wanted = match (Id::new(&id.0), &self.first) {
            (Ok(_), _) => id.0.clone().into_owned(),
            (Err(_), Some(first)) => first.clone(),
            (Err(_), None) => free("", thing, 0, &self.ids),
        };
        if self.ids.insert(wanted.clone()) {
            log.add(at, RepairKind::Added { thing, id: wanted.clone() });
            self.first.get_or_insert_with(|| wanted.clone());
            self.added.push(wanted.clone());
        }
        *id = RawText::from(wanted.as_str());
    }
}

/// Adds the records that others stand in or sit on and that are not there.
fn hosts(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    let mut cards = Hosts::of("cards", file.cards.iter().map(|one| &one.id));
    for (index, one) in file.pains.iter_mut().enumerate() {
        cards.lead(&mut one.card, place(places, "pains", index), log);
    }
    for (index, one) in file.waits.iter_mut().enumerate() {
        cards.lead(&mut one.card, place(places, "waits", index), log);
    }
    for id in cards.added {
        file.cards.push(RawCard { id: RawText::from(id.as_str()), ..RawCard::default() });
    }
    let mut steps = Hosts::of("steps", file.steps.iter().map(|one| &one.id));
    let mut lanes = Hosts::of("lanes", file.lanes.iter().map(|one| &one.id));
    for (index, one) in file.cards.iter_mut().enumerate() {
        steps.lead(&mut one.step, place(places, "cards", index), log);
        lanes.lead(&mut one.lane, place(places, "cards", index), log);
    }
    file.steps.extend(steps.added.iter().map(|id| RawStep { id: RawText::from(id.as_str()), ..RawStep::default() }));
    file.lanes.extend(lanes.added.iter().map(|id| RawLane { id: RawText::from(id.as_str()), ..RawLane::default() }));
    let mut stages = Hosts::of("stages", file.stages.iter().map(|one| &one.id));
    for (index, one) in file.steps.iter_mut().enumerate() {
        stages.lead(&mut one.stage, place(places, "steps", index), log);
    }
    file.stages
        .extend(stages.added.iter().map(|id| RawStage { id: RawText::from(id.as_str()), ..RawStage::default() }));
    let mut personas = Hosts::of("personas", file.personas.iter().map(|one| &one.id));
    for (index, one) in file.emotions.iter_mut().enumerate() {
        personas.lead(&mut one.persona, place(places, "emotions", index), log);
    }
    file.personas
        .extend(personas.added.iter().map(|id| RawPersona { id: RawText::from(id.as_str()), ..RawPersona::default() }));
}

/// Leaves out what refers to a missing record and says nothing by itself.
fn dangling(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    let cards: BTreeSet<String> = file.cards.iter().map(|one| one.id.0.clone().into_owned()).collect();
    let steps: BTreeSet<String> = file.steps.iter().map(|one| one.id.0.clone().into_owned()).collect();
    let pains: BTreeSet<String> = file.pains.iter().map(|one| one.id.0.clone().into_owned()).collect();
    for (index, card) in file.cards.iter_mut().enumerate() {
        card.eases.retain(|pain| {
            let sound = pains.contains(pain.0.as_ref());
            if !sound {
                log.add(place(places, "cards", index), RepairKind::LostLink { id: shown(&pain.0) });
            }
            sound
        });
    }
    let mut index = 0;
    file.connectors.retain(|one| {
        index += 1;
        let sound = cards.contains(one.from.0.as_ref()) && cards.contains(one.to.0.as_ref());
        if !sound {
            log.add(place(places, "connectors", index - 1), RepairKind::Dangling { thing: Thing::Connector });
        }
        sound
    });
    let mut index = 0;
    file.emotions.retain(|one| {
        index += 1;
        let sound = steps.contains(one.step.0.as_ref());
        if !sound {
            log.add(place(places, "emotions", index - 1), RepairKind::Dangling { thing: Thing::Emotion });
        }
        sound
    });
}

/// Brings every number to the nearest in its range.
struct Ranges<'a> {
    places: &'a RecordOffsets,
    log: &'a mut RepairLog,
}

impl<'a> Visitor<'a> for Ranges<'_> {
    fn list<T: Named<'a>>(&mut self, records: &mut Vec<T>) {
        for (index, record) in records.iter_mut().enumerate() {
            let at = place(self.places, T::LIST, index);
            record.clamp(&mut |field, value| self.log.add(at, RepairKind::Ranged { field, value }));
        }
    }
}

/// The longest time of a wait is not less than its shortest, which is in its range by now.
fn longest_times(file: &mut RawMap<'_>, places: &RecordOffsets, log: &mut RepairLog) {
    for (index, wait) in file.waits.iter_mut().enumerate() {
        let range = wait.min.0..=i64::from(u32::MAX);
        if let Some(value) = wait.max.as_mut().and_then(|max| nearest(max, range)) {
            log.add(place(places, "waits", index), RepairKind::Ranged { field: "max", value });
        }
    }
}
