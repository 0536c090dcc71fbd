//! Fitting a stage into the view.

use throughline::edit::Selection;
use throughline::editor::Editor;
use throughline::geom::{Flow, Size};
use throughline::model::{IdSource, Key, Map};

use crate::table::{id, map};

fn journey(flow: Flow) -> Editor {
    let mut map: Map = map("
        | seek.look | call | pay.settle | keep.stay | go
        customer | a | b | c[p1] | d | e
        join k: e a");
    map.info.direction = flow;
    let mut editor = Editor::new(map, IdSource::seeded(1));
    editor.view_mut().size = Size::new(900.0, 600.0);
    editor.show_start();
    editor
}

/// The stage whose first and last card are all that is seen of the cards.
fn seen(editor: &Editor) -> Vec<&'static str> {
    let view = editor.view().camera.visible(editor.view().size);
    let area = |name: &str| editor.area_of(Key::Card(id(name))).unwrap();
    ["a", "b", "c", "d", "e"].into_iter().filter(|name| view.union(area(name)) == view).collect()
}

#[test]
fn the_stage_of_what_is_selected_fills_the_view_in_both_directions() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for key in [Key::Stage(id("pay")), Key::Step(id("settle")), Key::Card(id("c")), Key::Pain(id("p1"))] {
            let mut editor = journey(flow);
            editor.select(Selection::one(key));
            editor.fit_stage();
            let view = editor.view().camera.visible(editor.view().size);
            let card = editor.area_of(Key::Card(id("c"))).unwrap();
            assert!(view.union(card) == view, "{flow:?} {key:?}");
            assert!(editor.view().camera.zoom > 1.0, "{flow:?} {key:?}");
            assert!(!seen(&editor).contains(&"a") && !seen(&editor).contains(&"e"), "{flow:?} {:?}", seen(&editor));
        }
    }
}

#[test]
fn with_nothing_selected_it_is_the_stage_in_the_middle_of_the_view() {
    let mut editor = journey(Flow::LeftToRight);
    let last = editor.area_of(Key::Card(id("e"))).unwrap();
    editor.view_mut().camera.origin.x = last.center().x - 450.0;
    editor.fit_stage();
    assert_eq!(seen(&editor), ["d", "e"]);
}

#[test]
fn a_map_without_stages_stays_as_it_is() {
    let mut editor = Editor::new(Map::default(), IdSource::seeded(1));
    editor.view_mut().size = Size::new(900.0, 600.0);
    let before = *editor.view();
    editor.fit_stage();
    assert_eq!(*editor.view(), before);
}
