//! A map as a list: a row for each card, and a row for all else that belongs to it, so that nothing of it is lost.
//!
//! Cards stand in reading order, each followed by its pain points and waits; at the end of a step stands how the
//! personas feel at it, and connectors stand last. Lanes, stages and steps have rows of their own where those of the cards
//! don't tell all about them. The last columns hold ids, by which a table that comes back finds its records again; the
//! letters that link opportunities to pain points are for people, and follow from those.

mod columns;
mod read;

use std::collections::BTreeSet;

use super::sheet::{RowKind, Sheet, SheetCell, SheetRow};
use super::table::plain;
use super::visible_map::{MarkedCard, VisibleMap};
use crate::i18n::{MapWords, Term};
use crate::model::{
    CardId, EasingLetters, Emotion, Heads, Lane, Map, Pain, PainId, Persona, Stage, Step, Wait, listed_letters,
};

pub(super) use columns::ListColumns;
pub(super) use read::read;

const COLUMNS: [Term; 30] = [
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
    Term::Letter,
    Term::Id,
    Term::BelongsTo,
    Term::LeadsTo,
    Term::Eases,
    Term::StageId,
    Term::StepId,
    Term::LaneId,
    Term::Weight,
];

/// The list of a map, in those words; of a part with the letters of its `whole`.
#[must_use]
pub fn sheet(map: &Map, words: &'static MapWords, whole: Option<&EasingLetters>) -> Sheet {
    let shown = VisibleMap::new(map, words, whole);
    let mut list = ListWriter { shown: &shown, rows: Vec::new(), told: BTreeSet::new() };
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
    shown: &'a VisibleMap<'a>,
    rows: Vec<SheetRow>,
    /// The ids of the cards that stand in the list.
    told: BTreeSet<CardId>,
}

struct Filled(Vec<SheetCell>);

impl Filled {
    /// The row of a record, or of something without an id.
    fn new(kind: &str, text: &str, id: &str) -> Self {
        let empty = Self(vec![SheetCell::Empty; COLUMNS.len()]);
        empty.text(Term::Kind, kind).text(Term::Text, text).text(Term::Id, id)
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
        for lane in &self.shown.lanes {
            let filled = self.in_lane(Filled::new(self.word(Term::Lane), "", ""), lane);
            self.push(RowKind::Lane(lane.role), filled);
        }
    }

    fn add_personas(&mut self) {
        for persona in &self.shown.personas {
            let filled = Filled::new(self.word(Term::Persona), &persona.description, persona.id.as_str());
            self.push(RowKind::Plain, filled.text(Term::Persona, &persona.name));
        }
    }

    fn add_steps(&mut self) {
        for (stage, steps) in self.shown.stages() {
            if steps.is_empty() || !stage.goal.trim().is_empty() {
                let filled = Filled::new(self.word(Term::Stage), &stage.goal, "");
                self.push(RowKind::Plain, filled.at(stage, None));
            }
            for step in steps {
                self.add_step(stage, step);
            }
        }
    }

    fn add_step(&mut self, stage: &Stage, step: &Step) {
        let before = self.rows.len();
        for (lane, marked) in self.shown.cards_at(step.id) {
            self.told.insert(marked.card.id);
            let pains = marked.pains.iter().map(|pain| self.pain(pain));
            let waits = marked.waits.iter().map(|wait| self.wait(wait));
            let rows = std::iter::once(self.card(&marked)).chain(pains).chain(waits);
            let rows: Vec<_> = rows.map(|row| self.in_lane(row.at(stage, Some(step)), lane)).collect();
            rows.into_iter().for_each(|row| self.push(RowKind::Lane(lane.role), row));
        }
        for emotion in self.shown.felt_at(step.id) {
            let filled = self.emotion(emotion).at(stage, Some(step));
            self.push(RowKind::Plain, filled);
        }
        if self.rows.len() == before {
            self.push(RowKind::Plain, Filled::new(self.word(Term::Step), "", "").at(stage, Some(step)));
        }
    }

    fn card(&self, marked: &MarkedCard<'_>) -> Filled {
        let (card, words) = (marked.card, self.shown.words);
        let channel = card.channel.map_or("", |channel| words.channel(channel));
        let color = card.color.map_or("", |color| words.term(Term::from_color(color)));
        let is_told = |pain: &&PainId| {
            let card = self.shown.map.pains.get(pain).and_then(|pain| self.shown.map.cards.get(&pain.card));
            card.is_some_and(|card| self.shown.map.shows(card.lane))
        };
        let eased: Vec<&str> = card.eases.iter().filter(is_told).map(|pain| pain.as_str()).collect();
        let moment = if card.moment_of_truth { self.word(Term::Yes) } else { "" };
        let filled = Filled::new(words.card_kind(card.kind), &card.text, card.id.as_str());
        let filled = filled.text(Term::Channel, channel).text(Term::Evidence, words.evidence_level(card.evidence));
        let filled = filled.text(Term::MomentOfTruth, moment).text(Term::Owner, &card.owner).text(Term::Color, color);
        let letter = self.shown.letters.of_opportunity(card.id).map(|letter| letter.to_string()).unwrap_or_default();
        let filled = filled.number(Term::Span, card.span.max(1)).text(Term::Eases, &eased.join(" "));
        filled.text(Term::Letter, &letter)
    }

    fn pain(&self, pain: &Pain) -> Filled {
        let filled = Filled::new(self.word(Term::Pain), &pain.text, pain.id.as_str());
        let filled = filled.number(Term::Severity, pain.severity).number(Term::Frequency, pain.frequency);
        let filled = filled.text(Term::Consequence, self.shown.words.consequence(pain.consequence));
        let filled = filled.number(Term::Votes, pain.votes).number(Term::Weight, pain.weight());
        let letters = listed_letters(self.shown.letters.of_pain(pain.id), usize::MAX);
        let filled = filled.text(Term::Letter, &letters);
        filled.text(Term::BelongsTo, pain.card.as_str())
    }

    fn wait(&self, wait: &Wait) -> Filled {
        let filled = Filled::new(self.word(Term::Wait), &wait.text, wait.id.as_str());
        let filled = filled.number(Term::Shortest, wait.min).number(Term::Longest, wait.max);
        let filled = filled.text(Term::Unit, self.shown.words.unit(wait.unit).next().unwrap_or_default());
        filled.text(Term::BelongsTo, wait.card.as_str())
    }

    fn emotion(&self, emotion: &Emotion) -> Filled {
        let persona: Option<&Persona> = self.shown.map.personas.get(&emotion.persona);
        let filled = Filled::new(self.word(Term::Emotion), &emotion.quote, emotion.id.as_str());
        let filled = filled.text(Term::Persona, persona.map_or("", |persona| &persona.name));
        filled.number(Term::Feeling, emotion.value.value()).text(Term::BelongsTo, emotion.persona.as_str())
    }

    fn add_connectors(&mut self) {
        let told = std::mem::take(&mut self.told);
        let all = self.shown.map.connectors.values();
        for connector in all.filter(|it| told.contains(&it.from) && told.contains(&it.to)) {
            let kind = match connector.heads {
                Heads::One => Term::Connector,
                Heads::Two => Term::Agreement,
            };
            let filled = Filled::new(self.word(kind), &connector.label, connector.id.as_str());
            let filled = filled.text(Term::BelongsTo, connector.from.as_str());
            self.push(RowKind::Plain, filled.text(Term::LeadsTo, connector.to.as_str()));
        }
    }
}
