//! The text of the window: names for screen readers, room and direction.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use egui::{Button, Role, Shape, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::label::{Look, TextUi, named};
use throughline::app::style;
use throughline::text::{Engine, Icon};

const MIXED: &str = "ייצוא 42 PNG";
const LONG: &str = "A label that is much too long for a window of two hundred points";

/// A window of 200 points with that content.
fn window(content: impl Fn(&TextUi, &mut Ui) + 'static) -> Harness<'static> {
    let mut text = None;
    let mut harness = Harness::builder().with_size(vec2(200.0, 200.0)).build_ui(move |ui| {
        let text = text.get_or_insert_with(|| {
            style::install(ui.ctx());
            TextUi::new(ui.ctx(), Engine::new())
        });
        content(text, ui);
    });
    harness.run();
    harness
}

fn has_egui_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text(_) => true,
        Shape::Vec(shapes) => shapes.iter().any(has_egui_text),
        _ => false,
    }
}

#[test]
fn a_label_is_named_by_its_logical_text_and_drawn_by_the_engine() {
    let window = window(|text, ui| {
        text.label(ui, MIXED, Look::BODY);
    });
    window.get_by_label(MIXED);
    assert!(!window.output().shapes.iter().any(|clipped| has_egui_text(&clipped.shape)));
}

#[test]
fn a_label_without_room_is_shortened_but_keeps_its_name() {
    let window = window(|text, ui| {
        text.label(ui, LONG, Look::BODY);
    });
    let label = window.get_by_label(LONG).rect();
    assert!(label.width() > 150.0 && label.right() <= 200.0, "{label:?}");
    assert!(label.height() < 20.0);
}

#[test]
fn a_paragraph_takes_the_lines_it_needs() {
    let window = window(|text, ui| {
        text.paragraph(ui, LONG, Look::BODY);
    });
    let paragraph = window.get_by_label(LONG).rect();
    assert!(paragraph.height() >= 36.0 && paragraph.right() <= 200.0, "{paragraph:?}");
}

#[test]
fn a_button_with_an_icon_and_text_has_one_name() {
    let window = window(|text, ui| {
        let atoms = (text.icon_atom(Icon::Star, 16.0, None), text.atom(MIXED, Look::BODY));
        let _ = named(ui.add(Button::new(atoms)), Role::Button, MIXED);
    });
    assert!(window.get_by_role_and_label(Role::Button, MIXED).rect().width() > 60.0);
}

#[test]
fn a_shortened_text_fits_and_ends_with_an_ellipsis() {
    let text = TextUi::new(&egui::Context::default(), Engine::new());
    for width in [20.0, 57.0, 130.0] {
        let block = text.elided(LONG, Look::BODY, width).unwrap();
        assert!(block.size().width <= f64::from(width), "{width}: {:?}", block.size());
        assert!(block.text().ends_with('…') && LONG.starts_with(block.text().trim_end_matches('…')));
    }
    assert_eq!(text.elided("Short", Look::BODY, 100.0).unwrap().text(), "Short");
}
