//! Which of several records an arrow key leads to, by where they are on the map: the nearest one in its direction as the
//! eye sees it, in the same row or column before all others. Tab, Home and End go by reading order, so that every one can
//! be reached.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::document::Document;
use super::walk::GridMotion;
use crate::geom::Rect;
use crate::model::{Key, Order};
use crate::scene::LayerKind;

/// Records that a key can lead to, in reading order, each with its area.
pub(super) struct Candidates(Vec<(Key, Rect)>);

impl Candidates {
    /// The cards that are shown.
    pub fn cards(doc: &Document) -> Self {
        let shown = doc.scene().layer(LayerKind::Cards).frames();
        let areas = shown.filter_map(|placed| Some((placed.tag?.key, placed.bounds()))).collect();
        let order = Order::new(&doc.map);
        Self::read(&areas, order.cards.iter().map(|card| card.id.into()))
    }

    /// The pain points that are shown.
    pub fn pains(doc: &Document) -> Self {
        let mut areas: HashMap<Key, Rect> = HashMap::new();
        for placed in doc.scene().layer(LayerKind::Cards).frames() {
            for item in &placed.frame.items {
                let Some(key) = item.tag.map(|tag| tag.key).filter(|key| key.pain().is_some()) else { continue };
                let area = item.bounds() + placed.at.to_vec2();
                areas.entry(key).and_modify(|all| *all = all.union(area)).or_insert(area);
            }
        }
        let order = Order::new(&doc.map);
        let pains = (0..order.cards.len()).flat_map(|card| order.marks(card).0);
        Self::read(&areas, pains.map(|pain| pain.id.into()))
    }

    /// Those of the records that are shown. A scene has them row by row; they are read step by step.
    fn read(areas: &HashMap<Key, Rect>, records: impl Iterator<Item = Key>) -> Self {
        Self(records.filter_map(|key| Some((key, *areas.get(&key)?))).collect())
    }

    /// Where a key leads from a record that is one of them, or from an area beside them; `None` at the end of the way.
    /// It does not lead to `not`.
    pub fn next(&self, motion: GridMotion, from: Option<Key>, area: Option<Rect>, not: Option<Key>) -> Option<Key> {
        let at = from.and_then(|from| self.0.iter().position(|(key, _)| *key == from));
        let area = at.and_then(|at| self.0.get(at)).map(|(_, area)| *area).or(area);
        let can = |key: &Key| Some(*key) != not;
        let keys = || self.0.iter().map(|(key, _)| *key);
        match motion {
            GridMotion::RowStart | GridMotion::MapStart => keys().find(can),
            GridMotion::RowEnd | GridMotion::MapEnd => keys().rev().find(can),
            GridMotion::NextStep => keys().skip(at.map_or(0, |at| at + 1)).find(can),
            GridMotion::PreviousStep => keys().take(at.unwrap_or(self.0.len())).rev().find(can),
            GridMotion::Left
            | GridMotion::Right
            | GridMotion::Up
            | GridMotion::Down
            | GridMotion::CardAbove
            | GridMotion::CardBelow => match area {
                Some(area) => self.nearest(motion, area, from, not),
                // What it goes from is not shown.
                None => keys().find(can),
            },
        }
    }

    fn nearest(&self, motion: GridMotion, from: Rect, own: Option<Key>, not: Option<Key>) -> Option<Key> {
        let from = Turned::new(from, motion);
        let others = self.0.iter().filter(|(key, _)| Some(*key) != own && Some(*key) != not);
        let ahead = others.filter_map(|(key, area)| Some((from.distance(&Turned::new(*area, motion))?, *key)));
        ahead.min_by(|(one, _), (other, _)| one.compare(other)).map(|(_, key)| key)
    }
}

/// How far one area is from another.
struct Distance {
    /// It is beside the row or column of the other.
    is_aside: bool,
    gap: f64,
    /// From middle to middle, across.
    aside: f64,
}

impl Distance {
    fn compare(&self, other: &Self) -> Ordering {
        let gaps = || self.gap.total_cmp(&other.gap).then(self.aside.total_cmp(&other.aside));
        self.is_aside.cmp(&other.is_aside).then_with(gaps)
    }
}

/// An area, turned so that a key leads along.
struct Turned {
    along: (f64, f64),
    across: (f64, f64),
}

impl Turned {
    fn new(area: Rect, motion: GridMotion) -> Self {
        let (x, y) = ((area.x0, area.x1), (area.y0, area.y1));
        let back = |(start, end): (f64, f64)| (-end, -start);
        match motion {
            GridMotion::Left => Self { along: back(x), across: y },
            GridMotion::Up | GridMotion::CardAbove => Self { along: back(y), across: x },
            GridMotion::Down | GridMotion::CardBelow => Self { along: y, across: x },
            _ => Self { along: x, across: y },
        }
    }

    /// How far another one is ahead; `None` when it isn't.
    fn distance(&self, other: &Self) -> Option<Distance> {
        /// What is this much further is ahead: columns are not measured to the last digit.
        const AHEAD: f64 = 1.0;
        /// Aside counts more than ahead.
        const ASIDE: f64 = 2.0;
        let middle = |(start, end): (f64, f64)| f64::midpoint(start, end);
        if middle(other.along) < middle(self.along) + AHEAD || other.along.0 < self.along.0 + AHEAD {
            return None;
        }
        let gap = |one: (f64, f64), other: (f64, f64)| (other.0 - one.1).max(one.0 - other.1).max(0.0);
        let across = gap(self.across, other.across);
        Some(Distance {
            is_aside: across > 0.0,
            gap: gap(self.along, other.along) + ASIDE * across,
            aside: (middle(other.across) - middle(self.across)).abs(),
        })
    }
}
