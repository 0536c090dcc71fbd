//! The report of an import: what came in, what did not and why, and a copy of that list.

use egui::{Id, ScrollArea, Ui};

use super::message_text;
use crate::app::files::work::import::ImportReport;
use crate::app::widgets::dialog::{DialogButton, DialogUi};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::mirror;

/// Points across the dialog.
const WIDTH: f32 = 600.0;
/// The room of the rows, and what the dialog needs beside them.
const ROWS: f32 = 280.0;
const AROUND: f32 = 220.0;
/// More rows are only in the copy.
const MOST: usize = 200;

/// Shows the report; true when it was closed. Its button gets the focus when it is `fresh`.
pub fn ui(cx: &DialogUi<'_>, report: &ImportReport, fresh: bool) -> bool {
    let room = cx.ctx.content_rect().size();
    let (pressed, _, escaped) = cx.modal(Id::unique("imported"), |ui| {
        ui.set_width(WIDTH.min(room.x - 64.0));
        let title = cx.words.with("imported-title", &[("name", report.name.as_str().into())]);
        cx.title_ui(ui, &title);
        ui.add_space(4.0);
        cx.text.paragraph(ui, &message_text::imported(report.stages, report.cards, cx.words), LabelStyle::BODY);
        let unused = cx.words.with("imported-unused", &[("count", report.unused.len().into())]);
        cx.text.paragraph(ui, &unused, LabelStyle::BODY);
        ui.add_space(8.0);
        rows_ui(ui, cx, report, ROWS.min(room.y - AROUND));
        ui.add_space(12.0);
        let buttons = [
            DialogButton::primary(cx.words, "dialog-close", true),
            DialogButton::secondary(cx.words, "imported-copy", false),
        ];
        cx.buttons_ui(ui, &buttons, fresh)
    });
    if pressed == Some(false) {
        let lines: Vec<_> = report.unused.iter().map(|unused| unused.sentence(cx.words)).collect();
        cx.ctx.copy_text(lines.join("\n"));
    }
    escaped || pressed == Some(true)
}

fn rows_ui(ui: &mut Ui, cx: &DialogUi<'_>, report: &ImportReport, height: f32) {
    mirror::scroll_bar_at_end(cx.text.flow(), ui);
    let rows = ScrollArea::vertical().id_salt("imported").max_height(height.max(60.0)).auto_shrink([false, true]);
    rows.show(ui, |ui| {
        ui.set_width(ui.available_width() - mirror::SCROLL_BAR);
        for unused in report.unused.iter().take(MOST) {
            cx.text.paragraph(ui, &unused.sentence(cx.words), LabelStyle::CAPTION);
        }
        let more = report.unused.len().saturating_sub(MOST);
        if more > 0 {
            cx.text.paragraph(ui, &cx.words.with("imported-more", &[("count", more.into())]), LabelStyle::CAPTION);
        }
    });
}
