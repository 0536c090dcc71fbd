//! Writing in place: seen at once, one change, kept by leaving and taken back by undo.

use throughline::geom::Flow;
use throughline::model::Key;
use throughline::text::{Edit, forced_direction};

use crate::script::Session;
use crate::table::id;

const MAP: &str = "
               | seek.look | call
    customer   | a         |
    frontstage |           | b
";

#[test]
fn one_frame_is_around_what_is_written() {
    let mut session = Session::of(MAP);
    for (place, key) in [("title", Key::Info), ("card:a", a()), ("stage:seek", Key::Stage(id("seek")))] {
        session.run(&format!("double {place}"));
        let overlay = session.editor.overlay(session.editor.under(session.pointer()).tag());
        let [frame] = overlay.selected.as_slice() else { panic!("{place}: {:?}", overlay.selected) };
        // Around the title alone, not around what else stands in its block; of others around the whole.
        let whole = session.editor.area_of(key).unwrap();
        let expected = if key == Key::Info { session.editor.typing_area().unwrap() } else { whole };
        assert_eq!(frame.area, expected, "{place}");
        assert!(overlay.hover.is_none() && overlay.focus.is_none() && overlay.links.is_empty(), "{place}");
        assert!(overlay.caret.is_some(), "{place}");
        session.run("cancel");
    }
}

fn text(session: &Session, key: Key) -> String {
    session.editor.map().record(key).unwrap().text().to_owned()
}

fn a() -> Key {
    Key::Card(id("a"))
}

#[test]
fn a_double_click_starts_to_write_with_all_selected() {
    for (place, key) in [
        ("card:a", a()),
        ("stage:seek", Key::Stage(id("seek"))),
        ("step:call", Key::Step(id("call"))),
        ("lane:customer", Key::Lane(id("customer"))),
        ("title", Key::Info),
    ] {
        let mut session = Session::of(MAP);
        session.run(&format!("double {place}"));
        let typing = session.editor.typing().unwrap_or_else(|| panic!("{place}"));
        assert_eq!((typing.key(), typing.field().selected_text()), (key, typing.field().text()), "{place}");
        session.run("write New\ndone");
        assert_eq!(text(&session, key), "New", "{place}");
        session.has_done(1);
    }
}

#[test]
fn marks_and_labels_are_written_too() {
    let mut session = Session::of("| look | call\ncustomer | a[p1] | b\njoin k: a b");
    session.run("double pain:p1\nwrite Slow\ndone");
    assert_eq!(text(&session, Key::Pain(id("p1"))), "Slow");
    session.run("double join:k\nwrite yes\ndone");
    assert_eq!(text(&session, Key::Connector(id("k"))), "yes");
}

#[test]
fn a_double_click_on_an_empty_cell_makes_a_card_and_writes_it() {
    let mut session = Session::of(MAP);
    session.run("double cell:call,customer").shows("| seek.look | call\ncustomer | a | _\nfrontstage | | b");
    session.run("write hello\ndone").shows("| seek.look | call\ncustomer | a | hello\nfrontstage | | b");
    session.run("undo\nundo").shows(MAP);
}

#[test]
fn a_double_click_beyond_the_grid_does_nothing() {
    let mut session = Session::of(MAP);
    session.run("double at:2900,1900").is_untouched(MAP);
    assert!(session.editor.typing().is_none());
}

#[test]
fn hebrew_is_seen_at_once_and_is_one_change() {
    let mut session = Session::of(MAP);
    session.run("double card:a");
    let mut so_far = String::new();
    for letter in "שלום, 42 PNG".chars() {
        so_far.push(letter);
        session.editor.write(Edit::Insert(letter.encode_utf8(&mut [0; 4])));
        assert_eq!(text(&session, a()), so_far);
        assert_eq!(session.editor.typing().unwrap().field().text(), so_far);
    }
    assert!(!session.editor.is_saved(), "a text being written is a change");
    session.run("done").has_done(1);
    assert_eq!(text(&session, a()), "שלום, 42 PNG");
    session.run("undo").shows(MAP);
    session.run("redo");
    assert_eq!(text(&session, a()), "שלום, 42 PNG");
}

#[test]
fn the_map_grows_around_what_is_written() {
    let mut session = Session::of(MAP);
    let height = |session: &Session| session.editor.area_of(a()).unwrap().height();
    let before = height(&session);
    session.run("double card:a\nwrite one two three four five six seven eight nine ten eleven twelve");
    assert!(height(&session) > before + 30.0);
    let typing = session.editor.typing().unwrap();
    let card = session.editor.area_of(a()).unwrap();
    assert!(typing.area().y1 <= card.y1 && typing.area().height() == typing.field().block().size().height);
    assert!(session.editor.overlay(None).caret.is_some_and(|caret| card.contains(caret.center())));
    session.run("done\nundo");
    assert_eq!(height(&session), before);
}

#[test]
fn leaving_keeps_the_text() {
    for leave in ["cancel", "click card:b", "click at:2900,1900", "take note\ncancel", "double card:b\ndone"] {
        let mut session = Session::of(MAP);
        session.run("double card:a\nwrite kept").run(leave);
        session.shows(&MAP.replace("| a ", "| kept ")).has_done(1);
    }
}

#[test]
fn a_text_that_is_not_changed_is_no_change() {
    Session::of(MAP).run("double card:a\ndone").is_untouched(MAP);
    Session::of(MAP).run("double card:a\nwrite b\ndouble card:a\nwrite a\ndone").shows(MAP).has_done(2);
    let mut session = Session::of(MAP);
    session.run("double card:a\nwrite x");
    session.editor.write(Edit::Backspace);
    session.editor.write(Edit::Insert("a"));
    session.run("done").is_untouched(MAP);
}

#[test]
fn undo_while_writing_takes_back_what_is_written() {
    let mut session = Session::of(MAP);
    session.run("double card:a\nwrite gone\nundo").shows(MAP).writes(Some("a"));
    session.run("redo").writes(Some("gone"));
    session.run("undo\nundo").writes(None).is_untouched(MAP);
}

#[test]
fn a_text_is_taken_back_word_by_word_and_then_the_new_card_goes() {
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer\ntype one two").writes(Some("one two"));
    let mut undone = 0;
    while session.editor.typing().is_some_and(|typing| !typing.field().text().is_empty()) {
        session.run("undo");
        undone += 1;
    }
    assert!((1..7).contains(&undone), "by words and not by letters: {undone}");
    session.writes(Some("")).run("undo").writes(None).is_untouched(MAP).stands("cell:call,customer");
}

#[test]
fn a_direction_is_forced_on_the_text_that_is_written_and_on_all_that_are_selected() {
    let (ltr, rtl) = (Flow::LeftToRight, Flow::RightToLeft);
    let of = |session: &Session, name: &str| forced_direction(&text(session, Key::Card(id(name))));
    let mut session = Session::of(MAP);
    session.run("double card:a\nwrite 42 %");
    session.editor.set_text_direction(Some(rtl)).unwrap();
    session.run("keys Escape").has_done(1);
    assert_eq!(of(&session, "a"), Some(rtl));
    session.run("click card:a\nshift click card:b");
    for flow in [Some(ltr), Some(rtl), None] {
        session.editor.set_text_direction(flow).unwrap();
        assert_eq!((of(&session, "a"), of(&session, "b")), (flow, flow));
    }
    session.editor.set_text_direction(None).unwrap();
    session.has_done(4);
    assert_eq!(text(&session, Key::Card(id("b"))), "b", "the text itself stays");
}

#[test]
fn a_press_in_the_text_moves_the_caret_and_goes_on_writing() {
    let mut session = Session::of(MAP);
    session.run("double card:a\nwrite one two three");
    let area = session.editor.typing().unwrap().area();
    let (x, y) = (area.x0 + 1.0, area.center().y);
    session.run(&format!("press at:{x},{y}\nrelease\nwrite >>"));
    assert_eq!(text(&session, a()), ">>one two three");
    session.run(&format!("press at:{x},{y}\ndrag by:400,0\nrelease\nwrite all"));
    assert_eq!(text(&session, a()), "all", "dragging in the text selects it");
    session.run("done").has_done(1);
}

#[test]
fn a_double_click_in_the_text_selects_a_word() {
    let mut session = Session::of(MAP);
    session.run("double card:a\nwrite one two three");
    let area = session.editor.typing().unwrap().area();
    session.run(&format!("double at:{},{}", area.x0 + 8.0, area.center().y));
    assert_eq!(session.editor.typing().unwrap().field().selected_text(), "one");
}

#[test]
fn a_lane_named_after_its_role_keeps_the_name_of_its_role() {
    let mut map = crate::table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().name.clear();
    let key = Key::Lane(id("customer"));
    let mut session = Session::before(map);
    session.run("double lane:customer");
    assert_eq!(session.editor.typing().unwrap().field().text(), "Customer");
    session.run("done");
    assert_eq!(text(&session, key), "", "it is still named after its role");
    session.run("double lane:customer\nwrite Guest\ndone");
    assert_eq!(text(&session, key), "Guest");
}

#[test]
fn a_record_that_is_not_shown_is_not_written() {
    let mut map = crate::table::map(MAP);
    map.lanes.get_mut(&id("customer")).unwrap().hidden = true;
    let mut session = Session::before(map);
    assert!(!session.editor.begin_typing(a()));
    assert!(!session.editor.begin_typing(Key::Lane(id("customer"))));
    assert!(!session.editor.begin_typing(Key::Card(id("nowhere"))));
    assert!(session.editor.typing().is_none() && session.editor.is_saved());
}
