//! What goes, stays and follows when a record is deleted.

use throughline::edit::{Command, Refusal};
use throughline::model::{CardId, Key, LaneId, PainId, PersonaId, StageId, StepId};

use crate::notation::{after, id, makes, refusal, shown, sketch};

fn delete(key: impl Into<Key>) -> Command {
    Command::Delete(vec![key.into()])
}

#[test]
fn a_deleted_stage_takes_its_steps_with_their_cards_marks_connectors_and_emotions() {
    makes(
        "stage s1: a b
         stage s2: c
         lane top
         cell top a: x
         cell top b: y
         cell top c: z
         pain p on x
         wait w on y
         join k: y z
         mood m1: ann a
         mood m2: ann c
         eases z: p",
        delete(id::<StageId>("s1")),
        "stage s2: c
         lane top
         cell top c: z
         mood m2: ann c",
    );
}

#[test]
fn undo_brings_back_the_deleted_stage_with_its_cards() {
    let map = sketch(
        "stage s1: a b
         stage s2: c
         lane top
         cell top a: x y*3
         pain p on x
         mood m: ann a",
    );
    let patch = delete(id::<StageId>("s1")).plan(&map).unwrap();
    let mut changed = map.clone();
    patch.apply(&mut changed).unwrap();
    assert_ne!(changed, map);
    patch.inverse().apply(&mut changed).unwrap();
    assert_eq!(changed, map);
}

#[test]
fn a_deleted_step_takes_its_cards_and_leaves_those_beside_it() {
    makes(
        "stage s1: a b c
         lane top
         lane low
         cell top a: x
         cell top b: y
         cell low b: z
         cell top c: v",
        delete(id::<StepId>("b")),
        "stage s1: a c
         lane top
         lane low
         cell top a: x
         cell top c: v",
    );
}

#[test]
fn a_card_that_spans_over_the_deleted_step_gets_shorter() {
    makes(
        "stage s1: a b c
         lane top
         cell top a: x*3 y*2 z",
        delete(id::<StepId>("b")),
        "stage s1: a c
         lane top
         cell top a: x*2 y z",
    );
}

#[test]
fn cards_that_start_in_the_deleted_step_and_go_on_start_at_the_next_one_in_their_old_order() {
    makes(
        "stage s1: a b c
         lane top
         cell top a: x*2 gone y*3
         cell top b: z
         pain p on y",
        delete(id::<StepId>("a")),
        "stage s1: b c
         lane top
         cell top b: x y*2 z
         pain p on y",
    );
}

#[test]
fn a_card_that_lies_wholly_in_deleted_steps_is_deleted() {
    makes(
        "stage s1: a b
         stage s2: c
         lane top
         cell top a: x*2 y*3",
        delete(id::<StageId>("s1")),
        "stage s2: c
         lane top
         cell top c: y",
    );
}

#[test]
fn a_stage_goes_with_its_last_step() {
    makes(
        "stage s1: a
         stage s2: b
         lane top",
        delete(id::<StepId>("a")),
        "stage s2: b
         lane top",
    );
}

#[test]
fn the_last_step_stage_and_lane_stay() {
    let map = sketch(
        "stage s1: a b
         lane top",
    );
    assert_eq!(refusal(&map, &delete(id::<StageId>("s1"))), Refusal::LastStage);
    let both = Command::Delete(vec![id::<StepId>("a").into(), id::<StepId>("b").into()]);
    assert_eq!(refusal(&map, &both), Refusal::LastStep);
    assert_eq!(refusal(&map, &delete(id::<LaneId>("top"))), Refusal::LastLane);
    assert_eq!(refusal(&map, &delete(Key::Info)), Refusal::Undeletable);
}

#[test]
fn a_deleted_lane_takes_its_cards_and_not_the_emotions() {
    makes(
        "stage s1: a
         lane top
         lane low
         cell top a: x*2
         cell low a: y
         join k: x y
         mood m: ann a",
        delete(id::<LaneId>("top")),
        "stage s1: a
         lane low
         cell low a: y
         mood m: ann a",
    );
}

#[test]
fn a_deleted_card_takes_its_marks_and_connectors_and_vanishes_from_opportunities() {
    makes(
        "stage s1: a
         lane top
         cell top a: x y z
         pain p on x
         pain q on y
         wait w on x
         join k: x y
         join l: y z
         join m: z x
         eases z: p q",
        delete(id::<CardId>("x")),
        "stage s1: a
         lane top
         cell top a: y z
         pain q on y
         join l: y z
         eases z: q",
    );
}

#[test]
fn a_deleted_pain_point_vanishes_from_opportunities() {
    makes(
        "stage s1: a
         lane top
         cell top a: x y
         pain p on x
         eases y: p",
        delete(id::<PainId>("p")),
        "stage s1: a
         lane top
         cell top a: x y",
    );
}

#[test]
fn an_opportunity_that_gets_shorter_also_forgets_the_deleted_pain_point() {
    makes(
        "stage s1: a b
         lane top
         cell top a: x idea*2
         pain p on x
         eases idea: p",
        delete(id::<StepId>("a")),
        "stage s1: b
         lane top
         cell top b: idea",
    );
}

#[test]
fn a_deleted_persona_takes_its_emotions() {
    let map = sketch(
        "stage s1: a b
         lane top
         mood m: ann a
         mood n: bob a",
    );
    let map = after(&map, &delete(id::<PersonaId>("ann")));
    assert_eq!(map.personas.len(), 1);
    assert_eq!(
        shown(&map),
        shown(&sketch(
            "stage s1: a b
             lane top
             mood n: bob a"
        ))
    );
}

#[test]
fn what_is_named_twice_or_goes_with_another_is_deleted_once() {
    let x = Key::from(id::<CardId>("x"));
    makes(
        "stage s1: a
         stage s2: b
         lane top
         cell top a: x
         cell top b: y",
        Command::Delete(vec![x, id::<StageId>("s1").into(), x, id::<StepId>("a").into()]),
        "stage s2: b
         lane top
         cell top b: y",
    );
}
