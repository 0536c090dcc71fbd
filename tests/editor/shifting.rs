//! Moving and stretching by keyboard, as the eye sees it.

use throughline::app::canvas::EventOutcome;
use throughline::model::{Step, StepId};

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a b       |      | c
    emotion    |           |      |
    frontstage |           | d    |
";

/// Asserts what comes of keys on what is clicked, that each is one change, and that undo takes them back.
#[track_caller]
fn becomes(place: &str, keys: &str, after: &str) {
    let mut session = Session::of(MAP);
    session.run(&format!("click {place}\nkeys {keys}")).shows(after).has_done(keys.split(' ').count());
    for _ in keys.split(' ') {
        session.run("undo");
    }
    session.shows(MAP);
}

#[test]
fn a_card_goes_to_the_next_step() {
    let after = "| seek.look | call | pay.settle\ncustomer | b | a | c\nemotion | | |\nfrontstage | | d |";
    becomes("card:a", "Alt+ArrowRight", after);
    let back = "| seek.look | call | pay.settle\ncustomer | a b | c |\nemotion | | |\nfrontstage | | d |";
    becomes("card:c", "Alt+ArrowLeft", back);
}

#[test]
fn what_goes_right_in_a_map_from_left_to_right_goes_left_in_the_other() {
    let mut session = Session::right_to_left(MAP);
    let after = "| seek.look | call | pay.settle\ncustomer | b | a | c\nemotion | | |\nfrontstage | | d |";
    session.run("click card:a\nkeys Alt+ArrowLeft").shows(after).selects("a").run("keys Alt+ArrowRight");
    session.shows("| seek.look | call | pay.settle\ncustomer | b a | | c\nemotion | | |\nfrontstage | | d |");
    let mut session = Session::right_to_left(MAP);
    session.run("click card:d\nkeys Shift+Alt+ArrowLeft");
    session.shows("| seek.look | call | pay.settle\ncustomer | a b | | c\nemotion | | |\nfrontstage | | d*2 |");
}

#[test]
fn a_card_goes_past_the_cards_of_its_cell_and_then_to_the_next_lane() {
    let past = "| seek.look | call | pay.settle\ncustomer | b a | | c\nemotion | | |\nfrontstage | | d |";
    becomes("card:a", "Alt+ArrowDown", past);
    let below = "| seek.look | call | pay.settle\ncustomer | b | | c\nemotion | | |\nfrontstage | a | d |";
    becomes("card:a", "Alt+ArrowDown Alt+ArrowDown", below);
    let above = "| seek.look | call | pay.settle\ncustomer | a b | d | c\nemotion | | |\nfrontstage | | |";
    becomes("card:d", "Alt+ArrowUp", above);
}

#[test]
fn several_cards_go_together_or_not_at_all() {
    let mut session = Session::of(MAP);
    let after = "| seek.look | call | pay.settle\ncustomer | | a b | c\nemotion | | |\nfrontstage | | | d";
    session.run("click card:a\nshift click card:b\nshift click card:d\nkeys Alt+ArrowRight").shows(after).has_done(1);
    session.run("keys Alt+ArrowRight").has_done(1).shows(after);
    assert_eq!(session.heard, Some(EventOutcome::Consumed));
}

#[test]
fn at_the_end_of_the_way_nothing_happens() {
    for (place, key) in [
        ("card:a", "Alt+ArrowLeft"),
        ("card:c", "Alt+ArrowRight"),
        ("card:a", "Alt+ArrowUp"),
        ("card:d", "Alt+ArrowDown"),
        ("step:look", "Alt+ArrowLeft"),
        ("stage:pay", "Alt+ArrowRight"),
        ("lane:customer", "Alt+ArrowUp"),
        ("stage:pay", "Alt+ArrowUp"),
        ("title", "Alt+ArrowRight"),
        ("card:c", "Shift+Alt+ArrowRight"),
        ("card:a", "Shift+Alt+ArrowLeft"),
    ] {
        Session::of(MAP).run(&format!("click {place}\nkeys {key}")).is_untouched(MAP);
    }
}

#[test]
fn a_step_goes_past_the_next_and_into_the_next_stage() {
    let past = "| seek.call | look | pay.settle\ncustomer | | a b | c\nemotion | | |\nfrontstage | d | |";
    becomes("step:look", "Alt+ArrowRight", past);
    let over = "| seek.look | pay.call | settle\ncustomer | a b | | c\nemotion | | |\nfrontstage | | d |";
    becomes("step:call", "Alt+ArrowRight", over);
}

#[test]
fn the_only_step_of_a_stage_takes_its_stage_along() {
    let after = "| pay.settle | seek.look | call\ncustomer | c | a b |\nemotion | | |\nfrontstage | | | d";
    becomes("step:settle", "Alt+ArrowLeft", after);
}

#[test]
fn a_stage_and_a_lane_go_past_the_next_with_their_content() {
    let stage = "| pay.settle | seek.look | call\ncustomer | c | a b |\nemotion | | |\nfrontstage | | | d";
    becomes("stage:seek", "Alt+ArrowRight", stage);
    becomes("stage:pay", "Alt+ArrowLeft", stage);
    let lane = "| seek.look | call | pay.settle\nemotion | | |\ncustomer | a b | | c\nfrontstage | | d |";
    becomes("lane:customer", "Alt+ArrowDown", lane);
}

#[test]
fn several_stages_steps_and_lanes_go_together_or_not_at_all() {
    let map = "
                   | one.a | b | two.c | d | three.e
        customer   | 1     | 2 | 3     | 4 | 5
        frontstage |       |   |       |   |
        backstage  |       |   |       |   |
        support    |       |   |       |   |
    ";
    let steps = |clicks: &str, keys: &str| {
        let mut session = Session::of(map);
        session.run(clicks).run(&format!("keys {keys}")).has_done(1);
        let heading = crate::table::shown(session.editor.map()).lines().next().unwrap().to_owned();
        session.run("undo").shows(map);
        heading
    };
    let (first, last) = ("Alt+ArrowLeft", "Alt+ArrowRight");
    assert_eq!(steps("click step:a\nshift click step:c", last), " | one.b | a | two.d | c | three.e");
    assert_eq!(steps("click step:b\nshift click step:c", last), " | one.a | two.b | d | c | three.e");
    assert_eq!(steps("click step:c\nshift click step:d", last), " | one.a | b | three.e | two.c | d");
    assert_eq!(steps("click step:d\nshift click step:e", first), " | one.a | b | three.e | two.d | c");
    assert_eq!(steps("click stage:one\nshift click stage:two", last), " | three.e | one.a | b | two.c | d");
    assert_eq!(steps("click stage:two\nshift click stage:three", first), " | two.c | d | three.e | one.a | b");
    for (clicks, key) in [
        ("click step:b\nshift click step:e", last),
        ("click stage:one\nshift click stage:three", first),
        ("click lane:customer\nshift click lane:support", "Alt+ArrowDown"),
        ("click stage:one\nshift click lane:support", last),
        ("click card:1\nshift click lane:support", "Alt+ArrowUp"),
    ] {
        Session::of(map).run(clicks).run(&format!("keys {key}")).is_untouched(map);
    }
    let mut session = Session::of(map);
    session.run("click lane:customer\nshift click lane:backstage\nkeys Alt+ArrowDown").has_done(1);
    let lanes = crate::table::shown(session.editor.map());
    let lanes: Vec<_> = lanes.lines().skip(1).filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(lanes, ["frontstage", "customer", "support", "backstage"]);
}

#[test]
fn a_mark_goes_past_the_next_of_its_card() {
    let mut session = Session::of("| look\ncustomer | a[p q]");
    session.run("click pain:p\nkeys Alt+ArrowDown").shows("| look\ncustomer | a[q p]").run("keys Alt+ArrowUp");
    session.shows("| look\ncustomer | a[p q]").run("undo\nundo").shows("| look\ncustomer | a[p q]");
}

#[test]
fn a_card_is_stretched_and_shortened_and_a_column_widened() {
    let wide = "| seek.look | call | pay.settle\ncustomer | a*2 b | | c\nemotion | | |\nfrontstage | | d |";
    becomes("card:a", "Shift+Alt+ArrowRight", wide);
    let mut session = Session::of(MAP);
    session.run("click card:a\nkeys Shift+Alt+ArrowRight Shift+Alt+ArrowLeft").shows(MAP);
    session.run("click step:call\nkeys Shift+Alt+ArrowRight");
    assert_eq!(session.editor.map().steps[&id::<StepId>("call")].width, Some(184));
    (0..99).for_each(|_| {
        session.run("keys Shift+Alt+ArrowLeft");
    });
    assert_eq!(session.editor.map().steps[&id::<StepId>("call")].width, Some(*Step::WIDTHS.start()));
}

#[test]
fn an_edge_of_the_selected_card_stretches_it_over_steps() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let wide = "| seek.look | call | pay.settle\ncustomer | a*3 b | | c\nemotion | | |\nfrontstage | | d |";
        session.run("click card:a\npress end:a\ndrag cell:settle,customer").shows(wide);
        session.run("cancel\nrelease").shows(MAP);
        session.run("press end:a\ndrag cell:settle,customer\nrelease").shows(wide).has_done(1);
        let shorter = "| seek.look | call | pay.settle\ncustomer | b | a*2 | c\nemotion | | |\nfrontstage | | d |";
        session.run("press start:a\ndrag cell:call,customer\nrelease").shows(shorter).selects("a");
        session.run("undo\nundo").shows(MAP);
    }
}
