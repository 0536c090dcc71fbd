//! The clipboard as the map sees it: a text for every other program, and all the rest for this one.

use crate::edit::Fragment;
use crate::editor::{Copied, Editor, Pasted};
use crate::exchange::table::{self, Content, TooLarge};

/// What was copied last.
#[derive(Debug, Default)]
pub struct Clipboard {
    /// Cards, and the text that stands for them: while that is on the clipboard, the cards are meant.
    cards: Option<(String, Fragment)>,
}

impl Clipboard {
    /// Takes a copy of what is selected; the text is for the system's clipboard.
    pub fn copy(&mut self, editor: &Editor) -> Option<String> {
        match editor.copied()? {
            Copied::Text(text) => Some(text),
            Copied::Cards(fragment) => {
                let text = table::write(&fragment);
                self.cards = Some((text.clone(), fragment));
                // Cards that say nothing are copied too: something must stand for them.
                Some(if text.is_empty() { " ".to_owned() } else { text })
            }
        }
    }

    /// What a text of the system's clipboard means; `None` when it says nothing.
    ///
    /// # Errors
    /// When it is too large.
    pub fn meaning(&self, text: &str) -> Result<Option<Pasted>, TooLarge> {
        if let Some((_, fragment)) = self.cards.as_ref().filter(|(own, _)| own.trim() == text.trim()) {
            return Ok(Some(Pasted::Fragment(fragment.clone())));
        }
        Ok(match table::read(text)? {
            Content::Lines(lines) if lines.is_empty() => None,
            Content::Lines(lines) => Some(Pasted::Lines(lines)),
            Content::Table(rows) => Some(Pasted::Table(rows)),
        })
    }
}
