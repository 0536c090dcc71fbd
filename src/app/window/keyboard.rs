//! Whom a key belongs to: an action of the window, the map, or the field or button that has the focus.

use egui::{Context, Event, FocusDirection, Key};

use super::Window;
use crate::app::action::Action;
use crate::app::action::keys::{self, Writing};
use crate::app::canvas::{EventOutcome, handle_event};
use crate::app::panels::outline;
use crate::app::panels::outline::keys::ListOutcome;
use crate::app::widgets::areas;
use crate::app::widgets::field;

impl Window {
    /// Hears what the keyboard says, in the order in which it was said. What is left over is for the panels.
    pub(super) fn handle_keyboard(&mut self, ctx: &Context) {
        self.outline.follow_typing(ctx, &self.editor);
        let mut events = std::mem::take(&mut self.later);
        ctx.input_mut(|input| events.append(&mut input.events));
        let mut left = Vec::with_capacity(events.len());
        // The letter of a key that was taken comes as a text right behind it: it is nothing to be written.
        let mut letter = false;
        for event in events {
            if let Some(flow) = self.direction_keys.handle_event(&event).filter(|_| self.map_has_keyboard(ctx)) {
                self.act(ctx, Action::Direct(Some(flow)));
            }
            let of_key = std::mem::take(&mut letter);
            if of_key && matches!(event, Event::Text(_)) {
                continue;
            }
            let map_has_keyboard = self.map_has_keyboard(ctx);
            let listed = self.outline.handle_event(ctx, &event, &mut self.editor, self.text.flow());
            if listed == ListOutcome::Deferred {
                self.later.push(event);
                ctx.request_repaint();
            } else if listed == ListOutcome::PassOn {
                left.push(event);
            } else if listed != ListOutcome::ForMap {
                if let ListOutcome::Refused(why) = listed {
                    self.canvas.show_message(self.words.text(why).into_owned());
                }
            } else if self.find.handle_event(ctx, &event, &self.editor, map_has_keyboard) {
                letter = true;
            } else if (map_has_keyboard && self.handle_menu_key(ctx, &event)) || self.handle_area_key(ctx, &event) {
                letter = false;
            } else if let Some(action) = keys::action_of(&event, self.writing(ctx), &self.editor) {
                letter = true;
                self.act(ctx, action);
            } else if map_has_keyboard && self.send_to_map(ctx, &event) {
                // Alt and a digit give the digit as well.
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

    /// Hears the keys that lead from the map to the panels and back. What is selected stays so.
    fn handle_area_key(&mut self, ctx: &Context, event: &Event) -> bool {
        let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else { return false };
        if areas::KEYS.1.iter().any(|wanted| keys::matches(*wanted, *key, *physical_key, *modifiers)) {
            // Where the keyboard is must be known before a field is left.
            areas::turn(ctx, self.canvas_id, !modifiers.shift);
            self.settle(ctx);
            self.editor.finish_typing();
            return true;
        }
        // A button has let go of the keyboard already: this Esc is not for what is selected on the map.
        let comes_back = *key == Key::Escape && std::mem::take(&mut self.away) && self.map_has_keyboard(ctx);
        if let Some(id) = self.canvas_id.filter(|_| comes_back) {
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
        comes_back
    }

    /// Whom the keys belong to.
    fn writing(&self, ctx: &Context) -> Writing {
        match self.is_writing(ctx) {
            true if ctx.text_edit_focused() || field::suspended(ctx).is_some() => Writing::Field,
            true => Writing::Text,
            false => Writing::Nothing,
        }
    }

    /// True when neither a field nor a button nor a menu has the keyboard.
    fn map_has_keyboard(&self, ctx: &Context) -> bool {
        let focused = ctx.memory(egui::Memory::focused);
        let elsewhere = egui::Popup::is_any_open(ctx) || field::suspended(ctx).is_some();
        focused.is_none_or(|id| self.is_map(id)) && !elsewhere
    }

    /// Tells the map an event; true when it meant something there.
    fn send_to_map(&mut self, ctx: &Context, event: &Event) -> bool {
        match handle_event(ctx, &mut self.editor, &mut self.clipboard, event) {
            EventOutcome::Ignored => return false,
            EventOutcome::Consumed => {}
            EventOutcome::Refused(why) => self.canvas.show_message(self.words.text(why).into_owned()),
        }
        let listed = self.outline.has_keyboard(ctx).then(outline::list);
        if let Some(id) = listed.or(self.canvas_id) {
            ctx.memory_mut(|memory| {
                if !memory.has_focus(id) {
                    memory.request_focus(id);
                }
                // Tab and arrows have been heard: the focus stays.
                memory.move_focus(FocusDirection::None);
            });
        }
        true
    }

    /// Cuts, copies or pastes by a menu, or by a key that the system doesn't know for it.
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

/// Keeps the keyboard where it is. An arrow would take it to whatever lies that way, out of its panel and onto the map
/// as well, where the next keys would change what nobody looks at.
fn stay(ctx: &Context) {
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
}
