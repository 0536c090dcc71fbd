//! Where each frame of a scene is read, if several pages show it: a screen reader must not say it twice.

use std::collections::HashMap;

use crate::geom::Rect;
use crate::scene::page::{Page, PageWindow};
use crate::scene::{LayerKind, PlacedRef, Scene, Shape};

/// A frame of the scene: its layer, where the scene holds it, and its place.
type FramePlace = (LayerKind, usize, [u64; 2]);

/// Where each frame is read.
pub(super) struct ReadingPlaces {
    /// The page and the window.
    reading_places: HashMap<FramePlace, (usize, usize)>,
}

impl ReadingPlaces {
    /// A frame is read in the first window that shows all of it, or else in the first that shows some of it.
    pub fn new(scene: &Scene, pages: &[Page]) -> Self {
        let mut whole = HashMap::new();
        let mut parts = HashMap::new();
        for (page, windows) in pages.iter().map(|page| &page.windows).enumerate() {
            for (nth, window) in windows.iter().enumerate() {
                for (kind, placed) in visible(scene, window) {
                    let is_whole = holds(window.from, ink_bounds(placed));
                    let list = if is_whole { &mut whole } else { &mut parts };
                    list.entry(place(kind, placed)).or_insert((page, nth));
                }
            }
        }
        parts.extend(whole);
        Self { reading_places: parts }
    }

    pub fn is_read_here(&self, kind: LayerKind, placed: PlacedRef<'_>, there: (usize, usize)) -> bool {
        self.reading_places.get(&place(kind, placed)) == Some(&there)
    }
}

/// The frames that a window shows, from back to front.
pub(super) fn visible<'a>(scene: &'a Scene, window: &PageWindow) -> Vec<(LayerKind, PlacedRef<'a>)> {
    let from = window.from;
    let layers = scene.layers().iter().filter(|layer| window.layers.contains(&layer.kind));
    let frames = layers.flat_map(|layer| layer.within(from).into_iter().map(move |placed| (layer.kind, placed)));
    frames.filter(|(_, placed)| ink_bounds(*placed).overlaps(from)).collect()
}

fn place(kind: LayerKind, placed: PlacedRef<'_>) -> FramePlace {
    (kind, std::ptr::from_ref(placed.frame).addr(), [placed.at.x, placed.at.y].map(f64::to_bits))
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
