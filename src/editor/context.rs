//! What a menu beside the pointer is about.

use super::document::Document;
use crate::edit::SectionKind;
use crate::geom::{Point, Rect};
use crate::model::{CardKind, Key};

/// What a menu is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContextTarget {
    /// The text that is written.
    Text,
    /// Nothing in particular: the map itself.
    Map,
    /// A stage, or several, perhaps with steps of others.
    Stage,
    /// A step, or several.
    Step,
    /// A lane, or several.
    Lane,
    /// A card of that kind.
    Card(CardKind),
    /// A pain point.
    Pain,
    /// A wait point.
    Wait,
    /// A connector.
    Connector,
    /// What a persona feels at a step.
    Emotion,
    /// An empty cell.
    Cell,
    /// Several records.
    Several,
}

pub(super) fn context_target(doc: &Document) -> ContextTarget {
    if doc.typing.is_some() {
        return ContextTarget::Text;
    }
    if doc.focus.is_some() {
        return ContextTarget::Cell;
    }
    match doc.selection.only() {
        Some(Key::Stage(_)) => ContextTarget::Stage,
        Some(Key::Step(_)) => ContextTarget::Step,
        Some(Key::Lane(_)) => ContextTarget::Lane,
        Some(Key::Card(card)) => {
            ContextTarget::Card(doc.map.cards.get(&card).map_or_else(CardKind::default, |card| card.kind))
        }
        Some(Key::Pain(_)) => ContextTarget::Pain,
        Some(Key::Wait(_)) => ContextTarget::Wait,
        Some(Key::Connector(_)) => ContextTarget::Connector,
        Some(Key::Emotion(_)) => ContextTarget::Emotion,
        None => match SectionKind::from_keys(doc.selection.keys()) {
            Some(SectionKind::Stages) => ContextTarget::Stage,
            Some(SectionKind::Steps) => ContextTarget::Step,
            Some(SectionKind::Lanes) => ContextTarget::Lane,
            None if doc.selection.is_empty() => ContextTarget::Map,
            None => ContextTarget::Several,
        },
        Some(Key::Info | Key::Persona(_)) => ContextTarget::Map,
    }
}

pub(super) fn context_area(doc: &Document) -> Option<Rect> {
    let cell = || {
        let (column, row) = doc.place_of_cell(doc.focus?)?;
        doc.layout.grid.cell(column, row).map(|area| area.inset(-2.0))
    };
    let record = || doc.visible_area(doc.selection.keys().next()?);
    let area = doc.caret().or_else(cell).or_else(record)?;
    let camera = &doc.view.camera;
    let corner = |x, y| camera.view_from_map(Point::new(x, y));
    Some(Rect::from_points(corner(area.x0, area.y0), corner(area.x1, area.y1)))
}
