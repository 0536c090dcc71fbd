//! The pixels of a band so far, and where in it the next ones stood before.
//!
//! Runs of one color, which are most of a picture, are not kept: only the spans of pixels between them.

use crate::render::png::Compression;

/// Where bytes stood before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) length: usize,
    /// How far before.
    pub(super) distance: usize,
}

pub(super) struct EarlierPixels {
    /// Bytes of a pixel.
    pixel: usize,
    /// The bytes of the spans, one after the other.
    bytes: Vec<u8>,
    spans: Vec<ByteSpan>,
    /// For pixels with the same hash, the place where one stood last; for two of them together, the last places, the
    /// latest first.
    of_one: Vec<BytePlace>,
    of_two: Vec<BytePlace>,
    /// How many places there are for two pixels together.
    ways: usize,
}

#[derive(Clone, Copy, Default)]
struct ByteSpan {
    /// Where it begins and ends in the bytes that are kept.
    start: usize,
    end: usize,
    /// How many bytes before it are not kept.
    left_out: usize,
}

/// A place in the bytes that are kept, and the span that it is in.
#[derive(Clone, Copy, Default)]
struct BytePlace {
    at: u32,
    span: u32,
}

/// The longest repeat, and how far before its bytes may stand.
pub(super) const LONGEST: usize = 258;
const FARTHEST: usize = 32_768;

/// How far before a single pixel may stand: from farther away it takes as many bits as its bytes.
const FARTHEST_OF_ONE: usize = 4_096;

const BITS_OF_ONE: u32 = 13;
const BITS_OF_TWO: u32 = 14;

impl EarlierPixels {
    pub(super) fn new(pixel: usize, compression: Compression) -> Self {
        let ways = match compression {
            Compression::Fast => 2,
            Compression::Small => 32,
        };
        Self {
            pixel,
            ways,
            bytes: Vec::new(),
            // Places that are not known yet are in the first span, which has no bytes.
            spans: vec![ByteSpan::default()],
            of_one: vec![BytePlace::default(); 1 << BITS_OF_ONE],
            of_two: vec![BytePlace::default(); ways << BITS_OF_TWO],
        }
    }

    /// Adds a span of pixels, of which `position` bytes come before it. Returns where it begins.
    pub(super) fn begin(&mut self, bytes: &[u8], position: usize) -> usize {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        self.spans.push(ByteSpan { start, end: self.bytes.len(), left_out: position - start });
        start
    }

    /// Where the pixels from `at` on, in the last span, stood before, as many of them as possible.
    pub(super) fn find(&mut self, at: usize) -> Option<Repeat> {
        let start = self.spans.last().map_or(0, |span| span.start);
        let before = at.checked_sub(self.pixel).filter(|from| *from >= start);
        let run = before.map(|from| Repeat { length: self.common(from, self.bytes.len(), at), distance: self.pixel });
        let run = run.filter(|run| run.length >= self.pixel);
        let slots = self.slots(at);
        let found = run.filter(|run| run.length >= 4 * self.pixel).or_else(|| self.longest(at, run, slots));
        self.put(at, slots);
        found
    }

    /// The longest repeat of the pixels from `at` on: a run, or one from a place in the tables.
    fn longest(&self, at: usize, run: Option<Repeat>, (one, two): (Option<usize>, Option<usize>)) -> Option<Repeat> {
        let places = two.and_then(|two| self.of_two.get(two..two + self.ways)).unwrap_or_default();
        let of_two = places.iter().map_while(|place| self.repeat(*place, at, FARTHEST));
        let of_two = of_two.filter(|repeat| repeat.length >= 2 * self.pixel);
        // Of repeats of the same length the nearest, which is the run, and then the latest.
        let longer = |one: Repeat, next: Repeat| if next.length > one.length { next } else { one };
        run.into_iter().chain(of_two).reduce(longer).or_else(|| {
            let of_one = self.repeat(*self.of_one.get(one?)?, at, FARTHEST_OF_ONE)?;
            Some(of_one).filter(|repeat| repeat.length >= self.pixel)
        })
    }

    /// Notes that the pixels from `at` on stand there.
    pub(super) fn note(&mut self, at: usize) {
        self.put(at, self.slots(at));
    }

    /// Where the tables tell of the pixel at a place, and of it and the next together.
    fn slots(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let bytes = self.bytes.get(at..).unwrap_or_default();
        let one = bytes.get(..self.pixel).map(|bytes| slot(bytes, BITS_OF_ONE));
        let two = bytes.get(..2 * self.pixel).map(|bytes| slot(bytes, BITS_OF_TWO) * self.ways);
        (one, two)
    }

    fn put(&mut self, at: usize, (one, two): (Option<usize>, Option<usize>)) {
        let here = BytePlace { at: at as u32, span: (self.spans.len() - 1) as u32 };
        if let Some(place) = one.and_then(|one| self.of_one.get_mut(one)) {
            *place = here;
        }
        if let Some(places) = two.and_then(|two| self.of_two.get_mut(two..two + self.ways)) {
            places.rotate_right(1);
            places.iter_mut().take(1).for_each(|latest| *latest = here);
        }
    }

    /// How many of the bytes from `at` on stand at an earlier place too; `None` when it is too far before.
    fn repeat(&self, place: BytePlace, at: usize, farthest: usize) -> Option<Repeat> {
        let (from, span) = (place.at as usize, self.spans.get(place.span as usize)?);
        let left_out = self.spans.last()?.left_out - span.left_out;
        let distance = at - from + left_out;
        // Where a longer repeat was looked for ahead, the place itself is noted already.
        let length = || if distance == 0 { 0 } else { self.common(from, span.end, at) };
        (distance <= farthest).then(|| Repeat { length: length(), distance })
    }

    /// How many bytes, of whole pixels, are the same from two places on; those from the first end at `end`.
    fn common(&self, from: usize, end: usize, at: usize) -> usize {
        let (one, other) = (self.bytes.get(from..end).unwrap_or_default(), self.bytes.get(at..).unwrap_or_default());
        let most = one.len().min(other.len()).min(LONGEST);
        let (one, other) = (one.get(..most).unwrap_or_default(), other.get(..most).unwrap_or_default());
        let length = equal_bytes(one, other);
        length - length % self.pixel
    }
}

/// How many bytes at the start of two slices of the same length are the same.
fn equal_bytes(one: &[u8], other: &[u8]) -> usize {
    let ((ones, _), (others, _)) = (one.as_chunks(), other.as_chunks());
    let mut length = 0;
    for (one, other) in ones.iter().zip(others) {
        let differing = u64::from_le_bytes(*one) ^ u64::from_le_bytes(*other);
        if differing != 0 {
            return length + differing.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + one.iter().zip(other).skip(length).take_while(|(one, other)| one == other).count()
}

/// The place in a table for up to eight bytes.
fn slot(bytes: &[u8], bits: u32) -> usize {
    let word = bytes.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - bits)) as usize
}
