//! The order of siblings, merged as a sequence.
//!
//! Ranks say nothing across files, since a file keeps the order alone. So the order of each group of siblings is merged
//! by what stands after what: ours is the ground; what they moved and we left in its place goes where they have it, and
//! what they added stands after what it stands after there, behind anything that we put in at the same place.

use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{rank_of, with_rank};
use super::{Clash, Merge};
use crate::model::{CardId, Key, LaneId, Map, RANK_GAP, Rank, Record, StageId, StepId};

/// Records that stand in one order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Personas,
    Stages,
    Steps(StageId),
    Lanes,
    Cards(LaneId, StepId),
    Pains(CardId),
    Waits(CardId),
}

impl Group {
    fn of(record: &Record) -> Option<Self> {
        match record {
            Record::Info(_) | Record::Connector(_) | Record::Emotion(_) => None,
            Record::Persona(_) => Some(Self::Personas),
            Record::Stage(_) => Some(Self::Stages),
            Record::Step(step) => Some(Self::Steps(step.stage)),
            Record::Lane(_) => Some(Self::Lanes),
            Record::Card(card) => Some(Self::Cards(card.lane, card.step)),
            Record::Pain(pain) => Some(Self::Pains(pain.card)),
            Record::Wait(wait) => Some(Self::Waits(wait.card)),
        }
    }
}

/// Siblings in their order.
type Siblings = Vec<(Rank, Key)>;

/// Gives every record of the merge the rank that puts it into its place.
pub(super) fn settle(merge: &mut Merge<'_>) {
    let [base, ours, theirs] = [merge.base, merge.ours, merge.theirs].map(of_map);
    let merged = grouped(merge.records.values());
    let none = Siblings::new();
    for (group, members) in merged {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(|of| of.get(&group).unwrap_or(&none));
        let members: BTreeSet<Key> = members.into_iter().map(|(_, key)| key).collect();
        let (sequence, contested) = sequence(&members, base, ours, theirs);
        for key in contested {
            if let Some(record) = merge.records.get(&key).cloned() {
                merge.tell(&record, Clash::Order);
            }
        }
        for (rank, key) in ranks(sequence, base, ours, theirs) {
            if let Some(record) = merge.records.remove(&key) {
                merge.records.insert(key, with_rank(record, rank));
            }
        }
    }
}

fn of_map(map: &Map) -> BTreeMap<Group, Siblings> {
    let records: Vec<Record> = map.keys().filter_map(|key| map.record(key)).collect();
    grouped(records.iter())
}

fn grouped<'a>(records: impl Iterator<Item = &'a Record>) -> BTreeMap<Group, Siblings> {
    let mut groups: BTreeMap<Group, Siblings> = BTreeMap::new();
    for record in records {
        if let (Some(group), Some(rank)) = (Group::of(record), rank_of(record)) {
            groups.entry(group).or_default().push((rank, record.key()));
        }
    }
    groups.values_mut().for_each(|siblings| siblings.sort_unstable());
    groups
}

/// The order of the members, and those that both sides moved to different places.
fn sequence(members: &BTreeSet<Key>, base: &Siblings, ours: &Siblings, theirs: &Siblings) -> (Vec<Key>, Vec<Key>) {
    let of = |siblings: &Siblings| siblings.iter().map(|(_, key)| *key).filter(|key| members.contains(key)).collect();
    let [base, ours, theirs]: [Vec<Key>; 3] = [base, ours, theirs].map(of);
    if ours == theirs {
        return (with_the_rest(ours, members), Vec::new());
    }
    let (we_moved, they_moved) = (moved(&base, &ours), moved(&base, &theirs));
    let stays = |key: &&Key| we_moved.contains(key) || !they_moved.contains(key);
    let ground: Vec<Key> = ours.iter().filter(stays).copied().collect();
    let sequence = woven(&ground, &we_moved, &theirs);
    let contested = we_moved.intersection(&they_moved).copied();
    let (before_here, before_there) = (predecessors(&ours, &theirs), predecessors(&theirs, &ours));
    let contested = contested.filter(|key| before_here.get(key) != before_there.get(key)).collect();
    (with_the_rest(sequence, members), contested)
}

/// `ground`, and after each of its records that we left in its place those that stand behind it in `theirs` and are not
/// in `ground`.
fn woven(ground: &[Key], we_moved: &BTreeSet<Key>, theirs: &[Key]) -> Vec<Key> {
    let grounded: BTreeSet<Key> = ground.iter().copied().collect();
    let mut behind: BTreeMap<Option<Key>, Vec<Key>> = BTreeMap::new();
    let mut last = None;
    for key in theirs {
        if grounded.contains(key) {
            last = Some(*key).filter(|key| !we_moved.contains(key)).or(last);
        } else {
            behind.entry(last).or_default().push(*key);
        }
    }
    let shared: BTreeSet<Key> = theirs.iter().copied().collect();
    let mut woven = Vec::new();
    let mut waiting = behind.remove(&None).unwrap_or_default();
    for key in ground {
        // What we put in at the same place comes first, so what they put in waits for the next record of both.
        if shared.contains(key) {
            woven.append(&mut waiting);
            waiting = behind.remove(&Some(*key)).unwrap_or_default();
        }
        woven.push(*key);
    }
    woven.append(&mut waiting);
    woven
}

/// Members that stand in this group on neither side: we moved them to another lane and they to another step.
fn with_the_rest(mut sequence: Vec<Key>, members: &BTreeSet<Key>) -> Vec<Key> {
    if sequence.len() < members.len() {
        let placed: BTreeSet<Key> = sequence.iter().copied().collect();
        sequence.extend(members.difference(&placed));
    }
    sequence
}

/// The records of both that stand in another order in `after`: the fewest whose move explains it.
fn moved(before: &[Key], after: &[Key]) -> BTreeSet<Key> {
    let place: BTreeMap<Key, usize> = before.iter().enumerate().map(|(at, key)| (*key, at)).collect();
    let common: Vec<(Key, usize)> = after.iter().filter_map(|key| place.get(key).map(|at| (*key, *at))).collect();
    // The longest rising subsequence stays (patience sorting); `ends` holds the least last place of each length.
    let mut ends: Vec<usize> = Vec::new();
    let mut lengths = Vec::with_capacity(common.len());
    for (_, at) in &common {
        let length = ends.partition_point(|end| end < at);
        match ends.get_mut(length) {
            Some(end) => *end = *at,
            None => ends.push(*at),
        }
        lengths.push(length + 1);
    }
    let mut wanted = ends.len();
    let mut moved = BTreeSet::new();
    for ((key, _), length) in common.iter().zip(lengths).rev() {
        if length == wanted && wanted > 0 {
            wanted -= 1;
        } else {
            moved.insert(*key);
        }
    }
    moved
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, LaneId};

    /// Merges words of letters.
    fn merged(base: &str, ours: &str, theirs: &str) -> (String, String) {
        let siblings = |word: &str| -> Siblings {
            word.char_indices().map(|(at, c)| (at as i64, LaneId(Id::new(&c.to_string()).unwrap()).into())).collect()
        };
        let [base, ours, theirs] = [base, ours, theirs].map(siblings);
        let kept = |key: &Key| {
            let [base, ours, theirs] = [&base, &ours, &theirs].map(|of| of.iter().any(|(_, other)| other == key));
            (ours && theirs) || (!base && (ours || theirs))
        };
        let members = ours.iter().chain(&theirs).map(|(_, key)| *key).filter(kept).collect();
        let (sequence, contested) = sequence(&members, &base, &ours, &theirs);
        let word = |keys: Vec<Key>| keys.iter().map(|key| key.id().unwrap().as_str().to_owned()).collect::<String>();
        (word(sequence), word(contested))
    }

    #[test]
    fn moves_and_insertions_of_both_sides_survive() {
        for (base, ours, theirs, both) in [
            ("abcd", "abcd", "dabc", "dabc"),
            ("abcd", "bacd", "abdc", "badc"),
            ("abcd", "axbcd", "abcyd", "axbcyd"),
            ("abcd", "axbcd", "aybcd", "axybcd"),
            ("abc", "xabc", "yabc", "xyabc"),
            ("abc", "abcx", "abcyz", "abcxyz"),
            ("abcd", "acd", "abdc", "adc"),
            ("abcd", "abd", "axbcd", "axbd"),
            ("abcdef", "fabcde", "bcadef", "fbcade"),
            ("", "xy", "z", "xyz"),
            ("ab", "ba", "ba", "ba"),
        ] {
            assert_eq!(merged(base, ours, theirs), (both.to_owned(), String::new()), "{base} {ours} {theirs}");
        }
    }

    #[test]
    fn a_record_that_both_moved_elsewhere_stays_where_we_have_it_and_is_told() {
        assert_eq!(merged("abcde", "eabcd", "abecd"), ("eabcd".to_owned(), "e".to_owned()));
    }
}
