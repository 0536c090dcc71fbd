//! A map as it is put together from a foreign table: records with ids and places, and what could not be used.

use std::collections::{BTreeMap, BTreeSet};

use super::import::{Imported, Unused, Why};
use crate::i18n::Locale;
use crate::model::{
    Card, CardId, CardKind, Connector, ConnectorId, Emotion, EmotionId, Feeling, Id, IdSource, Info, Key, Lane, LaneId,
    Map, Pain, PainId, Persona, PersonaId, RANK_GAP, Rank, Role, Stage, StageId, Step, StepId, Wait, WaitId,
};

/// A map in the making.
pub(super) struct Assembly<'i> {
    pub map: Map,
    ids: &'i mut IdSource,
    /// How many records there are: each has a place behind those before it.
    count: Rank,
    columns: Vec<StepId>,
    cells: BTreeMap<StepId, Vec<CardId>>,
    felt: BTreeMap<(PersonaId, StepId), Feeling>,
    first_persona: Option<PersonaId>,
    unused: Vec<Unused>,
}

impl<'i> Assembly<'i> {
    pub(super) fn new(language: Locale, ids: &'i mut IdSource) -> Self {
        let info = Info { language: language.code().to_owned(), direction: language.flow(), ..Info::default() };
        Self {
            map: Map { info, ..Map::default() },
            ids,
            count: 0,
            columns: Vec::new(),
            cells: BTreeMap::new(),
            felt: BTreeMap::new(),
            first_persona: None,
            unused: Vec::new(),
        }
    }

    /// Notes a piece that is not in the map as it stood there.
    pub(super) fn unused(&mut self, line: usize, text: &str, why: Why) {
        self.unused.push(Unused::new(line, text, why));
    }

    /// The map, and what is not in it. A stage of which no step was told has one, and a map has a lane.
    pub(super) fn done(mut self) -> Imported {
        let told: BTreeSet<StageId> = self.map.steps.values().map(|step| step.stage).collect();
        let empty: Vec<StageId> = self.map.stages.keys().filter(|stage| !told.contains(stage)).copied().collect();
        for stage in empty {
            self.step(stage, "", None);
        }
        if self.map.lanes.is_empty() {
            self.lane(Role::Customer, "", None);
        }
        self.unused.sort_by_key(|unused| unused.line);
        Imported { map: self.map, unused: self.unused }
    }

    /// The wanted id when it is free, else a new one.
    fn id<T: From<Id> + Into<Key> + Copy>(&mut self, wanted: Option<Id>) -> T {
        let free = wanted.map(T::from).filter(|id| !self.map.has((*id).into()));
        free.unwrap_or_else(|| self.ids.fresh())
    }

    fn rank(&mut self) -> Rank {
        self.count += 1;
        self.count.saturating_mul(RANK_GAP)
    }

    pub(super) fn stage(&mut self, name: &str, goal: &str, wanted: Option<Id>) -> StageId {
        let (id, rank) = (self.id(wanted), self.rank());
        self.map.stages.insert(id, Stage { rank, name: name.to_owned(), goal: goal.to_owned(), ..Stage::new(id) });
        id
    }

    /// Says what the customer wants to reach in a stage.
    pub(super) fn goal(&mut self, stage: StageId, goal: &str) {
        if let Some(stage) = self.map.stages.get_mut(&stage) {
            stage.goal = if stage.goal.is_empty() { goal.to_owned() } else { format!("{}\n{goal}", stage.goal) };
        }
    }

    pub(super) fn step(&mut self, stage: StageId, name: &str, wanted: Option<Id>) -> StepId {
        let (id, rank) = (self.id(wanted), self.rank());
        self.map.steps.insert(id, Step { rank, name: name.to_owned(), ..Step::new(id, stage) });
        self.columns.push(id);
        id
    }

    /// The lanes that a map begins with, and one for feelings.
    pub(super) fn usual_lanes(&mut self) {
        for role in Role::ALL.into_iter().filter(|role| role.is_in_new_maps() || *role == Role::Emotion) {
            self.lane(role, "", None);
        }
    }

    pub(super) fn lane(&mut self, role: Role, name: &str, wanted: Option<Id>) -> LaneId {
        let (id, rank) = (self.id(wanted), self.rank());
        let lane = Lane { rank, name: name.to_owned(), ..Lane::new(id, role) };
        self.map.lanes.insert(id, lane);
        id
    }

    /// The first lane of what the customer does. Where there is none it is made, below the evidence.
    pub(super) fn customer_lane(&mut self) -> LaneId {
        let mut lanes: Vec<&Lane> = self.map.lanes.values().collect();
        lanes.sort_by_key(|lane| lane.rank);
        if let Some(lane) = lanes.iter().find(|lane| lane.role == Role::Customer) {
            return lane.id;
        }
        let below = lanes.iter().find(|lane| lane.role != Role::Evidence).map(|lane| lane.rank);
        let lane = self.lane(Role::Customer, "", None);
        if let (Some(below), Some(lane)) = (below, self.map.lanes.get_mut(&lane)) {
            // Records stand a gap apart.
            lane.rank = below - RANK_GAP / 2;
        }
        lane
    }

    pub(super) fn persona(&mut self, name: &str, description: &str, wanted: Option<Id>) -> PersonaId {
        let (id, rank) = (self.id(wanted), self.rank());
        let (name, description) = (name.to_owned(), description.to_owned());
        self.first_persona.get_or_insert(id);
        self.map.personas.insert(id, Persona { rank, name, description, ..Persona::new(id) });
        id
    }

    /// The persona of that name, who is made when there is none.
    pub(super) fn persona_named(&mut self, name: &str) -> PersonaId {
        let known = self.map.personas.values().find(|persona| persona.name == name).map(|persona| persona.id);
        known.unwrap_or_else(|| self.persona(name, "", None))
    }

    /// A card that says nothing, in a cell.
    pub(super) fn card(&mut self, lane: LaneId, step: StepId, kind: CardKind, wanted: Option<Id>) -> CardId {
        let (id, rank) = (self.id(wanted), self.rank());
        self.map.cards.insert(id, Card { rank, kind, ..Card::new(id, lane, step) });
        self.cells.entry(step).or_default().push(id);
        id
    }

    pub(super) fn change_card(&mut self, id: CardId, change: impl FnOnce(&mut Card)) {
        if let Some(card) = self.map.cards.get_mut(&id) {
            change(card);
        }
    }

    /// Takes a pain point; its id is made here when the wanted one is not free.
    pub(super) fn pain(&mut self, wanted: Option<Id>, pain: impl FnOnce(PainId, Rank) -> Pain) -> PainId {
        let (id, rank) = (self.id(wanted), self.rank());
        self.map.pains.insert(id, pain(id, rank));
        id
    }

    pub(super) fn change_pain(&mut self, id: PainId, change: impl FnOnce(&mut Pain)) {
        if let Some(pain) = self.map.pains.get_mut(&id) {
            change(pain);
        }
    }

    pub(super) fn wait(&mut self, wanted: Option<Id>, wait: impl FnOnce(WaitId, Rank) -> Wait) {
        let (id, rank) = (self.id(wanted), self.rank());
        self.map.waits.insert(id, wait(id, rank));
    }

    pub(super) fn connector(&mut self, wanted: Option<Id>, connector: impl FnOnce(ConnectorId) -> Connector) {
        let id = self.id(wanted);
        self.map.connectors.insert(id, connector(id));
    }

    /// False when that persona feels something at that step already.
    pub(super) fn emotion(&mut self, wanted: Option<Id>, emotion: impl FnOnce(EmotionId) -> Emotion) -> bool {
        let id = self.id(wanted);
        let emotion = emotion(id);
        let place = (emotion.persona, emotion.step);
        if self.felt.contains_key(&place) {
            return false;
        }
        self.felt.insert(place, emotion.value);
        self.map.emotions.insert(id, emotion);
        true
    }

    /// What that persona feels at that step, as far as it was told.
    pub(super) fn feels(&self, persona: PersonaId, step: StepId) -> Option<Feeling> {
        self.felt.get(&(persona, step)).copied()
    }

    /// The persona that was told of first.
    pub(super) fn first_persona(&self) -> Option<PersonaId> {
        self.first_persona
    }

    /// The cards of a step, in the order in which they came.
    pub(super) fn cards_at(&self, step: StepId) -> &[CardId] {
        self.cells.get(&step).map_or(&[], Vec::as_slice)
    }

    /// Over how many steps a card that begins at a step can go at most.
    pub(super) fn steps_from(&self, step: StepId) -> u32 {
        let column = self.columns.iter().position(|column| *column == step).unwrap_or_default();
        u32::try_from(self.columns.len() - column).unwrap_or(u32::MAX)
    }
}
