//! Pictures in dialogs: pixels on the screen, as large as there is room for.

use egui::{ColorImage, Image, Role, TextureHandle, TextureOptions, Ui, Vec2};

use super::label::named;
use crate::render::png::Pixels;

/// A picture that was handed to the graphics card, until another one takes its place.
#[derive(Default)]
pub struct PictureCache {
    texture: Option<(u64, TextureHandle)>,
}

impl PictureCache {
    /// The picture in a room of that size. Pixels are handed over once for each `generation`.
    pub fn image(&mut self, ui: &Ui, generation: u64, pixels: &Pixels, room: Vec2) -> (Image<'static>, Vec2) {
        if self.texture.as_ref().is_none_or(|(shown, _)| *shown != generation) {
            let texture = ui.ctx().load_texture("picture", color_image(pixels), TextureOptions::LINEAR);
            self.texture = Some((generation, texture));
        }
        let texture = self.texture.as_ref().map(|(_, texture)| (texture.id(), texture.size_vec2()));
        let (id, size) = texture.unwrap_or_default();
        let fitted = fit(size, room);
        (Image::new((id, size)).fit_to_exact_size(fitted), fitted)
    }

    /// Shows the picture in a room of that size, under a name.
    pub fn show(&mut self, ui: &mut Ui, generation: u64, pixels: &Pixels, room: Vec2, name: &str) {
        let (image, _) = self.image(ui, generation, pixels, room);
        named(ui.add(image), Role::Image, name);
    }
}

/// Pixels as the toolkit takes them.
pub(crate) fn color_image(pixels: &Pixels) -> ColorImage {
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
    ColorImage::from_rgba_unmultiplied([side(pixels.width), side(pixels.height)], &pixels.rgba)
}

/// As large as there is room for, and not larger than two pixels a point.
fn fit(size: Vec2, room: Vec2) -> Vec2 {
    size * (room.x / size.x).min(room.y / size.y).min(0.5)
}
