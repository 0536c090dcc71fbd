//! Texts are put together from words that were shaped before. It never shows: each looks as when it is shaped whole.
//!
//! Places of carets are always those of the whole text, so the block that comes with them is what others are held to.

use std::ops::Range;

use proptest::prelude::*;
use throughline::geom::Flow;
use throughline::text::{Align, Engine, Request, Style, Weight};

use crate::support::{flows, widths};

/// Words and what may be taken for words, in all scripts of the bundled fonts and some others.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "To", "AVA", "office", "traffic", "first", "file.", "fl", "Tj", "Yes,", "(see", "it)", "e-mail", "3/4", "and/or", "don't",
    "\"To", "be\"", "„Da”", "«oui»", "“so”", "‘x’", "T.", ":", "/", "!", "?", "-", "–", "—", "…", "•", "&", "%", "(", ")", "\"",
    "Așteaptă", "ţară", "ŞI", "în", "a\u{328}", "e\u{301}", "ș\u{326}", "Ўзбек", "Ґудзик", "Щи", "Ё", "А", "ѣ",
    "שלום", "לקוח", "מע\"מ", "צ׳אט", "תל-אביב", "תל־אביב", "ב-24", "ל־CRM", "(שלום)", "שָׁלוֹם", "ירושלים,", "עד", "א", "ך",
    "7", "12.5", "10:30", "22/11/2026", "+40", "-5", "5%", "%5", "€45", "45€", "120₪", "#3", "*6050", "054", "1,250", "5)", "(5",
    "CRM", "WhatsApp", "3G", "مرحبا", "سلام", "١٢٣", "สวัสดีครับ", "日本語", "Ωμέγα", "ﬁ", "Ǆ", "→", "×", "°", "½", "²",
    "😀", "👍🏽", "👨‍👩‍👧", "🇷🇴", "1️⃣", "©", "™", "❤️", "co\u{ad}operate", "a\u{200b}b", "a\u{200d}b", "\u{200e}x", "\u{202e}x",
    "\u{2067}א\u{2069}", "\u{feff}", "\u{7}", "www.example.com/a-b_c?d=e&f", "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
];

const SEPARATORS: &[&str] =
    &[" ", " ", " ", " ", " ", " ", " ", " ", "  ", "\n", "\t", "\u{a0}", "\u{2009}", "\u{3000}", "", "\r\n"];

/// Words of one script or of all, mostly with single spaces between them.
fn text() -> impl Strategy<Value = String> {
    let scripts = vec![0..43, 0..43, 43..49, 49..63, 49..80, 49..80, 63..80, 0..WORDS.len()];
    let alike = prop::sample::select(scripts);
    let words = |range: Range<usize>| {
        let word = prop_oneof![
            8 => prop::sample::select(&WORDS[range]),
            1 => prop::sample::select(&["7", "12.5", "(5", "5)", "–", "-", "\"", "5%", "…"][..]),
        ];
        prop::collection::vec((word, prop::sample::select(SEPARATORS)), 0..9)
    };
    let text = |pieces: Vec<(&str, &str)>| pieces.iter().flat_map(|(word, space)| [*word, *space]).collect::<String>();
    (alike.prop_flat_map(words), any::<bool>()).prop_map(move |(pieces, trimmed)| {
        let text = text(pieces);
        if trimmed { text.trim().to_owned() } else { text }
    })
}

fn style() -> impl Strategy<Value = Style> {
    let weights = prop::sample::select(&[Weight::Regular, Weight::Medium, Weight::SemiBold][..]);
    let sizes = prop::sample::select(&[11.0_f32, 13.0, 15.3, 26.0][..]);
    (weights, sizes).prop_map(|(weight, size)| Style { weight, size, line_height: size * 1.4 })
}

fn align() -> impl Strategy<Value = Align> {
    prop::sample::select(&[Align::Start, Align::Center][..])
}

/// One engine for all requests, in whose memory the words of earlier texts are, against one without a memory.
fn assert_as_whole<'a>(engine: &mut Engine, requests: impl IntoIterator<Item = Request<'a>>) {
    let mut whole = Engine::new();
    for request in requests {
        assert_eq!(*engine.block(&request), *whole.carets(&request).0, "{request:?}");
    }
}

type Asked = (String, Style, Option<f64>, Align, Flow);

fn request((text, style, width, align, flow): &Asked) -> Request<'_> {
    Request { text, style: *style, width: *width, align: *align, flow: *flow }
}

proptest! {
    #[test]
    fn a_text_from_words_looks_as_when_it_is_shaped_whole(
        asked in prop::collection::vec((text(), style(), widths(), align(), flows()), 1..12),
    ) {
        let mut engine = Engine::new();
        assert_as_whole(&mut engine, asked.iter().map(request));
        // Once more, in other lines: now all words are known.
        let narrow = |asked| Request { align: Align::Center, width: Some(70.0), ..request(asked) };
        assert_as_whole(&mut engine, asked.iter().map(narrow));
    }
}

#[test]
fn every_pair_of_words_looks_as_when_it_is_shaped_whole() {
    let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
    let pairs = WORDS.iter().enumerate().flat_map(|(nth, first)| {
        // Each word with a few others, a different few for each; all pairs would take long.
        WORDS.iter().skip(nth % 11).step_by(11).map(move |second| format!("{first} {second}"))
    });
    let pairs: Vec<String> = pairs.collect();
    let requests = pairs.iter().map(|text| Request {
        text,
        style,
        width: Some(40.0),
        align: Align::Start,
        flow: Flow::RightToLeft,
    });
    assert_as_whole(&mut Engine::new(), requests);
}

#[test]
fn more_words_than_are_kept_look_the_same() {
    let style = Style { weight: Weight::Medium, size: 13.0, line_height: 18.0 };
    let word = |nth: usize| format!("{nth}{}", "Wörter".repeat(9));
    let texts: Vec<String> =
        (0..900).step_by(5).map(|nth| (nth..nth + 6).map(word).collect::<Vec<_>>().join(" ")).collect();
    let requests = texts.iter().map(|text| Request {
        text,
        style,
        width: Some(300.0),
        align: Align::Start,
        flow: Flow::LeftToRight,
    });
    assert_as_whole(&mut Engine::new(), requests.clone());
    let mut engine = Engine::new();
    engine.warm(&requests.clone().collect::<Vec<_>>());
    assert_as_whole(&mut engine, requests);
}
