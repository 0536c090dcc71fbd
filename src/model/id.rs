//! Names of records: short text that never changes, so that copies of a map edited apart can be merged.
//!
//! The program makes ids of 12 random characters (60 bits). A person who writes a file by hand may use any
//! word of 1 to 32 ASCII letters, digits, `-` and `_`.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::unseen::shown_char;

/// An untyped id: 1 to 32 ASCII letters, digits, `-` or `_`.
///
/// Ids are compared and hashed very often, so both go by whole words and not byte by byte.
#[derive(Clone, Copy)]
pub struct Id([u8; Id::MAX]);

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.halves() == other.halves()
    }
}

impl Eq for Id {}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of their texts.
impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.halves().cmp(&other.halves())
    }
}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (first, second) = self.halves();
        state.write_u128(first);
        // Most ids are short.
        if second != 0 {
            state.write_u128(second);
        }
    }
}

/// What is wrong with a text that should be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadId {
    /// It has no characters.
    Empty,
    /// It has more than [`Id::MAX`] characters.
    TooLong,
    /// It has a character other than ASCII letters, digits, `-` and `_`.
    Character(char),
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "an id needs at least one character"),
            Self::TooLong => write!(f, "an id has at most {} characters", Id::MAX),
            Self::Character(c) => {
                write!(f, "an id has letters a-z, digits, '-' and '_' only, not '{}'", shown_char(*c))
            }
        }
    }
}

impl std::error::Error for BadId {}

impl Id {
    /// The most characters of an id.
    pub const MAX: usize = 32;

    /// Reads an id from text.
    ///
    /// # Errors
    /// When the text is empty, too long, or has other characters than an id may have.
    pub fn new(text: &str) -> Result<Self, BadId> {
        if text.is_empty() {
            return Err(BadId::Empty);
        }
        if let Some(c) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))) {
            return Err(BadId::Character(c));
        }
        let mut bytes = [0; Self::MAX];
        bytes.get_mut(..text.len()).ok_or(BadId::TooLong)?.copy_from_slice(text.as_bytes());
        Ok(Self(bytes))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(Self::MAX);
        self.0.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// The first and the second half as numbers that are in the order of the texts.
    fn halves(&self) -> (u128, u128) {
        let (halves, _) = self.0.as_chunks::<16>();
        match halves {
            [first, second] => (u128::from_be_bytes(*first), u128::from_be_bytes(*second)),
            _ => (0, 0),
        }
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A source of new ids. The same seed gives the same ids, so tests are repeatable; the program seeds it
/// from the operating system's randomness.
#[derive(Clone, Debug)]
pub struct IdSource(u128);

impl IdSource {
    /// A source that gives the ids that belong to `seed`.
    #[must_use]
    pub fn seeded(seed: u128) -> Self {
        Self(seed)
    }

    /// The next 64 random bits (SplitMix64 over both halves of the state, Steele et al. 2014).
    fn next_bits(&mut self) -> u64 {
        fn mix(mut z: u64) -> u64 {
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        }
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        mix((self.0 >> 64) as u64) ^ mix(self.0 as u64).rotate_left(32)
    }

    /// A new untyped id of 12 characters of Crockford's base 32: 60 random bits.
    pub fn next_id(&mut self) -> Id {
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut bits = self.next_bits();
        let mut bytes = [0; Id::MAX];
        for byte in bytes.iter_mut().take(12) {
            *byte = ALPHABET.get((bits & 31) as usize).copied().unwrap_or(b'0');
            bits >>= 5;
        }
        Id(bytes)
    }

    /// A new id of any kind: `let card: CardId = ids.fresh();`
    pub fn fresh<T: From<Id>>(&mut self) -> T {
        T::from(self.next_id())
    }
}

macro_rules! typed_ids {
    ($($name:ident $record:ident,)*) => {$(
        #[doc = concat!("Names a [`super::", stringify!($record), "`].")]
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Id);

        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                Self(id)
            }
        }

        impl $name {
            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )*};
}

typed_ids! {
    PersonaId Persona,
    StageId Stage,
    StepId Step,
    LaneId Lane,
    CardId Card,
    PainId Pain,
    WaitId Wait,
    ConnectorId Connector,
    EmotionId Emotion,
}
