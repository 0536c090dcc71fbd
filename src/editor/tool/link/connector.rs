//! A connector with a loose end.
//!
//! While the loose end is at a card that it can go to, the connector is previewed there: what is seen is the line that it
//! will take.

use crate::edit::{Command, Place, Selection};
use crate::editor::document::Document;
use crate::editor::nearest::Candidates;
use crate::editor::overlay::Overlay;
use crate::editor::ports::{self, ConnectorEnd};
use crate::editor::walk::GridMotion;
use crate::editor::{DropMark, connectors};
use crate::geom::{BezPath, Point, Rect};
use crate::model::{CardId, CardKind, Connector, Key};

/// A connector with a loose end.
pub struct ConnectorDrag {
    /// As it is in the map; a new one ends where it begins.
    connector: Connector,
    end: ConnectorEnd,
    /// The card at the loose end, which it may not be able to go to.
    target: Option<SnapTarget>,
    /// What was selected before.
    before: Selection,
}

/// A card at the loose end, and where it was when the pointer came to it: the map may make room for the connector,
/// and the card move away from below the pointer.
#[derive(Clone, Copy, PartialEq)]
struct SnapTarget {
    card: CardId,
    area: Rect,
}

impl ConnectorDrag {
    pub fn new(connector: Connector, end: ConnectorEnd, before: Selection) -> Self {
        Self { connector, end, target: None, before }
    }

    /// What letting go would do; `None` when nothing.
    pub fn command(&self, doc: &Document) -> Option<Command> {
        let attached = self.attached().filter(|attached| !connectors::is_there(doc, attached))?;
        Some(match self.end {
            ConnectorEnd::New => Command::Add { record: attached.into(), place: Place::Last },
            ConnectorEnd::From | ConnectorEnd::To => Command::Change(attached.into()),
        })
    }

    /// True when the loose end is at a card that it can't go to.
    pub fn is_refused(&self, doc: &Document) -> bool {
        self.attached().is_some_and(|attached| connectors::is_there(doc, &attached))
    }

    /// The loose end goes where the pointer is.
    pub fn follow_pointer(&mut self, doc: &mut Document, at: Point) {
        let stays = |target: &SnapTarget| {
            let now = doc.area_of(target.card.into());
            target.area.contains(at) || now.is_some_and(|area| area.contains(at))
        };
        if self.target.as_ref().is_some_and(stays) {
            return;
        }
        let below = doc.clear_area().contains(at).then(|| doc.card_at(at)).flatten();
        let target = below.map(|(card, area)| SnapTarget { card, area });
        if target != self.target {
            self.snap_to(doc, target);
        }
    }

    /// The loose end goes to the card that a key leads to, which is selected; at first from the other end.
    pub fn aim_at_next(&mut self, doc: &mut Document, motion: GridMotion) {
        let fixed = Key::Card(self.fixed());
        let from = doc.selection.only().filter(|key| key.card().is_some()).unwrap_or(fixed);
        let area = doc.area_of(from);
        if let Some(card) = Candidates::cards(doc).next(motion, Some(from), area, Some(fixed)) {
            doc.select_only(card);
            doc.show(card);
            self.follow_selection(doc);
        }
    }

    /// The loose end goes to the selected card.
    pub fn follow_selection(&mut self, doc: &mut Document) {
        let card = doc.selection.only().and_then(Key::card);
        let target = card.and_then(|card| Some(SnapTarget { card, area: doc.area_of(card.into())? }));
        self.snap_to(doc, target);
    }

    /// Previews the connector at a target, or shows it as it is.
    fn snap_to(&mut self, doc: &mut Document, target: Option<SnapTarget>) {
        self.target = target;
        match self.command(doc) {
            Some(command) => doc.preview(&command),
            None => doc.discard_preview(),
        }
    }

    /// Lets go of the loose end: connects, or leaves the map as it was.
    pub fn finish(&self, doc: &mut Document) {
        let Some(command) = self.command(doc) else { return self.cancel(doc) };
        let key = Key::Connector(self.connector.id);
        let from = doc.map.cards.get(&self.connector.from);
        let is_answer = self.end == ConnectorEnd::New && from.is_some_and(|card| card.kind == CardKind::Decision);
        doc.focus = None;
        if is_answer {
            // It is added anew with the answer that is written now: the two are one change.
            doc.revert_preview();
            doc.selection = self.before.clone();
            doc.insert_and_write(command, key);
            return;
        }
        if let Some(preview) = &mut doc.preview {
            preview.before = self.before.clone();
        }
        doc.selection = Selection::one(key);
        doc.commit_preview();
    }

    /// Takes back what was shown.
    pub fn cancel(&self, doc: &mut Document) {
        doc.discard_preview();
        doc.selection = self.before.within(&doc.map);
    }

    pub fn overlay(&self, doc: &Document, drawn_to: Option<Point>, overlay: &mut Overlay) {
        let fixed = self.fixed();
        if let Some(target) = self.target.filter(|_| doc.preview.is_some()) {
            overlay.drop = doc.area_of(target.card.into()).map(DropMark::Card);
            let line = doc.line_of(self.connector.id);
            overlay.lines.extend(line.map(|(at, path)| (at.to_point(), path.clone())));
        } else if let Some(at) = drawn_to
            && let Some(area) = doc.area_of(fixed.into())
        {
            overlay.loose_connector = Some(loose_path(area, at));
        }
        overlay.ports = ports::ports_of(doc, fixed);
    }

    /// The card at the other end.
    fn fixed(&self) -> CardId {
        if self.end == ConnectorEnd::From { self.connector.to } else { self.connector.from }
    }

    /// The connector with its loose end at the target; `None` when there is no other card.
    fn attached(&self) -> Option<Connector> {
        let card = self.target.map(|target| target.card).filter(|card| *card != self.fixed())?;
        let connector = self.connector.clone();
        Some(if self.end == ConnectorEnd::From {
            Connector { from: card, ..connector }
        } else {
            Connector { to: card, ..connector }
        })
    }
}

/// A line from a card to the pointer: with the turns of a connector, but straight through what that would go around.
fn loose_path(from: Rect, to: Point) -> BezPath {
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
