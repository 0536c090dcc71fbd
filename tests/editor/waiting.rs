//! Wait points: how long, and for what, both written in place.

use throughline::model::{Key, TimeUnit, Wait};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call
    customer   | a[w1] | b
";

fn only_wait(session: &Session) -> &Wait {
    session.editor.map().waits.values().find(|wait| wait.id != id("w1")).unwrap()
}

fn time(wait: &Wait) -> (u32, u32, TimeUnit, &str) {
    (wait.min, wait.max, wait.unit, &wait.text)
}

#[test]
fn a_new_wait_takes_its_time_from_what_is_typed() {
    for (typed, expected) in [
        ("2-5 d", (2, 5, TimeUnit::Days, "")),
        ("up to 3 weeks for the form", (0, 3, TimeUnit::Weeks, "for the form")),
        ("20 de minute la telefon", (20, 20, TimeUnit::Minutes, "la telefon")),
        ("2-4 שעות לתשובה", (2, 4, TimeUnit::Hours, "לתשובה")),
        ("יומיים", (2, 2, TimeUnit::Days, "")),
        ("1.5 hours: form", (90, 90, TimeUnit::Minutes, "form")),
        ("2 עד 5 ימים", (2, 5, TimeUnit::Days, "")),
        ("an answer", (0, 0, TimeUnit::Days, "an answer")),
    ] {
        for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
            session.run(&format!("click card:b\nadd wait\ntype {typed}"));
            assert!(session.editor.typing().is_some(), "{typed}");
            session.run("keys Enter").writes(None);
            assert_eq!(time(only_wait(&session)), expected, "{typed}");
            session.has_done(1).run("undo").shows(MAP);
        }
    }
}

#[test]
fn a_new_wait_of_which_nothing_is_said_has_no_length() {
    for key in ["Enter", "Escape"] {
        let mut session = Session::of(MAP);
        session.run(&format!("click card:b\nadd wait\nkeys {key}")).writes(None).has_done(1);
        assert_eq!(time(only_wait(&session)), (0, 0, TimeUnit::Days, ""));
    }
}

#[test]
fn letters_on_a_wait_go_on_with_what_it_is_for_and_digits_begin_its_time() {
    let mut map = table::map(MAP);
    for text in ["w1", ""] {
        map.waits.get_mut(&id("w1")).unwrap().text = text.to_owned();
        let mut session = Session::before(map.clone());
        session.run("click wait:w1\ntype for an answer").writes(Some(&format!("{text}for an answer")));
        let mut session = Session::before(map.clone());
        session.run("click wait:w1\ntype 3 h").writes(Some(if text.is_empty() { "3 h" } else { "3 h w1" }));
    }
}

#[test]
fn a_digit_on_a_wait_writes_its_time_before_what_it_is_for() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click wait:w1\ntype 3").writes(Some("3 w1"));
        session.run("type -4 h").writes(Some("3-4 h w1")).run("keys Escape").writes(None).has_done(1);
        assert_eq!(time(&session.editor.map().waits[&id("w1")]), (3, 4, TimeUnit::Hours, "w1"));
        session.run("undo").shows(MAP);
        assert_eq!(time(&session.editor.map().waits[&id("w1")]), (1, 2, TimeUnit::Days, "w1"));
    }
}

#[test]
fn numbers_alone_keep_the_unit_and_a_wait_says_nothing_twice() {
    let mut session = Session::of(MAP);
    session.run("click card:b\nadd wait\ntype 7\nkeys Enter");
    assert_eq!(session.editor.selection().only(), Some(only_wait(&session).id.into()));
    assert_eq!(time(only_wait(&session)), (7, 7, TimeUnit::Days, ""));
    // What it says already is no change.
    session.run("type 7 days\nkeys Enter").has_done(1);
}

#[test]
fn a_text_that_was_there_before_keeps_its_numbers_until_it_is_written_again() {
    let mut map = table::map(MAP);
    map.waits.get_mut(&id("w1")).unwrap().text = "3 weeks".to_owned();
    let mut session = Session::before(map.clone());
    session.run("double wait:w1\nkeys Escape");
    assert_eq!(*session.editor.map(), map);
    session.run("double wait:w1\nwrite 3 weeks, at most\ndone");
    assert_eq!(time(&session.editor.map().waits[&id("w1")]), (3, 3, TimeUnit::Weeks, "at most"));
}

#[test]
fn in_a_locked_lane_no_time_is_written() {
    let mut map = table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().locked = true;
    let mut session = Session::before(map);
    session.run("click wait:w1\ntype 3").writes(None).is_untouched(MAP);
    session.refuses(throughline::edit::Refusal::Locked(id("customer")));
}

#[test]
fn what_a_wait_is_for_is_written_in_place() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click card:b\nadd wait\ntype an answer").writes(Some("an answer"));
        let typing = session.editor.typing().unwrap();
        let (key, area) = (typing.key(), typing.area());
        let strip = session.editor.area_of(key).unwrap();
        assert!(strip.inflate(0.5, 0.5).union(area) == strip.inflate(0.5, 0.5), "{area:?} lies in {strip:?}");
        session.run("done").has_done(1);
        assert!(session.editor.map().waits.values().any(|wait| wait.text == "an answer"));
        session.run("undo").shows(MAP);
    }
}

#[test]
fn a_long_reason_of_a_wait_stands_below_its_time_and_the_card_grows() {
    let mut session = Session::of(MAP);
    let height = |session: &Session| session.editor.area_of(Key::Wait(id("w1"))).unwrap().height();
    session.run("double wait:w1\nwrite ok");
    let low = height(&session);
    session.run("write for an answer of the people in finance");
    assert!(height(&session) > low);
}
