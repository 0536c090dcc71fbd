//! The keys that rate: plain characters for the most frequent ratings, Alt for the rest.
//!
//! Digits and signs are read from text events, so that they work on every layout, also where a digit needs Shift. With
//! Alt and Shift a digit arrives as another sign: there the physical key counts.

use egui::{Key, KeyboardShortcut};

use crate::app::action::keys::{alt, alt_shift, plain};
use crate::app::canvas::keyboard::EventOutcome;
use crate::edit::Refusal;
use crate::editor::{Editor, FeelingChange, FeelingOutcome, Rating};
use crate::model::Message;

const FROM_1_TO_5: [KeyboardShortcut; 5] =
    [plain(Key::Num1), plain(Key::Num2), plain(Key::Num3), plain(Key::Num4), plain(Key::Num5)];

/// The keys that rate and sort marks and feelings: the message key of each label, and the keys.
pub(super) const SEVERITY: (&str, &[KeyboardShortcut]) = ("keys-severity", &FROM_1_TO_5);
pub(super) const FREQUENCY: (&str, &[KeyboardShortcut]) = (
    "keys-frequency",
    &[alt_shift(Key::Num1), alt_shift(Key::Num2), alt_shift(Key::Num3), alt_shift(Key::Num4), alt_shift(Key::Num5)],
);
pub(super) const MOVE_MARK: (&str, &[KeyboardShortcut]) = ("keys-move-mark", &[alt(Key::ArrowUp), alt(Key::ArrowDown)]);
pub(super) const FEELING: (&str, &[KeyboardShortcut]) = ("keys-feeling", &FROM_1_TO_5);
pub(super) const FEEL_BY: (&str, &[KeyboardShortcut]) = ("keys-feeling-by", &[plain(Key::Minus), plain(Key::Plus)]);

/// How much a key changes a feeling: half the way to the next face.
const STEP: f64 = 0.5;

/// Handles a character typed while no text is being written; `None` when it rates nothing here.
pub(super) fn handle_sign(editor: &mut Editor, sign: &str) -> Option<EventOutcome> {
    if sign.bytes().all(|byte| byte.is_ascii_digit()) {
        editor.begin_time();
    }
    let value = match sign {
        "1" | "2" | "3" | "4" | "5" => sign.parse().ok()?,
        "+" | "=" => return felt(editor.change_feeling(FeelingChange::By(STEP))),
        "-" | "−" => return felt(editor.change_feeling(FeelingChange::By(-STEP))),
        _ => return None,
    };
    rated(editor.rate(Rating::Severity, value))
        .or_else(|| felt(editor.change_feeling(FeelingChange::To(f64::from(value) - 3.0))))
}

/// Handles a key pressed with Alt while no text is being written; `None` when it rates nothing here.
pub(super) fn handle_alt(editor: &mut Editor, key: Key, shift: bool) -> Option<EventOutcome> {
    let (value, _) = (1..).zip(FROM_1_TO_5).find(|(_, digit)| shift && digit.logical_key == key)?;
    rated(editor.rate(Rating::Frequency, value))
}

fn rated(done: Result<bool, Refusal>) -> Option<EventOutcome> {
    match done {
        Ok(done) => done.then_some(EventOutcome::Consumed),
        Err(refusal) => Some(EventOutcome::Refused(refusal.key())),
    }
}

fn felt(done: Result<FeelingOutcome, Refusal>) -> Option<EventOutcome> {
    match done {
        Ok(FeelingOutcome::Set) => Some(EventOutcome::Consumed),
        Ok(FeelingOutcome::NoPersona) => Some(EventOutcome::Refused("emotion-nobody")),
        Ok(FeelingOutcome::Ignored) => None,
        Err(refusal) => Some(EventOutcome::Refused(refusal.key())),
    }
}
