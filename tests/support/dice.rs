//! A small repeatable source of chance (SplitMix64).

use throughline::model::{Id, IdSource};

pub struct Dice {
    state: u64,
    ids: IdSource,
}

impl Dice {
    pub fn seeded(seed: u64) -> Self {
        Self { state: seed, ids: IdSource::seeded(u128::from(seed) << 64 | u128::from(!seed)) }
    }

    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 … n − 1, and 0 when n is 0.
    pub fn below(&mut self, n: usize) -> usize {
        if n == 0 { 0 } else { usize::try_from(self.bits() % n as u64).unwrap() }
    }

    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    pub fn maybe<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| self.pick(of))
    }

    pub fn fresh<T: From<Id>>(&mut self) -> T {
        self.ids.fresh()
    }
}
