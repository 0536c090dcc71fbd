//! A field that keeps its caret while a menu of the bar is open, and the action that is chosen there for it.
//!
//! A press on the bar takes the focus from the field. Actions on text in its menus are still meant for that field, so
//! it stays as it is, shows its selection, and gets the action.

use egui::{Context, Id};

use crate::app::action::Action;
use crate::app::widgets::field::live::Live;
use crate::app::widgets::typing::{OwnedEdit, TypingEvent};
use crate::text::{Edit, Motion};

/// The last pass in which a menu of the bar was open or pressed.
#[derive(Clone, Copy)]
struct MenuPass(u64);

/// An action for a field.
#[derive(Clone)]
struct PendingEvent {
    id: Id,
    event: TypingEvent,
}

/// A field that waits for a choice in a menu.
#[derive(Clone, Copy, Debug)]
pub struct SuspendedField {
    id: Id,
    pass: u64,
    selected: bool,
    undo: bool,
    redo: bool,
}

impl SuspendedField {
    /// Whether an action can be used in the field; `None` when it doesn't concern text.
    #[must_use]
    pub fn allows(self, action: Action) -> Option<bool> {
        match action {
            Action::Undo => Some(self.undo),
            Action::Redo => Some(self.redo),
            Action::Cut | Action::Copy | Action::Delete => Some(self.selected),
            Action::Paste | Action::SelectAll | Action::Direct(_) => Some(true),
            _ => None,
        }
    }
}

/// The field that waits, if there is one.
#[must_use]
pub fn suspended(ctx: &Context) -> Option<SuspendedField> {
    let waiting: Option<SuspendedField> = ctx.data(|data| data.get_temp(Id::NULL));
    waiting.filter(|waiting| waiting.pass + 1 >= ctx.cumulative_pass_nr())
}

/// Suspends the focused field in this pass, because a menu of the bar is open or about to open.
pub fn hold(ctx: &Context) {
    let opened = MenuPass(ctx.cumulative_pass_nr());
    ctx.data_mut(|data| data.insert_temp(Id::NULL, opened));
}

/// Gives the focus back to the field that waits, and sends it an action; false when no field waits or the action isn't
/// for fields.
pub fn send(ctx: &Context, action: Action) -> bool {
    let (Some(waiting), Some(event)) = (suspended(ctx), event_of(action)) else { return false };
    let id = waiting.id;
    ctx.data_mut(|data| data.insert_temp(Id::NULL, PendingEvent { id, event }));
    ctx.memory_mut(|memory| memory.request_focus(id));
    true
}

/// Focuses a field, which may not be shown yet: with all of its text selected, or with the caret at its end.
pub fn begin(ctx: &Context, id: Id, behind: bool) {
    let to = Motion::TextEnd;
    let edit = if behind { Edit::Move { to, extend: false } } else { Edit::SelectAll };
    let event = TypingEvent::Edit(OwnedEdit::Plain(edit));
    ctx.data_mut(|data| data.insert_temp(Id::NULL, PendingEvent { id, event }));
    ctx.memory_mut(|memory| memory.request_focus(id));
}

fn event_of(action: Action) -> Option<TypingEvent> {
    let edit = match action {
        Action::Cut => return Some(TypingEvent::Cut),
        Action::Copy => return Some(TypingEvent::Copy),
        Action::Paste => return Some(TypingEvent::Paste),
        Action::Undo => Edit::Undo,
        Action::Redo => Edit::Redo,
        Action::Delete => Edit::Delete,
        Action::SelectAll => Edit::SelectAll,
        Action::Direct(flow) => Edit::Direct(flow),
        _ => return None,
    };
    Some(TypingEvent::Edit(OwnedEdit::Plain(edit)))
}

/// True while the bar has taken the focus from the field.
pub(super) fn is_held(ctx: &Context) -> bool {
    let opened: Option<MenuPass> = ctx.data(|data| data.get_temp(Id::NULL));
    opened.is_some_and(|opened| opened.0 == ctx.cumulative_pass_nr())
}

/// Notes which field waits, and what can be done in it.
pub(super) fn suspend(ctx: &Context, id: Id, live: &Live) {
    let (selected, undo, redo) = live.can();
    let waiting = SuspendedField { id, pass: ctx.cumulative_pass_nr(), selected, undo, redo };
    ctx.data_mut(|data| data.insert_temp(Id::NULL, waiting));
}

/// What was sent to the field since the last pass.
pub(super) fn take_event(ctx: &Context, id: Id) -> Option<TypingEvent> {
    ctx.data_mut(|data| {
        let told: PendingEvent = data.get_temp(Id::NULL).filter(|told: &PendingEvent| told.id == id)?;
        data.remove::<PendingEvent>(Id::NULL);
        Some(told.event)
    })
}

/// Forgets the field that waits.
pub(super) fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.remove::<SuspendedField>(Id::NULL));
}
