//! A map as a picture: the one place where layout and rendering meet, for the command line and the window alike.

use std::io::Write;

use crate::geom::Size;
use crate::i18n::{Locale, MapWords};
use crate::layout::{self, Workspace};
use crate::model::Map;
use crate::render::png;
use crate::scene::Color;
use crate::text::Fonts;
use crate::theme::Theme;

/// Pixels for a unit of the map, when nothing else is asked for.
const SCALE: f64 = 2.0;

/// Writes the whole map as a PNG picture, on `background` or transparent. Without a wish for its size, a map that
/// is too large for a picture at the usual scale gets the largest picture that there can be.
///
/// # Errors
/// When there can be no picture of that size, or `out` does not take it.
pub fn picture(
    map: &Map,
    theme: &Theme,
    wish: Option<png::Scale>,
    background: Option<Color>,
    out: &mut dyn Write,
) -> Result<(), png::Error> {
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let laid_out =
        layout::layout(map, &mut Workspace::with_fonts(Fonts::WithSystem), theme, &layout::Options::picture(words));
    let mut draw = |size| png::render(&laid_out.scene, &png::Options { size, background }, out);
    match (draw(wish.unwrap_or(png::Scale::Factor(SCALE))), wish) {
        (Err(png::Error::TooLarge { largest, .. }), None) => draw(largest),
        (drawn, _) => drawn,
    }
}

/// The whole map in so many pixels across and down at most, to be looked at and not kept.
///
/// # Errors
/// When there can be no such picture.
pub fn preview(map: &Map, theme: &Theme, room: Size) -> Result<png::Pixels, png::Error> {
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let laid_out =
        layout::layout(map, &mut Workspace::with_fonts(Fonts::WithSystem), theme, &layout::Options::picture(words));
    let size = laid_out.scene.size;
    let factor = (room.width / size.width).min(room.height / size.height).min(SCALE);
    png::pixels(&laid_out.scene, &png::Options { size: png::Scale::Factor(factor), background: Some(theme.paper) })
}
