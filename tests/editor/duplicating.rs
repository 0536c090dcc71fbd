//! Copies in place: of stages, steps and lanes with their content, of marks; and what can't be copied.

use throughline::edit::Refusal;
use throughline::editor::Arrange;
use throughline::model::{EmotionId, Key};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call  | pay.settle
    customer   | a[p w] b  | c*2   | d
    emotion    |           |       |
    frontstage | o~opportunity |   | e
    join k: a b
    join l: a e
    mood m: ann look 1
    mood n: ann settle -1
";

/// Asserts what a copy of what is clicked makes, in both directions, that it is one change, and that undo takes it back.
#[track_caller]
fn doubles(clicks: &str, after: &str) {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run(clicks);
        let selected = session.editor.selection().clone();
        assert!(session.editor.can_arrange(Arrange::Duplicate));
        session.editor.arrange(Arrange::Duplicate).unwrap();
        session.shows(after).has_done(1);
        let copies = session.editor.selection();
        assert!(!copies.is_empty() && copies.keys().all(|key| !selected.has(key)), "the copies are selected");
        session.run("undo").shows(MAP);
        assert_eq!(*session.editor.selection(), selected);
        session.run("redo").shows(after);
    }
}

#[test]
fn a_step_is_copied_with_its_cards_after_it() {
    let after = "| seek.look | look | call | pay.settle
        customer | a[p w] b | a[p w] b | c*2 | d
        emotion | | | |
        frontstage | o~opportunity | o~opportunity | | e";
    doubles("click step:look", after);
}

#[test]
fn a_card_over_the_copied_step_reaches_as_far_as_before_and_its_copy_only_over_the_copy() {
    let after = "| seek.look | call | call | pay.settle
        customer | a[p w] b | c*3 | c | d
        emotion | | | |
        frontstage | o~opportunity | | | e";
    doubles("click step:call", after);
}

#[test]
fn several_steps_of_a_stage_are_copied_behind_the_last_of_them() {
    let after = "| seek.look | call | look | call | pay.settle
        customer | a[p w] b | c*4 | a[p w] b | c | d
        emotion | | | | |
        frontstage | o~opportunity | | o~opportunity | | e";
    doubles("click step:look\nshift click step:call", after);
}

#[test]
fn a_stage_is_copied_with_its_steps_and_all_that_is_in_them() {
    let after = "| seek.look | call | seek.look | call | pay.settle
        customer | a[p w] b | c*4 | a[p w] b | c | d
        emotion | | | | |
        frontstage | o~opportunity | | o~opportunity | | e";
    doubles("click stage:seek", after);
}

#[test]
fn a_lane_is_copied_with_its_cards_below_it() {
    let after = "| seek.look | call | pay.settle
        customer | a[p w] b | c*2 | d
        customer | a[p w] b | c*2 | d
        emotion | | |
        frontstage | o~opportunity | | e";
    doubles("click lane:customer", after);
}

#[test]
fn a_step_and_a_lane_are_copied_at_once() {
    let after = "| seek.look | call | pay.settle | settle
        customer | a[p w] b | c*2 | d | d
        emotion | | | |
        frontstage | o~opportunity | | e | e
        frontstage | o~opportunity | | e |";
    doubles("click step:settle\nshift click lane:frontstage", after);
}

#[test]
fn marks_are_copied_on_their_card_beside_the_originals() {
    let after = "| seek.look | call | pay.settle
        customer | a[p p w w] b | c*2 | d
        emotion | | |
        frontstage | o~opportunity | | e";
    doubles("click pain:p\nshift click wait:w", after);
}

#[test]
fn a_mark_of_a_copied_card_is_not_copied_twice() {
    let after = "| seek.look | call | pay.settle
        customer | a[p w] a[p w] b | c*2 | d
        emotion | | |
        frontstage | o~opportunity | | e";
    doubles("click card:a\nshift click pain:p", after);
}

#[test]
fn connectors_among_the_copies_and_feelings_come_along() {
    let mut session = Session::of(MAP);
    session.run("click step:look");
    session.editor.arrange(Arrange::Duplicate).unwrap();
    let map = session.editor.map();
    let joins: Vec<_> = map.connectors.values().filter(|join| join.label == "k").collect();
    assert_eq!(joins.len(), 2);
    assert!(joins.iter().any(|join| join.from != id("a") && join.to != id("b")));
    assert_eq!(map.connectors.values().filter(|join| join.label == "l").count(), 1, "one that leads out stays alone");
    let felt: Vec<_> = map.emotions.values().map(|emotion| emotion.value.value()).collect();
    assert_eq!(felt.iter().filter(|value| **value == 1.0).count(), 2, "what is felt at a step is copied with it");
}

#[test]
fn an_opportunity_in_the_copy_eases_the_copied_pain_point() {
    let mut map = table::map(MAP);
    map.cards.get_mut(&id("o")).unwrap().eases = vec![id("p")];
    let mut session = Session::before(map);
    session.run("click step:look");
    session.editor.arrange(Arrange::Duplicate).unwrap();
    let map = session.editor.map();
    let copy = map.cards.values().find(|card| card.text == "o" && card.id != id("o")).unwrap();
    assert_eq!(copy.eases.len(), 1);
    assert!(copy.eases[0] != id("p") && map.pains.contains_key(&copy.eases[0]));
}

#[test]
fn where_a_second_one_would_say_nothing_new_it_is_refused() {
    for (click, key) in [
        ("click join:k", Key::Connector(id("k"))),
        ("click mood:m", Key::Emotion(id::<EmotionId>("m"))),
        ("click lane:emotion", Key::Lane(id("emotion"))),
        ("click title", Key::Info),
    ] {
        let mut session = Session::of(MAP);
        session.run(click);
        assert_eq!(session.editor.arrange(Arrange::Duplicate), Err(Refusal::OneIsEnough(key)));
        session.is_untouched(MAP);
    }
}

#[test]
fn copies_into_a_locked_lane_are_refused_and_a_copy_of_the_lane_is_open() {
    let mut map = table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().locked = true;
    let mut session = Session::before(map);
    session.run("click step:look");
    assert_eq!(session.editor.arrange(Arrange::Duplicate), Err(Refusal::Locked(id("customer"))));
    session.is_untouched(MAP).run("click lane:customer");
    session.editor.arrange(Arrange::Duplicate).unwrap();
    let locked = session.editor.map().lanes.values().filter(|lane| lane.locked).count();
    assert_eq!(locked, 1, "one goes on to work in the copy");
}
