//! Carets and editing of text that runs both ways.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;
use throughline::geom::{Flow, Point};
use throughline::text::{Align, Caret, Carets, Edit, Engine, Field, Motion, Request, Style, Weight};

const CARD: Style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
const LTR: Flow = Flow::LeftToRight;

fn request(text: &str, width: Option<f64>) -> Request<'_> {
    Request { text, style: CARD, width, align: Align::Start, flow: LTR }
}

fn carets(text: &str, width: Option<f64>) -> Carets {
    Engine::new().carets(&request(text, width)).1
}

/// A field with the engine that it needs for every edit.
struct Desk {
    engine: Engine,
    field: Field,
}

impl Desk {
    fn new(text: &str, width: Option<f64>) -> Self {
        let mut engine = Engine::new();
        let field = Field::new(&mut engine, text, CARD, width, Align::Start, LTR);
        Self { engine, field }
    }

    fn edit(&mut self, edit: Edit<'_>) -> &Field {
        self.field.apply(&mut self.engine, edit);
        &self.field
    }

    /// Moves the caret and says before which byte it stands then.
    fn go(&mut self, to: Motion) -> usize {
        self.edit(Edit::Move { to, extend: false }).selected().start
    }

    fn extend(&mut self, to: Motion) {
        self.edit(Edit::Move { to, extend: true });
    }

    /// Moves the caret as long as it moves, and says where it was.
    fn walk(&mut self, to: Motion) -> Vec<f64> {
        let mut places = vec![self.field.caret()];
        loop {
            self.go(to);
            if *places.last().unwrap() == self.field.caret() {
                return places.iter().map(|rect| rect.x0).collect();
            }
            places.push(self.field.caret());
            assert!(places.len() < 1_000, "the caret runs in a circle");
        }
    }
}

// Carets.

#[test]
fn arrows_move_the_caret_on_the_screen_in_both_directions() {
    for text in ["Card שלום end", "שלב (PNG) סופי", "ייצוא PNG 42", "abc", "שלום"] {
        let mut desk = Desk::new(text, None);
        desk.walk(Motion::Left);
        let there = desk.walk(Motion::Right);
        let mut back = desk.walk(Motion::Left);
        assert_eq!(there.len(), text.chars().count() + 1, "{text}: every slot once");
        assert!(there.windows(2).all(|pair| pair[0] < pair[1]), "{text}: {there:?}");
        back.reverse();
        assert_eq!(there, back, "{text}");
    }
}

#[test]
fn the_caret_goes_from_line_to_line_at_their_ends() {
    let mut desk = Desk::new("ab\nשל\ncd", None);
    desk.go(Motion::TextStart);
    let mut at = |to| (desk.go(to), desk.field.caret().y0 as i32 / 18);
    assert_eq!([Motion::Right; 3].map(&mut at), [(1, 0), (2, 0), (3, 1)]);
    // In the Hebrew line the way onward is to the left.
    assert_eq!([Motion::Left; 3].map(&mut at), [(5, 1), (7, 1), (8, 2)]);
    assert_eq!([Motion::Left, Motion::Right].map(&mut at), [(7, 1), (5, 1)]);
}

#[test]
fn a_soft_line_break_costs_no_extra_key() {
    for text in ["aaaa bbbb", "aaaaaaaaa"] {
        let mut desk = Desk::new(text, Some(40.0));
        assert_eq!(desk.field.block().lines().len(), 2);
        desk.go(Motion::TextStart);
        assert_eq!([Motion::Right; 9].map(|to| desk.go(to)), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!([Motion::Left; 9].map(|to| desk.go(to)), [8, 7, 6, 5, 4, 3, 2, 1, 0]);
    }
}

#[test]
fn the_ends_of_a_line_and_of_the_text_are_reached_at_once() {
    let mut desk = Desk::new("one two\nשלום", None);
    assert_eq!(desk.go(Motion::LineStart), 8);
    assert_eq!(desk.go(Motion::LineEnd), 16);
    desk.go(Motion::TextStart);
    assert_eq!(desk.go(Motion::LineEnd), 7);
    assert_eq!(desk.go(Motion::LineStart), 0);
    assert_eq!(desk.go(Motion::TextEnd), 16);
    assert_eq!(desk.go(Motion::TextStart), 0);
    assert_eq!(desk.go(Motion::Up), 0);
    desk.go(Motion::Down);
    assert_eq!(desk.go(Motion::Down), 16);
}

#[test]
fn vertical_motions_keep_their_column() {
    let mut desk = Desk::new("wide wide wide\nw\nwide wide wide", None);
    assert_eq!([Motion::Up; 2].map(|to| desk.go(to)), [16, 14]);
    assert_eq!([Motion::Down; 2].map(|to| desk.go(to)), [16, 31]);
}

#[test]
fn words_are_jumped_over_in_the_direction_of_the_line() {
    let mut latin = Desk::new("one two, three", None);
    assert_eq!([Motion::WordLeft; 4].map(|to| latin.go(to)), [9, 7, 4, 0]);
    assert_eq!([Motion::WordRight; 4].map(|to| latin.go(to)), [4, 7, 9, 14]);
    let mut hebrew = Desk::new("שלב שני", None);
    assert_eq!([Motion::WordRight; 2].map(|to| hebrew.go(to)), [7, 0]);
    assert_eq!([Motion::WordLeft; 2].map(|to| hebrew.go(to)), [7, 13]);
}

#[test]
fn a_click_puts_the_caret_to_the_nearer_side_of_a_letter() {
    let text = "שלב PNG";
    let mut engine = Engine::new();
    let (block, carets) = engine.carets(&request(text, None));
    for letter in carets.visual(0).collect::<Vec<_>>() {
        let (start, end) = (carets.rect(Caret::before(letter.start)), carets.rect(Caret::after(letter.end)));
        let near_start = Point::new(start.x0 + (end.x0 - start.x0) / 4.0, 9.0);
        assert_eq!(carets.hit(near_start).byte, letter.start);
        assert_eq!(engine.hit(&request(text, None), near_start), letter.start);
    }
    assert_eq!(carets.hit(Point::new(-50.0, 500.0)).byte, 7, "left of all stands what comes before the P");
    assert!((engine.caret(&request(text, None), 0).x0 - block.size().width).abs() < 1e-3);
}

#[test]
fn a_selection_across_the_turn_of_direction_has_two_areas() {
    let mut desk = Desk::new("ab שלום", None);
    desk.go(Motion::TextStart);
    desk.go(Motion::Right);
    assert!(desk.field.selection().is_empty());
    for _ in 0..3 {
        desk.extend(Motion::Right);
    }
    // Three steps to the right from behind the a: over b, over the space, and over the last Hebrew letter.
    assert_eq!(desk.field.selected_text(), "b שלו");
    assert_eq!(desk.field.selection().len(), 2);
    desk.edit(Edit::SelectAll);
    assert_eq!((desk.field.selected_text(), desk.field.selection().len()), ("ab שלום", 1));
}

#[test]
fn a_selected_line_end_is_seen() {
    let mut desk = Desk::new("ab\n\nשל", None);
    desk.edit(Edit::SelectAll);
    let widths: Vec<_> = desk.field.selection().iter().map(|area| (area.y0, area.width() > 0.0)).collect();
    assert_eq!(widths, [(0.0, true), (0.0, true), (18.0, true), (36.0, true)]);
}

#[test]
fn a_double_click_selects_the_word() {
    let mut desk = Desk::new("one שלום", None);
    let end = desk.field.block().size().width;
    for (x, word) in [(end - 4.0, "שלום"), (2.0, "one"), (end + 50.0, "שלום"), (-50.0, "one")] {
        assert_eq!(desk.edit(Edit::SelectWordAt(Point::new(x, 9.0))).selected_text(), word);
    }
}

#[test]
fn an_arrow_gives_a_selection_up_at_its_end() {
    for (to, byte) in [(Motion::Left, 2), (Motion::Right, 5)] {
        let mut desk = Desk::new("abcdefg", None);
        desk.go(Motion::Left);
        desk.go(Motion::Left);
        for _ in 0..3 {
            desk.extend(Motion::Left);
        }
        assert_eq!(desk.field.selected_text(), "cde");
        assert_eq!(desk.go(to), byte);
        assert_eq!(desk.field.selected_text(), "");
    }
}

// Editing.

#[test]
fn text_is_inserted_into_the_middle_of_hebrew() {
    let mut desk = Desk::new("שלום", None);
    // The text ends on the left: two steps to the right lead two letters back.
    desk.go(Motion::Right);
    desk.go(Motion::Right);
    assert_eq!(desk.edit(Edit::Insert("PNG")).text(), "שלPNGום");
    assert_eq!(desk.edit(Edit::Insert(" ")).text(), "שלPNG ום");
    assert_eq!(*desk.field.block(), *desk.engine.block(&request(desk.field.text(), None)));
}

#[test]
fn backspace_takes_the_last_mark_and_delete_the_whole_letter() {
    let mut desk = Desk::new("שָׁ", None);
    assert_eq!(desk.edit(Edit::Backspace).text().chars().count(), 2);
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::Delete).text(), "");
    for emoji in ["👍🏽", "👨‍👩‍👧", "🇷🇴"] {
        desk.edit(Edit::Insert(emoji));
        assert_eq!(desk.edit(Edit::Backspace).text(), "", "{emoji}");
    }
}

#[test]
fn words_are_deleted_back_and_on() {
    let mut desk = Desk::new("שלב ראשון PNG", None);
    assert_eq!(desk.edit(Edit::BackspaceWord).text(), "שלב ראשון ");
    assert_eq!(desk.edit(Edit::BackspaceWord).text(), "שלב ");
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::DeleteWord).text(), "");
}

#[test]
fn lines_and_control_characters_are_taken_in_clean() {
    let mut desk = Desk::new("", Some(100.0));
    assert_eq!(desk.edit(Edit::Insert("a\r\nb\u{0}\n")).text(), "a\nb\n");
    assert_eq!(desk.field.block().lines().len(), 3);
    assert_eq!(desk.field.caret().y0, 36.0);
    desk.edit(Edit::Backspace);
    assert_eq!(desk.edit(Edit::Backspace).text(), "a\n");
}

#[test]
fn what_is_composed_shows_until_it_is_inserted_or_given_up() {
    let mut desk = Desk::new("ab", None);
    desk.go(Motion::Left);
    desk.edit(Edit::Compose { text: "x", cursor: None });
    desk.edit(Edit::Compose { text: "xyz", cursor: Some((1, 3)) });
    assert_eq!((desk.field.text(), desk.field.selected_text()), ("axyzb", "yz"));
    assert_eq!(desk.field.composition().len(), 1);
    desk.edit(Edit::Insert("ש"));
    assert_eq!((desk.field.text(), desk.field.selected()), ("aשb", 3..3));
    desk.edit(Edit::Compose { text: "q", cursor: None });
    assert_eq!(desk.edit(Edit::EndCompose).text(), "aשb");
    assert!(desk.field.composition().is_empty());
    assert_eq!(desk.edit(Edit::EndCompose).text(), "aשb");
}

#[test]
fn editing_a_text_that_is_cut_for_showing_loses_nothing() {
    let long = "abcde\n".repeat(10_000);
    let mut desk = Desk::new(&long, Some(100.0));
    desk.edit(Edit::Insert("x"));
    desk.go(Motion::TextStart);
    assert_eq!(desk.edit(Edit::Delete).text(), format!("{}x", &long[1..]));
    desk.edit(Edit::PlaceCaret { at: Point::new(50.0, 1e9), extend: false });
    let at = desk.field.selected().start;
    assert_eq!(desk.edit(Edit::Insert("y")).text(), format!("{}y{}x", &long[1..=at], &long[at + 1..]));
}

fn edits_of_every_kind(at: Point) -> Vec<Edit<'static>> {
    use Motion::{Down, Left, LineEnd, LineStart, Right, TextEnd, TextStart, Up, WordLeft, WordRight};
    let motions = [Left, Right, Up, Down, WordLeft, WordRight, LineStart, LineEnd, TextStart, TextEnd];
    let mut edits: Vec<_> =
        motions.into_iter().flat_map(|to| [false, true].map(|extend| Edit::Move { to, extend })).collect();
    edits.extend([Edit::Backspace, Edit::Delete, Edit::BackspaceWord, Edit::DeleteWord, Edit::SelectAll]);
    edits.extend([Edit::SelectWordAt(at), Edit::EndCompose, Edit::SetWidth(Some(50.0)), Edit::SetWidth(None)]);
    edits.extend([false, true].map(|extend| Edit::PlaceCaret { at, extend }));
    edits.extend(["", "x", "שלום ", "\n", "👍🏽", "\u{5b8}", "(42)"].map(Edit::Insert));
    edits.push(Edit::Compose { text: "שa", cursor: Some((1, 9)) });
    edits.push(Edit::Compose { text: "", cursor: None });
    edits
}

#[test]
fn every_edit_of_an_empty_text_does_nothing_or_what_it_says() {
    for edit in edits_of_every_kind(Point::new(-3.0, 7.0)) {
        let expected = match edit {
            Edit::Insert(text) | Edit::Compose { text, .. } => text,
            _ => "",
        };
        assert_eq!(Desk::new("", None).edit(edit).text(), expected, "{edit:?}");
    }
}

// Laws.

fn mixed_text() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "B",
        "word ",
        "Așteptare ",
        "א",
        "ש",
        "שלום ",
        "שָׁ",
        " ",
        "  ",
        "4",
        "12.5",
        "(",
        ")",
        "\"",
        "-",
        ".",
        "!",
        "€",
        "\n",
        "👍🏽",
        "e\u{301}",
        "مرحبا",
        "fi",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

fn widths() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![Just(None), (0.0..200.0_f64).prop_map(Some)]
}

proptest! {
    #[test]
    fn a_step_there_and_a_step_back_lead_home(text in mixed_text(), width in widths()) {
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
        let carets = carets(&text, None);
        for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
            let rect = carets.rect(Caret::before(byte));
            let found = carets.rect(carets.hit(rect.center()));
            prop_assert!((found.x0 - rect.x0).abs() < 1e-3 && found.y0 == rect.y0, "{byte} {rect:?} {found:?}");
        }
    }

    #[test]
    fn the_whole_text_is_reached_by_arrows(text in mixed_text(), width in widths()) {
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
            prop_assert!(field.text().get(field.selected()).is_some(), "{:?} of {:?}", field.selected(), field.text());
            prop_assert!(field.caret().is_finite());
        }
    }

    #[test]
    fn inserting_puts_text_in_the_place_of_the_selection(text in mixed_text(), x in 0.0..150.0_f64, extend in any::<bool>()) {
        let mut desk = Desk::new(&text, Some(100.0));
        desk.edit(Edit::PlaceCaret { at: Point::new(x, 9.0), extend });
        let mut expected = text.clone();
        expected.replace_range(desk.field.selected(), "ש1");
        prop_assert_eq!(desk.edit(Edit::Insert("ש1")).text(), expected);
    }
}
