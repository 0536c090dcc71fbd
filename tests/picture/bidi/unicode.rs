//! The engine's order of characters against an implementation that Unicode's own test file was run against.

use proptest::prelude::*;
use throughline::geom::Flow;
use throughline::text::{Align, Engine, Request, Style, Weight};
use unicode_bidi::{BidiInfo, Direction, Level, get_base_direction};

use crate::support::{cases, flows};

pub const CARD: Style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };

/// One or two characters of each class that the algorithm tells apart, brackets and quotes among them.
pub const CHARACTERS: &[char] = &[
    'a', 'b', 'ă', 'א', 'ב', 'ת', 'ع', 'م', '0', '1', '9', '٣', '+', '-', '#', '₪', '%', '€', ',', '.', ':', '/', ' ',
    '!', '?', '"', '\'', '(', ')', '[', ']', '•', '&', '\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}',
    '\u{2069}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}',
];

pub fn is_seen(c: char) -> bool {
    !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The characters that are seen, from left to right.
fn by_engine(text: &str, flow: Flow) -> String {
    let request = Request { text, style: CARD, width: None, align: Align::Start, flow };
    let (block, carets) = Engine::new().carets(&request);
    carets.visual(0).flat_map(|cell| block.text()[cell].chars()).filter(|c| is_seen(*c)).collect()
}

fn by_unicode(text: &str, flow: Flow) -> String {
    let base = match get_base_direction(text) {
        Direction::Ltr => Level::ltr(),
        Direction::Rtl => Level::rtl(),
        // Without letters a text runs left to right, unless there is nothing to read in it.
        Direction::Mixed if flow.is_rtl() && text.chars().all(char::is_whitespace) => Level::rtl(),
        Direction::Mixed => Level::ltr(),
    };
    let info = BidiInfo::new(text, Some(base));
    let paragraph = &info.paragraphs[0];
    let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
    let characters: Vec<char> = text.chars().collect();
    BidiInfo::reorder_visual(&levels).into_iter().map(|at| characters[at]).filter(|c| is_seen(*c)).collect()
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn characters_are_seen_in_the_order_of_unicode(
        characters in prop::collection::vec(prop::sample::select(CHARACTERS), 1..16), flow in flows(),
    ) {
        let text: String = characters.into_iter().collect();
        prop_assert_eq!(by_engine(&text, flow), by_unicode(&text, flow), "{:?}", text);
    }
}
