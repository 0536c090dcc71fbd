//! The sizes of the panels, as the user has dragged their edges, and the handles that bring hidden panels back.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use egui::{Context, Id, Rect, Ui};

use crate::app::action::Action;
use crate::app::panels::menu::all_keys_of;
use crate::app::panels::{inspector, outline, palette};
use crate::app::widgets::edge::{EdgeChange, PanelEdge, PanelPlace, panel_tab_ui};
use crate::app::widgets::label::TextUi;
use crate::app::window::Window;
use crate::i18n::Words;

/// A panel whose size can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SizedPanel {
    Palette,
    Outline,
    Inspector,
    Check,
}

/// The largest share of the window that a panel at its side takes, unless it is made for more.
const SHARE: f32 = 0.35;

impl SizedPanel {
    const ALL: [Self; 4] = [Self::Palette, Self::Outline, Self::Inspector, Self::Check];

    /// Its name in the settings, and where its size is kept.
    fn name(self) -> &'static str {
        match self {
            Self::Palette => "palette",
            Self::Outline => "outline",
            Self::Inspector => "inspector",
            Self::Check => "check",
        }
    }

    /// The action that shows it, whose label is its name on the screen.
    fn action(self) -> Action {
        match self {
            Self::Palette => Action::Palette,
            Self::Outline => Action::Outline,
            Self::Inspector => Action::Inspector,
            Self::Check => Action::Check,
        }
    }

    fn place(self) -> PanelPlace {
        match self {
            Self::Palette | Self::Outline => PanelPlace::Start,
            Self::Inspector => PanelPlace::End,
            Self::Check => PanelPlace::Foot,
        }
    }

    /// The size at first.
    fn usual(self, text: &TextUi, words: &Words) -> f32 {
        match self {
            Self::Palette => palette::width(text, words),
            Self::Outline => outline::WIDTH,
            Self::Inspector => inspector::WIDTH,
            Self::Check => 200.0,
        }
    }

    /// The sizes that it can have: no label is cut off in the smallest, and the largest leaves room for the map.
    fn sizes(self, usual: f32, window: Rect) -> RangeInclusive<f32> {
        let (least, most, room): (f32, f32, f32) = match self {
            Self::Palette => (usual, 320.0, SHARE * window.width()),
            Self::Outline => (200.0, 560.0, SHARE * window.width()),
            Self::Inspector => (usual, 480.0, SHARE * window.width()),
            Self::Check => (96.0, 420.0, window.height() / 2.0),
        };
        least..=most.min(room).max(usual)
    }
}

/// The sizes of panels, in points; `None` for those that were not changed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PanelSizes([Option<f32>; 4]);

impl PanelSizes {
    /// The sizes that the settings remember.
    pub fn from_named(sizes: &BTreeMap<String, u16>) -> Self {
        Self(SizedPanel::ALL.map(|panel| sizes.get(panel.name()).copied().map(f32::from)))
    }

    /// The sizes that the settings remember.
    pub fn named(self) -> Vec<(&'static str, u16)> {
        let sizes = SizedPanel::ALL.into_iter().zip(self.0);
        sizes.filter_map(|(panel, size)| Some((panel.name(), size?.round() as u16))).collect()
    }

    /// The size of a panel in a window.
    pub fn size(self, panel: SizedPanel, text: &TextUi, words: &Words, window: Rect) -> f32 {
        let usual = panel.usual(text, words);
        let sizes = panel.sizes(usual, window);
        let own = SizedPanel::ALL.into_iter().zip(self.0).find(|(own, _)| *own == panel).and_then(|(_, size)| size);
        own.unwrap_or(usual).clamp(*sizes.start(), *sizes.end())
    }

    fn change(&mut self, panel: SizedPanel, size: Option<f32>) {
        for (own, kept) in SizedPanel::ALL.into_iter().zip(&mut self.0) {
            if own == panel {
                *kept = size;
            }
        }
    }
}

impl Window {
    /// The edge of a panel that is shown in `rect`.
    pub(super) fn panel_edge_ui(&mut self, ui: &Ui, panel: SizedPanel, rect: Rect) {
        let (text, words) = (&self.text, &self.words);
        // What is in the panel may need more room than the window has: that is cut off, and the edge ends there too.
        let free = ui.available_rect_before_wrap();
        let rect = match panel.place() {
            PanelPlace::Start | PanelPlace::End => Rect::from_x_y_ranges(rect.x_range(), free.y_range()),
            PanelPlace::Foot => Rect::from_x_y_ranges(free.x_range(), rect.y_range()),
        };
        let Some(spec) = panel.action().spec() else { return };
        let key = if panel.place() == PanelPlace::Foot { "panel-height" } else { "panel-width" };
        let name = words.with(key, &[("panel", words.text(spec.label).as_ref().into())]);
        let sizes = panel.sizes(panel.usual(text, words), ui.ctx().content_rect());
        let id = Id::unique(("edge of a panel", panel.name()));
        match (PanelEdge { id, name: &name, place: panel.place(), sizes }).ui(ui, text.flow(), rect) {
            Some(EdgeChange::Resized(size)) => self.sizes.change(panel, Some(size)),
            Some(EdgeChange::Reset) => self.sizes.change(panel, None),
            None => return,
        }
        ui.ctx().request_repaint();
    }

    /// The handles at the edges of the map that bring hidden panels back; returns the panel that one was pressed for.
    pub(super) fn panel_tabs_ui(&self, ctx: &Context) -> Option<Action> {
        let (text, words, panels) = (&self.text, &self.words, self.panels);
        if !panels.bars || self.is_modal() {
            return None;
        }
        let hidden =
            [(SizedPanel::Palette, !panels.palette && !panels.outline), (SizedPanel::Inspector, !panels.inspector)];
        let mut shown = None;
        for (panel, _) in hidden.into_iter().filter(|(_, is_hidden)| *is_hidden) {
            let Some(spec) = panel.action().spec() else { continue };
            let name = words.with("panel-show", &[("panel", words.text(spec.label).as_ref().into())]);
            let keys = all_keys_of(ctx, words, spec).into_iter().next().unwrap_or_default();
            let id = Id::unique(("handle of a panel", panel.name()));
            if panel_tab_ui(ctx, text, id, panel.place(), self.view, (&name, &keys)) {
                shown = Some(panel.action());
            }
        }
        shown
    }
}
