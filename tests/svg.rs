//! SVG pictures: laws for every map, then what is written for what, then how other programs draw it.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "svg/drawn.rs"]
mod drawn;
#[path = "svg/laws.rs"]
mod laws;
#[path = "svg/reading.rs"]
mod reading;
#[path = "svg/values.rs"]
mod values;
