//! Frames that were built before, by what they were made from.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};
use std::sync::Arc;

use foldhash::fast::FixedState;

use crate::geom::Flow;
use crate::model::Key;
use crate::scene::Frame;
use crate::text::{Engine, Fonts};

/// What a frame is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// A record's own frame: a card, a stage's chevron, a step's place in the header, a connector.
    Of(Key),
    /// The name of a stage or a step.
    Name(Key),
    /// A lane's band behind the cards.
    Band(Key),
    /// A derived line, by its place from the top.
    Line(usize),
    /// The name of a derived line.
    LineName(usize),
    /// Title block.
    Title,
    /// What lies behind stages and steps.
    HeaderGround,
    /// Where rail and header meet.
    Corner,
    /// The zero line of an emotion lane.
    ZeroLine(Key),
    /// The curve of a persona in a lane.
    Curve(Key, Key),
    /// The faces on it, and what is said at them.
    Faces(Key, Key),
    /// The legend.
    Legend,
}

struct Kept {
    pass: u64,
    frame: Arc<Frame>,
}

/// What layouts of one map share: the text engine and the frames of the last layout.
#[derive(Default)]
pub struct Workspace {
    /// The text engine.
    pub engine: Engine,
    /// Frames by the hash of their slot and of what they are made from: short keys keep the table small, and a
    /// layout of a large map is as fast as the memory that it touches.
    kept: HashMap<u64, Kept, FixedState>,
    pass: u64,
    built: u64,
}

impl Workspace {
    /// An empty workspace with the bundled fonts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty workspace with these fonts.
    #[must_use]
    pub fn with_fonts(fonts: Fonts) -> Self {
        Self { engine: Engine::with_fonts(fonts), ..Self::default() }
    }

    /// How many frames were built so far: stays the same over a warm layout.
    #[must_use]
    pub fn built(&self) -> u64 {
        self.built
    }

    pub(super) fn begin_pass(&mut self) {
        self.pass += 1;
    }

    /// Forgets frames that this pass did not use.
    pub(super) fn end_pass(&mut self) {
        let pass = self.pass;
        self.kept.retain(|_, kept| kept.pass == pass);
        self.engine.end_pass();
    }

    /// Under which key the frame of a slot is kept that is made from what has that hash.
    pub(super) fn key(slot: Slot, hash: u64) -> u64 {
        hash_of(&(slot, hash))
    }

    /// The kept frames of many keys.
    pub(super) fn kept_all(&mut self, keys: &[u64]) -> Vec<Option<Arc<Frame>>> {
        keys.iter().map(|key| self.kept(*key)).collect()
    }

    fn kept(&mut self, key: u64) -> Option<Arc<Frame>> {
        let kept = self.kept.get_mut(&key)?;
        kept.pass = self.pass;
        Some(Arc::clone(&kept.frame))
    }

    /// The frame of a slot: the kept one when it was made from the same, else a new one, turned for `flow`.
    pub(super) fn frame(
        &mut self,
        slot: Slot,
        hash: u64,
        flow: Flow,
        build: impl FnOnce(&mut Engine) -> Frame,
    ) -> Arc<Frame> {
        let key = Self::key(slot, hash);
        self.kept(key).unwrap_or_else(|| self.build(key, flow, build))
    }

    /// A new frame for a key.
    pub(super) fn build(&mut self, key: u64, flow: Flow, build: impl FnOnce(&mut Engine) -> Frame) -> Arc<Frame> {
        self.built += 1;
        let frame = build(&mut self.engine);
        let frame = Arc::new(if flow.is_rtl() { frame.mirrored() } else { frame });
        self.kept.insert(key, Kept { pass: self.pass, frame: Arc::clone(&frame) });
        frame
    }
}

/// A 64-bit hash, the same in every run.
pub(super) fn hash_of(value: &impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
