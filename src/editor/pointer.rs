//! The pointer: its events go to the active tool, or start one.

use super::handle::{self, Handle, HandleMark};
use super::overlay::{self, Overlay};
use super::tool::{
    Adjust, Cursor, Drag, Hint, NextTool, Pointer, Press, PressHandle, PressPort, ResizeRail, Response, SelectText,
    Tool,
};
use super::{Editor, Element, GridCell, capture, emotion, placeholder, ports};
use crate::edit::{Place, Selection};
use crate::geom::Point;
use crate::model::{Key, LaneId};
use crate::scene::sticky::Hit;
use crate::scene::{Part, Tag};
use crate::theme::size;

impl Editor {
    /// What is under a place of the view, with sticky layers where they are seen.
    #[must_use]
    pub fn under(&self, at: Point) -> Hit {
        self.doc.under(at)
    }

    /// The cell under a place of the view.
    #[must_use]
    pub fn cell_under(&self, at: Point) -> Option<GridCell> {
        self.doc.cell_under(at)
    }

    /// The pointer rests at a place of the view: what is under it, or the record whose port is. Notes the card whose
    /// ports are shown.
    pub fn hover_at(&mut self, at: Point) -> Option<Tag> {
        self.pointer_at = Some(at);
        if let Some(port) = ports::port_at(&self.doc, self.hovered, at) {
            return Some(port.tag());
        }
        let tag = self.doc.under(at).tag();
        self.hovered = tag.and_then(|tag| self.doc.map.card_of(tag.key));
        tag
    }

    /// Notes where the pointer is on the view, for the handle that is shown there.
    pub fn update_handle(&mut self, at: Option<Point>) {
        self.pointer_at = at;
        self.handle = at.filter(|_| self.is_idle()).and_then(|at| handle::handle_at(&self.doc, at));
    }

    /// The handle at a place of the view.
    #[must_use]
    pub fn handle_at(&self, at: Point) -> Option<HandleMark> {
        handle::handle_at(&self.doc, at)
    }

    /// The hidden lanes that the mark under the pointer stands for, from top to bottom.
    #[must_use]
    pub fn pointed_hidden_lanes(&self) -> Vec<LaneId> {
        match self.handle.filter(|_| self.is_idle()) {
            Some(HandleMark { handle: Handle::Hidden(row), .. }) => self.doc.lanes_hidden_at(row).to_vec(),
            _ => Vec::new(),
        }
    }

    /// The main button goes down.
    pub fn press(&mut self, pointer: Pointer) {
        self.pointer_at = Some(pointer.at);
        let on = self.doc.under(pointer.at).tag();
        if self.ask_tool(|tool, doc| tool.press(doc, on.map(|tag| tag.key))) {
            return;
        }
        self.end_tool();
        let was_blank = self.doc.typing.as_ref().is_some_and(super::Typing::is_blank);
        if self.is_text_being_written(on) {
            self.doc.place_caret(pointer.at, pointer.modifiers.shift);
            self.tool = Some(Box::new(SelectText));
            return;
        }
        self.doc.finish_typing();
        if let Some(port) = ports::port_at(&self.doc, self.hovered, pointer.at) {
            self.tool = Some(Box::new(PressPort { from: pointer, port }));
        } else if let Some(mark) = handle::handle_at(&self.doc, pointer.at) {
            // The second press of a double click comes when the first has inserted what is to be written.
            if !was_blank {
                self.tool = self.handle_tool(mark.handle, pointer);
            }
        } else {
            // A new card in which nothing was written is gone now.
            let on = on.filter(|tag| self.doc.map.has(tag.key));
            self.tool = Some(Box::new(Press::new(&mut self.doc, pointer, on)));
        }
    }

    /// After a press that is one of several at the same place.
    pub fn press_again(&mut self, pointer: Pointer, times: u32) {
        if let Some(tool) = &mut self.tool {
            tool.press_again(&mut self.doc, pointer, times);
        }
    }

    /// The pointer moves, with the button down or while an element is dragged.
    pub fn drag(&mut self, pointer: Pointer) {
        let Some(tool) = &mut self.tool else { return };
        match tool.drag(&mut self.doc, pointer) {
            NextTool::Same => {}
            NextTool::Other(tool) => self.tool = Some(tool),
            NextTool::None => self.tool = None,
        }
    }

    /// The button goes up.
    pub fn release(&mut self, pointer: Pointer) {
        if let Some(tool) = self.tool.take() {
            self.tool = tool.release(&mut self.doc, pointer);
        }
    }

    /// The button goes down twice: the text under the pointer is edited, or an empty cell gets a card.
    pub fn double_click(&mut self, pointer: Pointer) {
        self.end_tool();
        match handle::handle_at(&self.doc, pointer.at).map(|mark| mark.handle) {
            Some(Handle::Column(step)) => {
                if let Some(command) = handle::reset_width(&self.doc.map, step) {
                    // The step is in the map, and an automatic width is always allowed.
                    let _ = self.perform(&command);
                }
                return;
            }
            Some(Handle::Rail) => {
                self.doc.set_rail(size::RAIL);
                return;
            }
            // The first click has begun a card, and the second press has taken it away.
            Some(handle @ Handle::NewCard(_)) => {
                handle::press_handle(&mut self.doc, handle);
                return;
            }
            Some(Handle::NewStep { .. } | Handle::NewStage(_) | Handle::Hidden(_)) => return,
            // An edge of a card is a part of it.
            Some(Handle::Card(..)) | None => {}
        }
        match self.doc.under(pointer.at).tag() {
            Some(tag) if self.doc.typing.as_ref().is_some_and(|typing| typing.key() == tag.key) => {
                self.doc.select_around(pointer.at, false);
            }
            // Two clicks there are two ratings.
            Some(Tag { part: Part::Dot(_) | Part::Frequency, .. }) => {}
            Some(tag) => {
                self.begin_typing(tag.key);
            }
            None => {
                if let Some(cell) = self.doc.cell_under(pointer.at) {
                    self.doc.focus_on(Some(cell));
                    if !self.add_feeling_at(cell, pointer) {
                        capture::begin_card(&mut self.doc, cell, Place::Last);
                    }
                }
            }
        }
    }

    /// An emotion where an emotion lane is double-clicked. False where no curve runs.
    fn add_feeling_at(&mut self, cell: GridCell, pointer: Pointer) -> bool {
        let at = self.doc.view.in_map(pointer.at);
        let Some((command, key)) = emotion::add_at(&mut self.doc, cell, at) else { return false };
        let is_added = self.doc.perform_and_select(&command, Selection::one(key)).is_ok();
        if is_added {
            self.doc.focus = None;
            self.doc.show(key);
        }
        is_added
    }

    /// The secondary button is pressed: it selects what is under the pointer, unless that is selected already, and gives
    /// an empty cell the focus. A text that is pressed stays as it is written. False while something is dragged: then it
    /// means nothing.
    pub fn press_secondary(&mut self, at: Point) -> bool {
        if self.is_pressed() {
            return false;
        }
        self.end_tool();
        let on = self.doc.under(at).tag();
        if self.is_text_being_written(on) {
            return true;
        }
        self.doc.finish_typing();
        // A new card in which nothing was written is gone now.
        match on.filter(|tag| self.doc.map.has(tag.key)) {
            Some(tag) if self.doc.selection.has(tag.key) => {}
            Some(tag) => self.doc.select(Selection::one(tag.key)),
            None => {
                self.doc.select(Selection::none());
                self.doc.focus = self.doc.cell_under(at);
            }
        }
        true
    }

    /// Drags an element of the palette.
    pub fn drag_element(&mut self, element: Element, pointer: Pointer) {
        let drag = Drag::from_palette(self.begin(), element, pointer);
        self.tool = Some(Box::new(drag));
        self.drag(pointer);
    }

    /// True while the pointer drags something.
    #[must_use]
    pub fn is_dragging(&self) -> bool {
        self.tool.as_ref().is_some_and(|tool| tool.is_dragging())
    }

    /// True from a press on the map to its release.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        self.tool.as_ref().is_some_and(|tool| !tool.is_picking())
    }

    /// True while the keyboard or a click picks the card that a connector goes to, or the pain point that an opportunity
    /// eases.
    #[must_use]
    pub fn is_picking(&self) -> bool {
        self.tool.as_ref().is_some_and(|tool| tool.is_picking())
    }

    /// What to ask or tell the user now.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.tool.as_ref()?.hint(&self.doc)
    }

    /// The shape of the pointer over `hover`.
    #[must_use]
    pub fn cursor(&self, hover: Option<Tag>) -> Cursor {
        let is_on_port = hover.is_some_and(|tag| tag.part == Part::Handle);
        match (&self.tool, self.handle.map(|mark| mark.handle)) {
            (Some(tool), _) => tool.cursor(&self.doc, hover),
            (None, Some(Handle::Column(_) | Handle::Card(..) | Handle::Rail)) if !is_on_port => Cursor::LeftRight,
            (None, Some(_)) if !is_on_port => Cursor::Press,
            (None, _) => Press::hover_cursor(&self.doc, hover),
        }
    }

    /// What to draw above the scene. `hover` is what is under the pointer.
    #[must_use]
    pub fn overlay(&self, hover: Option<Tag>) -> Overlay {
        let mut overlay = overlay::overlay_document(&self.doc);
        match &self.tool {
            Some(tool) => tool.overlay(&self.doc, hover, &mut overlay),
            None => self.overlay_hover(hover, &mut overlay),
        }
        overlay::overlay_labels(&self.doc, &mut overlay);
        overlay
    }

    /// Adds what the pointer could do, while it does nothing.
    fn overlay_hover(&self, hover: Option<Tag>, overlay: &mut Overlay) {
        overlay.handle = self.handle;
        if self.doc.typing.is_some() {
            return;
        }
        if let Some(at) = self.pointer_at
            && let Some(placeholder) = placeholder::in_cell(&self.doc, at)
        {
            overlay.placeholders.push(placeholder);
            overlay.plus = handle::cell_plus(&self.doc, at);
        }
        if self.handle.is_none() {
            let key = hover.map(|tag| tag.key).filter(|key| !self.doc.selection.has(*key) && *key != Key::Info);
            overlay.hover = key.and_then(|key| overlay::highlight(&self.doc, key));
            overlay.hover_line = key.and_then(|key| overlay::line(&self.doc, key));
        }
        ports::overlay_ports(&self.doc, (self.hovered, self.pointer_at), hover, overlay);
    }

    /// The tool for a press on a handle.
    fn handle_tool(&self, handle: Handle, pointer: Pointer) -> Option<Box<dyn Tool>> {
        match handle {
            Handle::Column(_) | Handle::Card(..) => {
                let at = self.doc.view.in_map(pointer.at);
                let adjust = Adjust::from_handle(&self.doc, handle, at)?;
                Some(Box::new(adjust))
            }
            Handle::Rail => Some(Box::new(ResizeRail::new(&self.doc, pointer))),
            Handle::NewStep { .. } | Handle::NewStage(_) | Handle::NewCard(_) | Handle::Hidden(_) => {
                Some(Box::new(PressHandle(handle)))
            }
        }
    }

    fn is_text_being_written(&self, on: Option<Tag>) -> bool {
        let typing = self.doc.typing.as_ref();
        on.zip(typing).is_some_and(|(tag, typing)| tag.key == typing.key() && tag.part == Part::Text)
    }

    /// Offers an event to the tool, and drops the tool when that has ended it. True when the tool took it.
    pub(super) fn ask_tool(
        &mut self,
        event: impl FnOnce(&mut dyn Tool, &mut super::document::Document) -> Response,
    ) -> bool {
        let Some(tool) = &mut self.tool else { return false };
        match event(tool.as_mut(), &mut self.doc) {
            Response::Ignored => false,
            Response::Taken => true,
            Response::Ended => {
                self.tool = None;
                true
            }
        }
    }
}
