//! The names of lanes, of the personas whose curves they show, and of the lines between them.

use std::sync::Arc;

use super::cache::hash_of;
use super::lines::{self, DerivedLine};
use super::pass::{Pass, vec};
use crate::geom::{Point, Size};
use crate::model::{Lane, Role};
use crate::scene::{Color, Frame, Part, Radii, Shape, Tag};
use crate::text::{Align, Block, Engine, Icon};
use crate::theme::{TextRole, size};

/// The names at the inline start of the lanes.
pub(super) struct Names {
    /// Of each visible lane.
    lanes: Vec<Arc<Block>>,
    /// Of the personas whose curves are shown, the same in every emotion lane: each with the color of its curve.
    personas: Vec<(Option<Color>, Arc<Block>)>,
    /// Hash of what the names of the personas are made from.
    hash: u64,
}

/// Between the name of a lane and those of the personas.
const NAMES_GAP: f64 = 4.0;
const PERSONA_DOT: f64 = 8.0;
/// Each emotion lane names all personas, and a file may have many of both. More names than this are an ellipsis.
const MOST_PERSONAS: usize = 100;

impl Names {
    pub fn new(pass: &Pass<'_>, engine: &mut Engine) -> Self {
        let width = size::RAIL - 12.0;
        let mut shape =
            |role: TextRole, name, width| engine.block(&role.request(name, Some(width), Align::Start, pass.flow));
        let mut lanes = Vec::with_capacity(pass.lanes.len());
        for lane in &pass.lanes {
            let name = pass.options.words.lane(lane);
            lanes.push(shape(TextRole::Lane, name, width));
        }
        let mut names = Self { lanes, personas: Vec::new(), hash: hash_of(&pass.order.personas) };
        // One curve needs no name.
        if pass.order.personas.len() > 1 && pass.lanes.iter().any(|lane| lane.role == Role::Emotion) {
            let width = width - size::ICON_GAP - PERSONA_DOT;
            let mut shown = pass.order.personas.iter().enumerate().filter(|(_, persona)| !persona.hidden);
            let named = shown.by_ref().take(MOST_PERSONAS);
            names.personas = named
                .map(|(index, persona)| (Some(pass.theme.curve(index)), shape(TextRole::Caption, &persona.name, width)))
                .collect();
            let more = shown.next().map(|_| (None, shape(TextRole::Caption, "…", width)));
            names.personas.extend(more);
        }
        names
    }

    /// How high the band of a lane must be for its names.
    pub fn height(&self, pass: &Pass<'_>, row: usize, lane: &Lane) -> f64 {
        let name = self.lanes.get(row).map_or(0.0, |name| name.size().height);
        let personas: f64 = self.personas(lane).iter().map(|(_, block)| block.size().height).sum();
        let gap = if self.personas(lane).is_empty() { 0.0 } else { NAMES_GAP };
        let lock = if lane.locked { NAMES_GAP + size::ICON } else { 0.0 };
        names_top(pass) + name + gap + personas + lock + pass.lengths.lane_padding
    }

    fn personas(&self, lane: &Lane) -> &[(Option<Color>, Arc<Block>)] {
        if lane.role == Role::Emotion { &self.personas } else { &[] }
    }

    /// Hash of what the names of a lane are made from.
    pub fn hash(&self, lane: &Lane) -> u64 {
        hash_of(&(lane, if lane.role == Role::Emotion { self.hash } else { 0 }))
    }

    /// Adds the names of a lane to the frame of its band.
    pub fn push(&self, pass: &Pass<'_>, engine: &mut Engine, row: usize, lane: &Lane, frame: &mut Frame) {
        let margin = pass.options.margin;
        let color = pass.theme.lane(lane.role).name;
        let Some(block) = self.lanes.get(row).map(Arc::clone) else { return };
        let top = names_top(pass);
        let mut y = top + block.size().height + NAMES_GAP;
        let tag = Some(Tag::new(lane.id, Part::Text));
        frame.push(Point::new(margin, top), tag, Shape::Text { block, color });
        for (color, block) in self.personas(lane) {
            if let Some(color) = color {
                let dot = Shape::filled(Size::new(PERSONA_DOT, PERSONA_DOT), Radii::all(PERSONA_DOT / 2.0), *color);
                frame.push(Point::new(margin, y + 4.0), None, dot);
            }
            let at = Point::new(margin + PERSONA_DOT + size::ICON_GAP, y);
            frame.push(at, None, Shape::Text { block: Arc::clone(block), color: pass.theme.secondary });
            y += block.size().height;
        }
        if lane.locked {
            let block = engine.icon(Icon::Lock, size::ICON as f32, pass.flow);
            frame.push(Point::new(margin, y), None, Shape::Text { block, color });
        }
    }
}

/// Where the names of a lane start, from the top of its band: where the text of its first card does.
fn names_top(pass: &Pass<'_>) -> f64 {
    pass.lengths.lane_padding + pass.lengths.card_padding_block
}

/// Where the names of the lines end, along inline; not before the names of the lanes.
pub(super) fn names_end(pass: &Pass<'_>, engine: &mut Engine) -> f64 {
    let lines = lines::above_lanes(pass).flatten();
    lines.map(|line| line_name(pass, engine, line).size.width).fold(pass.rail_end(), f64::max)
}

/// The name of a line on paper.
pub(super) fn line_name(pass: &Pass<'_>, engine: &mut Engine, line: DerivedLine) -> Frame {
    let words = pass.options.words;
    let (name, role, color) = match line {
        DerivedLine::Interaction => (words.line_of_interaction(), TextRole::LineName, pass.theme.secondary),
        DerivedLine::Visibility => (words.line_of_visibility(), TextRole::StrongLineName, pass.theme.text),
        DerivedLine::InternalInteraction => {
            (words.line_of_internal_interaction(), TextRole::LineName, pass.theme.secondary)
        }
    };
    let natural = engine.block(&role.request(name, None, Align::Start, pass.flow)).ink_width().ceil();
    let block = engine.block(&role.request(name, Some(natural), Align::Start, pass.flow));
    let size = Size::new(pass.options.margin + natural + 8.0, size::LINE_HEIGHT);
    let mut frame = Frame::filled(size, pass.theme.paper);
    let at = Point::new(pass.options.margin, 0.0) + vec(0.0, (size::LINE_HEIGHT - block.size().height) / 2.0);
    frame.push(at, None, Shape::Text { block, color });
    frame
}
