//! The only source of randomness; everything else is handed a seed, so that tests repeat.

use std::hash::{BuildHasher as _, RandomState};

/// A seed that no other run has. The keys of hash maps come from the operating system's randomness, which saves a
/// crate.
#[must_use]
pub fn seed() -> u128 {
    let half = || u128::from(RandomState::new().hash_one(std::process::id()));
    half() << 64 | half()
}
