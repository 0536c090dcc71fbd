//! What holds for the picture of every map.

use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::geom::{BezPath, Flow, Rect, Shape as _};
use throughline::model::{Key, Map};
use throughline::render::svg::Letters;
use throughline::scene::{Scene, Shape};

use super::reading::{Element, picture, read, scene, written};
use crate::support::{cases, mixed_text, random_map};

const LETTERS: [Letters; 2] = [Letters::Text, Letters::Outlines];

/// A random map in which texts are replaced in turn by others.
fn saying(seed: u64, texts: &[String]) -> Map {
    let mut map = random_map(seed);
    let mut next = texts.iter().cycle();
    let mut put = |text: &mut String| {
        if let Some(new) = next.next() {
            text.clone_from(new);
        }
    };
    let info = &mut map.info;
    [&mut info.title, &mut info.scenario, &mut info.author, &mut info.language].into_iter().for_each(&mut put);
    map.stages.values_mut().for_each(|stage| put(&mut stage.name));
    map.steps.values_mut().for_each(|step| put(&mut step.name));
    map.lanes.values_mut().for_each(|lane| put(&mut lane.name));
    map.cards.values_mut().for_each(|card| put(&mut card.text));
    map.pains.values_mut().for_each(|pain| put(&mut pain.text));
    map.emotions.values_mut().for_each(|felt| put(&mut felt.quote));
    map.connectors.values_mut().for_each(|connector| put(&mut connector.label));
    map
}

/// Texts that would end the mark that they stand in, and those that XML has no place for.
fn hostile_text() -> impl Strategy<Value = String> {
    const HOSTILE: &[&str] = &[
        "</text></svg>",
        "<script>alert(1)</script>",
        "]]>",
        "<!--",
        "&amp; &#0; &x",
        "\" onload=\"x",
        "'",
        "\u{fffe}",
        "\u{ffff}\u{0}\u{1b}",
        "\u{10ffff}",
    ];
    prop_oneof![mixed_text(), prop::sample::select(HOSTILE).prop_map(str::to_owned), any::<String>()]
}

fn maps() -> impl Strategy<Value = Map> {
    (0..500_u64, prop::collection::vec(hostile_text(), 0..12)).prop_map(|(seed, texts)| saying(seed, &texts))
}

/// The letters of a text, without what only tells directions or stands between words.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(move |c| !is_mark(*c) && !c.is_whitespace() && !c.is_control()).map(|c| match c {
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    })
}

/// The texts of a scene with what they show.
fn said(scene: &Scene) -> Vec<String> {
    let items = scene.frames().flat_map(|(_, placed)| &placed.frame.items);
    let blocks = items.filter_map(|item| match &item.shape {
        Shape::Text { block, .. } => Some(letters(block.text()).collect::<String>()),
        _ => None,
    });
    blocks.filter(|text| !text.is_empty()).collect()
}

fn boxed(element: &Element) -> Option<Rect> {
    let at = || Some((element.number("x").unwrap_or(0.0), element.number("y").unwrap_or(0.0)));
    match element.name.as_str() {
        "rect" => Some(Rect::from_origin_size(at()?, (element.number("width")?, element.number("height")?))),
        "path" => Some(BezPath::from_svg(element.get("d")?).unwrap().bounding_box()),
        "use" | "tspan" => Some(Rect::from_origin_size(at()?, (0.0, 0.0))),
        "text" if element.get("x").is_some() => Some(Rect::from_origin_size(at()?, (0.0, 0.0))),
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases(14))]

    #[test]
    fn every_picture_is_well_formed_with_ids_of_their_own(map in maps()) {
        for form in LETTERS {
            let root = read(&picture(&map, form));
            prop_assert_eq!(root.name.as_str(), "svg");
            let mut ids = BTreeSet::new();
            for id in root.all().iter().filter_map(|element| element.get("id")) {
                let is_name = id.starts_with(|c: char| c.is_ascii_alphabetic())
                    && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
                prop_assert!(is_name, "{}", id);
                prop_assert!(ids.insert(id), "{} is there twice", id);
            }
            for reference in root.named("use").iter().filter_map(|element| element.get("xlink:href")) {
                prop_assert!(ids.contains(reference.trim_start_matches('#')), "{}", reference);
            }
        }
    }

    #[test]
    fn a_text_is_no_element_no_attribute_and_no_link(map in maps()) {
        const ELEMENTS: [&str; 10] = ["svg", "title", "desc", "defs", "g", "rect", "path", "use", "text", "tspan"];
        for form in LETTERS {
            for element in read(&picture(&map, form)).all() {
                prop_assert!(ELEMENTS.contains(&element.name.as_str()), "<{}>", element.name);
                prop_assert!(["onload", "onclick", "style", "href"].iter().all(|name| element.get(name).is_none()));
                prop_assert!(element.get("xlink:href").is_none_or(|link| link.starts_with('#')));
            }
        }
    }

    #[test]
    fn every_text_is_there_in_the_order_in_which_it_is_read(map in maps()) {
        let scene = scene(&map);
        let root = read(&picture(&map, Letters::Text));
        let texts = root.named("text");
        let all: String = texts.iter().flat_map(|text| letters(&text.text)).collect();
        let expected = said(&scene);
        prop_assert_eq!(all.chars().count(), expected.iter().map(|text| text.chars().count()).sum::<usize>());
        for text in expected {
            prop_assert!(all.contains(&text), "{:?} is not in {:?}", text, all);
        }
    }

    #[test]
    fn outlines_need_no_text(map in maps()) {
        let root = read(&picture(&map, Letters::Outlines));
        prop_assert!(root.named("text").is_empty() && root.named("tspan").is_empty());
        prop_assert_eq!(root.get("font-family"), None);
    }

    #[test]
    fn nothing_lies_beyond_the_edges(map in maps()) {
        let root = read(&picture(&map, Letters::Text));
        let (width, height) = (root.number("width").unwrap(), root.number("height").unwrap());
        prop_assert_eq!(root.get("viewBox").unwrap(), format!("0 0 {} {}", root.get("width").unwrap(), root.get("height").unwrap()));
        let page = Rect::new(0.0, 0.0, width, height).inflate(0.02, 0.02);
        for layer in root.children.iter().filter(|child| child.name == "g") {
            for element in layer.all() {
                if let Some(area) = boxed(element) {
                    prop_assert!(page.contains_rect(area), "{:?} of {:?} is not in {:?}", area, element, page);
                }
            }
        }
    }

    #[test]
    fn a_mirrored_map_has_its_cards_at_the_mirrored_places(seed in 0..500_u64) {
        let drawn = |flow: Flow| {
            let mut map = random_map(seed);
            map.info.direction = flow;
            (read(&picture(&map, Letters::Text)), map)
        };
        let ((one, map), (other, _)) = (drawn(Flow::LeftToRight), drawn(Flow::RightToLeft));
        // Letters in the other order can be a hair wider, and a page has whole units.
        let whole = other.number("width").unwrap();
        prop_assert!((one.number("width").unwrap() - whole).abs() <= 1.0);
        let bodies = |root: &Element, id: &str| root.with_id(id).map(|card| card.named("rect").into_iter().filter_map(boxed).collect::<Vec<_>>());
        for card in map.cards.keys() {
            let id = format!("card-{}", card.as_str());
            let (Some(left), Some(right)) = (bodies(&one, &id), bodies(&other, &id)) else { continue };
            prop_assert_eq!(left.len(), right.len());
            for (left, right) in left.iter().zip(&right).take(1) {
                prop_assert!((left.x0 + right.x1 - whole).abs() < 0.03, "{:?} and {:?} of {}", left, right, whole);
                prop_assert!((left.y0 - right.y0).abs() < 0.03, "{:?} and {:?}", left, right);
            }
        }
    }

    #[test]
    fn the_same_map_gives_the_same_bytes(seed in 0..500_u64) {
        let map = random_map(seed);
        prop_assert_eq!(picture(&map, Letters::Text), picture(&map, Letters::Text));
    }
}

#[test]
fn every_card_that_is_shown_has_its_group_and_its_name() {
    for seed in 0..30 {
        let map = random_map(seed);
        let layout = super::reading::laid_out(&map);
        let contents = throughline::layout::contents(&map, super::reading::words(&map), &layout.letters);
        let root = read(&written(&layout.scene, &contents, Letters::Text));
        let cards = contents.entries.iter().filter(|entry| matches!(entry.key, Key::Card(_)));
        for entry in cards {
            let id = format!("card-{}", entry.key.id().unwrap().as_str());
            let group = root.with_id(&id).unwrap_or_else(|| panic!("{id} is missing"));
            let name = entry.name.chars().filter(|c| !c.is_control()).collect::<String>();
            assert_eq!(group.title().unwrap_or_default(), name, "{id}");
        }
    }
}
