//! A text that is edited: carets, selections and changes in text that runs both ways.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "field/composing.rs"]
mod composing;
#[path = "field/desk.rs"]
mod desk;
#[path = "field/editing.rs"]
mod editing;
#[path = "field/forcing.rs"]
mod forcing;
#[path = "field/keys.rs"]
mod keys;
#[path = "field/laws.rs"]
mod laws;
#[path = "field/moving.rs"]
mod moving;
#[path = "field/pointing.rs"]
mod pointing;
#[path = "field/taking_back.rs"]
mod taking_back;
#[path = "field/turning.rs"]
mod turning;
