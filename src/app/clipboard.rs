//! The clipboard as the map sees it: plain text for other programs, and whole cards, columns and rows for the windows of
//! this one.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::edit::Fragment;
use crate::editor::{CopiedContent, Editor, PasteContent, PastedCards};
use crate::exchange::html;
use crate::exchange::sheet::Arrangement;
use crate::exchange::table::{self, Content, TooLarge};
use crate::export::{self, CopiedTable as Table};
use crate::model::CardId;
use crate::persist::clipboard::{self, ClipboardEntry};
use crate::persist::{Fs, RealFs};
use crate::render::png::Pixels;

/// The part of the system's clipboard that holds more than text. Its calls are slow.
pub trait SystemClipboard: Send + Sync {
    /// Puts a picture on the clipboard; false on failure.
    fn take_picture(&self, pixels: &Pixels) -> bool;

    /// Puts a table on the clipboard as HTML, and as text for programs that don't take HTML; false on failure.
    fn take_table(&self, copied: &Table) -> bool;

    /// The HTML that is on the clipboard.
    fn html(&self) -> Option<String>;
}

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

    fn html(&self) -> Option<String> {
        arboard::Clipboard::new().and_then(|mut board| board.get().html()).ok()
    }
}

/// What was copied last. The default one shares nothing with other windows, as tests need it.
#[derive(Default)]
pub struct Clipboard {
    board: Option<Arc<dyn SystemClipboard>>,
    /// What was copied, and the text that stands for it: as long as that text is on the clipboard, it is what is pasted.
    own: Option<(String, ClipboardEntry)>,
    shelf: Option<ClippingStore>,
}

impl Clipboard {
    /// The clipboard that all windows of a user share.
    #[must_use]
    pub fn for_user() -> Self {
        let shelf = folder().map(|folder| ClippingStore { fs: Arc::new(RealFs), folder, writing: None });
        Self { board: Some(Arc::new(Desktop)), own: None, shelf }
    }

    /// A clipboard that is shared through a folder, without the system's.
    #[must_use]
    pub fn at(fs: Arc<dyn Fs>, folder: PathBuf) -> Self {
        Self { board: None, own: None, shelf: Some(ClippingStore { fs, folder, writing: None }) }
    }

    /// The same clipboard with another part for pictures and tables.
    #[must_use]
    pub fn with_board(self, board: Arc<dyn SystemClipboard>) -> Self {
        Self { board: Some(board), ..self }
    }

    /// The part for pictures and tables; `None` where the toolkit's own clipboard has to do.
    pub(super) fn board(&self) -> Option<Arc<dyn SystemClipboard>> {
        self.board.clone()
    }

    /// The selected cards, stages, steps or lanes as a table for other programs, or the whole map when none is selected.
    /// What is pasted into a map is still whole.
    pub fn table(&mut self, editor: &Editor) -> Table {
        let map = editor.map();
        if let Some(section) = editor.selected_section() {
            let copied = export::copied(section.map(), Arrangement::Grid);
            self.keep(copied.text.clone(), section.into());
            return copied;
        }
        let cards: Vec<_> = selected_cards(editor).into_iter().collect();
        if cards.is_empty() {
            return export::copied(map, Arrangement::Grid);
        }
        let fragment = Fragment::new(map, &cards);
        let copied = export::copied_cards(&fragment, map.info.direction);
        self.keep(copied.text.clone(), fragment.into());
        copied
    }

    /// Copies the selection; returns the text for the system's clipboard.
    pub fn copy(&mut self, editor: &Editor) -> Option<String> {
        let (text, entry) = match editor.copied()? {
            CopiedContent::Text(text) => return Some(text),
            CopiedContent::Cards(fragment) => (table::write(&fragment), fragment.into()),
            CopiedContent::Section(section) => (table::write_section(&section), section.into()),
        };
        self.keep(text.clone(), entry);
        // Empty cards are copied too, and need some text to stand for them.
        Some(if text.is_empty() { " ".to_owned() } else { text })
    }

    /// From now on the text stands for what was copied.
    fn keep(&mut self, text: String, entry: ClipboardEntry) {
        if let Some(shelf) = &mut self.shelf {
            shelf.keep(text.clone(), entry.clone());
        }
        self.own = Some((text, entry));
    }

    /// What pasting a text of the system's clipboard should insert; `None` when it is empty.
    ///
    /// # Errors
    /// When it is too large.
    pub fn meaning(&self, text: &str) -> Result<Option<PasteContent>, TooLarge> {
        if let Some((_, entry)) = self.own.as_ref().filter(|(own, _)| own.trim() == text.trim()) {
            return Ok(Some(whole(entry.clone())));
        }
        // The limit for tables holds for what this program copies too.
        let content = table::read(text)?;
        if let Some(entry) = self.shelf.as_ref().and_then(|shelf| clipboard::find(&*shelf.fs, &shelf.folder, text)) {
            return Ok(Some(whole(entry)));
        }
        // HTML says what is an item or a cell. One line is one thing anyway.
        let has_parts = text.trim().contains(['\n', '\r', '\t']);
        let html = self.board.as_ref().filter(|_| has_parts).and_then(|board| board.html());
        Ok(pasted(html.and_then(|html| html::read(&html, text)).unwrap_or(content)).map(PasteContent::Cards))
    }

    /// What pasting a text where a text is being written should insert: cards stay cards in a new card that is still
    /// empty, but columns and rows are only their text there.
    ///
    /// # Errors
    /// When it is too large.
    pub fn meaning_in_text(&self, text: &str) -> Result<Option<PasteContent>, TooLarge> {
        match self.meaning(text)? {
            Some(PasteContent::Section(_)) => Ok(pasted(table::read(text)?).map(PasteContent::Cards)),
            meaning => Ok(meaning),
        }
    }
}

fn whole(entry: ClipboardEntry) -> PasteContent {
    match entry {
        ClipboardEntry::Cards(fragment) => PastedCards::Fragment(fragment).into(),
        ClipboardEntry::Section(section) => PasteContent::Section(section),
    }
}

/// What a text should insert; `None` when it is empty.
pub(super) fn pasted(content: Content) -> Option<PastedCards> {
    match content {
        Content::Lines(lines) if lines.is_empty() => None,
        Content::Lines(lines) => Some(PastedCards::Lines(lines)),
        Content::Table(rows) => Some(PastedCards::Table(rows)),
    }
}

/// Writes what was copied to a folder that all windows share, one entry after the other, on a thread.
struct ClippingStore {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    writing: Option<JoinHandle<()>>,
}

impl ClippingStore {
    fn keep(&mut self, text: String, entry: ClipboardEntry) {
        let (fs, folder, before) = (Arc::clone(&self.fs), self.folder.clone(), self.writing.take());
        let write = move || {
            before.map(JoinHandle::join);
            // On failure the text on the clipboard is still there.
            let _ = clipboard::keep(&*fs, &folder, &text, &entry);
        };
        self.writing = thread::Builder::new().name("copy".to_owned()).spawn(write).ok();
    }
}

impl Drop for ClippingStore {
    /// Waits for the last write, so that cut cards survive the end of the program.
    fn drop(&mut self) {
        self.writing.take().map(JoinHandle::join);
    }
}

/// The selected cards, and those whose marks are selected.
pub fn selected_cards(editor: &Editor) -> BTreeSet<CardId> {
    let map = editor.map();
    editor.selection().keys().filter_map(|key| map.card_of(key)).collect()
}

/// Where this system keeps the state of programs; `None` without a home directory.
fn folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("throughline").join("clippings"))
}
