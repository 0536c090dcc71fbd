//! Layers: frames that are drawn together, in bands, and where to look for them.

use std::sync::{Arc, LazyLock, OnceLock};

use super::LayerKind;
use super::band::{Band, PaintOrder, PlacedBand};
use super::box_tree::BoxTree;
use super::frame::{Placed, PlacedRef, mirrored_x};
use crate::geom::{Flow, Point, Rect};
use crate::model::Key;

/// Frames that are drawn together. A clone shares them.
#[derive(Clone, Debug)]
pub struct Layer {
    /// What the layer is.
    pub kind: LayerKind,
    /// The width in which places are turned, where inline runs right to left.
    turned: Option<f64>,
    content: Arc<LayerContent>,
}

/// The bands of a layer, as if inline ran left to right.
#[derive(Debug)]
struct LayerContent {
    /// Those that have frames.
    bands: Vec<PlacedBand>,
    /// Over what the bands reach to; made when it is first asked for.
    tree: OnceLock<BoxTree>,
    extent: OnceLock<Option<Rect>>,
    /// Where frames of several bands take turns: the band and the place there of each frame, from back to front.
    turns: OnceLock<Vec<(u32, u32)>>,
    is_woven: bool,
    count: usize,
}

impl LayerContent {
    fn tree(&self) -> &BoxTree {
        self.tree.get_or_init(|| {
            let reach = self.bands.iter().map(|placed| moved(placed.band.reach(), placed));
            BoxTree::new(&reach.collect::<Vec<Rect>>())
        })
    }

    fn turns(&self) -> &[(u32, u32)] {
        if !self.is_woven {
            return &[];
        }
        self.turns.get_or_init(|| {
            let bands = self.bands.iter().zip(0..);
            let frames = bands.flat_map(|(band, nth)| band.band.order().iter().zip(0..).map(move |it| (it, nth)));
            let mut frames: Vec<(&PaintOrder, u32, u32)> = frames.map(|((order, at), nth)| (order, nth, at)).collect();
            frames.sort_unstable();
            frames.into_iter().map(|(_, nth, at)| (nth, at)).collect()
        })
    }

    fn extent(&self) -> Option<Rect> {
        let extents = || self.bands.iter().map(|placed| moved(placed.band.extent(), placed));
        *self.extent.get_or_init(|| extents().reduce(|all, one| all.union(one)))
    }
}

/// An area of a band in the coordinates of its layer.
fn moved(area: Option<Rect>, placed: &PlacedBand) -> Rect {
    area.unwrap_or_default() + placed.at.to_vec2()
}

/// What sums of places may differ by from their boxes.
const ROUNDING: f64 = 1e-3;

impl Layer {
    /// A layer of bands, from back to front; where they are woven, the frames of all of them have one order.
    #[must_use]
    pub fn new(kind: LayerKind, mut bands: Vec<PlacedBand>) -> Self {
        bands.retain(|placed| !placed.band.frames().is_empty());
        let count = bands.iter().map(|placed| placed.band.frames().len()).sum();
        let is_woven = bands.iter().any(|placed| !placed.band.order().is_empty());
        let (tree, extent, turns) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let content = LayerContent { bands, tree, extent, turns, is_woven, count };
        Self { kind, turned: None, content: Arc::new(content) }
    }

    /// A layer of frames that belong to no row, from back to front.
    #[must_use]
    pub fn from_frames(kind: LayerKind, frames: Vec<Placed>) -> Self {
        let bands = Band::runs(frames).into_iter();
        Self::new(kind, bands.map(|band| PlacedBand { at: Point::ZERO, band }).collect())
    }

    /// A layer without frames.
    pub(super) fn empty() -> &'static Self {
        static EMPTY: LazyLock<Layer> = LazyLock::new(|| Layer::new(LayerKind::Lanes, Vec::new()));
        &EMPTY
    }

    /// The layer in a scene of that flow and width.
    pub(super) fn placed_in(mut self, flow: Flow, width: f64) -> Self {
        self.turned = flow.is_rtl().then_some(width);
        self
    }

    /// The bands, as if inline ran left to right; those without frames are left out. They come from back to front, unless
    /// they are woven.
    #[must_use]
    pub fn bands(&self) -> &[PlacedBand] {
        &self.content.bands
    }

    /// How many frames there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.content.count
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.count == 0
    }

    /// The frames from back to front.
    pub fn frames(&self) -> impl DoubleEndedIterator<Item = PlacedRef<'_>> + Clone {
        let bands = self.content.bands.as_slice();
        let in_turn: &[PlacedBand] = if self.content.is_woven { &[] } else { bands };
        let in_turn =
            in_turn.iter().flat_map(move |band| band.band.frames().iter().map(move |placed| self.place(band, placed)));
        let woven = self.content.turns().iter().filter_map(move |(nth, at)| {
            let band = bands.get(*nth as usize)?;
            Some(self.place(band, band.band.frames().get(*at as usize)?))
        });
        in_turn.chain(woven)
    }

    /// The box around all frames; `None` when there is none.
    #[must_use]
    pub fn extent(&self) -> Option<Rect> {
        self.content.extent().map(|extent| self.turn(extent))
    }

    /// The box around the reach of all frames.
    pub(super) fn reach(&self) -> Option<Rect> {
        self.content.tree().extent().map(|extent| self.turn(extent))
    }

    /// True when two layers are the same, apart from the width in which they are turned.
    pub(super) fn shares_all(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.content, &other.content)
    }

    /// The frames that are in an area, draw in it, or may move into it, from back to front: those whose
    /// [`PlacedRef::reach`] overlaps it.
    #[must_use]
    pub fn within(&self, area: Rect) -> Vec<PlacedRef<'_>> {
        let (mut found, flow) = (Vec::new(), self.flow());
        self.find(area, |order, placed| {
            if placed.reach(flow).overlaps(area) {
                found.push((order, placed));
            }
        });
        if self.content.is_woven {
            found.sort_unstable_by_key(|(order, _)| *order);
        }
        found.into_iter().map(|(_, placed)| placed).collect()
    }

    /// The first frame that shows a record as a whole, or has an item of it when it shows no record as a whole.
    #[must_use]
    pub fn frame_of(&self, key: Key) -> Option<PlacedRef<'_>> {
        self.content.bands.iter().find_map(|band| self.frame_in(band, key))
    }

    /// The same for a record that is looked for in an area before all others.
    #[must_use]
    pub fn frame_near(&self, key: Key, area: Rect) -> Option<PlacedRef<'_>> {
        let mut near = Vec::new();
        self.content.tree().find(self.turn(area), &mut near);
        let mut bands = near.into_iter().filter_map(|at| self.content.bands.get(at));
        bands.find_map(|band| self.frame_in(band, key)).or_else(|| self.frame_of(key))
    }

    /// The layer with each band taken from an earlier one that has the very same.
    pub(super) fn sharing(self, before: &Self) -> Self {
        let (old, new) = (&before.content.bands, &self.content.bands);
        let is_kept = |at: usize| old.get(at).zip(new.get(at)).is_some_and(|(one, other)| is_shared(one, other));
        if old.len() == new.len() && (0..new.len()).all(is_kept) {
            return Self { content: Arc::clone(&before.content), ..self };
        }
        let shared = |(at, placed): (usize, &PlacedBand)| {
            // Rows are added and taken away in between: the others are as far from the start or from the end.
            let from_end = (at + old.len()).checked_sub(new.len());
            let mut candidates = [Some(at), from_end].into_iter().flatten().filter_map(|at| old.get(at));
            let is_same =
                |other: &&PlacedBand| Arc::ptr_eq(&other.band, &placed.band) || other.band.is_same(&placed.band);
            let same = candidates.find(is_same);
            PlacedBand { at: placed.at, band: Arc::clone(&same.unwrap_or(placed).band) }
        };
        let bands = new.iter().enumerate().map(shared).collect();
        Self { turned: self.turned, ..Self::new(self.kind, bands) }
    }

    fn frame_in<'a>(&'a self, band: &'a PlacedBand, key: Key) -> Option<PlacedRef<'a>> {
        let index = band.band.index_of(key)?;
        band.band.frames().get(index).map(|placed| self.place(band, placed))
    }

    /// Goes through the frames that may be in an area, band by band.
    fn find<'a>(&'a self, area: Rect, mut take: impl FnMut(Option<&'a PaintOrder>, PlacedRef<'a>)) {
        let content = &self.content;
        let area = self.turn(area).inflate(ROUNDING, ROUNDING);
        let (mut bands, mut indices) = (Vec::new(), Vec::new());
        content.tree().find(area, &mut bands);
        for band in bands.into_iter().filter_map(|at| content.bands.get(at)) {
            band.band.find(area - band.at.to_vec2(), &mut indices);
            for at in indices.drain(..) {
                if let Some(placed) = band.band.frames().get(at) {
                    take(band.band.order().get(at), self.place(band, placed));
                }
            }
        }
    }

    fn flow(&self) -> Flow {
        if self.turned.is_some() { Flow::RightToLeft } else { Flow::LeftToRight }
    }

    /// A frame of a band where the scene has it.
    fn place<'a>(&self, band: &PlacedBand, placed: &'a Placed) -> PlacedRef<'a> {
        let at = band.at + placed.at.to_vec2();
        let x = self.turned.map_or(at.x, |whole| mirrored_x(whole, at.x, placed.frame.size.width));
        PlacedRef { at: Point::new(x, at.y), tag: placed.tag, frame: &placed.frame }
    }

    /// A box between the scene and the coordinates of the bands, either way.
    fn turn(&self, area: Rect) -> Rect {
        match self.turned {
            Some(whole) => Rect { x0: whole - area.x1, x1: whole - area.x0, ..area },
            None => area,
        }
    }
}

fn is_shared(one: &PlacedBand, other: &PlacedBand) -> bool {
    one.at == other.at && (Arc::ptr_eq(&one.band, &other.band) || one.band.is_same(&other.band))
}
