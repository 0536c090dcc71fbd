//! What each action does.

use egui::{Context, ViewportCommand};

use crate::app::action::Action;
use crate::app::files::event::{Event, Transition};
use crate::app::panels::find::ReplaceScope;
use crate::app::panels::help::KeyHelp;
use crate::app::window::Window;
use crate::editor::{EditOutcome, Editor, Element, SearchDirection, SelectionExtent};
use crate::text::Edit;

impl Window {
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        self.settle(ctx);
        let editor = &mut self.editor;
        match action {
            Action::New => self.files.handle_event(Event::Transition(Transition::New), editor),
            Action::Open => self.files.handle_event(Event::Transition(Transition::Open), editor),
            Action::Save => self.files.handle_event(Event::Save, editor),
            Action::SaveAs => self.files.handle_event(Event::SaveAs, editor),
            Action::Import => self.files.handle_event(Event::Transition(Transition::Import), editor),
            Action::Export => self.files.show_export(editor),
            Action::Versions => self.files.show_versions(editor),
            Action::Recovered => self.files.show_recovery(),
            Action::Quit => self.files.handle_event(Event::Transition(Transition::Close), editor),
            Action::Undo => editor.undo(),
            Action::Redo => editor.redo(),
            Action::AcceptOffer => self.accept_offer(),
            // While a text is written their keys belong to it, so these come from a menu.
            Action::Delete if editor.typing().is_some() => editor.write(Edit::Delete),
            Action::SelectAll if editor.typing().is_some() => editor.write(Edit::SelectAll),
            Action::Delete => {
                let done = editor.delete_selection();
                self.show_refusal(done);
            }
            Action::SelectAll => editor.select_all(),
            Action::SelectMore => self.select_more(),
            Action::Cut | Action::Copy | Action::Paste => self.use_clipboard(ctx, action),
            Action::CopyPicture => self.copies.picture(&self.clipboard, editor),
            Action::CopyTable => self.copies.table(ctx, &mut self.clipboard, editor),
            Action::EditText => self.edit_text(ctx),
            Action::NewCard => {
                if editor.add_card_after() == EditOutcome::NoPlace {
                    self.canvas.show_message(self.words.text("drag-not-here").into_owned());
                }
            }
            Action::Find | Action::Replace | Action::FindNext | Action::FindPrevious => self.search(action),
            Action::ZoomIn | Action::ZoomOut | Action::ZoomReset => zoom(editor, action),
            Action::FitMap | Action::FitSelection | Action::FitStage | Action::FitWidth => fit(editor, action),
            Action::Commands => self.open_commands(ctx),
            Action::OnlyMap => self.show_only_map(ctx),
            Action::Check | Action::Palette | Action::Outline | Action::Inspector => self.show_panel(ctx, action),
            Action::FullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Action::Direction => {
                let done = editor.flip_direction();
                self.show_refusal(done);
            }
            Action::Direct(flow) => {
                let done = editor.set_text_direction(flow);
                self.show_refusal(done);
            }
            Action::Arrange(what) => {
                let done = editor.arrange(what);
                self.show_refusal(done);
            }
            Action::Connect => drop(editor.connect()),
            Action::NextConnector => drop(editor.next_connector()),
            Action::Reattach => drop(editor.reattach()),
            Action::Reverse | Action::TurnHeads => {
                let done = if action == Action::Reverse { editor.reverse() } else { editor.toggle_heads() };
                if done.is_err() {
                    self.canvas.show_message(self.words.text("hint-connected").into_owned());
                }
            }
            Action::Keys => self.help = self.help.is_none().then(KeyHelp::default),
            Action::Consequence => {
                let done = editor.next_consequence();
                self.show_refusal(done);
            }
            Action::Owner => {
                editor.finish_typing();
                (self.panels.bars, self.panels.inspector) = (true, true);
                self.inspector.write_owner(editor);
            }
            Action::Ease => drop(editor.begin_easing()),
            Action::Add(element) => self.add(element),
            Action::LargerText | Action::SmallerText | Action::Density(_) | Action::Motion(_) => {
                self.change_appearance(action);
            }
            Action::AddPersona => self.add_persona(),
        }
    }

    /// Edits the text of the selection; from the outline also where the map doesn't show it.
    pub(super) fn edit_text(&mut self, ctx: &Context) {
        let listed = self.outline.has_keyboard(ctx);
        let begun = if listed { self.editor.edit_listed() } else { self.editor.edit_here() };
        let key = match begun {
            EditOutcome::NoPlace => "drag-not-here",
            // The editor tells it.
            EditOutcome::NoPersona | EditOutcome::Editing | EditOutcome::Ignored => return,
        };
        self.canvas.show_message(self.words.text(key).into_owned());
    }

    /// Opens the find bar, or goes on to another match.
    fn search(&mut self, action: Action) {
        match action {
            Action::Replace => self.find.open_with_replacing(),
            Action::FindNext => self.find.turn(SearchDirection::Next),
            Action::FindPrevious => self.find.turn(SearchDirection::Previous),
            _ => self.find.open(),
        }
    }

    /// Adds a persona, and shows its page.
    fn add_persona(&mut self) {
        let name = self.words.text("new-persona").into_owned();
        let added = self.editor.add_persona(&name).map(|persona| self.editor.reveal(persona));
        (self.panels.bars, self.panels.inspector) = (true, true);
        self.show_refusal(added);
    }

    /// Replaces what the find bar has found.
    pub(super) fn replace(&mut self, ctx: &Context, scope: ReplaceScope) {
        self.settle(ctx);
        let (search, by) = self.find.replacing();
        let here = self.editor.selection().only();
        match (scope, here) {
            (ReplaceScope::All, _) => self.editor.replace_all(search, by),
            (ReplaceScope::Here, Some(key)) => match self.editor.replace_in(search, key, by) {
                Ok(_) => self.find.turn(SearchDirection::Next),
                refused => self.show_refusal(refused),
            },
            (ReplaceScope::Here, None) => self.find.turn(SearchDirection::Next),
        }
        ctx.request_repaint();
    }

    /// Does what the editor offers.
    pub(super) fn accept_offer(&mut self) {
        let persona = self.words.text("new-persona").into_owned();
        let done = self.editor.accept_offer(&persona);
        self.show_refusal(done);
    }

    /// Selects more around what is selected, and says what.
    fn select_more(&mut self) {
        let key = match self.editor.select_more() {
            Some(SelectionExtent::Cell) => "selected-cell",
            Some(SelectionExtent::Lane) => "selected-lane",
            Some(SelectionExtent::Step) => "selected-step",
            Some(SelectionExtent::Map) => "selected-map",
            None => return,
        };
        let count = self.editor.selection().len();
        let selected = self.words.with("status-selected", &[("count", count.into())]);
        self.canvas.show_message(self.words.with(key, &[("selected", selected.into())]));
    }

    pub(super) fn add(&mut self, element: Element) {
        if !self.editor.add(element) && self.editor.notice().is_none() {
            self.editor.tell_not_there(element);
        }
    }
}

fn fit(editor: &mut Editor, action: Action) {
    match action {
        Action::FitSelection => editor.fit_selection(),
        Action::FitStage => editor.fit_stage(),
        Action::FitWidth => editor.fit_width(),
        _ => editor.fit_map(),
    }
}

fn zoom(editor: &mut Editor, action: Action) {
    let factor = match action {
        Action::ZoomIn => 1.25,
        Action::ZoomOut => 0.8,
        _ => 1.0 / editor.view().camera.zoom,
    };
    editor.zoom_by(factor);
}
