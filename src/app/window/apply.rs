//! Applies what the panels returned.

use egui::{Context, Ui};

use crate::app::canvas::pointer_now;
use crate::app::files::event::{Event, Transition};
use crate::app::panels::inspector::PanelOutput;
use crate::app::panels::menu::MenuChoice;
use crate::app::panels::palette::PaletteOutput;
use crate::app::panels::welcome::{StartChoice, StartUi};
use crate::app::window::Window;
use crate::edit::Refusal;
use crate::text::Edit;

impl Window {
    pub(super) fn choose(&mut self, ctx: &Context, choice: MenuChoice) {
        match choice {
            MenuChoice::Do(action) => self.act(ctx, action),
            MenuChoice::Template(name, language) => {
                self.settle(ctx);
                let template = Transition::Template { name: name.to_owned(), language: language.to_owned() };
                self.files.handle_event(Event::Transition(template), &mut self.editor);
            }
            MenuChoice::Recent(path) => {
                self.settle(ctx);
                self.files.open(&path, &mut self.editor);
            }
            MenuChoice::ClearRecent => self.files.clear_recent(),
            MenuChoice::TextSize(size) => self.appearance.choose_text_size(size),
            MenuChoice::Zoom(percent) => {
                let zoom = self.editor.view().camera.zoom;
                self.editor.zoom_by(f64::from(percent) / 100.0 / zoom);
            }
            MenuChoice::AddFeeling(persona) => {
                self.settle(ctx);
                self.editor.add_feeling(persona);
            }
            MenuChoice::Language(language) => {
                self.language.choose(language);
                self.speak();
            }
        }
    }

    pub(super) fn apply(&mut self, output: PanelOutput) {
        match output {
            PanelOutput::Do(command) => {
                let done = self.editor.perform(&command);
                self.show_refusal(done);
            }
            PanelOutput::Reveal(key) => self.editor.reveal(key),
        }
    }

    pub(super) fn take(&mut self, ctx: &Context, taken: Option<PaletteOutput>) {
        match taken {
            Some(PaletteOutput::Clicked(element)) => self.add(element),
            Some(PaletteOutput::Dragged(element)) => {
                if let Some(pointer) = pointer_now(ctx, self.view) {
                    self.editor.drag_element(element, pointer);
                }
            }
            None => {}
        }
    }

    pub(super) fn welcome(&mut self, ui: &mut Ui) {
        if self.files.is_busy() {
            return;
        }
        let (text, words, view, map) = (&self.text, &self.words, self.view, self.canvas_id);
        let cx = StartUi { text, words, view, map, recent: self.files.recent() };
        match self.start.ui(ui, &cx, &self.editor) {
            Some(StartChoice::Empty(language, typed)) => {
                self.editor.fill_blank_map(language);
                if let Some(typed) = typed {
                    self.editor.write(Edit::Insert(&typed));
                }
                // The card had the keyboard: what is typed before the map is shown again is written too.
                self.canvas_id.into_iter().for_each(|id| ui.memory_mut(|memory| memory.request_focus(id)));
            }
            Some(StartChoice::From(choice)) => self.choose(ui.ctx(), choice),
            None => {}
        }
    }

    /// Tells why something could not be done.
    pub(super) fn show_refusal<T>(&mut self, done: Result<T, Refusal>) {
        if let Err(refusal) = done {
            self.editor.tell_refusal(refusal);
        }
    }
}
