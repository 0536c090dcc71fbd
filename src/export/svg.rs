//! A map as an SVG picture.

use std::io::Write;

use super::{ExportInput, OutputError, picture_layout, words};
use crate::layout::contents;
use crate::render::svg;

pub(super) fn write(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    let ExportInput { map, options, theme, progress, .. } = *job;
    let scene = picture_layout(map, options, theme).scene;
    let options = svg::SvgOptions { letters: options.letters, background: options.background.color(theme) };
    Ok(svg::render(&scene, &contents(map, words(map)), &options, progress, out)?)
}
