//! A map as it is put together from a foreign table: records with ids and places, and what could not be used.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::limits::{MOST_COLUMNS, MOST_RECORDS, MOST_TEXT, MOST_UNUSED};
use super::outcome::{ImportError, Imported, Unused, Why};
use crate::i18n::notation::LETTER;
use crate::i18n::{Locale, MapWords, PainLine, WaitLine};
use crate::model::{
    Card, CardId, CardKind, Connector, ConnectorId, EasingLetter, Emotion, EmotionId, Feeling, Id, IdSource, Info, Key,
    Lane, LaneId, Map, Pain, PainId, Persona, PersonaId, RANK_GAP, Rank, Role, Stage, StageId, Step, StepId, TimeUnit,
    Wait,
};

/// A map in the making.
///
/// It takes no more than a map of the largest size: from then on records are left out, and in the end there is no map. So
/// what a file multiplies (a long text for each of many cards) costs no more than what it holds.
pub(super) struct Assembly<'i> {
    pub map: Map,
    ids: &'i mut IdSource,
    /// How many records there are: each has a place behind those before it.
    count: usize,
    /// How many bytes of text these have.
    text: usize,
    /// The file holds more than any map: nothing that is told of it from now on is taken.
    pub is_full: bool,
    /// The steps with their places among all, in the order in which they came.
    columns: HashMap<StepId, usize>,
    cells: BTreeMap<StepId, Vec<CardId>>,
    felt: BTreeMap<(PersonaId, StepId), Feeling>,
    personas: HashMap<String, PersonaId>,
    /// The persona that was told of first.
    pub first_persona: Option<PersonaId>,
    /// The opportunities that were told of with a letter, and the pain points that name them by it.
    letters: BTreeMap<EasingLetter, CardId>,
    eased: Vec<(PainId, EasingLetter, usize)>,
    /// The line that is read.
    pub line: usize,
    unused: Vec<Unused>,
}

impl<'i> Assembly<'i> {
    pub(super) fn new(language: Locale, ids: &'i mut IdSource) -> Self {
        let info = Info { language: language.code().to_owned(), direction: language.flow(), ..Info::default() };
        Self {
            map: Map { info, ..Map::default() },
            ids,
            count: 0,
            text: 0,
            is_full: false,
            columns: HashMap::new(),
            cells: BTreeMap::new(),
            felt: BTreeMap::new(),
            personas: HashMap::new(),
            first_persona: None,
            letters: BTreeMap::new(),
            eased: Vec::new(),
            line: 0,
            unused: Vec::new(),
        }
    }

    /// Notes a piece that is not in the map as it stood there.
    pub(super) fn unused(&mut self, line: usize, text: &str, why: Why) {
        if self.unused.len() < MOST_UNUSED {
            self.unused.push(Unused::new(line, text, why));
        } else {
            self.is_full = true;
        }
    }

    /// Takes room for a record; false when there is none left.
    fn takes(&mut self, text: usize) -> bool {
        self.count += 1;
        self.text = self.text.saturating_add(text);
        self.is_full |= self.count > MOST_RECORDS || self.text > MOST_TEXT;
        !self.is_full
    }

    /// Gives a step to each stage of which none was told.
    pub(super) fn complete_stages(&mut self) {
        let told: BTreeSet<StageId> = self.map.steps.values().map(|step| step.stage).collect();
        let empty: Vec<StageId> = self.map.stages.keys().filter(|stage| !told.contains(stage)).copied().collect();
        for stage in empty {
            self.step(stage, "", None);
        }
    }

    /// The map, and what is not in it. A card goes no further than the steps that were told, each stage has a step,
    /// and a map has a lane.
    pub(super) fn done(mut self) -> Result<Imported, ImportError> {
        for card in self.map.cards.values_mut() {
            let column = self.columns.get(&card.step).copied().unwrap_or_default();
            let most = u32::try_from(self.columns.len().saturating_sub(column)).unwrap_or(u32::MAX);
            card.span = card.span.clamp(1, most.max(1));
        }
        self.link();
        self.complete_stages();
        if self.map.lanes.is_empty() {
            self.lane(Role::Customer, "", None);
        }
        if self.map.steps.len() > MOST_COLUMNS {
            return Err(ImportError::TooLarge);
        }
        let Info { title, scenario, author, version, date, .. } = &self.map.info;
        let about = [title, scenario, author, version, date].map(String::len).iter().sum::<usize>();
        if self.is_full || self.text.saturating_add(about) > MOST_TEXT {
            return Err(ImportError::TooLarge);
        }
        self.unused.sort_by_key(|unused| unused.line);
        Ok(Imported { map: self.map, unused: self.unused })
    }

    /// The wanted id when it is free, else a new one.
    fn id<T: From<Id> + Into<Key> + Copy>(&mut self, wanted: Option<Id>) -> T {
        let free = wanted.map(T::from).filter(|id| !self.map.has((*id).into()));
        free.unwrap_or_else(|| self.ids.fresh())
    }

    /// A place behind all records that there are.
    fn rank(&self) -> Rank {
        Rank::try_from(self.count).unwrap_or(Rank::MAX).saturating_add(1).saturating_mul(RANK_GAP)
    }

    pub(super) fn stage(&mut self, name: &str, goal: &str, wanted: Option<Id>) -> StageId {
        let (id, rank) = (self.id(wanted), self.rank());
        if self.takes(name.len() + goal.len()) {
            self.map.stages.insert(id, Stage { rank, name: name.to_owned(), goal: goal.to_owned(), ..Stage::new(id) });
        }
        id
    }

    /// Says what the customer wants to reach in a stage.
    pub(super) fn goal(&mut self, stage: StageId, goal: &str) {
        if let Some(stage) = self.map.stages.get_mut(&stage).filter(|_| !self.is_full) {
            if !stage.goal.is_empty() {
                stage.goal.push('\n');
            }
            stage.goal.push_str(goal);
            self.text += goal.len() + 1;
        }
    }

    pub(super) fn step(&mut self, stage: StageId, name: &str, wanted: Option<Id>) -> StepId {
        let (id, rank) = (self.id(wanted), self.rank());
        if self.takes(name.len()) {
            self.map.steps.insert(id, Step { rank, name: name.to_owned(), ..Step::new(id, stage) });
            self.columns.insert(id, self.columns.len());
        }
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
        if self.takes(name.len()) {
            self.map.lanes.insert(id, Lane { rank, name: name.to_owned(), ..Lane::new(id, role) });
        }
        id
    }

    /// A lane, which needs no name of its own when it is called by that of its role.
    pub(super) fn lane_named(&mut self, role: Role, name: &str, words: &MapWords, wanted: Option<Id>) -> LaneId {
        self.lane(role, if words.role(role) == name { "" } else { name }, wanted)
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
        self.first_persona.get_or_insert(id);
        if self.takes(name.len() + description.len()) {
            let (name, description) = (name.to_owned(), description.to_owned());
            self.personas.entry(name.clone()).or_insert(id);
            self.map.personas.insert(id, Persona { rank, name, description, ..Persona::new(id) });
        }
        id
    }

    /// The persona of that name, who is made when there is none.
    pub(super) fn persona_named(&mut self, name: &str) -> PersonaId {
        let known = self.personas.get(name).copied();
        known.unwrap_or_else(|| self.persona(name, "", None))
    }

    /// A card that says nothing, in a cell.
    pub(super) fn card(&mut self, lane: LaneId, step: StepId, kind: CardKind, wanted: Option<Id>) -> CardId {
        let (id, rank) = (self.id(wanted), self.rank());
        if self.takes(0) {
            self.map.cards.insert(id, Card { rank, kind, ..Card::new(id, lane, step) });
            self.cells.entry(step).or_default().push(id);
        }
        id
    }

    pub(super) fn change_card(&mut self, id: CardId, change: impl FnOnce(&mut Card)) {
        if let Some(card) = self.map.cards.get_mut(&id).filter(|_| !self.is_full) {
            let size = |card: &Card| card.text.len() + card.owner.len() + card.eases.len() * Id::MAX;
            let before = size(card);
            change(card);
            self.text += size(card).saturating_sub(before);
            self.is_full |= self.text > MOST_TEXT;
        }
    }

    /// A pain point of a card; what was not told of it is in the middle of what there can be.
    pub(super) fn pain(&mut self, card: CardId, told: PainLine, wanted: Option<Id>) -> PainId {
        let (id, rank) = (self.id(wanted), self.rank());
        let PainLine { text, weight, consequence, votes, letters } = told;
        self.eased.extend(letters.into_iter().map(|letter| (id, letter, self.line)));
        let (severity, frequency) = weight.unwrap_or((3, 3));
        if self.takes(text.len()) {
            let consequence = consequence.unwrap_or_default();
            self.map.pains.insert(id, Pain { id, card, rank, text, severity, frequency, consequence, votes });
        }
        id
    }

    /// Notes the letter by which pain points name an opportunity.
    pub(super) fn letter(&mut self, card: CardId, letter: Option<EasingLetter>) {
        let Some(letter) = letter else { return };
        if !self.is_opportunity(card) {
            self.unused(self.line, &format!("{LETTER}{letter}"), Why::NoPlace);
        } else if *self.letters.entry(letter).or_insert(card) != card {
            self.unused(self.line, &format!("{LETTER}{letter}"), Why::Again);
        }
    }

    fn is_opportunity(&self, card: CardId) -> bool {
        self.map.cards.get(&card).is_some_and(|card| card.kind == CardKind::Opportunity)
    }

    /// Links opportunities to the pain points that name them.
    fn link(&mut self) {
        for (pain, letter, line) in std::mem::take(&mut self.eased) {
            match self.letters.get(&letter).copied() {
                Some(card) => self.change_card(card, |card| {
                    if card.eases.last() != Some(&pain) {
                        card.eases.push(pain);
                    }
                }),
                None => self.unused(line, &format!("{LETTER}{letter}"), Why::NoSuch),
            }
        }
    }

    pub(super) fn change_pain(&mut self, id: PainId, change: impl FnOnce(&mut Pain)) {
        if let Some(pain) = self.map.pains.get_mut(&id) {
            change(pain);
        }
    }

    pub(super) fn wait(&mut self, card: CardId, told: WaitLine, wanted: Option<Id>) {
        let (id, rank) = (self.id(wanted), self.rank());
        let (min, max, unit) = told.time.unwrap_or((0, 0, TimeUnit::Days));
        if self.takes(told.text.len()) {
            self.map.waits.insert(id, Wait { id, card, rank, text: told.text, min, max, unit });
        }
    }

    pub(super) fn connector(&mut self, wanted: Option<Id>, connector: impl FnOnce(ConnectorId) -> Connector) {
        let id = self.id(wanted);
        let connector = connector(id);
        if self.takes(connector.label.len()) {
            self.map.connectors.insert(id, connector);
        }
    }

    /// False when that persona feels something at that step already.
    pub(super) fn emotion(&mut self, wanted: Option<Id>, emotion: impl FnOnce(EmotionId) -> Emotion) -> bool {
        let id = self.id(wanted);
        let emotion = emotion(id);
        let place = (emotion.persona, emotion.step);
        if self.felt.contains_key(&place) {
            return false;
        }
        if self.takes(emotion.quote.len()) {
            self.felt.insert(place, emotion.value);
            self.map.emotions.insert(id, emotion);
        }
        true
    }

    /// What that persona feels at that step, as far as it was told.
    pub(super) fn feels(&self, persona: PersonaId, step: StepId) -> Option<Feeling> {
        self.felt.get(&(persona, step)).copied()
    }

    /// The cards of a step, in the order in which they came.
    pub(super) fn cards_at(&self, step: StepId) -> &[CardId] {
        self.cells.get(&step).map_or(&[], Vec::as_slice)
    }
}
