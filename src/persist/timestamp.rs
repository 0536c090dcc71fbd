//! Points in time, as files and folders hold them. No clock is read here: the time is passed in.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A point in time, to the millisecond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(u64);

impl Timestamp {
    /// The time after this duration since the beginning of 1970 in UTC.
    #[must_use]
    pub fn since_1970(duration: Duration) -> Self {
        Self(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
    }

    /// The duration since the beginning of 1970.
    #[must_use]
    pub fn after_1970(self) -> Duration {
        Duration::from_millis(self.0)
    }

    /// How long ago it was; zero for a time in the future, as there is after a clock was set back.
    #[must_use]
    pub fn age(self, now: Self) -> Duration {
        Duration::from_millis(now.0.saturating_sub(self.0))
    }
}
