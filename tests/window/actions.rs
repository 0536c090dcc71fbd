//! The table of actions: each has a label, keys of its own, and a place in the menus.

use throughline::app::action::{ACTIONS, Action};
use throughline::app::panels::{context, menu};
use throughline::editor::ContextTarget;
use throughline::i18n::{Locale, Words};
use throughline::model::CardKind;

#[test]
fn every_action_has_a_label_and_keys_of_its_own() {
    let words = Words::new(Locale::En);
    let mut keys = Vec::new();
    for spec in ACTIONS {
        assert_ne!(words.text(spec.label), spec.label);
        keys.extend(spec.keys.iter().map(|key| format!("{key:?}")));
    }
    let count = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), count);
}

#[test]
fn every_action_is_in_exactly_one_menu() {
    for spec in ACTIONS {
        let times =
            menu::table::groups().flat_map(|(_, actions)| actions).filter(|action| *action == spec.action).count();
        assert_eq!(times, 1, "{:?}", spec.action);
    }
}

const TARGETS: [ContextTarget; 13] = [
    ContextTarget::Text,
    ContextTarget::Map,
    ContextTarget::Stage,
    ContextTarget::Step,
    ContextTarget::Lane,
    ContextTarget::Card(CardKind::Touchpoint),
    ContextTarget::Card(CardKind::Opportunity),
    ContextTarget::Pain,
    ContextTarget::Wait,
    ContextTarget::Connector,
    ContextTarget::Emotion,
    ContextTarget::Cell,
    ContextTarget::Several,
];

#[test]
fn every_entry_of_a_context_menu_is_in_the_table_of_actions_and_appears_once() {
    for target in TARGETS {
        let actions = context::table::actions(target);
        assert!(actions.len() >= 5, "{target:?}");
        for action in &actions {
            assert!(action.spec().is_some(), "{target:?}: {action:?}");
            assert_eq!(actions.iter().filter(|other| *other == action).count(), 1, "{target:?}: {action:?}");
        }
    }
}

#[test]
fn whatever_can_be_deleted_has_delete_in_its_context_menu() {
    for target in TARGETS.into_iter().filter(|target| !matches!(target, ContextTarget::Map | ContextTarget::Cell)) {
        assert!(context::table::actions(target).contains(&Action::Delete), "{target:?}");
    }
}
