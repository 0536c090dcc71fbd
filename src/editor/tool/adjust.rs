//! Adjusting one value of a record by dragging: a feeling, the width of a column, how many steps a card spans.

use super::{ActiveTool, Cursor, NextTool, Pointer, Tool};
use crate::edit::Command;
use crate::editor::document::Document;
use crate::editor::emotion;
use crate::editor::handle::{Edge, Handle, nearest_width};
use crate::geom::Point;
use crate::model::{Card, Emotion, EmotionId, Feeling, LaneId, Step, StepId};
use crate::scene::Tag;

/// A value that follows the pointer.
pub enum Adjust {
    /// A point of an emotion curve, in the lane in which it was taken: several lanes may show it.
    DragEmotion { emotion: EmotionId, lane: LaneId },
    /// The edge of a column; `grab_offset` is how far behind the edge it was taken.
    ResizeColumn { step: StepId, grab_offset: f64 },
    /// An end of a card, as it was when it was taken.
    ResizeCard { card: Box<Card>, edge: Edge },
}

impl Adjust {
    /// The tool for a point of an emotion curve that is taken at a point of the map.
    pub fn from_emotion(doc: &Document, emotion: EmotionId, at: Point) -> Option<Self> {
        let grid = &doc.layout.grid;
        let lane = grid.rows.get(grid.row_at(at)?)?.lane;
        Some(Self::DragEmotion { emotion, lane })
    }

    /// The tool for a handle that is dragged; `None` for one that is pressed.
    pub fn from_handle(doc: &Document, handle: Handle, at: Point) -> Option<Self> {
        let grid = &doc.layout.grid;
        match handle {
            Handle::Column(step) => {
                let end = grid.columns.get(doc.column_of(step)?)?.end;
                Some(Self::ResizeColumn { step, grab_offset: grid.inline(at.x) - end })
            }
            Handle::Card(card, edge) => {
                let card = Box::new(doc.map.cards.get(&card)?.clone());
                Some(Self::ResizeCard { card, edge })
            }
            Handle::NewStep { .. } | Handle::NewStage(_) | Handle::NewCard(_) | Handle::Hidden(_) | Handle::Rail => {
                None
            }
        }
    }

    /// The change that brings the value to a point of the map.
    fn command(&self, doc: &Document, at: Point) -> Option<Command> {
        let grid = &doc.layout.grid;
        match self {
            Self::DragEmotion { emotion, lane } => {
                let value = emotion::feeling_at(doc, *lane, at).and_then(Feeling::nearest)?;
                let emotion = doc.map.emotions.get(emotion)?.clone();
                Some(Command::Change(Emotion { value, ..emotion }.into()))
            }
            Self::ResizeColumn { step, grab_offset } => {
                let start = grid.columns.get(doc.column_of(*step)?)?.start;
                let width = nearest_width(grid.inline(at.x) - grab_offset - start);
                let step = doc.map.steps.get(step)?.clone();
                Some(Command::Change(Step { width: Some(width), ..step }.into()))
            }
            Self::ResizeCard { card, edge } => {
                let (first, reached) = (doc.column_of(card.step)?, grid.column_at(at)?);
                let last = doc.last_column_of(card, first);
                // The other end stays where it is.
                let (start, end) = match edge {
                    Edge::Start => (reached.min(last), last),
                    Edge::End => (first, reached.max(first)),
                };
                let step = grid.columns.get(start)?.step;
                let span = u32::try_from(end - start + 1).unwrap_or(1);
                Some(Command::Change(Card { step, span, ..(**card).clone() }.into()))
            }
        }
    }
}

impl Tool for Adjust {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        let at = doc.view.in_map(pointer.at);
        if let Some(command) = self.command(doc, at) {
            doc.preview(&command);
        }
        NextTool::Same
    }

    fn release(self: Box<Self>, doc: &mut Document, _pointer: Pointer) -> ActiveTool {
        doc.commit_preview();
        None
    }

    fn cancel(self: Box<Self>, doc: &mut Document) {
        doc.discard_preview();
    }

    fn cursor(&self, _doc: &Document, _hover: Option<Tag>) -> Cursor {
        match self {
            Self::DragEmotion { .. } => Cursor::UpDown,
            Self::ResizeColumn { .. } | Self::ResizeCard { .. } => Cursor::LeftRight,
        }
    }

    fn is_dragging(&self) -> bool {
        true
    }
}
