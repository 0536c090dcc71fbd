//! When kept versions and discarded changes are thrown away: one rule for both.

use std::time::Duration;

use super::Timestamp;

/// For how long everything is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// How many of the newest are kept, however old they are.
pub const KEPT_AT_LEAST: usize = 5;

/// What of `kept` is to be thrown away, each with its time and size: what is older than [`KEPT_FOR`], and the oldest while
/// all together take more than `most` bytes, but never the newest [`KEPT_AT_LEAST`].
pub(super) fn surplus<T>(kept: impl IntoIterator<Item = (Timestamp, u64, T)>, now: Timestamp, most: u64) -> Vec<T> {
    let mut by_age: Vec<_> = kept.into_iter().enumerate().collect();
    by_age.sort_by_key(|(at, (time, ..))| std::cmp::Reverse((*time, *at)));
    let mut total = 0_u64;
    let mut surplus = Vec::new();
    for (place, (_, (time, size, one))) in by_age.into_iter().enumerate() {
        total = total.saturating_add(size);
        if place >= KEPT_AT_LEAST && (time.age(now) > KEPT_FOR || total > most) {
            surplus.push(one);
        }
    }
    surplus
}
