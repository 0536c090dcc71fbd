//! Maps as texts: journeys in Mermaid, reports in Markdown, indented text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

#[path = "texts/indented.rs"]
mod indented;
#[path = "texts/mermaid.rs"]
mod mermaid;
#[path = "texts/refused.rs"]
mod refused;
#[path = "texts/report.rs"]
mod report;

use throughline::i18n::Locale;
use throughline::model::Map;
use throughline::persist;

fn template(name: &str, locale: Locale) -> Map {
    persist::read(persist::template(name, locale.code()).unwrap().as_bytes()).unwrap()
}
