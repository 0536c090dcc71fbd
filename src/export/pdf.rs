//! A map as a document: its pages, then its pain points by weight.

use std::io::Write;

use super::{Background, Error, Options, laid_out, words};
use crate::layout;
use crate::model::Map;
use crate::render::{Progress, pdf};
use crate::theme::Theme;

/// What a document is printed on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Paper {
    /// One page, as large as the map.
    #[default]
    Fitted,
}

pub(super) fn write(
    map: &Map,
    options: &Options,
    theme: &Theme,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let laid_out = laid_out(map, options, theme);
    let contents = layout::contents(map, words(map));
    let pages = vec![layout::fitted_page(&laid_out, pdf::LARGEST_SIDE)];
    let background = match options.background {
        Background::Paper => Some(theme.paper),
        Background::Transparent => None,
    };
    let bytes = pdf::render(&laid_out.scene, &contents, &pages, background, progress)?;
    out.write_all(&bytes)?;
    Ok(())
}

impl From<pdf::Error> for Error {
    fn from(error: pdf::Error) -> Self {
        match error {
            pdf::Error::Stopped(stopped) => Self::Stopped(stopped),
            error => Self::Pdf(error),
        }
    }
}
