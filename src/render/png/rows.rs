//! The rows of a band, packed by a library: bands alone, so that all threads pack. The packed bands one after the other are one
//! stream, because each ends with an empty block, at the end of a byte.
//!
//! A row is told as it is, by none of the filters of PNG: the colors of flat areas and of the edges of letters come again and
//! again, and their differences do not.

use zlib_rs::adler32::adler32;
use zlib_rs::{Deflate, DeflateConfig, DeflateFlush};

use super::Compression;
use super::bands::{Samples, straight};

/// What a stream of zlib begins with: deflate, and a window of 32 KiB.
pub(super) const STREAM_HEAD: [u8; 2] = [0x78, 0x01];

/// What ends a stream before its checksum: the last block, with nothing in it.
pub(super) const STREAM_END: [u8; 2] = [0x03, 0x00];

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

/// Packs the premultiplied pixels of a band, of which `width` are in a row. `None` when the library fails.
pub(super) fn packed(band: &[u8], width: u32, samples: Samples, compression: Compression) -> Option<PackedRows> {
    match samples {
        Samples::Rgb => packed_as::<3>(band, width, compression, |[r, g, b, _]| [r, g, b]),
        Samples::Opaque => packed_as::<4>(band, width, compression, |[r, g, b, _]| [r, g, b, u8::MAX]),
        Samples::Rgba => packed_as::<4>(band, width, compression, straight),
    }
}

fn packed_as<const N: usize>(
    band: &[u8],
    width: u32,
    compression: Compression,
    sample: impl Fn([u8; PIXEL]) -> [u8; N],
) -> Option<PackedRows> {
    let width = width as usize;
    let mut packer = RowPacker::new(compression);
    let (mut row, mut checksum, mut length) = (Vec::with_capacity(1 + N * width), 1, 0);
    for pixels in band.chunks_exact(PIXEL * width) {
        row.clear();
        row.push(AS_IT_IS);
        row.extend(pixels.as_chunks().0.iter().flat_map(|pixel| sample(*pixel)));
        checksum = adler32(checksum, &row);
        length += row.len() as u64;
        packer.push(&row, DeflateFlush::NoFlush)?;
    }
    packer.push(&[], DeflateFlush::SyncFlush)?;
    Some(PackedRows { bytes: packer.finish(), checksum, length })
}

/// The library, and what it has packed.
struct RowPacker {
    deflate: Deflate,
    bytes: Vec<u8>,
}

impl RowPacker {
    fn new(compression: Compression) -> Self {
        let level = match compression {
            Compression::Fast => 2,
            Compression::Small => 9,
        };
        // A negative size of the window stands for a stream without a head and a checksum of its own.
        let config = DeflateConfig { level, window_bits: -15, ..DeflateConfig::default() };
        Self { deflate: Deflate::new_with_config(config), bytes: vec![0; 1 << 16] }
    }

    fn push(&mut self, mut data: &[u8], flush: DeflateFlush) -> Option<()> {
        loop {
            let (taken, made) = (self.deflate.total_in(), self.deflate.total_out() as usize);
            self.deflate.compress(data, self.bytes.get_mut(made..)?, flush).ok()?;
            data = data.get((self.deflate.total_in() - taken) as usize..)?;
            // What fills the room may not be all.
            if (self.deflate.total_out() as usize) < self.bytes.len() {
                return Some(());
            }
            self.bytes.resize(self.bytes.len() * 2, 0);
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.bytes.truncate(self.deflate.total_out() as usize);
        self.bytes
    }
}
