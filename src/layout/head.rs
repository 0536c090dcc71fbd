//! The heads of stages and steps, at the widths of their columns.

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace, hash_of};
use super::gutter::Column;
use super::pass::Pass;
use crate::geom::{Point, Size, polygon};
use crate::model::{Stage, Step};
use crate::scene::{Frame, Part, Radii, Shape, Tag};
use crate::text::{Align, Block, Engine};
use crate::theme::{TextRole, size};

pub(super) struct Heads {
    /// The heights of the two rows.
    pub stages_height: f64,
    pub steps_height: f64,
    pub stages: Vec<ColumnHead>,
    pub steps: Vec<ColumnHead>,
}

/// A stage or a step, at its width.
pub(super) struct ColumnHead {
    pub start: f64,
    pub tag: Tag,
    pub frame: Arc<Frame>,
    /// Where its name starts, from its own start and top, and the name.
    pub name: (Point, Arc<Frame>),
}

impl Heads {
    pub fn new(pass: &Pass<'_>, workspace: &mut Workspace, columns: &[Column]) -> Self {
        // The columns of a stage follow each other, and so do those of the stages.
        let mut rest = columns;
        let spans: Vec<(&Stage, f64, f64)> = pass
            .stages()
            .filter_map(|stage| {
                let count = rest.iter().take_while(|column| column.stage == stage.id).count();
                let (own, others) = rest.split_at_checked(count)?;
                rest = others;
                let start = own.first()?.start - size::GUTTER / 2.0;
                // A gutter that is wide for its connectors belongs to the stage before it: the chevrons are one band.
                let end = match others.first() {
                    Some(next) => next.start - size::GUTTER / 2.0,
                    None => own.last()?.end + size::GUTTER / 2.0,
                };
                Some((stage, start, end - size::STAGE_GAP - start))
            })
            .collect();
        // All are as high as the highest, so that their points are alike.
        let height_of = |engine: &mut Engine, stage, width| stage_name(pass, engine, stage, width).size().height + 20.0;
        let heights = spans.iter().map(|(stage, _, width)| height_of(&mut workspace.engine, stage, *width));
        let height = heights.fold(size::STAGE_HEIGHT, f64::max);
        let stages: Vec<_> = spans
            .into_iter()
            .map(|(stage, start, width)| {
                let size = Size::new(width, height);
                let hash = hash_of(&(pass.base, stage, width.to_bits(), height.to_bits()));
                let slot = FrameSlot::Of(stage.id.into());
                let frame = workspace.frame(slot, hash, pass.flow, |_| stage_frame(pass, stage, size));
                let slot = FrameSlot::Name(stage.id.into());
                let name =
                    workspace.frame(slot, hash, pass.flow, |engine| stage_name_frame(pass, engine, stage, width));
                let top = ((height - name.size.height) / 2.0).round();
                let name = (Point::new(STAGE_NAME, top), name);
                ColumnHead { start, tag: Tag::new(stage.id, Part::Body), frame, name }
            })
            .collect();
        let steps: Vec<_> = pass
            .steps()
            .zip(columns)
            .enumerate()
            .map(|(index, (step, column))| {
                let width = column.end - column.start;
                let hash = hash_of(&(pass.base, step, index, width.to_bits()));
                let name = workspace.frame(FrameSlot::Name(step.id.into()), hash, pass.flow, |engine| {
                    step_name_frame(pass, engine, step, index + 1, width)
                });
                let size = Size::new(width, name.size.height + STEP_TOP + STEP_FOOT);
                let hash = hash_of(&(size.width.to_bits(), size.height.to_bits()));
                let frame = workspace.frame(FrameSlot::Of(step.id.into()), hash, pass.flow, |_| Frame::new(size));
                let name = (Point::new(0.0, STEP_TOP), name);
                ColumnHead { start: column.start, tag: Tag::new(step.id, Part::Body), frame, name }
            })
            .collect();
        let tallest =
            |heads: &[ColumnHead], least: f64| heads.iter().map(|head| head.frame.size.height).fold(least, f64::max);
        let stages_height = tallest(&stages, size::STAGE_HEIGHT);
        let steps_height = tallest(&steps, STEP_TOP + STEP_CHIP + STEP_FOOT);
        Self { stages_height, steps_height, stages, steps }
    }
}

/// Where the name of a stage starts in its chevron.
const STAGE_NAME: f64 = 24.0;
/// Between the stages and the steps: the ring of a step that is selected stays clear of the chevron.
pub(super) const STAGE_FOOT: f64 = 4.0;
/// Above and below the name of a step.
const STEP_TOP: f64 = 4.0;
const STEP_FOOT: f64 = 8.0;
/// The chip of a step's number.
const STEP_CHIP: f64 = 18.0;
/// The least width of a name: there must be a place to write it.
const NAME_LEAST: f64 = 24.0;

fn name_room(width: f64) -> f64 {
    (width - STAGE_NAME - size::STAGE_POINT - 4.0).max(NAME_LEAST)
}

fn stage_name(pass: &Pass<'_>, engine: &mut Engine, stage: &Stage, width: f64) -> Arc<Block> {
    name_block(pass, engine, (TextRole::Stage, &stage.name), name_room(width))
}

/// A name in `room`, no wider than what is written.
fn name_block(pass: &Pass<'_>, engine: &mut Engine, (role, name): (TextRole, &str), room: f64) -> Arc<Block> {
    let mut shape = |width| engine.block(&role.request(name, Some(width), Align::Start, pass.flow));
    let ink = shape(room).ink_width();
    shape((ink.ceil() + 1.0).clamp(NAME_LEAST.min(room), room))
}

fn stage_frame(pass: &Pass<'_>, stage: &Stage, Size { width, height }: Size) -> Frame {
    let point = size::STAGE_POINT;
    let outline = polygon([
        (0.0, 0.0),
        (width - point, 0.0),
        (width, height / 2.0),
        (width - point, height),
        (0.0, height),
        (point, height / 2.0),
    ]);
    let mut frame = Frame::new(Size::new(width, height));
    let body = Some(Tag::new(stage.id, Part::Body));
    let (path, fill) = (Arc::new(outline), Some(pass.theme.stage));
    frame.push(Point::ZERO, body, Shape::Path { path, fill, stroke: None });
    frame
}

fn stage_name_frame(pass: &Pass<'_>, engine: &mut Engine, stage: &Stage, width: f64) -> Frame {
    let block = stage_name(pass, engine, stage, width);
    let mut frame = Frame::new(block.size());
    frame.slides = (name_room(width) - frame.size.width).max(0.0);
    let tag = Some(Tag::new(stage.id, Part::Text));
    frame.push(Point::ZERO, tag, Shape::Text { block, color: pass.theme.on_stage });
    frame
}

/// The number of a step and its name.
fn step_name_frame(pass: &Pass<'_>, engine: &mut Engine, step: &Step, number: usize, width: f64) -> Frame {
    let digits = number.to_string();
    let digits = engine.block(&TextRole::Number.request(&digits, None, Align::Center, pass.flow));
    // Beyond a hundred steps the circle becomes a pill.
    let chip = (digits.size().width + 8.0).ceil().max(STEP_CHIP);
    let start = chip + 8.0;
    let room = (width - start).max(NAME_LEAST);
    let block = name_block(pass, engine, (TextRole::Step, &step.name), room);
    let mut frame = Frame::new(Size::new(start + block.size().width, block.size().height));
    frame.slides = (room - block.size().width).max(0.0);
    let body = Some(Tag::new(step.id, Part::Body));
    let shape = Shape::filled(Size::new(chip, STEP_CHIP), Radii::all(STEP_CHIP / 2.0), pass.theme.chip);
    frame.push(Point::ZERO, body, shape);
    let middle = ((chip - digits.size().width) / 2.0).max(0.0);
    frame.push(Point::new(middle, 1.0), body, Shape::Text { block: digits, color: pass.theme.text });
    let tag = Some(Tag::new(step.id, Part::Text));
    frame.push(Point::new(start, 0.0), tag, Shape::Text { block, color: pass.theme.text });
    frame
}
