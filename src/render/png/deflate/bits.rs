//! Bits in the order of deflate: the first of a byte is its lowest.

/// Collects bits to bytes.
#[derive(Default)]
pub(super) struct BitWriter {
    /// The whole bytes up to `end`, and room for more.
    bytes: Vec<u8>,
    end: usize,
    /// The bits that are no whole byte yet.
    pending: u64,
    count: u32,
}

impl BitWriter {
    /// Adds up to 56 bits, the lowest first.
    pub(super) fn push(&mut self, bits: u64, count: u32) {
        self.pending |= bits << self.count;
        self.count += count;
        if self.bytes.len() < self.end + size_of::<u64>() {
            self.bytes.resize(2 * self.end + 1024, 0);
        }
        // All bytes are written, and those that are not whole are written again.
        if let Some(next) = self.bytes.get_mut(self.end..).and_then(<[u8]>::first_chunk_mut) {
            *next = self.pending.to_le_bytes();
        }
        self.end += (self.count / u8::BITS) as usize;
        self.pending >>= self.count / u8::BITS * u8::BITS;
        self.count %= u8::BITS;
    }

    /// Adds zeros up to the end of a byte.
    pub(super) fn fill_byte(&mut self) {
        self.push(0, self.count.next_multiple_of(u8::BITS) - self.count);
    }

    /// The bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.fill_byte();
        self.bytes.truncate(self.end);
        self.bytes
    }
}
