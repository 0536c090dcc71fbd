//! The start screen, shown over an empty map.

use egui::{Align2, Area, Button, Frame, Response, ScrollArea, Ui, vec2};

use crate::app::action::Action;
use crate::app::panels::menu::{MenuChoice, keys_of};
use crate::app::widgets::access::title_around;
use crate::app::widgets::label::{LabelStyle, TextUi, named};
use crate::app::widgets::{mirror, style};
use crate::editor::Editor;
use crate::i18n::Words;
use crate::persist;

/// How to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartChoice {
    /// From a template.
    From(MenuChoice),
    /// From a few empty lanes and steps.
    Empty,
}

/// The greatest width.
const WIDTH: f32 = 400.0;

/// The margin around the choices.
const MARGIN: f32 = 20.0;

/// Shows the start screen when the map is empty.
pub fn welcome_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, view: egui::Rect) -> Option<StartChoice> {
    if !editor.map().steps.is_empty() || !editor.map().lanes.is_empty() {
        return None;
    }
    let around = 2.0 * MARGIN + 16.0;
    let width = WIDTH.min(view.width() - around).max(160.0);
    let height = (view.height() - around).max(120.0);
    let area = Area::new(egui::Id::unique("welcome")).pivot(Align2::CENTER_CENTER).fixed_pos(view.center());
    let area = area.order(egui::Order::Middle).layout(mirror::column(text.flow()));
    let area = area.role(egui::Role::Group);
    let shown = area.show(ui.ctx(), |ui| {
        let frame = Frame::popup(ui.style()).inner_margin(MARGIN);
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.set_max_height(height);
            mirror::scroll_bar_at_end(text.flow(), ui);
            let all = ScrollArea::vertical().max_height(height).auto_shrink([false, true]);
            all.show(ui, |ui| choices_ui(ui, text, words)).inner
        })
    });
    shown.inner.inner
}

fn choices_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> Option<StartChoice> {
    let section = LabelStyle::SECTION.colored(style::palette(ui.ctx()).quiet);
    let mut start = None;
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    title_around(&text.paragraph(ui, &words.text("start-title"), LabelStyle::TITLE), ui);
    ui.add_space(4.0);
    text.paragraph(ui, &words.text("start-templates"), section);
    for template in persist::TEMPLATES {
        let (name, tip) = (format!("template-{template}"), format!("template-{template}-tip"));
        if choice_ui(ui, text, &words.text(&name), &words.text(&tip)).clicked() {
            start = Some(StartChoice::From(MenuChoice::Template(template, words.locale().of_maps().code())));
        }
    }
    let empty = choice_ui(ui, text, &words.text("start-empty"), &words.text("start-empty-tip"));
    if empty.clicked() {
        start = Some(StartChoice::Empty);
    } else if ui.memory(|memory| memory.focused().is_none()) {
        // So that Enter is enough to begin, and Tab goes to the other choices.
        empty.request_focus();
    }
    ui.add_space(4.0);
    text.paragraph(ui, &words.text("start-keys"), section);
    for action in [Action::Open, Action::EditText, Action::Keys] {
        let Some(spec) = action.spec() else { continue };
        ui.horizontal(|ui| {
            text.keys(ui, &keys_of(ui, words, spec));
            text.paragraph(ui, &words.text(spec.label), LabelStyle::BODY);
        });
    }
    start
}

/// A button over the whole width, with its explanation below.
fn choice_ui(ui: &mut Ui, text: &TextUi, name: &str, tip: &str) -> Response {
    let quiet = style::palette(ui.ctx()).quiet;
    let width = ui.available_width();
    let label = text.wrapped_atom(name, LabelStyle::STRONG, width - 2.0 * ui.spacing().button_padding.x);
    let button = Button::new(label).min_size(vec2(width, 32.0));
    let response = named(ui.add(button), egui::Role::Button, name);
    text.paragraph(ui, tip, LabelStyle::CAPTION.colored(quiet));
    response
}
