//! What stands where nothing is written yet. It belongs to the work on a map: no scene holds it, and so no export.

use super::document::Document;
use super::handle::{LEAST_ZOOM, PLUS};
use super::{GridCell, Highlight};
use crate::geom::{Point, Rect};
use crate::model::{Key, Role};
use crate::scene::sticky::Stuck;
use crate::scene::{Item, LayerKind, Part, Shape, Tag};
use crate::theme::size;

/// A place without a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placeholder {
    /// What is missing there.
    pub kind: PlaceholderKind,
    /// The room for what stands there instead, in map units, and where it is visible.
    pub place: Highlight,
}

/// What has no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// The stage of that number, from 1.
    Stage(usize),
    /// A step.
    Step,
    /// A cell without cards.
    Cell,
}

/// The stages and steps in view that have no name.
pub(super) fn nameless(doc: &Document) -> Vec<Placeholder> {
    let mut found = Vec::new();
    if doc.view.camera.zoom < LEAST_ZOOM {
        return found;
    }
    let stuck = Stuck::new(LayerKind::Names, doc.scene(), &doc.view.camera, doc.view.size);
    let regions = doc.visible_regions();
    for placed in doc.scene().layer(LayerKind::Names).within(regions.all - stuck.offset()) {
        let Some((tag, text)) = placed.frame.items.iter().find_map(name) else { continue };
        let is_written = doc.typing.as_ref().is_some_and(|typing| typing.key() == tag.key);
        let start = text.bounds() + placed.at.to_vec2() + stuck.offset_of(placed);
        let within = regions.of(tag.key);
        if is_empty(text) && !is_written && start.overlaps(within) {
            let kind = match tag.key {
                Key::Stage(stage) => PlaceholderKind::Stage(doc.grid_index().nth_stage(stage).map_or(0, |nth| nth + 1)),
                _ => PlaceholderKind::Step,
            };
            found.extend(
                room(doc, tag.key, start).map(|area| Placeholder { kind, place: Highlight::around(area, within) }),
            );
        }
    }
    found
}

/// The name among the items of a frame.
fn name(item: &Item) -> Option<(Tag, &Item)> {
    item.tag.filter(|tag| tag.part == Part::Text).map(|tag| (tag, item))
}

fn is_empty(item: &Item) -> bool {
    matches!(&item.shape, Shape::Text { block, .. } if block.text().trim().is_empty())
}

/// From where a name starts to the end of what it names.
fn room(doc: &Document, key: Key, start: Rect) -> Option<Rect> {
    let whole = doc.visible_area(key)?;
    let point = if matches!(key, Key::Stage(_)) { size::STAGE_POINT } else { 0.0 };
    let (x0, x1) = match doc.scene().flow.is_rtl() {
        true => (whole.x0 + point, start.x1),
        false => (start.x0, whole.x1 - point),
    };
    (x0 < x1).then(|| Rect::new(x0, start.y0, x1, start.y1))
}

/// The cell at a place of the view, when a card can be written there and none is.
pub(super) fn empty_cell(doc: &Document, at: Point) -> Option<(GridCell, Rect)> {
    let cell = doc.cell_under(at).filter(|_| doc.view.camera.zoom >= LEAST_ZOOM)?;
    let lane = doc.map.lanes.get(&cell.lane)?;
    if lane.locked || lane.role == Role::Emotion || doc.focus == Some(cell) {
        return None;
    }
    let (column, row) = doc.place_of_cell(cell)?;
    let area = doc.layout.grid.cell(column, row)?;
    // Cards over several steps begin elsewhere.
    let near = doc.scene().layer(LayerKind::Cards).within(area);
    (!near.iter().any(|placed| placed.bounds().overlaps(area))).then_some((cell, area))
}

/// What stands in the empty cell under the pointer.
pub(super) fn in_cell(doc: &Document, at: Point) -> Option<Placeholder> {
    let (cell, _) = empty_cell(doc, at)?;
    let (column, row) = doc.place_of_cell(cell)?;
    let grid = &doc.layout.grid;
    let (column, row) = (grid.columns.get(column)?, grid.rows.get(row)?);
    // Where the text of a first card would be, and before the plus.
    let lengths = doc.density.lengths();
    let (start, end) = (column.start + lengths.card_padding_inline, column.end - 4.0 * PLUS);
    let area = grid.rect(start, end, row.content, row.content + lengths.lane_content);
    let place = Highlight::around(area, doc.clear_area());
    Some(Placeholder { kind: PlaceholderKind::Cell, place })
}
