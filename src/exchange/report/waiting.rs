//! How long a customer waits in all: the sum of all waits, as if each of them were met, one after the other.
//!
//! A day is 24 hours, a week 7 days, a month about 30 days.

use crate::i18n::MapWords;
use crate::model::{TimeUnit, Wait};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Waiting {
    /// How many there are.
    pub count: u32,
    /// The shortest and the longest time in minutes.
    min: u64,
    max: u64,
    /// The same in months, as long as all of them are in months.
    months: Option<(u64, u64)>,
    /// Some of them are in months, whose length differs.
    is_rough: bool,
}

impl Waiting {
    pub(super) fn new<'a>(waits: impl Iterator<Item = &'a Wait>) -> Self {
        let mut all = Self { months: Some((0, 0)), ..Self::default() };
        for wait in waits {
            let minutes = wait.unit.minutes();
            let (min, max) = (u64::from(wait.min.min(wait.max)), u64::from(wait.min.max(wait.max)));
            all.count = all.count.saturating_add(1);
            all.min = all.min.saturating_add(min.saturating_mul(minutes));
            all.max = all.max.saturating_add(max.saturating_mul(minutes));
            let in_months = wait.unit == TimeUnit::Months;
            all.is_rough |= in_months;
            all.months = all.months.filter(|_| in_months).map(|(least, most)| (least + min, most + max));
        }
        all
    }

    /// The sentence that tells of it; `None` when nobody said how long any of the waits is.
    pub(super) fn sentence(self, words: &MapWords) -> Option<String> {
        let min = self.told(self.min, self.months.map(|months| months.0), words);
        let max = self.told(self.max, self.months.map(|months| months.1), words);
        match (self.min, self.max) {
            (_, 0) => None,
            (0, _) => Some(words.sentence("report-waiting-most", &[("max", max.into())])),
            (least, most) if least == most => Some(words.sentence("report-waiting-exactly", &[("time", max.into())])),
            _ => Some(words.sentence("report-waiting", &[("min", min.into()), ("max", max.into())])),
        }
    }

    /// A time in the largest unit of which it is two or more, or whole ones; not exactly, and then it says so.
    fn told(self, minutes: u64, months: Option<u64>, words: &MapWords) -> String {
        let (count, unit, is_about) = match months {
            Some(months) => (months, TimeUnit::Months, false),
            None => {
                let (unit, each) = unit_of(minutes);
                let is_about = self.is_rough || unit == TimeUnit::Months || !minutes.is_multiple_of(each);
                ((minutes + each / 2) / each, unit, is_about)
            }
        };
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let time = words.wait(count, count, unit);
        if is_about { words.sentence("report-about", &[("time", time.into())]) } else { time }
    }
}

/// The unit in which a sum of waits is told, and how many minutes it has: the largest of which it is whole ones, while
/// these can be counted; else the largest of which it is two or more.
#[must_use]
pub fn unit_of(minutes: u64) -> (TimeUnit, u64) {
    const COUNTED: u64 = 30;
    let mut units =
        TimeUnit::ALL.into_iter().rev().map(|unit| (unit, unit.minutes())).filter(|(_, each)| minutes >= *each);
    let counted = units.clone().find(|(_, each)| minutes.is_multiple_of(*each) && minutes / each <= COUNTED);
    let found = counted.or_else(|| units.find(|(_, each)| minutes >= 2 * each));
    found.unwrap_or((TimeUnit::Minutes, 1))
}
