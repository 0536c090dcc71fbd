//! What the canvas shows is what the picture will show: the same scene, as text.

use throughline::editor::Editor;
use throughline::geom::Flow;
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::{IdSource, Map};
use throughline::persist::{TEMPLATES, read, template};
use throughline::scene::{Layer, LayerKind, Placed, PlacedRef, Scene};
use throughline::theme::size::CANVAS_MARGIN;

/// The templates in every language, with their names.
fn maps() -> impl Iterator<Item = (String, Map, Locale)> {
    let named = |(name, locale): (&str, Locale)| {
        let map = read(template(name, locale.code()).unwrap().as_bytes()).unwrap();
        (format!("{name} in {locale:?}"), map, locale)
    };
    TEMPLATES.into_iter().flat_map(|name| Locale::ALL.map(|locale| (name, locale))).map(named)
}

/// What stands in the body of a map, and not from edge to edge of the picture.
fn stands_inside(kind: LayerKind, placed: PlacedRef<'_>) -> bool {
    let inside = matches!(
        kind,
        LayerKind::Cards
            | LayerKind::Connectors
            | LayerKind::Emotion
            | LayerKind::Header
            | LayerKind::Names
            | LayerKind::Title
    );
    inside && placed.frame.items.iter().any(|item| item.tag.is_some())
}

/// Those frames of a scene, from where its first card lies, as text without the size of the whole.
fn lines(scene: &Scene, wanted: impl Fn(LayerKind, PlacedRef<'_>) -> bool) -> Vec<String> {
    let corner = scene.layer(LayerKind::Cards).frames().next().unwrap().at.to_vec2();
    let layers = scene.layers().iter().map(|layer| {
        let frames = layer.frames().filter(|placed| wanted(layer.kind, *placed));
        let frames = frames.map(|placed| Placed { at: placed.at - corner, ..placed.to_placed() });
        Layer::from_frames(layer.kind, frames.collect())
    });
    // Its frames are where they are seen already.
    let scene = Scene::new(scene.size, Flow::LeftToRight, layers.collect());
    scene.to_string().lines().skip(1).map(str::to_owned).collect()
}

fn assert_same(shown: &[String], drawn: &[String], name: &str) {
    assert!(shown.len() > 60, "{name} has a scene");
    for (shown, drawn) in shown.iter().zip(drawn) {
        assert_eq!(shown, drawn, "{name}");
    }
    assert_eq!(shown.len(), drawn.len(), "{name}");
}

#[test]
fn the_canvas_shows_what_the_picture_shows() {
    for (name, map, locale) in maps() {
        let editor = Editor::new(map.clone(), IdSource::seeded(1));
        // The curves of a long map are in parts on the canvas, which look like one.
        let options = LayoutOptions { curve_parts: true, ..LayoutOptions::picture(MapWords::of(locale)) };
        let picture = layout(&map, &mut Workspace::new(), editor.theme(), &options).scene;
        assert_same(&lines(editor.scene(), stands_inside), &lines(&picture, stands_inside), &name);
    }
}

#[test]
fn with_the_margin_of_the_canvas_the_picture_has_the_same_bands_and_lines_too() {
    for (name, map, locale) in maps() {
        let editor = Editor::new(map.clone(), IdSource::seeded(1));
        let words = LayoutOptions::picture(MapWords::of(locale));
        let options = LayoutOptions { margin: CANVAS_MARGIN, curve_parts: true, ..words };
        let picture = layout(&map, &mut Workspace::new(), editor.theme(), &options).scene;
        let all = |kind, _: PlacedRef<'_>| kind != LayerKind::Legend;
        assert_same(&lines(editor.scene(), all), &lines(&picture, all), &name);
    }
}
