//! Why a command can't be done.

use std::fmt;

use super::label::Noun;
use crate::model::{Key, LaneId, Message};

/// Why a command can't be done with this map. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The record, or one that it refers to, isn't in the map.
    #[error("the map has no {}", Name(*.0))]
    Missing(Key),
    /// The map has a record of that name already.
    #[error("the map already has {}", Name(*.0))]
    Exists(Key),
    /// A map keeps at least one step.
    #[error("the last step of a map can't be deleted")]
    LastStep,
    /// A map keeps at least one stage.
    #[error("the last stage of a map can't be deleted")]
    LastStage,
    /// A map keeps at least one lane.
    #[error("the last lane of a map can't be deleted")]
    LastLane,
    /// What the map says of itself is part of every map.
    #[error("the map's own description can't be deleted")]
    Undeletable,
    /// A stage comes with its first step.
    #[error("a new stage needs a step: {}", Name(*.0))]
    StageWithoutStep(Key),
    /// A field has a value that it can't have.
    #[error("{} can't have this {field}", Name(*.key))]
    OutOfRange {
        /// The record.
        key: Key,
        /// Which field.
        field: &'static str,
    },
    /// A persona has one emotion at a step, and this is it.
    #[error("this persona already has an emotion at this step: {}", Name(*.0))]
    Taken(Key),
    /// A connector joins two different cards.
    #[error("a card can't be connected with itself: {}", Name(*.0))]
    ToItself(Key),
    /// The record that should be a neighbour is not among the siblings there.
    #[error("{} isn't at the place where it should be a neighbour", Name(*.0))]
    NotBeside(Key),
    /// A record of that kind can't go there.
    #[error("{} can't be moved there", Name(*.0))]
    WrongTarget(Key),
    /// A stage is split at a step that others come before.
    #[error("{} is the first of its stage, which can't be split there", Name(*.0))]
    FirstStep(Key),
    /// Nothing follows that it could be joined with.
    #[error("nothing comes after {} that it could be joined with", Name(*.0))]
    NothingAfter(Key),
    /// What this card links, or says of its link, would be lost.
    #[error("links of {} would be lost", Name(*.0))]
    LosesLinks(Key),
    /// Nothing in a locked lane is changed.
    #[error("{} is locked", Name(Key::Lane(*.0)))]
    Locked(LaneId),
    /// A lane of emotion curves takes no cards.
    #[error("{} shows emotions and takes no cards", Name(Key::Lane(*.0)))]
    NoCards(LaneId),
    /// A lane that holds cards can't become one of emotion curves.
    #[error("{} holds cards, and a lane that shows emotions takes none", Name(Key::Lane(*.0)))]
    HoldsCards(LaneId),
    /// A second one beside it would say nothing.
    #[error("{} can't be duplicated: a second one would say nothing new", Name(*.0))]
    OneIsEnough(Key),
}

impl Message for Refusal {
    fn key(&self) -> &'static str {
        match self {
            Self::Missing(_) => "refusal-missing",
            Self::LastStep => "refusal-last-step",
            Self::LastStage => "refusal-last-stage",
            Self::LastLane => "refusal-last-lane",
            Self::OutOfRange { .. } => "refusal-out-of-range",
            Self::Taken(_) => "refusal-taken",
            Self::ToItself(_) => "refusal-to-itself",
            Self::FirstStep(_) => "refusal-first-step",
            Self::NothingAfter(_) => "refusal-nothing-after",
            Self::LosesLinks(_) => "refusal-loses-links",
            Self::Locked(_) => "refusal-locked",
            Self::NoCards(_) => "refusal-no-cards",
            Self::HoldsCards(_) => "refusal-holds-cards",
            Self::OneIsEnough(_) => "refusal-one-is-enough",
            Self::Exists(_)
            | Self::Undeletable
            | Self::StageWithoutStep(_)
            | Self::NotBeside(_)
            | Self::WrongTarget(_) => "refusal-not-there",
        }
    }
}

/// A record by its kind and id: `card a1b2`.
struct Name(Key);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let noun = Noun::of(self.0);
        match self.0 {
            Key::Info => write!(f, "{noun}"),
            Key::Persona(id) => write!(f, "{noun} {id}"),
            Key::Stage(id) => write!(f, "{noun} {id}"),
            Key::Step(id) => write!(f, "{noun} {id}"),
            Key::Lane(id) => write!(f, "{noun} {id}"),
            Key::Card(id) => write!(f, "{noun} {id}"),
            Key::Pain(id) => write!(f, "{noun} {id}"),
            Key::Wait(id) => write!(f, "{noun} {id}"),
            Key::Connector(id) => write!(f, "{noun} {id}"),
            Key::Emotion(id) => write!(f, "{noun} {id}"),
        }
    }
}
