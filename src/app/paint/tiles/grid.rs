//! The grid of tiles over a plane, in pixels of a level: which tiles there are, and what each shows.

use crate::app::paint::planes::Plane;
use crate::geom::Rect;

/// The width and the height of a tile in pixels.
pub const SIDE: u32 = 256;

/// A tile of a level, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TileKey {
    /// The plane that it belongs to.
    pub plane: Plane,
    /// How many tiles are before it.
    pub column: i32,
    /// How many tiles are above it.
    pub row: i32,
}

/// A tile that is in view, drawn or not.
pub(super) struct SeenTile {
    pub key: TileKey,
    /// What it shows, in pixels of the level.
    pub area: Rect,
}

/// The tiles of a plane that a part of it reaches into.
pub(super) fn tiles_of(plane: Plane, part: Rect, bounds: Rect) -> impl Iterator<Item = SeenTile> {
    let side = f64::from(SIDE);
    let is_there = part.width() > 0.0 && part.height() > 0.0;
    let span = move |from: f64, to: f64| {
        let last = if is_there { (to / side).ceil() as i32 } else { i32::MIN };
        (from / side).floor() as i32..last
    };
    let (columns, rows) = (span(part.x0, part.x1), span(part.y0, part.y1));
    rows.flat_map(move |row| columns.clone().map(move |column| TileKey { plane, column, row }))
        .map(move |key| SeenTile { key, area: area_of(key, bounds) })
}

/// What a tile shows, in pixels of its level.
pub(super) fn area_of(key: TileKey, bounds: Rect) -> Rect {
    let side = f64::from(SIDE);
    let (x, y) = (f64::from(key.column) * side, f64::from(key.row) * side);
    Rect::new(x, y, x + side, y + side).intersect(bounds)
}

/// The columns and the rows of an area in whole pixels.
pub(super) fn whole_size(area: Rect) -> [u32; 2] {
    [area.width() as u32, area.height() as u32]
}
