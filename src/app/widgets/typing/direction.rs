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

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Modifiers;

    const LTR: Option<Flow> = Some(Flow::LeftToRight);
    const RTL: Option<Flow> = Some(Flow::RightToLeft);

    /// What `+C +S -S -C` and the like come to, event by event. C and D are the left and the right Ctrl, S and T
    /// the left and the right Shift; other letters are keys, `!` is the window losing the focus.
    fn heard(script: &str) -> Vec<Option<Flow>> {
        let mut keys = DirectionKeys::default();
        script.split_whitespace().map(|word| keys.handle_event(&event(word))).collect()
    }

    fn event(word: &str) -> Event {
        let (sign, name) = word.split_at(1);
        let key = match name {
            "C" => Key::ControlLeft,
            "D" => Key::ControlRight,
            "S" => Key::ShiftLeft,
            "T" => Key::ShiftRight,
            "Z" => Key::Z,
            "copy" => return Event::Copy,
            "text" => return Event::Text("x".to_owned()),
            "wheel" => {
                return Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Line,
                    delta: egui::Vec2::Y,
                    phase: egui::TouchPhase::Move,
                    source: egui::MouseWheelSource::Unknown,
                    modifiers: Modifiers::CTRL,
                };
            }
            "none" => return Event::ModifiersChanged(Modifiers::NONE),
            "shift" => return Event::ModifiersChanged(Modifiers::SHIFT),
            "alt" => return Event::ModifiersChanged(Modifiers::ALT | Modifiers::CTRL | Modifiers::SHIFT),
            _ => return Event::WindowFocused(false),
        };
        let modifiers = Modifiers::NONE;
        Event::Key { key, physical_key: Some(key), pressed: sign == "+", repeat: false, modifiers }
    }

    #[test]
    fn the_side_of_shift_gives_the_direction_in_every_order() {
        for (script, at, flow) in [
            ("+C +S -S -C", 2, LTR),
            ("+C +S -C -S", 2, LTR),
            ("+S +C -S -C", 2, LTR),
            ("+C +T -T -C", 2, RTL),
            ("+D +T -D -T", 2, RTL),
            ("+T +D -D -T", 2, RTL),
            ("+D +S -S -D", 2, LTR),
        ] {
            let heard = heard(script);
            let times = heard.iter().filter(|heard| heard.is_some()).count();
            assert_eq!((heard[at], times), (flow, 1), "{script}");
        }
    }

    #[test]
    fn ctrl_can_stay_down_for_the_next() {
        assert_eq!(heard("+C +S -S +T -T -C"), [None, None, LTR, None, RTL, None]);
        assert_eq!(heard("+C +S -S ~shift +T -T -C"), [None, None, LTR, None, None, RTL, None]);
    }

    #[test]
    fn anything_between_makes_it_something_else() {
        for script in [
            "+C +S +Z -Z -S -C",
            "+C +Z -Z +S -S -C",
            "+C +Z +S -Z -S -C",
            "+C +S ~copy -S -C",
            "+C +S ~wheel -S -C",
            "+S ~text +C -C -S",
            "+C +S ~alt -S -C",
            "+C -C +S -S",
            "+C +D -C -D",
            "+S +T -S -T",
            "+C +S +T -T",
        ] {
            assert!(heard(script).iter().all(Option::is_none), "{script}");
        }
        assert_eq!(heard("+C +Z -Z -C +C +S -S")[6], LTR, "the next time is a new one");
    }

    #[test]
    fn what_is_let_go_elsewhere_is_forgotten() {
        assert!(heard("+C ! +S -S").iter().all(Option::is_none));
        assert!(heard("+C ~none +S -S").iter().all(Option::is_none));
        assert!(heard("-C -S").iter().all(Option::is_none));
        assert_eq!(heard("+S ! +C +T -T")[4], RTL);
    }

    #[test]
    fn a_key_that_repeats_is_down_once() {
        assert_eq!(heard("+C +C +C +T +T -T")[5], RTL);
    }
}
