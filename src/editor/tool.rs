//! Tools: what the pointer, or the keyboard, is doing to the map between a start and an end.
//!
//! A tool is a struct with its own state. It proposes changes as previews of the document; its end commits or discards
//! them. At most one is active, and without one the pointer only hovers.
//!
//! | tool | starts with | ends with |
//! |---|---|---|
//! | [`SelectText`] | a press into the text being written | release |
//! | [`Press`] | a press | release (a click), moving further than [`press::DRAG_THRESHOLD`] (another tool) |
//! | [`Drag`] | dragging a record, or an element from the palette | release (drops it), cancel |
//! | [`Marquee`] | dragging from an empty place | release (selects), cancel (restores the selection) |
//! | [`Adjust`] | dragging a point of an emotion curve, the edge of a column or an end of the selected card | release (commits), cancel (discards) |
//! | [`ResizeRail`] | dragging the edge of the lane names' column | release, cancel (restores the width) |
//! | [`PressHandle`] | a press on a plus, or on the mark of hidden lanes | release (does it), moving away |
//! | [`PressPort`] | a press on a port, or on an end of the selected connector | release (a [`LinkTool`] by keyboard), moving further (a [`LinkTool`] by pointer) |
//! | [`LinkTool`] | drawing from a port, or a command | see there |

mod adjust;
mod drag;
mod link;
mod press;
mod rail;
mod select;

use super::document::Document;
use super::overlay::Overlay;
use super::walk::GridMotion;
use crate::geom::Point;
use crate::model::Key;
use crate::scene::Tag;

pub(super) use adjust::Adjust;
pub(super) use drag::Drag;
pub(super) use link::LinkTool;
pub(super) use press::{Press, PressHandle, PressPort};
pub(super) use rail::ResizeRail;
pub(super) use select::{Marquee, SelectText};

/// The keys held during a pointer event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Adds to the selection.
    pub shift: bool,
    /// Ctrl, or Command on a Mac: toggles in the selection, and drops copies.
    pub command: bool,
}

impl Modifiers {
    /// True when a press keeps what is selected.
    pub(super) fn adds(self) -> bool {
        self.shift || self.command
    }
}

/// The pointer at a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Where, from the top left corner of the view, in screen points.
    pub at: Point,
    /// What is held.
    pub modifiers: Modifiers,
}

/// The shape of the pointer.
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

/// What to ask or tell the user while a tool is active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Pick the card that the connector goes to.
    PickCard,
    /// There is such a connector already.
    AlreadyConnected,
    /// Pick the pain point that the opportunity eases.
    PickPain,
}

/// The active tool, if there is one.
pub(super) type ActiveTool = Option<Box<dyn Tool>>;

/// Which tool is active after the pointer moved.
pub(super) enum NextTool {
    Same,
    Other(Box<dyn Tool>),
    None,
}

/// Whether a tool took an event.
pub(super) enum Response {
    /// It means nothing to the tool.
    Ignored,
    /// The tool took it and goes on.
    Taken,
    /// The tool took it and has ended.
    Ended,
}

/// A tool. Defaults are those of a tool that needs the button down and has no say in the keyboard.
pub(super) trait Tool: Send + Sync {
    /// The pointer moves.
    fn drag(&mut self, _doc: &mut Document, _pointer: Pointer) -> NextTool {
        NextTool::Same
    }

    /// The button goes up: the tool does its work, and answers with the tool that follows.
    fn release(self: Box<Self>, _doc: &mut Document, _pointer: Pointer) -> ActiveTool {
        None
    }

    /// Ends the tool and takes back what it has shown.
    fn cancel(self: Box<Self>, _doc: &mut Document) {}

    /// Adds what is drawn above the map while the tool is active.
    fn overlay(&self, _doc: &Document, _hover: Option<Tag>, _overlay: &mut Overlay) {}

    fn cursor(&self, doc: &Document, hover: Option<Tag>) -> Cursor;

    /// True while the pointer drags something.
    fn is_dragging(&self) -> bool {
        false
    }

    /// True while a record is picked by keyboard or by a click, with no button down.
    fn is_picking(&self) -> bool {
        false
    }

    fn hint(&self, _doc: &Document) -> Option<Hint> {
        None
    }

    /// The button goes down on a record, or elsewhere.
    fn press(&mut self, _doc: &mut Document, _on: Option<Key>) -> Response {
        Response::Ignored
    }

    /// The press that started the tool is one of several at the same place.
    fn press_again(&mut self, _doc: &mut Document, _pointer: Pointer, _times: u32) {}

    /// Enter.
    fn confirm(&mut self, _doc: &mut Document) -> Response {
        Response::Ignored
    }

    /// A key that moves the keyboard cursor, before it does. True when the tool took it.
    fn aim(&mut self, _doc: &mut Document, _motion: GridMotion) -> bool {
        false
    }

    /// The selection was moved by keyboard or in a list. False for tools that end when that happens.
    fn follow_selection(&mut self, _doc: &mut Document) -> bool {
        false
    }

    /// True when selecting something else ends the tool, without anything to take back.
    fn ends_on_select(&self) -> bool {
        false
    }
}
