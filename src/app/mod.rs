//! The window: the only part of the program that knows egui.
//!
//! It turns events into calls of the headless editor, draws its scene and overlay, and asks for files. Panels
//! read and return what they want; [`window::Window`] does it after they are painted. Start with
//! [`window`], then [`canvas`]; [`action`] is the one table of verbs, [`label`] draws every text, and [`mirror`] alone
//! knows where the inline start of the interface is.

pub mod access;
pub mod action;
pub mod areas;
pub mod atlas;
pub mod canvas;
pub mod changes;
pub mod check;
pub mod clipboard;
pub mod command;
pub mod context;
pub mod copies;
pub mod drops;
pub mod field;
pub mod files;
pub mod find;
pub mod help;
pub mod inspector;
pub mod keeper;
pub mod kept;
pub mod keys;
pub mod label;
pub mod language;
pub mod menu;
pub mod mesh;
pub mod mirror;
pub mod outline;
mod overview;
pub mod painter;
pub mod palette;
mod polygon;
mod polyline;
mod presses;
mod record;
pub mod refusal;
pub mod signals;
pub mod start;
pub mod status;
pub mod style;
pub mod tessellate;
pub mod typing;
pub mod welcome;
pub mod window;

pub use start::{StartError, run, seed};
