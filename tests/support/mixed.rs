//! Texts of all that is hard to shape and to edit, widths to break them at, and flows to shape them in.

use proptest::prelude::*;
use throughline::geom::Flow;

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "a", "B", "word ", "Așteptare ", "א", "ש", "שלום ", "שָׁ", " ", "  ", "4", "12.5", "(", ")", "\"", "-", ",", ".", "!",
    "€", "₪", "\n", "👍🏽", "😀", "👨‍👩‍👧", "🇷🇴", "1️⃣", "e\u{301}", "مرحبا", "\u{200e}", "\u{200f}", "\u{2067}", "\u{2069}", "fi",
    "\u{202e}", "日本",
];

/// Up to two dozen pieces of Latin, Hebrew, Arabic, numbers, signs, marks and emoji.
pub fn mixed_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat())
}

pub fn widths() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![Just(None), (0.0..200.0_f64).prop_map(Some)]
}

pub fn flows() -> impl Strategy<Value = Flow> {
    prop_oneof![Just(Flow::LeftToRight), Just(Flow::RightToLeft)]
}
