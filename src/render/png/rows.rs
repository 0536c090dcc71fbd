//! The rows of a band, packed.
//!
//! A row is told as it is, by none of the filters of PNG: the colors of flat areas and of the edges of letters come again and
//! again, and their differences do not.

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

/// What a row begins with: the filter that leaves it as it is.
const AS_IT_IS: u8 = 0;

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
    let (mut packer, mut row) = (Packer::<N>::new(width), Vec::new());
    // All rows where the library packs them too, else the last one.
    let (mut rows, mut start) = (Vec::new(), 0);
    let (mut checksum, mut length) = (1, 0);
    for pixels in band.chunks_exact(PIXEL * width) {
        row.clear();
        row.extend(pixels.as_chunks().0.iter().map(|pixel| u32::from_le_bytes(sample(*pixel))));
        rows.truncate(start);
        rows.push(AS_IT_IS);
        push_bytes::<N>(&row, &mut rows);
        let bytes = rows.get(start..).unwrap_or_default();
        checksum = adler32(checksum, bytes);
        length += bytes.len() as u64;
        if compression == Compression::Small {
            start = rows.len();
        }
        packer.push_row(AS_IT_IS, &row);
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
