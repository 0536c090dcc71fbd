//! What stays in sight while the map scrolls: the header at the top, the rail at the inline start, the name of a stage or
//! a step within what is seen of it.
//!
//! Pure geometry, so that drawing and pointing agree on where a stuck layer is.

use super::frame::hit_margin;
use super::{LayerKind, PlacedRef, Scene, Tag};
use crate::geom::{Camera, Flow, Point, Rect, Size, Vec2};

/// How far a layer has to move, in map units, to stay in sight of a view of `view_size`.
///
/// The header moves down as one block when its top has scrolled out; the rail moves along the inline axis when
/// its start has; the corner where they meet does both. Each covers at most half of the view: where it is larger, it
/// moves only so far that its end is seen. Every other layer stays where it is.
#[must_use]
pub fn sticky_offset(layer: LayerKind, scene: &Scene, camera: &Camera, view_size: Size) -> Vec2 {
    let (down, along) = match layer {
        LayerKind::Header | LayerKind::Names => (true, false),
        LayerKind::Rail => (false, true),
        LayerKind::Corner => (true, true),
        _ => return Vec2::ZERO,
    };
    // Names move with their stages and steps.
    let of = if layer == LayerKind::Names { LayerKind::Header } else { layer };
    let Some(block) = extent(scene, of) else { return Vec2::ZERO };
    let (seen, middle) = (camera.visible(view_size), camera.visible(view_size).center());
    // That its start is seen, and that no more than half of the view is covered.
    let x = if scene.flow.is_rtl() {
        (seen.x1 - block.x1).max(middle.x - block.x0).min(0.0)
    } else {
        (seen.x0 - block.x0).min(middle.x - block.x1).max(0.0)
    };
    let y = (seen.y0 - block.y0).min(middle.y - block.y1).max(0.0);
    Vec2::new(if along { x } else { 0.0 }, if down { y } else { 0.0 })
}

/// Where the frames of a layer are seen. It is asked once for a layer and then for each of its frames.
#[derive(Clone, Copy, Debug)]
pub struct Stuck {
    offset: Vec2,
    /// Where a name that slides may start, and which way inline runs.
    slide: Option<(f64, Flow)>,
}

impl Stuck {
    /// How a layer is seen by a camera in a view of `view_size`.
    #[must_use]
    pub fn new(layer: LayerKind, scene: &Scene, camera: &Camera, view_size: Size) -> Self {
        let start = || {
            let clear = clear_of(scene, camera, view_size);
            if scene.flow.is_rtl() { clear.x1 - SLIDE_MARGIN } else { clear.x0 + SLIDE_MARGIN }
        };
        let slide = (layer == LayerKind::Names).then(|| (start(), scene.flow));
        Self { offset: sticky_offset(layer, scene, camera, view_size), slide }
    }

    /// How far all frames of the layer have moved.
    #[must_use]
    pub fn offset(&self) -> Vec2 {
        self.offset
    }

    /// Where a name starts that has moved to stay in sight, in map units; `None` where nothing moves by itself.
    #[must_use]
    pub fn slide_start(&self) -> Option<f64> {
        self.slide.map(|(start, _)| start)
    }

    /// How far one of its frames has moved: with the layer, and as far as it can to start in sight.
    #[must_use]
    pub fn offset_of(&self, placed: PlacedRef<'_>) -> Vec2 {
        let Some((start, flow)) = self.slide.filter(|_| placed.frame.slides > 0.0) else { return self.offset };
        let own = if flow.is_rtl() { placed.bounds().x1 } else { placed.at.x };
        let behind = (start - own) * flow.sign();
        self.offset + Vec2::new(flow.sign() * behind.clamp(0.0, placed.frame.slides), 0.0)
    }
}

/// Between the rail and a name that has moved to stay in sight.
const SLIDE_MARGIN: f64 = 12.0;

/// The box around all frames of a layer; `None` when it has none.
#[must_use]
pub fn extent(scene: &Scene, layer: LayerKind) -> Option<Rect> {
    scene.layer(layer).extent()
}

/// The thing under a place of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Something that can be pointed at.
    On(Tag),
    /// Header, rail or corner, where they show nothing: what lies below can't be pointed at.
    Covered,
    /// Nothing.
    Nothing,
}

impl Hit {
    /// What can be pointed at.
    #[must_use]
    pub fn tag(self) -> Option<Tag> {
        match self {
            Self::On(tag) => Some(tag),
            Self::Covered | Self::Nothing => None,
        }
    }
}

/// The frontmost thing under `at` (a place on the view), with stuck layers where they are seen. Lines are met
/// within `reach` map units.
#[must_use]
pub fn hit(scene: &Scene, camera: &Camera, view_size: Size, at: Point, reach: f64) -> Hit {
    let at = camera.map_from_view(at);
    // A little more, so that no rounding of boxes counts.
    let margin = hit_margin(reach) + 1.0;
    for layer in scene.layers().iter().rev() {
        let stuck = Stuck::new(layer.kind, scene, camera, view_size);
        let there = at - stuck.offset();
        let around = layer.within(Rect::from_points(there, there).inflate(margin, margin));
        if let Some(tag) = around.iter().rev().find_map(|placed| placed.hit(at - stuck.offset_of(*placed), reach)) {
            return Hit::On(tag);
        }
        let covers = matches!(layer.kind, LayerKind::Header | LayerKind::Rail | LayerKind::Corner);
        if covers && around.iter().any(|placed| placed.bounds().contains(there)) {
            return Hit::Covered;
        }
    }
    Hit::Nothing
}

/// The part of the map, in map units, that a view shows beside the stuck layers: what is drawn above cards must
/// not be drawn above those.
#[must_use]
pub fn clear_of(scene: &Scene, camera: &Camera, view_size: Size) -> Rect {
    let mut clear = camera.visible(view_size);
    let stuck = |layer| extent(scene, layer).map(|area| area + sticky_offset(layer, scene, camera, view_size));
    if let Some(header) = stuck(LayerKind::Header)
        && header.y0 <= clear.y0 + 1e-6
    {
        clear.y0 = header.y1;
    }
    if let Some(corner) = stuck(LayerKind::Corner) {
        if scene.flow.is_rtl() && corner.x1 >= clear.x1 - 1e-6 {
            clear.x1 = corner.x0;
        } else if !scene.flow.is_rtl() && corner.x0 <= clear.x0 + 1e-6 {
            clear.x0 = corner.x1;
        }
    }
    clear
}
