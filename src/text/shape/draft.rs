//! The lines of one text, from the shaper's order of characters to places.
//!
//! Each paragraph adds its lines, with the left edge of their ink at zero: only when all are known is it clear how wide
//! the block is, and with that where short lines go. Spaces that hang over the end of a line are put aside at first and
//! placed at the end edge of the paragraph (UAX #9, L1), where a caret expects them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use parley::Layout;

use super::breakable::BreakableText;
use super::words::WordCluster;
use super::wrap;
use crate::geom::{Flow, Size};
use crate::text::block::{Block, Font, Glyph, Line, Run};
use crate::text::carets::{CaretLine, Carets, TextCell};
use crate::text::fonts::{ASCENT, DESCENT};
use crate::text::plain;
use crate::text::request::{Align, Request, Style};

/// The lines of one text before they are aligned: the left edge of the ink of each line is zero.
#[derive(Default)]
pub(super) struct TextDraft {
    lines: Vec<DraftLine>,
    cells: Vec<TextCell>,
    glyphs: Vec<DraftGlyph>,
    fonts: Vec<Font>,
    hanging: Vec<(TextCell, Option<DraftGlyph>)>,
    /// Where the text has characters that its font lacks, and which font that is.
    pub boxes: Vec<(usize, Range<usize>)>,
}

/// A glyph of one of the fonts of a draft.
#[derive(Clone, Copy)]
struct DraftGlyph {
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
    /// At which side the line starts.
    side: Flow,
    soft: bool,
}

/// How a paragraph runs.
#[derive(Clone, Copy)]
pub(super) struct ParagraphFlow {
    /// Its base direction.
    pub base: Flow,
    /// At which side its lines start.
    pub side: Flow,
}

impl TextDraft {
    pub fn clear(&mut self) {
        self.lines.clear();
        self.cells.clear();
        self.glyphs.clear();
        self.fonts.clear();
        self.hanging.clear();
        self.boxes.clear();
    }

    pub fn push_empty(&mut self, range: Range<usize>, ParagraphFlow { base, side }: ParagraphFlow) {
        let (cells, glyphs) = (self.cells.len(), self.glyphs.len());
        self.lines.push(DraftLine {
            range,
            cells: cells..cells,
            glyphs: glyphs..glyphs,
            width: 0.0,
            base,
            side,
            soft: false,
        });
    }

    pub fn push_paragraph(
        &mut self,
        layout: &Layout<()>,
        paragraph: &BreakableText<'_>,
        start: usize,
        ParagraphFlow { base, side }: ParagraphFlow,
    ) {
        let last = layout.len().saturating_sub(1);
        for (index, line) in layout.lines().enumerate() {
            let within = line.text_range();
            let inked = plain::without_hanging_spaces(paragraph.text().get(within.clone()).unwrap_or_default());
            let end_of_ink = start + paragraph.original(within.start + inked.len());
            let (cells, glyphs) = (self.cells.len(), self.glyphs.len());
            let width = self.push_line(&line, paragraph, start, end_of_ink);
            self.push_hanging(base, width);
            self.lines.push(DraftLine {
                range: start + paragraph.original(within.start)..start + paragraph.original(within.end),
                cells: cells..self.cells.len(),
                glyphs: glyphs..self.glyphs.len(),
                width,
                base,
                side,
                soft: index < last,
            });
        }
    }

    /// Adds a paragraph that is put together from words of one font, broken into lines where the shaper would break it.
    /// The draft then has no cells: it is for pictures, not for carets.
    pub fn push_words(
        &mut self,
        row: &[WordCluster],
        font: &Font,
        paragraph: &Range<usize>,
        ParagraphFlow { base, side }: ParagraphFlow,
        width: f32,
    ) {
        let font = self.font(font);
        let byte = |at: usize| row.get(at).map_or(paragraph.end, |cluster| paragraph.start + cluster.byte as usize);
        let cells = self.cells.len();
        let mut start = 0;
        while start < row.len() {
            let end = wrap::end_of_line(row, start, width);
            let line = row.get(start..end).unwrap_or_default();
            let glyphs = self.glyphs.len();
            let ink = self.push_line_of_words(line, font, paragraph.start, base);
            self.lines.push(DraftLine {
                range: byte(start)..byte(end),
                cells: cells..cells,
                glyphs: glyphs..self.glyphs.len(),
                width: ink,
                base,
                side,
                soft: end < row.len(),
            });
            start = end;
        }
    }

    /// Places the glyphs of a line, as [`Self::push_line`] and [`Self::push_hanging`] do. Returns the width of the ink.
    fn push_line_of_words(&mut self, line: &[WordCluster], font: usize, start: usize, base: Flow) -> f32 {
        // Words stand between single spaces, so a line ends with one at most.
        let (hanging, ink) = match line.split_last() {
            Some((last, ink)) if last.space => (Some(last), ink),
            _ => (None, line),
        };
        let mut x = 0.0;
        let glyphs = &mut self.glyphs;
        let mut place = |cluster: &WordCluster, x: f32| {
            let (offset, y) = if cluster.space { (x, 0.0) } else { (x + cluster.x, cluster.y) };
            let glyph = Glyph { id: cluster.glyph, x: offset, y, byte: start as u32 + cluster.byte };
            glyphs.push(DraftGlyph { font, glyph, space: cluster.space });
        };
        for cluster in wrap::visual(ink, base) {
            if cluster.parts > 0 {
                place(cluster, x);
            }
            x += cluster.advance;
        }
        if let Some(space) = hanging {
            place(space, if base.is_rtl() { 0.0_f32.min(-space.advance) } else { x });
        }
        x
    }

    /// Places what comes before `end_of_ink` from zero, in visual order, and puts the spaces after it aside.
    /// Returns the width of the ink.
    fn push_line(
        &mut self,
        line: &parley::Line<'_, ()>,
        paragraph: &BreakableText<'_>,
        start: usize,
        end_of_ink: usize,
    ) -> f32 {
        let mut x = 0.0;
        for run in line.runs() {
            let font = self.font_of_run(&run);
            // The glyphs of a ligature come with its logically first part, which is the rightmost of a
            // right-to-left one, but they start at the left edge of the whole.
            let mut left_of_ligature = None;
            for cluster in run.visual_clusters().filter(|cluster| !paragraph.is_added(cluster.text_range().start)) {
                let mut cell = cell(&cluster, paragraph, start, x);
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
    fn push_glyphs(&mut self, font: usize, cluster: &parley::Cluster<'_, ()>, cell: &TextCell, mut x: f32) -> f32 {
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
                self.glyphs.push(DraftGlyph { font, glyph, space: false });
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
            self.glyphs.extend(space.map(|glyph| DraftGlyph { glyph: Glyph { x: cell.left, ..glyph.glyph }, ..glyph }));
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

    fn font_of_run(&mut self, run: &parley::layout::Run<'_, ()>) -> usize {
        let coords = || run.normalized_coords().iter().map(|coord| coord.to_bits());
        let is = |known: &Font| known.data == *run.font() && known.coords.iter().copied().eq(coords());
        self.fonts.iter().rposition(is).unwrap_or_else(|| {
            self.fonts.push(run_font(run));
            self.fonts.len() - 1
        })
    }

    fn font(&mut self, font: &Font) -> usize {
        self.fonts.iter().rposition(|known| known == font).unwrap_or_else(|| {
            self.fonts.push(font.clone());
            self.fonts.len() - 1
        })
    }

    /// The characters that stand as boxes, each once, in the order of the text.
    pub fn missing(&self, text: &str) -> Vec<char> {
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

    pub fn block(&self, text: Arc<str>, request: &Request<'_>) -> Block {
        let Style { size, line_height, .. } = request.style;
        let width = self.width(request);
        let to_baseline = (line_height - (ASCENT + DESCENT) * size) / 2.0 + ASCENT * size;
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut top = 0.0;
        for line in &self.lines {
            let left = line.shift(width, request.align);
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
        // Most texts have one run, and blocks are kept for long: no more room than that.
        let mut runs = Vec::with_capacity(self.fonts.len());
        runs.extend((0..self.fonts.len()).filter_map(|font| self.run(font, size, &lines)));
        let size = Size::new(request.width.unwrap_or(f64::from(width)), f64::from(top));
        let missing = if self.boxes.is_empty() { Box::default() } else { self.missing(&text).into() };
        Block { text, size, lines, runs, missing, turned: false }
    }

    pub fn carets(&self, text_len: usize, request: &Request<'_>) -> Carets {
        let width = self.width(request);
        let height = request.style.line_height;
        let lines = self.lines.iter().enumerate().map(|(index, line)| {
            let shift = line.shift(width, request.align);
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
                    .map(|cell| TextCell { left: place(cell.left), right: place(cell.right), ..*cell })
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
        let count = |space| self.glyphs.iter().filter(|glyph| glyph.font == font && glyph.space == space).count();
        let (mut glyphs, mut spaces) = (Vec::with_capacity(count(false)), Vec::with_capacity(count(true)));
        for (draft, line) in self.lines.iter().zip(lines) {
            let of_line = self.glyphs.get(draft.glyphs.clone()).unwrap_or_default();
            for DraftGlyph { glyph, space, .. } in of_line.iter().filter(|glyph| glyph.font == font) {
                let list = if *space { &mut spaces } else { &mut glyphs };
                list.push(Glyph { x: line.left + glyph.x, y: line.baseline + glyph.y, ..*glyph });
            }
        }
        (!glyphs.is_empty()).then(|| Some(Run { font: self.fonts.get(font)?.clone(), size, glyphs, spaces }))?
    }
}

/// The font of a run.
pub(super) fn run_font(run: &parley::layout::Run<'_, ()>) -> Font {
    let coords = run.normalized_coords();
    // Most fonts have none, and an empty slice takes no memory.
    let coords = if coords.is_empty() { Arc::default() } else { coords.iter().map(|coord| coord.to_bits()).collect() };
    Font { data: run.font().clone(), coords }
}

/// The glyph of a space.
fn space(font: usize, cluster: &parley::Cluster<'_, ()>, cell: &TextCell) -> Option<DraftGlyph> {
    let glyph = cluster.glyphs().next()?;
    Some(DraftGlyph { font, glyph: Glyph { id: glyph.id, x: cell.left, y: 0.0, byte: cell.start as u32 }, space: true })
}

/// The cell of a cluster of a paragraph that starts at `start`, with its left edge at `left`.
fn cell(cluster: &parley::Cluster<'_, ()>, paragraph: &BreakableText<'_>, start: usize, left: f32) -> TextCell {
    let range = cluster.text_range();
    TextCell {
        start: start + paragraph.original(range.start),
        end: start + paragraph.original(range.end),
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
    fn shift(&self, width: f32, align: Align) -> f32 {
        let free = width - self.width;
        match (align, self.side) {
            (Align::Center, _) => free / 2.0,
            (Align::Start, Flow::LeftToRight) => 0.0,
            (Align::Start, Flow::RightToLeft) => free,
        }
    }
}
