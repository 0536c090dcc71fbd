//! How keys are written: as they are printed on keyboards, in every language of the interface.

use egui::{Context, Key, KeyboardShortcut, ModifierNames};

/// Keys that are pressed together: `Ctrl+Shift+Z`.
#[must_use]
pub fn named(ctx: &Context, keys: &KeyboardShortcut) -> String {
    let modifiers = ctx.format_modifiers(keys.modifiers);
    let between = if modifiers.is_empty() || ctx.os().is_mac() { "" } else { ModifierNames::NAMES.concat };
    format!("{modifiers}{between}{}", printed(keys.logical_key))
}

/// Several keys, each in turn; digits that follow each other are one range: `1 – 5`.
#[must_use]
pub fn listed(ctx: &Context, keys: &[KeyboardShortcut]) -> Vec<String> {
    let mut listed = Vec::new();
    for run in keys.chunk_by(|one, next| one.modifiers == next.modifiers && follows(one.logical_key, next.logical_key))
    {
        match run {
            [first, _, .., last] => listed.push(format!("{} – {}", named(ctx, first), printed(last.logical_key))),
            short => listed.extend(short.iter().map(|keys| named(ctx, keys))),
        }
    }
    listed
}

fn follows(one: Key, next: Key) -> bool {
    let digit = |key: Key| key.name().parse::<u8>().ok();
    digit(one).zip(digit(next)).is_some_and(|(one, next)| next == one + 1)
}

fn printed(key: Key) -> &'static str {
    match key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Escape => "Esc",
        other => other.symbol_or_name(),
    }
}
