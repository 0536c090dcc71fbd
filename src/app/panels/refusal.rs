//! Why something can't be done, and what is expected instead, in the words of the interface.

use crate::edit::Refusal;
use crate::editor::Hint;

/// The key of the sentence that says why.
#[must_use]
pub fn key(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Missing(_) => "refusal-missing",
        Refusal::LastStep => "refusal-last-step",
        Refusal::LastStage => "refusal-last-stage",
        Refusal::LastLane => "refusal-last-lane",
        Refusal::OutOfRange { .. } => "refusal-out-of-range",
        Refusal::Taken(_) => "refusal-taken",
        Refusal::ToItself(_) => "refusal-to-itself",
        Refusal::FirstStep(_) => "refusal-first-step",
        Refusal::NothingAfter(_) => "refusal-nothing-after",
        Refusal::LosesLinks(_) => "refusal-loses-links",
        Refusal::Locked(_) => "refusal-locked",
        Refusal::NoCards(_) => "refusal-no-cards",
        Refusal::HoldsCards(_) => "refusal-holds-cards",
        Refusal::OneIsEnough(_) => "refusal-one-is-enough",
        Refusal::Exists(_)
        | Refusal::Undeletable
        | Refusal::StageWithoutStep(_)
        | Refusal::NotBeside(_)
        | Refusal::WrongTarget(_) => "refusal-not-there",
    }
}

/// The key of the sentence that says what is expected.
#[must_use]
pub fn of_hint(hint: Hint) -> &'static str {
    match hint {
        Hint::PickCard => "hint-pick-card",
        Hint::AlreadyConnected => "hint-connected",
        Hint::PickPain => "ease-hint",
    }
}
