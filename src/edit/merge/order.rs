//! The order of siblings, merged as a sequence.
//!
//! Ranks mean nothing across files, since a file keeps only the order. So each group of siblings is merged by which record
//! stands after which. The records that neither side moved are anchors: both sides have them in the same order. What a side
//! added or moved goes after the same anchor as on that side. Where both sides put something after one anchor, each side's
//! records stay together, and the ids decide which side comes first, so that the result is the same whoever merges. A
//! record that both moved to different places stays where we have it and is a conflict.

use std::collections::{BTreeMap, BTreeSet};

use super::{Clash, Conflict, MergeState, MergedRecord};
use crate::edit::table::{SiblingGroup, place_of, rank_of, rises, with_rank};
use crate::model::{Key, RANK_GAP, Rank, RecordRef};

/// Siblings in their order.
type Siblings = Vec<(Rank, Key)>;

/// Gives every record of the merge the rank that puts it into its place.
pub(super) fn settle(merge: &mut MergeState<'_>) {
    let [base, ours, theirs] = [merge.base, merge.ours, merge.theirs].map(|map| grouped(map.records()));
    let merged = grouped(merge.records.values().map(|record| record.get()));
    let none = Siblings::new();
    for (group, members) in merged {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|of| of.get(&group).unwrap_or(&none));
        let members: BTreeSet<Key> = members.into_iter().map(|(_, key)| key).collect();
        let (sequence, contested) = sequence(&members, base, ours, theirs);
        for key in contested {
            let conflict = merge.records.get(&key).map(|record| Conflict::new(record.get(), Clash::Order));
            merge.conflicts.extend(conflict);
        }
        for (rank, key) in ranks(sequence, base, ours, theirs) {
            if let Some(record) = merge.records.get_mut(&key).filter(|record| rank_of(record.get()) != Some(rank)) {
                *record = MergedRecord::new(with_rank(record.get().to_record(), rank));
            }
        }
    }
}

fn grouped<'a>(records: impl Iterator<Item = RecordRef<'a>>) -> BTreeMap<SiblingGroup, Siblings> {
    let mut groups: BTreeMap<SiblingGroup, Siblings> = BTreeMap::new();
    for record in records {
        if let Some((group, rank)) = place_of(record) {
            groups.entry(group).or_default().push((rank, record.key()));
        }
    }
    groups.values_mut().for_each(|siblings| siblings.sort_unstable());
    groups
}

/// The order of the members, and those that both sides put in different places.
fn sequence(members: &BTreeSet<Key>, base: &Siblings, ours: &Siblings, theirs: &Siblings) -> (Vec<Key>, Vec<Key>) {
    let of = |siblings: &Siblings| siblings.iter().map(|(_, key)| *key).filter(|key| members.contains(key)).collect();
    let [base, ours, theirs]: [Vec<Key>; 3] = [base, ours, theirs].map(of);
    if ours == theirs {
        return (with_the_rest(ours, members), Vec::new());
    }
    // Two neighbors that changed places can be explained by a move of either. Where one of them may have been moved by the
    // other side as well, it was: or what that side wanted would be overruled without a word.
    let suspects: BTreeSet<Key> =
        perhaps_moved(&base, &ours).intersection(&perhaps_moved(&base, &theirs)).copied().collect();
    let (we_moved, they_moved) = (moved(&base, &ours, &suspects), moved(&base, &theirs, &suspects));
    let (before_here, before_there) = (predecessors(&ours, &theirs), predecessors(&theirs, &ours));
    let is_contested = |key: &&Key| before_here.get(key) != before_there.get(key);
    let mut contested: BTreeSet<Key> = we_moved.intersection(&they_moved).filter(is_contested).copied().collect();
    // What one side moved, only that side places; what both have else, and where they agree, can be an anchor.
    let by_one: BTreeSet<Key> = we_moved.symmetric_difference(&they_moved).copied().collect();
    let is_free = |key: &&Key| !by_one.contains(key) && !contested.contains(key);
    let [mut anchors, others]: [Vec<Key>; 2] = [(&ours, &before_there), (&theirs, &before_here)]
        .map(|(of, others)| of.iter().filter(is_free).filter(|key| others.contains_key(key)).copied().collect());
    let crossed = moved(&others, &anchors, &BTreeSet::new());
    anchors.retain(|key| !crossed.contains(key));
    contested.extend(crossed);
    let anchors: BTreeSet<Key> = anchors.into_iter().collect();
    let here = runs(&ours, &anchors, |key| !they_moved.contains(&key) || we_moved.contains(&key));
    let there = runs(&theirs, &anchors, |key| !we_moved.contains(&key) && !contested.contains(&key));
    let mut sequence = Vec::with_capacity(members.len());
    let order = ours.iter().filter(|key| anchors.contains(key)).map(|key| Some(*key));
    for anchor in std::iter::once(None).chain(order) {
        sequence.extend(anchor);
        let (ours, theirs) = (here.get(&anchor).into_iter().flatten(), there.get(&anchor).into_iter().flatten());
        if ours.clone().next() <= theirs.clone().next() {
            sequence.extend(ours.chain(theirs));
        } else {
            sequence.extend(theirs.chain(ours));
        }
    }
    (with_the_rest(sequence, members), contested.into_iter().collect())
}

/// What stands after each of the anchors, and before the first of them, of those records that are to be placed.
fn runs(siblings: &[Key], anchors: &BTreeSet<Key>, is_placed: impl Fn(Key) -> bool) -> BTreeMap<Option<Key>, Vec<Key>> {
    let mut runs: BTreeMap<Option<Key>, Vec<Key>> = BTreeMap::new();
    let mut anchor = None;
    for key in siblings.iter().copied() {
        if anchors.contains(&key) {
            anchor = Some(key);
        } else if is_placed(key) {
            runs.entry(anchor).or_default().push(key);
        }
    }
    runs
}

/// Members that stand in this group on neither side: we moved them to another lane and they to another step.
fn with_the_rest(mut sequence: Vec<Key>, members: &BTreeSet<Key>) -> Vec<Key> {
    if sequence.len() < members.len() {
        let placed: BTreeSet<Key> = sequence.iter().copied().collect();
        sequence.extend(members.difference(&placed));
    }
    sequence
}

/// The records of both that stand in another order in `after`: the fewest whose move explains it, and among several such
/// choices the one with the most `suspects`.
fn moved(before: &[Key], after: &[Key], suspects: &BTreeSet<Key>) -> BTreeSet<Key> {
    let row = common(before, after);
    let lengths = rises(row.iter().map(|(_, place)| *place));
    // What stays is a longest rise (of the places in `before`). Its nth record is one at which rises of length n end, so
    // the cheapest way to each is found layer by layer; a suspect that stays has a cost.
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); lengths.iter().max().copied().unwrap_or_default()];
    let mut ways: Vec<(usize, Option<usize>)> = Vec::with_capacity(row.len());
    for (at, ((key, place), length)) in row.iter().zip(&lengths).enumerate() {
        let earlier = length.checked_sub(2).and_then(|layer| layers.get(layer)).into_iter().flatten();
        let earlier = earlier.filter(|other| row.get(**other).is_some_and(|(_, other)| other < place));
        let cost = |other: &&usize| ways.get(**other).map_or(usize::MAX, |(cost, _)| *cost);
        // Of equally cheap ones the last, which has the least place.
        let from = earlier.rev().min_by_key(cost);
        let cost = from.as_ref().map_or(0, cost) + usize::from(suspects.contains(key));
        ways.push((cost, from.copied()));
        if let Some(layer) = layers.get_mut(length - 1) {
            layer.push(at);
        }
    }
    let mut moved: BTreeSet<Key> = row.iter().map(|(key, _)| *key).collect();
    let last = layers.last().into_iter().flatten().rev();
    let mut stays = last.min_by_key(|at| ways.get(**at).map_or(usize::MAX, |(cost, _)| *cost)).copied();
    while let Some(at) = stays {
        row.get(at).map(|(key, _)| moved.remove(key));
        stays = ways.get(at).and_then(|(_, from)| *from);
    }
    moved
}

/// The records of both that some choice of the fewest moves moves: those that are not in every longest rise.
fn perhaps_moved(before: &[Key], after: &[Key]) -> BTreeSet<Key> {
    let row = common(before, after);
    let ending = rises(row.iter().map(|(_, place)| *place));
    let starting = rises(row.iter().rev().map(|(_, place)| usize::MAX - place));
    let longest = ending.iter().max().copied().unwrap_or_default();
    let in_longest =
        || ending.iter().zip(starting.iter().rev()).map(|(ending, starting)| ending + starting == longest + 1);
    let mut choices = vec![0_usize; longest + 1];
    for (length, _) in ending.iter().zip(in_longest()).filter(|(_, is_in)| *is_in) {
        if let Some(count) = choices.get_mut(*length) {
            *count += 1;
        }
    }
    let is_sure = |length: &usize, is_in: bool| is_in && choices.get(*length) == Some(&1);
    let perhaps =
        row.iter().zip(ending.iter().zip(in_longest())).filter(|(_, (length, is_in))| !is_sure(length, *is_in));
    perhaps.map(|((key, _), _)| *key).collect()
}

/// The records of both in the order of `after`, each with its place in `before`.
fn common(before: &[Key], after: &[Key]) -> Vec<(Key, usize)> {
    let place: BTreeMap<Key, usize> = before.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    after.iter().filter_map(|key| place.get(key).map(|at| (*key, *at))).collect()
}

/// What each record of both stands behind.
fn predecessors(of: &[Key], both: &[Key]) -> BTreeMap<Key, Option<Key>> {
    let both: BTreeSet<Key> = both.iter().copied().collect();
    let mut last = None;
    of.iter().filter(|key| both.contains(key)).map(|key| (*key, last.replace(*key))).collect()
}

/// The ranks that make a sequence: those of a side that has this very sequence, else new ones.
fn ranks(sequence: Vec<Key>, base: &Siblings, ours: &Siblings, theirs: &Siblings) -> Siblings {
    let fits = |siblings: &Siblings| siblings.iter().map(|(_, key)| key).eq(sequence.iter());
    match (fits(ours), fits(theirs)) {
        (true, false) => ours.clone(),
        (true, true) if ours != base => ours.clone(),
        (_, true) => theirs.clone(),
        (false, false) => {
            let mut rank: Rank = 0;
            let next = |key| {
                rank = rank.saturating_add(RANK_GAP);
                (rank, key)
            };
            sequence.into_iter().map(next).collect()
        }
    }
}
