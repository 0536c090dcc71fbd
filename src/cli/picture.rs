//! A map as a picture: the one place where the command line meets layout and rendering.

use std::io::Write;

use super::Export;
use crate::i18n::{Locale, MapWords};
use crate::layout::{self, Workspace};
use crate::model::Map;
use crate::render::png;
use crate::theme::Theme;

/// Pixels for a unit of the map, when nothing else is asked for.
const SCALE: f64 = 2.0;

/// Writes the whole map as a PNG picture. Without a wish for its size, a map that is too large for a picture at the
/// usual scale gets the largest picture that there can be.
pub(super) fn picture(map: &Map, export: &Export, out: &mut dyn Write) -> Result<(), png::Error> {
    let theme = Theme::light();
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let laid_out = layout::layout(map, &mut Workspace::new(), &theme, &layout::Options::picture(words));
    let background = (!export.transparent).then_some(theme.paper);
    let mut draw = |size| png::render(&laid_out.scene, &png::Options { size, background }, out);
    let wish = export.width.map(png::Scale::Width).or(export.scale.map(png::Scale::Factor));
    match (draw(wish.unwrap_or(png::Scale::Factor(SCALE))), wish) {
        (Err(png::Error::TooLarge { largest, .. }), None) => draw(largest),
        (drawn, _) => drawn,
    }
}
