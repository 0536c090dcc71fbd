//! The window.

pub mod atlas;
pub mod field;
pub mod files;
pub mod kept;
pub mod label;
pub mod mesh;
pub mod painter;
mod polygon;
mod polyline;
pub mod start;
pub mod style;
pub mod tessellate;
pub mod typing;
