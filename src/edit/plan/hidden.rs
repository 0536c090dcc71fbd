//! What is in a hidden lane is not seen, and stays as it is.

use std::collections::BTreeSet;

use super::locked::{only_follows, only_forgets};
use crate::edit::{Change, Patch, Refusal};
use crate::model::{CardId, Key, Lane, Map, Record};

/// Refuses a patch that would change what only hidden lanes of the map hold: their cards, marks, connectors and emotions,
/// and the lanes themselves, unless they are shown by it. What goes or comes along with a change that is seen may: the
/// cards of a step that is deleted or copied, the marks and connectors of such a card, cards that go on over their steps.
pub(super) fn let_be(map: &Map, patch: &Patch, followed: &BTreeSet<CardId>) -> Result<(), Refusal> {
    if !map.lanes.values().any(|lane| lane.hidden) {
        return Ok(());
    }
    let is_gone = |change: &Change| change.after().is_none();
    let steps_change =
        !followed.is_empty() || patch.changes().iter().any(|(key, change)| key.step().is_some() && is_gone(change));
    for change in patch.changes().values() {
        let records = [change.before(), change.after()].into_iter().flatten();
        let lane = records.filter_map(|record| map.hidden_lane_of(record.borrowed())).next();
        if let Some(lane) = lane.filter(|_| !goes_along(patch, change, steps_change)) {
            return Err(Refusal::Hidden(lane));
        }
    }
    Ok(())
}

/// True for a change that is the consequence of another one in the patch.
fn goes_along(patch: &Patch, change: &Change, steps_change: bool) -> bool {
    match (change.before(), change.after()) {
        (Some(Record::Lane(before)), Some(Record::Lane(after))) => {
            // Lanes are numbered anew when another one comes between them.
            !after.hidden || Lane { rank: after.rank, ..before.clone() } == *after
        }
        (Some(Record::Card(before)), Some(Record::Card(after))) => {
            only_forgets(before, after) || (steps_change && only_follows(before, after))
        }
        (Some(Record::Lane(_)), None) => false,
        (Some(record), None) => belongs_to(record, |parent| is_removed(patch, parent)),
        (None, Some(record)) => belongs_to(record, |parent| is_added(patch, parent)),
        // Two cards become one: the connectors of the second lead from or to the first.
        (Some(Record::Connector(before)), Some(Record::Connector(_))) => {
            belongs_to(&Record::Connector(before.clone()), |parent| is_removed(patch, parent))
        }
        _ => false,
    }
}

fn belongs_to(record: &Record, is_one: impl Fn(Key) -> bool) -> bool {
    record.borrowed().parents().into_iter().flatten().any(is_one)
}

fn is_removed(patch: &Patch, key: Key) -> bool {
    patch.changes().get(&key).is_some_and(|change| change.after().is_none())
}

fn is_added(patch: &Patch, key: Key) -> bool {
    patch.changes().get(&key).is_some_and(|change| change.before().is_none())
}
