//! Maps, commands and texts for tests and benches: the same seed gives the same value on every machine.
#![allow(dead_code, unused_imports, missing_docs, clippy::unwrap_used, clippy::expect_used)]
#![allow(clippy::indexing_slicing, clippy::panic)]

use proptest::test_runner::{Config as ProptestConfig, RngSeed};

mod contrast;
mod dice;
mod disk;
mod drafter;
mod grid;
mod hooked;
mod mixed;
mod mutated;
mod random_command;
mod random_map;
mod words;

pub use contrast::assert_stands_out;
pub use dice::Dice;
pub use disk::{Disk, Fault, NEVER};
pub use drafter::{Drafter, changes_in};
pub use grid::grid_map;
pub use hooked::{FsHooks, HookedFs};
pub use mixed::{flows, mixed_text, widths};
pub use mutated::mutated;
pub use random_command::random_command;
pub use random_map::random_map;
pub use words::{Language, odd_text, sentence};

/// True when the long form of the tests is wanted.
pub fn is_long() -> bool {
    std::env::var_os("THROUGHLINE_LONG").is_some()
}

/// So much in the short form, and so much in the long one.
pub fn short_or_long<T>(short: T, long: T) -> T {
    if is_long() { long } else { short }
}

/// How often a law is tried: the short form tries the same cases on every machine, the long form fifty times as many and
/// others each time.
pub fn cases(short: u32) -> ProptestConfig {
    ProptestConfig {
        cases: short_or_long(short, short * 50),
        rng_seed: short_or_long(RngSeed::Fixed(1), RngSeed::Random),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
