//! What a row of a grid is about, by its name.

use crate::i18n::{Term, Vocabulary};
use crate::model::{Consequence, Role};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Stages,
    Steps,
    /// What the customer wants to reach in each stage.
    Goals,
    /// A lane with cards, or curves, of that role.
    Lane(Role),
    Touchpoints,
    Opportunities,
    /// Pain points of the cards above.
    Pains,
    /// Pain points with that consequence.
    PainsWith(Consequence),
    /// Waits of the cards above.
    Waits,
    /// The channels of the touchpoints above.
    Channels,
    Decisions,
    /// Which cards of the customer are moments of truth.
    Moments,
    /// Who is responsible for the cards above.
    Owners,
    /// Who feels what the rows below tell.
    Personas,
    /// What the pain points of the rows above are like.
    OfPains(Measure),
    /// The letters that link opportunities to pain points: they follow from the links.
    Letters,
    Unknown,
}

/// What a row can tell of pain points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Severity,
    Frequency,
    Consequence,
    Votes,
}

impl Topic {
    pub(super) fn from_name(name: &str) -> Self {
        Self::within(name, |_| true)
    }

    /// What a row below those of stages and steps is about: what the customer does in `Steps of the customer`.
    pub(super) fn of_lane(name: &str) -> Self {
        Self::within(name, |topic| !matches!(topic, Self::Stages | Self::Steps))
    }

    fn within(name: &str, is_wanted: impl Fn(Self) -> bool) -> Self {
        let is_topic = |term| Self::of_term(term).is_some_and(&is_wanted);
        let within = || Vocabulary::shared().term_within(name, is_topic).and_then(Self::of_term);
        Self::named(name).filter(|topic| is_wanted(*topic)).or_else(within).unwrap_or(Self::Unknown)
    }

    /// What a row is about that has just a name that people use for it, in any form.
    pub(super) fn named(name: &str) -> Option<Self> {
        let known = Vocabulary::shared();
        let role = || known.roles.get(name).map(Self::Lane);
        known.terms_in_any_form(name).into_iter().find_map(Self::of_term).or_else(role)
    }

    /// The role of a lane that is called so; `None` for what is about the cards of others, or not known.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Lane(role) => Some(role),
            Self::Touchpoints => Some(Role::Frontstage),
            Self::Opportunities | Self::Goals => Some(Role::Notes),
            Self::Decisions => Some(Role::Backstage),
            _ => None,
        }
    }

    /// True for what an outline or the columns of a list can say of cards, and of the stage that they are in.
    pub(super) fn is_of_cards(self) -> bool {
        matches!(
            self,
            Self::Lane(_)
                | Self::Touchpoints
                | Self::Opportunities
                | Self::Pains
                | Self::PainsWith(_)
                | Self::Waits
                | Self::Goals
        )
    }

    fn of_term(term: Term) -> Option<Self> {
        Some(match term {
            Term::Stage => Self::Stages,
            Term::Step => Self::Steps,
            Term::Goal => Self::Goals,
            Term::Pain => Self::Pains,
            Term::Wait => Self::Waits,
            Term::Channel => Self::Channels,
            Term::Decisions => Self::Decisions,
            Term::MomentOfTruth => Self::Moments,
            Term::Owner => Self::Owners,
            Term::Persona => Self::Personas,
            Term::Severity => Self::OfPains(Measure::Severity),
            Term::Frequency => Self::OfPains(Measure::Frequency),
            Term::Consequence => Self::OfPains(Measure::Consequence),
            Term::Votes => Self::OfPains(Measure::Votes),
            Term::Letter => Self::Letters,
            Term::Touchpoints => Self::Touchpoints,
            Term::Opportunities => Self::Opportunities,
            Term::Emotion | Term::Feeling => Self::Lane(Role::Emotion),
            other => {
                let pains = || other.consequence().map(Self::PainsWith);
                return other.role().map(Self::Lane).or_else(pains);
            }
        })
    }
}

/// The name of a row, and the role that stands in brackets behind it.
pub(super) fn named_role(name: &str) -> Option<(&str, Role)> {
    let (name, role) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim_end(), Vocabulary::shared().roles.get(role)?))
}
