//! A list that somebody wrote: a row for each card, with columns that are known by their headings, in any order.
//!
//! Records are found again by their ids where these are given, else by their names. What a row leaves out, such as a stage
//! that was written once for several rows, is that of the row above.

use std::collections::BTreeMap;

use super::columns::ListColumns;
use crate::exchange::assembly::Assembly;
use crate::exchange::feeling_text::{FeelingScale, FeelingText};
use crate::exchange::outcome::Why;
use crate::exchange::preamble;
use crate::exchange::raw_table::{RawRow, RawTable};
use crate::exchange::row_topic::Topic;
use crate::i18n::{Locale, MapWords, PainLine, Term, Vocabulary, WaitLine};
use crate::model::{
    CardId, CardKind, Connector, Emotion, Feeling, Heads, Id, LaneId, PainId, PersonaId, Role, StageId, StepId,
    TimeUnit,
};

pub(crate) fn read(table: &RawTable, headings: &ListColumns, language: Locale, assembly: &mut Assembly<'_>) {
    let before = table.rows.get(..headings.row).unwrap_or_default();
    before.iter().for_each(|row| preamble::take(row, assembly));
    let rows = table.rows.get(headings.row + 1..).unwrap_or_default();
    if let Some(heading) = table.rows.get(headings.row) {
        let mut first: BTreeMap<usize, &str> = BTreeMap::new();
        for (column, value) in rows.iter().flat_map(|row| row.values.iter().enumerate()) {
            if !value.text.is_empty() {
                first.entry(column).or_insert(&value.text);
            }
        }
        first.retain(|column, _| !headings.columns.values().any(|known| known == column));
        for (column, text) in first.into_iter().filter(|(column, _)| *column < heading.values.len()) {
            let name = Some(heading.text(column)).filter(|name| !name.is_empty());
            assembly.unused(heading.line, name.unwrap_or(text), Why::Unknown);
        }
    }
    let feelings = [Term::Feeling, Term::Emotion].into_iter().filter_map(|term| headings.columns.get(&term));
    let scale = FeelingScale::from_texts(feelings.flat_map(|column| rows.iter().map(|row| row.text(*column))));
    let mut list = ListReader {
        headings,
        scale,
        words: MapWords::of(language),
        assembly,
        stages: BTreeMap::new(),
        steps: BTreeMap::new(),
        lanes: BTreeMap::new(),
        personas: BTreeMap::new(),
        cards: BTreeMap::new(),
        pains: BTreeMap::new(),
        place: CurrentPlace::default(),
        links: Vec::new(),
    };
    for row in rows {
        if list.assembly.is_full {
            return;
        }
        list.row(row);
    }
    list.link();
}

/// A number, also with a comma; longer texts are none.
fn finite(text: &str) -> Option<f64> {
    let number = Some(text).filter(|text| text.len() < 64)?.replace(',', ".").parse::<f64>();
    number.ok().filter(|number| number.is_finite())
}

/// Where the row above stood.
#[derive(Clone, Copy, Default)]
struct CurrentPlace {
    stage: Option<StageId>,
    step: Option<StepId>,
    lane: Option<LaneId>,
    card: Option<CardId>,
}

/// What speaks of rows that may come later.
enum PendingLink {
    Connector { line: usize, id: Option<Id>, from: String, to: String, heads: Heads, label: String },
    Eases { line: usize, card: CardId, pain: String },
}

/// How a record was named: by its id, or by its name within another record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RecordReference {
    Id(String),
    Text(Option<Id>, String),
}

impl RecordReference {
    fn new(id: &str, within: Option<Id>, name: &str) -> Self {
        if id.is_empty() { Self::Text(within, name.to_owned()) } else { Self::Id(id.to_owned()) }
    }
}

struct ListReader<'r, 'i> {
    headings: &'r ListColumns,
    /// What the numbers of feelings mean that stand in the rows of cards.
    scale: FeelingScale,
    words: &'static MapWords,
    assembly: &'r mut Assembly<'i>,
    stages: BTreeMap<RecordReference, StageId>,
    steps: BTreeMap<RecordReference, StepId>,
    lanes: BTreeMap<RecordReference, LaneId>,
    personas: BTreeMap<RecordReference, PersonaId>,
    cards: BTreeMap<String, CardId>,
    pains: BTreeMap<String, PainId>,
    place: CurrentPlace,
    links: Vec<PendingLink>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum RowIs {
    Card(Option<CardKind>),
    Other(Term),
}

const OTHERS: [Term; 9] = [
    Term::Pain,
    Term::Wait,
    Term::Emotion,
    Term::Connector,
    Term::Agreement,
    Term::Stage,
    Term::Step,
    Term::Lane,
    Term::Persona,
];

impl ListReader<'_, '_> {
    fn text<'t>(&self, row: &'t RawRow, term: Term) -> &'t str {
        self.headings.text(row, term)
    }

    fn row(&mut self, row: &RawRow) {
        self.assembly.line = row.line;
        let kind = self.kind(row);
        if row.filled() == 0 {
            return;
        }
        match kind {
            RowIs::Card(kind) => self.card(row, kind),
            RowIs::Other(Term::Pain) => self.pain(row),
            RowIs::Other(Term::Wait) => self.wait(row),
            RowIs::Other(Term::Emotion) => self.emotion(row),
            RowIs::Other(Term::Connector) => self.connector(row, Heads::One),
            RowIs::Other(Term::Agreement) => self.connector(row, Heads::Two),
            RowIs::Other(Term::Persona) => _ = self.persona(row, self.text(row, Term::Id), self.text(row, Term::Text)),
            RowIs::Other(Term::Lane) => _ = self.lane(row),
            RowIs::Other(Term::Stage) => {
                if let (Some(stage), goal) = (self.stage(row), self.text(row, Term::Text)) {
                    self.assembly.goal(stage, goal);
                }
            }
            RowIs::Other(_) => _ = self.step(row),
        }
    }

    fn kind(&mut self, row: &RawRow) -> RowIs {
        let said = self.text(row, Term::Kind);
        let known = Vocabulary::shared();
        let kind = known.kinds.get(said);
        let other = || OTHERS.into_iter().find(|term| known.is(said, *term));
        match (kind, other()) {
            (Some(kind), _) => RowIs::Card(Some(kind)),
            (None, Some(other)) => RowIs::Other(other),
            (None, None) => {
                if !said.is_empty() && !known.is(said, Term::Card) {
                    self.assembly.unused(row.line, said, Why::Unknown);
                }
                RowIs::Card(None)
            }
        }
    }

    fn stage(&mut self, row: &RawRow) -> Option<StageId> {
        let (name, id) = (self.text(row, Term::Stage), self.text(row, Term::StageId));
        if name.is_empty() && id.is_empty() {
            return self.place.stage;
        }
        let new = || self.assembly.stage(name, "", Id::new(id).ok());
        let stage = *self.stages.entry(RecordReference::new(id, None, name)).or_insert_with(new);
        if self.place.stage != Some(stage) {
            self.place = CurrentPlace { stage: Some(stage), step: None, lane: self.place.lane, card: None };
        }
        Some(stage)
    }

    fn step(&mut self, row: &RawRow) -> StepId {
        let stage = self.stage(row);
        let (name, id) = (self.text(row, Term::Step), self.text(row, Term::StepId));
        if let Some(step) = self.place.step.filter(|_| name.is_empty() && id.is_empty()) {
            return step;
        }
        let stage = stage.unwrap_or_else(|| {
            let stage = self.assembly.stage("", "", None);
            self.place.stage = Some(stage);
            stage
        });
        let new = || self.assembly.step(stage, name, Id::new(id).ok());
        let step = *self.steps.entry(RecordReference::new(id, Some(stage.0), name)).or_insert_with(new);
        self.place.step = Some(step);
        step
    }

    fn lane(&mut self, row: &RawRow) -> LaneId {
        let (name, id) = (self.text(row, Term::Lane), self.text(row, Term::LaneId));
        let said = self.text(row, Term::Role);
        let told = Vocabulary::shared().roles.get(said);
        if told.is_none() && !said.is_empty() {
            self.assembly.unused(row.line, said, Why::Unknown);
        }
        if let Some(lane) = self.place.lane.filter(|_| name.is_empty() && id.is_empty() && told.is_none()) {
            return lane;
        }
        let key = RecordReference::new(id, None, if name.is_empty() { said } else { name });
        let lane = *self.lanes.entry(key).or_insert_with(|| {
            let role = told.unwrap_or_else(|| match Topic::of_lane(name) {
                Topic::Channels => Role::Frontstage,
                Topic::Pains | Topic::PainsWith(_) => Role::Notes,
                Topic::Unknown if !name.is_empty() => {
                    self.assembly.unused(row.line, name, Why::UnknownLane);
                    Role::Notes
                }
                topic => topic.role().unwrap_or(Role::Customer),
            });
            self.assembly.lane_named(role, name, self.words, Id::new(id).ok())
        });
        self.place.lane = Some(lane);
        lane
    }

    fn card(&mut self, row: &RawRow, kind: Option<CardKind>) {
        let (step, lane) = (self.step(row), self.lane(row));
        let role = self.assembly.map.lanes.get(&lane).map_or(Role::Customer, |lane| lane.role);
        let (id, text) = (self.text(row, Term::Id), self.text(row, Term::Text));
        if self.is_only_a_place(row) {
            return;
        }
        let card = self.assembly.card(lane, step, kind.unwrap_or(role.usual_kind()), Id::new(id).ok());
        self.known_again(row, id, self.cards.contains_key(id));
        self.cards.entry(id.to_owned()).or_insert(card);
        self.place.card = Some(card);
        self.about(row, card);
        self.assembly.change_card(card, |card| card.text = text.to_owned());
        for pain in self.text(row, Term::Eases).split([' ', ',', ';']).filter(|pain| !pain.is_empty()) {
            self.links.push(PendingLink::Eases { line: row.line, card, pain: pain.to_owned() });
        }
        self.felt(row, step);
        for term in [Term::Pain, Term::Inefficiency, Term::BadExperience, Term::ChurnRisk] {
            for said in self.text(row, term).lines().map(str::trim).filter(|said| !said.is_empty()) {
                let told = PainLine::read(said);
                self.add_pain(
                    row,
                    None,
                    card,
                    PainLine { consequence: told.consequence.or(term.consequence()), ..told },
                );
            }
        }
        let wait = self.text(row, Term::Wait);
        if !wait.is_empty() {
            self.assembly.wait(card, WaitLine::read(wait), None);
        }
    }

    /// What somebody feels at the step of a card, where its row says so.
    fn felt(&mut self, row: &RawRow, step: StepId) {
        let said = [Term::Feeling, Term::Emotion].map(|term| self.text(row, term)).join(" ");
        let said = said.trim();
        if said.is_empty() {
            return;
        }
        let mood = FeelingText::read(said, self.scale);
        let persona = match (self.text(row, Term::Persona), self.assembly.first_persona) {
            ("", Some(first)) => first,
            ("", None) => self.assembly.persona_named(self.words.term(Term::Persona)),
            _ => self.persona(row, "", ""),
        };
        let (value, quote) = (mood.value, mood.quote);
        // The rows of a step often say the same.
        let is_new = self.assembly.feels(persona, step) != Some(value);
        if is_new && !self.assembly.emotion(None, |id| Emotion { id, persona, step, value, quote }) {
            self.assembly.unused(row.line, said, Why::Again);
        }
    }

    /// True for a row that names a stage, step or lane and says nothing of a card.
    fn is_only_a_place(&self, row: &RawRow) -> bool {
        let places = [Term::Stage, Term::Step, Term::Lane, Term::Role, Term::StageId, Term::StepId, Term::LaneId];
        let is_place = |column: usize| places.iter().any(|term| self.headings.columns.get(term) == Some(&column));
        row.values.iter().enumerate().all(|(column, value)| value.text.is_empty() || is_place(column))
    }

    fn known_again(&mut self, row: &RawRow, id: &str, is_known: bool) {
        if is_known && !id.is_empty() {
            self.assembly.unused(row.line, id, Why::Again);
        }
    }

    /// What a card is like.
    fn about(&mut self, row: &RawRow, card: CardId) {
        let known = Vocabulary::shared();
        let channel = self.valued(row, Term::Channel, |said| known.channels.get(said));
        let evidence = self.valued(row, Term::Evidence, |said| known.levels.get(said));
        let color = self.valued(row, Term::Color, |said| known.colors.get(said));
        let moment = self.valued(row, Term::MomentOfTruth, |said| {
            let is = |term| known.is(said, term);
            if is(Term::Yes) || is(Term::MomentOfTruth) || said == "★" {
                Some(true)
            } else {
                is(Term::No).then_some(false)
            }
        });
        let span = self.number(row, Term::Span, 1, u32::MAX);
        let owner = self.text(row, Term::Owner).to_owned();
        self.assembly.change_card(card, |card| {
            card.channel = channel;
            card.evidence = evidence.unwrap_or_default();
            card.color = color;
            card.moment_of_truth = moment.unwrap_or_default();
            card.owner = owner;
            card.span = span.unwrap_or(1);
        });
    }

    /// The value of a column; what is none is noted.
    fn valued<T>(&mut self, row: &RawRow, term: Term, value: impl Fn(&str) -> Option<T>) -> Option<T> {
        let said = self.text(row, term);
        let value = value(said);
        if value.is_none() && !said.is_empty() {
            self.assembly.unused(row.line, said, Why::NotAValue);
        }
        value
    }

    /// The whole number of a column, or the nearest that there can be.
    fn number(&mut self, row: &RawRow, term: Term, least: u32, most: u32) -> Option<u32> {
        let number = self.valued(row, term, finite)?;
        let near = number.round().clamp(f64::from(least), f64::from(most));
        if (near - number).abs() > f64::EPSILON {
            self.assembly.unused(row.line, self.text(row, term), Why::OutOfRange);
        }
        // Within the bounds of whole numbers.
        Some(near as u32)
    }

    fn marked_card(&mut self, row: &RawRow) -> Option<CardId> {
        let of = self.text(row, Term::BelongsTo);
        let card = if of.is_empty() { self.place.card } else { self.cards.get(of).copied() };
        if card.is_none() {
            let piece = if of.is_empty() { self.text(row, Term::Text) } else { of };
            self.assembly.unused(row.line, piece, Why::NoSuch);
        }
        card
    }

    fn pain(&mut self, row: &RawRow) {
        let Some(card) = self.marked_card(row) else { return };
        let id = self.text(row, Term::Id);
        let pain = self.add_pain(row, Id::new(id).ok(), card, PainLine::plain(self.text(row, Term::Text)));
        self.known_again(row, id, self.pains.contains_key(id));
        self.pains.entry(id.to_owned()).or_insert(pain);
    }

    fn add_pain(&mut self, row: &RawRow, id: Option<Id>, card: CardId, told: PainLine) -> PainId {
        let small = |number: Option<u32>| number.and_then(|number| u8::try_from(number).ok());
        let (severity, frequency) = told.weight.unwrap_or((3, 3));
        let severity = small(self.number(row, Term::Severity, 1, 5)).unwrap_or(severity);
        let frequency = small(self.number(row, Term::Frequency, 1, 5)).unwrap_or(frequency);
        let consequence = self.valued(row, Term::Consequence, |said| Vocabulary::shared().consequences.get(said));
        let consequence = consequence.or(told.consequence);
        let votes = self.number(row, Term::Votes, 0, u32::MAX).unwrap_or_default();
        let told = PainLine {
            text: told.text,
            weight: Some((severity, frequency)),
            consequence,
            votes,
            letters: told.letters,
        };
        self.assembly.pain(card, told, id)
    }

    fn wait(&mut self, row: &RawRow) {
        let Some(card) = self.marked_card(row) else { return };
        let shortest = self.number(row, Term::Shortest, 0, u32::MAX);
        let longest = self.number(row, Term::Longest, 0, u32::MAX);
        let unit = self.valued(row, Term::Unit, |said| Vocabulary::shared().units.get(said)).unwrap_or(TimeUnit::Days);
        let said = self.text(row, Term::Text);
        let told = match (shortest, longest, WaitLine::read(said)) {
            (None, None, read @ WaitLine { time: Some(_), .. }) => read,
            (min, max, _) => {
                let (min, max) = (min.or(max).unwrap_or_default(), max.or(min).unwrap_or_default());
                WaitLine { text: said.to_owned(), time: Some((min.min(max), min.max(max), unit)) }
            }
        };
        self.assembly.wait(card, told, Id::new(self.text(row, Term::Id)).ok());
    }

    fn persona(&mut self, row: &RawRow, id: &str, description: &str) -> PersonaId {
        let name = self.text(row, Term::Persona);
        let new = || self.assembly.persona(name, description, Id::new(id).ok());
        *self.personas.entry(RecordReference::new(id, None, name)).or_insert_with(new)
    }

    fn emotion(&mut self, row: &RawRow) {
        let step = self.step(row);
        let persona = self.persona(row, self.text(row, Term::BelongsTo), "");
        let number = |said: &str| said.replace(',', ".").replace('−', "-").parse::<f64>().ok();
        let value = self.valued(row, Term::Feeling, number).unwrap_or_default();
        if !(-2.0..=2.0).contains(&value) {
            self.assembly.unused(row.line, self.text(row, Term::Feeling), Why::OutOfRange);
        }
        let (id, quote) = (Id::new(self.text(row, Term::Id)).ok(), self.text(row, Term::Text).to_owned());
        let value = Feeling::nearest(value).unwrap_or_default();
        if !self.assembly.emotion(id, |id| Emotion { id, persona, step, value, quote }) {
            self.assembly.unused(row.line, self.text(row, Term::Feeling), Why::Again);
        }
    }

    fn connector(&mut self, row: &RawRow, heads: Heads) {
        self.links.push(PendingLink::Connector {
            line: row.line,
            id: Id::new(self.text(row, Term::Id)).ok(),
            from: self.text(row, Term::BelongsTo).to_owned(),
            to: self.text(row, Term::LeadsTo).to_owned(),
            heads,
            label: self.text(row, Term::Text).to_owned(),
        });
    }

    /// Leads what speaks of others to them, now that all are there.
    fn link(&mut self) {
        for link in std::mem::take(&mut self.links) {
            match link {
                PendingLink::Connector { line, id, from, to, heads, label } => {
                    let ends = (self.cards.get(&from).copied(), self.cards.get(&to).copied());
                    match ends {
                        (Some(from), Some(to)) if from != to => {
                            self.assembly.connector(id, |id| Connector { id, from, to, heads, label });
                        }
                        _ => self.assembly.unused(line, &format!("{from} → {to} {label}"), Why::NoSuch),
                    }
                }
                PendingLink::Eases { line, card, pain } => match self.pains.get(&pain).copied() {
                    Some(pain) => self.assembly.change_card(card, |card| card.eases.push(pain)),
                    None => self.assembly.unused(line, &pain, Why::NoSuch),
                },
            }
        }
    }
}
