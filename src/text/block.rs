//! Shaped text as plain data.

use std::ops::Range;
use std::sync::Arc;

use swash::StringId;

use super::fonts::Weight;
use super::plain;
use crate::geom::{Flow, Size};

/// A font of glyphs: one of a file, and one instance of a variable font. Cloning shares the bytes.
#[derive(Clone, PartialEq)]
pub struct Font {
    pub(super) data: parley::FontData,
    pub(super) coords: Arc<[i16]>,
}

impl Font {
    /// A number that is the same for the same font within one run of the program: a key for glyph caches.
    #[must_use]
    pub fn id(&self) -> u64 {
        let file = self.data.data.id() ^ (u64::from(self.data.index) << 48);
        let spread = |id: u64, coord: &i16| (id ^ u64::from(coord.cast_unsigned())).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.coords.iter().fold(file, spread)
    }

    /// The bytes of the font file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.data.data.data()
    }

    /// Which font of the file, when it holds several.
    #[must_use]
    pub fn index(&self) -> u32 {
        self.data.index
    }

    /// Which instance of a variable font: its place on each axis, in 2.14 fixed point. Empty: as the file has it.
    #[must_use]
    pub fn coords(&self) -> &[i16] {
        &self.coords
    }

    /// The name of its family, as the machine lists it.
    #[must_use]
    pub fn family(&self) -> Option<String> {
        let strings = self.face()?.localized_strings();
        let named = |id| strings.find_by_id(id, Some("en")).or_else(|| strings.find_by_id(id, None));
        let name = named(StringId::TypographicFamily).or_else(|| named(StringId::Family))?;
        Some(name.chars().collect())
    }

    /// How heavy its strokes are, in the numbers of CSS.
    #[must_use]
    pub fn weight(&self) -> u16 {
        self.face().map_or(Weight::Regular.number(), |font| font.attributes().weight().0)
    }

    /// The handle that drawing libraries of the same family take.
    #[must_use]
    pub fn data(&self) -> &parley::FontData {
        &self.data
    }

    /// Its glyph for a character that stands alone; 0 if it has none.
    #[must_use]
    pub fn glyph(&self, c: char) -> u32 {
        self.face().map_or(0, |font| u32::from(font.charmap().map(c)))
    }

    /// True when the font has a glyph for a character.
    pub(super) fn has(&self, c: char) -> bool {
        self.glyph(c) != 0
    }

    /// The font as the library that reads fonts sees it.
    pub(super) fn face(&self) -> Option<swash::FontRef<'_>> {
        swash::FontRef::from_index(self.bytes(), self.index() as usize)
    }
}

impl std::fmt::Debug for Font {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Font({})", self.id())
    }
}

/// A glyph of a font at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Its index in the font.
    pub id: u32,
    /// Its origin from the left edge of the block, in map units.
    pub x: f32,
    /// Its origin (on the base line) from the top of the block, in map units.
    pub y: f32,
    /// The byte of the block's text where what it shows begins. A ligature shows all up to the next glyph's byte, and
    /// several glyphs may show one character.
    pub byte: u32,
}

/// Glyphs of one font and size, line by line, each line from left to right. Spaces stand beside them.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The font.
    pub font: Font,
    /// The size of an em in map units.
    pub size: f32,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// The spaces between words and those that hang over the end of a line: there is nothing to draw, but they separate
    /// words where text is copied or read aloud.
    pub spaces: Vec<Glyph>,
}

/// One line of a block. Distances are from the block's top left corner, in map units.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The top of the line.
    pub top: f32,
    /// Its base line.
    pub baseline: f32,
    /// The bottom of the line.
    pub bottom: f32,
    /// Where its ink starts on the left.
    pub left: f32,
    /// Where its ink ends on the right, without trailing spaces.
    pub right: f32,
    /// Its bytes in the text of the block, without the line end.
    pub range: Range<usize>,
    /// The base direction of its paragraph.
    pub base: Flow,
}

/// Text shaped and broken into lines. Immutable and shared.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub(super) text: Arc<str>,
    pub(super) size: Size,
    pub(super) lines: Vec<Line>,
    pub(super) runs: Vec<Run>,
    pub(super) missing: Box<[char]>,
    pub(super) turned: bool,
}

impl Block {
    /// The text that is shown, in logical order: that of the request without control characters, and only its
    /// beginning when it is very long. Empty for an icon.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Width and height: the width that was asked for, or that of the widest line.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// The width of the widest line.
    #[must_use]
    pub fn ink_width(&self) -> f64 {
        f64::from(self.lines.iter().map(|line| line.right - line.left).fold(0.0, f32::max))
    }

    /// The text of a line, without the spaces that hang over its end.
    #[must_use]
    pub fn line_text(&self, line: &Line) -> &str {
        plain::without_hanging_spaces(self.text.get(line.range.clone()).unwrap_or_default())
    }

    /// The lines from top to bottom.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// True for an icon that is drawn as its mirror image: as its glyphs say, but turned about the middle of the block.
    #[must_use]
    pub fn is_turned(&self) -> bool {
        self.turned
    }

    /// The characters that no font has, each once, in the order of the text: they are drawn as boxes.
    #[must_use]
    pub fn missing(&self) -> &[char] {
        &self.missing
    }

    /// The glyphs to draw.
    #[must_use]
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }
}
