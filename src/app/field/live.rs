//! What is kept of a field while it is typed in.

use std::sync::Arc;

use egui::{EventFilter, Id, Pos2, Rect, Ui, pos2, vec2};

use super::super::label::{Look, TextUi};
use super::super::typing::{OwnedEdit, TypingEvent, edit_of};
use crate::geom::{Flow, Point};
use crate::text::{Align, Block, Edit, Field, base_direction};

/// A field that is typed in.
#[derive(Clone)]
pub(super) struct Live {
    field: Field,
    /// The value that the field was given, and what it made of it: it leaves control characters out.
    value: String,
    before: String,
    flow: Flow,
    width: Option<f32>,
    /// How far a long line is moved to show the caret.
    scroll: f32,
    /// The last pass in which the field was shown.
    pass: u64,
}

/// What typing came to in one pass.
#[derive(Default)]
pub(super) struct Typed {
    /// The text is another one.
    pub edited: bool,
    /// The caret is elsewhere.
    pub moved: bool,
    /// Enter.
    pub committed: bool,
    /// Esc.
    pub cancelled: bool,
}

impl Live {
    /// Starts to type, with everything selected; lines have a width in a field of several.
    pub fn start(text: &TextUi, value: &str, width: Option<f32>) -> Option<Self> {
        let flow = base_direction(value, text.flow());
        let field = text.with_engine(|engine| {
            let wide = width.map(f64::from);
            let mut field = Field::new(engine, value, Look::BODY.style, wide, Align::Start, flow);
            field.apply(engine, Edit::SelectAll);
            field
        })?;
        let before = field.text().to_owned();
        // A long line shows its start, which is on the right when it runs from there.
        let scroll = if flow.is_rtl() { f32::MAX } else { 0.0 };
        Some(Self { field, value: value.to_owned(), before, flow, width, scroll, pass: 0 })
    }

    /// What was kept, unless it is no longer wanted: the field was gone for a while, or its value was changed
    /// from elsewhere and nothing is typed yet.
    pub fn recall(ui: &Ui, id: Id, value: &str) -> Option<Self> {
        let live = ui.data_mut(|data| {
            let live = data.get_temp::<Self>(id);
            data.remove::<Self>(id);
            live
        })?;
        let shown_before = live.pass + 1 >= ui.cumulative_pass_nr() || ui.memory(|memory| memory.has_focus(id));
        let overtaken = live.value != value && live.field.text() == live.before;
        (shown_before && !overtaken).then_some(live)
    }

    /// Follows a field of several lines that has got another width.
    pub fn fit(&mut self, text: &TextUi, room: f32) {
        if self.width.is_some_and(|width| (width - room).abs() > 0.1) {
            self.width = Some(room);
            text.with_engine(|engine| self.field.apply(engine, Edit::SetWidth(Some(room.into()))));
        }
    }

    /// Keeps it until the next pass.
    pub fn keep(mut self, ui: &Ui, id: Id) {
        self.pass = ui.cumulative_pass_nr();
        ui.data_mut(|data| data.insert_temp(id, self));
    }

    /// The text that is kept of a field.
    pub fn text_of(ui: &Ui, id: Id) -> Option<String> {
        ui.data(|data| data.get_temp::<Self>(id)).map(|live| live.field.text().to_owned())
    }

    /// Does what the keyboard and the input method say.
    pub fn type_in(&mut self, ui: &Ui, text: &TextUi, id: Id) -> Typed {
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        // By a state of egui's own fields the whole window knows that a text is being typed.
        egui::text_edit::TextEditState::default().store(ui.ctx(), id);
        let mut typed = Typed::default();
        for event in ui.input(|input| input.filtered_events(&filter)) {
            match edit_of(&event, self.width.is_some()) {
                Some(TypingEvent::Edit(edit)) => self.apply(text, edit.as_edit(), &mut typed),
                Some(TypingEvent::Copy) => self.copy(ui),
                Some(TypingEvent::Cut) => {
                    self.copy(ui);
                    self.apply(text, OwnedEdit::cut(), &mut typed);
                }
                Some(TypingEvent::Commit) => typed.committed = true,
                Some(TypingEvent::Cancel) => typed.cancelled = true,
                Some(TypingEvent::Next | TypingEvent::Previous) | None => {}
            }
            if typed.committed || typed.cancelled {
                ui.memory_mut(|memory| memory.surrender_focus(id));
                break;
            }
        }
        if typed.edited {
            self.turn(text);
        }
        typed
    }

    pub fn place_caret(&mut self, text: &TextUi, at: Pos2, extend: bool) {
        self.apply(text, Edit::PlaceCaret { at: point(at), extend }, &mut Typed::default());
    }

    pub fn select_word(&mut self, text: &TextUi, at: Pos2) {
        self.apply(text, Edit::SelectWordAt(point(at)), &mut Typed::default());
    }

    pub fn select_all(&mut self, text: &TextUi) {
        self.apply(text, Edit::SelectAll, &mut Typed::default());
    }

    /// Moves a line that is longer than its field so that the caret is to be seen.
    pub fn keep_caret_in(&mut self, room: f32) {
        let (width, caret) = (self.width(), self.caret().center().x);
        self.scroll = self.scroll.max(caret - room).min(caret).clamp(0.0, (width - room).max(0.0));
    }

    /// Where the top left corner of the text lies in a field.
    pub fn origin(&self, inner: Rect) -> Pos2 {
        origin(inner, self.width(), self.flow, self.scroll)
    }

    /// The text, when it is another one than at the start.
    pub fn result(&self) -> Option<String> {
        (self.field.text() != self.before).then(|| self.field.text().to_owned())
    }

    pub fn text(&self) -> &str {
        self.field.text()
    }

    pub fn block(&self) -> Arc<Block> {
        self.field.block()
    }

    pub fn flow(&self) -> Flow {
        self.flow
    }

    pub fn scroll(&self) -> f32 {
        self.scroll
    }

    /// The caret in the coordinates of the text. That of an empty text stands at nothing.
    pub fn caret(&self) -> Rect {
        let caret = rect(self.field.caret());
        if self.field.text().is_empty() { caret.translate(vec2(-caret.min.x, 0.0)) } else { caret }
    }

    pub fn selection(&self) -> Vec<Rect> {
        self.field.selection().into_iter().map(rect).collect()
    }

    pub fn composition(&self) -> Vec<Rect> {
        self.field.composition().into_iter().map(rect).collect()
    }

    fn width(&self) -> f32 {
        self.field.block().size().width as f32
    }

    fn apply(&mut self, text: &TextUi, edit: Edit<'_>, typed: &mut Typed) {
        let before = self.field.text().to_owned();
        text.with_engine(|engine| self.field.apply(engine, edit));
        typed.edited |= self.field.text() != before;
        typed.moved = true;
    }

    fn copy(&self, ui: &Ui) {
        if !self.field.selected_text().is_empty() {
            ui.copy_text(self.field.selected_text().to_owned());
        }
    }

    /// Follows a text that has got another direction: it then starts on the other side of the field.
    fn turn(&mut self, text: &TextUi) {
        let flow = base_direction(self.field.text(), text.flow());
        if flow != self.flow {
            self.flow = flow;
            text.with_engine(|engine| self.field.apply(engine, Edit::SetFlow(flow)));
        }
    }
}

/// Where the top left corner of a text of that width lies: at the start of its direction, or moved when it is
/// longer than the field.
pub(super) fn origin(inner: Rect, width: f32, flow: Flow, scroll: f32) -> Pos2 {
    let spare = inner.width() - width;
    let x = match flow {
        _ if spare < -0.5 => -scroll.clamp(0.0, -spare),
        Flow::RightToLeft => spare,
        Flow::LeftToRight => 0.0,
    };
    pos2(inner.left() + x, inner.top())
}

fn point(at: Pos2) -> Point {
    Point::new(at.x.into(), at.y.into())
}

fn rect(area: crate::geom::Rect) -> Rect {
    Rect::from_min_max(pos2(area.x0 as f32, area.y0 as f32), pos2(area.x1 as f32, area.y1 as f32))
}
