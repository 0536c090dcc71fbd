//! What can be put on a map from the palette.

use crate::model::{
    Card, CardId, CardKind, Consequence, EvidenceLevel, Lane, LaneId, Pain, PainId, Role, Stage, StageId, Step, StepId,
    TimeUnit, Wait, WaitId,
};

use super::GridCell;

/// An element of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Element {
    Stage,
    Step,
    Lane,
    Touchpoint,
    Action,
    Decision,
    Pain,
    Wait,
    MomentOfTruth,
    Opportunity,
    Note,
}

impl Element {
    /// All elements, in the order of the palette.
    pub const ALL: [Self; 11] = [
        Self::Stage,
        Self::Step,
        Self::Lane,
        Self::Touchpoint,
        Self::Action,
        Self::Decision,
        Self::Pain,
        Self::Wait,
        Self::MomentOfTruth,
        Self::Opportunity,
        Self::Note,
    ];

    /// The kind of card that it is, if it is one.
    #[must_use]
    pub fn card_kind(self) -> Option<CardKind> {
        match self {
            Self::Touchpoint => Some(CardKind::Touchpoint),
            Self::Action => Some(CardKind::Action),
            Self::Decision => Some(CardKind::Decision),
            Self::Opportunity => Some(CardKind::Opportunity),
            Self::Note => Some(CardKind::Note),
            Self::Stage | Self::Step | Self::Lane | Self::Pain | Self::Wait | Self::MomentOfTruth => None,
        }
    }

    /// True for what says something: its text is written as soon as it is there, of a wait its time as well.
    pub(super) fn is_written(self) -> bool {
        self != Self::MomentOfTruth
    }

    /// True for what goes onto a card.
    #[must_use]
    pub fn is_marker(self) -> bool {
        matches!(self, Self::Pain | Self::Wait | Self::MomentOfTruth)
    }
}

/// A new card without text. In an evidence lane, what would be an action is evidence.
#[must_use]
pub(super) fn card(id: CardId, cell: GridCell, kind: CardKind, role: Role) -> Card {
    let kind = if kind == CardKind::Action && role == Role::Evidence { CardKind::Evidence } else { kind };
    Card {
        id,
        lane: cell.lane,
        step: cell.step,
        rank: 0,
        span: 1,
        kind,
        text: String::new(),
        channel: None,
        evidence: EvidenceLevel::default(),
        owner: String::new(),
        moment_of_truth: false,
        eases: Vec::new(),
        color: None,
    }
}

/// A new pain point of middling weight.
#[must_use]
pub(super) fn pain(id: PainId, card: CardId) -> Pain {
    let consequence = Consequence::default();
    Pain { id, card, rank: 0, text: String::new(), severity: 3, frequency: 3, consequence, votes: 0 }
}

/// A new wait, of which nobody has said yet how long it is.
#[must_use]
pub(super) fn wait(id: WaitId, card: CardId) -> Wait {
    Wait { id, card, rank: 0, text: String::new(), min: 0, max: 0, unit: TimeUnit::Days }
}

/// A new stage without a name.
#[must_use]
pub(super) fn stage(id: StageId) -> Stage {
    Stage { id, rank: 0, name: String::new(), goal: String::new() }
}

/// A new step without a name.
#[must_use]
pub(super) fn step(id: StepId, stage: StageId) -> Step {
    Step { id, stage, rank: 0, name: String::new(), width: None }
}

/// The role of a new lane beside one of `role`: a second curve of the same emotions would say nothing.
#[must_use]
pub(super) fn role_beside(role: Role) -> Role {
    if role == Role::Emotion { Role::Notes } else { role }
}

/// A new lane with the name of its role.
#[must_use]
pub(super) fn lane(id: LaneId, role: Role) -> Lane {
    Lane { id, rank: 0, role, name: String::new(), hidden: false, locked: false }
}
