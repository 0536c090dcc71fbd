//! What has to stand out from what in a theme: the pairs of colors that meet on a map, with the least contrast of each.
//!
//! A pair that is decoration has no row: the tint of a lane on paper, the pale edge of a card that its accent shows as
//! well, the zero line under a curve with faces.

use super::Theme;
use crate::model::{ColorTag, Role};
use crate::scene::Color;

/// Two colors that meet on a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColorPair {
    /// What is seen.
    pub what: &'static str,
    /// Its color.
    pub front: Color,
    /// The color behind it.
    pub back: Color,
    /// The least ratio of their luminances: see [`Color::contrast`].
    pub least: f64,
}

/// Text, by the guidelines for accessible content (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Graphics that say something (1.4.11).
const SHAPE: f64 = 3.0;

impl Theme {
    /// All pairs of colors that meet on a map and say something.
    #[must_use]
    pub fn pairs(&self) -> Vec<ColorPair> {
        let tints = Role::ALL.map(|role| self.lane(role).tint);
        let cards = [self.card, self.note, self.opportunity_tint];
        let grounds = [&[self.paper], &tints[..]].concat();
        let all = [&grounds[..], &cards].concat();
        let rows: &[(&'static str, f64, Color, &[Color])] = &[
            ("text", TEXT, self.text, &all),
            ("a caption", TEXT, self.secondary, &all),
            ("a stage's name", TEXT, self.on_stage, &[self.stage]),
            ("a stage's placeholder", TEXT, self.stage_hint, &[self.stage]),
            ("a step's number", TEXT, self.text, &[self.chip]),
            ("the letter of an opportunity", TEXT, self.on_letter, &[self.letter]),
            ("how many letters there are more", TEXT, self.letter, &[self.pain_tint]),
            ("the badge of a letter", SHAPE, self.letter, &[self.opportunity_tint, self.pain_tint, self.paper]),
            ("a pain point", TEXT, self.pain_text, &[self.pain_tint, self.paper]),
            ("a wait", TEXT, self.wait_text, &[self.wait_tint, self.paper]),
            ("the name of the line of visibility", TEXT, self.strong_line, &[self.paper]),
            ("a stage", SHAPE, self.stage, &[self.paper]),
            ("the line of visibility", SHAPE, self.strong_line, &[self.paper]),
            ("a line of interaction, a dashed or far-reaching edge", SHAPE, self.quiet_line, &all),
            ("a connector", SHAPE, self.connector, &grounds),
            ("a note's edge", SHAPE, self.note_edge, &[&grounds[..], &[self.note]].concat()),
            ("an opportunity", SHAPE, self.opportunity, &[&grounds[..], &[self.opportunity_tint]].concat()),
            ("a star's outline", SHAPE, self.star_edge, &all),
            ("a dot of severity", SHAPE, self.pain, &[self.pain_tint, self.paper]),
        ];
        let pairs = rows.iter().flat_map(|(what, least, front, backs)| {
            backs.iter().map(|back| ColorPair { what, front: *front, back: *back, least: *least })
        });
        let shape = |what, front, back| ColorPair { what, front, back, least: SHAPE };
        let lanes = Role::ALL.into_iter().flat_map(|role| {
            let lane = self.lane(role);
            let accents = [self.card, lane.tint].map(|back| shape("a lane's accent", lane.accent, back));
            let name = ColorPair { what: "a lane's name", front: lane.name, back: lane.tint, least: TEXT };
            [&accents[..], &[name]].concat()
        });
        let tabs =
            ColorTag::ALL.into_iter().flat_map(|tag| cards.map(|card| shape("a card's color", self.tab(tag), card)));
        let emotion = [self.card, self.lane(Role::Emotion).tint];
        let tint = self.lane(Role::Emotion).tint;
        let names = self.curves.map(|front| ColorPair { what: "a persona's name", front, back: tint, least: TEXT });
        let curves = self.faces.iter().chain(&self.curves);
        let curves = curves.flat_map(|front| emotion.map(|back| shape("a feeling", *front, back)));
        pairs.chain(lanes).chain(tabs).chain(curves).chain(names).collect()
    }
}
