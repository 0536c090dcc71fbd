//! Dragging what is there: cards, marks, stages, steps, lanes, feelings.

use throughline::edit::Refusal;
use throughline::editor::DropMark;
use throughline::model::{EmotionId, Key};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call | pay.settle
    customer   | a b       |      | c
    frontstage |           | d    |
";

/// Asserts what comes of a script, that it is one change, and that undo takes it back.
#[track_caller]
fn becomes(before: &str, script: &str, after: &str) {
    let mut session = Session::of(before);
    session.run(script).shows(after).has_done(1);
    session.run("undo").shows(before).run("redo").shows(after);
}

/// Asserts that nothing comes of a script.
#[track_caller]
fn changes_nothing(map: &str, script: &str) {
    Session::of(map).run(script).is_untouched(map);
}

#[test]
fn a_card_goes_to_another_cell() {
    becomes(
        MAP,
        "carry card:a to cell:call,customer",
        "| seek.look | call | pay.settle\ncustomer | b | a | c\nfrontstage | | d |",
    );
}

#[test]
fn a_card_comes_before_or_after_the_cards_of_a_cell() {
    let after = |cell: &str| format!("| seek.look | call | pay.settle\ncustomer | {cell} | | \nfrontstage | | d |");
    becomes(MAP, "carry card:c to above:a", &after("c a b"));
    becomes(MAP, "carry card:c to below:a", &after("a c b"));
    becomes(MAP, "carry card:c to above:b", &after("a c b"));
    becomes(MAP, "carry card:c to below:b", &after("a b c"));
    becomes(MAP, "carry card:c to foot:look,customer", &after("a b c"));
}

#[test]
fn a_card_moves_within_its_cell() {
    let after = "| seek.look | call | pay.settle\ncustomer | b a | | c\nfrontstage | | d |";
    becomes(MAP, "carry card:a to below:b", after);
    becomes(MAP, "carry card:b to above:a", after);
}

#[test]
fn several_stages_steps_and_lanes_are_dragged_together_and_come_side_by_side() {
    let map = "
                   | one.a | b | two.c | d | three.e
        customer   | 1     | 2 | 3     | 4 | 5
        frontstage |       |   |       |   |
        backstage  |       |   |       |   |
        support    |       |   |       |   |
    ";
    let (rest, lanes) = ("\nfrontstage | | | | |\nbackstage | | | | |\nsupport | | | | |", "| | | | |");
    becomes(
        map,
        "click step:a\nshift click step:c\ncarry step:a to edge:d",
        &format!("| one.b | two.d | a | c | three.e\ncustomer | 2 | 4 | 1 | 3 | 5{rest}"),
    );
    becomes(
        map,
        "click stage:two\nshift click stage:one\ncarry stage:one to edge:e",
        &format!("| three.e | one.a | b | two.c | d\ncustomer | 5 | 1 | 2 | 3 | 4{rest}"),
    );
    let below = format!(
        "| one.a | b | two.c | d | three.e\nfrontstage {lanes}\nsupport {lanes}\ncustomer | 1 | 2 | 3 | 4 | 5\nbackstage {lanes}"
    );
    becomes(map, "click lane:customer\nshift click lane:backstage\ncarry lane:backstage to foot:b,support", &below);
    // What isn't selected goes alone.
    becomes(
        map,
        "click step:a\nshift click step:c\ncarry step:d to edge:b",
        &format!("| one.a | b | d | two.c | three.e\ncustomer | 1 | 2 | 4 | 3 | 5{rest}"),
    );
}

#[test]
fn a_card_dropped_where_it_was_changes_nothing() {
    for place in ["below:a", "above:b", "by:0,12", "by:30,0"] {
        changes_nothing(MAP, &format!("carry card:a to {place}"));
    }
}

#[test]
fn a_carried_card_stays_selected_and_becomes_so() {
    Session::of(MAP).run("carry card:a to cell:call,customer").selects("a");
    Session::of(MAP).run("click card:c\ncarry card:a to cell:call,customer").selects("a");
}

#[test]
fn nothing_changes_before_the_card_is_put_down() {
    let mut session = Session::of(MAP);
    session.run("press card:a\ndrag cell:call,customer").is_untouched(MAP);
    assert!(matches!(session.landing(), Some(DropMark::Cell(_))));
    session.run("drag above:d");
    assert!(matches!(session.landing(), Some(DropMark::Bar(_))));
    let overlay = session.editor.overlay(None);
    assert_eq!((overlay.drag_origins.len(), overlay.ghosts.len()), (1, 1));
}

#[test]
fn cancel_leaves_map_and_history_untouched() {
    for what in ["card:a", "stage:seek", "step:call", "lane:customer"] {
        let mut session = Session::of(MAP);
        session.run(&format!("press {what}\ndrag cell:settle,frontstage\ncancel"));
        assert!(!session.editor.is_dragging() && session.landing().is_none());
        session.run("drag by:9,9\nrelease").is_untouched(MAP);
    }
}

#[test]
fn a_card_may_not_be_dropped_off_the_grid() {
    for place in ["at:-500,-500", "stage:seek", "lane:customer", "title", "at:300,1900"] {
        let mut session = Session::of(MAP);
        session.run("press card:c").run(&format!("drag {place}"));
        assert!(session.landing().is_none(), "{place}");
        session.run("release").is_untouched(MAP);
    }
}

#[test]
fn several_cards_keep_their_relative_places() {
    becomes(
        "| look | call | settle\ncustomer | a | b |\nfrontstage | c | |\nbackstage | | |",
        "click card:a\nshift click card:b\nshift click card:c\ncarry card:a to cell:call,frontstage",
        "| look | call | settle\ncustomer | | |\nfrontstage | | a | b\nbackstage | | c |",
    );
}

#[test]
fn cards_of_one_cell_keep_their_order_whichever_is_dragged() {
    let before = "| look | call\ncustomer | z m a | x y";
    for lead in ["z", "m", "a"] {
        let select = "click card:m\nshift click card:z\nshift click card:a\n";
        let carry = |place: &str| format!("{select}carry card:{lead} to {place}");
        becomes(before, &carry("below:x"), "| look | call\ncustomer | | x z m a y");
        becomes(before, &carry("foot:call,customer"), "| look | call\ncustomer | | x y z m a");
        becomes(before, &carry("above:x"), "| look | call\ncustomer | | z m a x y");
    }
}

#[test]
fn cards_at_the_edge_hold_the_others_back() {
    becomes(
        "| look | call\ncustomer | a | b\nfrontstage | | ",
        "click card:a\nshift click card:b\ncarry card:a to cell:call,frontstage",
        "| look | call\ncustomer | | \nfrontstage | a | b",
    );
}

#[test]
fn a_card_that_is_not_selected_moves_alone() {
    becomes(
        MAP,
        "click card:a\nshift click card:b\ncarry card:c to cell:call,customer",
        "| seek.look | call | pay.settle\ncustomer | a b | c |\nfrontstage | | d |",
    );
}

#[test]
fn marks_go_from_card_to_card_and_along_with_their_card() {
    let before = "| look | call\ncustomer | a[p1 p2 w1] | b";
    becomes(before, "carry pain:p1 to card:b", "| look | call\ncustomer | a[p2 w1] | b[p1]");
    becomes(before, "carry wait:w1 to card:b", "| look | call\ncustomer | a[p1 p2] | b[w1]");
    becomes(before, "carry card:a to foot:call,customer", "| look | call\ncustomer | | b a[p1 p2 w1]");
    let mut session = Session::of(before);
    session.run("press pain:p1\ndrag card:b");
    assert!(matches!(session.landing(), Some(DropMark::Card(_))));
    session.run("drag foot:call,customer");
    assert!(session.landing().is_none(), "a mark needs a card");
    session.run("release").is_untouched(before);
}

#[test]
fn a_stage_goes_with_its_steps_and_cards() {
    becomes(
        MAP,
        "carry stage:seek to by:400,0",
        "| pay.settle | seek.look | call\ncustomer | c | a b |\nfrontstage | | | d",
    );
    becomes(
        MAP,
        "carry stage:pay to by:-450,0",
        "| pay.settle | seek.look | call\ncustomer | c | a b |\nfrontstage | | | d",
    );
}

#[test]
fn a_stage_dropped_where_it_was_changes_nothing() {
    changes_nothing(MAP, "carry stage:seek to by:20,0");
    changes_nothing(MAP, "carry stage:pay to by:30,0");
    changes_nothing(MAP, "carry stage:pay to by:900,0");
}

#[test]
fn a_step_goes_with_its_cards_within_its_stage_and_to_another() {
    becomes(
        MAP,
        "carry step:look to by:240,0",
        "| seek.call | look | pay.settle\ncustomer | | a b | c\nfrontstage | d | |",
    );
    becomes(
        MAP,
        "carry step:call to by:340,0",
        "| seek.look | pay.settle | call\ncustomer | a b | c |\nfrontstage | | | d",
    );
}

#[test]
fn a_stage_that_has_lost_its_last_step_is_gone() {
    becomes(
        MAP,
        "carry step:settle to by:-400,0",
        "| seek.settle | look | call\ncustomer | c | a b |\nfrontstage | | | d",
    );
}

#[test]
fn a_lane_goes_with_its_cards() {
    becomes(
        MAP,
        "carry lane:frontstage to by:0,-200",
        "| seek.look | call | pay.settle\nfrontstage | | d |\ncustomer | a b | | c",
    );
    becomes(
        MAP,
        "carry lane:customer to by:0,200",
        "| seek.look | call | pay.settle\nfrontstage | | d |\ncustomer | a b | | c",
    );
    changes_nothing(MAP, "carry lane:customer to by:0,8");
    changes_nothing(MAP, "carry lane:frontstage to by:0,30");
}

#[test]
fn from_right_to_left_the_next_step_is_on_the_left() {
    let mut session = Session::right_to_left(MAP);
    let at = |session: &Session, name: &str| session.editor.area_of(Key::Card(id(name))).unwrap();
    assert!(at(&session, "d").center().x < at(&session, "a").center().x);
    // A column is 164 wide, and 20 lie between two.
    session.run("press card:b\ndrag by:-184,0\nrelease");
    session.shows("| seek.look | call | pay.settle\ncustomer | a | b | c\nfrontstage | | d |");
    session.run("carry card:b to by:-184,0");
    session.shows("| seek.look | call | pay.settle\ncustomer | a | | b c\nfrontstage | | d |");
    session.run("carry stage:seek to at:5,100");
    session.shows("| pay.settle | seek.look | call\ncustomer | b c | a |\nfrontstage | | | d");
    session.run("carry step:look to by:-240,0");
    session.shows("| pay.settle | seek.call | look\ncustomer | b c | | a\nfrontstage | | d |");
}

#[test]
fn a_header_that_is_stuck_to_the_view_is_dragged_where_it_is_seen() {
    let tall = (0..40).map(|at| format!("customer{at} | | |\n")).collect::<String>();
    let before = format!("| seek.look | call | pay.settle\n{tall}");
    let after = format!("| pay.settle | seek.look | call\n{tall}");
    for (from, to) in [("stage:pay", "at:20,10"), ("stage:seek", "at:700,10")] {
        let mut session = Session::of(&before);
        session.editor.view_mut().size = throughline::geom::Size::new(800.0, 500.0);
        session.run("scroll 0,700").run(&format!("press {from}")).selects(&from[6..]);
        assert!(session.pointer().y < 40.0, "the header is at the top of the view");
        session.run(&format!("drag {to}\nrelease")).shows(&after);
    }
}

#[test]
fn lane_names_that_are_stuck_to_the_view_are_dragged_where_they_are_seen() {
    let before = "| look | call | settle | pay | leave\ncustomer | | | | |\nfrontstage | | | | |";
    let after = "| look | call | settle | pay | leave\nfrontstage | | | | |\ncustomer | | | | |";
    for mut session in [Session::of(before), Session::right_to_left(before)] {
        session.editor.view_mut().size = throughline::geom::Size::new(600.0, 500.0);
        let x = if session.editor.scene().flow.is_rtl() { -200.0 } else { 400.0 };
        session.run(&format!("scroll {x},0\ncarry lane:customer to by:0,150")).shows(after);
    }
}

const MOODS: &str = "
             | look | call
    customer | a    | b
    emotion  |      |
    mood m: ann look 1
    mood n: ann call -1
";

fn feeling(session: &Session, name: &str) -> f64 {
    session.editor.map().emotions[&id::<EmotionId>(name)].value.value()
}

#[test]
fn a_feeling_follows_the_pointer_and_is_one_change() {
    let mut session = Session::of(MOODS);
    // From +2 to −2 are 96.
    session.run("press mood:m\ndrag by:0,24");
    assert_eq!(feeling(&session, "m"), 0.0, "seen at once");
    assert!(!session.editor.is_saved());
    session.run("drag by:0,24\ndrag by:0,-12\nrelease");
    assert_eq!(feeling(&session, "m"), -0.5);
    assert_eq!(feeling(&session, "n"), -1.0);
    session.has_done(1).run("undo");
    assert_eq!(feeling(&session, "m"), 1.0);
}

#[test]
fn a_feeling_goes_no_further_than_two_and_only_up_and_down() {
    let mut session = Session::of(MOODS);
    session.run("carry mood:m to by:300,-500");
    assert_eq!(feeling(&session, "m"), 2.0);
    session.run("carry mood:m to by:0,900");
    assert_eq!(feeling(&session, "m"), -2.0);
}

#[test]
fn a_cancelled_feeling_is_what_it_was() {
    let mut session = Session::of(MOODS);
    session.run("press mood:m\ndrag by:0,30\ncancel");
    assert_eq!(feeling(&session, "m"), 1.0);
    session.run("drag by:0,30\nrelease").is_untouched(MOODS);
}

#[test]
fn a_second_press_takes_back_what_the_first_has_shown() {
    let mut session = Session::of(MOODS);
    session.run("press mood:m\ndrag by:0,30\npress card:a");
    assert_eq!(feeling(&session, "m"), 1.0);
    session.run("release").is_untouched(MOODS);
    for next in ["double card:a\ndone", "take note\ncancel"] {
        let mut session = Session::of(MOODS);
        session.run("press mood:m\ndrag by:0,30").run(next).is_untouched(MOODS);
    }
}

#[test]
fn a_feeling_is_dragged_in_every_lane_that_shows_it() {
    let mut session = Session::of(&MOODS.replace("mood m", "emotion2 | |\nmood m"));
    let rows = &session.editor.layout().grid.rows;
    let below = rows[2].top - rows[1].top;
    // In the second lane, a half up.
    let at = session.editor.area_of(Key::Emotion(id("m"))).unwrap().center();
    session.run(&format!("press at:{},{}\ndrag by:0,-12.25\nrelease", at.x, at.y + below)).selects("m");
    assert_eq!(feeling(&session, "m"), 1.5);
}

#[test]
fn a_title_or_a_connector_is_not_dragged() {
    let map = format!("{MAP}\njoin k: a d");
    for what in ["title", "join:k"] {
        let mut session = Session::of(&map);
        session.run(&format!("press {what}\ndrag by:100,100"));
        assert!(!session.editor.is_dragging(), "{what}");
        session.run("release").is_untouched(&map);
    }
}

#[test]
fn connectors_keep_their_cards() {
    let mut session = Session::of(&format!("{MAP}\njoin k: a d"));
    session.run("carry card:a to cell:settle,frontstage");
    let join = session.editor.map().connectors.values().next().unwrap();
    assert_eq!((join.from, join.to), (id("a"), id("d")));
    assert_eq!(session.editor.scene().layer(throughline::scene::LayerKind::Connectors).len(), 1);
    assert_eq!(table::map(MAP).cards.len(), session.editor.map().cards.len());
}

const CURVED: &str = "
               | seek.look | call | pay.settle
    customer   | a         |      | c
    emotion    |           |      |
    frontstage | b         | d    |
";

#[test]
fn nothing_comes_into_a_lane_of_emotions_and_it_is_said_why() {
    for script in [
        "carry card:a to cell:call,emotion",
        "press card:a\nctrl drag cell:call,emotion\nctrl release",
        "drop note cell:call,emotion",
        "click card:a\nshift click card:c\ncarry card:a to cell:call,emotion",
        "click cell:look,emotion\nadd_refused touchpoint",
    ] {
        for mut session in [Session::of(CURVED), Session::right_to_left(CURVED)] {
            match script.split_once("\nadd_refused touchpoint") {
                Some((click, _)) => {
                    session.run(click);
                    assert!(!session.editor.add(throughline::editor::Element::Touchpoint));
                }
                None => drop(session.run(script)),
            }
            session.is_untouched(CURVED).refuses(Refusal::NoCards(id("emotion")));
        }
    }
}

#[test]
fn over_a_lane_of_emotions_no_landing_is_shown() {
    let mut session = Session::of(CURVED);
    session.run("press card:a\ndrag cell:call,emotion");
    assert_eq!(session.landing(), None);
    assert_eq!(session.editor.cursor(None), throughline::editor::Cursor::Forbidden);
    session.run("drag cell:call,frontstage");
    assert!(session.landing().is_some());
}

#[test]
fn a_group_passes_over_a_lane_of_emotions() {
    let after = "| seek.look | call | pay.settle\ncustomer | | a | c\nemotion | | |\nfrontstage | | d b |";
    becomes(CURVED, "click card:a\nshift click card:b\ncarry card:a to cell:call,customer", after);
    let map = "| look | call\ncustomer | a b |\nemotion | |\nfrontstage | |\nbackstage | |";
    let after = "| look | call\ncustomer | | \nemotion | |\nfrontstage | | a b\nbackstage | |";
    becomes(map, "click card:a\nshift click card:b\ncarry card:a to cell:call,frontstage", after);
}

#[test]
fn a_card_that_a_file_has_left_in_a_lane_of_emotions_can_only_be_led_out() {
    let map = "| look | call\ncustomer | |\nemotion | x[p] |";
    for script in ["carry card:x to cell:call,emotion", "click card:x\ncarry end:x to cell:call,emotion"] {
        Session::of(map).run(script).is_untouched(map);
    }
    becomes(map, "carry card:x to cell:call,customer", "| look | call\ncustomer | | x[p]\nemotion | |");
    let mut session = Session::of(map);
    session.run("double card:x\nwrite said\ndone").shows("| look | call\ncustomer | |\nemotion | said[p] |");
    session.run("click card:x\ndelete").shows("| look | call\ncustomer | |\nemotion | |");
}
