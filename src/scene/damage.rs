//! What is different in a scene from the one before, as areas to draw again.
//!
//! Scenes of one map share the bands in which nothing has changed, and those that have changed share most of their frames:
//! both are told apart by their addresses, without looking into them. What is alike and made twice counts as different,
//! and is drawn once too often.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::band::{Band, PaintOrder, PlacedBand};
use super::frame::Placed;
use super::{Layer, LayerKind, Scene};
use crate::geom::{Rect, Vec2};

/// What leads from one scene to a later one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Damage {
    /// What stays as it is moves by this: a map that runs right to left grows to the left.
    pub shift: Vec2,
    /// What is different, in the coordinates of the later scene and where no layer is stuck: the reach of frames that are
    /// in one of the scenes alone.
    pub areas: Vec<(LayerKind, Rect)>,
}

/// More areas than this in one band are joined.
const MOST_AREAS: usize = 64;

/// Where a scene is different from an earlier one.
#[must_use]
pub fn damage(before: &Scene, after: &Scene) -> Damage {
    let mut damage = Damage::default();
    if after.flow.is_rtl() && before.flow == after.flow {
        damage.shift.x = after.size.width - before.size.width;
    }
    for kind in LayerKind::ALL {
        let (old, new) = (before.layer(kind), after.layer(kind));
        let areas: Vec<Rect> = if before.flow == after.flow {
            let in_scene = |area| if after.flow.is_rtl() { turned(area, after.size.width) } else { area };
            different(old, new).into_iter().map(in_scene).collect()
        } else {
            [old.reach(), new.reach()].into_iter().flatten().collect()
        };
        damage.areas.extend(areas.into_iter().map(|area| (kind, area)));
    }
    damage
}

fn turned(area: Rect, whole: f64) -> Rect {
    Rect { x0: whole - area.x1, x1: whole - area.x0, ..area }
}

/// Where two layers differ, as if inline ran left to right.
fn different(before: &Layer, after: &Layer) -> Vec<Rect> {
    let mut areas = Vec::new();
    if before.shares_all(after) {
        return areas;
    }
    let bands = Compared::new(before.bands(), after.bands(), |placed| Arc::as_ptr(&placed.band) as usize);
    let moved = bands.same.iter().filter(|(old, new)| old.at != new.at);
    areas.extend(moved.flat_map(|(old, new)| [reach(old), reach(new)]).flatten());
    let mut come = bands.come.into_iter();
    for old in bands.gone {
        match come.next() {
            Some(new) if new.at == old.at => {
                let frames = frames(&old.band, &new.band).into_iter();
                areas.extend(frames.map(|area| area + old.at.to_vec2()));
            }
            new => areas.extend([Some(old), new].into_iter().flatten().filter_map(reach)),
        }
    }
    areas.extend(come.filter_map(reach));
    areas
}

/// Where two bands at the same place differ, in their coordinates.
fn frames(before: &Band, after: &Band) -> Vec<Rect> {
    let key = |(placed, order): &(&Placed, Option<&PaintOrder>)| {
        let [x, y] = [placed.at.x, placed.at.y].map(f64::to_bits);
        (Arc::as_ptr(&placed.frame) as usize, x, y, order.copied())
    };
    let (before, after) = (ordered(before), ordered(after));
    let frames = Compared::new(&before, &after, key);
    let areas = frames.gone.into_iter().chain(frames.come);
    let areas: Vec<Rect> = areas.map(|(placed, _)| placed.inline_reach()).collect();
    if areas.len() > MOST_AREAS {
        return areas.into_iter().reduce(|all, one| all.union(one)).into_iter().collect();
    }
    areas
}

/// The frames of a band, each with its place among those of other bands where it has one.
fn ordered(band: &Band) -> Vec<(&Placed, Option<&PaintOrder>)> {
    band.frames().iter().enumerate().map(|(at, placed)| (placed, band.order().get(at))).collect()
}

fn reach(placed: &PlacedBand) -> Option<Rect> {
    placed.band.reach().map(|area| area + placed.at.to_vec2())
}

/// What two lists have in common, in the same order, and what only one of them has.
struct Compared<'a, T> {
    same: Vec<(&'a T, &'a T)>,
    gone: Vec<&'a T>,
    come: Vec<&'a T>,
}

impl<'a, T> Compared<'a, T> {
    fn new<K: Hash + Eq>(before: &'a [T], after: &'a [T], key: impl Fn(&T) -> K) -> Self {
        let mut compared = Self { same: Vec::new(), gone: Vec::new(), come: Vec::new() };
        // Most is alike, from the start and from the end.
        let is_alike = |(old, new): &(&T, &T)| key(old) == key(new);
        let start = before.iter().zip(after).take_while(is_alike).count();
        let (first, old) = before.split_at_checked(start).unwrap_or_default();
        let (_, new) = after.split_at_checked(start).unwrap_or_default();
        let end = old.iter().rev().zip(new.iter().rev()).take_while(is_alike).count();
        let (old, last) = old.split_at_checked(old.len() - end).unwrap_or_default();
        compared.same.extend(first.iter().zip(after));
        let mut places: HashMap<K, usize> = old.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
        let mut rest = old.iter().enumerate().peekable();
        for new in new.iter().take(new.len() - end) {
            // What has gone to an earlier place is drawn in another order.
            let next = rest.peek().map_or(usize::MAX, |(at, _)| *at);
            let Some(place) = places.remove(&key(new)).filter(|place| *place >= next) else {
                compared.come.push(new);
                continue;
            };
            while let Some((at, old)) = rest.next_if(|(at, _)| *at <= place) {
                if at == place { compared.same.push((old, new)) } else { compared.gone.push(old) }
            }
        }
        compared.gone.extend(rest.map(|(_, old)| old));
        compared.same.extend(last.iter().zip(after.get(after.len() - end..).unwrap_or_default()));
        compared
    }
}
