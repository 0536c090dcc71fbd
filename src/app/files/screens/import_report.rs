//! The report of an import: what came in, what did not and why, and a copy of that list.

use egui::{Frame, Id, Key, Modal, Modifiers, ScrollArea, Ui};

use crate::app::files::Files;
use crate::app::files::screens::{Choice, Pen, notice};
use crate::app::files::work::import::Report;
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror;

/// Points across the dialog.
const WIDTH: f32 = 600.0;
/// The room of the rows, and what the dialog needs beside them.
const ROWS: f32 = 280.0;
const AROUND: f32 = 220.0;
/// More rows are only in the copy.
const MOST: usize = 200;

/// What the person wants of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Copy,
    Close,
}

/// Shows the report, when there is one.
pub(crate) fn ui(files: &mut Files, pen: &Pen<'_>) {
    let Some(report) = &mut files.report else { return };
    let escaped = pen.ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let fresh = !std::mem::replace(&mut report.begun, true);
    let id = Id::unique("imported");
    let area = Modal::default_area(id).fade_in(false).layout(mirror::column(pen.text.flow()));
    let modal = Modal::new(id).area(area).frame(Frame::window(&pen.ctx.global_style()));
    let room = pen.ctx.content_rect().size();
    let shown = modal.show(pen.ctx, |ui| {
        ui.set_width(WIDTH.min(room.x - 64.0));
        let title = pen.words.with("imported-title", &[("name", report.name.as_str().into())]);
        pen.text.paragraph(ui, &title, LabelStyle::TITLE);
        ui.add_space(4.0);
        pen.text.paragraph(ui, &notice::imported(report.stages, report.cards, pen.words), LabelStyle::BODY);
        let unused = pen.words.with("imported-unused", &[("count", report.unused.len().into())]);
        pen.text.paragraph(ui, &unused, LabelStyle::BODY);
        ui.add_space(8.0);
        report.rows_ui(ui, pen, ROWS.min(room.y - AROUND));
        ui.add_space(12.0);
        let choices = [
            Choice::main(pen.words, "dialog-close", Wish::Close),
            Choice::other(pen.words, "imported-copy", Wish::Copy),
        ];
        pen.choices_ui(ui, &choices, fresh)
    });
    match escaped.then_some(Wish::Close).or(shown.inner) {
        Some(Wish::Copy) => pen.ctx.copy_text(report.text(pen)),
        Some(Wish::Close) => files.put_report_away(),
        None => {}
    }
}

impl Report {
    fn rows_ui(&self, ui: &mut Ui, pen: &Pen<'_>, height: f32) {
        mirror::scroll_bar_at_end(pen.text.flow(), ui);
        let rows = ScrollArea::vertical().id_salt("imported").max_height(height.max(60.0)).auto_shrink([false, true]);
        rows.show(ui, |ui| {
            ui.set_width(ui.available_width() - mirror::SCROLL_BAR);
            for unused in self.unused.iter().take(MOST) {
                pen.text.paragraph(ui, &unused.sentence(pen.words), LabelStyle::CAPTION);
            }
            let more = self.unused.len().saturating_sub(MOST);
            if more > 0 {
                pen.text.paragraph(
                    ui,
                    &pen.words.with("imported-more", &[("count", more.into())]),
                    LabelStyle::CAPTION,
                );
            }
        });
    }

    /// The list for the clipboard, a line for each piece.
    fn text(&self, pen: &Pen<'_>) -> String {
        let lines: Vec<_> = self.unused.iter().map(|unused| unused.sentence(pen.words)).collect();
        lines.join("\n")
    }
}
