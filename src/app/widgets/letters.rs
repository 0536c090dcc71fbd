//! One frame for a letter. The toolkit draws two more after each event, for widgets that answer in the next frame; a text
//! on the map is written in the same one. So while one is written, the keys that only write are kept from it, and handed
//! over once it has decided what to draw.

use egui::{Context, Event, Key, Plugin, RawInput, Ui};

/// Keeps letters while a text on the map is written.
#[derive(Default)]
pub(crate) struct LetterKeys {
    is_on: bool,
    kept: Vec<Event>,
    /// Keys whose press was kept: their release is, too, so that no key seems to stay down.
    held: Vec<Key>,
}

impl Plugin for LetterKeys {
    fn debug_name(&self) -> &'static str {
        "letters"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let mut held = self.held.clone();
        let is_kept = input.events.iter().all(|event| match event {
            Event::Text(text) => self.is_on && !text.is_empty(),
            Event::Key { key, pressed: true, modifiers, .. } => {
                let plain = !(modifiers.ctrl || modifiers.alt || modifiers.command || modifiers.mac_cmd);
                held.push(*key);
                self.is_on && plain && writes(*key)
            }
            Event::Key { key, pressed: false, .. } => {
                let known = held.contains(key);
                held.retain(|other| other != key);
                known
            }
            _ => false,
        });
        if is_kept {
            self.held = held;
            self.kept.append(&mut input.events);
        } else {
            // What the toolkit gets now is its own.
            let is_told = |key: &Key| {
                input.events.iter().any(|event| matches!(event, Event::Key { key: other, .. } if other == key))
            };
            self.held.retain(|key| !is_told(key));
        }
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let kept = std::mem::take(&mut self.kept);
        if !kept.is_empty() {
            ui.ctx().input_mut(|input| drop(input.events.splice(0..0, kept)));
        }
    }
}

/// From the next frame on a letter takes one frame, or not.
pub(crate) fn take_one_frame(ctx: &Context, on: bool) {
    ctx.with_plugin(|letters: &mut LetterKeys| letters.is_on = on);
}

/// True for a key that writes or takes back a letter, without others.
fn writes(key: Key) -> bool {
    let name = key.name();
    name.len() == 1
        || matches!(
            key,
            Key::Space
                | Key::Backspace
                | Key::Delete
                | Key::Comma
                | Key::Period
                | Key::Minus
                | Key::Plus
                | Key::Equals
                | Key::Slash
                | Key::Semicolon
                | Key::Quote
                | Key::Exclamationmark
                | Key::Questionmark
                | Key::Colon
        )
}
