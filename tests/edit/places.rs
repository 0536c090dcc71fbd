//! Where records stand after they were added, moved or pasted.

use throughline::edit::{Command, Fragment, MoveTarget, Place};
use throughline::model::{
    Card, CardId, IdSource, Key, LaneId, Map, Order, PainId, PersonaId, RANK_GAP, Rank, Record, Stage, StageId, Step,
    StepId,
};

use crate::notation::{after, card, id, lane, makes, pain, persona, shown, sketch, stage, step, wait};
use crate::support::grid_map;

const TWO_STAGES: &str = "
    stage s1: a b
    stage s2: c
    lane top
    lane low
    cell top a: x y z
    cell low c: v";

fn move_to(key: impl Into<Key>, to: MoveTarget) -> Command {
    Command::Move { key: key.into(), to }
}

fn into_cell(lane: &str, step: &str, place: Place) -> MoveTarget {
    MoveTarget::Cell { lane: id(lane), step: id(step), place }
}

fn beside(name: &str) -> Key {
    id::<CardId>(name).into()
}

#[test]
fn a_card_goes_to_each_place_of_a_cell() {
    let order_after = |place| {
        let map = after(&sketch(TWO_STAGES), &move_to(id::<CardId>("v"), into_cell("top", "a", place)));
        shown(&map).lines().find_map(|line| line.strip_prefix("cell top a: ").map(str::to_owned)).unwrap()
    };
    assert_eq!(order_after(Place::First), "v x y z");
    assert_eq!(order_after(Place::Last), "x y z v");
    assert_eq!(order_after(Place::Before(beside("y"))), "x v y z");
    assert_eq!(order_after(Place::After(beside("y"))), "x y v z");
}

#[test]
fn moving_a_card_touches_no_other_record() {
    let map = sketch(TWO_STAGES);
    let patch = move_to(id::<CardId>("v"), into_cell("top", "a", Place::Before(beside("y")))).plan(&map).unwrap();
    assert_eq!(patch.keys().collect::<Vec<_>>(), [beside("v")]);
}

#[test]
fn a_card_dropped_where_it_was_changes_nothing() {
    let map = sketch(TWO_STAGES);
    for place in [Place::Before(beside("z")), Place::After(beside("x")), Place::After(beside("y"))] {
        let patch = move_to(id::<CardId>("y"), into_cell("top", "a", place)).plan(&map).unwrap();
        assert!(patch.is_empty(), "{place:?}");
    }
    let patch = move_to(id::<CardId>("x"), into_cell("top", "a", Place::First)).plan(&map).unwrap();
    assert!(patch.is_empty());
}

#[test]
fn a_used_up_gap_is_made_anew_in_the_same_patch() {
    let mut map = sketch(TWO_STAGES);
    for (name, rank) in [("x", i64::MAX - 1), ("y", i64::MAX), ("z", i64::MAX)] {
        map.cards.get_mut(&id(name)).unwrap().rank = rank;
    }
    let map = after(&map, &move_to(id::<CardId>("v"), into_cell("top", "a", Place::Before(beside("y")))));
    let ranks: Vec<_> = ["x", "v", "y", "z"].iter().map(|name| map.cards[&id(name)].rank).collect();
    assert_eq!(ranks, [RANK_GAP, 2 * RANK_GAP, 3 * RANK_GAP, 4 * RANK_GAP]);
}

/// The ranks of a cell of at most two cards, of these ranks, after so many more were put between them.
fn ranks_with(before: Option<Rank>, after_it: Option<Rank>, count: usize) -> Vec<Rank> {
    let mut map = sketch("stage s1: a\nlane top");
    for (name, rank) in [("x", before), ("y", after_it)] {
        map.cards.extend(rank.map(|rank| (id(name), Card { rank, ..card(name, "top", "a") })));
    }
    let place = if before.is_some() { Place::After(beside("x")) } else { Place::First };
    let fragment = Fragment::from_cards((0..count).map(|nth| (0, 0, card(&format!("n{nth}"), "top", "a"))));
    let map = after(&map, &Command::Paste { fragment, lane: id("top"), step: id("a"), place });
    let cards = Order::new(&map).cards.iter().map(|card| card.rank).collect::<Vec<_>>();
    assert!(cards.is_sorted_by(|a, b| a < b), "{cards:?}");
    cards
}

#[test]
fn ranks_lie_strictly_between_their_neighbors() {
    const GAP: Rank = RANK_GAP;
    for (before, after, count, ranks) in [
        (None, None, 2, vec![GAP, 2 * GAP]),
        (Some(5), None, 1, vec![5, 5 + GAP]),
        (None, Some(5), 2, vec![5 - 2 * GAP, 5 - GAP, 5]),
        (Some(0), Some(8), 3, vec![0, 2, 4, 6, 8]),
        (Some(-3), Some(-1), 1, vec![-3, -2, -1]),
        (Some(Rank::MIN), Some(Rank::MAX), 1, vec![Rank::MIN, -1, Rank::MAX]),
    ] {
        assert_eq!(ranks_with(before, after, count), ranks, "{before:?} {after:?}");
    }
}

#[test]
fn where_a_gap_is_used_up_all_ranks_are_made_anew() {
    for (before, after, count) in [
        (Some(4), Some(5), 1),
        (Some(4), Some(4), 1),
        (Some(0), Some(3), 3),
        (Some(Rank::MAX), None, 1),
        (None, Some(Rank::MIN), 1),
    ] {
        let cards = [before, after].iter().flatten().count() + count;
        let anew: Vec<Rank> = (1..).map(|nth: Rank| nth * RANK_GAP).take(cards).collect();
        assert_eq!(ranks_with(before, after, count), anew, "{before:?} {after:?}");
    }
}

#[test]
fn a_thousand_moves_into_the_same_gap_keep_their_order() {
    let mut map = sketch("stage s1: a\nlane top\ncell top a: x y");
    let mut names = Vec::new();
    for nth in 0..1_000 {
        let name = format!("n{nth}");
        let record = card(&name, "top", "a").into();
        map = after(&map, &Command::Add { record, place: Place::Before(beside("y")) });
        names.push(name);
    }
    assert!(shown(&map).contains(&format!("cell top a: x {} y\n", names.join(" "))));
}

#[test]
fn a_card_keeps_its_span_when_it_moves_to_the_last_step_and_back() {
    let map = sketch("stage s1: a b c\nlane top\ncell top a: x*3");
    let there = after(&map, &move_to(id::<CardId>("x"), into_cell("top", "c", Place::Last)));
    assert_eq!(there.cards[&id("x")].span, 3);
    let back = after(&there, &move_to(id::<CardId>("x"), into_cell("top", "a", Place::Last)));
    assert_eq!(shown(&back), shown(&map));
}

#[test]
fn a_stage_moves_with_its_steps_and_cards() {
    makes(
        TWO_STAGES,
        move_to(id::<StageId>("s1"), MoveTarget::Stage(Place::Last)),
        "stage s2: c
         stage s1: a b
         lane top
         lane low
         cell top a: x y z
         cell low c: v",
    );
}

#[test]
fn a_step_moves_with_its_cards_into_another_stage() {
    let place = Place::Before(id::<StepId>("c").into());
    makes(
        TWO_STAGES,
        move_to(id::<StepId>("a"), MoveTarget::Step { stage: id("s2"), place }),
        "stage s1: b
         stage s2: a c
         lane top
         lane low
         cell top a: x y z
         cell low c: v",
    );
}

#[test]
fn a_stage_is_gone_when_its_last_step_has_moved_out() {
    makes(
        TWO_STAGES,
        move_to(id::<StepId>("c"), MoveTarget::Step { stage: id("s1"), place: Place::First }),
        "stage s1: c a b
         lane top
         lane low
         cell top a: x y z
         cell low c: v",
    );
    let mut changed = sketch(TWO_STAGES).steps[&id("c")].clone();
    changed.stage = id("s1");
    makes(
        TWO_STAGES,
        Command::Change(changed.into()),
        "stage s1: a b c
         lane top
         lane low
         cell top a: x y z
         cell low c: v",
    );
}

#[test]
fn stages_are_merged_by_moving_the_steps_and_split_by_a_new_stage() {
    let merged = Command::Many(vec![
        move_to(id::<StepId>("a"), MoveTarget::Step { stage: id("s2"), place: Place::Last }),
        move_to(id::<StepId>("b"), MoveTarget::Step { stage: id("s2"), place: Place::Last }),
    ]);
    makes(TWO_STAGES, merged, &TWO_STAGES.replace("stage s1: a b", "").replace("stage s2: c", "stage s2: c a b"));
    let place = Place::After(id::<StageId>("s1").into());
    let split = Command::Many(vec![
        Command::AddStage { stage: stage("new"), step: step("tmp", "new"), place },
        move_to(id::<StepId>("b"), MoveTarget::Step { stage: id("new"), place: Place::Last }),
        Command::Delete(vec![id::<StepId>("tmp").into()]),
    ]);
    makes(TWO_STAGES, split, &TWO_STAGES.replace("stage s1: a b", "stage s1: a\nstage new: b"));
}

#[test]
fn a_lane_moves_with_its_cards() {
    makes(
        TWO_STAGES,
        move_to(id::<LaneId>("low"), MoveTarget::Lane(Place::First)),
        "stage s1: a b
         stage s2: c
         lane low
         lane top
         cell low c: v
         cell top a: x y z",
    );
}

#[test]
fn marks_move_to_another_card() {
    makes(
        "stage s1: a\nlane top\ncell top a: x y\npain p on x\npain q on y\nwait w on x",
        Command::Many(vec![
            move_to(id::<PainId>("p"), MoveTarget::Card { card: id("y"), place: Place::First }),
            move_to(id::<throughline::model::WaitId>("w"), MoveTarget::Card { card: id("y"), place: Place::Last }),
        ]),
        "stage s1: a\nlane top\ncell top a: x y\npain p on y\npain q on y\nwait w on y",
    );
}

#[test]
fn every_kind_of_record_is_added_where_it_should_be() {
    let add = |record: Record, place| Command::Add { record, place };
    let y = beside("y");
    let all = Command::Many(vec![
        add(persona("ann").into(), Place::Last),
        add(persona("bob").into(), Place::First),
        add(step("a2", "s1").into(), Place::After(id::<StepId>("a").into())),
        add(lane("mid").into(), Place::After(id::<LaneId>("top").into())),
        add(card("n", "top", "a").into(), Place::Before(y)),
        add(pain("p", "n").into(), Place::Last),
        add(wait("w", "n").into(), Place::Last),
        add(crate::notation::connector("k", "n", "v").into(), Place::Last),
        add(crate::notation::emotion("m", "ann", "a2").into(), Place::Last),
        Command::AddStage {
            stage: stage("s0"),
            step: Step { stage: id("other"), ..step("a0", "s0") },
            place: Place::First,
        },
    ]);
    let map = after(&sketch(TWO_STAGES), &all);
    assert!(map.personas[&id::<PersonaId>("bob")].rank < map.personas[&id::<PersonaId>("ann")].rank);
    let expected = "
        stage s0: a0
        stage s1: a a2 b
        stage s2: c
        lane top
        lane mid
        lane low
        cell top a: x n y z
        cell low c: v
        pain p on n
        wait w on n
        join k: n v
        mood m: ann a2";
    assert_eq!(shown(&map), shown(&sketch(expected)));
}

#[test]
fn a_span_goes_at_most_to_the_last_step_when_it_is_set() {
    let map = sketch(TWO_STAGES);
    let long = |name: &str, step: &str| Card { span: 9, ..card(name, "top", step) };
    let added = after(&map, &Command::Add { record: long("n", "b").into(), place: Place::Last });
    assert_eq!(added.cards[&id("n")].span, 2);
    let changed = after(&map, &Command::Change(long("x", "a").into()));
    assert_eq!(changed.cards[&id("x")].span, 3);
}

#[test]
fn a_changed_record_keeps_its_rank_and_one_with_a_new_parent_comes_last() {
    let map = sketch(TWO_STAGES);
    let renamed = after(&map, &Command::Change(Card { rank: 77, text: "new".into(), ..card("y", "top", "a") }.into()));
    assert_eq!(renamed.cards[&id("y")].text, "new");
    assert_eq!(shown(&renamed), shown(&map));
    let moved = after(&map, &Command::Change(card("x", "low", "c").into()));
    assert!(shown(&moved).contains("cell top a: y z\ncell low c: v x\n"), "{}", shown(&moved));
    let changed = Stage { goal: "peace".into(), ..stage("s2") };
    assert_eq!(shown(&after(&map, &Command::Change(changed.into()))), shown(&map));
}

#[test]
fn text_goes_to_the_field_that_mainly_speaks() {
    let map = sketch("stage s1: a\nlane top\ncell top a: x y\npain p on x\nwait w on x\njoin k: x y\nmood m: ann a");
    let keys: Vec<Key> = map.keys().collect();
    let set = |at: &Key| Command::SetText { at: *at, text: "said".to_owned() };
    let map = after(&map, &Command::Many(keys.iter().map(set).collect()));
    assert_eq!((map.info.title.as_str(), map.info.scenario.as_str()), ("said", ""));
    for key in keys {
        assert!(format!("{:?}", map.record(key)).contains("\"said\""), "{key:?}");
    }
}

fn copied(map: &Map, names: &[&str]) -> Fragment {
    let cards: Vec<CardId> = names.iter().map(|name| id(name)).collect();
    Fragment::new(map, &cards)
}

/// The map with pasted cards shown by their text, since their ids are new.
fn cells(map: &Map) -> Vec<(String, String)> {
    let order = Order::new(map);
    let cell = |card: &&Card| (format!("{} {}", card.lane, card.step), card.text.clone());
    order.cards.iter().map(cell).collect()
}

#[test]
fn pasted_cards_keep_their_relative_places_and_bring_all_that_is_among_them() {
    let map = sketch(
        "stage s1: a b c d
         lane top
         lane low
         cell top a: x
         cell low b: y
         cell low d: v
         pain p on x
         wait w on y
         join k: x y
         join out: y v
         eases y: p",
    );
    let fragment = copied(&map, &["y", "x"]).renamed(&mut IdSource::seeded(1));
    let paste = Command::Paste { fragment, lane: id("top"), step: id("c"), place: Place::Last };
    let after = after(&map, &paste);
    let new: Vec<_> = cells(&after).into_iter().filter(|cell| !cells(&map).contains(cell)).collect();
    assert_eq!(new, [("top c".into(), "x".into()), ("low d".into(), "y".into())]);
    let pasted = |text: &str| {
        let found = after.cards.values().find(|card| card.text == text && !map.cards.contains_key(&card.id));
        found.unwrap().clone()
    };
    let brought = after.pains.values().find(|pain| pain.card == pasted("x").id).unwrap();
    assert_eq!(pasted("y").eases, [brought.id]);
    assert!(after.waits.values().any(|wait| wait.card == pasted("y").id));
    assert_eq!(after.connectors.len(), 3, "the connector among them, and not the one that leads out");
}

#[test]
fn what_would_be_pasted_past_the_edge_comes_to_the_end_of_the_last_cell() {
    let map = sketch("stage s1: a b\nlane top\nlane low\ncell top a: x\ncell top b: y*2\ncell low b: z");
    let fragment = copied(&map, &["x", "y", "z"]).renamed(&mut IdSource::seeded(1));
    let after = after(&map, &Command::Paste { fragment, lane: id("low"), step: id("b"), place: Place::First });
    let in_cell: Vec<_> = cells(&after).into_iter().filter(|(cell, _)| cell == "low b").map(|(_, text)| text).collect();
    assert_eq!(in_cell, ["x", "y", "z", "z"]);
    assert!(after.cards.values().filter(|card| card.lane == id("low")).all(|card| card.span == 1));
}

#[test]
fn a_paste_passes_over_hidden_lanes() {
    let mut map = sketch("stage s1: a\nlane top\nlane mid\nlane low\ncell top a: x\ncell low a: y");
    map.lanes.get_mut(&id("mid")).unwrap().hidden = true;
    let fragment = copied(&map, &["x", "y"]).renamed(&mut IdSource::seeded(1));
    let after = after(&map, &Command::Paste { fragment, lane: id("top"), step: id("a"), place: Place::Last });
    let found: Vec<_> = cells(&after).into_iter().map(|(cell, text)| format!("{cell} {text}")).collect();
    assert_eq!(found, ["top a x", "top a x", "low a y", "low a y"]);
}

#[test]
fn an_opportunity_pasted_into_another_map_forgets_the_pain_points_that_are_not_there() {
    let map = sketch("stage s1: a\nlane top\ncell top a: x y\npain p on x\neases y: p");
    let other = sketch("stage s: b\nlane l");
    let fragment = copied(&map, &["y"]);
    let after = after(&other, &Command::Paste { fragment, lane: id("l"), step: id("b"), place: Place::Last });
    assert!(after.cards[&id("y")].eases.is_empty());
}

#[test]
fn moving_one_card_of_ten_thousand_touches_it_alone() {
    let map = grid_map(10_000);
    let (lane, step) = (*map.lanes.keys().next().unwrap(), *map.steps.keys().next_back().unwrap());
    let to = MoveTarget::Cell { lane, step, place: Place::Last };
    for card in map.cards.keys().step_by(200) {
        assert_eq!(move_to(*card, to).plan(&map).unwrap().keys().collect::<Vec<_>>(), [Key::Card(*card)]);
    }
    let moves: Vec<_> = map.cards.keys().take(1_000).map(|card| move_to(*card, to)).collect();
    assert_eq!(Command::Many(moves).plan(&map).unwrap().keys().count(), 1_000);
}
