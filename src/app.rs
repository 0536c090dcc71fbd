//! The window: the only part of the program that knows egui.
//!
//! It turns events into calls of the headless editor, draws its scene and overlay, and asks for files. The rooms stand on
//! floors, and each uses only what is below it: start → window → canvas | files → panels → widgets → paint. Panels read
//! and return what they want; [`window::Window`] does it after they are painted. Start with [`window`], then [`canvas`];
//! [`action`] is the one table of verbs, [`widgets::label`] draws every text, and [`widgets::mirror`] alone knows where
//! the inline start of the interface is.

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
