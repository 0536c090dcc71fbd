//! Foreign formats in and out: tables, formats of text, and lengths of time.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod agreeing;
mod charset;
mod durations;
mod markup;
mod readers;
#[path = "../support/mod.rs"]
mod support;
mod tables;
mod text_formats;
mod words;
