//! The outline: what is listed of a map, where the keys lead, and how the list and the selection keep in step.

use std::fmt::Write as _;

use proptest::prelude::*;
use throughline::edit::{Command, Refusal, Selection};
use throughline::editor::{
    Editor, Fold, GridCell, Modifiers, NoticeText, Offer, Outline, OutlineMotion, OutlineNode, RowText,
};
use throughline::geom::Size;
use throughline::i18n::{Locale, Words};
use throughline::model::{Heads, IdSource, Key, LaneId, Map};
use throughline::persist::{read, template};

use crate::support::{grid_map, random_map};
use crate::table::{id, map};

fn editor(map: Map) -> Editor {
    let mut editor = Editor::new(map, IdSource::seeded(7));
    editor.view_mut().size = Size::new(1000.0, 700.0);
    editor
}

fn open(editor: &Editor) -> Outline {
    let mut outline = Outline::default();
    outline.update(editor);
    outline
}

/// The rows in words, each with what it is in to its left.
fn shown(outline: &Outline, editor: &Editor, words: &Words) -> String {
    let mut text = String::new();
    for row in outline.rows() {
        let says = RowText::new(row.node, editor, words);
        let fold = match row.fold {
            Fold::Leaf => ' ',
            Fold::Open => '-',
            Fold::Closed => '+',
        };
        let place = format!("{}/{}", row.place + 1, row.siblings);
        let name = says.accessible_name(words);
        writeln!(text, "{}{fold} {:?} {name} ({place})", "  ".repeat(row.depth), says.icon).unwrap();
    }
    text
}

fn said(outline: &Outline, editor: &Editor) -> String {
    shown(outline, editor, &Words::new(Locale::En))
}

/// What is current.
fn current(outline: &Outline, editor: &Editor) -> String {
    let row = outline.rows()[outline.current()];
    RowText::new(row.node, editor, &Words::new(Locale::En)).label().to_owned()
}

const JOURNEY: &str = "
    | seek.look | call | pay.settle
    customer | a b | | c
    frontstage | | d[p1 w1] | e
    join k: a d
    mood m: ann look 1.5";

fn journey() -> Map {
    map(JOURNEY)
}

fn hide(map: &mut Map, lane: &str) {
    map.lanes.get_mut(&id::<LaneId>(lane)).unwrap().hidden = true;
}

#[test]
fn the_map_is_listed_by_stage_step_lane_and_card_with_what_is_on_each() {
    let editor = editor(journey());
    let expected = "
  Info Map (1/4)
- Stage Stage: seek (2/4)
  - Step Step: look (1/2)
    - Lane Lane: customer (1/2)
      - HandPointing Action: a (1/2)
          Connector Connector: k: leads to d (1/1)
        HandPointing Action: b (2/2)
      Smile Emotion: ann: Good (2/2)
  - Step Step: call (2/2)
    - Lane Lane: frontstage (1/1)
      - HandPointing Action: d (1/1)
          ThumbDown Pain point: p1, severity 3, frequency 3, weight 9, Bad experience (1/2)
          Hourglass Wait: w1, 1–2 days (2/2)
- Stage Stage: pay (3/4)
  - Step Step: settle (1/1)
    - Lane Lane: customer (1/2)
        HandPointing Action: c (1/1)
    - Lane Lane: frontstage (2/2)
        HandPointing Action: e (1/1)
- Lane Lanes (4/4)
    Lane Lane: customer, Customer (1/2)
    Lane Lane: frontstage, Frontstage (2/2)
";
    let shown = said(&open(&editor), &editor);
    assert!(shown == expected[1..], "{shown}");
}

#[test]
fn a_template_in_english_and_hebrew() {
    for locale in [Locale::En, Locale::He] {
        let map = read(template("blueprint", locale.code()).unwrap().as_bytes()).unwrap();
        let editor = editor(map);
        let text = shown(&open(&editor), &editor, &Words::new(locale));
        insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("outline.{}", locale.code()), text);
        });
    }
}

#[test]
fn a_step_without_cards_says_so_and_what_is_hidden_is_marked() {
    let mut map = journey();
    map.cards.retain(|_, card| card.step != id("call"));
    (map.pains, map.waits, map.connectors) = Default::default();
    hide(&mut map, "customer");
    let editor = editor(map);
    let shown = said(&open(&editor), &editor);
    for line in [
        "    Step Step: call, no cards yet (2/2)",
        "    - Lane Lane: customer, hidden (1/2)",
        "        HandPointing Action: c, hidden (1/1)",
        "        HandPointing Action: e (1/1)",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
}

#[test]
fn what_has_no_words_is_called_by_its_kind_and_a_connector_says_its_answer() {
    let mut map = journey();
    map.cards.get_mut(&id("d")).unwrap().text = " \n ".to_owned();
    let way = map.connectors.get_mut(&id("k")).unwrap();
    (way.label, way.heads) = ("yes".to_owned(), Heads::Two);
    map.emotions.get_mut(&id("m")).unwrap().quote = "At\nlast".to_owned();
    let editor = editor(map);
    let shown = said(&open(&editor), &editor);
    for part in ["HandPointing Action (1/1)", "Connector: yes: agreement with Action", "Emotion: At last, ann: Good"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
}

#[test]
fn an_empty_map_is_its_title_and_its_lanes() {
    let editor = editor(Map::default());
    assert_eq!(said(&open(&editor), &editor), "  Info Map (1/2)\n  Lane Lanes (2/2)\n");
}

#[test]
fn up_and_down_go_from_row_to_row_and_select_on_the_map() {
    let mut editor = editor(journey());
    let mut outline = open(&editor);
    let mut walked = Vec::new();
    for _ in 0..7 {
        outline.go(&mut editor, OutlineMotion::Down);
        walked.push(match editor.focus() {
            Some(cell) => format!("{}/{}", cell.step, cell.lane),
            None => editor
                .selection()
                .only()
                .map_or_else(String::new, |key| key.id().map_or("map".to_owned(), |id| id.as_str().to_owned())),
        });
    }
    assert_eq!(walked, ["map", "seek", "look", "look/customer", "a", "k", "b"]);
    outline.go(&mut editor, OutlineMotion::Up);
    assert_eq!(editor.selection().only(), Some(Key::Connector(id("k"))));
    outline.go(&mut editor, OutlineMotion::Last);
    assert_eq!(editor.selection().only(), Some(Key::Lane(id("frontstage"))));
    outline.go(&mut editor, OutlineMotion::Down);
    assert_eq!(editor.selection().only(), Some(Key::Lane(id("frontstage"))), "the list ends here");
    outline.go(&mut editor, OutlineMotion::PageUp(1000));
    assert_eq!(editor.selection().only(), Some(Key::Info));
}

#[test]
fn in_and_out_open_close_and_lead_to_the_child_and_the_parent() {
    let mut editor = editor(journey());
    let mut outline = open(&editor);
    editor.reveal(Key::Card(id("b")));
    outline.update(&editor);
    let mut go = |go| {
        outline.go(&mut editor, go);
        (current(&outline, &editor), outline.rows().len())
    };
    let all = 22;
    assert_eq!(go(OutlineMotion::Expand), ("b".to_owned(), all));
    assert_eq!(go(OutlineMotion::Collapse), ("customer".to_owned(), all));
    assert_eq!(go(OutlineMotion::Collapse), ("customer".to_owned(), all - 3));
    assert_eq!(go(OutlineMotion::Collapse), ("look".to_owned(), all - 3));
    assert_eq!(go(OutlineMotion::Collapse), ("look".to_owned(), all - 5));
    assert_eq!(go(OutlineMotion::Collapse), ("seek".to_owned(), all - 5));
    assert_eq!(go(OutlineMotion::Expand), ("look".to_owned(), all - 5));
    assert_eq!(go(OutlineMotion::Expand), ("look".to_owned(), all - 3));
    assert_eq!(go(OutlineMotion::Expand), ("customer".to_owned(), all - 3));
}

#[test]
fn selecting_on_the_map_opens_what_it_is_in_and_makes_its_row_the_current_one() {
    let mut editor = editor(journey());
    let mut outline = open(&editor);
    let stage = outline.position(OutlineNode::Record(id::<throughline::model::StageId>("seek").into())).unwrap();
    outline.fold(&mut editor, stage);
    assert_eq!(outline.position(OutlineNode::Record(Key::Pain(id("p1")))), None);
    editor.reveal(Key::Pain(id("p1")));
    assert!(outline.update(&editor), "it is to be brought into view");
    assert_eq!(current(&outline, &editor), "p1");
    assert!(!outline.update(&editor), "once");
    // Nothing of it is taken back when the selection is gone.
    editor.select(Selection::none());
    outline.update(&editor);
    assert_eq!(current(&outline, &editor), "p1");
}

#[test]
fn closing_a_row_by_the_pointer_leaves_nothing_selected_in_it() {
    let mut editor = editor(journey());
    editor.reveal(Key::Card(id("d")));
    let mut outline = open(&editor);
    let stage = outline.position(OutlineNode::Record(Key::Stage(id("seek")))).unwrap();
    outline.fold(&mut editor, stage);
    assert_eq!(editor.selection().only(), Some(Key::Stage(id("seek"))));
    assert_eq!(outline.current(), stage);
}

#[test]
fn shift_selects_a_range_and_ctrl_one_more() {
    let mut editor = editor(journey());
    let mut outline = open(&editor);
    let at = |outline: &Outline, key: Key| outline.position(OutlineNode::Record(key)).unwrap();
    let (a, b, d) = (Key::Card(id("a")), Key::Card(id("b")), Key::Card(id("d")));
    let press = |outline: &mut Outline, editor: &mut Editor, key, shift, command| {
        let index = at(outline, key);
        outline.press(editor, index, Modifiers { shift, command });
        outline.update(editor);
    };
    press(&mut outline, &mut editor, a, false, false);
    press(&mut outline, &mut editor, d, false, true);
    assert_eq!(*editor.selection(), [a, d].into_iter().collect());
    press(&mut outline, &mut editor, d, false, true);
    assert_eq!(*editor.selection(), Selection::one(a));
    press(&mut outline, &mut editor, a, false, false);
    press(&mut outline, &mut editor, b, true, false);
    assert_eq!(*editor.selection(), [a, Key::Connector(id("k")), b].into_iter().collect());
    outline.extend(&mut editor, OutlineMotion::Up);
    assert_eq!(*editor.selection(), [a, Key::Connector(id("k"))].into_iter().collect());
    outline.go(&mut editor, OutlineMotion::Down);
    assert_eq!(*editor.selection(), Selection::one(b));
}

#[test]
fn after_a_deletion_one_goes_on_from_where_it_was() {
    let mut editor = editor(journey());
    editor.reveal(Key::Card(id("a")));
    let mut outline = open(&editor);
    editor.delete_selection().unwrap();
    outline.update(&editor);
    assert_eq!(current(&outline, &editor), "b");
    outline.go(&mut editor, OutlineMotion::Down);
    assert_eq!(editor.selection().only(), Some(Key::Card(id("b"))));
    editor.undo();
    outline.update(&editor);
    assert_eq!(current(&outline, &editor), "a");
}

#[test]
fn typing_at_a_lane_of_a_step_writes_a_card_at_the_end_of_that_cell() {
    let mut editor = editor(journey());
    let mut outline = open(&editor);
    let cell = GridCell { lane: id("customer"), step: id("look") };
    let index = outline.position(OutlineNode::Cell(cell)).unwrap();
    outline.press(&mut editor, index, Modifiers::default());
    editor.type_here();
    editor.replace_text("calls");
    editor.replace_text("calls the hotline");
    editor.finish_typing();
    outline.update(&editor);
    assert_eq!(current(&outline, &editor), "calls the hotline");
    let row = outline.rows()[outline.current()];
    assert_eq!((row.place, row.siblings), (2, 3));
    editor.undo();
    assert_eq!(*editor.map(), journey(), "the card and its text are one change");
}

#[test]
fn a_card_of_a_hidden_lane_is_not_written_until_the_lane_is_shown() {
    let mut map = journey();
    hide(&mut map, "customer");
    let mut editor = editor(map.clone());
    let outline = &mut open(&editor);
    let index = outline.position(OutlineNode::Record(Key::Card(id("a")))).unwrap();
    outline.press(&mut editor, index, Modifiers::default());
    let lanes = vec![id("customer")];
    let told = |editor: &Editor| editor.notice().map(|notice| (notice.text, notice.offer));
    let offer = Some(Offer::ShowLanes(lanes.clone()));
    assert_eq!(told(&editor), Some((NoticeText::SelectedUnseen(lanes), offer.clone())));
    editor.edit_listed();
    assert!(editor.typing().is_none());
    assert_eq!(told(&editor), Some((NoticeText::Refused(Refusal::Hidden(id("customer"))), offer)));
    assert_eq!(*editor.map(), map);
    editor.accept_offer("").unwrap();
    assert_eq!((editor.selection().only(), told(&editor)), (Some(Key::Card(id("a"))), None));
    editor.edit_listed();
    editor.replace_text("a b c");
    editor.finish_typing();
    assert_eq!(editor.map().cards[&id("a")].text, "a b c");
}

#[test]
fn arrows_in_the_list_pick_the_card_that_a_connector_leads_to() {
    let mut editor = editor(journey());
    editor.reveal(Key::Card(id("b")));
    let mut outline = open(&editor);
    assert!(editor.connect());
    for _ in 0..4 {
        outline.go(&mut editor, OutlineMotion::Down);
    }
    assert_eq!(current(&outline, &editor), "d");
    editor.edit_listed();
    let ways: Vec<_> = editor.map().connectors.values().filter(|way| way.from == id("b")).collect();
    assert_eq!(ways.len(), 1);
    assert_eq!(ways[0].to, id("d"));
}

#[test]
fn the_map_is_listed_only_when_records_come_or_go_or_something_is_opened_or_closed() {
    let mut editor = editor(grid_map(500));
    let mut outline = open(&editor);
    for _ in 0..20 {
        outline.update(&editor);
        outline.go(&mut editor, OutlineMotion::Down);
        outline.update(&editor);
    }
    assert_eq!(outline.times_listed(), 1);
    outline.go(&mut editor, OutlineMotion::First);
    outline.fold(&mut editor, 1);
    outline.update(&editor);
    assert_eq!(outline.times_listed(), 2);
    let key = outline.rows()[1].node.key().unwrap();
    editor.perform(&Command::SetText { at: key, text: "x".to_owned() }).unwrap();
    outline.update(&editor);
    assert_eq!(outline.times_listed(), 2, "a text is read where its row is seen");
    editor.perform(&Command::Delete(vec![key])).unwrap();
    outline.update(&editor);
    outline.update(&editor);
    assert_eq!(outline.times_listed(), 3);
}

proptest! {
    #[test]
    fn every_record_that_is_in_order_is_listed_once_below_what_it_is_in(seed in any::<u64>()) {
        let map = random_map(seed);
        let editor = editor(map.clone());
        let outline = open(&editor);
        let mut keys: Vec<Key> = outline.rows().iter().filter_map(|row| row.node.key()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
        let expected: Vec<Key> = map.keys().filter(|key| !matches!(key, Key::Persona(_))).collect();
        prop_assert_eq!(keys, expected);
        for (at, row) in outline.rows().iter().enumerate() {
            prop_assert!(row.place < row.siblings);
            let parent = outline.parent(at);
            prop_assert_eq!(parent.map_or(0, |parent| outline.rows()[parent].depth + 1), row.depth);
            let children = (0..outline.rows().len()).filter(|child| outline.parent(*child) == Some(at)).count();
            prop_assert_eq!(children > 0, row.fold == Fold::Open);
        }
    }

    #[test]
    fn no_way_through_the_list_changes_the_map_or_leaves_it(seed in any::<u64>(), ways in prop::collection::vec(0_usize..8, 0..40)) {
        const WAYS: [OutlineMotion; 8] =
            [OutlineMotion::Up, OutlineMotion::Down, OutlineMotion::Expand, OutlineMotion::Collapse, OutlineMotion::First, OutlineMotion::Last, OutlineMotion::PageUp(5), OutlineMotion::PageDown(5)];
        let map = random_map(seed);
        let mut editor = editor(map.clone());
        let mut outline = open(&editor);
        for way in ways {
            outline.go(&mut editor, WAYS[way]);
            outline.update(&editor);
            let row = outline.rows()[outline.current()];
            if editor.has_position() {
                let key = editor.selection().only();
                prop_assert_eq!(row.node.key(), key);
            }
        }
        prop_assert_eq!(editor.map(), &map);
    }
}
