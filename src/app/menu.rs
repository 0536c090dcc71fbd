//! The bar on top: menus, tools, export. It only reports what was chosen.

use egui::{Atom, Button, MenuBar, Ui, Vec2};

use super::action::Action;
use super::label::{Look, TextUi, named};
use super::style;
use crate::editor::{Editor, Element};
use crate::geom::Flow;
use crate::i18n::{Locale, Words};
use crate::persist;

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// An action.
    Do(Action),
    /// A new map from a template, in a language.
    Template(&'static str, &'static str),
}

enum Entry {
    Do(Action),
    Templates,
    Line,
}

/// The menus, from the inline start.
const MENUS: &[(&str, &[Entry])] = &[
    (
        "menu-file",
        &[
            Entry::Do(Action::New),
            Entry::Templates,
            Entry::Do(Action::Open),
            Entry::Line,
            Entry::Do(Action::Save),
            Entry::Do(Action::SaveAs),
            Entry::Do(Action::ExportPng),
            Entry::Line,
            Entry::Do(Action::Quit),
        ],
    ),
    (
        "menu-edit",
        &[
            Entry::Do(Action::Undo),
            Entry::Do(Action::Redo),
            Entry::Line,
            Entry::Do(Action::Cut),
            Entry::Do(Action::Copy),
            Entry::Do(Action::Paste),
            Entry::Line,
            Entry::Do(Action::EditText),
            Entry::Do(Action::Delete),
            Entry::Do(Action::SelectAll),
            Entry::Line,
            Entry::Do(Action::Direct(None)),
            Entry::Do(Action::Direct(Some(Flow::LeftToRight))),
            Entry::Do(Action::Direct(Some(Flow::RightToLeft))),
            Entry::Line,
            Entry::Do(Action::Direction),
        ],
    ),
    (
        "menu-insert",
        &[
            Entry::Do(Action::Add(Element::Stage)),
            Entry::Do(Action::Add(Element::Step)),
            Entry::Do(Action::Add(Element::Lane)),
            Entry::Line,
            Entry::Do(Action::Add(Element::Touchpoint)),
            Entry::Do(Action::Add(Element::Action)),
            Entry::Do(Action::Add(Element::Decision)),
            Entry::Do(Action::Add(Element::Opportunity)),
            Entry::Do(Action::Add(Element::Note)),
            Entry::Line,
            Entry::Do(Action::Add(Element::Pain)),
            Entry::Do(Action::Add(Element::Wait)),
            Entry::Do(Action::Add(Element::MomentOfTruth)),
        ],
    ),
    (
        "menu-view",
        &[
            Entry::Do(Action::ZoomIn),
            Entry::Do(Action::ZoomOut),
            Entry::Do(Action::ZoomReset),
            Entry::Do(Action::FitMap),
            Entry::Do(Action::FitSelection),
            Entry::Line,
            Entry::Do(Action::Palette),
            Entry::Do(Action::Inspector),
            Entry::Do(Action::FullScreen),
        ],
    ),
    ("menu-help", &[Entry::Do(Action::Keys)]),
];

/// The tools beside the menus.
const TOOLS: &[Action] = &[Action::Undo, Action::Redo, Action::FitMap];

/// Shows the bar.
pub fn bar_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> Option<Choice> {
    let mut choice = None;
    MenuBar::new().ui(ui, |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = egui::vec2(9.0, 5.0);
        for (name, entries) in MENUS {
            let name = words.text(name);
            let button = Button::new(text.atom(&name, Look::BODY)).frame_when_inactive(false);
            let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                ui.set_min_width(224.0);
                for entry in *entries {
                    entry_ui(ui, text, words, editor, entry, &mut choice);
                }
            });
            named(response, egui::Role::MenuItem, &name);
        }
        ui.add_space(16.0);
        for action in TOOLS {
            if tool_ui(ui, text, words, editor, *action) {
                choice = Some(Choice::Do(*action));
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(4.0);
            if export_ui(ui, text, words) {
                choice = Some(Choice::Do(Action::ExportPng));
            }
        });
    });
    choice
}

fn entry_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, entry: &Entry, choice: &mut Option<Choice>) {
    match entry {
        Entry::Line => {
            ui.separator();
        }
        Entry::Do(action) => {
            if action_ui(ui, text, words, editor, *action) {
                *choice = Some(Choice::Do(*action));
            }
        }
        Entry::Templates => {
            let name = words.text("action-new-from-template");
            let button = Button::new((icon_atom(text, None), text.atom(&name, Look::BODY)));
            let (response, _) = egui::containers::menu::SubMenuButton::from_button(button).ui(ui, |ui| {
                ui.set_min_width(200.0);
                for template in persist::TEMPLATES {
                    template_ui(ui, text, words, template, choice);
                }
            });
            named(response, egui::Role::MenuItem, &name);
        }
    }
}

fn template_ui(ui: &mut Ui, text: &TextUi, words: &Words, template: &'static str, choice: &mut Option<Choice>) {
    let key = format!("template-{template}");
    let name = words.text(&key);
    let button = Button::new(text.atom(&name, Look::BODY));
    let (response, _) = egui::containers::menu::SubMenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(120.0);
        for locale in Locale::ALL {
            let language = locale.name();
            let response = ui.add(Button::new(text.atom(language, Look::BODY)));
            if named(response, egui::Role::MenuItem, language).clicked() {
                *choice = Some(Choice::Template(template, locale.code()));
                ui.close();
            }
        }
    });
    named(response, egui::Role::MenuItem, &name);
}

/// A menu entry of an action; true when it was chosen.
fn action_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, action: Action) -> bool {
    let Some(spec) = action.spec() else { return false };
    let name = words.text(spec.label);
    let icon = icon_atom(text, spec.icon);
    let keys = spec.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let quiet = Look::CAPTION.colored(style::palette(ui.ctx()).quiet);
    let button = Button::new((icon, text.atom(&name, Look::BODY), Atom::grow(), text.atom(&keys, quiet)));
    let response = ui.add_enabled(action.is_enabled(editor), button);
    let chosen = named(response, egui::Role::MenuItem, &name).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

fn icon_atom(text: &TextUi, icon: Option<crate::text::Icon>) -> Atom<'static> {
    match icon {
        Some(icon) => text.icon_atom(icon, 16.0, None),
        // Keeps the labels of entries without an icon in line with the others.
        None => Atom::paint(Vec2::splat(16.0), |_, _| {}),
    }
}

fn tool_ui(ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor, action: Action) -> bool {
    let Some(spec) = action.spec() else { return false };
    let Some(icon) = spec.icon else { return false };
    let name = words.text(spec.label);
    let button = Button::new(text.icon_atom(icon, 18.0, None)).frame_when_inactive(false);
    let response = named(ui.add_enabled(action.is_enabled(editor), button), egui::Role::Button, &name);
    let keys = spec.keys.first().map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default();
    let tip = format!("{name}  {keys}");
    response.on_hover_ui(|ui| drop(text.label(ui, &tip, Look::BODY))).clicked()
}

fn export_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
    let palette = style::palette(ui.ctx());
    let name = words.text("action-export-png-tip");
    let atoms = (
        text.icon_atom(crate::text::Icon::Export, 16.0, Some(palette.on_accent)),
        text.atom("PNG", Look::STRONG.colored(palette.on_accent)),
    );
    let button = Button::new(atoms).fill(palette.accent).min_size(Vec2::new(68.0, 28.0));
    named(ui.add(button), egui::Role::Button, &name).on_hover_ui(|ui| drop(text.label(ui, &name, Look::BODY))).clicked()
}
