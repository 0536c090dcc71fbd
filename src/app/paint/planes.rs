//! The planes of a map: what moves together while a view scrolls, and so is drawn together. The body goes with the view,
//! the header stays at its top, the rail at its inline start, and the corner where they meet at both.
//!
//! The names of stages and steps belong to the header and move in it, to stay in sight.

use std::sync::Arc;

use crate::geom::{Camera, Rect, Size, Vec2, whole_pixel, whole_pixels};
use crate::render::png::on_pixels;
use crate::scene::damage;
use crate::scene::sticky::{Stuck, sticky_offset};
use crate::scene::{Color, LayerKind, Placed, PlacedRef, Scene, Shape};

/// What moves together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Plane {
    /// Lanes, cards and all between and around them.
    Body,
    /// The names of lanes.
    Rail,
    /// Stages and steps.
    Header,
    /// Where rail and header meet.
    Corner,
}

impl Plane {
    /// All planes, from back to front.
    pub const ALL: [Self; 4] = [Self::Body, Self::Rail, Self::Header, Self::Corner];

    /// Its layers from back to front, without the names.
    fn layers(self) -> &'static [LayerKind] {
        use LayerKind::{Cards, Connectors, Corner, Emotion, Header, Lanes, Legend, Rail, Title};
        match self {
            Self::Body => &[Lanes, Connectors, Cards, Emotion, Title, Legend],
            Self::Rail => &[Rail],
            Self::Header => &[Header],
            Self::Corner => &[Corner],
        }
    }

    /// The layer that it is, when it stays in sight; `None` for the body, which goes with the view.
    fn stuck_layer(self) -> Option<LayerKind> {
        match self {
            Self::Body => None,
            Self::Rail => Some(LayerKind::Rail),
            Self::Header => Some(LayerKind::Header),
            Self::Corner => Some(LayerKind::Corner),
        }
    }

    /// What it takes of the scene, in map units.
    fn extent(self, scene: &Scene) -> Rect {
        match self.stuck_layer() {
            None => scene.size.to_rect(),
            Some(layer) => scene.layer(layer).extent().unwrap_or_default(),
        }
    }
}

/// A scene as a view shows it.
#[derive(Clone, Copy)]
pub struct ViewedScene<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// The names of stages and steps where they are in sight.
    pub names: &'a [Placed],
}

impl ViewedScene<'_> {
    /// The frames of a plane that reach into an area (in map units), from back to front, where they are drawn at a scale.
    pub fn frames(&self, plane: Plane, area: Rect, scale: f64) -> Vec<Placed> {
        // Edges are smooth, or moved to whole pixels.
        let area = area.inflate(2.0 / scale, 2.0 / scale);
        let mut found = Vec::new();
        for kind in plane.layers() {
            let whole = matches!(kind, LayerKind::Cards | LayerKind::Connectors | LayerKind::Emotion);
            let within = self.scene.layer(*kind).within(area).into_iter().map(|placed| placed.to_placed());
            if whole {
                // The same card looks the same everywhere.
                found.extend(within.map(|placed| Placed { at: on_pixels(placed.at, scale), ..placed }));
            } else {
                found.extend(within);
            }
        }
        if plane == Plane::Header {
            found.extend(self.names.iter().filter(|name| name.borrowed().ink().overlaps(area)).cloned());
        }
        found
    }

    /// The colored grounds of a plane in an area: what is shown where nothing is drawn yet.
    pub fn grounds(&self, plane: Plane, area: Rect) -> Vec<(Rect, Color)> {
        let layer = match plane {
            Plane::Body => LayerKind::Lanes,
            Plane::Rail => LayerKind::Rail,
            Plane::Header | Plane::Corner => return Vec::new(),
        };
        let frames = self.scene.layer(layer).within(area).into_iter();
        let grounds = frames.flat_map(|placed| {
            let items = placed.frame.items.iter().filter(move |item| item.is_ground(placed.frame.size));
            items.filter_map(move |item| match &item.shape {
                Shape::Rect { fill: Some(fill), .. } => Some((item.bounds() + placed.at.to_vec2(), *fill)),
                _ => None,
            })
        });
        grounds.collect()
    }

    /// What a plane takes, in whole pixels at a scale.
    pub fn pixels(&self, plane: Plane, scale: f64) -> Rect {
        plane.extent(self.scene).scale_from_origin(scale).expand()
    }
}

/// The names of stages and steps where a camera sees them, on whole pixels from where they are at rest.
pub fn visible_names(scene: &Scene, camera: &Camera, size: Size, scale: f64) -> Vec<Placed> {
    let stuck = Stuck::new(LayerKind::Names, scene, camera, size);
    let moved = |placed: PlacedRef<'_>| {
        let by = (stuck.offset_of(placed) - stuck.offset()).x;
        let by = (by * scale).round() / scale;
        Placed { at: placed.at + Vec2::new(by, 0.0), ..placed.to_placed() }
    };
    scene.layer(LayerKind::Names).frames().map(moved).collect()
}

/// Where a plane is on the screen, in pixels.
#[derive(Clone, Debug)]
pub struct PlaneView {
    /// Which plane.
    pub plane: Plane,
    /// The place of the origin of the map: on a whole pixel.
    pub origin: Vec2,
    /// Where it hides what is behind it, and is drawn.
    pub covers: Vec<Rect>,
}

/// Where the planes are that a camera sees in `view`, from back to front. `view` and `corner`, its top left corner, are in
/// pixels, and there are `point` of them in a point.
pub fn plane_views(scene: &Scene, camera: &Camera, view: Rect, corner: Vec2, point: f64) -> Vec<PlaneView> {
    let scale = camera.zoom * point;
    let home = whole_pixels(corner - camera.origin.to_vec2() * scale);
    let size = view.size() / point;
    let view_of = |plane: Plane| {
        let Some(layer) = plane.stuck_layer() else {
            return PlaneView { plane, origin: home, covers: vec![view] };
        };
        let by = sticky_offset(layer, scene, camera, size);
        let block = plane.extent(scene).scale_from_origin(scale);
        let x = if by.x == 0.0 {
            home.x
        } else if by.x < 0.0 {
            view.x1 - whole_pixel(block.x1)
        } else {
            view.x0 - whole_pixel(block.x0)
        };
        let origin = Vec2::new(x, if by.y == 0.0 { home.y } else { view.y0 - whole_pixel(block.y0) });
        let mut covers: Vec<Rect> = Vec::new();
        for placed in scene.layer(layer).frames() {
            let cover = snapped(placed.bounds().scale_from_origin(scale)) + origin;
            let cover = cover.intersect(view);
            if cover.area() > 0.0 && !covers.iter().any(|all| all.contains_rect(cover)) {
                covers.push(cover);
            }
        }
        PlaneView { plane, origin, covers }
    };
    Plane::ALL.into_iter().map(view_of).collect()
}

/// What has to be drawn again to get from one scene to another, in map units; `None` when that is everything. Names are
/// not among it: see [`moved_names`].
pub fn damage(before: &Scene, after: &Scene) -> Option<Vec<(Plane, Rect)>> {
    let changes = damage::damage(before, after);
    if before.flow != after.flow || changes.shift != Vec2::ZERO {
        return None;
    }
    let plane_of = |kind: LayerKind| Plane::ALL.into_iter().find(|plane| plane.layers().contains(&kind));
    Some(changes.areas.into_iter().filter_map(|(kind, area)| Some((plane_of(kind)?, area))).collect())
}

/// Where names have come, gone, or moved.
pub fn moved_names(before: &[Placed], after: &[Placed]) -> Vec<Rect> {
    let ink = |placed: &Placed| placed.borrowed().ink();
    if before.len() != after.len() {
        return before.iter().chain(after).map(ink).collect();
    }
    let pairs = before.iter().zip(after);
    let moved = pairs.filter(|(one, other)| one.at != other.at || !Arc::ptr_eq(&one.frame, &other.frame));
    moved.flat_map(|(one, other)| [ink(one), ink(other)]).collect()
}

/// A rectangle with its edges on the nearest whole pixels.
pub(crate) fn snapped(rect: Rect) -> Rect {
    Rect::new(whole_pixel(rect.x0), whole_pixel(rect.y0), whole_pixel(rect.x1), whole_pixel(rect.y1))
}
