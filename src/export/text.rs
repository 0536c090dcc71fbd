//! A map in formats that are text: a picture in SVG, a report in Markdown, a journey in Mermaid.

use std::io::Write;

use super::{ExportInput, MissingGlyphs, OutputError, picture_layout, words};
use crate::exchange::{mermaid, report};
use crate::layout::{Layout, contents};
use crate::render::svg;

pub(super) fn write_svg(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    let ExportInput { map, letters, options, theme, progress, .. } = *job;
    let Layout { scene, letters, .. } = picture_layout(map, letters, options, theme);
    let options = svg::SvgOptions { letters: options.letters, background: options.background.color(theme) };
    svg::render(&scene, &contents(map, words(map), &letters), &options, progress, out)?;
    Ok(MissingGlyphs::from_scene(&scene, &[]))
}

pub(super) fn write_markdown(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    // The report says which part of the whole map it is about.
    let text = report::write_part(job.whole, &job.options.excerpt, words(job.whole));
    out.write_all(text.as_bytes())?;
    Ok(MissingGlyphs::default())
}

pub(super) fn write_mermaid(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<MissingGlyphs, OutputError> {
    out.write_all(mermaid::write(job.map, words(job.map)).as_bytes())?;
    Ok(MissingGlyphs::default())
}
