//! A map as a list: a row for each card, and a row for all else that belongs to it, so that nothing of it is lost.
//!
//! Cards stand in reading order, each followed by its pain points and waits; at the end of a step stands how the
//! personas feel at it, and connectors stand last. Lanes, stages and steps have rows of their own where those of the cards
//! don't tell all about them. The last columns hold ids, by which a table that comes back finds its records again.

mod columns;
mod read;

use std::collections::BTreeSet;

use super::notation::color_term;
use super::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use super::table::plain;
use super::visible_map::{MarkedCard, VisibleMap};
use crate::i18n::{MapWords, Term};
use crate::model::{CardId, Connector, Emotion, Heads, Lane, Map, Pain, PainId, Persona, Stage, Step, Wait};

pub(super) use columns::ListColumns;
pub(super) use read::read;

const COLUMNS: [Term; 29] = [
    Term::Stage,
    Term::Step,
    Term::Lane,
    Term::Role,
    Term::Kind,
    Term::Text,
    Term::Channel,
    Term::Evidence,
    Term::MomentOfTruth,
    Term::Owner,
    Term::Color,
    Term::Span,
    Term::Severity,
    Term::Frequency,
    Term::Consequence,
    Term::Votes,
    Term::Shortest,
    Term::Longest,
    Term::Unit,
    Term::Persona,
    Term::Feeling,
    Term::Id,
    Term::BelongsTo,
    Term::LeadsTo,
    Term::Eases,
    Term::StageId,
    Term::StepId,
    Term::LaneId,
    Term::Weight,
];

/// The list of a map, in those words.
#[must_use]
pub fn sheet(map: &Map, words: &'static MapWords) -> Sheet {
    let mut list = ListWriter { shown: VisibleMap::of(map, words), rows: Vec::new(), told: BTreeSet::new() };
    list.add_lanes();
    list.add_personas();
    list.add_steps();
    list.add_connectors();
    let headings = COLUMNS.iter().map(|term| SheetCell::text(words.term(*term)));
    let widths = COLUMNS.iter().map(|term| width(*term)).collect();
    let name = words.terms(Term::Card).nth(1).unwrap_or_default().to_owned();
    Sheet { name, widths, ..Sheet::list(map.info.direction, headings, list.rows) }
}

/// How wide a column is, in characters.
fn width(term: Term) -> f64 {
    match term {
        Term::Text => 50.0,
        Term::Stage | Term::Step | Term::Lane | Term::Kind | Term::Channel | Term::Consequence => 18.0,
        _ => 12.0,
    }
}

struct ListWriter<'a> {
    shown: VisibleMap<'a>,
    rows: Vec<SheetRow>,
    /// The ids of the cards that stand in the list.
    told: BTreeSet<CardId>,
}

struct Filled(Vec<SheetCell>);

impl Filled {
    fn new() -> Self {
        Self(vec![SheetCell::Empty; COLUMNS.len()])
    }

    fn put(&mut self, term: Term, cell: SheetCell) {
        if let Some(at) = COLUMNS.iter().position(|column| *column == term)
            && let Some(place) = self.0.get_mut(at)
        {
            *place = cell;
        }
    }

    fn text(mut self, term: Term, text: &str) -> Self {
        self.put(term, SheetCell::text(plain(text).replace('\t', " ").trim()));
        self
    }

    fn number(mut self, term: Term, number: impl Into<f64>) -> Self {
        self.put(term, SheetCell::Number(number.into()));
        self
    }

    fn at(self, stage: &Stage, step: Option<&Step>) -> Self {
        let filled = self.text(Term::Stage, &stage.name).text(Term::StageId, stage.id.as_str());
        match step {
            Some(step) => filled.text(Term::Step, &step.name).text(Term::StepId, step.id.as_str()),
            None => filled,
        }
    }
}

impl ListWriter<'_> {
    fn word(&self, term: Term) -> &'static str {
        self.shown.words.term(term)
    }

    fn push(&mut self, kind: RowKind, filled: Filled) {
        self.rows.push(SheetRow { kind, cells: filled.0 });
    }

    fn in_lane(&self, filled: Filled, lane: &Lane) -> Filled {
        let filled = filled.text(Term::Lane, &self.shown.lane_name(lane)).text(Term::LaneId, lane.id.as_str());
        filled.text(Term::Role, self.shown.words.role(lane.role))
    }

    /// The lanes, unless the cards of the first steps tell their order.
    fn add_lanes(&mut self) {
        let mut seen = Vec::new();
        for (_, steps) in self.shown.stages() {
            for (lane, _) in steps.iter().flat_map(|step| self.shown.cards_at(step.id)) {
                if !seen.contains(&lane.id) {
                    seen.push(lane.id);
                }
            }
        }
        if self.shown.lanes.iter().map(|lane| lane.id).eq(seen) {
            return;
        }
        for lane in self.shown.lanes.clone() {
            let filled = self.in_lane(Filled::new().text(Term::Kind, self.word(Term::Lane)), lane);
            self.push(RowKind::Lane(lane.role), filled);
        }
    }

    fn add_personas(&mut self) {
        for persona in self.shown.personas.clone() {
            let filled = Filled::new().text(Term::Kind, self.word(Term::Persona)).text(Term::Persona, &persona.name);
            let filled = filled.text(Term::Text, &persona.description).text(Term::Id, persona.id.as_str());
            self.push(RowKind::Plain, filled);
        }
    }

    fn add_steps(&mut self) {
        let stages: Vec<_> = self.shown.stages().collect();
        for (stage, steps) in stages {
            if steps.is_empty() || !stage.goal.trim().is_empty() {
                let filled = Filled::new().at(stage, None).text(Term::Kind, self.word(Term::Stage));
                self.push(RowKind::Plain, filled.text(Term::Text, &stage.goal));
            }
            for step in steps {
                self.add_step(stage, step);
            }
        }
    }

    fn add_step(&mut self, stage: &Stage, step: &Step) {
        let before = self.rows.len();
        let mut rows = Vec::new();
        for (lane, marked) in self.shown.cards_at(step.id) {
            let place = || self.in_lane(Filled::new().at(stage, Some(step)), lane);
            let kind = RowKind::Lane(lane.role);
            rows.push((kind, self.card(place(), &marked)));
            rows.extend(marked.pains.iter().map(|pain| (kind, self.pain(place(), pain))));
            rows.extend(marked.waits.iter().map(|wait| (kind, self.wait(place(), wait))));
        }
        let told: Vec<_> = self.shown.cards_at(step.id).map(|(_, marked)| marked.card.id).collect();
        self.told.extend(told);
        for emotion in self.shown.felt_at(step.id) {
            rows.push((RowKind::Plain, self.emotion(Filled::new().at(stage, Some(step)), emotion)));
        }
        rows.into_iter().for_each(|(kind, filled)| self.push(kind, filled));
        if self.rows.len() == before {
            let filled = Filled::new().at(stage, Some(step)).text(Term::Kind, self.word(Term::Step));
            self.push(RowKind::Plain, filled);
        }
    }

    fn card(&self, filled: Filled, marked: &MarkedCard<'_>) -> Filled {
        let (card, words) = (marked.card, self.shown.words);
        let channel = card.channel.map_or("", |channel| words.channel(channel));
        let color = card.color.map_or("", |color| words.term(color_term(color)));
        let is_told = |pain: &&PainId| {
            let card = self.shown.map.pains.get(pain).and_then(|pain| self.shown.map.cards.get(&pain.card));
            card.is_some_and(|card| self.shown.map.shows(card.lane))
        };
        let eased: Vec<&str> = card.eases.iter().filter(is_told).map(|pain| pain.as_str()).collect();
        let moment = if card.moment_of_truth { self.word(Term::Yes) } else { "" };
        let filled = filled.text(Term::Kind, words.card_kind(card.kind)).text(Term::Text, &card.text);
        let filled = filled.text(Term::Channel, channel).text(Term::Evidence, words.evidence_level(card.evidence));
        let filled = filled.text(Term::MomentOfTruth, moment).text(Term::Owner, &card.owner).text(Term::Color, color);
        let filled = filled.number(Term::Span, card.span.max(1));
        filled.text(Term::Id, card.id.as_str()).text(Term::Eases, &eased.join(" "))
    }

    fn pain(&self, filled: Filled, pain: &Pain) -> Filled {
        let filled = filled.text(Term::Kind, self.word(Term::Pain)).text(Term::Text, &pain.text);
        let filled = filled.number(Term::Severity, pain.severity).number(Term::Frequency, pain.frequency);
        let filled = filled.text(Term::Consequence, self.shown.words.consequence(pain.consequence));
        let filled = filled.number(Term::Votes, pain.votes).number(Term::Weight, pain.weight());
        filled.text(Term::Id, pain.id.as_str()).text(Term::BelongsTo, pain.card.as_str())
    }

    fn wait(&self, filled: Filled, wait: &Wait) -> Filled {
        let filled = filled.text(Term::Kind, self.word(Term::Wait)).text(Term::Text, &wait.text);
        let filled = filled.number(Term::Shortest, wait.min).number(Term::Longest, wait.max);
        let filled = filled.text(Term::Unit, self.shown.words.unit(wait.unit).next().unwrap_or_default());
        filled.text(Term::Id, wait.id.as_str()).text(Term::BelongsTo, wait.card.as_str())
    }

    fn emotion(&self, filled: Filled, emotion: &Emotion) -> Filled {
        let persona: Option<&Persona> = self.shown.map.personas.get(&emotion.persona);
        let filled = filled.text(Term::Kind, self.word(Term::Emotion)).text(Term::Text, &emotion.quote);
        let filled = filled.text(Term::Persona, persona.map_or("", |persona| &persona.name));
        let filled = filled.number(Term::Feeling, emotion.value.value());
        filled.text(Term::Id, emotion.id.as_str()).text(Term::BelongsTo, emotion.persona.as_str())
    }

    fn add_connectors(&mut self) {
        let is_told = |it: &&Connector| self.told.contains(&it.from) && self.told.contains(&it.to);
        let connectors: Vec<_> = self.shown.map.connectors.values().filter(is_told).collect();
        for connector in connectors {
            let kind = match connector.heads {
                Heads::One => Term::Connector,
                Heads::Two => Term::Agreement,
            };
            let filled = Filled::new().text(Term::Kind, self.word(kind)).text(Term::Text, &connector.label);
            let filled = filled.text(Term::Id, connector.id.as_str()).text(Term::BelongsTo, connector.from.as_str());
            self.push(RowKind::Plain, filled.text(Term::LeadsTo, connector.to.as_str()));
        }
    }
}
