//! What a row of a grid is about, by its name.

use super::vocabulary::Vocabulary;
use crate::i18n::{Locale, Term};
use crate::model::Role;

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
    pub(super) fn of(name: &str) -> Self {
        let is_topic = |term| Self::of_term(term).is_some();
        let within = || Self::of_terms(Vocabulary::shared().longest_within(name, is_topic));
        Self::named(name).or_else(within).unwrap_or(Self::Unknown)
    }

    /// What a row is about that has exactly a name that people use for it.
    pub(super) fn named(name: &str) -> Option<Self> {
        let known = Vocabulary::shared();
        Self::of_terms(known.terms(name)).or_else(|| known.roles.get(name).map(Self::Lane))
    }

    /// True for what an outline or the columns of a list can say of cards, and of the stage that they are in.
    pub(super) fn is_of_cards(self) -> bool {
        matches!(
            self,
            Self::Lane(_) | Self::Touchpoints | Self::Opportunities | Self::Pains | Self::Waits | Self::Goals
        )
    }

    fn of_terms(terms: &[(Term, Locale)]) -> Option<Self> {
        terms.iter().find_map(|(term, _)| Self::of_term(*term))
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
            Term::Touchpoints => Self::Touchpoints,
            Term::Opportunities => Self::Opportunities,
            Term::Emotion | Term::Feeling => Self::Lane(Role::Emotion),
            other => return other.role().map(Self::Lane),
        })
    }
}

/// The name of a row, and the role that stands in brackets behind it.
pub(super) fn named_role(name: &str) -> Option<(&str, Role)> {
    let (name, role) = name.trim().strip_suffix(')')?.rsplit_once('(')?;
    Some((name.trim_end(), Vocabulary::shared().roles.get(role)?))
}
