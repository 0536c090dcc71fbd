//! Several records at once: what differs shows as mixed, and what is chosen holds for all, as one change.

use egui::Key as Button;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::panels::inspector::PanelOutput;
use throughline::edit::Command;
use throughline::model::{Card, Channel, ColorTag, EvidenceLevel, Heads, Key, Map, Role, Step};

use super::harness::{Panel, card, click, pain, panel, press, select, support_map, type_into};

/// Asserts that all wishes so far were one change, and that undo takes it back.
#[track_caller]
fn is_one_change(mut panel: Panel, before: &Map) -> Map {
    assert_eq!(panel.state().wishes.len(), 1);
    let after = panel.state().editor.map().clone();
    panel.state_mut().editor.undo();
    assert_eq!(panel.state().editor.map(), before);
    after
}

fn cards(map: &Map, keys: &[Key]) -> Vec<Card> {
    let of = |key: &Key| if let Key::Card(id) = key { map.cards.get(id).cloned() } else { None };
    keys.iter().filter_map(of).collect()
}

#[test]
fn stars_that_differ_are_mixed_and_a_click_gives_all_of_them_one() {
    let keys = [card("customer-stay"), card("customer-refund"), card("frontstage-explain")];
    let mut map = support_map();
    for (nth, key) in keys.iter().enumerate() {
        let Key::Card(id) = key else { continue };
        map.cards.get_mut(id).unwrap().moment_of_truth = nth == 0;
    }
    let mut panel = panel(map.clone(), &keys);
    click(&mut panel, "Moment of truth: Mixed");
    let after = is_one_change(panel, &map);
    assert!(cards(&after, &keys).iter().all(|card| card.moment_of_truth));
}

#[test]
fn values_side_by_side_that_differ_say_so_until_one_is_chosen() {
    let keys = [card("customer-stay"), card("customer-refund")];
    let mut map = support_map();
    for (key, evidence) in keys.iter().zip([EvidenceLevel::Assumed, EvidenceLevel::Researched]) {
        let Key::Card(id) = key else { continue };
        map.cards.get_mut(id).unwrap().evidence = evidence;
    }
    let mut panel = panel(map.clone(), &keys);
    let mixed = |panel: &Panel| panel.query_by_label("Evidence level: Mixed").is_some();
    assert!(mixed(&panel));
    click(&mut panel, "Evidence level: Partly known");
    assert!(!mixed(&panel));
    let after = is_one_change(panel, &map);
    assert!(cards(&after, &keys).iter().all(|card| card.evidence == EvidenceLevel::PartlyKnown));
}

#[test]
fn several_cards_span_as_many_steps() {
    let keys = [card("customer-waiting"), card("customer-refund")];
    let map = support_map();
    let mut panel = panel(map.clone(), &keys);
    type_into(&mut panel, "Steps it spans", "2");
    press(&mut panel, Button::Enter);
    let after = is_one_change(panel, &map);
    assert_eq!(cards(&after, &keys).iter().map(|card| card.span).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn colors_and_channels_are_given_to_all() {
    let map = support_map();
    let touchpoints = map.cards.values().filter(|card| card.kind == throughline::model::CardKind::Touchpoint);
    let keys: Vec<Key> = touchpoints.map(|card| card.id.into()).take(3).collect();
    let mut colored = panel(map.clone(), &keys);
    click(&mut colored, "Color: Purple");
    let after = is_one_change(colored, &map);
    assert!(cards(&after, &keys).iter().all(|card| card.color == Some(ColorTag::Purple)));
    let mut called = panel(map.clone(), &keys);
    click(&mut called, "Channel");
    click(&mut called, "Letter");
    let after = is_one_change(called, &map);
    assert!(cards(&after, &keys).iter().all(|card| card.channel == Some(Channel::Letter)));
}

#[test]
fn pain_points_are_rated_together() {
    let map = support_map();
    let keys = [pain("hidden"), pain("silence")];
    let mut panel = panel(map.clone(), &keys);
    click(&mut panel, "Frequency: 1");
    let after = is_one_change(panel, &map);
    let rare = after.pains.values().filter(|pain| pain.frequency == 1 && keys.contains(&pain.id.into())).count();
    assert_eq!(rare, 2);
}

#[test]
fn lanes_get_a_role_and_a_lock_together_and_connectors_their_heads() {
    let map = support_map();
    let lanes: Vec<Key> = map.lanes.keys().take(2).map(|lane| (*lane).into()).collect();
    let mut locked = panel(map.clone(), &lanes);
    click(&mut locked, "Locked");
    let after = is_one_change(locked, &map);
    assert_eq!(after.lanes.values().filter(|lane| lane.locked).count(), 2);
    let mut turned = panel(map.clone(), &lanes);
    click(&mut turned, "Role");
    click(&mut turned, "Notes");
    let after = is_one_change(turned, &map);
    assert!(after.lanes.values().filter(|lane| lane.role == Role::Notes).count() >= 2);
    let connectors: Vec<Key> = map.connectors.keys().map(|id| (*id).into()).collect();
    let mut agreed = panel(map.clone(), &connectors);
    click(&mut agreed, "Ends: Agreement needed");
    let after = is_one_change(agreed, &map);
    assert!(after.connectors.values().all(|connector| connector.heads == Heads::Two));
}

#[test]
fn columns_get_a_width_within_what_a_column_can_have() {
    let map = support_map();
    let steps: Vec<Key> = map.steps.keys().take(3).map(|step| (*step).into()).collect();
    for (typed, width) in [("240", Some(240)), ("7", Some(*Step::WIDTHS.start())), ("99999", Some(960)), ("wide", None)]
    {
        let mut panel = panel(map.clone(), &steps);
        type_into(&mut panel, "Column width", typed);
        press(&mut panel, Button::Enter);
        let widths = panel.state().editor.map().steps.values().filter(|step| step.width == width).count();
        assert_eq!(widths, if width.is_some() { 3 } else { map.steps.len() }, "{typed}");
    }
}

#[test]
fn records_of_several_kinds_stand_under_headings() {
    let selected = [card("customer-stay"), pain("hidden")];
    let mut panel = panel(support_map(), &selected);
    for heading in ["Card", "Pain point"] {
        assert!(panel.query_by_role_and_label(egui::accesskit::Role::Label, heading).is_some(), "{heading}");
    }
    click(&mut panel, "Severity: 1");
    let [PanelOutput::Do(Command::Change(_))] = panel.state().wishes.as_slice() else { panic!() };
}

#[test]
fn a_persona_is_hidden_and_another_one_gets_a_feeling() {
    let mut map = support_map();
    let persona = map.personas.values().next().unwrap().clone();
    let second = throughline::model::Persona {
        id: throughline::model::PersonaId(throughline::model::Id::new("second").unwrap()),
        name: "Dana".to_owned(),
        rank: persona.rank + 1,
        ..persona.clone()
    };
    map.personas.insert(second.id, second.clone());
    let emotion = map.emotions.values().next().unwrap().clone();
    let mut panel = panel(map, &[emotion.id.into()]);
    click(&mut panel, "Add a feeling: Dana");
    let added =
        |panel: &Panel| panel.state().editor.map().emotions.values().find(|it| it.persona == second.id).cloned();
    assert_eq!(added(&panel).unwrap().step, emotion.step);
    select(&mut panel, Key::Persona(second.id));
    click(&mut panel, "Hidden");
    assert!(panel.state().editor.map().personas[&second.id].hidden);
    let shown = added(&panel).unwrap();
    assert_eq!(panel.state().editor.area_of(shown.id.into()), None, "its curve is not drawn");
}

/// The names of what can be changed, from top to bottom.
fn fields(panel: &Panel) -> Vec<String> {
    use egui::accesskit::Role as Widget;
    let roles = [Widget::ComboBox, Widget::RadioButton, Widget::Switch, Widget::TextInput, Widget::MultilineTextInput];
    let nodes = panel.root().children_recursive().map(|node| node.accesskit_node());
    nodes.filter(|node| roles.contains(&node.role())).filter_map(|node| node.label()).collect()
}

#[test]
fn the_fields_of_several_stand_in_the_order_of_those_of_one() {
    let map = support_map();
    let connectors: Vec<Key> = map.connectors.keys().take(2).map(|id| (*id).into()).collect();
    let emotions: Vec<Key> = map.emotions.keys().take(2).map(|id| (*id).into()).collect();
    let lanes: Vec<Key> = map.lanes.keys().take(2).map(|id| (*id).into()).collect();
    let steps: Vec<Key> = map.steps.keys().take(2).map(|id| (*id).into()).collect();
    for selected in [
        vec![card("frontstage-explain"), card("backstage-explain")],
        vec![pain("hidden"), pain("silence")],
        connectors,
        emotions,
        lanes,
        steps,
    ] {
        let one = fields(&panel(map.clone(), &selected[..1]));
        let several = fields(&panel(map.clone(), &selected));
        let both: Vec<&String> = several.iter().filter(|name| one.contains(name)).collect();
        assert!(!both.is_empty(), "{selected:?}: {one:?}, {several:?}");
        let in_one: Vec<&String> = one.iter().filter(|name| several.contains(name)).collect();
        assert_eq!(both, in_one, "{selected:?}");
    }
}
