//! A map as text: a report in Markdown, a journey in Mermaid.

use std::io::Write;

use super::{ExportInput, OutputError, words};
use crate::exchange::{mermaid, report};

pub(super) fn write_markdown(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    // The report says which part of the whole map it is about.
    let text = report::write_part(job.whole, &job.options.excerpt, words(job.whole));
    Ok(out.write_all(text.as_bytes())?)
}

pub(super) fn write_mermaid(job: &ExportInput<'_>, out: &mut dyn Write) -> Result<(), OutputError> {
    Ok(out.write_all(mermaid::write(job.map, words(job.map)).as_bytes())?)
}
