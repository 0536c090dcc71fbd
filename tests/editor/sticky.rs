//! What stays in sight while a map scrolls: the header, the rail, and the names of stages and steps.

use std::sync::Arc;

use throughline::geom::{Camera, Flow, Point, Size, Vec2};
use throughline::scene::sticky::{Hit, Stuck, hit, sticky_offset};
use throughline::scene::{Frame, Key, Layer, LayerKind, Part, Placed, Scene, Tag};

const VIEW: Size = Size::new(400.0, 300.0);

/// A frame without items.
fn placed(x: f64, y: f64, size: Size, slides: f64) -> Placed {
    Placed { at: Point::new(x, y), tag: None, frame: Arc::new(Frame { slides, ..Frame::new(size) }) }
}

fn scene(flow: Flow, layers: Vec<(LayerKind, Vec<Placed>)>) -> Scene {
    let layers = layers.into_iter().map(|(kind, frames)| Layer::from_frames(kind, frames)).collect();
    Scene::new(Size::new(1000.0, 800.0), flow, layers)
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
    let Some(name) = scene.layer(LayerKind::Names).frames().next() else { return Vec2::ZERO };
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
    let tag = Tag::new(Key::Info, Part::Body);
    let framed = framed(Flow::LeftToRight);
    let layers = framed.layers().iter().map(|layer| {
        let tag = (layer.kind == LayerKind::Header).then_some(tag);
        (layer.kind, layer.frames().map(|placed| Placed { tag, ..placed.to_placed() }).collect())
    });
    let scene = scene(Flow::LeftToRight, layers.collect());
    let camera = at(0.0, 400.0, 1.0);
    assert_eq!(hit(&scene, &camera, VIEW, Point::new(150.0, 10.0), 4.0), Hit::On(tag));
    assert!(scene.frames().all(|(_, placed)| placed.hit(Point::new(150.0, 410.0), 4.0).is_none()));
}
