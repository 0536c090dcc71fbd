//! Keyboard events as edits of a text.
//!
//! One translation from the window's events to edits, for the fields of panels and dialogs and for writing in
//! place on the map alike. It knows keys and not what they lead to: whether Enter opens the next card or only
//! leaves a field is for the caller to say.

mod direction;

use egui::{Context, Event, ImeEvent, Key, Modifiers, Rect};

use crate::app::action::Action;
use crate::text::{Edit, Motion};

pub use direction::DirectionKeys;

/// What an event means to a text that is being edited.
#[derive(Clone, Debug, PartialEq)]
pub enum TypingEvent {
    /// The text or its caret changes.
    Edit(OwnedEdit),
    /// Enter: the text is done.
    Commit,
    /// Esc: the text is left as it is now.
    Leave,
    /// Tab: the text is done, and the next one is wanted.
    Next,
    /// Shift and Tab: the text is done, and the one before is wanted.
    Previous,
    /// The selected part goes to the clipboard.
    Copy,
    /// The selected part goes to the clipboard and out of the text; [`OwnedEdit::cut`] takes it out.
    Cut,
    /// What is on the clipboard is wanted: it comes as [`Event::Paste`] when the window is asked for it.
    Paste,
}

/// An [`Edit`] that owns its text.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnedEdit {
    /// Puts text in the place of the selection.
    Insert(String),
    /// Shows what an input method is composing.
    Compose {
        /// The text so far.
        text: String,
        /// Its part that the input method has selected, in bytes.
        cursor: Option<(usize, usize)>,
    },
    /// An edit without text of its own.
    Plain(Edit<'static>),
}

impl OwnedEdit {
    /// The edit, to be applied.
    #[must_use]
    pub fn as_edit(&self) -> Edit<'_> {
        match self {
            Self::Insert(text) => Edit::Insert(text),
            Self::Compose { text, cursor } => Edit::Compose { text, cursor: *cursor },
            Self::Plain(edit) => *edit,
        }
    }

    /// What takes a selection out of the text, once it is on the clipboard.
    #[must_use]
    pub fn cut() -> Edit<'static> {
        Edit::Insert("")
    }
}

/// Lets an input method compose a text in a rectangle of the screen, with its candidates beside the caret.
pub(crate) fn accept_composing(ctx: &Context, rect: Rect, cursor_rect: Rect) {
    let purpose = egui::IMEPurpose::Normal;
    let ime = egui::output::IMEOutput { purpose, rect, cursor_rect, should_interrupt_composition: false };
    ctx.output_mut(|output| output.ime = Some(ime));
}

/// What an event means to a text that is being edited; `None` when it doesn't concern it. A text that is not
/// `multiline` gets spaces for line ends.
#[must_use]
pub fn edit_of(event: &Event, multiline: bool) -> Option<TypingEvent> {
    match event {
        Event::Copy => Some(TypingEvent::Copy),
        Event::Cut => Some(TypingEvent::Cut),
        // Where Enter comes as a text too, it is the key that counts.
        Event::Text(text) if matches!(text.as_str(), "\n" | "\r" | "\r\n") => None,
        Event::Text(text) | Event::Paste(text) => insertion(text, multiline),
        Event::Ime(event) => from_input_method(event, multiline),
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            from_shortcut(*key, *physical_key, *modifiers).or_else(|| from_key(*key, *modifiers, multiline))
        }
        _ => None,
    }
}

fn insertion(text: &str, multiline: bool) -> Option<TypingEvent> {
    (!text.is_empty()).then(|| TypingEvent::Edit(OwnedEdit::Insert(in_lines(text, multiline))))
}

/// The text without line ends, unless there may be some.
pub(crate) fn in_lines(text: &str, multiline: bool) -> String {
    if multiline {
        return text.to_owned();
    }
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.trim_end_matches(ends).replace("\r\n", " ").replace(ends, " ")
}

fn from_input_method(event: &ImeEvent, multiline: bool) -> Option<TypingEvent> {
    let edit = match event {
        ImeEvent::Preedit { text, active_range_chars } => {
            let byte = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
            let cursor = active_range_chars.as_ref().map(|range| (byte(range.start), byte(range.end)));
            OwnedEdit::Compose { text: text.clone(), cursor }
        }
        // An empty result only ends the composition; as an insertion it would delete the selection.
        ImeEvent::Commit(text) if text.is_empty() => OwnedEdit::Plain(Edit::EndCompose),
        ImeEvent::Commit(text) => return insertion(text, multiline),
        _ => return None,
    };
    Some(TypingEvent::Edit(edit))
}

/// The keys of the window's own actions that mean the same in a text.
fn from_shortcut(key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<TypingEvent> {
    let actions = [(Action::Undo, Edit::Undo), (Action::Redo, Edit::Redo), (Action::SelectAll, Edit::SelectAll)];
    let meant = actions.into_iter().find(|(action, _)| action.has_shortcut(key, physical, modifiers));
    meant.map(|(_, edit)| TypingEvent::Edit(OwnedEdit::Plain(edit)))
}

fn from_key(key: Key, modifiers: Modifiers, multiline: bool) -> Option<TypingEvent> {
    match key {
        Key::Enter if multiline && (modifiers.shift || modifiers.command) => {
            Some(TypingEvent::Edit(OwnedEdit::Insert("\n".to_owned())))
        }
        Key::Enter if !modifiers.alt => Some(TypingEvent::Commit),
        Key::Escape => Some(TypingEvent::Leave),
        Key::Tab if modifiers.ctrl || modifiers.alt => None,
        Key::Tab if modifiers.shift => Some(TypingEvent::Previous),
        Key::Tab => Some(TypingEvent::Next),
        // The keys of the clipboard before there was Ctrl+C; some systems translate them themselves.
        Key::Delete if modifiers.shift_only() => Some(TypingEvent::Cut),
        Key::Insert if modifiers.shift_only() => Some(TypingEvent::Paste),
        Key::Insert if modifiers.command_only() => Some(TypingEvent::Copy),
        Key::PageUp | Key::PageDown if !multiline || modifiers.command || modifiers.alt => None,
        _ => edit_of_key(key, modifiers).map(|edit| TypingEvent::Edit(OwnedEdit::Plain(edit))),
    }
}

fn edit_of_key(key: Key, modifiers: Modifiers) -> Option<Edit<'static>> {
    // Words go by Ctrl, on a Mac by Option; a Mac's Command key goes to the ends.
    let words = modifiers.ctrl || modifiers.alt;
    match key {
        Key::Backspace if words => Some(Edit::BackspaceWord),
        Key::Backspace => Some(Edit::Backspace),
        Key::Delete if words => Some(Edit::DeleteWord),
        Key::Delete => Some(Edit::Delete),
        _ => motion_of(key, modifiers.mac_cmd, words).map(|to| Edit::Move { to, extend: modifiers.shift }),
    }
}

fn motion_of(key: Key, ends: bool, words: bool) -> Option<Motion> {
    Some(match key {
        Key::ArrowLeft if ends => Motion::LineStart,
        Key::ArrowLeft if words => Motion::WordLeft,
        Key::ArrowLeft => Motion::Left,
        Key::ArrowRight if ends => Motion::LineEnd,
        Key::ArrowRight if words => Motion::WordRight,
        Key::ArrowRight => Motion::Right,
        Key::ArrowUp if ends => Motion::TextStart,
        Key::ArrowUp => Motion::Up,
        Key::ArrowDown if ends => Motion::TextEnd,
        Key::ArrowDown => Motion::Down,
        Key::Home if ends || words => Motion::TextStart,
        Key::PageUp => Motion::TextStart,
        Key::PageDown => Motion::TextEnd,
        Key::Home => Motion::LineStart,
        Key::End if ends || words => Motion::TextEnd,
        Key::End => Motion::LineEnd,
        _ => return None,
    })
}
