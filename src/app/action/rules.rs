//! What a key does on the map, as rules: what has the focus × which key → what happens. The keyboard, the list of keys
//! and the tests read these rows; the first one that fits counts. Keys of actions are in [`ACTIONS`](super::ACTIONS): none
//! of them types a character, so that *a key that types a character writes*, or rates where a rating has the focus.

use egui::{Key, KeyboardShortcut};

use super::keys::{alt, alt_shift, command, command_shift, plain, shift};
use crate::editor::{Advance, Editor, Rating};
use crate::model::Key as RecordKey;

/// What has the focus on the map, as far as it decides what a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A text that is being written.
    Writing,
    /// Nothing is selected, and no cell has the focus.
    Nothing,
    /// A cell that takes cards.
    Cell,
    /// A cell of an emotion lane.
    FeelingCell,
    /// One record with a text: a card, a stage, a step, a lane, the title, a connector.
    Record,
    /// One wait point.
    Wait,
    /// Pain points, one or several.
    Pains,
    /// Emotions, one or several.
    Feelings,
    /// Several records that are not of one kind with a rating.
    Several,
}

impl Focus {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Writing,
        Self::Nothing,
        Self::Cell,
        Self::FeelingCell,
        Self::Record,
        Self::Wait,
        Self::Pains,
        Self::Feelings,
        Self::Several,
    ];

    /// What has the focus now.
    #[must_use]
    pub fn from_editor(editor: &Editor) -> Self {
        if editor.typing().is_some() {
            return Self::Writing;
        }
        if let Some(cell) = editor.focus() {
            return if editor.map().shows_feelings(cell.lane) { Self::FeelingCell } else { Self::Cell };
        }
        let selection = editor.selection();
        let are = |is: fn(&RecordKey) -> bool| selection.keys().all(|key| is(&key));
        match selection.only() {
            _ if selection.is_empty() => Self::Nothing,
            _ if are(|key| matches!(key, RecordKey::Pain(_))) => Self::Pains,
            _ if are(|key| matches!(key, RecordKey::Emotion(_))) => Self::Feelings,
            Some(RecordKey::Wait(_)) => Self::Wait,
            Some(_) => Self::Record,
            None => Self::Several,
        }
    }
}

/// Which keys a rule is about.
#[derive(Clone, Copy, Debug)]
pub enum RuleKeys {
    /// Keys with what is held.
    Pressed(&'static [KeyboardShortcut]),
    /// The characters 0 to 9, wherever they are on the keyboard.
    Digits,
    /// The characters 1 to 5.
    Ratings,
    /// The characters + (or =) and −.
    Signs,
    /// Any character.
    Characters,
}

impl RuleKeys {
    /// True when a typed text is one of them.
    #[must_use]
    pub fn has_text(self, text: &str) -> bool {
        match self {
            Self::Pressed(_) => false,
            Self::Digits => text.bytes().all(|byte| byte.is_ascii_digit()),
            Self::Ratings => matches!(text, "1" | "2" | "3" | "4" | "5"),
            Self::Signs => matches!(text, "+" | "=" | "-" | "−"),
            Self::Characters => true,
        }
    }

    /// The keys to show in a list; none where any character will do.
    #[must_use]
    pub fn shown(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::Pressed(keys) => keys,
            Self::Ratings => &FROM_1_TO_5,
            Self::Digits => &FROM_0_TO_9,
            Self::Signs => &SIGNS,
            Self::Characters => &[],
        }
    }
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Writes: a new card in a cell, what a persona says in that of an emotion lane, else on at the end of what the
    /// selected record says.
    Write,
    /// Writes how long a wait is, before its text.
    WriteTime,
    /// Rates the selected pain points.
    Rate(Rating),
    /// Sets a feeling, 1 for awful to 5 for great.
    Feel,
    /// Makes a feeling better or worse.
    FeelBy,
    /// Finishes the text and goes on.
    GoOn(Advance),
    /// A new line of the text.
    NewLine,
    /// Finishes the text, or ends what is going on; else nothing is selected any more.
    Leave,
    /// Moves the focus over the grid.
    Walk,
    /// Adds the next card to the selection.
    Extend,
    /// Moves what is selected.
    Move,
    /// Stretches the selected cards over more steps, or widens the selected steps.
    Stretch,
    /// To another panel and back: the window does it.
    ToPanel,
    /// Opens the menu about the selection: the window does it.
    OpenMenu,
    /// Opens the menus of the bar: the window does it.
    OpenMenuBar,
}

/// A row: with one of these in focus, these keys do this.
#[derive(Clone, Copy, Debug)]
pub struct KeyRule {
    /// The message key of its line in the list of keys.
    pub label: &'static str,
    /// What has the focus.
    pub focus: &'static [Focus],
    /// The keys.
    pub keys: RuleKeys,
    /// What they do.
    pub meaning: Meaning,
}

const fn row(label: &'static str, focus: &'static [Focus], keys: RuleKeys, meaning: Meaning) -> KeyRule {
    KeyRule { label, focus, keys, meaning }
}

const FROM_1_TO_5: [KeyboardShortcut; 5] =
    [plain(Key::Num1), plain(Key::Num2), plain(Key::Num3), plain(Key::Num4), plain(Key::Num5)];
const FROM_0_TO_9: [KeyboardShortcut; 10] = [
    plain(Key::Num0),
    plain(Key::Num1),
    plain(Key::Num2),
    plain(Key::Num3),
    plain(Key::Num4),
    plain(Key::Num5),
    plain(Key::Num6),
    plain(Key::Num7),
    plain(Key::Num8),
    plain(Key::Num9),
];
const SIGNS: [KeyboardShortcut; 2] = [plain(Key::Minus), plain(Key::Plus)];
const ALT_SHIFT_FROM_1_TO_5: [KeyboardShortcut; 5] =
    [alt_shift(Key::Num1), alt_shift(Key::Num2), alt_shift(Key::Num3), alt_shift(Key::Num4), alt_shift(Key::Num5)];
const TO_PANEL: [KeyboardShortcut; 2] = [plain(Key::F6), shift(Key::F6)];
const OPEN_MENU: [KeyboardShortcut; 2] = [plain(Key::Menu), shift(Key::F10)];
const WALK: [KeyboardShortcut; 10] = [
    plain(Key::ArrowLeft),
    plain(Key::ArrowRight),
    plain(Key::ArrowUp),
    plain(Key::ArrowDown),
    plain(Key::Home),
    plain(Key::End),
    command(Key::Home),
    command(Key::End),
    plain(Key::Tab),
    shift(Key::Tab),
];
const EXTEND: [KeyboardShortcut; 6] = [
    shift(Key::ArrowLeft),
    shift(Key::ArrowRight),
    shift(Key::ArrowUp),
    shift(Key::ArrowDown),
    shift(Key::Home),
    shift(Key::End),
];
const MOVE: [KeyboardShortcut; 4] = [alt(Key::ArrowLeft), alt(Key::ArrowRight), alt(Key::ArrowUp), alt(Key::ArrowDown)];
const STRETCH: [KeyboardShortcut; 4] = [
    command_shift(Key::ArrowLeft),
    command_shift(Key::ArrowRight),
    alt_shift(Key::ArrowLeft),
    alt_shift(Key::ArrowRight),
];
const NEW_LINE: [KeyboardShortcut; 2] = [command(Key::Enter), shift(Key::Enter)];

use Focus::{Cell, FeelingCell, Feelings, Nothing, Pains, Record, Several, Wait, Writing};

const WITH_TEXT: [Focus; 4] = [Record, Wait, Pains, Feelings];
const ON_GRID: [Focus; 8] = [Nothing, Cell, FeelingCell, Record, Wait, Pains, Feelings, Several];
const SELECTED: [Focus; 5] = [Record, Wait, Pains, Feelings, Several];

/// The rules, in the order of the list of keys. Where two fit, the first counts: digits come before characters.
pub const RULES: &[KeyRule] = &[
    row("keys-severity", &[Pains], RuleKeys::Ratings, Meaning::Rate(Rating::Severity)),
    row("keys-frequency", &[Pains], RuleKeys::Pressed(&ALT_SHIFT_FROM_1_TO_5), Meaning::Rate(Rating::Frequency)),
    row("keys-feeling", &[Feelings, FeelingCell], RuleKeys::Ratings, Meaning::Feel),
    row("keys-feeling-by", &[Feelings, FeelingCell], RuleKeys::Signs, Meaning::FeelBy),
    row("keys-wait", &[Wait], RuleKeys::Digits, Meaning::WriteTime),
    row("keys-start-card", &[Cell, FeelingCell], RuleKeys::Characters, Meaning::Write),
    row("keys-write-on", &WITH_TEXT, RuleKeys::Characters, Meaning::Write),
    row("keys-next-card", &[Writing], RuleKeys::Pressed(&[plain(Key::Enter)]), Meaning::GoOn(Advance::Onward)),
    row("keys-next-step", &[Writing], RuleKeys::Pressed(&[plain(Key::Tab)]), Meaning::GoOn(Advance::NextStep)),
    row("keys-previous-step", &[Writing], RuleKeys::Pressed(&[shift(Key::Tab)]), Meaning::GoOn(Advance::PreviousStep)),
    row("keys-new-line", &[Writing], RuleKeys::Pressed(&NEW_LINE), Meaning::NewLine),
    row("keys-leave", &Focus::ALL, RuleKeys::Pressed(&[plain(Key::Escape)]), Meaning::Leave),
    row("keys-areas", &Focus::ALL, RuleKeys::Pressed(&TO_PANEL), Meaning::ToPanel),
    row("keys-menu-bar", &Focus::ALL, RuleKeys::Pressed(&[plain(Key::F10)]), Meaning::OpenMenuBar),
    row("keys-menu", &ON_GRID, RuleKeys::Pressed(&OPEN_MENU), Meaning::OpenMenu),
    row("keys-walk", &ON_GRID, RuleKeys::Pressed(&WALK), Meaning::Walk),
    row(
        "keys-walk-cards",
        &ON_GRID,
        RuleKeys::Pressed(&[command(Key::ArrowUp), command(Key::ArrowDown)]),
        Meaning::Walk,
    ),
    row("keys-extend", &ON_GRID, RuleKeys::Pressed(&EXTEND), Meaning::Extend),
    row("keys-move", &SELECTED, RuleKeys::Pressed(&MOVE), Meaning::Move),
    row("keys-stretch", &SELECTED, RuleKeys::Pressed(&STRETCH), Meaning::Stretch),
];

/// What a typed text does; `None` where it means nothing.
#[must_use]
pub fn meaning_of_text(text: &str, focus: Focus) -> Option<Meaning> {
    rules_of(focus).find(|rule| rule.keys.has_text(text)).map(|rule| rule.meaning)
}

/// What a key does, apart from actions; `None` where it means nothing.
#[must_use]
pub fn meaning_of_key(key: Key, physical: Option<Key>, modifiers: egui::Modifiers, focus: Focus) -> Option<Meaning> {
    let is = |wanted: &KeyboardShortcut| super::keys::matches(*wanted, key, physical, modifiers);
    let pressed = |rule: &&KeyRule| matches!(rule.keys, RuleKeys::Pressed(keys) if keys.iter().any(is));
    rules_of(focus).find(pressed).map(|rule| rule.meaning)
}

fn rules_of(focus: Focus) -> impl Iterator<Item = &'static KeyRule> {
    RULES.iter().filter(move |rule| rule.focus.contains(&focus))
}
