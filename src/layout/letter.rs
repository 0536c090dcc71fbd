//! The letter that an opportunity and the pain points that it would ease have in common, on a badge.

use crate::geom::{Flow, Point, Size};
use crate::model::EasingLetter;
use crate::scene::{Radii, Shape};
use crate::text::{Align, Engine};
use crate::theme::{TextRole, Theme};

/// How high a badge is, and how wide with one letter.
pub(super) const BADGE: f64 = 16.0;
/// Between two badges.
pub(super) const BADGE_GAP: f64 = 4.0;
/// What each further letter takes.
const FURTHER: f64 = 8.0;

/// How wide a badge is. It follows from the number of letters alone: a card is as wide with A as with W.
pub(super) fn badge_width(letter: EasingLetter) -> f64 {
    BADGE + FURTHER * (letter.to_string().len() as f64 - 1.0)
}

/// A badge from the origin on.
pub(super) fn badge(theme: &Theme, engine: &mut Engine, letter: EasingLetter) -> [(Point, Shape); 2] {
    let size = Size::new(badge_width(letter), BADGE);
    // Latin letters are read from left to right in every script.
    let text = letter.to_string();
    let block = engine.block(&TextRole::Number.request(&text, None, Align::Start, Flow::LeftToRight));
    let free = size - block.size();
    let ground = Shape::filled(size, Radii::all(BADGE / 2.0), theme.letter);
    let at = Point::new(free.width / 2.0, free.height / 2.0);
    [(Point::ZERO, ground), (at, Shape::Text { block, color: theme.on_letter })]
}
