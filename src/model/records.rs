//! The records that a map is made of: plain values, each with its id, none with geometry.

use serde::{Deserialize, Serialize};

use super::{CardId, ConnectorId, EmotionId, Id, LaneId, PainId, PersonaId, StageId, StepId, WaitId};
use crate::geom::Flow;

/// The place of a record among its siblings: they stand in the order of (rank, id). Ranks have gaps, so
/// that a record moves between two others without touching them. The file keeps the order and not the ranks.
pub type Rank = i64;

/// The gap left between two ranks when siblings are numbered anew.
pub const RANK_GAP: Rank = 1 << 20;

/// Whether the map shows how things are or how they should become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum MapKind {
    #[default]
    AsIs,
    ToBe,
}

/// What the map says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Info {
    /// What the map is called.
    pub title: String,
    /// Which case of which customer it follows.
    pub scenario: String,
    /// As-is or to-be.
    pub kind: MapKind,
    /// Who made it.
    pub author: String,
    /// Which version of the map this is, in the author's own words.
    pub version: String,
    /// The date that the author gives it, as the reader shall see it.
    pub date: String,
    /// The language of the map's own words (lane roles, channels, lines), as a BCP 47 tag: `en`, `he`, `ro`.
    pub language: String,
    /// Which way the steps run.
    pub direction: Flow,
    /// The issues that need not be shown again: see [`super::check`].
    pub dismissed: Vec<Dismissed>,
}

/// An issue that somebody has looked at and let be. What it names may be gone since; that does no harm.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dismissed {
    /// The code of the issue: see [`super::IssueKind::code`]. Codes of other versions are kept.
    pub issue: String,
    /// The id of the record that it is about, whose kind follows from the issue; `None` for the map itself.
    pub at: Option<Id>,
}

/// Who travels.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Persona {
    /// Its id.
    pub id: PersonaId,
    /// Its place among the personas.
    pub rank: Rank,
    /// What the persona is called.
    pub name: String,
    /// Who that is, in a sentence.
    pub description: String,
    /// The curve of this persona is left out of the picture, but kept.
    pub hidden: bool,
}

/// A named group of consecutive steps with its own customer goal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stage {
    /// Its id.
    pub id: StageId,
    /// Its place among the stages.
    pub rank: Rank,
    /// What the stage is called.
    pub name: String,
    /// What the customer wants to reach in it.
    pub goal: String,
}

/// One column: one moment of the customer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// The stage that it belongs to.
    pub stage: StageId,
    /// Its place among the steps of its stage.
    pub rank: Rank,
    /// What happens in it, in a few words.
    pub name: String,
    /// The width of its column in map units, within [`Step::WIDTHS`]; `None`: that of all columns.
    pub width: Option<u16>,
}

impl Step {
    /// How narrow and how wide a column can be, in map units.
    pub const WIDTHS: std::ops::RangeInclusive<u16> = 120..=960;
}

/// What a lane is for. The three derived lines follow from the roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Role {
    Evidence,
    #[default]
    Customer,
    Frontstage,
    Backstage,
    Support,
    Emotion,
    Notes,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lane {
    /// Its id.
    pub id: LaneId,
    /// Its place among the lanes.
    pub rank: Rank,
    /// What it is for.
    pub role: Role,
    /// Its own name; empty: the name of its role in the map's language.
    pub name: String,
    /// Left out of the picture, but kept.
    pub hidden: bool,
    /// Nothing in it is changed by hand until it is unlocked.
    pub locked: bool,
}

/// What a card stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum CardKind {
    Touchpoint,
    #[default]
    Action,
    Decision,
    Evidence,
    Opportunity,
    Note,
}

impl CardKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Touchpoint, Self::Action, Self::Decision, Self::Evidence, Self::Opportunity, Self::Note];
}

/// Over what customer and organisation meet in a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Channel {
    Phone,
    Email,
    Chat,
    Social,
    Web,
    App,
    Sms,
    InPerson,
    Letter,
    SelfService,
    Other,
}

impl Channel {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Phone,
        Self::Email,
        Self::Chat,
        Self::Social,
        Self::Web,
        Self::App,
        Self::Sms,
        Self::InPerson,
        Self::Letter,
        Self::SelfService,
        Self::Other,
    ];
}

/// How well a card is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum EvidenceLevel {
    Assumed,
    #[default]
    PartlyKnown,
    Researched,
}

impl EvidenceLevel {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Assumed, Self::PartlyKnown, Self::Researched];
}

/// A colour by which the cards of a map are told apart, for whatever its makers agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ColorTag {
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    Purple,
    Gray,
}

impl ColorTag {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Red, Self::Orange, Self::Yellow, Self::Green, Self::Blue, Self::Purple, Self::Gray];
}

/// What sits in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// The lane of its cell.
    pub lane: LaneId,
    /// The step of its cell: the first, when it spans several.
    pub step: StepId,
    /// Its place among the cards of its cell.
    pub rank: Rank,
    /// Over how many steps it goes, at least 1.
    pub span: u32,
    /// What it stands for.
    pub kind: CardKind,
    /// What it says.
    pub text: String,
    /// The channel, shown on touchpoints; kept when the kind changes.
    pub channel: Option<Channel>,
    /// How well it is known.
    pub evidence: EvidenceLevel,
    /// Who is responsible.
    pub owner: String,
    /// The customer judges the service in this contact.
    pub moment_of_truth: bool,
    /// The pain points that it would ease, when it is an opportunity; kept when the kind changes.
    pub eases: Vec<PainId>,
    /// Its colour, if it has one.
    pub color: Option<ColorTag>,
}

/// What a pain point leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Consequence {
    Inefficiency,
    #[default]
    BadExperience,
    ChurnRisk,
}

impl Consequence {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Inefficiency, Self::BadExperience, Self::ChurnRisk];
}

/// A pain point: a marker on a card that says what goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pain {
    /// Its id.
    pub id: PainId,
    /// The card that it sits on.
    pub card: CardId,
    /// Its place among the pain points of its card.
    pub rank: Rank,
    /// What goes wrong.
    pub text: String,
    /// How bad it is, 1 to 5.
    pub severity: u8,
    /// How often it happens, 1 to 5.
    pub frequency: u8,
    /// What it leads to.
    pub consequence: Consequence,
    /// How many votes it got.
    pub votes: u32,
}

impl Pain {
    /// Severity × frequency: 1 to 25.
    #[must_use]
    pub fn weight(&self) -> u32 {
        u32::from(self.severity) * u32::from(self.frequency)
    }
}

/// The unit of a wait's times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum TimeUnit {
    #[default]
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
}

impl TimeUnit {
    /// All of them, from the shortest.
    pub const ALL: [Self; 5] = [Self::Minutes, Self::Hours, Self::Days, Self::Weeks, Self::Months];

    /// One of it in minutes, so that times of several units can be added up: a day has 24 hours, a month 30 days.
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

/// A wait point: a marker on a card that says how long the customer waits there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// Its id.
    pub id: WaitId,
    /// The card that it sits on.
    pub card: CardId,
    /// Its place among the wait points of its card.
    pub rank: Rank,
    /// For what; may be empty.
    pub text: String,
    /// The shortest time, in `unit`.
    pub min: u32,
    /// The longest time, in `unit`, at least `min`.
    pub max: u32,
    /// The unit of both.
    pub unit: TimeUnit,
}

/// How a connector ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Heads {
    /// Leads to.
    #[default]
    One,
    /// Agreement is needed.
    Two,
}

/// An arrow between two cards.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Connector {
    /// Its id.
    pub id: ConnectorId,
    /// The card that it leaves.
    pub from: CardId,
    /// The card that it enters.
    pub to: CardId,
    /// One head or two.
    pub heads: Heads,
    /// What it says; on the way out of a decision, the answer. May be empty.
    pub label: String,
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
}

/// How one persona feels at one step.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Emotion {
    /// Its id.
    pub id: EmotionId,
    /// Who feels.
    pub persona: PersonaId,
    /// At which step.
    pub step: StepId,
    /// How.
    pub value: Feeling,
    /// What they would say; may be empty.
    pub quote: String,
}
