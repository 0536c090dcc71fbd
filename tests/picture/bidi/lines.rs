//! Lines that are handed over alone, in the order that they have in their paragraph.

use std::sync::Arc;

use proptest::prelude::*;
use throughline::geom::Flow;
use throughline::text::{Align, Block, Carets, Engine, Request};
use unicode_bidi::{BidiInfo, Level};

use super::unicode::{CARD, CHARACTERS, is_seen};
use crate::support::{cases, flows};

fn laid_out(text: &str, width: f64, flow: Flow) -> (Arc<Block>, Carets) {
    let request = Request { text, style: CARD, width: Some(width), align: Align::Start, flow };
    Engine::new().carets(&request)
}

/// The characters of each line that are seen, from left to right: as the engine places them in the whole text, and as
/// Unicode's rules order the line that is handed over.
fn orders(text: &str, width: f64, flow: Flow) -> Vec<(String, String)> {
    let (block, carets) = laid_out(text, width, flow);
    let lines = block.lines().iter().enumerate().map(|(nth, line)| {
        let end = line.range.start + block.line_text(line).len();
        let cells = carets.visual(nth).filter(|cell| cell.end <= end);
        let placed = cells.flat_map(|cell| block.text()[cell].chars()).filter(|c| is_seen(*c)).collect();
        (placed, resolved(&block.isolated(line), line.base))
    });
    lines.collect()
}

fn resolved(alone: &str, base: Flow) -> String {
    let info = BidiInfo::new(alone, Some(if base.is_rtl() { Level::rtl() } else { Level::ltr() }));
    let Some(paragraph) = info.paragraphs.first() else { return String::new() };
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let characters: Vec<char> = alone.chars().collect();
    BidiInfo::reorder_visual(&levels).into_iter().map(|at| characters[at]).filter(|c| is_seen(*c)).collect()
}

/// Where the end of one line and the start of the next decide each other's order.
const BROKEN: [&str; 10] = [
    "תמיכה טלפונית ללקוחות VIP, 24 שעות ביממה",
    "Support for לקוחות פרטיים, 24 hours a day",
    "גרסת beta (2026) זמינה בענן של Google – 15 משתמשים",
    "Mail to משרד ראשי – 12 street",
    "תקלה במערכת SAP / 3 פניות",
    "Deviz pentru דנה כהן, 2 bucăți",
    "הודעה מ-Amazon: 3 פריטים",
    "a שלום עולם! 5 b",
    "a (שלום\nעולם) 5 b – ג, 7",
    "\u{202b}one, 2 שתיים\u{202c}, three (ארבע) 5",
];

#[test]
fn a_sign_before_a_number_on_the_next_line_stays_at_its_side() {
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for (text, width) in BROKEN.iter().flat_map(|text| (20..200).step_by(7).map(move |width| (text, width))) {
            for (placed, alone) in orders(text, f64::from(width), flow) {
                assert_eq!(placed, alone, "{text:?} in {width}");
            }
        }
    }
}

#[test]
fn the_fewest_marks_are_written() {
    let (block, _) = laid_out("a שלום עולם! 5 b", 75.0, Flow::LeftToRight);
    let lines: Vec<_> = block.lines().iter().map(|line| block.isolated(line).into_owned()).collect();
    assert_eq!(lines, ["a שלום עולם!\u{200f}", "5 b"]);
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn a_line_alone_has_the_order_of_its_paragraph(
        characters in prop::collection::vec(prop::sample::select(CHARACTERS), 1..40), width in 10_u32..90, flow in flows(),
    ) {
        let text: String = characters.into_iter().filter(|c| is_seen(*c)).collect();
        for (placed, alone) in orders(&text, f64::from(width), flow) {
            prop_assert_eq!(placed, alone, "{:?} in {}", text, width);
        }
    }
}
