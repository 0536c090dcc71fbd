//! One text, one request, one set of placed glyphs.
//!
//! The shaping library breaks each paragraph into lines and puts the characters of a line in visual order.
//! Everything from there is ours: it takes only the advances and glyphs, and places the lines itself.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use parley::{FontContext, Layout, LayoutContext, OverflowWrap, TextStyle};

use super::block::{Block, Font, Glyph, Line, Run};
use super::carets::{CaretLine, Carets, Cell};
use super::engine::{Align, Request, Style};
use super::fonts::{self, ASCENT, DESCENT, Face, Fonts};
use super::system::Loan;
use super::{plain, system};
use crate::geom::{Flow, Size};

/// Shapes texts. It keeps its memory from text to text, so each thread has its own.
pub(super) struct Shaper {
    source: Fonts,
    fonts: FontContext,
    context: LayoutContext<()>,
    layout: Layout<()>,
    draft: Draft,
}

/// A text as it is shaped: clean, without the marks of its direction, and not too long.
pub(super) struct Plain {
    pub text: Arc<str>,
    /// The base direction of its paragraphs, when it doesn't follow from their letters.
    pub forced: Option<Flow>,
}

/// The lines of one text before they are aligned: the left edge of the ink of each line is zero.
#[derive(Default)]
struct Draft {
    lines: Vec<DraftLine>,
    cells: Vec<Cell>,
    glyphs: Vec<Set>,
    fonts: Vec<Font>,
    hanging: Vec<(Cell, Option<Set>)>,
    /// Where lines start: as the map flows, or as a person has directed the text.
    start: Flow,
    /// Where the text has characters that its font lacks, and which font that is.
    boxes: Vec<(usize, Range<usize>)>,
}

/// A glyph of one of the draft's fonts.
#[derive(Clone, Copy)]
struct Set {
    font: usize,
    glyph: Glyph,
    space: bool,
}

struct DraftLine {
    range: Range<usize>,
    cells: Range<usize>,
    glyphs: Range<usize>,
    width: f32,
    base: Flow,
    soft: bool,
}

impl Shaper {
    pub(super) fn new(source: Fonts) -> Self {
        Self {
            source,
            fonts: fonts::context(),
            context: LayoutContext::new(),
            layout: Layout::default(),
            draft: Draft::default(),
        }
    }

    /// Shapes the text of a request.
    pub(super) fn block(&mut self, plain: Plain, request: &Request<'_>) -> Block {
        self.lay_out(&plain, request, Face::Text);
        self.draft.block(plain.text, request)
    }

    /// The same, with the places of carets.
    pub(super) fn block_and_carets(&mut self, plain: Plain, request: &Request<'_>) -> (Block, Carets) {
        self.lay_out(&plain, request, Face::Text);
        let carets = self.draft.carets(plain.text.len(), request);
        (self.draft.block(plain.text, request), carets)
    }

    /// A square with one glyph in its middle.
    pub(super) fn icon(&mut self, glyph: char, face: Face, size: f32) -> Block {
        let text = glyph.to_string();
        let style = Style { weight: fonts::Weight::Regular, size, line_height: size };
        let width = Some(f64::from(size));
        let request = Request { text: &text, style, width, align: Align::Center, flow: Flow::LeftToRight };
        let plain = Plain { text: Arc::from(request.text), forced: None };
        self.lay_out(&plain, &request, face);
        let mut block = self.draft.block(Arc::from(""), &request);
        // Phosphor draws on a square whose bottom edge is a sixteenth of an em under the base line.
        let baseline = size * (1.0 - 1.0 / 16.0);
        for glyph in block.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
            glyph.y = baseline;
        }
        block
    }

    /// The characters of a text that no font has, in its order.
    pub(super) fn missing(&mut self, plain: &Plain, request: &Request<'_>) -> Vec<char> {
        self.lay_out(plain, request, Face::Text);
        self.draft.missing(&plain.text)
    }

    fn lay_out(&mut self, plain: &Plain, request: &Request<'_>, face: Face) {
        self.set(plain, request, face, &[]);
        if self.source == Fonts::WithSystem && face == Face::Text && !self.draft.boxes.is_empty() {
            let loans = system::loans(&plain.text, &self.draft.missing(&plain.text));
            if !loans.is_empty() {
                self.set(plain, request, face, &loans);
            }
        }
    }

    /// Lays the text out in the fonts of the face and, where they lack characters, in those that are lent.
    fn set(&mut self, Plain { text, forced }: &Plain, request: &Request<'_>, face: Face, loans: &[Loan]) {
        self.draft.clear();
        self.draft.start = forced.unwrap_or(request.flow);
        for range in plain::paragraphs(text) {
            let paragraph = text.get(range.clone()).unwrap_or_default();
            let base = forced.unwrap_or_else(|| plain::base_direction(paragraph, request.flow));
            if paragraph.is_empty() {
                self.draft.push_empty(range, base);
            } else {
                let loans = loans_within(loans, &range);
                self.break_lines((paragraph, range.start), base, request, face, loans);
                self.draft.push_paragraph(&self.layout, paragraph, range.start, base);
            }
        }
    }

    /// Breaks a paragraph that begins at the byte `start` of its text.
    fn break_lines(
        &mut self,
        (paragraph, start): (&str, usize),
        base: Flow,
        request: &Request<'_>,
        face: Face,
        loans: &[Loan],
    ) {
        let mut builder = self.context.style_run_builder(&mut self.fonts, paragraph, 1.0, false);
        let own = builder.push_style(text_style(request, face, &[]));
        let mut done = 0;
        for Loan { range, families } in loans {
            let lent = builder.push_style(text_style(request, face, families));
            let (from, to) = (range.start - start, range.end - start);
            if done < from {
                builder.push_style_run(own, done..from);
            }
            builder.push_style_run(lent, from..to);
            done = to;
        }
        if done < paragraph.len() {
            builder.push_style_run(own, done..);
        }
        builder.set_base_direction(if base.is_rtl() { parley::BaseDirection::Rtl } else { parley::BaseDirection::Ltr });
        builder.build_into(&mut self.layout, paragraph);
        self.layout.break_all_lines(request.width.map(|width| (width as f32).max(1.0)));
    }
}

/// The loans that lie within a paragraph.
fn loans_within<'a>(loans: &'a [Loan], paragraph: &Range<usize>) -> &'a [Loan] {
    let from = loans.partition_point(|loan| loan.range.start < paragraph.start);
    let to = loans.partition_point(|loan| loan.range.start < paragraph.end);
    loans.get(from..to).unwrap_or_default()
}

/// The style of characters that are set in the fonts of a face, with others behind them.
fn text_style<'a>(request: &Request<'_>, face: Face, others: &'a [Arc<str>]) -> TextStyle<'a, 'static, ()> {
    TextStyle {
        font_family: face.families(others),
        font_size: request.style.size,
        font_weight: request.style.weight.of_font(),
        overflow_wrap: OverflowWrap::Anywhere,
        ..TextStyle::default()
    }
}

impl Draft {
    fn clear(&mut self) {
        self.lines.clear();
        self.cells.clear();
        self.glyphs.clear();
        self.fonts.clear();
        self.hanging.clear();
        self.boxes.clear();
    }

    fn push_empty(&mut self, range: Range<usize>, base: Flow) {
        let (cells, glyphs) = (self.cells.len(), self.glyphs.len());
        self.lines.push(DraftLine {
            range,
            cells: cells..cells,
            glyphs: glyphs..glyphs,
            width: 0.0,
            base,
            soft: false,
        });
    }

    fn push_paragraph(&mut self, layout: &Layout<()>, paragraph: &str, start: usize, base: Flow) {
        let last = layout.len().saturating_sub(1);
        for (index, line) in layout.lines().enumerate() {
            let within = line.text_range();
            let inked = plain::without_hanging_spaces(paragraph.get(within.clone()).unwrap_or_default());
            let (cells, glyphs) = (self.cells.len(), self.glyphs.len());
            let width = self.push_line(&line, start, start + within.start + inked.len());
            self.push_hanging(base, width);
            self.lines.push(DraftLine {
                range: start + within.start..start + within.end,
                cells: cells..self.cells.len(),
                glyphs: glyphs..self.glyphs.len(),
                width,
                base,
                soft: index < last,
            });
        }
    }

    /// Places what comes before `end_of_ink` from zero, in visual order, and puts the spaces after it aside.
    /// Returns the width of the ink.
    fn push_line(&mut self, line: &parley::Line<'_, ()>, start: usize, end_of_ink: usize) -> f32 {
        let mut x = 0.0;
        for run in line.runs() {
            let font = self.font(&run);
            // The glyphs of a ligature come with its logically first part, which is the rightmost of a
            // right-to-left one, but they start at the left edge of the whole.
            let mut left_of_ligature = None;
            for cluster in run.visual_clusters() {
                let mut cell = cell(&cluster, start, x);
                if cell.start >= end_of_ink {
                    self.hanging.push((cell, space(font, &cluster, &cell)));
                    continue;
                }
                if cell.rtl && cluster.is_ligature_continuation() {
                    left_of_ligature.get_or_insert(x);
                } else if !cell.space {
                    let left = left_of_ligature.take().unwrap_or(x);
                    cell.right -= self.push_glyphs(font, &cluster, &cell, left);
                } else {
                    self.glyphs.extend(space(font, &cluster, &cell));
                }
                x = cell.right;
                self.cells.push(cell);
            }
        }
        x
    }

    /// Places the glyphs of a cluster from `x`. Of an emoji whose variants the font does not have (a skin tone,
    /// say) the basic form is shown, without boxes for the rest; returns the width that is saved by that.
    fn push_glyphs(&mut self, font: usize, cluster: &parley::Cluster<'_, ()>, cell: &Cell, mut x: f32) -> f32 {
        let partial = cluster.is_emoji() && cluster.glyphs().any(|glyph| glyph.id != 0);
        let mut saved = 0.0;
        for glyph in cluster.glyphs() {
            if partial && glyph.id == 0 {
                saved += glyph.advance;
            } else {
                if glyph.id == 0 {
                    self.boxes.push((font, cell.start..cell.end));
                }
                let advance = glyph.advance;
                let glyph = Glyph { id: glyph.id, x: x + glyph.x, y: glyph.y, byte: cell.start as u32 };
                self.glyphs.push(Set { font, glyph, space: false });
                x += advance;
            }
        }
        saved
    }

    /// Spaces at the end of a line stand at the end edge of the paragraph, whatever words they follow.
    fn push_hanging(&mut self, base: Flow, width: f32) {
        self.hanging.sort_unstable_by_key(|(cell, _)| cell.start);
        let mut edge = if base.is_rtl() { 0.0 } else { width };
        let first = self.cells.len();
        for (mut cell, space) in self.hanging.drain(..) {
            let advance = cell.right - cell.left;
            cell.rtl = base.is_rtl();
            let other = edge + advance * base.sign() as f32;
            (cell.left, cell.right) = (edge.min(other), edge.max(other));
            edge = other;
            self.glyphs.extend(space.map(|set| Set { glyph: Glyph { x: cell.left, ..set.glyph }, ..set }));
            self.cells.push(cell);
        }
        if base.is_rtl() {
            self.move_to_front(first);
        }
    }

    /// Moves the cells from `first` on, last of them first, in front of the others of their line.
    fn move_to_front(&mut self, first: usize) {
        let line = self.lines.last().map_or(0, |line| line.cells.end);
        let Some(cells) = self.cells.get_mut(line..) else { return };
        let hanging = cells.len() - (first - line);
        cells.rotate_right(hanging);
        if let Some(front) = cells.get_mut(..hanging) {
            front.reverse();
        }
    }

    fn font(&mut self, run: &parley::layout::Run<'_, ()>) -> usize {
        // Most fonts have none, and an empty slice takes no memory.
        let coords = || run.normalized_coords().iter().map(|coord| coord.to_bits());
        let is = |known: &Font| known.data == *run.font() && known.coords.iter().copied().eq(coords());
        self.fonts.iter().rposition(is).unwrap_or_else(|| {
            self.fonts.push(Font {
                data: run.font().clone(),
                coords: if run.normalized_coords().is_empty() { Arc::default() } else { coords().collect() },
            });
            self.fonts.len() - 1
        })
    }

    /// The characters that stand as boxes, each once, in the order of the text.
    fn missing(&self, text: &str) -> Vec<char> {
        let mut boxes: Vec<_> = self.boxes.iter().collect();
        boxes.sort_by_key(|(_, range)| range.start);
        let (mut missing, mut seen) = (Vec::new(), BTreeSet::new());
        for (font, range) in boxes {
            let Some(font) = self.fonts.get(*font) else { continue };
            let characters = text.get(range.clone()).unwrap_or_default().chars();
            missing.extend(characters.filter(|c| !plain::is_unseen(*c) && !font.has(*c) && seen.insert(*c)));
        }
        missing
    }
}

impl Draft {
    fn block(&self, text: Arc<str>, request: &Request<'_>) -> Block {
        let Style { size, line_height, .. } = request.style;
        let width = self.width(request);
        let to_baseline = (line_height - (ASCENT + DESCENT) * size) / 2.0 + ASCENT * size;
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut top = 0.0;
        for line in &self.lines {
            let left = line.shift(width, request.align, self.start);
            lines.push(Line {
                top,
                baseline: top + to_baseline,
                bottom: top + line_height,
                left,
                right: left + line.width,
                range: line.range.clone(),
                base: line.base,
            });
            top += line_height;
        }
        let runs = (0..self.fonts.len()).filter_map(|font| self.run(font, size, &lines)).collect();
        let size = Size::new(request.width.unwrap_or(f64::from(width)), f64::from(top));
        Block { text, size, lines, runs, turned: false }
    }

    fn carets(&self, text_len: usize, request: &Request<'_>) -> Carets {
        let width = self.width(request);
        let height = request.style.line_height;
        let lines = self.lines.iter().enumerate().map(|(index, line)| {
            let shift = line.shift(width, request.align, self.start);
            let cells = self.cells.get(line.cells.clone()).unwrap_or_default();
            // Spaces that hang over the edge of a block of a given width are not seen: neither is a caret there.
            let place = |x: f32| match request.width {
                Some(_) if x < 0.0 || x > line.width => {
                    (x + shift).max(shift.min(0.0)).min(width.max(shift + line.width))
                }
                _ => x + shift,
            };
            CaretLine {
                top: index as f32 * height,
                bottom: (index + 1) as f32 * height,
                edge: shift,
                base: line.base,
                soft: line.soft,
                range: line.range.clone(),
                cells: cells
                    .iter()
                    .map(|cell| Cell { left: place(cell.left), right: place(cell.right), ..*cell })
                    .collect(),
            }
        });
        Carets::new(lines.collect(), text_len)
    }

    fn width(&self, request: &Request<'_>) -> f32 {
        request.width.map_or_else(|| self.lines.iter().map(|line| line.width).fold(0.0, f32::max), |width| width as f32)
    }

    /// All glyphs of one font, at their places.
    fn run(&self, font: usize, size: f32, lines: &[Line]) -> Option<Run> {
        let count = |space| self.glyphs.iter().filter(|set| set.font == font && set.space == space).count();
        let (mut glyphs, mut spaces) = (Vec::with_capacity(count(false)), Vec::with_capacity(count(true)));
        for (draft, line) in self.lines.iter().zip(lines) {
            let of_line = self.glyphs.get(draft.glyphs.clone()).unwrap_or_default();
            for Set { glyph, space, .. } in of_line.iter().filter(|set| set.font == font) {
                let list = if *space { &mut spaces } else { &mut glyphs };
                list.push(Glyph { x: line.left + glyph.x, y: line.baseline + glyph.y, ..*glyph });
            }
        }
        (!glyphs.is_empty()).then(|| Some(Run { font: self.fonts.get(font)?.clone(), size, glyphs, spaces }))?
    }
}

/// The glyph of a space.
fn space(font: usize, cluster: &parley::Cluster<'_, ()>, cell: &Cell) -> Option<Set> {
    let glyph = cluster.glyphs().next()?;
    Some(Set { font, glyph: Glyph { id: glyph.id, x: cell.left, y: 0.0, byte: cell.start as u32 }, space: true })
}

/// The cell of a cluster of a paragraph that starts at `start`, with its left edge at `left`.
fn cell(cluster: &parley::Cluster<'_, ()>, start: usize, left: f32) -> Cell {
    let range = cluster.text_range();
    Cell {
        start: start + range.start,
        end: start + range.end,
        left,
        right: left + cluster.advance(),
        rtl: cluster.is_rtl(),
        word: cluster.is_word_boundary(),
        space: cluster.is_space_or_nbsp(),
        emoji: cluster.is_emoji(),
    }
}

impl DraftLine {
    /// How far the line is moved to its place in a block of that width.
    fn shift(&self, width: f32, align: Align, start: Flow) -> f32 {
        let free = width - self.width;
        match (align, start) {
            (Align::Center, _) => free / 2.0,
            (Align::Start, Flow::LeftToRight) | (Align::End, Flow::RightToLeft) => 0.0,
            (Align::Start, Flow::RightToLeft) | (Align::End, Flow::LeftToRight) => free,
        }
    }
}
