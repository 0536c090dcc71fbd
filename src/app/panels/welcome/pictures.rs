//! Pictures of the templates, drawn by our own backend on a thread, once for each language.

use egui::{Context, TextureHandle, TextureOptions};

use crate::app::widgets::picture::color_image;
use crate::app::worker::{Job, Wake};
use crate::editor::Editor;
use crate::export::{ExportOptions, preview};
use crate::geom::Size;
use crate::i18n::Locale;
use crate::model::{IdSource, Map};
use crate::persist::{self, TEMPLATES};
use crate::render::png::Pixels;
use crate::theme::Theme;

/// The most pixels across and down: two for each point of the largest tile, of which a wide map shows its beginning.
const ROOM: Size = Size::new(2048.0, 320.0);

/// The pictures of the languages that were asked for: an empty map first, then the templates in their order.
#[derive(Default)]
pub(super) struct TemplatePictures {
    made: Vec<(Locale, Vec<Option<TextureHandle>>)>,
    making: Option<(Locale, Job<Vec<Option<Pixels>>>)>,
}

impl TemplatePictures {
    /// Takes in what was made, and begins with a language that is not there yet.
    pub fn poll(&mut self, ctx: &Context, locale: Locale, wake: &Wake) {
        let done = self.making.as_ref().and_then(|(made, job)| Some((*made, job.poll()?)));
        if let Some((made, done)) = done {
            self.making = None;
            let load = |pixels: Pixels| ctx.load_texture("template", color_image(&pixels), TextureOptions::LINEAR);
            // What can't be drawn is not tried again.
            let pictures = done.unwrap_or_default().into_iter().map(|pixels| pixels.map(load)).collect();
            self.made.push((made, pictures));
        }
        if self.making.is_none() && !self.made.iter().any(|(made, _)| *made == locale) {
            self.making = Some((locale, Job::start("templates", wake, move || draw_all(locale))));
        }
    }

    /// The picture at a place, once it is made.
    pub fn get(&self, locale: Locale, at: usize) -> Option<&TextureHandle> {
        let (_, pictures) = self.made.iter().find(|(made, _)| *made == locale)?;
        pictures.get(at)?.as_ref()
    }
}

fn draw_all(locale: Locale) -> Vec<Option<Pixels>> {
    let mut editor = Editor::new(Map::default(), IdSource::seeded(1));
    editor.fill_blank_map(locale);
    let blank = std::iter::once(draw(editor.map(), ROOM));
    let template = |name: &&str| {
        let file = persist::template(name, locale.code())?;
        draw(&persist::read(file.as_bytes()).ok()?, ROOM)
    };
    blank.chain(TEMPLATES.iter().map(template)).collect()
}

/// A picture of a map within so many pixels, without its title and its legend.
pub(super) fn draw(map: &Map, room: Size) -> Option<Pixels> {
    let options = ExportOptions { title: false, legend: false, ..ExportOptions::default() };
    Some(preview(map, &options, &Theme::default(), room).ok()?.pixels)
}
