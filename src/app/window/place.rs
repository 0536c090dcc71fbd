//! The place of the window, the open panels and the width of the lane names' column, kept for the next start.

use egui::{Context, Rect, ViewportBuilder, ViewportCommand};

use crate::app::window::Window;
use crate::persist::WindowGeometry;
use crate::theme::size;

/// The place of the window now. For a maximized window it is the place before that.
pub(super) fn current(ctx: &Context, before: Option<WindowGeometry>) -> Option<WindowGeometry> {
    let scale = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        let maximized = viewport.maximized.unwrap_or(false);
        if viewport.minimized.unwrap_or(false) {
            return before;
        }
        if maximized || viewport.fullscreen.unwrap_or(false) {
            return before.map(|before| WindowGeometry { maximized, ..before });
        }
        // In points of the usual size: at the start a window has no other yet.
        let whole = |points: f32| (points * scale).round() as i32;
        let size = viewport.inner_rect.map(|inner| (whole(inner.width()), whole(inner.height())))?;
        let corner = viewport.outer_rect.map(|outer: Rect| (whole(outer.min.x), whole(outer.min.y)));
        Some(WindowGeometry { corner, size, maximized })
    })
}

/// Maximizes a window that is as large as the screen or larger: with its frame it would reach beyond an edge, and the line at
/// the bottom with it. False as long as the sizes are not known.
pub(super) fn fit_to_screen(ctx: &Context) -> bool {
    let sizes = ctx.input(|input| {
        let viewport = input.viewport();
        let is_free = !viewport.maximized.unwrap_or(false) && !viewport.fullscreen.unwrap_or(false);
        Some((viewport.inner_rect?.size(), viewport.monitor_size?, is_free))
    });
    let Some((window, screen, is_free)) = sizes else { return false };
    if is_free && (window.x >= screen.x || window.y >= screen.y) {
        ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
    }
    true
}

/// Starts a window where the last one was.
pub(crate) fn begin(window: ViewportBuilder, place: Option<WindowGeometry>) -> ViewportBuilder {
    /// No screen is larger, but a hand-written settings file may say so.
    const LARGEST: i32 = 16_000;
    let Some(WindowGeometry { corner, size, maximized }) = place else { return window };
    let points = |whole: i32| whole.clamp(-LARGEST, LARGEST) as f32;
    let window = window.with_inner_size([points(size.0), points(size.1)]).with_maximized(maximized);
    match corner {
        Some((x, y)) => window.with_position([points(x), points(y)]),
        None => window,
    }
}

impl Window {
    /// Keeps the width of the lane names' column: each map of the window has the same, and the next start as well.
    pub(super) fn keep_lane_names(&mut self) {
        let now = self.editor.rail();
        if self.is_new_map {
            self.is_new_map = false;
            self.editor.set_rail(self.lane_names.unwrap_or(now));
        } else if !self.editor.is_pressed() && self.lane_names.unwrap_or(size::RAIL) != now {
            self.lane_names = Some(now);
            if let Some(store) = &self.store {
                store.change(move |settings| settings.set_lane_names(now));
            }
        }
    }

    /// Keeps the place of the window and the open panels.
    pub(super) fn remember_place(&self) {
        let Some(store) = &self.store else { return };
        let (place, panels, sizes) = (self.place, self.panels, self.sizes);
        store.change(move |settings| {
            settings.set_panels(&panels.names());
            settings.set_panel_sizes(&sizes.named());
            if let Some(place) = place {
                settings.set_window(place);
            }
        });
    }
}
