//! Which layer may use which.

use crate::Complaint;
use crate::code::Source;

/// What each layer may use beside itself, and why it may use no more. `*` is everything.
///
/// `layer::Item` allows that item alone. `main` and `lib` are not layers: one starts the program, the other lists
/// its modules.
const LAYERS: &[(&str, &[&str], &str)] = &[
    ("geom", &[], "geometry is the ground that all else stands on"),
    ("i18n", &["geom::Flow", "model"], "words know the field and the direction of a language, not how they are shown"),
    ("model", &["geom::Flow"], "a map has no geometry: it knows lanes, steps and order, and which way it runs"),
    ("edit", &["model", "geom::Flow"], "a change is a change of the map, whatever shows it"),
    ("charset", &[], "bytes are told apart without knowing what they say"),
    ("markup", &[], "text is escaped without knowing what it says"),
    (
        "persist",
        &["model", "edit", "geom::Flow", "charset"],
        "a file holds a map and changes of it, not a picture of it",
    ),
    (
        "exchange",
        &["model", "edit", "geom::Flow", "i18n", "charset", "markup"],
        "foreign formats hold a map and say it in its words, they hold no picture of it",
    ),
    ("text", &["geom"], "text is shaped without knowing what it says"),
    ("scene", &["geom", "text", "model::Key"], "a display list names records but does not know them"),
    ("theme", &["geom", "text", "scene", "model"], "a look is colors, sizes and kinds of letters by role"),
    ("layout", &["model", "geom", "text", "scene", "theme", "i18n"], "layout is a pure function from map to scene"),
    ("render", &["geom", "text", "scene", "markup"], "a backend draws a scene without knowing what it depicts"),
    (
        "export",
        &["model", "edit", "exchange", "geom", "text", "scene", "theme", "layout", "render", "i18n"],
        "what is handed over comes from the map, whoever asks for it",
    ),
    (
        "editor",
        &["model", "edit", "geom", "text", "scene", "theme", "layout", "i18n"],
        "the editor runs without a window, a file or a picture",
    ),
    (
        "cli",
        &[
            "model", "edit", "persist", "exchange", "export", "geom", "text", "scene", "theme", "layout", "render",
            "i18n",
        ],
        "the command line needs no window",
    ),
    ("app", &["*"], ""),
    ("main", &["*"], ""),
    ("lib", &["*"], ""),
];

pub fn complaints(sources: &[Source]) -> Vec<Complaint> {
    sources.iter().flat_map(of_file).collect()
}

fn of_file(source: &Source) -> Vec<Complaint> {
    let layer = source.layer();
    let Some((_, may, why)) = LAYERS.iter().find(|(name, ..)| *name == layer) else {
        return vec![format!(
            "{}: there is no layer `{layer}`; give it its place in tests/architecture/layers.rs",
            source.path
        )];
    };
    let mut found = Vec::new();
    for (at, path) in source.paths() {
        let used = path.split("::").next().unwrap_or_default();
        let is_layer = LAYERS.iter().any(|(name, ..)| *name == used);
        if is_layer && used != layer && !may.iter().any(|rule| allows(rule, &path)) {
            found.push(format!(
                "{}:{}: `{layer}` uses `{path}`, but may use {} only: {why}",
                source.path,
                source.line(at),
                if may.is_empty() { "itself".to_owned() } else { format!("`{}`", may.join("`, `")) },
            ));
        }
    }
    found
}

fn allows(rule: &str, path: &str) -> bool {
    // A bare `use crate::geom;` of a layer that may use one item of it opens all of it, and is refused.
    rule == "*" || path == rule || path.strip_prefix(rule).is_some_and(|rest| rest.starts_with("::"))
}

#[test]
fn a_layer_that_reaches_up_is_named_with_its_line() {
    let bad = Source::new("src/model/key.rs", "//! Keys.\n\nuse crate::geom::{Flow, Rect};\nuse crate::layout;\n");
    let found = complaints(&[bad]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("src/model/key.rs:3: `model` uses `geom::Rect`"), "{found:?}");
    assert!(found[1].starts_with("src/model/key.rs:4: `model` uses `layout`"), "{found:?}");
}

#[test]
fn every_forbidden_direction_is_refused() {
    for (path, text) in [
        ("src/geom.rs", "use crate::scene::Scene;"),
        ("src/render/png.rs", "fn f(map: &crate::model::Map) {}"),
        ("src/render/png/tile.rs", "use super::super::super::layout::Options;"),
        ("src/editor/mod.rs", "use crate::persist::open;"),
        ("src/cli/export.rs", "use crate::{app, model::Map};"),
        ("src/scene.rs", "use crate::model::Map;"),
        ("src/scene.rs", "use crate::model;"),
        ("src/cloud/mod.rs", "//! A layer that nobody planned."),
    ] {
        assert_eq!(complaints(&[Source::new(path, text)]).len(), 1, "{path}: {text}");
    }
}

#[test]
fn what_is_allowed_is_left_alone() {
    for (path, text) in [
        ("src/model/key.rs", "use crate::model::Map;\nuse super::Card;\nuse crate::geom::Flow;"),
        ("src/scene/sticky.rs", "use crate::geom::{Flow, Point};\nuse crate::model::Key;"),
        ("src/app/mod.rs", "use crate::{cli, editor, persist};"),
        ("src/geom.rs", "//! See [`crate::scene::Scene`].\nmacro_rules! m { () => { $crate::geom::Flow } }"),
    ] {
        assert_eq!(complaints(&[Source::new(path, text)]), Vec::<Complaint>::new(), "{path}: {text}");
    }
}
