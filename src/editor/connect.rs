//! Connecting cards: a connector with a loose end, which follows the pointer or a walk over the grid.
//!
//! | state | entered by | left by |
//! |---|---|---|
//! | PressPort | a press on a port, or on an end of the selected connector | release (picking begins at a port), moving further than a hand trembles (it is drawn) |
//! | Connecting | drawing from either | release over a card (connects), elsewhere (nothing comes of it), cancel |
//! | Picking | [`Editor::connect`], [`Editor::reattach`], a click on a port | Enter or a click on a card (connects), a click elsewhere, cancel |
//!
//! While the loose end is at a card that it can go to, the connector is held there: what is seen is the way that it
//! will take.

mod ports;

use super::editing::{IfLeftEmpty, PendingInsert};
use super::gesture::Gesture;
use super::{Editor, overlay};
use crate::edit::{Command, Place, Refusal, Selection};
use crate::geom::{Point, Rect};
use crate::model::{CardId, CardKind, Connector, Heads, Key, Map, Record};

pub(super) use ports::PortHit;

/// Which end of a connector is loose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectorEnd {
    /// The head of one that comes into being.
    New,
    /// Where it leaves.
    From,
    /// Where it enters.
    To,
}

/// A connector with a loose end.
pub(super) struct ConnectorDrag {
    /// As it is in the map; a new one ends where it begins.
    connector: Connector,
    end: ConnectorEnd,
    /// The card that it would go to, which it may not be able to.
    target: Option<SnapTarget>,
    /// The pointer on the map.
    at: Point,
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

/// What a person is asked for, or told, while they do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The card is wanted that a connector shall go to.
    PickCard,
    /// There is such a connector already.
    AlreadyConnected,
    /// The pain point is wanted that an opportunity shall ease.
    PickPain,
}

impl ConnectorDrag {
    /// The card at the end that stands.
    fn fixed(&self) -> CardId {
        if self.end == ConnectorEnd::From { self.connector.to } else { self.connector.from }
    }

    /// The connector with its loose end at the target; `None` when there is none that it could go to.
    fn attached(&self) -> Option<Connector> {
        let card = self.target.map(|target| target.card).filter(|card| *card != self.fixed())?;
        let connector = self.connector.clone();
        Some(if self.end == ConnectorEnd::From {
            Connector { from: card, ..connector }
        } else {
            Connector { to: card, ..connector }
        })
    }

    /// What would come of letting go.
    fn command(&self, map: &Map) -> Option<Command> {
        let attached = self.attached().filter(|attached| !is_there(map, attached))?;
        Some(match self.end {
            ConnectorEnd::New => Command::Add { record: attached.into(), place: Place::Last },
            ConnectorEnd::From | ConnectorEnd::To => Command::Change(attached.into()),
        })
    }
}

/// True when the map already says what a connector would say: its cards are joined, the same way or both ways.
fn is_there(map: &Map, wanted: &Connector) -> bool {
    map.connectors.values().filter(|other| other.id != wanted.id).any(|other| {
        let back = (other.to, other.from) == (wanted.from, wanted.to);
        let both = other.heads == Heads::Two || wanted.heads == Heads::Two;
        (other.from, other.to) == (wanted.from, wanted.to) || (back && both)
    })
}

impl Editor {
    /// Begins to connect the selected card: the next walk or click picks the other one. False when none is selected.
    pub fn connect(&mut self) -> bool {
        self.end_gesture();
        self.finish_typing();
        let Some(card) = self.selected_card() else { return false };
        let connector = self.new_connector(card);
        self.pick_with(ConnectorDrag::of(connector, ConnectorEnd::New, self.selection.clone()), card);
        true
    }

    /// Begins to lead the selected connector to another card. False when none is selected.
    pub fn reattach(&mut self) -> bool {
        self.end_gesture();
        self.finish_typing();
        let Some(Key::Connector(id)) = self.selection.only() else { return false };
        let Some(connector) = self.map.connectors.get(&id).cloned() else { return false };
        let to = connector.to;
        self.pick_with(ConnectorDrag::of(connector, ConnectorEnd::To, self.selection.clone()), to);
        true
    }

    /// Lets the selected connector lead the other way, as one change.
    ///
    /// # Errors
    /// When there is such a connector already.
    pub fn reverse(&mut self) -> Result<(), Refusal> {
        self.change_connector(|connector| Connector { from: connector.to, to: connector.from, ..connector })
    }

    /// Gives the selected connector its second head, or takes it away.
    ///
    /// # Errors
    /// When there is such a connector already.
    pub fn toggle_heads(&mut self) -> Result<(), Refusal> {
        self.change_connector(|connector| {
            let heads = if connector.heads == Heads::One { Heads::Two } else { Heads::One };
            Connector { heads, ..connector }
        })
    }

    fn change_connector(&mut self, change: impl FnOnce(Connector) -> Connector) -> Result<(), Refusal> {
        self.end_gesture();
        let Some(Key::Connector(id)) = self.selection.only() else { return Ok(()) };
        let Some(connector) = self.map.connectors.get(&id).cloned().map(change) else { return Ok(()) };
        if is_there(&self.map, &connector) {
            return Err(Refusal::Exists(id.into()));
        }
        self.perform(&Command::Change(Record::Connector(connector)))
    }

    fn new_connector(&mut self, from: CardId) -> Connector {
        Connector { id: self.ids.fresh(), from, to: from, heads: Heads::One, label: String::new() }
    }

    fn pick_with(&mut self, drag: ConnectorDrag, at: CardId) {
        self.gesture = Gesture::Picking(Box::new(drag));
        self.selection = Selection::one(at);
        self.focus = None;
        self.show(at.into());
    }

    /// True while the keys or a click pick the card that a connector shall go to, or the pain point that an
    /// opportunity shall ease.
    #[must_use]
    pub fn is_picking(&self) -> bool {
        match &self.gesture {
            Gesture::Picking(_) => true,
            Gesture::Easing(easing) => easing.drawn_to.is_none(),
            _ => false,
        }
    }

    /// What a person is to be asked for, or told, now.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        match &self.gesture {
            Gesture::Picking(drag) | Gesture::Connecting(drag) if self.is_refused(drag) => Some(Hint::AlreadyConnected),
            Gesture::Picking(_) => Some(Hint::PickCard),
            Gesture::Easing(_) if self.is_picking() => Some(Hint::PickPain),
            _ => None,
        }
    }

    /// True when a loose end is at a card that it can't go to.
    pub(super) fn is_refused(&self, drag: &ConnectorDrag) -> bool {
        drag.attached().is_some_and(|attached| is_there(&self.map, &attached))
    }

    /// After a walk: the loose end follows.
    pub(super) fn pick_here(&mut self) {
        if !matches!(self.gesture, Gesture::Picking(_)) {
            return;
        }
        let target = self.selection.only().and_then(Key::card);
        let target = target.and_then(|card| Some(SnapTarget { card, area: self.area_of(card.into())? }));
        self.snap_to(target);
    }

    /// The button goes down while a card or a pain point is wanted: the one below is it, and elsewhere nothing comes of
    /// it. True when the press has done all that it means.
    pub(super) fn pick_at(&mut self, on: Option<Key>) -> bool {
        if !matches!(self.gesture, Gesture::Picking(_)) {
            return self.ease_pressed(on);
        }
        match on.and_then(|key| self.map.card_of(key)) {
            Some(card) => {
                self.selection = Selection::one(card);
                self.focus = None;
                self.pick_here();
                self.pick();
            }
            None => drop(self.end_gesture()),
        }
        true
    }

    /// Connects or links what is picked. While nothing is that could be connected, it goes on; true while something was
    /// wanted.
    pub(super) fn pick(&mut self) -> bool {
        if let Gesture::Easing(easing) = self.gesture {
            self.ease(easing);
            return true;
        }
        let Gesture::Picking(drag) = &self.gesture else { return false };
        if drag.command(&self.map).is_some()
            && let Gesture::Picking(drag) = std::mem::replace(&mut self.gesture, Gesture::Idle)
        {
            self.drop_connector(*drag);
        }
        true
    }

    /// Takes hold of a port or an end.
    pub(super) fn draw_from(&mut self, grip: PortHit, at: Point) {
        let before = self.selection.clone();
        let drag = match grip {
            PortHit::Easing(card) => return self.draw_easing(card, at),
            PortHit::Port(card) => Some(ConnectorDrag::of(self.new_connector(card), ConnectorEnd::New, before)),
            PortHit::End(id, end) => {
                self.map.connectors.get(&id).cloned().map(|connector| ConnectorDrag::of(connector, end, before))
            }
        };
        self.gesture = drag.map_or(Gesture::Idle, |drag| Gesture::Connecting(Box::new(ConnectorDrag { at, ..drag })));
    }

    /// A click on a port: the other card is picked next, or the pain point.
    pub(super) fn click_grip(&mut self, grip: PortHit) {
        let (PortHit::Port(card) | PortHit::Easing(card)) = grip else { return };
        self.selection = Selection::one(card);
        self.focus = None;
        if matches!(grip, PortHit::Port(_)) {
            self.connect();
        } else {
            self.begin_easing();
        }
    }

    /// The loose end goes where the pointer is.
    pub(super) fn follow_pointer(&mut self, at: Point) {
        let Gesture::Connecting(drag) = &mut self.gesture else { return };
        drag.at = at;
        let before = drag.target;
        let stays = |target: &SnapTarget| {
            let now = overlay::area_of(&self.layout.scene, &self.map, target.card.into());
            target.area.contains(at) || now.is_some_and(|area| area.contains(at))
        };
        if before.as_ref().is_some_and(stays) {
            return;
        }
        let below = self.clear().contains(at).then(|| self.card_at(at)).flatten();
        let target = below.map(|(card, area)| SnapTarget { card, area });
        if target != before {
            self.snap_to(target);
        }
    }

    /// Shows the connector at a target, or as it is.
    fn snap_to(&mut self, target: Option<SnapTarget>) {
        let (Gesture::Connecting(drag) | Gesture::Picking(drag)) = &mut self.gesture else { return };
        drag.target = target;
        match drag.command(&self.map) {
            Some(command) => self.hold(&command),
            None => self.drop_held(),
        }
    }

    /// Lets go of the loose end.
    pub(super) fn drop_connector(&mut self, drag: ConnectorDrag) {
        let Some(command) = drag.command(&self.map) else { return self.cancel_connector(&drag) };
        let key = Key::Connector(drag.connector.id);
        let from = self.map.cards.get(&drag.connector.from);
        let answers = drag.end == ConnectorEnd::New && from.is_some_and(|card| card.kind == CardKind::Decision);
        self.focus = None;
        if answers {
            // It is added anew with the answer that is written now: the two are one change.
            self.take_back();
            self.selection = drag.before;
            // It was planned on this very map: it is not refused now.
            let _ = self.begin_new(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Keep });
            return;
        }
        if let Some(held) = &mut self.held {
            held.before = drag.before;
        }
        self.selection = Selection::one(key);
        self.keep_held();
    }

    /// Nothing comes of it.
    pub(super) fn cancel_connector(&mut self, drag: &ConnectorDrag) {
        self.drop_held();
        self.selection = drag.before.within(&self.map);
    }
}

impl ConnectorDrag {
    fn of(connector: Connector, end: ConnectorEnd, before: Selection) -> Self {
        Self { connector, end, target: None, at: Point::ZERO, before }
    }
}
