//! What a tool expects, in the words of the interface.

use crate::editor::Hint;

/// The key of the sentence that says what is expected.
#[must_use]
pub fn of_hint(hint: Hint) -> &'static str {
    match hint {
        Hint::PickCard => "hint-pick-card",
        Hint::AlreadyConnected => "hint-connected",
        Hint::PickPain => "ease-hint",
    }
}
