//! Lines as people write them, with the order in which they are seen, worked out by hand.
//!
//! A line is written as the pieces that are seen from left to right, each in the order of reading. Brackets are
//! written as they are in the text: drawn, they are mirrored.

use std::ops::Range;

use throughline::geom::{Flow, Point};
use throughline::text::{Align, Caret, Carets, Edit, Engine, Field, Motion, Request, Style, Weight, directed};

const CARD: Style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
const LTR: Flow = Flow::LeftToRight;
const RTL: Flow = Flow::RightToLeft;

#[rustfmt::skip]
const LINES: &[(&str, Flow, &[&str])] = &[
    // One direction alone.
    ("שלום עולם", LTR, &["שלום עולם"]),
    ("Așteptare „la telefon” 5–10 min.", RTL, &["Așteptare „la telefon” 5–10 min."]),
    ("בית־ספר", LTR, &["בית־ספר"]),
    // Latin words in Hebrew and Hebrew ones in Latin.
    ("לקוח VIP חדש", LTR, &["חדש", " ", "VIP", " ", "לקוח"]),
    ("VIP לקוח", RTL, &["VIP ", "לקוח"]),
    ("Clientul „דנה” sună", LTR, &["Clientul „", "דנה", "” sună"]),
    ("and/או", LTR, &["and/", "או"]),
    ("כן/לא", LTR, &["כן/לא"]),
    ("C++ קוד", LTR, &["C++ ", "קוד"]),
    ("קוד C++", LTR, &["+", "+", "C", " ", "קוד"]),
    ("גרסת beta test חדשה", LTR, &["חדשה", " ", "beta test", " ", "גרסת"]),
    // Numbers.
    ("הזמנה מספר 10482", LTR, &["10482", " ", "הזמנה מספר"]),
    ("1,250 לקוחות", LTR, &["לקוחות", " ", "1,250"]),
    ("בין 3 ל-5 ימים", LTR, &["ימים", " ", "5", "-", "ל", " ", "3", " ", "בין"]),
    ("3-5 ימים", LTR, &["ימים", " ", "3-5"]),
    ("24/7 מענה", LTR, &["מענה", " ", "24/7"]),
    ("A-12 הזמנה", LTR, &["A-12 ", "הזמנה"]),
    ("הזמנה A-12", LTR, &["A-12", " ", "הזמנה"]),
    ("ירידה של -5%", LTR, &["5%", "-", " ", "של", " ", "ירידה"]),
    // Prices and percent.
    ("\u{200f}49.90 ₪", LTR, &["₪", " ", "49.90"]),
    ("49.90 ₪", RTL, &["49.90 ₪"]),
    // Without letters: as in HTML, whichever way the map runs.
    ("054 123 4567", RTL, &["054 123 4567"]),
    ("+972 54 123", RTL, &["+972 54 123"]),
    ("5 > 3", RTL, &["5 > 3"]),
    ("2–5 (±10%)", RTL, &["2–5 (±10%)"]),
    ("054 לילה", RTL, &["לילה", " ", "054"]),
    ("49.90 ₪", LTR, &["49.90 ₪"]),
    ("מחיר: ₪49.90", LTR, &["₪49.90", " ", ":", "מחיר"]),
    ("מחיר 120 ₪ לחודש", LTR, &["לחודש", " ", "₪", " ", "120", " ", "מחיר"]),
    ("עלות €45 + מע\"מ", LTR, &["מע\"מ", " ", "+", " ", "€45", " ", "עלות"]),
    ("100% מהלקוחות", LTR, &["מהלקוחות", " ", "100%"]),
    ("הנחה 12.5%", LTR, &["12.5%", " ", "הנחה"]),
    // Telephone numbers.
    ("טלפון: 03-123-4567", LTR, &["03-123-4567", " ", ":", "טלפון"]),
    ("חייגו *2700", LTR, &["2700", "*", " ", "חייגו"]),
    ("חייגו +40 21 123", LTR, &["123", " ", "21", " ", "40", "+", " ", "חייגו"]),
    ("Tel. +40 21 123 דנה", LTR, &["Tel. +40 21 123 ", "דנה"]),
    // Dates and times.
    ("עד 31.12.2026", LTR, &["31.12.2026", " ", "עד"]),
    ("2026-11-22 בבוקר", LTR, &["בבוקר", " ", "2026-11-22"]),
    ("10:00–12:30 בבוקר", LTR, &["בבוקר", " ", "12:30", "–", "10:00"]),
    // Brackets.
    ("שלב (א)", LTR, &["(א)", " ", "שלב"]),
    ("see (שלום) now", LTR, &["see (", "שלום", ") now"]),
    ("(שלום) now", LTR, &["now", " ", "(שלום)"]),
    ("שלום (hello) עולם", LTR, &["עולם", " ", ")", "hello", "(", " ", "שלום"]),
    ("[PNG] קובץ", RTL, &["[PNG] ", "קובץ"]),
    ("שלום :)", LTR, &[")", ":", " ", "שלום"]),
    ("(3)", RTL, &["(3)"]),
    // Quotes.
    ("אמר \"כן\"", LTR, &["\"כן\"", " ", "אמר"]),
    ("הוא אמר: \"היא ענתה 'לא'\"", LTR, &["הוא אמר: \"היא ענתה 'לא'\""]),
    ("said \"שלום\" loudly", LTR, &["said \"", "שלום", "\" loudly"]),
    ("אמר \"OK\" ויצא", LTR, &["ויצא", " ", "\"", "OK", "\"", " ", "אמר"]),
    ("ג'ינס וצ'יפס", LTR, &["ג'ינס וצ'יפס"]),
    ("מנכ\"ל 2026", LTR, &["2026", " ", "מנכ\"ל"]),
    ("120 ש״ח", LTR, &["ש״ח", " ", "120"]),
    // Addresses.
    ("ראו https://example.com/a?b=1", LTR, &["https://example.com/a?b=1", " ", "ראו"]),
    ("ראו www.example.com.", LTR, &[".", "www.example.com", " ", "ראו"]),
    ("כתבו ל-info@example.co.il", LTR, &["info@example.co.il", "-", "ל", " ", "כתבו"]),
    ("#שירות", LTR, &["#שירות"]),
    // Points.
    ("שָׁלוֹם עוֹלָם", LTR, &["שָׁלוֹם עוֹלָם"]),
    ("abc שָׁלוֹם", LTR, &["abc ", "שָׁלוֹם"]),
    // Punctuation at the end.
    ("גרסת beta!", LTR, &["!", "beta", " ", "גרסת"]),
    ("Hello, שלום!", LTR, &["Hello, ", "שלום", "!"]),
    ("שלום, Hello!", LTR, &["!", "Hello", " ", ",", "שלום"]),
    ("מה קורה?!", LTR, &["מה קורה?!"]),
    ("שלום… ", LTR, &["שלום… "]),
    ("abc שלום ", LTR, &["abc ", "שלום", " "]),
    // Bullets.
    ("• שלום", LTR, &["שלום", " ", "•"]),
    ("• point", RTL, &["• point"]),
    ("1. שלב ראשון", LTR, &["שלב ראשון", " ", ".", "1"]),
    ("א. ראשון", LTR, &["א. ראשון"]),
    ("- PNG בלבד", LTR, &["- PNG ", "בלבד"]),
    // Emoji.
    ("😀 שלום", LTR, &["שלום", " ", "😀"]),
    ("שלום 👍🏽 ok", LTR, &["ok", " ", "👍🏽", " ", "שלום"]),
    ("ok 👍🏽 שלום", LTR, &["ok 👍🏽 ", "שלום"]),
    ("שלב 1️⃣ 🇷🇴", LTR, &["🇷🇴", " ", "1️⃣", " ", "שלב"]),
    // A direction that is forced.
    ("\u{200f}PNG שלום", LTR, &["שלום", " ", "PNG"]),
    ("\u{200e}שלום PNG", RTL, &["שלום", " PNG"]),
    ("\u{200f}Hello!", LTR, &["!", "Hello"]),
    ("\u{200e}שלום!", RTL, &["שלום", "!"]),
    // Arabic, with its own digits.
    ("السعر ٢٥", LTR, &["٢٥", " ", "السعر"]),
];

fn is_turned(c: char) -> bool {
    matches!(c, 'א'..='ת' | 'ء'..='ي')
}

/// A piece as it is seen: letters of right-to-left scripts with their marks in reversed order.
fn seen(piece: &str) -> String {
    if !piece.contains(is_turned) {
        return piece.to_owned();
    }
    let mut characters: Vec<String> = Vec::new();
    for c in piece.chars() {
        match characters.last_mut() {
            Some(last) if ('\u{5b0}'..='\u{5c7}').contains(&c) && c != '־' => last.push(c),
            _ => characters.push(c.to_string()),
        }
    }
    characters.reverse();
    characters.concat()
}

fn request(text: &str, flow: Flow) -> Request<'_> {
    Request { text, style: CARD, width: None, align: Align::Start, flow }
}

/// The characters of a line from left to right, as ranges of its bare text, and where carets stand.
fn cells(text: &str, flow: Flow) -> (Vec<Range<usize>>, Carets) {
    let carets = Engine::new().carets(&request(text, flow)).1;
    (carets.visual(0).collect(), carets)
}

#[test]
fn every_line_is_seen_in_the_order_worked_out_by_hand() {
    assert!(LINES.len() >= 40);
    for (text, flow, pieces) in LINES {
        let bare = directed(text, None);
        let order: String = cells(text, *flow).0.into_iter().map(|cell| &bare[cell]).collect();
        assert_eq!(order, pieces.iter().map(|piece| seen(piece)).collect::<String>(), "{text}");
    }
}

#[test]
fn every_piece_is_selected_as_one_area_from_its_left_to_its_right_edge() {
    for (text, flow, pieces) in LINES {
        let bare = directed(text, None);
        let (cells, carets) = cells(text, *flow);
        let mut rest = cells.into_iter();
        let mut edge = None;
        for piece in *pieces {
            let mut of_piece: Vec<Range<usize>> = Vec::new();
            while of_piece.iter().map(ExactSizeIterator::len).sum::<usize>() < piece.len() {
                of_piece.push(rest.next().unwrap_or_else(|| panic!("{text}")));
            }
            let start = of_piece.iter().map(|cell| cell.start).min().unwrap();
            let end = of_piece.iter().map(|cell| cell.end).max().unwrap();
            assert_eq!(&bare[start..end], *piece, "{text}: what is read together stands together");
            let areas = carets.selection(start..end);
            assert_eq!(areas.len(), 1, "{piece} in {text}: {areas:?}");
            assert!(edge.is_none_or(|edge: f64| (edge - areas[0].x0).abs() < 1e-3), "{piece} in {text}");
            edge = Some(areas[0].x1);
        }
    }
}

#[test]
fn the_arrows_stop_between_all_characters_and_nowhere_else() {
    for (text, flow, _) in LINES {
        let (cells, carets) = cells(text, *flow);
        let edges: Vec<f64> =
            cells.iter().flat_map(|cell| carets.selection(cell.clone())).map(|area| area.x1).collect();
        let mut engine = Engine::new();
        let mut field = Field::new(&mut engine, text, CARD, None, Align::Start, *flow);
        field.apply(&mut engine, Edit::PlaceCaret { at: Point::new(-9.0, 9.0), extend: false });
        let mut walk = |to: Motion, stops: usize| -> Vec<f64> {
            let step = |_| {
                field.apply(&mut engine, Edit::Move { to, extend: false });
                field.caret().x0
            };
            (0..stops).map(step).collect()
        };
        // A click to the left may leave the caret where the paragraph ends and not where the line does.
        walk(Motion::Left, cells.len());
        let right = walk(Motion::Right, cells.len());
        let left = walk(Motion::Left, cells.len());
        let near = |one: &[f64], other: &[f64]| one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-3);
        assert!(near(&right, &edges), "{text}: {right:?} {edges:?}");
        let start = carets.selection(cells[0].clone())[0].x0;
        let back: Vec<f64> = [start].into_iter().chain(edges).rev().skip(1).collect();
        assert!(near(&left, &back), "{text}: {left:?} {back:?}");
    }
}

#[test]
fn a_click_on_either_half_of_a_character_puts_the_caret_to_that_side() {
    for (text, flow, _) in LINES {
        let (cells, carets) = cells(text, *flow);
        for cell in cells {
            let area = carets.selection(cell.clone())[0];
            for part in [0.25, 0.75] {
                let at = Point::new(area.x0 + area.width() * part, 9.0);
                let (hit, edge) = (carets.hit(at), if part < 0.5 { area.x0 } else { area.x1 });
                assert!(hit.byte == cell.start || hit.byte == cell.end, "{text}");
                assert!((carets.rect(hit).x0 - edge).abs() < 1e-3, "{text}: {cell:?} at {part}");
            }
        }
    }
}

/// What is selected in a line, and in how many places it is seen.
#[rustfmt::skip]
const SELECTIONS: &[(&str, &str, usize)] = &[
    ("ab שלום", "b ש", 2),
    ("ab שלום", "ab שלום", 1),
    ("ab שלום cd", "ום c", 2),
    ("ab שלום cd", " שלום ", 1),
    ("קובץ PNG חדש", "ץ PN", 2),
    ("קובץ PNG חדש", "ץ PNG ח", 1),
    ("קובץ PNG חדש", "NG ח", 2),
    ("מחיר 120 ₪", "120 ₪", 1),
    ("מחיר 120 ₪", "ר 12", 2),
    ("טלפון: 03-123-4567", ": 03", 2),
    ("שלב (PNG) סופי", "(PNG)", 1),
    ("שלב (PNG) סופי", "(P", 2),
    ("see (שלום) now", "(של", 2),
    ("ראו https://example.com/a", "ו https", 2),
    ("שָׁלוֹם abc", "ם a", 2),
    ("3-5 ימים", "-5 י", 2),
];

#[test]
fn a_selection_is_seen_in_as_many_places_as_it_has_by_hand() {
    for (text, selected, areas) in SELECTIONS {
        let (_, carets) = cells(text, LTR);
        let start = text.find(selected).unwrap();
        let found = carets.selection(start..start + selected.len());
        assert_eq!(found.len(), *areas, "{selected} in {text}: {found:?}");
    }
}

#[test]
fn both_edges_of_the_line_are_reached_by_a_caret() {
    for (text, flow, _) in LINES {
        let (_, carets) = cells(text, *flow);
        let bare = directed(text, None);
        let edges = [carets.rect(Caret::after(0)).x0, carets.rect(Caret::before(bare.len())).x0];
        let width = Engine::new().block(&request(text, *flow)).size().width;
        // Spaces at the end hang over the edge.
        let (least, most) = (edges[0].min(edges[1]), edges[0].max(edges[1]));
        assert!(least < 1e-3 && most > width - 1e-3, "{text}: {edges:?} {width}");
    }
}
