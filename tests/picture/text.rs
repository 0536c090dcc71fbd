//! Text: visual order, fonts, line breaking and the cache, on the mixed lines that people really write.

use std::sync::Arc;

use proptest::prelude::*;
use throughline::geom::Flow;
use throughline::text::{
    Align, Block, Carets, Engine, Icon, Request, SHOWN_CHARACTERS, Style, Weight, directed, forced_direction,
};

use crate::support::{flows, mixed_text, widths};

const CARD: Style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
const LTR: Flow = Flow::LeftToRight;
const RTL: Flow = Flow::RightToLeft;

fn request(text: &str, width: Option<f64>, flow: Flow) -> Request<'_> {
    Request { text, style: CARD, width, align: Align::Start, flow }
}

fn shaped(text: &str, width: Option<f64>, flow: Flow) -> (Arc<Block>, Carets) {
    Engine::new().carets(&request(text, width, flow))
}

/// A line as it is seen from left to right.
fn seen(text: &str, carets: &Carets, line: usize) -> String {
    carets.visual(line).map(|range| &text[range]).collect()
}

/// Checks a line against what is seen from left to right: pieces, each written in the order of reading.
/// Brackets are written as they are in the text.
#[track_caller]
fn assert_seen(text: &str, flow: Flow, pieces: &[&str]) {
    let (_, carets) = shaped(text, None, flow);
    let is_hebrew = |c| ('\u{590}'..='\u{5ff}').contains(&c);
    let turned = |piece: &&str| -> String {
        if piece.contains(is_hebrew) { piece.chars().rev().collect() } else { (*piece).to_owned() }
    };
    assert_eq!(seen(text, &carets, 0), pieces.iter().map(turned).collect::<String>(), "{text}");
}

// Visual order, worked out by hand.

#[test]
fn numbers_keep_their_order_in_hebrew() {
    assert_seen("42 כרטיסים", LTR, &["כרטיסים", " ", "42"]);
    assert_seen("שלב 42", LTR, &["42", " ", "שלב"]);
    assert_seen("בין 3 ל-5 ימים", LTR, &["ימים", " ", "5", "-", "ל", " ", "3", " ", "בין"]);
    assert_seen("גרסה 0.37.1 יצאה", LTR, &["יצאה", " ", "0.37.1", " ", "גרסה"]);
    assert_seen("בשעה 14:30", LTR, &["14:30", " ", "בשעה"]);
    assert_seen("תאריך 22/11/2026", LTR, &["22/11/2026", " ", "תאריך"]);
    assert_seen("1,250 לקוחות", LTR, &["לקוחות", " ", "1,250"]);
}

#[test]
fn signs_of_money_and_of_percent_stay_at_their_numbers() {
    assert_seen("מחיר 120 ₪ לחודש", LTR, &["לחודש", " ", "₪", " ", "120", " ", "מחיר"]);
    assert_seen("מחיר 120₪", LTR, &["120₪", " ", "מחיר"]);
    assert_seen("עלות €45", LTR, &["€45", " ", "עלות"]);
    assert_seen("הנחה של 15%", LTR, &["15%", " ", "של", " ", "הנחה"]);
    assert_seen("Cost 45 € pe lună", LTR, &["Cost 45 € pe lună"]);
}

#[test]
fn latin_words_stand_whole_in_hebrew_and_hebrew_in_latin() {
    assert_seen("ייצוא PNG", LTR, &["PNG", " ", "ייצוא"]);
    assert_seen("קובץ PNG חדש", LTR, &["חדש", " ", "PNG", " ", "קובץ"]);
    assert_seen("פתח Visual Studio Code עכשיו", LTR, &["עכשיו", " ", "Visual Studio Code", " ", "פתח"]);
    assert_seen("Card שלום end", LTR, &["Card ", "שלום", " end"]);
    assert_seen("Stage שלב ראשון", LTR, &["Stage ", "שלב ראשון"]);
    assert_seen("אתר www.example.com פעיל", LTR, &["פעיל", " ", "www.example.com", " ", "אתר"]);
    assert_seen("דואר: dana@example.com", LTR, &["dana@example.com", " ", ":", "דואר"]);
}

#[test]
fn telephone_numbers_stay_whole_but_a_sign_before_them_is_not_part_of_them() {
    assert_seen("טלפון 03-1234567", LTR, &["03-1234567", " ", "טלפון"]);
    assert_seen("טלפון +972-3-1234567", LTR, &["972-3-1234567", "+", " ", "טלפון"]);
    assert_seen("טלפון *6050", LTR, &["6050", "*", " ", "טלפון"]);
}

#[test]
fn brackets_and_quotes_belong_to_what_they_hold() {
    assert_seen("שלב (PNG) סופי", LTR, &["סופי", " ", ")", "PNG", "(", " ", "שלב"]);
    assert_seen("Stage (שלב) one", LTR, &["Stage (", "שלב", ") one"]);
    assert_seen("הוא אמר \"לא\" ועזב", LTR, &["ועזב", " ", "\"לא\"", " ", "אמר", " ", "הוא"]);
    assert_seen("צה\"ל", LTR, &["צה\"ל"]);
}

#[test]
fn punctuation_at_the_end_goes_to_the_end_of_the_paragraph() {
    assert_seen("שלום!", LTR, &["!", "שלום"]);
    assert_seen("ייצוא PNG.", LTR, &[".", "PNG", " ", "ייצוא"]);
    assert_seen("Open שלום.", LTR, &["Open ", "שלום", "."]);
    assert_seen("מה קורה?", LTR, &["?", "קורה", " ", "מה"]);
}

#[test]
fn a_text_without_letters_runs_left_to_right_in_any_map() {
    assert_seen("(3)", RTL, &["(3)"]);
    assert_seen("(3)", LTR, &["(3)"]);
    assert_seen("1 – 3", RTL, &["1 – 3"]);
    assert_seen("Hello!", RTL, &["Hello!"]);
}

#[test]
fn each_paragraph_has_its_own_direction() {
    let text = "שלום!\nHello!\n42!";
    let (block, carets) = shaped(text, Some(100.0), RTL);
    assert_eq!(seen(text, &carets, 0), "!םולש");
    assert_eq!(seen(text, &carets, 1), "Hello!");
    assert_eq!(seen(text, &carets, 2), "42!");
    let [hebrew, english, number] = block.lines() else { panic!("three lines") };
    assert!((hebrew.right - 100.0).abs() < 1e-3 && english.left == 0.0, "each starts at its own side");
    assert!((number.right - 100.0).abs() < 1e-3, "the map's start is on the right");
}

#[test]
fn spaces_at_the_end_of_a_line_do_not_move_its_words() {
    // The space after "alpha" is between Latin words, but where the line ends there it hangs over the left edge.
    let text = "אבג alpha omega";
    let (whole, _) = shaped("אבג alpha", None, LTR);
    let (block, carets) = shaped(text, Some(whole.size().width + 4.0), LTR);
    assert_eq!(block.lines().len(), 2);
    assert_eq!(seen(text, &carets, 0), " alpha גבא");
    let line = &block.lines()[0];
    assert!((f64::from(line.right - line.left) - whole.ink_width()).abs() < 1e-3);
    assert!(block.runs()[0].glyphs.iter().all(|glyph| glyph.x >= line.left - 0.5));
}

#[test]
fn glyphs_stand_where_their_characters_do() {
    let (alone, _) = shaped("Alpha", None, LTR);
    let (mixed, _) = shaped("שלב Alpha", None, LTR);
    let ids = |block: &Block| block.runs()[0].glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
    let mut sorted = mixed.runs()[0].glyphs.clone();
    sorted.sort_by(|a, b| a.x.total_cmp(&b.x));
    assert_eq!(sorted, mixed.runs()[0].glyphs, "glyphs of a line come from left to right");
    assert_eq!(ids(&mixed)[..5], ids(&alone), "the Latin word is on the left");
    assert!(alone.runs()[0].glyphs.iter().all(|glyph| glyph.y == alone.lines()[0].baseline));
}

// Fonts.

#[test]
fn every_letter_of_the_three_languages_has_a_glyph_in_every_weight() {
    let mut engine = Engine::new();
    for weight in [Weight::Regular, Weight::Medium, Weight::SemiBold] {
        let style = Style { weight, ..CARD };
        for text in ["ăâîșțĂÂÎȘȚşţ", "אבגדהוזחטיכךלמםנןסעפףצץקרשת", "€₪$%–—…“”„«»•×", "АБВабв"]
        {
            let block = engine.block(&Request { style, ..request(text, None, LTR) });
            assert_eq!(block.runs().len(), 1, "{text} {weight:?}: {:?}", block.runs());
            assert!(block.runs()[0].glyphs.iter().all(|glyph| glyph.id != 0), "{text} {weight:?}");
        }
    }
}

#[test]
fn nikud_accents_and_emoji_have_glyphs() {
    let mut engine = Engine::new();
    for text in ["שָׁלוֹם", "😀", "🎉", "👍🏽", "❤", "e\u{301}"] {
        let block = engine.block(&request(text, None, LTR));
        assert!(!block.runs().is_empty());
        assert!(block.runs().iter().flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0), "{text}");
    }
}

#[test]
fn each_weight_and_each_kind_of_icon_has_its_font_and_all_engines_share_them() {
    let mut engine = Engine::new();
    let mut fonts: Vec<u64> = [Weight::Regular, Weight::Medium, Weight::SemiBold]
        .map(|weight| engine.block(&Request { style: Style { weight, ..CARD }, ..request("שa", None, LTR) }))
        .iter()
        .map(|block| block.runs()[0].font.id())
        .collect();
    fonts.push(engine.icon(Icon::Phone, 16.0, LTR).runs()[0].font.id());
    fonts.push(engine.icon(Icon::Star, 16.0, LTR).runs()[0].font.id());
    fonts.push(engine.block(&request("😀", None, LTR)).runs()[0].font.id());
    fonts.sort_unstable();
    fonts.dedup();
    assert_eq!(fonts.len(), 6);
    assert_eq!(
        Engine::new().icon(Icon::Phone, 9.0, LTR).runs()[0].font,
        engine.icon(Icon::Phone, 16.0, LTR).runs()[0].font
    );
}

#[test]
fn every_icon_is_one_glyph_in_a_square() {
    let mut engine = Engine::new();
    for icon in Icon::ALL {
        let block = engine.icon(*icon, 20.0, LTR);
        assert_eq!((block.size().width, block.size().height), (20.0, 20.0));
        let [run] = block.runs() else { panic!("{icon:?}") };
        let [glyph] = run.glyphs.as_slice() else { panic!("{icon:?}") };
        assert_ne!(glyph.id, 0, "{icon:?}");
        assert_eq!((glyph.x, glyph.y), (0.0, 18.75), "{icon:?}");
        assert!(Arc::ptr_eq(&block, &engine.icon(*icon, 20.0, LTR)));
    }
}

// Lines.

#[test]
fn empty_text_is_one_empty_line() {
    for text in ["", "\u{0}\u{7}"] {
        let (block, _) = shaped(text, Some(80.0), LTR);
        assert_eq!((block.lines().len(), block.runs().len()), (1, 0));
        assert_eq!((block.size().width, block.size().height), (80.0, 18.0));
    }
}

#[test]
fn lines_are_as_high_as_asked_whatever_fonts_they_use() {
    let (block, _) = shaped("שלום\nabc 😀\n\nx", None, LTR);
    let tops: Vec<f32> = block.lines().iter().map(|line| line.top).collect();
    assert_eq!(tops, [0.0, 18.0, 36.0, 54.0]);
    assert!(block.lines().iter().all(|line| (line.baseline - line.top - 13.452_5).abs() < 1e-3));
    assert_eq!(block.size().height, 72.0);
}

#[test]
fn a_word_wider_than_the_line_breaks_anywhere() {
    let (block, _) = shaped("Donaudampfschifffahrtsgesellschaft", Some(60.0), LTR);
    assert!(block.lines().len() > 3);
    assert!(block.ink_width() <= 60.0);
    for width in [0.0, -5.0, f64::NAN] {
        assert_eq!(shaped("abc", Some(width), LTR).0.lines().len(), 3);
    }
}

#[test]
fn a_hebrew_chain_breaks_after_what_joins_it_before_its_words_are_cut() {
    let lines = |text: &str, width: f64| -> Vec<String> {
        let (block, _) = shaped(text, Some(width), RTL);
        block.lines().iter().map(|line| text[line.range.clone()].to_owned()).collect()
    };
    let word = |text: &str| shaped(text, None, RTL).0.size().width;
    for joint in ['־', '-', '\u{2010}'] {
        let (first, second) = (format!("תשלום{joint}"), "מתקדמת");
        let chain = format!("{first}{second}");
        assert_eq!(lines(&chain, word(&first).max(word(second)) + 1.0), [first.as_str(), second], "{chain}");
        assert_eq!(lines(&chain, word(&chain) + 1.0), [chain.as_str()], "what fits stays whole");
        let (free, wrapped) = (shaped(&chain, None, RTL).0, shaped(&chain, Some(400.0), RTL).0);
        assert!((free.ink_width() - wrapped.ink_width()).abs() < 1e-3, "no width is added");
    }
    // A sign that joins a Hebrew word to something else stays with both.
    assert_eq!(lines("קובץ ב־PDF", word("קובץ ב־") + 1.0), ["קובץ ", "ב־PDF"]);
}

#[test]
fn a_hebrew_chain_breaks_after_each_joint_and_keeps_what_is_not_hebrew() {
    let lines = |text: &str, width: f64| -> Vec<String> {
        let (block, _) = shaped(text, Some(width), RTL);
        block.lines().iter().map(|line| text[line.range.clone()].to_owned()).collect()
    };
    let word = |text: &str| shaped(text, None, RTL).0.size().width;
    for pieces in [["אב־", "גד־", "הו"].as_slice(), &["בֵּית־", "סֵפֶר"], &["רב-", "קו"]] {
        let longest = pieces.iter().map(|piece| word(piece)).fold(0.0, f64::max);
        assert_eq!(lines(&pieces.concat(), longest + 1.0), pieces);
    }
    for kept in ["ב-PDF", "ב־2026", "ב-2026"] {
        let text = format!("המסמכים {kept}");
        assert_eq!(lines(&text, word("המסמכים ב־") + 1.0), ["המסמכים ", kept]);
    }
}

#[test]
fn places_in_a_chain_are_counted_in_the_bytes_of_the_text() {
    for text in ["אב־גד־הו", "־אב־", "רב-קו", "e-mail"] {
        for width in [None, Some(400.0), Some(30.0)] {
            let (block, carets) = shaped(text, width, RTL);
            let mut starts: Vec<_> =
                (0..block.lines().len()).flat_map(|line| carets.visual(line)).map(|cell| cell.start).collect();
            starts.sort_unstable();
            assert_eq!(starts, text.char_indices().map(|(at, _)| at).collect::<Vec<_>>(), "{text} in {width:?}");
            assert_eq!((block.text(), block.lines().last().unwrap().range.end), (text, text.len()));
        }
    }
}

#[test]
fn line_ends_of_all_kinds_become_one_and_control_characters_go() {
    let (block, _) = shaped("a\r\nb\rc\u{2028}d\te\u{0}f\u{7f}\u{9b}", None, LTR);
    assert_eq!(block.text(), "a\nb\nc\nd ef");
    assert_eq!(shaped("שלום\nabc", None, LTR).0.text(), "שלום\nabc");
}

#[test]
fn each_paragraph_is_a_line_without_its_line_end() {
    let (block, _) = shaped("ab\n\nc\n", None, LTR);
    assert_eq!(block.lines().iter().map(|line| line.range.clone()).collect::<Vec<_>>(), [0..2, 3..3, 4..5, 6..6]);
}

#[test]
fn a_width_that_fits_exactly_breaks_nothing() {
    for text in ["Telefon", "ייצוא PNG", "42 כרטיסים", "Așteptare la telefon"] {
        let (free, _) = shaped(text, None, LTR);
        assert_eq!(shaped(text, Some(free.size().width), LTR).0.lines().len(), 1, "{text}");
    }
}

#[test]
fn lines_stand_at_their_own_start_without_letters_at_that_of_the_map_or_in_the_middle() {
    let mut engine = Engine::new();
    let mut free = |text, align, flow| {
        let block = engine.block(&Request { align, ..request(text, Some(100.0), flow) });
        (block.lines()[0].left, 100.0 - block.lines()[0].right)
    };
    for flow in [LTR, RTL] {
        assert_eq!(free("שלום", Align::Start, flow).1, 0.0);
        assert_eq!(free("Hello", Align::Start, flow).0, 0.0);
    }
    assert_eq!(free("42", Align::Start, LTR).0, 0.0);
    assert_eq!(free("42", Align::Start, RTL).1, 0.0);
    let (before, after) = free("שלום", Align::Center, RTL);
    assert!((before - after).abs() < 1e-3);
}

#[test]
fn a_forced_text_starts_where_its_direction_starts() {
    for forced in [LTR, RTL] {
        for flow in [LTR, RTL] {
            let stored = directed("PNG של", Some(forced));
            let (block, _) = shaped(&stored, Some(300.0), flow);
            let line = &block.lines()[0];
            assert_eq!(if forced.is_rtl() { 300.0 - line.right } else { line.left }, 0.0, "{forced:?} in {flow:?}");
        }
    }
}

#[test]
fn a_megabyte_of_text_ends_in_an_ellipsis() {
    for piece in ["abc def ", "א", "x\n", "\n", "שלום abc 42 "] {
        let text = piece.repeat(1_000_000 / piece.len());
        let (block, _) = shaped(&text, Some(160.0), LTR);
        assert_eq!(block.text().chars().count(), SHOWN_CHARACTERS + 1);
        assert!(block.text().ends_with('…'));
    }
}

#[test]
fn a_text_of_the_most_characters_that_are_shown_is_whole_and_one_more_is_an_ellipsis() {
    let long = "ש".repeat(SHOWN_CHARACTERS);
    assert!(shaped(&long, Some(160.0), LTR).0.text() == long);
    assert!(shaped(&format!("{long}ab"), Some(160.0), LTR).0.text() == format!("{long}…"));
}

// The cache.

#[test]
fn what_is_known_is_not_shaped_again() {
    let mut engine = Engine::new();
    let texts: Vec<String> = (0..500).map(|n| format!("כרטיס {} card", n % 250)).collect();
    let requests: Vec<_> = texts.iter().map(|text| request(text, Some(160.0), RTL)).collect();
    engine.warm(&requests);
    assert_eq!(engine.shaped(), 250);
    for request in &requests {
        engine.block(request);
    }
    engine.warm(&requests);
    assert_eq!(engine.shaped(), 250);
    engine.block(&Request { width: Some(161.0), ..requests[0] });
    engine.block(&Request { flow: LTR, ..requests[0] });
    engine.block(&Request { align: Align::Center, ..requests[0] });
    assert_eq!(engine.shaped(), 253);
    let (block, _) = engine.carets(&requests[0]);
    assert!(Arc::ptr_eq(&block, &engine.block(&requests[0])));
}

#[test]
fn blocks_that_nobody_asks_for_or_holds_are_forgotten() {
    let mut engine = Engine::new();
    let held = engine.block(&request("held", None, LTR));
    drop(engine.block(&request("dropped", None, LTR)));
    for _ in 0..100 {
        engine.block(&request("used", None, LTR));
        engine.end_pass();
    }
    assert_eq!(engine.shaped(), 3);
    assert!(Arc::ptr_eq(&held, &engine.block(&request("held", None, LTR))));
    engine.block(&request("dropped", None, LTR));
    assert_eq!(engine.shaped(), 4);
}

#[test]
fn an_engine_keeps_what_it_shaped_when_it_goes_to_another_thread() {
    let mut engine = Engine::new();
    let here = engine.block(&request("moved", None, LTR));
    let there = std::thread::spawn(move || (engine.block(&request("moved", None, LTR)), engine.shaped()));
    let (there, shaped) = there.join().unwrap();
    assert!(Arc::ptr_eq(&here, &there) && shaped == 1);
}

// Laws.

proptest! {
    #[test]
    fn lines_hold_every_byte_once(text in mixed_text(), width in widths(), flow in flows()) {
        let (block, carets) = shaped(&text, width, flow);
        let text = block.text();
        let mut at = 0;
        for (index, line) in block.lines().iter().enumerate() {
            if line.range.start != at {
                prop_assert_eq!(&text[at..line.range.start], "\n");
            }
            at = line.range.end;
            let mut cells: Vec<_> = carets.visual(index).collect();
            cells.sort_by_key(|cell| cell.start);
            let mut inside = line.range.start;
            for cell in cells {
                prop_assert_eq!(cell.start, inside);
                inside = cell.end;
            }
            prop_assert_eq!(inside, line.range.end);
        }
        prop_assert_eq!(at, text.len());
        prop_assert!((block.size().height - block.lines().len() as f64 * 18.0).abs() < 1e-3);
    }

    #[test]
    fn a_block_depends_on_nothing_but_its_request(
        texts in prop::collection::vec(mixed_text(), 1..6), width in widths(), flow in flows(),
    ) {
        let mut engine = Engine::new();
        let requests: Vec<_> = texts.iter().map(|text| request(text, width, flow)).collect();
        engine.warm(&requests);
        for request in &requests {
            let alone = Engine::new().block(request);
            prop_assert_eq!(&engine.block(request), &alone);
            prop_assert_eq!(&engine.carets(request).0, &alone);
        }
    }

    #[test]
    fn ink_stays_within_the_width(text in mixed_text(), width in 60.0..200.0_f64, flow in flows()) {
        let (block, _) = shaped(&text, Some(width), flow);
        for line in block.lines() {
            prop_assert!(line.left >= -1e-2 && f64::from(line.right) <= width + 1e-2, "{:?}", line);
        }
    }

    #[test]
    fn any_text_at_all_can_be_shaped(text in any::<String>(), width in widths()) {
        let (block, carets) = shaped(&text, width, RTL);
        prop_assert!(!block.lines().is_empty());
        prop_assert!(carets.rect(carets.end()).is_finite());
    }

    #[test]
    fn a_forced_text_is_shown_without_its_marks(text in mixed_text(), width in widths(), flow in flows(), forced in flows()) {
        let stored = directed(&text, Some(forced));
        let bare = directed(&text, None);
        let (block, _) = shaped(&stored, width, flow);
        if bare.trim_matches('\n').is_empty() {
            prop_assert_eq!(forced_direction(&stored), None);
        } else {
            prop_assert_eq!(forced_direction(&stored), Some(forced));
            prop_assert_eq!(block.text(), bare.as_str());
            prop_assert_eq!(directed(block.text(), Some(forced)), stored);
        }
    }
}
