//! The inspector and its text fields, driven by pointer and keys, without a display.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "inspector/desk.rs"]
mod desk;
#[path = "inspector/fields.rs"]
mod fields;
#[path = "inspector/pages.rs"]
mod pages;
#[path = "inspector/ranking.rs"]
mod ranking;
#[path = "inspector/several.rs"]
mod several;
#[path = "inspector/writing.rs"]
mod writing;
