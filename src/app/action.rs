//! Every verb of the window, once: its label, icon, keys and when it is to be had. Menus, the tool bar and the
//! key help are loops over this table.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::editor::{Arrange, Editor, Element};
use crate::geom::Flow;
use crate::model::{CardKind, ColorTag, EvidenceLevel};
use crate::text::Icon;

/// Something that a person can do with a menu entry, a button or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Action {
    New,
    Open,
    Save,
    SaveAs,
    Import,
    Export,
    /// Shows what crashes left and what was not wanted.
    Recovered,
    /// Lists what the file held before it was saved over.
    Versions,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    /// Copies a picture for other programs.
    CopyPicture,
    /// Copies a table for other programs.
    CopyTable,
    Paste,
    Delete,
    SelectAll,
    EditText,
    /// Starts a new card after the selected one.
    NewCard,
    Find,
    FindNext,
    FindPrevious,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FitMap,
    FitSelection,
    FitStage,
    OnlyMap,
    Check,
    Palette,
    Outline,
    Inspector,
    FullScreen,
    Direction,
    /// Forces a direction on the text that is written, or on those that are selected.
    Direct(Option<Flow>),
    Keys,
    /// Begins to connect the selected card.
    Connect,
    /// Selects the next connector of the selected card.
    NextConnector,
    /// Leads the selected connector to another card.
    Reattach,
    Reverse,
    TurnHeads,
    Commands,
    /// Gives the selected pain points the next consequence.
    Consequence,
    /// Links the selected opportunity to a pain point.
    Ease,
    /// Writes who is responsible for the selected cards.
    Owner,
    /// Adds an element where the selection is.
    Add(Element),
    /// Does something to the structure or to the selected cards.
    Arrange(Arrange),
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
const ALT: Modifiers = Modifiers::ALT;

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn row(action: Action, label: &'static str, icon: Option<Icon>, keys: &'static [KeyboardShortcut]) -> Spec {
    Spec { action, label, icon, keys }
}

const fn arranged(what: Arrange, label: &'static str, keys: &'static [KeyboardShortcut]) -> Spec {
    row(Action::Arrange(what), label, None, keys)
}

/// The table. The first key of an action is the one that menus show.
pub const ACTIONS: &[Spec] = &[
    row(Action::New, "action-new", Some(Icon::FilePlus), &[with(COMMAND, Key::N)]),
    row(Action::Open, "action-open", Some(Icon::Folder), &[with(COMMAND, Key::O)]),
    row(Action::Save, "action-save", Some(Icon::FloppyDisk), &[with(COMMAND, Key::S)]),
    row(Action::SaveAs, "action-save-as", None, &[with(COMMAND_SHIFT, Key::S)]),
    row(Action::Import, "action-import", None, &[]),
    row(Action::Export, "action-export", Some(Icon::Export), &[with(COMMAND, Key::E)]),
    row(Action::Versions, "action-versions", None, &[]),
    row(Action::Recovered, "action-recovered", None, &[]),
    row(Action::Quit, "action-quit", None, &[with(COMMAND, Key::Q)]),
    row(Action::Undo, "action-undo", Some(Icon::Undo), &[with(COMMAND, Key::Z)]),
    row(Action::Redo, "action-redo", Some(Icon::Redo), &[with(COMMAND_SHIFT, Key::Z), with(COMMAND, Key::Y)]),
    row(Action::Cut, "action-cut", None, &[with(COMMAND, Key::X), with(Modifiers::SHIFT, Key::Delete)]),
    row(Action::Copy, "action-copy", None, &[with(COMMAND, Key::C), with(COMMAND, Key::Insert)]),
    row(Action::CopyPicture, "action-copy-picture", None, &[with(COMMAND_SHIFT, Key::C)]),
    row(Action::CopyTable, "action-copy-table", None, &[]),
    row(Action::Paste, "action-paste", None, &[with(COMMAND, Key::V), with(Modifiers::SHIFT, Key::Insert)]),
    row(
        Action::EditText,
        "action-edit-text",
        Some(Icon::PencilSimple),
        &[with(Modifiers::NONE, Key::F2), with(Modifiers::NONE, Key::Enter)],
    ),
    row(Action::NewCard, "action-new-card", None, &[with(Modifiers::SHIFT, Key::Enter)]),
    row(
        Action::Delete,
        "action-delete",
        Some(Icon::Trash),
        &[with(Modifiers::NONE, Key::Delete), with(Modifiers::NONE, Key::Backspace)],
    ),
    row(Action::SelectAll, "action-select-all", None, &[with(COMMAND, Key::A)]),
    row(Action::Connect, "action-connect", None, &[with(Modifiers::NONE, Key::L)]),
    row(Action::NextConnector, "action-next-connector", None, &[with(Modifiers::SHIFT, Key::L)]),
    row(Action::Reattach, "action-reattach", None, &[with(COMMAND, Key::L)]),
    row(Action::Reverse, "action-reverse", None, &[with(COMMAND, Key::R)]),
    row(Action::TurnHeads, "action-turn-heads", None, &[with(COMMAND_SHIFT, Key::R)]),
    row(Action::Find, "action-find", Some(Icon::Search), &[with(COMMAND, Key::F)]),
    row(Action::FindNext, "action-find-next", None, &[with(Modifiers::NONE, Key::F3)]),
    row(Action::FindPrevious, "action-find-previous", None, &[with(Modifiers::SHIFT, Key::F3)]),
    row(Action::Direction, "action-direction", None, &[]),
    row(Action::Direct(None), "action-text-automatic", None, &[]),
    row(Action::Direct(Some(Flow::LeftToRight)), "action-text-left-to-right", None, &[]),
    row(Action::Direct(Some(Flow::RightToLeft)), "action-text-right-to-left", None, &[]),
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
    row(Action::FitStage, "action-fit-stage", None, &[with(Modifiers::SHIFT, Key::Num3)]),
    row(Action::OnlyMap, "action-only-map", None, &[with(Modifiers::NONE, Key::F12)]),
    row(Action::Check, "action-check", Some(Icon::Warning), &[with(Modifiers::NONE, Key::F7)]),
    row(Action::Palette, "action-palette", Some(Icon::SidebarSimple), &[with(Modifiers::NONE, Key::F8)]),
    row(Action::Outline, "action-outline", Some(Icon::List), &[with(Modifiers::NONE, Key::F4)]),
    row(Action::Inspector, "action-inspector", None, &[with(Modifiers::NONE, Key::F9)]),
    row(Action::FullScreen, "action-full-screen", None, &[with(Modifiers::NONE, Key::F11)]),
    row(Action::Keys, "action-keys", Some(Icon::Keyboard), &[with(Modifiers::NONE, Key::F1)]),
    row(Action::Commands, "action-commands", None, &[with(COMMAND, Key::K)]),
    row(Action::Consequence, "action-consequence", None, &[with(Modifiers::NONE, Key::C)]),
    row(Action::Ease, "action-ease", Some(Icon::Link), &[with(Modifiers::NONE, Key::E)]),
    row(Action::Owner, "action-owner", None, &[with(COMMAND_SHIFT, Key::O)]),
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
    arranged(Arrange::StepBefore, "arrange-step-before", &[with(COMMAND_SHIFT, Key::Insert)]),
    arranged(Arrange::StepAfter, "arrange-step-after", &[with(Modifiers::NONE, Key::Insert)]),
    arranged(Arrange::SplitStage, "arrange-split-stage", &[]),
    arranged(Arrange::MergeStage, "arrange-merge-stage", &[]),
    arranged(Arrange::AutomaticWidth, "arrange-automatic-width", &[]),
    arranged(Arrange::LockLane, "arrange-lock-lane", &[]),
    arranged(Arrange::HideLane, "arrange-hide-lane", &[]),
    arranged(Arrange::ShowLanes, "arrange-show-lanes", &[]),
    arranged(Arrange::Duplicate, "arrange-duplicate", &[with(COMMAND, Key::D)]),
    arranged(Arrange::SplitCard, "arrange-split-card", &[with(COMMAND_SHIFT, Key::Enter)]),
    arranged(Arrange::JoinNext, "arrange-join-next", &[with(COMMAND, Key::J)]),
    arranged(Arrange::Kind(CardKind::Touchpoint), "arrange-kind-touchpoint", &[with(ALT, Key::Num1)]),
    arranged(Arrange::Kind(CardKind::Action), "arrange-kind-action", &[with(ALT, Key::Num2)]),
    arranged(Arrange::Kind(CardKind::Decision), "arrange-kind-decision", &[with(ALT, Key::Num3)]),
    arranged(Arrange::Kind(CardKind::Evidence), "arrange-kind-evidence", &[with(ALT, Key::Num4)]),
    arranged(Arrange::Kind(CardKind::Opportunity), "arrange-kind-opportunity", &[with(ALT, Key::Num5)]),
    arranged(Arrange::Kind(CardKind::Note), "arrange-kind-note", &[with(ALT, Key::Num6)]),
    arranged(Arrange::Evidence(EvidenceLevel::Assumed), "arrange-assumed", &[with(ALT, Key::Num7)]),
    arranged(Arrange::Evidence(EvidenceLevel::PartlyKnown), "arrange-partly-known", &[with(ALT, Key::Num8)]),
    arranged(Arrange::Evidence(EvidenceLevel::Researched), "arrange-researched", &[with(ALT, Key::Num9)]),
    arranged(Arrange::MomentOfTruth, "arrange-moment-of-truth", &[with(ALT, Key::Num0)]),
    arranged(Arrange::Color(None), "arrange-color-none", &[with(COMMAND_SHIFT, Key::Num0)]),
    arranged(Arrange::Color(Some(ColorTag::Red)), "arrange-color-red", &[with(COMMAND_SHIFT, Key::Num1)]),
    arranged(Arrange::Color(Some(ColorTag::Orange)), "arrange-color-orange", &[with(COMMAND_SHIFT, Key::Num2)]),
    arranged(Arrange::Color(Some(ColorTag::Yellow)), "arrange-color-yellow", &[with(COMMAND_SHIFT, Key::Num3)]),
    arranged(Arrange::Color(Some(ColorTag::Green)), "arrange-color-green", &[with(COMMAND_SHIFT, Key::Num4)]),
    arranged(Arrange::Color(Some(ColorTag::Blue)), "arrange-color-blue", &[with(COMMAND_SHIFT, Key::Num5)]),
    arranged(Arrange::Color(Some(ColorTag::Purple)), "arrange-color-purple", &[with(COMMAND_SHIFT, Key::Num6)]),
    arranged(Arrange::Color(Some(ColorTag::Gray)), "arrange-color-gray", &[with(COMMAND_SHIFT, Key::Num7)]),
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
        let writing = editor.typing().is_some();
        match self {
            Self::Undo => editor.can_undo().is_some() || writing,
            Self::Redo => editor.can_redo().is_some(),
            Self::Delete => !editor.selection().is_empty(),
            Self::Cut => writing || editor.can_cut(),
            Self::Direct(_) => writing || !editor.selection().is_empty(),
            Self::Copy => writing || !editor.selection().is_empty(),
            Self::Paste => writing || editor.has_position(),
            Self::FitSelection => !editor.selection().is_empty(),
            Self::EditText => editor.selection().only().is_some() || editor.focus().is_some(),
            Self::Arrange(what) => editor.can_arrange(what),
            Self::Owner => editor.can_arrange(Arrange::MomentOfTruth),
            Self::NewCard => editor.selected_card().is_some() || editor.focus().is_some(),
            Self::Connect => editor.selected_card().is_some(),
            Self::NextConnector => editor.has_connectors(),
            Self::Reattach | Self::Reverse | Self::TurnHeads => {
                matches!(editor.selection().only(), Some(crate::model::Key::Connector(_)))
            }
            Self::Consequence => editor.has_selected_pains(),
            Self::Ease => editor.can_ease(),
            Self::Add(element) if element.is_marker() => editor.selected_card().is_some(),
            _ => true,
        }
    }

    /// True for what the selection is already: menus show it with a check mark.
    #[must_use]
    pub fn is_on(self, editor: &Editor) -> bool {
        matches!(self, Self::Arrange(what) if editor.is_arranged(what))
    }

    /// True when a pressed key is one of its keys.
    pub(super) fn is_meant_by(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        self.spec().is_some_and(|spec| spec.keys.iter().any(|wanted| means(*wanted, key, physical, modifiers)))
    }

    /// True when its keys are also letters or caret keys of a text: it waits until no text is written.
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

    /// True for an action whose key is a letter, where that letter would start a text, or a hint how to write.
    fn yields_to_letters(self, editor: &Editor) -> bool {
        matches!(self, Self::Add(_) | Self::Connect | Self::NextConnector | Self::Consequence | Self::Ease)
            && (editor.focus().is_some() || editor.selection().only().is_some())
            && !self.is_enabled(editor)
    }
}

/// What a person is writing, as far as it decides whom a key belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// Nothing: all keys mean actions.
    Nothing,
    /// A text on the map. Undo is the editor's, which begins with the text. A button with the focus is the same:
    /// letters and Enter are not for the map.
    Text,
    /// A field of a panel: undo and redo are its own too.
    Field,
}

/// The action that a key means; none when it means something in the text being written, or in the cell where a text
/// would start.
#[must_use]
pub fn meant(event: &egui::Event, writing: Writing, editor: &Editor) -> Option<Action> {
    let egui::Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return None };
    let yields = |action: Action| action.yields_to(writing) || action.yields_to_letters(editor);
    let mut actions = ACTIONS.iter().map(|spec| spec.action).filter(|action| !yields(*action));
    actions.find(|action| action.is_meant_by(*key, *physical_key, *modifiers))
}

/// True when a pressed key is the wanted one. In two cases the place of the key on the keyboard counts: a digit
/// with Shift comes as another sign, and with a layout that is not Latin a letter comes as one, or as a sign.
pub(super) fn means(wanted: KeyboardShortcut, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
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

    const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

    fn editor() -> Editor {
        Editor::new(crate::model::Map::default(), crate::model::IdSource::seeded(1))
    }

    fn event(key: Key, physical: Key, modifiers: Modifiers) -> egui::Event {
        egui::Event::Key { key, physical_key: Some(physical), pressed: true, repeat: false, modifiers }
    }

    fn of_keys(key: Key, physical: Key, modifiers: Modifiers, writing: Writing) -> Option<Action> {
        meant(&event(key, physical, modifiers), writing, &editor())
    }

    /// The keys of a keyboard by their places, row by row.
    const PLACES: [Key; 46] = {
        use Key::*;
        [
            Backtick,
            Num1,
            Num2,
            Num3,
            Num4,
            Num5,
            Num6,
            Num7,
            Num8,
            Num9,
            Num0,
            Minus,
            Equals,
            Q,
            W,
            E,
            R,
            T,
            Y,
            U,
            I,
            O,
            P,
            OpenBracket,
            CloseBracket,
            A,
            S,
            D,
            F,
            G,
            H,
            J,
            K,
            L,
            Semicolon,
            Quote,
            Z,
            X,
            C,
            V,
            B,
            N,
            M,
            Comma,
            Period,
            Slash,
        ]
    };

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
        let at =
            |row: &str, c: char| row.chars().position(|given| given == c).map(|at| (given_at(row, at), PLACES[at]));
        let found = at(plain, wanted).map(|(given, place)| (reported(given, place), place, Modifiers::NONE));
        let found = found.or(at(shifted, wanted)
            .filter(|_| !wanted.is_alphanumeric())
            .map(|(given, place)| (reported(given, place), place, Modifiers::SHIFT)));
        let by_place = || {
            let at =
                PLACES.iter().position(|place| place.name().eq_ignore_ascii_case(wanted.encode_utf8(&mut [0; 4])))?;
            Some((reported(given_at(plain, at), PLACES[at]), PLACES[at], Modifiers::NONE))
        };
        found.or_else(by_place).unwrap_or_else(|| panic!("{name} has no {wanted}"))
    }

    fn given_at(row: &str, at: usize) -> char {
        row.chars().nth(at).unwrap()
    }

    #[test]
    fn every_shortcut_is_met_in_every_layout() {
        for layout in &LAYOUTS {
            assert!([layout.1, layout.2].iter().all(|row| row.chars().count() == PLACES.len()), "{}", layout.0);
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
                let at = PLACES.iter().position(|other| *other == place).unwrap();
                let row = if modifiers.shift { layout.2 } else { layout.1 };
                let key = reported(given_at(row, at), place);
                assert_eq!(of_keys(key, place, modifiers, Writing::Nothing), Some(action), "{place:?} in {}", layout.0);
            }
        }
    }

    #[test]
    fn a_letter_that_is_elsewhere_is_not_met_at_its_usual_place() {
        // French: at the places of Q, W and Z stand A, Z and W.
        assert_eq!(of_keys(Key::A, Key::Q, CTRL, Writing::Nothing), Some(Action::SelectAll));
        assert_eq!(of_keys(Key::Z, Key::W, CTRL, Writing::Nothing), Some(Action::Undo));
        assert_eq!(of_keys(Key::W, Key::Z, CTRL, Writing::Nothing), None);
    }

    #[test]
    fn a_digit_with_shift_is_met_by_its_place_on_the_keyboard() {
        assert_eq!(of_keys(Key::Exclamationmark, Key::Num1, Modifiers::SHIFT, Writing::Nothing), Some(Action::FitMap));
        assert_eq!(of_keys(Key::Num1, Key::Num1, Modifiers::SHIFT, Writing::Nothing), Some(Action::FitMap));
        assert_eq!(of_keys(Key::Num1, Key::Num1, Modifiers::NONE, Writing::Nothing), None);
    }

    #[test]
    fn shift_tells_save_as_from_save_and_redo_from_undo() {
        assert_eq!(of_keys(Key::S, Key::S, CTRL, Writing::Nothing), Some(Action::Save));
        assert_eq!(of_keys(Key::S, Key::S, CTRL | Modifiers::SHIFT, Writing::Nothing), Some(Action::SaveAs));
        assert_eq!(of_keys(Key::Z, Key::Z, CTRL | Modifiers::SHIFT, Writing::Text), Some(Action::Redo));
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
        let key = |key, editor: &Editor| meant(&event(key, key, Modifiers::NONE), Writing::Nothing, editor);
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
