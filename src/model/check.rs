//! What is wrong, or could be better, with a map.

use super::{Key, Map};

/// One thing that is wrong, and with what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Issue {
    /// The record that it is about.
    pub at: Key,
    /// What is wrong.
    pub kind: IssueKind,
}

/// What can be wrong with a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum IssueKind {
    Placeholder,
}

/// All issues of a map. Never fails.
#[must_use]
pub fn check(_map: &Map) -> Vec<Issue> {
    Vec::new()
}
