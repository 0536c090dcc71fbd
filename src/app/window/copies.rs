//! Copies of the map for other programs: a picture, which is drawn on a thread, or a table.

use std::sync::Arc;

use egui::Context;

use crate::app::clipboard::{Clipboard, SystemClipboard, selected_cards};
use crate::app::widgets::picture::color_image;
use crate::app::worker::{Job, Wake};
use crate::editor::Editor;
use crate::export::{self, ExportOptions};
use crate::i18n::Words;
use crate::model::Excerpt;
use crate::render::Progress;
use crate::render::png::Pixels;

/// The copies being made.
pub struct CopyJobs {
    wake: Wake,
    drawing: Option<(Arc<Progress>, Job<Drawn>)>,
    /// The key of a message about a copied table that was not shown yet.
    table: Option<&'static str>,
}

/// The result of a picture.
enum Drawn {
    /// It is on the clipboard, this many pixels wide and high.
    Copied(u32, u32),
    /// The toolkit has to copy it.
    Picture(Pixels),
    /// There is nothing to draw, or it failed.
    Nothing,
}

impl CopyJobs {
    /// No copies yet. `wake` makes the window poll.
    #[must_use]
    pub fn new(wake: Wake) -> Self {
        Self { wake, drawing: None, table: None }
    }

    /// Starts to draw a picture of the selected cards, stages, steps or lanes, or of the whole map when none is selected.
    /// A picture that is still being drawn is stopped.
    pub fn picture(&mut self, clipboard: &Clipboard, editor: &Editor) {
        if let Some((progress, _)) = self.drawing.take() {
            progress.stop();
        }
        let section = editor.selected_section();
        let cards = selected_cards(editor);
        let of_cards = section.is_none() && !cards.is_empty();
        let whole = section.is_none() && !of_cards;
        let excerpt = Excerpt { cards: of_cards.then_some(cards), ..Excerpt::default() };
        // A part that goes into another document has its title and legend there.
        let options = ExportOptions { excerpt, title: whole, legend: whole, ..ExportOptions::default() };
        let map = section.map_or_else(|| editor.map().clone(), |section| section.map().clone());
        let (theme, board) = (editor.theme().clone(), clipboard.board());
        let progress = Arc::new(Progress::default());
        let told = Arc::clone(&progress);
        let draw = move || match export::for_clipboard(&map, &options, &theme, &told) {
            Ok(pixels) if told.at(1.0).is_ok() => put(board, pixels),
            Ok(_) | Err(_) => Drawn::Nothing,
        };
        self.drawing = Some((progress, Job::start("copy picture", &self.wake, draw)));
    }

    /// Copies the selected cards, stages, steps or lanes as a table, or the whole map when none is selected.
    pub fn table(&mut self, ctx: &Context, clipboard: &mut Clipboard, editor: &Editor) {
        // A table of selected cards holds only their texts; those of whole columns, rows and maps have their marks too.
        let is_of_cards = !selected_cards(editor).is_empty() && !editor.selects_section();
        let key = if is_of_cards { "copied-texts" } else { "copied-table" };
        let copied = clipboard.table(editor);
        if !clipboard.board().is_some_and(|board| board.take_table(&copied)) {
            ctx.copy_text(copied.text);
        }
        self.table = Some(key);
    }

    /// The message to show, once: about a table, or about a picture that is done or has failed.
    pub fn poll(&mut self, ctx: &Context, words: &Words) -> Option<String> {
        if let Some(key) = self.table.take() {
            return Some(words.text(key).into_owned());
        }
        let drawn = self.drawing.as_ref().and_then(|(_, job)| job.poll())?;
        self.drawing = None;
        let said = |width: u32, height: u32| {
            words.with("copied-picture", &[("width", width.to_string().into()), ("height", height.to_string().into())])
        };
        Some(match drawn.unwrap_or(Drawn::Nothing) {
            Drawn::Copied(width, height) => said(width, height),
            Drawn::Picture(pixels) => {
                ctx.copy_image(color_image(&pixels));
                said(pixels.width, pixels.height)
            }
            Drawn::Nothing => words.text("copied-nothing").into_owned(),
        })
    }
}

fn put(board: Option<Arc<dyn SystemClipboard>>, pixels: Pixels) -> Drawn {
    match board {
        Some(board) if board.take_picture(&pixels) => Drawn::Copied(pixels.width, pixels.height),
        Some(_) => Drawn::Nothing,
        None => Drawn::Picture(pixels),
    }
}
