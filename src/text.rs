//! The one text engine: fonts, shaping, line breaking, and the geometry of carets and selections.
//!
//! Text is shaped once, with the bundled fonts and what they lack from the machine's, in map units. Every backend draws
//! the glyphs of a [`Block`] where the block says, so a line breaks at the same word at every zoom and in every export.
//! No other module measures or shapes map text, and no other module knows the shaping library.
//!
//! [`Engine`] turns a [`Request`] into a [`Block`] and remembers it. [`Carets`] says where carets can be in a block;
//! [`Field`] is a text that is being edited, built on it. A [`Stretch`] is what screen readers are told of.
//!
//! A text that was shaped before is not shaped again, and neither is a word, where it can be taken from one text to
//! another without a difference (see `shape`); no caret is placed by that, only glyphs.
//!
//! What the engine adds to the shaping library: each paragraph has its own base direction and side, which can be forced
//! ([`forced_direction`]); without letters it runs left to right and starts where the map does; chains of Hebrew words
//! break after a maqaf; spaces at the end of a line never push the words of a right-to-left line about (UAX #9, L1); and
//! lines have the height that was asked for, whatever fonts they use.
//!
//! Each module uses only those above it: `fonts`, `plain`, `direction`, `icon`, `request`, `block`, `carets`,
//! `fallback`, `system`, `shape`, `engine`; then `levels`, `isolate` and `outline`, which read blocks; `stretch`, `motion`
//! and `undo`, and `field` on top.

mod block;
mod carets;
mod direction;
mod engine;
pub mod fallback;
mod field;
mod fonts;
mod icon;
mod isolate;
mod levels;
mod motion;
mod outline;
mod plain;
mod request;
mod shape;
mod stretch;
mod system;
mod undo;

pub use block::{Block, Font, Glyph, Line, Run};
pub use carets::{Affinity, Caret, Carets};
pub use direction::{bare, directed, forced_direction};
pub use engine::Engine;
pub use field::{Edit, Field};
pub use fonts::{FAMILIES, Fonts, Weight};
pub use icon::Icon;
pub use levels::{is_rtl, read_back};
pub use motion::Motion;
pub use outline::Outlines;
pub use plain::{SHOWN_CHARACTERS, base_direction};
pub use request::{Align, Request, Style};
pub use stretch::{Stretch, StretchCharacter};
