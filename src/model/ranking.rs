//! The pain points of a map in the order in which they weigh.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Card, CardKind, CardPosition, Map, Pain, PainId};

/// The pain points from the heaviest to the lightest: by weight, then by votes, then in the reading order, in which cards
/// have a `position`. Those on hidden lanes are among them.
#[must_use]
pub fn ranked(map: &Map, position: impl Fn(&Card) -> Option<CardPosition>) -> Vec<&Pain> {
    let place = |pain: &Pain| map.cards.get(&pain.card).and_then(&position);
    let mut pains: Vec<_> = map.pains.values().collect();
    pains.sort_by_cached_key(|pain| (heaviest_first(pain.weight(), pain.votes), place(pain), pain.rank, pain.id));
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
