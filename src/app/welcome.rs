//! Where to start: shown over a map that has nothing on it yet.

use egui::{Align2, Area, Button, Frame, Ui, vec2};

use super::action::{ACTIONS, Action};
use super::label::{Look, TextUi, named};
use super::menu::Choice;
use super::style;
use crate::editor::Editor;
use crate::i18n::Words;
use crate::persist;

/// What was chosen to start with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// From a template.
    From(Choice),
    /// From a few empty lanes and steps.
    Empty,
}

/// Shows the start over an empty map.
pub fn welcome_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, view: egui::Rect) -> Option<Start> {
    if !editor.map().steps.is_empty() || !editor.map().lanes.is_empty() {
        return None;
    }
    let palette = style::palette(ui.ctx());
    let mut start = None;
    let area = Area::new(egui::Id::unique("welcome")).pivot(Align2::CENTER_CENTER).fixed_pos(view.center());
    area.order(egui::Order::Middle).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).inner_margin(20.0).show(ui, |ui| {
            ui.set_width(400.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            text.label(ui, &words.text("start-title"), Look::TITLE);
            ui.add_space(4.0);
            text.label(ui, &words.text("start-templates"), Look::SECTION.colored(palette.quiet));
            for template in persist::TEMPLATES {
                let (name, tip) = (format!("template-{template}"), format!("template-{template}-tip"));
                let (name, tip) = (words.text(&name), words.text(&tip));
                if choice_ui(ui, text, &name, &tip) {
                    start = Some(Start::From(Choice::Template(template, words.locale().of_maps().code())));
                }
            }
            let empty = words.text("start-empty");
            if choice_ui(ui, text, &empty, &words.text("start-empty-tip")) {
                start = Some(Start::Empty);
            }
            ui.add_space(4.0);
            text.label(ui, &words.text("start-keys"), Look::SECTION.colored(palette.quiet));
            for action in [Action::Open, Action::EditText, Action::Keys] {
                let Some(spec) = ACTIONS.iter().find(|spec| spec.action == action) else { continue };
                let keys = spec.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
                let line = format!("{keys}  {}", words.text(spec.label));
                text.label(ui, &line, Look::BODY);
            }
        });
    });
    start
}

/// A button over the whole width, with what it means below its name.
fn choice_ui(ui: &mut Ui, text: &TextUi, name: &str, tip: &str) -> bool {
    let quiet = style::palette(ui.ctx()).quiet;
    let button = Button::new(text.atom(name, Look::STRONG)).min_size(vec2(ui.available_width(), 32.0));
    let clicked = named(ui.add(button), egui::Role::Button, name).clicked();
    text.label(ui, tip, Look::CAPTION.colored(quiet));
    clicked
}
