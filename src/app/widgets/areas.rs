//! The areas of the window that F6 goes through: from the map into a panel, from panel to panel, and back to the map.
//!
//! The selection on the map stays: its fields in the inspector are one key away. A panel marks where it begins, before
//! its first widget; when the panel was asked for, that widget gets the focus.

use egui::{Context, FocusDirection, Id, Rect, Ui};

use crate::app::widgets::focus::focused_widget;

/// A part of the window beside the map, in the order in which F6 goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// What is told over the map, where something is offered.
    Notice,
    /// The fields of the selection.
    Inspector,
    /// The pain points by weight.
    Ranking,
    /// The issues of the map.
    Check,
    /// The elements to add.
    Palette,
}

/// Which areas were shown, and which one gets the focus next.
#[derive(Clone, Debug, Default)]
struct AreaState {
    pass: u64,
    areas: Vec<(Area, Rect)>,
    wanted: Option<Area>,
}

fn id() -> Id {
    Id::unique("areas of the window")
}

/// An area begins here: what comes next in this `Ui` is in it.
pub fn begin(ui: &Ui, area: Area) {
    let rect = ui.available_rect_before_wrap().intersect(ui.clip_rect());
    let pass = ui.ctx().cumulative_pass_nr();
    let is_wanted = ui.ctx().data_mut(|data| {
        let shown = data.get_temp_mut_or_default::<AreaState>(id());
        if shown.pass != pass {
            shown.pass = pass;
            shown.areas.clear();
        }
        shown.areas.push((area, rect));
        shown.wanted.take_if(|wanted| *wanted == area).is_some()
    });
    if is_wanted {
        ui.ctx().memory_mut(|memory| {
            memory.stop_text_input();
            // With no focus, egui gives it to the next widget that wants it.
            memory.move_focus(FocusDirection::Next);
        });
    }
}

/// Moves the focus to the next or the previous area; the map is one of them.
pub(crate) fn turn(ctx: &Context, map: Option<Id>, forward: bool) {
    let pass = ctx.cumulative_pass_nr();
    let mut areas = ctx.data(|data| data.get_temp::<AreaState>(id())).filter(|shown| shown.pass + 1 >= pass);
    let mut areas = areas.take().map(|shown| shown.areas).unwrap_or_default();
    areas.sort_by_key(|(area, _)| *area);
    let focused = focused_widget(ctx).filter(|widget| Some(widget.id) != map);
    let middle = focused.map(|widget| widget.rect.center());
    let here = middle.and_then(|middle| areas.iter().position(|(_, rect)| rect.contains(middle)));
    // The map comes before all areas, and after the last one.
    let next = match (here, forward) {
        (None, true) => areas.first(),
        (None, false) => areas.last(),
        (Some(at), true) => areas.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|at| areas.get(at)),
    };
    match next {
        Some((area, _)) => {
            ctx.data_mut(|data| data.get_temp_mut_or_default::<AreaState>(id()).wanted = Some(*area));
            ctx.request_repaint();
        }
        None => map.into_iter().for_each(|id| ctx.memory_mut(|memory| memory.request_focus(id))),
    }
}
