//! The window.

pub mod action;
pub mod atlas;
pub mod canvas;
pub mod field;
pub mod help;
pub mod inspector;
pub mod kept;
pub mod label;
pub mod menu;
pub mod mesh;
pub mod painter;
pub mod palette;
mod polygon;
mod polyline;
pub mod status;
pub mod style;
pub mod tessellate;
pub mod window;

use std::path::Path;

/// Opens the window, on a map if one is named, and returns when it is closed.
///
/// # Errors
/// When no window can be opened, in one sentence.
pub fn run(map: Option<&Path>) -> Result<(), String> {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1600.0, 1000.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let map = map.map(Path::to_owned);
    eframe::run_native("throughline", options, Box::new(|cc| Ok(Box::new(window::Window::new(cc, map)))))
        .map_err(|error| error.to_string())
}
pub mod typing;
pub mod welcome;
