//! A map as a picture of pixels: for a file, for the clipboard, and for a preview.

use std::io::Write;

use super::{ExportInput, ExportOptions, ExportedPart, MissingGlyphs, OutputError, SCALE, picture_layout};
use crate::geom::Size;
use crate::model::Map;
use crate::render::Progress;
use crate::render::png::{self, Largest, PictureSize, Pixels};
use crate::theme::Theme;

/// The most pixels per side of a picture on the clipboard: programs that paste it take no more.
const CLIPBOARD_SIDE: f64 = 8_192.0;

/// The most pixels of a picture on the clipboard: 128 MiB in memory, and again in each program that holds it.
const CLIPBOARD_PIXELS: f64 = 32.0 * 1024.0 * 1024.0;

/// The most pixels of a picture of no chosen size: a few seconds' work. More can be asked for.
const MOST_PIXELS: f64 = 1e9;

/// Writes a map as a picture. Without a chosen size, one that would be too large becomes as large as possible.
pub(super) fn write(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    let ExportInput { options, theme, progress, .. } = *job;
    let scene = picture_layout(job.map, job.letters, options, theme).scene;
    let mut draw = |size| png::render(&scene, &picture(options, theme, size), progress, out);
    let usual = SCALE.min((MOST_PIXELS / scene.size.area().max(1.0)).sqrt());
    match (draw(options.size.unwrap_or(PictureSize::Factor(usual))), options.size) {
        (Err(png::PngError::TooLarge { largest: Largest::Factor(factor), .. }), None) => {
            draw(PictureSize::Factor(factor))?
        }
        (drawn, _) => drawn?,
    }
    Ok(MissingGlyphs::from_scene(&scene, &[]))
}

/// The picture of a map, or of the excerpt in the options, for the clipboard: as sharp as possible and never refused for
/// its size. The size in the options is ignored.
///
/// # Errors
/// When there is not enough memory, or when it was asked to stop.
pub fn for_clipboard(
    map: &Map,
    options: &ExportOptions,
    theme: &Theme,
    progress: &Progress,
) -> Result<Pixels, OutputError> {
    let part = ExportedPart::pictured(map, options);
    progress.at(0.0)?;
    let scene = picture_layout(&part.map, part.letters.as_ref(), options, theme).scene;
    let by_area = (CLIPBOARD_PIXELS / scene.size.area().max(1.0)).sqrt();
    let factor = fitting(scene.size, Size::new(CLIPBOARD_SIDE, CLIPBOARD_SIDE)).min(by_area);
    Ok(png::pixels(&scene, &picture(options, theme, PictureSize::Factor(factor)), progress)?)
}

/// A picture for a preview.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewPicture {
    /// The picture.
    pub pixels: Pixels,
    /// The size of the scene in units of the map.
    pub size: Size,
}

/// The picture of a map, or of the excerpt in the options, within `room` pixels.
///
/// # Errors
/// When the picture can't be drawn.
pub fn preview(map: &Map, options: &ExportOptions, theme: &Theme, room: Size) -> Result<PreviewPicture, OutputError> {
    let part = ExportedPart::pictured(map, options);
    let scene = picture_layout(&part.map, part.letters.as_ref(), options, theme).scene;
    let scale = PictureSize::Factor(fitting(scene.size, room));
    let pixels = png::pixels(&scene, &picture(options, theme, scale), &Progress::default())?;
    Ok(PreviewPicture { pixels, size: scene.size })
}

/// Pixels per unit so that a scene fits into `room` pixels, at most [`SCALE`].
fn fitting(scene: Size, room: Size) -> f64 {
    (room.width / scene.width).min(room.height / scene.height).min(SCALE)
}

fn picture(options: &ExportOptions, theme: &Theme, size: PictureSize) -> png::PngOptions {
    let background = options.background.color(theme);
    png::PngOptions { size, dpi: options.dpi, background, compression: options.compression }
}
