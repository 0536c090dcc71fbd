//! The pain points of a map in the order in which they weigh.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Card, CardKind, Map, Pain, PainId};

/// The pain points from the heaviest to the lightest: by weight, then by votes, then in the reading order. Those on hidden
/// lanes are among them.
#[must_use]
pub fn ranked(map: &Map) -> Vec<&Pain> {
    let mut pains: Vec<_> = map.pains.values().collect();
    pains.sort_by_cached_key(|pain| (heaviest_first(pain.weight(), pain.votes), place(map, pain), pain.rank, pain.id));
    pains
}

/// What pain points are sorted by, before their reading order decides.
#[must_use]
pub fn heaviest_first(weight: u32, votes: u32) -> impl Ord {
    Reverse((weight, votes))
}

/// The opportunities among some cards of a map, on lanes that are shown, by the pain points that they would ease.
#[must_use]
pub fn easing<'a>(map: &Map, cards: impl IntoIterator<Item = &'a Card>) -> HashMap<PainId, Vec<&'a Card>> {
    let mut easing: HashMap<PainId, Vec<&Card>> = HashMap::new();
    let shown = cards.into_iter().filter(|card| card.kind == CardKind::Opportunity && map.shows(card.lane));
    for (card, pain) in shown.flat_map(|card| card.eases.iter().map(move |pain| (card, *pain))) {
        let cards = easing.entry(pain).or_default();
        // A damaged map may say twice that a card eases a pain point.
        if cards.last().is_none_or(|last| last.id != card.id) {
            cards.push(card);
        }
    }
    easing
}

/// The place of a pain point in the reading order: by stage, step, lane and card. It sorts the pain points alone, where
/// the order of the whole map would sort all cards.
fn place(map: &Map, pain: &Pain) -> impl Ord + use<> {
    let card = map.cards.get(&pain.card);
    let step = card.and_then(|card| map.steps.get(&card.step));
    let stage = step.and_then(|step| map.stages.get(&step.stage));
    let lane = card.and_then(|card| map.lanes.get(&card.lane));
    (
        stage.map(|stage| (stage.rank, stage.id)),
        step.map(|step| (step.rank, step.id)),
        lane.map(|lane| (lane.rank, lane.id)),
        card.map(|card| (card.rank, card.id)),
    )
}
