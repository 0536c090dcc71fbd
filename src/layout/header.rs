//! What frames the cells: title block, stages, steps, lane names, bands, derived lines.

use std::sync::Arc;

use super::cache::{Slot, Workspace, hash_of};
use super::grid::{self, Column, DerivedLine, Grid};
use super::{Pass, vec};
use crate::geom::{BezPath, Point, Size};
use crate::model::{Key, Lane, Persona, Role, Stage, Step};
use crate::scene::{Color, Dash, Frame, Part, Placed, Radii, Shape, Stroke, Tag};
use crate::text::{Align, Block, Engine, Icon};
use crate::theme::{TextRole, size};

/// The title block, placed at the top.
pub(super) struct Title {
    pub frames: Vec<Placed>,
    pub width: f64,
    pub height: f64,
}

/// The widest that the title block grows.
const TITLE_WIDTH: f64 = 960.0;

pub(super) fn title(pass: &Pass<'_>, workspace: &mut Workspace) -> Title {
    let info = &pass.map.info;
    let personas: Vec<_> = pass.order.personas.iter().map(|persona| persona.name.as_str()).collect();
    let of = (info, &personas);
    let margin = pass.options.margin;
    let at = Point::new(margin, margin - 4.0);
    let placed = pass.place(workspace, Slot::Title, of, at, Some(Tag::new(Key::Info, Part::Body)), |engine| {
        title_frame(pass, engine, &personas)
    });
    let Size { width, height } = placed.frame.size;
    Title { frames: vec![placed], width, height: height + 8.0 }
}

fn title_frame(pass: &Pass<'_>, engine: &mut Engine, personas: &[&str]) -> Frame {
    let (info, theme) = (&pass.map.info, pass.theme);
    let words = pass.options.words;
    let (name, color) =
        if info.title.is_empty() { (words.untitled(), theme.secondary) } else { (info.title.as_str(), theme.text) };
    let about = [words.kind(info.kind)]
        .into_iter()
        .chain(personas.iter().copied())
        .chain([info.date.as_str(), info.version.as_str(), info.author.as_str()])
        .filter(|part| !part.is_empty())
        .map(|part| format!("\u{2068}{part}\u{2069}"))
        .collect::<Vec<_>>()
        .join(" • ");
    let lines = [
        (TextRole::Title, name, color, Some(Tag::new(Key::Info, Part::Text))),
        (TextRole::Subtitle, about.as_str(), theme.secondary, None),
        (TextRole::Subtitle, info.scenario.as_str(), theme.secondary, None),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|(_, text, ..)| !text.is_empty())
        .map(|(role, text, color, tag)| {
            let natural = engine.block(&role.request(text, None, Align::Start, pass.flow)).ink_width();
            let width = natural.ceil().clamp(1.0, TITLE_WIDTH);
            (engine.block(&role.request(text, Some(width), Align::Start, pass.flow)), color, tag)
        })
        .collect();
    let mut frame = Frame::default();
    for (block, color, tag) in lines {
        let Size { width, height } = block.size();
        frame.push(Point::new(0.0, frame.size.height), tag, Shape::Text { block, color });
        frame.size = Size::new(frame.size.width.max(width), frame.size.height + height);
    }
    frame
}

/// The heights of the two rows above the lanes.
#[derive(Clone, Copy)]
pub(super) struct Heights {
    pub stages: f64,
    pub steps: f64,
}

/// Stages and steps at their widths.
pub(super) struct Heads {
    pub heights: Heights,
    stages: Vec<Head>,
    steps: Vec<Head>,
}

struct Head {
    start: f64,
    tag: Tag,
    frame: Arc<Frame>,
    /// Where its name starts, from its own start and top, and the name.
    name: (Point, Arc<Frame>),
}

pub(super) fn heads(pass: &Pass<'_>, workspace: &mut Workspace, columns: &[Column]) -> Heads {
    let spans: Vec<(&Stage, f64, f64)> = pass
        .order
        .stages
        .iter()
        .filter_map(|stage| {
            let first = columns.iter().find(|column| column.stage == stage.id)?;
            let last = columns.iter().rposition(|column| column.stage == stage.id)?;
            let start = first.start - size::GUTTER / 2.0;
            // A gutter that is wide for its connectors belongs to the stage before it: the chevrons are one band.
            let end = match (columns.get(last), columns.get(last + 1)) {
                (_, Some(next)) => next.start - size::GUTTER / 2.0,
                (Some(last), None) => last.end + size::GUTTER / 2.0,
                (None, None) => return None,
            };
            Some((*stage, start, end - size::STAGE_GAP - start))
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
            let slot = Slot::Of(stage.id.into());
            let frame = workspace.frame(slot, hash, pass.flow, |_| stage_frame(pass, stage, size));
            let slot = Slot::Name(stage.id.into());
            let name = workspace.frame(slot, hash, pass.flow, |engine| stage_name_frame(pass, engine, stage, width));
            let top = ((height - name.size.height) / 2.0).round();
            let name = (Point::new(STAGE_NAME, top), name);
            Head { start, tag: Tag::new(stage.id, Part::Body), frame, name }
        })
        .collect();
    let steps: Vec<_> = pass
        .order
        .steps
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(index, (step, column))| {
            let width = column.end - column.start;
            let hash = hash_of(&(pass.base, step, index, width.to_bits()));
            let name = workspace.frame(Slot::Name(step.id.into()), hash, pass.flow, |engine| {
                step_name_frame(pass, engine, step, index + 1, width)
            });
            let size = Size::new(width, name.size.height + STEP_TOP + STEP_FOOT);
            let hash = hash_of(&(size.width.to_bits(), size.height.to_bits()));
            let frame = workspace.frame(Slot::Of(step.id.into()), hash, pass.flow, |_| Frame::new(size));
            let name = (Point::new(0.0, STEP_TOP), name);
            Head { start: column.start, tag: Tag::new(step.id, Part::Body), frame, name }
        })
        .collect();
    let tallest = |heads: &[Head], least: f64| heads.iter().map(|head| head.frame.size.height).fold(least, f64::max);
    let heights = Heights {
        stages: tallest(&stages, size::STAGE_HEIGHT),
        steps: tallest(&steps, STEP_TOP + STEP_CHIP + STEP_FOOT),
    };
    Heads { heights, stages, steps }
}

impl Heads {
    /// Stages and steps at their places, on paper that hides what scrolls below them; and their names.
    pub fn place(self, pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> (Vec<Placed>, Vec<Placed>) {
        let ground = Size::new(grid.width, grid.lanes_top - grid.stages_top);
        let mut frames = vec![paper(pass, workspace, Slot::HeaderGround, ground, Point::new(0.0, grid.stages_top))];
        let rows = [(self.stages, grid.stages_top), (self.steps, grid.steps_top)];
        let mut names = Vec::new();
        for (heads, top) in rows {
            for Head { start, tag, frame, name: (name_at, name) } in heads {
                let at = Point::new(start, top);
                frames.push(Placed { at, tag: Some(tag), frame });
                names.push(Placed { at: at + name_at.to_vec2(), tag: None, frame: name });
            }
        }
        (frames, names)
    }
}

/// Paper where rail and header meet.
pub(super) fn corner(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let size = Size::new(grid.rail_end, grid.lanes_top - grid.stages_top);
    vec![paper(pass, workspace, Slot::Corner, size, Point::new(0.0, grid.stages_top))]
}

fn paper(pass: &Pass<'_>, workspace: &mut Workspace, slot: Slot, size: Size, at: Point) -> Placed {
    let of = (size.width.to_bits(), size.height.to_bits());
    pass.place(workspace, slot, of, at, None, |_| rectangle(size, pass.theme.paper))
}

fn rectangle(size: Size, color: Color) -> Frame {
    let mut frame = Frame::new(size);
    frame.push(Point::ZERO, None, Shape::Rect { size, radii: Radii::default(), fill: Some(color), stroke: None });
    frame
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
/// A name is at least so wide, that there is a place to write it.
const NAME_LEAST: f64 = 24.0;

fn stage_room(width: f64) -> f64 {
    (width - STAGE_NAME - size::STAGE_POINT - 4.0).max(NAME_LEAST)
}

fn stage_name(pass: &Pass<'_>, engine: &mut Engine, stage: &Stage, width: f64) -> Arc<Block> {
    name_block(pass, engine, (TextRole::Stage, &stage.name), stage_room(width))
}

/// A name in `room`, no wider than what is written.
fn name_block(pass: &Pass<'_>, engine: &mut Engine, (role, name): (TextRole, &str), room: f64) -> Arc<Block> {
    let mut shape = |width| engine.block(&role.request(name, Some(width), Align::Start, pass.flow));
    let ink = shape(room).ink_width();
    shape((ink.ceil() + 1.0).clamp(NAME_LEAST.min(room), room))
}

fn stage_frame(pass: &Pass<'_>, stage: &Stage, Size { width, height }: Size) -> Frame {
    let point = size::STAGE_POINT;
    let mut path = BezPath::new();
    path.move_to((0.0, 0.0));
    path.line_to((width - point, 0.0));
    path.line_to((width, height / 2.0));
    path.line_to((width - point, height));
    path.line_to((0.0, height));
    path.line_to((point, height / 2.0));
    path.close_path();
    let mut frame = Frame::new(Size::new(width, height));
    let body = Some(Tag::new(stage.id, Part::Body));
    frame.push(Point::ZERO, body, Shape::Path { path: Arc::new(path), fill: Some(pass.theme.stage), stroke: None });
    frame
}

fn stage_name_frame(pass: &Pass<'_>, engine: &mut Engine, stage: &Stage, width: f64) -> Frame {
    let block = stage_name(pass, engine, stage, width);
    let mut frame = Frame::new(block.size());
    frame.slides = (stage_room(width) - frame.size.width).max(0.0);
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
    let shape = Shape::Rect {
        size: Size::new(chip, STEP_CHIP),
        radii: Radii::all(STEP_CHIP / 2.0),
        fill: Some(pass.theme.chip),
        stroke: None,
    };
    frame.push(Point::ZERO, body, shape);
    let middle = ((chip - digits.size().width) / 2.0).max(0.0);
    frame.push(Point::new(middle, 1.0), body, Shape::Text { block: digits, color: pass.theme.text });
    let tag = Some(Tag::new(step.id, Part::Text));
    frame.push(Point::new(start, 0.0), tag, Shape::Text { block, color: pass.theme.text });
    frame
}

/// The bands of the lanes and the lines between them.
pub(super) fn bands(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let mut frames = Vec::with_capacity(grid.rows.len() + grid.lines.len());
    for (index, row) in grid.rows.iter().enumerate() {
        let size = Size::new(grid.width, row.bottom - row.top);
        let divided = grid.is_divided(index);
        let of = (size.width.to_bits(), size.height.to_bits(), row.role, divided);
        let at = Point::new(0.0, row.top);
        let build = |_: &mut Engine| lane_ground(pass, row.role, size, divided);
        frames.push(pass.place(workspace, Slot::Band(row.lane.into()), of, at, None, build));
    }
    for (index, (line, top)) in grid.lines.iter().enumerate() {
        let of = (line, grid.width.to_bits());
        let at = Point::new(0.0, *top);
        let build = |_: &mut Engine| line_frame(pass, *line, grid);
        frames.push(pass.place(workspace, Slot::Line(index), of, at, None, build));
    }
    frames
}

/// The tint of a lane, under a hairline when the lane above has the same.
fn lane_ground(pass: &Pass<'_>, role: Role, size: Size, divided: bool) -> Frame {
    let mut frame = rectangle(size, pass.theme.lane(role).tint);
    if divided {
        let fill = Some(pass.theme.divider(role));
        let line = Shape::Rect { size: Size::new(size.width, 1.0), radii: Radii::default(), fill, stroke: None };
        frame.push(Point::ZERO, None, line);
    }
    frame
}

fn line_frame(pass: &Pass<'_>, line: DerivedLine, grid: &Grid) -> Frame {
    let theme = pass.theme;
    let stroke = match line {
        DerivedLine::Interaction => Stroke { color: theme.quiet_line, width: 1.0, dash: Dash::Dashed },
        DerivedLine::Visibility => Stroke::solid(theme.strong_line, 2.0),
        DerivedLine::InternalInteraction => Stroke { color: theme.quiet_line, width: 1.5, dash: Dash::Dotted },
    };
    let mut frame = rectangle(Size::new(grid.width, size::LINE_HEIGHT), theme.paper);
    let mut path = BezPath::new();
    path.move_to((0.0, 0.0));
    path.line_to((grid.width - pass.options.margin, 0.0));
    let middle = if stroke.width == 2.0 { size::LINE_HEIGHT / 2.0 } else { size::LINE_HEIGHT / 2.0 + 0.5 };
    let shape = Shape::Path { path: Arc::new(path), fill: None, stroke: Some(stroke) };
    frame.push(Point::new(pass.options.margin, middle), None, shape);
    frame
}

/// Lane names and the names of the lines, on ground that hides what scrolls below them.
pub(super) fn rail(pass: &Pass<'_>, workspace: &mut Workspace, grid: &Grid) -> Vec<Placed> {
    let mut frames = Vec::with_capacity(grid.rows.len() + grid.lines.len());
    for (index, (row, lane)) in grid.rows.iter().zip(&pass.lanes).enumerate() {
        let size = Size::new(grid.rail_end, row.bottom - row.top);
        let personas: &[&Persona] = if lane.role == Role::Emotion { &pass.order.personas } else { &[] };
        let divided = grid.is_divided(index);
        let of = (lane, size.width.to_bits(), size.height.to_bits(), personas, divided);
        let tag = Some(Tag::new(lane.id, Part::Body));
        let at = Point::new(0.0, row.top);
        let build = |engine: &mut Engine| lane_frame(pass, engine, lane, lane_ground(pass, lane.role, size, divided));
        frames.push(pass.place(workspace, Slot::Of(lane.id.into()), of, at, tag, build));
    }
    for (index, (line, top)) in grid.lines.iter().enumerate() {
        let at = Point::new(0.0, *top);
        let build = |engine: &mut Engine| line_name(pass, engine, *line);
        frames.push(pass.place(workspace, Slot::LineName(index), line, at, None, build));
    }
    frames
}

/// The name of a lane, and of the personas whose curves it shows.
struct Names {
    lane: Arc<Block>,
    /// With their numbers, of which the colours of the curves depend.
    personas: Vec<(usize, Arc<Block>)>,
}

/// Where the names of a lane start, from the top of its band.
const NAMES_TOP: f64 = size::LANE_PADDING + size::CARD_PADDING_BLOCK;
/// Between the name of a lane and those of the personas.
const NAMES_GAP: f64 = 4.0;
/// The dot beside a persona's name.
const PERSONA_DOT: f64 = 8.0;

fn names(pass: &Pass<'_>, engine: &mut Engine, lane: &Lane) -> Names {
    let width = size::RAIL - 12.0;
    let name = if lane.name.is_empty() { pass.options.words.role(lane.role) } else { &lane.name };
    let mut shape =
        |role: TextRole, name, width| engine.block(&role.request(name, Some(width), Align::Start, pass.flow));
    let block = shape(TextRole::Lane, name, width);
    // One curve needs no name.
    let curves = lane.role == Role::Emotion && pass.order.personas.len() > 1;
    let personas = pass.order.personas.iter().enumerate().filter(|(_, persona)| curves && !persona.hidden);
    let width = width - size::ICON_GAP - PERSONA_DOT;
    let personas = personas.map(|(index, persona)| (index, shape(TextRole::Caption, &persona.name, width))).collect();
    Names { lane: block, personas }
}

/// How high a lane must be for its names.
pub(super) fn names_height(pass: &Pass<'_>, engine: &mut Engine, lane: &Lane) -> f64 {
    let names = names(pass, engine, lane);
    let personas: f64 = names.personas.iter().map(|(_, block)| block.size().height).sum();
    let gap = if names.personas.is_empty() { 0.0 } else { NAMES_GAP };
    let lock = if lane.locked { NAMES_GAP + size::ICON } else { 0.0 };
    NAMES_TOP + names.lane.size().height + gap + personas + lock + size::LANE_PADDING
}

fn lane_frame(pass: &Pass<'_>, engine: &mut Engine, lane: &Lane, mut frame: Frame) -> Frame {
    let colors = pass.theme.lane(lane.role);
    let margin = pass.options.margin;
    let names = names(pass, engine, lane);
    let tag = Some(Tag::new(lane.id, Part::Text));
    let mut y = NAMES_TOP + names.lane.size().height + NAMES_GAP;
    frame.push(Point::new(margin, NAMES_TOP), tag, Shape::Text { block: names.lane, color: colors.name });
    for (index, block) in names.personas {
        let shape = Shape::Rect {
            size: Size::new(PERSONA_DOT, PERSONA_DOT),
            radii: Radii::all(PERSONA_DOT / 2.0),
            fill: Some(curve_color(pass, index)),
            stroke: None,
        };
        frame.push(Point::new(margin, y + 4.0), None, shape);
        let height = block.size().height;
        let at = Point::new(margin + PERSONA_DOT + size::ICON_GAP, y);
        frame.push(at, None, Shape::Text { block, color: pass.theme.secondary });
        y += height;
    }
    if lane.locked {
        let icon = Shape::Text { block: engine.icon(Icon::Lock, size::ICON as f32, pass.flow), color: colors.name };
        frame.push(Point::new(margin, y), None, icon);
    }
    frame
}

/// The colour of the curve of the persona with that number.
pub(super) fn curve_color(pass: &Pass<'_>, index: usize) -> Color {
    let colors = &pass.theme.curves;
    colors.get(index % colors.len()).copied().unwrap_or(pass.theme.text)
}

/// Where the names of the lines end, along inline; not before the names of the lanes.
pub(super) fn names_end(pass: &Pass<'_>, engine: &mut Engine) -> f64 {
    let lines = grid::lines(pass).into_iter();
    lines.map(|line| line_name(pass, engine, line).size.width).fold(grid::rail_end(pass), f64::max)
}

fn line_name(pass: &Pass<'_>, engine: &mut Engine, line: DerivedLine) -> Frame {
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
    let mut frame = rectangle(size, pass.theme.paper);
    let at = Point::new(pass.options.margin, 0.0) + vec(0.0, (size::LINE_HEIGHT - block.size().height) / 2.0);
    frame.push(at, None, Shape::Text { block, color });
    frame
}
