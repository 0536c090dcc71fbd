//! What is done to cards by a menu or a key: copies, splitting and joining, kinds, marks, colors, selecting more.

use throughline::editor::{Arrange, Cursor};
use throughline::model::{CardKind, ColorTag, EvidenceLevel};
use throughline::scene::{Item, LayerKind, Shape};
use throughline::text::{Edit, Motion};

use crate::script::Session;

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a[p w] b  |      | c
    frontstage |           | d    |
    join k: a b
";

fn arranged(script: &str, what: Arrange) -> Session {
    let mut session = Session::of(MAP);
    session.run(script);
    session.editor.arrange(what).unwrap();
    session
}

#[test]
fn a_card_dragged_with_ctrl_is_copied_with_its_marks() {
    let mut session = Session::of(MAP);
    session.run("press card:a\nctrl drag cell:call,customer");
    let overlay = session.editor.overlay(None);
    assert!(overlay.copying && overlay.drag_origins.is_empty() && overlay.ghosts.len() == 1);
    assert_eq!(session.editor.cursor(None), Cursor::Copying);
    let after = "| seek.look | call | pay.settle\ncustomer | a[p w] b | a[p w] | c\nfrontstage | | d |";
    session.run("ctrl release").shows(after).has_done(1).run("undo").shows(MAP).run("redo").shows(after);
    assert_eq!(session.editor.map().connectors.len(), 1, "a connector to a card that is not copied is not");
}

#[test]
fn without_ctrl_at_the_end_the_card_moves() {
    let mut session = Session::of(MAP);
    session.run("press card:a\nctrl drag cell:call,customer\ndrag by:4,0\nrelease");
    session.shows("| seek.look | call | pay.settle\ncustomer | b | a[p w] | c\nfrontstage | | d |");
}

#[test]
fn several_selected_cards_are_copied_together_also_when_one_is_pressed_with_ctrl() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session
            .run("click card:a\nshift click card:b\nctrl press card:a\nctrl drag foot:settle,customer\nctrl release");
        let after = "| seek.look | call | pay.settle\ncustomer | a[p w] b | | c a[p w] b\nfrontstage | | d |";
        session.shows(after).has_done(1);
        assert_eq!((session.editor.map().connectors.len(), session.editor.selection().len()), (2, 2));
    }
}

#[test]
fn a_click_with_ctrl_takes_a_card_in_and_out_of_the_selection() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nctrl click card:b").selects("a b").run("ctrl click card:a").selects("b");
}

#[test]
fn a_copy_that_is_cancelled_leaves_nothing() {
    Session::of(MAP).run("press card:a\nctrl drag cell:call,customer\ncancel\nrelease").is_untouched(MAP);
}

#[test]
fn duplicates_come_after_their_originals() {
    let mut session = arranged("click card:a\nshift click card:d", Arrange::Duplicate);
    let after = "| seek.look | call | pay.settle\ncustomer | a[p w] a[p w] b | | c\nfrontstage | | d d |";
    session.shows(after).has_done(1);
    assert_eq!(session.editor.selection().len(), 2);
    assert!(!session.editor.selection().has(crate::table::id::<throughline::model::CardId>("a")));
    session.run("undo").shows(MAP).selects("a d");
}

#[test]
fn a_card_is_split_at_the_caret_and_the_second_half_is_written_next() {
    let mut session = Session::of("| look\ncustomer | x");
    session.run("double card:x\nwrite one two\n");
    for _ in 0..4 {
        session.editor.write(Edit::Move { to: Motion::Left, extend: false });
    }
    assert!(session.editor.can_arrange(Arrange::SplitCard));
    session.editor.arrange(Arrange::SplitCard).unwrap();
    session.writes(Some("two")).run("write to-\ndone").shows("| look\ncustomer | one to-two");
    session.run("undo\nundo").shows("| look\ncustomer | one_two");
}

#[test]
fn at_the_end_of_its_text_a_split_is_a_new_card_and_at_its_start_nothing() {
    let mut session = Session::of("| look\ncustomer | x");
    session.run("double card:x\nwrite one");
    session.editor.arrange(Arrange::SplitCard).unwrap();
    session.writes(Some("")).run("write two\ndone").shows("| look\ncustomer | one two");
    session.run("double card:x");
    session.editor.write(Edit::Move { to: Motion::TextStart, extend: false });
    session.editor.arrange(Arrange::SplitCard).unwrap();
    session.writes(Some("one")).run("done").shows("| look\ncustomer | one two");
}

#[test]
fn a_card_takes_in_the_next_of_its_cell() {
    let mut session = Session::of("| look\ncustomer | a b[p w] c\njoin k: b c");
    session.run("click card:a");
    session.editor.arrange(Arrange::JoinNext).unwrap();
    assert_eq!(session.editor.map().cards[&crate::table::id("a")].text, "a\nb");
    assert!(session.editor.map().connectors.values().all(|join| join.from == crate::table::id("a")));
    session.selects("a").has_done(1).run("undo").shows("| look\ncustomer | a b[p w] c");
    session.run("click card:c");
    assert!(!session.editor.can_arrange(Arrange::JoinNext));
}

#[test]
fn all_selected_cards_become_of_a_kind_and_keep_their_texts() {
    let mut session = arranged("click card:b\nshift click card:d", Arrange::Kind(CardKind::Decision));
    let after = "| seek.look | call | pay.settle\ncustomer | a[p w] b~decision | | c\nfrontstage | | d~decision |";
    session.shows(after).selects("b d").has_done(1).run("undo").shows(MAP);
}

#[test]
fn moments_of_truth_are_marked_all_and_then_unmarked_all() {
    let mut session = Session::of("| look\ncustomer | a★ b");
    session.run("click card:a\nshift click card:b");
    session.editor.arrange(Arrange::MomentOfTruth).unwrap();
    session.shows("| look\ncustomer | a★ b★");
    session.editor.arrange(Arrange::MomentOfTruth).unwrap();
    session.shows("| look\ncustomer | a b").has_done(2);
}

#[test]
fn cards_are_given_an_evidence_level_and_a_color() {
    let mut session = arranged("click card:b", Arrange::Evidence(EvidenceLevel::Researched));
    session.editor.arrange(Arrange::Color(Some(ColorTag::Green))).unwrap();
    let card = &session.editor.map().cards[&crate::table::id("b")];
    assert_eq!((card.evidence, card.color), (EvidenceLevel::Researched, Some(ColorTag::Green)));
    let green = session.editor.theme().tab(ColorTag::Green);
    let paints = |item: &Item| matches!(item.shape, Shape::Path { fill: Some(fill), .. } if fill == green);
    let cards = session.editor.scene().layer(LayerKind::Cards);
    assert_eq!(cards.frames().flat_map(|placed| &placed.frame.items).filter(|item| paints(item)).count(), 1);
    session.run("undo\nundo").shows(MAP);
}

#[test]
fn the_same_key_selects_the_cell_then_the_lane_then_the_step_then_all() {
    let map = "| look | call\ncustomer | a b | c\nfrontstage | d | e";
    let mut session = Session::of(map);
    session.run("click card:a");
    for expected in ["a b", "a b c", "a b d", "a b c d e"] {
        session.editor.select_more();
        session.selects(expected);
    }
    assert_eq!(session.editor.select_more(), None, "there it ends");
    session.selects("a b c d e");
    session.run("click foot:call,frontstage\nclick card:e");
    for expected in ["d e", "c e", "a b c d e"] {
        session.editor.select_more();
        session.selects(expected);
    }
}

#[test]
fn from_an_empty_cell_the_lane_is_selected_first() {
    let mut session = Session::of("| look | call\ncustomer | a b |\nfrontstage | d | e");
    session.run("click cell:call,customer");
    for expected in ["a b", "e", "a b d e"] {
        session.editor.select_more();
        session.selects(expected);
    }
}
