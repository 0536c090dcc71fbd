//! The outline in its panel: the rows in sight, the keys that walk through them, and the field in which a text of
//! one is written.
//!
//! The list as a whole has the keyboard, never a row, so that Tab goes past it and a row may scroll out of sight;
//! screen readers follow its active descendant. Keys that mean nothing to a list mean what they mean on the map.
//!
//! A text is written in its row while the list has the keyboard. It is the editor's own text all the same: the map
//! shows every letter, Enter and Tab lead on as they do there, and all of it is one change.

mod row;

use egui::accesskit::{self, Action, Role};
use egui::{Align, Button, Context, Event, EventFilter, FocusDirection, Id, ImeEvent, Key as Code, ScrollArea, Sense};
use egui::{IdSalt, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::panels::outline::row::{ROW, RowPainter};
use crate::app::widgets::field;
use crate::app::widgets::field::TextField;
use crate::app::widgets::label::{LabelStyle, TextUi, named};
use crate::app::widgets::mirror;
use crate::app::widgets::mirror::InlineSide;
use crate::app::widgets::style;
use crate::editor::{Advance, EditOutcome, Editor, Fold, GridMotion, Modifiers, Outline, OutlineMotion, OutlineNode};
use crate::geom::Flow;
use crate::i18n::Words;
use crate::model::{Key, Message};
use crate::text::Icon;

/// How wide the panel is.
pub const WIDTH: f32 = 300.0;

/// The outline and what is going on in it.
#[derive(Default)]
pub struct OutlinePanel {
    outline: Outline,
    written: Option<RowEdit>,
    /// The current row is to be brought into view.
    reveals: bool,
    /// How many rows are in view.
    page: usize,
}

/// A text that is written in its row.
struct RowEdit {
    key: Key,
    /// What it said when it was begun.
    said: String,
    /// How high its field was last.
    height: f32,
    /// What a key said that ends it.
    ends: Option<Ends>,
}

/// How a text is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Here,
    With(Advance),
}

/// What came of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOutcome {
    /// It meant something to the list.
    Consumed,
    /// It meant something that can't be done: the key of the sentence that says why.
    Refused(&'static str),
    /// It is for the field or the panels.
    PassOn,
    /// It comes behind a key that ends a text: it is to be heard in the next frame.
    Deferred,
    /// The list has not got the keyboard, or it means what it means on the map.
    ForMap,
}

/// What was said with the pointer, by an assistive technology, or in the field.
#[derive(Clone, Debug, PartialEq)]
enum RowEvent {
    Press(usize, Modifiers),
    Fold(usize),
    Edit(usize),
    Wrote(String),
    Left(Option<Ends>),
}

/// What was said in the panel.
#[derive(Debug, Default)]
pub struct OutlineOutput {
    events: Vec<RowEvent>,
    /// The panel shall close.
    pub closes: bool,
}

/// The name of the list: what has that focus hears keys as the map does.
#[must_use]
pub fn list() -> Id {
    Id::unique("outline")
}

/// What the field's name is made of, and its name.
fn field_scope() -> Id {
    Id::unique("outline field")
}

fn field() -> Id {
    field_scope().with(IdSalt::new("text"))
}

fn has_keyboard(ctx: &Context, id: Id) -> bool {
    ctx.memory(|memory| memory.has_focus(id))
}

impl OutlinePanel {
    /// The list.
    #[must_use]
    pub fn outline(&self) -> &Outline {
        &self.outline
    }

    /// True while a text is written in its row.
    #[must_use]
    pub fn is_written_in(&self) -> bool {
        self.written.is_some()
    }

    /// True when the list, or a text in it, has the keyboard.
    #[must_use]
    pub fn has_keyboard(&self, ctx: &Context) -> bool {
        has_keyboard(ctx, list()) || has_keyboard(ctx, field())
    }

    /// Gives the list the keyboard.
    pub fn take_keyboard(&mut self, ctx: &Context) {
        ctx.memory_mut(|memory| memory.request_focus(list()));
        self.reveals = true;
    }

    /// Leaves what is written, and gives the keyboard back.
    pub fn close(&mut self, ctx: &Context, editor: &mut Editor) {
        if self.written.take().is_some() {
            editor.finish_typing();
        }
        ctx.memory_mut(|memory| {
            memory.surrender_focus(list());
            memory.surrender_focus(field());
        });
    }

    /// Hears a key. `flow` is that of the interface.
    pub fn handle_event(&mut self, ctx: &Context, event: &Event, editor: &mut Editor, flow: Flow) -> ListOutcome {
        if let Some(written) = self.written.as_mut().filter(|_| has_keyboard(ctx, field())) {
            return written.handle_event(ctx, event);
        }
        if editor.typing().is_some() || !has_keyboard(ctx, list()) {
            return ListOutcome::ForMap;
        }
        match event {
            Event::Key { key, pressed: true, modifiers, .. } => self.handle_key(ctx, *key, *modifiers, editor, flow),
            // What is composed begins in the field.
            Event::Ime(ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text)) if !text.trim().is_empty() => {
                match editor.type_here() {
                    EditOutcome::Editing => ListOutcome::PassOn,
                    EditOutcome::NoPlace | EditOutcome::Ignored => ListOutcome::ForMap,
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
        let Some(go) = self.go_of(key, held, flow) else { return ListOutcome::ForMap };
        if held.shift {
            self.outline.extend(editor, go);
        } else {
            self.outline.go(editor, go);
        }
        self.reveals = true;
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ListOutcome::Consumed
    }

    /// Where a key leads to in the list.
    fn go_of(&self, key: Code, held: egui::Modifiers, flow: Flow) -> Option<OutlineMotion> {
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

    /// Enter with nothing selected: the current row is selected and written, and what only holds others is opened.
    fn enter(&mut self, editor: &mut Editor) -> ListOutcome {
        let index = self.outline.current();
        if self.outline.rows().get(index).is_some_and(|row| row.node == OutlineNode::Lanes) {
            self.outline.fold(editor, index);
            return ListOutcome::Consumed;
        }
        self.outline.press(editor, index, Modifiers::default());
        if editor.has_position() { ListOutcome::ForMap } else { ListOutcome::Consumed }
    }

    /// Writes in the list what is written on the map since the list has the keyboard, and gives the keyboard back when
    /// it is done.
    pub fn follow_typing(&mut self, ctx: &Context, editor: &Editor) {
        let typing = editor.typing();
        match (&self.written, typing) {
            (Some(written), Some(typing)) if written.key == typing.key() => {}
            (None, Some(_)) if !has_keyboard(ctx, list()) => {}
            (_, Some(typing)) => {
                field::forget(ctx);
                field::begin(ctx, field(), typing.field().selected().is_empty());
                let said = typing.field().text().to_owned();
                self.written = Some(RowEdit { key: typing.key(), said, height: ROW, ends: None });
                self.reveals = true;
            }
            (Some(_), None) => {
                self.written = None;
                if ctx.memory(egui::Memory::focused).is_none_or(|id| id == field()) {
                    self.take_keyboard(ctx);
                }
            }
            (None, None) => {}
        }
    }

    /// Does what was said in the panel.
    pub fn apply(&mut self, ctx: &Context, editor: &mut Editor, output: OutlineOutput) {
        for event in output.events {
            match event {
                RowEvent::Press(index, modifiers) => self.outline.press(editor, index, modifiers),
                RowEvent::Fold(index) => self.outline.fold(editor, index),
                RowEvent::Edit(index) => {
                    self.outline.press(editor, index, Modifiers::default());
                    editor.edit_listed();
                }
                RowEvent::Wrote(text) => editor.rewrite(&text),
                RowEvent::Left(ends) => match ends {
                    Some(Ends::With(then)) => editor.finish_and_advance(then),
                    Some(Ends::Here) | None => editor.finish_typing(),
                },
            }
        }
        self.follow_typing(ctx, editor);
    }

    /// Shows the panel.
    pub fn ui(&mut self, ui: &mut Ui, text: &TextUi, words: &Words, editor: &Editor) -> OutlineOutput {
        self.reveals |= self.outline.update(editor);
        let mut output = OutlineOutput::default();
        ui.with_layout(mirror::column(text.flow()), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            output.closes = head_ui(ui, text, words);
            let sheet = RowPainter { text, words, editor };
            let name = words.text("outline-title");
            let all = UiBuilder::new().scope_id(list()).sense(Sense::focusable_noninteractive());
            let all = all.accessibility_role(Role::Tree).accessibility_label(name);
            ui.scope_builder(all, |ui| self.rows_ui(ui, &sheet, &mut output));
        });
        output
    }

    fn rows_ui(&mut self, ui: &mut Ui, sheet: &RowPainter<'_>, output: &mut OutlineOutput) {
        let own = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(list(), own));
        let whole = ui.max_rect();
        ui.ctx().accesskit_node_builder(list(), |node| {
            node.set_multiselectable();
            let (x0, y0, x1, y1) = (whole.left(), whole.top(), whole.right(), whole.bottom());
            node.set_bounds(accesskit::Rect { x0: x0.into(), y0: y0.into(), x1: x1.into(), y1: y1.into() });
        });
        mirror::scroll_bar_at_end(sheet.text.flow(), ui);
        let area = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
        area.show_viewport(ui, |ui, viewport| {
            let (corner, width) = (ui.max_rect().min, ui.available_width());
            let written = self.written.as_ref().and_then(|it| self.outline.position(OutlineNode::Record(it.key)));
            let height = self.written.as_ref().map_or(ROW, |written| written.height.max(ROW));
            let more = height - ROW;
            // The row that is written in is higher than the others.
            let top =
                |at: usize| ROW * at as f32 + if written.is_some_and(|written| written < at) { more } else { 0.0 };
            let rect = |at: usize| {
                let height = if written == Some(at) { height } else { ROW };
                Rect::from_min_size(corner + vec2(0.0, top(at)), vec2(width, height))
            };
            let count = self.outline.rows().len();
            ui.set_height(top(count));
            self.page = ((viewport.height() / ROW) as usize).saturating_sub(1).max(1);
            let first = ((viewport.top() - more).max(0.0) / ROW) as usize;
            let shown = first..(first + self.page + 3 + (more / ROW) as usize).min(count);
            let beyond = written.filter(|at| !shown.contains(at));
            for at in shown.chain(beyond) {
                if written == Some(at) {
                    self.field_ui(ui, sheet, at, rect(at), output);
                } else {
                    self.row_ui(ui, sheet, at, rect(at), output);
                }
            }
            if std::mem::take(&mut self.reveals) {
                ui.scroll_to_rect(rect(self.outline.current()), None);
            }
        });
    }

    fn row_ui(&self, ui: &mut Ui, sheet: &RowPainter<'_>, at: usize, rect: Rect, output: &mut OutlineOutput) {
        let Some(row) = self.outline.rows().get(at).copied() else { return };
        let id = list().with(row.node);
        let is_current = at == self.outline.current();
        let keyboard = is_current && has_keyboard(ui.ctx(), list());
        let (response, caret) = sheet.row_ui(ui, id, row, rect, keyboard);
        if is_current {
            ui.ctx().accesskit_node_builder(list(), |node| node.set_active_descendant(id.accesskit_id()));
        }
        if keyboard && sheet.editor.accepts_text() {
            open_for_composing(ui, rect);
        }
        let asked = |action| ui.input(|input| input.has_accesskit_action_request(id, action));
        let on_caret = response.interact_pointer_pos().is_some_and(|at| caret.contains(at));
        let folds = match row.fold {
            Fold::Leaf => false,
            Fold::Open => asked(Action::Collapse),
            Fold::Closed => asked(Action::Expand),
        };
        if response.clicked() || folds || asked(Action::Focus) {
            ui.memory_mut(|memory| memory.request_focus(list()));
        }
        if folds || (response.clicked() && on_caret && row.fold != Fold::Leaf) {
            output.events.push(RowEvent::Fold(at));
        } else if response.double_clicked() {
            output.events.push(RowEvent::Edit(at));
        } else if response.clicked() || asked(Action::Focus) {
            let held = ui.input(|input| input.modifiers);
            output.events.push(RowEvent::Press(at, Modifiers { shift: held.shift, command: held.command }));
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, sheet: &RowPainter<'_>, at: usize, rect: Rect, output: &mut OutlineOutput) {
        let (Some(written), Some(row)) = (&mut self.written, self.outline.rows().get(at)) else { return };
        let (says, room) = sheet.lead_ui(ui, *row, rect);
        let builder = UiBuilder::new().scope_id(field_scope()).max_rect(room.with_max_y(f32::INFINITY));
        let builder = builder.layout(mirror::column(sheet.text.flow()));
        let shown = ui.scope_builder(builder, |ui| {
            let (id_salt, label) = (IdSalt::new("text"), says.kind.as_str());
            let field = TextField { id_salt, value: &written.said, hint: label, multiline: true, label };
            field.show(ui, sheet.text)
        });
        let field = shown.inner;
        let height = field.response.rect.height() + 2.0;
        if (height - written.height).abs() > 0.5 {
            written.height = height;
            self.reveals = true;
            ui.ctx().request_repaint();
        }
        let text = field.edited.or(field.committed);
        output.events.extend(text.map(RowEvent::Wrote));
        if written.ends.is_some() || !field.open {
            output.events.push(RowEvent::Left(written.ends));
        }
    }
}

impl RowEdit {
    /// Enter, Tab and Esc end the text; the rest is for its field.
    fn handle_event(&mut self, ctx: &Context, event: &Event) -> ListOutcome {
        if self.ends.is_some() {
            return ListOutcome::Deferred;
        }
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return ListOutcome::ForMap };
        self.ends = match key {
            Code::Enter if !modifiers.any() => Some(Ends::With(Advance::Onward)),
            Code::Tab if !modifiers.any() => Some(Ends::With(Advance::NextStep)),
            Code::Tab if modifiers.shift_only() => Some(Ends::With(Advance::PreviousStep)),
            Code::Escape => Some(Ends::Here),
            _ => return ListOutcome::ForMap,
        };
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        ListOutcome::Consumed
    }
}

/// A stage or a step goes before its neighbor or after it, which the list shows above and below it; all else goes
/// where it goes on the map.
fn move_on(editor: &mut Editor, down: bool) -> ListOutcome {
    let along = matches!(editor.selection().only(), Some(Key::Stage(_) | Key::Step(_)));
    let walk = match (along, down) {
        (true, true) => GridMotion::NextStep,
        (true, false) => GridMotion::PreviousStep,
        (false, true) => GridMotion::Down,
        (false, false) => GridMotion::Up,
    };
    match editor.shift(walk) {
        Ok(_) => ListOutcome::Consumed,
        Err(refused) => ListOutcome::Refused(refused.key()),
    }
}

/// Where an input method may begin a text.
fn open_for_composing(ui: &Ui, rect: Rect) {
    ui.ctx().output_mut(|output| {
        output.ime = Some(egui::output::IMEOutput {
            purpose: egui::IMEPurpose::Normal,
            rect,
            cursor_rect: Rect::from_min_size(pos2(rect.center().x, rect.top()), vec2(1.0, rect.height())),
            should_interrupt_composition: false,
        });
    });
}

/// The name of the panel, and the button that closes it; true when it was clicked.
fn head_ui(ui: &mut Ui, text: &TextUi, words: &Words) -> bool {
    let width = ui.available_width();
    let row = mirror::row(text.flow(), Align::Center);
    let shown = ui.allocate_ui_with_layout(vec2(width, 36.0), row, |ui| {
        let quiet = style::palette(ui.ctx()).quiet;
        ui.add_space(8.0);
        text.label(ui, &words.text("outline-title"), LabelStyle::SECTION.colored(quiet));
        ui.with_layout(mirror::row_from_end(text.flow(), Align::Center), |ui| {
            let close = words.text("outline-close");
            let button = Button::new(text.icon_atom(Icon::X, 14.0, None)).frame_when_inactive(false);
            text.tip(named(ui.add(button), Role::Button, &close), &close, "").clicked()
        })
    });
    shown.inner.inner
}
