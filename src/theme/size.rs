//! Lengths in map units, but for those that depend on the [density](super::Density).

/// Around the map on the canvas.
pub const CANVAS_MARGIN: f64 = 24.0;
/// Around an exported picture.
pub const PICTURE_MARGIN: f64 = 32.0;
/// The lane names' column, without the margin before it, as it is when nobody has changed it.
pub const RAIL: f64 = 140.0;
/// The narrowest and the widest lane names' column.
pub const RAILS: std::ops::RangeInclusive<f64> = 92.0..=320.0;
/// The icon of a lane's role.
pub const ROLE_ICON: f64 = 16.0;
/// A column without the gutters at its sides, where the map is not denser: the width of a card over one step.
pub const CARD_WIDTH: f64 = 164.0;
/// Between two columns, at least.
pub const GUTTER: f64 = 20.0;
/// Between two cards of a cell.
pub const CARD_GAP: f64 = 8.0;
/// Corners of cards.
pub const CARD_RADIUS: f64 = 8.0;
/// The accent at a card's inline start.
pub const ACCENT: f64 = 3.0;
/// The point of a decision's hexagon.
pub const HEXAGON_POINT: f64 = 14.0;
/// A stage's chevron.
pub const STAGE_HEIGHT: f64 = 38.0;
/// The point of a stage's chevron.
pub const STAGE_POINT: f64 = 12.0;
/// Between two stages.
pub const STAGE_GAP: f64 = 6.0;
/// A derived line's strip.
pub const LINE_HEIGHT: f64 = 20.0;
/// The emotion lane's curve.
pub const CURVE_HEIGHT: f64 = 120.0;
/// From the middle of the emotion lane's curve to the best feeling, and to the worst.
pub const CURVE_REACH: f64 = CURVE_HEIGHT / 2.0 - FACE / 2.0 - CURVE_AIR;
/// What an emotion lane keeps free beside the padding of every lane.
pub const CURVE_AIR: f64 = 4.0;
/// A face on the axis of an emotion lane.
pub const FACE: f64 = 16.0;
/// A point of a curve.
pub const POINT: f64 = 12.0;
/// Icons in strips and captions.
pub const ICON: f64 = 14.0;
/// Between an icon and its text.
pub const ICON_GAP: f64 = 6.0;
/// A star of a moment of truth.
pub const STAR: f64 = 18.0;
/// Corners of connectors.
pub const CONNECTOR_RADIUS: f64 = 8.0;
/// Between two connectors in one gutter.
pub const TRACK: f64 = 6.0;
/// An arrowhead's length.
pub const HEAD: f64 = 8.0;
/// A dot of severity.
pub const DOT: f64 = 5.0;
