//! The checksum of the data in a PNG picture, Adler-32, of parts that are computed apart.

/// The checksum of some data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adler32 {
    /// One more than the sum of all bytes.
    sum: u32,
    /// The sum of all such sums.
    sums: u32,
    /// How many bytes there are.
    length: u64,
}

const MODULUS: u32 = 65_521;

/// As many bytes as can be added before a sum no longer fits, in whole [`LANES`].
const UNREDUCED: usize = 5_552;

const LANES: usize = 16;

impl Default for Adler32 {
    fn default() -> Self {
        Self { sum: 1, sums: 0, length: 0 }
    }
}

impl Adler32 {
    /// Adds bytes.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(UNREDUCED) {
            let (lanes, rest) = part.as_chunks::<LANES>();
            for lane in lanes {
                let weighted: u32 =
                    lane.iter().zip((1..=LANES as u32).rev()).map(|(byte, by)| u32::from(*byte) * by).sum();
                self.sums += LANES as u32 * self.sum + weighted;
                self.sum += lane.iter().map(|byte| u32::from(*byte)).sum::<u32>();
            }
            for byte in rest {
                self.sum += u32::from(*byte);
                self.sums += self.sum;
            }
            self.sum %= MODULUS;
            self.sums %= MODULUS;
        }
        self.length += bytes.len() as u64;
    }

    /// Adds the same bytes, a few and not zero of them, so many times.
    pub(super) fn add_repeated(&mut self, bytes: &[u8], times: usize) {
        let (length, times) = (bytes.len() as u64, times as u64);
        let added: u64 = bytes.iter().map(|byte| u64::from(*byte)).sum();
        let weighted: u64 = bytes.iter().zip((1..=length).rev()).map(|(byte, by)| u64::from(*byte) * by).sum();
        // Each time, the sum that the bytes are added to is larger by what they add.
        let growing =
            length * (added % u64::from(MODULUS)) * (times * times.saturating_sub(1) / 2 % u64::from(MODULUS));
        self.sums = reduced(u64::from(self.sums) + length * times * u64::from(self.sum) + growing + times * weighted);
        self.sum = reduced(u64::from(self.sum) + times * added);
        self.length += length * times;
    }

    /// Adds the data that follows, of which this is the checksum.
    pub fn append(&mut self, next: Self) {
        // The sum that the next part began with was 1; here it is this one's.
        let before = u64::from(self.sum + MODULUS - 1) % u64::from(MODULUS);
        let sums = u64::from(self.sums) + u64::from(next.sums) + next.length % u64::from(MODULUS) * before;
        self.sum = reduced(before + u64::from(next.sum));
        self.sums = reduced(sums);
        self.length += next.length;
    }

    /// The checksum as it stands in a file.
    pub fn to_be_bytes(self) -> [u8; 4] {
        (self.sums << 16 | self.sum).to_be_bytes()
    }
}

fn reduced(sum: u64) -> u32 {
    (sum % u64::from(MODULUS)) as u32
}
