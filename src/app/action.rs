//! Every verb of the window, once: its label, icon, keys and when it is to be had. Menus, the tool bar and the
//! key help are loops over this table.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::editor::{Editor, Element};
use crate::text::Icon;

/// Something that a person can do with a menu entry, a button or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    New,
    Open,
    Save,
    SaveAs,
    ExportPng,
    Quit,
    Undo,
    Redo,
    Delete,
    SelectAll,
    EditText,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FitMap,
    FitSelection,
    Palette,
    Inspector,
    FullScreen,
    Direction,
    Keys,
    /// Adds an element where the selection is.
    Add(Element),
}

/// What the window shows of an action.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The action.
    pub action: Action,
    /// The key of its label among the words.
    pub label: &'static str,
    /// Its icon.
    pub icon: Option<Icon>,
    /// The keys that do it; the first is shown.
    pub keys: &'static [KeyboardShortcut],
}

const COMMAND: Modifiers = Modifiers::COMMAND;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn row(action: Action, label: &'static str, icon: Option<Icon>, keys: &'static [KeyboardShortcut]) -> Spec {
    Spec { action, label, icon, keys }
}

/// The table. The first key of an action is the one that menus show.
pub const ACTIONS: &[Spec] = &[
    row(Action::New, "action-new", Some(Icon::FilePlus), &[with(COMMAND, Key::N)]),
    row(Action::Open, "action-open", Some(Icon::Folder), &[with(COMMAND, Key::O)]),
    row(Action::Save, "action-save", Some(Icon::FloppyDisk), &[with(COMMAND, Key::S)]),
    row(Action::SaveAs, "action-save-as", None, &[with(COMMAND_SHIFT, Key::S)]),
    row(Action::ExportPng, "action-export-png", Some(Icon::Export), &[with(COMMAND, Key::E)]),
    row(Action::Quit, "action-quit", None, &[with(COMMAND, Key::Q)]),
    row(Action::Undo, "action-undo", Some(Icon::Undo), &[with(COMMAND, Key::Z)]),
    row(Action::Redo, "action-redo", Some(Icon::Redo), &[with(COMMAND_SHIFT, Key::Z), with(COMMAND, Key::Y)]),
    row(
        Action::EditText,
        "action-edit-text",
        Some(Icon::PencilSimple),
        &[with(Modifiers::NONE, Key::F2), with(Modifiers::NONE, Key::Enter)],
    ),
    row(
        Action::Delete,
        "action-delete",
        Some(Icon::Trash),
        &[with(Modifiers::NONE, Key::Delete), with(Modifiers::NONE, Key::Backspace)],
    ),
    row(Action::SelectAll, "action-select-all", None, &[with(COMMAND, Key::A)]),
    row(Action::Direction, "action-direction", None, &[]),
    row(
        Action::ZoomIn,
        "action-zoom-in",
        Some(Icon::Plus),
        &[with(COMMAND, Key::Plus), with(COMMAND_SHIFT, Key::Plus), with(COMMAND, Key::Equals)],
    ),
    row(Action::ZoomOut, "action-zoom-out", Some(Icon::Minus), &[with(COMMAND, Key::Minus)]),
    row(Action::ZoomReset, "action-zoom-reset", None, &[with(COMMAND, Key::Num0)]),
    row(Action::FitMap, "action-fit-map", Some(Icon::ArrowsOut), &[with(Modifiers::SHIFT, Key::Num1)]),
    row(Action::FitSelection, "action-fit-selection", None, &[with(Modifiers::SHIFT, Key::Num2)]),
    row(Action::Palette, "action-palette", Some(Icon::SidebarSimple), &[with(Modifiers::NONE, Key::F8)]),
    row(Action::Inspector, "action-inspector", None, &[with(Modifiers::NONE, Key::F9)]),
    row(Action::FullScreen, "action-full-screen", None, &[with(Modifiers::NONE, Key::F11)]),
    row(Action::Keys, "action-keys", Some(Icon::Keyboard), &[with(Modifiers::NONE, Key::F1)]),
    row(Action::Add(Element::Stage), "palette-stage", Some(Icon::Stage), &[]),
    row(Action::Add(Element::Step), "palette-step", Some(Icon::Step), &[]),
    row(Action::Add(Element::Lane), "palette-lane", Some(Icon::Lane), &[]),
    row(Action::Add(Element::Touchpoint), "palette-touchpoint", Some(Icon::Touchpoint), &[]),
    row(Action::Add(Element::Action), "palette-action", Some(Icon::HandPointing), &[]),
    row(Action::Add(Element::Decision), "palette-decision", Some(Icon::Diamond), &[]),
    row(Action::Add(Element::Pain), "palette-pain", Some(Icon::WarningCircle), &[with(Modifiers::NONE, Key::P)]),
    row(Action::Add(Element::Wait), "palette-wait", Some(Icon::Hourglass), &[with(Modifiers::NONE, Key::W)]),
    row(Action::Add(Element::MomentOfTruth), "palette-moment-of-truth", Some(Icon::Star), &[]),
    row(Action::Add(Element::Opportunity), "palette-opportunity", Some(Icon::Lightbulb), &[]),
    row(Action::Add(Element::Note), "palette-note", Some(Icon::Note), &[]),
];

impl Action {
    /// Its row of the table.
    #[must_use]
    pub fn spec(self) -> Option<&'static Spec> {
        ACTIONS.iter().find(|spec| spec.action == self)
    }

    /// True when it can be done now.
    #[must_use]
    pub fn is_enabled(self, editor: &Editor) -> bool {
        match self {
            Self::Undo => editor.can_undo().is_some() || editor.typing().is_some(),
            Self::Redo => editor.can_redo().is_some(),
            Self::Delete => !editor.selection().is_empty(),
            Self::FitSelection => !editor.selection().is_empty(),
            Self::EditText => editor.selection().only().is_some(),
            Self::Add(element) if element.is_marker() => editor.selected_card().is_some(),
            _ => true,
        }
    }

    /// True when a pressed key is one of its keys.
    pub(super) fn is_meant_by(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        self.spec().is_some_and(|spec| spec.keys.iter().any(|wanted| means(*wanted, key, physical, modifiers)))
    }

    /// True when its keys are also letters or caret keys of a text: it waits until no text is written.
    fn yields_to(self, writing: Writing) -> bool {
        match (writing, self) {
            (Writing::Nothing, _) => return false,
            (Writing::ChangedText, Self::Undo | Self::Redo) | (Writing::TakenBackText, Self::Redo) => return true,
            (Writing::Text | Writing::ChangedText | Writing::TakenBackText, _) => {}
        }
        let letters = |key: &KeyboardShortcut| {
            key.modifiers.is_none() && !matches!(key.logical_key, Key::F1 | Key::F8 | Key::F9 | Key::F11)
                || key.modifiers == Modifiers::SHIFT
        };
        self == Self::SelectAll || self.spec().is_some_and(|spec| spec.keys.iter().any(letters))
    }
}

/// What a person is writing, as far as it decides whom a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: all keys mean actions.
    Nothing,
    /// A text in which there is nothing to take back or to do again.
    Text,
    /// A text with changes of its own: undo and redo are its own too.
    ChangedText,
    /// A text of which all changes are taken back: they can be done again, and undo is not its own any more.
    TakenBackText,
}

/// Takes the keys of all actions out of the input and tells which actions they mean. While a text is being
/// written, keys that mean something in it are left to it.
pub fn pressed(input: &mut egui::InputState, writing: Writing) -> Vec<Action> {
    let mut actions = Vec::new();
    // The letter of a key that was taken comes as a text right behind it: it is nothing to be written.
    let mut letter = false;
    input.events.retain(|event| {
        let (key, physical_key, modifiers) = match event {
            egui::Event::Key { key, physical_key, pressed: true, modifiers, .. } => (key, physical_key, modifiers),
            egui::Event::Text(_) => return !std::mem::take(&mut letter),
            _ => return true,
        };
        let mut specs = ACTIONS.iter().filter(|spec| !spec.action.yields_to(writing));
        let found = specs.find(|spec| spec.action.is_meant_by(*key, *physical_key, *modifiers));
        actions.extend(found.map(|spec| spec.action));
        letter = found.is_some();
        found.is_none()
    });
    actions
}

/// True when a pressed key is the wanted one. In two cases the place of the key on the keyboard counts: a digit
/// with Shift comes as another sign, and with a layout that is not Latin a letter comes as one, or as a sign.
fn means(wanted: KeyboardShortcut, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
    let is_letter = |key: Key| (Key::A..=Key::Z).contains(&key);
    let is_digit = |key: Key| (Key::Num0..=Key::Num9).contains(&key);
    let foreign = is_letter(wanted.logical_key) && !is_letter(key) && !is_digit(key);
    let shifted = is_digit(wanted.logical_key) && wanted.modifiers.shift;
    let at_place = (foreign || shifted) && physical == Some(wanted.logical_key);
    (key == wanted.logical_key || at_place) && modifiers.matches_exact(wanted.modifiers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, Words};

    #[test]
    fn every_action_has_a_label_and_keys_of_its_own() {
        let words = Words::new(Locale::En);
        let mut keys = Vec::new();
        for spec in ACTIONS {
            assert!(words.has(spec.label), "{}", spec.label);
            keys.extend(spec.keys.iter().map(|key| format!("{key:?}")));
        }
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }

    fn keys(key: Key, physical: Key, modifiers: Modifiers, writing: Writing) -> Vec<Action> {
        let mut input = egui::InputState::default();
        input.events =
            vec![egui::Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }];
        let actions = pressed(&mut input, writing);
        assert_eq!(input.events.is_empty(), !actions.is_empty(), "a key is taken when it means something");
        actions
    }

    #[test]
    fn a_digit_with_shift_is_met_by_its_place_on_the_keyboard() {
        assert_eq!(keys(Key::Exclamationmark, Key::Num1, Modifiers::SHIFT, Writing::Nothing), [Action::FitMap]);
        assert_eq!(keys(Key::Num1, Key::Num1, Modifiers::SHIFT, Writing::Nothing), [Action::FitMap]);
        assert_eq!(keys(Key::Num1, Key::Num1, Modifiers::NONE, Writing::Nothing), []);
    }

    #[test]
    fn shortcuts_are_met_in_other_layouts() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        // Hebrew gives a slash for the key of Q; where it gives a letter, the window reports the place itself.
        assert_eq!(keys(Key::Slash, Key::Q, ctrl, Writing::Nothing), [Action::Quit]);
        // French: the letters count, wherever they are.
        assert_eq!(keys(Key::Z, Key::W, ctrl, Writing::Nothing), [Action::Undo]);
        assert_eq!(keys(Key::A, Key::Q, ctrl, Writing::Nothing), [Action::SelectAll]);
    }

    #[test]
    fn the_letter_of_a_key_that_was_taken_is_not_written() {
        let mut input = egui::InputState::default();
        let key = |key| egui::Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let text = |text: &str| egui::Event::Text(text.to_owned());
        input.events = vec![key(Key::P), text("פ"), key(Key::X), text("x")];
        assert_eq!(pressed(&mut input, Writing::Nothing), [Action::Add(Element::Pain)]);
        assert_eq!(input.events, [key(Key::X), text("x")]);
    }

    #[test]
    fn shift_tells_save_as_from_save_and_redo_from_undo() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        assert_eq!(keys(Key::S, Key::S, ctrl, Writing::Nothing), [Action::Save]);
        assert_eq!(keys(Key::S, Key::S, ctrl | Modifiers::SHIFT, Writing::Nothing), [Action::SaveAs]);
        assert_eq!(keys(Key::Z, Key::Z, ctrl | Modifiers::SHIFT, Writing::Text), [Action::Redo]);
    }

    #[test]
    fn undo_belongs_to_the_text_that_was_changed() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        for (key, modifiers, action) in [
            (Key::Z, ctrl, Action::Undo),
            (Key::Z, ctrl | Modifiers::SHIFT, Action::Redo),
            (Key::Y, ctrl, Action::Redo),
        ] {
            assert_eq!(keys(key, key, modifiers, Writing::ChangedText), []);
            assert_eq!(keys(key, key, modifiers, Writing::Text), [action]);
            let left = keys(key, key, modifiers, Writing::TakenBackText);
            assert_eq!(left.is_empty(), action == Action::Redo, "{left:?}");
        }
    }

    #[test]
    fn letters_and_caret_keys_belong_to_the_text_that_is_written() {
        for key in [Key::Delete, Key::Backspace, Key::Enter, Key::P] {
            assert_eq!(keys(key, key, Modifiers::NONE, Writing::Text), [], "{key:?}");
            assert_ne!(keys(key, key, Modifiers::NONE, Writing::Nothing), [], "{key:?}");
        }
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        assert_eq!(keys(Key::A, Key::A, ctrl, Writing::Text), []);
        assert_eq!(keys(Key::S, Key::S, ctrl, Writing::Text), [Action::Save]);
    }
}
