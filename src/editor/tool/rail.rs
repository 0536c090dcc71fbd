//! Making the lane names' column wider or narrower by dragging its edge. It is a matter of the view: nothing of the map
//! changes, and there is nothing to undo.

use super::{Cursor, NextTool, Pointer, Tool};
use crate::editor::document::Document;
use crate::scene::Tag;

/// The width of the lane names' column follows the pointer.
pub struct ResizeRail {
    from: Pointer,
    before: f64,
}

impl ResizeRail {
    pub fn new(doc: &Document, from: Pointer) -> Self {
        Self { from, before: doc.rail }
    }
}

impl Tool for ResizeRail {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        // By how far the pointer has gone on the screen: the map moves below it when the column gets wider.
        let moved = (pointer.at.x - self.from.at.x) * doc.scene().flow.sign() / doc.view.camera.zoom;
        doc.set_rail(self.before + moved);
        NextTool::Same
    }

    fn cancel(self: Box<Self>, doc: &mut Document) {
        doc.set_rail(self.before);
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        Cursor::LeftRight
    }

    fn is_dragging(&self) -> bool {
        true
    }
}
