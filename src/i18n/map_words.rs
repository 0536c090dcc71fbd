//! The words that are drawn on a map, each resolved once for a language.

use std::collections::HashMap;

use jiff::civil::Date;

use super::locale::PerLocale;
use super::message::{Value, isolate};
use super::{Locale, Messages, Term};
use crate::model::{CardKind, Channel, Consequence, EvidenceLevel, Lane, MapKind, Role, TimeUnit};

/// A mark that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A pain point with that consequence.
    Pain(Consequence),
    /// The dots of a pain point.
    Severity,
    /// The number beside them.
    Frequency,
    /// A wait point.
    Wait,
    /// The star of a moment of truth.
    MomentOfTruth,
    /// The outline of a decision.
    Decision,
    /// The look of an opportunity.
    Opportunity,
    /// The letter that an opportunity and the pain points that it would ease have in common.
    Letter,
    /// The look of a note.
    Note,
    /// The border of a card that is assumed.
    Assumed,
    /// The tick of a card that is researched.
    Researched,
    /// A connector with two heads.
    Agreement,
}

impl Mark {
    /// All marks, in the order of the legend.
    pub const ALL: [Self; 14] = [
        Self::Pain(Consequence::ChurnRisk),
        Self::Pain(Consequence::BadExperience),
        Self::Pain(Consequence::Inefficiency),
        Self::Severity,
        Self::Frequency,
        Self::Wait,
        Self::MomentOfTruth,
        Self::Decision,
        Self::Opportunity,
        Self::Letter,
        Self::Note,
        Self::Assumed,
        Self::Researched,
        Self::Agreement,
    ];
}

/// The words that are drawn on a map in one language.
#[derive(Debug)]
pub struct MapWords {
    locale: Locale,
    /// Every message by its key, for those without arguments.
    texts: HashMap<&'static str, String>,
    /// The names of the lanes, whose keys follow from [`Role::code`].
    roles: HashMap<Role, String>,
    /// For messages with arguments.
    messages: Messages,
}

impl MapWords {
    /// The words in that language, resolved on first use and shared.
    #[must_use]
    pub fn of(locale: Locale) -> &'static Self {
        static ALL: PerLocale<MapWords> = PerLocale::new();
        ALL.get(locale, Self::new)
    }

    /// The words in that language, resolved again.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let messages = Messages::of_map(locale);
        let texts = keys(locale).map(|key| (key, messages.format(key, &[]).into_owned())).collect();
        let named = |role: Role| (role, messages.format(&format!("role-{}", role.code()), &[]).into_owned());
        let roles = Role::ALL.into_iter().map(named).collect();
        Self { locale, texts, roles, messages }
    }

    /// The language of the words.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The title of a map that has none.
    #[must_use]
    pub fn untitled(&self) -> &str {
        self.text("map-untitled")
    }

    /// As-is or to-be.
    #[must_use]
    pub fn kind(&self, kind: MapKind) -> &str {
        self.text(match kind {
            MapKind::AsIs => "map-kind-as-is",
            MapKind::ToBe => "map-kind-to-be",
        })
    }

    /// The name of a lane that has none of its own.
    #[must_use]
    pub fn role(&self, role: Role) -> &str {
        self.roles.get(&role).map_or(role.code(), String::as_str)
    }

    /// The name of a lane: its own, or that of its role.
    #[must_use]
    pub fn lane<'a>(&'a self, lane: &'a Lane) -> &'a str {
        if lane.name.trim().is_empty() { self.role(lane.role) } else { &lane.name }
    }

    /// A day as people write it: 30 Nov 2026, 30.11.2026.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        let months = self.listed("date-months");
        let month = usize::try_from(day.month() - 1).ok().and_then(|at| months.get(at).copied());
        // Days have as many digits as months: 02.01.2027, 2.1.2027.
        let digits = months.first().filter(|first| first.starts_with('0')).map_or(1, |first| first.len());
        let day_of_month = format!("{:0digits$}", day.day());
        let (year, month, day) = (day.year().to_string(), month.unwrap_or_default(), day_of_month);
        self.sentence("date-day", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// The label of the line below the customer lanes.
    #[must_use]
    pub fn line_of_interaction(&self) -> &str {
        self.text("line-interaction")
    }

    /// The label of the line below the frontstage lanes.
    #[must_use]
    pub fn line_of_visibility(&self) -> &str {
        self.text("line-visibility")
    }

    /// The label of the line below the backstage lanes.
    #[must_use]
    pub fn line_of_internal_interaction(&self) -> &str {
        self.text("line-internal-interaction")
    }

    /// The name of a channel.
    #[must_use]
    pub fn channel(&self, channel: Channel) -> &str {
        self.text(match channel {
            Channel::Phone => "channel-phone",
            Channel::Email => "channel-email",
            Channel::Chat => "channel-chat",
            Channel::Social => "channel-social",
            Channel::Web => "channel-web",
            Channel::App => "channel-app",
            Channel::Sms => "channel-sms",
            Channel::InPerson => "channel-in-person",
            Channel::Letter => "channel-letter",
            Channel::SelfService => "channel-self-service",
            Channel::Other => "channel-other",
        })
    }

    /// Other names of a channel that people use.
    pub fn channel_words(&self, channel: Channel) -> impl Iterator<Item = &str> {
        self.words(match channel {
            Channel::Phone => "channel-phone-words",
            Channel::Email => "channel-email-words",
            Channel::Chat => "channel-chat-words",
            Channel::Social => "channel-social-words",
            Channel::Web => "channel-web-words",
            Channel::App => "channel-app-words",
            Channel::Sms => "channel-sms-words",
            Channel::InPerson => "channel-in-person-words",
            Channel::Letter => "channel-letter-words",
            Channel::SelfService => "channel-self-service-words",
            Channel::Other => "channel-other-words",
        })
    }

    /// The name of a kind of card.
    #[must_use]
    pub fn card_kind(&self, kind: CardKind) -> &str {
        self.text(match kind {
            CardKind::Touchpoint => "card-touchpoint",
            CardKind::Action => "card-action",
            CardKind::Decision => "card-decision",
            CardKind::Evidence => "card-evidence",
            CardKind::Opportunity => "card-opportunity",
            CardKind::Note => "card-note",
        })
    }

    /// The name of an evidence level.
    #[must_use]
    pub fn evidence_level(&self, level: EvidenceLevel) -> &str {
        self.text(match level {
            EvidenceLevel::Assumed => "evidence-assumed",
            EvidenceLevel::PartlyKnown => "evidence-partly-known",
            EvidenceLevel::Researched => "evidence-researched",
        })
    }

    /// The name of a consequence.
    #[must_use]
    pub fn consequence(&self, consequence: Consequence) -> &str {
        self.text(match consequence {
            Consequence::Inefficiency => "consequence-inefficiency",
            Consequence::BadExperience => "consequence-bad-experience",
            Consequence::ChurnRisk => "consequence-churn-risk",
        })
    }

    /// The length of a wait: "2–5 days", "1 hour", "up to 3 weeks"; just "Wait" if it has no length.
    #[must_use]
    pub fn wait(&self, min: u32, max: u32, unit: TimeUnit) -> String {
        if min == 0 && max == 0 {
            return self.legend(Mark::Wait).to_owned();
        }
        let (one, range) = match unit {
            TimeUnit::Minutes => ("wait-minutes", "wait-minutes-range"),
            TimeUnit::Hours => ("wait-hours", "wait-hours-range"),
            TimeUnit::Days => ("wait-days", "wait-days-range"),
            TimeUnit::Weeks => ("wait-weeks", "wait-weeks-range"),
            TimeUnit::Months => ("wait-months", "wait-months-range"),
        };
        let (min, max) = (min.min(max), min.max(max));
        if min > 0 && min < max {
            return self.messages.format(range, &[("min", min.into()), ("max", max.into())]).into_owned();
        }
        let time = self.messages.format(one, &[("max", max.into())]).into_owned();
        if min == max { time } else { self.messages.format("wait-up-to", &[("time", time.into())]).into_owned() }
    }

    /// The words and abbreviations that people use for a unit of time.
    pub fn unit(&self, unit: TimeUnit) -> impl Iterator<Item = &str> {
        self.words(match unit {
            TimeUnit::Minutes => "wait-minutes-words",
            TimeUnit::Hours => "wait-hours-words",
            TimeUnit::Days => "wait-days-words",
            TimeUnit::Weeks => "wait-weeks-words",
            TimeUnit::Months => "wait-months-words",
        })
    }

    /// One unit of time without a digit: "an hour".
    pub(super) fn one(&self, unit: TimeUnit) -> Vec<&str> {
        self.listed(match unit {
            TimeUnit::Minutes => "wait-minutes-one",
            TimeUnit::Hours => "wait-hours-one",
            TimeUnit::Days => "wait-days-one",
            TimeUnit::Weeks => "wait-weeks-one",
            TimeUnit::Months => "wait-months-one",
        })
    }

    /// The words for ½ before a unit of time: "half an".
    pub(super) fn half(&self) -> Vec<&str> {
        self.listed("wait-half-words")
    }

    /// The words that add ½ to a time: "and a half".
    pub(super) fn and_half(&self) -> Vec<&str> {
        self.listed("wait-and-half-words")
    }

    /// The words before the minimum of a wait if the maximum follows: "between".
    pub(super) fn before_minimum(&self) -> Vec<&str> {
        self.listed("wait-from-words")
    }

    /// The words between the minimum and the maximum of a wait: "to".
    pub(super) fn before_maximum(&self) -> Vec<&str> {
        self.listed("wait-to-words")
    }

    /// The name of a term in tables.
    #[must_use]
    pub fn term(&self, term: Term) -> &str {
        self.words(term.code()).next().unwrap_or_default()
    }

    /// All names that people use for a term in tables; [`MapWords::term`] is the first.
    pub fn terms(&self, term: Term) -> impl Iterator<Item = &str> {
        self.words(term.code()).filter(|word| !word.is_empty())
    }

    /// A sentence about the map, with arguments: see [`super::Words::with`].
    #[must_use]
    pub fn sentence(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.messages.format(key, args).into_owned()
    }

    /// A text that stands by itself on the map: see [`super::Words::isolate`].
    #[must_use]
    pub fn isolate(&self, text: &str) -> String {
        isolate(text, self.locale.flow()).unwrap_or_else(|| text.to_owned())
    }

    fn words(&self, key: &'static str) -> impl Iterator<Item = &str> {
        self.text(key).split(',').map(str::trim)
    }

    fn listed(&self, key: &'static str) -> Vec<&str> {
        self.words(key).collect()
    }

    /// The words before the maximum of a wait without a minimum.
    pub(super) fn up_to(&self) -> &str {
        self.text("wait-up-to-words")
    }

    /// The meaning of a mark.
    #[must_use]
    pub fn legend(&self, mark: Mark) -> &str {
        self.text(match mark {
            Mark::Pain(Consequence::Inefficiency) => "legend-inefficiency",
            Mark::Pain(Consequence::BadExperience) => "legend-bad-experience",
            Mark::Pain(Consequence::ChurnRisk) => "legend-churn-risk",
            Mark::Severity => "legend-severity",
            Mark::Frequency => "legend-frequency",
            Mark::Wait => "legend-wait",
            Mark::MomentOfTruth => "legend-moment-of-truth",
            Mark::Decision => "legend-decision",
            Mark::Opportunity => "legend-opportunity",
            Mark::Letter => "legend-letter",
            Mark::Note => "legend-note",
            Mark::Assumed => "legend-assumed",
            Mark::Researched => "legend-researched",
            Mark::Agreement => "legend-agreement",
        })
    }

    fn text(&self, key: &'static str) -> &str {
        self.texts.get(key).map_or(key, String::as_str)
    }
}

/// The keys of a file: messages start in the first column.
fn keys(locale: Locale) -> impl Iterator<Item = &'static str> {
    let message = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    locale.map_file().lines().filter(message).filter_map(|line| Some(line.split_once('=')?.0.trim_end()))
}
