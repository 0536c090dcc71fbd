//! Where things are: records in the scene, cells in the grid, and what is under a point of the view.

use std::sync::Arc;

use super::GridCell;
use super::document::Document;
use crate::geom::{BezPath, Point, Rect, Vec2};
use crate::model::{Card, CardId, CardKind, ConnectorId, Key, LaneId, StageId, StepId};
use crate::scene::sticky::{Hit, Stuck, clear_of, hit, sticky_offset};
use crate::scene::{LayerKind, Part, PlacedRef, Shape, Tag};
use crate::text::Block;
use crate::theme::TextRole;

use kurbo::ParamCurve as _;

/// How near the pointer must come to a line, in screen points.
const HIT_TOLERANCE: f64 = 6.0;

/// The parts of the map that are seen.
#[derive(Clone, Copy)]
pub(super) struct VisibleRegions {
    /// What neither header nor rail hides.
    pub clear: Rect,
    /// The whole view.
    pub all: Rect,
}

impl VisibleRegions {
    /// Where the frame of a record is seen: header and rail cover what is below them, and the header the lane names.
    pub fn of(&self, key: Key) -> Rect {
        let Self { clear, all } = *self;
        match key {
            Key::Info => all,
            Key::Stage(_) | Key::Step(_) => Rect { y0: all.y0, y1: all.y1, ..clear },
            Key::Lane(_) => Rect { x0: all.x0, x1: all.x1, ..clear },
            _ => clear,
        }
    }
}

/// What is selected.
impl Document {
    /// The card that is selected, or that the selected mark sits on.
    pub fn selected_card(&self) -> Option<CardId> {
        self.map.card_of(self.selection.only()?)
    }

    /// The selected cards, in the order of their ids.
    pub fn selected_cards(&self) -> Vec<CardId> {
        self.selection.keys().filter_map(Key::card).filter(|card| self.map.cards.contains_key(card)).collect()
    }

    /// The opportunity that is selected alone.
    pub fn selected_opportunity(&self) -> Option<&Card> {
        let card = self.map.cards.get(&self.selection.only()?.card()?)?;
        (card.kind == CardKind::Opportunity).then_some(card)
    }

    /// The step of what is selected, or of the cell that has the focus.
    pub fn selected_step(&self) -> Option<StepId> {
        if let Some(cell) = self.focus {
            return Some(cell.step);
        }
        match self.selection.only()? {
            Key::Step(step) => Some(step),
            Key::Stage(stage) => self.order.steps_of(&self.map, stage).next_back(),
            Key::Emotion(emotion) => self.map.emotions.get(&emotion).map(|emotion| emotion.step),
            _ => self.selected_card().and_then(|card| self.map.cards.get(&card)).map(|card| card.step),
        }
    }

    /// The lane of what is selected, or of the cell that has the focus.
    pub fn selected_lane(&self) -> Option<LaneId> {
        let lane = match (self.focus, self.selection.only()) {
            (Some(cell), _) => Some(cell.lane),
            (None, Some(Key::Lane(lane))) => Some(lane),
            _ => self.selected_card().and_then(|card| self.map.cards.get(&card)).map(|card| card.lane),
        };
        lane.filter(|lane| self.map.shows(*lane))
    }
}

/// Places in the grid, by column and row.
impl Document {
    pub fn column_of(&self, step: StepId) -> Option<usize> {
        self.grid_index().column(step)
    }

    pub fn row_of(&self, lane: LaneId) -> Option<usize> {
        self.grid_index().row(lane)
    }

    /// Column and row of a cell.
    pub fn place_of_cell(&self, cell: GridCell) -> Option<(usize, usize)> {
        Some((self.column_of(cell.step)?, self.row_of(cell.lane)?))
    }

    /// Column and row of a card.
    pub fn place_of_card(&self, card: CardId) -> Option<(usize, usize)> {
        self.place_of_cell(GridCell::from_card(self.map.cards.get(&card)?))
    }

    /// The last column that a card over several steps reaches.
    pub fn last_column_of(&self, card: &Card, first: usize) -> usize {
        let span = usize::try_from(card.span.max(1)).unwrap_or(usize::MAX);
        first.saturating_add(span - 1).min(self.layout.grid.columns.len().saturating_sub(1))
    }

    /// The stages in order, each with its first column.
    pub fn stages(&self) -> &[(StageId, usize)] {
        &self.grid_index().stages
    }

    /// The cell at a column and row.
    pub fn cell(&self, column: usize, row: usize) -> Option<GridCell> {
        let grid = &self.layout.grid;
        Some(GridCell { lane: grid.rows.get(row)?.lane, step: grid.columns.get(column)?.step })
    }

    /// The cell at a point of the map.
    pub fn cell_at(&self, at: Point) -> Option<GridCell> {
        let grid = &self.layout.grid;
        if !grid.contains(at) {
            return None;
        }
        self.cell(grid.column_at(at)?, grid.row_at(at)?)
    }
}

/// What is under a point.
impl Document {
    pub fn under(&self, at: Point) -> Hit {
        let camera = &self.view.camera;
        hit(self.scene(), camera, self.view.size, at, HIT_TOLERANCE / camera.zoom)
    }

    pub fn cell_under(&self, at: Point) -> Option<GridCell> {
        (self.under(at) != Hit::Covered).then(|| self.cell_at(self.view.in_map(at))).flatten()
    }

    /// The card at a point of the map.
    pub fn card_at(&self, at: Point) -> Option<(CardId, Rect)> {
        let there = self.scene().layer(LayerKind::Cards).within(Rect::from_points(at, at));
        there.into_iter().rev().find_map(|placed| match placed.tag?.key {
            Key::Card(id) if placed.bounds().contains(at) => Some((id, placed.bounds())),
            _ => None,
        })
    }
}

/// Where records are seen.
impl Document {
    pub fn area_of(&self, key: Key) -> Option<Rect> {
        area_in(self.placed_of(key)?, key)
    }

    /// Where a record is seen: moved along with sticky layers.
    pub fn visible_area(&self, key: Key) -> Option<Rect> {
        self.area_of(key).map(|area| area + self.sticky_shift(key))
    }

    /// How far a record is moved on the view because its layer is sticky, in map units.
    pub fn sticky_shift(&self, key: Key) -> Vec2 {
        let offset = |layer| sticky_offset(layer, self.scene(), &self.view.camera, self.view.size);
        layer_of(key).map_or(Vec2::ZERO, offset)
    }

    /// How far the text of a record is moved on the view: a name in the header also moves to stay in sight.
    pub fn text_shift(&self, key: Key) -> Vec2 {
        let stuck = || Stuck::new(LayerKind::Names, self.scene(), &self.view.camera, self.view.size);
        match self.name_of(key) {
            Some(placed) => stuck().offset_of(placed),
            None => self.sticky_shift(key),
        }
    }

    /// The part of the map that is seen beside header and rail.
    pub fn clear_area(&self) -> Rect {
        clear_of(self.scene(), &self.view.camera, self.view.size)
    }

    pub fn visible_regions(&self) -> VisibleRegions {
        VisibleRegions { clear: self.clear_area(), all: self.view.camera.visible(self.view.size) }
    }

    /// The line of a connector, and how far it is moved on the map.
    pub fn line_of(&self, id: ConnectorId) -> Option<(Vec2, &Arc<BezPath>)> {
        let placed = self.placed_of(id.into())?;
        let item = placed.frame.items.first()?;
        match &item.shape {
            Shape::Path { path, .. } => Some((placed.at.to_vec2() + item.at.to_vec2(), path)),
            _ => None,
        }
    }

    /// The frame with the name of a stage or a step.
    pub fn name_of(&self, key: Key) -> Option<PlacedRef<'_>> {
        let is_named = matches!(key, Key::Stage(_) | Key::Step(_));
        is_named.then(|| self.scene().layer(LayerKind::Names).frame_of(key)).flatten()
    }

    /// The placed frame that shows a record.
    pub fn placed_of(&self, key: Key) -> Option<PlacedRef<'_>> {
        let layer = self.scene().layer(layer_of(key)?);
        let card = match key {
            Key::Card(card) => card,
            Key::Pain(_) | Key::Wait(_) => self.map.card_of(key)?,
            _ => return layer.frame_of(key),
        };
        match self.place_of_card(card).and_then(|(column, row)| self.layout.grid.cell(column, row)) {
            Some(cell) => layer.frame_near(card.into(), cell),
            None => layer.frame_of(card.into()),
        }
    }

    /// The text block of a record, and its box in the scene.
    pub fn text_of(&self, key: Key) -> Option<(Rect, &Arc<Block>)> {
        let placed = self.name_of(key).or_else(|| self.placed_of(key))?;
        placed.frame.items.iter().find_map(|item| match &item.shape {
            Shape::Text { block, .. } if item.tag == Some(Tag { key, part: Part::Text }) => {
                Some((item.bounds() + placed.at.to_vec2(), block))
            }
            _ => None,
        })
    }

    /// Where the text of a record begins to be written that draws none while it is empty: the label of a connector, the
    /// quote of an emotion.
    pub fn blank_text_area(&self, key: Key) -> Option<Rect> {
        match key {
            Key::Connector(id) => self.blank_label_area(id),
            Key::Emotion(_) => self.blank_quote_area(key),
            _ => None,
        }
    }

    /// Beside the card that the line of a connector leaves, or in the middle of a line that runs straight up or down.
    fn blank_label_area(&self, id: ConnectorId) -> Option<Rect> {
        const SIZE: Vec2 = Vec2::new(28.0, 16.0);
        let (shift, path) = self.line_of(id)?;
        let (first, last) = (path.segments().next()?, path.segments().last()?);
        let (start, toward) = (first.start(), first.end() - first.start());
        let beside = toward.y.abs() < 0.01;
        let middle =
            if beside { start + Vec2::new(20.0_f64.copysign(toward.x), 0.0) } else { start.midpoint(last.end()) };
        Some(Rect::from_center_size(middle + shift, SIZE.to_size()))
    }

    /// Below the face of an emotion, or above it near the foot of the lane.
    fn blank_quote_area(&self, key: Key) -> Option<Rect> {
        let Key::Emotion(id) = key else { return None };
        let emotion = self.map.emotions.get(&id).filter(|emotion| emotion.quote.is_empty())?;
        let face = self.area_of(key)?;
        let column = self.layout.grid.columns.get(self.column_of(emotion.step)?)?;
        let half = (column.end - column.start) / 2.0 - 6.0;
        let line = f64::from(TextRole::Caption.style().line_height);
        let top = if emotion.value.value() >= 0.0 { face.y1 + 2.0 } else { face.y0 - 2.0 - line };
        let middle = face.center().x;
        Some(Rect::new(middle - half, top, middle + half, top + line))
    }
}

/// The layer in which records of a kind are shown.
pub(super) fn layer_of(key: Key) -> Option<LayerKind> {
    match key {
        Key::Info => Some(LayerKind::Title),
        Key::Stage(_) | Key::Step(_) => Some(LayerKind::Header),
        Key::Lane(_) => Some(LayerKind::Rail),
        Key::Card(_) | Key::Pain(_) | Key::Wait(_) => Some(LayerKind::Cards),
        Key::Connector(_) => Some(LayerKind::Connectors),
        Key::Emotion(_) => Some(LayerKind::Emotion),
        Key::Persona(_) => None,
    }
}

/// The box of a record in the frame that shows it: the whole frame, or the items that belong to the record.
pub(super) fn area_in(placed: PlacedRef<'_>, key: Key) -> Option<Rect> {
    if placed.tag.is_some_and(|tag| tag.key == key) {
        return Some(placed.bounds());
    }
    let items = placed.frame.items.iter().filter(|item| item.tag.is_some_and(|tag| tag.key == key));
    items.map(|item| item.bounds()).reduce(|all, one| all.union(one)).map(|area| area + placed.at.to_vec2())
}
