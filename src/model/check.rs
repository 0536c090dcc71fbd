//! What is wrong, or could be better, with a map.
//!
//! Issues have two levels. *Broken*: the map contradicts itself, as only a file written by hand or a failed merge can; no
//! planned change causes such an issue. *Advice*: the map is whole, but a reader would miss something. Neither keeps
//! anybody from working.
//!
//! An issue can be dismissed when it is meant to be so. The map keeps that, and [`checked`] separates the two.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::{CardId, CardKind, Dismissed, Heads, Key, LaneId, Map, Order, PersonaId, Role, StepId};

/// One thing that is wrong, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Issue {
    /// The record that it is about.
    pub at: Key,
    /// What is wrong.
    pub kind: IssueKind,
}

impl Issue {
    /// What the map keeps of it when it is dismissed.
    #[must_use]
    pub fn dismissed(self) -> Dismissed {
        Dismissed { issue: self.kind.code().to_owned(), at: self.at.id() }
    }
}

/// The issues of a map: the open ones and the dismissed ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// To be looked at, in the order of [`check`].
    pub open: Vec<Issue>,
    /// Dismissed, in the same order.
    pub dismissed: Vec<Issue>,
}

/// How serious an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum IssueLevel {
    /// The map contradicts itself.
    Broken,
    /// The map could say more.
    Advice,
}

macro_rules! issue_kinds {
    ($($kind:ident $level:ident $code:literal $text:literal,)*) => {
        /// What can be wrong with a map.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum IssueKind {
            $(#[doc = $text] $kind,)*
        }

        impl IssueKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// How serious it is.
            #[must_use]
            pub fn level(self) -> IssueLevel {
                match self {
                    $(Self::$kind => IssueLevel::$level,)*
                }
            }

            /// A stable name, the same in every language and version.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$kind => $code,)*
                }
            }
        }

        /// The issue in English.
        impl fmt::Display for IssueKind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self {
                    $(Self::$kind => $text,)*
                })
            }
        }
    };
}

issue_kinds! {
    MapWithoutSteps Broken "map-without-steps" "the map has no steps",
    MapWithoutLanes Broken "map-without-lanes" "the map has no lanes",
    StageWithoutSteps Broken "stage-without-steps" "the stage has no steps",
    StepOfMissingStage Broken "step-of-missing-stage" "the stage of this step doesn't exist",
    CardOfMissingLane Broken "card-of-missing-lane" "the lane of this card doesn't exist",
    CardOfMissingStep Broken "card-of-missing-step" "the step of this card doesn't exist",
    SpanOfNothing Broken "span-of-nothing" "the card spans no steps; the least is 1",
    EasesMissingPain Broken "eases-missing-pain" "a pain point that this card would ease doesn't exist",
    PainOfMissingCard Broken "pain-of-missing-card" "the card of this pain point doesn't exist",
    SeverityOutOfRange Broken "severity-out-of-range" "the severity isn't from 1 to 5",
    FrequencyOutOfRange Broken "frequency-out-of-range" "the frequency isn't from 1 to 5",
    WaitOfMissingCard Broken "wait-of-missing-card" "the card of this wait point doesn't exist",
    WaitReversed Broken "wait-reversed" "the minimum of this wait is more than its maximum",
    ConnectorFromMissingCard Broken "connector-from-missing-card" "the card that this connector leaves doesn't exist",
    ConnectorToMissingCard Broken "connector-to-missing-card" "the card that this connector enters doesn't exist",
    ConnectorToItself Broken "connector-to-itself" "the connector enters the card that it leaves",
    EmotionOfMissingPersona Broken "emotion-of-missing-persona" "the persona of this emotion doesn't exist",
    EmotionOfMissingStep Broken "emotion-of-missing-step" "the step of this emotion doesn't exist",
    EmotionTwice Broken "emotion-twice" "the persona already has an emotion at this step",
    StageWithoutName Advice "stage-without-name" "the stage has no name",
    StepWithoutName Advice "step-without-name" "the step has no name",
    StepWithoutCards Advice "step-without-cards" "the step has no card in any visible lane",
    CardWithoutText Advice "card-without-text" "the card has no text",
    SpanPastEnd Advice "span-past-end" "the card spans more steps than there are to the end of the map",
    TouchpointWithoutChannel Advice "touchpoint-without-channel" "the touchpoint has no channel",
    TouchpointOutOfSight Advice "touchpoint-out-of-sight" "the touchpoint is in a lane that the customer can't see",
    CardInEmotionLane Advice "card-in-emotion-lane" "the card is in a lane of emotion curves, which takes no cards",
    DecisionWithoutAnswers Advice "decision-without-answers" "the decision has fewer than two outgoing connectors",
    PainWithoutText Advice "pain-without-text" "the pain point has no text",
    PainWithoutOpportunity Advice "pain-without-opportunity" "no opportunity would ease this pain point",
    NothingBehind Advice "nothing-behind" "no backstage or support card stands behind this frontstage card",
    CardOutOfReach Advice "card-out-of-reach" "connectors leave this card, but none leads to it",
}

/// All issues of a map: the broken ones by their key, then advice in reading order. Never fails.
#[must_use]
pub fn check(map: &Map) -> Vec<Issue> {
    let mut found = IssueList(Vec::new());
    broken_structure(map, &mut found);
    broken_cards(map, &mut found);
    broken_marks(map, &mut found);
    broken_emotions(map, &mut found);
    found.0.sort_unstable();
    let order = Order::new(map);
    advice_on_structure(map, &order, &mut found);
    advice_on_cards(map, &order, &mut found);
    found.0
}

/// All issues of a map; those that its [`super::Info`] dismisses are apart from the open ones.
#[must_use]
pub fn checked(map: &Map) -> Checked {
    let let_be: BTreeSet<&Dismissed> = map.info.dismissed.iter().collect();
    let all = check(map).into_iter();
    let (dismissed, open) = all.partition(|issue| !let_be.is_empty() && let_be.contains(&issue.dismissed()));
    Checked { open, dismissed }
}

struct IssueList(Vec<Issue>);

impl IssueList {
    /// Notes an issue when there is one.
    fn when(&mut self, wrong: bool, at: impl Into<Key>, kind: IssueKind) {
        if wrong {
            self.0.push(Issue { at: at.into(), kind });
        }
    }
}

fn broken_structure(map: &Map, found: &mut IssueList) {
    found.when(map.steps.is_empty(), Key::Info, IssueKind::MapWithoutSteps);
    found.when(map.lanes.is_empty(), Key::Info, IssueKind::MapWithoutLanes);
    let with_steps: BTreeSet<_> = map.steps.values().map(|step| step.stage).collect();
    for id in map.stages.keys() {
        found.when(!with_steps.contains(id), *id, IssueKind::StageWithoutSteps);
    }
    for step in map.steps.values() {
        found.when(!map.stages.contains_key(&step.stage), step.id, IssueKind::StepOfMissingStage);
    }
}

fn broken_cards(map: &Map, found: &mut IssueList) {
    for card in map.cards.values() {
        found.when(!map.lanes.contains_key(&card.lane), card.id, IssueKind::CardOfMissingLane);
        found.when(!map.steps.contains_key(&card.step), card.id, IssueKind::CardOfMissingStep);
        found.when(card.span == 0, card.id, IssueKind::SpanOfNothing);
        let dangling = card.eases.iter().any(|pain| !map.pains.contains_key(pain));
        found.when(dangling, card.id, IssueKind::EasesMissingPain);
    }
}

fn broken_marks(map: &Map, found: &mut IssueList) {
    for pain in map.pains.values() {
        found.when(!map.cards.contains_key(&pain.card), pain.id, IssueKind::PainOfMissingCard);
        found.when(!(1..=5).contains(&pain.severity), pain.id, IssueKind::SeverityOutOfRange);
        found.when(!(1..=5).contains(&pain.frequency), pain.id, IssueKind::FrequencyOutOfRange);
    }
    for wait in map.waits.values() {
        found.when(!map.cards.contains_key(&wait.card), wait.id, IssueKind::WaitOfMissingCard);
        found.when(wait.min > wait.max, wait.id, IssueKind::WaitReversed);
    }
    for connector in map.connectors.values() {
        found.when(!map.cards.contains_key(&connector.from), connector.id, IssueKind::ConnectorFromMissingCard);
        found.when(!map.cards.contains_key(&connector.to), connector.id, IssueKind::ConnectorToMissingCard);
        found.when(connector.from == connector.to, connector.id, IssueKind::ConnectorToItself);
    }
}

fn broken_emotions(map: &Map, found: &mut IssueList) {
    let mut seen: BTreeSet<(PersonaId, StepId)> = BTreeSet::new();
    for emotion in map.emotions.values() {
        found.when(!map.personas.contains_key(&emotion.persona), emotion.id, IssueKind::EmotionOfMissingPersona);
        found.when(!map.steps.contains_key(&emotion.step), emotion.id, IssueKind::EmotionOfMissingStep);
        found.when(!seen.insert((emotion.persona, emotion.step)), emotion.id, IssueKind::EmotionTwice);
    }
}

fn advice_on_structure(map: &Map, order: &Order, found: &mut IssueList) {
    let mut filled = vec![false; order.steps.len()];
    for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
        if map.shows(card.lane) {
            columns(&mut filled, *column, card.span).for_each(|step| *step = true);
        }
    }
    for stage in &order.stages {
        found.when(is_blank(&stage.name), stage.id, IssueKind::StageWithoutName);
    }
    for (step, filled) in order.steps.iter().zip(filled) {
        found.when(is_blank(&step.name), step.id, IssueKind::StepWithoutName);
        found.when(!filled, step.id, IssueKind::StepWithoutCards);
    }
}

fn advice_on_cards(map: &Map, order: &Order, found: &mut IssueList) {
    let ways = CardLinks::new(map, order);
    let opportunities = map.cards.values().filter(|card| card.kind == CardKind::Opportunity);
    let eased: BTreeSet<_> = opportunities.flat_map(|card| &card.eases).collect();
    for (at, (card, (column, _))) in order.cards.iter().zip(order.cells()).enumerate() {
        found.when(is_blank(&card.text), card.id, IssueKind::CardWithoutText);
        let left = order.steps.len().saturating_sub(*column);
        let past = usize::try_from(card.span).unwrap_or(usize::MAX) > left;
        found.when(past, card.id, IssueKind::SpanPastEnd);
        let role = map.lanes.get(&card.lane).map(|lane| lane.role);
        found.when(role.is_some_and(|role| !role.takes_cards()), card.id, IssueKind::CardInEmotionLane);
        if card.kind == CardKind::Touchpoint {
            found.when(card.channel.is_none(), card.id, IssueKind::TouchpointWithoutChannel);
            let unseen = map.lanes.get(&card.lane).is_some_and(|lane| lane.role.is_out_of_sight());
            found.when(unseen, card.id, IssueKind::TouchpointOutOfSight);
        }
        if card.kind == CardKind::Decision {
            found.when(ways.answers(card.id) < 2, card.id, IssueKind::DecisionWithoutAnswers);
        }
        if role == Some(Role::Frontstage) && matches!(card.kind, CardKind::Touchpoint | CardKind::Action) {
            found.when(!ways.has_behind(card.id, *column, card.span), card.id, IssueKind::NothingBehind);
        }
        // The customer needs no reason to act, and neither do people who work behind the scenes.
        let is_led_to = match role {
            Some(Role::Frontstage) => true,
            Some(Role::Customer) | None => false,
            Some(_) => card.kind == CardKind::Decision,
        };
        found.when(is_led_to && ways.is_out_of_reach(card.id, *column), card.id, IssueKind::CardOutOfReach);
        for pain in order.marks(at).0 {
            found.when(is_blank(&pain.text), pain.id, IssueKind::PainWithoutText);
            found.when(!eased.contains(&pain.id), pain.id, IssueKind::PainWithoutOpportunity);
        }
    }
}

/// How the cards of a map are connected.
struct CardLinks {
    /// How many connectors leave a card.
    leaving: BTreeMap<CardId, usize>,
    /// The cards that a connector leads to; one with two heads leads to both its ends.
    entered: BTreeSet<CardId>,
    /// The first column with a card that a connector leaves or enters: a route may begin there.
    first: usize,
    /// Whether a visible card stands in a lane that the customer can't see, by column; `None` without such lanes.
    behind: Option<Vec<bool>>,
    /// The cards that are connected with one in such a lane.
    served: BTreeSet<CardId>,
}

impl CardLinks {
    fn new(map: &Map, order: &Order) -> Self {
        let mut ways = Self {
            leaving: BTreeMap::new(),
            entered: BTreeSet::new(),
            first: 0,
            behind: None,
            served: BTreeSet::new(),
        };
        let lanes: BTreeSet<LaneId> =
            map.lanes.values().filter(|lane| !lane.hidden && lane.role.is_out_of_sight()).map(|lane| lane.id).collect();
        let is_behind = |card: &CardId| map.cards.get(card).is_some_and(|card| lanes.contains(&card.lane));
        for connector in map.connectors.values() {
            *ways.leaving.entry(connector.from).or_default() += 1;
            ways.entered.insert(connector.to);
            if connector.heads == Heads::Two {
                ways.entered.insert(connector.from);
            }
            for (one, other) in [(connector.from, connector.to), (connector.to, connector.from)] {
                if is_behind(&other) {
                    ways.served.insert(one);
                }
            }
        }
        let mut behind = vec![false; order.steps.len()];
        let mut first = usize::MAX;
        for (card, (column, _)) in order.cards.iter().zip(order.cells()) {
            if ways.leaving.contains_key(&card.id) || ways.entered.contains(&card.id) {
                first = first.min(*column);
            }
            if lanes.contains(&card.lane) {
                columns(&mut behind, *column, card.span).for_each(|column| *column = true);
            }
        }
        ways.first = first;
        ways.behind = (!lanes.is_empty()).then_some(behind);
        ways
    }

    fn answers(&self, card: CardId) -> usize {
        self.leaving.get(&card).copied().unwrap_or_default()
    }

    fn has_behind(&self, card: CardId, column: usize, span: u32) -> bool {
        let Some(behind) = &self.behind else { return true };
        let span = usize::try_from(span.max(1)).unwrap_or(usize::MAX);
        self.served.contains(&card) || behind.iter().skip(column).take(span).any(|filled| *filled)
    }

    fn is_out_of_reach(&self, card: CardId, column: usize) -> bool {
        column > self.first && self.leaving.contains_key(&card) && !self.entered.contains(&card)
    }
}

/// What is kept of the columns that a card spans.
fn columns(all: &mut [bool], column: usize, span: u32) -> impl Iterator<Item = &mut bool> {
    let span = usize::try_from(span.max(1)).unwrap_or(usize::MAX);
    all.iter_mut().skip(column).take(span)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
