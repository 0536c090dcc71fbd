//! The window until the file that it was opened with is read: the name of the file where its map will be, and empty panels
//! around it, so that nothing moves when the map is there. No command acts on a map that nobody has seen.

use egui::{CentralPanel, Color32, Context, Panel, Ui};

use crate::app::action::Action;
use crate::app::action::keys::{self, Writing};
use crate::app::widgets::label::LabelStyle;
use crate::app::widgets::{mirror, style};
use crate::app::window::Window;
use crate::app::window::panels::{menu_panel, panel_frame, status_panel};
use crate::app::window::sizes::SizedPanel;

/// What can be done without a map.
const ACTIONS: [Action; 4] = [Action::New, Action::Open, Action::FullScreen, Action::Quit];

/// How far down the view the name stands.
const DOWN: f32 = 0.4;

impl Window {
    /// Shows the name of a file that is being read.
    pub(super) fn awaited_ui(&mut self, ui: &mut Ui, name: &str) {
        if !self.is_modal() {
            self.handle_awaiting_keys(ui.ctx());
        }
        self.empty_panels_ui(ui);
        let (text, words, paper) = (&self.text, &self.words, self.editor.theme().paper);
        let quiet = LabelStyle::BODY.colored(style::palette(ui.ctx()).quiet);
        CentralPanel::no_frame().show(ui, |ui| {
            ui.painter().rect_filled(ui.max_rect(), 0.0, Color32::from_rgb(paper.r, paper.g, paper.b));
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * DOWN);
                text.verbatim(ui, name, LabelStyle::TITLE);
                text.label(ui, &words.text("opening-map"), quiet);
            });
        });
    }

    /// The panels as they will be, with nothing in them.
    fn empty_panels_ui(&self, ui: &mut Ui) {
        if !self.panels.bars {
            return;
        }
        let frame = panel_frame();
        let (text, words, screen) = (&self.text, &self.words, ui.ctx().content_rect());
        let size = |panel| self.sizes.size(panel, text, words, screen);
        let at_start = match self.panels {
            panels if panels.outline => Some(("outline", SizedPanel::Outline)),
            panels if panels.palette => Some(("palette", SizedPanel::Palette)),
            _ => None,
        };
        let beside = at_start.map(|(name, panel)| mirror::panel_at_start(text.flow(), name).exact_size(size(panel)));
        let inspector = self
            .panels
            .inspector
            .then(|| mirror::panel_at_end(text.flow(), "inspector").exact_size(size(SizedPanel::Inspector)));
        let check = self.panels.check.then(|| Panel::bottom("check").exact_size(size(SizedPanel::Check)));
        let others = beside.into_iter().chain(inspector).chain(check);
        for panel in
            [menu_panel(), status_panel()].into_iter().chain(others.map(|panel| panel.resizable(false).frame(frame)))
        {
            panel.show(ui, |_| ());
        }
    }

    fn handle_awaiting_keys(&mut self, ctx: &Context) {
        let events = ctx.input_mut(|input| std::mem::take(&mut input.events));
        let (mut left, mut wanted) = (Vec::with_capacity(events.len()), Vec::new());
        for event in events {
            match keys::action_of(&event, Writing::Nothing) {
                Some(action) if ACTIONS.contains(&action) => wanted.push(action),
                _ => left.push(event),
            }
        }
        ctx.input_mut(|input| input.events = left);
        wanted.into_iter().for_each(|action| self.act(ctx, action));
    }
}
