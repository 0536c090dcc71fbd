//! The pointer on the map: panning, zooming, pressing, dragging, hovering.

use egui::{Context, CursorIcon, PointerButton, Pos2, Rect, Ui, vec2};

use crate::app::canvas::Canvas;
use crate::app::paint::screen::{view_point, view_vector};
use crate::editor::{Cursor, Editor, Modifiers, Pointer};

/// The pointer now, on a canvas that was shown at `view`.
#[must_use]
pub fn pointer_now(ctx: &Context, view: Rect) -> Option<Pointer> {
    let (at, modifiers) = ctx.input(|input| (input.pointer.latest_pos(), input.modifiers));
    at.map(|at| pointer(ctx, at, view, modifiers))
}

impl Canvas {
    /// Panning and zooming.
    pub(super) fn navigate(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let dragged = response.dragged_by(PointerButton::Middle)
            || (is_panning(ui, editor) && response.dragged_by(PointerButton::Primary) && !editor.is_dragging());
        if dragged {
            self.space = false;
            editor.view_mut().camera.pan(view_vector(ui.ctx(), response.drag_delta()));
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        }
        if !response.contains_pointer() {
            return;
        }
        let (scroll, zoom, at) =
            ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta(), input.pointer.hover_pos()));
        if let (true, Some(at)) = ((zoom - 1.0).abs() > 1e-4, at) {
            let at = view_point(ui.ctx(), response.rect, at);
            editor.view_mut().camera.zoom_at(at, f64::from(zoom));
        } else if scroll != egui::Vec2::ZERO {
            editor.view_mut().camera.pan(view_vector(ui.ctx(), scroll));
        }
    }

    /// Pressing, dragging, releasing, in the order in which they happened.
    pub(super) fn point(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let view = response.rect;
        let panning = is_panning(ui, editor);
        // A fast mouse reports many positions a frame: only the last before each button event counts.
        let mut moved = None;
        let modifiers = ui.input(|input| input.modifiers);
        let drags = |editor: &Editor| editor.is_dragging() || !panning;
        for event in ui.input(|input| input.events.clone()) {
            match event {
                egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers } => {
                    self.space = false;
                    let times = if pressed { self.presses.press(ui.input(|input| input.time), pos) } else { 0 };
                    if let Some(pos) = moved.take().filter(|_| drags(editor)) {
                        editor.drag(pointer(ui.ctx(), pos, view, modifiers));
                    }
                    let pointer = pointer(ui.ctx(), pos, view, modifiers);
                    if !pressed {
                        editor.release(pointer);
                    } else if response.contains_pointer() && !panning {
                        response.request_focus();
                        editor.press(pointer);
                        editor.press_again(pointer, times);
                    }
                }
                egui::Event::PointerMoved(pos) if editor.is_pressed() => moved = Some(pos),
                _ => {}
            }
        }
        if let Some(pos) = moved.filter(|_| drags(editor)) {
            editor.drag(pointer(ui.ctx(), pos, view, modifiers));
        }
        if editor.is_dragging() {
            self.scroll_at_edges(ui, view, editor);
        } else {
            self.scrolls = false;
        }
        if let Some(at) = response.interact_pointer_pos().filter(|_| response.double_clicked()) {
            editor.double_click(pointer(ui.ctx(), at, view, modifiers));
        }
        self.look_below(ui, response, editor);
    }

    /// Scrolls the map while something is dragged near an edge of the view.
    fn scroll_at_edges(&mut self, ui: &Ui, view: Rect, editor: &mut Editor) {
        const NEAR: f32 = 32.0;
        const FAST: f32 = 900.0;
        let Some(at) = ui.input(|input| input.pointer.latest_pos()).filter(|at| view.contains(*at)) else { return };
        let push = |at: f32, from: f32, to: f32| ((from + NEAR - at).max(0.0) - (at - to + NEAR).max(0.0)) / NEAR;
        let push = vec2(push(at.x, view.left(), view.right()), push(at.y, view.top(), view.bottom()));
        self.scrolls |= push == egui::Vec2::ZERO;
        if push == egui::Vec2::ZERO || !self.scrolls {
            return;
        }
        let seconds = ui.input(|input| input.stable_dt.min(0.1));
        if !editor.pan_to_edge(view_vector(ui.ctx(), push * FAST * seconds)) {
            return;
        }
        let modifiers = ui.input(|input| input.modifiers);
        editor.drag(pointer(ui.ctx(), at, view, modifiers));
        ui.ctx().request_repaint();
    }

    fn look_below(&mut self, ui: &Ui, response: &egui::Response, editor: &mut Editor) {
        let at = ui.input(|input| input.pointer.hover_pos()).filter(|_| response.contains_pointer());
        let asking = at.map(|at| (at, editor.generation(), editor.view().camera));
        if let Some(at) = at {
            let place = view_point(ui.ctx(), response.rect, at);
            if self.asked != asking {
                self.hover = editor.hover_at(place);
            }
            editor.update_handle(Some(place));
            if response.dragged_by(PointerButton::Middle) || is_panning(ui, editor) {
                self.asked = None;
                return;
            }
            ui.ctx().set_cursor_icon(match editor.cursor(self.hover) {
                Cursor::Arrow => CursorIcon::Default,
                Cursor::Hand => CursorIcon::Grab,
                Cursor::Grabbing => CursorIcon::Grabbing,
                Cursor::Forbidden => CursorIcon::NoDrop,
                Cursor::Text => CursorIcon::Text,
                Cursor::UpDown => CursorIcon::ResizeVertical,
                Cursor::LeftRight => CursorIcon::ResizeHorizontal,
                Cursor::Press => CursorIcon::PointingHand,
                Cursor::Copying => CursorIcon::Copy,
                Cursor::Cross => CursorIcon::Crosshair,
            });
        } else {
            self.hover = None;
            editor.update_handle(None);
        }
        self.asked = asking;
    }
}

/// Space is held: the pointer moves the map.
fn is_panning(ui: &Ui, editor: &Editor) -> bool {
    editor.typing().is_none() && ui.input(|input| input.key_down(egui::Key::Space))
}

fn pointer(ctx: &Context, at: Pos2, view: Rect, modifiers: egui::Modifiers) -> Pointer {
    let modifiers = Modifiers { shift: modifiers.shift, command: modifiers.command };
    Pointer { at: view_point(ctx, view, at), modifiers }
}
