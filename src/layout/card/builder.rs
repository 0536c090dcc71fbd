//! What the parts of a card's frame are built with.

use super::content::CardContent;
use crate::layout::pass::Pass;
use crate::scene::{Color, Frame, Part, Shape, Tag};
use crate::text::{Engine, Icon};
use crate::theme::Theme;

/// A frame that is being built, in left-to-right coordinates.
pub(super) struct Builder<'a, 'p> {
    pub pass: &'a Pass<'p>,
    pub engine: &'a mut Engine,
    pub content: &'a CardContent<'a>,
    pub frame: Frame,
    /// How far down the card is built.
    pub y: f64,
}

impl Builder<'_, '_> {
    pub fn theme(&self) -> &Theme {
        self.pass.theme
    }

    pub fn tag(&self, part: Part) -> Option<Tag> {
        Some(Tag::new(self.content.card.id, part))
    }

    pub fn icon(&mut self, icon: Icon, size: f64, color: Color) -> Shape {
        Shape::Text { block: self.engine.icon(icon, size as f32, self.pass.flow), color }
    }
}
