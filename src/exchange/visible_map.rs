//! What of a map is handed over as a table: all but what is hidden, under names that can be told apart.

use std::collections::BTreeMap;

use super::table::said;
use crate::i18n::MapWords;
use crate::model::{
    Card, CardId, EasingLetters, Emotion, Issue, Key, Lane, LaneId, Map, Order, Pain, Persona, PersonaId, Stage, Step,
    StepId, Wait, checked, shown_feelings,
};

/// The issues that nobody has let be, without those of something hidden.
pub(super) fn open_issues(map: &Map) -> Vec<Issue> {
    let lane = |lane: LaneId| map.lanes.get(&lane).is_some_and(|lane| lane.hidden);
    let card = |card: CardId| map.cards.get(&card).is_some_and(|card| lane(card.lane));
    let persona = |persona: PersonaId| map.personas.get(&persona).is_some_and(|persona| persona.hidden);
    let is_hidden = |at: Key| match at {
        Key::Lane(id) => lane(id),
        Key::Persona(id) => persona(id),
        Key::Emotion(id) => map.emotions.get(&id).is_some_and(|felt| persona(felt.persona)),
        Key::Connector(id) => map.connectors.get(&id).is_some_and(|ends| card(ends.from) || card(ends.to)),
        other => map.card_of(other).is_some_and(card),
    };
    checked(map).open.into_iter().filter(|issue| !is_hidden(issue.at)).collect()
}

/// The records of a map that are seen, in reading order.
pub(super) struct VisibleMap<'a> {
    pub map: &'a Map,
    pub words: &'static MapWords,
    pub lanes: Vec<&'a Lane>,
    pub personas: Vec<&'a Persona>,
    pub letters: EasingLetters,
    order: Order<'a>,
    emotions: BTreeMap<StepId, Vec<&'a Emotion>>,
}

pub(super) struct MarkedCard<'a> {
    pub card: &'a Card,
    pub pains: &'a [&'a Pain],
    pub waits: &'a [&'a Wait],
}

impl<'a> VisibleMap<'a> {
    /// In those words, with the letters of the map that this one is a part of where `whole` has them.
    pub(super) fn new(map: &'a Map, words: &'static MapWords, whole: Option<&EasingLetters>) -> Self {
        let order = Order::new(map);
        let lanes = order.lanes.iter().copied().filter(|lane| !lane.hidden).collect();
        let personas = order.personas.iter().copied().filter(|persona| !persona.hidden).collect();
        let (emotions, letters) = (shown_feelings(map), EasingLetters::from_part(map, &order, whole));
        Self { map, words, lanes, personas, letters, order, emotions }
    }

    pub(super) fn stages(&self) -> impl Iterator<Item = (&'a Stage, Vec<&'a Step>)> {
        self.order.stages.iter().map(|stage| (*stage, self.order.steps_of(stage.id).collect()))
    }

    /// The cards of a step, lane by lane.
    pub(super) fn cards_at(&self, step: StepId) -> impl Iterator<Item = (&'a Lane, MarkedCard<'_>)> {
        self.lanes.iter().flat_map(move |lane| self.cards_in(lane.id, step).map(move |card| (*lane, card)))
    }

    pub(super) fn cards_in(&self, lane: LaneId, step: StepId) -> impl Iterator<Item = MarkedCard<'_>> {
        let order = &self.order;
        let marked =
            |card: &&'a Card| MarkedCard { card, pains: order.pains_of(card.id), waits: order.waits_of(card.id) };
        order.cards_in(lane, step).iter().map(marked)
    }

    /// What is felt at a step, in the order of the personas.
    pub(super) fn felt_at(&self, step: StepId) -> &[&'a Emotion] {
        self.emotions.get(&step).map_or(&[], Vec::as_slice)
    }

    pub(super) fn lane_name(&self, lane: &Lane) -> String {
        lane_name(lane, self.words)
    }
}

/// What a lane is called: its own name, or that of its role.
pub(super) fn lane_name(lane: &Lane, words: &MapWords) -> String {
    let name = said(&lane.name);
    if name.is_empty() { words.role(lane.role).to_owned() } else { name }
}
