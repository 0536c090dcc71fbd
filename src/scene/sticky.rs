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

    /// A frame without items.
    fn placed(x: f64, y: f64, size: Size, slides: f64) -> Placed {
        Placed { at: Point::new(x, y), tag: None, frame: Arc::new(Frame { slides, ..Frame::new(size) }) }
    }

    fn scene(flow: Flow, layers: Vec<(LayerKind, Vec<Placed>)>) -> Scene {
        let layers = layers.into_iter().map(|(kind, frames)| Layer { kind, frames }).collect();
        let scene = Scene { size: Size::new(1000.0, 800.0), flow: Flow::LeftToRight, layers };
        if flow.is_rtl() { scene.mirrored() } else { scene }
    }

    fn framed(flow: Flow) -> Scene {
        let rail = placed(24.0, 140.0, Size::new(88.0, 300.0), 0.0);
        let (stage, step) = (Size::new(200.0, 38.0), Size::new(200.0, 30.0));
        let header = vec![placed(112.0, 80.0, stage, 0.0), placed(112.0, 118.0, step, 0.0)];
        scene(flow, vec![(LayerKind::Rail, vec![rail]), (LayerKind::Header, header)])
    }

    fn at(x: f64, y: f64, zoom: f64) -> Camera {
        Camera { origin: Point::new(x, y), zoom }
    }

    #[test]
    fn header_and_rail_stay_in_place_until_they_scroll_out_and_other_layers_for_ever() {
        let [ltr, rtl] = [Flow::LeftToRight, Flow::RightToLeft].map(framed);
        for (scene, layer, camera, expected) in [
            (&ltr, LayerKind::Header, at(0.0, 0.0, 1.0), (0.0, 0.0)),
            (&ltr, LayerKind::Header, at(0.0, 80.0, 1.0), (0.0, 0.0)),
            (&ltr, LayerKind::Header, at(50.0, 200.0, 1.0), (0.0, 120.0)),
            (&ltr, LayerKind::Header, at(50.0, 200.0, 0.5), (0.0, 120.0)),
            (&ltr, LayerKind::Rail, at(-10.0, 0.0, 1.0), (0.0, 0.0)),
            (&ltr, LayerKind::Rail, at(324.0, 0.0, 1.0), (300.0, 0.0)),
            // The rail is at 888..976; a view from 600 sees up to 1000, a view from 400 up to 800.
            (&rtl, LayerKind::Rail, at(600.0, 0.0, 1.0), (0.0, 0.0)),
            (&rtl, LayerKind::Rail, at(400.0, 0.0, 1.0), (-176.0, 0.0)),
            (&rtl, LayerKind::Rail, at(400.0, 0.0, 0.5), (0.0, 0.0)),
        ] {
            assert_eq!(sticky_offset(layer, scene, &camera, VIEW), Vec2::from(expected), "{layer:?} {camera:?}");
        }
        for kind in [LayerKind::Lanes, LayerKind::Cards, LayerKind::Connectors, LayerKind::Title, LayerKind::Legend] {
            assert_eq!(sticky_offset(kind, &ltr, &at(500.0, 500.0, 1.0), VIEW), Vec2::ZERO);
        }
    }

    /// A name of 40 at the start of a stage that is at 124..324, with 120 to move.
    fn named(flow: Flow) -> Scene {
        let name = placed(136.0, 90.0, Size::new(40.0, 18.0), 120.0);
        let paper = |width: f64| vec![placed(0.0, 80.0, Size::new(width, 38.0), 0.0)];
        let layers =
            [(LayerKind::Header, paper(1000.0)), (LayerKind::Names, vec![name]), (LayerKind::Corner, paper(112.0))];
        scene(flow, layers.into())
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
        let mut scene = framed(Flow::LeftToRight);
        let tag = Tag::new(Key::Info, Part::Body);
        let headers = scene.layers.iter_mut().filter(|layer| layer.kind == LayerKind::Header);
        headers.flat_map(|layer| &mut layer.frames).for_each(|placed| placed.tag = Some(tag));
        let camera = at(0.0, 400.0, 1.0);
        assert_eq!(hit(&scene, &camera, VIEW, Point::new(150.0, 10.0), 4.0), Hit::On(tag));
        assert!(scene.frames().all(|(_, placed)| placed.hit(Point::new(150.0, 410.0), 4.0).is_none()));
    }
}
