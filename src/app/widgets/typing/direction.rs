//! Ctrl and Shift pressed and let go together: the side of the Shift key says which way a text shall run.

use egui::{Event, Key};

use crate::geom::Flow;

/// Hears all events of a window, in their order, and tells when a direction is asked for: Ctrl with the left
/// Shift key asks for left to right, with the right one for right to left. Any other key, click or text while
/// they are down makes it something else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectionKeys {
    held: Vec<Key>,
    /// Something else has happened since the first of the held keys went down.
    spoiled: bool,
}

impl DirectionKeys {
    /// Hears an event. The answer comes when the first of the two keys is let go.
    pub fn handle_event(&mut self, event: &Event) -> Option<Flow> {
        match event {
            Event::Key { key, physical_key, pressed, .. } => {
                // Under a layout that has its own use for them, the place of the keys counts.
                let key = physical_key.filter(|key| is_of_gesture(*key)).unwrap_or(*key);
                return self.handle_key(key, *pressed);
            }
            // A release may have gone to another window.
            Event::WindowFocused(false) => *self = Self::default(),
            Event::ModifiersChanged(now) if !now.ctrl && !now.shift => *self = Self::default(),
            Event::ModifiersChanged(now) => self.spoiled |= now.alt,
            Event::Text(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
            | Event::Ime(_)
            | Event::MouseWheel { .. }
            | Event::PointerButton { .. } => self.spoiled = true,
            _ => {}
        }
        None
    }

    fn handle_key(&mut self, key: Key, pressed: bool) -> Option<Flow> {
        if !is_of_gesture(key) {
            self.spoiled |= pressed;
            return None;
        }
        if pressed {
            if self.held.is_empty() {
                self.spoiled = false;
            }
            if !self.held.contains(&key) {
                self.held.push(key);
            }
            return None;
        }
        let asked = self.asked();
        self.held.retain(|held| *held != key);
        asked
    }

    /// What the held keys ask for: exactly one Ctrl and one Shift.
    fn asked(&self) -> Option<Flow> {
        match self.held.as_slice() {
            [one, other] if !self.spoiled && is_ctrl(*one) != is_ctrl(*other) => {
                let shift = if is_ctrl(*one) { other } else { one };
                Some(if *shift == Key::ShiftLeft { Flow::LeftToRight } else { Flow::RightToLeft })
            }
            _ => None,
        }
    }
}

fn is_ctrl(key: Key) -> bool {
    matches!(key, Key::ControlLeft | Key::ControlRight)
}

fn is_of_gesture(key: Key) -> bool {
    is_ctrl(key) || matches!(key, Key::ShiftLeft | Key::ShiftRight)
}
