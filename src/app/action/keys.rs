//! Which action a key means, on any keyboard layout, and when the key belongs to the text being written instead.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use crate::app::action::{ACTIONS, Action};

/// What is being written, as far as it decides what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: all keys mean actions.
    Nothing,
    /// A text on the map. Undo stays the editor's, which undoes within the text first. A focused button counts as this
    /// too: Enter is not for the map.
    Text,
    /// A field of a panel, which has its own undo and redo.
    Field,
}

pub(crate) const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

pub(crate) const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

/// A key with Ctrl, or the Command key of a Mac.
pub(crate) const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub(crate) const fn command_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

pub(crate) const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

pub(crate) const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}

/// The action that a key means; `None` when the key belongs to the text being written.
#[must_use]
pub fn action_of(event: &Event, writing: Writing) -> Option<Action> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let mut actions = ACTIONS.iter().map(|spec| spec.action).filter(|action| !action.yields_to(writing));
    actions.find(|action| action.has_shortcut(*key, *physical_key, *modifiers))
}

/// True when a pressed key is the wanted one. In two cases the physical key decides: a digit with Shift arrives as
/// another character, and on a layout that is not Latin a letter arrives as a foreign letter or a sign.
pub fn matches(wanted: KeyboardShortcut, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
    let is_letter = |key: Key| (Key::A..=Key::Z).contains(&key);
    let is_digit = |key: Key| (Key::Num0..=Key::Num9).contains(&key);
    let foreign = is_letter(wanted.logical_key) && !is_letter(key) && !is_digit(key);
    let shifted = is_digit(wanted.logical_key) && wanted.modifiers.shift;
    let at_place = (foreign || shifted) && physical == Some(wanted.logical_key);
    (key == wanted.logical_key || at_place) && modifiers.matches_exact(wanted.modifiers)
}

impl Action {
    /// True when a pressed key is one of its shortcuts.
    pub(crate) fn has_shortcut(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        self.spec().is_some_and(|spec| spec.keys.iter().any(|wanted| matches(*wanted, key, physical, modifiers)))
    }

    /// True when its keys also type or move the caret, so that it has to wait until no text is being written.
    fn yields_to(self, writing: Writing) -> bool {
        match (writing, self) {
            (Writing::Nothing, _) => return false,
            (Writing::Field, Self::Undo | Self::Redo) => return true,
            (Writing::Text | Writing::Field, Self::SelectAll | Self::Cut | Self::Copy | Self::Paste) => {
                return true;
            }
            (Writing::Field, Self::Arrange(_)) => return true,
            (Writing::Text | Writing::Field, _) => {}
        }
        let letters = |key: &KeyboardShortcut| {
            let plain = key.modifiers.is_none() || key.modifiers == Modifiers::SHIFT;
            plain && !(Key::F1..=Key::F35).contains(&key.logical_key)
        };
        self.spec().is_some_and(|spec| spec.keys.iter().any(letters))
    }
}
