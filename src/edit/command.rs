//! The changes that a person can ask for.

use std::collections::BTreeSet;

use super::draft::MapDraft;
use super::label::{ChangeLabel, ChangeVerb, Noun};
use super::{Fragment, Patch, Place, Refusal, Section, plan};
use crate::model::{CardId, Key, LaneId, Map, ReadingOrder, Record, Stage, StageId, Step, StepId};

/// A change that a person asks for. It does nothing until it is planned and the plan is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A new record. Its parents are in the record (the lane and step of a card, the card of a pain point …);
    /// its rank is ignored and follows from `place` among its siblings, which connectors and emotions don't
    /// have. A span goes at most to the last step.
    Add {
        /// The record.
        record: Record,
        /// Where among its siblings.
        place: Place,
    },
    /// A new stage with its first step. The step's own stage is ignored.
    AddStage {
        /// The stage.
        stage: Stage,
        /// Its step.
        step: Step,
        /// Where among the stages.
        place: Place,
    },
    /// The record of that name with any fields changed. Its rank stays. When its parents change it moves to the
    /// end of its new siblings. A span goes at most to the last step.
    Change(Record),
    /// Another text: title, name, text, label or quote, whichever the record mainly says.
    SetText {
        /// The record.
        at: Key,
        /// Its new text.
        text: String,
    },
    /// A record goes to another place, and all that belongs to it goes along: the steps of a stage, the cards
    /// of a step or lane, the marks of a card. A stage that has lost its last step is gone. A card that is moved
    /// keeps its span, also where it reaches past the last step, so that it can be moved back. A card over several
    /// steps goes on over those that it covered: see [`Command::plan`].
    Move {
        /// The record.
        key: Key,
        /// Where it goes.
        to: MoveTarget,
    },
    /// Records go, and all that can't be without them:
    ///
    /// - with a stage its steps, and with the last step of a stage the stage;
    /// - with a step its cards and its emotions. A card over several steps stays while one of them stays: it
    ///   gets shorter, and starts at the first step that is left of it;
    /// - with a lane its cards. Emotions belong to persona and step: they stay when their lane goes;
    /// - with a card its pain points, wait points and connectors;
    /// - with a pain point its mention in opportunities;
    /// - with a persona its emotions.
    Delete(Vec<Key>),
    /// The cards of a fragment, with all that the fragment holds. They keep their places relative to each
    /// other, counted in steps and in lanes that take cards; what would lie past the last step or lane comes to
    /// the end of the last one. Its ids must be new to the map: see [`Fragment::renamed`].
    Paste {
        /// What is pasted.
        fragment: Fragment,
        /// The lane of its topmost cards.
        lane: LaneId,
        /// The step of its first cards.
        step: StepId,
        /// Where among the cards of that cell; in all other cells at the end.
        place: Place,
    },
    /// Columns go behind a stage or a step, rows below a lane, with all that is in them. Its ids must be new to the map:
    /// see [`Section::renamed`].
    ///
    /// What is in columns comes into the lanes of the map, and what is in rows into its steps: into those with the same
    /// id, then with the same role and name, or the same name; lanes also by their role alone, and steps by their place
    /// where no step has been found. A lane or step that the map doesn't have is added, and so is a persona who feels
    /// something. What is pasted can be seen: no lane that is added is hidden.
    PasteSection {
        /// What is pasted.
        section: Section,
        /// A stage, a step or a lane, as the section is made of; `None`: the last one. Steps bring their stages along
        /// when the map has none.
        after: Option<Key>,
    },
    /// The steps of a stage from one on become a stage of their own, after it. Refused at its first step.
    SplitStage {
        /// The new stage.
        stage: Stage,
        /// The step that is its first.
        at: StepId,
    },
    /// The stage after this one becomes part of it: its steps, and its goal in a line of its own.
    MergeStage(StageId),
    /// The next card of the cell becomes part of this one, with its marks and connectors. Refused when a link would
    /// be lost: what an opportunity eases, or an answer between the two.
    JoinNext(CardId),
    /// Several in turn, each on what the ones before it have made, as one change. All or none.
    Many(Vec<Command>),
}

/// Where a record moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MoveTarget {
    /// A stage, among the stages.
    Stage(Place),
    /// A step, into a stage.
    Step {
        /// The stage.
        stage: StageId,
        /// Where among its steps.
        place: Place,
    },
    /// A lane, among the lanes.
    Lane(Place),
    /// A card, into a cell.
    Cell {
        /// The lane of the cell.
        lane: LaneId,
        /// The step of the cell.
        step: StepId,
        /// Where among its cards.
        place: Place,
    },
    /// A pain point or wait point, onto a card.
    Card {
        /// The card.
        card: CardId,
        /// Where among its marks of that kind.
        place: Place,
    },
}

impl Command {
    /// Several commands as one change: a single one as it is, `None` when there are none.
    #[must_use]
    pub fn of_all(commands: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut commands: Vec<Self> = commands.into_iter().collect();
        if commands.len() > 1 { Some(Self::Many(commands)) } else { commands.pop() }
    }

    /// What the command does to this map. Nothing changes what is in a locked lane; a lane
    /// counts as locked for all of a command when it was so before it. No card comes into a lane of emotions.
    ///
    /// When steps are added or moved, with their stage too, a card over several steps goes on over those that it
    /// covered: over what comes between two of them as well, and no more over a step that is moved away from the
    /// others. When its first step is, it starts at the first that stays.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn plan(&self, map: &Map) -> Result<Patch, Refusal> {
        self.planned(map, None).map(|(patch, _)| patch)
    }

    /// The same for somebody who sees only what is shown: nothing changes what is in a hidden lane, except what goes or
    /// comes along with a change that is seen, as the cards of a step that is deleted.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn plan_shown(&self, map: &Map) -> Result<Patch, Refusal> {
        self.planned_shown(map, None)
    }

    /// The same by the reading order of the map: what is in a cell is found there, and not by a look at every card.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn plan_shown_in(&self, map: &Map, order: &ReadingOrder) -> Result<Patch, Refusal> {
        self.planned_shown(map, Some(order))
    }

    fn planned_shown(&self, map: &Map, order: Option<&ReadingOrder>) -> Result<Patch, Refusal> {
        let (patch, followed) = self.planned(map, order)?;
        plan::keep_hidden(map, &patch, &followed)?;
        Ok(patch)
    }

    /// The patch, and the cards that only followed their steps.
    fn planned(&self, map: &Map, order: Option<&ReadingOrder>) -> Result<(Patch, BTreeSet<CardId>), Refusal> {
        let mut draft = MapDraft::new(map, order);
        plan::carry_out(self, &mut draft)?;
        let followed = std::mem::take(&mut draft.followed);
        let patch = draft.into_patch();
        plan::keep_lanes(map, &patch, &followed)?;
        Ok((patch, followed))
    }

    /// What the command is called in the history.
    #[must_use]
    pub fn label(&self) -> ChangeLabel {
        match self {
            Self::Add { record, .. } => ChangeLabel::new(ChangeVerb::Add, Noun::from_key(record.key())),
            Self::AddStage { .. } => ChangeLabel::new(ChangeVerb::Add, Noun::Stage),
            Self::Change(record) => ChangeLabel::new(ChangeVerb::Change, Noun::from_key(record.key())),
            Self::SetText { at, .. } => ChangeLabel::new(ChangeVerb::Write, Noun::from_key(*at)),
            Self::Move { key, .. } => ChangeLabel::new(ChangeVerb::Move, Noun::from_key(*key)),
            Self::Delete(keys) => {
                ChangeLabel::of_all(keys.iter().map(|key| ChangeLabel::new(ChangeVerb::Delete, Noun::from_key(*key))))
            }
            Self::Paste { fragment, .. } => {
                let one = fragment.cards().nth(1).is_none();
                ChangeLabel::new(ChangeVerb::Paste, if one { Noun::Card } else { Noun::Several })
            }
            Self::PasteSection { section, .. } => {
                ChangeLabel::of_all(section.heads().map(|key| ChangeLabel::new(ChangeVerb::Paste, Noun::from_key(key))))
            }
            Self::SplitStage { .. } => ChangeLabel::new(ChangeVerb::Split, Noun::Stage),
            Self::MergeStage(_) => ChangeLabel::new(ChangeVerb::Join, Noun::Stage),
            Self::JoinNext(_) => ChangeLabel::new(ChangeVerb::Join, Noun::Card),
            // What is pasted and then put into its place is pasted.
            Self::Many(commands) if are_pasted_and_placed(commands) => {
                commands.first().map_or(ChangeLabel::of_all([]), Self::label)
            }
            Self::Many(commands) => ChangeLabel::of_all(commands.iter().map(Self::label)),
        }
    }
}

fn are_pasted_and_placed(commands: &[Command]) -> bool {
    let mut commands = commands.iter();
    matches!(commands.next(), Some(Command::Paste { .. })) && commands.all(|next| matches!(next, Command::Move { .. }))
}
