//! What is in the streams of a document: its texts as they are shown, and the marks around them.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use throughline::export::Paper;
use throughline::geom::Flow;
use throughline::model::Map;

use super::{PAPERS, document, template, written};

/// The streams of a document, unpacked, by the numbers of their objects.
fn streams(document: &[u8]) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let starts = document.windows(8).enumerate().filter(|(_, bytes)| bytes == b"\nstream\n").map(|(at, _)| at);
    for at in starts {
        let head: String = document[..at].iter().rev().take(400).rev().copied().map(char::from).collect();
        let number = head.rsplit(" 0 obj").nth(1).unwrap().rsplit('\n').next().unwrap().parse().unwrap();
        let (mut unpacked, packed) = (Vec::new(), &document[at + 8..]);
        if head.rsplit(" 0 obj").next().unwrap().contains("FlateDecode") {
            ZlibDecoder::new(packed).read_to_end(&mut unpacked).unwrap();
            found.insert(number, unpacked.into_iter().map(char::from).collect());
        }
    }
    found
}

/// The streams with what is drawn on pages.
fn pages(document: &[u8]) -> Vec<String> {
    streams(document).into_values().filter(|stream| stream.contains("BT") && stream.contains("BDC")).collect()
}

fn templates() -> impl Iterator<Item = Map> {
    ["en", "he", "ro"].into_iter().map(|language| template("blueprint", language))
}

fn titled(title: &str) -> Map {
    let mut map = Map::default();
    title.clone_into(&mut map.info.title);
    map.info.direction = Flow::RightToLeft;
    "he".clone_into(&mut map.info.language);
    map
}

/// The text blocks of a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("\nBT").skip(1).map(|rest| rest.split("\nET").next().unwrap()).collect()
}

#[test]
fn nothing_tells_a_reader_another_order_or_other_characters_than_the_glyphs() {
    for map in templates() {
        for paper in PAPERS {
            let document = written(&map, paper).unwrap();
            let pages = pages(&document);
            assert!(!pages.is_empty() && pages.iter().any(|page| page.contains("]TJ")));
            for page in pages {
                assert!(!page.contains("ReversedChars") && !page.contains("ActualText"), "{}", map.info.language);
            }
        }
    }
}

#[test]
fn a_line_is_shown_at_once() {
    for title in ["שלום עולם", "הלקוח פונה ל-CRM בשעה 14:30", "הזמנה (חדשה) במערכת", "ל־CRM יש 3 משתמשים"]
    {
        let document = written(&titled(title), Paper::Fitted).unwrap();
        let [page] = &pages(&document)[..] else { panic!("one page") };
        let shown: Vec<_> = blocks(page).into_iter().filter(|block| block.matches("TJ").count() == 1).collect();
        let longest = shown.iter().map(|block| glyphs(block)).max();
        assert_eq!(longest, Some(title.chars().count()), "{title}: {shown:?}");
    }
}

/// How many glyphs a text block shows, of two bytes each.
fn glyphs(block: &str) -> usize {
    let (mut bytes, mut rest) = (0, block.chars());
    while let Some(c) = rest.next() {
        match c {
            '<' => bytes += rest.by_ref().take_while(|c| *c != '>').count() / 2,
            '(' => loop {
                match rest.next() {
                    Some('\\') if rest.clone().take(3).all(|c| c.is_digit(8)) => _ = rest.nth(2),
                    Some('\\') => _ = rest.next(),
                    Some(')') | None => break,
                    Some(_) => {}
                }
                bytes += 1;
            },
            _ => {}
        }
    }
    bytes / 2
}

#[test]
fn a_bracket_is_told_in_both_directions() {
    let document = written(&titled("גרסת beta (2026) (חדשה) כאן"), Paper::Fitted).unwrap();
    assert!(pages(&document).iter().all(|page| !page.contains("ActualText")));
    // Its two glyphs, each for two characters.
    let targets = meanings(&document);
    let count = |code: &str| targets.iter().filter(|target| *target == code).count();
    assert_eq!((count("0028"), count("0029")), (2, 2), "{targets:?}");
}

/// What the glyphs of all fonts stand for, in UTF-16.
fn meanings(document: &[u8]) -> Vec<String> {
    let maps = streams(document).into_values().filter(|stream| stream.contains("begincmap"));
    maps.flat_map(|map| map.split("beginbfchar").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .flat_map(|part| part.split("endbfchar").next().unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|line| Some(line.rsplit_once('<')?.1.trim_end_matches('>').to_owned()))
        .collect()
}

#[test]
fn each_character_of_a_pointed_text_has_a_glyph_of_its_own() {
    let document = written(&titled("שָׁלוֹם לְכֻלָּם"), Paper::Fitted).unwrap();
    let targets = meanings(&document);
    for point in ["05B8", "05C1", "05B9", "05B0", "05BB", "05BC", "05DC"] {
        assert!(targets.iter().any(|target| target == point), "{point} in {targets:?}");
    }
    assert!(targets.iter().all(|target| target.len() == 4), "{targets:?}");
}

#[test]
fn a_document_has_no_direction_that_turns_its_latin_lines() {
    assert!(templates().all(|map| !document(&map, Paper::Fitted).contains("/R2L")));
}
