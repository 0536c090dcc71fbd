//! Stages that are split and merged, cards that are joined, lanes that are locked.

use throughline::edit::{Command, MoveTarget, Place, Refusal};
use throughline::model::{Card, CardId, CardKind, Key, Lane, LaneId, Map, PainId, StageId, StepId};

use crate::notation::{after, id, makes, pain, refusal, shown, sketch, stage, step, wait};

const MAP: &str = "
    stage s1: a b c
    stage s2: d
    lane top
    lane low
    cell top a: x y z
    cell low b: v*2";

fn split(at: &str) -> Command {
    Command::SplitStage { stage: stage("new"), at: id(at) }
}

fn first_lines(map: &Map, count: usize) -> String {
    shown(map).lines().take(count).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_stage_is_split_at_a_step_and_the_cards_stay_where_they_are() {
    let map = after(&sketch(MAP), &split("b"));
    assert_eq!(first_lines(&map, 3), "stage s1: a\nstage new: b c\nstage s2: d");
    assert_eq!(map.cards, sketch(MAP).cards);
}

#[test]
fn a_stage_is_not_split_at_its_first_step() {
    for at in ["a", "d"] {
        assert_eq!(refusal(&sketch(MAP), &split(at)), Refusal::FirstStep(id::<StepId>(at).into()));
    }
    assert_eq!(refusal(&sketch(MAP), &split("no")), Refusal::Missing(id::<StepId>("no").into()));
}

#[test]
fn a_stage_takes_in_the_next_with_its_steps_and_its_goal() {
    let mut map = sketch(MAP);
    map.stages.get_mut(&id("s1")).unwrap().goal = "find".to_owned();
    map.stages.get_mut(&id("s2")).unwrap().goal = "pay".to_owned();
    let map = after(&map, &Command::MergeStage(id("s1")));
    assert_eq!(first_lines(&map, 2), "stage s1: a b c d\nlane top");
    assert_eq!(map.stages[&id::<StageId>("s1")].goal, "find\npay");
}

#[test]
fn the_last_stage_has_none_to_take_in() {
    let last = refusal(&sketch(MAP), &Command::MergeStage(id("s2")));
    assert_eq!(last, Refusal::NothingAfter(id::<StageId>("s2").into()));
}

#[test]
fn a_split_stage_that_is_merged_again_is_as_before() {
    let map = after(&after(&sketch(MAP), &split("c")), &Command::MergeStage(id("s1")));
    assert_eq!(shown(&map), shown(&sketch(MAP)));
}

#[test]
fn joined_cards_keep_their_texts_marks_and_connectors() {
    let before = "
        stage s1: a
        lane top
        cell top a: x y z
        pain p on x
        pain q on y
        wait w on y
        join j: x y
        join k: y z
        join l: x z";
    let mut map = sketch(before);
    for name in ["x", "y"] {
        map.cards.get_mut(&id(name)).unwrap().text = name.to_owned();
    }
    let map = after(&map, &Command::JoinNext(id("x")));
    assert_eq!(map.cards[&id::<CardId>("x")].text, "x\ny");
    let marks = "stage s1: a\nlane top\ncell top a: x z\npain p on x\npain q on x\nwait w on x\njoin l: x z\n";
    assert_eq!(shown(&map), marks);
}

#[test]
fn the_last_card_of_a_cell_has_none_to_be_joined_with() {
    let last = refusal(&sketch(MAP), &Command::JoinNext(id("z")));
    assert_eq!(last, Refusal::NothingAfter(id::<CardId>("z").into()));
}

fn locked() -> Map {
    let mut map = sketch("stage s1: a b\nlane top\nlane low\ncell top a: x y\ncell low a: v\npain p on x");
    map.lanes.get_mut(&id("top")).unwrap().locked = true;
    map
}

#[test]
fn nothing_in_a_locked_lane_is_added_moved_written_marked_or_deleted() {
    let x = Key::Card(id("x"));
    let into = |lane: &str| MoveTarget::Cell { lane: id(lane), step: id("b"), place: Place::Last };
    for command in [
        Command::SetText { at: x, text: "other".to_owned() },
        Command::SetText { at: Key::Pain(id("p")), text: "other".to_owned() },
        Command::Move { key: x, to: into("low") },
        Command::Move { key: Key::Card(id("v")), to: into("top") },
        Command::Move { key: Key::Pain(id("p")), to: MoveTarget::Card { card: id("v"), place: Place::Last } },
        Command::Add { record: pain("n", "y").into(), place: Place::Last },
        Command::Add { record: wait("n", "y").into(), place: Place::Last },
        Command::JoinNext(id("x")),
        Command::Delete(vec![x]),
        Command::Delete(vec![Key::Lane(id("top"))]),
        Command::Delete(vec![Key::Step(id("a"))]),
    ] {
        assert_eq!(refusal(&locked(), &command), Refusal::Locked(id("top")), "{command:?}");
    }
}

#[test]
fn a_locked_lane_is_named_moved_and_unlocked_and_the_others_are_free() {
    let map = locked();
    let lane = |map: &Map| map.lanes[&id::<LaneId>("top")].clone();
    let named = after(&map, &Command::SetText { at: Key::Lane(id("top")), text: "other".to_owned() });
    assert_eq!(lane(&named).name, "other");
    after(&map, &Command::Move { key: Key::Lane(id("top")), to: MoveTarget::Lane(Place::Last) });
    after(&map, &Command::Delete(vec![Key::Card(id("v")), Key::Step(id("b"))]));
    let open = after(&map, &Command::Change(Lane { locked: false, ..lane(&map) }.into()));
    let without = after(&open, &Command::Delete(vec![Key::Card(id("x"))]));
    assert!(without.cards.len() == 2 && without.pains.is_empty());
}

#[test]
fn an_opportunity_in_a_locked_lane_forgets_a_pain_point_that_goes() {
    let mut map = sketch("stage s1: a\nlane top\nlane low\ncell top a: x\ncell low a: v\npain p on v\neases x: p");
    map.lanes.get_mut(&id("top")).unwrap().locked = true;
    let map = after(&map, &Command::Delete(vec![Key::Pain(id::<PainId>("p"))]));
    assert_eq!(map.cards[&id::<CardId>("x")].eases, []);
    let more = Card { text: "more".to_owned(), ..map.cards[&id::<CardId>("x")].clone() };
    assert_eq!(refusal(&map, &Command::Change(more.into())), Refusal::Locked(id("top")));
}

const SPANNED: &str = "
    stage s1: a b c
    stage s2: d e
    lane top
    cell top a: w
    cell top b: x*2 y
    cell top c: z*2";

fn step_to(name: &str, stage: &str, place: Place) -> Command {
    Command::Move { key: Key::Step(id(name)), to: MoveTarget::Step { stage: id(stage), place } }
}

fn spanned(frame: &str, cells: &str) -> String {
    format!("{frame}\nlane top\n{cells}")
}

#[test]
fn a_step_that_comes_between_the_steps_of_a_card_is_covered_too() {
    let add = |place| Command::Add { record: step("n", "s1").into(), place };
    let between = spanned("stage s1: a b n c\nstage s2: d e", "cell top a: w\ncell top b: x*3 y\ncell top c: z*2");
    makes(SPANNED, add(Place::After(Key::Step(id("b")))), &between);
    let at_the_end = spanned("stage s1: a b c n\nstage s2: d e", "cell top a: w\ncell top b: x*2 y\ncell top c: z*3");
    makes(SPANNED, add(Place::Last), &at_the_end);
    let before = spanned("stage s1: a n b c\nstage s2: d e", "cell top a: w\ncell top b: x*2 y\ncell top c: z*2");
    makes(SPANNED, add(Place::Before(Key::Step(id("b")))), &before);
    let moved = spanned("stage s1: a b e c\nstage s2: d", "cell top a: w\ncell top b: x*3 y\ncell top c: z*2");
    makes(SPANNED, step_to("e", "s1", Place::After(Key::Step(id("b")))), &moved);
    let stage =
        Command::AddStage { stage: stage("s3"), step: step("n", "s3"), place: Place::After(Key::Stage(id("s1"))) };
    let cells = "cell top a: w\ncell top b: x*2 y\ncell top c: z*3";
    makes(SPANNED, stage, &spanned("stage s1: a b c\nstage s3: n\nstage s2: d e", cells));
}

#[test]
fn a_step_that_leaves_the_others_of_a_card_is_not_covered_any_more() {
    let last = spanned("stage s1: a b\nstage s2: d e c", "cell top a: w\ncell top b: x y\ncell top d: z");
    makes(SPANNED, step_to("c", "s2", Place::Last), &last);
    let first = spanned("stage s1: b a c\nstage s2: d e", "cell top b: y\ncell top a: w\ncell top c: x z*2");
    makes(SPANNED, step_to("b", "s1", Place::First), &first);
    let whole = Command::Move { key: Key::Stage(id("s2")), to: MoveTarget::Stage(Place::First) };
    let cells = "cell top a: w\ncell top b: x*2 y\ncell top c: z";
    makes(SPANNED, whole, &spanned("stage s2: d e\nstage s1: a b c", cells));
}

#[test]
fn the_steps_of_a_card_change_their_order_and_are_covered_as_before() {
    let turned =
        spanned("stage s1: a c b\nstage s2: d e", "cell top a: w\ncell top c: x*2\ncell top b: y\ncell top d: z");
    makes(SPANNED, step_to("c", "s1", Place::Before(Key::Step(id("b")))), &turned);
}

#[test]
fn a_card_goes_on_over_its_steps_in_a_locked_lane_too_and_is_not_stretched_by_hand_there() {
    let mut map = sketch(SPANNED);
    map.lanes.get_mut(&id("top")).unwrap().locked = true;
    let record = step("n", "s1").into();
    let longer = after(&map, &Command::Add { record, place: Place::After(Key::Step(id("b"))) });
    assert_eq!(longer.cards[&id::<CardId>("x")].span, 3);
    let by_hand = Card { span: 3, ..map.cards[&id::<CardId>("x")].clone() };
    assert_eq!(refusal(&map, &Command::Change(by_hand.into())), Refusal::Locked(id("top")));
}

#[test]
fn splitting_and_merging_stages_changes_no_span() {
    let map = sketch(SPANNED);
    for command in [Command::MergeStage(id("s1")), Command::SplitStage { stage: stage("s3"), at: id("c") }] {
        assert_eq!(after(&map, &command).cards, map.cards);
    }
}

#[test]
fn joining_refuses_what_would_lose_a_link_or_an_answer_and_keeps_the_rest() {
    let with =
        |line: &str| sketch(&format!("stage s1: a b\nlane top\ncell top a: x y\ncell top b: z\npain p on z\n{line}"));
    let kind = |map: &mut Map, name: &str, kind| map.cards.get_mut(&id(name)).unwrap().kind = kind;
    let join = Command::JoinNext(id("x"));
    let mut map = with("eases y: p");
    kind(&mut map, "y", CardKind::Opportunity);
    assert_eq!(refusal(&map, &join), Refusal::LosesLinks(id::<CardId>("y").into()));
    kind(&mut map, "x", CardKind::Opportunity);
    assert_eq!(after(&map, &join).cards[&id::<CardId>("x")].eases, [id::<PainId>("p")]);
    let mut map = with("join j: x y");
    for (name, owner) in [("x", "Ana"), ("y", "Dan")] {
        map.cards.get_mut(&id(name)).unwrap().owner = owner.to_owned();
    }
    assert_eq!(after(&map, &join).cards[&id::<CardId>("x")].owner, "Ana, Dan");
    map.connectors.values_mut().for_each(|connector| connector.label = "yes".to_owned());
    assert_eq!(refusal(&map, &join), Refusal::LosesLinks(id::<CardId>("y").into()));
}
