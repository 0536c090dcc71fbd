//! Deflate for the pixels of a picture.
//!
//! A picture of a map is flat: of a hundred pixels, some eighty are as the one before them or the one above them. A general
//! library looks at each of their bytes. Here the one who filters a row says where its runs are, and they cost
//! nothing until they are written: what is left to do is to find where the pixels between them stood before. Each
//! band is packed alone, so all threads pack, and the packed bands one after the other are one stream: each ends with
//! an empty block, at the end of a byte.

mod bits;
mod checksum;
mod earlier;
mod huffman;

use super::Compression;
use bits::BitWriter;
use earlier::{EarlierPixels, LONGEST, Repeat};

pub(super) use checksum::Adler32;

/// What a stream of zlib begins with: deflate, a window of 32 KiB, packed fast.
pub(super) const STREAM_HEAD: [u8; 2] = [0x78, 0x01];

/// What ends a stream before its checksum: the last block, with nothing in it.
pub(super) const STREAM_END: [u8; 2] = [0x03, 0x00];

/// Packed data.
pub(super) struct Packed {
    pub(super) bytes: Vec<u8>,
    /// Of the data before it was packed.
    pub(super) checksum: Adler32,
}

/// A byte as it is, or a repeat.
#[derive(Clone, Copy)]
struct PackToken {
    /// The byte or the length of the repeat.
    value: u16,
    /// 0 for a byte.
    distance: u16,
}

/// Packs rows of pixels.
pub(super) struct Packer {
    bits: BitWriter,
    checksum: Adler32,
    earlier: EarlierPixels,
    /// How many bytes were added.
    position: usize,
    /// What the next block holds.
    tokens: Vec<PackToken>,
    /// How often each symbol occurs in it.
    literals: [u32; LITERALS],
    distances: [u32; DISTANCES],
    /// The bytes of a pixel.
    pixel: usize,
    compression: Compression,
}

/// The symbols for bytes, for the end of a block, and for lengths; and those for distances.
const LITERALS: usize = 286;
const DISTANCES: usize = 30;
const END_OF_BLOCK: usize = 256;

/// The longest code of a symbol, and of the length of a code.
const LONGEST_CODE: u8 = 15;
const LONGEST_CODE_OF_LENGTH: u8 = 7;

/// The tokens of a block: enough that its codes weigh little, and few enough that they fit what they are for.
const TOKENS: usize = 1 << 15;

/// The pixels of a repeat whose places are noted.
const NOTED: usize = 16;

/// A repeat of so many pixels is long enough not to look for a longer one.
const PATIENT: usize = 32;

impl Packer {
    /// For pixels of so many bytes, three or four.
    pub(super) fn new(pixel: usize, compression: Compression) -> Self {
        Self {
            bits: BitWriter::default(),
            checksum: Adler32::default(),
            earlier: EarlierPixels::new(pixel, compression),
            position: 0,
            tokens: Vec::with_capacity(TOKENS),
            literals: [0; LITERALS],
            distances: [0; DISTANCES],
            pixel,
            compression,
        }
    }

    /// Adds a byte that is no pixel.
    pub(super) fn push_byte(&mut self, byte: u8) {
        self.checksum.add(&[byte]);
        self.push_literal(byte);
        self.position += 1;
    }

    /// Adds the bytes of pixels.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.checksum.add(bytes);
        let start = self.earlier.begin(bytes, self.position);
        let (mut at, mut ahead) = (0, None);
        while let Some(pixel) = bytes.get(at..at + self.pixel) {
            let found = ahead.take().unwrap_or_else(|| self.earlier.find(start + at));
            let Some(found) = found else {
                pixel.iter().for_each(|byte| self.push_literal(*byte));
                at += self.pixel;
                continue;
            };
            if self.compression == Compression::Small && found.length < PATIENT * self.pixel {
                let next = self.earlier.find(start + at + self.pixel);
                let is_longer = next.is_some_and(|next| next.length > found.length);
                ahead = Some(next).filter(|_| is_longer);
            }
            // A longer repeat that begins with the next pixel is worth this one as it is.
            if ahead.is_some() {
                pixel.iter().for_each(|byte| self.push_literal(*byte));
                at += self.pixel;
                continue;
            }
            self.push_repeat(found);
            // Some places within a repeat are enough for later ones to be found.
            let within = (at + self.pixel..at + found.length.min(NOTED * self.pixel)).step_by(self.pixel);
            within.for_each(|at| self.earlier.note(start + at));
            at += found.length;
        }
        self.position += bytes.len();
    }

    /// Adds the pixel that came last, whose bytes those are, so many times.
    pub(super) fn push_run(&mut self, bytes: &[u8], pixels: usize) {
        self.checksum.add_repeated(bytes, pixels);
        let mut left = pixels * self.pixel;
        self.position += left;
        while left > 0 {
            // No rest is shorter than a repeat can be.
            let length = if left > LONGEST && left < LONGEST + 3 { LONGEST - 3 } else { left.min(LONGEST) };
            self.push_repeat(Repeat { length, distance: self.pixel });
            left -= length;
        }
    }

    /// The packed data, which ends at the end of a byte. More can follow.
    pub(super) fn finish(mut self) -> Packed {
        self.push_block();
        // An empty block that is stored begins with the next byte.
        self.bits.push(0b000, 3);
        self.bits.push_bytes(&[0x00, 0x00, 0xff, 0xff]);
        Packed { bytes: self.bits.finish(), checksum: self.checksum }
    }

    fn push_literal(&mut self, byte: u8) {
        count(&mut self.literals, usize::from(byte));
        self.push_token(PackToken { value: u16::from(byte), distance: 0 });
    }

    fn push_repeat(&mut self, Repeat { length, distance }: Repeat) {
        count(&mut self.literals, PackSymbol::from_length(length as u32).number);
        count(&mut self.distances, PackSymbol::from_distance(distance as u32).number);
        self.push_token(PackToken { value: length as u16, distance: distance as u16 });
    }

    fn push_token(&mut self, token: PackToken) {
        self.tokens.push(token);
        if self.tokens.len() >= TOKENS {
            self.push_block();
        }
    }

    /// Writes the tokens so far as a block with codes of its own.
    fn push_block(&mut self) {
        if self.tokens.is_empty() {
            return;
        }
        count(&mut self.literals, END_OF_BLOCK);
        let literals = huffman::lengths(&self.literals, LONGEST_CODE);
        let distances = huffman::lengths(&self.distances, LONGEST_CODE);
        // Not the last block, with codes of its own.
        self.bits.push(0b100, 3);
        self.push_code_lengths(&literals, &distances);
        let (literals, distances) = (huffman::codes(&literals), huffman::codes(&distances));
        let mut tokens = std::mem::take(&mut self.tokens);
        for token in tokens.drain(..) {
            if token.distance == 0 {
                push_code(&mut self.bits, &literals, PackSymbol { number: usize::from(token.value), rest: 0, bits: 0 });
            } else {
                push_code(&mut self.bits, &literals, PackSymbol::from_length(u32::from(token.value)));
                push_code(&mut self.bits, &distances, PackSymbol::from_distance(u32::from(token.distance)));
            }
        }
        push_code(&mut self.bits, &literals, PackSymbol { number: END_OF_BLOCK, rest: 0, bits: 0 });
        self.tokens = tokens;
        (self.literals, self.distances) = ([0; LITERALS], [0; DISTANCES]);
    }

    /// Writes the lengths of the codes, themselves as codes.
    fn push_code_lengths(&mut self, literals: &[u8], distances: &[u8]) {
        /// The order in which the lengths of their codes stand in the file.
        const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let literals = without_unused(literals, 257);
        let distances = without_unused(distances, 1);
        let symbols = length_symbols(&[literals, distances].concat());
        let mut counts = [0; ORDER.len()];
        symbols.iter().for_each(|symbol| count(&mut counts, symbol.number));
        let lengths = huffman::lengths(&counts, LONGEST_CODE_OF_LENGTH);
        let ordered: Vec<u8> = ORDER.iter().map(|at| lengths.get(*at).copied().unwrap_or_default()).collect();
        let ordered = without_unused(&ordered, 4);
        self.bits.push((literals.len() - 257) as u32, 5);
        self.bits.push((distances.len() - 1) as u32, 5);
        self.bits.push((ordered.len() - 4) as u32, 4);
        ordered.iter().for_each(|length| self.bits.push(u32::from(*length), 3));
        let codes = huffman::codes(&lengths);
        symbols.into_iter().for_each(|symbol| push_code(&mut self.bits, &codes, symbol));
    }
}

/// A symbol, and the bits that follow its code.
#[derive(Clone, Copy)]
struct PackSymbol {
    number: usize,
    rest: u32,
    bits: u32,
}

impl PackSymbol {
    /// The symbol of a length, 3 to 258.
    fn from_length(length: u32) -> Self {
        if length as usize == LONGEST {
            return Self { number: LITERALS - 1, rest: 0, bits: 0 };
        }
        Self::graded(length.saturating_sub(3), 2).after(END_OF_BLOCK + 1)
    }

    /// The symbol of a distance, 1 to 32 768.
    fn from_distance(distance: u32) -> Self {
        Self::graded(distance.saturating_sub(1), 1)
    }

    /// The symbol of a number where the symbols of each power of 2 share `2^fine` steps.
    fn graded(number: u32, fine: u32) -> Self {
        let power = number.checked_ilog2().unwrap_or_default();
        match power.checked_sub(fine).filter(|bits| *bits > 0) {
            None => Self { number: number as usize, rest: 0, bits: 0 },
            Some(bits) => {
                let step = number >> bits;
                Self { number: ((bits << fine) + step) as usize, rest: number & ((1 << bits) - 1), bits }
            }
        }
    }

    fn after(self, first: usize) -> Self {
        Self { number: self.number + first, ..self }
    }
}

fn push_code(bits: &mut BitWriter, codes: &[huffman::Code], symbol: PackSymbol) {
    let code = codes.get(symbol.number).copied().unwrap_or_default();
    bits.push(code.bits | symbol.rest << code.length, code.length + symbol.bits);
}

fn count(counts: &mut [u32], symbol: usize) {
    if let Some(count) = counts.get_mut(symbol) {
        *count += 1;
    }
}

/// The lengths up to the last code that is used, but at least so many.
fn without_unused(lengths: &[u8], least: usize) -> &[u8] {
    let used = lengths.iter().rposition(|length| *length > 0).map_or(0, |last| last + 1);
    lengths.get(..used.max(least)).unwrap_or(lengths)
}

/// Lengths of codes as symbols: those that repeat are told once, with how often.
fn length_symbols(lengths: &[u8]) -> Vec<PackSymbol> {
    let mut symbols = Vec::new();
    for run in lengths.chunk_by(|one, next| one == next) {
        let length = usize::from(run.first().copied().unwrap_or_default());
        let once = PackSymbol { number: length, rest: 0, bits: 0 };
        let mut left = run.len();
        if length > 0 {
            symbols.push(once);
            left -= 1;
        }
        while left > 0 {
            let (number, taken, least, bits) = match (length, left) {
                (_, ..3) => (length, 1, 1, 0),
                (0, 3..=10) => (17, left, 3, 3),
                (0, _) => (18, left.min(138), 11, 7),
                (_, _) => (16, left.min(6), 3, 2),
            };
            symbols.push(PackSymbol { number, rest: (taken - least) as u32, bits });
            left -= taken;
        }
    }
    symbols
}
