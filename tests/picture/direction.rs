//! Which way paragraphs run: by their letters, by a direction that is forced on them, and when a line stands alone.

use std::sync::Arc;

use throughline::geom::Flow;
use throughline::text::{Align, Block, Engine, Request, Style, Weight, base_direction, directed, forced_direction};

const LTR: Flow = Flow::LeftToRight;
const RTL: Flow = Flow::RightToLeft;

fn block(text: &str, width: Option<f64>, flow: Flow) -> Arc<Block> {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    Engine::new().block(&Request { text, style, width, align: Align::Start, flow })
}

/// Which way each paragraph of a text runs in a map of that flow.
fn directions(text: &str, flow: Flow) -> Vec<Flow> {
    block(text, None, flow).lines().iter().map(|line| line.base).collect()
}

#[test]
fn what_has_no_letters_runs_left_to_right_in_any_map() {
    for (text, expected) in [
        ("054 123 4567", LTR),
        ("+972 54", LTR),
        ("5 > 3", LTR),
        ("😀", LTR),
        ("054 לילה", RTL),
        ("054 night", LTR),
        ("", RTL),
        (" \u{a0}", RTL),
    ] {
        assert_eq!(directions(text, RTL), [expected], "{text}");
    }
}

#[test]
fn the_first_strong_character_gives_the_direction_and_the_map_when_there_is_none() {
    for (text, flow, expected) in [
        ("", RTL, RTL),
        ("42 %", RTL, RTL),
        ("42 %", LTR, LTR),
        ("42 PNG", RTL, LTR),
        ("42 כרטיסים", LTR, RTL),
        ("😀 ייצוא PNG", LTR, RTL),
        ("\u{2067}אב\u{2069} abc", RTL, LTR),
        ("\u{200f}abc", LTR, RTL),
        ("مرحبا", LTR, RTL),
    ] {
        assert_eq!(base_direction(text, flow), expected, "{text}");
    }
}

#[test]
fn a_text_is_forced_when_all_of_its_paragraphs_agree() {
    for (text, expected) in [
        ("", None),
        ("abc", None),
        ("\u{200f}abc", Some(RTL)),
        ("\u{200e}שלום\n\n\u{200e}abc\n", Some(LTR)),
        ("\u{200e}a\r\n\u{200e}b\u{2029}\u{200e}c", Some(LTR)),
        ("\u{200e}a\n\u{200f}b", None),
        ("\u{200f}a\nb", None),
        ("a\u{200f}b", None),
        ("\u{200f}", Some(RTL)),
    ] {
        assert_eq!(forced_direction(text), expected, "{text:?}");
    }
}

#[test]
fn directing_a_text_marks_its_paragraphs_and_takes_other_marks_off() {
    assert_eq!(directed("שלום\n\nabc\n", Some(LTR)), "\u{200e}שלום\n\n\u{200e}abc\n");
    assert_eq!(directed("\u{200e}\u{200f}a\r\nb", Some(RTL)), "\u{200f}a\r\n\u{200f}b");
    assert_eq!(directed("\u{200f}a\n\u{200e}b\u{200e}", None), "a\nb\u{200e}");
    assert_eq!(directed("", Some(RTL)), "");
}

#[test]
fn only_the_marks_of_a_forced_direction_are_left_out() {
    for (stored, shown, expected) in [
        ("\u{200f}a\n\u{200f}b\u{200f}", "a\nb\u{200f}", vec![RTL, RTL]),
        ("\u{200f}a\nb", "\u{200f}a\nb", vec![RTL, LTR]),
        ("\u{200f}\u{200f}\u{200e}a", "\u{200e}a", vec![RTL]),
    ] {
        assert_eq!(block(stored, None, LTR).text(), shown);
        assert_eq!(directions(stored, LTR), expected, "{stored:?}");
    }
}

/// The lines of a text in a narrow block, each for a reader that gets it alone.
fn isolated(text: &str) -> Vec<String> {
    let block = block(text, Some(60.0), LTR);
    block.lines().iter().map(|line| block.isolated(line).into_owned()).collect()
}

#[test]
fn a_line_that_ends_in_the_other_direction_has_a_mark_for_what_follows() {
    assert_eq!(isolated("שלום abcde – fghijk"), ["שלום", "abcde –\u{200e}", "fghijk"]);
    assert_eq!(isolated("שלום abcdefg 12 xyz"), ["שלום", "abcdefg", "\u{200e}12 xyz"]);
}

#[test]
fn lines_in_their_own_direction_stay_as_they_are() {
    assert_eq!(isolated("calls – and waits"), ["calls –", "and waits"]);
    assert_eq!(isolated("abc\n– שלום"), ["abc", "– שלום"]);
}

#[test]
fn an_override_goes_on_in_the_next_line() {
    assert_eq!(isolated("\u{202e}abcdefg hijklmn\u{202c} op"), ["\u{202e}abcdefg", "\u{202e}hijklmn", "op"]);
}
