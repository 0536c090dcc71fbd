//! A scene as tiles in textures, drawn by the renderer of pictures; text of the window from one atlas of glyphs; and what stands
//! around the scene, kept as pictures.

pub mod atlas;
pub mod convert;
pub mod gl;
pub(crate) mod glyphs;
pub mod kept_panels;
pub mod pages;
pub mod painter;
pub(crate) mod pictures;
pub mod planes;
pub mod rects;
pub(crate) mod screen;
pub mod tiles;
