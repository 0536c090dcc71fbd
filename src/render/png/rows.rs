//! The rows of a band, filtered and packed.
//!
//! A row in which little differs from the row above is told by those differences, which are zeros but at its letters
//! and edges. One with letters is told as it is: the colors of their edges come again and again, and their differences
//! do not. Eight pixels at a time are compared before anything is computed.

use super::Compression;
use super::bands::{Samples, straight};
use super::deflate::{Packed, Packer};

/// The filters of PNG for a row, by the byte that the row begins with.
const AS_IT_IS: u8 = 0;
const BY_ABOVE: u8 = 2;

/// A row is told by its differences when at most one of so many parts has some.
const FEW: usize = 24;

/// Bytes in a pixel of a band, and in the eight of a part.
const PIXEL: usize = 4;
const PART: usize = 8 * PIXEL;

/// Packs the premultiplied pixels of a band, of which `width` are in a row.
pub(super) fn packed(band: &[u8], width: u32, samples: Samples, compression: Compression) -> Packed {
    let pack = |compression| match samples {
        Samples::Rgb => packed_as(band, width, compression, |[r, g, b, _]| [r, g, b]),
        Samples::Opaque => packed_as(band, width, compression, |[r, g, b, _]| [r, g, b, u8::MAX]),
        Samples::Rgba => packed_as(band, width, compression, straight),
    };
    let fast = pack(Compression::Fast);
    if compression == Compression::Fast {
        return fast;
    }
    // Repeats that are longer and farther away may take more bits than shorter ones that are near.
    let small = pack(Compression::Small);
    if small.bytes.len() < fast.bytes.len() { small } else { fast }
}

fn packed_as<const N: usize>(
    band: &[u8],
    width: u32,
    compression: Compression,
    sample: impl Fn([u8; PIXEL]) -> [u8; N],
) -> Packed {
    let mut writer = RowFilter { packer: Packer::new(N, compression), span: Vec::new(), last: None, run: 0 };
    let mut above: Option<&[u8]> = None;
    for row in band.chunks_exact(PIXEL * width as usize) {
        // The first row of a band does not depend on another band.
        match above.filter(|above| differs_little(row, above)) {
            Some(above) => writer.push_differences(row, above, &sample),
            None => writer.push_pixels(row, &sample),
        }
        above = Some(row);
    }
    writer.packer.finish()
}

fn differs_little(row: &[u8], above: &[u8]) -> bool {
    let (parts, parts_above) = (row.as_chunks::<PART>().0, above.as_chunks::<PART>().0);
    parts.iter().zip(parts_above).filter(|(part, above)| part != above).count() <= parts.len() / FEW
}

struct RowFilter<const N: usize> {
    packer: Packer,
    /// The samples since the last run, and the last of them.
    span: Vec<u8>,
    last: Option<[u8; N]>,
    /// How often the last sample came again.
    run: usize,
}

impl<const N: usize> RowFilter<N> {
    /// Adds a row as it is.
    fn push_pixels(&mut self, row: &[u8], sample: impl Fn([u8; PIXEL]) -> [u8; N]) {
        self.begin(AS_IT_IS);
        let (parts, rest) = row.as_chunks::<PART>();
        for part in parts {
            let pixels = part.as_chunks::<PIXEL>().0;
            let first = pixels.first().copied().unwrap_or_default();
            // Without a branch for each, so that all are compared at once.
            let differing =
                |all: u32, pixel: &[u8; PIXEL]| all | (u32::from_ne_bytes(*pixel) ^ u32::from_ne_bytes(first));
            if pixels.iter().fold(0, differing) == 0 {
                self.push_same(sample(first), pixels.len());
            } else {
                pixels.iter().for_each(|pixel| self.push_sample(sample(*pixel)));
            }
        }
        rest.as_chunks().0.iter().for_each(|pixel| self.push_sample(sample(*pixel)));
        self.end();
    }

    /// Adds a row as its differences from the one above.
    fn push_differences(&mut self, row: &[u8], above: &[u8], sample: impl Fn([u8; PIXEL]) -> [u8; N]) {
        self.begin(BY_ABOVE);
        let difference = |pixel: [u8; PIXEL], above: [u8; PIXEL]| {
            let mut difference = sample(pixel);
            difference.iter_mut().zip(sample(above)).for_each(|(own, above)| *own = own.wrapping_sub(above));
            difference
        };
        let ((parts, rest), (parts_above, rest_above)) = (row.as_chunks::<PART>(), above.as_chunks::<PART>());
        for (part, above) in parts.iter().zip(parts_above) {
            if part == above {
                self.push_same([0; N], PART / PIXEL);
            } else {
                for (pixel, above) in part.as_chunks().0.iter().zip(above.as_chunks().0) {
                    self.push_sample(difference(*pixel, *above));
                }
            }
        }
        for (pixel, above) in rest.as_chunks().0.iter().zip(rest_above.as_chunks().0) {
            self.push_sample(difference(*pixel, *above));
        }
        self.end();
    }

    fn begin(&mut self, filter: u8) {
        self.packer.push_byte(filter);
        self.last = None;
    }

    /// Adds a sample; a run before it is over.
    fn push_sample(&mut self, sample: [u8; N]) {
        self.end_run();
        self.span.extend_from_slice(&sample);
        self.last = Some(sample);
    }

    /// Adds the same sample several times.
    fn push_same(&mut self, sample: [u8; N], times: usize) {
        if self.last == Some(sample) {
            self.run += times;
        } else {
            self.push_sample(sample);
            self.run += times.saturating_sub(1);
        }
    }

    fn end_run(&mut self) {
        if let Some(last) = self.last.filter(|_| self.run > 0) {
            self.packer.push(&self.span);
            self.span.clear();
            self.packer.push_run(&last, self.run);
            self.run = 0;
        }
    }

    fn end(&mut self) {
        self.end_run();
        self.packer.push(&self.span);
        self.span.clear();
    }
}
