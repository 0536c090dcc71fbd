//! How a map changes: the laws that every plan keeps, then each cascade and refusal by name.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "edit/cascades.rs"]
mod cascades;
#[path = "edit/changes.rs"]
mod changes;
#[path = "edit/check.rs"]
mod check;
#[path = "edit/history.rs"]
mod history;
#[path = "edit/laws.rs"]
mod laws;
#[path = "edit/notation.rs"]
mod notation;
#[path = "edit/places.rs"]
mod places;
#[path = "edit/refusals.rs"]
mod refusals;
#[path = "edit/restructuring.rs"]
mod restructuring;
