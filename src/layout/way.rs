//! The way of a connector, as data: which gutters it runs along, in turn.
//!
//! Gutter `c` of the columns lies before column `c`; gutter `r` of the rows above row `r`; one more of each
//! follows the last.

use crate::model::CardId;

/// A side of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum CardSide {
    /// Where inline starts.
    Start,
    /// Where inline ends.
    End,
    Top,
    Bottom,
}

/// What a way follows along inline, from one gutter of columns to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Corridor {
    /// A gutter of rows.
    Rows(usize),
    /// The gap above a card over several steps.
    Above(CardId),
    /// The gap below a card over several steps.
    Below(CardId),
}

/// The way from one card to another: along gutters of columns, and between them along corridors.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    pub leaves: CardSide,
    pub enters: CardSide,
    /// Gutters of columns in turn; none when the way goes straight up or down between the cards.
    pub columns: Vec<usize>,
    /// From each gutter of columns to the next: one less than those.
    pub corridors: Vec<Corridor>,
}

impl Way {
    /// Along one gutter of columns.
    pub fn beside(gutter: usize, enters: CardSide) -> Self {
        Self { leaves: CardSide::End, enters, columns: vec![gutter], corridors: Vec::new() }
    }

    /// True when it goes straight up or down between the cards.
    pub fn is_upright(&self) -> bool {
        self.columns.is_empty()
    }

    /// Goes on along a corridor to another gutter of columns; on along the same gutter when it is the same.
    pub fn follow(&mut self, corridor: Corridor, gutter: usize) {
        if self.columns.last() != Some(&gutter) {
            self.corridors.push(corridor);
            self.columns.push(gutter);
        }
    }
}
