//! Bits in the order of deflate: the first of a byte is its lowest.

/// Collects bits to bytes.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// The bits that are no whole word yet, fewer than 32.
    pending: u64,
    count: u32,
}

impl BitWriter {
    /// Adds up to 32 bits, the lowest first.
    pub(super) fn push(&mut self, bits: u32, count: u32) {
        self.pending |= u64::from(bits) << self.count;
        self.count += count;
        if self.count >= 32 {
            self.bytes.extend_from_slice(&(self.pending as u32).to_le_bytes());
            self.pending >>= 32;
            self.count -= 32;
        }
    }

    /// Adds whole bytes, after zeros up to the end of the last one.
    pub(super) fn push_bytes(&mut self, bytes: &[u8]) {
        let begun = self.count.div_ceil(8) as usize;
        self.bytes.extend(self.pending.to_le_bytes().iter().take(begun));
        (self.pending, self.count) = (0, 0);
        self.bytes.extend_from_slice(bytes);
    }

    /// The bytes, the last one filled up with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.push_bytes(&[]);
        self.bytes
    }
}
