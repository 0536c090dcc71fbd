//! The window: the only part of the program that knows egui.
//!
//! It turns events into calls of the headless editor, draws its scene and overlay, and reads and writes files. Its rooms
//! stand on floors, and each uses only what is below it:
//!
//! | floor | |
//! |---|---|
//! | [`start`] | opens the window, or says why it can't |
//! | [`window`] | holds the parts, shows them, and applies what they return |
//! | [`canvas`], [`files`] | the map, its keyboard and pointer; opening, saving, recovering |
//! | [`panels`] | menus, lists, the inspector, and values in words |
//! | [`widgets`] | text, fields, controls; [`widgets::mirror`] alone tells left from right |
//! | [`paint`] | a scene as tiles in textures, and text of the window |
//! | [`action`], [`clipboard`], [`file_name`], [`random`], [`settings`], [`worker`] | the table of verbs, and what every floor needs |
//!
//! Panels read and return what they want; [`window::Window`] does it after all are painted. Start with [`window`], then
//! [`canvas`]. `tests/architecture/rooms.rs` holds the floors.

pub mod action;
pub mod canvas;
pub mod clipboard;
pub mod file_name;
pub mod files;
pub mod paint;
pub mod panels;
pub mod random;
pub mod settings;
pub mod start;
pub mod widgets;
pub mod window;
pub mod worker;

pub use start::{StartError, run};
