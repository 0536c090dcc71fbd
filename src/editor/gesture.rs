//! The pointer as a small state machine: pressing is not dragging, and every state carries what it needs.
//!
//! | state | entered by | left by |
//! |---|---|---|
//! | Idle | the start, every end | press |
//! | Selecting | a press into the text that is written | release |
//! | Pressed | press | release (a click), moving further than a hand trembles (a drag) |
//! | Carrying | dragging a record, or an element from the palette | release (lands), cancel |
//! | Marquee | dragging from an empty place | release (selects), cancel (selects what was selected before) |
//! | Feeling | dragging a point of an emotion curve | release (keeps), cancel (takes back) |

use super::landing::{Landing, Load};
use super::{Cell, Editor, Element};
use crate::edit::{Place, Selection};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{CardId, EmotionId, Key, LaneId};
use crate::scene::sticky::{Hit, hit, sticky_offset};
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
}

/// What the pointer is doing.
pub(super) enum Gesture {
    Idle,
    /// Selects in the text that is written.
    Selecting,
    Pressed {
        from: Pointer,
        on: Option<Tag>,
    },
    Carrying(Box<Carry>),
    /// `before` is what was selected; with `adds` the selection goes on from that.
    Marquee {
        from: Point,
        to: Point,
        before: Selection,
        adds: bool,
    },
    /// The lane is the one in which the point was taken: several may show it.
    Feeling {
        emotion: EmotionId,
        lane: LaneId,
    },
}

/// Something that follows the pointer.
pub(super) struct Carry {
    pub load: Load,
    /// From the top left corner of what is carried to the pointer, in map units.
    pub grip: Vec2,
    /// How many columns after its first one a card is held that goes over several.
    pub column: usize,
    /// The pointer on the map.
    pub at: Point,
    /// The pointer is within the view: elsewhere nothing lands.
    pub within: bool,
    /// Where it would land.
    pub landing: Option<Landing>,
}

/// How far a hand trembles, in screen points.
const TREMBLE: f64 = 4.0;
/// How near the pointer must come to a line, in screen points.
const REACH: f64 = 6.0;

impl Editor {
    /// What is under a place of the view, with sticky layers where they are seen.
    #[must_use]
    pub fn under(&self, at: Point) -> Hit {
        let camera = &self.view.camera;
        hit(self.scene(), camera, self.view.size, at, REACH / camera.zoom)
    }

    /// The cell under a place of the view.
    #[must_use]
    pub fn cell_under(&self, at: Point) -> Option<Cell> {
        (self.under(at) != Hit::Covered).then(|| self.cell_at(self.view.in_map(at))).flatten()
    }

    /// The main button goes down.
    pub fn press(&mut self, pointer: Pointer) {
        let on = self.under(pointer.at).tag();
        if self.ease_pressed(on.map(|tag| tag.key)) {
            return;
        }
        self.end_gesture();
        if let Some(typing) = &self.typing {
            if on.is_some_and(|tag| tag.key == typing.key() && tag.part == Part::Text) {
                self.place_caret(pointer, pointer.modifiers.shift);
                self.gesture = Gesture::Selecting;
                return;
            }
            self.finish_typing();
        }
        // A new card in which nothing was written is gone now.
        let on = on.filter(|tag| self.map.has(tag.key));
        let Some(tag) = on else {
            self.gesture = Gesture::Pressed { from: pointer, on };
            return;
        };
        let adds = pointer.modifiers.shift || pointer.modifiers.command;
        if adds {
            self.selection.toggle(tag.key);
            self.focus = None;
        } else if !self.selection.has(tag.key) {
            self.select(Selection::one(tag.key));
        }
        self.gesture = Gesture::Pressed { from: pointer, on };
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
            Gesture::Idle => {}
            Gesture::Selecting => self.place_caret(pointer, true),
            Gesture::Pressed { from, on } => {
                if (pointer.at - from.at).hypot() >= TREMBLE {
                    let (from, on) = (*from, *on);
                    self.begin_drag(from, on);
                    if !matches!(self.gesture, Gesture::Pressed { .. }) {
                        self.drag(pointer);
                    }
                }
            }
            Gesture::Carrying(carry) => {
                carry.at = at;
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
            Gesture::Feeling { emotion, lane } => {
                let (emotion, lane) = (*emotion, *lane);
                self.hold_feeling(emotion, lane, at);
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
            Key::Card(card) => Load::Cards(self.carried_cards(card)),
            Key::Pain(_) | Key::Wait(_) => Load::Mark(tag.key),
            Key::Stage(stage) => Load::Stage(stage),
            Key::Step(step) => Load::Step(step),
            Key::Lane(lane) => Load::Lane(lane),
            Key::Emotion(emotion) => {
                let lane = self.layout.grid.row_at(at).and_then(|row| self.layout.grid.rows.get(row));
                self.gesture = lane.map_or(Gesture::Idle, |row| Gesture::Feeling { emotion, lane: row.lane });
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
        self.gesture =
            Gesture::Carrying(Box::new(Carry { load, grip: at - corner, column, at, within: true, landing: None }));
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

    /// The button goes up.
    pub fn release(&mut self, pointer: Pointer) {
        if matches!(self.gesture, Gesture::Carrying(_)) {
            self.drag(pointer);
        }
        match std::mem::replace(&mut self.gesture, Gesture::Idle) {
            Gesture::Idle | Gesture::Selecting | Gesture::Marquee { .. } => {}
            Gesture::Pressed { on, .. } => self.click(pointer, on),
            Gesture::Carrying(carry) => self.land(*carry),
            Gesture::Feeling { .. } => self.keep_held(),
        }
    }

    fn click(&mut self, pointer: Pointer, on: Option<Tag>) {
        let adds = pointer.modifiers.shift || pointer.modifiers.command;
        match on {
            // One of several selected is clicked: it alone.
            Some(tag) if !adds => {
                self.select(Selection::one(tag.key));
                if let (Key::Pain(pain), Part::Dot(severity)) = (tag.key, tag.part) {
                    self.rate_by_dot(pain, severity);
                }
            }
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
        match self.under(pointer.at).tag() {
            Some(tag) if self.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => {
                self.select_around(pointer, false);
            }
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
    pub fn pick_up(&mut self, element: Element, pointer: Pointer) {
        self.end_gesture();
        self.finish_typing();
        let at = self.view.in_map(pointer.at);
        let grip = Vec2::new(size::CARD_WIDTH / 2.0, 16.0);
        let (load, landing) = (Load::Element(element), None);
        self.gesture = Gesture::Carrying(Box::new(Carry { load, grip, column: 0, at, within: false, landing }));
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
        let eased = self.easing.take().is_some();
        match std::mem::replace(&mut self.gesture, Gesture::Idle) {
            Gesture::Idle => return eased,
            Gesture::Marquee { before, .. } => self.selection = before.within(&self.map),
            Gesture::Feeling { .. } => self.drop_held(),
            Gesture::Selecting | Gesture::Pressed { .. } | Gesture::Carrying(_) => {}
        }
        true
    }

    /// True while the pointer drags something.
    #[must_use]
    pub fn is_dragging(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle | Gesture::Selecting | Gesture::Pressed { .. })
    }

    /// True from a press on the map to its release.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        !matches!(self.gesture, Gesture::Idle)
    }

    /// What the pointer shall look like over `hover`.
    #[must_use]
    pub fn cursor(&self, hover: Option<Tag>) -> Cursor {
        match &self.gesture {
            Gesture::Carrying(carry) => match carry.load {
                Load::Element(_) | Load::Mark(_) if carry.landing.is_none() => Cursor::Forbidden,
                _ if !carry.within => Cursor::Forbidden,
                // What is from the map stays where it is when it lands nowhere.
                _ => Cursor::Grabbing,
            },
            Gesture::Selecting => Cursor::Text,
            Gesture::Feeling { .. } => Cursor::UpDown,
            Gesture::Marquee { .. } => Cursor::Arrow,
            Gesture::Idle | Gesture::Pressed { .. } => match hover {
                Some(tag) if self.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => Cursor::Text,
                Some(Tag { key: Key::Emotion(_), .. }) => Cursor::UpDown,
                Some(Tag { key: Key::Info | Key::Connector(_), .. }) | None => Cursor::Arrow,
                Some(_) => Cursor::Hand,
            },
        }
    }

    /// The cell at a point of the map.
    #[must_use]
    pub fn cell_at(&self, at: Point) -> Option<Cell> {
        let grid = &self.layout.grid;
        if !grid.contains(at) {
            return None;
        }
        let column = grid.columns.get(grid.column_at(at)?)?;
        let row = grid.rows.get(grid.row_at(at)?)?;
        Some(Cell { lane: row.lane, step: column.step })
    }

    fn cards_within(&self, area: Rect) -> Vec<CardId> {
        let frames = self.scene().layer(LayerKind::Cards).iter();
        frames
            .filter(|placed| placed.bounds().overlaps(area))
            .filter_map(|placed| match placed.tag?.key {
                Key::Card(card) => Some(card),
                _ => None,
            })
            .collect()
    }
}
