//! A sentence for people as a value: what errors and refusals say, before anyone knows in which language.

use std::borrow::Cow;

/// A message of the interface with its arguments. The locale files say it in each language; the window and the command
/// line write it with [`crate::i18n::Words::message`].
pub trait Message {
    /// The key of the message in the locale files.
    fn key(&self) -> &'static str;

    /// The values of its placeholders.
    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        Vec::new()
    }
}

/// The value of a placeholder.
pub enum Arg<'a> {
    /// A text or a word that chooses between sentences.
    Text(Cow<'a, str>),
    /// A number, which chooses the plural form.
    Number(usize),
    /// Another message.
    Message(Box<dyn Message + 'a>),
}

impl<M: Message + ?Sized> Message for &M {
    fn key(&self) -> &'static str {
        (**self).key()
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        (**self).args()
    }
}
