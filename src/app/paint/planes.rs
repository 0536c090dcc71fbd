//! The planes of a map: what moves together while a view scrolls, and so is drawn together. The body goes with the view,
//! the header stays at its top, the rail at its inline start, and the corner where they meet at both.
//!
//! The names of stages and steps belong to the header and move in it, to stay in sight.

use crate::app::paint::rects::{has_room, merged};
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

    /// What it takes of the scene, in whole pixels at a scale.
    #[must_use]
    pub fn pixels(self, scene: &Scene, scale: f64) -> Rect {
        self.extent(scene).scale_from_origin(scale).expand()
    }
}

/// A scene as a view shows it.
#[derive(Clone, Copy)]
pub struct ViewedScene<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// Where the names of stages and steps are.
    pub names: NamePlaces,
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
            let names = self.scene.layer(LayerKind::Names).within(area).into_iter();
            found.extend(names.map(|name| self.names.place(name)).filter(|name| name.borrowed().ink().overlaps(area)));
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
}

/// Where the names of stages and steps are to stay in sight: on whole pixels from where they are at rest.
#[derive(Clone, Copy, Debug)]
pub struct NamePlaces {
    stuck: Stuck,
    scale: f64,
}

impl NamePlaces {
    /// Those that a camera sees in a view of `size`, where they are drawn at a scale.
    #[must_use]
    pub fn new(scene: &Scene, camera: &Camera, size: Size, scale: f64) -> Self {
        Self { stuck: Stuck::new(LayerKind::Names, scene, camera, size), scale }
    }

    /// A name where it is within the header.
    #[must_use]
    pub fn place(&self, name: PlacedRef<'_>) -> Placed {
        let by = (self.stuck.offset_of(name) - self.stuck.offset()).x;
        let by = (by * self.scale).round() / self.scale;
        Placed { at: name.at + Vec2::new(by, 0.0), ..name.to_placed() }
    }

    /// The names that have other places in the same scene than before: those that the start of the view has come to, or has
    /// left. All others are where they were: at the start of what they name, or at its end.
    #[must_use]
    pub fn moved_since(&self, before: &Self, scene: &Scene) -> MovedNames {
        let mut moved = MovedNames::default();
        let starts = self.stuck.slide_start().zip(before.stuck.slide_start());
        let Some((now, then)) = starts.filter(|(now, then)| now != then || self.scale != before.scale) else {
            return moved;
        };
        let names = scene.layer(LayerKind::Names);
        let Some(extent) = names.extent() else { return moved };
        let between = Rect { x0: now.min(then), x1: now.max(then), ..extent }.inflate(1.0, 1.0);
        for name in names.within(between) {
            moved.looked_at += 1;
            let (one, other) = (self.place(name), before.place(name));
            if one.at != other.at || self.scale != before.scale {
                moved.areas.extend([one, other].map(|name| name.borrowed().ink()));
            }
        }
        moved
    }
}

/// What has to be drawn again of the header because names have moved.
#[derive(Clone, Debug, Default)]
pub struct MovedNames {
    /// Where they are and where they were, in map units.
    pub areas: Vec<Rect>,
    /// Names that were looked at to find out.
    pub looked_at: usize,
}

/// Where a plane is on the screen, in pixels.
#[derive(Clone, Debug)]
pub struct PlaneView {
    /// Which plane.
    pub plane: Plane,
    /// The place of the origin of the map: on a whole pixel.
    pub origin: Vec2,
    /// Where it hides what is behind it, and is drawn: nothing of that twice.
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
        let seen = (view - origin).scale_from_origin(scale.recip());
        // Edges are on the nearest pixels.
        let seen = seen.inflate(1.0 / scale, 1.0 / scale);
        let frames = scene.layer(layer).within(seen).into_iter();
        let covers = frames.map(|placed| snapped(placed.bounds().scale_from_origin(scale)) + origin);
        let covers: Vec<Rect> = covers.map(|cover| cover.intersect(view)).filter(|cover| has_room(*cover)).collect();
        let covers = merged(&covers);
        PlaneView { plane, origin, covers }
    };
    Plane::ALL.into_iter().map(view_of).collect()
}

/// What has to be drawn again to get from one scene to another, in map units; `None` when that is everything. For names
/// it is wherever they may be.
pub fn damage(before: &Scene, after: &Scene) -> Option<Vec<(Plane, Rect)>> {
    let changes = damage::damage(before, after);
    if before.flow != after.flow || changes.shift != Vec2::ZERO {
        return None;
    }
    let plane_of = |kind: LayerKind| match kind {
        LayerKind::Names => Some(Plane::Header),
        _ => Plane::ALL.into_iter().find(|plane| plane.layers().contains(&kind)),
    };
    Some(changes.areas.into_iter().filter_map(|(kind, area)| Some((plane_of(kind)?, area))).collect())
}

/// A rectangle with its edges on the nearest whole pixels.
pub(crate) fn snapped(rect: Rect) -> Rect {
    Rect::new(whole_pixel(rect.x0), whole_pixel(rect.y0), whole_pixel(rect.x1), whole_pixel(rect.y1))
}
