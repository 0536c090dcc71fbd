//! The lines of a document: which characters each stretch of glyphs is copied as and read aloud as.

use throughline::geom::Flow;
use throughline::render::pdf::spans::{GlyphSpan, lines};
use throughline::text::{Align, Engine, Request, Style, Weight};

/// The text of each line, and what its stretches stand for, from left to right.
fn copied(text: &str, width: Option<f64>, flow: Flow) -> Vec<(String, Vec<String>)> {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let block = Engine::new().block(&Request { text, style, width, align: Align::Start, flow });
    let part = |line: &str, span: &GlyphSpan<'_>| {
        let from = span.glyphs.iter().map(|glyph| glyph.text.start).min().unwrap_or_default();
        let to = span.glyphs.iter().map(|glyph| glyph.text.end).max().unwrap_or_default();
        line[from..to].to_owned()
    };
    lines(&block)
        .map(|(line, spans)| {
            let parts = spans.iter().map(|span| part(&line, span)).collect();
            (line, parts)
        })
        .collect()
}

#[test]
fn a_line_is_copied_whole_with_its_spaces() {
    for (text, flow) in [
        ("The customer calls at 14:30", Flow::LeftToRight),
        ("הלקוח מתקשר למוקד", Flow::RightToLeft),
        ("office flow, affinity", Flow::LeftToRight),
        ("שָׁלוֹם לְכֻלָּם", Flow::RightToLeft),
    ] {
        let [(line, spans)] = &copied(text, None, flow)[..] else { panic!("{text}") };
        assert_eq!((line.as_str(), spans.len()), (text, 1), "{spans:?}");
    }
}

#[test]
fn what_is_read_in_two_directions_is_several_stretches_from_left_to_right() {
    let lines = copied("הלקוח ב CRM שלנו", None, Flow::RightToLeft);
    let [(line, spans)] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!(line, "הלקוח ב CRM שלנו");
    assert_eq!(spans, &[" שלנו", "CRM", "הלקוח ב "]);
}

#[test]
fn marks_of_direction_are_not_copied() {
    let lines = copied("\u{2068}As-is\u{2069} • \u{2068}Dana\u{2069}", None, Flow::LeftToRight);
    assert_eq!(lines[0].0, "As-is • Dana");
}

#[test]
fn a_line_that_was_broken_ends_in_the_space_that_it_was_broken_at() {
    let lines = copied("calls again", Some(40.0), Flow::LeftToRight);
    let lines: Vec<_> = lines.iter().map(|(line, _)| line.as_str()).collect();
    assert_eq!(lines, ["calls ", "again"]);
}
