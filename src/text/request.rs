//! What is asked of the engine.

use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::fonts::Weight;
use super::{direction, plain};
use crate::geom::Flow;

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// How heavy its strokes are.
    pub weight: Weight,
    /// The size of an em in map units.
    pub size: f32,
    /// The height of a line in map units, whatever fonts the line uses.
    pub line_height: f32,
}

/// On which side lines that are shorter than their block stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Align {
    /// Where the direction of the paragraph starts; at the map's inline start when it has no letters.
    #[default]
    Start,
    /// In the middle.
    Center,
}

/// What is asked of the engine. The answer depends on nothing else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request<'a> {
    /// The text; `\n` ends a paragraph. Only its first [`super::SHOWN_CHARACTERS`] are shown, and the marks of a
    /// forced direction ([`super::forced_direction`]) are not shown: no byte of a block or caret counts them.
    pub text: &'a str,
    /// How it looks.
    pub style: Style,
    /// How wide lines may be, in map units. A word that is wider breaks anywhere. `None`: as wide as they are.
    pub width: Option<f64>,
    /// Where short lines stand.
    pub align: Align,
    /// The flow of the map: where paragraphs start that have no letters.
    pub flow: Flow,
}

/// A text as it is shaped: clean, without the marks of its direction, and not too long.
pub(super) struct ShownText {
    pub text: Arc<str>,
    /// The base direction of its paragraphs, when it doesn't follow from their letters.
    pub forced: Option<Flow>,
}

/// All of a request but its text, in few words that are fast to hash and to compare.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct RequestKey([u64; 3]);

impl Request<'_> {
    pub(super) fn key(&self) -> (u64, RequestKey) {
        let Style { weight, size, line_height } = self.style;
        // No width has these bits.
        let width = self.width.map_or(u64::MAX, f64::to_bits);
        let sizes = u64::from(size.to_bits()) << 32 | u64::from(line_height.to_bits());
        let kinds = (weight as u64) << 16 | (self.align as u64) << 8 | self.flow as u64;
        let mut hasher = FixedState::with_seed(0).build_hasher();
        hasher.write(self.text.as_bytes());
        hasher.write_u64(width ^ kinds << 48);
        hasher.write_u64(sizes);
        (hasher.finish(), RequestKey([width, sizes, kinds]))
    }

    /// The text that is shaped.
    pub(super) fn shown(&self) -> ShownText {
        let (bare, forced) = direction::bare(plain::clean(self.text));
        ShownText { text: Arc::from(plain::shown(bare)), forced }
    }
}
