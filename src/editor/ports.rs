//! Ports: the places beside cards, and the ends of the selected connector, from which a line is drawn.

use kurbo::ParamCurve as _;

use super::document::Document;
use super::overlay::Overlay;
use crate::geom::{Point, Rect};
use crate::model::{CardId, CardKind, ConnectorId, Key};
use crate::scene::{Part, Tag};

/// The loose end of a connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectorEnd {
    /// The head of a new connector.
    New,
    /// Where it leaves.
    From,
    /// Where it enters.
    To,
}

/// A place that a line can be drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PortHit {
    /// Beside a card: a new connector.
    Port(CardId),
    /// Beside an opportunity: a line to a pain point.
    Ease(CardId),
    /// An end of a connector.
    End(ConnectorId, ConnectorEnd),
}

/// From a card to its ports, in screen points.
const PORT_DISTANCE: f64 = 9.0;
/// How near the pointer must come to a port or an end, in screen points.
const PORT_TOLERANCE: f64 = 8.0;
/// Below this zoom, ports would be all that is seen.
const LEAST_ZOOM: f64 = 0.4;

/// The port or end under a place of the view.
pub(super) fn port_at(doc: &Document, hovered: Option<CardId>, at: Point) -> Option<PortHit> {
    let at = doc.view.in_map(at);
    if !doc.clear_area().contains(at) {
        return None;
    }
    let near = |point: Point| (at - point).hypot() <= PORT_TOLERANCE / doc.view.camera.zoom;
    if let Some(Key::Connector(id)) = doc.selection.only()
        && let Some([from, to]) = ends_of(doc, id)
    {
        // The two may meet: then it is the head that is meant.
        let end = if near(to) { Some(ConnectorEnd::To) } else { near(from).then_some(ConnectorEnd::From) };
        if let Some(end) = end {
            return Some(PortHit::End(id, end));
        }
    }
    let port_of = |card: CardId| {
        let port = nearest_port(doc, card, at).filter(|port| near(*port)).map(|_| PortHit::Port(card));
        port.or_else(|| ease_port(doc, card).filter(|port| near(*port)).map(|_| PortHit::Ease(card)))
    };
    cards_with_ports(doc, hovered).into_iter().find_map(port_of).filter(|_| doc.card_at(at).is_none())
}

/// How far ports are from their card, in map units.
fn port_distance(doc: &Document) -> f64 {
    PORT_DISTANCE / doc.view.camera.zoom
}

/// The cards whose ports are shown: the hovered one and the selected one. None where several are selected: then it is
/// about all of them.
fn cards_with_ports(doc: &Document, hovered: Option<CardId>) -> Vec<CardId> {
    let selected = doc.selection.only().and_then(Key::card);
    let hovered = hovered.filter(|card| doc.map.cards.contains_key(card));
    let is_near = doc.view.camera.zoom >= LEAST_ZOOM && doc.typing.is_none() && doc.selection.len() <= 1;
    hovered.into_iter().chain(selected.filter(|card| hovered != Some(*card))).filter(|_| is_near).collect()
}

/// The places beside a card from which a connector can be drawn.
pub(super) fn ports_of(doc: &Document, card: CardId) -> Vec<Point> {
    let Some(area) = doc.area_of(card.into()) else { return Vec::new() };
    let (center, out) = (area.center(), area.inflate(port_distance(doc), port_distance(doc)));
    let across = [Point::new(out.x0, center.y), Point::new(out.x1, center.y)];
    across.into_iter().chain([Point::new(center.x, out.y0), Point::new(center.x, out.y1)]).collect()
}

/// Of these places the one on the side that a point of the map is nearest to.
fn nearest_port(doc: &Document, card: CardId, at: Point) -> Option<Point> {
    let area = doc.area_of(card.into())?;
    let (center, out) = (area.center(), area.inflate(port_distance(doc), port_distance(doc)));
    // Cards are wide: the sides are parted along the diagonals.
    let across = (at.x - center.x) / area.width().max(1.0);
    let down = (at.y - center.y) / area.height().max(1.0);
    Some(match across.abs() >= down.abs() {
        true => Point::new(if across < 0.0 { out.x0 } else { out.x1 }, center.y),
        false => Point::new(center.x, if down < 0.0 { out.y0 } else { out.y1 }),
    })
}

/// Where the pointer is beside a card, or on it.
fn is_at(doc: &Document, card: CardId, at: Point) -> bool {
    let around = 2.0 * port_distance(doc);
    doc.area_of(card.into()).is_some_and(|area: Rect| area.inflate(around, around).contains(at))
}

/// Where the line of a connector begins and ends.
fn ends_of(doc: &Document, id: ConnectorId) -> Option<[Point; 2]> {
    let (shift, path) = doc.line_of(id)?;
    let first = path.segments().next()?.start();
    let last = path.segments().last()?.end();
    Some([first + shift, last + shift])
}

impl PortHit {
    /// The record that the port belongs to.
    pub fn tag(self) -> Tag {
        match self {
            Self::Port(card) | Self::Ease(card) => Tag::new(card, Part::Handle),
            Self::End(connector, _) => Tag::new(connector, Part::Handle),
        }
    }
}

/// The place beside an opportunity from which a line is drawn to a pain point: at its foot, where steps go on.
/// Connectors are drawn from the middles of its sides.
fn ease_port(doc: &Document, card: CardId) -> Option<Point> {
    let is_opportunity = doc.map.cards.get(&card).is_some_and(|card| card.kind == CardKind::Opportunity);
    let area = doc.area_of(card.into()).filter(|_| is_opportunity && !doc.map.pains.is_empty())?;
    let area = area.inflate(port_distance(doc), port_distance(doc));
    Some(Point::new(if doc.scene().flow.is_rtl() { area.x0 } else { area.x1 }, area.y1))
}

/// Adds the port of the card under the pointer, or of the selected one that it is beside, on the side where it is; and the
/// ends of the connector that is selected.
pub(super) fn overlay_ports(
    doc: &Document,
    (hovered, pointer): (Option<CardId>, Option<Point>),
    hover: Option<Tag>,
    overlay: &mut Overlay,
) {
    let under = hover.and_then(|tag| doc.map.card_of(tag.key));
    let at = pointer.map(|at| doc.view.in_map(at));
    let is_beside = |card: CardId| under.is_none() && at.is_some_and(|at| is_at(doc, card, at));
    let is_shown = |card: &CardId| under == Some(*card) || is_beside(*card);
    let cards: Vec<CardId> = cards_with_ports(doc, hovered).into_iter().filter(is_shown).collect();
    overlay.ports = cards.iter().filter_map(|card| nearest_port(doc, *card, at?)).collect();
    overlay.ease_ports = cards.iter().filter_map(|card| ease_port(doc, *card)).collect();
    if let Some(id) = doc.selection.only().and_then(Key::connector) {
        overlay.ports.extend(ends_of(doc, id).into_iter().flatten());
    }
}
