//! A part of a map, as a map of its own.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{CardId, LaneId, Map, StageId};

/// Which part of a map. Its default is all of it; what is named in several ways must be named in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The stages; `None`: all.
    pub stages: Option<BTreeSet<StageId>>,
    /// The lanes; `None`: all.
    pub lanes: Option<BTreeSet<LaneId>>,
    /// The cards, in their lanes and steps; `None`: all.
    pub cards: Option<BTreeSet<CardId>>,
}

impl Excerpt {
    /// The part as a map, with the ids that it has in the whole.
    #[must_use]
    pub fn of<'a>(&self, map: &'a Map) -> Cow<'a, Map> {
        Cow::Borrowed(map)
    }
}
