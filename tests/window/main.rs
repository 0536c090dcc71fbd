//! The whole window without a screen: what is where, what the pointer and the keys do, in every language and both
//! directions, and that it rests.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod access;
mod access_text;
mod actions;
mod appearance;
mod arrows;
mod borrowed;
mod capture;
mod checking;
mod commanding;
mod connecting;
mod context;
mod copying;
mod drops;
mod edges;
mod editing;
mod field;
mod files;
mod finding;
mod focusing;
mod harness;
mod inspector;
mod kept_panels;
mod keyboards;
mod label;
mod languages;
mod menus;
mod mirrored;
mod modes;
mod noticing;
mod outline;
mod overview;
mod picture;
mod pseudo;
mod recovering;
mod settings;
mod start_card;
mod starting;
mod style;
#[path = "../support/mod.rs"]
mod support;
mod tiles;
mod typing;
mod walking;
mod wording;
mod words;
