//! `--lang`: the language of what the program says, before and after a command.
//!
//! `new` and `import` have an option of this name for the map that they make: before these commands it is about what the
//! program says, after them about the map.

use std::ffi::OsString;

use super::option_value::BadValue;
use super::speech::Sentence;
use crate::i18n::Locale;

// The option of a command that has no other meaning for it. (A comment of documentation would become help.)
#[derive(Debug, clap::Args)]
pub(super) struct LanguageArgs {
    #[arg(short, long, value_name = "CODE", value_parser = language)]
    pub(super) lang: Option<Locale>,
}

/// The commands after which the option is about a map.
const MAKERS: [&str; 2] = ["new", "import"];

/// A language of the program. The pseudo-languages are accepted too, for those who test it.
pub(super) fn language(tag: &str) -> Result<Locale, BadValue> {
    let names = || Locale::ALL.map(|locale| format!("{} ({})", locale.code(), locale.name())).join(", ");
    Locale::known(tag).ok_or_else(|| BadValue(Sentence::new("cli-bad-language").with("languages", names())))
}

/// The language that the arguments ask for, as far as it can be told before they are parsed.
pub(super) fn asked(words: &[OsString]) -> Option<Locale> {
    let options = words.iter().take_while(|word| *word != "--").count();
    let words = words.get(1..options).unwrap_or_default();
    let asks_for_help = words.iter().any(|word| word == "--help" || word == "-h");
    let (mut command, mut found, mut rest) = (None, None, words);
    while let Some((word, others)) = rest.split_first() {
        let is_of_map = command.is_some_and(|command| MAKERS.contains(&command)) && !asks_for_help;
        match option(rest).filter(|_| !is_of_map) {
            Some((locale, taken)) => {
                found = Some(locale);
                rest = rest.get(taken..).unwrap_or_default();
            }
            None => {
                command = command.or(word.to_str().filter(|word| !word.starts_with('-')));
                rest = others;
            }
        }
    }
    found
}

/// The arguments without the languages before everything else: an option of the window and a command exclude each other.
pub(super) fn without_leading(mut words: Vec<OsString>) -> Vec<OsString> {
    while let Some((_, taken)) = option(words.get(1..).unwrap_or_default()) {
        words.drain(1..=taken);
    }
    words
}

/// The language at the start of these arguments, and how many of them it takes.
fn option(words: &[OsString]) -> Option<(Locale, usize)> {
    let first = words.first()?.to_str()?;
    let short = || first.strip_prefix("-l").map(|tag| tag.strip_prefix('=').unwrap_or(tag));
    match first {
        "--lang" | "-l" => Some((Locale::known(words.get(1)?.to_str()?)?, 2)),
        _ => Some((Locale::known(first.strip_prefix("--lang=").or_else(short)?)?, 1)),
    }
}
