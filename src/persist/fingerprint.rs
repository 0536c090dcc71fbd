//! What a file holds, in short, to notice that another program changed it.

use std::fmt;
use std::io::{self, Read};

use super::MAX_BYTES;

/// Equal bytes have equal fingerprints, and it is too unlikely to happen that different bytes have. It stays the same
/// across versions and machines: journals and versions are stored with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    length: u64,
    hash: u128,
}

impl Fingerprint {
    /// The fingerprint of `bytes`: their number, and FNV-1a over 128 bits.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        Self::EMPTY.followed_by(bytes)
    }

    /// The fingerprint that [`Display`](fmt::Display) wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (length, hash) = text.split_once('-')?;
        let found = Self { length: u64::from_str_radix(length, 16).ok()?, hash: u128::from_str_radix(hash, 16).ok()? };
        // Signs, capitals and superfluous zeros could be read, but were not written.
        (found.to_string() == text).then_some(found)
    }

    /// The number of bytes. That of a file stops counting behind the most that a map can have.
    #[must_use]
    pub fn length(self) -> u64 {
        self.length
    }

    /// True for a file that is larger than any map: it is another file, whatever its name is.
    #[must_use]
    pub fn is_too_large(self) -> bool {
        self.length > MAX_BYTES as u64
    }

    /// The fingerprint of a file, in little memory. A file that is too large for a map is read up to the first byte that
    /// makes it so: what comes behind makes no difference, and may be endless.
    pub(super) fn from_reader(file: &mut dyn Read) -> io::Result<Self> {
        let mut buffer = vec![0; 64 << 10];
        let mut fingerprint = Self::EMPTY;
        while !fingerprint.is_too_large() {
            let most = (MAX_BYTES as u64 + 1 - fingerprint.length).min(buffer.len() as u64);
            let Some(rest) = usize::try_from(most).ok().and_then(|most| buffer.get_mut(..most)) else { break };
            match file.read(rest) {
                Ok(0) => break,
                Ok(count) => fingerprint = fingerprint.followed_by(rest.get(..count).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(fingerprint)
    }

    const EMPTY: Self = Self { length: 0, hash: 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d };

    fn followed_by(self, bytes: &[u8]) -> Self {
        const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
        let hash = bytes.iter().fold(self.hash, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME));
        Self { length: self.length + bytes.len() as u64, hash }
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{:032x}", self.length, self.hash)
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
