//! The records that a map is made of: plain values, each with its id, none with geometry.

use super::{
    CardId, CardKind, Channel, ColorTag, ConnectorId, Consequence, EmotionId, EvidenceLevel, Feeling, Heads, Id,
    LaneId, MapKind, PainId, PersonaId, Role, StageId, StepId, TimeUnit, WaitId,
};
use crate::geom::Flow;

/// The place of a record among its siblings: they stand in the order of (rank, id). Ranks have gaps, so
/// that a record moves between two others without touching them. The file keeps the order and not the ranks.
pub type Rank = i64;

/// The gap left between two ranks when siblings are numbered anew.
pub const RANK_GAP: Rank = 1 << 20;

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
    /// The date that the author gives it, as text for readers.
    pub date: String,
    /// The language of the map's own words (lane roles, channels, lines), as a BCP 47 tag: `en`, `he`, `ro`.
    pub language: String,
    /// Which way the steps run.
    pub direction: Flow,
    /// The issues that need not be shown again: see [`super::check()`].
    pub dismissed: Vec<Dismissed>,
}

/// An issue that was dismissed. The record that it is about may be gone since; that does no harm.
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

impl Persona {
    /// A persona of whom nothing is known yet, at rank 0.
    #[must_use]
    pub fn new(id: PersonaId) -> Self {
        Self { id, rank: 0, name: String::new(), description: String::new(), hidden: false }
    }
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

impl Stage {
    /// A stage without name and goal, at rank 0.
    #[must_use]
    pub fn new(id: StageId) -> Self {
        Self { id, rank: 0, name: String::new(), goal: String::new() }
    }
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

    /// A step without a name, at rank 0, as wide as all columns.
    #[must_use]
    pub fn new(id: StepId, stage: StageId) -> Self {
        Self { id, stage, rank: 0, name: String::new(), width: None }
    }
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
    /// Its cards and their marks can't be changed until it is unlocked.
    pub locked: bool,
}

impl Lane {
    /// A lane with the name of its role, at rank 0, neither hidden nor locked.
    #[must_use]
    pub fn new(id: LaneId, role: Role) -> Self {
        Self { id, rank: 0, role, name: String::new(), hidden: false, locked: false }
    }
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
    /// The channel, kept when the kind changes: see [`Card::channel`] for what is shown.
    pub channel: Option<Channel>,
    /// How well it is known.
    pub evidence: EvidenceLevel,
    /// Who is responsible.
    pub owner: String,
    /// The customer judges the service in this contact.
    pub moment_of_truth: bool,
    /// The pain points that it would ease, when it is an opportunity; kept when the kind changes.
    pub eases: Vec<PainId>,
    /// Its color, if it has one.
    pub color: Option<ColorTag>,
}

impl Card {
    /// A card that says nothing yet, over one step, at rank 0.
    #[must_use]
    pub fn new(id: CardId, lane: LaneId, step: StepId) -> Self {
        Self {
            id,
            lane,
            step,
            rank: 0,
            span: 1,
            kind: CardKind::default(),
            text: String::new(),
            channel: None,
            evidence: EvidenceLevel::default(),
            owner: String::new(),
            moment_of_truth: false,
            eases: Vec::new(),
            color: None,
        }
    }

    /// The channel as it is shown: only a touchpoint has one, though the field survives a change of kind.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        self.channel.filter(|_| self.kind == CardKind::Touchpoint)
    }
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
    /// A pain point without text, of middling severity and frequency, at rank 0.
    #[must_use]
    pub fn new(id: PainId, card: CardId) -> Self {
        let consequence = Consequence::default();
        Self { id, card, rank: 0, text: String::new(), severity: 3, frequency: 3, consequence, votes: 0 }
    }

    /// Severity × frequency: 1 to 25.
    #[must_use]
    pub fn weight(&self) -> u32 {
        u32::from(self.severity) * u32::from(self.frequency)
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

impl Wait {
    /// A wait point without text and of no length, in minutes, at rank 0.
    #[must_use]
    pub fn new(id: WaitId, card: CardId) -> Self {
        Self { id, card, rank: 0, text: String::new(), min: 0, max: 0, unit: TimeUnit::default() }
    }
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

impl Connector {
    /// A connector with one head and without a label.
    #[must_use]
    pub fn new(id: ConnectorId, from: CardId, to: CardId) -> Self {
        Self { id, from, to, heads: Heads::default(), label: String::new() }
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

impl Emotion {
    /// Feels neither good nor bad, and says nothing.
    #[must_use]
    pub fn new(id: EmotionId, persona: PersonaId, step: StepId) -> Self {
        Self { id, persona, step, value: Feeling::default(), quote: String::new() }
    }
}

/// Calls a macro with the fields of every kind of record: in brackets those that are not compared one by one, and then
/// the others, each under the name by which a conflict speaks of it, with those that belong together under one name.
///
/// Ranks are compared as the order of siblings, what a card eases by the pain points that come and go, and what is
/// dismissed as a set.
macro_rules! record_fields {
    ($with:ident) => {
        $with! {
            Info(dismissed) {
                title: title, scenario: scenario, kind: kind, author: author, version: version, date: date,
                language: language, direction: direction,
            }
            Persona(id rank) { name: name, description: description, hidden: hidden, }
            Stage(id rank) { name: name, goal: goal, }
            Step(id rank) { stage: stage, name: name, width: width, }
            Lane(id rank) { role: role, name: name, hidden: hidden, locked: locked, }
            Card(id rank eases) {
                step: step, lane: lane, kind: kind, text: text, channel: channel, span: span, evidence: evidence,
                owner: owner, moment_of_truth: moment_of_truth, color: color,
            }
            Pain(id rank) {
                card: card, text: text, severity: severity, frequency: frequency, consequence: consequence,
                votes: votes,
            }
            Wait(id rank) { card: card, text: text, times: min max unit, }
            Connector(id) { ends: from to, heads: heads, label: label, }
            Emotion(id) { place: persona step, value: value, quote: quote, }
        }
    };
}
pub(crate) use record_fields;
