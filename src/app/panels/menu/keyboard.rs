//! The keyboard in the menus of the bar and of the line at the bottom: a menu of the bar that is opened by a key has its
//! first entry focused, the arrows lead from menu to menu, and when the last one is closed, the focus goes back to where
//! it came from.
//!
//! Within a menu, egui moves the focus up and down, into submenus and out of them.

use egui::{Context, FocusDirection, Id, Key, Memory, Modifiers, Order, Popup, Response, Ui};

use crate::app::panels::menu::mnemonic::mnemonics;
use crate::app::panels::menu::table;
use crate::app::widgets::focus::focused_widget;
use crate::app::widgets::mirror::{InlineSide, toward};
use crate::geom::Flow;
use crate::i18n::Words;

/// Where a menu hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MenuPlace {
    /// In the bar, after so many others.
    Bar(usize),
    /// In the line at the bottom.
    Status,
}

/// The open menu.
#[derive(Clone, Copy, Debug)]
struct OpenMenu {
    place: MenuPlace,
    /// What opens it.
    button: Id,
    /// What it shows.
    popup: Id,
}

/// What is remembered from pass to pass.
#[derive(Clone, Copy, Debug, Default)]
struct MenuFocus {
    /// The menu that a key opens in this pass.
    wanted: Option<usize>,
    /// Its first entry gets the focus as soon as it is shown.
    enters: bool,
    open: Option<OpenMenu>,
    /// The last pass in which a menu was open or about to open.
    pass: u64,
    /// What had the focus before a menu was opened.
    before: Option<Id>,
    /// What had the focus in the menus last.
    last: Option<Id>,
    /// The entry with the focus that opens a menu of its own.
    parent: Option<Id>,
}

fn recall(ctx: &Context) -> MenuFocus {
    ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default()
}

fn change(ctx: &Context, change: impl FnOnce(&mut MenuFocus)) {
    ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::NULL)));
}

/// True while a menu of the bar or of the line at the bottom is open: a text being written on the map goes on then.
#[must_use]
pub fn is_shown(ctx: &Context) -> bool {
    let state = recall(ctx);
    state.open.is_some() && state.pass + 1 >= ctx.cumulative_pass_nr()
}

/// Opens a menu by a key, or closes it when it is open.
pub fn open(ctx: &Context, at: usize) {
    if is_shown(ctx) && recall(ctx).open.is_some_and(|open| open.place == MenuPlace::Bar(at)) {
        Popup::close_all(ctx);
    } else {
        want(ctx, at);
    }
    ctx.request_repaint();
}

/// The menu whose letter was pressed together with Alt.
#[must_use]
pub fn menu_of_key(words: &Words, key: Key, physical: Option<Key>, modifiers: Modifiers) -> Option<usize> {
    if modifiers != Modifiers::ALT {
        return None;
    }
    let names: Vec<_> = table::names().map(|name| words.text(name)).collect();
    let mut letters = mnemonics(&names).into_iter();
    letters.position(|letter| letter.is_some_and(|letter| letter.is_pressed(key, physical, modifiers)))
}

fn want(ctx: &Context, at: usize) {
    let focused = ctx.memory(Memory::focused);
    change(ctx, |state| {
        if state.open.is_none() {
            state.before = focused;
        }
        (state.wanted, state.enters) = (Some(at), true);
    });
}

/// Before the bar is shown: what the arrow keys do in an open menu.
pub(super) fn begin(ctx: &Context, flow: Flow, count: usize) {
    let state = recall(ctx);
    if state.open.is_some() && state.pass + 1 < ctx.cumulative_pass_nr() {
        // The bar was hidden meanwhile.
        change(ctx, |state| *state = MenuFocus { wanted: state.wanted, enters: state.enters, ..MenuFocus::default() });
    }
    if let Some(open) = state.open.filter(|open| Popup::is_id_open(ctx, open.popup)) {
        turn(ctx, flow, count, open, state.parent);
    }
    if recall(ctx).wanted.is_some() {
        // At most one is open at a time.
        Popup::close_all(ctx);
    }
}

/// Goes on to the next or previous menu, or into the open one.
fn turn(ctx: &Context, flow: Flow, count: usize, open: OpenMenu, parent: Option<Id>) {
    let keys = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    let pressed = |key: &Key| ctx.input(|input| input.key_pressed(*key) && input.modifiers.is_none());
    let Some(key) = keys.into_iter().find(pressed) else { return };
    let focused = ctx.memory(Memory::focused);
    let layer = focused_widget(ctx).map(|widget| widget.layer_id).filter(|layer| layer.order == Order::Foreground);
    let to = match (toward(flow, key), open.place) {
        // Into the menu of its own.
        (Some(InlineSide::End), MenuPlace::Bar(_)) if layer.is_some() && parent == focused => return,
        (Some(InlineSide::End), MenuPlace::Bar(at)) => Some((at + 1) % count),
        // Out of a menu in the menu.
        (Some(InlineSide::Start), MenuPlace::Bar(_)) if layer.is_some_and(|layer| layer.id != open.popup) => return,
        (Some(InlineSide::Start), MenuPlace::Bar(at)) => Some((at + count - 1) % count),
        (Some(_), MenuPlace::Status) => None,
        (None, _) => {
            // It was opened by the pointer: from what opens it, egui goes to its first or last entry.
            if layer.is_none() && focused != Some(open.button) {
                ctx.memory_mut(|memory| memory.request_focus(open.button));
                let way = if key == Key::ArrowUp { FocusDirection::Up } else { FocusDirection::Down };
                ctx.memory_mut(|memory| memory.move_focus(way));
            }
            return;
        }
    };
    ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    if let Some(to) = to {
        want(ctx, to);
    }
}

/// True for the menu that a key opens: its name gets the focus first.
pub(super) fn opens(button: &Response, at: usize) -> bool {
    let wanted = recall(&button.ctx).wanted == Some(at);
    if wanted {
        change(&button.ctx, |state| state.wanted = None);
        button.request_focus();
    }
    wanted
}

/// At the start of an open menu: its first entry gets the focus when a key has opened it.
pub(super) fn enter(ui: &Ui) {
    if recall(ui.ctx()).enters && !ui.is_sizing_pass() {
        change(ui.ctx(), |state| state.enters = false);
        // As if the arrow down had been pressed on its name.
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::Down));
    }
}

/// Notes that a menu was shown.
pub(crate) fn note_shown(button: &Response, place: MenuPlace, popup: Id) {
    let ctx = &button.ctx;
    let (pass, focused) = (ctx.cumulative_pass_nr(), ctx.memory(Memory::focused));
    // The click that opens it takes the focus from what has it, in this pass.
    let is_clicked = ctx.input(|input| input.pointer.any_click());
    change(ctx, |state| {
        // A name in the bar has the focus only while its menu is open.
        let is_own = place != MenuPlace::Status && focused == Some(button.id);
        if state.open.is_none() && !state.enters && !is_own {
            state.before = focused.filter(|_| !is_clicked);
        }
        state.open = Some(OpenMenu { place, button: button.id, popup });
        (state.pass, state.last) = (pass, focused);
    });
}

/// Notes an entry that opens a menu of its own.
pub(super) fn note_parent(entry: &Response) {
    if entry.has_focus() {
        change(&entry.ctx, |state| state.parent = Some(entry.id));
    }
}

/// After the bar or the line at the bottom was shown: gives the focus back when no menu of it is open any more, unless
/// something else has taken it.
pub(crate) fn end(ctx: &Context, is_bar: bool) {
    let state = recall(ctx);
    let is_closed =
        |open: &OpenMenu| matches!(open.place, MenuPlace::Bar(_)) == is_bar && state.pass != ctx.cumulative_pass_nr();
    let Some(open) = state.open.filter(is_closed) else { return };
    change(ctx, |state| *state = MenuFocus { wanted: state.wanted, enters: state.enters, ..MenuFocus::default() });
    let focused = ctx.memory(Memory::focused);
    if focused.is_none() || focused == Some(open.button) || focused == state.last {
        ctx.memory_mut(|memory| match (state.before, focused) {
            (Some(before), _) => memory.request_focus(before),
            (None, Some(focused)) => memory.surrender_focus(focused),
            (None, None) => {}
        });
    }
}
