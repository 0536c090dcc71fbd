//! Three-way merge: two people change one map apart, and nothing that either did is lost without being said (promise 5).
//!
//! `THROUGHLINE_LONG=1 cargo test --test edit merge` tries eight thousand maps for each law.

mod by_hand;
mod command;
mod laws;
mod order;
