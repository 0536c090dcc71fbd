//! What is drawn above the map while it is worked on: highlights, bars, carets. Everything in map units, where it is
//! seen: moved along with sticky layers.

use std::sync::Arc;

use super::Element;
use super::document::Document;
use super::handle::{self, Handle, HandleMark};
use super::lookup::{VisibleRegions, area_in};
use super::placeholder::{self, Placeholder};
use crate::geom::{BezPath, Flow, Point, Rect, Shape as _};
use crate::model::{CardId, Key, LaneId, PainId};
use crate::scene::sticky::sticky_offset;
use crate::scene::{Frame, Item, LayerKind, Part, Placed, Radii, Shape};

/// A highlighted area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlight {
    /// Its box.
    pub area: Rect,
    /// Where it is visible: header and rail hide what is below them, and the header the lane names.
    pub within: Rect,
    /// Its ring stays inside of the box: the names of lanes reach to the edge of the view and to names of lines.
    pub inside: bool,
}

impl Highlight {
    /// An area with its ring around it.
    pub(super) fn around(area: Rect, within: Rect) -> Self {
        Self { area, within, inside: false }
    }
}

/// A link from an opportunity to a pain point that it would ease.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EaseLink {
    /// From the edge of the opportunity to that of the pain point; `None` when they touch.
    pub line: Option<(Point, Point)>,
    /// The opportunity and the pain point.
    pub ends: [Rect; 2],
    /// It is on the map, not only aimed at.
    pub made: bool,
}

/// The mark of lanes that are hidden between two others.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenMark {
    /// Its box.
    pub area: Rect,
    /// The lanes, from top to bottom.
    pub lanes: Vec<LaneId>,
}

/// How a drop target is shown, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DropMark {
    /// A bar between two things.
    Bar(Rect),
    /// An empty cell.
    Cell(Rect),
    /// A card that would get a marker.
    Card(Rect),
}

/// How thick a bar between two things is, in map units.
pub(super) const BAR: f64 = 4.0;

impl DropMark {
    /// A bar across an area at a height.
    pub(super) fn across(area: Rect, y: f64) -> Self {
        Self::Bar(Rect::new(area.x0, y - BAR / 2.0, area.x1, y + BAR / 2.0))
    }
}

/// What to draw above the scene.
#[derive(Clone, Debug, Default)]
pub struct Overlay {
    /// Where cards are visible beside header and rail: only header and rail themselves are drawn outside.
    pub clear: Rect,
    /// Around what is selected.
    pub selected: Vec<Highlight>,
    /// Lines that are selected or previewed.
    pub lines: Vec<(Point, Arc<BezPath>)>,
    /// Labels on highlighted lines, to be drawn above them.
    pub labels: Vec<Placed>,
    /// Links of what is selected, and the one that is aimed at.
    pub links: Vec<EaseLink>,
    /// Around what is under the pointer.
    pub hover: Option<Highlight>,
    /// The line of the connector under the pointer.
    pub hover_line: Option<(Point, Arc<BezPath>)>,
    /// The empty cell with the focus.
    pub focus: Option<Rect>,
    /// Where what is dragged would be dropped.
    pub drop: Option<DropMark>,
    /// Where what is dragged came from.
    pub drag_origins: Vec<Rect>,
    /// What is dragged, at the pointer.
    pub ghosts: Vec<(Point, Arc<Frame>)>,
    /// The element of the palette that is dragged, at the pointer.
    pub element: Option<(Point, Element)>,
    /// Where a connector can be drawn from, as points.
    pub ports: Vec<Point>,
    /// Where a line can be drawn from an opportunity to a pain point, as points.
    pub ease_ports: Vec<Point>,
    /// The line from an opportunity to the pointer, while no pain point is there.
    pub loose_link: Option<(Point, Point)>,
    /// A connector that is drawn and has no card to go to yet.
    pub loose_connector: Option<BezPath>,
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
    /// The handle under the pointer.
    pub handle: Option<HandleMark>,
    /// Where lanes are hidden.
    pub hidden: Vec<HiddenMark>,
    /// Copies are dropped, and the records stay.
    pub copying: bool,
    /// The text being written.
    pub field: Option<Highlight>,
    /// What stands where nothing is written yet.
    pub placeholders: Vec<Placeholder>,
    /// The plus in the empty cell under the pointer.
    pub plus: Option<Rect>,
}

/// So many selected records are looked at one by one.
const FEW: usize = 64;

/// More lines than this would not be readable.
const MOST_LINES: usize = 200;

/// Layers of which nothing is highlighted by a box: lines are highlighted themselves, names are part of what they name.
const APART: [LayerKind; 2] = [LayerKind::Connectors, LayerKind::Names];

/// More links than this would not be readable.
const MOST_LINKS: usize = 200;
/// Labels are kept readable on up to this many highlighted lines.
const MOST_LABELED: usize = 16;
/// How far beside the view what is selected is still highlighted, in map units.
const BESIDE: f64 = 64.0;

/// What to draw above the scene because of the document: what is selected, the focus, the text being written. Tools and
/// the hovering pointer add theirs.
pub(super) fn overlay_document(doc: &Document) -> Overlay {
    let mut overlay = Overlay { clear: doc.clear_area(), ..Overlay::default() };
    highlight_selection(doc, &mut overlay);
    overlay.links = links(doc);
    overlay.placeholders = placeholder::nameless(doc);
    overlay.hidden = hidden_marks(doc);
    overlay.focus = doc.focus.and_then(|cell| {
        let (column, row) = doc.place_of_cell(cell)?;
        doc.layout.grid.cell(column, row).map(|area| area.inset(-2.0))
    });
    overlay_typing(doc, &mut overlay);
    overlay
}

/// The marks of hidden lanes that are seen.
fn hidden_marks(doc: &Document) -> Vec<HiddenMark> {
    let marks = handle::hidden_marks(doc).into_iter().filter_map(|mark| match mark.handle {
        Handle::Hidden(row) => Some(HiddenMark { area: mark.area, lanes: doc.lanes_hidden_at(row).to_vec() }),
        _ => None,
    });
    marks.collect()
}

/// The highlight around a record; none around a connector, whose line is drawn itself.
pub(super) fn highlight(doc: &Document, key: Key) -> Option<Highlight> {
    if matches!(key, Key::Connector(_)) {
        return None;
    }
    doc.visible_area(key).map(|area| highlight_at(&doc.visible_regions(), key, area))
}

/// The line of a connector that is shown.
pub(super) fn line(doc: &Document, key: Key) -> Option<(Point, Arc<BezPath>)> {
    let Key::Connector(id) = key else { return None };
    doc.line_of(id).map(|(shift, path)| (shift.to_point(), Arc::clone(path)))
}

/// The link from an opportunity to a pain point; `None` when either is hidden.
pub(super) fn link_between(doc: &Document, opportunity: CardId, pain: PainId, made: bool) -> Option<EaseLink> {
    let (from, to) = (doc.area_of(opportunity.into())?, doc.area_of(pain.into())?);
    Some(EaseLink { line: line_between(from, to), ends: [from, to], made })
}

/// The part of the line between the middles of two boxes that lies in neither; `None` when they overlap.
pub(super) fn line_between(from: Rect, to: Rect) -> Option<(Point, Point)> {
    let way = to.center() - from.center();
    // How much of the line lies within a box, as seen from its middle.
    let within = |area: Rect| {
        let along = |half: f64, way: f64| if way.abs() < 1e-9 { f64::INFINITY } else { half / way.abs() };
        along(area.width() / 2.0, way.x).min(along(area.height() / 2.0, way.y))
    };
    let (leaves, enters) = (within(from), 1.0 - within(to));
    (leaves < enters).then(|| (from.center() + way * leaves, from.center() + way * enters))
}

/// The links of what is selected.
fn links(doc: &Document) -> Vec<EaseLink> {
    let mut few: Vec<CardId> = Vec::new();
    let opportunities = if doc.selection.len() <= FEW {
        for key in doc.selection.keys() {
            few.extend(key.card().filter(|card| doc.eases_any(*card)));
            few.extend(key.pain().map(|pain| doc.order.eased_by(pain)).unwrap_or_default());
        }
        few.sort_unstable();
        few.dedup();
        &few
    } else {
        doc.easing_opportunities()
    };
    let cards = opportunities.iter().filter_map(|id| doc.map.cards.get(id));
    let pairs = cards.flat_map(|card| {
        let all = doc.selection.has(card.id);
        let eased = card.eases.iter().filter(move |pain| all || doc.selection.has(**pain));
        eased.map(move |pain| (card.id, *pain))
    });
    pairs.take(MOST_LINKS).filter_map(|(card, pain)| link_between(doc, card, pain, true)).collect()
}

fn highlight_at(regions: &VisibleRegions, key: Key, area: Rect) -> Highlight {
    let inside = matches!(key, Key::Lane(_));
    let area = if inside { area.intersect(regions.all) } else { area };
    Highlight { area, within: regions.of(key), inside }
}

/// Highlights what is selected. A few records are looked up one by one; of many those that are seen.
fn highlight_selection(doc: &Document, overlay: &mut Overlay) {
    const LOOKED_UP: usize = 4;
    if doc.selection.len() <= LOOKED_UP {
        overlay.selected = doc.selection.keys().filter_map(|key| highlight(doc, key)).collect();
    } else {
        let regions = doc.visible_regions();
        let seen = regions.all.inflate(BESIDE, BESIDE);
        for layer in doc.scene().layers().iter().filter(|layer| !APART.contains(&layer.kind)) {
            let shift = sticky_offset(layer.kind, doc.scene(), &doc.view.camera, doc.view.size);
            for placed in layer.within(seen - shift) {
                let parts = placed.frame.items.iter().filter_map(|item| item.tag);
                let tags = placed.tag.into_iter().chain(parts);
                let mut keys: Vec<_> = tags.map(|tag| tag.key).filter(|key| doc.selection.has(*key)).collect();
                keys.sort_unstable();
                keys.dedup();
                let areas = keys.into_iter().filter_map(|key| Some((key, area_in(placed, key)? + shift)));
                let seen = areas.filter(|(_, area)| area.overlaps(seen));
                overlay.selected.extend(seen.map(|(key, area)| highlight_at(&regions, key, area)));
            }
        }
    }
    highlight_lines(doc, overlay);
}

/// Highlights the lines of selected connectors, as far as they are seen.
fn highlight_lines(doc: &Document, overlay: &mut Overlay) {
    let is_connector = |key| matches!(key, Key::Connector(_));
    if doc.selection.len() <= FEW && !doc.selection.keys().any(is_connector) {
        return;
    }
    let seen = doc.visible_regions().all.inflate(BESIDE, BESIDE);
    let is_selected = |item: &&Item| item.tag.is_some_and(|tag| doc.selection.has(tag.key));
    for placed in doc.scene().layer(LayerKind::Connectors).within(seen) {
        let own = placed.frame.items.iter().filter(is_selected);
        overlay.lines.extend(own.filter_map(|item| match &item.shape {
            Shape::Path { path, fill: None, .. } => Some((placed.at + item.at.to_vec2(), Arc::clone(path))),
            _ => None,
        }));
        if overlay.lines.len() >= MOST_LINES {
            return;
        }
    }
}

fn overlay_typing(doc: &Document, overlay: &mut Overlay) {
    let Some((typing, area)) = doc.typing.as_ref().zip(doc.typing_area()) else { return };
    let shift = area.origin().to_vec2();
    let field = typing.field();
    overlay.caret = Some(field.caret() + shift);
    overlay.other_caret = field.other_caret().map(|caret| caret + shift);
    overlay.caret_flow = field.caret_flow();
    overlay.text_selection = field.selection().into_iter().map(|area| area + shift).collect();
    overlay.composition = field.composition().into_iter().map(|area| area + shift).collect();
    let within = doc.visible_regions().of(typing.key());
    overlay.field = Some(Highlight::around(area, within));
    // One frame: that of what is written in, or around the text where more than that is in it.
    overlay.links.clear();
    if matches!(typing.key(), Key::Info | Key::Connector(_) | Key::Emotion(_)) {
        overlay.selected = vec![Highlight::around(area, within)];
    }
}

/// Adds the labels on highlighted lines, and the background of one being written.
pub(super) fn overlay_labels(doc: &Document, overlay: &mut Overlay) {
    let marked: Vec<Rect> =
        overlay.lines.iter().map(|(at, path)| path.bounding_box() + at.to_vec2()).take(MOST_LABELED).collect();
    let around = marked.iter().copied().reduce(|all, one| all.union(one));
    let around = around.map(|area| doc.scene().layer(LayerKind::Connectors).within(area)).unwrap_or_default();
    for placed in around {
        let is_there = |item: &&Item| {
            let area = item.bounds() + placed.at.to_vec2();
            item.tag.is_some_and(|tag| tag.part == Part::Text) && marked.iter().any(|line| line.overlaps(area))
        };
        let mut frame = Frame::new(placed.frame.size);
        frame.add(placed.frame.items.iter().filter(is_there).cloned());
        if !frame.items.is_empty() {
            overlay.labels.push(Placed { at: placed.at, tag: None, frame: Arc::new(frame) });
        }
    }
    let written = doc.typing.as_ref().filter(|typing| typing.is_blank() && matches!(typing.key(), Key::Connector(_)));
    if let Some(typing) = written {
        let area = typing.area();
        let mut frame = Frame::new(area.size());
        let fill = Some(doc.theme.paper);
        frame.push(Point::ZERO, None, Shape::Rect { size: area.size(), radii: Radii::all(4.0), fill, stroke: None });
        overlay.labels.push(Placed { at: area.origin(), tag: None, frame: Arc::new(frame) });
    }
}
