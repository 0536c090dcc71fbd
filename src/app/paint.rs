//! A scene as triangles: tessellated, kept as meshes, and drawn with one atlas of glyphs.

pub mod atlas;
pub mod cache;
pub mod mesh;
pub mod painter;
pub mod polygon;
pub mod polyline;
pub(crate) mod screen;
pub mod tessellate;
