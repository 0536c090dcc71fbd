//! Frames that are shown above the map: what is dragged, and labels on lines that are highlighted. Each group of them is
//! one picture, which is drawn once and moved.

use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::geom::{Rect, Size};
use crate::render::png::{PartPainter, PicturePart, on_pixels};
use crate::scene::Placed;

/// How far items may reach over their frame, in map units.
const OVERHANG: f64 = 16.0;
/// Pictures of groups of frames.
pub(super) struct GroupPictures {
    painter: PartPainter,
    kept: Vec<GroupPicture>,
}

/// The picture of a group of frames.
struct GroupPicture {
    scale: f64,
    /// The frames, with their places from that of the first.
    frames: Vec<Placed>,
    /// What is drawn, in pixels from the place of the first frame.
    area: Rect,
    texture: TextureHandle,
    /// It was shown since the last frame began.
    is_shown: bool,
}

impl GroupPictures {
    pub(super) fn new() -> Self {
        Self { painter: PartPainter::new(), kept: Vec::new() }
    }

    /// Starts a frame of the window: forgets what wasn't shown in the last one.
    pub(super) fn begin(&mut self) {
        self.kept.retain_mut(|picture| std::mem::take(&mut picture.is_shown));
    }

    /// The picture of some frames, and where it is in pixels from the place of the first. What is further away from that
    /// than `room` is left out.
    pub(super) fn find(
        &mut self,
        ctx: &Context,
        frames: &[Placed],
        scale: f64,
        room: Size,
    ) -> Option<(Rect, TextureHandle)> {
        // Each frame is on a whole pixel of the screen, as it is in the map.
        let home = on_pixels(frames.first()?.at, scale).to_vec2();
        let place = |placed: &Placed| Placed { at: on_pixels(placed.at, scale) - home, tag: None, ..placed.clone() };
        let frames: Vec<_> = frames.iter().map(place).collect();
        let area = frames
            .iter()
            .map(|placed| placed.bounds().inflate(OVERHANG, OVERHANG))
            .reduce(|all, one| all.union(one))?;
        let room = Rect::new(-room.width, -room.height, room.width, room.height);
        let area = area.scale_from_origin(scale).expand().intersect(room);
        let most = ctx.input(|input| input.max_texture_side) as f64;
        let size = Size::new(area.width().min(most).min(32_767.0), area.height().min(most).min(32_767.0));
        let area = Rect::from_origin_size(area.origin(), size);
        let is_it = |picture: &GroupPicture| {
            let same = |(one, other): (&Placed, &Placed)| {
                Arc::ptr_eq(&one.frame, &other.frame) && (one.at - other.at).hypot() < 1e-6
            };
            picture.scale == scale
                && picture.area == area
                && picture.frames.len() == frames.len()
                && picture.frames.iter().zip(&frames).all(same)
        };
        if let Some(picture) = self.kept.iter_mut().find(|picture| is_it(picture)) {
            picture.is_shown = true;
            return Some((picture.area, picture.texture.clone()));
        }
        let texture = self.draw(ctx, &frames, area, scale)?;
        self.kept.push(GroupPicture { scale, frames, area, texture: texture.clone(), is_shown: true });
        Some((area, texture))
    }

    fn draw(&mut self, ctx: &Context, frames: &[Placed], area: Rect, scale: f64) -> Option<TextureHandle> {
        let (width, height) = (area.width() as u16, area.height() as u16);
        if width == 0 || height == 0 {
            return None;
        }
        let part = PicturePart { left: area.x0 as i32, top: area.y0 as i32, width, height, scale, sharp: true };
        let mut pixels = Vec::new();
        self.painter.paint(part, None, frames, &mut pixels);
        let image = ColorImage::from_rgba_premultiplied([usize::from(width), usize::from(height)], &pixels);
        Some(ctx.load_texture("frames", image, TextureOptions::NEAREST))
    }
}
