//! The bar at the top: menus, tools, export. It only returns what was chosen.

mod keyboard;
pub mod mnemonic;
pub mod table;

use std::path::PathBuf;

use egui::containers::menu::menu_style;
use egui::{
    Align, Atom, Button, Id, Modifiers, Popup, Response, Role, SetOpenCommand, Stroke, Ui, UiBuilder, UiKind,
    UiStackInfo, Vec2,
};

use crate::app::action::appearance::TextSize;
use crate::app::action::{Action, Spec};
use crate::app::file_name::shown;
use crate::app::panels::menu::mnemonic::{Mnemonic, mnemonics};
use crate::app::panels::menu::table::{MENUS, Menu, MenuEntry};
use crate::app::panels::wording::record::add_feeling;
use crate::app::widgets::field::{self, SuspendedField};
use crate::app::widgets::focus::ring_within;
use crate::app::widgets::label::{LabelStyle, TextUi, block_size, named};
use crate::app::widgets::{mirror, shortcut, style};
use crate::editor::Editor;
use crate::geom::Flow;
use crate::i18n::{Locale, Words};
use crate::model::PersonaId;
use crate::persist;
use crate::text::Icon;

pub(super) use keyboard::{MenuPlace, end, note_shown};
pub use keyboard::{is_shown, menu_of_key, open};

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuChoice {
    /// An action.
    Do(Action),
    /// A new map from a template, in a language.
    Template(&'static str, &'static str),
    /// The language of the interface; `None` is that of the system.
    Language(Option<Locale>),
    /// The size of the interface.
    TextSize(TextSize),
    /// A zoom of the map in percent.
    Zoom(u16),
    /// A file that was opened before.
    Recent(PathBuf),
    /// Clear the list of recent files.
    ClearRecent,
    /// Add a feeling of a persona where the selection is.
    AddFeeling(PersonaId),
}

/// The tools beside the menus.
const TOOLS: &[Action] = &[Action::Undo, Action::Redo, Action::FitMap];

/// Between the menus and the tools.
const GAP: f32 = 16.0;

/// Beside what is in an entry: the ring of the focus stands there.
const PADDING: f32 = 5.0;

/// The corners of an entry.
const RADIUS: u8 = 6;

/// The width of a tool.
const TOOL: f32 = 36.0;

/// The width of the export button without its label.
const EXPORT: f32 = 56.0;

/// What the bar shows.
#[derive(Clone, Copy)]
pub struct MenuBar<'a> {
    /// What it is drawn with.
    pub text: &'a TextUi,
    /// Its words.
    pub words: &'a Words,
    /// The editor, which knows what can be done.
    pub editor: &'a Editor,
    /// The actions that are on: the panels that are open, and what was chosen of the appearance.
    pub on: &'a [Action],
    /// The size of the interface that was chosen.
    pub text_size: TextSize,
    /// The language that was chosen; `None` for that of the system.
    pub language: Option<Locale>,
    /// The files that were opened before, the latest first.
    pub recent: &'a [PathBuf],
    /// The field that had the focus when a menu was opened.
    pub field: Option<SuspendedField>,
}

impl MenuBar<'_> {
    /// Shows the bar; returns what was chosen.
    pub fn ui(self, ui: &mut Ui) -> Option<MenuChoice> {
        let flow = self.text.flow();
        mirror::menu_arrows(flow, ui.ctx());
        keyboard::begin(ui.ctx(), flow, MENUS.len());
        let bar = UiBuilder::new().layout(mirror::row(flow, Align::Center)).accessibility_role(Role::MenuBar);
        let bar = bar.accessibility_label(self.words.text("access-menus"));
        let shown = ui.scope_builder(bar.ui_stack_info(UiStackInfo::new(UiKind::Menu)), |ui| {
            menu_style(ui.style_mut());
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = egui::vec2(9.0, 5.0);
            self.row(ui)
        });
        keyboard::end(ui.ctx(), true);
        shown.inner
    }

    fn row(self, ui: &mut Ui) -> Option<MenuChoice> {
        let mut choice = None;
        let names: Vec<_> = MENUS.iter().map(|(name, _)| self.words.text(name)).collect();
        let letters = mnemonics(&names);
        for (at, ((_, entries), (name, letter))) in MENUS.iter().zip(names.iter().zip(letters)).enumerate() {
            choice = self.menu(ui, (at, name.as_ref(), letter), entries).or(choice);
        }
        let tools = GAP + TOOL * TOOLS.len() as f32;
        let label = self.text.block(&self.words.text("dialog-export"), LabelStyle::STRONG, None);
        let export = EXPORT + label.map_or(0.0, |label| block_size(&label).x);
        // A narrow window leaves out the tools, which are all in the menus too.
        if ui.available_width() >= tools + export {
            ui.add_space(GAP);
            let bar = UiBuilder::new().accessibility_role(Role::Toolbar);
            let bar = bar.accessibility_label(self.words.text("access-tools"));
            ui.scope_builder(bar, |ui| {
                for action in TOOLS {
                    if self.tool(ui, *action) {
                        choice = Some(MenuChoice::Do(*action));
                    }
                }
            });
        }
        ui.with_layout(mirror::row_from_end(self.text.flow(), Align::Center), |ui| {
            ui.add_space(4.0);
            if self.export(ui) {
                choice = Some(MenuChoice::Do(Action::Export));
            }
        });
        choice
    }

    /// A menu of the bar. While one is open, hovering another one opens that.
    fn menu(
        self,
        ui: &mut Ui,
        (at, name, letter): (usize, &str, Option<Mnemonic>),
        entries: Menu,
    ) -> Option<MenuChoice> {
        let button = Button::new(self.menu_name(ui, name, letter)).frame_when_inactive(false);
        let response = named(ui.add(button), Role::MenuItem, name);
        if let Some(letter) = letter {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_access_key(letter.letter.to_string()));
        }
        let open = Id::unique("open menu of the bar");
        let mut menu = mirror::menu(self.text.flow(), &response);
        let id = menu.get_id();
        let other = ui.data(|data| data.get_temp::<Id>(open)).filter(|other| *other != id);
        // A pointer that rests there must not take the menu back that a key has opened.
        let pointed =
            response.hovered() && !response.clicked() && ui.input(|input| input.pointer.delta() != Vec2::ZERO);
        let turned = pointed && other.is_some_and(|other| Popup::is_id_open(ui.ctx(), other));
        if keyboard::opens(&response, at) || turned {
            menu = menu.open_memory(Some(SetOpenCommand::Bool(true)));
        }
        let room = mirror::room_beside(ui.ctx(), response.rect);
        let mut choice = None;
        let shown = menu.show(|ui| {
            keyboard::enter(ui);
            choice = self.scrolled_entries(ui, 224.0, room, entries);
        });
        if response.is_pointer_button_down_on() || shown.is_some() {
            field::hold(ui.ctx());
        }
        if shown.is_some() {
            keyboard::note_shown(&response, MenuPlace::Bar(at), id);
            ui.data_mut(|data| data.insert_temp(open, id));
        }
        choice
    }

    /// The name of a menu; while Alt is held, its letter is underlined.
    fn menu_name(self, ui: &Ui, name: &str, letter: Option<Mnemonic>) -> Atom<'static> {
        let held = ui.input(|input| input.modifiers == Modifiers::ALT);
        let Some(letter) = letter.filter(|_| held) else { return self.text.atom(name, LabelStyle::BODY) };
        let text = self.text.clone();
        let width = |end: usize| {
            let start = name.get(..end).and_then(|start| text.block(start, LabelStyle::BODY, None));
            start.map_or(0.0, |start| block_size(&start).x)
        };
        let (from, to) = (width(letter.at), width(letter.at + letter.letter.len_utf8()));
        let Some(block) = text.block(name, LabelStyle::BODY, None) else { return Atom::default() };
        Atom::paint(block_size(&block), move |ui, args| {
            let color = args.fallback_text_color;
            text.paint(ui.painter(), args.rect.center() - block_size(&block) / 2.0, &block, color);
            let mut strip = mirror::RectCut::new(args.rect, text.flow());
            strip.start(from);
            let under = strip.start(to - from);
            ui.painter().hline(under.x_range(), under.bottom() - 1.0, Stroke::new(1.0, color));
        })
    }

    /// Shows the entries of a menu that is as wide as that at least; returns what was chosen.
    pub(super) fn scrolled_entries(self, ui: &mut Ui, least: f32, room: f32, menu: Menu) -> Option<MenuChoice> {
        mirror::scrolled_ui(self.text.flow(), ui, room, |ui| {
            ui.set_min_width(least);
            ui.spacing_mut().button_padding.x = PADDING;
            self.entries(ui, menu)
        })
    }

    fn entries(self, ui: &mut Ui, menu: Menu) -> Option<MenuChoice> {
        let mut choice = None;
        for (at, group) in menu.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            for entry in *group {
                choice = self.entry(ui, entry).or(choice);
            }
        }
        choice
    }

    fn entry(self, ui: &mut Ui, entry: &MenuEntry) -> Option<MenuChoice> {
        match entry {
            MenuEntry::Do(action) => self.action(ui, *action).then_some(MenuChoice::Do(*action)),
            MenuEntry::Add(element) => {
                let action = Action::Add(*element);
                let name = self.words.text(action.spec()?.label);
                let name = self.words.with("commands-add", &[("name", name.as_ref().into())]);
                self.action_called(ui, action, &name).then_some(MenuChoice::Do(action))
            }
            MenuEntry::Templates => {
                let name = self.words.text("action-new-from-template");
                self.submenu(ui, &name, |ui| {
                    let templates = persist::TEMPLATES.into_iter();
                    templates.filter_map(|template| self.template(ui, template)).last()
                })
            }
            MenuEntry::TextSizes => self.text_sizes(ui),
            MenuEntry::Zoom(percent) => self.zoom(ui, *percent),
            MenuEntry::Nested(name, entries) => {
                self.submenu(ui, &self.words.text(name), |ui| self.entries(ui, entries))
            }
            MenuEntry::More(name, actions) => self.actions(ui, name, actions.iter().copied()),
            MenuEntry::All(name, is_in) => self.actions(ui, name, table::all(*is_in)),
            MenuEntry::Recent if self.recent.is_empty() => None,
            MenuEntry::Recent => {
                let name = self.words.text("menu-recent");
                self.submenu(ui, &name, |ui| self.recent(ui))
            }
            MenuEntry::Feelings => self.feelings(ui),
            MenuEntry::Languages => {
                let name = self.words.text("menu-language");
                self.submenu(ui, &name, |ui| self.languages(ui))
            }
        }
    }

    /// A submenu of actions.
    fn actions(self, ui: &mut Ui, name: &str, actions: impl Iterator<Item = Action>) -> Option<MenuChoice> {
        self.submenu(ui, &self.words.text(name), |ui| {
            actions.filter(|action| self.action(ui, *action)).last().map(MenuChoice::Do)
        })
    }

    fn template(self, ui: &mut Ui, template: &'static str) -> Option<MenuChoice> {
        let key = format!("template-{template}");
        self.submenu(ui, &self.words.text(&key), |ui| {
            let chosen = |locale: Locale| self.named(ui, locale.name(), None).then_some(locale);
            let locale = Locale::ALL.into_iter().filter_map(chosen).last()?;
            Some(MenuChoice::Template(template, locale.code()))
        })
    }

    /// The recent files, each with its folder.
    fn recent(self, ui: &mut Ui) -> Option<MenuChoice> {
        ui.set_min_width(320.0);
        let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
        let mut choice = None;
        for path in self.recent {
            let name = shown(path);
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            let folder = self.text.wrapped_atom(&self.words.isolate(&folder), quiet, 220.0);
            let atoms = [self.text.atom(&name, LabelStyle::BODY), Atom::grow(), folder];
            let response = ui.add(Button::new(mirror::atoms(self.text.flow(), atoms)));
            if chosen(ui, response, &name) {
                choice = Some(MenuChoice::Recent(path.clone()));
            }
        }
        ui.separator();
        let clear = self.named(ui, &self.words.text("menu-recent-clear"), None);
        choice.or(clear.then_some(MenuChoice::ClearRecent))
    }

    fn languages(self, ui: &mut Ui) -> Option<MenuChoice> {
        let check = |language| (self.language == language).then_some(Icon::Check);
        let system = self.words.text("action-system-language");
        let mut choice = self.named(ui, &system, check(None)).then_some(MenuChoice::Language(None));
        ui.separator();
        for locale in Locale::ALL {
            if self.named(ui, locale.name(), check(Some(locale))) {
                choice = Some(MenuChoice::Language(Some(locale)));
            }
        }
        choice
    }

    fn text_sizes(self, ui: &mut Ui) -> Option<MenuChoice> {
        let is_chosen = |size: &TextSize| {
            let name = self.words.with("status-zoom", &[("percent", size.percent().into())]);
            self.named(ui, &name, (*size == self.text_size).then_some(Icon::Check))
        };
        TextSize::ALL.into_iter().filter(is_chosen).last().map(MenuChoice::TextSize)
    }

    /// A zoom of the map, with a check mark when the map is seen at it.
    fn zoom(self, ui: &mut Ui, percent: u16) -> Option<MenuChoice> {
        let name = self.words.with("status-zoom", &[("percent", percent.into())]);
        let is_now = (self.editor.view().camera.zoom * 100.0).round() == f64::from(percent);
        self.named(ui, &name, is_now.then_some(Icon::Check)).then_some(MenuChoice::Zoom(percent))
    }

    fn feelings(self, ui: &mut Ui) -> Option<MenuChoice> {
        /// More would leave no room for what else is in the menu; all are in the command palette.
        const MOST: usize = 5;
        let personas = self.editor.personas_without_feeling().into_iter().take(MOST);
        let chosen = |persona: &PersonaId| {
            let name = add_feeling(self.words, self.editor, *persona);
            self.named(ui, &name, Some(Icon::Persona))
        };
        personas.filter(chosen).last().map(MenuChoice::AddFeeling)
    }

    /// An entry that opens a menu of its own.
    fn submenu(
        self,
        ui: &mut Ui,
        name: &str,
        content: impl FnOnce(&mut Ui) -> Option<MenuChoice>,
    ) -> Option<MenuChoice> {
        let arrow = self.text.icon_atom(Icon::CaretRight, 12.0, None);
        let atoms = [self.icon(None), self.text.atom(name, LabelStyle::BODY), Atom::grow(), arrow];
        let button = Button::new(mirror::atoms(self.text.flow(), atoms));
        let mut choice = None;
        let flow = self.text.flow();
        let response = mirror::submenu_ui(flow, ui, button, |ui| {
            let room = mirror::room_for_menu(ui.ctx());
            choice = mirror::scrolled_ui(flow, ui, room, |ui| {
                ui.set_min_width(160.0);
                ui.spacing_mut().button_padding.x = PADDING;
                content(ui)
            });
        });
        ring_within(&response, response.rect, RADIUS);
        keyboard::note_parent(&response);
        named(response, Role::MenuItem, name);
        choice
    }

    /// A menu entry of an action; true when it was chosen.
    fn action(self, ui: &mut Ui, action: Action) -> bool {
        action.spec().is_some_and(|spec| self.action_called(ui, action, &self.words.text(spec.label)))
    }

    /// The same under another name.
    fn action_called(self, ui: &mut Ui, action: Action, name: &str) -> bool {
        let Some(spec) = action.spec() else { return false };
        let quiet = LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet);
        let hint = match action {
            Action::Direction => self.text.atom(&self.direction(), quiet),
            _ => flowing_like_keys(self.text, spec).atom(&keys_of(ui, self.words, spec), quiet),
        };
        let is_on = self.on.contains(&action) || action.is_on(self.editor);
        let icon = if is_on { Some(Icon::Check) } else { spec.icon };
        let atoms = [self.icon(icon), self.text.atom(name, LabelStyle::BODY), Atom::grow(), hint];
        let button = Button::new(mirror::atoms(self.text.flow(), atoms));
        let in_field = self.field.and_then(|field| field.allows(action));
        let enabled = in_field.unwrap_or_else(|| action.is_enabled(self.editor));
        let response = ui.add_enabled(enabled, button);
        let id = response.id;
        let chosen = chosen(ui, response, name);
        if is_on {
            ui.ctx().accesskit_node_builder(id, |node| node.set_toggled(egui::accesskit::Toggled::True));
        }
        chosen
    }

    /// An entry of a list.
    fn named(self, ui: &mut Ui, name: &str, icon: Option<Icon>) -> bool {
        let atoms = [self.icon(icon), self.text.atom(name, LabelStyle::BODY), Atom::grow()];
        let response = ui.add(Button::new(mirror::atoms(self.text.flow(), atoms)));
        chosen(ui, response, name)
    }

    /// The direction of the map.
    fn direction(self) -> String {
        let key = match self.editor.map().info.direction {
            Flow::LeftToRight => "inspector-left-to-right",
            Flow::RightToLeft => "inspector-right-to-left",
        };
        self.words.text(key).into_owned()
    }

    fn icon(self, icon: Option<Icon>) -> Atom<'static> {
        match icon {
            Some(icon) => self.text.icon_atom(icon, 16.0, None),
            // Keeps the labels of entries without an icon in line with the others.
            None => Atom::paint(Vec2::splat(16.0), |_, _| {}),
        }
    }

    fn tool(self, ui: &mut Ui, action: Action) -> bool {
        let Some(spec) = action.spec() else { return false };
        let Some(icon) = spec.icon else { return false };
        let name = self.words.text(spec.label);
        let button = Button::new(self.text.icon_atom(icon, 18.0, None)).frame_when_inactive(false);
        let response = named(ui.add_enabled(action.is_enabled(self.editor), button), Role::Button, &name);
        self.text.tip(response, &name, &keys_of(ui, self.words, spec)).clicked()
    }

    fn export(self, ui: &mut Ui) -> bool {
        let palette = style::palette(ui.ctx());
        let name = self.words.text("action-export-tip");
        let atoms = [
            self.text.icon_atom(Icon::Export, 16.0, Some(palette.on_accent)),
            self.text.atom(&self.words.text("dialog-export"), LabelStyle::STRONG.colored(palette.on_accent)),
        ];
        let atoms = mirror::atoms(self.text.flow(), atoms);
        let button = Button::new(atoms).fill(palette.accent).min_size(Vec2::new(68.0, 28.0));
        self.text.tip(named(ui.add(button), Role::Button, &name), &name, "").clicked()
    }
}

/// Names a menu entry; true, and the menu closes, when it was chosen.
fn chosen(ui: &Ui, response: Response, name: &str) -> bool {
    ring_within(&response, response.rect, RADIUS);
    let chosen = named(response, Role::MenuItem, name).clicked();
    if chosen {
        ui.close();
    }
    chosen
}

/// The keys that a menu shows of an action.
#[must_use]
pub fn keys_of(ui: &Ui, words: &Words, spec: &Spec) -> String {
    all_keys_of(ui.ctx(), words, spec).into_iter().next().unwrap_or_default()
}

/// All keys of an action, as they are printed on the keyboard; those for a direction in words, because they are
/// released together rather than pressed together.
#[must_use]
pub fn all_keys_of(ctx: &egui::Context, words: &Words, spec: &Spec) -> Vec<String> {
    match spec.action {
        Action::Direct(Some(Flow::LeftToRight)) => vec![words.text("keys-text-left-to-right").into_owned()],
        Action::Direct(Some(Flow::RightToLeft)) => vec![words.text("keys-text-right-to-left").into_owned()],
        _ => spec.keys.iter().map(|keys| shortcut::named(ctx, keys)).collect(),
    }
}

/// The text engine for the keys of an action: names of keys run left to right, words run with the interface.
pub(super) fn flowing_like_keys(text: &TextUi, spec: &Spec) -> TextUi {
    let in_words = matches!(spec.action, Action::Direct(Some(_)));
    text.flowing(if in_words { text.flow() } else { Flow::LeftToRight })
}
