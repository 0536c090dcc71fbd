//! Maps handed over: parts of them, and pictures.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "export/excerpt.rs"]
mod excerpt;
#[path = "export/handing.rs"]
mod handing;
#[path = "export/picture.rs"]
mod picture;
