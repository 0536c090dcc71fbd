//! Which action a key means, on any keyboard layout, and when the key belongs to the text being written instead.

use egui::{Event, Key, KeyboardShortcut, Modifiers};

use crate::app::action::{ACTIONS, Action};
use crate::editor::Editor;

/// What is being written, as far as it decides what a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: all keys mean actions.
    Nothing,
    /// A text on the map. Undo stays the editor's, which undoes within the text first. A focused button counts as this
    /// too: letters and Enter are not for the map.
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

/// The action that a key means; `None` when the key belongs to the text being written, or to the cell where it would
/// start one.
#[must_use]
pub fn action_of(event: &Event, writing: Writing, editor: &Editor) -> Option<Action> {
    let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let yields = |action: Action| action.yields_to(writing) || action.yields_to_letters(editor);
    let mut actions = ACTIONS.iter().map(|spec| spec.action).filter(|action| !yields(*action));
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

    /// True for an action whose key is a letter, where that letter would start a text, or show the hint how to start
    /// one.
    fn yields_to_letters(self, editor: &Editor) -> bool {
        matches!(self, Self::Add(_) | Self::Connect | Self::NextConnector | Self::Consequence | Self::Ease)
            && (editor.focus().is_some() || editor.selection().only().is_some())
            && !self.is_enabled(editor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::Element;
    use crate::i18n::Locale;

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    fn editor() -> Editor {
        Editor::new(crate::model::Map::default(), crate::model::IdSource::seeded(1))
    }

    fn event(key: Key, physical: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }
    }

    fn of_keys(key: Key, physical: Key, modifiers: Modifiers, writing: Writing) -> Option<Action> {
        action_of(&event(key, physical, modifiers), writing, &editor())
    }

    /// The keys of a keyboard by their places, row by row: they are named by what they give in the US.
    fn places() -> Vec<Key> {
        LAYOUTS[0].1.chars().map(|given| Key::from_name(given.encode_utf8(&mut [0; 4])).unwrap()).collect()
    }

    /// What the keys give, row by row, without and with Shift; `·` gives nothing by itself.
    const LAYOUTS: [(&str, &str, &str); 7] = [
        (
            "US, and Romanian for programmers",
            "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./",
            "~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?",
        ),
        ("Hebrew", ";1234567890-=/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.", "~!@#$%^&*)(_+QWERTYUIOP}{ASDFGHJKL:\"ZXCVBNM><?"),
        (
            "Russian",
            "ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю.",
            "Ё!\"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,",
        ),
        ("French", "²&é\"'(-è_çà)=azertyuiop·$qsdfghjklmùwxcvbn,;:!", "~1234567890°+AZERTYUIOP·£QSDFGHJKLM%WXCVBN?./§"),
        (
            "Romanian",
            "„1234567890-=qwertyuiopăîasdfghjklșțzxcvbnm,./",
            "”!@#$%^&*()_+QWERTYUIOPĂÎASDFGHJKLȘȚZXCVBNM;:?",
        ),
        (
            "old Romanian",
            "]1234567890+'qwertzuiopăîasdfghjklșțyxcvbnm,.-",
            "[!\"#$%&/()=?*QWERTZUIOPĂÎASDFGHJKLȘȚYXCVBNM;:_",
        ),
        ("Greek", "`1234567890-=;ςερτυθιοπ[]ασδφγηξκλ·'ζχψωβνμ,./", "~!@#$%^&*()_+:·ΕΡΤΥΘΙΟΠ{}ΑΣΔΦΓΗΞΚΛ·\"ΖΧΨΩΒΝΜ<>?"),
    ];

    /// What the window reports for a key at a place: the sign that it gives, or the place when it knows no such sign.
    fn reported(given: char, place: Key) -> Key {
        Key::from_name(given.encode_utf8(&mut [0; 4])).unwrap_or(place)
    }

    /// The key that a person presses who wants that sign: where it is, in a layout that has none where US has it.
    fn pressed_for(layout: &(&str, &str, &str), wanted: char) -> (Key, Key, Modifiers) {
        let (name, plain, shifted) = layout;
        let places = places();
        let key = |row: &str, at: usize, held| (reported(given_at(row, at), places[at]), places[at], held);
        let find = |row: &str, held| row.chars().position(|given| given == wanted).map(|at| key(row, at, held));
        let found = find(plain, Modifiers::NONE);
        let found = found.or_else(|| find(shifted, Modifiers::SHIFT).filter(|_| !wanted.is_alphanumeric()));
        let by_place = || LAYOUTS[0].1.chars().position(|us| us == wanted).map(|at| key(plain, at, Modifiers::NONE));
        found.or_else(by_place).unwrap_or_else(|| panic!("{name} has no {wanted}"))
    }

    fn given_at(row: &str, at: usize) -> char {
        row.chars().nth(at).unwrap()
    }

    #[test]
    fn every_shortcut_is_met_in_every_layout() {
        let places = places();
        for layout in &LAYOUTS {
            assert!([layout.1, layout.2].iter().all(|row| row.chars().count() == places.len()), "{}", layout.0);
            for (wanted, modifiers, action) in [
                ('n', CTRL, Action::New),
                ('o', CTRL, Action::Open),
                ('s', CTRL, Action::Save),
                ('s', CTRL | Modifiers::SHIFT, Action::SaveAs),
                ('e', CTRL, Action::Export),
                ('q', CTRL, Action::Quit),
                ('z', CTRL, Action::Undo),
                ('z', CTRL | Modifiers::SHIFT, Action::Redo),
                ('y', CTRL, Action::Redo),
                ('x', CTRL, Action::Cut),
                ('c', CTRL, Action::Copy),
                ('v', CTRL, Action::Paste),
                ('a', CTRL, Action::SelectAll),
                ('+', CTRL, Action::ZoomIn),
                ('-', CTRL, Action::ZoomOut),
                ('l', Modifiers::NONE, Action::Connect),
                ('p', Modifiers::NONE, Action::Add(Element::Pain)),
                ('w', Modifiers::NONE, Action::Add(Element::Wait)),
            ] {
                let (key, place, shift) = pressed_for(layout, wanted);
                let met = of_keys(key, place, modifiers | shift, Writing::Nothing);
                assert_eq!(met, Some(action), "{wanted} in {}: {key:?} at {place:?}", layout.0);
            }
            // Digits are meant by their places: in French they come with Shift only.
            for (place, modifiers, action) in [
                (Key::Num0, CTRL, Action::ZoomReset),
                (Key::Num1, Modifiers::SHIFT, Action::FitMap),
                (Key::Num2, Modifiers::SHIFT, Action::FitSelection),
            ] {
                let at = places.iter().position(|other| *other == place).unwrap();
                let row = if modifiers.shift { layout.2 } else { layout.1 };
                let key = reported(given_at(row, at), place);
                assert_eq!(of_keys(key, place, modifiers, Writing::Nothing), Some(action), "{place:?} in {}", layout.0);
            }
        }
    }

    #[test]
    fn a_key_means_what_it_says_and_a_digit_with_shift_what_its_place_says() {
        let ctrl_shift = CTRL | Modifiers::SHIFT;
        for (key, place, modifiers, writing, action) in [
            // French: at the places of Q, W and Z stand A, Z and W.
            (Key::A, Key::Q, CTRL, Writing::Nothing, Some(Action::SelectAll)),
            (Key::Z, Key::W, CTRL, Writing::Nothing, Some(Action::Undo)),
            (Key::W, Key::Z, CTRL, Writing::Nothing, None),
            (Key::Exclamationmark, Key::Num1, Modifiers::SHIFT, Writing::Nothing, Some(Action::FitMap)),
            (Key::Num1, Key::Num1, Modifiers::SHIFT, Writing::Nothing, Some(Action::FitMap)),
            (Key::Num1, Key::Num1, Modifiers::NONE, Writing::Nothing, None),
            (Key::S, Key::S, CTRL, Writing::Nothing, Some(Action::Save)),
            (Key::S, Key::S, ctrl_shift, Writing::Nothing, Some(Action::SaveAs)),
            (Key::Z, Key::Z, ctrl_shift, Writing::Text, Some(Action::Redo)),
        ] {
            assert_eq!(of_keys(key, place, modifiers, writing), action, "{key:?} at {place:?} with {modifiers:?}");
        }
    }

    #[test]
    fn letters_and_caret_keys_belong_to_the_text_that_is_written() {
        for key in [Key::Delete, Key::Backspace, Key::Enter, Key::P] {
            assert_eq!(of_keys(key, key, Modifiers::NONE, Writing::Text), None, "{key:?}");
            assert!(of_keys(key, key, Modifiers::NONE, Writing::Nothing).is_some(), "{key:?}");
        }
        for key in [Key::A, Key::X, Key::C, Key::V] {
            assert_eq!(of_keys(key, key, CTRL, Writing::Text), None, "{key:?}");
        }
        assert_eq!(of_keys(Key::Insert, Key::Insert, Modifiers::SHIFT, Writing::Text), None);
        assert_eq!(of_keys(Key::S, Key::S, CTRL, Writing::Text), Some(Action::Save));
        assert_eq!(of_keys(Key::Z, Key::Z, CTRL, Writing::Text), Some(Action::Undo));
        for (key, modifiers) in [(Key::Z, CTRL), (Key::Z, CTRL | Modifiers::SHIFT), (Key::Y, CTRL)] {
            assert_eq!(of_keys(key, key, modifiers, Writing::Field), None, "undo is that of the field");
        }
    }

    #[test]
    fn a_letter_is_a_letter_where_a_text_would_start() {
        let mut editor = editor();
        editor.fill_blank_map(Locale::En);
        editor.finish_typing();
        let key = |key, editor: &Editor| action_of(&event(key, key, Modifiers::NONE), Writing::Nothing, editor);
        editor.walk(crate::editor::GridMotion::MapStart);
        assert!(editor.focus().is_some());
        assert_eq!([key(Key::P, &editor), key(Key::W, &editor)], [None, None]);
        assert_eq!(key(Key::Enter, &editor), Some(Action::EditText));
        assert!(editor.add(Element::Action));
        editor.finish_typing();
        assert_eq!(key(Key::P, &editor), Some(Action::Add(Element::Pain)));
        assert_eq!(key(Key::W, &editor), Some(Action::Add(Element::Wait)));
    }
}
