//! Localization: the interface speaks the language of the user, a map its own.
//!
//! [`Words`] are the messages of the interface, [`MapWords`] the words that are drawn on a map. The messages are Fluent files
//! in `assets/locales`, compiled into the program: `LANG.ftl` for the interface and `map.LANG.ftl` for the map. Two more
//! languages exist only for tests: [`Locale::Pseudo`] and [`Locale::PseudoRtl`] are made from the English files.
//!
//! What people write in these words is read here too: durations, and the notation of cards, their pain points and waits.
//!
//! Formatting never fails: a missing message reads as its key, so a mistake is visible but harmless. An argument with letters
//! of the other direction is isolated, so `map (2)` in a Hebrew sentence and `מפה (2)` in an English one stay in one piece.
//! Other arguments get no marks.

pub(crate) mod bullet;
mod duration;
mod fold;
mod locale;
mod map_words;
mod message;
pub(crate) mod notation;
mod pseudo;
mod term;
mod vocabulary;
mod word_form;

use std::borrow::Cow;

pub use duration::Duration;
pub use fold::{MatchRule, folded, occurrences, replaced};
pub use locale::{Locale, flow_of};
pub use map_words::{MapWords, Mark};
pub use message::Value;
pub(crate) use notation::{CardLine, CardText, CellLine, LineLabel, PainLine, WaitLine};
pub use term::Term;
pub(crate) use vocabulary::Vocabulary;

use crate::geom::Flow;
use crate::model::{Arg, Feeling, FeelingFace, Message, breaks_line, turns_text};
use locale::PerLocale;
use message::{DirectionMarks, Messages};

/// A text on one line, with single spaces.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, and `…` when there is more of it.
#[must_use]
pub fn beginning(text: &str, most_characters: usize) -> Cow<'_, str> {
    // Most texts have fewer bytes than that: their characters needn't be counted.
    let end = (text.len() > most_characters).then(|| text.char_indices().nth(most_characters)).flatten();
    let start = end.and_then(|(end, _)| text.get(..end));
    start.map_or(Cow::Borrowed(text), |start| Cow::Owned(format!("{start}…")))
}

/// A text that comes from outside, such as the name of a file, made safe to show: what would break a line, or turn
/// letters around that come after it, becomes a visible sign.
///
/// ```
/// use throughline::i18n::legible;
///
/// assert_eq!(legible("map\u{202e}gnp.exe\n"), "map\u{fffd}gnp.exe\u{fffd}");
/// assert_eq!(legible("מפה 1"), "מפה 1");
/// ```
#[must_use]
pub fn legible(text: &str) -> Cow<'_, str> {
    let is_forging = |c: char| breaks_line(c) || turns_text(c);
    if text.contains(is_forging) { Cow::Owned(text.replace(is_forging, "\u{fffd}")) } else { Cow::Borrowed(text) }
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
    messages: &'static Messages,
}

impl Words {
    /// The messages in that language. Their file is read on first use, and shared.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        static ALL: PerLocale<Messages> = PerLocale::new();
        let read = |locale| Messages::of_interface(locale, DirectionMarks::Kept);
        Self { locale, messages: ALL.get(locale, read) }
    }

    /// The messages for plain text, as a terminal shows it: without marks of direction, which a reader does not see but copies
    /// and searches.
    ///
    /// ```
    /// use throughline::i18n::{Locale, Words};
    ///
    /// let named = |words: &Words| words.with("status-opening", &[("name", "מפה".into())]);
    /// assert_eq!(named(&Words::new(Locale::En)), "Opening \u{2068}מפה\u{2069}…");
    /// assert_eq!(named(Words::plain(Locale::En)), "Opening מפה…");
    /// ```
    #[must_use]
    pub fn plain(locale: Locale) -> &'static Self {
        static READ: PerLocale<Messages> = PerLocale::new();
        static ALL: PerLocale<Words> = PerLocale::new();
        let read = |locale| Messages::of_interface(locale, DirectionMarks::None);
        ALL.get(locale, |locale| Self { locale, messages: READ.get(locale, read) })
    }

    /// The language that the messages are in.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The direction of the language, and of the window.
    #[must_use]
    pub fn flow(&self) -> Flow {
        self.locale.flow()
    }

    /// The name of a feeling.
    #[must_use]
    pub fn feeling(&self, feeling: Feeling) -> Cow<'_, str> {
        self.text(match feeling.face() {
            FeelingFace::Worst => "feeling-worst",
            FeelingFace::Bad => "feeling-bad",
            FeelingFace::Neutral => "feeling-neutral",
            FeelingFace::Good => "feeling-good",
            FeelingFace::Best => "feeling-best",
        })
    }

    /// A message without arguments.
    #[must_use]
    pub fn text<'a>(&'a self, key: &'a str) -> Cow<'a, str> {
        self.messages.format(key, &[])
    }

    /// A message with arguments: numbers choose the plural form, texts stay as they are.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.messages.format(key, args).into_owned()
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
                    Arg::Message(message) => self.message(message.as_ref()).into(),
                };
                (*name, value)
            })
            .collect();
        self.with(message.key(), &values)
    }

    /// A text that stands by itself in the interface, such as a path: isolated if it has letters of the other direction. The
    /// arguments of [`Words::with`] are isolated anyway.
    #[must_use]
    pub fn isolate<'a>(&self, text: &'a str) -> Cow<'a, str> {
        message::isolate(text, self.flow()).map_or(Cow::Borrowed(text), Cow::Owned)
    }
}
