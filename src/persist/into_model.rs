//! From the records of a file to the model. On the way every value is checked to be in range, every id to be unique in
//! its list, and every reference to lead somewhere.

use super::error::{Problem, RecordAt};
use super::format::{RawMap, RawWait};
use super::kinds::{FieldKind, Longest, Shortest};
use super::schema::Named;
use super::sentence::{Hint, ProblemKind};
use crate::model::{Key, Map, PainId, Record};

pub(super) fn map(mut file: RawMap<'_>) -> Result<Map, Problem> {
    let info = file.take_info()?;
    added(Map { info, ..Map::default() }, file)
}

/// A map with the records of a file. They may refer to records that the map has and the file has not.
pub(super) fn added(mut map: Map, file: RawMap<'_>) -> Result<Map, Problem> {
    map = add_all(map, file.personas)?;
    map = add_all(map, file.stages)?;
    map = add_all(map, file.steps)?;
    map = add_all(map, file.lanes)?;
    let mut eases = Vec::new();
    for (at, mut raw) in rows(file.cards) {
        let links = std::mem::take(&mut raw.eases);
        let key;
        (map, key) = add(map, at, raw)?;
        let card = key.card();
        eases.extend(card.filter(|_| !links.is_empty()).map(|card| (at, card, links)));
    }
    map = add_all(map, file.pains)?;
    // Pain points name their cards and cards name the pain points that they ease: this comes after both.
    for (at, card, links) in eases {
        let links = <Vec<PainId> as FieldKind>::check(links, at.field("eases"), &map)?;
        if let Some(card) = map.cards.get_mut(&card) {
            card.eases = links;
        }
    }
    for (at, mut raw) in rows(file.waits) {
        times(at, &mut raw, &map)?;
        (map, _) = add(map, at, raw)?;
    }
    map = add_all(map, file.connectors)?;
    map = add_all(map, file.emotions)?;
    Ok(map)
}

/// The longest time of a wait is the shortest where it is left out, and never less.
fn times(at: RecordAt, raw: &mut RawWait<'_>, map: &Map) -> Result<(), Problem> {
    let min = Shortest::check(raw.min, at.field("min"), map)?;
    let max = if raw.max.is_some() { Longest::check(raw.max, at.field("max"), map)? } else { min };
    if max < min {
        return Err(at.field("max").problem(ProblemKind::WaitBackwards { max, min }, None));
    }
    raw.max = Some(i64::from(max));
    Ok(())
}

fn add_all<'a, T: Named<'a>>(map: Map, records: Vec<T>) -> Result<Map, Problem> {
    rows(records).try_fold(map, |map, (at, raw)| Ok(add(map, at, raw)?.0))
}

/// The records of a list, each with its place.
fn rows<'a, T: Named<'a>>(records: Vec<T>) -> impl Iterator<Item = (RecordAt, T)> {
    records.into_iter().enumerate().map(|(index, record)| (RecordAt { list: T::LIST, index }, record))
}

fn add<'a, T: Named<'a>>(map: Map, at: RecordAt, raw: T) -> Result<(Map, Key), Problem> {
    let record: Record = raw.into_model(at, &map)?.into();
    let key = record.key();
    if map.has(key) {
        let id = key.id().map(|id| id.as_str().to_owned()).unwrap_or_default();
        return Err(at.field("id").problem(ProblemKind::IdTwice { id, list: T::LIST }, Some(Hint::OwnIds)));
    }
    Ok((map.with(record), key))
}
