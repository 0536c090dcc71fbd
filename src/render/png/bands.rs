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
    /// Rows per band.
    rows: u32,
    dashes: Dashes,
}

/// Pixels per band: few enough to stay in the cache, enough that few items are drawn in two bands.
const BAND: u32 = 1 << 20;

/// The widest tile for the rasterizer, below its limit of 16 bits.
const TILE: u16 = 32_768;

/// Each thread takes some 20 MiB.
const MOST_THREADS: usize = 8;

/// The premultiplied pixels of a band, and of a tile of one that is wider than a tile. They are reused.
#[derive(Default)]
struct BandCanvas {
    band: Vec<u8>,
    tile: Vec<u8>,
}

impl<'a> Bands<'a> {
    pub(super) fn new(scene: &'a Scene, extent: Extent, paper: Option<Color>) -> Self {
        let frames: Vec<_> = scene.frames().map(|(_, placed)| (placed.ink(), placed)).collect();
        let rows = (BAND / extent.width.max(1)).next_multiple_of(4).clamp(16, 1024);
        let piece = Size::new(f64::from(TILE), f64::from(rows));
        let items = frames.iter().flat_map(|(bounds, placed)| {
            let pieces = pieces(bounds.scale_from_origin(extent.scale), piece);
            placed.frame.items.iter().map(move |item| (item, pieces))
        });
        let dashes = Dashes::new(extent.scale, items);
        Self { frames, extent, paper, rows, dashes }
    }

    /// Pixels in a row.
    pub(super) fn width(&self) -> u32 {
        self.extent.width
    }

    /// Draws the picture. What `finish` makes of the premultiplied pixels of each band, on the thread that has drawn them,
    /// comes to `sink` from top to bottom.
    pub(super) fn draw<T: Send>(
        &self,
        progress: &Progress,
        finish: impl Fn(&[u8]) -> T + Sync,
        sink: &mut dyn FnMut(T) -> Result<(), PngError>,
    ) -> Result<(), PngError> {
        progress.at(0.0)?;
        let bands = self.extent.height.div_ceil(self.rows);
        let finish = &finish;
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS).min(bands as usize);
        thread::scope(|scope| {
            // Each thread takes every n-th band and has a channel of its own with room for one: the order of
            // the bands is known, and no thread runs far ahead of the sink.
            let (mut outlets, mut workers) = (Vec::new(), Vec::new());
            for first in 0..threads as u32 {
                let (inlet, outlet) = sync_channel(1);
                let work = move || self.draw_every(first, threads, finish, &inlet);
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

    fn draw_every<T>(&self, first: u32, step: usize, finish: &impl Fn(&[u8]) -> T, inlet: &SyncSender<T>) {
        let mut painter = TilePainter::new(self.dashes);
        let mut canvas = BandCanvas::default();
        for band in (first..self.extent.height.div_ceil(self.rows)).step_by(step) {
            self.paint(band, &mut painter, &mut canvas);
            // The receiver is gone if the sink has failed.
            if inlet.send(finish(&canvas.band)).is_err() {
                break;
            }
        }
    }

    /// Draws one band.
    fn paint(&self, band: u32, painter: &mut TilePainter, canvas: &mut BandCanvas) {
        let Extent { width, height, scale, .. } = self.extent;
        let top = band * self.rows;
        let height = self.rows.min(height - top) as u16;
        let mut paint = |left: u32, canvas: &mut Vec<u8>| {
            let (x, y) = (left.cast_signed(), top.cast_signed());
            let columns = u32::from(TILE).min(width - left) as u16;
            let tile = Tile { left: x, top: y, width: columns, height, scale, sharp: false };
            let seen = tile.in_map();
            let frames = self.frames.iter().filter(|(bounds, _)| bounds.overlaps(seen)).copied();
            painter.paint(tile, self.paper, frames, canvas);
            usize::from(tile.width) * 4
        };
        if width <= u32::from(TILE) {
            paint(0, &mut canvas.band);
            return;
        }
        let row = width as usize * 4;
        canvas.band.resize(row * usize::from(height), 0);
        for left in (0..width).step_by(usize::from(TILE)) {
            let row_of_tile = paint(left, &mut canvas.tile);
            let rows = canvas.tile.chunks_exact(row_of_tile).zip(canvas.band.chunks_exact_mut(row));
            for (from, to) in rows {
                let to = to.get_mut(left as usize * 4..).unwrap_or_default();
                to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
            }
        }
    }
}

/// Hands the bands to the sink in order.
fn drain<T>(
    outlets: &[Receiver<T>],
    bands: u32,
    progress: &Progress,
    sink: &mut dyn FnMut(T) -> Result<(), PngError>,
) -> Result<(), PngError> {
    for (outlet, band) in outlets.iter().cycle().zip(1..=bands) {
        sink(outlet.recv().map_err(|_| PngError::Drawing)?)?;
        progress.at(f64::from(band) / f64::from(bands))?;
    }
    Ok(())
}

impl Samples {
    /// The samples of premultiplied pixels.
    pub(super) fn converted(self, pixels: &[u8]) -> Vec<u8> {
        match self {
            Self::Rgb => convert_each(pixels, |[r, g, b, _]| [r, g, b]),
            // The alpha of an opaque picture may be a little less than full by rounding.
            Self::Opaque => convert_each(pixels, |[r, g, b, _]| [r, g, b, u8::MAX]),
            Self::Rgba => convert_each(pixels, straight),
        }
    }
}

fn convert_each<const N: usize>(from: &[u8], pixel: impl Fn([u8; 4]) -> [u8; N]) -> Vec<u8> {
    let from = from.as_chunks().0;
    let mut to = vec![0; N * from.len()];
    for (from, to) in from.iter().zip(to.as_chunks_mut().0) {
        *to = pixel(*from);
    }
    to
}

/// A pixel with straight instead of premultiplied alpha.
pub(super) fn straight(pixel: [u8; 4]) -> [u8; 4] {
    let [r, g, b, a] = pixel;
    if matches!(a, 0 | u8::MAX) {
        return pixel;
    }
    let divided = |c: u8| ((u32::from(c) * 255 + u32::from(a) / 2) / u32::from(a)).min(255) as u8;
    [divided(r), divided(g), divided(b), a]
}
