//! What a key belongs to: an action of the window, the map, or the focused field or button.

use egui::{Context, Event, FocusDirection, Key};

use crate::app::action::Action;
use crate::app::action::keys::{self, Writing};
use crate::app::action::rules::{self, Focus, Meaning};
use crate::app::canvas::{EventOutcome, handle_event};
use crate::app::panels::outline::keys::ListOutcome;
use crate::app::panels::{menu, outline};
use crate::app::widgets::{areas, field};
use crate::app::window::Window;

impl Window {
    /// Handles keyboard events in their order. What is left over goes to the panels.
    pub(super) fn handle_keyboard(&mut self, ctx: &Context) {
        self.outline.follow_typing(ctx, &self.editor);
        let mut events = std::mem::take(&mut self.later);
        ctx.input_mut(|input| events.append(&mut input.events));
        let mut left = Vec::with_capacity(events.len());
        // The letter of a consumed key follows as a text event, which must not be written.
        let mut letter = false;
        for event in events {
            if let Some(flow) = self.direction_keys.handle_event(&event).filter(|_| self.map_has_keyboard(ctx)) {
                self.act(ctx, Action::Direct(Some(flow)));
            }
            let of_key = std::mem::take(&mut letter);
            if of_key && matches!(event, Event::Text(_)) {
                continue;
            }
            if self.handle_menu_key(ctx, &event) {
                letter = true;
                continue;
            }
            let map_has_keyboard = self.map_has_keyboard(ctx);
            let listed = self.outline.handle_event(ctx, &event, &mut self.editor, self.text.flow());
            if listed == ListOutcome::Deferred {
                self.later.push(event);
                ctx.request_repaint();
            } else if listed == ListOutcome::PassOn {
                left.push(event);
            } else if listed == ListOutcome::Consumed {
                // Nothing is left to do.
            } else if self.find.handle_event(ctx, &event, &self.editor, map_has_keyboard) {
                letter = true;
            } else if self.handle_area_key(ctx, &event, map_has_keyboard) {
                letter = false;
            } else if let Some(action) = keys::action_of(&event, self.writing(ctx)) {
                letter = true;
                self.act(ctx, action);
            } else if map_has_keyboard && self.send_to_map(ctx, &event) {
                // Alt and a digit also produce the digit as text.
                letter = matches!(event, Event::Key { modifiers, .. } if modifiers.alt);
            } else {
                letter = of_key && !matches!(event, Event::Key { .. });
                if !map_has_keyboard && is_arrow(&event) && !egui::Popup::is_any_open(ctx) {
                    stay(ctx);
                }
                left.push(event);
            }
            self.outline.follow_typing(ctx, &self.editor);
        }
        ctx.input_mut(|input| input.events = left);
    }

    /// Opens a menu of the bar by F10, or by Alt and its letter, also while a text is written.
    fn handle_menu_key(&mut self, ctx: &Context, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
        let focus = Focus::from_editor(&self.editor);
        let is_bar = rules::meaning_of_key(*key, *physical_key, *modifiers, focus) == Some(Meaning::OpenMenuBar);
        // On a Mac, a letter with that key is another letter.
        let by_letter = || menu::menu_of_key(&self.words, *key, *physical_key, *modifiers);
        let wanted = if is_bar { Some(0) } else { by_letter().filter(|_| !ctx.os().is_mac()) };
        let Some(at) = wanted else { return false };
        self.panels.bars = true;
        menu::open(ctx, at);
        true
    }

    /// Handles the keys that open the menu about the selection, and those that lead from the map to the panels and back.
    /// The selection stays.
    fn handle_area_key(&mut self, ctx: &Context, event: &Event, map_has_keyboard: bool) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
        match rules::meaning_of_key(*key, *physical_key, *modifiers, Focus::from_editor(&self.editor)) {
            Some(Meaning::OpenMenu) if map_has_keyboard => {
                self.open_menu(ctx);
                return true;
            }
            Some(Meaning::ToPanel) => {
                // The area is found by the focus, so this comes before the field is left.
                areas::turn(ctx, self.canvas_id, !modifiers.shift);
                self.settle(ctx);
                self.editor.finish_typing();
                return true;
            }
            _ => {}
        }
        // egui has taken the focus from a button already: this Esc must not clear the selection.
        let comes_back = *key == Key::Escape && std::mem::take(&mut self.away) && self.map_has_keyboard(ctx);
        if let Some(id) = self.canvas_id.filter(|_| comes_back) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        comes_back
    }

    /// What is being written.
    fn writing(&self, ctx: &Context) -> Writing {
        match self.is_writing(ctx) {
            true if ctx.text_edit_focused() || field::suspended(ctx).is_some() => Writing::Field,
            true => Writing::Text,
            false => Writing::Nothing,
        }
    }

    /// True when no field, button or menu has the keyboard.
    pub(super) fn map_has_keyboard(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let elsewhere = egui::Popup::is_any_open(ctx) || field::suspended(ctx).is_some();
        focused.is_none_or(|id| self.is_map(id)) && !elsewhere
    }

    /// Sends an event to the map; true when it was used there.
    fn send_to_map(&mut self, ctx: &Context, event: &Event) -> bool {
        let event = self.canvas.with_space(event, &self.editor);
        match handle_event(ctx, &mut self.editor, &mut self.clipboard, &event) {
            EventOutcome::Ignored => return false,
            EventOutcome::Consumed | EventOutcome::Told => {}
            EventOutcome::Refused(why) => self.canvas.show_message(self.words.text(why).into_owned()),
        }
        let listed = self.outline.has_keyboard(ctx).then(outline::list);
        if let Some(id) = listed.or(self.canvas_id) {
            ctx.memory_mut(|memory| {
                if !memory.has_focus(id) {
                    memory.request_focus(id);
                }
                // Tab and arrows have been used: egui must not move the focus as well.
                memory.move_focus(FocusDirection::None);
            });
        }
        true
    }

    /// Cuts, copies or pastes from a menu, or with a key that isn't the system's shortcut for it.
    pub(super) fn use_clipboard(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Cut => drop(self.send_to_map(ctx, &Event::Cut)),
            Action::Copy => drop(self.send_to_map(ctx, &Event::Copy)),
            // The text comes with the next frame.
            _ => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
        }
    }
}

fn is_arrow(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp};
    matches!(event, Event::Key { key: ArrowDown | ArrowLeft | ArrowRight | ArrowUp, pressed: true, .. })
}

/// Keeps the focus where it is. egui moves it with arrows to whatever lies that way, even out of the panel and onto the
/// map, where the next keys would change something out of sight.
fn stay(ctx: &Context) {
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}
