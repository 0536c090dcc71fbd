//! The clipboard as the map sees it: a text for every other program, and all the rest for this one, in this window and
//! in its others.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::edit::Fragment;
use crate::editor::{CopiedContent, Editor, PasteContent};
use crate::exchange::sheet::Arrangement;
use crate::exchange::table::{self, Content, TooLarge};
use crate::export::{self, Copied as Table};
use crate::model::CardId;
use crate::persist::{Fs, RealFs, clipboard};
use crate::render::png::Pixels;

/// The clipboard of the system, as far as it takes more than a text. What it does takes time.
pub trait SystemClipboard: Send + Sync {
    /// Takes a picture; false when it does not.
    fn take_picture(&self, pixels: &Pixels) -> bool;

    /// Takes a table as HTML, and as a text for programs that take no HTML; false when it does not.
    fn take_table(&self, copied: &Table) -> bool;
}

/// The clipboard of the desktop.
struct Desktop;

impl SystemClipboard for Desktop {
    fn take_picture(&self, pixels: &Pixels) -> bool {
        let side = |side: u32| usize::try_from(side).unwrap_or_default();
        let bytes = Cow::Borrowed(pixels.rgba.as_slice());
        let image = arboard::ImageData { width: side(pixels.width), height: side(pixels.height), bytes };
        arboard::Clipboard::new().and_then(|mut board| board.set_image(image)).is_ok()
    }

    fn take_table(&self, copied: &Table) -> bool {
        let put = |mut board: arboard::Clipboard| board.set_html(copied.html.as_str(), Some(copied.text.as_str()));
        arboard::Clipboard::new().and_then(put).is_ok()
    }
}

/// What was copied last. One made by `default` keeps it to itself, as tests need it.
#[derive(Default)]
pub struct Clipboard {
    board: Option<Arc<dyn SystemClipboard>>,
    /// Cards, and the text that stands for them: while that is on the clipboard, the cards are meant.
    cards: Option<(String, Fragment)>,
    shelf: Option<ClippingStore>,
}

impl Clipboard {
    /// The clipboard that all windows of a person share.
    #[must_use]
    pub fn of_person() -> Self {
        let shelf = folder().map(|folder| ClippingStore::new(Arc::new(RealFs), folder));
        Self { board: Some(Arc::new(Desktop)), cards: None, shelf }
    }

    /// The same with the folder of what was copied given.
    #[must_use]
    pub fn at(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { board: None, cards: None, shelf: Some(ClippingStore::new(fs, folder)) }
    }

    /// The same with what takes pictures and tables.
    #[must_use]
    pub fn with_board(self, board: Arc<dyn SystemClipboard>) -> Self {
        Self { board: Some(board), ..self }
    }

    /// What takes pictures and tables; `None` where only texts and pictures of the toolkit are known.
    pub(super) fn board(&self) -> Option<Arc<dyn SystemClipboard>> {
        self.board.clone()
    }

    /// The selected cards as a table for other programs, or the whole map when none is selected. Pasted into a map,
    /// cards are still the cards.
    pub fn table(&mut self, editor: &Editor) -> Table {
        let map = editor.map();
        let cards: Vec<_> = selected_cards(editor).into_iter().collect();
        if cards.is_empty() {
            return export::copied(map, Arrangement::Grid);
        }
        let fragment = Fragment::of(map, &cards);
        let copied = export::copied_cards(&fragment, map.info.direction);
        self.keep(copied.text.clone(), fragment);
        copied
    }

    /// Takes a copy of what is selected; the text is for the system's clipboard.
    pub fn copy(&mut self, editor: &Editor) -> Option<String> {
        match editor.copied()? {
            CopiedContent::Text(text) => Some(text),
            CopiedContent::Cards(fragment) => {
                let text = table::write(&fragment);
                self.keep(text.clone(), fragment);
                // Cards that say nothing are copied too: something must stand for them.
                Some(if text.is_empty() { " ".to_owned() } else { text })
            }
        }
    }

    /// That text stands for those cards from now on.
    fn keep(&mut self, text: String, fragment: Fragment) {
        if let Some(shelf) = &mut self.shelf {
            shelf.keep(text.clone(), fragment.clone());
        }
        self.cards = Some((text, fragment));
    }

    /// What a text of the system's clipboard means; `None` when it says nothing.
    ///
    /// # Errors
    /// When it is too large.
    pub fn meaning(&self, text: &str) -> Result<Option<PasteContent>, TooLarge> {
        if let Some((_, fragment)) = self.cards.as_ref().filter(|(own, _)| own.trim() == text.trim()) {
            return Ok(Some(PasteContent::Fragment(fragment.clone())));
        }
        // Of what is too large for a table, this program's own cards are no exception.
        let content = table::read(text)?;
        if let Some(fragment) = self.shelf.as_ref().and_then(|shelf| clipboard::find(&*shelf.fs, &shelf.folder, text)) {
            return Ok(Some(PasteContent::Fragment(fragment)));
        }
        Ok(match content {
            Content::Lines(lines) if lines.is_empty() => None,
            Content::Lines(lines) => Some(PasteContent::Lines(lines)),
            Content::Table(rows) => Some(PasteContent::Table(rows)),
        })
    }
}

/// Where windows lay down what they copied, one copy after the other, without waiting for the disk.
struct ClippingStore {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    writing: Option<JoinHandle<()>>,
}

impl ClippingStore {
    fn new(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { fs, folder, writing: None }
    }

    fn keep(&mut self, text: String, fragment: Fragment) {
        let (fs, folder, before) = (Arc::clone(&self.fs), self.folder.clone(), self.writing.take());
        let write = move || {
            before.map(JoinHandle::join);
            // What can't be kept is still on the clipboard as a text.
            let _ = clipboard::keep(&*fs, &folder, &text, &fragment);
        };
        self.writing = thread::Builder::new().name("copy".to_owned()).spawn(write).ok();
    }
}

impl Drop for ClippingStore {
    /// What was cut is on the disk when the program ends.
    fn drop(&mut self) {
        self.writing.take().map(JoinHandle::join);
    }
}

/// The cards that are selected, also by what belongs to them.
pub(super) fn selected_cards(editor: &Editor) -> BTreeSet<CardId> {
    let map = editor.map();
    editor.selection().keys().filter_map(|key| map.card_of(key)).collect()
}

/// Where this system keeps what programs remember between two starts; `None` for somebody without a home.
fn folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("throughline").join("clippings"))
}
