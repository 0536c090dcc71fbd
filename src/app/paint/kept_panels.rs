//! What stands around the canvas, kept as pictures: while only the map changes, the panels are not drawn again.
//!
//! The window beside the canvas is cut into strips. A strip whose shapes are those of the last frame is copied from the screen
//! once. As long as its shapes stay the same, the copy is shown, and shapes are drawn only where they reach the canvas or a
//! strip that has no copy. Shapes that reach over an edge are cut there, so every pixel is what it would be without copies.
//! What lies above the background, as menus and dialogs do, is neither compared nor copied.
//!
//! All of this is decided here, without a graphics card.

use egui::epaint::ClippedShape;
use egui::layers::PaintList;
use egui::{Color32, Context, LayerId, Shape};

use crate::app::paint::convert::egui_rect;
use crate::app::paint::pages::Quad;
use crate::geom::Rect;

/// About how high a strip is, in pixels: an edge of a field that changes draws as little as this again.
const HEIGHT: f64 = 96.0;
/// The most strips on one side of the canvas.
const MOST_STRIPS: f64 = 12.0;
/// How far soft edges and corners reach out of the bounds of a shape, in points.
const SOFT: f32 = 2.0;

/// A window and the canvas in it. What looks the same is drawn the same way in equal ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowFrame {
    /// Its width and height, in pixels.
    pub size: [u32; 2],
    /// The canvas, in whole pixels.
    pub canvas: Rect,
    /// The pixels in a point.
    pub point: f32,
    /// The color in which it is cleared.
    pub ground: Color32,
}

/// A strip that is to be copied from the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StripCopy {
    /// Its number among the strips of the window.
    pub strip: usize,
    /// Which look of it this is: no other strip and no other look has the same number.
    pub version: u64,
    /// Where it is on the screen, and where it goes in the page of its side.
    pub quad: Quad,
    /// The width and the height of that page.
    pub page_size: [u32; 2],
}

/// How a frame is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FramePlan {
    /// What is shown from copies, before all shapes. There is a page for each side of the canvas.
    pub show: Vec<Quad>,
    /// The shapes that are drawn; `None` for all of them as they are.
    pub draw: Option<Vec<ClippedShape>>,
    /// What is copied when all shapes are drawn.
    pub copy: Vec<StripCopy>,
}

/// What was around the canvas in the last frame.
#[derive(Default)]
pub struct KeptPanels {
    window: Option<WindowFrame>,
    strips: Vec<Strip>,
    /// What reached out of the canvas, and where it is seen.
    shapes: Vec<(Rect, ClippedShape)>,
    versions: u64,
}

/// A part of the window on one side of the canvas.
#[derive(Clone, Copy)]
struct Strip {
    side: usize,
    area: Rect,
    version: u64,
    /// It looks as it did in the frame before.
    is_steady: bool,
}

impl WindowFrame {
    /// The window of `ctx` as it is now, with a canvas (in points).
    #[must_use]
    pub fn new(ctx: &Context, canvas: egui::Rect) -> Self {
        let point = ctx.pixels_per_point();
        let size = (ctx.viewport_rect().size() * point).round();
        let ground = ctx.global_style().visuals.panel_fill;
        let window = Self { size: [size.x as u32, size.y as u32], canvas: Rect::ZERO, point, ground };
        Self { canvas: window.pixels(canvas), ..window }
    }

    /// All of it, in pixels.
    fn all(&self) -> Rect {
        Rect::new(0.0, 0.0, f64::from(self.size[0]), f64::from(self.size[1]))
    }

    /// The pixels that are drawn in within a rectangle (in points): as the graphics card is told.
    #[must_use]
    pub fn pixels(&self, rect: egui::Rect) -> Rect {
        let Rect { x1: width, y1: height, .. } = self.all();
        let whole = |at: f32, least: f64, most: f64| f64::from((self.point * at).round()).max(least).min(most);
        let (x0, y0) = (whole(rect.min.x, 0.0, width), whole(rect.min.y, 0.0, height));
        Rect::new(x0, y0, whole(rect.max.x, x0, width), whole(rect.max.y, y0, height))
    }

    /// Pixels as a rectangle in points.
    fn points(&self, area: Rect) -> egui::Rect {
        egui_rect(area.scale_from_origin(f64::from(self.point).recip()))
    }

    /// Where a shape is seen, in pixels.
    fn reach(&self, ClippedShape { clip_rect, shape, transform_after_tessellation }: &ClippedShape) -> Rect {
        let clip = self.pixels(*clip_rect);
        if self.canvas.contains_rect(clip) {
            return clip;
        }
        let bounds = *transform_after_tessellation * shape.visual_bounding_rect();
        clip.intersect(self.pixels(bounds.expand(SOFT)))
    }

    /// What is above the canvas, below it, to its left and to its right.
    fn sides(&self) -> [Rect; 4] {
        let (Rect { x1: width, y1: height, .. }, Rect { x0, y0, x1, y1 }) = (self.all(), self.canvas);
        [
            Rect::new(0.0, 0.0, width, y0),
            Rect::new(0.0, y1, width, height),
            Rect::new(0.0, y0, x0, y1),
            Rect::new(x1, y0, width, y1),
        ]
    }

    fn strips(&self) -> Vec<Strip> {
        let mut strips = Vec::new();
        for (side, area) in self.sides().into_iter().enumerate().filter(|(_, area)| !area.is_zero_area()) {
            let count = (area.height() / HEIGHT).round().clamp(1.0, MOST_STRIPS);
            let edge = |nth: f64| area.y0 + (area.height() * nth / count).round();
            for nth in 0..count as u32 {
                let (above, below) = (edge(f64::from(nth)), edge(f64::from(nth + 1)));
                let area = Rect { y0: above, y1: below, ..area };
                strips.push(Strip { side, area, version: 0, is_steady: false });
            }
        }
        strips
    }

    /// The part of a side's page that shows an area of the window.
    fn quad(&self, (side, area): (usize, Rect)) -> Quad {
        let corner = self.sides().get(side).copied().unwrap_or_default().origin();
        Quad { page: side, from: area - corner.to_vec2(), to: area, smooth: false }
    }

    fn copy(&self, strip: usize, Strip { side, area, version, .. }: Strip) -> StripCopy {
        let page = self.sides().get(side).copied().unwrap_or_default();
        let page_size = [page.width() as u32, page.height() as u32];
        StripCopy { strip, version, quad: self.quad((side, area)), page_size }
    }
}

impl KeptPanels {
    /// Ends a frame of the window: takes from its background what need not be drawn. `copied` has the versions of the strips
    /// whose copies there are; the shapes that `show` and `copy` return do what they are handed. They must not ask `ctx`.
    pub fn end_frame(
        &mut self,
        ctx: &Context,
        window: WindowFrame,
        copied: &[u64],
        show: impl FnOnce(Vec<Quad>) -> Shape,
        copy: impl FnOnce(Vec<StripCopy>) -> Shape,
    ) {
        let all = window.points(window.all());
        ctx.graphics_mut(|layers| {
            let list = layers.entry(LayerId::background());
            let plan = self.plan(window, list.all_entries(), copied);
            if let Some(shapes) = plan.draw {
                *list = PaintList::default();
                list.add(all, show(plan.show));
                for ClippedShape { clip_rect, shape, transform_after_tessellation: transform } in shapes {
                    let at = list.add(clip_rect, shape);
                    list.mutate_shape(at, |added| added.transform_after_tessellation = transform);
                }
            }
            if !plan.copy.is_empty() {
                list.add(all, copy(plan.copy));
            }
        });
    }

    /// How the shapes of a frame are drawn, from back to front. `copied` has the versions of the strips whose copies there
    /// are.
    pub fn plan<'a>(
        &mut self,
        window: WindowFrame,
        shapes: impl Iterator<Item = &'a ClippedShape>,
        copied: &[u64],
    ) -> FramePlan {
        let shapes = shapes.map(|shape| (window.reach(shape), shape));
        let shapes: Vec<_> = shapes.filter(|(reach, _)| !reach.is_zero_area()).collect();
        self.follow(window, &shapes);
        let strips = || self.strips.iter().enumerate();
        let is_kept = |(nth, strip): &(usize, &Strip)| strip.is_steady && copied.get(*nth) == Some(&strip.version);
        let copy = strips().filter(|strip| strip.1.is_steady && !is_kept(strip));
        let copy = copy.map(|(nth, strip)| window.copy(nth, *strip)).collect();
        let show: Vec<_> = joined(strips().filter(is_kept)).into_iter().map(|part| window.quad(part)).collect();
        let draw = (!show.is_empty()).then(|| {
            let fresh = joined(strips().filter(|strip| !is_kept(strip))).into_iter().map(|(_, area)| area);
            let parts: Vec<_> = std::iter::once(window.canvas).chain(fresh).collect();
            cut(&window, &parts, &shapes)
        });
        FramePlan { show, draw, copy }
    }

    /// Notes what is different from the last frame.
    fn follow(&mut self, window: WindowFrame, shapes: &[(Rect, &ClippedShape)]) {
        let is_other = self.window != Some(window);
        if is_other {
            self.window = Some(window);
            self.strips = window.strips();
        }
        let outside = shapes.iter().filter(|(reach, _)| !window.canvas.contains_rect(*reach));
        let outside: Vec<(Rect, &ClippedShape)> = outside.copied().collect();
        let changes = differences(&self.shapes, &outside);
        for strip in &mut self.strips {
            strip.is_steady = !is_other && !changes.iter().any(|change| meet(*change, strip.area));
            if !strip.is_steady {
                self.versions += 1;
                strip.version = self.versions;
            }
        }
        if is_other || !changes.is_empty() {
            self.shapes = outside.into_iter().map(|(reach, shape)| (reach, shape.clone())).collect();
        }
    }
}

/// True when rectangles have a part in common.
fn meet(one: Rect, other: Rect) -> bool {
    !one.intersect(other).is_zero_area()
}

/// Where shapes are seen that are not the same in two frames. What reaches into none of these areas is drawn by the same
/// shapes in the same order.
fn differences(before: &[(Rect, ClippedShape)], now: &[(Rect, &ClippedShape)]) -> Vec<Rect> {
    let first = before.iter().zip(now).take_while(is_same).count();
    let (before, now) = (before.get(first..).unwrap_or_default(), now.get(first..).unwrap_or_default());
    let last = before.iter().rev().zip(now.iter().rev()).take_while(is_same).count();
    let before = before.get(..before.len() - last).unwrap_or_default();
    let now = now.get(..now.len() - last).unwrap_or_default();
    if before.len() == now.len() {
        let pairs = before.iter().zip(now).filter(|pair| !is_same(pair));
        return pairs.flat_map(|(old, new)| [old.0, new.0]).collect();
    }
    before.iter().map(|(reach, _)| *reach).chain(now.iter().map(|(reach, _)| *reach)).collect()
}

fn is_same((old, new): &(&(Rect, ClippedShape), &(Rect, &ClippedShape))) -> bool {
    old.1 == *new.1
}

/// The areas of strips and their sides; strips below one another are one area.
fn joined<'a>(strips: impl Iterator<Item = (usize, &'a Strip)>) -> Vec<(usize, Rect)> {
    let mut joined: Vec<(usize, Rect)> = Vec::new();
    for (_, Strip { side, area, .. }) in strips {
        match joined.last_mut() {
            Some((last, above)) if last == side && above.y1 == area.y0 => above.y1 = area.y1,
            _ => joined.push((*side, *area)),
        }
    }
    joined
}

/// What is seen of shapes in some parts of the window, the first of which is the canvas.
fn cut(window: &WindowFrame, parts: &[Rect], shapes: &[(Rect, &ClippedShape)]) -> Vec<ClippedShape> {
    let mut drawn = Vec::new();
    for (reach, shape) in shapes {
        if window.canvas.contains_rect(*reach) {
            drawn.push((*shape).clone());
            continue;
        }
        for part in parts.iter().filter(|part| meet(**part, *reach)) {
            let clip_rect = shape.clip_rect.intersect(window.points(*part));
            drawn.push(ClippedShape { clip_rect, ..(*shape).clone() });
        }
    }
    drawn
}
