//! Randomness, which everything else is handed so that tests repeat.

use std::hash::{BuildHasher as _, RandomState};

/// A seed that no other run has. The operating system's randomness is reached through the keys of hash maps, which
/// saves a crate.
#[must_use]
pub fn seed() -> u128 {
    let half = || u128::from(RandomState::new().hash_one(std::process::id()));
    half() << 64 | half()
}
