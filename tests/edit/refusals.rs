//! What can't be done, and why.

use throughline::edit::{ChangeVerb, Command, Fragment, MoveTarget, Noun, Place, Refusal};
use throughline::model::{Card, CardId, Key, Lane, LaneId, Map, Pain, Record, Role, StageId, StepId, Wait};

use crate::notation::{after, card, connector, emotion, id, lane, pain, persona, refusal, sketch, stage, step, wait};

fn map() -> Map {
    sketch(
        "stage s1: a b
         lane top
         cell top a: x y
         pain p on x
         mood m: ann a",
    )
}

fn adding(record: impl Into<Record>) -> Refusal {
    refusal(&map(), &Command::Add { record: record.into(), place: Place::Last })
}

fn changing(record: impl Into<Record>) -> Refusal {
    refusal(&map(), &Command::Change(record.into()))
}

fn missing<T: Into<Key>>(id: T) -> Refusal {
    Refusal::Missing(id.into())
}

#[test]
fn what_a_record_refers_to_must_be_there() {
    assert_eq!(adding(step("c", "no")), missing(id::<StageId>("no")));
    assert_eq!(adding(card("n", "no", "a")), missing(id::<LaneId>("no")));
    assert_eq!(adding(card("n", "top", "no")), missing(id::<StepId>("no")));
    assert_eq!(adding(pain("n", "no")), missing(id::<CardId>("no")));
    assert_eq!(adding(wait("n", "no")), missing(id::<CardId>("no")));
    assert_eq!(adding(connector("n", "no", "x")), missing(id::<CardId>("no")));
    assert_eq!(adding(connector("n", "x", "no")), missing(id::<CardId>("no")));
    assert_eq!(adding(emotion("n", "no", "a")), missing(id::<throughline::model::PersonaId>("no")));
    assert_eq!(adding(emotion("n", "ann", "no")), missing(id::<StepId>("no")));
    let eases = Card { eases: vec![id("no")], ..card("x", "top", "a") };
    assert_eq!(changing(eases), missing(id::<throughline::model::PainId>("no")));
}

#[test]
fn what_is_changed_moved_written_or_deleted_must_be_there() {
    let key: Key = id::<CardId>("no").into();
    let to = MoveTarget::Cell { lane: id("top"), step: id("a"), place: Place::Last };
    assert_eq!(changing(card("no", "top", "a")), missing(key));
    assert_eq!(refusal(&map(), &Command::Move { key, to }), missing(key));
    assert_eq!(refusal(&map(), &Command::SetText { at: key, text: String::new() }), missing(key));
    assert_eq!(refusal(&map(), &Command::Delete(vec![key])), missing(key));
}

#[test]
fn what_is_added_must_be_new() {
    assert_eq!(adding(card("x", "top", "a")), Refusal::Exists(id::<CardId>("x").into()));
    assert_eq!(adding(lane("top")), Refusal::Exists(id::<LaneId>("top").into()));
    assert_eq!(adding(persona("ann")), Refusal::Exists(id::<throughline::model::PersonaId>("ann").into()));
    assert_eq!(adding(Record::Info(map().info)), Refusal::Exists(Key::Info));
    let again = Command::AddStage { stage: stage("new"), step: step("a", "new"), place: Place::Last };
    assert_eq!(refusal(&map(), &again), Refusal::Exists(id::<StepId>("a").into()));
    let fragment = Fragment::new(&map(), &[id("x")]);
    let paste = Command::Paste { fragment, lane: id("top"), step: id("b"), place: Place::Last };
    assert_eq!(refusal(&map(), &paste), Refusal::Exists(id::<CardId>("x").into()));
}

#[test]
fn a_stage_is_not_added_without_a_step() {
    assert_eq!(adding(stage("new")), Refusal::StageWithoutStep(id::<StageId>("new").into()));
}

#[test]
fn values_out_of_range_are_refused() {
    let out = |key: Key, field| Refusal::OutOfRange { key, field };
    let p = Key::from(id::<throughline::model::PainId>("p"));
    for severity in [0, 6] {
        assert_eq!(changing(Pain { severity, ..pain("p", "x") }), out(p, "severity"));
    }
    assert_eq!(changing(Pain { frequency: 0, ..pain("p", "x") }), out(p, "frequency"));
    assert_eq!(changing(Card { span: 0, ..card("x", "top", "a") }), out(id::<CardId>("x").into(), "span"));
    let reversed = Wait { min: 3, max: 2, ..wait("w", "x") };
    assert_eq!(adding(reversed), out(id::<throughline::model::WaitId>("w").into(), "maximum"));
}

#[test]
fn a_persona_has_one_emotion_at_a_step() {
    let taken = Refusal::Taken(id::<throughline::model::EmotionId>("m").into());
    assert_eq!(adding(emotion("n", "ann", "a")), taken);
    let map = after(&map(), &Command::Add { record: emotion("n", "ann", "b").into(), place: Place::Last });
    assert_eq!(refusal(&map, &Command::Change(emotion("n", "ann", "a").into())), taken);
    assert!(Command::Change(emotion("n", "ann", "b").into()).plan(&map).is_ok());
}

#[test]
fn a_card_is_not_connected_with_itself() {
    let itself = Refusal::ToItself(id::<throughline::model::ConnectorId>("k").into());
    assert_eq!(adding(connector("k", "x", "x")), itself);
}

#[test]
fn a_neighbour_must_be_among_the_siblings() {
    let record = Record::from(card("n", "top", "b"));
    let place = Place::After(id::<CardId>("x").into());
    assert_eq!(refusal(&map(), &Command::Add { record, place }), Refusal::NotBeside(id::<CardId>("x").into()));
}

#[test]
fn a_record_does_not_go_where_its_kind_does_not_belong() {
    let key = Key::from(id::<CardId>("x"));
    let command = Command::Move { key, to: MoveTarget::Lane(Place::First) };
    assert_eq!(refusal(&map(), &command), Refusal::WrongTarget(key));
}

#[test]
fn one_refusal_among_several_commands_refuses_all() {
    let fine = Command::SetText { at: Key::Info, text: "new".to_owned() };
    let wrong = Command::Delete(vec![id::<LaneId>("top").into()]);
    assert_eq!(refusal(&map(), &Command::Many(vec![fine, wrong])), Refusal::LastLane);
}

#[test]
fn a_lane_of_emotions_takes_no_cards_and_none_is_made_of_one_that_holds_some() {
    let map = sketch("stage s1: a b\nlane top\nlane curves\ncell top a: x\ncell curves a: left*2");
    let curves: LaneId = id("curves");
    let as_emotion = |name: &str| Lane { role: Role::Emotion, ..map.lanes[&id(name)].clone() };
    assert_eq!(refusal(&map, &Command::Change(as_emotion("curves").into())), Refusal::HoldsCards(curves));
    // A file may hold such a lane all the same.
    let mut map = map.clone();
    map.lanes.insert(curves, as_emotion("curves"));
    let no_cards = |command: Command| assert_eq!(refusal(&map, &command), Refusal::NoCards(curves), "{command:?}");
    no_cards(Command::Add { record: card("n", "curves", "a").into(), place: Place::Last });
    let to = MoveTarget::Cell { lane: curves, step: id("b"), place: Place::Last };
    no_cards(Command::Move { key: id::<CardId>("x").into(), to });
    no_cards(Command::Move { key: id::<CardId>("left").into(), to });
    no_cards(Command::Change(Card { lane: curves, ..map.cards[&id("x")].clone() }.into()));
    let fragment = Fragment::from_cards([(0, 0, card("n", "top", "a"))]);
    no_cards(Command::Paste { fragment, lane: curves, step: id("a"), place: Place::Last });
    // What is there can be written, led out, and goes with its step.
    let left = Key::from(id::<CardId>("left"));
    after(&map, &Command::SetText { at: left, text: "said".to_owned() });
    let to = MoveTarget::Cell { lane: id("top"), step: id("a"), place: Place::Last };
    after(&map, &Command::Move { key: left, to });
    assert_eq!(after(&map, &Command::Delete(vec![id::<StepId>("a").into()])).cards[&id("left")].span, 1);
    let emptied =
        Command::Many(vec![Command::Delete(vec![id::<CardId>("x").into()]), Command::Change(as_emotion("top").into())]);
    after(&map, &emptied);
}

#[test]
fn a_refusal_says_what_and_which() {
    let range = Refusal::OutOfRange { key: id::<throughline::model::PainId>("p").into(), field: "severity" };
    assert_eq!(range.to_string(), "pain point p can't have this severity");
    assert_eq!(missing(id::<CardId>("x")).to_string(), "the map has no card x");
}

#[test]
fn a_command_has_a_label_of_verb_and_noun() {
    let x = Key::from(id::<CardId>("x"));
    let text = Command::SetText { at: x, text: String::new() };
    let delete = |keys: &[Key]| Command::Delete(keys.to_vec());
    assert_eq!(text.label().to_string(), "write card");
    assert_eq!(delete(&[x]).label().to_string(), "delete card");
    assert_eq!(delete(&[x, id::<CardId>("y").into()]).label().to_string(), "delete several records");
    assert_eq!(Command::Many(vec![text.clone()]).label(), text.label());
    let mixed = Command::Many(vec![text, delete(&[x])]).label();
    assert_eq!((mixed.verb, mixed.noun), (ChangeVerb::Change, Noun::Several));
}
