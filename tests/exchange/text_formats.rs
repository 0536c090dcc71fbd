//! Maps as texts: journeys in Mermaid, reports in Markdown, indented text.

mod indented;
mod mermaid;
mod refused;
mod report;

use throughline::i18n::Locale;
use throughline::model::Map;
use throughline::persist;

fn template(name: &str, locale: Locale) -> Map {
    persist::read(persist::template(name, locale.code()).unwrap().as_bytes()).unwrap()
}
