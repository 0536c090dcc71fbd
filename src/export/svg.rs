//! A map as an SVG picture.

use std::io::Write;

use super::{Error, Options, laid_out, words};
use crate::layout::contents;
use crate::model::Map;
use crate::render::{Progress, svg};
use crate::theme::Theme;

pub(super) fn write(
    map: &Map,
    options: &Options,
    theme: &Theme,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let laid_out = laid_out(map, options, theme);
    let background = options.background.color(theme);
    let options = svg::Options { letters: options.letters, background };
    svg::render(&laid_out.scene, &contents(map, words(map)), &options, progress, out).map_err(|error| match error {
        svg::Error::Stopped(stopped) => stopped.into(),
        svg::Error::Write(error) => error.into(),
    })
}
