//! A scene as a map of so many cards would have it, made without a map: lanes, cards with their parts, and
//! connectors between neighbours.

use std::sync::Arc;

use throughline::geom::{BezPath, Flow, Point, Size, Vec2};
use throughline::scene::{Color, Dash, Frame, Layer, LayerKind, Placed, Radii, Scene, Shape, Stroke};
use throughline::text::{Align, Engine, Icon, Request, Style, Weight};

const CARD: Size = Size::new(180.0, 96.0);
const CELL: Size = Size::new(212.0, 112.0);

/// A scene with that many cards, half as high as it is wide.
pub fn scene(cards: usize) -> Scene {
    let columns = ((cards as f64 * 2.0 * CELL.height / CELL.width).sqrt().ceil() as usize).max(1);
    let rows = cards.div_ceil(columns);
    let size = Size::new(columns as f64 * CELL.width, rows as f64 * CELL.height);
    let mut engine = Engine::new();
    let frames: Vec<Arc<Frame>> = (0..cards).map(|index| Arc::new(card(&mut engine, index))).collect();
    let places = (0..cards).map(|index| {
        Point::new((index % columns) as f64 * CELL.width + 16.0, (index / columns) as f64 * CELL.height + 8.0)
    });
    let connector = Arc::new(connector());
    let layer = |kind, frames| Layer { kind, frames };
    let lanes = (0..rows).map(|row| placed(Point::new(0.0, row as f64 * CELL.height), Arc::new(lane(size.width, row))));
    let connectors = places.clone().map(|at| placed(at + Vec2::new(CARD.width, CARD.height / 2.0), connector.clone()));
    let cards = places.clone().zip(frames).map(|(at, frame)| placed(at, frame));
    let layers = vec![
        layer(LayerKind::Lanes, lanes.collect()),
        layer(LayerKind::Connectors, connectors.collect()),
        layer(LayerKind::Cards, cards.collect()),
    ];
    Scene { size, layers, ..Scene::default() }
}

fn placed(at: Point, frame: Arc<Frame>) -> Placed {
    Placed { at, tag: None, frame }
}

fn lane(width: f64, row: usize) -> Frame {
    let size = Size::new(width, CELL.height);
    let tint = Color::hex(if row.is_multiple_of(2) { 0xeef4ff } else { 0xecf8f3 });
    let mut frame = Frame::new(size);
    frame.push(Point::ZERO, None, filled(size, 0.0, tint));
    frame
}

fn connector() -> Frame {
    let mut path = BezPath::new();
    path.move_to((0.0, 0.0));
    path.line_to((8.0, 0.0));
    path.quad_to((16.0, 0.0), (16.0, 8.0));
    path.line_to((16.0, 14.0));
    path.quad_to((16.0, 22.0), (24.0, 22.0));
    path.line_to((32.0, 22.0));
    let mut head = BezPath::new();
    head.move_to((24.0, 18.0));
    head.line_to((32.0, 22.0));
    head.line_to((24.0, 26.0));
    head.close_path();
    let grey = Color::hex(0x5a5e68);
    let mut frame = Frame::new(Size::new(32.0, 26.0));
    let stroke = Some(Stroke::solid(grey, 1.5));
    frame.push(Point::ZERO, None, Shape::Path { path: Arc::new(path), fill: None, stroke });
    frame.push(Point::ZERO, None, Shape::Path { path: Arc::new(head), fill: Some(grey), stroke: None });
    frame
}

/// A card: its sheet, an accent, text and caption, and on every third a strip with a pain point.
fn card(engine: &mut Engine, index: usize) -> Frame {
    let mut frame = Frame::new(CARD);
    let dash = if index.is_multiple_of(4) { Dash::Dashed } else { Dash::Solid };
    let sheet = Shape::Rect {
        size: CARD - Size::new(1.0, 1.0),
        radii: Radii::all(7.5),
        fill: Some(Color::hex(0xffffff)),
        stroke: Some(Stroke { color: Color::hex(0xdfdfdb), width: 1.0, dash }),
    };
    frame.push(Point::new(0.5, 0.5), None, sheet);
    let mut accent = BezPath::new();
    accent.move_to((8.0, 0.0));
    accent.curve_to((3.6, 0.0), (0.0, 3.6), (0.0, 8.0));
    accent.line_to((0.0, CARD.height - 8.0));
    accent.curve_to((0.0, CARD.height - 3.6), (3.6, CARD.height), (8.0, CARD.height));
    accent.curve_to((5.0, CARD.height - 1.0), (3.0, CARD.height - 5.0), (3.0, CARD.height - 8.0));
    accent.line_to((3.0, 8.0));
    accent.curve_to((3.0, 5.0), (5.0, 1.0), (8.0, 0.0));
    accent.close_path();
    let fill = Some(Color::hex(0x2f6fed));
    frame.push(Point::ZERO, None, Shape::Path { path: Arc::new(accent), fill, stroke: None });
    let words = TEXTS.get(index % TEXTS.len()).copied().unwrap_or_default();
    frame.push(Point::new(13.0, 7.0), None, text(engine, &format!("{words} {index}"), 13.0, 157.0));
    frame.push(Point::new(13.0, 48.0), None, icon(engine, Icon::Phone));
    frame.push(Point::new(31.0, 48.0), None, text(engine, "Phone", 12.0, 130.0));
    if index.is_multiple_of(3) {
        let top = CARD.height - 24.0;
        frame.push(Point::new(1.0, top), None, filled(Size::new(CARD.width - 2.0, 23.0), 0.0, Color::hex(0xfdecec)));
        for dot in 0..5_u8 {
            let at = Point::new(CARD.width - 50.0 + f64::from(dot) * 8.0, top + 9.0);
            frame.push(at, None, filled(Size::new(6.0, 6.0), 3.0, Color::hex(0xd13438)));
        }
        frame.push(Point::new(13.0, top + 4.0), None, icon(engine, Icon::Clock));
        let pain = text(engine, &format!("Long wait {index}"), 12.0, 100.0);
        frame.push(Point::new(31.0, top + 3.0), None, pain);
    }
    frame
}

const TEXTS: [&str; 3] =
    ["Calls the hotline and waits for somebody", "הלקוח מתקשר למוקד ומחכה למענה", "Clientul sună și așteaptă răspuns"];

fn text(engine: &mut Engine, text: &str, size: f32, width: f64) -> Shape {
    let style = Style { weight: Weight::Regular, size, line_height: size + 5.0 };
    let request = Request { text, style, width: Some(width), align: Align::Start, flow: Flow::LeftToRight };
    Shape::Text { block: engine.block(&request), color: Color::hex(0x1f2024) }
}

fn icon(engine: &mut Engine, icon: Icon) -> Shape {
    Shape::Text { block: engine.icon(icon, 14.0), color: Color::hex(0x6b6e76) }
}

fn filled(size: Size, radius: f64, color: Color) -> Shape {
    Shape::Rect { size, radii: Radii::all(radius), fill: Some(color), stroke: None }
}
