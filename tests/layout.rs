//! From maps to scenes: laws for every map, then sizes, lines, spans and extremes by value, then whole scenes.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "layout/connectors.rs"]
mod connectors;
#[path = "layout/excerpts.rs"]
mod excerpts;
#[path = "layout/extremes.rs"]
mod extremes;
#[path = "layout/feelings.rs"]
mod feelings;
#[path = "layout/laws.rs"]
mod laws;
#[path = "layout/lines.rs"]
mod lines;
#[path = "layout/order.rs"]
mod order;
#[path = "layout/scenes.rs"]
mod scenes;
#[path = "layout/snapshots.rs"]
mod snapshots;
#[path = "layout/values.rs"]
mod values;
#[path = "layout/warmth.rs"]
mod warmth;
