//! What can be put on a map from the palette.

use crate::model::{Card, CardId, CardKind, Role, TimeUnit, Wait, WaitId};

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

    /// True for elements with a text, which is written as soon as they are added; of a wait also its time.
    pub(super) fn is_written(self) -> bool {
        self != Self::MomentOfTruth
    }

    /// True for elements that go on a card.
    #[must_use]
    pub fn is_marker(self) -> bool {
        matches!(self, Self::Pain | Self::Wait | Self::MomentOfTruth)
    }
}

/// A new card without text. In an evidence lane, what would be an action is evidence.
pub(super) fn card(id: CardId, cell: GridCell, kind: CardKind, role: Role) -> Card {
    let kind = if kind == CardKind::Action && role == Role::Evidence { CardKind::Evidence } else { kind };
    Card { kind, ..Card::new(id, cell.lane, cell.step) }
}

/// A new card for what is typed or pasted in a lane. Where the organization meets the customer, it is a contact.
pub(super) fn captured_card(id: CardId, cell: GridCell, role: Role) -> Card {
    let kind = if role == Role::Frontstage { CardKind::Touchpoint } else { role.usual_kind() };
    Card { kind, ..Card::new(id, cell.lane, cell.step) }
}

/// A new wait point of unknown length.
pub(super) fn wait(id: WaitId, card: CardId) -> Wait {
    Wait { unit: TimeUnit::Days, ..Wait::new(id, card) }
}

/// The role of a new lane beside one of `role`: a second curve of the same emotions would add nothing.
pub(super) fn role_beside(role: Role) -> Role {
    if role == Role::Emotion { Role::Notes } else { role }
}
