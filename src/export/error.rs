//! Why an export failed.

use std::io;

use crate::exchange::workbook::Unfit;
use crate::model::{Arg, Message, SystemError};
use crate::render::png::{LARGEST_SIDE, Largest, PngError};
use crate::render::{Stopped, pdf, svg};

/// Why an export failed.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The picture can't be drawn.
    #[error(transparent)]
    Png(PngError),
    /// The document can't be written.
    #[error(transparent)]
    Pdf(pdf::PdfError),
    /// The map is too large for a workbook.
    #[error(transparent)]
    Xlsx(#[from] Unfit),
    /// It was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The output failed.
    #[error("it could not be written: {0}")]
    Write(#[from] io::Error),
}

impl Message for OutputError {
    fn key(&self) -> &'static str {
        match self {
            Self::Png(PngError::TooLarge { largest, .. }) => match largest {
                Largest::Factor(_) => "why-scale-too-large",
                Largest::Width(_) => "why-width-too-large",
                Largest::Dpi(_) => "why-dpi-too-large",
            },
            Self::Png(PngError::Memory { .. }) => "why-no-memory",
            Self::Xlsx(Unfit::Rows(_)) => "why-too-many-rows",
            Self::Xlsx(Unfit::Columns(_)) => "why-too-many-columns",
            Self::Xlsx(Unfit::Text { .. }) => "why-text-too-long",
            Self::Stopped(_) => "why-stopped",
            Self::Png(PngError::Dpi(_)) => "why-bad-dpi",
            Self::Png(PngError::PictureSize(_) | PngError::NoWidth | PngError::NoSize { .. }) => "why-no-size",
            Self::Pdf(pdf::PdfError::PageSize { .. }) => "why-page-too-large",
            Self::Png(PngError::Drawing) | Self::Pdf(_) => "why-not-drawn",
            _ => "why-not-made",
        }
    }

    fn args(&self) -> Vec<(&'static str, Arg<'_>)> {
        let text = |value: &dyn ToString| Arg::Text(value.to_string().into());
        match self {
            Self::Png(PngError::TooLarge { width, height, largest }) => {
                let largest = match largest {
                    Largest::Factor(largest) | Largest::Dpi(largest) => text(largest),
                    Largest::Width(largest) => text(largest),
                };
                let size = [("width", text(&width.round())), ("height", text(&height.round()))];
                size.into_iter().chain([("most", text(&LARGEST_SIDE)), ("largest", largest)]).collect()
            }
            Self::Png(PngError::Memory { width, height }) => vec![("width", text(width)), ("height", text(height))],
            Self::Xlsx(Unfit::Rows(count) | Unfit::Columns(count)) => vec![("count", text(count))],
            Self::Xlsx(Unfit::Text { row, column, .. }) => vec![("row", text(row)), ("column", text(column))],
            Self::Pdf(pdf::PdfError::PageSize { .. }) => vec![("most", text(&pdf::LARGEST_SIDE))],
            Self::Write(error) | Self::Png(PngError::Write(error)) => {
                vec![("detail", Arg::Message(Box::new(SystemError(error))))]
            }
            other => vec![("detail", text(other))],
        }
    }
}

impl From<PngError> for OutputError {
    fn from(error: PngError) -> Self {
        match error {
            PngError::Stopped(stopped) => Self::Stopped(stopped),
            error => Self::Png(error),
        }
    }
}

impl From<pdf::PdfError> for OutputError {
    fn from(error: pdf::PdfError) -> Self {
        match error {
            pdf::PdfError::Stopped(stopped) => Self::Stopped(stopped),
            error => Self::Pdf(error),
        }
    }
}

impl From<svg::SvgError> for OutputError {
    fn from(error: svg::SvgError) -> Self {
        match error {
            svg::SvgError::Stopped(stopped) => Self::Stopped(stopped),
            svg::SvgError::Write(error) => Self::Write(error),
        }
    }
}
