//! The names of lanes with the icons of their roles, and the names of the lines between lanes.

use std::sync::Arc;

use super::lines::{self, DerivedLine};
use super::pass::{Pass, vec};
use crate::geom::{Point, Size};
use crate::model::{Lane, Role};
use crate::scene::{Frame, Part, Shape, Tag};
use crate::text::{Align, Block, Engine, Icon};
use crate::theme::{TextRole, role_icon, size};

/// The names at the inline start of the lanes.
pub(super) struct Names {
    /// Of each visible lane.
    lanes: Vec<Arc<Block>>,
}

/// Between the name of a lane and its lock.
const NAMES_GAP: f64 = 4.0;
/// Where the name starts, from the icon of the role.
const NAME_START: f64 = size::ROLE_ICON + size::ICON_GAP;
/// Between the name and the end of the rail.
const NAME_END: f64 = 12.0;
/// What the axis of an emotion lane takes at the end of the rail.
pub(super) const AXIS: f64 = size::FACE + 8.0;

impl Names {
    pub fn new(pass: &Pass<'_>, engine: &mut Engine) -> Self {
        let lanes = pass.lanes.iter().map(|lane| {
            let axis = if lane.role == Role::Emotion { AXIS } else { 0.0 };
            let width = (pass.options.rail - NAME_START - NAME_END - axis).max(1.0);
            let name = pass.options.words.lane(lane);
            engine.block(&TextRole::Lane.request(name, Some(width), Align::Start, pass.flow))
        });
        Self { lanes: lanes.collect() }
    }

    /// How high the band of a lane must be for its name.
    pub fn height(&self, pass: &Pass<'_>, row: usize, lane: &Lane) -> f64 {
        let name = self.lanes.get(row).map_or(0.0, |name| name.size().height);
        let lock = if lane.locked { NAMES_GAP + size::ICON } else { 0.0 };
        names_top(pass) + name + lock + pass.lengths.lane_padding
    }

    /// Adds the icon and the name of a lane to the frame of its band.
    pub fn push(&self, pass: &Pass<'_>, engine: &mut Engine, row: usize, lane: &Lane, frame: &mut Frame) {
        let margin = pass.options.margin;
        let color = pass.theme.lane(lane.role).name;
        let Some(block) = self.lanes.get(row).map(Arc::clone) else { return };
        let icon = engine.icon(role_icon(lane.role), size::ROLE_ICON as f32, pass.flow);
        let body = Some(Tag::new(lane.id, Part::Body));
        let top = names_top(pass);
        frame.push(Point::new(margin, top + 1.0), body, Shape::Text { block: icon, color });
        let (start, y) = (margin + NAME_START, top + block.size().height + NAMES_GAP);
        let tag = Some(Tag::new(lane.id, Part::Text));
        frame.push(Point::new(start, top), tag, Shape::Text { block, color });
        if lane.locked {
            let block = engine.icon(Icon::Lock, size::ICON as f32, pass.flow);
            frame.push(Point::new(start, y), None, Shape::Text { block, color });
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
