//! A grid that somebody wrote: stages and steps as columns and lanes as rows, or the other way round.
//!
//! Rows that are about pain points, waits or channels belong to the cards of their steps, whatever lane these are in.

use super::headings::{self, Column};
use crate::exchange::assembly::Assembly;
use crate::exchange::import::Why;
use crate::exchange::mood::{Mood, Scale};
use crate::exchange::notation::{CardLine, LITERAL, Line, PainLine, WaitLine, usual_kind};
use crate::exchange::topic::{Topic, named_role};
use crate::exchange::vocabulary::Vocabulary;
use crate::exchange::written::{Row, Table, Value};
use crate::i18n::{Locale, MapWords, Term};
use crate::model::{CardId, CardKind, Channel, Emotion, LaneId, Pain, Role, StepId, TimeUnit, Wait};

/// Reads a grid into a map.
pub(in crate::exchange) fn read(table: &Table, language: Locale, assembly: &mut Assembly<'_>) {
    let turned = Some(table).filter(|table| is_turned(table)).map(Table::turned);
    let table = turned.as_ref().unwrap_or(table);
    let start = headings::preface(&table.rows, assembly);
    let (headings, columns) = headings::columns(table, start, assembly);
    let words = MapWords::of(language);
    let mut reading = Reading { words, assembly, columns, markers: Vec::new(), lane: None };
    for row in table.rows.get(start + headings..).unwrap_or_default() {
        reading.row(row);
    }
    reading.attach();
}

/// True when the first row names what is usually told of steps, and the first column does not.
fn is_turned(table: &Table) -> bool {
    let is_known = |name: &str| !matches!(Topic::of(name), Topic::Unknown | Topic::Stages | Topic::Steps);
    let Some(first) = table.rows.iter().find(|row| row.filled() > 1) else { return false };
    let across = first.values.iter().filter(|value| is_known(&value.text)).count();
    let down = table.rows.iter().filter(|row| is_known(row.text(0))).count();
    let names_steps = |row: &Row| row.line > first.line && Vocabulary::shared().is(row.text(0), Term::Step);
    across > 1 && across > down && !table.rows.iter().any(names_steps)
}

/// The row that values belong to.
#[derive(Clone)]
struct LaneRow {
    name: String,
    topic: Topic,
    /// `None` for a row that is about the cards of other lanes.
    lane: Option<LaneId>,
    role: Role,
}

/// What waits for the card that it belongs to.
enum Loose {
    Pain(PainLine),
    Wait(WaitLine),
    Channel(String),
}

struct Marker {
    /// The name of its row, for a lane of it where its step has no cards.
    row: String,
    step: StepId,
    what: Loose,
}

/// A grid as it is read.
struct Reading<'r, 'i> {
    words: &'static MapWords,
    assembly: &'r mut Assembly<'i>,
    columns: Vec<Column>,
    markers: Vec<Marker>,
    lane: Option<LaneRow>,
}

impl Reading<'_, '_> {
    fn row(&mut self, row: &Row) {
        let name = headings::name(row.text(0));
        // What stands below a name of several rows has none of its own.
        let lane = match self.lane.clone() {
            Some(lane) if row.text(0).is_empty() => lane,
            _ => self.lane_of(name),
        };
        self.lane = Some(lane.clone());
        let scale = Scale::of(row.values.iter().skip(1).flat_map(|value| value.text.lines()));
        for column in self.columns.clone() {
            let Some(value) = row.values.get(column.at).filter(|value| !value.text.is_empty()) else { continue };
            let over = self.columns.iter().filter(|other| (column.at..column.at + value.columns).contains(&other.at));
            let span = u32::try_from(over.count().max(1)).unwrap_or(1);
            self.cell(&lane, column.step, value, span, scale);
        }
    }

    /// The lane that a row is, by its name.
    fn lane_of(&mut self, name: &str) -> LaneRow {
        let above = self.lane.as_ref().map_or(Role::Customer, |lane| lane.role);
        let beside = if above == Role::Emotion { Role::Notes } else { above };
        let (name, topic) = match named_role(name) {
            Some((name, role)) => (name, Topic::Lane(role)),
            None => (name, Topic::of(name)),
        };
        let role = match topic {
            Topic::Lane(role) => role,
            Topic::Touchpoints | Topic::Channels => Role::Frontstage,
            Topic::Opportunities | Topic::Pains => Role::Notes,
            Topic::Stages | Topic::Steps | Topic::Goals | Topic::Waits | Topic::Unknown => beside,
        };
        let is_lane = !matches!(topic, Topic::Pains | Topic::Waits | Topic::Channels);
        let lane = is_lane.then(|| self.new_lane(role, name));
        // Rows about others don't change what stands below them.
        LaneRow { name: name.to_owned(), topic, lane, role: if is_lane { role } else { above } }
    }

    fn new_lane(&mut self, role: Role, name: &str) -> LaneId {
        let name = if self.words.role(role) == name { "" } else { name };
        self.assembly.lane(role, name, None)
    }

    fn cell(&mut self, row: &LaneRow, step: StepId, value: &Value, span: u32, scale: Scale) {
        let mut card: Option<CardId> = None;
        for said in value.text.lines().map(str::trim).filter(|said| !said.is_empty()) {
            let read = Line::read(said);
            let loose = match (row.topic, read) {
                (_, None) => continue,
                (Topic::Channels, _) => {
                    let parts = said.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty());
                    let marker =
                        |part: &str| Marker { row: row.name.clone(), step, what: Loose::Channel(part.to_owned()) };
                    self.markers.extend(parts.map(marker));
                    continue;
                }
                (Topic::Pains, Some(Line::Card(read))) => Loose::Pain(PainLine::plain(&read.text)),
                (Topic::Waits, Some(Line::Card(read))) => Loose::Wait(WaitLine::read(&read.text)),
                (Topic::Lane(Role::Emotion), Some(Line::Card(read))) if is_mood(said, &read) => {
                    self.mood(step, value.line, said, scale);
                    continue;
                }
                (_, Some(Line::Card(read))) => {
                    card = row.lane.map(|lane| self.card(lane, row, step, read, span));
                    continue;
                }
                (_, Some(Line::Pain(pain))) => Loose::Pain(pain),
                (_, Some(Line::Wait(wait))) => Loose::Wait(wait),
            };
            match card {
                Some(card) => self.attached(card, loose),
                None => self.markers.push(Marker { row: row.name.clone(), step, what: loose }),
            }
        }
    }

    fn card(&mut self, lane: LaneId, row: &LaneRow, step: StepId, read: CardLine, span: u32) -> CardId {
        let usual = match row.topic {
            Topic::Touchpoints => CardKind::Touchpoint,
            Topic::Opportunities => CardKind::Opportunity,
            _ => usual_kind(row.role),
        };
        let card = self.assembly.card(lane, step, read.kind.unwrap_or(usual), None);
        let most = self.assembly.steps_from(step).max(1);
        self.assembly.change_card(card, |card| {
            card.span = if read.span > 0 { read.span } else { span }.clamp(1, most);
            card.text = read.text;
            card.channel = read.channel;
            card.evidence = read.evidence;
            card.moment_of_truth = read.moment_of_truth;
            card.color = read.color;
            card.owner = read.owner;
        });
        card
    }

    /// What somebody feels. Who is not named is the first persona.
    fn mood(&mut self, step: StepId, line: usize, said: &str, scale: Scale) {
        let mood = Mood::read(said, scale);
        let personas = &self.assembly.map.personas;
        let first = personas.values().min_by_key(|persona| persona.rank).map(|persona| persona.id);
        let persona = match first {
            Some(first) if mood.persona.is_empty() => first,
            _ if mood.persona.is_empty() => self.assembly.persona_named(self.words.term(Term::Persona)),
            _ => self.assembly.persona_named(&mood.persona),
        };
        if !mood.is_told {
            self.assembly.unused(line, said, Why::NotAValue);
        }
        let emotion = |id| Emotion { id, persona, step, value: mood.value, quote: mood.quote };
        if !self.assembly.emotion(None, emotion) {
            self.assembly.unused(line, said, Why::Again);
        }
    }

    fn attached(&mut self, card: CardId, loose: Loose) {
        match loose {
            Loose::Pain(read) => {
                let (severity, frequency) = read.weight.unwrap_or((3, 3));
                let consequence = read.consequence.unwrap_or_default();
                self.assembly.pain(None, |id, rank| Pain {
                    id,
                    card,
                    rank,
                    text: read.text,
                    severity,
                    frequency,
                    consequence,
                    votes: read.votes,
                });
            }
            Loose::Wait(read) => {
                let (min, max, unit) = read.time.unwrap_or((0, 0, TimeUnit::Days));
                self.assembly.wait(None, |id, rank| Wait { id, card, rank, text: read.text, min, max, unit });
            }
            Loose::Channel(_) => {}
        }
    }

    /// Gives the markers that stood in rows of their own to the cards of their steps.
    fn attach(&mut self) {
        let mut lanes: Vec<(String, LaneId)> = Vec::new();
        for marker in std::mem::take(&mut self.markers) {
            let card = match &marker.what {
                Loose::Channel(said) => self.touchpoint_without_channel(marker.step).map(|card| (card, said.clone())),
                Loose::Pain(_) | Loose::Wait(_) => self.card_for_marks(marker.step).map(|card| (card, String::new())),
            };
            match (card, marker.what) {
                (Some((card, _)), Loose::Channel(said)) if channel(&said).is_some() => {
                    self.assembly.change_card(card, |card| card.channel = channel(&said));
                }
                (Some((card, _)), what @ (Loose::Pain(_) | Loose::Wait(_))) => self.attached(card, what),
                (_, what) => {
                    let known = lanes.iter().find(|(name, _)| *name == marker.row).map(|(_, lane)| *lane);
                    let lane = known.unwrap_or_else(|| self.assembly.lane(role_of(&what), &marker.row, None));
                    if known.is_none() {
                        lanes.push((marker.row, lane));
                    }
                    self.card_of(what, lane, marker.step);
                }
            }
        }
    }

    /// A card that stands for what found no card to belong to.
    fn card_of(&mut self, what: Loose, lane: LaneId, step: StepId) {
        let kind = if matches!(what, Loose::Channel(_)) { CardKind::Touchpoint } else { CardKind::Note };
        let card = self.assembly.card(lane, step, kind, None);
        match &what {
            Loose::Pain(pain) => {
                self.assembly.change_card(card, |card| card.text.clone_from(&pain.text));
                if pain.weight.is_some() {
                    self.attached(card, what);
                }
            }
            Loose::Wait(_) => self.attached(card, what),
            Loose::Channel(said) => self.assembly.change_card(card, |card| {
                card.channel = channel(said);
                card.text.clone_from(said);
            }),
        }
    }

    /// The card of a step that pain points and waits are told of: one that the customer meets, when there is one.
    fn card_for_marks(&self, step: StepId) -> Option<CardId> {
        let map = &self.assembly.map;
        let role = |card: &CardId| map.cards.get(card).and_then(|card| map.lanes.get(&card.lane)).map(|lane| lane.role);
        let cards = self.assembly.cards_at(step);
        let is_met = |card: &&CardId| matches!(role(card), Some(Role::Customer | Role::Frontstage));
        cards.iter().find(is_met).or(cards.first()).copied()
    }

    fn touchpoint_without_channel(&self, step: StepId) -> Option<CardId> {
        let is_free = |card: &&CardId| {
            let card = self.assembly.map.cards.get(card);
            card.is_some_and(|card| card.kind == CardKind::Touchpoint && card.channel.is_none())
        };
        self.assembly.cards_at(step).iter().find(is_free).copied()
    }
}

/// True for a line of a row of feelings that is no card: such have marks of one.
fn is_mood(said: &str, read: &CardLine) -> bool {
    !said.starts_with(LITERAL) && read.kind.is_none()
}

fn channel(said: &str) -> Option<Channel> {
    Vocabulary::shared().channel(said)
}

fn role_of(what: &Loose) -> Role {
    if matches!(what, Loose::Channel(_)) { Role::Frontstage } else { Role::Notes }
}
