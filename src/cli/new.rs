//! `throughline new`: a new map from a template.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::diagnostic::Diagnostic;
use super::save::{Existing, save_map};
use super::speech::Sentence;
use super::{Io, exit_with};
use crate::i18n::{Locale, MapWords};
use crate::model::IdSource;
use crate::persist::{LANGUAGES, TEMPLATES, fresh_ids, read, template, write};

pub(super) const EXAMPLES: &[&str] = &[
    "throughline new support.journey.ron --template support",
    "throughline new - --template blueprint --lang he > map.journey.ron",
];

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    out: PathBuf,
    #[arg(short, long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEMPLATES))]
    template: String,
    #[arg(short, long, value_name = "CODE", default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    #[arg(short, long)]
    force: bool,
}

pub(super) fn run(new: &NewArgs, io: &mut Io<'_>) -> u8 {
    let saved = match map_text(new, io) {
        Some(text) => save_map(&new.out, &text, Existing::forced(new.force), io),
        None => {
            let message = Sentence::new("cli-no-template").with("template", new.template.as_str());
            Err(Diagnostic::at(&new.out, message.with("language", new.lang.as_str())))
        }
    };
    exit_with(saved, io)
}

/// The text of the new map: the template with ids of its own and the date of today.
fn map_text(new: &NewArgs, io: &Io<'_>) -> Option<String> {
    let template = read(template(&new.template, &new.lang)?.as_bytes()).ok()?;
    let mut map = fresh_ids(&template, &mut IdSource::seeded(io.seed));
    map.info.date = MapWords::of(Locale::from_tag(&new.lang)).date(io.today);
    Some(write(&map))
}
