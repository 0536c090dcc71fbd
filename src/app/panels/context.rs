//! The menu beside the pointer, or beside what is selected: what can be done to that, out of the table of actions.
//!
//! A menu holds what is done often to its subject, and no more: all else is in the menus of the bar. It fits into the
//! smallest window.

use egui::{Context, FocusDirection, Id, Key, KeyboardShortcut, Modifiers, Rect, Response, SetOpenCommand};

use crate::app::action::Action;
use crate::app::panels::menu;
use crate::app::panels::menu::{COLOR, DIRECTION, EVIDENCE, KIND, MenuBar, MenuChoice, MenuEntry};
use crate::app::widgets::mirror;
use crate::editor::{Arrange, ContextTarget, Element};
use crate::model::CardKind;

/// The keys that open it: the key of their label among the words, and the keys.
pub(crate) const KEYS: (&str, &[KeyboardShortcut]) = (
    "keys-menu",
    &[KeyboardShortcut::new(Modifiers::NONE, Key::Menu), KeyboardShortcut::new(Modifiers::SHIFT, Key::F10)],
);

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

fn entries(subject: ContextTarget) -> &'static [MenuEntry] {
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

/// What can be done in the menu about a subject, in its submenus too.
#[must_use]
pub fn actions(subject: ContextTarget) -> Vec<Action> {
    menu::actions_of(entries(subject))
}

/// How the menu was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    /// With the pointer.
    Pointer,
    /// With a key: the first entry has the focus.
    Key,
}

/// The menu beside the pointer.
#[derive(Debug, Default)]
pub struct ContextMenu {
    state: PopupState,
}

#[derive(Clone, Copy, Debug, Default)]
enum PopupState {
    #[default]
    Closed,
    /// It is to be opened beside an area of the screen.
    Opening(Rect, OpenedBy),
    /// It is there. With a key it waits for its first entry to be shown, to give it the focus.
    Open(Rect, OpenedBy),
}

fn id() -> Id {
    Id::unique("menu beside the pointer")
}

/// True while such a menu is there: a text that is written on the map goes on then.
#[must_use]
pub fn is_shown(ctx: &Context) -> bool {
    egui::Popup::is_id_open(ctx, id())
}

impl ContextMenu {
    /// Opens it beside an area of the screen, in the next frame: a press beside a menu that is open closes that first.
    pub fn open(&mut self, ctx: &Context, area: Rect, by: OpenedBy) {
        self.state = PopupState::Opening(area, by);
        // The arrows are for the menu.
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        ctx.request_repaint();
    }

    /// True while it is there, or about to be.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, PopupState::Closed)
    }

    /// Shows it as a part of the canvas, which gets the keyboard back; answers with what was chosen.
    pub fn ui(&mut self, canvas: &Response, bar: MenuBar<'_>) -> Option<MenuChoice> {
        let ctx = &canvas.ctx;
        let (area, by, command) = match self.state {
            PopupState::Closed => return None,
            PopupState::Opening(area, by) => (area, by, Some(SetOpenCommand::Bool(true))),
            PopupState::Open(area, by) => (area, by, None),
        };
        let flow = bar.text.flow();
        mirror::menu_arrows(flow, ctx);
        let mut first = by == OpenedBy::Key;
        let mut choice = None;
        let popup = mirror::menu_beside(flow, canvas, area).id(id()).open_memory(command);
        popup.show(|ui| {
            ui.set_min_width(208.0);
            for entry in entries(bar.editor.context_target()) {
                choice = bar.entry(ui, entry).or(choice.take());
            }
            if first && !ui.is_sizing_pass() {
                // As if the arrow down had been pressed.
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::Down));
                first = false;
            }
        });
        if is_shown(ctx) {
            self.state = PopupState::Open(area, if first { OpenedBy::Key } else { OpenedBy::Pointer });
        } else {
            self.state = PopupState::Closed;
            canvas.request_focus();
        }
        choice
    }
}

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
