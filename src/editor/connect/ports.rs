//! What is drawn by hand is drawn by these: ports beside cards, the ends of the selected connector, and where its label
//! begins.

use std::sync::Arc;

use kurbo::ParamCurve as _;

use super::super::drop::DropMark;
use super::super::gesture::Gesture;
use super::super::{Editor, Overlay};
use super::ConnectorEnd;
use crate::geom::{BezPath, Point, Rect, Shape as _, Vec2};
use crate::model::{CardId, ConnectorId, Key};
use crate::scene::{Frame, Item, LayerKind, Part, Placed, Radii, Shape, Tag};

/// What a connector is drawn by, or the line from an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::editor) enum PortHit {
    /// A place beside a card, from which a new one is drawn.
    Port(CardId),
    /// The place beside an opportunity, from which a line is drawn to a pain point.
    Easing(CardId),
    /// An end of one that is there.
    End(ConnectorId, ConnectorEnd),
}

/// From a card to its ports, in screen points.
const AWAY: f64 = 9.0;
/// How near the pointer must come to a port or an end, in screen points.
const GRIP: f64 = 8.0;
/// On so many marked lines labels are kept readable.
const FEW: usize = 16;
/// On a map that is seen from further, ports would be all that is seen.
const LEAST_ZOOM: f64 = 0.4;

impl Editor {
    /// What is under a place of the view, and what stands out beside it because the pointer is there: the ports of a
    /// card, the ends of the selected connector.
    pub fn point_at(&mut self, at: Point) -> Option<Tag> {
        if let Some(grip) = self.grip_at(at) {
            return Some(match grip {
                PortHit::Port(card) | PortHit::Easing(card) => Tag::new(card, Part::Handle),
                PortHit::End(connector, _) => Tag::new(connector, Part::Handle),
            });
        }
        let tag = self.under(at).tag();
        self.pointed = tag.and_then(|tag| self.map.card_of(tag.key));
        tag
    }

    /// The port or end under a place of the view.
    pub(in crate::editor) fn grip_at(&self, at: Point) -> Option<PortHit> {
        let at = self.view.in_map(at);
        if !self.clear().contains(at) {
            return None;
        }
        let near = |point: Point| (at - point).hypot() <= GRIP / self.view.camera.zoom;
        if let Some(Key::Connector(id)) = self.selection.only()
            && let Some([from, to]) = self.ends_of(id)
        {
            // The two may meet: the head is what is meant.
            let end = if near(to) { Some(ConnectorEnd::To) } else { near(from).then_some(ConnectorEnd::From) };
            if let Some(end) = end {
                return Some(PortHit::End(id, end));
            }
        }
        let grip_of = |card: CardId| {
            let port = self.ports_of(card).into_iter().any(near).then_some(PortHit::Port(card));
            port.or_else(|| {
                self.easing_port(card, self.away()).filter(|port| near(*port)).map(|_| PortHit::Easing(card))
            })
        };
        self.ported().into_iter().find_map(grip_of).filter(|_| self.card_at(at).is_none())
    }

    /// How far ports are from their card, in map units.
    fn away(&self) -> f64 {
        AWAY / self.view.camera.zoom
    }

    /// The cards whose ports are shown: the one that is pointed at and the one that is selected.
    fn ported(&self) -> Vec<CardId> {
        let selected = self.selection.only().and_then(Key::card);
        let pointed = self.pointed.filter(|card| self.map.cards.contains_key(card));
        let is_near = self.view.camera.zoom >= LEAST_ZOOM && self.typing.is_none();
        pointed.into_iter().chain(selected.filter(|card| pointed != Some(*card))).filter(|_| is_near).collect()
    }

    /// The places beside a card from which a connector can be drawn.
    fn ports_of(&self, card: CardId) -> Vec<Point> {
        let Some(area) = self.area_of(card.into()) else { return Vec::new() };
        let (center, out) = (area.center(), area.inflate(self.away(), self.away()));
        let across = [Point::new(out.x0, center.y), Point::new(out.x1, center.y)];
        across.into_iter().chain([Point::new(center.x, out.y0), Point::new(center.x, out.y1)]).collect()
    }

    /// Where the line of a connector begins and ends.
    fn ends_of(&self, id: ConnectorId) -> Option<[Point; 2]> {
        let (shift, path) = self.line_of(id)?;
        let first = path.segments().next()?.start();
        let last = path.segments().last()?.end();
        Some([first + shift, last + shift])
    }

    /// The line of a connector, and how far it is moved on the map.
    fn line_of(&self, id: ConnectorId) -> Option<(Vec2, &BezPath)> {
        self.scene().layer(LayerKind::Connectors).iter().find_map(|placed| {
            let item = placed.frame.items.first().filter(|item| item.tag.is_some_and(|tag| tag.key == id.into()))?;
            match &item.shape {
                Shape::Path { path, .. } => Some((placed.at.to_vec2() + item.at.to_vec2(), path.as_ref())),
                _ => None,
            }
        })
    }

    /// Where the label of a connector that has none would begin to be written: beside the card that its line leaves,
    /// else in the middle of a line that runs straight up or down.
    pub(in crate::editor) fn label_place(&self, id: ConnectorId) -> Option<Rect> {
        const SIZE: Vec2 = Vec2::new(28.0, 16.0);
        let (shift, path) = self.line_of(id)?;
        let (first, last) = (path.segments().next()?, path.segments().last()?);
        let (start, toward) = (first.start(), first.end() - first.start());
        let beside = toward.y.abs() < 0.01;
        let middle =
            if beside { start + Vec2::new(20.0_f64.copysign(toward.x), 0.0) } else { start.midpoint(last.end()) };
        Some(Rect::from_center_size(middle + shift, SIZE.to_size()))
    }

    /// What stands on the lines that are marked: the labels there, and the ground on which one is written.
    pub(in crate::editor) fn overlay_labels(&self, overlay: &mut Overlay) {
        let marked: Vec<Rect> =
            overlay.lines.iter().map(|(at, path)| path.bounding_box() + at.to_vec2()).take(FEW).collect();
        for placed in self.scene().layer(LayerKind::Connectors).iter().filter(|_| !marked.is_empty()) {
            let is_there = |item: &&Item| {
                let area = item.bounds() + placed.at.to_vec2();
                item.tag.is_some_and(|tag| tag.part == Part::Text) && marked.iter().any(|line| line.overlaps(area))
            };
            let items: Vec<_> = placed.frame.items.iter().filter(is_there).cloned().collect();
            if !items.is_empty() {
                let frame = Arc::new(Frame { items, ..Frame::new(placed.frame.size) });
                overlay.labels.push(Placed { at: placed.at, tag: None, frame });
            }
        }
        let written =
            self.typing.as_ref().filter(|typing| typing.is_blank() && matches!(typing.key(), Key::Connector(_)));
        if let Some(typing) = written {
            let area = typing.area();
            let mut frame = Frame::new(area.size());
            let fill = Some(self.theme.paper);
            frame.push(
                Point::ZERO,
                None,
                Shape::Rect { size: area.size(), radii: Radii::all(4.0), fill, stroke: None },
            );
            overlay.labels.push(Placed { at: area.origin(), tag: None, frame: Arc::new(frame) });
        }
    }

    /// What is drawn while a connector is drawn, or could be.
    pub(in crate::editor) fn overlay_connecting(&self, hover: Option<Tag>, overlay: &mut Overlay) {
        match &self.gesture {
            Gesture::Idle if self.typing.is_none() => {
                let hovered = hover.and_then(|tag| self.map.card_of(tag.key));
                let cards = self
                    .ported()
                    .into_iter()
                    .filter(|card| hovered == Some(*card) || (hovered.is_none() && self.selection.has(*card)));
                let cards: Vec<CardId> = cards.collect();
                overlay.ports = cards.iter().flat_map(|card| self.ports_of(*card)).collect();
                overlay.easing_ports = cards.iter().filter_map(|card| self.easing_port(*card, self.away())).collect();
                if let Some(Key::Connector(id)) = self.selection.only() {
                    overlay.ports.extend(self.ends_of(id).into_iter().flatten());
                }
            }
            Gesture::Connecting(drag) | Gesture::Picking(drag) => {
                let id = drag.connector.id;
                if let Some(target) = drag.target.filter(|_| self.held.is_some()) {
                    overlay.landing = self.area_of(target.card.into()).map(DropMark::Card);
                    overlay.lines.extend(self.line_of(id).map(|(at, path)| (at.to_point(), path.clone().into())));
                } else if let (Gesture::Connecting(_), Some(area)) = (&self.gesture, self.area_of(drag.fixed().into()))
                {
                    overlay.thread = Some(thread(area, drag.at));
                }
                overlay.ports = self.ports_of(drag.fixed());
            }
            _ => {}
        }
    }
}

/// The way from a card to the pointer: with the turns of a connector, but for what it would go around.
fn thread(from: Rect, to: Point) -> BezPath {
    let center = from.center();
    let corners = if (from.x0..from.x1).contains(&to.x) {
        let start = Point::new(center.x, if to.y < center.y { from.y0 } else { from.y1 });
        let turn = f64::midpoint(start.y, to.y);
        [start, Point::new(start.x, turn), Point::new(to.x, turn), to]
    } else {
        let start = Point::new(if to.x < center.x { from.x0 } else { from.x1 }, center.y);
        let turn = f64::midpoint(start.x, to.x);
        [start, Point::new(turn, start.y), Point::new(turn, to.y), to]
    };
    let mut path = BezPath::new();
    for (nth, corner) in corners.into_iter().enumerate() {
        if nth == 0 { path.move_to(corner) } else { path.line_to(corner) }
    }
    path
}
