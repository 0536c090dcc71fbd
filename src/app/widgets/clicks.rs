//! Counts presses at one place: a second press takes a word and a third one a paragraph, and a drag goes on from there.
//! egui counts on release, which is too late for the drag.

use egui::{InputState, PointerButton, Pos2};

/// The presses of the main button so far.
#[derive(Clone, Copy, Debug, Default)]
pub struct Presses {
    count: u32,
    last: Option<(f64, Pos2)>,
}

/// Presses that follow within this time belong together, in seconds.
const SOON: f64 = 0.4;
/// Presses within this distance are at one place, in points.
const NEAR: f32 = 6.0;

impl Presses {
    /// Counts a press; returns how many there were at its place, including this one.
    pub fn press(&mut self, time: f64, at: Pos2) -> u32 {
        let goes_on = self.last.is_some_and(|(before, place)| time - before < SOON && place.distance(at) < NEAR);
        self.count = if goes_on { self.count + 1 } else { 1 };
        self.last = Some((time, at));
        self.count
    }

    /// Counts all presses of a frame; returns the number for the last one.
    pub fn handle_input(&mut self, input: &InputState) -> Option<u32> {
        let mut counted = None;
        for event in &input.events {
            if let egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } = event {
                counted = Some(self.press(input.time, *pos));
            }
        }
        counted
    }
}
