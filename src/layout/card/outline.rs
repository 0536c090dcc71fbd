//! The outlines of cards: hexagon, accent, the band of color at the top.

use crate::geom::{BezPath, polygon};
use crate::scene::{Frame, Part, Shape};
use crate::theme::size;

/// How high the band of a card's color is.
const TAB: f64 = 6.0;

/// The hexagon of a decision. Its line, one and a half units wide, lies within the card.
pub(super) fn hexagon(width: f64, height: f64) -> BezPath {
    let (width, point, edge) = (width - 1.5, size::HEXAGON_POINT, 0.75);
    polygon([
        (edge, height / 2.0),
        (point + edge, edge),
        (width - point + edge, edge),
        (width + edge, height / 2.0),
        (width - point + edge, height - edge),
        (point + edge, height - edge),
    ])
}

/// The top of a card with rounded corners.
pub(super) fn sheet_tab(width: f64) -> BezPath {
    let radius = size::CARD_RADIUS;
    // Where the corner's arc is at the foot of the tab.
    let foot = radius - (radius.powi(2) - (radius - TAB).powi(2)).sqrt();
    let mut path = BezPath::new();
    path.move_to((foot, TAB));
    path.curve_to((foot + 0.7, TAB / 2.0), (radius / 2.0, 0.0), (radius, 0.0));
    path.line_to((width - radius, 0.0));
    path.curve_to((width - radius / 2.0, 0.0), (width - foot - 0.7, TAB / 2.0), (width - foot, TAB));
    path.close_path();
    path
}

/// The top of a hexagon whose points are `tip` below it.
pub(super) fn hexagon_tab(width: f64, tip: f64) -> BezPath {
    let (point, edge) = (size::HEXAGON_POINT + 0.75, 0.75);
    let foot = point - size::HEXAGON_POINT * (TAB - edge) / (tip - edge).max(TAB);
    polygon([(foot, TAB), (point, edge), (width - point, edge), (width - foot, TAB)])
}

/// The accent along the inline start of a card: as wide as an edge, following the rounded corners and
/// tapering into the card's edge.
pub(super) fn accent(height: f64) -> BezPath {
    /// How far the handles of a cubic that looks like a quarter ellipse reach.
    const KAPPA: f64 = 0.552_284_749_8;
    let (outer, x, edge) = (size::CARD_RADIUS, size::ACCENT, 1.0);
    let (rx, ry) = (outer - x, outer - edge);
    let mut path = BezPath::new();
    path.move_to((outer, 0.0));
    path.curve_to((outer - outer * KAPPA, 0.0), (0.0, outer - outer * KAPPA), (0.0, outer));
    path.line_to((0.0, height - outer));
    path.curve_to((0.0, height - outer + outer * KAPPA), (outer - outer * KAPPA, height), (outer, height));
    path.line_to((outer, height - edge));
    path.curve_to((outer - rx * KAPPA, height - edge), (x, height - outer + ry * KAPPA), (x, height - outer));
    path.line_to((x, outer));
    path.curve_to((x, outer - ry * KAPPA), (outer - rx * KAPPA, edge), (outer, edge));
    path.close_path();
    path
}

/// How far down in its frame a hexagon has its points.
pub fn tip(frame: &Frame) -> Option<f64> {
    let body = frame.items.first().filter(|item| item.tag.is_some_and(|tag| tag.part == Part::Body))?;
    matches!(body.shape, Shape::Path { .. }).then(|| body.bounds().center().y)
}
