//! The triangles of frames, kept from one painting to the next.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

use crate::app::paint::atlas::Atlas;
use crate::app::paint::tessellate::{self, FrameMesh, FrameView};
use crate::scene::Frame;

/// Kept triangles are stretched by no more than this while the zoom changes.
const STRETCH: f64 = 1.1;
/// The same for triangles without glyphs, which bear more.
const STRETCH_PLAIN: f64 = 1.35;
/// The same when time is short.
const STRETCH_FAR: f64 = 2.0;
/// How many vertices may be made anew in one painting when stretched ones would do.
const REFRESH_BUDGET: usize = 30_000;
/// What a frame costs beside its vertices, in vertices.
const FRAME_COST: usize = 40;
/// Frames unseen for so many paintings are forgotten.
const FORGET_AFTER: u64 = 200;

/// Triangles by frame.
#[derive(Default)]
pub struct MeshCache {
    entries: HashMap<usize, CachedMesh, BuildHasherDefault<AddressHasher>>,
    paintings: u64,
    tessellated: usize,
    refreshed: usize,
    /// Where triangles are made before they are kept in just the memory they need.
    scratch: FrameMesh,
}

/// The triangles of a frame, and how they were made.
struct CachedMesh {
    /// Holds on to the frame, so that no other one gets its address.
    _frame: Arc<Frame>,
    piece: FrameMesh,
    view: FrameView,
    generation: u64,
    used: u64,
}

/// Triangles to draw, and by how much to stretch them.
pub struct CacheHit<'a> {
    /// The triangles.
    pub piece: &'a FrameMesh,
    /// How much larger they are to be drawn.
    pub stretch: f32,
    /// True when they were made for exactly this view.
    pub exact: bool,
}

impl MeshCache {
    /// Starts a painting: forgets what wasn't seen for long.
    pub fn begin(&mut self) {
        self.paintings += 1;
        self.tessellated = 0;
        self.refreshed = 0;
        if self.paintings.is_multiple_of(FORGET_AFTER) {
            let before = self.paintings.saturating_sub(FORGET_AFTER);
            self.entries.retain(|_, entry| entry.used > before);
        }
    }

    /// How many frames were made anew in this painting.
    #[must_use]
    pub fn tessellated(&self) -> usize {
        self.tessellated
    }

    /// The triangles of a frame: kept ones when they serve, else new ones. An exact view is served exactly as
    /// long as that doesn't take too long.
    pub fn find(&mut self, frame: &Arc<Frame>, view: FrameView, atlas: &mut Atlas) -> CacheHit<'_> {
        let paintings = self.paintings;
        let spent = self.refreshed > REFRESH_BUDGET;
        let entry = self.entries.entry(Arc::as_ptr(frame) as usize).or_insert_with(|| {
            self.tessellated += 1;
            CachedMesh::new(frame, view, atlas, &mut self.scratch)
        });
        if !entry.serves(view, atlas.generation(), spent) {
            *entry = CachedMesh::new(frame, view, atlas, &mut self.scratch);
            self.tessellated += 1;
            self.refreshed += entry.piece.triangles.vertices.len() + FRAME_COST;
        }
        entry.used = paintings;
        CacheHit { piece: &entry.piece, stretch: (view.scale / entry.view.scale) as f32, exact: entry.fits(view) }
    }
}

impl CachedMesh {
    fn new(frame: &Arc<Frame>, view: FrameView, atlas: &mut Atlas, scratch: &mut FrameMesh) -> Self {
        steady(atlas, scratch, |atlas, piece| tessellate::frame(frame, view, atlas, piece));
        let piece = scratch.clone();
        Self { _frame: Arc::clone(frame), piece, view, generation: atlas.generation(), used: 0 }
    }

    /// True when the triangles are just what `view` asks for.
    fn fits(&self, view: FrameView) -> bool {
        let same_place = (self.view.phase - view.phase).hypot() < 0.02;
        self.view.scale == view.scale && same_place && (self.view.exact || !self.piece.has_glyphs)
    }

    fn serves(&self, view: FrameView, generation: u64, spent: bool) -> bool {
        if self.piece.has_glyphs && self.generation != generation {
            return false;
        }
        if self.fits(view) {
            return true;
        }
        let stretch = (view.scale / self.view.scale).max(self.view.scale / view.scale);
        let most = match self.piece.has_glyphs {
            _ if spent => STRETCH_FAR,
            true => STRETCH,
            false => STRETCH_PLAIN,
        };
        stretch <= most && (spent || !view.exact)
    }
}

/// Makes triangles in `piece`, and again when the atlas changed its texture meanwhile.
pub fn steady(atlas: &mut Atlas, piece: &mut FrameMesh, make: impl Fn(&mut Atlas, &mut FrameMesh)) {
    for _ in 0..2 {
        let before = atlas.generation();
        piece.clear();
        make(atlas, piece);
        if atlas.generation() == before {
            return;
        }
    }
}

/// Spreads addresses, which are all even and near each other.
#[derive(Default)]
pub struct AddressHasher(u64);

impl Hasher for AddressHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte) ^ self.0 as usize);
        }
    }

    fn write_usize(&mut self, address: usize) {
        self.0 = (address as u64 >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }
}
