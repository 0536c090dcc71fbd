//! The keys of the names of values, and the values in the order in which they are offered.

use crate::editor::Hint;
use crate::i18n::{MapWords, Words};
use crate::model::{CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Key, MapKind, Role, TimeUnit};

/// Feelings from worst to best: the value, what is written on it, the key of its name. A sign stays before its digit
/// in every direction.
pub(crate) const FEELINGS: [(f64, &str, &str); 5] = [
    (-2.0, "\u{2066}−2\u{2069}", "feeling-worst"),
    (-1.0, "\u{2066}−1\u{2069}", "feeling-bad"),
    (0.0, "0", "feeling-neutral"),
    (1.0, "\u{2066}+1\u{2069}", "feeling-good"),
    (2.0, "\u{2066}+2\u{2069}", "feeling-best"),
];

/// The key of the name of a card's color.
#[must_use]
pub fn color(color: ColorTag) -> &'static str {
    match color {
        ColorTag::Red => "color-red",
        ColorTag::Orange => "color-orange",
        ColorTag::Yellow => "color-yellow",
        ColorTag::Green => "color-green",
        ColorTag::Blue => "color-blue",
        ColorTag::Purple => "color-purple",
        ColorTag::Gray => "color-gray",
    }
}

/// The key of the name of a unit.
#[must_use]
pub fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Minutes => "unit-minutes",
        TimeUnit::Hours => "unit-hours",
        TimeUnit::Days => "unit-days",
        TimeUnit::Weeks => "unit-weeks",
        TimeUnit::Months => "unit-months",
    }
}

/// A value of a field in words, with the name of the field.
#[must_use]
pub fn choice(words: &Words, field: &str, value: &str) -> String {
    words.with("inspector-choice", &[("field", field.into()), ("value", value.into())])
}

/// The message key of what is expected next.
#[must_use]
pub fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::PickCard => "hint-pick-card",
        Hint::AlreadyConnected => "hint-connected",
        Hint::PickPain => "ease-hint",
    }
}

/// The message key of a record's kind.
pub(crate) fn noun(key: Key) -> &'static str {
    match key {
        Key::Info => "inspector-map",
        Key::Persona(_) => "inspector-persona",
        Key::Stage(_) => "inspector-stage",
        Key::Step(_) => "inspector-step",
        Key::Lane(_) => "inspector-lane",
        Key::Card(_) => "inspector-card",
        Key::Pain(_) => "inspector-pain",
        Key::Wait(_) => "inspector-wait",
        Key::Connector(_) => "inspector-connector",
        Key::Emotion(_) => "inspector-emotion",
    }
}

/// The map's word for a word of the file, such as `BadExperience`; `None` for words that are no value of a record.
#[must_use]
pub(crate) fn word(words: &'static MapWords, word: &str) -> Option<&'static str> {
    fn found<T: Copy + std::fmt::Debug>(
        all: &[T],
        word: &str,
        says: impl Fn(T) -> &'static str,
    ) -> Option<&'static str> {
        all.iter().copied().find(|one| format!("{one:?}") == word).map(says)
    }
    found(&Channel::ALL, word, |one| words.channel(one))
        .or_else(|| found(&CardKind::ALL, word, |one| words.card_kind(one)))
        .or_else(|| found(&EvidenceLevel::ALL, word, |one| words.evidence_level(one)))
        .or_else(|| found(&Consequence::ALL, word, |one| words.consequence(one)))
        .or_else(|| found(&Role::ALL, word, |one| words.role(one)))
        .or_else(|| found(&MapKind::ALL, word, |one| words.kind(one)))
}
