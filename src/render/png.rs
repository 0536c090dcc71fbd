//! A scene as a PNG picture, always whole.
//!
//! The picture is drawn in horizontal bands, several at a time on threads of their own, each of which is packed where it was
//! drawn and written in order as soon as it is finished. So memory is bounded by the width of the picture and not by its
//! area, and a picture may have up to [`LARGEST_SIDE`] pixels per side.
//!
//! A part of a picture is drawn by itself for the canvas of the window, whose tiles are put together from such parts: see
//! [`PartPainter`].
//!
//! Compression is chosen for speed first: see [`Compression`]. Colors are sRGB; a picture on opaque paper has no alpha
//! channel.

mod bands;
mod bounds;
mod dash;
mod extent;
mod painter;
mod part;
mod print;
mod rounded;
mod rows;
mod sharp;

use std::cell::Cell;
use std::io::{self, Write};

use zlib_rs::adler32::adler32_combine;

use super::{Progress, Stopped};
use crate::scene::{Color, Scene};

pub use extent::{LARGEST_SIDE, Largest, PRINT_DPI};
pub use part::{PartPainter, PicturePart};
pub use print::{BadLength, Length, Print};
pub use sharp::on_pixels;

use bands::{Bands, Samples};
use extent::Extent;
use rows::PackedRows;

/// The size of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureSize {
    /// Pixels per map unit.
    Factor(f64),
    /// The width in pixels; the height follows.
    Width(u32),
    /// The size on paper, with the dots per inch in the [`PngOptions`], or else [`PRINT_DPI`].
    Print(Print),
}

/// How a file is compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Compression {
    /// By a short search for what comes again, which takes less time than drawing.
    #[default]
    Fast,
    /// By the longest search, in several times the time.
    Small,
}

/// The options of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngOptions {
    /// Its size.
    pub size: PictureSize,
    /// Dots per inch, for programs that put the picture on paper; `None` makes a map unit a ninety-sixth of an inch, and
    /// is [`PRINT_DPI`] for a size on paper.
    pub dpi: Option<f64>,
    /// The color behind the scene; `None` makes the picture transparent.
    pub background: Option<Color>,
    /// How the file is compressed.
    pub compression: Compression,
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

/// Why the picture could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The scale is zero, negative or not a number.
    #[error("the scale must be a number above zero, not {0}")]
    PictureSize(f64),
    /// The width is zero.
    #[error("a picture is at least one pixel wide")]
    NoWidth,
    /// The dots per inch are out of range.
    #[error("dots per inch must be a number from 1 to 100000, not {0}")]
    Dpi(f64),
    /// The size of the scene is not a number.
    #[error("the map has no size that could be drawn: {width} by {height}")]
    NoSize {
        /// The width of the scene.
        width: f64,
        /// The height of the scene.
        height: f64,
    },
    /// A side would be longer than [`LARGEST_SIDE`].
    #[error(
        "the picture would have {width:.0} by {height:.0} pixels, more than {LARGEST_SIDE} per side: {largest} works"
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
    /// The output failed.
    #[error("the picture could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes the whole scene as a PNG picture.
///
/// # Errors
/// When the size is invalid or too large, when it was asked to stop, or when `out` fails; `out` may then have part of a
/// picture.
pub fn render(scene: &Scene, options: &PngOptions, progress: &Progress, out: &mut dyn Write) -> Result<(), PngError> {
    let extent = Extent::new(scene.size, options.size, options.dpi)?;
    let samples = if opaque(options.background) { Samples::Rgb } else { Samples::Rgba };
    let failed = Cell::new(None);
    let mut out = Steadfast { out, failed: &failed };
    let writer = encoder(&mut out, extent, samples).write_header().map_err(io::Error::from)?;
    let bands = Bands::new(scene, extent, options.background);
    write_bands(writer, &bands, (samples, options.compression), progress, &failed)
}

/// Writes bands, which the threads that draw them pack.
fn write_bands(
    mut writer: ::png::Writer<&mut Steadfast<'_>>,
    bands: &Bands<'_>,
    (samples, compression): (Samples, Compression),
    progress: &Progress,
    failed: &Cell<Option<io::ErrorKind>>,
) -> Result<(), PngError> {
    let width = bands.width();
    let packed = |band: &[u8]| rows::packed(band, width, samples, compression);
    let mut write = |data: &[u8]| -> Result<(), PngError> {
        let mut pieces = data.chunks(CHUNK);
        Ok(pieces.try_for_each(|piece| writer.write_chunk(::png::chunk::IDAT, piece)).map_err(io::Error::from)?)
    };
    let (mut head, mut checksum) = (rows::STREAM_HEAD.as_slice(), 1);
    let drawn = bands.draw(progress, packed, &mut |band: Option<PackedRows>| {
        let band = band.ok_or(io::Error::from(io::ErrorKind::Other))?;
        checksum = adler32_combine(checksum, band.checksum, band.length);
        match std::mem::take(&mut head) {
            [] => write(&band.bytes),
            head => write(&[head, &band.bytes].concat()),
        }
    });
    // The writer writes the end of the file when it is dropped: an incomplete picture must not get one.
    drawn.inspect_err(|_| failed.set(Some(io::ErrorKind::Other)))?;
    write(&[&rows::STREAM_END[..], &checksum.to_be_bytes()].concat())?;
    writer.finish().map_err(io::Error::from)?;
    Ok(())
}

/// Draws the whole scene into memory, for the clipboard and for previews.
///
/// # Errors
/// When the size is invalid or too large, when it was asked to stop, or when there is not enough memory.
pub fn pixels(scene: &Scene, options: &PngOptions, progress: &Progress) -> Result<Pixels, PngError> {
    let extent = Extent::new(scene.size, options.size, options.dpi)?;
    let Extent { width, height, .. } = extent;
    let no_memory = || PngError::Memory { width, height };
    let bytes = usize::try_from(u64::from(width) * u64::from(height) * 4).map_err(|_| no_memory())?;
    let mut rgba = Vec::new();
    rgba.try_reserve_exact(bytes).map_err(|_| no_memory())?;
    let samples = if opaque(options.background) { Samples::Opaque } else { Samples::Rgba };
    Bands::new(scene, extent, options.background).draw(
        progress,
        |band| samples.converted(band),
        &mut |band: Vec<u8>| {
            rgba.extend_from_slice(&band);
            Ok(())
        },
    )?;
    Ok(Pixels { width, height, rgba })
}

/// The most bytes of packed data in one chunk of the file.
const CHUNK: usize = 1 << 18;

fn opaque(background: Option<Color>) -> bool {
    background.is_some_and(|color| color.a == u8::MAX)
}

fn encoder<W: Write>(out: W, extent: Extent, samples: Samples) -> ::png::Encoder<'static, W> {
    let mut encoder = ::png::Encoder::new(out, extent.width, extent.height);
    encoder.set_color(match samples {
        Samples::Rgb => ::png::ColorType::Rgb,
        Samples::Opaque | Samples::Rgba => ::png::ColorType::Rgba,
    });
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_source_srgb(::png::SrgbRenderingIntent::Perceptual);
    let (xppu, yppu) = (extent.density(), extent.density());
    encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu, yppu, unit: ::png::Unit::Meter }));
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
