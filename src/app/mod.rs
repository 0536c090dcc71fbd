//! The window.

pub mod action;
pub mod atlas;
pub mod canvas;
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

/// x
pub fn run() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1600.0, 1000.0]);
    let o = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native("t", o, Box::new(|cc| Ok(Box::new(window::Window::new(cc, None)))))
}
