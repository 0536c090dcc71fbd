//! From the shapes of the current format to the model, checking on the way that every value is in range,
//! every id is unique and every reference leads somewhere.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::sentence::{Hint, Thing, What};
use super::v1;
use crate::geom::Flow;
use crate::model::{self, Id, Map, RANK_GAP, Rank};

/// What is wrong with which field of which record.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) list: &'static str,
    pub(super) index: usize,
    pub(super) field: &'static str,
    pub(super) what: What,
    /// In a box, because results are returned by the thousand and this is rare.
    pub(super) hint: Option<Box<Hint>>,
}

/// The map that a file of format 1 holds.
pub(super) fn map(file: v1::Map<'_>) -> Result<Map, Fault> {
    let mut map = Map { info: info(&file)?, ..Map::default() };
    for (at, record) in rows("personas", file.personas) {
        let id = at.id(&record.id)?;
        let (name, description, hidden) = (own(record.name), own(record.description), record.hidden);
        let record = model::Persona { id, rank: at.rank(), name, description, hidden };
        at.put(&mut map.personas, id, record)?;
    }
    for (at, record) in rows("stages", file.stages) {
        let id = at.id(&record.id)?;
        let record = model::Stage { id, rank: at.rank(), name: own(record.name), goal: own(record.goal) };
        at.put(&mut map.stages, id, record)?;
    }
    for (at, record) in rows("steps", file.steps) {
        let id = at.id(&record.id)?;
        let stage = at.refer("stage", &record.stage, &map.stages)?;
        let width = record.width.map(|width| at.width(width)).transpose()?;
        at.put(&mut map.steps, id, model::Step { id, stage, rank: at.rank(), name: own(record.name), width })?;
    }
    for (at, record) in rows("lanes", file.lanes) {
        let id = at.id(&record.id)?;
        let (role, name, hidden, locked) = (record.role.into(), own(record.name), record.hidden, record.locked);
        at.put(&mut map.lanes, id, model::Lane { id, rank: at.rank(), role, name, hidden, locked })?;
    }
    let mut eases = Vec::new();
    for (at, mut record) in rows("cards", file.cards) {
        let names = std::mem::take(&mut record.eases);
        let card = card(at, record, &map)?;
        if !names.is_empty() {
            eases.push((at, card.id, names));
        }
        at.put(&mut map.cards, card.id, card)?;
    }
    for (at, record) in rows("pains", file.pains) {
        let pain = pain(at, record, &map)?;
        at.put(&mut map.pains, pain.id, pain)?;
    }
    // Cards name pain points and pain points name cards, so this has to come after both.
    link_opportunities(&mut map.cards, &map.pains, eases)?;
    for (at, record) in rows("waits", file.waits) {
        let wait = wait(at, record, &map)?;
        at.put(&mut map.waits, wait.id, wait)?;
    }
    for (at, record) in rows("connectors", file.connectors) {
        let connector = connector(at, record, &map)?;
        at.put(&mut map.connectors, connector.id, connector)?;
    }
    for (at, record) in rows("emotions", file.emotions) {
        let emotion = emotion(at, record, &map)?;
        at.put(&mut map.emotions, emotion.id, emotion)?;
    }
    Ok(map)
}

fn info(file: &v1::Map<'_>) -> Result<model::Info, Fault> {
    let own = |text: &v1::Text<'_>| text.0.clone().into_owned();
    let dismissed = file.dismissed.iter().enumerate().map(|(index, record)| {
        let row = ListIndex { list: "dismissed", index };
        let at = record.at.as_ref().map(|id| Id::new(&id.0).map_err(|bad| row.bad_id("at", id, bad))).transpose()?;
        Ok(model::Dismissed { issue: own(&record.issue), at })
    });
    Ok(model::Info {
        title: own(&file.title),
        scenario: own(&file.scenario),
        kind: file.kind.into(),
        author: own(&file.author),
        version: own(&file.version),
        date: own(&file.date),
        language: own(&file.language),
        direction: file.direction.into(),
        dismissed: dismissed.collect::<Result<_, _>>()?,
    })
}

fn card(at: ListIndex, record: v1::Card<'_>, map: &Map) -> Result<model::Card, Fault> {
    Ok(model::Card {
        id: at.id(&record.id)?,
        step: at.refer("step", &record.step, &map.steps)?,
        lane: at.refer("lane", &record.lane, &map.lanes)?,
        rank: at.rank(),
        span: at.number("span", record.span, 1, u32::MAX)?,
        kind: record.kind.into(),
        text: own(record.text),
        channel: record.channel.map(Into::into),
        evidence: record.evidence.into(),
        owner: own(record.owner),
        moment_of_truth: record.moment_of_truth,
        eases: Vec::new(),
        color: record.color.map(Into::into),
    })
}

fn pain(at: ListIndex, record: v1::Pain<'_>, map: &Map) -> Result<model::Pain, Fault> {
    Ok(model::Pain {
        id: at.id(&record.id)?,
        card: at.refer("card", &record.card, &map.cards)?,
        rank: at.rank(),
        text: own(record.text),
        severity: at.number("severity", record.severity, 1, 5)?,
        frequency: at.number("frequency", record.frequency, 1, 5)?,
        consequence: record.consequence.into(),
        votes: at.number("votes", record.votes, 0, u32::MAX)?,
    })
}

fn link_opportunities(
    cards: &mut BTreeMap<model::CardId, model::Card>,
    pains: &BTreeMap<model::PainId, model::Pain>,
    eases: Vec<(ListIndex, model::CardId, Vec<v1::Text<'_>>)>,
) -> Result<(), Fault> {
    for (at, card, names) in eases {
        let eased = names.iter().map(|name| at.refer("eases", name, pains)).collect::<Result<_, _>>()?;
        if let Some(card) = cards.get_mut(&card) {
            card.eases = eased;
        }
    }
    Ok(())
}

fn wait(at: ListIndex, record: v1::Wait<'_>, map: &Map) -> Result<model::Wait, Fault> {
    let min = at.number("min", record.min, 0, u32::MAX)?;
    let max = record.max.map_or(Ok(min), |max| at.number("max", max, 0, u32::MAX))?;
    if max < min {
        return Err(at.fault("max", What::WaitBackwards { max, min }, None));
    }
    Ok(model::Wait {
        id: at.id(&record.id)?,
        card: at.refer("card", &record.card, &map.cards)?,
        rank: at.rank(),
        text: own(record.text),
        min,
        max,
        unit: record.unit.into(),
    })
}

fn connector(at: ListIndex, record: v1::Connector<'_>, map: &Map) -> Result<model::Connector, Fault> {
    Ok(model::Connector {
        id: at.id(&record.id)?,
        from: at.refer("from", &record.from, &map.cards)?,
        to: at.refer("to", &record.to, &map.cards)?,
        heads: record.heads.into(),
        label: own(record.label),
    })
}

fn emotion(at: ListIndex, record: v1::Emotion<'_>, map: &Map) -> Result<model::Emotion, Fault> {
    let value = Some(record.value).filter(|value| (-2.0..=2.0).contains(value)).and_then(model::Feeling::nearest);
    let value = value.ok_or_else(|| at.out_of_range("value", &record.value))?;
    Ok(model::Emotion {
        id: at.id(&record.id)?,
        persona: at.refer("persona", &record.persona, &map.personas)?,
        step: at.refer("step", &record.step, &map.steps)?,
        value,
        quote: own(record.quote),
    })
}

fn own(text: v1::Text<'_>) -> String {
    Cow::into_owned(text.0)
}

/// The records of a list, each with its place.
fn rows<T>(list: &'static str, records: Vec<T>) -> impl Iterator<Item = (ListIndex, T)> {
    records.into_iter().enumerate().map(move |(index, record)| (ListIndex { list, index }, record))
}

/// The place of a record in its list: gives it its rank, and faults their place.
#[derive(Clone, Copy)]
struct ListIndex {
    list: &'static str,
    index: usize,
}

impl ListIndex {
    fn rank(self) -> Rank {
        Rank::try_from(self.index).unwrap_or(Rank::MAX).saturating_mul(RANK_GAP)
    }

    fn fault(self, field: &'static str, what: What, hint: Option<Hint>) -> Fault {
        Fault { list: self.list, index: self.index, field, what, hint: hint.map(Box::new) }
    }

    fn out_of_range(self, field: &'static str, value: &dyn std::fmt::Display) -> Fault {
        let hint = v1::expected(self.list, Some(field)).map(|expected| Hint::Expected { expected });
        self.fault(field, What::OutOfRange { value: value.to_string(), field }, hint)
    }

    fn id<T: From<Id>>(self, text: &v1::Text<'_>) -> Result<T, Fault> {
        Id::new(&text.0).map(T::from).map_err(|bad| self.bad_id("id", text, bad))
    }

    fn bad_id(self, field: &'static str, text: &v1::Text<'_>, bad: model::BadId) -> Fault {
        self.fault(field, What::NotAnId { text: super::error::quoted(&text.0) }, Some(bad.into()))
    }

    fn number<T: TryFrom<i64> + Into<i64> + Copy>(
        self,
        field: &'static str,
        value: i64,
        min: T,
        max: T,
    ) -> Result<T, Fault> {
        let found = T::try_from(value).ok().filter(|_| (min.into()..=max.into()).contains(&value));
        found.ok_or_else(|| self.out_of_range(field, &value))
    }

    fn width(self, width: i64) -> Result<u16, Fault> {
        self.number("width", width, *model::Step::WIDTHS.start(), *model::Step::WIDTHS.end())
    }

    fn refer<K, V>(self, field: &'static str, text: &v1::Text<'_>, table: &BTreeMap<K, V>) -> Result<K, Fault>
    where
        K: From<Id> + Ord + Copy + std::fmt::Display,
    {
        let id = Id::new(&text.0).map(K::from).map_err(|bad| self.bad_id(field, text, bad))?;
        if table.contains_key(&id) {
            return Ok(id);
        }
        let thing = Thing::of_field(field);
        // Bounded: on a huge table a suggestion is not worth the wait.
        let known: Vec<String> = table.keys().take(10_000).map(ToString::to_string).collect();
        let near = super::error::nearest(&text.0, known.iter().map(String::as_str));
        let hint = near.map_or(Hint::AddRecord { thing }, |near| Hint::DidYouMeanId { id: near.to_owned() });
        Err(self.fault(field, What::NoSuchRecord { thing, id: id.to_string() }, Some(hint)))
    }

    fn put<K: Ord + std::fmt::Display, V>(self, table: &mut BTreeMap<K, V>, id: K, record: V) -> Result<(), Fault> {
        if table.contains_key(&id) {
            let what = What::IdTwice { id: id.to_string(), list: self.list };
            return Err(self.fault("id", what, Some(Hint::OwnIds)));
        }
        table.insert(id, record);
        Ok(())
    }
}

/// The words of the file as the model's, and back: `word` is what is written.
macro_rules! same_words {
    ($($file:ident $model:path: $($word:ident)*;)*) => {$(
        impl From<v1::$file> for $model {
            fn from(word: v1::$file) -> Self {
                match word { $(v1::$file::$word => Self::$word,)* }
            }
        }

        impl Word for $model {
            fn word(self) -> &'static str {
                match self { $(Self::$word => stringify!($word),)* }
            }
        }
    )*};
}

/// A value that stands in the file as a plain word.
pub(super) trait Word {
    /// The word.
    fn word(self) -> &'static str;
}

same_words! {
    MapKind model::MapKind: AsIs ToBe;
    Direction Flow: LeftToRight RightToLeft;
    Role model::Role: Evidence Customer Frontstage Backstage Support Emotion Notes;
    CardKind model::CardKind: Touchpoint Action Decision Evidence Opportunity Note;
    Channel model::Channel: Phone Email Chat Social Web App Sms InPerson Letter SelfService Other;
    Color model::ColorTag: Red Orange Yellow Green Blue Purple Gray;
    Evidence model::EvidenceLevel: Assumed PartlyKnown Researched;
    Consequence model::Consequence: Inefficiency BadExperience ChurnRisk;
    Unit model::TimeUnit: Minutes Hours Days Weeks Months;
    Heads model::Heads: One Two;
}
