//! The keyboard on the map: moving, typing, going from text to text, cutting and pasting.
//!
//! Events are handled one by one in their order: fast typists press several keys between two frames, and what a key
//! means depends on the one before.

use egui::{Context, Event, ImeEvent, Key, KeyboardShortcut, Modifiers};

use crate::app::action::keys::{alt, alt_shift, command, plain, shift};
use crate::app::canvas::rating::{self, handle_alt, handle_sign};
use crate::app::clipboard::Clipboard;
use crate::app::panels::context;
use crate::app::widgets::areas;
use crate::app::widgets::typing::{OwnedEdit, TypingEvent, edit_of};
use crate::edit::Selection;
use crate::editor::{Advance, EditOutcome, Editor, GridMotion, PasteContent, PasteError};
use crate::model::Message;

/// The keys on the map that are no actions: the message key of each label, and the keys.
pub const MAP_KEYS: &[(&str, &[KeyboardShortcut])] = &[
    ("keys-start-card", &[]),
    areas::KEYS,
    ("keys-next-card", &[plain(Key::Enter)]),
    ("keys-next-step", &[plain(Key::Tab)]),
    ("keys-previous-step", &[shift(Key::Tab)]),
    ("keys-new-line", &[command(Key::Enter), shift(Key::Enter)]),
    ("keys-leave", &[plain(Key::Escape)]),
    context::KEYS,
    ("keys-move", &[alt(Key::ArrowLeft), alt(Key::ArrowRight), alt(Key::ArrowUp), alt(Key::ArrowDown)]),
    ("keys-stretch", &[alt_shift(Key::ArrowLeft), alt_shift(Key::ArrowRight)]),
    ("keys-walk", &[plain(Key::ArrowLeft), plain(Key::ArrowRight), plain(Key::ArrowUp), plain(Key::ArrowDown)]),
    ("keys-walk-cards", &[command(Key::ArrowUp), command(Key::ArrowDown)]),
    ("keys-wait", &[]),
    rating::SEVERITY,
    rating::FREQUENCY,
    rating::MOVE_MARK,
    rating::FEELING,
    rating::FEEL_BY,
];

/// What happened to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventOutcome {
    /// The map used it.
    Consumed,
    /// What it asks for can't be done: the key of the message that says why.
    Refused(&'static str),
    /// The map has no use for it.
    Ignored,
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
    match edit_of(event, true) {
        Some(TypingEvent::Edit(edit)) => editor.write(edit.as_edit()),
        Some(TypingEvent::Commit) => editor.finish_and_advance(Advance::Onward),
        Some(TypingEvent::Next) => editor.finish_and_advance(Advance::NextStep),
        Some(TypingEvent::Previous) => editor.finish_and_advance(Advance::PreviousStep),
        Some(TypingEvent::Leave) => editor.finish_typing(),
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
        None => return EventOutcome::Ignored,
    }
    EventOutcome::Consumed
}

/// While no text is being written.
fn handle_grid_event(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard, event: &Event) -> EventOutcome {
    match event {
        Event::Text(text) | Event::Ime(ImeEvent::Commit(text) | ImeEvent::Preedit { text, .. })
            if !text.trim().is_empty() =>
        {
            handle_sign(editor, text).unwrap_or_else(|| begin(editor, event))
        }
        Event::Paste(text) => paste(editor, clipboard, text),
        Event::Copy => copy(ctx, editor, clipboard),
        Event::Cut => cut(ctx, editor, clipboard),
        Event::Key { key: Key::Escape, pressed: true, .. } => leave(editor),
        Event::Key { key, physical_key, pressed: true, modifiers, .. } if modifiers.alt && !modifiers.command => {
            let heard = handle_alt(editor, physical_key.unwrap_or(*key), modifiers.shift);
            heard.unwrap_or_else(|| go(editor, *key, *modifiers))
        }
        Event::Key { key, pressed: true, modifiers, .. } => go(editor, *key, *modifiers),
        _ => EventOutcome::Ignored,
    }
}

/// Starts a text with what was typed.
fn begin(editor: &mut Editor, event: &Event) -> EventOutcome {
    let Some(TypingEvent::Edit(edit)) = edit_of(event, true) else { return EventOutcome::Ignored };
    match editor.type_here() {
        EditOutcome::Editing => {
            editor.write(edit.as_edit());
            EventOutcome::Consumed
        }
        EditOutcome::NoPlace => EventOutcome::Refused("drag-not-here"),
        // A wrong key changes nothing, and the message tells how to write a text if that was meant.
        EditOutcome::Ignored if editor.selected_card().is_some() => EventOutcome::Refused("hint-edit-card"),
        EditOutcome::Ignored if editor.selection().only().is_some() => EventOutcome::Refused("hint-edit-text"),
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

fn go(editor: &mut Editor, key: Key, modifiers: Modifiers) -> EventOutcome {
    if modifiers.alt {
        return move_selection(editor, key, modifiers);
    }
    let Some(walk) = walk_of(key, modifiers) else { return EventOutcome::Ignored };
    if key == Key::Tab && !editor.has_position() {
        return EventOutcome::Ignored;
    }
    if modifiers.shift && key != Key::Tab {
        editor.extend(walk);
    } else {
        editor.walk(walk);
    }
    EventOutcome::Consumed
}

/// Alt moves the selection, and with Shift stretches it.
fn move_selection(editor: &mut Editor, key: Key, modifiers: Modifiers) -> EventOutcome {
    let plain = !modifiers.command && !modifiers.ctrl;
    let arrow = matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown);
    let Some(walk) = walk_of(key, Modifiers::NONE).filter(|_| plain && arrow) else { return EventOutcome::Ignored };
    let done = if modifiers.shift { editor.stretch(walk) } else { editor.shift(walk) };
    match done {
        Ok(_) => EventOutcome::Consumed,
        Err(refusal) => EventOutcome::Refused(refusal.key()),
    }
}

fn walk_of(key: Key, modifiers: Modifiers) -> Option<GridMotion> {
    let (plain, command) = (!modifiers.any() || modifiers.shift_only(), modifiers.command_only());
    match key {
        Key::ArrowLeft if plain => Some(GridMotion::Left),
        Key::ArrowRight if plain => Some(GridMotion::Right),
        Key::ArrowUp if plain => Some(GridMotion::Up),
        Key::ArrowDown if plain => Some(GridMotion::Down),
        Key::ArrowUp if command => Some(GridMotion::CardAbove),
        Key::ArrowDown if command => Some(GridMotion::CardBelow),
        Key::Home if plain => Some(GridMotion::RowStart),
        Key::End if plain => Some(GridMotion::RowEnd),
        Key::Home if command => Some(GridMotion::MapStart),
        Key::End if command => Some(GridMotion::MapEnd),
        Key::Tab if modifiers.shift_only() => Some(GridMotion::PreviousStep),
        Key::Tab if !modifiers.any() => Some(GridMotion::NextStep),
        _ => None,
    }
}

fn copy(ctx: &Context, editor: &Editor, clipboard: &mut Clipboard) -> EventOutcome {
    let Some(text) = clipboard.copy(editor) else { return EventOutcome::Ignored };
    ctx.copy_text(text);
    EventOutcome::Consumed
}

fn cut(ctx: &Context, editor: &mut Editor, clipboard: &mut Clipboard) -> EventOutcome {
    if editor.selection().is_empty() {
        return EventOutcome::Ignored;
    }
    if !editor.can_cut() {
        return EventOutcome::Refused("cut-only-cards");
    }
    let heard = copy(ctx, editor, clipboard);
    match editor.delete_selection() {
        Ok(()) => heard,
        Err(refusal) => EventOutcome::Refused(refusal.key()),
    }
}

fn paste(editor: &mut Editor, clipboard: &Clipboard, text: &str) -> EventOutcome {
    match clipboard.meaning(text) {
        Ok(Some(pasted)) => put(editor, &pasted),
        Ok(None) => EventOutcome::Ignored,
        Err(_) => EventOutcome::Refused("paste-too-large"),
    }
}

/// Pastes more than one line in place of a new card that is still empty; `None` for a single line.
fn paste_cards(editor: &mut Editor, clipboard: &Clipboard, text: &str) -> Option<EventOutcome> {
    match clipboard.meaning(text) {
        Ok(Some(PasteContent::Lines(lines))) if lines.len() == 1 => None,
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
        Err(PasteError::Refused(refusal)) => EventOutcome::Refused(refusal.key()),
    }
}
