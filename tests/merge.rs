//! Three-way merge: two people change one map apart, and nothing that either did is lost without being said (promise 5).
//!
//! `THROUGHLINE_LONG=1 cargo test --test merge` tries ten thousand maps for each law.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "merge/by_hand.rs"]
mod by_hand;
#[path = "merge/command.rs"]
mod command;
#[path = "merge/laws.rs"]
mod laws;
mod support;
