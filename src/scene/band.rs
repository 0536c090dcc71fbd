//! Bands: consecutive frames of a layer, which move and change together.

use std::sync::{Arc, OnceLock};

use super::box_tree::BoxTree;
use super::frame::Placed;
use crate::geom::{Point, Rect};
use crate::model::Key;

/// Frames of a layer that follow each other in it, such as the cards of a row, in coordinates of their own.
///
/// They are placed as if inline ran left to right: a layer turns them. So a band is made once and shared by the scenes in
/// which it is the same, wherever it is in them.
#[derive(Debug, Default)]
pub struct Band {
    frames: Vec<Placed>,
    /// Where each frame comes among those of the other bands; empty when they come before or after it as a whole.
    order: Vec<PaintOrder>,
    /// Over what the frames reach to. It is made when it is first asked for, as the others are: of two bands that are
    /// alike, one is thrown away.
    tree: OnceLock<BoxTree>,
    extent: OnceLock<Option<Rect>>,
    /// The first frame of each record, by record.
    keys: OnceLock<Vec<(Key, u32)>>,
}

/// Where a frame comes among those of other bands of its layer: what is later is drawn over what is earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaintOrder {
    /// What decides first.
    pub places: [u64; 2],
    /// What decides between those that are alike.
    pub keys: [Key; 2],
}

/// A band where its layer has it.
#[derive(Clone, Debug)]
pub struct PlacedBand {
    /// Where the origin of its coordinates is, as if inline ran left to right.
    pub at: Point,
    /// The frames.
    pub band: Arc<Band>,
}

impl Band {
    /// The most frames of a band that is made by [`Band::runs`]. A change makes its band anew, and a search for a record
    /// asks every band.
    pub const MOST: usize = 512;

    /// A band of frames, from back to front.
    #[must_use]
    pub fn new(frames: Vec<Placed>) -> Self {
        Self { frames, ..Self::default() }
    }

    /// A band of frames, from back to front, between which frames of other bands may come.
    #[must_use]
    pub fn woven(frames: Vec<(PaintOrder, Placed)>) -> Self {
        let (order, frames) = frames.into_iter().unzip();
        Self { frames, order, ..Self::default() }
    }

    /// The frames in as many bands as are needed.
    #[must_use]
    pub fn runs(frames: Vec<Placed>) -> Vec<Arc<Self>> {
        let lengths = Self::lengths(frames.len());
        let mut rest = frames.into_iter();
        lengths.map(|length| Arc::new(Self::new(rest.by_ref().take(length).collect()))).collect()
    }

    /// How many of so many frames belong into each band: bands as even as can be, so that none is soon made anew for a few
    /// frames, and none with more than [`Band::MOST`].
    pub fn lengths(count: usize) -> impl Iterator<Item = usize> {
        let bands = count.div_ceil(Self::MOST);
        (0..bands).map(move |band| (band + 1) * count / bands - band * count / bands)
    }

    /// The frames from back to front.
    #[must_use]
    pub fn frames(&self) -> &[Placed] {
        &self.frames
    }

    /// The box around all frames; `None` when there is none.
    #[must_use]
    pub fn extent(&self) -> Option<Rect> {
        let around = || self.frames.iter().map(Placed::bounds).reduce(|all, one| all.union(one));
        *self.extent.get_or_init(around)
    }

    /// Where each frame comes among those of the other bands; empty when they come before or after it as a whole.
    pub(super) fn order(&self) -> &[PaintOrder] {
        &self.order
    }

    fn tree(&self) -> &BoxTree {
        self.tree.get_or_init(|| BoxTree::new(&self.frames.iter().map(Placed::inline_reach).collect::<Vec<Rect>>()))
    }

    /// The box around the reach of all frames.
    pub(super) fn reach(&self) -> Option<Rect> {
        self.tree().extent()
    }

    /// Adds the indices of the frames that may reach into an area, from back to front.
    pub(super) fn find(&self, area: Rect, found: &mut Vec<usize>) {
        self.tree().find(area, found);
    }

    /// The index of the first frame that shows a record as a whole, or has an item of it when it shows no record as a whole.
    pub(super) fn index_of(&self, key: Key) -> Option<usize> {
        let keys = self.keys.get_or_init(|| keys_of(&self.frames));
        let at = keys.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        keys.get(at).map(|(_, index)| *index as usize)
    }

    /// True when two bands have the very same frames at the same places, in the same order among those of other bands.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let is_alike = self.frames.len() == other.frames.len() && self.order == other.order;
        is_alike && self.frames.iter().zip(&other.frames).all(|(one, other)| one.is_same(other))
    }
}

fn keys_of(frames: &[Placed]) -> Vec<(Key, u32)> {
    let mut keys = Vec::with_capacity(frames.len());
    for (placed, index) in frames.iter().zip(0..) {
        match placed.tag {
            Some(tag) => keys.push((tag.key, index)),
            None => {
                let tags = placed.frame.items.iter().filter_map(|item| item.tag);
                keys.extend(tags.map(|tag| (tag.key, index)));
            }
        }
    }
    keys.sort_unstable();
    keys.dedup_by_key(|(key, _)| *key);
    keys
}
