//! The menu beside the pointer, or beside what is selected: what can be done to that, out of the table of actions.
//!
//! A menu holds what is done often to its subject, and no more: all else is in the menus of the bar. It fits into the
//! smallest window.

use egui::{Context, FocusDirection, Id, Key, KeyboardShortcut, Modifiers, Rect, Response, SetOpenCommand};

use crate::app::action::Action;
use crate::app::panels::menu;
use crate::app::panels::menu::{Bar, COLOR, Choice, DIRECTION, EVIDENCE, Entry, KIND};
use crate::app::widgets::mirror;
use crate::editor::{Arrange, ContextTarget, Element};
use crate::model::CardKind;

/// The keys that open it: the key of their label among the words, and the keys.
pub(crate) const KEYS: (&str, &[KeyboardShortcut]) = (
    "keys-menu",
    &[KeyboardShortcut::new(Modifiers::NONE, Key::Menu), KeyboardShortcut::new(Modifiers::SHIFT, Key::F10)],
);

const EDIT: Entry = Entry::Do(Action::EditText);
const CUT: Entry = Entry::Do(Action::Cut);
const COPY: Entry = Entry::Do(Action::Copy);
const PASTE: Entry = Entry::Do(Action::Paste);
const DELETE: Entry = Entry::Do(Action::Delete);
const FIT: Entry = Entry::Do(Action::FitSelection);

const fn add(element: Element) -> Entry {
    Entry::Add(element)
}

const fn arrange(what: Arrange) -> Entry {
    Entry::Do(Action::Arrange(what))
}

const ADD_CARD: Entry = Entry::More(
    "context-add-card",
    &[
        Action::Add(Element::Touchpoint),
        Action::Add(Element::Action),
        Action::Add(Element::Decision),
        Action::Add(Element::Opportunity),
        Action::Add(Element::Note),
    ],
);

const ADD_MARK: Entry = Entry::More(
    "context-add-mark",
    &[Action::Add(Element::Pain), Action::Add(Element::Wait), Action::Arrange(Arrange::MomentOfTruth)],
);

const MAP: &[Entry] = &[
    PASTE,
    Entry::Do(Action::SelectAll),
    Entry::Line,
    add(Element::Stage),
    add(Element::Step),
    add(Element::Lane),
    arrange(Arrange::ShowLanes),
    Entry::Line,
    Entry::Do(Action::FitMap),
    Entry::Do(Action::Direction),
];

const STAGE: &[Entry] = &[
    EDIT,
    Entry::Line,
    add(Element::Stage),
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::MergeStage),
    Entry::Line,
    COPY,
    DIRECTION,
    Entry::Do(Action::FitStage),
    Entry::Line,
    DELETE,
];

const STEP: &[Entry] = &[
    EDIT,
    Entry::Line,
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::SplitStage),
    arrange(Arrange::AutomaticWidth),
    Entry::Line,
    COPY,
    PASTE,
    DIRECTION,
    FIT,
    Entry::Line,
    DELETE,
];

const LANE: &[Entry] = &[
    EDIT,
    Entry::Line,
    add(Element::Lane),
    arrange(Arrange::LockLane),
    arrange(Arrange::HideLane),
    arrange(Arrange::ShowLanes),
    Entry::Line,
    COPY,
    DIRECTION,
    Entry::Line,
    DELETE,
];

const CARD: &[Entry] = &[
    EDIT,
    CUT,
    COPY,
    PASTE,
    arrange(Arrange::Duplicate),
    Entry::Line,
    ADD_MARK,
    KIND,
    EVIDENCE,
    COLOR,
    Entry::Line,
    Entry::Do(Action::Connect),
    DELETE,
];

const OPPORTUNITY: &[Entry] = &[
    EDIT,
    CUT,
    COPY,
    PASTE,
    arrange(Arrange::Duplicate),
    Entry::Line,
    Entry::Do(Action::Ease),
    KIND,
    EVIDENCE,
    COLOR,
    Entry::Line,
    Entry::Do(Action::Connect),
    DELETE,
];

const PAIN: &[Entry] = &[
    EDIT,
    Entry::Do(Action::Consequence),
    Entry::Line,
    add(Element::Pain),
    add(Element::Wait),
    Entry::Line,
    COPY,
    DIRECTION,
    FIT,
    Entry::Line,
    DELETE,
];

const WAIT: &[Entry] = &[
    EDIT,
    Entry::Line,
    add(Element::Wait),
    add(Element::Pain),
    Entry::Line,
    COPY,
    DIRECTION,
    FIT,
    Entry::Line,
    DELETE,
];

const CONNECTOR: &[Entry] = &[
    EDIT,
    Entry::Line,
    Entry::Do(Action::Reattach),
    Entry::Do(Action::Reverse),
    Entry::Do(Action::TurnHeads),
    Entry::Line,
    COPY,
    DIRECTION,
    FIT,
    Entry::Line,
    DELETE,
];

const EMOTION: &[Entry] = &[EDIT, COPY, DIRECTION, FIT, Entry::Line, DELETE];

const CELL: &[Entry] = &[
    EDIT,
    PASTE,
    ADD_CARD,
    Entry::Line,
    arrange(Arrange::StepBefore),
    arrange(Arrange::StepAfter),
    arrange(Arrange::SplitStage),
    add(Element::Lane),
    Entry::Line,
    Entry::Do(Action::SelectAll),
    Entry::Do(Action::FitStage),
];

const SEVERAL: &[Entry] = &[
    CUT,
    COPY,
    arrange(Arrange::Duplicate),
    Entry::Line,
    KIND,
    EVIDENCE,
    COLOR,
    arrange(Arrange::MomentOfTruth),
    Entry::Do(Action::Consequence),
    DIRECTION,
    FIT,
    Entry::Line,
    DELETE,
];

const TEXT: &[Entry] = &[
    Entry::Do(Action::Undo),
    Entry::Do(Action::Redo),
    Entry::Line,
    CUT,
    COPY,
    PASTE,
    DELETE,
    Entry::Do(Action::SelectAll),
    Entry::Line,
    arrange(Arrange::SplitCard),
    DIRECTION,
];

fn entries(subject: ContextTarget) -> &'static [Entry] {
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
pub enum By {
    /// With the pointer.
    Pointer,
    /// With a key: the first entry has the focus.
    Key,
}

/// The menu beside the pointer.
#[derive(Debug, Default)]
pub struct ContextMenu {
    state: State,
}

#[derive(Clone, Copy, Debug, Default)]
enum State {
    #[default]
    Closed,
    /// It is to be opened beside an area of the screen.
    Opening(Rect, By),
    /// It is there. With a key it waits for its first entry to be shown, to give it the focus.
    Open(Rect, By),
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
    pub fn open(&mut self, ctx: &Context, area: Rect, by: By) {
        self.state = State::Opening(area, by);
        // The arrows are for the menu.
        ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
        ctx.request_repaint();
    }

    /// True while it is there, or about to be.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Closed)
    }

    /// Shows it as a part of the canvas, which gets the keyboard back; answers with what was chosen.
    pub fn ui(&mut self, canvas: &Response, bar: Bar<'_>) -> Option<Choice> {
        let ctx = &canvas.ctx;
        let (area, by, command) = match self.state {
            State::Closed => return None,
            State::Opening(area, by) => (area, by, Some(SetOpenCommand::Bool(true))),
            State::Open(area, by) => (area, by, None),
        };
        let flow = bar.text.flow();
        mirror::menu_arrows(flow, ctx);
        let mut first = by == By::Key;
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
            self.state = State::Open(area, if first { By::Key } else { By::Pointer });
        } else {
            self.state = State::Closed;
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
