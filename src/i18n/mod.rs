//! Words in the reader's language: the interface speaks the language of the person, a map speaks its own.
//!
//! [`Words`] are the messages of the interface, [`MapWords`] what is drawn on the map itself. The messages are
//! Fluent files under `assets/locales`, compiled into the program: `LANG.ftl` for the interface (languages
//! that have none yet get the English one) and `map.LANG.ftl` for the map.
//!
//! Formatting never fails: a message that does not exist reads as its own key, so that a mistake shows on the
//! screen without harm. No direction marks are put around what is filled in: the text engine finds the
//! direction of a paragraph by its first strong letter, and marks would end up in copied text and file names.

mod map_words;

use std::borrow::Cow;
use std::fmt;

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use map_words::{MapWords, Mark};

use crate::geom::Flow;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// English.
    #[default]
    En,
    /// Hebrew.
    He,
    /// Romanian.
    Ro,
}

impl Locale {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::En, Self::He, Self::Ro];

    /// The language as a BCP 47 tag.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::He => "he",
            Self::Ro => "ro",
        }
    }

    /// What the language is called in itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::He => "עברית",
            Self::Ro => "Română",
        }
    }

    /// Which way the language is written, and with it a new map in that language.
    #[must_use]
    pub const fn flow(self) -> Flow {
        match self {
            Self::He => Flow::RightToLeft,
            Self::En | Self::Ro => Flow::LeftToRight,
        }
    }

    /// The language of a tag such as `he`, `he-IL` or `ro_RO.UTF-8`; `None` when the program does not speak it.
    #[must_use]
    pub fn known(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "en" => Some(Self::En),
            // `iw` and `mo` are the former codes of Hebrew and of Romanian as written in Moldova.
            "he" | "iw" => Some(Self::He),
            "ro" | "mo" => Some(Self::Ro),
            _ => None,
        }
    }

    /// The language of a tag, English when the program does not speak it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        Self::known(tag).unwrap_or_default()
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    fn interface_file(self) -> (Self, &'static str) {
        // The interface exists in English only; map words exist in every language.
        (Self::En, include_str!("../../assets/locales/en.ftl"))
    }

    const fn map_file(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/locales/map.en.ftl"),
            Self::He => include_str!("../../assets/locales/map.he.ftl"),
            Self::Ro => include_str!("../../assets/locales/map.ro.ftl"),
        }
    }

    /// The keys of the map file: a message starts at the first column.
    fn map_keys(self) -> impl Iterator<Item = &'static str> {
        let message = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
        self.map_file().lines().filter(message).filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
    }
}

/// The messages of the interface in one language.
///
/// ```
/// use throughline::i18n::{Locale, Words};
///
/// let words = Words::new(Locale::En);
/// assert_eq!(words.text("menu-file"), "File");
/// assert_eq!(words.with("count-steps", &[("count", 1.into())]), "1 step");
/// assert_eq!(words.text("no-such-message"), "no-such-message");
/// ```
#[derive(Debug)]
pub struct Words {
    locale: Locale,
    messages: Messages,
}

impl Words {
    /// The messages in that language.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let (spoken, file) = locale.interface_file();
        Self { locale: spoken, messages: Messages::parse(spoken, file) }
    }

    /// The language that the messages are in.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// A message without blanks to fill.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.messages.format(key, &[])
    }

    /// A message with its blanks filled: numbers choose the plural form, texts stand as they are.
    #[must_use]
    pub fn with(&self, key: &str, blanks: &[(&str, Value<'_>)]) -> String {
        self.messages.format(key, blanks).into_owned()
    }

    /// True when there is such a message.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.messages.0.has_message(key)
    }
}

/// One Fluent file in one language.
struct Messages(FluentBundle<FluentResource>);

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Messages({:?})", self.0.locales)
    }
}

impl Messages {
    fn parse(locale: Locale, file: &str) -> Self {
        // What can be read of a file with mistakes is used; tests refuse such a file.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier()]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self(bundle)
    }

    fn format<'a>(&'a self, key: &'a str, blanks: &[(&str, Value<'_>)]) -> Cow<'a, str> {
        let Some(pattern) = self.0.get_message(key).and_then(|message| message.value()) else {
            return Cow::Borrowed(key);
        };
        let mut args = FluentArgs::with_capacity(blanks.len());
        for (name, value) in blanks {
            args.set(*name, countable(value));
        }
        let mut mistakes = Vec::new();
        Cow::Owned(self.0.format_pattern(pattern, Some(&args), &mut mistakes).into_owned())
    }
}

/// The value as the plural rules can take it: they panic on infinities, NaN (whose fractions are NaN) and
/// numbers of very many digits.
fn countable<'a>(value: &Value<'a>) -> Value<'a> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.value.fract() != 0.0 || number.value.abs() >= EXACT => {
            Value::from(number.as_string().into_owned())
        }
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_file_is_free_of_mistakes() {
        for locale in Locale::ALL {
            for file in [locale.map_file(), locale.interface_file().1] {
                let parsed = FluentResource::try_new(file.to_owned());
                assert!(parsed.is_ok(), "{locale:?}: {:?}", parsed.err().map(|(_, mistakes)| mistakes));
                let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier()]);
                assert_eq!(bundle.add_resource(parsed.unwrap()), Ok(()), "a key of {locale:?} stands twice");
            }
        }
    }

    #[test]
    fn a_language_is_found_by_its_tag_with_or_without_region() {
        for (tag, locale) in
            [("he", Locale::He), ("he-IL", Locale::He), ("iw_IL.UTF-8", Locale::He), ("RO", Locale::Ro)]
        {
            assert_eq!(Locale::known(tag), Some(locale), "{tag}");
        }
        assert_eq!(Locale::known("fr-FR"), None);
        assert_eq!(Locale::from_tag(""), Locale::En);
        for locale in Locale::ALL {
            assert_eq!(Locale::known(locale.code()), Some(locale));
        }
    }

    #[test]
    fn a_missing_message_reads_as_its_key_and_a_missing_blank_does_no_harm() {
        let words = Words::new(Locale::En);
        assert_eq!(words.text("no such message"), "no such message");
        assert!(words.with("count-steps", &[]).contains("count"));
    }

    #[test]
    fn no_number_is_too_odd_to_be_counted() {
        let words = Words::new(Locale::En);
        let count = |value: f64| words.with("count-steps", &[("count", value.into())]);
        assert_eq!(count(1.0), "1 step");
        assert_eq!(count(1.5), "1.5 steps");
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, -0.0, 1e300] {
            assert!(count(odd).ends_with(" steps"), "{odd}: {}", count(odd));
        }
    }

    #[test]
    fn what_is_filled_in_gets_no_direction_marks() {
        let words = Words::new(Locale::En);
        assert_eq!(words.with("dialog-save-changes-title", &[("name", "מפה 42".into())]), "Save changes to “מפה 42”?");
    }
}
