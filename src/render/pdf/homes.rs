//! On which page each frame of a scene is at home: where it is read, when several pages show it.

use std::collections::HashMap;

use super::ink::ink;
use crate::geom::Rect;
use crate::scene::page::{Page, Window};
use crate::scene::{LayerKind, Placed, Scene};

/// The place of a frame in its scene: its layer, and its place there.
pub(super) type Place = (LayerKind, usize);

/// The boxes of the frames, and where each is at home.
pub(super) struct Homes {
    ink: HashMap<LayerKind, Vec<Rect>>,
    /// The page and the window there.
    homes: HashMap<Place, (usize, usize)>,
}

impl Homes {
    /// A frame is at home in the first window that shows it whole; where none does, in the first that shows some of it.
    pub fn of(scene: &Scene, pages: &[Page]) -> Self {
        let of_layer = |kind| scene.layer(kind).iter().map(ink).collect();
        let mut homes = Self {
            ink: LayerKind::ALL.into_iter().map(|kind| (kind, of_layer(kind))).collect(),
            homes: HashMap::new(),
        };
        let mut whole = HashMap::new();
        let mut parts = HashMap::new();
        for (page, windows) in pages.iter().map(|page| &page.windows).enumerate() {
            for (nth, window) in windows.iter().enumerate() {
                for (place, _) in homes.seen(scene, window) {
                    let is_whole = homes.ink_of(place).is_some_and(|ink| holds(window.from, ink));
                    let list = if is_whole { &mut whole } else { &mut parts };
                    list.entry(place).or_insert((page, nth));
                }
            }
        }
        parts.extend(whole);
        homes.homes = parts;
        homes
    }

    fn ink_of(&self, (kind, at): Place) -> Option<Rect> {
        self.ink.get(&kind)?.get(at).copied()
    }

    /// The frames that a window shows, from back to front.
    pub fn seen<'a>(&self, scene: &'a Scene, window: &Window) -> Vec<(Place, &'a Placed)> {
        let layers = scene.layers.iter().filter(|layer| window.layers.contains(&layer.kind));
        let frames = layers.flat_map(|layer| {
            let ink = self.ink.get(&layer.kind).into_iter().flatten();
            layer.frames.iter().zip(ink).enumerate().map(|(at, (placed, ink))| ((layer.kind, at), placed, ink))
        });
        frames.filter(|(_, _, ink)| ink.overlaps(window.from)).map(|(place, placed, _)| (place, placed)).collect()
    }

    /// Whether a frame is at home in a window of a page.
    pub fn is_home(&self, place: Place, there: (usize, usize)) -> bool {
        self.homes.get(&place) == Some(&there)
    }
}

/// Whether a box lies within another, but for what nobody would miss.
fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(0.5, 0.5);
    outer.x0 <= inner.x0 && outer.x1 >= inner.x1 && outer.y0 <= inner.y0 && outer.y1 >= inner.y1
}
