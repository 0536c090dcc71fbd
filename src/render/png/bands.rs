//! A picture in bands: which rows are drawn together, by which thread, and in which order they come out.

use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::PngError;
use super::dash::{Dashes, pieces};
use super::extent::Extent;
use super::painter::{Tile, TilePainter};
use crate::geom::{Rect, Size};
use crate::render::Progress;
use crate::scene::{Color, PlacedRef, Scene};

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
    frames: Vec<(Rect, PlacedRef<'a>)>,
    extent: Extent,
    paper: Option<Color>,
    samples: Samples,
    /// Rows per band.
    rows: u32,
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
        let frames: Vec<_> = scene.frames().map(|(_, placed)| (placed.ink(), placed)).collect();
        let rows = (BAND / extent.width.max(1)).next_multiple_of(4).clamp(16, 1024);
        let piece = Size::new(f64::from(TILE), f64::from(rows));
        let items = frames.iter().flat_map(|(bounds, placed)| {
            let pieces = pieces(bounds.scale_from_origin(extent.scale), piece);
            placed.frame.items.iter().map(move |item| (item, pieces))
        });
        let dashes = Dashes::new(extent.scale, items);
        Self { frames, extent, paper, samples, rows, dashes }
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
        for left in (0..width).step_by(usize::from(TILE)) {
            let (x, y) = (left.cast_signed(), top.cast_signed());
            let columns = u32::from(TILE).min(width - left) as u16;
            let tile = Tile { left: x, top: y, width: columns, height: rows, scale, sharp: false };
            let seen = tile.in_map();
            let frames = self.frames.iter().filter(|(bounds, _)| bounds.overlaps(seen)).copied();
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
