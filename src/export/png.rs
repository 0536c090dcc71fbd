//! A map as a picture of pixels: for a file, for the clipboard, and to be looked at.

use std::io::Write;

use super::{Error, Options, SCALE, laid_out};
use crate::geom::Size;
use crate::model::Map;
use crate::render::Progress;
use crate::render::png::{self, Largest, Pixels, Scale};
use crate::theme::Theme;

/// The most pixels across and down of a picture on the clipboard: what programs that paste it can take.
const CLIPBOARD_SIDE: f64 = 8_192.0;

/// The most pixels of it in all: 128 MiB in memory, and again in each program that holds it.
const CLIPBOARD_PIXELS: f64 = 32.0 * 1024.0 * 1024.0;

/// Writes a map as a picture. One of no size that somebody chose is as large as can be.
pub(super) fn write(
    map: &Map,
    options: &Options,
    theme: &Theme,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let laid_out = laid_out(map, options, theme);
    let mut draw = |size| png::render(&laid_out.scene, &picture(options, theme, size), progress, out);
    match (draw(options.size.unwrap_or(Scale::Factor(SCALE))), options.size) {
        (Err(png::Error::TooLarge { largest: Largest::Factor(factor), .. }), None) => draw(Scale::Factor(factor))?,
        (drawn, _) => drawn?,
    }
    Ok(())
}

/// The picture of a map, or of the part that the options say, for the clipboard: as sharp as can be and never refused
/// for its size. The size that the options say is not looked at.
///
/// # Errors
/// When there is not enough memory, or when it was asked to stop.
pub fn for_clipboard(map: &Map, options: &Options, theme: &Theme, progress: &Progress) -> Result<Pixels, Error> {
    let map = options.excerpt.of(map);
    progress.at(0.0)?;
    let scene = laid_out(&map, options, theme).scene;
    let by_area = (CLIPBOARD_PIXELS / scene.size.area().max(1.0)).sqrt();
    let factor = fitting(scene.size, Size::new(CLIPBOARD_SIDE, CLIPBOARD_SIDE)).min(by_area);
    Ok(png::pixels(&scene, &picture(options, theme, Scale::Factor(factor)), progress)?)
}

/// A picture to be looked at and not kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The picture.
    pub pixels: Pixels,
    /// How large what it shows is, in units of the map.
    pub size: Size,
}

/// The picture of a map, or of the part that the options say, in so many pixels across and down at most.
///
/// # Errors
/// When there can be no such picture.
pub fn preview(map: &Map, options: &Options, theme: &Theme, room: Size) -> Result<Preview, Error> {
    let map = options.excerpt.of(map);
    let scene = laid_out(&map, options, theme).scene;
    let scale = Scale::Factor(fitting(scene.size, room));
    let pixels = png::pixels(&scene, &picture(options, theme, scale), &Progress::default())?;
    Ok(Preview { pixels, size: scene.size })
}

/// Pixels for a unit of a scene that is to fit into so many, at most [`SCALE`].
fn fitting(scene: Size, room: Size) -> f64 {
    (room.width / scene.width).min(room.height / scene.height).min(SCALE)
}

fn picture(options: &Options, theme: &Theme, size: Scale) -> png::Options {
    let background = options.background.color(theme);
    png::Options { size, dpi: options.dpi, background, compression: options.compression }
}
