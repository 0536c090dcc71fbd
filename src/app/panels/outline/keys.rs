//! The keys that move through the list.

use egui::{Context, Event, FocusDirection, ImeEvent, Key as Code};

use crate::app::panels::outline::edit::field_id;
use crate::app::panels::outline::{OutlinePanel, has_keyboard, list};
use crate::app::widgets::mirror::{self, InlineSide};
use crate::editor::{EditOutcome, Editor, GridMotion, Modifiers, OutlineMotion, OutlineNode};
use crate::geom::Flow;
use crate::model::Key;

/// What happened to an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOutcome {
    /// The list used it.
    Consumed,
    /// It is for the field or the panels.
    PassOn,
    /// It follows a key that ends a text: handle it in the next frame.
    Deferred,
    /// The list doesn't have the keyboard, or the event means the same as on the map.
    ForMap,
}

impl OutlinePanel {
    /// Handles a key. `flow` is that of the interface.
    pub fn handle_event(&mut self, ctx: &Context, event: &Event, editor: &mut Editor, flow: Flow) -> ListOutcome {
        if let Some(written) = self.written.as_mut().filter(|_| has_keyboard(ctx, field_id())) {
            return written.handle_event(ctx, event);
        }
        if editor.typing().is_some() || !has_keyboard(ctx, list()) {
            return ListOutcome::ForMap;
        }
        match event {
            Event::Key { key, pressed: true, modifiers, .. } => self.handle_key(ctx, *key, *modifiers, editor, flow),
            // A composition begins in the field.
            Event::Ime(ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text)) if !text.trim().is_empty() => {
                match editor.type_here() {
                    EditOutcome::Editing => ListOutcome::PassOn,
                    EditOutcome::NoPlace | EditOutcome::NoPersona | EditOutcome::Ignored => ListOutcome::ForMap,
                }
            }
            _ => ListOutcome::ForMap,
        }
    }

    fn handle_key(
        &mut self,
        ctx: &Context,
        key: Code,
        held: egui::Modifiers,
        editor: &mut Editor,
        flow: Flow,
    ) -> ListOutcome {
        match key {
            Code::Tab => return ListOutcome::PassOn,
            Code::Escape if !editor.has_position() && !editor.is_picking() => {
                ctx.memory_mut(|memory| memory.surrender_focus(list()));
                return ListOutcome::Consumed;
            }
            Code::Enter | Code::F2 if !held.any() && !editor.has_position() => return self.enter(editor),
            Code::ArrowUp | Code::ArrowDown if held.alt && !held.shift && !held.command => {
                return move_on(editor, key == Code::ArrowDown);
            }
            _ => {}
        }
        let Some(go) = self.motion_of(key, held, flow) else { return ListOutcome::ForMap };
        if held.shift {
            self.outline.extend(editor, go);
        } else {
            self.outline.go(editor, go);
        }
        self.reveals = true;
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ListOutcome::Consumed
    }

    /// The motion that a key stands for.
    fn motion_of(&self, key: Code, held: egui::Modifiers, flow: Flow) -> Option<OutlineMotion> {
        if held.alt || (held.command && !matches!(key, Code::Home | Code::End)) {
            return None;
        }
        let across = mirror::toward(flow, key).filter(|_| !held.shift);
        match key {
            Code::ArrowUp => Some(OutlineMotion::Up),
            Code::ArrowDown => Some(OutlineMotion::Down),
            Code::PageUp => Some(OutlineMotion::PageUp(self.page)),
            Code::PageDown => Some(OutlineMotion::PageDown(self.page)),
            Code::Home => Some(OutlineMotion::First),
            Code::End => Some(OutlineMotion::Last),
            _ => across
                .map(|toward| if toward == InlineSide::End { OutlineMotion::Expand } else { OutlineMotion::Collapse }),
        }
    }

    /// Enter with nothing selected selects the current row and edits its text; a row that only holds others is opened.
    fn enter(&mut self, editor: &mut Editor) -> ListOutcome {
        let index = self.outline.current();
        if self.outline.rows().get(index).is_some_and(|row| row.node == OutlineNode::Lanes) {
            self.outline.fold(editor, index);
            return ListOutcome::Consumed;
        }
        self.outline.press(editor, index, Modifiers::default());
        if editor.has_position() { ListOutcome::ForMap } else { ListOutcome::Consumed }
    }
}

/// A stage or a step moves before or after its neighbor, which the list shows above or below; everything else moves as
/// on the map.
fn move_on(editor: &mut Editor, down: bool) -> ListOutcome {
    let along = matches!(editor.selection().only(), Some(Key::Stage(_) | Key::Step(_)));
    let walk = match (along, down) {
        (true, true) => GridMotion::NextStep,
        (true, false) => GridMotion::PreviousStep,
        (false, true) => GridMotion::Down,
        (false, false) => GridMotion::Up,
    };
    match editor.shift(walk) {
        Ok(_) => {}
        Err(refused) => editor.tell_refusal(refused),
    }
    ListOutcome::Consumed
}
