//! Outlines that many frames have in common, held once: the accent of a card, for example, depends on its height alone, and
//! cards have few heights.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::geom::BezPath;
use crate::scene::{Frame, Shape};

/// Longer paths are curves and ways, which nothing else has.
const LONGEST: usize = 16;
/// From so many outlines on, those that no frame has any more are looked for, and then from twice as many as are left.
const FEW: usize = 256;

/// Outlines by the hash of their elements.
pub(super) struct SharedOutlines {
    known: HashMap<u64, Arc<BezPath>, FixedState>,
    most: usize,
}

impl Default for SharedOutlines {
    fn default() -> Self {
        Self { known: HashMap::default(), most: FEW }
    }
}

impl SharedOutlines {
    /// Gives a frame the known outlines in place of equal ones of its own. Lines are left out: few are equal.
    pub(super) fn share(&mut self, frame: &mut Frame) {
        for item in &mut frame.items {
            if let Shape::Path { path, fill: Some(_), .. } = &mut item.shape
                && path.elements().len() <= LONGEST
            {
                let known = self.known.entry(hash(path)).or_insert_with(|| Arc::clone(path));
                // The hash is of the ends of the elements alone.
                if known.elements() == path.elements() {
                    *path = Arc::clone(known);
                }
            }
        }
        self.forget_unused();
    }

    fn forget_unused(&mut self) {
        if self.known.len() > self.most {
            self.known.retain(|_, outline| Arc::strong_count(outline) > 1);
            self.most = (2 * self.known.len()).max(FEW);
        }
    }
}

fn hash(path: &BezPath) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    for point in path.elements().iter().filter_map(kurbo::PathEl::end_point) {
        hasher.write_u64(point.x.to_bits());
        hasher.write_u64(point.y.to_bits());
    }
    hasher.finish()
}
