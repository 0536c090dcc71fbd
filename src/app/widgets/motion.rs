//! Motion in the window, and none where it is not wanted: then menus, messages and scrolled lists are where they belong
//! at once, and a notch of the wheel is one step.
//!
//! There is one switch, in the style. Whatever else moves in the window asks [`is_on`].

use egui::style::ScrollAnimation;
use egui::{Context, Event, MouseWheelUnit, Plugin, RawInput, TouchPhase};

/// How long something takes to appear, in seconds.
pub(super) const TIME: f32 = 0.1;

/// Lets things move, or not.
pub fn set(ctx: &Context, on: bool) {
    if is_on(ctx) == on {
        return;
    }
    ctx.all_styles_mut(|style| {
        style.animation_time = if on { TIME } else { 0.0 };
        style.scroll_animation = if on { ScrollAnimation::default() } else { ScrollAnimation::none() };
    });
}

/// True when things move.
#[must_use]
pub fn is_on(ctx: &Context) -> bool {
    ctx.global_style().animation_time > 0.0
}

/// Makes each notch of a wheel one step while nothing moves. The toolkit stretches notches over several frames, but not
/// what comes from fingers: so notches come as if from fingers.
pub(crate) struct WheelSteps;

impl Plugin for WheelSteps {
    fn debug_name(&self) -> &'static str {
        "wheel steps"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if is_on(ctx) || !input.events.iter().any(is_notch) {
            return;
        }
        let mut events = Vec::with_capacity(input.events.len() + 1);
        for event in input.events.drain(..) {
            if is_notch(&event)
                && let Event::MouseWheel { unit, source, modifiers, .. } = &event
            {
                let (unit, source, modifiers) = (*unit, *source, *modifiers);
                let (delta, phase) = (egui::Vec2::ZERO, TouchPhase::Start);
                events.push(Event::MouseWheel { unit, delta, phase, source, modifiers });
            }
            events.push(event);
        }
        input.events = events;
    }
}

/// True for a step of a wheel: more than a finger moves at a time.
fn is_notch(event: &Event) -> bool {
    /// Fewer points the toolkit takes for fingers itself.
    const STEP: f32 = 8.0;
    let Event::MouseWheel { unit, delta, phase: TouchPhase::Move, .. } = event else { return false };
    *unit != MouseWheelUnit::Point || delta.length() >= STEP
}
