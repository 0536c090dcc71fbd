//! Builds a card from top to bottom.

use std::sync::Arc;

use super::content::CardContent;
use super::outline;
use crate::geom::{Point, Size};
use crate::layout::letter::{badge, badge_width};
use crate::layout::pass::{Pass, vec};
use crate::model::{CardKind, EvidenceLevel};
use crate::scene::{Color, Dash, Frame, Part, Radii, Shape, Stroke, Tag};
use crate::text::{Align, Engine, Icon};
use crate::theme::{TextRole, Theme, channel_icon, size};

/// A frame that is being built, in left-to-right coordinates.
pub(super) struct Builder<'a, 'p> {
    pub pass: &'a Pass<'p>,
    pub engine: &'a mut Engine,
    pub content: &'a CardContent<'a>,
    pub frame: Frame,
    /// How far down the card is built.
    pub y: f64,
}

/// The frame of a card, in left-to-right coordinates.
pub(super) fn frame(pass: &Pass<'_>, engine: &mut Engine, content: &CardContent<'_>) -> Frame {
    let mut builder = Builder { pass, engine, content, frame: Frame::default(), y: 0.0 };
    if content.card.kind == CardKind::Decision {
        builder.decision()
    } else {
        builder.sheet()
    }
    builder.frame.size = Size::new(content.width(), builder.y);
    if let Some(color) = content.card.color {
        builder.tab(pass.theme.tab(color));
    }
    if content.card.moment_of_truth {
        builder.star();
    }
    builder.frame
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

    /// The fill, the edge and the accent of a card's box.
    fn skin(&self) -> (Color, Color, Option<Color>) {
        let theme = self.theme();
        match self.content.card.kind {
            CardKind::Note => (theme.note, theme.note_edge, None),
            CardKind::Opportunity => (theme.opportunity_tint, theme.opportunity, Some(theme.opportunity)),
            _ => {
                // How far a card reaches is seen by its edge alone: a pale one would not do.
                let edge = if self.content.card.span > 1 { theme.quiet_line } else { theme.card_edge };
                (theme.card, edge, Some(theme.lane(self.content.role).accent))
            }
        }
    }

    /// Every card but a decision.
    fn sheet(&mut self) {
        let (start, _) = self.content.text_span();
        let text = self.engine.block(&self.content.text_request(self.pass));
        let (inline, block) = (self.pass.lengths.card_padding_inline, self.pass.lengths.card_padding_block);
        self.y = block;
        let mut front = Frame::default();
        if self.content.card.kind == CardKind::Opportunity {
            let at = Point::new(size::ACCENT + inline, self.y + 2.0);
            front.push(at, None, self.icon(Icon::Lightbulb, size::ICON, self.theme().opportunity));
        }
        if self.content.card.evidence == EvidenceLevel::Researched {
            let at = Point::new(self.content.width() - self.content.marks_end() - 8.0, self.y + 2.0);
            front.push(at, None, self.icon(Icon::Check, 12.0, self.theme().secondary));
        }
        self.letter(&mut front);
        let color = self.theme().text;
        let height = text.size().height;
        front.push(Point::new(start, self.y), self.tag(Part::Text), Shape::Text { block: text, color });
        self.y += height;
        self.captions(&mut front, start);
        self.y += block;
        let strips = self.strips();
        let (fill, edge, accent) = self.skin();
        self.sheet_ground(fill, edge);
        self.push_strips(strips);
        if let Some(accent) = accent {
            let path = Arc::new(outline::accent(self.y));
            self.frame.push(Point::ZERO, None, Shape::Path { path, fill: Some(accent), stroke: None });
        }
        self.frame.add(front.items);
    }

    /// The letter of an opportunity, beside the first line of its text.
    fn letter(&mut self, front: &mut Frame) {
        let Some(letter) = self.content.letter() else { return };
        let start = self.content.width() - self.pass.lengths.card_padding_inline - badge_width(letter);
        for (at, shape) in badge(self.pass.theme, self.engine, letter) {
            front.push(at + vec(start, self.y + 2.0), self.tag(Part::Body), shape);
        }
    }

    fn sheet_ground(&mut self, fill: Color, edge: Color) {
        let dash = self.dash();
        // A dashed edge must be seen beside a solid one: the pale edge of a card would vanish in dashes.
        let color = if dash == Dash::Dashed { self.theme().quiet_line } else { edge };
        let shape = Shape::Rect {
            size: Size::new(self.content.width() - 1.0, self.y - 1.0),
            radii: Radii::all(size::CARD_RADIUS - 0.5),
            fill: Some(fill),
            stroke: Some(Stroke { color, width: 1.0, dash }),
        };
        self.frame.push(Point::new(0.5, 0.5), self.tag(Part::Body), shape);
    }

    /// Rows below the text: the channel of a touchpoint, the owner.
    fn captions(&mut self, front: &mut Frame, start: f64) {
        let card = self.content.card;
        let channel = card.channel();
        let words = self.pass.options.words;
        let rows = channel
            .map(|channel| (channel_icon(channel), words.channel(channel)))
            .into_iter()
            .chain((!card.owner.is_empty()).then_some((Icon::Persona, card.owner.as_str())));
        for (icon, text) in rows {
            self.y += self.pass.lengths.caption_gap;
            let accent = self.theme().lane(self.content.role).accent;
            let block = self.engine.block(&self.content.caption_request(self.pass, text));
            let height = block.size().height;
            front.push(Point::new(start, self.y + 1.0), None, self.icon(icon, size::ICON, accent));
            let at = Point::new(start + size::ICON + size::ICON_GAP, self.y);
            front.push(at, None, Shape::Text { block, color: self.theme().secondary });
            self.y += height;
        }
    }

    /// The hexagon of a decision, and its strips as boxes of their own below it.
    fn decision(&mut self) {
        let (start, width) = self.content.text_span();
        let text = self.engine.block(&self.content.text_request(self.pass));
        let owner = &self.content.card.owner;
        let owner = (!owner.is_empty())
            .then(|| self.engine.block(&TextRole::Caption.request(owner, Some(width), Align::Center, self.pass.flow)));
        let content = text.size().height + owner.as_ref().map_or(0.0, |block| block.size().height);
        let height = (content + 2.0 * (self.pass.lengths.card_padding_block + 3.0)).max(44.0);
        self.hexagon(height);
        let top = ((height - content) / 2.0).round();
        // Icon and text are centered together: the text moves by half of what the icon takes.
        let shift = f64::midpoint(size::ICON, size::ICON_GAP / 2.0) / 2.0;
        let icon_at = start + shift + (width - text.ink_width()) / 2.0 - size::ICON - size::ICON_GAP / 2.0;
        let accent = self.theme().lane(self.content.role).accent;
        let icon = self.icon(Icon::Diamond, size::ICON, accent);
        self.frame.push(Point::new(icon_at, top + 2.0), None, icon);
        let below = top + text.size().height;
        let color = self.theme().text;
        self.frame.push(Point::new(start + shift, top), self.tag(Part::Text), Shape::Text { block: text, color });
        if let Some(block) = owner {
            let color = self.theme().secondary;
            self.frame.push(Point::new(start, below), None, Shape::Text { block, color });
        }
        self.y = height;
        if !(self.content.pains.is_empty() && self.content.waits.is_empty()) {
            self.y += 4.0;
            let top = self.y;
            let strips = self.strips();
            let size = Size::new(self.content.width() - 1.0, self.y - top + 1.0);
            let (fill, stroke) = (Some(self.theme().card), Some(Stroke::solid(self.theme().card_edge, 1.0)));
            let radii = Radii::all(size::CARD_RADIUS - 0.5);
            self.frame.push(Point::new(0.5, top - 1.5), None, Shape::Rect { size, radii, fill, stroke });
            self.push_strips(strips);
        }
    }

    fn hexagon(&mut self, height: f64) {
        let path = Arc::new(outline::hexagon(self.content.width(), height));
        let color = self.theme().lane(self.content.role).accent;
        let stroke = Some(Stroke { color, width: 1.5, dash: self.dash() });
        let shape = Shape::Path { path, fill: Some(self.theme().card), stroke };
        self.frame.push(Point::ZERO, self.tag(Part::Body), shape);
    }

    /// What is assumed has a dashed edge.
    fn dash(&self) -> Dash {
        match self.content.card.evidence {
            EvidenceLevel::Assumed => Dash::Dashed,
            EvidenceLevel::PartlyKnown | EvidenceLevel::Researched => Dash::Solid,
        }
    }

    fn star(&mut self) {
        let at = Point::new(self.content.width() - 3.0 - size::STAR / 2.0, -size::STAR / 2.0);
        for shape in star(self.pass, self.engine, size::STAR) {
            self.frame.push(at, self.tag(Part::Star), shape);
        }
    }

    /// The color of a card: all along its upper edge, inside it, where neither ring nor port hides it.
    fn tab(&mut self, color: Color) {
        let width = self.content.width();
        let tip = outline::tip(&self.frame).unwrap_or(self.y / 2.0);
        let is_decision = self.content.card.kind == CardKind::Decision;
        let path = if is_decision { outline::hexagon_tab(width, tip) } else { outline::sheet_tab(width) };
        let shape = Shape::Path { path: Arc::new(path), fill: Some(color), stroke: None };
        self.frame.push(Point::ZERO, None, shape);
    }
}

/// A star with its outline: gold alone would vanish on paper.
pub fn star(pass: &Pass<'_>, engine: &mut Engine, size: f64) -> [Shape; 2] {
    let Theme { star, star_edge, .. } = *pass.theme;
    let icons = [(Icon::Star, star), (Icon::StarOutline, star_edge)];
    icons.map(|(icon, color)| Shape::Text { block: engine.icon(icon, size as f32, pass.flow), color })
}
