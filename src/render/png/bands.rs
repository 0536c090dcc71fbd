//! A picture in bands: which rows are drawn together, by which thread, and in which order they come out.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::PngError;
use super::bounds;
use super::dash::{Dashes, pieces};
use super::extent::Extent;
use super::painter::{Tile, TilePainter};
use crate::geom::{Rect, Size};
use crate::render::Progress;
use crate::scene::{Color, Placed, Scene};

/// The samples of an output pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Samples {
    /// Red, green, blue: the picture is opaque.
    Rgb,
    /// Red, green, blue and full alpha: the picture is opaque.
    Opaque,
    /// Red, green, blue and straight alpha.
    Rgba,
}

pub(super) struct Bands<'a> {
    /// The frames from back to front, each with its bounds in map units.
    frames: Vec<(Rect, &'a Placed)>,
    extent: Extent,
    paper: Option<Color>,
    samples: Samples,
    /// Rows per band.
    rows: u32,
    /// The widest tile of a band.
    tile: u16,
    dashes: Dashes,
}

/// Pixels per band: few enough to stay in the cache, enough that few items are drawn in two bands.
const BAND: u32 = 1 << 20;

/// The widest tile for the rasterizer, below its limit of 16 bits.
const TILE: u16 = 32_768;

/// More threads gain nothing, because a single thread compresses what they draw.
const MOST_THREADS: usize = 4;

impl<'a> Bands<'a> {
    pub(super) fn new(scene: &'a Scene, extent: Extent, paper: Option<Color>, samples: Samples) -> Self {
        let frames: Vec<_> = scene.frames().map(|(_, placed)| (bounds::of_frame(placed), placed)).collect();
        let rows = (BAND / extent.width.max(1)).next_multiple_of(4).clamp(16, 1024);
        let piece = Size::new(f64::from(TILE), f64::from(rows));
        let items = frames.iter().flat_map(|(bounds, placed)| {
            let pieces = pieces(bounds.scale_from_origin(extent.scale), piece);
            placed.frame.items.iter().map(move |item| (item, pieces))
        });
        let dashes = Dashes::new(extent.scale, items);
        Self { frames, extent, paper, samples, rows, tile: TILE, dashes }
    }

    /// Draws the picture and hands its bands to `sink` from top to bottom.
    pub(super) fn draw(
        &self,
        progress: &Progress,
        sink: &mut dyn FnMut(&[u8]) -> Result<(), PngError>,
    ) -> Result<(), PngError> {
        progress.at(0.0)?;
        let bands = self.extent.height.div_ceil(self.rows);
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS).min(bands as usize);
        thread::scope(|scope| {
            // Each thread takes every n-th band and has a channel of its own with room for one: the order of
            // the bands is known, and no thread runs far ahead of the sink.
            let (mut outlets, mut workers) = (Vec::new(), Vec::new());
            for first in 0..threads as u32 {
                let (inlet, outlet) = sync_channel(1);
                let work = move || self.draw_every(first, threads, &inlet);
                workers.push(thread::Builder::new().name("picture".to_owned()).spawn_scoped(scope, work)?);
                outlets.push(outlet);
            }
            let drained = drain(&outlets, bands, progress, sink);
            drop(outlets);
            // A thread that panicked has closed its channel, which the drain has reported.
            for worker in workers {
                let _ = worker.join();
            }
            drained
        })
    }

    fn draw_every(&self, first: u32, step: usize, inlet: &SyncSender<Vec<u8>>) {
        let mut painter = TilePainter::new(self.dashes);
        let mut canvas = Vec::new();
        for band in (first..self.extent.height.div_ceil(self.rows)).step_by(step) {
            let rows = self.band(band, &mut painter, &mut canvas);
            // The receiver is gone if the sink has failed.
            if inlet.send(rows).is_err() {
                break;
            }
        }
    }

    /// The rows of one band. `canvas` is a buffer that is reused.
    fn band(&self, band: u32, painter: &mut TilePainter, canvas: &mut Vec<u8>) -> Vec<u8> {
        let Extent { width, height, scale, .. } = self.extent;
        let top = band * self.rows;
        let rows = self.rows.min(height - top) as u16;
        let sample = self.samples.bytes();
        let mut done = vec![0; width as usize * usize::from(rows) * sample];
        for left in (0..width).step_by(usize::from(self.tile)) {
            let tile = Tile { left, top, width: u32::from(self.tile).min(width - left) as u16, height: rows, scale };
            let seen = tile.in_map();
            let frames = self
                .frames
                .iter()
                .filter(|(bounds, _)| bounds.overlaps(seen))
                .map(|(bounds, placed)| (*bounds, *placed));
            painter.paint(tile, self.paper, frames, canvas);
            let from = canvas.chunks_exact(usize::from(tile.width) * 4);
            for (from, to) in from.zip(done.chunks_exact_mut(width as usize * sample)) {
                let to = to.get_mut(left as usize * sample..).unwrap_or_default();
                self.samples.convert(from, to);
            }
        }
        done
    }
}

/// Hands the bands to the sink in order.
fn drain(
    outlets: &[Receiver<Vec<u8>>],
    bands: u32,
    progress: &Progress,
    sink: &mut dyn FnMut(&[u8]) -> Result<(), PngError>,
) -> Result<(), PngError> {
    for (outlet, band) in outlets.iter().cycle().zip(1..=bands) {
        sink(&outlet.recv().map_err(|_| PngError::Drawing)?)?;
        progress.at(f64::from(band) / f64::from(bands))?;
    }
    Ok(())
}

impl Samples {
    fn bytes(self) -> usize {
        match self {
            Self::Rgb => 3,
            Self::Opaque | Self::Rgba => 4,
        }
    }

    /// Converts a row of premultiplied pixels.
    fn convert(self, from: &[u8], to: &mut [u8]) {
        match self {
            Self::Rgb => convert_each(from, to, |[r, g, b, _]| [r, g, b]),
            // The alpha of an opaque picture may be a little less than full by rounding.
            Self::Opaque => convert_each(from, to, |[r, g, b, _]| [r, g, b, u8::MAX]),
            Self::Rgba => convert_each(from, to, straight),
        }
    }
}

fn convert_each<const N: usize>(from: &[u8], to: &mut [u8], pixel: impl Fn([u8; 4]) -> [u8; N]) {
    for (from, to) in from.as_chunks().0.iter().zip(to.as_chunks_mut().0) {
        *to = pixel(*from);
    }
}

/// A pixel with straight instead of premultiplied alpha.
fn straight(pixel: [u8; 4]) -> [u8; 4] {
    let [r, g, b, a] = pixel;
    if matches!(a, 0 | u8::MAX) {
        return pixel;
    }
    let divided = |c: u8| ((u32::from(c) * 255 + u32::from(a) / 2) / u32::from(a)).min(255) as u8;
    [divided(r), divided(g), divided(b), a]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::geom::{BezPath, Flow, Point, Size};
    use crate::render::png::PictureSize;
    use crate::scene::{Dash, Frame, Layer, LayerKind, Radii, Shape, Stroke};
    use crate::text::{Align, Engine, Request, Style, Weight};

    /// A scene whose edges, corners, dashes and curves are cut by every band and tile.
    fn busy() -> Scene {
        let size = Size::new(300.0, 200.0);
        let mut frame = Frame::new(size);
        for step in 0..12_u8 {
            let along = f64::from(step) * 21.7;
            let stroke = Stroke {
                color: Color::hex(0x2f6fed).with_alpha(200),
                width: 1.5,
                dash: if step % 2 == 0 { Dash::Solid } else { Dash::Dashed },
            };
            let (fill, radii) = (Some(Color::hex(0xfdecec).with_alpha(140)), Radii::all(f64::from(step)));
            let shape = Shape::Rect { size: Size::new(60.3, 44.1), radii, fill, stroke: Some(stroke) };
            frame.push(Point::new(along, along / 2.0), None, shape);
            let mut path = BezPath::new();
            path.move_to((0.0, 0.0));
            path.curve_to((80.0, 10.0), (-40.0, 90.0), (70.0, 120.0));
            frame.push(Point::new(along, 3.3), None, Shape::Path { path: Arc::new(path), fill, stroke: Some(stroke) });
        }
        let style = Style { weight: Weight::SemiBold, size: 15.0, line_height: 20.0 };
        let text = "Calls the hotline, הלקוח מתקשר, and waits";
        let request = Request { text, style, width: Some(90.0), align: Align::Center, flow: Flow::LeftToRight };
        let shape = Shape::Text { block: Engine::new().block(&request), color: Color::hex(0x1f2024) };
        frame.push(Point::new(40.0, 20.0), None, shape);
        let placed = Placed { at: Point::ZERO, tag: None, frame: Arc::new(frame) };
        Scene { size, layers: vec![Layer { kind: LayerKind::Cards, frames: vec![placed] }], ..Scene::default() }
    }

    fn drawn(scene: &Scene, rows: u32, tile: u16) -> Vec<u8> {
        let extent = Extent::new(scene.size, PictureSize::Factor(1.3), None).unwrap();
        let whole = Bands::new(scene, extent, Some(Color::hex(0xfafaf8)), Samples::Rgb);
        let mut all = Vec::new();
        let mut take = |band: &[u8]| {
            all.extend_from_slice(band);
            Ok(())
        };
        Bands { rows, tile, ..whole }.draw(&Progress::default(), &mut take).unwrap();
        all
    }

    #[test]
    fn bands_and_tiles_join_without_a_seam() {
        let scene = busy();
        let whole = drawn(&scene, 1000, 1000);
        for (rows, tile) in [(16, 1000), (5, 1000), (1, 1000), (1000, 64), (20, 52), (7, 31)] {
            let pieces = drawn(&scene, rows, tile);
            assert_eq!(whole.len(), pieces.len());
            let most = whole.iter().zip(&pieces).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(most <= Some(2), "{rows} rows, {tile} columns: {most:?}");
        }
    }

    #[test]
    fn a_band_is_bounded_however_large_the_picture_is() {
        for (width, height) in [(1.0, 100_000.0), (3_840.0, 2_000.0), (100_000.0, 100_000.0), (100_000.0, 1.0)] {
            let extent = Extent::new(Size::new(width, height), PictureSize::Factor(1.0), None).unwrap();
            let Bands { rows, .. } = Bands::new(&Scene::default(), extent, None, Samples::Rgba);
            let pixels = extent.width * rows;
            assert!(pixels <= 2 << 20, "{width} by {height}: {pixels} pixels in a band");
        }
    }

    #[test]
    fn straight_colors_are_those_that_were_multiplied() {
        for a in 1..=u8::MAX {
            for c in [0, 1, 127, 200, u8::MAX] {
                let multiplied = ((u32::from(c) * u32::from(a) + 127) / 255) as u8;
                let [back, ..] = straight([multiplied, 0, 0, a]);
                let again = ((u32::from(back) * u32::from(a) + 127) / 255) as u8;
                assert_eq!(multiplied, again, "{c} at {a}");
            }
        }
    }
}
