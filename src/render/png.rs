//! A scene as a PNG picture, always whole.
//!
//! The picture is drawn in horizontal bands, two or more at a time on threads of their own, and each band's
//! rows go to the encoder as soon as they are finished and their turn has come. So memory stays bounded by
//! the width of the picture and not by its area, and a picture may have up to [`LARGEST_SIDE`] pixels a side.
//!
//! Compression is chosen for time first: see [`Compression`]. Colours are sRGB; a picture on opaque paper has no alpha
//! channel.

mod bands;
mod brush;
mod dash;
mod extent;
mod ink;
mod outline;
mod print;

use std::cell::Cell;
use std::io::{self, Write};

use super::{Progress, Stopped};
use crate::scene::{Color, Scene};

pub use extent::{LARGEST_SIDE, Largest, PRINT_DPI};
pub use print::{BadLength, Length, Print};

use bands::{Bands, Samples};
use extent::Extent;

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// So many pixels a map unit.
    Factor(f64),
    /// So many pixels wide, and as high as that makes it.
    Width(u32),
    /// So large on paper, with the dots an inch that the [`Options`] say or else [`PRINT_DPI`].
    Print(Print),
}

/// What a file is to be: soon there, or small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compression {
    /// The lowest level of deflate: it takes less time than the drawing.
    #[default]
    Fast,
    /// From a sixth to a third smaller, for which compressing takes five times as long. Still higher levels gain a
    /// hundredth and take four times as long as this.
    Small,
}

/// What can be chosen about a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// How large it is.
    pub size: Scale,
    /// Dots an inch, which the file says to programs that put it on paper; `None`: as many as make a unit of the map a
    /// ninety-sixth of an inch, and [`PRINT_DPI`] for a size on paper.
    pub dpi: Option<f64>,
    /// What is behind the scene: a colour, or nothing for a transparent picture.
    pub background: Option<Color>,
    /// What the file is to be.
    pub compression: Compression,
}

impl Options {
    /// A picture of that size with nothing behind it.
    #[must_use]
    pub fn sized(size: Scale) -> Self {
        Self { size, dpi: None, background: None, compression: Compression::default() }
    }

    /// The same on paper of a colour.
    #[must_use]
    pub fn on(self, paper: Color) -> Self {
        Self { background: Some(paper), ..self }
    }
}

/// A finished picture in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and straight alpha of every pixel, row by row from the top.
    pub rgba: Vec<u8>,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The scale is zero, negative or not a number.
    #[error("the scale must be a number above zero, not {0}")]
    Scale(f64),
    /// The width is zero.
    #[error("a picture is at least one pixel wide")]
    NoWidth,
    /// Dots an inch that no picture has.
    #[error("dots an inch must be a number from 1 to 100000, not {0}")]
    Dpi(f64),
    /// The scene's size is not a number.
    #[error("the map has no size that could be drawn: {width} by {height}")]
    NoSize {
        /// The width of the scene.
        width: f64,
        /// The height of the scene.
        height: f64,
    },
    /// A side would be longer than [`LARGEST_SIDE`].
    #[error(
        "the picture would have {width:.0} by {height:.0} pixels, more than {LARGEST_SIDE} a side: {largest} works"
    )]
    TooLarge {
        /// The width it would have.
        width: f64,
        /// The height it would have.
        height: f64,
        /// The largest size that works, of the kind that was asked for.
        largest: Largest,
    },
    /// The picture does not fit into memory in one piece.
    #[error("there is not enough memory for {width} by {height} pixels")]
    Memory {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A part could not be drawn: a font is damaged, say.
    #[error("a part of the picture could not be drawn")]
    Drawing,
    /// It was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The output does not take it.
    #[error("the picture could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes the whole scene as a PNG picture.
///
/// # Errors
/// When the size is no size or too large, when it was asked to stop, or when `out` fails; `out` may then have part of a
/// picture.
pub fn render(scene: &Scene, options: &Options, progress: &Progress, out: &mut dyn Write) -> Result<(), Error> {
    let extent = Extent::of(scene.size, options.size, options.dpi)?;
    let samples = if opaque(options.background) { Samples::Rgb } else { Samples::Rgba };
    let failed = Cell::new(None);
    let mut out = Steadfast { out, failed: &failed };
    let mut writer = encoder(&mut out, extent, samples, options.compression).write_header().map_err(io::Error::from)?;
    let mut rows = writer.stream_writer_with_size(CHUNK).map_err(io::Error::from)?;
    let drawn =
        Bands::new(scene, extent, options.background, samples).draw(progress, &mut |band| Ok(rows.write_all(band)?));
    // The encoder writes the end of the file when it is dropped; of a picture that isn't whole there must be none.
    drawn.inspect_err(|_| failed.set(Some(io::ErrorKind::Other)))?;
    rows.finish().map_err(io::Error::from)?;
    writer.finish().map_err(io::Error::from)?;
    Ok(())
}

/// Draws the whole scene into memory: for the clipboard and for previews.
///
/// # Errors
/// When the size is no size or too large, when it was asked to stop, or when there is not enough memory.
pub fn pixels(scene: &Scene, options: &Options, progress: &Progress) -> Result<Pixels, Error> {
    let extent = Extent::of(scene.size, options.size, options.dpi)?;
    let Extent { width, height, .. } = extent;
    let no_memory = || Error::Memory { width, height };
    let bytes = usize::try_from(u64::from(width) * u64::from(height) * 4).map_err(|_| no_memory())?;
    let mut rgba = Vec::new();
    rgba.try_reserve_exact(bytes).map_err(|_| no_memory())?;
    let samples = if opaque(options.background) { Samples::Opaque } else { Samples::Rgba };
    Bands::new(scene, extent, options.background, samples).draw(progress, &mut |band| {
        rgba.extend_from_slice(band);
        Ok(())
    })?;
    Ok(Pixels { width, height, rgba })
}

/// Bytes of compressed data in one chunk of the file.
const CHUNK: usize = 1 << 18;

fn opaque(background: Option<Color>) -> bool {
    background.is_some_and(|color| color.a == u8::MAX)
}

fn encoder<W: Write>(out: W, extent: Extent, samples: Samples, compression: Compression) -> ::png::Encoder<'static, W> {
    let mut encoder = ::png::Encoder::new(out, extent.width, extent.height);
    encoder.set_color(match samples {
        Samples::Rgb => ::png::ColorType::Rgb,
        Samples::Opaque | Samples::Rgba => ::png::ColorType::Rgba,
    });
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    let (xppu, yppu) = (extent.density(), extent.density());
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu, yppu, unit: ::png::Unit::Meter }));
    encoder.set_deflate_compression(::png::DeflateCompression::Level(match compression {
        Compression::Fast => 1,
        Compression::Small => 6,
    }));
    // Flat areas and letters that come again are found as they are. Filters would only disguise them.
    encoder.set_filter(::png::Filter::NoFilter);
    encoder
}

/// A writer that, once it has failed, fails for ever. The encoder drops the result of writing its last data
/// chunk; with this the end of the file, whose result it reports, fails as well, and nothing passes as
/// written that isn't.
struct Steadfast<'a> {
    out: &'a mut dyn Write,
    failed: &'a Cell<Option<io::ErrorKind>>,
}

impl Steadfast<'_> {
    fn attempt<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<T>) -> io::Result<T> {
        if let Some(kind) = self.failed.get() {
            return Err(kind.into());
        }
        write(self.out).inspect_err(|error| {
            if error.kind() != io::ErrorKind::Interrupted {
                self.failed.set(Some(error.kind()));
            }
        })
    }
}

impl Write for Steadfast<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(|out| out.flush())
    }
}
