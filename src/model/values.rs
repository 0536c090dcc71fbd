//! The values that fields of records take: enums of plain words, what follows from the role of a lane, and feelings.

use serde::Serialize;

/// Enums of plain words. The name of a variant is its word in files, in JSON and in reports of a merge: renaming one
/// would change what a file says.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $word:ident)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[allow(missing_docs)]
        pub enum $name {
            $($(#[$of])* $word,)*
        }

        impl $name {
            /// Every value, in the order in which the interface offers them.
            pub const ALL: [Self; [$(stringify!($word)),*].len()] = [$(Self::$word),*];
        }
    )*};
}

words! {
    /// Whether the map shows how things are or how they should become.
    #[derive(Default)]
    MapKind { #[default] AsIs ToBe }

    /// What a lane is for. The three derived lines follow from the roles.
    #[derive(Default)]
    Role { Evidence #[default] Customer Frontstage Backstage Support Emotion Notes }

    /// What a card stands for.
    #[derive(Default)]
    CardKind { Touchpoint #[default] Action Decision Evidence Opportunity Note }

    /// Over what customer and organization meet in a touchpoint.
    Channel { Phone Email Chat Social Web App Sms InPerson Letter SelfService Other }

    /// How well a card is known.
    #[derive(Default)]
    EvidenceLevel { Assumed #[default] PartlyKnown Researched }

    /// A color by which the cards of a map are told apart; its makers agree on what it means.
    ColorTag { Red Orange Yellow Green Blue Purple Gray }

    /// What a pain point leads to.
    #[derive(Default)]
    Consequence { Inefficiency #[default] BadExperience ChurnRisk }

    /// The unit of a wait's times, from the shortest.
    #[derive(Default)]
    TimeUnit { #[default] Minutes Hours Days Weeks Months }

    /// How a connector ends: `One` head leads to its card, `Two` say that agreement is needed.
    #[derive(Default)]
    Heads { #[default] One Two }
}

/// What follows from a role. Whatever loops over lanes asks here, so that a new role is complete with its row.
struct RoleFacts {
    code: &'static str,
    zone: Option<u8>,
    usual_kind: CardKind,
    is_in_new_maps: bool,
}

impl Role {
    #[rustfmt::skip]
    const fn facts(self) -> RoleFacts {
        const fn row(code: &'static str, zone: Option<u8>, usual_kind: CardKind, is_in_new_maps: bool) -> RoleFacts {
            RoleFacts { code, zone, usual_kind, is_in_new_maps }
        }
        match self {
            Self::Evidence   => row("evidence",   Some(0), CardKind::Evidence, false),
            Self::Customer   => row("customer",   Some(0), CardKind::Action,   true),
            Self::Frontstage => row("frontstage", Some(1), CardKind::Action,   true),
            Self::Backstage  => row("backstage",  Some(2), CardKind::Action,   true),
            Self::Support    => row("support",    Some(3), CardKind::Action,   true),
            Self::Emotion    => row("emotion",    None,    CardKind::Action,   false),
            Self::Notes      => row("notes",      None,    CardKind::Note,     false),
        }
    }

    /// A stable name in lower case, by which the locale files and the theme know the role.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.facts().code
    }

    /// How far from the customer the lane is: 0 is the customer's own side, and each step outward crosses one of the
    /// three lines (interaction, visibility, internal interaction). `None` for lanes that take no part in them.
    #[must_use]
    pub const fn zone(self) -> Option<u8> {
        self.facts().zone
    }

    /// The kind that a card most likely has in such a lane.
    #[must_use]
    pub const fn usual_kind(self) -> CardKind {
        self.facts().usual_kind
    }

    /// Whether a map begins with such a lane; the others are added when there is something to put into them.
    #[must_use]
    pub const fn is_in_new_maps(self) -> bool {
        self.facts().is_in_new_maps
    }

    /// Whether cards can stand in such a lane: curves leave no room for them.
    #[must_use]
    pub fn takes_cards(self) -> bool {
        self != Self::Emotion
    }

    /// Whether the customer can't see what happens in such a lane: it is behind the line of visibility.
    #[must_use]
    pub fn is_out_of_sight(self) -> bool {
        self.zone() > Some(1)
    }
}

impl TimeUnit {
    /// The length of the unit in minutes, so that times of several units can be added up: a day has 24 hours, a month
    /// 30 days.
    #[must_use]
    pub fn minutes(self) -> u64 {
        match self {
            Self::Minutes => 1,
            Self::Hours => 60,
            Self::Days => 24 * 60,
            Self::Weeks => 7 * 24 * 60,
            Self::Months => 30 * 24 * 60,
        }
    }
}

/// A feeling from −2 (worst) to +2 (best), kept in hundredths so that it can be compared exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Feeling(i16);

impl Feeling {
    /// The feeling nearest to `value` that is within −2 … +2, to the hundredth; `None` for NaN.
    #[must_use]
    pub fn nearest(value: f64) -> Option<Self> {
        (!value.is_nan()).then(|| Self((value.clamp(-2.0, 2.0) * 100.0).round() as i16))
    }

    /// −2.0 … +2.0.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The face that shows it.
    #[must_use]
    pub fn face(self) -> FeelingFace {
        FeelingFace::from_value(self.value())
    }

    /// The value with its sign: `+1`, `−0.5`, `0`.
    #[must_use]
    pub fn signed(self) -> String {
        let sign = if self.0 > 0 { "+" } else { "" };
        format!("{sign}{}", self.value()).replace('-', "−")
    }
}

/// The faces and words for feelings: each stands for the values near one of the five that people choose from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeelingFace {
    /// About −2.
    Worst,
    /// About −1.
    Bad,
    /// About 0.
    Neutral,
    /// About +1.
    Good,
    /// About +2.
    Best,
}

impl FeelingFace {
    /// The face of a value from −2 to 2.
    #[must_use]
    pub fn from_value(value: f64) -> Self {
        match value {
            value if value < -1.5 => Self::Worst,
            value if value < -0.5 => Self::Bad,
            value if value <= 0.5 => Self::Neutral,
            value if value <= 1.5 => Self::Good,
            _ => Self::Best,
        }
    }
}
