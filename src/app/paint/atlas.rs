//! Glyphs as pictures in one texture of the graphics card.
//!
//! A glyph is drawn into the texture the first time it is needed at a size. The texture grows once; when it is
//! full at its largest, a new empty one takes its place. The old one lives on for a few frames, so triangles that
//! were already handed out stay right; whoever keeps triangles asks for the [`Atlas::generation`] and makes
//! them again when it has changed.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{ColorImage, ImageData};
use egui::{Color32, TextureHandle, TextureId, TextureOptions, Vec2, pos2, vec2};
use etagere::{AtlasAllocator, size2};
use swash::FontRef;
use swash::scale::image::{Content, Image};
use swash::scale::{Render, ScaleContext, Source, StrikeWith};
use swash::zeno::Vector;

use crate::text::Font;

/// The side of the first and of the largest texture.
const SIDES: (usize, usize) = (1024, 2048);
/// Empty pixels after each glyph, so that neighbors don't bleed into each other.
const GAP: i32 = 1;
/// Glyphs larger than this are drawn at this size and stretched.
pub const LARGEST: f32 = 256.0;
/// Glyphs up to this size are placed at quarters of a pixel, larger ones at whole pixels.
const QUARTERS_UP_TO: f32 = 40.0;
/// How many frames an old texture outlives its successor.
const AFTERLIFE: u64 = 3;

/// Which picture of a glyph is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct SpriteKey {
    font: u64,
    id: u32,
    size: u16,
    quarter: u8,
    bright: bool,
}

/// The size at which a glyph is drawn into the texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RasterSize(u16);

impl RasterSize {
    const UNITS: f32 = 32.0;

    /// The size that is nearest to the wanted one.
    #[must_use]
    pub fn exact(pixels: f32) -> Self {
        Self((pixels.clamp(1.0, LARGEST) * Self::UNITS).round() as u16)
    }

    /// The size in pixels.
    #[must_use]
    pub fn pixels(self) -> f32 {
        f32::from(self.0) / Self::UNITS
    }
}

/// A glyph in the texture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sprite {
    /// Where its picture's top left corner is from the glyph's origin, in pixels.
    pub offset: Vec2,
    /// How large its picture is, in pixels.
    pub size: Vec2,
    /// Where its picture is in the texture.
    pub uv: egui::Rect,
    /// True when it has colors of its own.
    pub colored: bool,
}

/// All glyphs that were needed lately.
pub struct Atlas {
    ctx: egui::Context,
    texture: TextureHandle,
    retired: Vec<(u64, TextureHandle)>,
    side: usize,
    space: AtlasAllocator,
    sprites: HashMap<SpriteKey, Option<Sprite>>,
    scale: ScaleContext,
    generation: u64,
}

impl Atlas {
    /// An empty atlas with a texture of `ctx`.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let side = SIDES.0.min(largest_side(ctx));
        Self {
            ctx: ctx.clone(),
            texture: blank_texture(ctx, side),
            retired: Vec::new(),
            side,
            space: blank_space(side),
            sprites: HashMap::new(),
            scale: ScaleContext::new(),
            generation: 0,
        }
    }

    /// The texture that sprites are pieces of.
    #[must_use]
    pub fn texture(&self) -> TextureId {
        self.texture.id()
    }

    /// Changes when earlier sprites belong to another texture.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Width and height of the texture.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// How many pictures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sprites.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sprites.is_empty()
    }

    /// The picture of a glyph whose origin is at `x` (of which only the fraction counts); `None` when there is
    /// nothing to draw. `bright` is for light text: it gets a little heavier, since blending makes it look thin.
    /// The second value is the whole pixel that the picture's place counts from.
    pub fn glyph(&mut self, font: &Font, id: u32, size: RasterSize, x: f32, bright: bool) -> (Option<Sprite>, f32) {
        let (whole, quarter) = if size.pixels() <= QUARTERS_UP_TO {
            let quarters = (x * 4.0).round();
            ((quarters / 4.0).floor(), quarters.rem_euclid(4.0) as u8)
        } else {
            (x.round(), 0)
        };
        let key = SpriteKey { font: font.id(), id, size: size.0, quarter, bright };
        let sprite = match self.sprites.get(&key) {
            Some(sprite) => *sprite,
            None => self.rasterize(font, key),
        };
        (sprite, whole)
    }

    fn rasterize(&mut self, font: &Font, key: SpriteKey) -> Option<Sprite> {
        let image = self.image(font, key).filter(|image| image.placement.width > 0 && image.placement.height > 0);
        let sprite = image.and_then(|image| self.store(&image, key.bright));
        self.sprites.insert(key, sprite);
        sprite
    }

    fn image(&mut self, font: &Font, key: SpriteKey) -> Option<Image> {
        let face = FontRef::from_index(font.bytes(), font.index() as usize)?;
        let size = RasterSize(key.size).pixels();
        let builder = self.scale.builder_with_id(face, [font.id(), 0]).size(size);
        let mut scaler = builder.normalized_coords(font.coords()).build();
        Render::new(&[Source::ColorOutline(0), Source::ColorBitmap(StrikeWith::BestFit), Source::Outline])
            .offset(Vector::new(f32::from(key.quarter) / 4.0, 0.0))
            .render(&mut scaler, u16::try_from(key.id).ok()?)
    }

    fn store(&mut self, image: &Image, bright: bool) -> Option<Sprite> {
        let (width, height) = (image.placement.width as usize, image.placement.height as usize);
        let wanted = size2(i32::try_from(width).ok()? + GAP, i32::try_from(height).ok()? + GAP);
        let place = match self.space.allocate(wanted) {
            Some(place) => place,
            None => {
                self.renew();
                self.space.allocate(wanted)?
            }
        };
        let corner = place.rectangle.min;
        let at = [usize::try_from(corner.x).ok()?, usize::try_from(corner.y).ok()?];
        let pixels = color_image(image, [width, height], bright)?;
        self.texture.set_partial(at, pixels, TextureOptions::LINEAR);
        let texel = 1.0 / self.side as f32;
        let from = pos2(at[0] as f32, at[1] as f32) * texel;
        let size = vec2(width as f32, height as f32);
        Some(Sprite {
            offset: vec2(image.placement.left as f32, -image.placement.top as f32),
            size,
            uv: egui::Rect::from_min_size(from, size * texel),
            colored: image.content == Content::Color,
        })
    }

    /// Starts again with an empty texture, larger if that is allowed.
    fn renew(&mut self) {
        self.side = (self.side * 2).min(SIDES.1).min(largest_side(&self.ctx)).max(self.side);
        let fresh = blank_texture(&self.ctx, self.side);
        let now = self.ctx.cumulative_frame_nr();
        self.retired.retain(|(since, _)| now < since + AFTERLIFE);
        self.retired.push((now, std::mem::replace(&mut self.texture, fresh)));
        self.space = blank_space(self.side);
        self.sprites.clear();
        self.generation += 1;
    }
}

fn largest_side(ctx: &egui::Context) -> usize {
    ctx.input(|input| input.max_texture_side)
}

/// A transparent texture with the white pixel at its corner that solid shapes sample.
fn blank_texture(ctx: &egui::Context, side: usize) -> TextureHandle {
    let mut image = ColorImage::filled([side, side], Color32::TRANSPARENT);
    for y in 0..2 {
        for x in 0..2 {
            if let Some(pixel) = image.pixels.get_mut(y * side + x) {
                *pixel = Color32::WHITE;
            }
        }
    }
    ctx.load_texture("glyphs", ImageData::Color(Arc::new(image)), TextureOptions::LINEAR)
}

/// Free space of a texture but for its corner.
fn blank_space(side: usize) -> AtlasAllocator {
    let side = i32::try_from(side).unwrap_or(i32::from(u16::MAX));
    let mut space = AtlasAllocator::new(size2(side, side));
    let corner = space.allocate(size2(4, 4));
    debug_assert!(corner.is_some_and(|corner| corner.rectangle.min.x == 0 && corner.rectangle.min.y == 0));
    space
}

fn color_image(image: &Image, size: [usize; 2], bright: bool) -> Option<ColorImage> {
    let pixels: Vec<Color32> = match image.content {
        Content::Mask => image.data.iter().map(|cover| Color32::from_white_alpha(weighted(*cover, bright))).collect(),
        Content::Color | Content::SubpixelMask => image
            .data
            .as_chunks::<4>()
            .0
            .iter()
            .map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(*r, *g, *b, *a))
            .collect(),
    };
    (pixels.len() == size[0] * size[1]).then(|| ColorImage::new(size, pixels))
}

/// Coverage to opacity. Blending happens in gamma space: right for dark on light, too thin for light on dark.
fn weighted(cover: u8, bright: bool) -> u8 {
    let cover = u16::from(cover);
    let heavier = if bright { 2 * cover - cover * cover / 255 } else { cover };
    u8::try_from(heavier).unwrap_or(u8::MAX)
}
