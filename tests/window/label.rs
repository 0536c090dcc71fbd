//! The text of the window: names for screen readers, room and direction.

use egui::{Button, Color32, Rect, Role, Shape, Ui, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::widgets::label::{LabelStyle, TextUi, named};
use throughline::app::widgets::style;
use throughline::geom::Flow;
use throughline::text::{Align, Caret, Engine, Icon, Request};

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
        text.label(ui, MIXED, LabelStyle::BODY);
    });
    window.get_by_label(MIXED);
    assert!(!window.output().shapes.iter().any(|clipped| has_egui_text(&clipped.shape)));
}

#[test]
fn a_label_without_room_is_shortened_but_keeps_its_name() {
    let window = window(|text, ui| {
        text.label(ui, LONG, LabelStyle::BODY);
    });
    let label = window.get_by_label(LONG).rect();
    assert!(label.width() > 150.0 && label.right() <= 200.0, "{label:?}");
    assert!(label.height() < 20.0);
}

#[test]
fn a_paragraph_takes_the_lines_it_needs() {
    let window = window(|text, ui| {
        text.paragraph(ui, LONG, LabelStyle::BODY);
    });
    let paragraph = window.get_by_label(LONG).rect();
    assert!(paragraph.height() >= 36.0 && paragraph.right() <= 200.0, "{paragraph:?}");
}

#[test]
fn a_button_with_an_icon_and_text_has_one_name() {
    let window = window(|text, ui| {
        let atoms = (text.icon_atom(Icon::Star, 16.0, None), text.atom(MIXED, LabelStyle::BODY));
        let _ = named(ui.add(Button::new(atoms)), Role::Button, MIXED);
    });
    assert!(window.get_by_role_and_label(Role::Button, MIXED).rect().width() > 60.0);
}

#[test]
fn a_sentence_that_begins_with_a_name_of_another_script_runs_with_the_interface() {
    let text = TextUi::new(&egui::Context::default(), Engine::new());
    for (flow, says) in [(Flow::RightToLeft, "map 2 נשמרה עכשיו"), (Flow::LeftToRight, "מפה 2 is saved now")]
    {
        let text = text.flowing(flow);
        let sentence = text.sentence(says);
        let request = |text| Request { text, style: LabelStyle::BODY.style, width: None, align: Align::Start, flow };
        let (start, end) = text
            .with_engine(|engine| {
                let of = |engine: &mut Engine, byte| engine.carets(&request(&sentence)).1.rect(Caret::before(byte)).x0;
                (of(engine, 0), of(engine, says.len()))
            })
            .unwrap();
        assert_eq!(start > end, flow == Flow::RightToLeft, "{says}: from {start} to {end}");
        assert_eq!(text.sentence("42 %"), "42 %");
    }
}

#[test]
fn an_icon_that_points_is_a_mirror_image_from_right_to_left_and_others_are_not() {
    let painted = |icon: Icon, flow: Flow| {
        let window = window(move |text, ui| {
            let rect = Rect::from_min_size(pos2(100.0, 40.0), vec2(16.0, 16.0));
            text.flowing(flow).paint_icon(ui.painter(), rect, icon, 16.0, Color32::BLACK);
        });
        let corners = window.output().shapes.iter().flat_map(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) => mesh.vertices.iter().map(|vertex| vertex.pos.x).collect(),
            _ => Vec::new(),
        });
        corners.collect::<Vec<_>>()
    };
    for icon in [Icon::Undo, Icon::Leave, Icon::CaretRight, Icon::Star, Icon::Clock] {
        let (plain, turned) = (painted(icon, Flow::LeftToRight), painted(icon, Flow::RightToLeft));
        assert!(!plain.is_empty());
        let mirrored: Vec<_> = plain.iter().map(|x| 216.0 - x).collect();
        assert_eq!(turned, if icon.points() { mirrored } else { plain }, "{icon:?}");
    }
}

#[test]
fn a_shortened_text_fits_and_ends_with_an_ellipsis() {
    let text = TextUi::new(&egui::Context::default(), Engine::new());
    for width in [20.0, 57.0, 130.0] {
        let block = text.elided(LONG, LabelStyle::BODY, width).unwrap();
        assert!(block.size().width <= f64::from(width), "{width}: {:?}", block.size());
        assert!(block.text().ends_with('…') && LONG.starts_with(block.text().trim_end_matches('…')));
    }
    assert_eq!(text.elided("Short", LabelStyle::BODY, 100.0).unwrap().text(), "Short");
}
