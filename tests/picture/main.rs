//! From text and map to pictures: shaping, fonts, layout, and every file that a reader gets.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bidi;
mod colors;
mod direction;
mod export;
mod fonts;
mod layout;
mod parts;
mod pdf;
#[path = "../support/mod.rs"]
mod support;
mod svg;
mod text;
mod warm_cache;
mod words;
