//! The pointer as a small state machine: pressing is not dragging, and every state carries what it needs.
//!
//! | state | entered by | left by |
//! |---|---|---|
//! | Idle | the start, every end | press |
//! | Selecting | a press into the text that is written | release |
//! | Pressed | press | release (a click), moving further than a hand trembles (a drag) |
//! | Drag | dragging a record, or an element from the palette | release (lands), cancel |
//! | Marquee | dragging from an empty place | release (selects), cancel (selects what was selected before) |
//! | Feeling | dragging a point of an emotion curve | release (keeps), cancel (takes back) |
//! | PressHandle | a press on a plus, or on the mark of hidden lanes | release (does it), moving away |
//! | ResizeColumn | a press on the edge of a column | release (keeps), cancel (takes back) |
//! | ResizeCard | a press on an end of the selected card | release (keeps), cancel (takes back) |
//! | PressPort, Connecting, Picking | a connector is drawn | see `connect.rs` |
//! | PressPort, Easing | an opportunity is led to a pain point | see `easing.rs` |

use super::connect::{ConnectorDrag, PortHit};
use super::copying::CopySet;
use super::drop::{DragPayload, PlannedDrop};
use super::easing::Easing;
use super::handle::{Edge, Handle};
use super::overlay::name_of;
use super::{Editor, Element, GridCell};
use crate::edit::{Place, Refusal, Selection};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{Card, CardId, EmotionId, Key, LaneId, StepId};
use crate::scene::sticky::{Hit, Stuck, hit, sticky_offset};
use crate::scene::{LayerKind, Part, Tag};
use crate::theme::size;

/// The keys held during a pointer event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Adds to the selection.
    pub shift: bool,
    /// Ctrl, or Command on a Mac: toggles in the selection.
    pub command: bool,
}

/// The pointer at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Where, from the top left corner of the view, in screen points.
    pub at: Point,
    /// What is held.
    pub modifiers: Modifiers,
}

/// What the pointer shall look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Cursor {
    Arrow,
    Hand,
    Grabbing,
    Forbidden,
    Text,
    UpDown,
    LeftRight,
    Press,
    Copying,
    Cross,
}

/// What the pointer is doing.
pub(super) enum Gesture {
    Idle,
    /// Selects in the text that is written.
    Selecting,
    Pressed {
        from: Pointer,
        on: Option<Tag>,
        /// What was pressed was selected already: a click with a key held takes it out of the selection.
        was_selected: bool,
    },
    Drag(Box<Drag>),
    /// `before` is what was selected; with `adds` the selection goes on from that.
    Marquee {
        from: Point,
        to: Point,
        before: Selection,
        adds: bool,
    },
    /// The lane is the one in which the point was taken: several may show it.
    DragEmotion {
        emotion: EmotionId,
        lane: LaneId,
    },
    PressHandle(Handle),
    /// `grip` is how far behind the edge the pointer took hold.
    ResizeColumn {
        step: StepId,
        grip: f64,
    },
    /// The card as it was.
    ResizeCard {
        card: Box<Card>,
        edge: Edge,
    },
    /// The button is down on what a connector is drawn by, or the line from an opportunity.
    PressPort {
        from: Pointer,
        grip: PortHit,
    },
    /// An end of a connector follows the pointer.
    Connecting(Box<ConnectorDrag>),
    /// An end of a connector follows the walk over the grid, and no button is down.
    Picking(Box<ConnectorDrag>),
    /// An opportunity looks for a pain point that it would ease.
    Easing(Easing),
}

/// Something that follows the pointer.
pub(super) struct Drag {
    pub load: DragPayload,
    /// From the top left corner of what is carried to the pointer, in map units.
    pub grip: Vec2,
    /// How many columns after its first one a card is held that goes over several.
    pub column: usize,
    /// The pointer on the map.
    pub at: Point,
    /// The pointer is within the view: elsewhere nothing lands.
    pub within: bool,
    /// Where it would land.
    pub landing: Option<PlannedDrop>,
    /// Why it can't land where it is held.
    pub refused: Option<Refusal>,
    /// The copies that are put down in place of what is carried, while the key for that is held.
    pub copies: Option<CopySet>,
    /// The key for copies is held.
    pub copying: bool,
}

impl Drag {
    fn of(load: DragPayload, grip: Vec2, at: Point) -> Self {
        let (landing, refused, copies) = (None, None, None);
        Self { load, grip, column: 0, at, within: true, landing, refused, copies, copying: false }
    }

    /// True when copies are put down, and what is carried stays.
    pub fn puts_copies(&self) -> bool {
        self.copying && matches!(self.load, DragPayload::Cards(_) | DragPayload::Marks { .. })
    }
}

/// How far a hand trembles, in screen points.
const DRAG_THRESHOLD: f64 = 4.0;
/// How near the pointer must come to a line, in screen points.
const HIT_TOLERANCE: f64 = 6.0;

impl Editor {
    /// What is under a place of the view, with sticky layers where they are seen.
    #[must_use]
    pub fn under(&self, at: Point) -> Hit {
        let camera = &self.view.camera;
        hit(self.scene(), camera, self.view.size, at, HIT_TOLERANCE / camera.zoom)
    }

    /// The cell under a place of the view.
    #[must_use]
    pub fn cell_under(&self, at: Point) -> Option<GridCell> {
        (self.under(at) != Hit::Covered).then(|| self.cell_at(self.view.in_map(at))).flatten()
    }

    /// The main button goes down.
    pub fn press(&mut self, pointer: Pointer) {
        let on = self.under(pointer.at).tag();
        if self.pick_at(on.map(|tag| tag.key)) {
            return;
        }
        self.end_gesture();
        let was_blank = self.typing.as_ref().is_some_and(super::Typing::is_blank);
        if let Some(typing) = &self.typing {
            if on.is_some_and(|tag| tag.key == typing.key() && tag.part == Part::Text) {
                self.place_caret(pointer, pointer.modifiers.shift);
                self.gesture = Gesture::Selecting;
                return;
            }
            self.finish_typing();
        }
        if let Some(grip) = self.grip_at(pointer.at) {
            self.gesture = Gesture::PressPort { from: pointer, grip };
            return;
        }
        // The second press of a double click comes when the first has put in what is to be written.
        if let Some(mark) = self.handle_at(pointer.at) {
            if !was_blank {
                self.take_hold(mark, pointer);
            }
            return;
        }
        // A new card in which nothing was written is gone now.
        let on = on.filter(|tag| self.map.has(tag.key));
        let Some(tag) = on else {
            self.gesture = Gesture::Pressed { from: pointer, on, was_selected: false };
            return;
        };
        let adds = pointer.modifiers.shift || pointer.modifiers.command;
        let was_selected = self.selection.has(tag.key);
        if adds && !was_selected {
            self.selection.add(tag.key);
            self.focus = None;
        } else if !was_selected {
            self.select(Selection::one(tag.key));
        }
        self.gesture = Gesture::Pressed { from: pointer, on, was_selected };
    }

    /// After a press into the text that is written, which is one of several at the same place: the second takes the
    /// word, the third the paragraph, and a drag goes on by those.
    pub fn press_again(&mut self, pointer: Pointer, times: u32) {
        if matches!(self.gesture, Gesture::Selecting) && times > 1 {
            self.select_around(pointer, times > 2);
        }
    }

    /// The pointer moves, with the button down or while something is carried.
    pub fn drag(&mut self, pointer: Pointer) {
        let at = self.view.in_map(pointer.at);
        match &mut self.gesture {
            Gesture::Idle | Gesture::Picking(_) => {}
            Gesture::PressPort { from, grip } => {
                if (pointer.at - from.at).hypot() >= DRAG_THRESHOLD {
                    let grip = *grip;
                    self.draw_from(grip, at);
                    self.follow_pointer(at);
                }
            }
            Gesture::Connecting(_) => self.follow_pointer(at),
            Gesture::Easing(_) => self.lead_easing(at),
            Gesture::Selecting => self.place_caret(pointer, true),
            Gesture::Pressed { from, on, .. } => {
                if (pointer.at - from.at).hypot() >= DRAG_THRESHOLD {
                    let (from, on) = (*from, *on);
                    self.begin_drag(from, on);
                    if !matches!(self.gesture, Gesture::Pressed { .. }) {
                        self.drag(pointer);
                    }
                }
            }
            Gesture::Drag(carry) => {
                carry.at = at;
                carry.copying = pointer.modifiers.command;
                carry.within = self.view.size.to_rect().contains(pointer.at);
                self.find_landing();
            }
            Gesture::Marquee { from, to, before, adds } => {
                *to = at;
                let area = Rect::from_points(*from, *to);
                let mut selection = if *adds { before.clone() } else { Selection::none() };
                for card in self.cards_within(area) {
                    selection.add(card);
                }
                self.selection = selection;
            }
            Gesture::DragEmotion { emotion, lane } => {
                let (emotion, lane) = (*emotion, *lane);
                self.hold_feeling(emotion, lane, at);
            }
            Gesture::PressHandle(handle) => {
                let handle = *handle;
                if !self.is_on(handle, pointer.at) {
                    self.gesture = Gesture::Idle;
                }
            }
            Gesture::ResizeColumn { step, grip } => {
                let (step, grip) = (*step, *grip);
                self.widen(step, grip, at);
            }
            Gesture::ResizeCard { card, edge } => {
                let (card, edge) = (card.clone(), *edge);
                self.stretch_to(&card, edge, at);
            }
        }
    }

    fn begin_drag(&mut self, from: Pointer, on: Option<Tag>) {
        let at = self.view.in_map(from.at);
        let Some(tag) = on else {
            let adds = from.modifiers.shift || from.modifiers.command;
            let before = self.selection.clone();
            self.focus = None;
            self.gesture = Gesture::Marquee { from: at, to: at, before, adds };
            return;
        };
        let load = match tag.key {
            Key::Card(card) => DragPayload::Cards(self.carried_cards(card)),
            Key::Pain(_) | Key::Wait(_) => DragPayload::Marks { held: tag.key, all: self.carried_marks(tag.key) },
            Key::Stage(stage) => DragPayload::Stage(stage),
            Key::Step(step) => DragPayload::Step(step),
            Key::Lane(lane) => DragPayload::Lane(lane),
            Key::Emotion(emotion) => {
                let lane = self.layout.grid.row_at(at).and_then(|row| self.layout.grid.rows.get(row));
                self.gesture = lane.map_or(Gesture::Idle, |row| Gesture::DragEmotion { emotion, lane: row.lane });
                return;
            }
            Key::Info | Key::Persona(_) | Key::Connector(_) => {
                self.gesture = Gesture::Idle;
                return;
            }
        };
        let grid = &self.layout.grid;
        let first = match tag.key {
            Key::Card(card) => self.cell_place(card).map(|(column, _)| column),
            _ => None,
        };
        let column = first.zip(grid.column_at(at)).map_or(0, |(first, held)| held.saturating_sub(first));
        let corner = self.area_of(tag.key).map_or(at, |area| area.origin() + self.sticky_shift(tag.key));
        self.gesture = Gesture::Drag(Box::new(Drag { column, ..Drag::of(load, at - corner, at) }));
    }

    /// The cards that a drag of `card` takes along, itself first: all selected ones when it is selected, in the
    /// order in which they are read.
    fn carried_cards(&self, card: CardId) -> Vec<CardId> {
        let mut cards = vec![card];
        if self.selection.has(card) {
            let shown = self.scene().layer(LayerKind::Cards).iter().filter_map(|placed| placed.tag);
            cards.extend(shown.filter(|tag| self.selection.has(tag.key)).filter_map(|tag| match tag.key {
                Key::Card(other) if other != card => Some(other),
                _ => None,
            }));
        }
        cards
    }

    /// How far a record is moved on the view because its layer is sticky, in map units.
    pub(super) fn sticky_shift(&self, key: Key) -> Vec2 {
        let layer = match key {
            Key::Stage(_) | Key::Step(_) => LayerKind::Header,
            Key::Lane(_) => LayerKind::Rail,
            _ => return Vec2::ZERO,
        };
        sticky_offset(layer, self.scene(), &self.view.camera, self.view.size)
    }

    /// How far the text of a record is moved on the view: a name in the header also moves to stay in sight.
    pub(super) fn text_shift(&self, key: Key) -> Vec2 {
        let stuck = || Stuck::new(LayerKind::Names, self.scene(), &self.view.camera, self.view.size);
        match name_of(self.scene(), key) {
            Some(placed) => stuck().of(placed),
            None => self.sticky_shift(key),
        }
    }

    /// The button goes up.
    pub fn release(&mut self, pointer: Pointer) {
        if matches!(self.gesture, Gesture::Drag(_) | Gesture::Connecting(_) | Gesture::Easing(_)) {
            self.drag(pointer);
        }
        if self.is_picking() {
            return;
        }
        match std::mem::replace(&mut self.gesture, Gesture::Idle) {
            Gesture::Idle | Gesture::Selecting | Gesture::Marquee { .. } | Gesture::Picking(_) => {}
            Gesture::PressPort { grip, .. } => self.click_grip(grip),
            Gesture::Connecting(drag) => self.drop_connector(*drag),
            Gesture::Easing(easing) => self.ease(easing),
            Gesture::Pressed { on, was_selected, .. } => self.click(pointer, on, was_selected),
            Gesture::Drag(carry) => self.land(*carry),
            Gesture::DragEmotion { .. } | Gesture::ResizeColumn { .. } | Gesture::ResizeCard { .. } => self.keep_held(),
            Gesture::PressHandle(handle) => self.use_handle(handle),
        }
    }

    fn click(&mut self, pointer: Pointer, on: Option<Tag>, was_selected: bool) {
        let adds = pointer.modifiers.shift || pointer.modifiers.command;
        match on {
            // One of several selected is clicked: it alone.
            Some(tag) if !adds => {
                let was_alone = was_selected && self.selection.only() == Some(tag.key);
                self.select(Selection::one(tag.key));
                match (tag.key, tag.part) {
                    (Key::Pain(pain), Part::Dot(severity)) => self.rate_by_dot(pain, severity),
                    // A number has no place for each value: the first click only selects.
                    (Key::Pain(pain), Part::Frequency) if was_alone => self.turn_frequency(pain),
                    _ => {}
                }
            }
            Some(tag) if was_selected => self.selection.toggle(tag.key),
            Some(_) => {}
            None if adds => {}
            None => {
                self.selection = Selection::none();
                self.focus = self.cell_under(pointer.at);
            }
        }
    }

    /// The button goes down twice: the text under the pointer is edited, or an empty cell gets a card.
    pub fn double_click(&mut self, pointer: Pointer) {
        self.end_gesture();
        if let Some(mark) = self.handle_at(pointer.at) {
            match mark.handle {
                Handle::Column(step) => return self.widen_automatically(step),
                Handle::NewStep { .. } | Handle::NewStage(_) | Handle::Hidden(_) => return,
                // An edge of a card is a part of it.
                Handle::Card(..) => {}
            }
        }
        match self.under(pointer.at).tag() {
            Some(tag) if self.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => {
                self.select_around(pointer, false);
            }
            // Two clicks there are two ratings.
            Some(Tag { part: Part::Dot(_) | Part::Frequency, .. }) => {}
            Some(tag) => {
                self.begin_typing(tag.key);
            }
            None => {
                if let Some(cell) = self.cell_under(pointer.at) {
                    self.selection = Selection::none();
                    self.focus = Some(cell);
                    if !self.feel_at(cell, self.view.in_map(pointer.at)) {
                        self.begin_card(cell, Place::Last);
                    }
                }
            }
        }
    }

    /// Takes an element of the palette along.
    pub fn drag_element(&mut self, element: Element, pointer: Pointer) {
        self.end_gesture();
        self.finish_typing();
        let at = self.view.in_map(pointer.at);
        let grip = Vec2::new(size::CARD_WIDTH / 2.0, 16.0);
        let carry = Drag::of(DragPayload::Element(element), grip, at);
        self.gesture = Gesture::Drag(Box::new(Drag { within: false, ..carry }));
        self.drag(pointer);
    }

    /// Leaves a text, which stays as it is written, or a gesture, taking back what it has shown. True when there
    /// was something to leave.
    pub fn cancel(&mut self) -> bool {
        if self.typing.is_some() {
            self.finish_typing();
            return true;
        }
        self.end_gesture()
    }

    /// Leaves the gesture, taking back what it has shown. True when there was one.
    pub(super) fn end_gesture(&mut self) -> bool {
        match std::mem::replace(&mut self.gesture, Gesture::Idle) {
            Gesture::Idle => return false,
            Gesture::Marquee { before, .. } => self.selection = before.within(&self.map),
            Gesture::DragEmotion { .. } | Gesture::ResizeColumn { .. } | Gesture::ResizeCard { .. } => self.drop_held(),
            Gesture::Connecting(drag) => self.cancel_connector(&drag),
            Gesture::Picking(drag) => {
                self.cancel_connector(&drag);
                self.focus = None;
            }
            Gesture::Selecting
            | Gesture::Pressed { .. }
            | Gesture::PressHandle(_)
            | Gesture::Drag(_)
            | Gesture::Easing(_)
            | Gesture::PressPort { .. } => {}
        }
        true
    }

    /// True while the pointer drags something.
    #[must_use]
    pub fn is_dragging(&self) -> bool {
        match self.gesture {
            Gesture::Drag(_)
            | Gesture::Marquee { .. }
            | Gesture::DragEmotion { .. }
            | Gesture::ResizeColumn { .. }
            | Gesture::ResizeCard { .. }
            | Gesture::Connecting(_) => true,
            Gesture::Easing(easing) => easing.drawn_to.is_some(),
            Gesture::Idle
            | Gesture::Selecting
            | Gesture::Pressed { .. }
            | Gesture::PressHandle(_)
            | Gesture::PressPort { .. }
            | Gesture::Picking(_) => false,
        }
    }

    /// True from a press on the map to its release.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle) && !self.is_picking()
    }

    /// What the pointer shall look like over `hover`.
    #[must_use]
    pub fn cursor(&self, hover: Option<Tag>) -> Cursor {
        match &self.gesture {
            Gesture::Drag(carry) => match carry.load {
                DragPayload::Element(_) | DragPayload::Marks { .. } if carry.landing.is_none() => Cursor::Forbidden,
                _ if !carry.within || carry.refused.is_some() => Cursor::Forbidden,
                _ if carry.puts_copies() => Cursor::Copying,
                // What is from the map stays where it is when it lands nowhere.
                _ => Cursor::Grabbing,
            },
            Gesture::Selecting => Cursor::Text,
            Gesture::DragEmotion { .. } => Cursor::UpDown,
            Gesture::Marquee { .. } => Cursor::Arrow,
            Gesture::Connecting(drag) if self.is_refused(drag) => Cursor::Forbidden,
            Gesture::PressPort { .. } | Gesture::Connecting(_) | Gesture::Picking(_) | Gesture::Easing(_) => {
                Cursor::Cross
            }
            Gesture::PressHandle(_) => Cursor::Press,
            Gesture::ResizeColumn { .. } | Gesture::ResizeCard { .. } => Cursor::LeftRight,
            Gesture::Idle if hover.is_some_and(|tag| tag.part == Part::Handle) => Cursor::Cross,
            Gesture::Idle if self.handle.is_some() => match self.handle.map(|mark| mark.handle) {
                Some(Handle::Column(_) | Handle::Card(..)) => Cursor::LeftRight,
                _ => Cursor::Press,
            },
            Gesture::Idle | Gesture::Pressed { .. } => match hover {
                Some(Tag { part: Part::Handle, .. }) => Cursor::Cross,
                Some(tag) if self.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => Cursor::Text,
                Some(Tag { key: Key::Emotion(_), .. }) => Cursor::UpDown,
                Some(Tag { key: Key::Info | Key::Connector(_), .. }) | None => Cursor::Arrow,
                Some(_) => Cursor::Hand,
            },
        }
    }

    /// The cell at a point of the map.
    #[must_use]
    pub fn cell_at(&self, at: Point) -> Option<GridCell> {
        let grid = &self.layout.grid;
        if !grid.contains(at) {
            return None;
        }
        let column = grid.columns.get(grid.column_at(at)?)?;
        let row = grid.rows.get(grid.row_at(at)?)?;
        Some(GridCell { lane: row.lane, step: column.step })
    }

    fn cards_within(&self, area: Rect) -> Vec<CardId> {
        let frames = self.scene().layer(LayerKind::Cards).iter();
        frames.filter(|placed| placed.bounds().overlaps(area)).filter_map(|placed| placed.tag?.key.card()).collect()
    }
}
