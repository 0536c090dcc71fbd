//! What stays in sight while the map scrolls: the header at the top, the rail at the inline start, the name of a stage or
//! a step within what is seen of it.
//!
//! Pure geometry, so that drawing and pointing agree on where a stuck layer is.

use super::{LayerKind, Placed, Scene, Tag};
use crate::geom::{Camera, Flow, Point, Rect, Size, Vec2};

/// How far a layer has to move, in map units, to stay in sight of a view of `view_size`.
///
/// The header moves down as one block when its top has scrolled out; the rail moves along the inline axis when
/// its start has; the corner where they meet does both. Every other layer stays where it is.
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
    let seen = camera.visible(view_size);
    let x = if scene.flow.is_rtl() { (seen.x1 - block.x1).min(0.0) } else { (seen.x0 - block.x0).max(0.0) };
    Vec2::new(if along { x } else { 0.0 }, if down { (seen.y0 - block.y0).max(0.0) } else { 0.0 })
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

    /// How far one of its frames has moved: with the layer, and as far as it can to start in sight.
    #[must_use]
    pub fn offset_of(&self, placed: &Placed) -> Vec2 {
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
    scene.layer(layer).iter().map(Placed::bounds).reduce(|all, one| all.union(one))
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
    for layer in scene.layers.iter().rev() {
        let stuck = Stuck::new(layer.kind, scene, camera, view_size);
        if let Some(tag) = layer.frames.iter().rev().find_map(|placed| placed.hit(at - stuck.offset_of(placed), reach))
        {
            return Hit::On(tag);
        }
        let there = at - stuck.offset();
        let covers = matches!(layer.kind, LayerKind::Header | LayerKind::Rail | LayerKind::Corner);
        if covers && layer.frames.iter().any(|placed| placed.bounds().contains(there)) {
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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scene::{Frame, Layer, Placed};

    const VIEW: Size = Size::new(400.0, 300.0);

    fn scene(flow: Flow) -> Scene {
        let placed = |x: f64, y: f64, w: f64, h: f64| Placed {
            at: Point::new(x, y),
            tag: None,
            frame: Arc::new(Frame::new(Size::new(w, h))),
        };
        let layers = vec![
            Layer { kind: LayerKind::Rail, frames: vec![placed(24.0, 140.0, 88.0, 300.0)] },
            Layer {
                kind: LayerKind::Header,
                frames: vec![placed(112.0, 80.0, 200.0, 38.0), placed(112.0, 118.0, 200.0, 30.0)],
            },
        ];
        let scene = Scene { size: Size::new(1000.0, 800.0), flow: Flow::LeftToRight, layers };
        if flow.is_rtl() { scene.mirrored() } else { scene }
    }

    fn at(x: f64, y: f64, zoom: f64) -> Camera {
        Camera { origin: Point::new(x, y), zoom }
    }

    #[test]
    fn the_header_stays_in_place_until_its_top_scrolls_out() {
        let scene = scene(Flow::LeftToRight);
        let offset = |camera: Camera| sticky_offset(LayerKind::Header, &scene, &camera, VIEW);
        assert_eq!(offset(at(0.0, 0.0, 1.0)), Vec2::ZERO);
        assert_eq!(offset(at(0.0, 80.0, 1.0)), Vec2::ZERO);
        assert_eq!(offset(at(50.0, 200.0, 1.0)), Vec2::new(0.0, 120.0));
        assert_eq!(offset(at(50.0, 200.0, 0.5)), Vec2::new(0.0, 120.0));
    }

    #[test]
    fn the_rail_stays_on_the_left_of_a_map_that_flows_to_the_right() {
        let scene = scene(Flow::LeftToRight);
        let offset = |camera: Camera| sticky_offset(LayerKind::Rail, &scene, &camera, VIEW);
        assert_eq!(offset(at(-10.0, 0.0, 1.0)), Vec2::ZERO);
        assert_eq!(offset(at(324.0, 0.0, 1.0)), Vec2::new(300.0, 0.0));
    }

    #[test]
    fn the_rail_stays_on_the_right_of_a_map_that_flows_to_the_left() {
        let scene = scene(Flow::RightToLeft);
        let offset = |camera: Camera| sticky_offset(LayerKind::Rail, &scene, &camera, VIEW);
        // The rail is at 888..976; a view from 600 sees up to 1000, a view from 400 up to 800.
        assert_eq!(offset(at(600.0, 0.0, 1.0)), Vec2::ZERO);
        assert_eq!(offset(at(400.0, 0.0, 1.0)), Vec2::new(-176.0, 0.0));
        assert_eq!(offset(at(400.0, 0.0, 0.5)), Vec2::ZERO);
    }

    #[test]
    fn other_layers_never_move() {
        let scene = scene(Flow::LeftToRight);
        for kind in [LayerKind::Lanes, LayerKind::Cards, LayerKind::Connectors, LayerKind::Title, LayerKind::Legend] {
            assert_eq!(sticky_offset(kind, &scene, &at(500.0, 500.0, 1.0), VIEW), Vec2::ZERO);
        }
    }

    /// A name of 40 at the start of a stage that is at 124..324, with 120 to move.
    fn named(flow: Flow) -> Scene {
        let frame = Frame { slides: 120.0, ..Frame::new(Size::new(40.0, 18.0)) };
        let name = Placed { at: Point::new(136.0, 90.0), tag: None, frame: Arc::new(frame) };
        let paper =
            |w: f64| Placed { at: Point::new(0.0, 80.0), tag: None, frame: Arc::new(Frame::new(Size::new(w, 38.0))) };
        let layers = vec![
            Layer { kind: LayerKind::Header, frames: vec![paper(1000.0)] },
            Layer { kind: LayerKind::Names, frames: vec![name] },
            Layer { kind: LayerKind::Corner, frames: vec![paper(112.0)] },
        ];
        let scene = Scene { size: Size::new(1000.0, 800.0), flow: Flow::LeftToRight, layers };
        if flow.is_rtl() { scene.mirrored() } else { scene }
    }

    fn moved(scene: &Scene, camera: Camera) -> Vec2 {
        let Some(name) = scene.layer(LayerKind::Names).first() else { return Vec2::ZERO };
        Stuck::new(LayerKind::Names, scene, &camera, VIEW).offset_of(name)
    }

    #[test]
    fn a_name_moves_within_its_stage_to_stay_beside_the_rail() {
        let scene = named(Flow::LeftToRight);
        assert_eq!(moved(&scene, at(0.0, 0.0, 1.0)), Vec2::ZERO);
        assert_eq!(moved(&scene, at(12.0, 0.0, 1.0)), Vec2::ZERO, "12 beside the rail it is where it was");
        assert_eq!(moved(&scene, at(50.0, 0.0, 1.0)), Vec2::new(38.0, 0.0));
        assert_eq!(moved(&scene, at(500.0, 100.0, 1.0)), Vec2::new(120.0, 20.0), "no further than its stage");
    }

    #[test]
    fn a_name_moves_the_other_way_in_a_map_from_right_to_left() {
        let scene = named(Flow::RightToLeft);
        // Seen from 600 to 1000 nothing is hidden; each unit that the view moves to the left moves the name.
        assert_eq!(moved(&scene, at(600.0, 0.0, 1.0)), Vec2::ZERO);
        assert_eq!(moved(&scene, at(550.0, 0.0, 1.0)), Vec2::new(-38.0, 0.0));
        assert_eq!(moved(&scene, at(100.0, 0.0, 1.0)), Vec2::new(-120.0, 0.0));
    }

    #[test]
    fn pointing_finds_a_stuck_stage_where_it_is_seen() {
        use crate::model::Key;
        use crate::scene::Part;
        let mut scene = scene(Flow::LeftToRight);
        let tag = Tag::new(Key::Info, Part::Body);
        for placed in
            scene.layers.iter_mut().filter(|layer| layer.kind == LayerKind::Header).flat_map(|l| &mut l.frames)
        {
            placed.tag = Some(tag);
        }
        let camera = at(0.0, 400.0, 1.0);
        assert_eq!(hit(&scene, &camera, VIEW, Point::new(150.0, 10.0), 4.0), Hit::On(tag));
        assert_eq!(scene.hit(Point::new(150.0, 410.0), 4.0), None);
    }
}
