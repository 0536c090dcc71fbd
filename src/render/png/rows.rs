//! The rows of a band, filtered and packed.
//!
//! A row is told by its differences from the row above where those change from pixel to pixel much less often than
//! its own colors do. Where both rows are the same these are zeros, also in a picture so wide that packing no longer knows the row
//! above. A row with letters is told as it is: the colors of their edges come again and again, and their differences do
//! not.

use zlib_rs::adler32::adler32;
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush};

use super::Compression;
use super::bands::{Samples, straight};
use super::deflate::Packer;

/// The packed rows of a band.
pub(super) struct PackedRows {
    pub(super) bytes: Vec<u8>,
    /// The checksum of the rows before they were packed, Adler-32, and how many bytes they had.
    pub(super) checksum: u32,
    pub(super) length: u64,
}

/// The filters of PNG for a row, by the byte that the row begins with.
const AS_IT_IS: u8 = 0;
const BY_ABOVE: u8 = 2;

/// How many colors a difference weighs as much as: it seldom comes again.
const COST_OF_DIFFERENCE: u32 = 2;

/// Bytes in a pixel of a band.
const PIXEL: usize = 4;

/// Packs the premultiplied pixels of a band, of which `width` are in a row.
pub(super) fn packed(band: &[u8], width: u32, samples: Samples, compression: Compression) -> PackedRows {
    match samples {
        Samples::Rgb => packed_as::<3>(band, width, compression, |[r, g, b, _]| [r, g, b, 0]),
        Samples::Opaque => packed_as::<4>(band, width, compression, |[r, g, b, _]| [r, g, b, u8::MAX]),
        Samples::Rgba => packed_as::<4>(band, width, compression, straight),
    }
}

fn packed_as<const N: usize>(
    band: &[u8],
    width: u32,
    compression: Compression,
    sample: impl Fn([u8; PIXEL]) -> [u8; PIXEL],
) -> PackedRows {
    let width = width as usize;
    let (mut filter, mut packer) = (RowFilter::default(), Packer::<N>::new(width));
    // All rows where the library packs them too, else the last one.
    let (mut rows, mut start) = (Vec::new(), 0);
    let (mut checksum, mut length) = (1, 0);
    for pixels in band.chunks_exact(PIXEL * width) {
        let pixels = pixels.as_chunks().0.iter().map(|pixel| u32::from_le_bytes(sample(*pixel)));
        let (kind, row) = filter.filtered(pixels);
        rows.truncate(start);
        rows.push(kind);
        push_bytes::<N>(row, &mut rows);
        let bytes = rows.get(start..).unwrap_or_default();
        checksum = adler32(checksum, bytes);
        length += bytes.len() as u64;
        if compression == Compression::Small {
            start = rows.len();
        }
        packer.push_row(kind, row);
    }
    let fast = packer.finish();
    let small = (compression == Compression::Small).then(|| packed_smaller(&rows, fast.len())).flatten();
    PackedRows { bytes: small.unwrap_or(fast), checksum, length }
}

/// Packs data by the longest search of the library; `None` if that doesn't take fewer bytes than so many.
fn packed_smaller(data: &[u8], than: usize) -> Option<Vec<u8>> {
    // A negative size of the window stands for a stream without a head and a checksum of its own.
    let mut deflate =
        Deflate::new_with_config(DeflateConfig { level: 9, window_bits: -15, ..DeflateConfig::default() });
    let mut bytes = vec![0; than];
    deflate.compress(data, &mut bytes, DeflateFlush::SyncFlush).ok()?;
    let packed = deflate.total_out() as usize;
    // What fills the room may not be all.
    (packed < than).then(|| {
        bytes.truncate(packed);
        bytes
    })
}

/// Filters one row after the other. A pixel is a word, whose lowest byte comes first in the file.
#[derive(Default)]
struct RowFilter {
    row: Vec<u32>,
    above: Vec<u32>,
    differences: Vec<u32>,
}

impl RowFilter {
    /// The filter for a row, and the row as it is with that.
    fn filtered(&mut self, pixels: impl Iterator<Item = u32>) -> (u8, &[u32]) {
        std::mem::swap(&mut self.row, &mut self.above);
        self.row.clear();
        self.row.extend(pixels);
        self.differences.clear();
        let pairs = self.row.iter().zip(&self.above);
        self.differences.extend(pairs.map(|(own, above)| difference(*own, *above)));
        // The first row of a band does not depend on another band.
        if self.differences.is_empty() || COST_OF_DIFFERENCE * changes(&self.differences) > changes(&self.row) {
            (AS_IT_IS, &self.row)
        } else {
            (BY_ABOVE, &self.differences)
        }
    }
}

/// The difference of each byte of two words.
fn difference(own: u32, above: u32) -> u32 {
    // The highest bits are set so that no byte borrows from the next, and are put right afterwards.
    const HIGHEST: u32 = 0x8080_8080;
    ((own | HIGHEST) - (above & !HIGHEST)) ^ ((own ^ !above) & HIGHEST)
}

/// How often a pixel is not as the one before it.
fn changes(row: &[u32]) -> u32 {
    row.iter().zip(row.iter().skip(1)).map(|(pixel, next)| u32::from(pixel != next)).sum()
}

/// Adds the lowest bytes of words, three or four of each.
fn push_bytes<const N: usize>(row: &[u32], bytes: &mut Vec<u8>) {
    let start = bytes.len();
    bytes.resize(start + N * row.len(), 0);
    let to = bytes.get_mut(start..).unwrap_or_default();
    for (pixel, to) in row.iter().zip(to.as_chunks_mut::<N>().0) {
        if let Some(lowest) = pixel.to_le_bytes().first_chunk() {
            *to = *lowest;
        }
    }
}
