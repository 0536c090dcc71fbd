//! What is kept from earlier layouts, by what it was made from: frames, ways of connectors, their order in a gutter.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::outlines::SharedOutlines;
use super::way::Way;
use crate::geom::Flow;
use crate::model::Key;
use crate::scene::Frame;
use crate::text::{Engine, Fonts};

/// What a frame is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum FrameSlot {
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
    Title,
    /// The paper behind stages and steps.
    HeaderGround,
    /// The paper where rail and header meet.
    Corner,
    /// The zero line of an emotion lane.
    ZeroLine(Key),
    /// A part of the curve of a persona.
    Curve(Key, usize),
    /// The points on it, and what stands beside them.
    Points(Key, usize),
    Legend,
}

struct Remembered<T> {
    pass: u64,
    value: T,
}

/// What the last layout used, by the hash of what it was made from. Keys are hashes and not the contents themselves:
/// short keys keep the table small, and a layout of a large map is as fast as the memory that it touches. Two contents
/// with the same 64 bits are not to be met below billions of cards.
struct Memory<T> {
    entries: HashMap<u64, Remembered<T>, FixedState>,
    /// How many there were when those that are gone were forgotten last.
    settled: usize,
}

impl<T> Default for Memory<T> {
    fn default() -> Self {
        Self { entries: HashMap::default(), settled: 0 }
    }
}

impl<T: Clone> Memory<T> {
    fn get(&mut self, key: u64, pass: u64) -> Option<T> {
        let kept = self.entries.get_mut(&key)?;
        kept.pass = pass;
        Some(kept.value.clone())
    }

    fn keep(&mut self, key: u64, pass: u64, value: &T) {
        self.entries.insert(key, Remembered { pass, value: value.clone() });
    }

    /// Forgets what this pass did not use.
    fn end_pass(&mut self, pass: u64) {
        self.entries.retain(|_, kept| kept.pass == pass);
        self.settled = self.entries.len();
    }

    /// After a pass that asked only for what has changed: once much has come beside what there was, forgets what this pass
    /// did not use and `is_gone`. To look for that among all costs as much as the map is large, so it waits for as many
    /// changes.
    fn end_partial(&mut self, pass: u64, is_gone: impl Fn(&T) -> bool) {
        if self.entries.len() > self.settled + self.settled / 8 + SPARE {
            self.entries.retain(|_, kept| kept.pass == pass || !is_gone(&kept.value));
            self.settled = self.entries.len();
        }
    }
}

/// So many entries may come before those are looked for that are gone.
const SPARE: usize = 256;

/// A table that is asked for every card.
pub(super) type LookupTable<K, V> = hashbrown::HashMap<K, V, FixedState>;

/// A set that is asked for every card.
pub(super) type LookupSet<K> = hashbrown::HashSet<K, FixedState>;

/// What layouts of one map share: the text engine, and the frames and ways of the last layout.
#[derive(Default)]
pub struct Workspace {
    /// The text engine.
    pub engine: Engine,
    frames: Memory<Arc<Frame>>,
    ways: Memory<Arc<Way>>,
    tracks: Memory<Arc<[usize]>>,
    outlines: SharedOutlines,
    pass: u64,
    built: u64,
    routed: u64,
    placed: u64,
    drawn: u64,
    /// How many texts the engine had shaped when it forgot what nothing holds any more.
    shaped: u64,
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

    /// How many frames have been built so far: a warm layout builds none.
    #[must_use]
    pub fn built(&self) -> u64 {
        self.built
    }

    /// How often a connector has been routed so far: its way was found, or a stretch of it was put in order with others
    /// in its gutter. A warm layout routes none, and a change only those that it touches.
    #[must_use]
    pub fn routed(&self) -> u64 {
        self.routed
    }

    /// How many frames were placed so far in bands that were made anew. What has not changed stays in its band.
    #[must_use]
    pub fn placed(&self) -> u64 {
        self.placed
    }

    /// How often the line of a connector was drawn so far. One that only moves with its row is not drawn.
    #[must_use]
    pub fn drawn(&self) -> u64 {
        self.drawn
    }

    /// Counts a connector that is drawn.
    pub(super) fn count_drawn(&mut self) {
        self.drawn += 1;
    }

    /// Counts connectors that are routed.
    pub(super) fn count_routed(&mut self, count: usize) {
        self.routed += count as u64;
    }

    /// Counts frames that are placed.
    pub(super) fn count_placed(&mut self, count: usize) {
        self.placed += count as u64;
    }

    /// Goes on to the next pass after one that asked only for what has changed.
    pub(super) fn end_partial_pass(&mut self) {
        self.frames.end_partial(self.pass, |frame| Arc::strong_count(frame) == 1);
        self.ways.end_partial(self.pass, |way| Arc::strong_count(way) == 1);
        // Nothing else holds tracks: those of the last passes go with them, and are found again when they are needed.
        self.tracks.end_partial(self.pass, |_| true);
        if self.engine.shaped() > self.shaped + self.frames.settled as u64 / 8 + SPARE as u64 {
            self.shaped = self.engine.shaped();
            self.engine.end_pass();
        }
        self.pass += 1;
    }

    /// Forgets what this pass did not use, and goes on to the next one.
    pub(super) fn end_pass(&mut self) {
        self.frames.end_pass(self.pass);
        self.ways.end_pass(self.pass);
        self.tracks.end_pass(self.pass);
        self.engine.end_pass();
        self.shaped = self.engine.shaped();
        self.pass += 1;
    }

    /// The way of a connector: the kept one when it follows from the same, else one found now.
    pub(super) fn way(&mut self, key: u64, find: impl FnOnce() -> Arc<Way>) -> Arc<Way> {
        self.ways.get(key, self.pass).unwrap_or_else(|| {
            self.routed += 1;
            let way = find();
            self.ways.keep(key, self.pass, &way);
            way
        })
    }

    /// The tracks of `count` stretches that share a gutter: the kept ones when they follow from the same, else those
    /// found now.
    pub(super) fn tracks(&mut self, key: u64, count: usize, find: impl FnOnce() -> Arc<[usize]>) -> Arc<[usize]> {
        self.tracks.get(key, self.pass).unwrap_or_else(|| {
            self.routed += count as u64;
            let tracks = find();
            self.tracks.keep(key, self.pass, &tracks);
            tracks
        })
    }

    /// The key of the frame of a slot whose content has that hash.
    pub(super) fn key(slot: FrameSlot, hash: u64) -> u64 {
        hash_of(&(slot, hash))
    }

    /// The frames that are kept under some keys.
    pub(super) fn kept_all(&mut self, keys: &[u64]) -> Vec<Option<Arc<Frame>>> {
        keys.iter().map(|key| self.frames.get(*key, self.pass)).collect()
    }

    /// The frame of a slot: the kept one when it was made from the same, else a new one, turned for `flow`.
    pub(super) fn frame(
        &mut self,
        slot: FrameSlot,
        hash: u64,
        flow: Flow,
        build: impl FnOnce(&mut Engine) -> Frame,
    ) -> Arc<Frame> {
        let key = Self::key(slot, hash);
        let kept = self.frames.get(key, self.pass);
        kept.unwrap_or_else(|| self.build(key, flow, build))
    }

    pub(super) fn build(&mut self, key: u64, flow: Flow, build: impl FnOnce(&mut Engine) -> Frame) -> Arc<Frame> {
        self.built += 1;
        let frame = build(&mut self.engine);
        let mut frame = if flow.is_rtl() { frame.mirrored() } else { frame };
        // Frames live long, and there is one for each card: no more room than they need.
        frame.items.shrink_to_fit();
        self.outlines.share(&mut frame);
        let frame = Arc::new(frame);
        self.frames.keep(key, self.pass, &frame);
        frame
    }
}

/// A 64-bit hash, the same in every run.
pub(super) fn hash_of(value: &impl Hash) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
