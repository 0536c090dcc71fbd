//! Pages of a scene as a PDF document: shapes, text that can be selected and searched, and tags for screen readers.
//!
//! Text is drawn with the glyphs of the scene at their places. Each glyph carries the characters that it stands for, and
//! spaces are drawn too, so a copied line reads right in any direction. Icons carry no text.
//!
//! Readers find a right-to-left line by its glyphs from left to right, and order them themselves ([`spans`]). What the
//! format has for telling them the order makes it worse: an `ActualText` is reversed or cut into pieces, `ReversedChars`
//! takes a line apart at every word, and a document whose direction is given as right to left has its Latin lines
//! reversed.
//!
//! The document is tagged (PDF/UA-1): everything that the [`Contents`] list is read in their order and only once, however
//! many pages show it; everything else is decoration. A text with a character that no font has, or a font that forbids
//! embedding, breaks the claim of PDF/UA-1: then the document is tagged but does not make that claim.
//!
//! The same scene gives the same bytes: no clock and no randomness is involved.

mod bookmarks;
mod painter;
mod reading_places;
pub mod spans;
mod tags;

use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use self::bookmarks::Bookmarks;
use self::painter::{PagePainter, PdfFonts};
use self::reading_places::ReadingPlaces;
use self::tags::TagTreeBuilder;
use super::{Progress, Stopped};
use crate::geom::Size;
use crate::scene::contents::Contents;
use crate::scene::page::Page;
use crate::scene::{Color, Scene, Shape};

/// The longest side of a page that every viewer opens, in points.
pub const LARGEST_SIDE: f64 = 14_400.0;

/// Why the document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A page has no size, or is too large for a document.
    #[error("a page of a document cannot be {width} by {height} points")]
    PageSize {
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
    },
    /// A part could not be written: a font is damaged, say.
    #[error("a part of the document could not be written: {0}")]
    Writing(String),
    /// It was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// The pages of a scene as a document, with its contents for bookmarks and screen readers.
///
/// # Errors
/// When a page has no size or is too large, when a font is damaged, or when it was asked to stop.
pub fn render(
    scene: &Scene,
    contents: &Contents,
    pages: &[Page],
    background: Option<Color>,
    progress: &Progress,
) -> Result<Vec<u8>, PdfError> {
    let reading_places = ReadingPlaces::new(scene, pages);
    let draft = DocumentWriter { scene, contents, pages, background, reading_places: &reading_places, progress };
    // A box in place of a character breaks the claim, which would be found only when all is drawn.
    let claim = if has_boxes(scene, pages) { None } else { accessible() };
    let written = match draft.written(claim.unwrap_or_default())? {
        Err(KrillaError::Validation(_)) if claim.is_some() => draft.written(Configuration::default())?,
        written => written,
    };
    written.map_err(|error| PdfError::Writing(error.to_string()))
}

struct DocumentWriter<'a> {
    scene: &'a Scene,
    contents: &'a Contents,
    pages: &'a [Page],
    background: Option<Color>,
    reading_places: &'a ReadingPlaces,
    progress: &'a Progress,
}

impl DocumentWriter<'_> {
    /// The document, or what it is refused for once it is drawn: the claim of PDF/UA-1, or a font, say.
    fn written(&self, configuration: Configuration) -> Result<Result<Vec<u8>, KrillaError>, PdfError> {
        let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
        let mut document = Document::new_with(settings);
        let mut fonts = PdfFonts::new(self.scene.flow);
        let mut tags = TagTreeBuilder::new(self.contents);
        let mut bookmarks = Bookmarks::new(self.contents);
        for (index, page) in self.pages.iter().enumerate() {
            let settings = page_settings(page.size)?;
            let mut sheet = document.start_page_with(settings);
            let mut surface = sheet.surface();
            let mut painter = PagePainter::new(&mut surface, &mut fonts, &mut tags);
            if let Some(background) = self.background {
                painter.ground(page.size, background);
            }
            self.draw(index, page, &mut painter, &mut bookmarks)?;
            painter.close();
            surface.finish();
            sheet.finish();
        }
        document.set_outline(bookmarks.outline());
        document.set_tag_tree(tags.tree());
        document.set_metadata(self.metadata());
        // Packing happens here, all at once, and reports no progress.
        self.progress.at(DRAWN)?;
        Ok(document.finish())
    }

    fn draw(
        &self,
        index: usize,
        page: &Page,
        painter: &mut PagePainter<'_, '_, '_>,
        bookmarks: &mut Bookmarks<'_>,
    ) -> Result<(), Stopped> {
        let parts = page.windows.len().max(1);
        for (nth, window) in page.windows.iter().enumerate() {
            painter.enter(window);
            let visible = reading_places::visible(self.scene, window);
            let all = visible.len().max(1);
            for (at, (kind, placed)) in visible.into_iter().enumerate() {
                if at % 512 == 0 {
                    let part = (nth as f64 + at as f64 / all as f64) / parts as f64;
                    self.progress.at(DRAWN * (index as f64 + part) / self.pages.len() as f64)?;
                }
                let is_read_here = self.reading_places.is_read_here(kind, placed, (index, nth));
                painter.frame(kind, placed, is_read_here);
                if is_read_here && let Some(tag) = placed.tag {
                    let at = window.at + (placed.at - window.from.origin()) * window.scale;
                    bookmarks.met(tag, index, at);
                }
            }
            painter.leave();
        }
        for stamp in &page.stamps {
            painter.stamp(stamp);
            bookmarks.stamped(stamp, index);
        }
        Ok(())
    }

    fn metadata(&self) -> Metadata {
        let Contents { title, subject, author, language, .. } = self.contents;
        let metadata =
            Metadata::new().title(title.clone()).creator("Throughline".to_owned()).producer("Throughline".to_owned());
        let metadata = if subject.is_empty() { metadata } else { metadata.description(subject.clone()) };
        let metadata = if language.is_empty() { metadata } else { metadata.language(language.clone()) };
        if author.is_empty() { metadata } else { metadata.authors(vec![author.clone()]) }
    }
}

/// The part of the work that is drawing; the rest is packing.
const DRAWN: f64 = 0.7;

/// The claim that the document is accessible.
fn accessible() -> Option<Configuration> {
    ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().ok()
}

/// True when a text has a character that no font has.
fn has_boxes(scene: &Scene, pages: &[Page]) -> bool {
    let of_pages = pages.iter().flat_map(|page| &page.stamps).flat_map(|stamp| &stamp.frame.items);
    let items = scene.frames().flat_map(|(_, placed)| &placed.frame.items).chain(of_pages);
    items.into_iter().any(|item| match &item.shape {
        Shape::Text { block, .. } => !block.missing().is_empty(),
        Shape::Rect { .. } | Shape::Path { .. } => false,
    })
}

fn page_settings(Size { width, height }: Size) -> Result<PageSettings, PdfError> {
    let sane = |side: f64| (1.0..=LARGEST_SIDE + 0.5).contains(&side);
    let settings = if sane(width) && sane(height) { PageSettings::from_wh(width as f32, height as f32) } else { None };
    settings.ok_or(PdfError::PageSize { width, height })
}
