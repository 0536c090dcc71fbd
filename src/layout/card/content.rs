//! What the frame of a card is made from, and the requests for its texts.

use std::hash::{Hash, Hasher};

use crate::layout::letter::{BADGE_GAP, badge_width};
use crate::layout::pass::Pass;
use crate::model::{Card, CardKind, EasingLetter, EasingLetters, EvidenceLevel, Pain, PainId, Role, Wait};
use crate::text::{Align, Request};
use crate::theme::{Lengths, TextRole, size};

/// Everything that a card's frame is made from.
pub struct CardContent<'a> {
    pub card: &'a Card,
    pub role: Role,
    /// The card's width, as bits so that it can be hashed.
    width: u64,
    pub pains: Vec<&'a Pain>,
    pub waits: Vec<&'a Wait>,
    letters: &'a EasingLetters,
    /// Part of what all frames of a pass depend on.
    pub lengths: Lengths,
}

/// A card keeps its frame when it only moves.
impl Hash for CardContent<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { card, role, width, pains, waits, letters, lengths: _ } = self;
        let Card {
            id: _,
            lane: _,
            step: _,
            rank: _,
            span,
            eases: _,
            kind,
            text,
            channel,
            evidence,
            owner,
            moment_of_truth,
            color,
        } = card;
        (role, width, kind, channel, evidence, moment_of_truth, color, *span > 1).hash(state);
        (text, owner, pains, waits).hash(state);
        if letters.is_empty() {
            return;
        }
        self.letter().hash(state);
        for pain in pains {
            let all = letters.of_pain(pain.id);
            (self.shown_letters(pain.id), all.len()).hash(state);
        }
    }
}

impl<'a> CardContent<'a> {
    pub fn new(pass: &Pass<'a>, card: &'a Card, role: Role, width: f64) -> Self {
        let (pains, waits) = (pass.order.pains_of(pass.map, card.id), pass.order.waits_of(pass.map, card.id));
        let (letters, lengths) = (pass.letters, pass.lengths);
        Self { card, role, width: width.to_bits(), pains, waits, letters, lengths }
    }

    pub fn width(&self) -> f64 {
        f64::from_bits(self.width)
    }

    /// The letter of an opportunity.
    pub fn letter(&self) -> Option<EasingLetter> {
        self.letters.of_opportunity(self.card.id)
    }

    /// The first letters of the opportunities that would ease a pain point.
    pub fn shown_letters(&self, pain: PainId) -> &'a [EasingLetter] {
        let all = self.letters.of_pain(pain);
        all.get(..MOST_LETTERS).unwrap_or(all)
    }

    /// How many letters of opportunities a pain point has.
    pub fn count_letters(&self, pain: PainId) -> usize {
        self.letters.of_pain(pain).len()
    }

    /// Where the text starts and how wide it may be.
    pub fn text_span(&self) -> (f64, f64) {
        let (width, padding) = (self.width(), self.lengths.card_padding_inline);
        let start = match self.card.kind {
            CardKind::Decision => size::HEXAGON_POINT + padding + size::ICON / 2.0,
            CardKind::Opportunity => size::ACCENT + padding + size::ICON + size::ICON_GAP,
            _ => size::ACCENT + padding,
        };
        let end = match self.card.kind {
            CardKind::Decision => start,
            _ if self.card.evidence == EvidenceLevel::Researched => self.marks_end() + size::ICON,
            _ => self.marks_end(),
        };
        (start, (width - start - end).max(1.0))
    }

    /// From the end of the card to the tick of what is researched: the letter comes last.
    pub fn marks_end(&self) -> f64 {
        self.lengths.card_padding_inline + self.letter().map_or(0.0, |letter| badge_width(letter) + BADGE_GAP)
    }

    pub fn text_request(&self, pass: &Pass<'_>) -> Request<'a> {
        let align = if self.card.kind == CardKind::Decision { Align::Center } else { Align::Start };
        TextRole::Card.request(&self.card.text, Some(self.text_span().1), align, pass.flow)
    }

    /// Where the text of a strip starts.
    pub fn strip_text(&self) -> f64 {
        size::ACCENT + self.lengths.card_padding_inline - 1.0 + size::ICON + size::ICON_GAP
    }

    pub fn strip_text_width(&self, dots: bool) -> f64 {
        let end = self.lengths.card_padding_inline + if dots { DOTS + size::ICON_GAP } else { 0.0 };
        (self.width() - self.strip_text() - end).max(1.0)
    }

    pub fn pain_request(&self, pass: &Pass<'_>, pain: &'a Pain) -> Request<'a> {
        TextRole::Caption.request(&pain.text, Some(self.strip_text_width(true)), Align::Start, pass.flow)
    }

    pub fn wait_request<'t>(&self, pass: &Pass<'_>, text: &'t str) -> Request<'t> {
        TextRole::Caption.request(text, Some(self.strip_text_width(false)), Align::Start, pass.flow)
    }

    /// A text beside an icon, below the text of the card.
    pub fn caption_request<'t>(&self, pass: &Pass<'_>, text: &'t str) -> Request<'t> {
        let icon = self.text_span().0 + size::ICON + size::ICON_GAP;
        let width = self.width() - icon - self.lengths.card_padding_inline;
        TextRole::Caption.request(text, Some(width.max(1.0)), Align::Start, pass.flow)
    }
}

/// More letters than this stand on no pain point.
const MOST_LETTERS: usize = 3;
/// The length of five dots of severity.
pub(super) const DOTS: f64 = 5.0 * size::DOT + 4.0 * 2.0;
/// The least room for the text of a wait beside its time.
pub(super) const WAIT_ROOM: f64 = 24.0;
