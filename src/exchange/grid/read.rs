//! A grid that somebody wrote: stages and steps as columns and lanes as rows, or the other way round.
//!
//! Rows that are about pain points, waits or channels belong to the cards of their steps, whatever lane these are in: see
//! [`super::marks`].

use std::collections::BTreeMap;
use std::rc::Rc;

use super::headings::{self, ColumnMeaning, StepColumn};
use super::marks::{CellNote, PendingMark, UnplacedMark};
use crate::exchange::assembly::Assembly;
use crate::exchange::feeling_text::{FeelingScale, FeelingText};
use crate::exchange::limits::MOST_RECORDS;
use crate::exchange::outcome::Why;
use crate::exchange::preamble;
use crate::exchange::raw_table::{RawCell, RawRow, RawTable};
use crate::exchange::row_topic::{Topic, named_role};
use crate::i18n::notation::LITERAL;
use crate::i18n::{CardLine, CellLine, Locale, MapWords, PainLine, Term, Vocabulary, WaitLine};
use crate::model::{CardId, CardKind, Emotion, LaneId, PainId, PersonaId, Role, StepId};

/// The most personas who are named for one column.
const MOST_TRAVELLERS: usize = 100;

pub(crate) fn read(table: &RawTable, language: Locale, assembly: &mut Assembly<'_>) {
    let above = preamble::read(&table.rows, assembly);
    let rows = table.rows.get(above..).unwrap_or_default();
    let turned = is_turned(rows).then(|| turned(rows));
    let are = if turned.is_some() { ColumnMeaning::Rows } else { ColumnMeaning::Steps };
    let rows = turned.as_deref().unwrap_or(rows);
    let (headings, columns) = headings::columns(rows, are, assembly);
    let rows = rows.get(headings..).unwrap_or_default();
    let mut reading = GridReader {
        words: MapWords::of(language),
        assembly,
        columns,
        are,
        markers: Vec::new(),
        told: Vec::new(),
        cards: BTreeMap::new(),
        said: BTreeMap::new(),
        pains: BTreeMap::new(),
        touchpoints: Vec::new(),
        travellers: BTreeMap::new(),
        lane: None,
    };
    rows.iter().for_each(|row| reading.travellers_of(row));
    rows.iter().for_each(|row| reading.row(row));
    reading.attach();
}

/// True when the first row names what is usually told of steps, and the first column does not.
fn is_turned(rows: &[RawRow]) -> bool {
    let is_known = |name: &str| !matches!(Topic::from_name(name), Topic::Unknown | Topic::Stages | Topic::Steps);
    let Some(first) = rows.iter().find(|row| row.filled() > 1) else { return false };
    let across = first.values.iter().filter(|value| is_known(&value.text)).count();
    let down = rows.iter().filter(|row| is_known(row.text(0))).count();
    let names_steps = |row: &RawRow| row.line > first.line && Topic::named(row.text(0)) == Some(Topic::Steps);
    across > 1 && across > down && !rows.iter().any(names_steps)
}

/// The rows as columns: what names stages and steps comes first, wherever it stood.
fn turned(rows: &[RawRow]) -> Vec<RawRow> {
    let mut rows = RawTable { rows: rows.to_vec() }.turned().rows;
    rows.sort_by_key(|row| match Topic::named(row.text(0)) {
        Some(Topic::Stages) => 0,
        Some(Topic::Steps) => 1,
        Some(Topic::Goals) => 2,
        _ => 3,
    });
    rows
}

#[derive(Clone)]
struct LaneRow {
    name: Rc<str>,
    topic: Topic,
    /// `None` for a row that is about the cards of other lanes.
    lane: Option<LaneId>,
    role: Role,
}

pub(super) struct GridReader<'r, 'i> {
    words: &'static MapWords,
    pub(super) assembly: &'r mut Assembly<'i>,
    columns: Vec<StepColumn>,
    are: ColumnMeaning,
    pub(super) markers: Vec<UnplacedMark>,
    pub(super) told: Vec<CellNote>,
    /// The cards and pain points of each column, by its place.
    pub(super) cards: BTreeMap<usize, Vec<CardId>>,
    pub(super) pains: BTreeMap<usize, Vec<PainId>>,
    /// What cards of a lane and step say, and the column that said it first, where several are of one step.
    said: BTreeMap<(LaneId, StepId, String), (CardId, usize)>,
    /// The cards of rows of touchpoints, whose texts may name channels.
    pub(super) touchpoints: Vec<CardId>,
    /// Who is named in a column.
    travellers: BTreeMap<usize, Vec<PersonaId>>,
    lane: Option<LaneRow>,
}

impl GridReader<'_, '_> {
    /// Takes the names of personas of a row that has them.
    fn travellers_of(&mut self, row: &RawRow) {
        let name = headings::name(row.text(0));
        if named_role(name).is_some() || Topic::from_name(name) != Topic::Personas {
            return;
        }
        for (at, value) in row.values.iter().enumerate().skip(1).filter(|(_, value)| !value.text.is_empty()) {
            let names = value.text.split(['\n', ';']).map(|name| headings::name(name.trim()));
            let names = names.filter(|name| !name.is_empty()).take(MOST_TRAVELLERS + 1);
            let personas: Vec<PersonaId> = names.map(|name| self.assembly.persona_named(name)).collect();
            for column in self.columns_over(at, value).to_vec() {
                let travellers = self.travellers.entry(column.at).or_default();
                travellers.extend(&personas);
                if travellers.len() > MOST_TRAVELLERS {
                    self.assembly.is_full = true;
                    return;
                }
            }
        }
    }

    /// The columns that a value goes over which stands in a column.
    fn columns_over(&self, at: usize, value: &RawCell) -> &[StepColumn] {
        let before = |end: usize| self.columns.partition_point(|column| column.at < end);
        self.columns.get(before(at)..before(at + value.columns.max(1))).unwrap_or_default()
    }

    fn row(&mut self, row: &RawRow) {
        let name = headings::name(row.text(0));
        // What stands below a name of several rows has none of its own.
        let lane = match self.lane.clone() {
            Some(lane) if row.text(0).is_empty() => lane,
            _ => self.lane_of(row.line, name, row.filled() > 1),
        };
        self.lane = Some(lane.clone());
        let scale = FeelingScale::from_texts(row.values.iter().skip(1).flat_map(|value| value.text.lines()));
        for column in self.columns.clone() {
            let Some(value) = row.values.get(column.at).filter(|value| !value.text.is_empty()) else { continue };
            let span = u32::try_from(self.columns_over(column.at, value).len()).unwrap_or(1);
            match lane.topic {
                Topic::Personas | Topic::Letters => {}
                Topic::OfPains(_) | Topic::Owners | Topic::Moments => {
                    let text = value.text.clone();
                    self.told.push(CellNote { topic: lane.topic, column, line: value.line, text });
                }
                _ => self.cell(&lane, column, value, span, scale),
            }
        }
    }

    fn lane_of(&mut self, line: usize, name: &str, is_told: bool) -> LaneRow {
        let above = self.lane.as_ref().map(|lane| lane.role);
        let (name, topic) = match named_role(name) {
            Some((name, role)) => (name, Topic::Lane(role)),
            None => (name, Topic::of_lane(name)),
        };
        let role = match topic {
            Topic::Unknown if name.is_empty() => Some(Role::Customer),
            // No guess by what stands above: a wrong role would say that the customer sees it, or does not.
            Topic::Unknown => {
                if is_told {
                    self.assembly.unused(line, name, Why::UnknownLane);
                }
                Some(Role::Notes)
            }
            // Below what the customer does, it is the customer who decides.
            Topic::Decisions if above == Some(Role::Customer) => above,
            topic => topic.role(),
        };
        let above = above.unwrap_or(Role::Customer);
        let lane = role.map(|role| self.assembly.lane_named(role, name, self.words, None));
        // Rows about others don't change what stands below them.
        LaneRow { name: name.into(), topic, lane, role: role.unwrap_or(above) }
    }

    fn cell(&mut self, row: &LaneRow, column: StepColumn, value: &RawCell, span: u32, scale: FeelingScale) {
        let mut card: Option<CardId> = None;
        self.assembly.line = value.line;
        for said in value.text.lines().map(str::trim).filter(|said| !said.is_empty()) {
            if self.markers.len() > MOST_RECORDS {
                self.assembly.is_full = true;
            }
            if self.assembly.is_full {
                return;
            }
            let read = CellLine::read(said);
            let loose = match (row.topic, read) {
                (_, None) => continue,
                (Topic::Channels, _) => {
                    let parts = said.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty());
                    let channels = parts.map(|part| PendingMark::Channel(part.to_owned()));
                    let line = value.line;
                    let marker = |what| UnplacedMark { line, row: Rc::clone(&row.name), column, what };
                    self.markers.extend(channels.map(marker).take(MOST_RECORDS + 1));
                    continue;
                }
                (Topic::Pains, Some(CellLine::Card(read))) => PendingMark::Pain(PainLine::plain(&read.text)),
                (Topic::PainsWith(consequence), Some(CellLine::Card(read))) => {
                    PendingMark::Pain(PainLine { consequence: Some(consequence), ..PainLine::plain(&read.text) })
                }
                (Topic::Waits, Some(CellLine::Card(read))) => PendingMark::Wait(WaitLine::read(&read.text)),
                (Topic::Lane(Role::Emotion), Some(CellLine::Card(read))) if is_mood(said, &read) => {
                    self.mood(column, value.line, said, scale);
                    continue;
                }
                (topic, Some(CellLine::Card(read))) => {
                    let Some(lane) = row.lane else { continue };
                    let texts = if topic == Topic::Touchpoints { channels(&read.text) } else { vec![&*read.text] };
                    for text in texts {
                        let read = CardLine { text: text.to_owned(), owner: read.owner.clone(), ..read };
                        card = Some(self.card(lane, row, column, read, span));
                        if self.assembly.is_full {
                            return;
                        }
                    }
                    continue;
                }
                (_, Some(CellLine::Pain(pain))) => PendingMark::Pain(pain),
                (_, Some(CellLine::Wait(wait))) => PendingMark::Wait(wait),
            };
            match card {
                Some(card) => self.attached(card, column, loose),
                None => {
                    self.markers.push(UnplacedMark { line: value.line, row: Rc::clone(&row.name), column, what: loose })
                }
            }
        }
    }

    fn card(&mut self, lane: LaneId, row: &LaneRow, column: StepColumn, read: CardLine, span: u32) -> CardId {
        let kind = read.kind.unwrap_or(match row.topic {
            Topic::Touchpoints => CardKind::Touchpoint,
            Topic::Opportunities => CardKind::Opportunity,
            Topic::Decisions => CardKind::Decision,
            _ => row.role.usual_kind(),
        });
        if let Some(card) = self.said_before(lane, column, &read.text) {
            self.cards.entry(column.at).or_default().push(card);
            return card;
        }
        let card = self.new_card(lane, column, kind);
        if self.are == ColumnMeaning::Rows {
            self.said.entry((lane, column.step, read.text.clone())).or_insert((card, column.at));
        }
        if row.topic == Topic::Touchpoints {
            self.touchpoints.push(card);
        }
        let span = if read.span > 0 { read.span } else { span };
        let letter = read.letter;
        self.assembly.change_card(card, |card| CardLine { span, ..read }.fill(card));
        self.assembly.letter(card, letter);
        card
    }

    pub(super) fn new_card(&mut self, lane: LaneId, column: StepColumn, kind: CardKind) -> CardId {
        let card = self.assembly.card(lane, column.step, kind, None);
        self.cards.entry(column.at).or_default().push(card);
        card
    }

    /// The card that another row of the same step told of already.
    fn said_before(&self, lane: LaneId, column: StepColumn, text: &str) -> Option<CardId> {
        let (card, at) = self.said.get(&(lane, column.step, text.to_owned())).copied()?;
        (at != column.at).then_some(card)
    }

    /// What somebody feels. Who is not named is who travels in that column, else the first persona.
    fn mood(&mut self, column: StepColumn, line: usize, said: &str, scale: FeelingScale) {
        let mood = FeelingText::read(said, scale);
        let first = self.assembly.first_persona;
        let travellers = self.travellers.get(&column.at).filter(|_| mood.persona.is_empty());
        let personas = match (travellers, first) {
            (Some(travellers), _) => travellers.clone(),
            (None, Some(first)) if mood.persona.is_empty() => vec![first],
            _ if mood.persona.is_empty() => vec![self.assembly.persona_named(self.words.term(Term::Persona))],
            _ => vec![self.assembly.persona_named(&mood.persona)],
        };
        for persona in personas {
            let (step, quote) = (column.step, mood.quote.clone());
            if !self.assembly.emotion(None, |id| Emotion { id, persona, step, value: mood.value, quote }) {
                self.assembly.unused(line, said, Why::Again);
            }
        }
    }
}

/// The channels of a line of touchpoints, when it names nothing but several of them: each is a card. Else the line.
fn channels(text: &str) -> Vec<&str> {
    let parts = || text.split([',', ';', '/']).map(str::trim);
    let are_channels =
        parts().nth(1).is_some() && parts().all(|part| Vocabulary::shared().channels.get(part).is_some());
    if are_channels { parts().collect() } else { vec![text] }
}

/// True for a line of a row of feelings that is no card: such have marks of one.
fn is_mood(said: &str, read: &CardLine) -> bool {
    !said.starts_with(LITERAL) && read.kind.is_none()
}
