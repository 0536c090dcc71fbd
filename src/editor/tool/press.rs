//! A button that is down and has not moved yet, on a record, a handle or a port.

use super::{ActiveTool, Adjust, Cursor, Drag, LinkTool, Marquee, NextTool, Pointer, Tool};
use crate::edit::Selection;
use crate::editor::document::Document;
use crate::editor::handle::{self, Handle};
use crate::editor::marks;
use crate::editor::ports::PortHit;
use crate::model::Key;
use crate::scene::{Part, Tag};

/// Pointer travel below this is a click, not a drag (screen points).
pub(super) const DRAG_THRESHOLD: f64 = 4.0;

/// A press on a record or on nothing.
pub struct Press {
    from: Pointer,
    on: Option<Tag>,
    /// What was pressed was selected already: a click with a key held takes it out of the selection.
    was_selected: bool,
}

impl Press {
    /// Presses, and selects what is pressed.
    pub fn new(doc: &mut Document, from: Pointer, on: Option<Tag>) -> Self {
        let was_selected = on.is_some_and(|tag| doc.selection.has(tag.key));
        if let Some(tag) = on.filter(|_| !was_selected) {
            if from.modifiers.adds() {
                doc.selection.add(tag.key);
                doc.focus = None;
            } else {
                doc.select(Selection::one(tag.key));
            }
        }
        Self { from, on, was_selected }
    }

    /// The shape of the pointer over what could be pressed.
    pub fn hover_cursor(doc: &Document, hover: Option<Tag>) -> Cursor {
        match hover {
            Some(Tag { part: Part::Handle, .. }) => Cursor::Cross,
            Some(tag) if doc.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => Cursor::Text,
            Some(Tag { key: Key::Emotion(_), .. }) => Cursor::UpDown,
            Some(Tag { key, part: Part::Dot(_) | Part::Frequency }) if doc.selection.only() == Some(key) => {
                Cursor::Press
            }
            Some(Tag { key: Key::Connector(_), .. }) => Cursor::Press,
            Some(Tag { key: Key::Info, .. }) | None => Cursor::Arrow,
            Some(_) => Cursor::Hand,
        }
    }

    /// The tool that a drag from here starts.
    fn dragged(&self, doc: &mut Document) -> ActiveTool {
        let at = doc.view.in_map(self.from.at);
        match self.on.map(|tag| tag.key) {
            None => Some(Box::new(Marquee::new(doc, self.from))),
            Some(Key::Emotion(emotion)) => Adjust::from_emotion(doc, emotion, at).map(boxed),
            Some(key) => Drag::from_record(doc, key, at).map(boxed),
        }
    }
}

impl Tool for Press {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        if !has_moved(self.from, pointer) {
            return NextTool::Same;
        }
        started(self.dragged(doc), doc, pointer)
    }

    /// A click.
    fn release(self: Box<Self>, doc: &mut Document, pointer: Pointer) -> ActiveTool {
        let adds = pointer.modifiers.adds();
        match self.on {
            // A click on one of several that are selected leaves it alone.
            Some(tag) if !adds => {
                let was_alone = self.was_selected && doc.selection.only() == Some(tag.key);
                doc.select(Selection::one(tag.key));
                match (tag.key, tag.part) {
                    // The first click only selects.
                    (Key::Pain(pain), Part::Dot(severity)) if was_alone => marks::rate_by_dot(doc, pain, severity),
                    (Key::Pain(pain), Part::Frequency) if was_alone => marks::cycle_frequency(doc, pain),
                    // It shows a place to write.
                    (Key::Stage(_) | Key::Step(_), _) if is_nameless(doc, tag.key) => _ = doc.begin_typing(tag.key),
                    _ => {}
                }
            }
            Some(tag) if self.was_selected => doc.selection.toggle(tag.key),
            Some(_) => {}
            None if adds => {}
            None => doc.focus_on(doc.cell_under(pointer.at)),
        }
        None
    }

    fn cursor(&self, doc: &Document, hover: Option<Tag>) -> Cursor {
        Self::hover_cursor(doc, hover)
    }
}

/// A press on a handle that is not dragged.
pub struct PressHandle(pub Handle);

impl Tool for PressHandle {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        let is_on = handle::handle_at(doc, pointer.at).is_some_and(|mark| mark.handle == self.0);
        if is_on { NextTool::Same } else { NextTool::None }
    }

    fn release(self: Box<Self>, doc: &mut Document, _pointer: Pointer) -> ActiveTool {
        handle::press_handle(doc, self.0);
        None
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        Cursor::Press
    }
}

/// A press on a port, or on an end of the selected connector.
pub struct PressPort {
    pub from: Pointer,
    pub port: PortHit,
}

impl Tool for PressPort {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        if !has_moved(self.from, pointer) {
            return NextTool::Same;
        }
        started(LinkTool::drawn(doc, self.port, pointer).map(boxed), doc, pointer)
    }

    /// A click: the other card is picked next, or the pain point.
    fn release(self: Box<Self>, doc: &mut Document, _pointer: Pointer) -> ActiveTool {
        match self.port {
            PortHit::Port(card) => {
                doc.select_only(card);
                LinkTool::pick_card(doc).map(boxed)
            }
            PortHit::Ease(card) => {
                doc.select_only(card);
                LinkTool::pick_pain(doc).map(boxed)
            }
            PortHit::End(..) => None,
        }
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        Cursor::Cross
    }
}

fn is_nameless(doc: &Document, key: Key) -> bool {
    doc.map.get(key).is_some_and(|record| record.text().trim().is_empty())
}

fn has_moved(from: Pointer, to: Pointer) -> bool {
    (to.at - from.at).hypot() >= DRAG_THRESHOLD
}

/// The tool that a drag has started, brought to the pointer.
fn started(tool: ActiveTool, doc: &mut Document, pointer: Pointer) -> NextTool {
    let Some(mut tool) = tool else { return NextTool::None };
    match tool.drag(doc, pointer) {
        NextTool::Same => NextTool::Other(tool),
        next => next,
    }
}

fn boxed(tool: impl Tool + 'static) -> Box<dyn Tool> {
    Box::new(tool)
}
