//! Whole scenes as text, to be read where they change.

use std::fmt::Write as _;

use throughline::geom::Flow;
use throughline::model::Map;
use throughline::persist::{LANGUAGES, TEMPLATES, read, template};
use throughline::scene::{LayerKind, Scene};

use super::laws::{assert_apart, assert_whole};
use super::scenes::{canvas, card_boxes, flowing, picture};

/// A map with every element.
fn everything() -> Map {
    read(include_str!("all.journey.ron").as_bytes()).unwrap()
}

fn in_hebrew(map: &Map) -> Map {
    let mut map = flowing(map, Flow::RightToLeft);
    map.info.language = "he".to_owned();
    map
}

#[track_caller]
fn assert_shown(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

/// Each frame in a line, with the layer it is in.
fn frames(scene: &Scene) -> String {
    let mut text = format!("scene {}×{}\n", scene.size.width, scene.size.height);
    for (kind, placed) in scene.frames() {
        writeln!(text, "{kind:?} {placed}").unwrap();
    }
    text
}

/// What a picture has beyond the canvas.
fn around(scene: &Scene) -> String {
    let layers = scene.layers().iter().filter(|layer| matches!(layer.kind, LayerKind::Title | LayerKind::Legend));
    Scene::new(scene.size, scene.flow, layers.cloned().collect()).to_string()
}

#[test]
fn every_element_left_to_right() {
    assert_shown("every_element_left_to_right", &canvas(&everything()).scene.to_string());
}

#[test]
fn every_element_right_to_left() {
    assert_shown("every_element_right_to_left", &canvas(&in_hebrew(&everything())).scene.to_string());
}

#[test]
fn title_and_legend_of_a_picture() {
    assert_shown("title_and_legend_left_to_right", &around(&picture(&everything()).scene));
    assert_shown("title_and_legend_right_to_left", &around(&picture(&in_hebrew(&everything())).scene));
}

#[test]
fn the_templates_in_frames() {
    for name in TEMPLATES {
        for language in LANGUAGES {
            let map = read(template(name, language).unwrap().as_bytes()).unwrap();
            let scene = picture(&map).scene;
            assert_whole(&scene);
            assert_apart(&card_boxes(&scene));
            assert_shown(&format!("{name}.{language}"), &frames(&scene));
        }
    }
}
