//! How a map changes: the laws that every plan keeps, then each cascade and refusal by name.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod cascades;
mod changes;
mod check;
mod heap;
mod hidden;
mod history;
mod ids;
mod laws;
mod merge;
mod notation;
mod places;
mod refusals;
mod restructuring;
mod sections;
