//! What stands around the canvas is drawn once and then shown from copies, and nobody sees a difference. A screen of plain
//! colors takes the place of the graphics card.

use std::collections::HashMap;

use egui::epaint::ClippedShape;
use egui::{Area, Color32, Context, Event, Id, Modifiers, Order, Panel, Pos2, RawInput, Rect, Shape, Vec2, pos2, vec2};
use egui::{MouseWheelSource, MouseWheelUnit, TouchPhase};
use proptest::prelude::*;
use throughline::app::paint::kept_panels::{FramePlan, KeptPanels, StripCopy, WindowFrame};
use throughline::app::paint::pages::Quad;
use throughline::geom;
use throughline::i18n::Locale;

use crate::harness::{Screen, canvas, card, open};
use crate::support::{Dice, cases};

const GROUND: Color32 = Color32::WHITE;

/// The pixels of a screen or of a copy, row by row.
#[derive(Clone, PartialEq)]
struct Pixels {
    width: usize,
    pixels: Vec<Color32>,
}

impl Pixels {
    fn new([width, height]: [u32; 2]) -> Self {
        Self { width: width as usize, pixels: vec![GROUND; (width * height) as usize] }
    }

    fn fill(&mut self, area: geom::Rect, color: Color32) {
        for y in area.y0 as usize..area.y1 as usize {
            self.pixels[y * self.width..][area.x0 as usize..area.x1 as usize].fill(color);
        }
    }

    /// The same pixels at another place, from another picture.
    fn take(&mut self, to: geom::Rect, other: &Self, from: geom::Rect) {
        let width = to.width() as usize;
        for row in 0..to.height() as usize {
            let here = (to.y0 as usize + row) * self.width + to.x0 as usize;
            let there = (from.y0 as usize + row) * other.width + from.x0 as usize;
            self.pixels[here..here + width].copy_from_slice(&other.pixels[there..there + width]);
        }
    }
}

/// A screen with its copies.
#[derive(Default)]
struct GraphicsCard {
    kept: KeptPanels,
    copied: Vec<u64>,
    copies: HashMap<usize, Pixels>,
}

impl GraphicsCard {
    /// Draws a frame, and copies what is to be copied.
    fn draw(&mut self, window: WindowFrame, shapes: &[ClippedShape]) -> (FramePlan, Pixels) {
        let plan = self.kept.plan(window, shapes.iter(), &self.copied);
        let mut screen = Pixels::new(window.size);
        for Quad { page, from, to, .. } in &plan.show {
            screen.take(*to, &self.copies[page], *from);
        }
        paint(&mut screen, window, plan.draw.as_deref().unwrap_or(shapes));
        for StripCopy { quad: Quad { page, from, to, .. }, page_size, .. } in &plan.copy {
            let copy = self.copies.entry(*page).or_insert_with(|| Pixels::new(*page_size));
            if copy.width != page_size[0] as usize || copy.pixels.len() != (page_size[0] * page_size[1]) as usize {
                *copy = Pixels::new(*page_size);
            }
            copy.take(*from, &screen, *to);
        }
        self.note(&plan);
        (plan, screen)
    }

    /// Notes that all has been copied that was to be.
    fn note(&mut self, plan: &FramePlan) {
        for StripCopy { strip, version, .. } in &plan.copy {
            self.copied.resize(self.copied.len().max(strip + 1), 0);
            self.copied[*strip] = *version;
        }
    }

    /// A frame of the program: what is around its canvas.
    fn follow(&mut self, screen: &Screen) -> FramePlan {
        let window = WindowFrame::new(&screen.ctx, canvas(screen));
        let plan = self.kept.plan(window, screen.output().shapes.iter(), &self.copied);
        self.note(&plan);
        plan
    }
}

/// Paints rectangles of one color, without soft edges.
fn paint(screen: &mut Pixels, window: WindowFrame, shapes: &[ClippedShape]) {
    for ClippedShape { clip_rect, shape, .. } in shapes {
        let Shape::Rect(shape) = shape else { panic!("a rectangle is drawn: {shape:?}") };
        screen.fill(window.pixels(*clip_rect).intersect(window.pixels(shape.rect)), shape.fill);
    }
}

/// A window of 400 × 300 pixels with a canvas of 200 × 200 in it.
fn window() -> WindowFrame {
    WindowFrame { size: [400, 300], canvas: geom::Rect::new(100.0, 40.0, 300.0, 240.0), point: 1.0, ground: GROUND }
}

fn rect(x: f32, y: f32, width: f32, height: f32, color: Color32) -> ClippedShape {
    let rect = Rect::from_min_size(pos2(x, y), vec2(width, height));
    ClippedShape::new(Rect::EVERYTHING, Shape::rect_filled(rect, 0.0, color))
}

/// A field in each panel, a card on the canvas, and a line from one to the other.
fn shapes() -> Vec<ClippedShape> {
    vec![
        rect(10.0, 10.0, 60.0, 20.0, Color32::RED),
        rect(10.0, 60.0, 60.0, 20.0, Color32::GREEN),
        rect(310.0, 200.0, 60.0, 20.0, Color32::GREEN),
        rect(150.0, 100.0, 60.0, 40.0, Color32::BLUE),
        rect(50.0, 120.0, 120.0, 4.0, Color32::BLACK),
        rect(10.0, 270.0, 60.0, 20.0, Color32::RED),
    ]
}

/// What is shown from copies, in pixels.
fn shown(plan: &FramePlan) -> f64 {
    plan.show.iter().map(|quad| quad.to.area()).sum()
}

const AROUND: f64 = 400.0 * 300.0 - 200.0 * 200.0;

#[test]
fn what_stays_the_same_is_drawn_then_copied_then_shown() {
    let (mut card, mut shapes) = (GraphicsCard::default(), shapes());
    let (drawn, whole) = card.draw(window(), &shapes);
    assert_eq!((drawn.draw, drawn.show.len(), drawn.copy.len()), (None, 0, 0));
    let (copied, again) = card.draw(window(), &shapes);
    assert_eq!((copied.draw, copied.show.len()), (None, 0));
    assert_eq!(copied.copy.iter().map(|copy| copy.quad.to.area()).sum::<f64>(), AROUND);
    assert!(again == whole);
    for step in 0..3 {
        // The canvas may change as it likes.
        shapes[3] = rect(150.0 + step as f32, 100.0, 60.0, 40.0, Color32::BLUE);
        let (plan, screen) = card.draw(window(), &shapes);
        assert_eq!((shown(&plan), plan.copy.len()), (AROUND, 0));
        assert_eq!(plan.draw.unwrap().len(), 2, "the card, and the line as far as it is on the canvas");
        let mut whole = Pixels::new([400, 300]);
        paint(&mut whole, window(), &shapes);
        assert!(screen == whole);
    }
}

#[test]
fn what_reaches_over_the_edge_of_the_canvas_is_cut_there() {
    let (mut card, shapes) = (GraphicsCard::default(), shapes());
    (0..2).for_each(|_| drop(card.draw(window(), &shapes)));
    let line = card.draw(window(), &shapes).0.draw.unwrap().pop().unwrap();
    assert_eq!(line.shape, shapes[4].shape);
    assert_eq!(line.clip_rect, Rect::from_min_max(pos2(100.0, 40.0), pos2(300.0, 240.0)));
}

#[test]
fn a_field_that_changes_is_drawn_anew_with_what_is_beside_it_in_its_panel() {
    let (mut card, mut shapes) = (GraphicsCard::default(), shapes());
    (0..3).for_each(|_| drop(card.draw(window(), &shapes)));
    shapes[1] = rect(10.0, 60.0, 60.0, 20.0, Color32::YELLOW);
    let (plan, screen) = card.draw(window(), &shapes);
    let missing = AROUND - shown(&plan);
    assert!(missing > 0.0 && missing <= 100.0 * 200.0, "{missing}: only its panel, or a part of it");
    assert!(plan.copy.is_empty(), "it may change again");
    let mut whole = Pixels::new([400, 300]);
    paint(&mut whole, window(), &shapes);
    assert!(screen == whole);
    assert!(!card.draw(window(), &shapes).0.copy.is_empty());
    assert_eq!(shown(&card.draw(window(), &shapes).0), AROUND);
}

#[test]
fn a_window_of_another_size_scale_or_color_starts_again() {
    let shapes = shapes();
    let canvas = geom::Rect::new(100.0, 40.0, 299.0, 240.0);
    let others = [
        WindowFrame { size: [401, 300], ..window() },
        WindowFrame { canvas, ..window() },
        WindowFrame { point: 1.25, ..window() },
        WindowFrame { ground: Color32::BLACK, ..window() },
    ];
    for other in others {
        let mut card = GraphicsCard::default();
        (0..3).for_each(|_| drop(card.draw(window(), &shapes)));
        let plan = card.draw(other, &shapes).0;
        assert_eq!((plan.draw, plan.show.len(), plan.copy.len()), (None, 0, 0), "{other:?}");
        card.draw(other, &shapes);
        assert!(!card.draw(other, &shapes).0.show.is_empty(), "{other:?}");
    }
}

#[test]
fn what_could_not_be_copied_is_drawn_and_asked_for_again() {
    let (mut card, shapes) = (GraphicsCard::default(), shapes());
    card.draw(window(), &shapes);
    for _ in 0..3 {
        card.copied.clear();
        let plan = card.draw(window(), &shapes).0;
        assert_eq!((plan.draw, plan.show.len()), (None, 0));
        assert!(!plan.copy.is_empty());
    }
}

/// What a frame draws that has a panel, a canvas where something moves, and something that lies above both.
fn frame(ctx: &Context, card: &mut GraphicsCard, step: f32) -> (Vec<Color32>, FramePlan) {
    let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
    let at = |corner: Pos2| Rect::from_min_size(corner + vec2(5.0, 5.0), vec2(40.0, 10.0));
    let mark = |color| Shape::rect_filled(Rect::from_min_size(Pos2::ZERO, Vec2::splat(1.0)), 0.0, color);
    let mut plan = FramePlan::default();
    let mut output = ctx.run_ui(RawInput { screen_rect, ..RawInput::default() }, |ui| {
        Panel::left("panel").exact_size(100.0).resizable(false).show(ui, |ui| {
            ui.painter().rect_filled(at(ui.max_rect().min), 0.0, Color32::RED);
            ui.allocate_space(ui.available_size());
        });
        let canvas = ui.available_rect_before_wrap();
        let moved = at(canvas.min + vec2(10.0 * step, 20.0));
        ui.painter_at(canvas).rect_filled(moved, 0.0, Color32::BLUE);
        let popup = Area::new(Id::unique("popup")).order(Order::Foreground).fade_in(false);
        popup.fixed_pos(pos2(10.0 + 20.0 * step, 20.0)).show(ui.ctx(), |ui| {
            ui.painter().rect_filled(at(ui.max_rect().min), 0.0, Color32::GREEN);
            ui.allocate_space(vec2(60.0, 20.0));
        });
        plan = FramePlan::default();
        let show = |quads: Vec<Quad>| {
            plan.show = quads;
            mark(Color32::KHAKI)
        };
        let copy = |strips: Vec<StripCopy>| {
            plan.copy = strips;
            mark(Color32::ORANGE)
        };
        card.kept.end_frame(ui.ctx(), WindowFrame::new(ui.ctx(), canvas), &card.copied, show, copy);
    });
    output.textures_delta.clear();
    card.note(&plan);
    let known = [Color32::RED, Color32::BLUE, Color32::GREEN, Color32::KHAKI, Color32::ORANGE];
    let fill = |shape: &ClippedShape| match &shape.shape {
        Shape::Rect(rect) if known.contains(&rect.fill) => Some(rect.fill),
        _ => None,
    };
    (output.shapes.iter().filter_map(fill).collect(), plan)
}

#[test]
fn what_lies_above_the_background_moves_without_the_panels_being_drawn() {
    let (ctx, mut card) = (Context::default(), GraphicsCard::default());
    let (red, blue, green) = (Color32::RED, Color32::BLUE, Color32::GREEN);
    let mut frames = (0..10_u8).map(|step| frame(&ctx, &mut card, f32::from(step)));
    let (copied, _) = frames.by_ref().find(|(_, plan)| !plan.copy.is_empty()).expect("a copy");
    let copied: Vec<_> = copied.into_iter().filter(|color| *color != green).collect();
    assert_eq!(copied, [red, blue, Color32::ORANGE]);
    let shown: Vec<_> = frames.collect();
    assert!(shown.len() > 4);
    for (colors, plan) in shown {
        assert_eq!(colors, [Color32::KHAKI, blue, green]);
        assert!(!plan.show.is_empty());
    }
}

/// Turns the wheel over the map, so that it moves.
fn pan(screen: &mut Screen) {
    screen.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, -1.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    screen.step();
}

#[test]
fn while_the_pointer_moves_over_the_map_or_pans_it_nothing_around_it_is_drawn() {
    let (mut screen, mut kept) = (open(Locale::En), GraphicsCard::default());
    let place = card(&screen, "Help page");
    for beside in [0.0, 90.0, 0.0, 90.0] {
        screen.hover_at(place + vec2(0.0, beside));
        screen.step();
        kept.follow(&screen);
    }
    screen.hover_at(place);
    screen.step();
    let drawn = kept.follow(&screen).draw.expect("copies are shown").len();
    let all = screen.output().shapes.len();
    assert!(drawn * 2 < all, "{drawn} of {all} shapes");
    let before = screen.state().editor().view().camera;
    pan(&mut screen);
    assert_ne!(screen.state().editor().view().camera, before, "the map has moved");
    let drawn = kept.follow(&screen).draw.expect("copies are shown");
    let canvas = canvas(&screen).expand(1.0);
    let is_within = |shape: &ClippedShape| {
        canvas.contains_rect(shape.clip_rect) || canvas.contains_rect(shape.shape.visual_bounding_rect())
    };
    let stray: Vec<_> = drawn.iter().filter(|shape| !is_within(shape)).collect();
    assert!(stray.is_empty(), "{stray:?}");
}

/// A rectangle anywhere, wholly or in part in the window, on whole pixels.
fn random_rect(dice: &mut Dice) -> ClippedShape {
    let colors = [Color32::RED, Color32::GREEN, Color32::BLUE, Color32::BLACK, Color32::YELLOW];
    let [x, y] = [dice.between(0, 440), dice.between(0, 340)].map(|at| at as f32 - 20.0);
    let [width, height] = [dice.between(1, 160), dice.between(1, 120)].map(|length| length as f32);
    let mut shape = rect(x, y, width, height, dice.pick(&colors));
    if dice.percent(40) {
        let [x, y] = [dice.between(0, 300), dice.between(0, 200)].map(|at| at as f32);
        shape.clip_rect = Rect::from_min_size(pos2(x, y), vec2(120.0, 90.0));
    }
    shape
}

/// Changes nothing, a shape, the number of shapes, or the window.
fn change(dice: &mut Dice, shapes: &mut Vec<ClippedShape>, window: &mut WindowFrame) {
    let at = dice.below(shapes.len());
    match dice.below(9) {
        0 => shapes[at] = random_rect(dice),
        1 => shapes.insert(at, random_rect(dice)),
        2 if shapes.len() > 1 => drop(shapes.remove(at)),
        3 => shapes.swap(0, at),
        4 if dice.percent(40) => {
            let [x, y] = [dice.between(0, 150), dice.between(0, 150)].map(|at| at as f64);
            window.canvas = geom::Rect::new(x, y, x + 180.0, y + 120.0);
        }
        5 if dice.percent(20) => window.size = [dice.between(340, 420) as u32, dice.between(280, 320) as u32],
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn copies_and_what_is_drawn_are_together_what_would_be_drawn_without_copies(seed in any::<u64>()) {
        let (mut dice, mut card, mut window) = (Dice::seeded(seed), GraphicsCard::default(), window());
        let mut shapes: Vec<_> = (0..12).map(|_| random_rect(&mut dice)).collect();
        for step in 0..24 {
            change(&mut dice, &mut shapes, &mut window);
            let screen = card.draw(window, &shapes).1;
            let mut whole = Pixels::new(window.size);
            paint(&mut whole, window, &shapes);
            prop_assert!(screen == whole, "step {step}");
        }
    }
}
