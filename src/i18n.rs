//! Words in the reader's language: the interface speaks the language of the person, a map speaks its own.
//!
//! [`Words`] are the messages of the interface, [`MapWords`] what is drawn on the map itself. The messages are
//! Fluent files under `assets/locales`, compiled into the program: `LANG.ftl` for the interface and `map.LANG.ftl`
//! for the map. Two more languages exist for tests only: [`Locale::Pseudo`] and [`Locale::PseudoRtl`] are made of
//! the English files.
//!
//! Formatting never fails: a message that does not exist reads as its own key, so that a mistake shows on the
//! screen without harm. A text that is filled in and has letters of the other direction is isolated: `map (2)` in a
//! Hebrew sentence and `מפה (2)` in an English one stay in one piece. What has none gets no marks.

mod duration;
mod fold;
mod locale;
mod map_words;
mod message;
mod pseudo;
mod term;

use std::borrow::Cow;

pub use duration::Duration;
pub use fold::folded;
pub use locale::{Locale, flow_of};
pub use map_words::{MapWords, Mark};
pub use message::Value;
pub use term::Term;

use crate::geom::Flow;
use crate::model::{Arg, Message};
use message::Messages;

/// A text in one line, with one space between two words.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
        Self { locale, messages: Messages::parse(locale, locale.interface_file()) }
    }

    /// The language that the messages are in.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Which way the language is written, and with it the window.
    #[must_use]
    pub fn flow(&self) -> Flow {
        self.locale.flow()
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

    /// The sentence of an error or a refusal.
    #[must_use]
    pub fn message(&self, message: &dyn Message) -> String {
        let args = message.args();
        let values: Vec<(&str, Value<'_>)> = args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(text) => text.as_ref().into(),
                    Arg::Number(number) => (*number).into(),
                    Arg::Key(key) => self.text(key).into(),
                    Arg::Message(message) => self.message(message.as_ref()).into(),
                };
                (*name, value)
            })
            .collect();
        self.with(message.key(), &values)
    }

    /// A text that stands by itself where words of the interface are expected, such as a path: in marks that keep its
    /// own order when it has letters of the other direction. What [`Words::with`] fills in has them anyway.
    #[must_use]
    pub fn apart<'a>(&self, text: &'a str) -> Cow<'a, str> {
        message::apart(text, self.flow()).map_or(Cow::Borrowed(text), Cow::Owned)
    }

    /// True when there is such a message.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.messages.has(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interface_speaks_every_language() {
        let file = |locale| Words::new(locale).text("menu-file").into_owned();
        assert_eq!(Locale::ALL.map(file), ["File", "קובץ", "Fișier"]);
        assert_eq!(file(Locale::Pseudo), "[FFíłłé]");
        assert_eq!(file(Locale::PseudoRtl), "[פפיללע]");
    }

    #[test]
    fn a_number_in_a_sentence_takes_its_form() {
        let cards = |locale, count: u32| Words::new(locale).with("count-cards", &[("count", count.into())]);
        assert_eq!([1, 42].map(|count| cards(Locale::En, count)), ["1 card", "42 cards"]);
        assert_eq!([1, 2, 42].map(|count| cards(Locale::He, count)), ["כרטיס אחד", "שני כרטיסים", "42 כרטיסים"]);
        assert_eq!(
            [1, 19, 20, 101, 120].map(|count| cards(Locale::Ro, count)),
            ["un card", "19 carduri", "20 de carduri", "101 carduri", "120 de carduri"]
        );
    }

    #[test]
    fn what_is_filled_in_keeps_its_letters_in_a_pseudo_language() {
        let words = Words::new(Locale::Pseudo);
        let title = words.with("dialog-replace-title", &[("name", "plan".into())]);
        assert!(title.contains("“plan”") && !title.contains("Replace"), "{title}");
    }

    #[test]
    fn a_missing_message_reads_as_its_key_and_a_missing_blank_does_no_harm() {
        let words = Words::new(Locale::En);
        assert_eq!(words.text("no such message"), "no such message");
        assert!(words.with("count-steps", &[]).contains("count"));
    }

    #[test]
    fn what_is_filled_in_stands_apart_where_its_direction_is_the_other() {
        let title = |locale, name: &str| Words::new(locale).with("dialog-replace-title", &[("name", name.into())]);
        assert_eq!(title(Locale::En, "map 42"), "Replace “map 42”?");
        assert_eq!(title(Locale::En, "מפה (2)"), "Replace “\u{2068}מפה (2)\u{2069}”?");
        assert_eq!(title(Locale::He, "מפה (2)"), "להחליף את ״מפה (2)״?");
        assert_eq!(title(Locale::He, "(a) map"), "להחליף את ״\u{2068}(a) map\u{2069}״?");
    }
}
