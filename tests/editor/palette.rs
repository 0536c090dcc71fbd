//! Elements from the palette: where they go, where they may not go, what is written next.

use throughline::editor::Element;
use throughline::model::{CardKind, Consequence, Key, Role};

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look | pay.settle
    evidence   |           |
    customer   | a         |
    frontstage |           | b
";

#[track_caller]
fn dropped(element: &str, place: &str, after: &str) -> Session {
    let mut session = Session::of(MAP);
    session.run(&format!("drop {element} {place}")).shows(after).has_done(1);
    assert_eq!(session.editor.selection().len(), 1, "what is new is selected");
    session
}

#[test]
fn every_kind_of_card_is_dropped_into_a_cell() {
    for (element, kind) in [
        ("touchpoint", "~touchpoint"),
        ("action", ""),
        ("decision", "~decision"),
        ("opportunity", "~opportunity"),
        ("note", "~note"),
    ] {
        let after = format!("| seek.look | pay.settle\nevidence | |\ncustomer | a | _{kind}\nfrontstage | | b");
        dropped(element, "cell:settle,customer", &after);
    }
}

#[test]
fn an_action_among_the_evidence_is_evidence() {
    let after = "| seek.look | pay.settle\nevidence | | _~evidence\ncustomer | a |\nfrontstage | | b";
    dropped("action", "cell:settle,evidence", after);
}

#[test]
fn a_card_is_dropped_before_and_after_another() {
    let after = |cell: &str| format!("| seek.look | pay.settle\nevidence | |\ncustomer | {cell} |\nfrontstage | | b");
    dropped("note", "above:a", &after("_~note a"));
    dropped("note", "below:a", &after("a _~note"));
}

#[test]
fn a_stage_comes_with_a_step_between_the_others() {
    let mut session = Session::of(MAP);
    session.run("take stage\ndrag stage:pay\ndrag by:60,0\nrelease");
    session.shows("| seek.look | pay.settle | _._\nevidence | | |\ncustomer | a | |\nfrontstage | | b |").has_done(1);
    let mut session = Session::of(MAP);
    session.run("take stage\ndrag stage:pay\ndrag by:-60,0\nrelease");
    session.shows("| seek.look | _._ | pay.settle\nevidence | | |\ncustomer | a | |\nfrontstage | | | b");
}

#[test]
fn a_step_joins_the_stage_where_it_is_dropped() {
    let mut session = Session::of(MAP);
    session.run("take step\ndrag step:look\ndrag by:60,0\nrelease");
    session.shows("| seek.look | _ | pay.settle\nevidence | | |\ncustomer | a | |\nfrontstage | | | b");
    let mut session = Session::of(MAP);
    session.run("take step\ndrag step:settle\ndrag by:-60,0\nrelease");
    session.shows("| seek.look | pay._ | settle\nevidence | | |\ncustomer | a | |\nfrontstage | | | b");
}

#[test]
fn a_lane_has_the_role_of_the_lane_where_it_is_dropped() {
    let mut session = Session::of(MAP);
    session.run("take lane\ndrag lane:frontstage\ndrag by:0,-16\nrelease");
    session
        .shows("| seek.look | pay.settle\nevidence | |\ncustomer | a |\n(frontstage) | |\nfrontstage | | b")
        .has_done(1);
    let Some(Key::Lane(lane)) = session.editor.selection().only() else { panic!("the lane is selected") };
    assert_eq!(session.editor.map().lanes[&lane].role, Role::Frontstage);
}

#[test]
fn markers_are_dropped_onto_cards() {
    let after = |a: &str| format!("| seek.look | pay.settle\nevidence | |\ncustomer | {a} |\nfrontstage | | b");
    let session = dropped("pain", "card:a", &after("a[_]"));
    let pain = session.editor.map().pains.values().next().unwrap();
    assert_eq!((pain.severity, pain.frequency, pain.consequence), (3, 3, Consequence::default()));
    dropped("wait", "card:a", &after("a[wait]"));
    dropped("momentoftruth", "card:a", &after("a★")).selects("a");
}

#[test]
fn what_has_a_text_is_written_next() {
    for (element, place, writes) in [
        ("stage", "stage:pay", true),
        ("step", "step:look", true),
        ("lane", "lane:customer", true),
        ("action", "cell:settle,customer", true),
        ("pain", "card:a", true),
        ("wait", "card:a", true),
        ("momentoftruth", "card:a", false),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("drop {element} {place}"));
        let typing = session.editor.typing().map(throughline::editor::Typing::key);
        assert_eq!(typing, session.editor.selection().only().filter(|_| writes), "{element}");
    }
}

#[test]
fn where_an_element_may_not_go_there_is_no_landing_and_nothing_changes() {
    for (element, place) in [
        ("action", "at:-900,-900"),
        ("action", "lane:customer"),
        ("action", "stage:seek"),
        ("touchpoint", "at:400,1900"),
        ("stage", "at:-900,100"),
        ("stage", "at:2900,100"),
        ("step", "at:-900,100"),
        ("lane", "at:100,-900"),
        ("lane", "at:100,1900"),
        ("pain", "cell:settle,customer"),
        ("wait", "stage:seek"),
        ("momentoftruth", "at:-900,-900"),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("take {element}\ndrag {place}"));
        assert!(session.landing().is_none(), "{element} at {place}");
        session.run("release").is_untouched(MAP);
        assert!(session.editor.typing().is_none());
    }
}

#[test]
fn a_cancelled_element_leaves_nothing() {
    let mut session = Session::of(MAP);
    session.run("take note\ndrag cell:settle,customer");
    assert!(session.landing().is_some() && session.editor.overlay(None).element.is_some());
    session.run("cancel\ndrag cell:settle,customer\nrelease").is_untouched(MAP);
    assert!(session.editor.overlay(None).element.is_none());
}

#[test]
fn a_click_in_the_palette_adds_beside_what_is_selected() {
    let lanes =
        |customer: &str| format!("| seek.look | pay.settle\nevidence | |\ncustomer | {customer}\nfrontstage | | b");
    Session::of(MAP).run("click card:a\nadd note").shows(&lanes("a _~note |"));
    Session::of(MAP).run("click cell:settle,customer\nadd action").shows(&lanes("a | _"));
    Session::of(MAP).run("click card:a\nadd pain").shows(&lanes("a[_] |"));
    // With nothing selected it goes where such cards usually are.
    Session::of(MAP)
        .run("add touchpoint")
        .shows("| seek.look | pay.settle\nevidence | |\ncustomer | a |\nfrontstage | _~touchpoint | b");
    Session::of(MAP)
        .run("click step:look\nadd step")
        .shows("| seek.look | _ | pay.settle\nevidence | | |\ncustomer | a | |\nfrontstage | | | b");
    Session::of(MAP)
        .run("click stage:seek\nadd stage")
        .shows("| seek.look | _._ | pay.settle\nevidence | | |\ncustomer | a | |\nfrontstage | | | b");
    Session::of(MAP)
        .run("click lane:customer\nadd lane")
        .shows("| seek.look | pay.settle\nevidence | |\ncustomer | a |\n(customer) | |\nfrontstage | | b");
}

#[test]
fn a_marker_without_a_card_is_not_added() {
    let mut session = Session::of(MAP);
    for element in [Element::Pain, Element::Wait, Element::MomentOfTruth] {
        assert!(!session.editor.add(element));
        session.run("click stage:seek");
        assert!(!session.editor.add(element));
    }
    session.is_untouched(MAP);
}

#[test]
fn an_empty_map_takes_stages_and_lanes_and_then_cards() {
    let mut session = Session::before(throughline::model::Map::default());
    assert!(!session.editor.add(Element::Action));
    session.run("add stage\ndone\nadd lane\ndone\nadd action\ndone");
    session.shows("| _._\n(notes) | _");
    let mut session = Session::before(throughline::model::Map::default());
    session.run("drop stage at:300,100\ndone\ndrop lane at:60,200\ndone");
    session.shows("| _._\n(customer) |");
    for first in ["add step\ndone", "drop step at:300,100\ndone"] {
        let mut session = Session::before(throughline::model::Map::default());
        session.run(first);
        assert_eq!((session.editor.map().stages.len(), session.editor.map().steps.len()), (1, 1), "{first}");
    }
}

#[test]
fn all_elements_can_be_added_one_after_the_other() {
    let mut session = Session::of(MAP);
    session.run("click card:a");
    for element in Element::ALL {
        assert!(session.editor.add(element), "{element:?}");
        session.run("done\nclick card:a");
    }
    session.has_done(Element::ALL.len());
    assert!(session.editor.map().cards.values().any(|card| card.kind == CardKind::Decision));
    assert!(session.editor.map().cards[&id("a")].moment_of_truth);
}
