//! What a grid says in rows of their own about the cards of other rows: pain points and what they are like, waits, channels,
//! who is responsible, which contacts are moments of truth.

use std::collections::HashMap;
use std::rc::Rc;

use super::headings::{self, StepColumn};
use super::read::GridReader;
use crate::exchange::outcome::Why;
use crate::exchange::row_topic::{Measure, Topic};
use crate::i18n::{PainLine, Term, Vocabulary, WaitLine};
use crate::model::{Card, CardId, CardKind, Channel, LaneId, PainId, Role};

/// What waits for the card that it belongs to.
pub(super) enum PendingMark {
    Pain(PainLine),
    Wait(WaitLine),
    Channel(String),
}

pub(super) struct UnplacedMark {
    pub line: usize,
    /// The name of its row, for a lane of it where its step has no touchpoints.
    pub row: Rc<str>,
    pub column: StepColumn,
    pub what: PendingMark,
}

/// A cell about cards or pain points that other rows have.
pub(super) struct CellNote {
    pub topic: Topic,
    pub column: StepColumn,
    pub line: usize,
    pub text: String,
}

/// How many cards of a step are looked at for one that a mark belongs to.
const MOST_SEARCHED: usize = 64;

/// How much a word stands for where a number from 1 to 5 is asked for.
const LEVELS: [(Term, f64); 5] =
    [(Term::VeryLow, 1.0), (Term::Low, 2.0), (Term::Medium, 3.0), (Term::High, 4.0), (Term::VeryHigh, 5.0)];

impl GridReader<'_, '_> {
    pub(super) fn attached(&mut self, card: CardId, column: StepColumn, loose: PendingMark) {
        match loose {
            PendingMark::Pain(told) => {
                let pain = self.assembly.pain(card, told, None);
                self.pains.entry(column.at).or_default().push(pain);
            }
            PendingMark::Wait(told) => self.assembly.wait(card, told, None),
            PendingMark::Channel(_) => {}
        }
    }

    /// Gives what stood in rows of its own to the cards of its steps.
    pub(super) fn attach(&mut self) {
        let mut lanes: HashMap<Rc<str>, LaneId> = HashMap::new();
        for marker in std::mem::take(&mut self.markers) {
            if self.assembly.is_full {
                return;
            }
            let column = marker.column;
            self.assembly.line = marker.line;
            match marker.what {
                PendingMark::Channel(said) => self.contact(&marker.row, column, &said, &mut lanes),
                what => {
                    let card = self.card_for_marks(column).unwrap_or_else(|| self.bearer(column));
                    self.attached(card, column, what);
                }
            }
        }
        for told in std::mem::take(&mut self.told) {
            match told.topic {
                Topic::OfPains(measure) => self.measured(measure, &told),
                Topic::Owners => self.owned(&told),
                _ => self.moment(&told),
            }
        }
        for card in std::mem::take(&mut self.touchpoints) {
            self.assembly.change_card(card, |card| card.channel = card.channel.or_else(|| channel(&card.text)));
        }
    }

    /// Gives a channel to a touchpoint of its step, which is made when there is none.
    fn contact(&mut self, row: &Rc<str>, column: StepColumn, said: &str, lanes: &mut HashMap<Rc<str>, LaneId>) {
        let is_free = |card: &Card| card.kind == CardKind::Touchpoint && card.channel.is_none();
        let known = channel(said);
        if let (Some(card), Some(_)) = (self.find(column, is_free), known) {
            self.assembly.change_card(card, |card| card.channel = known);
            return;
        }
        let new_lane = || self.assembly.lane(Role::Frontstage, row, None);
        let lane = *lanes.entry(Rc::clone(row)).or_insert_with(new_lane);
        let card = self.new_card(lane, column, CardKind::Touchpoint);
        self.assembly.change_card(card, |card| {
            card.channel = known;
            said.clone_into(&mut card.text);
        });
    }

    /// The first card of a column of that kind, else of its step.
    fn find(&self, column: StepColumn, is_so: impl Fn(&Card) -> bool) -> Option<CardId> {
        let own = self.cards.get(&column.at).into_iter().flatten();
        let all = own.take(MOST_SEARCHED).chain(self.assembly.cards_at(column.step).iter().take(MOST_SEARCHED));
        all.copied().find(|card| self.assembly.map.cards.get(card).is_some_and(&is_so))
    }

    fn role(&self, card: &Card) -> Option<Role> {
        self.assembly.map.lanes.get(&card.lane).map(|lane| lane.role)
    }

    /// The card of a step that pain points and waits are told of: one that the customer meets, when there is one.
    fn card_for_marks(&self, column: StepColumn) -> Option<CardId> {
        let bears = |card: &Card| !matches!(card.kind, CardKind::Opportunity | CardKind::Note);
        let is_met = |card: &Card| matches!(self.role(card), Some(Role::Customer | Role::Frontstage)) && bears(card);
        self.find(column, is_met).or_else(|| self.find(column, bears))
    }

    /// A card of the customer that bears the marks of a step without cards.
    fn bearer(&mut self, column: StepColumn) -> CardId {
        let lane = self.assembly.customer_lane();
        let card = self.new_card(lane, column, CardKind::Action);
        let name = self.assembly.map.steps.get(&column.step).map(|step| step.name.clone());
        self.assembly.change_card(card, |card| card.text = name.unwrap_or_default());
        card
    }

    /// Says what the pain points of a column are like: each has a line, or one is for all of them.
    fn measured(&mut self, measure: Measure, told: &CellNote) {
        let pains = self.pains.get(&told.column.at).cloned().unwrap_or_default();
        let lines: Vec<&str> = told.text.lines().map(|line| headings::name(line.trim())).collect();
        if let [said] = lines.as_slice() {
            if pains.is_empty() && !said.is_empty() {
                self.assembly.unused(told.line, said, Why::NoSuch);
            }
            pains.into_iter().for_each(|pain| self.measure(measure, pain, told.line, said));
            return;
        }
        for (at, said) in lines.into_iter().enumerate().filter(|(_, said)| !said.is_empty()) {
            match pains.get(at) {
                Some(pain) => self.measure(measure, *pain, told.line, said),
                None => self.assembly.unused(told.line, said, Why::NoSuch),
            }
        }
    }

    fn measure(&mut self, measure: Measure, pain: PainId, line: usize, said: &str) {
        if said.is_empty() {
            return;
        }
        let is_taken = match measure {
            Measure::Severity | Measure::Frequency => {
                let level = level(said);
                if level.is_some_and(|level| !(1.0..=5.0).contains(&level)) {
                    self.assembly.unused(line, said, Why::OutOfRange);
                }
                let near = level.map(|level| level.round().clamp(1.0, 5.0) as u8);
                near.map(|near| {
                    self.assembly.change_pain(pain, |pain| match measure {
                        Measure::Severity => pain.severity = near,
                        _ => pain.frequency = near,
                    })
                })
                .is_some()
            }
            Measure::Consequence => {
                let consequence = Vocabulary::shared().consequences.get(said);
                consequence.map(|it| self.assembly.change_pain(pain, |pain| pain.consequence = it)).is_some()
            }
            Measure::Votes => {
                let votes = said.parse().ok();
                votes.map(|votes| self.assembly.change_pain(pain, |pain| pain.votes = votes)).is_some()
            }
        };
        if !is_taken {
            self.assembly.unused(line, said, Why::NotAValue);
        }
    }

    /// Says who is responsible: for what the organization does, when it does something.
    fn owned(&mut self, told: &CellNote) {
        let owner = headings::name(&told.text).lines().map(str::trim).collect::<Vec<_>>().join(", ");
        if owner.is_empty() {
            return;
        }
        let is_done = |card: &Card| {
            let role = self.role(card);
            let is_own = matches!(role, Some(Role::Frontstage | Role::Backstage | Role::Support));
            card.kind == CardKind::Touchpoint || is_own && card.kind != CardKind::Opportunity
        };
        let card = self.find(told.column, is_done).or_else(|| self.card_for_marks(told.column));
        let is_free = |card: &Card| card.owner.is_empty() || card.owner == owner;
        match card.filter(|card| self.assembly.map.cards.get(card).is_some_and(is_free)) {
            Some(card) => self.assembly.change_card(card, |card| card.owner = owner),
            None => {
                let why = if card.is_some() { Why::Again } else { Why::NoSuch };
                self.assembly.unused(told.line, &owner, why);
            }
        }
    }

    /// Marks a contact in which the customer judges the service.
    fn moment(&mut self, told: &CellNote) {
        let said = headings::name(&told.text);
        let known = Vocabulary::shared();
        if said.is_empty() || known.is(said, Term::No) {
            return;
        }
        let is_mark = known.is(said, Term::Yes) || known.is(said, Term::MomentOfTruth);
        let is_mark = is_mark || !said.chars().any(char::is_alphanumeric);
        let named = self.find(told.column, |card| card.text == said);
        let of_customer = |card: &Card| self.role(card) == Some(Role::Customer);
        let card = named.or_else(|| self.find(told.column, of_customer)).or_else(|| self.card_for_marks(told.column));
        let card = match card {
            Some(card) => {
                if !is_mark && named.is_none() {
                    self.assembly.unused(told.line, said, Why::NoPlace);
                }
                card
            }
            None => {
                let card = self.bearer(told.column);
                if !is_mark {
                    self.assembly.change_card(card, |card| said.clone_into(&mut card.text));
                }
                card
            }
        };
        self.assembly.change_card(card, |card| card.moment_of_truth = true);
    }
}

/// A number from 1 to 5, or the word for one: `4`, `4/5`, `5 – critical`, `high`.
fn level(said: &str) -> Option<f64> {
    let known = Vocabulary::shared();
    let word = LEVELS.iter().find(|(term, _)| known.is(said, *term)).map(|(_, level)| *level);
    let first = said.split(['/', ' ', '(', '–']).next().filter(|first| first.len() < 64).unwrap_or_default();
    word.or_else(|| first.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite()))
}

fn channel(said: &str) -> Option<Channel> {
    Vocabulary::shared().channels.get(said)
}
