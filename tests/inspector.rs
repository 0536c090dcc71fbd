//! The inspector and its text fields, driven by pointer and keys, without a display.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "inspector/fields.rs"]
mod fields;
