//! The one text engine: fonts, shaping, line breaking, and the geometry of carets and selections.
//!
//! Text is shaped once, with the bundled fonts, in map units. Every backend draws the glyphs of a [`Block`]
//! where the block says, so a line breaks at the same word at every zoom and in every export. No other
//! module measures or shapes map text, and no other module knows the shaping library.

mod block;

pub use block::{Block, Font, Glyph, Line, Run};
