//! The line at the bottom: what the map holds, whether it is on disk, the zoom. It has one height in every state and
//! language.

use egui::{Align, Button, IntoAtoms, Response, Role, Ui, vec2};

use crate::app::action::Action;
use crate::app::panels::menu::table::ZOOMS;
use crate::app::panels::menu::{self, MenuBar, MenuChoice, MenuPlace, keys_of};
use crate::app::widgets::field;
use crate::app::widgets::label::{LabelStyle, block_size, named};
use crate::app::widgets::{mirror, style};
use crate::editor::Editor;
use crate::i18n::Words;
use crate::text::Icon;

/// The height of the line.
pub const HEIGHT: f32 = 28.0;
/// The height of what can be pressed in it.
const BUTTON: f32 = 20.0;
/// Before and after its label.
const PADDING: f32 = 4.0;
/// Between two things on the line, and at its ends.
const GAP: f32 = 20.0;
/// The size of the mark of a menu, and between it and its label.
const MARK: f32 = 10.0;
const MARK_GAP: f32 = 4.0;

/// The status line.
#[derive(Clone, Copy)]
pub struct Status<'a> {
    /// Its menu, and what it is drawn with.
    pub menu: MenuBar<'a>,
    /// The state of the file, in a few words.
    pub state: &'a str,
    /// The state is that of something that goes on or has ended, and is announced.
    pub is_announced: bool,
    /// The map has a file, of which there may be earlier versions.
    pub has_file: bool,
    /// The number of open issues.
    pub issues: usize,
    /// What typing does now, where it does something.
    pub invitation: Option<&'a str>,
}

impl Status<'_> {
    /// Shows the line; returns what was chosen. When there isn't room for everything, the state of the file comes first,
    /// then the selection, the issues, what typing does, and the counts of the map.
    pub fn ui(self, ui: &mut Ui) -> Option<MenuChoice> {
        let Self { menu: MenuBar { text, words, editor, .. }, state, issues, invitation, .. } = self;
        let look = look(ui);
        let zoom = self.zoom();
        let selected = editor.selection().len();
        let selected = (selected > 1).then(|| words.with("status-selected", &[("count", selected.into())]));
        let issues = (issues > 0).then(|| words.with("status-issues", &[("count", issues.into())]));
        let width =
            |says: &str| text.block(&text.sentence(says), look, None).map_or(0.0, |block| block_size(&block).x) + GAP;
        let buttons = 3.0 * 2.0 * PADDING + MARK + MARK_GAP;
        let mut room = ui.available_width() - 24.0 - width(state) - width(&zoom) - buttons;
        let mut takes = |says: &String| {
            let takes = width(says) <= room;
            room -= if takes { width(says) } else { 0.0 };
            takes
        };
        let selected = selected.filter(&mut takes);
        let issues = issues.filter(&mut takes);
        let invitation = invitation.map(str::to_owned).filter(&mut takes);
        let counts = Some(counts(words, editor)).filter(&mut takes);
        let mut chosen = None;
        // A button is no higher than the line, whatever its padding is elsewhere.
        ui.spacing_mut().interact_size.y = BUTTON;
        ui.spacing_mut().button_padding = vec2(PADDING, 0.0);
        ui.with_layout(mirror::row(text.flow(), Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.add_space(12.0);
            for says in counts.iter().chain(&selected) {
                text.label(ui, says, look);
            }
            if let Some(says) = &issues
                && self.button(ui, text.atom(says, look), says, "status-issues-tip", Some(Action::Check)).clicked()
            {
                chosen = Some(MenuChoice::Do(Action::Check));
            }
            ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
                ui.add_space(12.0);
                chosen = self.zoom_ui(ui, &zoom).or(self.state_ui(ui)).or(chosen.take());
                if let Some(says) = &invitation {
                    text.label(ui, says, look);
                }
            });
        });
        chosen
    }

    fn zoom(self) -> String {
        let percent = (self.menu.editor.view().camera.zoom * 100.0).round() as i64;
        self.menu.words.with("status-zoom", &[("percent", percent.into())])
    }

    /// The zoom, a menu of ways to fit the map and of zooms.
    fn zoom_ui(self, ui: &mut Ui, zoom: &str) -> Option<MenuChoice> {
        let text = self.menu.text;
        let mark = text.icon_atom(Icon::CaretUp, MARK, Some(style::palette(ui.ctx()).quiet));
        let atoms = mirror::atoms(text.flow(), [text.atom(zoom, look(ui)), mark]);
        ui.spacing_mut().icon_spacing = MARK_GAP;
        let button = self.button(ui, atoms, zoom, "status-zoom-tip", None);
        let mut choice = None;
        let room = mirror::room_beside(ui.ctx(), button.rect);
        let menu = mirror::menu(text.flow(), &button);
        let id = menu.get_id();
        let shown = menu.show(|ui| {
            choice = self.menu.scrolled_entries(ui, 200.0, room, ZOOMS);
        });
        // A text that is being written goes on, as with the menus of the bar.
        if button.is_pointer_button_down_on() || shown.is_some() {
            field::hold(ui.ctx());
        }
        if shown.is_some() {
            menu::note_shown(&button, MenuPlace::Status, id);
        }
        menu::end(ui.ctx(), false);
        choice
    }

    /// The state of the file, which leads to its earlier versions.
    fn state_ui(self, ui: &mut Ui) -> Option<MenuChoice> {
        let text = self.menu.text;
        let look = look(ui);
        let said = if self.has_file {
            self.button(ui, text.atom(self.state, look), self.state, "status-versions-tip", None)
        } else {
            text.label(ui, self.state, look)
        };
        if self.is_announced {
            ui.accesskit_node_builder(said.id, |node| node.set_live(egui::accesskit::Live::Polite));
        }
        (self.has_file && said.clicked()).then_some(MenuChoice::Do(Action::Versions))
    }

    /// A button with its name, and a tooltip that says what it does.
    fn button<'a>(
        self,
        ui: &mut Ui,
        atoms: impl IntoAtoms<'a>,
        name: &str,
        tip: &str,
        action: Option<Action>,
    ) -> Response {
        let MenuBar { text, words, .. } = self.menu;
        let button = Button::new(atoms).frame_when_inactive(false).min_size(vec2(0.0, BUTTON));
        let response = named(ui.add(button), Role::Button, name);
        let keys = action.and_then(Action::spec).map(|spec| keys_of(ui, words, spec));
        text.tip(response, &words.text(tip), &keys.unwrap_or_default())
    }
}

fn look(ui: &Ui) -> LabelStyle {
    LabelStyle::CAPTION.colored(style::palette(ui.ctx()).quiet)
}

fn counts(words: &Words, editor: &Editor) -> String {
    let map = editor.map();
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    words.with(
        "status-counts",
        &[
            ("steps", count("count-steps", map.steps.len()).into()),
            ("lanes", count("count-lanes", map.lanes.len()).into()),
            ("cards", count("count-cards", map.cards.len()).into()),
            ("pains", count("count-pains", map.pains.len()).into()),
        ],
    )
}
