//! The cards of a row: in their order, with their frames, and where each is stacked.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::bars::{Bars, LongCard};
use crate::geom::Size;
use crate::layout::cache::{LookupSet, LookupTable};
use crate::layout::run::FrameRun;
use crate::model::{CardId, OrderedCard};
use crate::scene::Frame;

/// A card of a row.
pub struct RowCard {
    pub id: CardId,
    /// The first column.
    pub column: usize,
    /// The last column.
    pub last: usize,
    pub is_decision: bool,
    /// `None` until it is built.
    pub frame: Option<Arc<Frame>>,
    /// The size of its frame: a row that stacks asks all of them.
    pub size: Size,
    /// How far down in its frame a decision has its points.
    pub tip: Option<f64>,
    /// From the top of the row's content.
    pub top: f64,
    /// Labels of connectors stack with it.
    pub has_labels: bool,
}

impl RowCard {
    fn new(OrderedCard { column, id, rank: _ }: OrderedCard) -> Self {
        let (last, frame, size) = (column, None, Size::ZERO);
        Self { id, column, last, is_decision: false, frame, size, tip: None, top: f64::NAN, has_labels: false }
    }
}

/// The cards of a visible lane.
#[derive(Default)]
pub struct Row {
    /// By column and rank.
    pub cards: Vec<RowCard>,
    /// From the top of the row's content to the end of its highest column, of what is written at its start, or
    /// of the labels between its columns.
    pub height: f64,
    /// How far down it was taken by curves and by its name when it was stacked.
    pub taken: (f64, f64),
    /// The cards at their places, from the top of the row's content.
    pub runs: Vec<FrameRun>,
    /// For each card the last column that it, or a card before it, reaches to.
    reach: Vec<usize>,
    pub(super) bars: Bars,
}

impl Row {
    pub fn new(cards: &[OrderedCard]) -> Self {
        Self { cards: cards.iter().copied().map(RowCard::new).collect(), ..Self::default() }
    }

    /// Takes out those of some cards that it has.
    pub fn take_out(&mut self, touched: &LookupSet<CardId>, pool: &mut LookupTable<CardId, RowCard>) {
        let taken = self.cards.extract_if(.., |card| touched.contains(&card.id));
        pool.extend(taken.map(|card| (card.id, card)));
    }

    /// Puts touched cards to where they stand now among the others: those in the pool, and new ones. Returns which
    /// they are, and their places.
    pub fn put_back(
        &mut self,
        cards: &[OrderedCard],
        touched: &LookupSet<CardId>,
        pool: &mut LookupTable<CardId, RowCard>,
    ) -> Vec<(usize, CardId)> {
        let mut added = Vec::new();
        let mut others = std::mem::take(&mut self.cards).into_iter();
        self.cards.reserve(cards.len());
        for (nth, ordered) in cards.iter().enumerate() {
            if !touched.contains(&ordered.id) {
                self.cards.extend(others.next());
                continue;
            }
            added.push((nth, ordered.id));
            self.cards.push(match pool.remove(&ordered.id) {
                Some(card) => RowCard { column: ordered.column, ..card },
                None => RowCard::new(*ordered),
            });
        }
        added
    }

    /// Notes what connectors ask of the cards.
    pub fn look_over(&mut self) {
        self.reach.clear();
        self.reach.extend(self.cards.iter().scan(0, |most, card| {
            *most = card.last.max(*most);
            Some(*most)
        }));
        let long = self.cards.iter().enumerate().filter(|(_, card)| card.last > card.column);
        let bars = long.map(|(nth, card)| LongCard { nth, column: card.column, last: card.last });
        self.bars = Bars::new(bars.collect());
    }

    /// From the first column of a long card to the last one.
    pub fn bars_span(&self) -> (usize, usize) {
        self.bars.span()
    }

    /// The last column that the cards before one reach to.
    pub fn reach_before(&self, nth: usize) -> Option<usize> {
        self.reach.get(nth.checked_sub(1)?).copied()
    }

    /// True when no card touches a column of `columns`.
    pub fn is_free(&self, columns: RangeInclusive<usize>) -> bool {
        let before = self.cards.partition_point(|card| card.column <= *columns.end());
        self.reach_before(before).is_none_or(|reach| reach < *columns.start())
    }
}
