//! Does what comes of files that were dropped onto the window.

use std::path::PathBuf;

use egui::Context;

use super::super::canvas::{EventOutcome, put};
use super::super::files::FileAction;
use super::Window;
use crate::app::window::dropped_files::{Dropped, begins_map};
use crate::geom::Point;

impl Window {
    /// Takes in what was dropped. Texts and tables become cards one after the other; of several maps the last one is
    /// opened, when that is done.
    pub(super) fn handle_drops(&mut self, ctx: &Context) {
        let paths: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !paths.is_empty() && !self.is_modal() {
            self.aim_drop(ctx);
            let (foreign, others): (Vec<_>, Vec<_>) =
                paths.into_iter().partition(|path| begins_map(path, &self.editor));
            if let Some(path) = foreign.into_iter().last() {
                self.settle(ctx);
                self.files.act(FileAction::OpenPath(path), &mut self.editor);
            }
            if !others.is_empty() {
                self.drops.read(others);
            }
        }
        let dropped = self.drops.poll();
        if dropped.is_empty() {
            return;
        }
        self.settle(ctx);
        let mut map = None;
        let mut cell = None;
        for dropped in dropped {
            match dropped {
                Dropped::Map(path) => map = Some(path),
                Dropped::Cards(pasted) => {
                    // What follows comes into the same cell, after what came before.
                    if let Some(cell) = cell {
                        self.editor.focus_cell(cell);
                    }
                    cell = cell.or_else(|| self.editor.current_cell());
                    if let EventOutcome::Refused(why) = put(&mut self.editor, &pasted) {
                        self.canvas.show_message(self.words.text(why).into_owned());
                    }
                }
                Dropped::Refused(name, why) => self.canvas.show_message(self.words.with(why, &[("name", name.into())])),
            }
        }
        if let Some(path) = map {
            self.files.act(FileAction::OpenPath(path), &mut self.editor);
        }
        ctx.request_repaint();
    }

    /// Where the pointer is known to be over the map, what is dropped goes there.
    fn aim_drop(&mut self, ctx: &Context) {
        let at = ctx.input(|input| input.pointer.hover_pos()).filter(|at| self.view.contains(*at));
        let Some(at) = at else { return };
        let place = at - self.view.min;
        let place = Point::new(f64::from(place.x), f64::from(place.y));
        if self.editor.cell_under(place).is_some() {
            self.editor.press_secondary(place);
        }
    }
}
