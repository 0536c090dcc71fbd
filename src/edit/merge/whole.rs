//! What makes the merged map whole: what no record can say of itself.

use std::collections::{BTreeMap, BTreeSet};

use super::conflict::{FieldValue, ToValue};
use super::{Clash, MergeState, MergedRecord};
use crate::model::{
    Card, CardId, Connector, ConnectorId, EmotionId, Key, Map, PainId, PersonaId, RecordRef, StageId, StepId,
};

/// A stage that lost its last step to both sides together is gone, as it is when one person takes the last away.
pub(super) fn drop_empty_stages(merge: &mut MergeState<'_>) {
    let stage_of_step =
        |record: RecordRef<'_>| if let RecordRef::Step(step) = record { Some(step.stage) } else { None };
    let filled: BTreeSet<StageId> = merge.records.values().filter_map(|record| stage_of_step(record.get())).collect();
    let was_empty =
        |map: &Map, stage| map.stages.contains_key(&stage) && map.steps.values().all(|step| step.stage != stage);
    let empty: Vec<StageId> = merge
        .records
        .keys()
        .filter_map(|key| key.stage())
        .filter(|stage| !filled.contains(stage) && !was_empty(merge.ours, *stage) && !was_empty(merge.theirs, *stage))
        .collect();
    for stage in empty {
        if let Some(record) = merge.records.remove(&stage.into()) {
            merge.conflicts.retain(|conflict| conflict.key != stage.into());
            merge.tell(record.get(), Clash::Emptied);
        }
    }
}

/// A persona feels one way at a step. Two that a side itself has are left to [`crate::model::check()`].
pub(super) fn keep_one_feeling(merge: &mut MergeState<'_>) {
    let mut said: BTreeMap<(PersonaId, StepId), Vec<EmotionId>> = BTreeMap::new();
    for record in merge.records.values() {
        if let RecordRef::Emotion(emotion) = record.get() {
            said.entry((emotion.persona, emotion.step)).or_default().push(emotion.id);
        }
    }
    for mut ids in said.into_values().filter(|ids| ids.len() > 1) {
        ids.sort_by_key(|id| (!merge.ours.emotions.contains_key(id), *id));
        let mut kept: Vec<EmotionId> = Vec::new();
        for id in ids {
            let apart = |other: &&EmotionId| ![merge.ours, merge.theirs].iter().any(|map| has_both(map, **other, id));
            match kept.iter().find(apart) {
                Some(other) => drop_feeling(merge, id, *other),
                None => kept.push(id),
            }
        }
    }
}

/// True for a map in which both say how the same persona feels at the same step.
fn has_both(map: &Map, one: EmotionId, other: EmotionId) -> bool {
    let place = |id| map.emotions.get(&id).map(|emotion| (emotion.persona, emotion.step));
    place(one).is_some() && place(one) == place(other)
}

fn drop_feeling(merge: &mut MergeState<'_>, id: EmotionId, by: EmotionId) {
    let told = |merge: &MergeState<'_>, id: EmotionId| match merge.records.get(&id.into()).map(MergedRecord::get) {
        Some(RecordRef::Emotion(emotion)) => {
            FieldValue::Several(vec![emotion.value.to_value(), emotion.quote.to_value()])
        }
        _ => FieldValue::Nothing,
    };
    let (ours, theirs) = (told(merge, by), told(merge, id));
    if let Some(record) = merge.records.remove(&id.into()) {
        merge.conflicts.retain(|conflict| conflict.key != id.into());
        if ours != theirs {
            merge.tell(record.get(), Clash::Twice { by: by.into(), ours, theirs });
        }
    }
}

/// Two people who draw the same connector draw one.
pub(super) fn keep_one_of_equal_connectors(merge: &mut MergeState<'_>) {
    let is_new =
        |map: &Map, id: &ConnectorId| map.connectors.contains_key(id) && !merge.base.connectors.contains_key(id);
    let alike = |one: &Connector| (one.from, one.to, one.heads, one.label.clone());
    let ours: BTreeSet<_> =
        merge.ours.connectors.values().filter(|one| is_new(merge.ours, &one.id)).map(alike).collect();
    let twins: Vec<ConnectorId> = merge
        .theirs
        .connectors
        .values()
        .filter(|one| is_new(merge.theirs, &one.id) && !merge.ours.connectors.contains_key(&one.id))
        .filter(|one| ours.contains(&alike(one)))
        .map(|one| one.id)
        .collect();
    for id in twins {
        merge.records.remove(&id.into());
    }
}

/// The pain points that a card would ease: those of both sides, without those that either side took away and without
/// those that are gone. A link that went with its pain point is there again when that is.
pub(super) fn link_opportunities(merge: &mut MergeState<'_>) {
    let cards: Vec<CardId> = merge.records.keys().filter_map(|key| key.card()).collect();
    for id in cards {
        let links = |map: &Map| map.cards.get(&id).map(|card| card.eases.clone());
        let [base, ours, theirs] = [merge.base, merge.ours, merge.theirs].map(links);
        let base = base.unwrap_or_default();
        let taken_away = |pain: &PainId| {
            let unlinks = |map: &Map, links: &Option<Vec<PainId>>| {
                map.pains.contains_key(pain) && links.as_ref().is_some_and(|links| !links.contains(pain))
            };
            base.contains(pain) && (unlinks(merge.ours, &ours) || unlinks(merge.theirs, &theirs))
        };
        let (first, second) = match (ours.clone(), theirs.clone()) {
            (Some(ours), Some(theirs)) if ours == base => (theirs, ours),
            (ours, theirs) => (ours.unwrap_or_default(), theirs.unwrap_or_default()),
        };
        let more = second.iter().filter(|pain| !first.contains(pain));
        let eases: Vec<PainId> = first
            .iter()
            .chain(more)
            .filter(|pain| merge.records.contains_key(&Key::Pain(**pain)) && !taken_away(pain))
            .copied()
            .collect();
        if let Some(record) = merge.records.get_mut(&id.into())
            && let RecordRef::Card(card) = record.get()
            && card.eases != eases
        {
            *record = MergedRecord::new(Card { eases, ..card.clone() });
        }
    }
}
