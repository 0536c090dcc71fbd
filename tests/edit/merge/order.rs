//! The order of siblings, merged as a sequence: lanes whose names are letters, so that an order is a word.

use throughline::edit::{Clash, merge};
use throughline::model::{Map, Order};

use crate::notation::sketch;

/// A map with a lane for each letter.
fn lanes(word: &str) -> Map {
    sketch(&word.chars().map(|letter| format!("lane {letter}\n")).collect::<String>())
}

/// The merged word, and the letters that both sides moved to different places.
fn merged(base: &str, ours: &str, theirs: &str) -> (String, String) {
    let merged = merge(&lanes(base), &lanes(ours), &lanes(theirs));
    assert!(merged.conflicts.iter().all(|conflict| conflict.clash == Clash::Order), "{:?}", merged.conflicts);
    let told = merged.conflicts.iter().filter_map(|conflict| conflict.key.id());
    let told: String = told.map(|id| id.as_str().to_owned()).collect();
    (Order::new(&merged.map).lanes.iter().map(|lane| lane.id.as_str()).collect(), told)
}

#[test]
fn moves_and_insertions_of_both_sides_survive() {
    for (base, ours, theirs, both) in [
        ("abcd", "abcd", "dabc", "dabc"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abcd", "axbcd", "abcyd", "axbcyd"),
        ("abcd", "axbcd", "aybcd", "axybcd"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("abc", "abcx", "abcyz", "abcxyz"),
        ("abcd", "acd", "abdc", "adc"),
        ("abcd", "abd", "axbcd", "axbd"),
        ("abcdef", "fabcde", "bcadef", "fbcade"),
        ("", "xy", "z", "xyz"),
        ("ab", "ba", "ba", "ba"),
        ("ab", "aydb", "axb", "axydb"),
        ("abcd", "dabc", "cabd", "cdab"),
    ] {
        assert_eq!(merged(base, ours, theirs), (both.to_owned(), String::new()), "{base} {ours} {theirs}");
    }
}

#[test]
fn it_does_not_matter_who_merges_unless_a_record_is_told() {
    let words = ["abcd", "abdc", "acbd", "bacd", "dabc", "bcda", "cabd", "xabcd", "abycd", "acd", "dcba", "bxadc"];
    for (ours, theirs) in words.iter().flat_map(|ours| words.map(|theirs| (*ours, theirs))) {
        let [(one, told), (other, also_told)] = [merged("abcd", ours, theirs), merged("abcd", theirs, ours)];
        assert_eq!(told.is_empty(), also_told.is_empty(), "{ours} {theirs}: {told} {also_told}");
        assert!(!told.is_empty() || one == other, "{ours} {theirs}: {one} {other}");
    }
}

#[test]
fn a_record_that_both_moved_elsewhere_stays_where_we_have_it_and_is_told() {
    for (base, ours, theirs, told) in [
        ("abcde", "eabcd", "abecd", "e"),
        // Each swap of neighbors could also be a move of the other one; that both moved `b` explains both.
        ("abc", "bac", "acb", "b"),
        ("abc", "acb", "bac", "b"),
    ] {
        assert_eq!(merged(base, ours, theirs), (ours.to_owned(), told.to_owned()), "{base} {ours} {theirs}");
    }
}
