//! Laws that hold for every text and every sequence of edits.

use proptest::prelude::*;
use throughline::geom::{Point, Rect};
use throughline::text::{Caret, Edit, Engine, Motion, Request, directed, forced_direction};

use super::harness::{Desk, carets, edits_of_every_kind, request};
use crate::support::{flows, mixed_text, widths};

proptest! {
    #[test]
    fn a_step_there_and_a_step_back_lead_home(text in mixed_text(), width in widths()) {
        let text = directed(&text, None);
        let carets = carets(&text, width);
        for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            let here = carets.rect(Caret::before(byte));
            for (to, back) in [(Motion::Left, Motion::Right), (Motion::Right, Motion::Left)] {
                let next = carets.moved(Caret::before(byte), to, 0.0);
                let there = carets.rect(next);
                // From line to line the way back is another one when they run in different directions.
                if there != here && there.y0 == here.y0 {
                    let home = carets.rect(carets.moved(next, back, 0.0));
                    prop_assert!((home.x0 - here.x0).abs() < 1e-3 || home.y0 != here.y0, "{byte} {to:?} {next:?}");
                }
            }
        }
    }

    #[test]
    fn a_click_on_a_caret_finds_it(text in mixed_text()) {
        let text = directed(&text, None);
        let carets = carets(&text, None);
        for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            let rect = carets.rect(Caret::before(byte));
            let found = carets.rect(carets.hit(rect.center()));
            prop_assert!((found.x0 - rect.x0).abs() < 1e-3 && found.y0 == rect.y0, "{byte} {rect:?} {found:?}");
        }
    }

    #[test]
    fn the_whole_text_is_reached_by_arrows(text in mixed_text(), width in widths()) {
        let text = directed(&text, None);
        let carets = carets(&text, width);
        let mut caret = Caret::before(0);
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..400 {
            reached.insert(caret.byte);
            let (left, right) = (carets.moved(caret, Motion::Left, 0.0), carets.moved(caret, Motion::Right, 0.0));
            let onward = [right, left].into_iter().find(|next| !reached.contains(&next.byte));
            let Some(next) = onward else { break };
            caret = next;
        }
        prop_assert!(reached.contains(&0));
        prop_assert!(reached.iter().all(|byte| text.is_char_boundary(*byte)));
    }

    #[test]
    fn no_sequence_of_edits_fails(
        text in mixed_text(), width in widths(),
        picks in prop::collection::vec((0_usize..64, -20.0..200.0_f64, -20.0..90.0_f64), 0..30),
    ) {
        let mut desk = Desk::new(&text, width);
        for (pick, x, y) in picks {
            let edits = edits_of_every_kind(Point::new(x, y));
            let field = desk.edit(edits[pick % edits.len()]);
            prop_assert!(field.bare_text().get(field.selected()).is_some(), "{:?} of {:?}", field.selected(), field.text());
            prop_assert!(field.other_caret().is_none_or(|other| other.is_finite()));
            prop_assert!(field.caret().is_finite());
        }
    }

    #[test]
    fn inserting_puts_text_in_the_place_of_the_selection(text in mixed_text(), x in 0.0..150.0_f64, extend in any::<bool>()) {
        let mut desk = Desk::new(&text, Some(100.0));
        desk.edit(Edit::PlaceCaret { at: Point::new(x, 9.0), extend });
        let mut expected = desk.field.bare_text().to_owned();
        expected.replace_range(desk.field.selected(), "ש1");
        prop_assert_eq!(directed(desk.edit(Edit::Insert("ש1")).bare_text(), None), directed(&expected, None));
    }

    #[test]
    fn the_field_shows_what_the_engine_shows_of_its_stored_text(
        text in mixed_text(), width in widths(), flow in flows(),
        picks in prop::collection::vec((0_usize..64, -20.0..200.0_f64, -20.0..90.0_f64), 0..12),
    ) {
        let mut desk = Desk::flowing(&text, width, flow);
        prop_assert_eq!(&*desk.field.block(), &*Engine::new().block(&Request { flow, ..request(&text, width) }));
        for (pick, x, y) in picks {
            let edits = edits_of_every_kind(Point::new(x, y));
            let edit = edits[pick % edits.len()];
            if !matches!(edit, Edit::SetWidth(_)) {
                desk.edit(edit);
            }
            let stored = desk.field.text().to_owned();
            // Nothing says of an empty text which way it was forced, but its caret shows it.
            let flow = desk.field.forced().filter(|_| stored.is_empty()).unwrap_or(flow);
            let request = Request { flow, ..request(&stored, width) };
            let alone = Engine::new().block(&request);
            prop_assert_eq!(&*desk.field.block(), &*alone);
            prop_assert_eq!(desk.field.bare_text(), alone.text());
            let empty = desk.field.bare_text().trim_matches('\n').is_empty();
            prop_assert!(empty || desk.field.forced() == forced_direction(&stored), "{:?}", stored);
        }
    }

    #[test]
    fn undo_of_all_is_the_first_text_and_redo_of_all_the_last(
        text in mixed_text(), picks in prop::collection::vec((0_usize..64, -20.0..200.0_f64, -20.0..90.0_f64), 0..40),
    ) {
        let mut desk = Desk::new(&text, Some(120.0));
        let first = desk.field.text().to_owned();
        for (pick, x, y) in picks {
            let edits = edits_of_every_kind(Point::new(x, y));
            let edit = edits[pick % edits.len()];
            if !matches!(edit, Edit::Undo | Edit::Redo) {
                desk.edit(edit);
            }
        }
        desk.edit(Edit::EndCompose);
        let last = (desk.field.text().to_owned(), desk.field.forced());
        while desk.field.can_undo() {
            desk.edit(Edit::Undo);
        }
        prop_assert_eq!(desk.field.text(), first);
        while desk.field.can_redo() {
            desk.edit(Edit::Redo);
        }
        prop_assert_eq!((desk.field.text().to_owned(), desk.field.forced()), last);
    }

    #[test]
    fn a_selection_covers_its_characters_and_nothing_else(
        text in mixed_text(), width in widths(), from in 0.0..1.0_f64, to in 0.0..1.0_f64,
    ) {
        let text = directed(&text, None);
        let carets = carets(&text, width);
        let at = |part: f64| (0..=text.len()).filter(|at| text.is_char_boundary(*at)).nth((part * text.len() as f64) as usize);
        let (Some(from), Some(to)) = (at(from.min(to)), at(from.max(to))) else { return Ok(()) };
        let lines = Engine::new().block(&request(&text, width)).lines().len();
        let cells: Vec<_> = (0..lines).flat_map(|line| carets.visual(line).collect::<Vec<_>>()).collect();
        let area = |areas: Vec<Rect>| areas.iter().map(Rect::area).sum::<f64>();
        // Narrow areas show selected line ends; they belong to no character.
        let ends = text[from..to].matches('\n').count() as f64 * 18.0 * 4.5;
        let each: f64 = cells.iter().filter(|cell| cell.start < to && from < cell.end).map(|cell| area(carets.selection(cell.clone()))).sum();
        let whole = carets.selection(from..to);
        prop_assert!((area(whole.clone()) - each - ends).abs() < 0.5, "{} {each} {ends}", area(whole));
        for (index, one) in whole.iter().enumerate() {
            let overlaps = |other: &Rect| one.intersect(*other).area() > 0.1 && one.y0 == other.y0;
            prop_assert!(!whole[index + 1..].iter().any(overlaps));
        }
    }

    #[test]
    fn the_way_right_meets_the_side_of_every_character(text in mixed_text(), flow in flows()) {
        let unseen = ['\u{200e}', '\u{200f}', '\u{2067}', '\u{2069}', '\u{202e}'];
        let text = text.replace(unseen, "").replace('\n', " ");
        let mut desk = Desk::flowing(&text, None, flow);
        // To the left end of the only line.
        desk.walk(Motion::Left);
        let met = desk.walk(Motion::Right);
        let carets = desk.engine.carets(&Request { flow, ..request(&text, None) }).1;
        for cell in carets.visual(0) {
            for edge in [carets.rect(Caret::before(cell.start)).x0, carets.rect(Caret::after(cell.end)).x0] {
                prop_assert!(met.iter().any(|x| (x - edge).abs() < 1e-3), "{edge} of {:?} in {met:?}", &text[cell.clone()]);
            }
        }
    }
}
