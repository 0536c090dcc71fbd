//! The format of a file, and the schema of its records.
//!
//! A map is one RON (Rusty Object Notation) document in UTF-8, called `name.journey.ron`. It can be
//! written by hand:
//!
//! ```
//! # let file = r##"
//! (
//!     throughline: 1,
//!     title: "A package that does not arrive",
//!     language: "en",
//!     personas: [
//!         (id: "dana", name: "Dana", description: "Orders twice a month"),
//!     ],
//!     stages: [
//!         (id: "notice", name: "Notice", goal: "Find out where my package is"),
//!         (id: "solve", name: "Solve", goal: "Get it, or my money"),
//!     ],
//!     steps: [
//!         (id: "late", stage: "notice", name: "The day passes"),
//!         (id: "call", stage: "solve", name: "Call"),
//!     ],
//!     lanes: [
//!         (id: "customer", role: Customer),
//!         (id: "front", role: Frontstage),
//!         (id: "mood", role: Emotion),
//!     ],
//!     cards: [
//!         (id: "c1", step: "late", lane: "customer", text: "Looks at the tracking page again"),
//!         (id: "c2", step: "call", lane: "front", kind: Touchpoint, channel: Phone, text: "Hotline"),
//!         (id: "c3", step: "call", lane: "front", kind: Opportunity, text: "Call back", eases: ["p1"]),
//!     ],
//!     pains: [
//!         (id: "p1", card: "c2", text: "40 minutes on hold", severity: 4, frequency: 5, consequence: ChurnRisk),
//!     ],
//!     waits: [
//!         (id: "w1", card: "c2", min: 10, max: 40, unit: Minutes),
//!     ],
//!     connectors: [
//!         (id: "k1", from: "c1", to: "c2", label: "no news"),
//!     ],
//!     emotions: [
//!         (id: "e1", persona: "dana", step: "late", value: -0.5),
//!         (id: "e2", persona: "dana", step: "call", value: -2, quote: "I give up"),
//!     ],
//! )
//! # "##;
//! # let map = throughline::persist::read(file.as_bytes()).unwrap();
//! # assert_eq!((map.cards.len(), map.emotions.len()), (3, 2));
//! # let text = throughline::persist::write(&map);
//! # assert_eq!(throughline::persist::read(text.as_bytes()).unwrap(), map);
//! ```
//!
//! ## The map
//!
//! `throughline` comes first and is the version of the format, a whole number; this is version 1. The other
//! fields may come in any order and may all be left out.
//!
//! | field | value | left out |
//! |---|---|---|
//! | `title` | text: what the map is called | empty |
//! | `scenario` | text: which case of which customer it follows | empty |
//! | `kind` | `AsIs`, `ToBe` | `AsIs` |
//! | `author` | text | empty |
//! | `version` | text: the author's own name for this state of the map | empty |
//! | `date` | text for readers | empty |
//! | `language` | text: `"en"`, `"he"`, `"ro"`: the language of the words that the program adds | empty |
//! | `direction` | `LeftToRight`, `RightToLeft`: which way the steps run | `LeftToRight` |
//! | `dismissed` | list of `(issue, at)`: issues that need not be shown again, each by its code and the id of the record that it is about, which is left out for the map itself | empty |
//! | `personas`, `stages`, `steps`, `lanes`, `cards`, `pains`, `waits`, `connectors`, `emotions` | lists of records | empty |
//!
//! ## The records
//!
//! **The order of a list is the order on the map**: stages from first to last, the steps of a stage, lanes from
//! top to bottom, the cards of a cell, the markers of a card. Every record has an `id`: a word of 1 to 32 letters
//! `a`–`z` and `A`–`Z`, digits, `-` and `_`, once in its list. Other records refer to it by this word, and it
//! never changes, so that copies edited apart can be merged.
//!
//! | list | field | value | left out |
//! |---|---|---|---|
//! | `personas` | `name`, `description` | text | empty |
//! | | `hidden` | `true`, `false`: the curve is not shown | `false` |
//! | `stages` | `name` | text | empty |
//! | | `goal` | text: what the customer wants to reach | empty |
//! | `steps` | `stage` | the id of its stage | needed |
//! | | `name` | text | empty |
//! | | `width` | the width of its column: a whole number from 120 to 960 | that of all columns |
//! | `lanes` | `role` | `Evidence`, `Customer`, `Frontstage`, `Backstage`, `Support`, `Emotion`, `Notes` | needed |
//! | | `name` | text | the name of the role |
//! | | `hidden`, `locked` | `true`, `false` | `false` |
//! | `cards` | `step`, `lane` | the ids of its step (the first, when it spans several) and lane | needed |
//! | | `kind` | `Touchpoint`, `Action`, `Decision`, `Evidence`, `Opportunity`, `Note` | `Action` |
//! | | `text` | text | empty |
//! | | `channel` | `Phone`, `Email`, `Chat`, `Social`, `Web`, `App`, `Sms`, `InPerson`, `Letter`, `SelfService`, `Other` | none |
//! | | `span` | how many steps it spans: a whole number from 1 | 1 |
//! | | `evidence` | how well it is known: `Assumed`, `PartlyKnown`, `Researched` | `PartlyKnown` |
//! | | `owner` | text: who is responsible | empty |
//! | | `moment_of_truth` | `true`, `false` | `false` |
//! | | `eases` | list of ids of pain points that an opportunity would ease | none |
//! | | `color` | a color to tell cards apart: `Red`, `Orange`, `Yellow`, `Green`, `Blue`, `Purple`, `Gray` | none |
//! | `pains` | `card` | the id of its card | needed |
//! | | `text` | text: what goes wrong | empty |
//! | | `severity`, `frequency` | whole numbers from 1 to 5 | 3 |
//! | | `consequence` | `Inefficiency`, `BadExperience`, `ChurnRisk` | `BadExperience` |
//! | | `votes` | a whole number from 0 | 0 |
//! | `waits` | `card` | the id of its card | needed |
//! | | `text` | text: for what | empty |
//! | | `min` | the shortest time: a whole number from 0 | 0 |
//! | | `max` | the longest time, not less than `min` | `min` |
//! | | `unit` | of both: `Minutes`, `Hours`, `Days`, `Weeks`, `Months` | `Minutes` |
//! | `connectors` | `from`, `to` | the ids of the cards | needed |
//! | | `heads` | `One` leads to, `Two` agreement needed | `One` |
//! | | `label` | text; on the way out of a decision, the answer | empty |
//! | `emotions` | `persona`, `step` | the ids of who feels, and where | needed |
//! | | `value` | a number from -2 (worst) to 2 (best), to the hundredth | 0 |
//! | | `quote` | text: what they would say | empty |
//!
//! Text stands in double quotes, with `\n` for a line break, `\"` for a quote, `\\` for a backslash and `\u{200f}`
//! for any character by its number; or as `r"…"` and `r#"…"#` without any of these. Comments are `// …` and
//! `/* … */`; the program does not keep them when it saves. A comma after the last record or field is welcome.
//! Windows line ends and a byte order mark are read, and not written.
//!
//! ## What is refused
//!
//! A file is either read completely or refused with line, column and a hint: an unknown field or word, a missing
//! field, a value out of range, an id twice in a list, a reference to a record that is not there, a newer format, more
//! than 64 MiB, a million records or four million fields; so are other encodings than UTF-8, by name, and blocks of zero
//! bytes, as a crash can leave them. [`super::repair()`] makes a copy of what can be read of such a file. A map may be unfinished,
//! though: without stages, with empty text, with a decision that leads nowhere. Those are matters of [`crate::model::check`].
//!
//! # The schema
//!
//! The table at the end of this module states every field of every record once. From it follow what is read and with
//! which checks, what is written and in which order, what an error message says was expected, and what a repair knows
//! a file by. Reading and writing take the records of the model apart to the last field, so that a field which the
//! model has and the table doesn't have is an error of the compiler.
//!
//! Its words and fields are what files of format 1 have, for ever: when the model changes, the conversion changes with
//! it, and what stands in a file keeps its meaning. A newer version of a file than the program's is refused and
//! therefore never overwritten with less than it held; [`super::read_newer`] shows of it what this version knows, and
//! says what that leaves out.

use ron::error::Error as RonError;
use serde::Deserialize;

use super::error::{FieldAt, Problem, RecordAt};
use super::kinds::{FieldKind, FileWord, Linked, Longest, Rating, RawText, Shortest, Span, Votes, Width, write_id};
use super::schema::{Named, RawRecord, Visitor, record, schema, words};
use super::sentence::{Expected, Thing};
use super::write::Lines;
use crate::geom::Flow;
use crate::model::{
    self, CardId, CardKind, Channel, ColorTag, ConnectorId, Consequence, EmotionId, EvidenceLevel, Feeling, Heads, Id,
    LaneId, Map, MapKind, PainId, PersonaId, Role, StageId, StepId, TimeUnit, WaitId,
};

words! {
    RawMapKind => MapKind = AsIs, always written: false; AsIs ToBe;
    RawDirection => Flow = LeftToRight, always written: false; LeftToRight RightToLeft;
    RawRole => Role = Customer, always written: true; Evidence Customer Frontstage Backstage Support Emotion Notes;
    RawCardKind => CardKind = Action, always written: true; Action Touchpoint Decision Evidence Opportunity Note;
    RawChannel => Channel;
        Phone Email Chat Social Web App Sms InPerson Letter SelfService Other;
    RawColor => ColorTag; Red Orange Yellow Green Blue Purple Gray;
    RawEvidence => EvidenceLevel = PartlyKnown, always written: false; PartlyKnown Assumed Researched;
    RawConsequence => Consequence = BadExperience, always written: true; BadExperience Inefficiency ChurnRisk;
    RawUnit => TimeUnit = Minutes, always written: true; Minutes Hours Days Weeks Months;
    RawHeads => Heads = One, always written: false; One Two;
}

schema! {
    map {
        title: String, scenario: String, kind: MapKind, author: String, version: String, date: String,
        language: String, direction: Flow
    }
    dismissed: RawDismissed "Dismissed" => Dismissed [] [] { issue: String } { at: Option<Id> }

    personas: RawPersona "Persona" => Persona(PersonaId) [id] [rank] {} { name: String, description: String, hidden: bool }
    stages: RawStage "Stage" => Stage(StageId) [id] [rank] {} { name: String, goal: String }
    steps: RawStep "Step" => Step(StepId) [id] [rank] { stage: StageId } { name: String, width: Width }
    lanes: RawLane "Lane" => Lane(LaneId) [id] [rank] { role: Role } { name: String, hidden: bool, locked: bool }
    cards: RawCard "Card" => Card(CardId) [id] [rank] { step: StepId, lane: LaneId } {
        kind: CardKind, text: String, channel: Option<Channel>, span: Span, evidence: EvidenceLevel, owner: String,
        moment_of_truth: bool, eases: Vec<PainId>, color: Option<ColorTag>
    }
    pains: RawPain "Pain" => Pain(PainId) [id] [rank] { card: CardId } {
        text: String, severity: Rating, frequency: Rating, consequence: Consequence, votes: Votes
    }
    waits: RawWait "Wait" => Wait(WaitId) [id] [rank] { card: CardId } {
        text: String, min: Shortest, max: Longest, unit: TimeUnit
    }
    connectors: RawConnector "Connector" => Connector(ConnectorId) [id] [] { from: CardId, to: CardId } {
        heads: Heads, label: String
    }
    emotions: RawEmotion "Emotion" => Emotion(EmotionId) [id] [] { persona: PersonaId, step: StepId } {
        value: Feeling, quote: String
    }
}

/// What may stand in a field, for the hint of an error: a field of the map for no list, else of a record.
pub(super) fn expected(list: &str, field: Option<&str>) -> Option<Expected> {
    let named = |fields: &[(&str, Expected)], name: &str| {
        fields.iter().find(|(other, _)| *other == name).map(|(_, expected)| *expected)
    };
    match field {
        // A field of one name is of one kind wherever it stands.
        Some(field) => RECORD_FIELDS.iter().find_map(|fields| named(fields, field)),
        None => named(MAP_FIELDS, list).or_else(|| LISTS.into_iter().find(|name| *name == list).map(Expected::Records)),
    }
}

/// The names of the fields that records have, some more than once.
pub(super) fn record_fields() -> impl Iterator<Item = &'static str> {
    RECORD_FIELDS.iter().copied().flatten().map(|(name, _)| *name)
}

/// The names of the fields of the map itself, its version among them.
pub(super) fn map_fields() -> impl Iterator<Item = &'static str> {
    std::iter::once("throughline").chain(MAP_FIELDS.iter().map(|(name, _)| *name))
}
