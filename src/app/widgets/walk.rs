//! Walks with the arrow keys, Home and End through rows of which each can have the focus.

use egui::{Context, FocusDirection, Id, Key, Memory, Modifiers};

use crate::app::widgets::mirror::{self, InlineSide};
use crate::geom::Flow;

/// How many rows Page Up and Page Down go.
const PAGE: usize = 8;

/// Gives the focus to the row to which a key leads, when one of the rows has it; returns the place of that row. At the ends
/// it stays. Rows out of sight have to be shown when they have the focus.
pub(crate) fn walk_rows(ctx: &Context, count: usize, row: impl Fn(usize) -> Id) -> Option<usize> {
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End, Key::PageUp, Key::PageDown];
    let (from, key) = pressed(ctx, &keys, count, &row)?;
    let last = count.saturating_sub(1);
    let to = match key {
        Key::ArrowUp => from.saturating_sub(1),
        Key::ArrowDown => (from + 1).min(last),
        Key::PageUp => from.saturating_sub(PAGE),
        Key::PageDown => (from + PAGE).min(last),
        Key::Home => 0,
        _ => last,
    };
    go(ctx, row(to));
    Some(to)
}

/// The same for tiles in rows of so many columns, from the inline start on.
pub(crate) fn walk_tiles(ctx: &Context, flow: Flow, columns: usize, tiles: &[Id]) {
    let keys = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Home, Key::End];
    let tile = |at: usize| tiles.get(at).copied().unwrap_or(Id::NULL);
    let Some((from, key)) = pressed(ctx, &keys, tiles.len(), &tile) else { return };
    let last = tiles.len().saturating_sub(1);
    let to = match (key, mirror::toward(flow, key)) {
        (_, Some(InlineSide::Start)) => from.saturating_sub(1),
        (_, Some(InlineSide::End)) => from + 1,
        (Key::ArrowUp, _) => from.checked_sub(columns).unwrap_or(from),
        (Key::ArrowDown, _) => from + columns,
        (Key::Home, _) => 0,
        _ => last,
    };
    go(ctx, tile(if to > last { from } else { to }));
}

/// The row with the focus, and which of the keys was pressed there.
fn pressed(ctx: &Context, keys: &[Key], count: usize, row: &impl Fn(usize) -> Id) -> Option<(usize, Key)> {
    let is_pressed = |key: &Key| ctx.input(|input| input.key_pressed(*key) && input.modifiers.is_none());
    let key = keys.iter().copied().find(is_pressed)?;
    let focused = ctx.memory(Memory::focused)?;
    let from = (0..count).find(|at| row(*at) == focused)?;
    ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)).then_some((from, key))
}

fn go(ctx: &Context, row: Id) {
    ctx.memory_mut(|memory| {
        // Otherwise egui would move the focus to whatever lies that way on the screen.
        memory.move_focus(FocusDirection::None);
        memory.request_focus(row);
    });
}
