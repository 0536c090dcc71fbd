//! What a map is: a plain value of flat tables of records.
//!
//! The model knows the words of the field and how records refer to each other, and nothing else: no pixels,
//! no colors, no files, no clock. It has no geometry either; a card knows its lane, its step and its order
//! in the cell. Nothing changes a map but [`crate::edit::Patch::apply`].
//!
//! Reading order everywhere: stages, their steps, lanes from top to bottom, cards by step, lane and rank. [`Order`] borrows
//! the records of a map in it, to go through them; [`ReadingOrder`] keeps their ids, and follows changes.

mod check;
mod codes;
mod easing_letters;
mod excerpt;
mod id;
mod key;
mod links;
mod message;
mod order;
mod ranking;
mod reading_order;
mod records;
mod system_error;
mod unseen;
mod values;

use std::collections::BTreeMap;

pub use check::{Checked, Issue, IssueKind, IssueLevel, check, checked};
pub(crate) use codes::codes;
pub use easing_letters::{EasingLetter, EasingLetters, listed_letters};
pub use excerpt::Excerpt;
pub use id::{BadId, CardId, ConnectorId, EmotionId, Id, IdSource, LaneId, PainId, PersonaId, StageId, StepId, WaitId};
pub(crate) use key::RecordTable;
pub use key::{Key, Record, RecordRef};
pub use message::{Arg, Message};
pub(crate) use order::columns;
pub use order::{Order, shown_feelings};
pub use ranking::{easing, heaviest_first, ranked};
pub(crate) use reading_order::is_structural;
pub use reading_order::{CardPosition, OrderedCard, ReadingOrder, RecordChange};
pub(crate) use records::record_fields;
pub use records::{Card, Connector, Dismissed, Emotion, Info, Lane, Pain, Persona, RANK_GAP, Rank, Stage, Step, Wait};
pub use system_error::SystemError;
pub use unseen::{breaks_line, is_unseen, shown_char, turns_text};
pub use values::{
    CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Feeling, FeelingFace, Heads, MapKind, Role, TimeUnit,
};

/// One journey of one kind of customer: the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    /// What the map says of itself.
    pub info: Info,
    /// Who travels.
    pub personas: BTreeMap<PersonaId, Persona>,
    /// Groups of steps.
    pub stages: BTreeMap<StageId, Stage>,
    /// Columns.
    pub steps: BTreeMap<StepId, Step>,
    /// Rows.
    pub lanes: BTreeMap<LaneId, Lane>,
    /// What sits in the cells.
    pub cards: BTreeMap<CardId, Card>,
    /// Pain points on cards.
    pub pains: BTreeMap<PainId, Pain>,
    /// Wait points on cards.
    pub waits: BTreeMap<WaitId, Wait>,
    /// Arrows between cards.
    pub connectors: BTreeMap<ConnectorId, Connector>,
    /// The points of the emotion curves.
    pub emotions: BTreeMap<EmotionId, Emotion>,
}

impl Map {
    /// True for a lane that is in the map and not hidden: its cards are seen.
    #[must_use]
    pub fn shows(&self, lane: LaneId) -> bool {
        self.lanes.get(&lane).is_some_and(|lane| !lane.hidden)
    }

    /// True for a lane of emotion curves: its cells hold what personas feel, and no cards.
    #[must_use]
    pub fn shows_feelings(&self, lane: LaneId) -> bool {
        self.lanes.get(&lane).is_some_and(|lane| lane.role == Role::Emotion)
    }

    /// The hidden lane that keeps a record from being seen: that of its card, of an end of a connector, or of the emotion
    /// curves where all their lanes are hidden. `None` when no lane hides it.
    #[must_use]
    pub fn hidden_lane_of(&self, record: RecordRef<'_>) -> Option<LaneId> {
        let hidden = |lane: LaneId| self.lanes.get(&lane).filter(|lane| lane.hidden).map(|lane| lane.id);
        let of_card = |card: CardId| hidden(self.cards.get(&card)?.lane);
        match record {
            RecordRef::Lane(lane) => hidden(lane.id),
            RecordRef::Card(card) => hidden(card.lane),
            RecordRef::Pain(pain) => of_card(pain.card),
            RecordRef::Wait(wait) => of_card(wait.card),
            RecordRef::Connector(connector) => of_card(connector.from).or_else(|| of_card(connector.to)),
            RecordRef::Emotion(_) => {
                let curves = || self.lanes.values().filter(|lane| lane.role == Role::Emotion);
                let first = curves().min_by_key(|lane| (lane.rank, lane.id))?;
                curves().all(|lane| lane.hidden).then_some(first.id)
            }
            RecordRef::Info(_) | RecordRef::Persona(_) | RecordRef::Stage(_) | RecordRef::Step(_) => None,
        }
    }

    /// The card that a record is or, for a pain point or wait point, sits on; `None` for every other record.
    #[must_use]
    pub fn card_of(&self, key: Key) -> Option<CardId> {
        match key {
            Key::Card(card) => Some(card),
            Key::Pain(pain) => self.pains.get(&pain).map(|pain| pain.card),
            Key::Wait(wait) => self.waits.get(&wait).map(|wait| wait.card),
            _ => None,
        }
    }
}
