//! Merges that a person can follow: two sides of one small map, written as files.

use throughline::edit::{Clash, FieldValue, MergeOutcome, MergeSide, merge};
use throughline::model::{Card, CardId, Feeling, Id, IssueLevel, Key, Map, Order, StepId, check};
use throughline::persist::{read, write};

const BASE: &str = r#"(
    throughline: 1,
    title: "Parcel",
    personas: [(id: "dana", name: "Dana")],
    stages: [(id: "one", name: "One"), (id: "two", name: "Two")],
    steps: [
        (id: "a", stage: "one", name: "A"),
        (id: "b", stage: "one", name: "B"),
        (id: "c", stage: "two", name: "C"),
    ],
    lanes: [(id: "front", role: Frontstage), (id: "back", role: Backstage)],
    cards: [
        (id: "call", step: "a", lane: "front", text: "Calls"),
        (id: "mail", step: "a", lane: "front", text: "Mails"),
        (id: "look", step: "b", lane: "back", text: "Looks"),
        (id: "idea", step: "b", lane: "back", kind: Opportunity, text: "Idea", eases: ["slow"]),
        (id: "end", step: "c", lane: "front", text: "Ends"),
    ],
    pains: [(id: "slow", card: "call", text: "Slow", severity: 2)],
    waits: [(id: "hold", card: "call", min: 1, max: 5)],
    connectors: [(id: "k", from: "call", to: "look", label: "then")],
    emotions: [(id: "bad", persona: "dana", step: "a", value: -1)],
)"#;

/// The base with pieces of its text replaced; every piece has to be there.
fn base_with(changes: &[(&str, &str)]) -> Map {
    let mut text = BASE.to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn merged(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> MergeOutcome {
    let merged = merge(&base_with(&[]), &base_with(ours), &base_with(theirs));
    assert!(
        check(&merged.map).iter().all(|issue| issue.kind.level() != IssueLevel::Broken),
        "{:?}",
        check(&merged.map)
    );
    merged
}

fn told(merged: &MergeOutcome) -> Vec<String> {
    merged.conflicts.iter().map(ToString::to_string).collect()
}

fn card(id: &str) -> CardId {
    CardId(Id::new(id).unwrap())
}

fn cards_of(map: &Map, step: &str, lane: &str) -> Vec<String> {
    let order = Order::new(map);
    let (lane, step) = (throughline::model::LaneId(Id::new(lane).unwrap()), StepId(Id::new(step).unwrap()));
    order.cards_in(lane, step).iter().map(|card| card.id.to_string()).collect()
}

/// The base without step `a` and all that stands in it.
const WITHOUT_A: &[(&str, &str)] = &[
    ("(id: \"a\", stage: \"one\", name: \"A\"),", ""),
    ("(id: \"call\", step: \"a\", lane: \"front\", text: \"Calls\"),", ""),
    ("(id: \"mail\", step: \"a\", lane: \"front\", text: \"Mails\"),", ""),
    (", eases: [\"slow\"]", ""),
    ("(id: \"slow\", card: \"call\", text: \"Slow\", severity: 2)", ""),
    ("(id: \"hold\", card: \"call\", min: 1, max: 5)", ""),
    ("(id: \"k\", from: \"call\", to: \"look\", label: \"then\")", ""),
    ("(id: \"bad\", persona: \"dana\", step: \"a\", value: -1)", ""),
];

#[test]
fn a_text_of_one_side_and_a_colour_of_the_other_are_both_kept() {
    let both = merged(&[("\"Calls\"", "\"Phones\"")], &[("\"Calls\"", "\"Calls\", color: Red")]);
    let call = &both.map.cards[&card("call")];
    assert_eq!((call.text.as_str(), call.color.is_some()), ("Phones", true));
    assert_eq!(both.conflicts, []);
}

#[test]
fn a_field_that_both_changed_is_ours_and_says_what_the_others_were() {
    let both = merged(&[("\"Calls\"", "\"Phones\"")], &[("\"Calls\"", "\"Rings\"")]);
    assert_eq!(both.map.cards[&card("call")].text, "Phones");
    let [base, ours, theirs] = ["Calls", "Phones", "Rings"].map(|text| FieldValue::Text(text.to_owned()));
    assert_eq!(both.conflicts[0].clash, Clash::Field { field: "text", base: Some(base), ours, theirs });
    let line = r#"card "Phones" (call): `text` is "Phones" here and "Rings" there; it was "Calls"; ours was taken"#;
    assert_eq!(told(&both), [line]);
}

#[test]
fn the_same_change_on_both_sides_is_one_change() {
    let change = &[("\"Calls\"", "\"Phones\""), ("title: \"Parcel\"", "title: \"Packet\", author: \"Ana\"")];
    let both = merged(change, change);
    assert_eq!((both.map, both.conflicts), (base_with(change), vec![]));
}

#[test]
fn title_and_author_are_fields_like_any_other() {
    let both = merged(&[("\"Parcel\"", "\"Packet\"")], &[("\"Parcel\"", "\"Parcel\", author: \"Ana\", kind: ToBe")]);
    assert_eq!((both.map.info.title.as_str(), both.map.info.author.as_str()), ("Packet", "Ana"));
    assert_eq!(both.conflicts, []);
    let both = merged(&[("\"Parcel\"", "\"Packet\"")], &[("\"Parcel\"", "\"Box\"")]);
    let line = r#"map "Packet": `title` is "Packet" here and "Box" there; it was "Parcel"; ours was taken"#;
    assert_eq!(told(&both), [line]);
}

#[test]
fn cards_that_both_sides_add_to_a_cell_stand_there_one_after_the_other() {
    let after_call = |id: &str| format!("\"Calls\"),\n(id: \"{id}\", step: \"a\", lane: \"front\"),");
    let both = merged(&[("\"Calls\"),", &after_call("x"))], &[("\"Calls\"),", &after_call("y"))]);
    assert_eq!(cards_of(&both.map, "a", "front"), ["call", "x", "y", "mail"]);
    assert_eq!(both.conflicts, []);
}

/// Each side deleted what the other kept: nothing would be left, and a map has steps and lanes.
#[test]
fn steps_and_lanes_stay_where_the_sides_deleted_all_of_them_together() {
    let file = |steps: &str, lanes: &str| {
        read(format!("(throughline: 1, stages: [(id: \"s\")], steps: [{steps}], lanes: [{lanes}])").as_bytes()).unwrap()
    };
    let [a, b] = ["a", "b"].map(|id| format!("(id: \"{id}\", stage: \"s\"),"));
    let [front, back] = ["(id: \"f\", role: Frontstage),", "(id: \"k\", role: Backstage),"];
    let base = file(&format!("{a}{b}"), &format!("{front}{back}"));
    let (first, second) = (file(&a, front), file(&b, back));
    for (ours, theirs) in [(&first, &second), (&second, &first)] {
        let merged = merge(&base, ours, theirs);
        assert_eq!((merged.map.steps.len(), merged.map.lanes.len(), merged.map.stages.len()), (2, 2, 1));
        let contested: Vec<Key> = merged.conflicts.iter().map(|conflict| conflict.key).collect();
        assert_eq!(contested.len(), 4, "each deletion that was not done is told: {contested:?}");
    }
    // What leaves some is deleted.
    let both = merge(&base, &file(&format!("{a}{b}"), front), &file(&a, &format!("{front}{back}")));
    assert_eq!((both.map.steps.len(), both.map.lanes.len(), both.conflicts.len()), (1, 1, 0));
}

/// Found by an attack: one person put two cards into an empty cell, and the other moved a card there.
#[test]
fn what_both_sides_put_into_an_empty_cell_stands_there_in_one_order_whoever_merges() {
    let base = read(
        br#"(throughline: 1, stages: [(id: "s")], steps: [(id: "a", stage: "s"), (id: "b", stage: "s")],
            lanes: [(id: "l", role: Customer)], cards: [(id: "cvdt7j8", step: "b", lane: "l", kind: Decision)])"#,
    )
    .unwrap();
    let (mut adds, mut moves) = (base.clone(), base.clone());
    for (rank, name) in (1..).zip(["cz872dy", "cqpz8x1"]) {
        let id = card(name);
        let step = base.steps.keys().next().copied().unwrap();
        let lane = base.lanes.keys().next().copied().unwrap();
        adds.cards.insert(id, Card { rank, ..Card::new(id, lane, step) });
    }
    if let Some(card) = moves.cards.get_mut(&card("cvdt7j8")) {
        card.step = base.steps.keys().next().copied().unwrap();
    }
    for (ours, theirs) in [(&adds, &moves), (&moves, &adds)] {
        let merged = merge(&base, ours, theirs);
        assert_eq!(told(&merged), [""; 0]);
        assert_eq!(cards_of(&merged.map, "a", "l"), ["cvdt7j8", "cz872dy", "cqpz8x1"]);
    }
}

/// Each side changed two neighbors: only that both moved the middle card explains both, and ours is told to be taken.
#[test]
fn a_card_that_both_sides_moved_past_a_neighbor_is_told() {
    let of = |order: [&str; 3]| {
        let cards: String = order.map(|id| format!("(id: \"{id}\", step: \"a\", lane: \"l\"),")).concat();
        let file = format!(
            "(throughline: 1, stages: [(id: \"s\")], steps: [(id: \"a\", stage: \"s\")],
            lanes: [(id: \"l\", role: Customer)], cards: [{cards}])"
        );
        read(file.as_bytes()).unwrap()
    };
    let [base, ours, theirs] = [of(["x", "y", "z"]), of(["y", "x", "z"]), of(["x", "z", "y"])];
    let merged = merge(&base, &ours, &theirs);
    assert_eq!(told(&merged), ["card (y): moved here and there to different places; ours was taken"]);
    assert_eq!(cards_of(&merged.map, "a", "l"), ["y", "x", "z"]);
}

#[test]
fn a_card_moved_by_one_side_and_written_by_the_other_is_moved_and_written() {
    let ours = [("step: \"a\", lane: \"front\", text: \"Mails\"", "step: \"c\", lane: \"front\", text: \"Mails\"")];
    let both = merged(&ours, &[("\"Mails\"", "\"Writes\"")]);
    assert_eq!(cards_of(&both.map, "c", "front"), ["mail", "end"]);
    assert_eq!(both.map.cards[&card("mail")].text, "Writes");
    assert_eq!(both.conflicts, []);
}

#[test]
fn a_card_that_one_side_deleted_and_the_other_wrote_stays_with_its_marks() {
    let without_call = [
        ("(id: \"call\", step: \"a\", lane: \"front\", text: \"Calls\"),", ""),
        (", eases: [\"slow\"]", ""),
        ("(id: \"slow\", card: \"call\", text: \"Slow\", severity: 2)", ""),
        ("(id: \"hold\", card: \"call\", min: 1, max: 5)", ""),
        ("(id: \"k\", from: \"call\", to: \"look\", label: \"then\")", ""),
    ];
    let change = [("\"Calls\"", "\"Phones\"")];
    for (both, by) in
        [(merged(&without_call, &change), MergeSide::Ours), (merged(&change, &without_call), MergeSide::Theirs)]
    {
        assert_eq!(write(&both.map), write(&base_with(&change)));
        assert_eq!(both.conflicts.len(), 1);
        assert_eq!(
            (both.conflicts[0].key, &both.conflicts[0].clash),
            (Key::Card(card("call")), &Clash::Deleted { by })
        );
    }
    let both = merged(&without_call, &change);
    assert_eq!(told(&both), [r#"card "Phones" (call): deleted here, but changed or used there; it was kept"#]);
}

#[test]
fn a_deletion_that_nobody_contests_is_done() {
    let both = merged(WITHOUT_A, &[("\"Looks\"", "\"Searches\"")]);
    assert_eq!(both.conflicts, []);
    assert_eq!(both.map.cards.len(), 3);
    assert_eq!(both.map.cards[&card("look")].text, "Searches");
    assert!(both.map.pains.is_empty() && both.map.connectors.is_empty() && both.map.emotions.is_empty());
    assert!(both.map.cards[&card("idea")].eases.is_empty());
}

#[test]
fn a_step_that_one_side_deleted_and_the_other_put_a_card_into_comes_back_with_all_that_was_in_it() {
    let add = [("(id: \"end\"", "(id: \"new\", step: \"a\", lane: \"back\", text: \"New\"), (id: \"end\"")];
    let both = merged(WITHOUT_A, &add);
    assert_eq!(told(&both), [r#"step "A" (a): deleted here, but changed or used there; it was kept"#]);
    assert_eq!(write(&both.map), write(&base_with(&add)));
}

#[test]
fn a_connector_to_a_card_that_the_other_side_deleted_brings_the_card_back() {
    let ours = [("(id: \"end\", step: \"c\", lane: \"front\", text: \"Ends\"),", "")];
    let theirs = [("label: \"then\")", "label: \"then\"), (id: \"k2\", from: \"look\", to: \"end\")")];
    let both = merged(&ours, &theirs);
    assert_eq!(told(&both), [r#"card "Ends" (end): deleted here, but changed or used there; it was kept"#]);
    assert_eq!((both.map.cards.len(), both.map.connectors.len()), (5, 2));
}

#[test]
fn two_feelings_of_one_persona_at_one_step_are_one_and_the_other_is_told() {
    let with = |id: &str, value: &str| {
        let added = format!("value: -1), (id: \"{id}\", persona: \"dana\", step: \"c\", value: {value})");
        base_with(&[("value: -1)", &added)])
    };
    let both = merge(&base_with(&[]), &with("x", "1"), &with("y", "2"));
    assert_eq!(
        both.map.emotions.values().map(|one| one.value).collect::<Vec<_>>(),
        [Feeling::nearest(-1.0).unwrap(), Feeling::nearest(1.0).unwrap()]
    );
    assert_eq!(told(&both), ["emotion (y): said here as 1, empty and there as 2, empty; ours was taken"]);
    let agreed = merge(&base_with(&[]), &with("x", "1"), &with("y", "1"));
    assert_eq!((agreed.map.emotions.len(), agreed.conflicts), (2, vec![]));
}

#[test]
fn both_sides_draw_the_same_connector_and_there_is_one() {
    let with = |id: &str| {
        let added = format!("label: \"then\"), (id: \"{id}\", from: \"look\", to: \"end\")");
        base_with(&[("label: \"then\")", &added)])
    };
    let both = merge(&base_with(&[]), &with("x"), &with("y"));
    assert_eq!((both.map, both.conflicts), (with("x"), vec![]));
}

#[test]
fn a_stage_whose_steps_both_sides_took_away_is_gone_and_told() {
    let (a, b) = ("(id: \"c\", stage: \"two\", name: \"C\"),", "(id: \"d\", stage: \"two\", name: \"D\"),");
    let base =
        base_with(&[(a, &format!("{a} {b}")), ("(id: \"end\", step: \"c\", lane: \"front\", text: \"Ends\"),", "")]);
    let without = |step: &str| {
        let mut map = base.clone();
        map.steps.remove(&StepId(Id::new(step).unwrap()));
        map
    };
    let both = merge(&base, &without("c"), &without("d"));
    assert_eq!(told(&both), [r#"stage "Two" (two): both sides took steps out of it and none is left; it is gone"#]);
    assert_eq!((both.map.stages.len(), both.map.steps.len()), (1, 2));
}

#[test]
fn links_of_opportunities_are_added_and_taken_away_by_either_side() {
    let pain = ("severity: 2)", "severity: 2), (id: \"loud\", card: \"mail\")");
    let ours = merged(&[(", eases: [\"slow\"]", "")], &[pain, ("[\"slow\"]", "[\"slow\", \"loud\"]")]);
    assert_eq!(ours.map.cards[&card("idea")].eases.iter().map(|pain| pain.as_str()).collect::<Vec<_>>(), ["loud"]);
    assert_eq!(ours.conflicts, []);
}

#[test]
fn dismissed_issues_are_a_set() {
    let (x, y) = ("(issue: \"stage-without-name\", at: \"x\")", "(issue: \"step-without-name\", at: \"y\")");
    let title = "title: \"Parcel\",";
    let ours = format!("{title} dismissed: [{x}],");
    let theirs = format!("{title} dismissed: [{y}],");
    let both = merged(&[(title, &ours)], &[(title, &theirs)]);
    assert_eq!(both.map.info.dismissed.len(), 2);
    assert_eq!(both.conflicts, []);
}

#[test]
fn times_of_a_wait_and_ends_of_a_connector_are_not_mixed() {
    let both = merged(&[("min: 1, max: 5", "min: 4, max: 5")], &[("min: 1, max: 5", "min: 1, max: 2")]);
    let wait = both.map.waits.values().next().unwrap();
    assert_eq!((wait.min, wait.max), (4, 5));
    let line = "wait point (hold): `times` is 4, 5, Minutes here and 1, 2, Minutes there; it was 1, 5, Minutes; ours was taken";
    assert_eq!(told(&both), [line]);
    let ends = "from: \"call\", to: \"look\"";
    let both = merged(&[(ends, "from: \"end\", to: \"look\"")], &[(ends, "from: \"call\", to: \"end\"")]);
    assert_eq!(both.conflicts.len(), 1);
}

#[test]
fn a_conflict_is_told_in_one_line_that_no_terminal_obeys() {
    let ours = [("\"Calls\"", r#""Call\u{7}", owner: "a\u{1b}[2J""#)];
    let both = merged(&ours, &[("\"Calls\"", r#""Calls", owner: "two\nlines""#)]);
    let line =
        r#"card "Call\u{7}" (call): `owner` is "a\u{1b}[2J" here and "two\nlines" there; it was empty; ours was taken"#;
    assert_eq!(told(&both), [line]);
}

#[test]
fn without_a_common_map_both_are_put_together() {
    let (one, two) = (base_with(&[]), base_with(&[("\"Calls\"", "\"Rings\"")]));
    let both = merge(&Map::default(), &one, &two);
    assert_eq!(both.map, one);
    assert_eq!(told(&both), [r#"card "Calls" (call): `text` is "Calls" here and "Rings" there; ours was taken"#]);
}
