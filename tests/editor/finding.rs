//! Finding texts: which records say it, in which order, from any selection.

use proptest::prelude::*;
use throughline::edit::{Command, Selection};
use throughline::editor::{Editor, Search, SearchDirection};
use throughline::i18n::{MatchRule, folded, occurrences, replaced};
use throughline::model::{IdSource, Key, Lane, Map, Record};

use crate::support::random_map;
use crate::table::{id, map};

fn editor(map: Map) -> Editor {
    Editor::new(map, IdSource::seeded(7))
}

fn found(editor: &Editor, query: &str) -> Vec<Key> {
    let mut find = Search::default();
    find.seek(editor, query);
    find.found().collect()
}

fn journey() -> Map {
    let mut map = map("
        | seek.look | call | pay.settle
        customer | a b | | c
        frontstage | | d[p1 w1] | e
        join k: a d
        mood m: ann look 1.5");
    map.info.scenario = "A ticket".to_owned();
    map.stages.get_mut(&id("pay")).unwrap().goal = "Ticket closed".to_owned();
    map.steps.get_mut(&id("call")).unwrap().name = "Ticket".to_owned();
    map.lanes.get_mut(&id("customer")).unwrap().name = "ticket lane".to_owned();
    map.cards.get_mut(&id("e")).unwrap().owner = "Ticket desk".to_owned();
    map.cards.get_mut(&id("a")).unwrap().text = "finds the ticket".to_owned();
    map.pains.get_mut(&id("p1")).unwrap().text = "no ticket".to_owned();
    map.waits.get_mut(&id("w1")).unwrap().text = "for a ticket".to_owned();
    map.connectors.get_mut(&id("k")).unwrap().label = "ticket!".to_owned();
    map.emotions.get_mut(&id("m")).unwrap().quote = "What ticket?".to_owned();
    map.personas.get_mut(&id("ann")).unwrap().description = "has a ticket".to_owned();
    map
}

#[test]
fn every_text_of_a_map_is_found_in_reading_order() {
    let expected = [
        Key::Info,
        Key::Persona(id("ann")),
        Key::Step(id("call")),
        Key::Stage(id("pay")),
        Key::Lane(id("customer")),
        Key::Card(id("a")),
        Key::Pain(id("p1")),
        Key::Wait(id("w1")),
        Key::Card(id("e")),
        Key::Connector(id("k")),
        Key::Emotion(id("m")),
    ];
    assert_eq!(found(&editor(journey()), "TICKET"), expected);
    assert_eq!(found(&editor(journey()), " "), []);
    assert_eq!(found(&editor(journey()), "ticket office"), []);
}

#[test]
fn a_lane_without_a_name_is_found_by_what_the_map_calls_its_role() {
    let mut hebrew = journey();
    hebrew.info.language = "he".to_owned();
    let lane = Lane { name: String::new(), ..hebrew.lanes[&id("frontstage")].clone() };
    hebrew.lanes.insert(lane.id, lane);
    let editor = editor(hebrew);
    let name = editor.words().role(editor.map().lanes[&id("frontstage")].role).to_owned();
    assert_eq!(found(&editor, &name), [Key::Lane(id("frontstage"))]);
}

#[test]
fn next_and_previous_go_round_from_what_is_selected() {
    let mut find = Search::default();
    let mut editor = editor(journey());
    find.seek(&editor, "ticket");
    let turn = |find: &Search, editor: &Editor, turn| find.turn(editor.selection(), turn);
    assert_eq!(turn(&find, &editor, SearchDirection::Next), Some(Key::Info));
    assert_eq!(turn(&find, &editor, SearchDirection::Previous), Some(Key::Emotion(id("m"))));
    // From a card that is not found, to what was found behind it and before.
    editor.reveal(Key::Card(id("b")));
    assert_eq!(turn(&find, &editor, SearchDirection::Next), Some(Key::Pain(id("p1"))));
    assert_eq!(turn(&find, &editor, SearchDirection::Previous), Some(Key::Card(id("a"))));
    assert_eq!((find.place(editor.selection()), find.nearest(editor.selection())), (None, Some(Key::Pain(id("p1")))));
    editor.reveal(Key::Emotion(id("m")));
    assert_eq!(turn(&find, &editor, SearchDirection::Next), Some(Key::Info));
    assert_eq!(
        (find.place(editor.selection()), find.nearest(editor.selection())),
        (Some(10), Some(Key::Emotion(id("m"))))
    );
}

#[test]
fn a_change_of_the_map_is_found_at_once() {
    let mut find = Search::default();
    let mut editor = editor(journey());
    find.seek(&editor, "refund");
    assert_eq!(find.found().len(), 0);
    editor.perform(&Command::SetText { at: Key::Card(id("c")), text: "A Refund".to_owned() }).unwrap();
    find.seek(&editor, "refund");
    assert_eq!(find.found().collect::<Vec<_>>(), [Key::Card(id("c"))]);
    editor.undo();
    find.seek(&editor, "refund");
    assert_eq!(find.found().len(), 0);
}

#[test]
fn what_is_in_view_is_marked_once_and_what_is_hidden_is_not() {
    let mut editor = editor(journey());
    editor.view_mut().size = throughline::geom::Size::new(4000.0, 3000.0);
    let marked = |editor: &Editor| {
        let mut find = Search::default();
        find.seek(editor, "ticket");
        editor.visible_highlights(find.keys()).len()
    };
    // All but the persona, whose name stands nowhere on this map, and the quote: it has no emotion lane.
    assert_eq!(marked(&editor), 9);
    let mut lane = editor.map().lanes[&id("frontstage")].clone();
    lane.hidden = true;
    editor.perform(&Command::Change(Record::Lane(lane))).unwrap();
    assert_eq!(marked(&editor), 5);
    editor.view_mut().camera.origin.x = 1e6;
    assert_eq!(marked(&editor), 1, "the lane stays in sight");
}

#[test]
fn what_is_left_out_in_haste_makes_no_difference() {
    for (written, typed) in [
        ("Așteaptă răspuns", "asteapta raspuns"),
        ("Aşteaptă", "Așteaptă"),
        ("שָׁלוֹם", "שלום"),
        ("\u{200f}מס׳ 14\u{200e}", "מס' 14"),
        ("צה״ל", "צה\"ל"),
        ("בית־ספר", "בית-ספר"),
        ("  two\n\tlines ", "TWO lines"),
        ("ﬁne", "fine"),
        ("e\u{301}", "É"),
    ] {
        assert_eq!(folded(written), folded(typed), "{written} and {typed}");
    }
    assert_eq!(folded("\u{200f}\u{2067}\u{05b8} \u{2069}"), "", "nothing is left of marks alone");
}

#[test]
fn a_word_is_found_within_its_plural_also_where_its_last_letter_changes() {
    assert!(folded("צרכנים").contains(&folded("צרכן")));
    assert!(!folded("צרכנים").contains(&folded("צרכת")));
}

const PLAIN: MatchRule = MatchRule { case: false, whole_words: false };
const CASE: MatchRule = MatchRule { case: true, ..PLAIN };
const WORDS: MatchRule = MatchRule { whole_words: true, ..PLAIN };

#[test]
fn what_was_found_in_a_folded_text_is_replaced_in_the_text_it_comes_from() {
    for (text, query, by, rule, expected) in [
        ("one two one", "ONE", "1", PLAIN, Some(("1 two 1", 2))),
        ("one two One", "One", "1", CASE, Some(("one two 1", 1))),
        ("call, recall (call)", "call", "ring", WORDS, Some(("ring, recall (ring)", 2))),
        ("aaa", "aa", "b", PLAIN, Some(("ba", 1))),
        ("שָׁלוֹם עולם", "שלום", "היי", PLAIN, Some(("היי עולם", 1))),
        ("שלום, השלום", "שלום", "היי", WORDS, Some(("היי, השלום", 1))),
        ("ספרים", "ספרימ", "ספר", PLAIN, Some(("ספר", 1))),
        ("e\u{301}te\u{301}", "te", "x", PLAIN, Some(("e\u{301}x", 1))),
        ("Așteaptă răspuns", "asteapta", "Cere", PLAIN, Some(("Cere răspuns", 1))),
        ("\u{200f}מס׳ 14", "מס'", "#", PLAIN, Some(("\u{200f}# 14", 1))),
        ("two \n\tlines", "two lines", "one", PLAIN, Some(("one", 1))),
        ("ﬁne", "i", "y", PLAIN, None),
        ("same", "same", "same", PLAIN, None),
        ("anything", " ", "x", PLAIN, None),
    ] {
        let got = replaced(text, query, by, rule);
        assert_eq!(got, expected.map(|(text, count)| (text.to_owned(), count)), "{query} in {text}");
    }
}

#[test]
fn capital_letters_and_whole_words_count_when_they_are_to() {
    let mut map = map("| look | call\ncustomer | a b | c");
    for (card, text) in [("a", "Ticket"), ("b", "tickets"), ("c", "a ticket")] {
        map.cards.get_mut(&id(card)).unwrap().text = text.to_owned();
    }
    let editor = editor(map);
    let mut find = Search::default();
    for (query, rule, expected) in [
        ("ticket", PLAIN, &["a", "b", "c"][..]),
        ("ticket", CASE, &["b", "c"]),
        ("ticket", WORDS, &["a", "c"]),
        ("Ticket", CASE, &["a"]),
    ] {
        find.seek_by(&editor, query, rule);
        let expected: Vec<Key> = expected.iter().map(|card| Key::Card(id(card))).collect();
        assert_eq!(find.found().collect::<Vec<_>>(), expected, "{query} by {rule:?}");
    }
}

proptest! {
    #[test]
    fn what_occurs_in_a_text_folds_to_the_query_and_stands_between_its_characters(seed in 0_u64..200, letters in "[a-zא-ת]{1,2}") {
        for record in random_map(seed).records().take(60) {
            let text = record.text();
            for range in occurrences(text, &letters, PLAIN) {
                let found = text.get(range.clone());
                prop_assert_eq!(found.map(folded), Some(folded(&letters)), "{:?} in {:?}", range, text);
            }
        }
    }

    #[test]
    fn turning_meets_everything_once_and_comes_back(seed in 0_u64..200, letter in "[a-zא-ת]") {
        let editor = editor(random_map(seed));
        let mut find = Search::default();
        find.seek(&editor, &letter);
        let all: Vec<_> = find.found().collect();
        let mut stands = Selection::none();
        for one in &all {
            let next = find.turn(&stands, SearchDirection::Next);
            prop_assert_eq!(next, Some(*one));
            stands = Selection::one(*one);
        }
        prop_assert_eq!(find.turn(&stands, SearchDirection::Next), all.first().copied());
        for one in all.iter().rev().skip(1) {
            let before = find.turn(&stands, SearchDirection::Previous);
            prop_assert_eq!(before, Some(*one));
            stands = Selection::one(*one);
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,40}") {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once.clone());
    }
}
