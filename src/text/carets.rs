//! Where carets can be in a shaped text.
//!
//! A line is a row of cells in visual order, one for each grapheme cluster, and a caret is in a slot between two
//! cells. Where the direction turns, the two sides of a slot are different places in the text, and one place in the
//! text has two slots; that is why a [`Caret`] has an [`Affinity`] to one of its neighbors.
//!
//! A paragraph's start and end are neighbors too, of its base direction: behind Latin words that end a Hebrew
//! paragraph, a caret stands at their right, where the next Latin letter goes, or at the left end of the line,
//! where the next Hebrew one does.

use std::ops::Range;

use crate::geom::{Flow, Point, Rect};

/// Which neighbor a caret keeps to, in the order of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character that follows.
    #[default]
    Downstream,
    /// The character before.
    Upstream,
}

/// A place between two characters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// How many bytes of the text are before it.
    pub byte: usize,
    /// Which of its neighbors it keeps to.
    pub affinity: Affinity,
}

impl Caret {
    /// A caret that keeps to the character after it.
    #[must_use]
    pub fn before(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Downstream }
    }

    /// A caret that keeps to the character before it.
    #[must_use]
    pub fn after(byte: usize) -> Self {
        Self { byte, affinity: Affinity::Upstream }
    }

    /// The caret at the same place that keeps to the other neighbor.
    fn other(self) -> Self {
        if self.affinity == Affinity::Upstream { Self::before(self.byte) } else { Self::after(self.byte) }
    }
}

/// The places of carets in a block. It knows the geometry only, not the text.
#[derive(Clone, Debug)]
pub struct Carets {
    lines: Vec<CaretLine>,
    len: usize,
}

/// One line. Distances are from the top left corner of the block.
#[derive(Clone, Debug)]
pub(super) struct CaretLine {
    pub top: f32,
    pub bottom: f32,
    /// Where its ink starts on the left; where the caret stands when there are no cells.
    pub edge: f32,
    pub base: Flow,
    /// Whether its paragraph goes on in the next line.
    pub soft: bool,
    pub range: Range<usize>,
    /// From left to right.
    pub cells: Vec<TextCell>,
}

/// One grapheme cluster.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextCell {
    pub start: usize,
    pub end: usize,
    pub left: f32,
    pub right: f32,
    pub rtl: bool,
    /// A word, or what stands between words, starts with it.
    pub word: bool,
    pub space: bool,
    pub emoji: bool,
}

impl TextCell {
    /// The caret at its right edge that keeps to it.
    pub(super) fn at_right(&self) -> Caret {
        if self.rtl { Caret::before(self.start) } else { Caret::after(self.end) }
    }

    /// The caret at its left edge that keeps to it.
    pub(super) fn at_left(&self) -> Caret {
        if self.rtl { Caret::after(self.end) } else { Caret::before(self.start) }
    }
}

impl CaretLine {
    /// The horizontal place of a slot.
    pub(super) fn x(&self, slot: usize) -> f32 {
        match slot.checked_sub(1) {
            None => self.cells.first().map_or(self.edge, |cell| cell.left),
            Some(left) => self.cells.get(left).map_or(self.edge, |cell| cell.right),
        }
    }

    /// The slot of a caret and the direction of its neighbor, when that is on this line.
    fn slot(&self, caret: Caret) -> Option<(usize, bool)> {
        self.cells.iter().enumerate().find_map(|(index, cell)| {
            let after = match caret.affinity {
                Affinity::Downstream if cell.start <= caret.byte && caret.byte < cell.end => cell.rtl,
                Affinity::Upstream if cell.start < caret.byte && caret.byte <= cell.end => !cell.rtl,
                _ => return None,
            };
            Some((index + usize::from(after), cell.rtl))
        })
    }

    /// The slot at the end edge of the line, or at its start edge.
    pub(super) fn edge_slot(&self, end: bool) -> usize {
        if end == self.base.is_rtl() { 0 } else { self.cells.len() }
    }

    /// The caret nearest to `x`.
    fn nearest(&self, x: f32) -> Caret {
        let under = self.cells.iter().find(|cell| x < cell.right).or(self.cells.last());
        under.map_or(Caret::before(self.range.start), |cell| {
            if x < (cell.left + cell.right) / 2.0 { cell.at_left() } else { cell.at_right() }
        })
    }

    /// The areas of the characters in a range of bytes.
    fn selection(&self, range: &Range<usize>) -> Vec<Rect> {
        let area = |left: f32, right: f32| Rect::new(left.into(), self.top.into(), right.into(), self.bottom.into());
        let mut areas: Vec<Rect> = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.start < range.end && range.start < cell.end) {
            match areas.last_mut() {
                Some(last) if last.x1 == f64::from(cell.left) => last.x1 = cell.right.into(),
                _ => areas.push(area(cell.left, cell.right)),
            }
        }
        let end = self.range.end;
        if !self.soft && range.start <= end && end < range.end {
            let width = (self.bottom - self.top) / 4.0;
            let edge = self.x(self.edge_slot(true));
            if self.base.is_rtl() {
                areas.insert(0, area(edge - width, edge));
            } else {
                areas.push(area(edge, edge + width));
            }
        }
        areas
    }
}

/// Where a caret stands, by one of its neighbors.
struct CaretPlace {
    line: usize,
    slot: usize,
    /// The direction of the neighbor.
    rtl: bool,
}

impl Carets {
    pub(super) fn new(lines: Vec<CaretLine>, len: usize) -> Self {
        Self { lines, len }
    }

    /// The caret at the end of the text.
    #[must_use]
    pub fn end(&self) -> Caret {
        Caret::after(self.len)
    }

    /// The caret as a line without width, from the top of its line to the bottom.
    #[must_use]
    pub fn rect(&self, caret: Caret) -> Rect {
        let Some((line, slot)) = self.place(caret) else { return Rect::ZERO };
        let x = f64::from(line.x(slot));
        Rect::new(x, line.top.into(), x, line.bottom.into())
    }

    /// The caret nearest to a point.
    #[must_use]
    pub fn hit(&self, at: Point) -> Caret {
        let under = self.lines.iter().position(|line| at.y < f64::from(line.bottom));
        self.nearest(under.unwrap_or(self.lines.len().saturating_sub(1)), at.x as f32)
    }

    /// The caret of a line nearest to `x`. Beyond its ends it is the start or the end of the paragraph, whatever
    /// character is there: a click behind a text continues it.
    pub(super) fn nearest(&self, index: usize, x: f32) -> Caret {
        let Some(line) = self.lines.get(index) else { return Caret::default() };
        let rtl = line.base.is_rtl();
        let (left, right) = (x < line.x(0), x > line.x(line.cells.len()));
        match () {
            () if (if rtl { left } else { right }) && !line.soft => Caret::before(line.range.end),
            () if (if rtl { right } else { left }) && self.starts_paragraph(index) => Caret::after(line.range.start),
            () => line.nearest(x),
        }
    }

    /// The other place where a caret stands: where the direction turns, or at the end of a paragraph, a
    /// character of one direction goes to [`Self::rect`] and one of the other direction goes here.
    #[must_use]
    pub fn other_rect(&self, caret: Caret) -> Option<Rect> {
        let main = self.neighbor(caret)?;
        let other = self.neighbor(caret.other())?;
        let line = self.lines.get(main.line).filter(|_| main.line == other.line)?;
        let (x, other) = (line.x(main.slot), line.x(other.slot));
        ((x - other).abs() > 0.1).then(|| Rect::new(other.into(), line.top.into(), other.into(), line.bottom.into()))
    }

    /// The direction of the characters that a caret keeps to; `None` in a text that runs one way all through.
    #[must_use]
    pub fn flow(&self, caret: Caret) -> Option<Flow> {
        let cells = self.lines.iter().filter(|line| !line.cells.is_empty());
        let mut flows = cells.flat_map(|line| line.cells.iter().map(|cell| cell.rtl).chain([line.base.is_rtl()]));
        let first = flows.next()?;
        flows.find(|rtl| *rtl != first)?;
        Some(if self.either_neighbor(caret)?.rtl { Flow::RightToLeft } else { Flow::LeftToRight })
    }

    /// The areas of the characters in a range of bytes, line by line from left to right. A line end in the
    /// range shows as a narrow area at the end of its line.
    #[must_use]
    pub fn selection(&self, range: Range<usize>) -> Vec<Rect> {
        self.lines.iter().flat_map(|line| line.selection(&range)).collect()
    }

    /// The characters of a line from left to right, as ranges of bytes.
    pub fn visual(&self, line: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.lines.get(line).into_iter().flat_map(|line| line.cells.iter().map(|cell| cell.start..cell.end))
    }

    pub(super) fn lines(&self) -> &[CaretLine] {
        &self.lines
    }

    /// Whether the paragraph of a caret runs from right to left.
    pub(super) fn is_rtl_at(&self, caret: Caret) -> bool {
        self.place(caret).is_some_and(|(line, _)| line.base.is_rtl())
    }

    /// The index of the line of a caret, and its slot there.
    pub(super) fn locate(&self, caret: Caret) -> (usize, usize) {
        self.either_neighbor(caret).map(|place| (place.line, place.slot)).unwrap_or_else(|| {
            // An empty line.
            let empty = self.lines.iter().position(|line| line.range.start >= caret.byte.min(self.len));
            (empty.unwrap_or(self.lines.len().saturating_sub(1)), 0)
        })
    }

    /// Where a caret stands beside the neighbor that it keeps to, or else beside the other one.
    fn either_neighbor(&self, caret: Caret) -> Option<CaretPlace> {
        self.neighbor(caret).or_else(|| self.neighbor(caret.other()))
    }

    /// Where a caret stands beside the neighbor that it keeps to; `None` when the line ends there.
    fn neighbor(&self, caret: Caret) -> Option<CaretPlace> {
        let caret = Caret { byte: caret.byte.min(self.len), ..caret };
        let near = |line: &CaretLine| line.range.start <= caret.byte && caret.byte <= line.range.end;
        let lines = || self.lines.iter().enumerate().filter(|(_, line)| near(line) && !line.cells.is_empty());
        let at_cell = lines().find_map(|(index, line)| {
            let (slot, rtl) = line.slot(caret)?;
            Some(CaretPlace { line: index, slot, rtl })
        });
        at_cell.or_else(|| {
            let (end, (index, line)) = match caret.affinity {
                Affinity::Downstream => (true, lines().find(|(_, line)| line.range.end == caret.byte && !line.soft)?),
                Affinity::Upstream => {
                    let starts = |index| self.starts_paragraph(index);
                    (false, lines().find(|(index, line)| line.range.start == caret.byte && starts(*index))?)
                }
            };
            Some(CaretPlace { line: index, slot: line.edge_slot(end), rtl: line.base.is_rtl() })
        })
    }

    /// Whether a line is the first of its paragraph.
    pub(super) fn starts_paragraph(&self, line: usize) -> bool {
        line.checked_sub(1).and_then(|before| self.lines.get(before)).is_none_or(|before| !before.soft)
    }

    fn place(&self, caret: Caret) -> Option<(&CaretLine, usize)> {
        let (line, slot) = self.locate(caret);
        Some((self.lines.get(line)?, slot))
    }

    /// The cell that ends at `byte`.
    pub(super) fn cell_before(&self, byte: usize) -> Option<&TextCell> {
        self.lines.iter().flat_map(|line| &line.cells).find(|cell| cell.end == byte)
    }

    /// The cell that starts at `byte` or holds it.
    pub(super) fn cell_after(&self, byte: usize) -> Option<&TextCell> {
        self.lines.iter().flat_map(|line| &line.cells).find(|cell| cell.start <= byte && byte < cell.end)
    }
}
