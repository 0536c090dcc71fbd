//! Why a command can't be done.

use std::fmt;

use super::label::Noun;
use crate::model::{Arg, Key, LaneId, Message};

/// Why a command can't be done with this map. Nothing has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The record, or one that it refers to, isn't in the map.
    #[error("the map has no {}", RecordName(*.0))]
    Missing(Key),
    /// The map has a record of that name already.
    #[error("the map already has {}", RecordName(*.0))]
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
    #[error("a new stage needs a step: {}", RecordName(*.0))]
    StageWithoutStep(Key),
    /// A field has a value that it can't have.
    #[error("{} can't have this {field}", RecordName(*.key))]
    OutOfRange {
        /// The record.
        key: Key,
        /// Which field.
        field: &'static str,
    },
    /// A persona has one emotion at a step, and this is it.
    #[error("this persona already has an emotion at this step: {}", RecordName(*.0))]
    Taken(Key),
    /// A connector joins two different cards.
    #[error("a card can't be connected with itself: {}", RecordName(*.0))]
    ToItself(Key),
    /// The record that should be a neighbor is not among the siblings there.
    #[error("{} isn't at the place where it should be a neighbor", RecordName(*.0))]
    NotBeside(Key),
    /// A record of that kind can't go there.
    #[error("{} can't be moved there", RecordName(*.0))]
    WrongTarget(Key),
    /// A stage is split at a step that others come before.
    #[error("{} is the first of its stage, which can't be split there", RecordName(*.0))]
    FirstStep(Key),
    /// Nothing follows that it could be joined with.
    #[error("nothing comes after {} that it could be joined with", RecordName(*.0))]
    NothingAfter(Key),
    /// What this card links, or says of its link, would be lost.
    #[error("links of {} would be lost", RecordName(*.0))]
    LosesLinks(Key),
    /// Nothing in a locked lane is changed.
    #[error("{} is locked", RecordName(Key::Lane(*.0)))]
    Locked(LaneId),
    /// Nothing in a hidden lane is changed, because nobody sees it.
    #[error("{} is hidden", RecordName(Key::Lane(*.0)))]
    Hidden(LaneId),
    /// A lane of emotion curves takes no cards.
    #[error("{} shows emotions and takes no cards", RecordName(Key::Lane(*.0)))]
    NoCards(LaneId),
    /// A lane that holds cards can't become one of emotion curves.
    #[error("{} holds cards, and a lane that shows emotions takes none", RecordName(Key::Lane(*.0)))]
    HoldsCards(LaneId),
    /// A second one beside it would say nothing.
    #[error("{} can't be duplicated: a second one would say nothing new", RecordName(*.0))]
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
            Self::Hidden(_) => "refusal-hidden",
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

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        match self {
            // Who knows the map puts the name of the lane in its place.
            Self::Locked(lane) | Self::Hidden(lane) => vec![("lane", Arg::Text(lane.as_str().into()))],
            _ => Vec::new(),
        }
    }
}

/// A record by its kind and id: `card a1b2`.
struct RecordName(Key);

impl fmt::Display for RecordName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Noun::from_key(self.0))?;
        self.0.id().map_or(Ok(()), |id| write!(f, " {}", id.as_str()))
    }
}
