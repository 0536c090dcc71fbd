//! What a repaired copy keeps, and what it says (promise 7).

use throughline::model::Order;
use throughline::persist::{read, repair};

use super::{repaired, told};

/// A small sound map with pieces of its text replaced.
fn damaged(changes: &[(&str, &str)]) -> String {
    let mut text = r#"(
    throughline: 1,
    title: "Parcel",
    stages: [
        (id: "s", name: "One"),
    ],
    steps: [
        (id: "a", stage: "s", name: "A"),
        (id: "b", stage: "s", name: "B"),
    ],
    lanes: [
        (id: "l", role: Customer),
    ],
    cards: [
        (id: "c1", step: "a", lane: "l", kind: Action, text: "Calls"),
        (id: "c2", step: "b", lane: "l", kind: Opportunity, text: "Mails", eases: ["p"]),
        (id: "c3", step: "b", lane: "l", kind: Note, text: "Notes"),
    ],
    pains: [
        (id: "p", card: "c1", text: "Slow", severity: 3, frequency: 3, consequence: ChurnRisk),
    ],
    connectors: [
        (id: "k", from: "c1", to: "c2"),
    ],
)
"#
    .to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Texts of the cards in reading order, and what was done.
fn cards_and_told(changes: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let copy = repaired(damaged(changes).as_bytes()).expect("something can be read");
    let order = Order::new(&copy.map);
    (order.cards.iter().map(|card| card.text.clone()).collect(), told(&copy))
}

fn assert_repair(changes: &[(&str, &str)], cards: &[&str], done: &[&str]) {
    assert_eq!(
        cards_and_told(changes),
        (cards.iter().map(|one| (*one).to_owned()).collect(), done.iter().map(|one| (*one).to_owned()).collect()),
        "{changes:?}"
    );
}

const ALL: &[&str] = &["Calls", "Mails", "Notes"];

#[test]
fn a_sound_file_needs_no_repair() {
    assert!(read(damaged(&[]).as_bytes()).is_ok());
    assert_eq!(repair(damaged(&[]).as_bytes()), None);
}

#[test]
fn brackets_commas_and_quotes_are_put_right() {
    assert_repair(&[("text: \"Calls\"),", "text: \"Calls\")")], ALL, &["16:9 a bracket, comma or quote was put right"]);
    assert_repair(&[("text: \"Calls\"),", "text: \"Calls\"")], ALL, &["15:9 a bracket, comma or quote was put right"]);
    assert_repair(&[("text: \"Calls\"", "text: \"Calls")], ALL, &["15:62 a bracket, comma or quote was put right"]);
    assert_repair(&[("text: \"Calls\"", "text: Calls\"")], ALL, &["15:62 a bracket, comma or quote was put right"]);
    assert_repair(&[("step: \"b\", lane", "step: \"b, lane")], ALL, &["16:26 a bracket, comma or quote was put right"]);
    assert_repair(&[("\"a\", lane", "\"a\" lane")], ALL, &["15:9 a bracket, comma or quote was put right"]);
    assert_repair(&[("(id: \"c1\",", "{id: \"c1\",")], ALL, &["15:9 a bracket, comma or quote was put right"]);
    assert_repair(&[("(id: \"c1\",", "(id: \"c1\"),")], ALL, &["15:9 a bracket, comma or quote was put right"]);
    let stray = &["18:5 what belongs to no record was left out"];
    assert_repair(&[("    ],\n    pains", "    pains")], ALL, stray);
    assert_repair(&[("cards: [", "cards [")], ALL, &["14:11 a bracket, comma or quote was put right"]);
    assert_repair(&[("cards: [", "cards: (")], ALL, &["14:12 a bracket, comma or quote was put right"]);
    assert_repair(&[("cards: [", "czrds: [")], ALL, &["14:5 a bracket, comma or quote was put right"]);
}

#[test]
fn what_a_text_says_survives_its_quotes_and_backslashes() {
    let (cards, _) = cards_and_told(&[("\"Calls\"", "\"say \"hi\" now\"")]);
    assert!(cards[0].contains("say") && cards[0].contains("now"), "{cards:?}");
    let (cards, _) = cards_and_told(&[("\"Calls\"", "\"C:\\path\"")]);
    assert_eq!(cards[0], "C:\\path");
}

#[test]
fn ids_are_made_unique_and_well_formed() {
    assert_repair(
        &[("\"c2\", step", "\"c1\", step")],
        ALL,
        &["16:9 a card got the id \"c1-2\"", "23:9 a connector refers to what is not there; it was left out"],
    );
    assert_repair(&[("(id: \"c3\", ", "(")], ALL, &["17:9 a card got the id \"card-3\""]);
    let renamed = [("id: \"a\", stage", "id: \"a b\", stage"), ("step: \"a\"", "step: \"a b\"")];
    assert_repair(&renamed, ALL, &["8:9 a step got the id \"a-b-1\""]);
}

#[test]
fn what_others_stand_in_is_added_again_and_what_says_nothing_goes() {
    assert_repair(
        &[("        (id: \"a\", stage: \"s\", name: \"A\"),\n", "")],
        &["Mails", "Notes", "Calls"],
        &["14:9 a step with the id \"a\" was missing; an empty one was added"],
    );
    assert_repair(
        &[("\"c1\", text: \"Slow\"", "\"c9\", text: \"Slow\"")],
        &["Calls", "", "Mails", "Notes"],
        &["20:9 a card with the id \"c9\" was missing; an empty one was added"],
    );
    assert_repair(
        &[("to: \"c2\"", "to: \"c7\"")],
        ALL,
        &["23:9 a connector refers to what is not there; it was left out"],
    );
    assert_repair(
        &[("[\"p\"]", "[\"p\", \"q\"]")],
        ALL,
        &["16:9 the link to the pain point \"q\", which is not there, was left out"],
    );
}

#[test]
fn values_are_brought_into_their_range_and_unknown_ones_left_out() {
    assert_repair(&[("severity: 3", "severity: 9")], ALL, &["20:9 `severity` was out of range; now it is 5"]);
    assert_repair(
        &[("kind: Action", "kind: Akshun")],
        ALL,
        &["15:48 a card lost the field `kind`, which could not be read"],
    );
    assert_repair(&[("kind: Action", "kind: \"Action\"")], ALL, &["15:48 a bracket, comma or quote was put right"]);
    assert_repair(&[("kind: Action", "mood: Sunny")], ALL, &["15:48 a card has no field `mood`; it was left out"]);
    assert_repair(&[("kind: Action", "knd: Action")], ALL, &["15:47 `knd` was read as `kind`"]);
    assert_repair(&[("title: \"Parcel\"", "titel: \"Parcel\"")], ALL, &["3:12 `titel` was read as `title`"]);
}

#[test]
fn a_record_of_rubbish_is_left_out_alone() {
    let rubbish = "(@@@ %% ~~~ &&& ###),";
    assert_repair(
        &[("(id: \"c1\", step: \"a\", lane: \"l\", kind: Action, text: \"Calls\"),", rubbish)],
        &["", "Mails", "Notes"],
        &[
            "15:9 a card could not be read; it was left out",
            "20:9 a card with the id \"c1\" was missing; an empty one was added",
        ],
    );
}

#[test]
fn a_list_without_its_heading_is_known_by_its_records() {
    let (cards, _) = cards_and_told(&[("    cards: [\n", "\n")]);
    assert_eq!(cards, ALL);
}

#[test]
fn the_same_damage_is_repaired_in_the_same_way() {
    let text = damaged(&[("\"c2\", step", "\"c1\", step"), ("severity: 3", "severity: x")]);
    assert_eq!(repair(text.as_bytes()), repair(text.as_bytes()));
}

#[test]
fn an_id_that_the_end_of_the_file_cuts_is_not_taken_for_another() {
    let text = damaged(&[("id: \"l\"", "id: \"lane\""), ("lane: \"l\"", "lane: \"lane\"")]);
    let at = text.find("lane: \"lane\"").unwrap();
    for rest in ["lane: \"", "lane: \"la", "lane: \"lane"] {
        let copy = repaired(&text.as_bytes()[..at + rest.len()]).expect("something can be read");
        let lanes: Vec<_> = copy.map.lanes.values().map(|lane| lane.id.to_string()).collect();
        assert_eq!(lanes, ["lane"], "{rest}");
        assert!(
            told(&copy).contains(&"15:37 a card lost the field `lane`, which could not be read".to_owned()),
            "{rest} {:?}",
            told(&copy)
        );
    }
}
