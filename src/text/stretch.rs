//! A text as assistive technologies are told of it: in stretches of one line and one direction, in the order of the text.

use std::ops::Range;

use super::carets::{Caret, CaretLine, Carets};
use super::plain;
use crate::geom::{Flow, Rect};

/// The most characters of a stretch, and the most bytes of a character: the formats of screen readers count in bytes.
const MOST: usize = u8::MAX as usize;

/// A part of a line whose characters run the same way, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Its bytes in the text. A line end belongs to the last stretch of its line.
    pub range: Range<usize>,
    /// Which way its characters run.
    pub flow: Flow,
    /// Where it is in the block.
    pub area: Rect,
    /// It goes on with the line of the stretch before.
    pub continues: bool,
    /// Its characters.
    pub characters: Vec<StretchCharacter>,
}

/// A character of a stretch: what a caret goes over in one step, or a line end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StretchCharacter {
    /// Its bytes, 255 at most.
    pub len: u8,
    /// Where it starts, as far from the start of the stretch as its direction has gone.
    pub offset: f32,
    /// How wide it is.
    pub width: f32,
    /// A word starts with it.
    pub word: bool,
}

/// A character and where it is.
struct Cell {
    range: Range<usize>,
    left: f32,
    right: f32,
    rtl: bool,
    word: bool,
}

impl Stretch {
    fn new(start: usize, flow: Flow, area: Rect, continues: bool) -> Self {
        Self { range: start..start, flow, area, continues, characters: Vec::new() }
    }

    /// Those of a text of which only the characters are known, and not where they are: from the byte `start` on.
    #[must_use]
    pub fn of_plain(text: &str, start: usize) -> Vec<Self> {
        let mut all = Vec::new();
        for paragraph in plain::paragraphs(text.get(start..).unwrap_or_default()) {
            let range = start + paragraph.start..start + paragraph.end;
            let says = text.get(range.clone()).unwrap_or_default();
            let flow = plain::reading_direction(says, Flow::LeftToRight);
            let end = text.get(range.end..).is_some_and(|rest| rest.starts_with('\n')).then_some('\n');
            all.push(Self::new(range.start, flow, Rect::ZERO, false));
            let mut in_word = false;
            for c in says.chars().chain(end) {
                let starts = c.is_alphanumeric() && !in_word;
                in_word = c.is_alphanumeric();
                Self::grow(&mut all, c.len_utf8(), (0.0, 0.0), starts);
            }
        }
        all
    }

    /// Adds a character to the last stretch, or to another one of the same line when that is full.
    fn grow(all: &mut Vec<Self>, len: usize, (offset, width): (f32, f32), word: bool) {
        let full = all.last().filter(|last| last.characters.len() == MOST);
        let next = full.map(|full| Self::new(full.range.end, full.flow, full.area, true));
        all.extend(next);
        if let Some(last) = all.last_mut() {
            last.range.end += len;
            last.characters.push(StretchCharacter { len: u8::try_from(len).unwrap_or(u8::MAX), offset, width, word });
        }
    }

    /// The character with that index as a place of the text: behind the last one there is the end of the stretch.
    #[must_use]
    pub fn caret(&self, index: usize) -> Caret {
        let before = self.characters.iter().take(index).map(|character| usize::from(character.len)).sum::<usize>();
        let byte = (self.range.start + before).min(self.range.end);
        if byte == self.range.end { Caret::after(byte) } else { Caret::before(byte) }
    }

    /// Where a caret is: the index of its stretch, and that of the character behind it.
    #[must_use]
    pub fn position(all: &[Self], text: &str, caret: Caret) -> Option<(usize, usize)> {
        let byte = caret.byte.min(text.len());
        let after_line_end = text.get(..byte).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        let ends = |part: &Self| part.range.start < byte && byte <= part.range.end;
        let starts = |part: &Self| part.range.start <= byte && byte < part.range.end;
        let keeps_before = caret == Caret::after(caret.byte) && !after_line_end;
        let found = if keeps_before { all.iter().position(ends) } else { all.iter().position(starts) };
        // Where the text ends, there may be no character to keep to.
        let found = found.or_else(|| all.iter().rposition(|part| part.range.start <= byte))?;
        let mut end = all.get(found)?.range.start;
        let fits = |character: &&StretchCharacter| {
            end += usize::from(character.len);
            end <= byte
        };
        Some((found, all.get(found)?.characters.iter().take_while(fits).count()))
    }
}

impl Carets {
    /// The stretches of the text that the block shows. What it leaves out of a very long text comes after its lines.
    #[must_use]
    pub fn stretches(&self, text: &str) -> Vec<Stretch> {
        // Only an ellipsis in the place of the rest makes the two differ.
        let len = self.end().byte;
        let shown = if len == text.len() { len } else { len.saturating_sub('…'.len_utf8()).min(text.len()) };
        let mut all = Vec::new();
        for line in self.lines() {
            let first = all.len();
            let cells = cells(line, text, shown);
            let mut before: Option<&Cell> = None;
            for cell in &cells {
                let is_full = all.last().is_some_and(|last: &Stretch| last.characters.len() == MOST);
                if is_full || before.is_none_or(|before| !cell.follows(before)) {
                    let (flow, edge) = cell.edge();
                    let area = Rect::new(edge, line.top.into(), edge, line.bottom.into());
                    all.push(Stretch::new(cell.range.start, flow, area, before.is_some()));
                }
                cell.join(&mut all);
                before = Some(cell);
            }
            if cells.is_empty() {
                let edge = f64::from(line.edge);
                let area = Rect::new(edge, line.top.into(), edge, line.bottom.into());
                all.push(Stretch::new(line.range.start, line.base, area, all.len() > first));
            }
            if !line.soft && text.get(line.range.end..).is_some_and(|rest| rest.starts_with('\n')) {
                let width = all.last().map_or(0.0, |last| last.area.width() as f32);
                Stretch::grow(&mut all, 1, (width, 0.0), false);
            }
        }
        if shown < text.len() {
            all.extend(Stretch::of_plain(text, shown));
        }
        all
    }
}

/// The characters of a line in the order of the text: all its bytes, each with the character that it is drawn with.
fn cells(line: &CaretLine, text: &str, shown: usize) -> Vec<Cell> {
    let end = line.range.end.min(shown);
    let mut cells: Vec<_> = line.cells.iter().filter(|cell| cell.start < end).collect();
    cells.sort_unstable_by_key(|cell| cell.start);
    let starts = cells.iter().skip(1).map(|cell| cell.start).chain([end]);
    let mut all = Vec::with_capacity(cells.len());
    for (at, (cell, end)) in cells.iter().zip(starts).enumerate() {
        let start = if at == 0 { line.range.start } else { cell.start };
        let (word, whole) = (cell.word && !cell.space, start..end);
        let cut = text.get(whole.clone()).filter(|says| says.len() > MOST);
        if cut.is_none() {
            all.push(Cell { range: whole.clone(), left: cell.left, right: cell.right, rtl: cell.rtl, word });
        }
        // More marks on a letter than can be counted: each is a character, where the letter ends.
        for (at, c) in cut.into_iter().flat_map(str::char_indices) {
            let edge = if cell.rtl { cell.left } else { cell.right };
            let (left, right) = if at == 0 { (cell.left, cell.right) } else { (edge, edge) };
            let start = whole.start + at;
            all.push(Cell { range: start..start + c.len_utf8(), left, right, rtl: cell.rtl, word: word && at == 0 });
        }
    }
    all
}

impl Cell {
    /// Whether it stands where a character of its direction follows another one.
    fn follows(&self, before: &Self) -> bool {
        let (end, start) = if self.rtl { (before.left, self.right) } else { (before.right, self.left) };
        self.rtl == before.rtl && (end - start).abs() < 0.5
    }

    /// Its direction and the side where it starts.
    fn edge(&self) -> (Flow, f64) {
        match self.rtl {
            true => (Flow::RightToLeft, self.right.into()),
            false => (Flow::LeftToRight, self.left.into()),
        }
    }

    /// Adds it to the last stretch, whose area grows.
    fn join(&self, all: &mut Vec<Stretch>) {
        let (left, right) = (f64::from(self.left), f64::from(self.right));
        let Some(Stretch { area, .. }) = all.last_mut() else { return };
        *area = Rect::new(area.x0.min(left), area.y0, area.x1.max(right), area.y1);
        let offset = if self.rtl { area.x1 - right } else { left - area.x0 };
        Stretch::grow(all, self.range.len(), (offset as f32, self.right - self.left), self.word);
    }
}
