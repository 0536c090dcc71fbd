//! The keyboard on the map: moving, typing, rating, going from text to text, cutting and pasting. Which key does what is
//! said by the [rules]; here it is done.
//!
//! Events are handled one by one in their order: fast typists press several keys between two frames, and what a key
//! means depends on the one before.

use std::borrow::Cow;

use egui::{Context, Event, ImeEvent, Key, Modifiers};

use crate::app::action::rules::{self, Focus, Meaning};
use crate::app::canvas::Canvas;
use crate::app::clipboard::Clipboard;
use crate::app::widgets::typing::{OwnedEdit, TypingEvent, edit_of};
use crate::edit::{Refusal, Selection};
use crate::editor::{
    EditOutcome, Editor, FeelingChange, FeelingOutcome, GridMotion, PasteContent, PasteError, PastedCards,
};
use crate::text::Edit;

/// How much a key changes a feeling: half the way to the next face.
const STEP: f64 = 0.5;

/// What happened to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventOutcome {
    /// The map used it.
    Consumed,
    /// What it asks for can't be done: the key of the message that says why.
    Refused(&'static str),
    /// What it asks for can't be done: the editor tells why.
    Told,
    /// The map has no use for it.
    Ignored,
}

impl Canvas {
    /// Held, the space bar moves the map; tapped on a record, it writes: when it goes up, or with the next letter.
    pub fn with_space<'e>(&mut self, event: &'e Event, editor: &Editor) -> Cow<'e, Event> {
        let takes = || rules::meaning_of_text(" ", Focus::from_editor(editor)) == Some(Meaning::Write);
        match event {
            Event::Key { key: Key::Space, pressed: true, repeat, modifiers, .. } => {
                self.space = !*repeat && !modifiers.any() && editor.focus().is_none() && takes();
            }
            Event::Key { key: Key::Space, pressed: false, .. } if std::mem::take(&mut self.space) => {
                return Cow::Owned(Event::Ime(ImeEvent::Commit(" ".to_owned())));
            }
            Event::Text(text) if !text.trim().is_empty() && std::mem::take(&mut self.space) => {
                return Cow::Owned(Event::Text(format!(" {text}")));
            }
            Event::Key { pressed: true, .. } if editor.typing().is_some() => self.space = false,
            _ => {}
        }
        Cow::Borrowed(event)
    }
}

/// Handles an event while the map has the keyboard.
pub fn handle_event(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard, event: &Event) -> EventOutcome {
    if editor.typing().is_some() {
        handle_text_event(ctx, editor, clipboard, event)
    } else {
        handle_grid_event(ctx, editor, clipboard, event)
    }
}

/// While a text is being written: Enter and Tab go on to the next one, Esc leaves it. The text stays.
fn handle_text_event(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard, event: &Event) -> EventOutcome {
    if let Event::Paste(text) = event
        && editor.takes_lines()
        && let Some(heard) = paste_cards(editor, clipboard, text)
    {
        return heard;
    }
    match meaning_of(event, Focus::Writing) {
        Some(Meaning::GoOn(advance)) => editor.finish_and_advance(advance),
        Some(Meaning::NewLine) => editor.write(Edit::Insert("\n")),
        Some(Meaning::Leave) => editor.finish_typing(),
        _ => match edit_of(event, true) {
            Some(TypingEvent::Edit(edit)) => editor.write(edit.as_edit()),
            Some(TypingEvent::Paste) => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Some(copied @ (TypingEvent::Copy | TypingEvent::Cut)) => {
                let selected = editor.typing().map(|typing| typing.field().selected_text().to_owned());
                if let Some(selected) = selected.filter(|selected| !selected.is_empty()) {
                    ctx.copy_text(selected);
                    if copied == TypingEvent::Cut {
                        editor.write(OwnedEdit::cut());
                    }
                }
            }
            // With other keys held they mean nothing.
            Some(TypingEvent::Commit | TypingEvent::Next | TypingEvent::Previous | TypingEvent::Leave) | None => {
                return EventOutcome::Ignored;
            }
        },
    }
    EventOutcome::Consumed
}

/// What an event means by the rules.
fn meaning_of(event: &Event, focus: Focus) -> Option<Meaning> {
    match event {
        // The space bar moves the map; what it writes comes as if it were composed.
        Event::Text(text) if text.trim().is_empty() => None,
        Event::Text(text) | Event::Ime(ImeEvent::Commit(text) | ImeEvent::Preedit { text, .. }) if !text.is_empty() => {
            rules::meaning_of_text(text, focus)
        }
        Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
            rules::meaning_of_key(*key, *physical_key, *modifiers, focus)
        }
        _ => None,
    }
}

/// While no text is being written.
fn handle_grid_event(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard, event: &Event) -> EventOutcome {
    match event {
        Event::Paste(text) => return paste(editor, clipboard, text),
        Event::Copy => return copy(ctx, editor, clipboard),
        Event::Cut => return cut(ctx, editor, clipboard),
        _ => {}
    }
    let focus = Focus::from_editor(editor);
    let Some(meaning) = meaning_of(event, focus) else {
        // What is typed goes nowhere: a message says where it could.
        let is_typed = matches!(event, Event::Text(text) if !text.trim().is_empty());
        return if is_typed && focus == Focus::Several {
            EventOutcome::Refused("hint-write-one")
        } else {
            EventOutcome::Ignored
        };
    };
    let (motion, typed) = match event {
        Event::Key { key, modifiers, .. } => (motion_of(*key, *modifiers), ""),
        Event::Text(text) => (None, text.as_str()),
        _ => (None, ""),
    };
    match (meaning, motion) {
        (Meaning::Write, _) => write(editor, event),
        (Meaning::WriteTime, _) => {
            editor.begin_time();
            write(editor, event)
        }
        (Meaning::Rate(rating), _) => {
            let rated = digit_of(event).map_or(Ok(false), |value| editor.rate(rating, value));
            done(editor, rated.map(drop))
        }
        (Meaning::Feel, _) => {
            let value = typed.parse().unwrap_or(3.0);
            let changed = editor.change_feeling(FeelingChange::To(value - 3.0));
            felt(editor, changed)
        }
        (Meaning::FeelBy, _) => {
            let by = if matches!(typed, "-" | "−") { -STEP } else { STEP };
            let changed = editor.change_feeling(FeelingChange::By(by));
            felt(editor, changed)
        }
        (Meaning::Leave, _) => leave(editor),
        (Meaning::Walk, Some(GridMotion::NextStep | GridMotion::PreviousStep)) if focus == Focus::Nothing => {
            EventOutcome::Ignored
        }
        (Meaning::Walk, Some(motion)) => {
            editor.walk(motion);
            EventOutcome::Consumed
        }
        (Meaning::Extend, Some(motion)) => {
            editor.extend(motion);
            EventOutcome::Consumed
        }
        (Meaning::Move, Some(motion)) => {
            let moved = editor.shift(motion).map(drop);
            done(editor, moved)
        }
        (Meaning::Stretch, Some(motion)) => {
            let stretched = editor.stretch(motion).map(drop);
            done(editor, stretched)
        }
        // The window does these.
        _ => EventOutcome::Ignored,
    }
}

/// The digit that is typed, or that stands at the place of the key: with Alt and Shift it arrives as another sign.
fn digit_of(event: &Event) -> Option<u8> {
    match event {
        Event::Text(text) => text.parse().ok(),
        Event::Key { key, physical_key, .. } => physical_key.unwrap_or(*key).symbol_or_name().parse().ok(),
        _ => None,
    }
}

fn done(editor: &mut Editor, done: Result<(), Refusal>) -> EventOutcome {
    match done {
        Ok(()) => EventOutcome::Consumed,
        Err(refusal) => refused(editor, refusal),
    }
}

fn felt(editor: &mut Editor, done: Result<FeelingOutcome, Refusal>) -> EventOutcome {
    match done {
        Ok(FeelingOutcome::Set) => EventOutcome::Consumed,
        Ok(FeelingOutcome::NoPersona) => EventOutcome::Told,
        Ok(FeelingOutcome::Ignored) => EventOutcome::Ignored,
        Err(refusal) => refused(editor, refusal),
    }
}

/// The editor tells why, with what can be done about it.
fn refused(editor: &mut Editor, refusal: Refusal) -> EventOutcome {
    editor.tell_refusal(refusal);
    EventOutcome::Told
}

/// Writes what was typed where the focus is.
fn write(editor: &mut Editor, event: &Event) -> EventOutcome {
    let Some(TypingEvent::Edit(edit)) = edit_of(event, true) else { return EventOutcome::Ignored };
    match editor.type_here() {
        EditOutcome::Editing => {
            editor.write(edit.as_edit());
            EventOutcome::Consumed
        }
        EditOutcome::NoPlace => EventOutcome::Refused("drag-not-here"),
        EditOutcome::NoPersona => EventOutcome::Told,
        EditOutcome::Ignored => EventOutcome::Ignored,
    }
}

/// Ends a gesture, goes from a connector back to its card, or clears the selection; with nothing selected, Esc and Tab
/// belong to the panels.
fn leave(editor: &mut Editor) -> EventOutcome {
    if editor.cancel() || editor.back_to_card() {
        return EventOutcome::Consumed;
    }
    let stood = editor.has_position();
    editor.select(Selection::none());
    if stood { EventOutcome::Consumed } else { EventOutcome::Ignored }
}

/// Where a key leads on the grid.
fn motion_of(key: Key, modifiers: Modifiers) -> Option<GridMotion> {
    match key {
        Key::ArrowLeft => Some(GridMotion::Left),
        Key::ArrowRight => Some(GridMotion::Right),
        Key::ArrowUp if modifiers.command => Some(GridMotion::CardAbove),
        Key::ArrowDown if modifiers.command => Some(GridMotion::CardBelow),
        Key::ArrowUp => Some(GridMotion::Up),
        Key::ArrowDown => Some(GridMotion::Down),
        Key::Home if modifiers.command => Some(GridMotion::MapStart),
        Key::End if modifiers.command => Some(GridMotion::MapEnd),
        Key::Home => Some(GridMotion::RowStart),
        Key::End => Some(GridMotion::RowEnd),
        Key::Tab if modifiers.shift => Some(GridMotion::PreviousStep),
        Key::Tab => Some(GridMotion::NextStep),
        _ => None,
    }
}

fn copy(ctx: &Context, editor: &Editor, clipboard: &mut Clipboard) -> EventOutcome {
    match clipboard.copy(editor) {
        Some(text) => {
            ctx.copy_text(text);
            EventOutcome::Consumed
        }
        None if editor.selects_mixed() => EventOutcome::Refused("copy-mixed"),
        None => EventOutcome::Ignored,
    }
}

fn cut(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard) -> EventOutcome {
    if editor.selection().is_empty() {
        return EventOutcome::Ignored;
    }
    if !editor.can_cut() {
        return EventOutcome::Refused(if editor.selects_mixed() { "copy-mixed" } else { "cut-only-cards" });
    }
    let heard = copy(ctx, editor, clipboard);
    match editor.delete_selection() {
        Ok(()) => heard,
        Err(refusal) => refused(editor, refusal),
    }
}

fn paste(editor: &mut Editor, clipboard: &Clipboard, text: &str) -> EventOutcome {
    match clipboard.meaning(text) {
        Ok(Some(pasted)) => put(editor, &pasted),
        Ok(None) => EventOutcome::Ignored,
        Err(_) => EventOutcome::Refused("paste-too-large"),
    }
}

/// Pastes in place of a new card that is still empty: a single line is its text. `None` when there is nothing to paste.
fn paste_cards(editor: &mut Editor, clipboard: &Clipboard, text: &str) -> Option<EventOutcome> {
    match clipboard.meaning_in_text(text) {
        Ok(Some(PasteContent::Cards(PastedCards::Lines(lines)))) if lines.len() == 1 => {
            lines.iter().for_each(|line| editor.write(Edit::Insert(line)));
            Some(EventOutcome::Consumed)
        }
        Ok(Some(pasted)) => Some(put(editor, &pasted)),
        Ok(None) => None,
        Err(_) => Some(EventOutcome::Refused("paste-too-large")),
    }
}

/// Pastes content, wherever it comes from.
pub fn put(editor: &mut Editor, pasted: &PasteContent) -> EventOutcome {
    match editor.paste(pasted) {
        Ok(()) => EventOutcome::Consumed,
        Err(PasteError::Nowhere) => EventOutcome::Refused("paste-nowhere"),
        Err(PasteError::Refused(refusal)) => refused(editor, refusal),
    }
}
