//! Tools that select: in the text being written, and the cards in a rectangle.

use super::{Cursor, NextTool, Pointer, Tool};
use crate::edit::Selection;
use crate::editor::document::Document;
use crate::editor::overlay::Overlay;
use crate::geom::{Point, Rect};
use crate::model::CardId;
use crate::scene::{LayerKind, Tag};

/// Selects in the text being written.
pub struct SelectText;

impl Tool for SelectText {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        doc.place_caret(pointer.at, true);
        NextTool::Same
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        Cursor::Text
    }

    /// The second press takes the word, the third the paragraph, and a drag goes on by those.
    fn press_again(&mut self, doc: &mut Document, pointer: Pointer, times: u32) {
        if times > 1 {
            doc.select_around(pointer.at, times > 2);
        }
    }
}

/// Selects the cards in a rectangle.
pub struct Marquee {
    from: Point,
    to: Point,
    /// What was selected before.
    before: Selection,
    /// Goes on from what was selected before.
    adds: bool,
}

impl Marquee {
    pub fn new(doc: &mut Document, from: Pointer) -> Self {
        doc.focus = None;
        let at = doc.view.in_map(from.at);
        Self { from: at, to: at, before: doc.selection.clone(), adds: from.modifiers.adds() }
    }
}

impl Tool for Marquee {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        self.to = doc.view.in_map(pointer.at);
        let mut selection = if self.adds { self.before.clone() } else { Selection::none() };
        cards_within(doc, Rect::from_points(self.from, self.to)).for_each(|card| selection.add(card));
        doc.selection = selection;
        NextTool::Same
    }

    fn cancel(self: Box<Self>, doc: &mut Document) {
        doc.selection = self.before.within(&doc.map);
    }

    fn overlay(&self, _doc: &Document, _hover: Option<Tag>, overlay: &mut Overlay) {
        overlay.marquee = Some(Rect::from_points(self.from, self.to));
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        Cursor::Arrow
    }

    fn is_dragging(&self) -> bool {
        true
    }
}

fn cards_within(doc: &Document, area: Rect) -> impl Iterator<Item = CardId> {
    let frames = doc.scene().layer(LayerKind::Cards).within(area);
    frames.into_iter().filter(move |placed| placed.bounds().overlaps(area)).filter_map(|placed| placed.tag?.key.card())
}
