//! `throughline new`: a new map, empty or from a template.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::diagnostic::Diagnostic;
use super::save::{Existing, save_map};
use super::speech::Sentence;
use super::{Io, exit_with};
use crate::i18n::{Locale, MapWords};
use crate::model::{IdSource, Info, Map};
use crate::persist::{LANGUAGES, TEMPLATES, fresh_ids, read, template, write};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline new map.journey.ron",
    "throughline new support.journey.ron --template support",
    "throughline new - --template blueprint --lang he > map.journey.ron",
];

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    out: PathBuf,
    #[arg(short, long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEMPLATES))]
    template: Option<String>,
    #[arg(short, long, value_name = "CODE", default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    #[arg(short, long)]
    force: bool,
}

pub(super) fn run(new: &NewArgs, io: &mut Io<'_>) -> u8 {
    let language = Locale::from_tag(&new.lang);
    let map = match &new.template {
        None => Ok(empty(language)),
        Some(template) => from_template(template, &new.lang, io.seed).ok_or_else(|| {
            let message = Sentence::new("cli-no-template").with("template", template.as_str());
            Diagnostic::at(&new.out, message.with("language", new.lang.as_str()))
        }),
    };
    let saved = map.and_then(|mut map| {
        map.info.date = MapWords::of(language).date(io.today);
        save_map(&new.out, &write(&map), Existing::forced(new.force), io)
    });
    exit_with(saved, io)
}

/// A map in a language, with nothing in it.
fn empty(language: Locale) -> Map {
    let info = Info { language: language.code().to_owned(), direction: language.flow(), ..Info::default() };
    Map { info, ..Map::default() }
}

/// The map of a template, with ids of its own.
fn from_template(name: &str, language: &str, seed: u128) -> Option<Map> {
    let map = read(template(name, language)?.as_bytes()).ok()?;
    Some(fresh_ids(&map, &mut IdSource::seeded(seed)))
}
