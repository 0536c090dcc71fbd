//! The pixels of a band so far, and where in it the next ones stood before.
//!
//! Runs of one color, which are most of a picture, are not kept: only the spans of pixels between them.

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
    /// For pixels with the same hash, the place where one stood last; for two of them together, the last two places.
    of_one: Vec<BytePlace>,
    of_two: Vec<[BytePlace; 2]>,
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
pub(super) struct BytePlace {
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
    pub(super) fn new(pixel: usize) -> Self {
        Self {
            pixel,
            bytes: Vec::new(),
            // Places that are not known yet are in the first span, which has no bytes.
            spans: vec![ByteSpan::default()],
            of_one: vec![BytePlace::default(); 1 << BITS_OF_ONE],
            of_two: vec![[BytePlace::default(); 2]; 1 << BITS_OF_TWO],
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
        let (one, two) = self.note(at);
        if run.is_some_and(|run| run.length >= 4 * self.pixel) {
            return run;
        }
        let of_two = two.into_iter().flatten().filter_map(|place| self.repeat(place, at, FARTHEST));
        let of_two = of_two.filter(|repeat| repeat.length >= 2 * self.pixel);
        // Of repeats of the same length the nearest, which is the run, and then the latest.
        let longest =
            run.into_iter().chain(of_two).reduce(|one, next| if next.length > one.length { next } else { one });
        let of_one = || self.repeat(one?, at, FARTHEST_OF_ONE).filter(|repeat| repeat.length >= self.pixel);
        longest.or_else(of_one)
    }

    /// Notes that the pixels from `at` on stand there. Returns where one of that color, and two of those, stood before.
    pub(super) fn note(&mut self, at: usize) -> (Option<BytePlace>, Option<[BytePlace; 2]>) {
        let bytes = self.bytes.get(at..).unwrap_or_default();
        let here = BytePlace { at: at as u32, span: (self.spans.len() - 1) as u32 };
        let one = bytes.get(..self.pixel).map(|bytes| slot(bytes, BITS_OF_ONE));
        let two = bytes.get(..2 * self.pixel).map(|bytes| slot(bytes, BITS_OF_TWO));
        let one = one.and_then(|slot| Some(std::mem::replace(self.of_one.get_mut(slot)?, here)));
        let two = two.and_then(|slot| {
            let places = self.of_two.get_mut(slot)?;
            let before = *places;
            let [latest, _] = before;
            *places = [here, latest];
            Some(before)
        });
        (one, two)
    }

    /// How many of the bytes from `at` on stand at an earlier place too.
    fn repeat(&self, place: BytePlace, at: usize, farthest: usize) -> Option<Repeat> {
        let (from, span) = (place.at as usize, self.spans.get(place.span as usize)?);
        let left_out = self.spans.last()?.left_out - span.left_out;
        let distance = at - from + left_out;
        (distance <= farthest).then(|| Repeat { length: self.common(from, span.end, at), distance })
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
