//! Connectors: drawn from card to card, picked by keys, led elsewhere, labelled.

use throughline::editor::{Cursor, DropMark, Hint};
use throughline::model::{Heads, Key};

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look  | call | pay.settle
    customer   | a          | b    | c
    frontstage | q~decision |      | d
    join k: a d
";

/// The connectors as `a>d`, `a<>d` with two heads, `q>d:yes` with a label; in the order of what they say.
#[track_caller]
fn joins(session: &Session, expected: &str) {
    let shown = session.editor.map().connectors.values().map(|join| {
        let arrow = if join.heads == Heads::Two { "<>" } else { ">" };
        let label = if join.label.is_empty() || join.label == "k" { String::new() } else { format!(":{}", join.label) };
        format!("{}{arrow}{}{label}", join.from, join.to)
    });
    let mut shown: Vec<_> = shown.collect();
    shown.sort();
    assert_eq!(shown.join(" "), expected);
}

/// The only selected connector, as `a>d`.
fn selected(session: &Session) -> Option<String> {
    let Key::Connector(id) = session.editor.selection().only()? else { return None };
    session.editor.map().connectors.get(&id).map(|join| format!("{}>{}", join.from, join.to))
}

#[test]
fn dragging_from_a_port_onto_a_card_connects_the_two() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("point card:a\ncarry port:a to card:b");
        joins(&session, "a>b a>d");
        assert_eq!(selected(&session).as_deref(), Some("a>b"));
        session.has_done(1).run("undo");
        joins(&session, "a>d");
    }
}

#[test]
fn a_connector_under_the_pointer_shows_that_it_can_be_clicked() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let pointed = |session: &Session| session.editor.under(session.pointer()).tag();
        session.run("point join:k");
        let hover = pointed(&session);
        assert_eq!(session.editor.cursor(hover), Cursor::Press);
        assert!(session.editor.overlay(hover).hover_line.is_some());
        // What is selected is marked already.
        session.run("click join:k");
        let hover = pointed(&session);
        assert!(session.editor.overlay(hover).hover_line.is_none() && selected(&session).is_some());
        session.run("point card:b");
        let hover = pointed(&session);
        assert!(session.editor.overlay(hover).hover_line.is_none());
        assert_eq!(session.editor.cursor(hover), Cursor::Hand);
    }
}

#[test]
fn a_connector_is_seen_on_its_way_before_it_is_let_go() {
    let mut session = Session::of(MAP);
    session.run("point card:a\npress port:a\ndrag cell:call,frontstage");
    let overlay = session.editor.overlay(None);
    assert!(overlay.loose_connector.is_some() && overlay.drop.is_none(), "over nothing there is only a thread");
    session.run("drag card:b");
    joins(&session, "a>b a>d");
    let overlay = session.editor.overlay(None);
    assert!(overlay.loose_connector.is_none() && matches!(overlay.drop, Some(DropMark::Card(_))));
    assert_eq!(overlay.lines.len(), 1, "its way is marked");
    session.run("drag card:c");
    joins(&session, "a>c a>d");
    session.run("drag cell:call,frontstage\nrelease");
    joins(&session, "a>d");
    session.is_untouched(MAP);
}

#[test]
fn a_connector_that_is_cancelled_leaves_no_trace() {
    let mut session = Session::of(MAP);
    session.run("point card:a\npress port:a\ndrag card:b\ncancel\nrelease");
    joins(&session, "a>d");
    session.run("click card:c\nconnect\nkeys Left Escape").selects("c");
    joins(&session, "a>d");
    session.is_untouched(MAP);
}

#[test]
fn a_port_is_there_only_beside_the_card_that_is_pointed_at_or_selected() {
    let mut session = Session::of(MAP);
    assert!(session.editor.overlay(None).ports.is_empty());
    session.run("carry port:a to card:b");
    joins(&session, "a>d");
    session.run("click card:c");
    assert_eq!(session.editor.overlay(None).ports.len(), 1);
    session.run("carry port:c to card:b");
    joins(&session, "a>d c>b");
}

#[test]
fn a_port_is_on_the_side_where_the_pointer_is() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        let area = session.editor.area_of(Key::Card(id("a"))).unwrap();
        let center = area.center();
        let sides = [
            (area.x0 + 6.0, center.y),
            (area.x1 - 6.0, center.y),
            (center.x, area.y0 + 3.0),
            (center.x, area.y1 - 3.0),
        ];
        for side in sides {
            let at = session.editor.view().camera.view_from_map(side.into());
            let hover = session.editor.hover_at(at);
            let ports = session.editor.overlay(hover).ports;
            let [port] = ports.as_slice() else { panic!("{ports:?}") };
            assert!((*port - throughline::geom::Point::from(side)).hypot() < 20.0, "{port:?} {side:?}");
            let on = session.editor.view().camera.view_from_map(*port);
            let end = session.editor.hover_at(on);
            assert_eq!(session.editor.cursor(end), Cursor::Cross);
        }
        session.run("point at:2900,1900");
        assert!(session.editor.overlay(None).ports.is_empty());
    }
}

#[test]
fn of_several_selected_cards_none_has_a_port() {
    let mut session = Session::of(MAP);
    session.run("point card:a");
    assert_eq!(session.editor.overlay(session.editor.under(session.pointer()).tag()).ports.len(), 1);
    session.run("click card:a\nshift click card:b");
    assert_eq!(session.editor.selection().len(), 2);
    assert!(session.editor.overlay(session.editor.under(session.pointer()).tag()).ports.is_empty());
}

#[test]
fn a_click_on_a_port_and_one_on_a_card_connect_as_well() {
    let mut session = Session::of(MAP);
    session.run("point card:a\nclick port:a");
    assert_eq!(session.editor.hint(), Some(Hint::PickCard));
    session.run("click card:c").has_done(1);
    joins(&session, "a>c a>d");
    session.run("click card:b\nclick port:b\nclick at:2900,1900").selects("b");
    joins(&session, "a>c a>d");
    assert_eq!(session.editor.hint(), None);
}

#[test]
fn keys_pick_the_card_that_a_connector_leads_to() {
    for (mut session, on) in [(Session::of(MAP), "Right"), (Session::right_to_left(MAP), "Left")] {
        session.run(&format!("click card:a\nconnect\nkeys {on}"));
        joins(&session, "a>b a>d");
        session.run(&format!("keys {on}"));
        joins(&session, "a>c a>d");
        session.run("keys Enter").has_done(1);
        assert_eq!(selected(&session).as_deref(), Some("a>c"));
        session.run("undo").selects("a");
    }
}

#[test]
fn picking_goes_past_empty_cells_to_the_nearest_card() {
    let mut session = Session::of(MAP);
    session.run("click card:q\nconnect\nkeys Right").stands("d");
    session.run("type x").writes(None);
    assert!(session.editor.is_picking(), "a letter means nothing there");
    session.run("keys Escape\nclick card:a\nconnect\nkeys Enter");
    assert!(session.editor.is_picking(), "nothing is picked yet");
    session.run("keys Right Right Down").stands("d");
    assert_eq!(session.editor.hint(), Some(Hint::AlreadyConnected));
    session.run("keys Up Enter");
    joins(&session, "a>c a>d");
}

#[test]
fn each_arrow_picks_the_nearest_card_on_its_side_and_never_the_one_that_is_connected() {
    let map = "
                   | look | call | settle
        customer   | a b  | c    | d
        emotion    |      |      |
        frontstage |      | e    |
        backstage  | f    | g    | h
    ";
    for (mut session, on, back) in [(Session::of(map), "Right", "Left"), (Session::right_to_left(map), "Left", "Right")]
    {
        let mut leads = |from: &str, keys: &str, expected: &str| {
            session.run(&format!("click card:{from}\nconnect\nkeys {keys}")).stands(expected);
            session.run("cancel");
        };
        leads("e", "Up", "c");
        leads("e", "Down", "g");
        leads("a", "Down", "b");
        leads("b", "Down", "f");
        leads("a", on, "c");
        leads("f", on, "g");
        leads("f", &format!("{on} {on}"), "h");
        leads("h", "Up", "d");
        leads("d", back, "c");
        leads("c", &format!("Down {back}"), "f");
        // The other end is passed over.
        leads("g", &format!("{on} {back}"), "f");
        // Where nothing is on that side, it stays.
        leads("d", &format!("{back} Up"), "c");
        leads("a", "Tab", "b");
        leads("c", "Shift+Tab", "f");
    }
}

#[test]
fn delete_while_a_card_is_picked_deletes_nothing() {
    let mut session = Session::of(MAP);
    session.run("click card:a\nconnect\nkeys Right\ndelete").selects("a").is_untouched(MAP);
}

#[test]
fn two_cards_are_connected_once() {
    let mut session = Session::of(MAP);
    session.run("point card:a\npress port:a\ndrag card:d");
    assert_eq!(session.editor.hint(), Some(Hint::AlreadyConnected));
    assert_eq!(session.editor.cursor(None), Cursor::Forbidden);
    session.run("release");
    joins(&session, "a>d");
    // The other way is something else to say, until both are said at once.
    session.run("click card:d\ncarry port:d to card:a");
    joins(&session, "a>d d>a");
    session.editor.toggle_heads().unwrap_err();
    session.editor.reverse().unwrap_err();
    joins(&session, "a>d d>a");
}

#[test]
fn the_answer_of_a_decision_is_written_at_once() {
    let mut session = Session::of(MAP);
    session.run("point card:q\ncarry port:q to card:d").writes(Some(""));
    session.run("type yes\nkeys Enter").writes(None).has_done(1);
    joins(&session, "a>d q>d:yes");
    session.run("click card:q\nconnect\nkeys Up Enter").writes(Some(""));
    session.run("keys Escape").has_done(2);
    joins(&session, "a>d q>a q>d:yes");
    session.run("undo\nundo");
    joins(&session, "a>d");
}

#[test]
fn an_end_is_dragged_to_another_card() {
    let mut session = Session::of(MAP);
    session.run("click join:k\ncarry tip:k to card:c");
    joins(&session, "a>c");
    session.selects("k").run("carry tail:k to card:b");
    joins(&session, "b>c");
    session.run("carry tip:k to cell:call,frontstage\npress tip:k\ndrag card:d\ncancel\nrelease");
    joins(&session, "b>c");
    session.has_done(2);
}

#[test]
fn the_ends_of_a_connector_are_seen_while_it_is_selected() {
    let mut session = Session::of(MAP);
    session.run("click join:k");
    assert_eq!(session.editor.overlay(None).ports.len(), 2);
    session.run("point tip:k");
    let at = session.pointer();
    let end = session.editor.hover_at(at);
    assert_eq!(session.editor.cursor(end), Cursor::Cross);
}

#[test]
fn keys_lead_a_connector_to_another_card() {
    let mut session = Session::of(MAP);
    session.run("click join:k\nreattach\nkeys Up Enter").selects("k").has_done(1);
    joins(&session, "a>c");
}

#[test]
fn a_connector_is_turned_around_and_gets_a_second_head() {
    let mut session = Session::of(MAP);
    session.run("click join:k");
    session.editor.reverse().unwrap();
    joins(&session, "d>a");
    session.editor.toggle_heads().unwrap();
    joins(&session, "d<>a");
    session.editor.toggle_heads().unwrap();
    session.has_done(3).run("undo\nundo\nundo");
    joins(&session, "a>d");
}

#[test]
fn a_connector_without_a_label_is_labelled_where_the_label_will_be() {
    let mut session = Session::of(MAP);
    session.run("point card:b\ncarry port:b to card:d\nkeys Enter").writes(Some(""));
    let empty = session.editor.overlay(None).field.unwrap().area.center();
    session.run("type ok");
    let written = session.editor.overlay(None).field.unwrap().area.center();
    assert!((empty - written).hypot() < 40.0, "{empty} {written}");
    session.run("keys Enter");
    joins(&session, "a>d b>d:ok");
}

#[test]
fn a_double_click_on_a_line_writes_its_label() {
    let mut session = Session::of(MAP);
    session.run("click card:c\ncarry port:c to card:b\ndouble join:k").writes(Some("k"));
    assert_eq!(session.editor.typing().map(|typing| typing.key()), Some(Key::Connector(id("k"))));
}

#[test]
fn labels_are_read_above_the_line_that_is_selected() {
    let mut session = Session::of(MAP);
    assert!(session.editor.overlay(None).labels.is_empty());
    session.run("click join:k");
    assert_eq!(session.editor.overlay(None).labels.len(), 1);
}

#[test]
fn the_connectors_of_a_card_are_gone_through_by_key_and_changed_and_left_for_the_card() {
    for mut session in [Session::of(MAP), Session::right_to_left(MAP)] {
        session.run("point card:a\ncarry port:a to card:b\nclick card:a");
        assert!(session.editor.next_connector());
        assert_eq!(selected(&session).as_deref(), Some("a>b"), "in reading order");
        session.editor.next_connector();
        assert_eq!(selected(&session).as_deref(), Some("a>d"));
        session.editor.toggle_heads().unwrap();
        joins(&session, "a<>d a>b");
        session.editor.next_connector();
        assert_eq!(selected(&session).as_deref(), Some("a>b"), "round and round");
        session.run("keys Escape").stands("a");
        // What enters a card is its own as well.
        session.run("click card:b");
        session.editor.next_connector();
        assert_eq!(selected(&session).as_deref(), Some("a>b"));
        session.run("keys Enter\ntype so\nkeys Enter Escape").stands("b");
        joins(&session, "a<>d a>b:so");
        session.editor.next_connector();
        session.run("delete").stands("b");
        joins(&session, "a<>d");
        assert!(!session.editor.next_connector(), "none is left");
        session.stands("b");
    }
}
