//! What is drawn above the map while it is worked on: rings, bars, carets. Everything in map units, where it is
//! seen: moved along with sticky layers.

use std::sync::Arc;

use super::drop::{DragPayload, DropMark};
use super::gesture::Gesture;
use super::{Editor, Element, HandleMark};
use crate::geom::{BezPath, Flow, Point, Rect, Vec2};
use crate::model::{Key, Map};
use crate::scene::{Frame, LayerKind, Part, Placed, Scene, Shape, Tag};
use crate::text::Block;

/// An area that is marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlight {
    /// Where.
    pub area: Rect,
    /// Where it is seen: header and rail hide what is below them, and the names of lanes the header.
    pub within: Rect,
}

/// An opportunity and a pain point that it would ease.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EaseLink {
    /// From the edge of the opportunity to that of the pain point; `None` when they touch.
    pub line: Option<(Point, Point)>,
    /// The opportunity and the pain point.
    pub ends: [Rect; 2],
    /// It is on the map; else it is only aimed at.
    pub made: bool,
}

/// What to draw above the scene.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    /// Where cards are seen beside header and rail: what is not framing is drawn in there only.
    pub clear: Rect,
    /// Around what is selected.
    pub rings: Vec<Highlight>,
    /// Lines that are selected.
    pub lines: Vec<(Point, Arc<BezPath>)>,
    /// What stands on lines that are marked, to be drawn above them.
    pub labels: Vec<Placed>,
    /// What eases what, of what is selected.
    pub links: Vec<EaseLink>,
    /// Around what is under the pointer.
    pub hover: Option<Highlight>,
    /// The empty cell with the focus.
    pub focus: Option<Rect>,
    /// Where what is carried would land.
    pub landing: Option<DropMark>,
    /// Where what is carried came from.
    pub lifted: Vec<Rect>,
    /// What is carried, at the pointer.
    pub ghost: Vec<(Point, Arc<Frame>)>,
    /// The element of the palette that is carried, at the pointer.
    pub element: Option<(Point, Element)>,
    /// Where a connector can be drawn from, as points.
    pub ports: Vec<Point>,
    /// Where a line can be drawn from an opportunity to a pain point, as points.
    pub easing_ports: Vec<Point>,
    /// The line from an opportunity to the pointer, while no pain point is there.
    pub easing_thread: Option<(Point, Point)>,
    /// A connector that is drawn and has nowhere to go yet.
    pub thread: Option<BezPath>,
    /// The area being selected.
    pub marquee: Option<Rect>,
    /// The selected part of the text being written.
    pub text_selection: Vec<Rect>,
    /// The part of the text that an input method composes.
    pub composition: Vec<Rect>,
    /// The caret.
    pub caret: Option<Rect>,
    /// Where a character of the other direction would go, where the direction turns.
    pub other_caret: Option<Rect>,
    /// The direction at the caret, in a text that holds both.
    pub caret_flow: Option<Flow>,
    /// What the pointer could take hold of.
    pub handle: Option<HandleMark>,
    /// Where lanes are hidden.
    pub hidden: Vec<Rect>,
    /// Copies of cards or marks are carried.
    pub copying: bool,
    /// Around the text being written.
    pub field: Option<Highlight>,
}

impl Editor {
    /// What to draw above the scene. `hover` is what is under the pointer.
    #[must_use]
    pub fn overlay(&self, hover: Option<Tag>) -> Overlay {
        let clear = self.clear();
        let mut overlay = Overlay { clear, ..Overlay::default() };
        self.rings(&mut overlay);
        overlay.links = self.links(hover.map(|tag| tag.key));
        if matches!(self.gesture, Gesture::Idle) && self.typing.is_none() {
            let hovered = hover.map(|tag| tag.key).filter(|key| !self.selection.has(*key) && *key != Key::Info);
            overlay.hover = hovered.and_then(|key| self.ring(key));
        }
        overlay.handle = self.handle_mark();
        if overlay.handle.is_some() {
            overlay.hover = None;
        }
        overlay.hidden = self.hidden_marks().into_iter().map(|mark| mark.area).collect();
        overlay.focus = self.focus.and_then(|cell| {
            let (column, row) = self.grid_place(cell)?;
            self.layout.grid.cell(column, row).map(|area| area.inset(-2.0))
        });
        self.overlay_gesture(&mut overlay);
        self.overlay_connecting(hover, &mut overlay);
        self.overlay_easing(&mut overlay);
        self.overlay_labels(&mut overlay);
        self.overlay_typing(&mut overlay);
        overlay
    }

    /// Where a record is seen.
    pub(super) fn seen_area(&self, key: Key) -> Option<Rect> {
        self.area_of(key).map(|area| area + self.sticky_shift(key))
    }

    /// What is seen where.
    pub(super) fn sight(&self) -> VisibleRegions {
        let edge = RING / self.view.camera.zoom;
        VisibleRegions { clear: self.clear(), all: self.view.camera.visible(self.view.size), edge }
    }

    fn ring(&self, key: Key) -> Option<Highlight> {
        if matches!(key, Key::Connector(_)) {
            return None;
        }
        self.seen_area(key).map(|area| self.sight().ring(key, area))
    }

    /// Marks what is selected. A few records are looked up one by one; for many the scene is walked once.
    fn rings(&self, overlay: &mut Overlay) {
        const FEW: usize = 4;
        if self.selection.len() <= FEW {
            overlay.rings = self.selection.keys().filter_map(|key| self.ring(key)).collect();
        } else {
            let sight = self.sight();
            let seen = sight.all.inflate(64.0, 64.0);
            // Most selections are of whole frames: then no frame is looked into.
            let is_part = |key: Key| matches!(key, Key::Pain(_) | Key::Wait(_) | Key::Emotion(_));
            let has_parts = self.selection.keys().any(is_part);
            for (_, placed) in self.scene().frames().filter(|(layer, _)| !APART.contains(layer)) {
                let parts = placed.frame.items.iter().filter(|_| has_parts).filter_map(|item| item.tag);
                let tags = placed.tag.into_iter().chain(parts);
                let mut keys: Vec<_> = tags.map(|tag| tag.key).filter(|key| self.selection.has(*key)).collect();
                keys.sort_unstable();
                keys.dedup();
                let areas =
                    keys.into_iter().filter_map(|key| Some((key, area_in(placed, key)? + self.sticky_shift(key))));
                let seen = areas.filter(|(_, area)| area.overlaps(seen));
                overlay.rings.extend(seen.map(|(key, area)| sight.ring(key, area)));
            }
        }
        let lines = self.selection.keys().filter(|key| matches!(key, Key::Connector(_))).take(MOST_LINES);
        let lines: Vec<_> = lines.collect();
        if lines.is_empty() {
            return;
        }
        for placed in self.scene().layer(LayerKind::Connectors) {
            let own = placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| lines.contains(&tag.key)));
            overlay.lines.extend(own.filter_map(|item| match &item.shape {
                Shape::Path { path, fill: None, .. } => Some((placed.at + item.at.to_vec2(), Arc::clone(path))),
                _ => None,
            }));
        }
    }

    fn overlay_gesture(&self, overlay: &mut Overlay) {
        match &self.gesture {
            Gesture::Drag(carry) => {
                overlay.landing = carry.landing.as_ref().map(|landing| landing.mark);
                if let DragPayload::Element(element) = carry.load {
                    overlay.element = Some((carry.at, element));
                    return;
                }
                let keys: Vec<Key> = match &carry.load {
                    DragPayload::Cards(cards) => cards.iter().map(|card| Key::Card(*card)).collect(),
                    DragPayload::Marks { held, all } => {
                        let others = all.iter().filter(|mark| *mark != held);
                        [held].into_iter().chain(others).copied().collect()
                    }
                    DragPayload::Stage(stage) => vec![Key::Stage(*stage)],
                    DragPayload::Step(step) => vec![Key::Step(*step)],
                    DragPayload::Lane(lane) => vec![Key::Lane(*lane)],
                    DragPayload::Element(_) => Vec::new(),
                };
                let lead = keys.first().and_then(|key| self.seen_area(*key)).map(|area| area.origin());
                overlay.copying = carry.puts_copies();
                for key in keys.iter().take(MOST_GHOSTS) {
                    let Some(area) = self.seen_area(*key) else { continue };
                    if !overlay.copying {
                        overlay.lifted.push(area);
                    }
                    let offset = lead.map_or(Vec2::ZERO, |lead| area.origin() - lead);
                    if let Some(frame) = self.frame_of(*key) {
                        overlay.ghost.push((carry.at - carry.grip + offset, frame));
                    }
                }
            }
            Gesture::Marquee { from, to, .. } => overlay.marquee = Some(Rect::from_points(*from, *to)),
            Gesture::Idle
            | Gesture::Selecting
            | Gesture::Pressed { .. }
            | Gesture::DragEmotion { .. }
            | Gesture::PressHandle(_)
            | Gesture::ResizeColumn { .. }
            | Gesture::ResizeCard { .. }
            | Gesture::PressPort { .. }
            | Gesture::Connecting(_)
            | Gesture::Picking(_)
            | Gesture::Easing(_) => {}
        }
    }

    /// The frame that shows a record, or the part of one.
    fn frame_of(&self, key: Key) -> Option<Arc<Frame>> {
        let placed = placed_of(self.scene(), self.map(), key)?;
        if placed.tag.is_some_and(|tag| tag.key == key) {
            let Some(name) = name_of(self.scene(), key) else { return Some(Arc::clone(&placed.frame)) };
            let mut frame = Frame::clone(&placed.frame);
            for item in &name.frame.items {
                frame.push(item.at + (name.at - placed.at), item.tag, item.shape.clone());
            }
            return Some(Arc::new(frame));
        }
        // A strip of a card: its items alone.
        let area = self.area_of(key)?;
        let shift = area.origin() - placed.at;
        let mut frame = Frame::new(area.size());
        for item in placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| tag.key == key)) {
            frame.push(item.at - shift, item.tag, item.shape.clone());
        }
        Some(Arc::new(frame))
    }

    fn overlay_typing(&self, overlay: &mut Overlay) {
        let Some(typing) = self.typing.as_ref().filter(|typing| self.area_of(typing.key()).is_some()) else { return };
        let by = self.text_shift(typing.key());
        let shift = typing.area().origin().to_vec2() + by;
        let field = typing.field();
        overlay.caret = Some(field.caret() + shift);
        overlay.other_caret = field.other_caret().map(|caret| caret + shift);
        overlay.caret_flow = field.caret_flow();
        overlay.text_selection = field.selection().into_iter().map(|area| area + shift).collect();
        overlay.composition = field.composition().into_iter().map(|area| area + shift).collect();
        let within = self.sight().of(typing.key());
        overlay.field = Some(Highlight { area: typing.area() + by, within });
    }
}

/// More lines than this say no more.
const MOST_LINES: usize = 200;
/// More cards than this at the pointer hide the map.
const MOST_GHOSTS: usize = 24;

/// Layers of which nothing gets a ring: lines are drawn themselves, names are part of what they name.
const APART: [LayerKind; 2] = [LayerKind::Connectors, LayerKind::Names];

/// Which parts of the map are seen.
#[derive(Clone, Copy)]
pub(super) struct VisibleRegions {
    /// What neither header nor rail hides.
    pub clear: Rect,
    /// The whole view.
    pub all: Rect,
    /// What a ring takes around its area.
    edge: f64,
}

/// The width of a ring with its gap, in screen points.
const RING: f64 = 4.0;

impl VisibleRegions {
    /// The ring around what shows a record. The names of lanes reach to the edge of the view: their rings stay within.
    fn ring(&self, key: Key, area: Rect) -> Highlight {
        let is_lane = matches!(key, Key::Lane(_));
        let area = if is_lane { area.intersect(self.all.inset(-self.edge)) } else { area };
        Highlight { area, within: self.of(key) }
    }

    /// Where what shows a record is seen.
    pub fn of(&self, key: Key) -> Rect {
        let Self { clear, all, .. } = *self;
        match key {
            Key::Info => all,
            Key::Stage(_) | Key::Step(_) => Rect { y0: all.y0, y1: all.y1, ..clear },
            Key::Lane(_) => Rect { x0: all.x0, x1: all.x1, ..clear },
            _ => clear,
        }
    }
}

/// The frame with the name of a stage or a step.
pub(super) fn name_of(scene: &Scene, key: Key) -> Option<&Placed> {
    let is_name = |placed: &&Placed| placed.frame.items.iter().any(|item| item.tag.is_some_and(|tag| tag.key == key));
    let is_named = matches!(key, Key::Stage(_) | Key::Step(_));
    scene.layer(LayerKind::Names).iter().filter(|_| is_named).find(is_name)
}

/// The layers in which records of a kind are shown.
pub(super) fn layer_of(key: Key) -> Option<LayerKind> {
    match key {
        Key::Info => Some(LayerKind::Title),
        Key::Stage(_) | Key::Step(_) => Some(LayerKind::Header),
        Key::Lane(_) => Some(LayerKind::Rail),
        Key::Card(_) | Key::Pain(_) | Key::Wait(_) => Some(LayerKind::Cards),
        Key::Connector(_) => Some(LayerKind::Connectors),
        Key::Emotion(_) => Some(LayerKind::Emotion),
        Key::Persona(_) => None,
    }
}

/// The placed frame that shows a record.
fn placed_of<'a>(scene: &'a Scene, map: &Map, key: Key) -> Option<&'a Placed> {
    let mut frames = scene.layer(layer_of(key)?).iter();
    let whole = match key {
        Key::Pain(_) | Key::Wait(_) => Key::Card(map.card_of(key)?),
        _ => key,
    };
    frames.find(|placed| match placed.tag {
        Some(tag) => tag.key == whole,
        None => placed.frame.items.iter().any(|item| item.tag.is_some_and(|tag| tag.key == key)),
    })
}

/// The box in which a record is shown.
pub(super) fn area_of(scene: &Scene, map: &Map, key: Key) -> Option<Rect> {
    area_in(placed_of(scene, map, key)?, key)
}

/// The box of a record in the frame that shows it: the whole, or what of it belongs to the record.
pub(super) fn area_in(placed: &Placed, key: Key) -> Option<Rect> {
    if placed.tag.is_some_and(|tag| tag.key == key) {
        return Some(placed.bounds());
    }
    let items = placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| tag.key == key));
    items.map(|item| item.bounds()).reduce(|all, one| all.union(one)).map(|area| area + placed.at.to_vec2())
}

/// The text block of a record, and its box in the scene.
pub(super) fn text_of<'a>(scene: &'a Scene, map: &Map, key: Key, part: Part) -> Option<(Rect, &'a Arc<Block>)> {
    let placed = name_of(scene, key).or_else(|| placed_of(scene, map, key))?;
    placed.frame.items.iter().find_map(|item| match &item.shape {
        Shape::Text { block, .. } if item.tag == Some(Tag { key, part }) => {
            Some((item.bounds() + placed.at.to_vec2(), block))
        }
        _ => None,
    })
}
