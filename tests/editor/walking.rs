//! Walking by keyboard: over cells and cards, to the names around them, in both directions, on odd maps.

use throughline::geom::{Flow, Point, Size};
use throughline::model::{Map, Role};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call    | pay.settle
    customer   | a b       |         | c d e
    frontstage | f         | g*2     |
    emotion    |           |         |
    backstage  |           | h[p1 p2] |
    join k: a h
    mood m: ann call 1
    mood n: bob call -1
";

/// From a place, key by key, to the position of the cursor.
#[track_caller]
fn walks(start: &str, steps: &[(&str, &str)]) {
    for (direction, mut session) in [("ltr", Session::of(MAP)), ("rtl", Session::right_to_left(MAP))] {
        session.run(&format!("click {start}"));
        for (key, place) in steps {
            // On a map that runs to the left the other key leads to the same place.
            let key = match *key {
                "Left" if direction == "rtl" => "Right",
                "Right" if direction == "rtl" => "Left",
                "Shift+Left" if direction == "rtl" => "Shift+Right",
                "Shift+Right" if direction == "rtl" => "Shift+Left",
                key => key,
            };
            session.run(&format!("keys {key}"));
            session.stands(place);
        }
        assert!(session.editor.is_saved(), "walking changes nothing");
    }
}

#[test]
fn left_and_right_go_to_the_same_place_in_the_next_cell_or_its_last() {
    walks(
        "card:b",
        &[
            ("Right", "cell:call,customer"),
            ("Right", "c"),
            ("Right", "c"),
            ("Down", "d"),
            ("Left", "cell:call,customer"),
            ("Left", "a"),
            ("Left", "customer"),
            ("Left", "customer"),
            ("Right", "a"),
        ],
    );
    walks("card:e", &[("Left", "cell:call,customer")]);
    walks("card:d", &[("Home", "b"), ("End", "d"), ("Down", "e"), ("Home", "b")]);
}

#[test]
fn up_and_down_go_card_by_card_and_then_to_the_next_lane() {
    walks(
        "card:a",
        &[
            ("Down", "b"),
            ("Down", "f"),
            ("Down", "cell:look,emotion"),
            ("Down", "cell:look,backstage"),
            ("Down", "cell:look,backstage"),
            ("Up", "cell:look,emotion"),
            ("Up", "f"),
            ("Up", "b"),
            ("Up", "a"),
            ("Up", "look"),
            ("Up", "seek"),
            ("Up", "title"),
            ("Up", "title"),
            ("Down", "seek"),
            ("Down", "look"),
            ("Down", "a"),
        ],
    );
}

#[test]
fn a_card_over_several_steps_is_one_place_and_keeps_the_column() {
    walks("card:f", &[("Right", "g"), ("Right", "g"), ("Left", "f")]);
    walks("cell:call,customer", &[("Down", "g"), ("Down", "m"), ("Up", "g"), ("Up", "cell:call,customer")]);
    walks("card:e", &[("Down", "g"), ("Down", "cell:settle,emotion"), ("Up", "g"), ("Up", "e")]);
}

#[test]
fn emotions_are_met_in_their_lane_one_persona_after_the_other() {
    walks("card:h", &[("Up", "n"), ("Up", "m"), ("Up", "g")]);
    walks("cell:look,emotion", &[("Right", "m"), ("Right", "cell:settle,emotion"), ("Left", "m"), ("Down", "n")]);
}

#[test]
fn names_lead_along_their_row_and_into_the_lanes() {
    walks(
        "step:look",
        &[
            ("Left", "look"),
            ("Right", "call"),
            ("End", "settle"),
            ("Right", "settle"),
            ("Up", "pay"),
            ("Left", "seek"),
            ("End", "pay"),
            ("Down", "settle"),
            ("Down", "c"),
        ],
    );
    walks("lane:frontstage", &[("Down", "emotion"), ("Up", "frontstage"), ("Up", "customer"), ("Up", "title")]);
    walks(
        "lane:backstage",
        &[("Down", "backstage"), ("End", "cell:settle,backstage"), ("Home", "cell:look,backstage")],
    );
}

#[test]
fn with_ctrl_up_and_down_pass_over_marks() {
    const MARKED: &str = "| look\ncustomer | a[p1 p2 w1] b\nfrontstage | c[p3]\nbackstage |";
    for mut session in [Session::of(MARKED), Session::right_to_left(MARKED)] {
        session.run("click card:a");
        for (key, place) in [
            ("Ctrl+Down", "b"),
            ("Ctrl+Down", "c"),
            ("Ctrl+Down", "cell:look,backstage"),
            ("Ctrl+Down", "cell:look,backstage"),
            ("Ctrl+Up", "c"),
            ("Down", "p3"),
            ("Ctrl+Down", "cell:look,backstage"),
            ("Up", "p3"),
            ("Ctrl+Up", "c"),
            ("Ctrl+Up", "b"),
            ("Ctrl+Up", "a"),
            ("Down", "w1"),
            ("Ctrl+Down", "b"),
            ("Ctrl+Up", "a"),
            ("Ctrl+Up", "look"),
        ] {
            session.run(&format!("keys {key}")).stands(place);
        }
        assert!(session.editor.is_saved(), "walking changes nothing");
    }
}

#[test]
fn marks_and_connectors_lead_to_their_cards() {
    walks("pain:p1", &[("Down", "p2"), ("Up", "p1"), ("Up", "h")]);
    walks("pain:p2", &[("Down", "p2"), ("Right", "cell:settle,backstage")]);
    walks("pain:p1", &[("Left", "cell:look,backstage")]);
    walks("join:k", &[("Down", "h")]);
    walks("join:k", &[("Up", "a")]);
    walks("join:k", &[("Right", "h")]);
}

#[test]
fn tab_goes_by_steps_and_ctrl_to_the_ends_of_the_map() {
    walks("card:a", &[("Tab", "cell:call,customer"), ("Tab", "c"), ("Tab", "c"), ("Shift+Tab", "cell:call,customer")]);
    walks("title", &[("Tab", "seek"), ("Tab", "pay")]);
    walks("card:d", &[("Ctrl+Home", "a"), ("Ctrl+End", "cell:settle,backstage")]);
    walks("stage:pay", &[("Ctrl+Home", "a")]);
}

#[test]
fn shift_selects_along_the_way_and_going_back_gives_up() {
    walks(
        "card:a",
        &[
            ("Shift+Down", "a b"),
            ("Shift+Down", "a b f"),
            ("Shift+Up", "a b"),
            ("Shift+Right", "a b c"),
            ("Shift+Right", "a b c"),
            ("Right", "c"),
        ],
    );
    walks("cell:call,customer", &[("Shift+Right", "c")]);
    walks("card:a", &[("Shift+Home", "a"), ("Shift+End", "a c"), ("Shift+End", "a c")]);
}

#[test]
fn from_nowhere_the_first_cell_in_view_is_met_and_after_esc_the_last_place() {
    let mut session = Session::of(MAP);
    session.run("keys Down").stands("a");
    session.run("click card:h\nkeys Escape").stands("");
    session.run("keys Left").stands("h");
    let mut session = Session::of(MAP);
    session.editor.view_mut().size = Size::new(500.0, 400.0);
    session.editor.view_mut().camera.origin = Point::new(300.0, 150.0);
    session.run("keys Right");
    let clear = session.editor.overlay(None).clear;
    let key = session.editor.selection().only();
    let place = key.and_then(|key| session.editor.area_of(key)).or(session.editor.overlay(None).focus).unwrap();
    assert!(clear.contains(place.center()), "{key:?} at {place:?} is not in {clear:?}");
}

#[test]
fn where_one_walks_is_brought_into_view_clear_of_header_and_rail() {
    let map = {
        let names: Vec<_> = (0..30).map(|nth| format!("s{nth}")).collect();
        let lanes: Vec<_> = (0..12).map(|nth| format!("customer{nth} |")).collect();
        format!("| {}\n{}", names.join(" | "), lanes.join("\n"))
    };
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        let mut map = table::map(&map);
        map.info.direction = flow;
        let mut session = Session::before(map);
        session.editor.view_mut().size = Size::new(700.0, 500.0);
        session.editor.show_start();
        for keys in
            ["Ctrl+End", "Ctrl+Home", "End", "Up", "Down Down Down Down Down Down", "Home", "Tab Tab Tab Tab Tab"]
        {
            session.run(&format!("keys {keys}"));
            let overlay = session.editor.overlay(None);
            let area = overlay.focus.or(overlay.selected.first().map(|ring| ring.area)).unwrap();
            let seen = session.editor.view().camera.visible(session.editor.view().size);
            let room = if overlay.focus.is_some() { overlay.clear } else { seen };
            assert_eq!(room.intersect(area), area, "after {keys}, {flow:?}");
        }
    }
}

#[test]
fn header_and_rail_leave_about_half_of_a_small_view_to_where_one_walks_however_large_the_map_is_seen() {
    let names: Vec<_> = (0..8).map(|nth| format!("s{nth}")).collect();
    let lanes: Vec<_> = (0..6).map(|nth| format!("customer{nth} |")).collect();
    for flow in [Flow::LeftToRight, Flow::RightToLeft] {
        for (zoom, size) in [(4.0, Size::new(560.0, 330.0)), (8.0, Size::new(300.0, 200.0))] {
            let mut map = table::map(&format!("| {}\n{}", names.join(" | "), lanes.join("\n")));
            map.info.direction = flow;
            let mut session = Session::before(map);
            session.editor.view_mut().size = size;
            session.editor.show_start();
            session.editor.view_mut().camera.zoom = zoom;
            for keys in ["Ctrl+End", "Up", "Ctrl+Home", "Down Down Down", "End", "Home", "Right Right", "Left Left"] {
                session.run(&format!("keys {keys}"));
                let overlay = session.editor.overlay(None);
                let Some(cell) = overlay.focus else { continue };
                let start = Point::new(if flow.is_rtl() { cell.x1 } else { cell.x0 }, cell.y0);
                assert!(overlay.clear.contains(start), "{keys}, {zoom}, {flow:?}: {start:?} in {:?}", overlay.clear);
                let seen = session.editor.view().camera.visible(size);
                let (clear, least) = (overlay.clear.size(), seen.size() * 0.4);
                let is_enough = clear.width >= least.width && clear.height >= least.height;
                assert!(is_enough, "{keys}, {zoom}, {flow:?}: {:?} of {seen:?}", overlay.clear);
            }
        }
    }
}

#[test]
fn odd_maps_never_trap_and_never_panic() {
    const KEYS: &str = "Down Down Down Right Right Left Up Up Up Home End Ctrl+End Ctrl+Home Tab Shift+Tab Shift+Down";
    let mut hidden = table::map(MAP);
    hidden.lanes.get_mut(&id("customer")).unwrap().hidden = true;
    hidden.lanes.get_mut(&id("emotion")).unwrap().hidden = true;
    let mut bare = table::map("| look\ncustomer |");
    bare.lanes.clear();
    let mut lanes_only = Map::default();
    for name in ["customer", "notes"] {
        let lane = table::map("| look\nnotes |\ncustomer |").lanes.remove(&id(name)).unwrap();
        lanes_only.lanes.insert(lane.id, lane);
    }
    for (map, last) in
        [(hidden, "cell:look,frontstage"), (bare, "look"), (lanes_only, "customer"), (Map::default(), "title")]
    {
        let mut session = Session::before(map);
        for key in KEYS.split(' ') {
            session.run(&format!("keys {key}"));
            assert!(session.editor.has_position(), "{key}");
        }
        assert!(!last.is_empty() && session.editor.is_saved());
    }
    let mut session = Session::of("| look | call\ncustomer | a | b\nfrontstage | |");
    session.run("click card:a\nkeys Right").stands("b");
    assert_eq!(session.editor.map().lanes[&id("customer")].role, Role::Customer);
}

#[test]
fn down_goes_from_a_card_through_its_marks_and_up_comes_back_the_same_way() {
    const MAP: &str = "
                   | seek.look | call
        customer   | a[w p1 p2] b | c*2[q]
        frontstage | d[r] |
    ";
    let way = ["w", "p1", "p2", "b", "d", "r"];
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("click card:a");
        for place in way {
            session.run("keys Down").stands(place);
        }
        session.run("keys Down").stands("r");
        for place in ["d", "b", "p2", "p1", "w", "a", "look"] {
            session.run("keys Up").stands(place);
        }
        assert!(session.editor.is_saved());
    }
}

#[test]
fn from_a_mark_the_way_along_the_lane_is_that_of_its_card_and_shift_selects_cards_alone() {
    walks(
        "pain:p1",
        &[("Right", "cell:settle,backstage"), ("Left", "h"), ("Down", "p1"), ("Left", "cell:look,backstage")],
    );
    walks("card:h", &[("Down", "p1"), ("Down", "p2"), ("Down", "p2"), ("Up", "p1"), ("Up", "h")]);
    let mut session = Session::of("| look\ncustomer | a[p] b");
    session.run("click card:a\nkeys Shift+Down").selects("a b");
    let mut session = Session::of("| look\ncustomer | a[p] b");
    session.run("click card:a\nconnect\nkeys Down Enter");
    assert_eq!(session.editor.map().connectors.len(), 1, "while a card is picked, only cards are met");
}
