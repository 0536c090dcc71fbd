//! A map as a picture: the one place where the command line meets layout and rendering.

use std::io::Write;

use super::Export;
use crate::i18n::{Locale, MapWords};
use crate::layout::{self, Workspace};
use crate::model::Map;
use crate::render::png;
use crate::theme::Theme;

/// Writes the whole map as a PNG picture.
pub(super) fn picture(map: &Map, export: &Export, out: &mut dyn Write) -> Result<(), png::Error> {
    let theme = Theme::light();
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let laid_out = layout::layout(map, &mut Workspace::new(), &theme, &layout::Options::picture(words));
    let size = export.width.map_or(png::Scale::Factor(export.scale), png::Scale::Width);
    let background = (!export.transparent).then_some(theme.paper);
    png::render(&laid_out.scene, &png::Options { size, background }, out)
}
