//! The pixels of a band so far, and where in it the next ones stood before.

/// Where pixels stood before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeat {
    /// How many pixels.
    pub(super) pixels: usize,
    /// How many bytes before.
    pub(super) distance: usize,
}

/// The last rows, of pixels with `N` bytes, in each of which a byte comes before the pixels.
pub(super) struct EarlierPixels<const N: usize> {
    /// Pixels in a row.
    width: usize,
    pixels: Vec<u32>,
    /// How many pixels came before these, in whole rows, and before the last row.
    left_out: usize,
    row: usize,
    /// Where a pixel stood last, by its hash, and where two stood together.
    of_one: Vec<u32>,
    of_two: Vec<u32>,
}

/// How many bytes before something may stand.
const FARTHEST: usize = 32_768;

/// How far before a single pixel may stand: from farther away it takes as many bits as its bytes.
const FARTHEST_OF_ONE: usize = 4_096;

const BITS_OF_ONE: u32 = 12;
const BITS_OF_TWO: u32 = 14;

/// The fewest pixels that are kept before some are left out.
const KEPT: usize = 1 << 15;

impl<const N: usize> EarlierPixels<N> {
    /// For rows of so many pixels.
    pub(super) fn new(width: usize) -> Self {
        let (of_one, of_two) = (vec![0; 1 << BITS_OF_ONE], vec![0; 1 << BITS_OF_TWO]);
        Self { width, pixels: Vec::new(), left_out: 0, row: 0, of_one, of_two }
    }

    /// Adds a row. Returns where it begins.
    pub(super) fn push_row(&mut self, row: &[u32]) -> usize {
        let within_reach = (FARTHEST / N).next_multiple_of(self.width);
        if self.pixels.len() > KEPT.max(3 * within_reach) {
            let gone = self.pixels.len() - within_reach;
            self.pixels.drain(..gone);
            self.left_out += gone;
        }
        self.row = self.left_out + self.pixels.len();
        self.pixels.extend_from_slice(row);
        self.row
    }

    /// The pixels of the last row from `at` on.
    pub(super) fn rest(&self, at: usize) -> &[u32] {
        self.pixels.get(at - self.left_out..).unwrap_or_default()
    }

    /// Where the pixels from `at` on, in the last row, stood before, as many of them as possible.
    pub(super) fn find(&mut self, at: usize) -> Option<Repeat> {
        let [first, second] = *self.rest(at).first_chunk()?;
        let place = |table: &mut [u32], slot| table.get_mut(slot).map(|place| std::mem::replace(place, at as u32));
        let one = place(&mut self.of_one, slot(u64::from(first), BITS_OF_ONE))?;
        let two = place(&mut self.of_two, slot(u64::from(first) << 32 | u64::from(second), BITS_OF_TWO))?;
        let repeat = self.repeat(two as usize, at, FARTHEST).filter(|repeat| repeat.pixels > 1);
        repeat.or_else(|| self.repeat(one as usize, at, FARTHEST_OF_ONE).filter(|repeat| repeat.pixels > 0))
    }

    /// How many of the pixels from `at` on stand at an earlier place too; `None` when it is too far before.
    fn repeat(&self, place: usize, at: usize, farthest: usize) -> Option<Repeat> {
        let from = self.pixels.get(place.checked_sub(self.left_out)?..)?;
        let apart = at.checked_sub(place).filter(|apart| *apart > 0 && N * apart <= farthest)?;
        let pixels = equal(from, self.rest(at));
        let rows = self.row.saturating_sub(place).div_ceil(self.width);
        let distance = N * apart + rows;
        // A repeat ends with the row that it is from.
        let pixels = pixels.min(self.row + self.width - rows * self.width - place);
        (distance <= farthest).then_some(Repeat { pixels, distance })
    }
}

/// How many pixels at the start of two slices are the same.
fn equal(one: &[u32], other: &[u32]) -> usize {
    let ((ones, _), (others, _)) = (one.as_chunks::<4>(), other.as_chunks::<4>());
    let equal = 4 * ones.iter().zip(others).take_while(|(one, other)| one == other).count();
    equal + one.iter().zip(other).skip(equal).take_while(|(one, other)| one == other).count()
}

/// The place in a table for what is hashed.
fn slot(word: u64, bits: u32) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - bits)) as usize
}
