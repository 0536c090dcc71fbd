//! `throughline templates`: what a map can begin with.

use serde_json::{Value, json};

use super::{Surroundings, print, print_json};
use crate::persist::{LANGUAGES, TEMPLATES, read, template};

#[derive(Debug, clap::Args)]
pub(super) struct Templates {
    /// Write one JSON document for programs to read
    #[arg(long)]
    json: bool,
}

pub(super) fn run(templates: &Templates, world: &mut Surroundings<'_>) -> u8 {
    if templates.json { print_json(world, &as_json()) } else { print(world, &as_lines()) }
}

fn as_lines() -> String {
    let width = TEMPLATES.iter().map(|name| name.len()).max().unwrap_or_default();
    let languages = LANGUAGES.join(", ");
    TEMPLATES.iter().map(|name| format!("{name:width$}  {} ({languages})\n", title(name, "en"))).collect()
}

fn as_json() -> Value {
    let one = |name: &&str| {
        let titles = LANGUAGES.iter().map(|language| ((*language).to_owned(), title(name, language).into())).collect();
        json!({ "name": name, "titles": Value::Object(titles) })
    };
    TEMPLATES.iter().map(one).collect()
}

/// The title of a template in a language.
fn title(name: &str, language: &str) -> String {
    let map = template(name, language).and_then(|text| read(text.as_bytes()).ok());
    map.map(|map| map.info.title).unwrap_or_default()
}
