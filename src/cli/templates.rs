//! `throughline templates`: what a map can start from.

use serde_json::{Value, json};

use super::language::LanguageArgs;
use super::{Io, exit_with, print_json};
use crate::persist::{LANGUAGES, TEMPLATES, read, template};

#[derive(Debug, clap::Args)]
pub(super) struct TemplatesArgs {
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    pub(super) language: LanguageArgs,
}

pub(super) fn run(templates: &TemplatesArgs, io: &mut Io<'_>) -> u8 {
    if templates.json {
        return print_json(&as_json(), io);
    }
    let width = TEMPLATES.iter().map(|name| name.len()).max().unwrap_or_default();
    let languages = LANGUAGES.join(", ");
    let language = io.words().locale().of_maps().code();
    let line = |name: &&str| format!("{name:width$}  {} ({languages})", title(name, language));
    let printed = io.output.lines(TEMPLATES.iter().map(line));
    exit_with(printed, io)
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
