//! When kept versions and discarded changes are thrown away: one rule for both.

use std::time::Duration;

use super::Timestamp;

/// For how long everything is kept.
pub const KEPT_FOR: Duration = Duration::from_secs(14 * 24 * 60 * 60);
/// How many of the newest are kept, however old they are.
pub const KEPT_AT_LEAST: usize = 5;

/// The places in `kept`, a list of times and sizes, of what is to be thrown away: what is older than [`KEPT_FOR`], and the
/// oldest while all together take more than `most` bytes, but never the newest [`KEPT_AT_LEAST`].
pub(super) fn surplus(kept: &[(Timestamp, u64)], now: Timestamp, most: u64) -> Vec<usize> {
    let mut by_age: Vec<(usize, Timestamp, u64)> =
        kept.iter().enumerate().map(|(at, (time, size))| (at, *time, *size)).collect();
    by_age.sort_by_key(|(at, time, _)| std::cmp::Reverse((*time, *at)));
    let mut total = 0_u64;
    let mut surplus = Vec::new();
    for (place, (at, time, size)) in by_age.into_iter().enumerate() {
        total = total.saturating_add(size);
        if place >= KEPT_AT_LEAST && (time.age(now) > KEPT_FOR || total > most) {
            surplus.push(at);
        }
    }
    surplus
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn day(number: u32) -> Timestamp {
        Timestamp::since_1970(DAY * number)
    }

    #[test]
    fn five_and_fourteen_days_are_kept() {
        let daily: Vec<_> = (0..30).map(|number| (day(number), 1)).collect();
        assert_eq!(surplus(&daily, day(30), 1000), (0..16).rev().collect::<Vec<_>>());
        assert_eq!(surplus(&daily, day(300), 1000), (0..25).rev().collect::<Vec<_>>());
        assert_eq!(surplus(&daily[..5], day(3000), 0), [0_usize; 0]);
    }

    #[test]
    fn what_takes_too_much_goes_from_the_oldest_on() {
        let hourly: Vec<_> = (0..10).map(|hour| (Timestamp::since_1970(DAY / 24 * hour), 10)).collect();
        assert_eq!(surplus(&hourly, day(1), 70), [2, 1, 0]);
        assert_eq!(surplus(&hourly, day(1), 0), [4, 3, 2, 1, 0]);
    }
}
