//! Deflate for the pixels of a picture.
//!
//! A picture of a map is flat: of a hundred pixels, some eighty are as the one before them. A general
//! library looks at each of their bytes. Here pixels are compared as words, eight at a time, and runs of them
//! cost next to nothing: what is left to do is to find where the pixels between them stood before. Each
//! band is packed alone, so all threads pack, and the packed bands one after the other are one stream: each ends with
//! an empty block, at the end of a byte.

mod bits;
mod earlier;
mod huffman;

use bits::BitWriter;
use earlier::EarlierPixels;
use huffman::Code;

/// What a stream of zlib begins with: deflate, a window of 32 KiB, packed fast.
pub(super) const STREAM_HEAD: [u8; 2] = [0x78, 0x01];

/// What ends a stream before its checksum: the last block, with nothing in it.
pub(super) const STREAM_END: [u8; 2] = [0x03, 0x00];

/// Packs rows of pixels that have `N` bytes, three or four.
pub(super) struct Packer<const N: usize> {
    bits: BitWriter,
    earlier: EarlierPixels<N>,
    /// What the next block holds.
    tokens: Vec<PackToken>,
}

/// Up to three bytes as they are, or a repeat.
#[derive(Clone, Copy)]
struct PackToken(u32);

/// The symbols for bytes, for the end of a block, and for lengths; and those for distances.
const LITERALS: usize = 286;
const DISTANCES: usize = 30;
const END_OF_BLOCK: usize = 256;

/// The longest code of a symbol, and of the length of a code.
const LONGEST_CODE: u8 = 15;
const LONGEST_CODE_OF_LENGTH: u8 = 7;

/// The longest and the shortest repeat.
const LONGEST: usize = 258;
const SHORTEST: usize = 3;

/// The tokens of a block: enough that its codes weigh little, and few enough that they fit what they are for.
const TOKENS: usize = 1 << 15;

/// From so many pixels on, a run is long enough not to look for a longer repeat.
const LONG_RUN: usize = 4;

impl<const N: usize> Packer<N> {
    /// For rows of so many pixels.
    pub(super) fn new(width: usize) -> Self {
        Self { bits: BitWriter::default(), earlier: EarlierPixels::new(width), tokens: Vec::with_capacity(TOKENS) }
    }

    /// Adds a row: a byte, and pixels. The lowest byte of a pixel comes first.
    pub(super) fn push_row(&mut self, byte: u8, row: &[u32]) {
        self.push_token(PackToken::from_bytes([byte, 0, 0], 1));
        let mut at = self.earlier.push_row(row);
        let mut before = None;
        while let Some((pixel, rest)) = self.earlier.rest(at).split_first() {
            let pixel = *pixel;
            let run = if before == Some(pixel) { 1 + run(rest, pixel) } else { 0 };
            let found = if run < LONG_RUN { self.earlier.find(at).filter(|found| found.pixels > run) } else { None };
            if let Some(found) = found {
                self.push_repeat(found.pixels, found.distance);
                at += found.pixels;
                before = row.get(row.len() - self.earlier.rest(at).len() - 1).copied();
            } else if run > 0 {
                self.push_repeat(run, N);
                at += run;
            } else {
                self.push_pixel(pixel);
                at += 1;
                before = Some(pixel);
            }
        }
    }

    /// The packed rows, which end at the end of a byte. More can follow.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.push_block();
        // An empty block that is stored begins with the next byte.
        self.bits.push(0b000, 3);
        self.bits.fill_byte();
        self.bits.push(0xffff_0000, 32);
        self.bits.finish()
    }

    fn push_pixel(&mut self, pixel: u32) {
        let [first, second, third, fourth] = pixel.to_le_bytes();
        self.push_token(PackToken::from_bytes([first, second, third], 3));
        if N > 3 {
            self.push_token(PackToken::from_bytes([fourth, 0, 0], 1));
        }
    }

    fn push_repeat(&mut self, pixels: usize, distance: usize) {
        let mut left = N * pixels;
        while left > 0 {
            // No rest is shorter than a repeat can be.
            let is_rest_short = left > LONGEST && left < LONGEST + SHORTEST;
            let length = if is_rest_short { LONGEST - SHORTEST } else { left.min(LONGEST) };
            self.push_token(PackToken::from_repeat(length, distance));
            left -= length;
        }
    }

    fn push_token(&mut self, token: PackToken) {
        self.tokens.push(token);
        if self.tokens.len() >= TOKENS {
            self.push_block();
        }
    }

    /// Writes the tokens so far as a block with codes of its own.
    fn push_block(&mut self) {
        let counts = Counts::new(&self.tokens);
        let literals = huffman::lengths(&counts.literals, LONGEST_CODE);
        let distances = huffman::lengths(&counts.distances, LONGEST_CODE);
        // Not the last block, with codes of its own.
        self.bits.push(0b100, 3);
        push_code_lengths(&mut self.bits, &literals, &distances);
        let codes = BlockCodes::new(&literals, &distances);
        for token in self.tokens.drain(..) {
            let code = codes.of_token(token);
            self.bits.push(code.bits, code.length);
        }
        self.bits.push(codes.end.bits, codes.end.length);
    }
}

/// How many pixels at the start of a row are like one.
fn run(row: &[u32], pixel: u32) -> usize {
    // Without a branch for each of eight, so that all are compared at once.
    let is_same = |eight: &&[u32; 8]| eight.iter().fold(0, |all, own| all | (own ^ pixel)) == 0;
    let run = 8 * row.as_chunks().0.iter().take_while(is_same).count();
    run + row.iter().skip(run).take_while(|own| **own == pixel).count()
}

impl PackToken {
    /// Marks a repeat: below are its length and its distance, less than by the least of each.
    const REPEAT: u32 = 1 << 31;

    fn from_bytes([first, second, third]: [u8; 3], count: u8) -> Self {
        Self(u32::from_le_bytes([first, second, third, count]))
    }

    fn from_repeat(length: usize, distance: usize) -> Self {
        Self(Self::REPEAT | ((length - SHORTEST) << 16 | (distance - 1)) as u32)
    }

    /// The length and the distance of a repeat.
    fn repeat(self) -> Option<(u8, u16)> {
        (self.0 & Self::REPEAT != 0).then_some(((self.0 >> 16) as u8, self.0 as u16))
    }
}

/// How often each symbol occurs in a block.
struct Counts {
    literals: [u32; LITERALS],
    distances: [u32; DISTANCES],
}

impl Counts {
    fn new(tokens: &[PackToken]) -> Self {
        // The bytes of a pixel are counted apart, as they are often the same: a count is not waited for.
        let (mut bytes, mut lengths) = ([[0; 256]; 3], [0; 256]);
        let mut distances = [0; DISTANCES];
        let [firsts, seconds, thirds] = &mut bytes;
        for token in tokens {
            if let Some((length, distance)) = token.repeat() {
                count(&mut lengths, usize::from(length), 1);
                count(&mut distances, PackSymbol::from_distance(distance).number, 1);
                continue;
            }
            let [first, second, third, of_token] = token.0.to_le_bytes();
            count(firsts, usize::from(first), 1);
            if of_token > 1 {
                count(seconds, usize::from(second), 1);
                count(thirds, usize::from(third), 1);
            }
        }
        let mut literals = [0; LITERALS];
        count(&mut literals, END_OF_BLOCK, 1);
        for bytes in bytes {
            literals.iter_mut().zip(bytes).for_each(|(count, bytes)| *count += bytes);
        }
        for (length, times) in (0..=u8::MAX).zip(lengths) {
            count(&mut literals, PackSymbol::from_length(length).number, times);
        }
        Self { literals, distances }
    }
}

fn count(counts: &mut [u32], symbol: usize, times: u32) {
    if let Some(count) = counts.get_mut(symbol) {
        *count += times;
    }
}

/// The codes of a block: of each byte, of each length with what follows it, and of each distance.
struct BlockCodes {
    bytes: [Code; 256],
    lengths: [Code; 256],
    distances: Vec<Code>,
    end: Code,
}

impl BlockCodes {
    fn new(literals: &[u8], distances: &[u8]) -> Self {
        let (literals, distances) = (huffman::codes(literals), huffman::codes(distances));
        let (mut bytes, mut lengths) = ([Code::default(); 256], [Code::default(); 256]);
        bytes.iter_mut().zip(&literals).for_each(|(byte, code)| *byte = *code);
        for (length, code) in (0..=u8::MAX).zip(&mut lengths) {
            *code = PackSymbol::from_length(length).code(&literals);
        }
        Self { bytes, lengths, distances, end: literals.get(END_OF_BLOCK).copied().unwrap_or_default() }
    }

    fn of_token(&self, token: PackToken) -> Code {
        if let Some((length, distance)) = token.repeat() {
            return code(&self.lengths, length).then(PackSymbol::from_distance(distance).code(&self.distances));
        }
        let [first, second, third, count] = token.0.to_le_bytes();
        let first = code(&self.bytes, first);
        if count == 1 { first } else { first.then(code(&self.bytes, second)).then(code(&self.bytes, third)) }
    }
}

fn code(codes: &[Code; 256], byte: u8) -> Code {
    codes.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Writes the lengths of the codes, themselves as codes.
fn push_code_lengths(bits: &mut BitWriter, literals: &[u8], distances: &[u8]) {
    /// The order in which the lengths of their codes stand in the file.
    const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    let literals = without_unused(literals, END_OF_BLOCK + 1);
    let distances = without_unused(distances, 1);
    let symbols = length_symbols(&[literals, distances].concat());
    let mut counts = [0; ORDER.len()];
    symbols.iter().for_each(|symbol| count(&mut counts, symbol.number, 1));
    let lengths = huffman::lengths(&counts, LONGEST_CODE_OF_LENGTH);
    let ordered: Vec<u8> = ORDER.iter().map(|at| lengths.get(*at).copied().unwrap_or_default()).collect();
    let ordered = without_unused(&ordered, 4);
    bits.push((literals.len() - END_OF_BLOCK - 1) as u64, 5);
    bits.push((distances.len() - 1) as u64, 5);
    bits.push((ordered.len() - 4) as u64, 4);
    ordered.iter().for_each(|length| bits.push(u64::from(*length), 3));
    let codes = huffman::codes(&lengths);
    for symbol in symbols {
        let code = symbol.code(&codes);
        bits.push(code.bits, code.length);
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
    /// The symbol of a length, without the least one.
    fn from_length(length: u8) -> Self {
        if length == u8::MAX {
            return Self { number: LITERALS - 1, rest: 0, bits: 0 };
        }
        let symbol = Self::graded(u32::from(length), 2);
        Self { number: END_OF_BLOCK + 1 + symbol.number, ..symbol }
    }

    /// The symbol of a distance, without the least one.
    fn from_distance(distance: u16) -> Self {
        Self::graded(u32::from(distance), 1)
    }

    /// The symbol of a number where the symbols of each power of 2 share `2^fine` steps.
    fn graded(number: u32, fine: u32) -> Self {
        let bits = (number | 1).ilog2().saturating_sub(fine);
        let fine = if bits == 0 { 0 } else { bits << fine };
        Self { number: (fine + (number >> bits)) as usize, rest: number & ((1 << bits) - 1), bits }
    }

    /// The code of the symbol and what follows it.
    fn code(self, codes: &[Code]) -> Code {
        codes.get(self.number).copied().unwrap_or_default().then(Code { bits: u64::from(self.rest), length: self.bits })
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
