//! How the window looks and moves: what was chosen, kept for the next start, and done in each frame.

use egui::{Context, Vec2};

use crate::app::action::Action;
use crate::app::action::appearance::{MotionMode, TextSize};
use crate::app::settings::SettingsStore;
use crate::app::widgets::motion;
use crate::app::window::Window;
use crate::app::window::desktop::DesktopMotion;
use crate::persist::Settings;
use crate::theme::Density;

/// The fewest points across and down with which menus, panels and dialogs have room. In a smaller window the interface is
/// not as large as was chosen.
const LEAST: (f32, f32) = (640.0, 340.0);

/// How the window looks and moves.
#[derive(Default)]
pub(super) struct Appearance {
    pub text_size: TextSize,
    pub motion: MotionMode,
    pub density: Density,
    /// What the desktop asks for.
    pub desktop: DesktopMotion,
    store: Option<SettingsStore>,
}

impl Appearance {
    /// Takes over what the settings remember, and keeps what is chosen from now on.
    pub fn remember(&mut self, store: Option<SettingsStore>) {
        if let Some(settings) = store.as_ref().map(SettingsStore::settings) {
            self.text_size = settings.text_size().map(TextSize::from_percent).unwrap_or_default();
            self.motion = settings.motion().and_then(MotionMode::from_name).unwrap_or_default();
            self.density = settings.density().and_then(Density::from_name).unwrap_or_default();
        }
        self.store = store;
    }

    /// The actions whose choices are made.
    pub fn on(&self) -> [Action; 2] {
        [Action::Density(self.density), Action::Motion(self.motion)]
    }

    pub fn choose_text_size(&mut self, size: TextSize) {
        self.text_size = size;
        self.keep(move |settings| settings.set_text_size(size.percent()));
    }

    pub fn choose_motion(&mut self, mode: MotionMode) {
        self.motion = mode;
        self.keep(move |settings| settings.set_motion(mode.name()));
    }

    pub fn choose_density(&mut self, density: Density) {
        self.density = density;
        self.keep(move |settings| settings.set_density(density.name()));
    }

    fn keep(&self, change: impl Fn(&mut Settings) + Send + 'static) {
        if let Some(store) = &self.store {
            store.change(change);
        }
    }

    /// True when things move.
    fn moves(&self) -> bool {
        match self.motion {
            MotionMode::System => !self.desktop.is_reduced(),
            MotionMode::Full => true,
            MotionMode::Reduced => false,
        }
    }

    /// Gives the window its size and motion.
    fn apply(&self, ctx: &Context) {
        motion::set(ctx, self.moves());
        // The window in points of the usual size, whatever the size is now.
        let Vec2 { x, y } = ctx.content_rect().size() * ctx.zoom_factor();
        let factor = self.text_size.fitting((x, y), LEAST).factor();
        if ctx.zoom_factor() != factor {
            ctx.set_zoom_factor(factor);
        }
    }
}

impl Window {
    /// Follows what was chosen and what the desktop asks for, before a frame.
    pub(super) fn follow_appearance(&mut self, ctx: &Context) {
        let comes_back = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        self.appearance.desktop.follow(ctx, comes_back);
        self.appearance.apply(ctx);
        self.editor.set_density(self.appearance.density);
    }

    /// Changes the appearance by an action.
    pub(super) fn change_appearance(&mut self, action: Action) {
        let appearance = &mut self.appearance;
        match action {
            Action::LargerText => appearance.choose_text_size(appearance.text_size.larger()),
            Action::SmallerText => appearance.choose_text_size(appearance.text_size.smaller()),
            Action::Density(density) => {
                appearance.choose_density(density);
                self.editor.set_density(density);
            }
            Action::Motion(mode) => appearance.choose_motion(mode),
            _ => {}
        }
    }
}
