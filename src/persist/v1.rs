//! The shapes of format 1, frozen: a file written today must open for ever.
//!
//! These are the file's own types, on purpose not the model's: when the model changes, the conversion in
//! [`super::into_model`] follows it, and what stands in a file keeps its meaning. Numbers are read wide and
//! text unchecked, so that a wrong value can be named in the words of the field instead of the parser's.

use std::borrow::Cow;

use serde::Deserialize;

use super::sentence::Expected;

/// Text of the file, borrowed from it where it has no escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// A whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map<'a> {
    #[serde(rename = "throughline")]
    _version: u64,
    #[serde(default, borrow)]
    pub(super) title: Text<'a>,
    #[serde(default, borrow)]
    pub(super) scenario: Text<'a>,
    #[serde(default)]
    pub(super) kind: MapKind,
    #[serde(default, borrow)]
    pub(super) author: Text<'a>,
    #[serde(default, borrow)]
    pub(super) version: Text<'a>,
    #[serde(default, borrow)]
    pub(super) date: Text<'a>,
    #[serde(default, borrow)]
    pub(super) language: Text<'a>,
    #[serde(default)]
    pub(super) direction: Direction,
    #[serde(default, borrow)]
    pub(super) dismissed: Vec<Dismissed<'a>>,
    #[serde(default, borrow)]
    pub(super) personas: Vec<Persona<'a>>,
    #[serde(default, borrow)]
    pub(super) stages: Vec<Stage<'a>>,
    #[serde(default, borrow)]
    pub(super) steps: Vec<Step<'a>>,
    #[serde(default, borrow)]
    pub(super) lanes: Vec<Lane<'a>>,
    #[serde(default, borrow)]
    pub(super) cards: Vec<Card<'a>>,
    #[serde(default, borrow)]
    pub(super) pains: Vec<Pain<'a>>,
    #[serde(default, borrow)]
    pub(super) waits: Vec<Wait<'a>>,
    #[serde(default, borrow)]
    pub(super) connectors: Vec<Connector<'a>>,
    #[serde(default, borrow)]
    pub(super) emotions: Vec<Emotion<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Persona<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(default, borrow)]
    pub(super) name: Text<'a>,
    #[serde(default, borrow)]
    pub(super) description: Text<'a>,
    #[serde(default)]
    pub(super) hidden: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dismissed<'a> {
    #[serde(borrow)]
    pub(super) issue: Text<'a>,
    /// The id of a record, of whichever list; left out: the map itself.
    #[serde(default, borrow)]
    pub(super) at: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stage<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(default, borrow)]
    pub(super) name: Text<'a>,
    #[serde(default, borrow)]
    pub(super) goal: Text<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) stage: Text<'a>,
    #[serde(default, borrow)]
    pub(super) name: Text<'a>,
    #[serde(default)]
    pub(super) width: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lane<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    pub(super) role: Role,
    #[serde(default, borrow)]
    pub(super) name: Text<'a>,
    #[serde(default)]
    pub(super) hidden: bool,
    #[serde(default)]
    pub(super) locked: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Card<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) step: Text<'a>,
    #[serde(borrow)]
    pub(super) lane: Text<'a>,
    #[serde(default)]
    pub(super) kind: CardKind,
    #[serde(default, borrow)]
    pub(super) text: Text<'a>,
    #[serde(default)]
    pub(super) channel: Option<Channel>,
    #[serde(default = "one")]
    pub(super) span: i64,
    #[serde(default)]
    pub(super) evidence: Evidence,
    #[serde(default, borrow)]
    pub(super) owner: Text<'a>,
    #[serde(default)]
    pub(super) moment_of_truth: bool,
    #[serde(default, borrow)]
    pub(super) eases: Vec<Text<'a>>,
    #[serde(default)]
    pub(super) color: Option<Color>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pain<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) card: Text<'a>,
    #[serde(default, borrow)]
    pub(super) text: Text<'a>,
    #[serde(default = "three")]
    pub(super) severity: i64,
    #[serde(default = "three")]
    pub(super) frequency: i64,
    #[serde(default)]
    pub(super) consequence: Consequence,
    #[serde(default)]
    pub(super) votes: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wait<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) card: Text<'a>,
    #[serde(default, borrow)]
    pub(super) text: Text<'a>,
    #[serde(default)]
    pub(super) min: i64,
    /// Left out: as long as `min`.
    #[serde(default)]
    pub(super) max: Option<i64>,
    #[serde(default)]
    pub(super) unit: Unit,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Connector<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) from: Text<'a>,
    #[serde(borrow)]
    pub(super) to: Text<'a>,
    #[serde(default)]
    pub(super) heads: Heads,
    #[serde(default, borrow)]
    pub(super) label: Text<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Emotion<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) persona: Text<'a>,
    #[serde(borrow)]
    pub(super) step: Text<'a>,
    #[serde(default)]
    pub(super) value: f64,
    #[serde(default, borrow)]
    pub(super) quote: Text<'a>,
}

impl Persona<'_> {
    /// A persona of whom nothing is known.
    pub(super) fn of(id: Text<'static>) -> Self {
        Self { id, name: Text::default(), description: Text::default(), hidden: false }
    }
}

impl Stage<'_> {
    /// A stage of which nothing is known.
    pub(super) fn of(id: Text<'static>) -> Self {
        Self { id, name: Text::default(), goal: Text::default() }
    }
}

impl Step<'_> {
    /// A step of which only its stage is known.
    pub(super) fn at(id: Text<'static>, stage: Text<'static>) -> Self {
        Self { id, stage, name: Text::default(), width: None }
    }
}

impl Lane<'_> {
    /// A lane of which nothing is known.
    pub(super) fn of(id: Text<'static>) -> Self {
        Self { id, role: Role::Customer, name: Text::default(), hidden: false, locked: false }
    }
}

impl Card<'_> {
    /// A card of which only its cell is known.
    pub(super) fn at(id: Text<'static>, step: Text<'static>, lane: Text<'static>) -> Self {
        Self {
            id,
            step,
            lane,
            kind: CardKind::default(),
            text: Text::default(),
            channel: None,
            span: 1,
            evidence: Evidence::default(),
            owner: Text::default(),
            moment_of_truth: false,
            eases: Vec::new(),
            color: None,
        }
    }
}

/// Enums of plain words, the first of each being its default, with the list of the words for messages.
macro_rules! words {
    ($($name:ident: $first:ident $($word:ident)*;)*) => {$(
        #[derive(Clone, Copy, Debug, Default, Deserialize)]
        pub(super) enum $name {
            #[default]
            $first,
            $($word,)*
        }

        impl $name {
            pub(super) const WORDS: &'static [&'static str] = &[stringify!($first), $(stringify!($word)),*];
        }
    )*};
}

words! {
    MapKind: AsIs ToBe;
    Direction: LeftToRight RightToLeft;
    Role: Evidence Customer Frontstage Backstage Support Emotion Notes;
    CardKind: Action Touchpoint Decision Evidence Opportunity Note;
    Channel: Phone Email Chat Social Web App Sms InPerson Letter SelfService Other;
    Color: Red Orange Yellow Green Blue Purple Gray;
    Evidence: PartlyKnown Assumed Researched;
    Consequence: BadExperience Inefficiency ChurnRisk;
    Unit: Minutes Hours Days Weeks Months;
    Heads: One Two;
}

/// What may stand in a field, for the hint of an error.
pub(super) fn expected(list: &str, field: Option<&str>) -> Option<Expected> {
    let Some(field) = field else {
        return match list {
            "kind" => Some(Expected::Words(MapKind::WORDS)),
            "direction" => Some(Expected::Words(Direction::WORDS)),
            "title" | "scenario" | "author" | "version" | "date" | "language" => Some(Expected::Text),
            list => super::locate::LISTS.into_iter().find(|name| *name == list).map(Expected::Records),
        };
    };
    Some(match field {
        "kind" => Expected::Words(CardKind::WORDS),
        "role" => Expected::Words(Role::WORDS),
        "channel" => Expected::Words(Channel::WORDS),
        "evidence" => Expected::Words(Evidence::WORDS),
        "color" => Expected::Words(Color::WORDS),
        "consequence" => Expected::Words(Consequence::WORDS),
        "unit" => Expected::Words(Unit::WORDS),
        "heads" => Expected::Words(Heads::WORDS),
        "severity" | "frequency" => Expected::OneToFive,
        "span" => Expected::FromOne,
        "min" | "max" | "votes" => Expected::FromZero,
        "width" => Expected::Width,
        "value" => Expected::Feeling,
        "hidden" | "locked" | "moment_of_truth" => Expected::Truth,
        "eases" => Expected::PainIds,
        "id" | "stage" | "step" | "lane" | "card" | "persona" | "from" | "to" | "at" => Expected::Id,
        "name" | "description" | "goal" | "text" | "owner" | "label" | "quote" | "issue" => Expected::Text,
        _ => return None,
    })
}

fn one() -> i64 {
    1
}

fn three() -> i64 {
    3
}
