//! Files dropped onto the window: maps are opened, texts and tables become cards.
//!
//! Systems don't report where a drop lands, only where the pointer was before. New cards go to the selection, unless
//! the pointer is known to be over the map. Files are read on a thread, and only far enough to know that they are too
//! large.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use crate::app::canvas::{EventOutcome, put};
use crate::app::clipboard::pasted;
use crate::app::files::is_foreign;
use crate::app::paint::screen::view_point;
use crate::app::window::Window;
use crate::app::worker::{Job, Wake};
use crate::charset::{self, NotText};
use crate::editor::{Editor, PastedCards};
use crate::exchange::separated;
use crate::exchange::table;
use crate::i18n::Words;
use crate::persist::{FileKind, Fs, RealFs};

/// The largest file that becomes cards, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// What a dropped file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Dropped {
    /// A map to open.
    Map(PathBuf),
    /// Cards.
    Cards(PastedCards),
    /// Neither: the name of the file, and the key of the message that says why.
    Refused(String, &'static str),
}

/// Reads dropped files.
pub struct Drops {
    fs: Arc<dyn Fs>,
    wake: Wake,
    reading: Option<Job<Vec<Dropped>>>,
}

impl Drops {
    /// No files yet. `wake` makes the window poll.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        Self { fs: Arc::new(RealFs), wake, reading: None }
    }

    /// Starts to read files. Earlier ones that are still being read are dropped.
    pub fn read(&mut self, paths: Vec<PathBuf>) {
        let fs = Arc::clone(&self.fs);
        let read = move || paths.iter().map(|path| read(&*fs, path)).collect();
        self.reading = Some(Job::start("drop", &self.wake, read));
    }

    /// The files that were read, once.
    pub fn poll(&mut self) -> Vec<Dropped> {
        let Some(read) = Job::done(&mut self.reading) else { return Vec::new() };
        read.unwrap_or_default()
    }
}

/// Reads a file.
#[must_use]
pub fn read(fs: &dyn Fs, path: &Path) -> Dropped {
    let name = || path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let refused = |why| Dropped::Refused(name(), why);
    match fs.kind(path) {
        Ok(FileKind::Folder) => return refused("drop-folder"),
        Ok(FileKind::Special) | Err(_) => return refused("drop-unreadable"),
        Ok(FileKind::File { .. }) if is_map(path) => return Dropped::Map(path.to_owned()),
        Ok(FileKind::File { .. }) => {}
    }
    let Ok(bytes) = fs.read(path, MOST_BYTES + 1) else { return refused("drop-unreadable") };
    let text = match charset::text(&bytes) {
        Err(NotText::Binary) => return refused("drop-binary"),
        _ if bytes.len() > MOST_BYTES => return refused("drop-too-large"),
        Err(NotText::OldEncoding) => return refused("drop-old-encoding"),
        Ok(text) => text,
    };
    let content = if ends_in(path, "csv") { separated::read(&text) } else { table::read(&text) };
    let Ok(content) = content else { return refused("drop-too-large") };
    pasted(content).map_or_else(|| refused("drop-empty"), Dropped::Cards)
}

/// True for a file that is imported as a map when the current map is empty; otherwise it becomes cards.
#[must_use]
pub fn begins_map(path: &Path, editor: &Editor) -> bool {
    let map = editor.map();
    map.steps.is_empty() && map.lanes.is_empty() && is_foreign(path)
}

fn is_map(path: &Path) -> bool {
    ends_in(path, "ron")
}

fn ends_in(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending))
}

/// What a drop would do with the files held over the window; `None` without files.
#[must_use]
pub fn hover_hint(ctx: &Context, words: &Words, editor: &Editor) -> Option<String> {
    let (count, maps) = ctx.input(|input| {
        let files = &input.raw.hovered_files;
        let opens = |path: &Path| is_map(path) || begins_map(path, editor);
        let maps = files.iter().filter(|file| file.path.as_deref().is_some_and(opens));
        (files.len(), maps.count())
    });
    let key = match maps {
        _ if count == 0 => return None,
        0 if editor.has_position() => "drop-makes-cards",
        0 => "drop-nowhere",
        maps if maps == count => "drop-opens",
        _ => "drop-does-both",
    };
    Some(words.text(key).into_owned())
}

impl Window {
    /// Handles dropped files. Texts and tables become cards one after the other; of several maps the last one is opened
    /// afterwards.
    pub(super) fn handle_drops(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !paths.is_empty() && !self.is_modal() {
            self.aim_drop(ctx);
            let (foreign, others): (Vec<_>, Vec<_>) =
                paths.into_iter().partition(|path| begins_map(path, &self.editor));
            if let Some(path) = foreign.into_iter().last() {
                self.settle(ctx);
                self.files.open(&path, &mut self.editor);
            }
            if !others.is_empty() {
                self.drops.read(others);
            }
        }
        let dropped = self.drops.poll();
        if dropped.is_empty() {
            return;
        }
        self.settle(ctx);
        let mut map = None;
        let mut cell = None;
        for dropped in dropped {
            match dropped {
                Dropped::Map(path) => map = Some(path),
                Dropped::Cards(pasted) => {
                    // The next file goes into the same cell, after the cards of this one.
                    if let Some(cell) = cell {
                        self.editor.focus_cell(cell);
                    }
                    cell = cell.or_else(|| self.editor.current_cell());
                    if let EventOutcome::Refused(why) = put(&mut self.editor, &pasted.into()) {
                        self.canvas.show_message(self.words.text(why).into_owned());
                    }
                }
                Dropped::Refused(name, why) => self.canvas.show_message(self.words.with(why, &[("name", name.into())])),
            }
        }
        if let Some(path) = map {
            self.files.open(&path, &mut self.editor);
        }
        ctx.request_repaint();
    }

    /// Selects the cell under the pointer, when the pointer is known to be over the map.
    fn aim_drop(&mut self, ctx: &Context) {
        let at = ctx.input(|input| input.pointer.hover_pos()).filter(|at| self.view.contains(*at));
        let Some(at) = at else { return };
        let place = view_point(ctx, self.view, at);
        if self.editor.cell_under(place).is_some() {
            self.editor.press_secondary(place);
        }
    }
}
