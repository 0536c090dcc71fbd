//! What it does to lines when rows become higher or lower: between which levels distances are others than before.
//!
//! Rows and the gutters between them are levels: gutter `r` is level `2 r`, row `r` is level `2 r + 1`. Levels between which
//! there is no break have moved together, and what runs between them has moved with them and is otherwise as it was.

/// From where to where each gutter of rows is free, and where the content of each row begins.
pub(super) struct Levels(pub Vec<(f64, f64)>);

/// Between which levels distances have changed.
#[derive(Default)]
pub(super) struct Breaks {
    /// The levels from which the next one is not as far as it was.
    after: Vec<usize>,
}

/// What sums of heights may differ by that come to the same.
const ROUNDING: f64 = 1e-6;

impl Breaks {
    /// What has changed between two states of as many rows.
    pub fn new(Levels(before): &Levels, Levels(now): &Levels) -> Self {
        let moves: Vec<_> = before.iter().zip(now).map(|(before, now)| (now.0 - before.0, now.1 - before.1)).collect();
        let mut after = Vec::new();
        for (level, pair) in moves.windows(2).enumerate() {
            let &[(start, end), (next, next_end)] = pair else { continue };
            // A gutter that is higher or lower is as if broken from both of its rows.
            let is_resized = (start - end).abs() > ROUNDING || (next - next_end).abs() > ROUNDING;
            if is_resized || (start - next).abs() > ROUNDING {
                after.push(level);
            }
        }
        Self { after }
    }

    pub fn is_empty(&self) -> bool {
        self.after.is_empty()
    }

    /// True when there is one between two levels.
    pub fn is_within(&self, (low, high): (usize, usize)) -> bool {
        let at = self.after.partition_point(|level| *level < low);
        self.after.get(at).is_some_and(|level| *level < high)
    }

    /// True when there is one between two levels, or so near to them that what lies there may come to lie beside what is on
    /// the other side of it.
    pub fn is_near(&self, (low, high): (usize, usize)) -> bool {
        /// The gutter beside a row and the row beyond it: a line along a long card lies outside of the card's row.
        const NEAR: usize = 2;
        self.is_within((low.saturating_sub(NEAR), high + NEAR))
    }
}
