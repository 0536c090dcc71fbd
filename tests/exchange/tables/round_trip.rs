//! A map that goes out as a table and comes in again keeps what the table can hold.

use proptest::prelude::*;
use throughline::exchange::outcome::{Imported, Why};
use throughline::exchange::separated::Separator;
use throughline::exchange::sheet::Arrangement;
use throughline::exchange::tabular;
use throughline::export::{self, ExportOptions, Format};
use throughline::i18n::Locale;
use throughline::model::{IdSource, Map};
use throughline::persist::template;
use throughline::render::Progress;
use throughline::theme::Theme;

use super::held::{held_by_grid, held_by_list};
use crate::support::{cases, random_map};

pub fn written(map: &Map, format: Format, arrangement: Arrangement, separator: Separator) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = ExportOptions { arrangement, separator, ..ExportOptions::default() };
    export::write(map, format, &options, &Theme::light(), &Progress::default(), &mut bytes).unwrap();
    bytes
}

pub fn read(bytes: &[u8]) -> Imported {
    tabular::read(bytes, Locale::Ro, &mut IdSource::seeded(1)).unwrap()
}

fn templates() -> Vec<Map> {
    let names = ["support", "blueprint", "lifecycle"];
    let texts = names.iter().flat_map(|name| ["en", "he", "ro"].map(|language| template(name, language).unwrap()));
    texts.map(|text| throughline::persist::read(text.as_bytes()).unwrap()).collect()
}

#[test]
fn templates_keep_all_that_a_grid_can_hold() {
    for map in templates() {
        for format in [Format::Csv, Format::Xlsx] {
            let back = read(&written(&map, format, Arrangement::Grid, Separator::Comma));
            pretty(&held_by_grid(&map), &held_by_grid(&back.map));
            if format == Format::Xlsx {
                // The list behind the grid holds what the grid cannot.
                pretty(&held_by_list(&map), &held_by_list(&back.map));
            }
            assert_eq!(back.unused, []);
        }
    }
}

#[test]
fn templates_keep_all_that_a_list_can_hold() {
    for map in templates() {
        for format in [Format::Csv, Format::Xlsx] {
            let back = read(&written(&map, format, Arrangement::Cards, Separator::Comma));
            pretty(&held_by_list(&map), &held_by_list(&back.map));
            assert_eq!(back.unused, []);
        }
    }
}

#[test]
fn a_stage_named_like_a_word_of_another_language_leaves_the_language_of_a_list() {
    // Its stage is called "agent", in each of its rows, which is a lane in Romanian.
    let map = map_of(17_714_616_778_690_245_884, "he");
    let back = read(&written(&map, Format::Csv, Arrangement::Cards, Separator::Comma));
    pretty(&held_by_list(&map), &held_by_list(&back.map));
    assert_eq!(back.unused, []);
}

#[test]
fn letters_in_a_grid_link_opportunities_to_pain_points_and_are_no_text() {
    let table = "Stage,Help,Help\nStep,Call,Answer\n\
        Customer,\"Calls\n! Waits long (4×5, #A, #B)\",\"Reads it\n! No answer (#B)\"\n\
        Frontstage,\"Ask only once [Opportunity, #A]\",\"Call back [Opportunity, #B]\nSee the appendix [#1]\"\n";
    let Imported { map, unused } = read(table.as_bytes());
    assert_eq!(unused, []);
    let mut eased: Vec<_> = map
        .cards
        .values()
        .map(|card| {
            let mut pains: Vec<_> = card.eases.iter().map(|pain| map.pains[pain].text.as_str()).collect();
            pains.sort_unstable();
            (card.text.as_str(), pains)
        })
        .collect();
    eased.sort();
    let expected = [
        ("Ask only once", vec!["Waits long"]),
        ("Call back", vec!["No answer", "Waits long"]),
        ("Calls", vec![]),
        ("Reads it", vec![]),
        ("See the appendix [#1]", vec![]),
    ];
    assert_eq!(eased, expected);
}

#[test]
fn a_letter_that_no_opportunity_has_is_told() {
    let table = "Step,Call\nCustomer,\"Calls [#C]\n! Waits long (#A, #C)\nAsk once [Opportunity, #B]\nAgain [Opportunity, #B]\"\n";
    let Imported { map, unused } = read(table.as_bytes());
    let told: Vec<_> = unused.iter().map(|unused| (unused.text.as_str(), unused.why)).collect();
    assert_eq!(told, [("#C", Why::NoPlace), ("#B", Why::Again), ("#A", Why::NoSuch), ("#C", Why::NoSuch)]);
    assert!(map.cards.values().all(|card| card.eases.is_empty()));
}

#[test]
fn a_list_and_the_ranked_pain_points_have_a_column_of_letters() {
    let map = throughline::persist::read(template("support", "en").unwrap().as_bytes()).unwrap();
    let list = String::from_utf8(written(&map, Format::Csv, Arrangement::Cards, Separator::Tab)).unwrap();
    // All values stand in quotes as soon as one has a comma in it.
    let values = |line: &str| line.split('\t').map(|value| value.trim_matches('"').to_owned()).collect::<Vec<_>>();
    let at = values(list.lines().next().unwrap()).iter().position(|heading| heading == "Opportunity letter").unwrap();
    let letter = |text: &str| values(list.lines().find(|line| line.contains(text)).unwrap()).swap_remove(at);
    assert_eq!(["Fill in the contract data", "Re-keys the case"].map(letter), ["A", "A"]);
    assert_eq!(["Send the status", "No word for five days", "Number is hidden"].map(letter), ["B", "B", ""]);
    // Alone, the ranked pain points are read as a grid: its letters are no cards.
    let alone = "Weight,Pain point,Opportunity letter,Step\n20,Slow,A,Call\n";
    let back = tabular::read(alone.as_bytes(), Locale::En, &mut IdSource::seeded(1));
    assert!(back.is_ok_and(|back| back.map.cards.values().all(|card| card.text != "A")));
}

/// Fails with the first fact that differs.
fn pretty(expected: &[String], found: &[String]) {
    for (expected, found) in expected.iter().zip(found) {
        assert_eq!(expected, found);
    }
    assert_eq!(expected.len(), found.len(), "{expected:#?}\n{found:#?}");
}

fn map_of(seed: u64, language: &str) -> Map {
    let mut map = random_map(seed);
    map.info.language = language.to_owned();
    map
}

fn language() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["en", "he", "ro"])
}

fn separator() -> impl Strategy<Value = Separator> {
    prop::sample::select(vec![Separator::Comma, Separator::Semicolon, Separator::Tab])
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_grid_of_separated_values_keeps_what_it_can_hold(seed: u64, language in language(), separator in separator()) {
        let map = map_of(seed, language);
        let back = read(&written(&map, Format::Csv, Arrangement::Grid, separator));
        prop_assert_eq!(held_by_grid(&map), held_by_grid(&back.map));
        prop_assert_eq!(back.unused, Vec::new());
    }

    #[test]
    fn a_list_of_separated_values_keeps_what_it_can_hold(seed: u64, language in language(), separator in separator()) {
        let map = map_of(seed, language);
        let back = read(&written(&map, Format::Csv, Arrangement::Cards, separator));
        prop_assert_eq!(held_by_list(&map), held_by_list(&back.map));
        prop_assert_eq!(back.unused, Vec::new());
    }

    #[test]
    fn a_card_says_what_it_said_whatever_that_is(text in "\\PC{0,30}", owner in "[\\[\\]@,↔ a]{0,6}", seed in 0_u64..50) {
        let mut map = map_of(seed, "en");
        for card in map.cards.values_mut() {
            card.text.clone_from(&text);
            card.owner.clone_from(&owner);
        }
        let back = read(&written(&map, Format::Csv, Arrangement::Grid, Separator::Comma));
        prop_assert_eq!(held_by_grid(&map), held_by_grid(&back.map));
        let back = read(&written(&map, Format::Csv, Arrangement::Cards, Separator::Comma));
        prop_assert_eq!(held_by_list(&map), held_by_list(&back.map));
    }
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn workbooks_keep_what_they_can_hold(seed: u64, language in language()) {
        let map = map_of(seed, language);
        let back = read(&written(&map, Format::Xlsx, Arrangement::Grid, Separator::Comma));
        prop_assert_eq!(held_by_grid(&map), held_by_grid(&back.map));
        prop_assert_eq!(&back.unused, &[]);
        prop_assert_eq!(held_by_list(&map), held_by_list(&back.map));
        let back = read(&written(&map, Format::Xlsx, Arrangement::Cards, Separator::Comma));
        prop_assert_eq!(held_by_list(&map), held_by_list(&back.map));
    }
}
