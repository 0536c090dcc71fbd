//! Opportunities and the pain points that they would ease: linked by hand and by keys.

use throughline::edit::{Command, Place};
use throughline::editor::{Cursor, Hint, OutlineNode, RowText, easing_notes};
use throughline::geom::{Point, Rect};
use throughline::i18n::{Locale, Words};
use throughline::model::{Card, Key};

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look | call  | pay.settle
    customer   | a[p1 p2 p3 w1 w2] | b[q] | c~opportunity
    emotion    |           |       |
    mood m: ann call 1
";

fn eased(session: &Session) -> Vec<String> {
    session.editor.map().cards[&id("c")].eases.iter().map(ToString::to_string).collect()
}

#[test]
fn an_opportunity_eases_the_pain_point_that_is_clicked() {
    let mut session = Session::of(MAP);
    session.run("click card:c");
    assert!(session.editor.begin_easing());
    session.run("click pain:q").selects("c").has_done(1);
    assert_eq!(eased(&session), ["q"]);
    assert_eq!(session.editor.overlay(None).links.len(), 1, "the link is seen from the opportunity");
    session.run("click pain:q");
    assert_eq!(session.editor.overlay(None).links.len(), 1, "and from the pain point");
    session.run("click card:a");
    assert_eq!(session.editor.overlay(None).links, []);
}

#[test]
fn an_opportunity_finds_its_pain_point_with_the_arrows() {
    for (mut session, back) in [(Session::of(MAP), "Left"), (Session::right_to_left(MAP), "Right")] {
        session.run("click card:c");
        assert!(session.editor.begin_easing());
        session.run(&format!("keys {back}"));
        assert!(!session.editor.overlay(None).links[0].made, "it is only aimed at");
        session.run("keys Enter").selects("c");
        assert_eq!(eased(&session), ["q"]);
        // The same once more takes the link away.
        assert!(session.editor.begin_easing());
        session.run(&format!("keys {back} Enter"));
        assert_eq!(eased(&session), [] as [String; 0]);
        session.run("undo");
        assert_eq!(eased(&session), ["q"]);
    }
}

#[test]
fn each_arrow_aims_at_the_nearest_pain_point_on_its_side_and_tab_at_the_next_to_be_read() {
    let map = "
                   | look  | call  | settle
        customer   | a[p1] | b[p2] | c[p3]
        frontstage | d[p4] | o~opportunity[p5] | e[p6]
        backstage  | f[p7] | g[p8] | h[p9]
    ";
    let reading = ["p1", "p4", "p7", "p2", "p5", "p8", "p3", "p6", "p9"];
    for (mut session, on, back) in [(Session::of(map), "Right", "Left"), (Session::right_to_left(map), "Left", "Right")]
    {
        let mut ends = |keys: &str, expected: &str| {
            session.run("click card:o");
            assert!(session.editor.begin_easing());
            session.run(&format!("keys {keys} Enter"));
            let eased = session.editor.map().cards[&id("o")].eases.clone();
            assert_eq!(eased, [id(expected)], "{keys}");
            session.run("undo");
        };
        ends("Down", "p5");
        ends(&format!("Down {on}"), "p6");
        ends(&format!("Down {back}"), "p4");
        ends("Down Up", "p2");
        ends("Down Down", "p8");
        ends(&format!("Down {on} Down {back} {back} Up"), "p4");
        ends(&format!("Down {on} {on} {on}"), "p6");
        ends("Home", "p1");
        ends("End", "p9");
        ends("Tab", "p1");
        for (nth, pain) in reading.iter().enumerate() {
            ends(&["Tab"].repeat(nth + 1).join(" "), pain);
        }
        ends("Home Tab Tab Shift+Tab", "p4");
    }
}

#[test]
fn esc_and_a_click_elsewhere_leave_the_search_for_a_pain_point() {
    let mut session = Session::of(MAP);
    session.run("click card:c");
    assert!(session.editor.begin_easing());
    session.run("keys Escape").selects("c");
    assert!(!session.editor.is_picking());
    session.run("click pain:q").selects("q");
    session.run("click card:c");
    assert!(session.editor.begin_easing());
    session.run("click card:b").selects("b");
    assert!(!session.editor.is_picking());
    session.is_untouched(MAP);
    assert!(!session.editor.begin_easing(), "only an opportunity eases");
}

#[test]
fn a_line_is_drawn_from_an_opportunity_to_the_pain_point_that_it_eases() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("point card:c\npress ease:c\ndrag cell:call,emotion");
        let overlay = session.editor.overlay(None);
        assert!(overlay.loose_link.is_some() && overlay.links.is_empty(), "over nothing there is only a thread");
        assert_eq!(session.editor.cursor(None), Cursor::Cross);
        session.run("drag pain:p2");
        let overlay = session.editor.overlay(None);
        assert!(overlay.loose_link.is_none() && !overlay.links[0].made, "the link is seen before it is made");
        session.run("release").selects("c").has_done(1);
        assert_eq!(eased(&session), ["p2"]);
        // The same once more takes the link away.
        session.run("point card:c\ncarry ease:c to pain:p2").has_done(2);
        assert_eq!(eased(&session), [] as [String; 0]);
        session.run("undo\nundo");
        assert_eq!(eased(&session), [] as [String; 0]);
    }
}

#[test]
fn a_line_that_is_let_go_elsewhere_or_given_up_links_nothing() {
    for script in [
        "point card:c\ncarry ease:c to cell:call,emotion",
        "point card:c\ncarry ease:c to card:a",
        "point card:c\ncarry ease:c to wait:w1",
        "point card:c\npress ease:c\ndrag pain:q\ncancel\nrelease",
    ] {
        let mut session = Session::of(MAP);
        session.run(script).is_untouched(MAP);
        assert_eq!(session.editor.hint(), None);
    }
}

#[test]
fn a_click_on_the_port_asks_for_the_pain_point() {
    let mut session = Session::of(MAP);
    session.run("point card:c\nclick ease:c").selects("c");
    assert_eq!(session.editor.hint(), Some(Hint::PickPain));
    session.run("type x").writes(None).run("click pain:p3").has_done(1);
    assert_eq!(eased(&session), ["p3"]);
    assert_eq!(session.editor.hint(), None);
}

#[test]
fn lists_and_screen_readers_are_told_by_letter_what_eases_what() {
    let mut map = crate::table::map(MAP);
    map.cards.get_mut(&id("c")).unwrap().eases.push(id("q"));
    let mut session = Session::before(map);
    let words = Words::new(Locale::En);
    let name = |session: &Session, key: Key| {
        RowText::new(OutlineNode::Record(key), &session.editor, &words).accessible_name(&words)
    };
    assert!(name(&session, Key::Card(id("c"))).ends_with(", letter A"));
    assert!(name(&session, Key::Pain(id("q"))).ends_with(", eased by A: c"));
    assert_eq!(easing_notes(&session.editor, &words, Key::Pain(id("p1"))), [] as [String; 0]);
    // Of many the first are named, and the others told by their letters.
    for nth in 0..14 {
        let card = Card {
            id: id(&format!("n{nth}")),
            text: format!("Idea {nth}"),
            ..session.editor.map().cards[&id("c")].clone()
        };
        session.editor.perform(&Command::Add { record: card.into(), place: Place::Last }).unwrap();
    }
    let notes = easing_notes(&session.editor, &words, Key::Pain(id("q")));
    assert_eq!((notes.len(), notes[1].as_str()), (4, "eased by B: Idea 0"));
    assert_eq!(notes[3], "also eased by D E F G H I J K +4");
}

#[test]
fn only_opportunities_have_a_port_for_easing_and_only_where_there_are_pain_points() {
    let mut session = Session::of(MAP);
    session.run("click card:b");
    assert!(!session.editor.overlay(None).ports.is_empty() && session.editor.overlay(None).ease_ports.is_empty());
    session.run("click card:c");
    assert_eq!(session.editor.overlay(None).ease_ports.len(), 1);
    let mut session = Session::of("| look\ncustomer | c~opportunity");
    session.run("click card:c");
    assert!(session.editor.overlay(None).ease_ports.is_empty());
}

#[test]
fn in_a_locked_lane_a_drawn_line_is_refused_with_the_reason() {
    let mut map = crate::table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().locked = true;
    let mut session = Session::before(map);
    session.run("point card:c\ncarry ease:c to pain:q");
    session.refuses(throughline::edit::Refusal::Locked(id("customer")));
    assert_eq!(eased(&session), [] as [String; 0]);
}

#[test]
fn a_link_runs_from_edge_to_edge_and_not_through_boxes() {
    let linked = |table: &str| {
        let mut map = crate::table::map(table);
        map.cards.get_mut(&id("c")).unwrap().eases.push(id("q"));
        let mut session = Session::before(map);
        session.run("click card:c");
        session.editor.overlay(None).links[0]
    };
    let link = linked(MAP);
    let (from, to) = link.line.expect("the two boxes are apart");
    let is_edge =
        |area: Rect, at: Point| area.inflate(1e-6, 1e-6).contains(at) && !area.inflate(-1e-6, -1e-6).contains(at);
    let [opportunity, pain] = link.ends;
    assert!(is_edge(opportunity, from) && is_edge(pain, to), "{link:?}");
    let (way, line) = (pain.center() - opportunity.center(), to - from);
    assert!(way.cross(line).abs() < 1e-6 && way.cross(from - opportunity.center()).abs() < 1e-6, "{link:?}");
    assert!(way.dot(line) > 0.0 && line.hypot() < way.hypot(), "{link:?}");
    // A pain point on the opportunity itself lies in its box.
    assert_eq!(linked("| look\ncustomer | c~opportunity[q]").line, None);
}
