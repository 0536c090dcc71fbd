//! What is kept of a field while it is typed in.

use egui::{Event, EventFilter, Id, Pos2, Rect, Ui, ViewportCommand, pos2, vec2};

use crate::app::paint::convert::egui_rect;
use crate::app::widgets::access::requested_edits;
use crate::app::widgets::clicks::Presses;
use crate::app::widgets::field::caret::ShownCaret;
use crate::app::widgets::label::{LabelStyle, TextUi};
use crate::app::widgets::typing::{DirectionKeys, OwnedEdit, TypingEvent, edit_of};
use crate::geom::{Flow, Point};
use crate::text::{Align, Edit, Field, base_direction};

/// A field that is typed in.
#[derive(Clone)]
pub(super) struct Live {
    pub field: Field,
    /// The value that the field was given, and what it made of it: it leaves control characters out.
    value: String,
    before: String,
    pub flow: Flow,
    width: Option<f32>,
    /// How far a long line is moved to show the caret.
    pub scroll: f32,
    direction_keys: DirectionKeys,
    presses: Presses,
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
    /// Enter or Esc: the field is left.
    left: bool,
}

impl Live {
    /// Starts to type, with everything selected; lines have a width in a field of several.
    pub fn start(text: &TextUi, value: &str, width: Option<f32>) -> Option<Self> {
        let flow = base_direction(value, text.flow());
        let field = text.with_engine(|engine| {
            let wide = width.map(f64::from);
            let mut field = Field::new(engine, value, LabelStyle::BODY.style, wide, Align::Start, flow);
            field.apply(engine, Edit::SelectAll);
            field
        })?;
        let before = field.text().to_owned();
        // A long line shows its start, which is on the right when it runs from there.
        let scroll = if flow.is_rtl() { f32::MAX } else { 0.0 };
        let (direction_keys, presses) = (DirectionKeys::default(), Presses::default());
        let value = value.to_owned();
        Some(Self { field, value, before, flow, width, scroll, direction_keys, presses, pass: 0 })
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

    /// Does what a menu has told, and what the keyboard and the input method say.
    pub fn type_in(&mut self, ui: &Ui, text: &TextUi, id: Id, told: Option<TypingEvent>) -> Typed {
        let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        // By a state of egui's own fields the whole window knows that a text is being typed.
        egui::text_edit::TextEditState::default().store(ui.ctx(), id);
        let mut typed = Typed::default();
        told.into_iter().for_each(|told| self.handle_event(ui, text, &told, &mut typed));
        for event in ui.input(|input| input.filtered_events(&filter)) {
            if let Event::AccessKitActionRequest(request) = &event {
                let edits = requested_edits(request, id, &self.field, self.width.is_some());
                edits.iter().for_each(|edit| self.apply(text, edit.as_edit(), &mut typed));
            }
            if let Some(flow) = self.direction_keys.handle_event(&event) {
                self.apply(text, Edit::Direct(Some(flow)), &mut typed);
            }
            let meant = edit_of(&event, self.width.is_some());
            meant.iter().for_each(|meant| self.handle_event(ui, text, meant, &mut typed));
            if typed.left {
                ui.memory_mut(|memory| memory.surrender_focus(id));
                break;
            }
        }
        self.turn(text);
        typed
    }

    fn handle_event(&mut self, ui: &Ui, text: &TextUi, event: &TypingEvent, typed: &mut Typed) {
        match event {
            TypingEvent::Edit(edit) => self.apply(text, edit.as_edit(), typed),
            TypingEvent::Copy => self.copy(ui),
            TypingEvent::Paste => ui.send_viewport_cmd(ViewportCommand::RequestPaste),
            TypingEvent::Cut => {
                self.copy(ui);
                self.apply(text, OwnedEdit::cut(), typed);
            }
            TypingEvent::Commit | TypingEvent::Leave => typed.left = true,
            TypingEvent::Next | TypingEvent::Previous => {}
        }
    }

    /// Whether something is selected, can be taken back, can be done again.
    pub fn can(&self) -> (bool, bool, bool) {
        (!self.field.selected_text().is_empty(), self.field.can_undo(), self.field.can_redo())
    }

    /// A press at a place: the first one puts the caret there, the second takes the word, the third the paragraph.
    pub fn press(&mut self, ui: &Ui, text: &TextUi, at: Pos2) {
        // What is being composed stays as it is, and the input method must not go on with it at another place.
        ui.memory_mut(egui::Memory::interrupt_ime);
        let (times, extend) = ui.input(|input| (self.presses.handle_input(input), input.modifiers.shift));
        let edit = match times {
            Some(2) => Edit::SelectWordAt(point(at)),
            Some(3..) => Edit::SelectParagraphAt(point(at)),
            _ => Edit::PlaceCaret { at: point(at), extend },
        };
        self.apply(text, edit, &mut Typed::default());
    }

    /// A drag after a press selects up to a place.
    pub fn drag(&mut self, text: &TextUi, at: Pos2) {
        self.apply(text, Edit::PlaceCaret { at: point(at), extend: true }, &mut Typed::default());
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

    /// The caret in the coordinates of the text. That of an empty text stands at nothing.
    pub fn caret(&self) -> Rect {
        let caret = egui_rect(self.field.caret());
        if self.field.bare_text().is_empty() { caret.translate(vec2(-caret.min.x, 0.0)) } else { caret }
    }

    /// The caret, its other place and its direction, where the text lies at `origin`.
    pub fn shown_caret(&self, main: Rect) -> ShownCaret {
        let origin = main.min - self.caret().min;
        let other = self.field.other_caret().filter(|_| !self.field.bare_text().is_empty());
        ShownCaret { main, other: other.map(|other| egui_rect(other).translate(origin)), flow: self.field.caret_flow() }
    }

    pub fn selection(&self) -> Vec<Rect> {
        self.field.selection().into_iter().map(egui_rect).collect()
    }

    pub fn composition(&self) -> Vec<Rect> {
        self.field.composition().into_iter().map(egui_rect).collect()
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
        let flow = self.field.forced().unwrap_or_else(|| base_direction(self.field.bare_text(), text.flow()));
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
