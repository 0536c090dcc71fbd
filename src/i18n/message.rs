//! One file of messages: filling in arguments and choosing plural forms.
//!
//! The files choose plural forms with `{ PLURAL($count) -> … }`, which follows the Unicode plural rules of ICU. Fluent's own
//! `{ $count -> … }` has older rules, which are wrong for Romanian numbers above one hundred, and panics at infinities; the
//! locale files are tested not to use it.

use std::borrow::Cow;
use std::fmt;

pub use fluent_bundle::FluentValue as Value;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::PatternElement;
use icu_plurals::{PluralCategory, PluralRules};
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::locale::PerLocale;
use super::{Locale, pseudo};
use crate::geom::Flow;
use crate::model::turns_text;

/// The messages of one Fluent file in one language.
pub(super) struct Messages {
    locale: Locale,
    marks: DirectionMarks,
    bundle: FluentBundle<&'static FluentResource>,
}

/// What becomes of the marks of the bidirectional algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DirectionMarks {
    /// They stand around what has another direction.
    Kept,
    /// There are none: those of arguments become escapes, those of messages are left out.
    None,
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Messages({:?})", self.locale)
    }
}

impl Messages {
    /// Those of the interface. Their file is read once, for the window and for the command line.
    pub(super) fn of_interface(locale: Locale, marks: DirectionMarks) -> Self {
        static FILES: PerLocale<FluentResource> = PerLocale::new();
        Self::new(locale, FILES.get(locale, |locale| parsed(locale.interface_file())), marks)
    }

    /// Those of maps.
    pub(super) fn of_map(locale: Locale) -> Self {
        static FILES: PerLocale<FluentResource> = PerLocale::new();
        Self::new(locale, FILES.get(locale, |locale| parsed(locale.map_file())), DirectionMarks::Kept)
    }

    fn new(locale: Locale, file: &'static FluentResource, marks: DirectionMarks) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![locale.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match (marks, locale.flow()) {
            (DirectionMarks::None, _) => |value, _| escaped(value),
            (DirectionMarks::Kept, Flow::LeftToRight) => |value, _| formatted(value, Flow::LeftToRight),
            (DirectionMarks::Kept, Flow::RightToLeft) => |value, _| formatted(value, Flow::RightToLeft),
        }));
        bundle.set_transform(pseudo::transform(locale));
        bundle.add_resource_overriding(file);
        // There is no other function of this name.
        let _ = bundle.add_function("PLURAL", move |numbers, _| plural_form(locale, numbers.first()));
        Self { locale, marks, bundle }
    }

    pub(super) fn format<'a>(&'a self, key: &'a str, values: &[(&str, Value<'_>)]) -> Cow<'a, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return Cow::Borrowed(key);
        };
        if let [PatternElement::TextElement { value }] = pattern.elements.as_slice()
            && self.marks == DirectionMarks::Kept
            && pseudo::transform(self.locale).is_none()
        {
            // Most messages are one text, which is lent.
            return Cow::Borrowed(value);
        }
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        // A missing argument shows as its name; writing to a string cannot fail.
        let (mut text, mut mistakes) = (String::new(), Vec::new());
        let _ = self.bundle.write_pattern(&mut text, pattern, Some(&args), &mut mistakes);
        if self.marks == DirectionMarks::None {
            text.retain(|c| !turns_text(c));
        }
        Cow::Owned(pseudo::bracketed(self.locale, text))
    }
}

/// What a Fluent file says. The readable part of a file with mistakes is used; tests refuse such a file.
fn parsed(file: &str) -> FluentResource {
    FluentResource::try_new(file.to_owned()).unwrap_or_else(|(readable, _)| readable)
}

/// The text of an argument, isolated if necessary; `None` leaves the formatting to Fluent.
fn formatted(value: &Value<'_>, flow: Flow) -> Option<String> {
    let Value::String(text) = value else { return None };
    isolate(text, flow)
}

/// The text of an argument with its marks of direction as escapes; `None` leaves the formatting to Fluent.
fn escaped(value: &Value<'_>) -> Option<String> {
    let Value::String(text) = value else { return None };
    let escape = |c: char| if turns_text(c) { c.escape_unicode().to_string() } else { c.to_string() };
    text.contains(turns_text).then(|| text.chars().map(escape).collect())
}

/// A text in isolation marks if it has letters of the other direction, so it stays in one piece and does not reorder the
/// characters around it; else `None`.
pub(super) fn isolate(text: &str, flow: Flow) -> Option<String> {
    let classes = CodePointMapData::<BidiClass>::new();
    let other = |c: char| match (classes.get(c), flow) {
        (BidiClass::LeftToRight, Flow::RightToLeft) => true,
        (class, Flow::LeftToRight) => matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter),
        _ => false,
    };
    // Parts that are isolated already, in a nested message, need no marks.
    let mut depth = 0_usize;
    let mixes = |c: char| {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && other(c)
    };
    text.chars().any(mixes).then(|| format!("\u{2068}{text}\u{2069}"))
}

/// The plural form of a number in a language. Anything but a whole number takes the last form.
fn plural_form<'a>(locale: Locale, number: Option<&Value<'_>>) -> Value<'a> {
    let count = match number {
        Some(Value::Number(number)) => number.as_string().parse::<i64>().ok(),
        // A number that was written out before, maybe with spaces between thousands.
        Some(Value::String(text)) => text.split_whitespace().collect::<String>().parse().ok(),
        _ => return Value::Error,
    };
    let form = count.zip(rules(locale)).map_or(PluralCategory::Other, |(count, rules)| rules.category_for(count));
    Value::from(match form {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

fn rules(locale: Locale) -> Option<PluralRules> {
    let language = icu_locale_core::Locale::try_from_str(locale.of_maps().code()).ok()?;
    PluralRules::try_new_cardinal(language.into()).ok()
}
