//! The clipboard as the map sees it: a text for every other program, and all the rest for this one, in this window and
//! in its others.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::edit::Fragment;
use crate::editor::{Copied, Editor, Pasted};
use crate::exchange::table::{self, Content, TooLarge};
use crate::persist::{Fs, RealFs, clipping};

/// What was copied last. One made by `default` keeps it to itself, as tests need it.
#[derive(Default)]
pub struct Clipboard {
    /// Cards, and the text that stands for them: while that is on the clipboard, the cards are meant.
    cards: Option<(String, Fragment)>,
    shelf: Option<Shelf>,
}

impl Clipboard {
    /// The clipboard that all windows of a person share.
    #[must_use]
    pub fn of_person() -> Self {
        Self { cards: None, shelf: folder().map(|folder| Shelf::new(Arc::new(RealFs), folder)) }
    }

    /// The same with the folder of what was copied given.
    #[must_use]
    pub fn at(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { cards: None, shelf: Some(Shelf::new(fs, folder)) }
    }

    /// Takes a copy of what is selected; the text is for the system's clipboard.
    pub fn copy(&mut self, editor: &Editor) -> Option<String> {
        match editor.copied()? {
            Copied::Text(text) => Some(text),
            Copied::Cards(fragment) => {
                let text = table::write(&fragment);
                if let Some(shelf) = &mut self.shelf {
                    shelf.keep(text.clone(), fragment.clone());
                }
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
        // Of what is too large for a table, this program's own cards are no exception.
        let content = table::read(text)?;
        if let Some(fragment) = self.shelf.as_ref().and_then(|shelf| clipping::find(&*shelf.fs, &shelf.folder, text)) {
            return Ok(Some(Pasted::Fragment(fragment)));
        }
        Ok(match content {
            Content::Lines(lines) if lines.is_empty() => None,
            Content::Lines(lines) => Some(Pasted::Lines(lines)),
            Content::Table(rows) => Some(Pasted::Table(rows)),
        })
    }
}

/// Where windows lay down what they copied, one copy after the other, without waiting for the disk.
struct Shelf {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    writing: Option<JoinHandle<()>>,
}

impl Shelf {
    fn new(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { fs, folder, writing: None }
    }

    fn keep(&mut self, text: String, fragment: Fragment) {
        let (fs, folder, before) = (Arc::clone(&self.fs), self.folder.clone(), self.writing.take());
        let write = move || {
            before.map(JoinHandle::join);
            // What can't be kept is still on the clipboard as a text.
            let _ = clipping::keep(&*fs, &folder, &text, &fragment);
        };
        self.writing = thread::Builder::new().name("copy".to_owned()).spawn(write).ok();
    }
}

impl Drop for Shelf {
    /// What was cut is on the disk when the program ends.
    fn drop(&mut self) {
        self.writing.take().map(JoinHandle::join);
    }
}

/// Where this system keeps what programs remember between two starts; `None` for somebody without a home.
fn folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("throughline").join("clippings"))
}
