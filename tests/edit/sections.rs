//! Whole stages, steps and lanes that are carried to another place or another map: laws, then by name.

use std::collections::BTreeMap;

use proptest::prelude::*;
use throughline::edit::{Command, Refusal, Section, SectionKind};
use throughline::model::{
    Card, CardId, EvidenceLevel, IdSource, IssueKind, IssueLevel, Key, Lane, Map, Order, Pain, Role, Stage, Step, Wait,
    check,
};
use throughline::persist;

use crate::notation::{after, id, refusal, sketch};
use crate::support::{Dice, cases, random_map, short_or_long};

/// A map in which no lane is locked, and no card lies on curves: those are pasted beside them.
fn open_map(seed: u64) -> Map {
    let mut map = random_map(seed);
    map.lanes.values_mut().for_each(|lane| lane.locked = false);
    let on_curves: Vec<Key> =
        map.cards.values().filter(|card| map.shows_feelings(card.lane)).map(|card| card.id.into()).collect();
    after(&map, &Command::Delete(on_curves))
}

/// Some stages and steps, or lanes, of a map.
fn some_heads(map: &Map, dice: &mut Dice) -> Vec<Key> {
    let all: Vec<Key> = match dice.below(4) {
        0 => map.stages.keys().map(|id| (*id).into()).collect(),
        1 => map.steps.keys().map(|id| (*id).into()).collect(),
        2 => map.stages.keys().map(|id| Key::from(*id)).chain(map.steps.keys().map(|id| (*id).into())).collect(),
        _ => {
            let lanes = map.lanes.values().filter(|lane| !lane.hidden && lane.role.takes_cards());
            lanes.map(|lane| lane.id.into()).collect()
        }
    };
    all.into_iter().filter(|_| dice.percent(40)).collect()
}

/// A record of the same kind at the end of which, or anywhere else, a section is pasted.
fn somewhere(map: &Map, kind: SectionKind, dice: &mut Dice) -> Option<Key> {
    let all: Vec<Key> = match kind {
        SectionKind::Stages => map.stages.keys().map(|id| (*id).into()).collect(),
        SectionKind::Steps => map.steps.keys().map(|id| (*id).into()).collect(),
        SectionKind::Lanes => map.lanes.keys().map(|id| (*id).into()).collect(),
    };
    dice.maybe(&all).filter(|_| dice.percent(80))
}

/// Pastes a section, and takes it up again from where it is now.
fn pasted(map: &Map, section: &Section, to: Option<Key>, dice: &mut Dice) -> (Map, Section) {
    let section = section.renamed(&mut IdSource::seeded(u128::from(dice.bits())));
    let heads: Vec<Key> = section.heads().collect();
    let map = after(map, &Command::PasteSection { section, after: to });
    let again = Section::from_keys(&map, heads).unwrap();
    (map, again)
}

/// All that a section says, without ids and ranks. In another map its lanes and steps may stand in another order.
fn said(section: &Section, with_places: bool) -> Vec<String> {
    let map = section.map();
    let order = Order::new(map);
    let pain = |pain: &Pain| format!("{:?}", Pain { id: id("x"), card: id("x"), rank: 0, ..pain.clone() });
    let card = |one: &Card| {
        let eases: Vec<_> = one.eases.iter().filter_map(|id| map.pains.get(id)).map(pain).collect();
        let waits = order.waits_of(one.id).iter();
        let waits: Vec<_> = waits.map(|wait| Wait { id: id("x"), card: id("x"), rank: 0, ..(*wait).clone() }).collect();
        let pains: Vec<_> = order.pains_of(one.id).iter().map(|one| pain(one)).collect();
        let span = if with_places || section.kind() != SectionKind::Lanes { one.span } else { 1 };
        let bare = Card { id: id("x"), lane: id("x"), step: id("x"), rank: 0, eases: Vec::new(), span, ..one.clone() };
        format!("{bare:?} {pains:?} {waits:?} {eases:?}")
    };
    let cards: BTreeMap<CardId, String> = map.cards.values().map(|one| (one.id, card(one))).collect();
    let mut all: Vec<String> = order
        .cards
        .iter()
        .zip(order.cells())
        .map(|(one, cell)| format!("{} {:?}", cards[&one.id], with_places.then_some(cell)))
        .collect();
    all.extend(
        map.connectors
            .values()
            .map(|one| format!("{:?} {:?} {} to {}", one.heads, one.label, cards[&one.from], cards[&one.to])),
    );
    all.extend(map.emotions.values().map(|felt| {
        let (persona, step) = (&map.personas[&felt.persona].name, &map.steps[&felt.step].name);
        format!("{} {step:?} {:?} {:?}", persona.trim().to_lowercase(), felt.value, felt.quote)
    }));
    if section.kind() == SectionKind::Lanes {
        all.extend(order.lanes.iter().map(|lane| format!("{:?}", Lane { id: id("x"), rank: 0, ..(*lane).clone() })));
    } else {
        let step = |step: &&Step| format!("{:?}", Step { id: id("x"), stage: id("x"), rank: 0, ..(*step).clone() });
        all.extend(order.steps.iter().map(step));
    }
    if section.kind() == SectionKind::Stages {
        let steps = |stage: &Stage| order.steps_of(stage.id).count();
        all.extend(order.stages.iter().map(|stage| format!("{:?} {:?} {}", stage.name, stage.goal, steps(stage))));
    }
    all.sort();
    all
}

fn broken(map: &Map) -> Vec<IssueKind> {
    let issues = check(map).into_iter().map(|issue| issue.kind);
    issues.filter(|kind| kind.level() == IssueLevel::Broken).collect()
}

fn is_sound(map: &Map) -> bool {
    broken(map).is_empty()
}

/// The same for a section, or for what it makes of a map without anything: columns that hold nothing bring no lane, and
/// that is all that is wrong with them.
fn is_sound_part(map: &Map) -> bool {
    let is_bare = map.lanes.is_empty() && map.cards.is_empty();
    broken(map) == if is_bare { vec![IssueKind::MapWithoutLanes] } else { Vec::new() }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn what_is_copied_and_pasted_in_the_same_map_is_there_twice(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = open_map(dice.bits());
        let heads = some_heads(&map, &mut dice);
        let Some(section) = Section::from_keys(&map, heads) else { return Ok(()) };
        let to = somewhere(&map, section.kind(), &mut dice);
        let (map, again) = pasted(&map, &section, to, &mut dice);
        prop_assert!(is_sound(&map));
        prop_assert_eq!(again.kind(), section.kind());
        prop_assert_eq!(said(&again, true), said(&section, true));
    }

    #[test]
    fn what_is_cut_and_pasted_in_another_map_keeps_all_that_it_says(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let (from, to) = (open_map(dice.bits()), open_map(dice.bits()));
        let heads = some_heads(&from, &mut dice);
        let Some(section) = Section::from_keys(&from, heads.clone()) else { return Ok(()) };
        if let Ok(patch) = Command::Delete(heads).plan(&from) {
            let mut rest = from.clone();
            patch.apply(&mut rest).unwrap();
            prop_assert!(is_sound(&rest));
        }
        let place = somewhere(&to, section.kind(), &mut dice);
        let (to, again) = pasted(&to, &section, place, &mut dice);
        prop_assert!(is_sound(&to));
        prop_assert_eq!(said(&again, false), said(&section, false));
    }

    #[test]
    fn a_section_is_a_map_of_its_own_in_which_nothing_is_broken(seed: u64) {
        let mut dice = Dice::seeded(seed);
        let map = random_map(dice.bits());
        let heads = some_heads(&map, &mut dice);
        let Some(section) = Section::from_keys(&map, heads.clone()) else { return Ok(()) };
        let pains = &section.map().pains;
        let loose = section.map().cards.values().any(|card| card.eases.iter().any(|pain| !pains.contains_key(pain)));
        prop_assert!(loose || is_sound_part(section.map()));
        prop_assert!(section.kind() != SectionKind::Lanes || is_sound(section.map()) || loose);
        let renamed = section.renamed(&mut IdSource::seeded(u128::from(seed)));
        prop_assert!(renamed.heads().all(|head| !map.has(head)));
        prop_assert_eq!(said(&renamed, true), said(&section, true));
    }
}

const MAP: &str = "
    stage one: a b
    stage two: c
    lane top
    lane low
    cell top a: x y*3
    cell low b: z
    pain p on x
    join k: x z
    mood m: ann a
    eases z: p
";

/// What a section of the first map makes of the second one.
#[track_caller]
fn brings(from: &str, heads: &[Key], to: &str, place: Option<Key>) -> Map {
    let section = Section::from_keys(&sketch(from), heads.iter().copied()).unwrap();
    let section = section.renamed(&mut IdSource::seeded(5));
    let map = after(&sketch(to), &Command::PasteSection { section, after: place });
    assert!(is_sound_part(&map));
    map
}

/// A map by the names of its steps and lanes and the texts of its cards.
fn table(map: &Map) -> Vec<String> {
    let order = Order::new(map);
    let steps = order.steps.iter().map(|step| format!("{}.{}", map.stages[&step.stage].name, step.name));
    let row = |lane: &&Lane| {
        let cells = order.steps.iter().map(|step| {
            let cards = order.cards_in(lane.id, step.id).iter();
            let card = |card: &&Card| {
                if card.span > 1 { format!("{}*{}", card.text, card.span) } else { card.text.clone() }
            };
            cards.map(card).collect::<Vec<_>>().join(" ")
        });
        format!("{}: {}", lane.name, cells.collect::<Vec<_>>().join("|"))
    };
    let heading = steps.collect::<Vec<_>>().join("|");
    std::iter::once(heading).chain(order.lanes.iter().map(row)).collect()
}

fn a_step(name: &str) -> Key {
    Key::Step(id(name))
}

fn a_stage(name: &str) -> Key {
    Key::Stage(id(name))
}

fn a_lane(name: &str) -> Key {
    Key::Lane(id(name))
}

#[test]
fn cards_go_on_over_those_of_their_steps_that_come_along_and_others_go_on_over_what_is_put_between() {
    let map = brings(MAP, &[a_step("a"), a_step("c")], MAP, Some(a_step("b")));
    assert_eq!(table(&map), ["one.a|one.b|one.a|one.c|two.c", "top: x y*5||x y*2||", "low: |z|||"]);
    let map = brings(MAP, &[a_stage("one")], MAP, Some(a_stage("two")));
    assert_eq!(table(&map), ["one.a|one.b|two.c|one.a|one.b", "top: x y*3|||x y*2|", "low: |z|||z"]);
    assert_eq!(map.connectors.len(), 2);
    let copy = map.cards.values().find(|card| card.text == "z" && card.id != id("z")).unwrap();
    assert!(copy.eases.len() == 1 && copy.eases[0] != id("p"), "it eases the pain point that came along");
}

#[test]
fn a_step_beside_a_stage_comes_with_its_own_stage() {
    let map = brings(MAP, &[a_stage("two"), a_step("a")], MAP, Some(a_stage("one")));
    assert_eq!(table(&map)[0], "one.a|one.b|one.a|two.c|two.c");
}

#[test]
fn in_another_map_a_lane_is_found_by_its_role_and_name_or_its_role_and_else_added_in_its_place() {
    let mut into = sketch("stage other: q\nlane Low\nlane foreign\ncell Low q: old");
    into.lanes.get_mut(&id("foreign")).unwrap().role = Role::Support;
    let section = Section::from_keys(&sketch(MAP), [a_stage("one")]).unwrap().renamed(&mut IdSource::seeded(5));
    let paste = Command::PasteSection { section, after: None };
    assert_eq!(
        table(&after(&into, &paste)),
        ["other.q|one.a|one.b", "top: |x y*2|", "Low: old||z", "foreign: ||"],
        "a lane that isn't found is above the one that comes after it"
    );
    // A lane of the same role takes what comes from one with another name, but one lane never takes two.
    into.lanes.get_mut(&id("Low")).unwrap().name = "else".to_owned();
    assert_eq!(table(&after(&into, &paste)), ["other.q|one.a|one.b", "else: old|x y*2|", "low: ||z", "foreign: ||"]);
    // What would not be seen is not where it is put.
    into.lanes.get_mut(&id("Low")).unwrap().hidden = true;
    let map = after(&into, &paste);
    assert_eq!(table(&map), ["other.q|one.a|one.b", "else: old||", "foreign: ||", "top: |x y*2|", "low: ||z"]);
}

#[test]
fn a_lane_finds_its_steps_by_name_and_else_by_their_place_and_adds_what_is_missing() {
    let named = brings(MAP, &[a_lane("top"), a_lane("low")], "stage s: c A\nlane mine\ncell mine A: m", None);
    assert_eq!(table(&named), ["s.c|s.A|s.b", "mine: |m|", "top: y*3|x|", "low: ||z"]);
    let placed = brings(MAP, &[a_lane("top")], "stage s: q r\nlane mine", Some(a_lane("mine")));
    assert_eq!(table(&placed), ["s.q|s.r|s.c", "mine: ||", "top: x y*3||"]);
    let bare = brings(MAP, &[a_lane("low")], "", None);
    assert_eq!(table(&bare), ["one.b", "low: z"], "a map without steps gets those that hold something");
    let bare = brings(MAP, &[a_step("c")], "", None);
    assert_eq!(table(&bare), ["two.c"], "with their stage");
}

#[test]
fn who_feels_comes_along_and_is_found_by_id_and_name() {
    let mine = "stage s: q\nlane mine\nmood n: Ann q";
    let map = brings(MAP, &[a_step("a")], mine, None);
    assert_eq!(map.personas.len(), 1, "the same name, the same persona");
    assert_eq!(map.emotions.values().filter(|felt| felt.persona == id("Ann")).count(), 2);
    let map = brings(MAP, &[a_step("a")], "stage s: q\nlane mine\nmood n: bob q", None);
    let mut names: Vec<_> = map.personas.values().map(|persona| persona.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ann", "bob"]);
}

fn curves(name: &str) -> String {
    format!("{MAP}\nlane {name}")
}

fn with_curves(text: &str, lane: &str) -> Map {
    let mut map = sketch(text);
    map.lanes.get_mut(&id(lane)).unwrap().role = Role::Emotion;
    map
}

#[test]
fn a_lane_of_curves_brings_what_is_felt_and_a_second_one_of_the_same_is_refused() {
    let map = with_curves(&curves("felt"), "felt");
    let section = Section::from_keys(&map, [a_lane("felt")]).unwrap().renamed(&mut IdSource::seeded(5));
    let paste = Command::PasteSection { section, after: None };
    assert_eq!(refusal(&map, &paste), Refusal::OneIsEnough(a_lane("felt")));
    // In a map without curves it is added with what is felt.
    let other = after(&sketch("stage s: q\nlane mine"), &paste);
    assert_eq!((other.lanes.len(), other.emotions.len(), other.personas.len()), (2, 1, 1));
    // The lane comes back after it was cut, and the feelings are still there.
    let cut = after(&map, &Command::Delete(vec![a_lane("felt")]));
    let back = after(&cut, &paste);
    assert_eq!((back.lanes.len(), back.emotions.len()), (3, 1));
    // Who feels otherwise there is somebody else.
    let mut changed = cut.clone();
    changed.emotions.get_mut(&id("m")).unwrap().quote = "Not again".to_owned();
    let both = after(&changed, &paste);
    assert_eq!((both.emotions.len(), both.personas.len()), (2, 2));
}

#[test]
fn columns_bring_a_lane_for_what_is_felt_where_there_is_none() {
    let map = with_curves(&curves("felt"), "felt");
    let section = Section::from_keys(&map, [a_step("a")]).unwrap().renamed(&mut IdSource::seeded(5));
    let other = after(&sketch("stage s: q\nlane top"), &Command::PasteSection { section, after: None });
    assert!(other.lanes.values().any(|lane| lane.role == Role::Emotion));
    assert_eq!(other.emotions.len(), 1);
}

#[test]
fn what_a_file_has_left_on_curves_comes_into_a_lane_of_its_own() {
    let map = with_curves(&format!("{MAP}\nlane felt\ncell felt a: lost"), "felt");
    let section = Section::from_keys(&map, [a_step("a")]).unwrap().renamed(&mut IdSource::seeded(5));
    let pasted = after(&map, &Command::PasteSection { section, after: None });
    let copy = pasted.cards.values().find(|card| card.text == "lost" && card.id != id("lost")).unwrap();
    assert_eq!(pasted.lanes[&copy.lane].role, Role::Notes);
    // Copied with their lane, which is shown already, they need one all the same.
    let section = Section::from_keys(&map, [a_lane("felt")]).unwrap().renamed(&mut IdSource::seeded(5));
    let pasted = after(&map, &Command::PasteSection { section, after: Some(a_lane("felt")) });
    assert_eq!(table(&pasted), ["one.a|one.b|two.c", "top: x y*3||", "low: |z|", "felt: lost||", "felt: lost||"]);
    let copy = pasted.cards.values().find(|card| card.text == "lost" && card.id != id("lost")).unwrap();
    assert_eq!(pasted.lanes[&copy.lane].role, Role::Notes);
}

#[test]
fn a_locked_lane_takes_nothing_and_a_place_of_another_kind_is_none() {
    let mut map = sketch(MAP);
    map.lanes.get_mut(&id("low")).unwrap().locked = true;
    let section = |head: Key| Section::from_keys(&map, [head]).unwrap().renamed(&mut IdSource::seeded(5));
    let paste = |head: Key, after: Option<Key>| Command::PasteSection { section: section(head), after };
    assert_eq!(refusal(&map, &paste(a_step("b"), None)), Refusal::Locked(id("low")));
    assert!(paste(a_step("a"), None).plan(&map).is_ok(), "nothing comes into it");
    let copy = after(&map, &paste(a_lane("low"), None));
    assert_eq!(copy.lanes.values().filter(|lane| lane.locked).count(), 2, "a lane keeps its fields");
    assert_eq!(refusal(&map, &paste(a_step("a"), Some(a_lane("top")))), Refusal::WrongTarget(a_lane("top")));
    assert_eq!(refusal(&map, &paste(a_lane("top"), Some(a_step("a")))), Refusal::WrongTarget(a_step("a")));
    let twice = Command::PasteSection { section: Section::from_keys(&map, [a_step("a")]).unwrap(), after: None };
    assert!(matches!(refusal(&map, &twice), Refusal::Exists(_)), "its ids must be new");
}

#[test]
fn only_records_of_one_kind_make_a_section() {
    let map = sketch(MAP);
    for heads in [vec![a_step("a"), a_lane("top")], vec![a_step("a"), Key::Card(id("x"))], vec![]] {
        assert_eq!(Section::from_keys(&map, heads), None);
    }
    assert_eq!(SectionKind::from_keys([a_step("a"), a_stage("two")]), Some(SectionKind::Stages));
}

#[test]
fn a_width_and_all_fields_of_a_lane_are_kept_and_a_lane_is_pasted_to_be_seen() {
    let mut map = sketch(MAP);
    map.steps.get_mut(&id("a")).unwrap().width = Some(300);
    map.cards.get_mut(&id("x")).unwrap().evidence = EvidenceLevel::Researched;
    map.lanes.get_mut(&id("top")).unwrap().hidden = true;
    let paste = |map: &Map, head: Key| {
        let section = Section::from_keys(map, [head]).unwrap().renamed(&mut IdSource::seeded(5));
        after(map, &Command::PasteSection { section, after: None })
    };
    assert_eq!(paste(&map, a_step("a")).steps.values().filter(|step| step.width == Some(300)).count(), 2);
    assert_eq!(paste(&map, a_lane("top")).lanes.values().filter(|lane| lane.hidden).count(), 1);
    // Nothing is in the file that is not in the map.
    assert!(persist::read(persist::write(&paste(&map, a_stage("one"))).as_bytes()).is_ok());
}

#[test]
fn a_hundred_thousand_cards_are_carried_without_a_wait() {
    let mut map = sketch("stage s: a b\nlane top\nlane low");
    let mut ids = IdSource::seeded(1);
    for nth in 0..short_or_long(20_000_usize, 100_000) {
        let (lane, step) = (["top", "low"][nth % 2], ["a", "b"][nth / 2 % 2]);
        let card = Card { rank: i64::try_from(nth).unwrap(), ..Card::new(ids.fresh(), id(lane), id(step)) };
        map.cards.insert(card.id, card);
    }
    let count = map.cards.len();
    for head in [a_stage("s"), a_lane("top")] {
        let section = Section::from_keys(&map, [head]).unwrap().renamed(&mut ids);
        let more = section.map().cards.len();
        let pasted = after(&map, &Command::PasteSection { section, after: None });
        assert_eq!(pasted.cards.len(), count + more);
    }
}
