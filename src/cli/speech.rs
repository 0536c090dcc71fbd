//! What the command line says, as a value: people get it in their language, programs in English.

use std::fmt::Display;
use std::io;

use super::diagnostic::clause;
use crate::i18n::{Locale, Value, Words};
use crate::model::{Message, SystemError};

/// Something to say.
pub(super) trait Speak: Send + Sync {
    /// How it is said in a language.
    fn say(&self, words: &Words) -> String;
}

/// Something to say, whatever it is.
pub(super) type Speech = Box<dyn Speak>;

/// What documents for programs say, the same for everyone.
pub(super) fn english() -> &'static Words {
    Words::plain(Locale::En)
}

impl Speak for Speech {
    fn say(&self, words: &Words) -> String {
        (**self).say(words)
    }
}

/// A text that is the same in all languages, such as the name of a file.
impl Speak for String {
    fn say(&self, _: &Words) -> String {
        self.clone()
    }
}

/// A sentence of the locale files with its arguments, as it stands after the name of a file.
pub(super) struct Sentence {
    key: &'static str,
    args: Vec<(&'static str, Piece)>,
}

enum Piece {
    Number(usize),
    Speech(Speech),
}

impl Sentence {
    pub(super) fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// The same with a text for a placeholder.
    pub(super) fn with(self, name: &'static str, text: impl Into<String>) -> Self {
        self.quoting(name, text.into())
    }

    /// The same with a number for a placeholder, which chooses the plural form.
    pub(super) fn counting(mut self, name: &'static str, number: usize) -> Self {
        self.args.push((name, Piece::Number(number)));
        self
    }

    /// The same with something else to say for a placeholder.
    pub(super) fn quoting(mut self, name: &'static str, speech: impl Speak + 'static) -> Self {
        self.args.push((name, Piece::Speech(Box::new(speech))));
        self
    }
}

impl Speak for Sentence {
    fn say(&self, words: &Words) -> String {
        let value = |piece: &Piece| match piece {
            Piece::Number(number) => Value::from(*number),
            Piece::Speech(speech) => Value::from(speech.say(words)),
        };
        let args: Vec<(&str, Value<'_>)> = self.args.iter().map(|(name, piece)| (*name, value(piece))).collect();
        clause(&words.with(self.key, &args))
    }
}

/// An error that says itself in English, often in more detail, and elsewhere as the window says it.
pub(super) struct ErrorText<T>(pub(super) T);

impl<T: Message + Display + Send + Sync> Speak for ErrorText<T> {
    fn say(&self, words: &Words) -> String {
        match words.locale() {
            Locale::En => self.0.to_string(),
            _ => clause(&words.message(&self.0)),
        }
    }
}

/// An error of the system.
pub(super) struct SystemText(pub(super) io::Error);

impl Speak for SystemText {
    fn say(&self, words: &Words) -> String {
        words.message(&SystemError(&self.0))
    }
}

/// A message as the window says it, in every language.
pub(super) struct WindowText<T>(pub(super) T);

impl<T: Message + Send + Sync> Speak for WindowText<T> {
    fn say(&self, words: &Words) -> String {
        words.message(&self.0)
    }
}

/// The same as it stands after the name of a file.
pub(super) struct ClauseText<T>(pub(super) T);

impl<T: Message + Send + Sync> Speak for ClauseText<T> {
    fn say(&self, words: &Words) -> String {
        clause(&words.message(&self.0))
    }
}
