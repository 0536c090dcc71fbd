//! The entries of the context menu for each kind of target.

use crate::app::action::Action;
use crate::app::panels::menu::table;
use crate::app::panels::menu::table::{COLOR, DIRECTION, EVIDENCE, KIND, MenuEntry};
use crate::editor::{Arrange, ContextTarget, Element};
use crate::model::CardKind;

/// The actions in the menu about a target, including its submenus.
#[must_use]
pub fn actions(subject: ContextTarget) -> Vec<Action> {
    table::actions_of(entries(subject))
}

/// The entries of the menu about a target.
pub(super) fn entries(subject: ContextTarget) -> &'static [MenuEntry] {
    match subject {
        ContextTarget::Text => TEXT,
        ContextTarget::Map => MAP,
        ContextTarget::Stage => STAGE,
        ContextTarget::Step => STEP,
        ContextTarget::Lane => LANE,
        ContextTarget::Card(CardKind::Opportunity) => OPPORTUNITY,
        ContextTarget::Card(_) => CARD,
        ContextTarget::Pain => PAIN,
        ContextTarget::Wait => WAIT,
        ContextTarget::Connector => CONNECTOR,
        ContextTarget::Emotion => EMOTION,
        ContextTarget::Cell => CELL,
        ContextTarget::Several => SEVERAL,
    }
}

const EDIT: MenuEntry = MenuEntry::Do(Action::EditText);
const CUT: MenuEntry = MenuEntry::Do(Action::Cut);
const COPY: MenuEntry = MenuEntry::Do(Action::Copy);
const PASTE: MenuEntry = MenuEntry::Do(Action::Paste);
const DELETE: MenuEntry = MenuEntry::Do(Action::Delete);
const FIT: MenuEntry = MenuEntry::Do(Action::FitSelection);

const fn add(element: Element) -> MenuEntry {
    MenuEntry::Add(element)
}

const fn arrange(what: Arrange) -> MenuEntry {
    MenuEntry::Do(Action::Arrange(what))
}

const ADD_CARD: MenuEntry = MenuEntry::More(
    "context-add-card",
    &[
        Action::Add(Element::Touchpoint),
        Action::Add(Element::Action),
        Action::Add(Element::Decision),
        Action::Add(Element::Opportunity),
        Action::Add(Element::Note),
    ],
);

const ADD_MARK: MenuEntry = MenuEntry::More(
    "context-add-mark",
    &[Action::Add(Element::Pain), Action::Add(Element::Wait), Action::Arrange(Arrange::MomentOfTruth)],
);

const MAP: &[MenuEntry] = &[
    PASTE,
    MenuEntry::Do(Action::SelectAll),
    MenuEntry::Line,
    add(Element::Stage),
    add(Element::Step),
    add(Element::Lane),
    arrange(Arrange::ShowLanes),
    MenuEntry::Line,
    MenuEntry::Do(Action::FitMap),
    MenuEntry::Do(Action::Direction),
];

const STAGE: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Line,
    add(Element::Stage),
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::MergeStage),
    MenuEntry::Line,
    COPY,
    DIRECTION,
    MenuEntry::Do(Action::FitStage),
    MenuEntry::Line,
    DELETE,
];

const STEP: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Line,
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::SplitStage),
    arrange(Arrange::AutomaticWidth),
    MenuEntry::Line,
    COPY,
    PASTE,
    DIRECTION,
    FIT,
    MenuEntry::Line,
    DELETE,
];

const LANE: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Line,
    add(Element::Lane),
    arrange(Arrange::LockLane),
    arrange(Arrange::HideLane),
    arrange(Arrange::ShowLanes),
    MenuEntry::Line,
    COPY,
    DIRECTION,
    MenuEntry::Line,
    DELETE,
];

const CARD: &[MenuEntry] = &[
    EDIT,
    CUT,
    COPY,
    PASTE,
    arrange(Arrange::Duplicate),
    MenuEntry::Line,
    ADD_MARK,
    KIND,
    EVIDENCE,
    COLOR,
    MenuEntry::Line,
    MenuEntry::Do(Action::Connect),
    DELETE,
];

const OPPORTUNITY: &[MenuEntry] = &[
    EDIT,
    CUT,
    COPY,
    PASTE,
    arrange(Arrange::Duplicate),
    MenuEntry::Line,
    MenuEntry::Do(Action::Ease),
    KIND,
    EVIDENCE,
    COLOR,
    MenuEntry::Line,
    MenuEntry::Do(Action::Connect),
    DELETE,
];

const PAIN: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Do(Action::Consequence),
    MenuEntry::Line,
    add(Element::Pain),
    add(Element::Wait),
    MenuEntry::Line,
    COPY,
    DIRECTION,
    FIT,
    MenuEntry::Line,
    DELETE,
];

const WAIT: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Line,
    add(Element::Wait),
    add(Element::Pain),
    MenuEntry::Line,
    COPY,
    DIRECTION,
    FIT,
    MenuEntry::Line,
    DELETE,
];

const CONNECTOR: &[MenuEntry] = &[
    EDIT,
    MenuEntry::Line,
    MenuEntry::Do(Action::Reattach),
    MenuEntry::Do(Action::Reverse),
    MenuEntry::Do(Action::TurnHeads),
    MenuEntry::Line,
    COPY,
    DIRECTION,
    FIT,
    MenuEntry::Line,
    DELETE,
];

const EMOTION: &[MenuEntry] = &[EDIT, COPY, DIRECTION, FIT, MenuEntry::Line, DELETE];

const CELL: &[MenuEntry] = &[
    EDIT,
    PASTE,
    ADD_CARD,
    MenuEntry::Line,
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::SplitStage),
    add(Element::Lane),
    MenuEntry::Line,
    MenuEntry::Do(Action::SelectAll),
    MenuEntry::Do(Action::FitStage),
];

const SEVERAL: &[MenuEntry] = &[
    CUT,
    COPY,
    arrange(Arrange::Duplicate),
    MenuEntry::Line,
    KIND,
    EVIDENCE,
    COLOR,
    arrange(Arrange::MomentOfTruth),
    MenuEntry::Do(Action::Consequence),
    DIRECTION,
    FIT,
    MenuEntry::Line,
    DELETE,
];

const TEXT: &[MenuEntry] = &[
    MenuEntry::Do(Action::Undo),
    MenuEntry::Do(Action::Redo),
    MenuEntry::Line,
    CUT,
    COPY,
    PASTE,
    DELETE,
    MenuEntry::Do(Action::SelectAll),
    MenuEntry::Line,
    arrange(Arrange::SplitCard),
    DIRECTION,
];

#[cfg(test)]
mod tests {
    use super::*;

    const SUBJECTS: [ContextTarget; 13] = [
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
    fn every_entry_is_a_row_of_the_table_of_actions_and_stands_once() {
        for subject in SUBJECTS {
            let actions = actions(subject);
            assert!(actions.len() >= 5, "{subject:?}");
            for action in &actions {
                assert!(action.spec().is_some(), "{subject:?}: {action:?}");
                assert_eq!(actions.iter().filter(|other| *other == action).count(), 1, "{subject:?}: {action:?}");
            }
        }
    }

    #[test]
    fn what_can_be_deleted_can_be_deleted_by_its_menu() {
        for subject in
            SUBJECTS.into_iter().filter(|subject| !matches!(subject, ContextTarget::Map | ContextTarget::Cell))
        {
            assert!(actions(subject).contains(&Action::Delete), "{subject:?}");
        }
    }
}
