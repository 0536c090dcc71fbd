//! The entries of the context menu for each kind of target.

use crate::app::action::Action;
use crate::app::panels::menu::table::MenuEntry::{self, Add, Do, Feelings, More};
use crate::app::panels::menu::table::{self, COLOR, DIRECTION, EVIDENCE, KIND, Menu, ROLE, arrange};
use crate::editor::{Arrange, ContextTarget, Element};
use crate::model::CardKind;

/// The actions in the menu about a target, including its submenus.
#[must_use]
pub fn actions(subject: ContextTarget) -> Vec<Action> {
    table::actions_of(entries(subject))
}

/// The entries of the menu about a target.
pub(super) fn entries(subject: ContextTarget) -> Menu {
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

const EDIT: MenuEntry = Do(Action::EditText);
const CUT: MenuEntry = Do(Action::Cut);
const COPY: MenuEntry = Do(Action::Copy);
const PASTE: MenuEntry = Do(Action::Paste);
const DUPLICATE: MenuEntry = arrange(Arrange::Duplicate);
const DELETE: MenuEntry = Do(Action::Delete);
const SELECT_ALL: MenuEntry = Do(Action::SelectAll);
const FIT: MenuEntry = Do(Action::FitSelection);
const STEP_BEFORE: MenuEntry = arrange(Arrange::StepBefore);
const STEP_AFTER: MenuEntry = arrange(Arrange::StepAfter);
const SPLIT_STAGE: MenuEntry = arrange(Arrange::SplitStage);
const SHOW_LANES: MenuEntry = arrange(Arrange::ShowLanes);

const ADD_CARD: MenuEntry = More(
    "context-add-card",
    &[
        Action::Add(Element::Touchpoint),
        Action::Add(Element::Action),
        Action::Add(Element::Decision),
        Action::Add(Element::Opportunity),
        Action::Add(Element::Note),
    ],
);

const STEPS_OF_STAGE: MenuEntry = More(
    "menu-steps",
    &[Action::Arrange(Arrange::StepBefore), Action::Arrange(Arrange::StepAfter), Action::Arrange(Arrange::MergeStage)],
);

const MOVE_COLUMN: MenuEntry = More("menu-move", &[Action::Arrange(Arrange::Earlier), Action::Arrange(Arrange::Later)]);

const MOVE_LANE: MenuEntry = More("menu-move", &[Action::Arrange(Arrange::Up), Action::Arrange(Arrange::Down)]);

const ADD_MARK: MenuEntry = More(
    "context-add-mark",
    &[Action::Add(Element::Pain), Action::Add(Element::Wait), Action::Arrange(Arrange::MomentOfTruth)],
);

const MAP: Menu = &[
    &[PASTE, SELECT_ALL],
    &[Add(Element::Stage), Add(Element::Step), Add(Element::Lane), SHOW_LANES],
    &[Do(Action::FitMap), Do(Action::Direction)],
];

const STAGE: Menu = &[
    &[EDIT, CUT, COPY, PASTE, DUPLICATE],
    &[Add(Element::Stage), STEPS_OF_STAGE, MOVE_COLUMN],
    &[DIRECTION, Do(Action::FitStage), DELETE],
];

const STEP: Menu =
    &[&[EDIT, CUT, COPY, PASTE, DUPLICATE], &[STEP_BEFORE, STEP_AFTER, SPLIT_STAGE, MOVE_COLUMN], &[DIRECTION, DELETE]];

const LANE: Menu = &[
    &[EDIT, CUT, COPY, PASTE, DUPLICATE],
    &[Add(Element::Lane), ROLE, MOVE_LANE, arrange(Arrange::LockLane), arrange(Arrange::HideLane)],
    &[DELETE],
];

const CARD: Menu =
    &[&[EDIT, CUT, COPY, PASTE, DUPLICATE], &[ADD_MARK, KIND, EVIDENCE, COLOR], &[Do(Action::Connect), DELETE]];

const OPPORTUNITY: Menu =
    &[&[EDIT, CUT, COPY, PASTE, DUPLICATE], &[Do(Action::Ease), KIND, EVIDENCE, COLOR], &[Do(Action::Connect), DELETE]];

const PAIN: Menu =
    &[&[EDIT, Do(Action::Consequence)], &[Add(Element::Pain), Add(Element::Wait)], &[COPY, DIRECTION, FIT], &[DELETE]];

const WAIT: Menu = &[&[EDIT], &[Add(Element::Wait), Add(Element::Pain)], &[COPY, DIRECTION, FIT], &[DELETE]];

const CONNECTOR: Menu =
    &[&[EDIT], &[Do(Action::Reattach), Do(Action::Reverse), Do(Action::TurnHeads)], &[COPY, DIRECTION, FIT], &[DELETE]];

const EMOTION: Menu = &[&[EDIT, COPY, DIRECTION, FIT], &[Feelings, DELETE]];

const CELL: Menu = &[
    &[EDIT, PASTE, ADD_CARD],
    &[STEP_BEFORE, STEP_AFTER, SPLIT_STAGE, Add(Element::Lane)],
    &[SELECT_ALL, Do(Action::FitStage)],
];

const SEVERAL: Menu = &[
    &[CUT, COPY, DUPLICATE],
    &[KIND, EVIDENCE, COLOR, arrange(Arrange::MomentOfTruth), Do(Action::Consequence), DIRECTION, FIT],
    &[DELETE],
];

const TEXT: Menu = &[
    &[Do(Action::Undo), Do(Action::Redo)],
    &[CUT, COPY, PASTE, DELETE, SELECT_ALL],
    &[arrange(Arrange::SplitCard), DIRECTION],
];
