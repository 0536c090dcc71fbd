//! The lines of a document: which characters each stretch of glyphs is copied as and read aloud as.

use throughline::geom::Flow;
use throughline::render::pdf::spans::{GlyphSpan, lines};
use throughline::text::{Align, Engine, Request, Style, Weight};

/// The text of each line, and its spans, each as the characters that are seen from left to right.
fn copied(text: &str, width: Option<f64>, flow: Flow) -> Vec<(String, Vec<String>)> {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let block = Engine::new().block(&Request { text, style, width, align: Align::Start, flow });
    let parts = |spans: Vec<GlyphSpan<'_>>| spans.into_iter().map(|span| span.text).collect();
    lines(&block, flow).map(|(line, spans)| (line, parts(spans))).collect()
}

/// The characters of a right-to-left text as they are seen from left to right.
fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn a_line_that_goes_one_way_is_one_span_with_its_spaces() {
    for text in ["The customer calls at 14:30", "office flow, affinity", "Așteaptă răspuns în țară", "054 123 4567"]
    {
        assert_eq!(copied(text, None, Flow::LeftToRight), [(text.to_owned(), vec![text.to_owned()])]);
    }
    for text in
        ["שלום עולם", "הלקוח מתקשר למוקד!", "הזמנה (חדשה) במערכת", "בית־ספר תל־אביב", "צה״ל, ג׳ירפה", "مرحبا بالعالم"]
    {
        assert_eq!(copied(text, None, Flow::RightToLeft), [(text.to_owned(), vec![turned(text)])]);
    }
}

#[test]
fn points_follow_their_letter_and_stand_for_themselves() {
    for text in ["שָׁלוֹם לְכֻלָּם", "בְּרֵאשִׁית", "e\u{301}t\u{31b}"] {
        let lines = copied(text, None, Flow::LeftToRight);
        let [(line, spans)] = &lines[..] else { panic!("{lines:?}") };
        let expected = if text.is_char_boundary(1) { text.to_owned() } else { turned(text) };
        assert_eq!((line.as_str(), spans), (text, &vec![expected]));
    }
}

#[test]
fn a_line_that_its_reader_orders_right_is_one_span_in_both_directions() {
    for (text, seen) in [
        ("הלקוח ב CRM שלנו", "ונלש CRM ב חוקלה"),
        ("הלקוח פונה ל-CRM בשעה 14:30", "14:30 העשב CRM-ל הנופ חוקלה"),
        ("ל־CRM יש 3 משתמשים", "םישמתשמ 3 שי CRM־ל"),
        ("חייגו *2700", "2700* וגייח"),
        ("העמיל מדבר عربي 3", "3 يبرع רבדמ לימעה"),
    ] {
        assert_eq!(copied(text, None, Flow::RightToLeft), [(text.to_owned(), vec![seen.to_owned()])]);
    }
}

#[test]
fn another_line_is_taken_apart_and_comes_in_reading_order() {
    for (text, spans) in [
        ("Mail to משרד ראשי – 12 street", vec!["Mail to ", " – ישאר דרשמ", "12", " street"]),
        ("טלפון: 03-123-4567", vec![" :ןופלט", "03-123-4567"]),
        ("לקוח מרוצה 😀 מאוד", vec![" הצורמ חוקל", "😀", "דואמ "]),
    ] {
        let lines = copied(text, None, Flow::RightToLeft);
        let [(line, found)] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((line.as_str(), found.iter().map(String::as_str).collect()), (text, spans));
    }
}

#[test]
fn brackets_that_run_against_the_document_do_not_change_the_order_in_which_it_is_read() {
    for (text, flow, spans) in [
        ("Order (new) הזמנה (חדשה) end", Flow::LeftToRight, vec!["Order (new) ", " הנמזה", "(", "השדח", ")", " end"]),
        ("גרסה (חדשה) order (new) כאן", Flow::RightToLeft, vec![" )השדח( הסרג", "order (new)", "ןאכ "]),
    ] {
        let lines = copied(text, None, flow);
        let [(line, found)] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((line.as_str(), found.iter().map(String::as_str).collect()), (text, spans));
    }
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
