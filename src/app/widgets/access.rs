//! What assistive technologies are told: names of what is around widgets, texts that are written, and what is asked for.
//!
//! A text is told in runs, each a child of its field. Nothing is built while no assistive technology is connected.

use egui::accesskit::{
    Action, ActionData, ActionRequest, Live, Node, Role, TextDirection, TextPosition, TextSelection,
};
use egui::{Context, Id, Pos2, Rect, Response, Ui, UiKind, Vec2};

use crate::app::paint::convert::egui_rect;
use crate::app::widgets::typing::{OwnedEdit, in_lines};
use crate::geom::Flow;
use crate::text::{Edit, Field, Stretch};

/// Where something is.
pub(crate) fn access_rect(rect: Rect) -> egui::accesskit::Rect {
    let (min, max) = (rect.min, rect.max);
    egui::accesskit::Rect { x0: min.x.into(), y0: min.y.into(), x1: max.x.into(), y1: max.y.into() }
}

/// Names the panel around what is shown.
pub(crate) fn name_around(ui: &Ui, name: &str) {
    if let Some(around) = around(ui) {
        let bounds = seen(ui);
        ui.accesskit_node_builder(around, |node| {
            node.set_label(name);
            node.set_bounds(bounds);
        });
    }
}

/// Names the dialog around what is shown by its title.
pub(crate) fn title_around(title: &Response, ui: &Ui) {
    if let Some(around) = around(ui).filter(|_| ui.has_accesskit_node(title.id)) {
        let bounds = seen(ui);
        ui.accesskit_node_builder(around, |node| {
            node.push_labelled_by(title.id.accesskit_id());
            node.set_bounds(bounds);
        });
    }
}

/// The room of a panel or a dialog on the screen: egui gives its node none.
fn seen(ui: &Ui) -> egui::accesskit::Rect {
    access_rect(ui.max_rect().intersect(ui.ctx().content_rect()))
}

/// The panel, the dialog or the area around what is shown.
fn around(ui: &Ui) -> Option<Id> {
    let has_name = |kind: UiKind| kind.is_panel() || matches!(kind, UiKind::Modal | UiKind::GenericArea);
    ui.stack().iter().find(|around| around.kind().is_some_and(has_name)).map(|around| around.unique_id)
}

/// Says something at the next pause of a screen reader, when it is not what was said last.
pub(crate) fn announce(ui: &Ui, salt: &str, what: &str) {
    let place = Rect::from_min_size(ui.max_rect().min, Vec2::ZERO);
    let id = ui.interact(place, ui.scope_id().with(salt), egui::Sense::hover()).id;
    ui.accesskit_node_builder(id, |node| {
        node.set_role(Role::Label);
        node.set_value(what);
        node.set_live(Live::Polite);
    });
}

/// Builds nodes within another one: egui makes what is no widget a child of the root. Returns how many there are.
pub(crate) fn nodes_within(ctx: &Context, parent: Id, build: impl FnOnce()) -> usize {
    let root = egui::accesskit_root_id();
    let Some(before) = ctx.accesskit_node_builder(root, |node| node.children().len()) else { return 0 };
    build();
    let own = ctx.accesskit_node_builder(root, |node| {
        let mut all = node.children().to_vec();
        let own = all.split_off(before.min(all.len()));
        node.set_children(all);
        own
    });
    let own = own.unwrap_or_default();
    let count = own.len();
    ctx.accesskit_node_builder(parent, |node| own.into_iter().for_each(|child| node.push_child(child)));
    count
}

/// Tells of a text that is written: its content, and what is selected. `origin` is where it lies on the screen, at a scale.
pub(crate) fn tell_field(ctx: &Context, id: Id, field: &Field, origin: Pos2, scale: f32) {
    // Invisible fields have no node, and without assistive technologies there are none at all.
    if ctx.accesskit_node_builder(id, |_| ()).is_none() {
        return;
    }
    let (text, runs) = (field.bare_text(), field.stretches());
    tell_runs(
        ctx,
        id,
        text,
        &runs,
        |area| {
            let area = egui_rect(area);
            Rect::from_min_max(origin + area.min.to_vec2() * scale, origin + area.max.to_vec2() * scale)
        },
        scale,
    );
    let position = |caret| {
        let (run, character_index) = Stretch::position(&runs, text, caret)?;
        Some(TextPosition { node: run_id(id, run).accesskit_id(), character_index })
    };
    let (anchor, caret) = field.ends();
    let selection = position(anchor).zip(position(caret));
    ctx.accesskit_node_builder(id, |node| {
        tell_value(node, text);
        if let Some((anchor, focus)) = selection {
            node.set_text_selection(TextSelection { anchor, focus });
        }
    });
}

/// Tells of a text in a field that is not written in: of its characters, but not where each is.
pub(crate) fn tell_text(ctx: &Context, id: Id, text: &str, field: Rect) {
    if ctx.accesskit_node_builder(id, |node| tell_value(node, text)).is_some() {
        tell_runs(ctx, id, text, &Stretch::of_plain(text, 0), |_| field, 0.0);
    }
}

fn tell_value(node: &mut Node, text: &str) {
    node.set_value(text);
    for action in [Action::Focus, Action::SetValue, Action::ReplaceSelectedText, Action::SetTextSelection] {
        node.add_action(action);
    }
}

fn tell_runs(
    ctx: &Context,
    id: Id,
    text: &str,
    runs: &[Stretch],
    place: impl Fn(crate::geom::Rect) -> Rect,
    scale: f32,
) {
    nodes_within(ctx, id, || {
        for (at, run) in runs.iter().enumerate() {
            let next = runs.get(at + 1).is_some_and(|next| next.continues);
            ctx.accesskit_node_builder(run_id(id, at), |node| {
                fill_run(node, run, text, scale);
                node.set_bounds(access_rect(place(run.area)));
                if let Some(before) = at.checked_sub(1).filter(|_| run.continues) {
                    node.set_previous_on_line(run_id(id, before).accesskit_id());
                }
                if next {
                    node.set_next_on_line(run_id(id, at + 1).accesskit_id());
                }
            });
        }
    });
}

/// Fills the node of a run. Without a scale it is not known where its characters are.
fn fill_run(node: &mut Node, run: &Stretch, text: &str, scale: f32) {
    let characters = &run.characters;
    node.set_role(Role::TextRun);
    node.set_value(text.get(run.range.clone()).unwrap_or_default());
    node.set_text_direction(match run.flow {
        Flow::LeftToRight => TextDirection::LeftToRight,
        Flow::RightToLeft => TextDirection::RightToLeft,
    });
    node.set_character_lengths(characters.iter().map(|character| character.len).collect::<Vec<_>>());
    let words = characters.iter().enumerate().filter(|(_, character)| character.word);
    node.set_word_starts(words.filter_map(|(at, _)| u8::try_from(at).ok()).collect::<Vec<_>>());
    if scale > 0.0 {
        node.set_character_positions(characters.iter().map(|it| it.offset * scale).collect::<Vec<_>>());
        node.set_character_widths(characters.iter().map(|it| it.width * scale).collect::<Vec<_>>());
    }
}

fn run_id(field: Id, at: usize) -> Id {
    field.with(("run", at))
}

/// What a request means to the text of the field with that id, as it was told last; nothing when it is for another one.
pub(crate) fn requested_edits(request: &ActionRequest, id: Id, field: &Field, multiline: bool) -> Vec<OwnedEdit> {
    if request.target_node != id.accesskit_id() {
        return Vec::new();
    }
    let insert = |text: &str| OwnedEdit::Insert(in_lines(text, multiline));
    match (request.action, &request.data) {
        (Action::SetValue, Some(ActionData::Value(value))) => vec![OwnedEdit::Plain(Edit::SelectAll), insert(value)],
        (Action::ReplaceSelectedText, Some(ActionData::Value(value))) => vec![insert(value)],
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
            let runs = field.stretches();
            let caret = |at: &TextPosition| {
                let run = (0..runs.len()).find(|run| run_id(id, *run).accesskit_id() == at.node)?;
                runs.get(run).map(|run| run.caret(at.character_index))
            };
            let ends = caret(&selection.anchor).zip(caret(&selection.focus));
            ends.map(|(anchor, caret)| OwnedEdit::Plain(Edit::Select { anchor, caret })).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
