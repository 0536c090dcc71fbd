//! A map in formats that are text: a picture in SVG, a report in Markdown, a journey in Mermaid.

use std::io::Write;

use super::{ExportInput, OutputError, picture_layout, words};
use crate::exchange::{mermaid, report};
use crate::layout::contents;
use crate::render::svg;

pub(super) fn write_svg(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    let ExportInput { map, options, theme, progress, .. } = *job;
    let scene = picture_layout(map, options, theme).scene;
    let options = svg::SvgOptions { letters: options.letters, background: options.background.color(theme) };
    Ok(svg::render(&scene, &contents(map, words(map)), &options, progress, out)?)
}

pub(super) fn write_markdown(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    // The report says which part of the whole map it is about.
    let text = report::write_part(job.whole, &job.options.excerpt, words(job.whole));
    Ok(out.write_all(text.as_bytes())?)
}

pub(super) fn write_mermaid(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    Ok(out.write_all(mermaid::write(job.map, words(job.map)).as_bytes())?)
}
