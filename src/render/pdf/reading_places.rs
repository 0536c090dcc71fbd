//! Where each frame of a scene is read, if several pages show it: a screen reader must not say it twice.

use std::collections::HashMap;

use crate::geom::Rect;
use crate::scene::page::{Page, PageWindow};
use crate::scene::{LayerKind, PlacedRef, Scene, Shape};

/// A frame of the scene: its layer, and its index there.
pub(super) type FramePlace = (LayerKind, usize);

/// The bounds of all frames, and where each of them is read.
pub(super) struct ReadingPlaces {
    ink: HashMap<LayerKind, Vec<Rect>>,
    /// The page and the window.
    reading_places: HashMap<FramePlace, (usize, usize)>,
}

impl ReadingPlaces {
    /// A frame is read in the first window that shows all of it, or else in the first that shows some of it.
    pub fn new(scene: &Scene, pages: &[Page]) -> Self {
        let of_layer = |kind| scene.layer(kind).frames().map(ink_bounds).collect();
        let mut reading_places = Self {
            ink: LayerKind::ALL.into_iter().map(|kind| (kind, of_layer(kind))).collect(),
            reading_places: HashMap::new(),
        };
        let mut whole = HashMap::new();
        let mut parts = HashMap::new();
        for (page, windows) in pages.iter().map(|page| &page.windows).enumerate() {
            for (nth, window) in windows.iter().enumerate() {
                for (place, _) in reading_places.visible(scene, window) {
                    let ink = reading_places.ink.get(&place.0).and_then(|all| all.get(place.1));
                    let is_whole = ink.is_some_and(|ink| holds(window.from, *ink));
                    let list = if is_whole { &mut whole } else { &mut parts };
                    list.entry(place).or_insert((page, nth));
                }
            }
        }
        parts.extend(whole);
        reading_places.reading_places = parts;
        reading_places
    }

    /// The frames that a window shows, from back to front.
    pub fn visible<'a>(&self, scene: &'a Scene, window: &PageWindow) -> Vec<(FramePlace, PlacedRef<'a>)> {
        let layers = scene.layers().iter().filter(|layer| window.layers.contains(&layer.kind));
        let frames = layers.flat_map(|layer| {
            let ink = self.ink.get(&layer.kind).into_iter().flatten();
            layer.frames().zip(ink).enumerate().map(|(at, (placed, ink))| ((layer.kind, at), placed, ink))
        });
        frames.filter(|(_, _, ink)| ink.overlaps(window.from)).map(|(place, placed, _)| (place, placed)).collect()
    }

    pub fn is_read_here(&self, place: FramePlace, there: (usize, usize)) -> bool {
        self.reading_places.get(&place) == Some(&there)
    }
}

/// Whether a box lies within another, up to half a unit that nobody would miss.
fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(0.5, 0.5);
    outer.x0 <= inner.x0 && outer.x1 >= inner.x1 && outer.y0 <= inner.y0 && outer.y1 >= inner.y1
}

/// The bounds of all that a frame draws, in its scene; if it draws nothing, its own bounds.
fn ink_bounds(placed: PlacedRef<'_>) -> Rect {
    let boxes = placed.frame.items.iter().map(|item| {
        let reach = match &item.shape {
            Shape::Rect { stroke: Some(stroke), .. } | Shape::Path { stroke: Some(stroke), .. } => stroke.width / 2.0,
            _ => 0.0,
        };
        item.bounds().inflate(reach, reach) + placed.at.to_vec2()
    });
    boxes.reduce(|all, one| all.union(one)).unwrap_or(placed.bounds())
}
