//! Writing a text in place: the field lies exactly over the text of the scene, which shows every keystroke at
//! once, so that the map grows around what is written.
//!
//! A text belongs to a record that is there, or to one that is inserted with it: then the preview adds the record, and
//! both become one entry of the history. What a keystroke changes is planned on what is shown and joined to the preview,
//! so that a key costs the same on a small map and on a large one.

use super::GridCell;
use super::document::{Document, PreviewedChange};
use super::notation::{Understood, WrittenCard};
use crate::edit::{ChangeLabel, ChangeVerb, Command, Noun, Refusal};
use crate::geom::{Flow, Point, Rect};
use crate::i18n::Duration;
use crate::model::{CardKind, Key, WaitId};
use crate::text::{Align, Edit, Field, Motion, directed};
use crate::theme::TextRole;

/// A text being written.
pub struct Typing {
    key: Key,
    field: Field,
    /// Where the text block is in the scene, in map units.
    area: Rect,
    /// What is shown while the record has no text: a lane has the name of its role.
    placeholder: String,
    origin: Origin,
    /// What the record said when it was opened.
    before: String,
    /// It was begun by typing, as that of a new card.
    is_new_card: bool,
    /// What the text says of its card.
    understood: Option<Understood>,
    /// Something was written since it was opened.
    is_touched: bool,
}

/// Where the record whose text is written comes from.
enum Origin {
    /// It was there, with this text.
    Record { said: String },
    /// It is inserted with its text; the cell had the focus.
    New { insert: Box<PendingInsert>, focus: Option<GridCell> },
}

/// A record that is inserted with its text.
#[derive(Clone)]
pub(super) struct PendingInsert {
    /// Adds it.
    pub command: Command,
    /// Its key.
    pub key: Key,
    /// Adds the step that a card beyond the last one needs first.
    pub step: Option<Command>,
    /// Whether it stays when nothing is written.
    pub if_left_empty: IfLeftEmpty,
}

/// What happens to a new record without a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum IfLeftEmpty {
    /// The user asked for it: it stays.
    Keep,
    /// It was only a place to write: it goes without a trace.
    Discard,
}

impl Typing {
    fn new(key: Key, field: Field, area: Rect, placeholder: String, origin: Origin) -> Self {
        let (before, is_new_card) = match &origin {
            Origin::Record { said } => (said.clone(), false),
            Origin::New { insert, .. } => (String::new(), insert.if_left_empty == IfLeftEmpty::Discard),
        };
        Self { key, field, area, placeholder, origin, before, is_new_card, understood: None, is_touched: false }
    }

    /// Whose text it is.
    #[must_use]
    pub fn key(&self) -> Key {
        self.key
    }

    /// The field.
    #[must_use]
    pub fn field(&self) -> &Field {
        &self.field
    }

    /// Where the text is in the scene, not moved by sticky layers.
    #[must_use]
    pub fn area(&self) -> Rect {
        self.area
    }

    /// What is understood of the text of a card so far; `None` when it is just a text.
    #[must_use]
    pub fn understood(&self) -> Option<&Understood> {
        self.understood.as_ref()
    }

    /// The card whose text it is, where something was written.
    fn written_card(&self) -> Option<WrittenCard> {
        let id = self.key.card().filter(|_| self.is_touched)?;
        Some(WrittenCard { id, before: self.before.clone(), joins: self.is_new_card })
    }

    /// True when nothing is written and nothing was.
    pub(super) fn is_untouched_insert(&self) -> bool {
        !self.is_touched && self.empty_insert().is_some()
    }

    /// True when nothing is written.
    pub(super) fn is_blank(&self) -> bool {
        self.field.bare_text().trim().is_empty()
    }

    /// The new record, if it goes unless more is written.
    pub(super) fn empty_insert(&self) -> Option<&PendingInsert> {
        match &self.origin {
            Origin::New { insert, .. } if insert.if_left_empty == IfLeftEmpty::Discard && self.is_blank() => {
                Some(insert)
            }
            _ => None,
        }
    }

    /// The text for the record: none when it is just the placeholder.
    fn text(&self) -> String {
        let text = self.field.text();
        let said_nothing = match &self.origin {
            Origin::Record { said } => said.is_empty(),
            Origin::New { .. } => true,
        };
        let is_stand_in = said_nothing && matches!(self.key, Key::Lane(_)) && text == self.placeholder;
        if is_stand_in { String::new() } else { text.to_owned() }
    }
}

impl Document {
    pub fn begin_typing(&mut self, key: Key) -> bool {
        self.finish_typing();
        let Some(said) = self.text_to_write(key) else { return false };
        if !self.open_field(key, Origin::Record { said }) {
            return false;
        }
        self.select_only(key);
        self.show(key);
        true
    }

    /// Writes the time of a wait, before its text.
    pub fn begin_time(&mut self, id: WaitId) {
        let has_text = self.map.waits.get(&id).is_some_and(|wait| !wait.text.is_empty());
        if self.begin_typing(id.into()) && has_text {
            let start = Edit::Move { to: Motion::TextStart, extend: false };
            for edit in [start, Edit::Insert(" "), start] {
                self.write(edit);
            }
        }
    }

    /// Starts to write the main text of a record that the map does not show: it is seen only in a list beside the map.
    pub fn begin_unseen(&mut self, key: Key) -> bool {
        /// The area of a text that is not shown: as wide as any.
        const NOWHERE: Rect = Rect::new(0.0, 0.0, 400.0, 18.0);
        let Some(said) = self.text_to_write(key) else { return false };
        let field = self.field_of(key, &said, NOWHERE);
        self.typing = Some(Typing::new(key, field, NOWHERE, String::new(), Origin::Record { said }));
        true
    }

    /// The text of a record; `None` where not even a letter could be written, and the refusal is told.
    fn text_to_write(&mut self, at: Key) -> Option<String> {
        let said = self.map.get(at)?.text().to_owned();
        let text = format!("{said} ");
        let planned = (Command::SetText { at, text }).plan_shown_in(&self.map, &self.order);
        planned.inspect_err(|refusal| self.tell_refusal(*refusal)).ok().map(|_| said)
    }

    /// Shows a new record and starts to write its text.
    ///
    /// # Errors
    /// When it can't be added; then nothing has changed, except that the text being written before is finished.
    pub fn begin_insert(&mut self, insert: PendingInsert) -> Result<(), Refusal> {
        self.finish_typing();
        let commands = insert.step.iter().chain([&insert.command]).cloned().collect();
        let planned = Command::Many(commands).plan_shown_in(&self.map, &self.order);
        let patch = planned.inspect_err(|refusal| self.tell_refusal(*refusal))?;
        let key = insert.key;
        if !self.apply(&patch) {
            return Ok(());
        }
        let label = ChangeLabel::new(ChangeVerb::Add, Noun::from_key(key));
        self.preview = Some(PreviewedChange { patch, label, before: self.selection.clone() });
        self.lay_out();
        let focus = self.focus;
        self.select_only(key);
        let if_left_empty = insert.if_left_empty;
        if !self.open_field(key, Origin::New { insert: Box::new(insert), focus }) {
            // It is not shown, or shows no text.
            match if_left_empty {
                IfLeftEmpty::Keep => self.commit_preview(),
                IfLeftEmpty::Discard => self.remove_insert(focus),
            }
        }
        self.show(key);
        Ok(())
    }

    /// Shows a new record that stays even without a text, and starts to write it. False when it was refused; the refusal
    /// is told.
    pub fn insert_and_write(&mut self, command: Command, key: Key) -> bool {
        self.begin_insert(PendingInsert { command, key, step: None, if_left_empty: IfLeftEmpty::Keep }).is_ok()
    }

    /// Opens the field over the text of a record; false when it shows none.
    fn open_field(&mut self, key: Key, origin: Origin) -> bool {
        let shown = self.text_of(key);
        let shown = shown.map(|(area, block)| (area, block.text().to_owned()));
        let blank = || self.blank_text_area(key).map(|area| (area, String::new()));
        let Some((area, shown)) = shown.or_else(blank) else { return false };
        let said = match &origin {
            Origin::Record { said } => said.clone(),
            Origin::New { .. } => String::new(),
        };
        let placeholder = if said.is_empty() { shown } else { String::new() };
        // A lane that is named after its role starts from that name; a title that is just a placeholder does not.
        let start = if matches!(key, Key::Lane(_)) && said.is_empty() { placeholder.clone() } else { said };
        let field = self.field_of(key, &start, area);
        self.typing = Some(Typing::new(key, field, area, placeholder, origin));
        true
    }

    /// The field of a record's text, all of it selected.
    fn field_of(&mut self, key: Key, text: &str, area: Rect) -> Field {
        let (role, align) = self.role_of(key);
        let flow = self.map.info.direction;
        let engine = &mut self.workspace.engine;
        let mut field = Field::new(engine, text, role.style(), Some(area.width()), align, flow);
        field.apply(engine, Edit::SelectAll);
        field
    }

    /// How the text of a record is set. Must agree with what layout does.
    fn role_of(&self, key: Key) -> (TextRole, Align) {
        match key {
            Key::Info => (TextRole::Title, Align::Start),
            Key::Stage(_) => (TextRole::Stage, Align::Start),
            Key::Step(_) => (TextRole::Step, Align::Start),
            Key::Lane(_) => (TextRole::Lane, Align::Start),
            Key::Connector(_) => (TextRole::Label, Align::Center),
            Key::Pain(_) | Key::Wait(_) => (TextRole::Caption, Align::Start),
            Key::Card(card) => {
                let kind = self.map.cards.get(&card).map(|card| card.kind);
                let align = if kind == Some(CardKind::Decision) { Align::Center } else { Align::Start };
                (TextRole::Card, align)
            }
            Key::Emotion(_) => (TextRole::Caption, Align::Center),
            Key::Persona(_) => (TextRole::Caption, Align::Start),
        }
    }

    /// The caret, where it is seen.
    pub fn caret(&self) -> Option<Rect> {
        let (typing, area) = (self.typing.as_ref()?, self.typing_area()?);
        Some(typing.field.caret() + area.origin().to_vec2())
    }

    /// The text being written, where it is seen.
    pub fn typing_area(&self) -> Option<Rect> {
        let typing = self.typing.as_ref().filter(|typing| self.area_of(typing.key).is_some())?;
        Some(typing.area + self.text_shift(typing.key))
    }

    pub fn write(&mut self, edit: Edit<'_>) {
        let Some(typing) = &mut self.typing else { return };
        let before = typing.field.text().to_owned();
        typing.field.apply(&mut self.workspace.engine, edit);
        if typing.field.text() != before {
            typing.is_touched = true;
            let command = Command::SetText { at: typing.key, text: typing.text() };
            self.extend_preview(&command);
            self.understand_typing();
        }
        self.show_caret();
    }

    pub fn replace_text(&mut self, text: &str) {
        let Some((at, area)) = self.typing.as_ref().map(|typing| (typing.key, typing.area)) else { return };
        let mut field = self.field_of(at, text, area);
        field.apply(&mut self.workspace.engine, Edit::Move { to: Motion::TextEnd, extend: false });
        if let Some(typing) = &mut self.typing {
            (typing.field, typing.is_touched) = (field, true);
            let command = Command::SetText { at, text: typing.text() };
            self.extend_preview(&command);
            self.understand_typing();
        }
        self.show_caret();
    }

    fn understand_typing(&mut self) {
        let written = self.typing.as_ref().and_then(Typing::written_card);
        let understood = written.and_then(|written| self.understood(&written));
        if let Some(typing) = &mut self.typing {
            typing.understood = understood;
        }
    }

    /// Sets the direction of all texts that are selected, as one change; `None` lets each follow from its letters.
    pub fn set_selected_direction(&mut self, flow: Option<Flow>) -> Result<(), Refusal> {
        let texts = self.selection.keys().filter_map(|key| Some((key, self.map.get(key)?.text().to_owned())));
        let directed = texts.map(|(at, text)| (at, directed(&text, flow), text));
        let changed = directed.filter(|(_, text, before)| text != before);
        let commands: Vec<_> = changed.map(|(at, text, _)| Command::SetText { at, text }).collect();
        self.perform(&Command::Many(commands))
    }

    /// Undoes or redoes the last change in the text being written. False when there is none.
    pub fn undo_in_text(&mut self, undo: bool) -> bool {
        let Some(typing) = &self.typing else { return false };
        let can = if undo { typing.field.can_undo() } else { typing.field.can_redo() };
        if can {
            self.write(if undo { Edit::Undo } else { Edit::Redo });
        }
        can
    }

    /// Moves the time at the start of a wait's text into the wait.
    fn take_time(&mut self, typing: &Typing) {
        let (Key::Wait(id), true) = (typing.key, typing.is_touched) else { return };
        let Some(wait) = self.map.waits.get(&id).cloned() else { return };
        if let Some((time, rest)) = Duration::read(typing.field.bare_text()) {
            let text = directed(rest, typing.field.forced());
            self.extend_preview(&Command::Change(time.of(wait, text).into()));
        }
    }

    /// Joins another change of the record being written to the preview.
    fn extend_preview(&mut self, command: &Command) {
        let Ok(patch) = command.plan_shown_in(&self.map, &self.order) else { return };
        if patch.is_empty() || !self.apply(&patch) {
            return;
        }
        let preview = self.preview.take().unwrap_or_else(|| {
            let label = ChangeLabel::new(ChangeVerb::Write, command.label().noun);
            PreviewedChange { patch: Default::default(), label, before: self.selection.clone() }
        });
        let patch = preview.patch.then(&patch);
        self.preview = (!patch.is_empty()).then_some(PreviewedChange { patch, ..preview });
        self.lay_out();
    }

    /// Moves the caret to a place of the view.
    pub fn place_caret(&mut self, at: Point, extend: bool) {
        let at = self.in_field(at);
        if let Some(typing) = &mut self.typing {
            typing.field.apply(&mut self.workspace.engine, Edit::PlaceCaret { at, extend });
        }
    }

    /// Selects the word at a place of the view, or its whole paragraph.
    pub fn select_around(&mut self, at: Point, paragraph: bool) {
        let at = self.in_field(at);
        let edit = if paragraph { Edit::SelectParagraphAt(at) } else { Edit::SelectWordAt(at) };
        if let Some(typing) = &mut self.typing {
            typing.field.apply(&mut self.workspace.engine, edit);
        }
    }

    fn in_field(&self, at: Point) -> Point {
        let Some(typing) = &self.typing else { return Point::ZERO };
        let shift = self.text_shift(typing.key);
        self.view.in_map(at) - shift - typing.area.origin().to_vec2()
    }

    /// Finishes the text. It stays, as one entry of the history, and what it says of its card is another; a new record that
    /// was only a place to write goes when nothing was written.
    pub fn finish_typing(&mut self) {
        let written = self.close_text();
        self.understand(written.as_slice());
    }

    /// The same, but what the text says is still to be understood.
    pub fn close_text(&mut self) -> Option<WrittenCard> {
        let typing = self.typing.take()?;
        self.take_time(&typing);
        match &typing.origin {
            Origin::New { focus, .. } if typing.empty_insert().is_some() => {
                self.remove_insert(*focus);
                None
            }
            _ => {
                self.commit_preview();
                typing.written_card()
            }
        }
    }

    /// Makes what is written so far one entry of the history, and goes on writing. A new record in which nothing is
    /// written stays a place to write.
    pub fn pause_typing(&mut self) {
        let Some(typing) = self.typing.as_mut().filter(|typing| typing.empty_insert().is_none()) else { return };
        typing.origin = Origin::Record { said: typing.text() };
        self.commit_preview();
    }

    /// Removes a new record and restores the selection and the focus from before it.
    fn remove_insert(&mut self, focus: Option<GridCell>) {
        let before = self.preview.as_ref().map(|preview| preview.before.clone()).unwrap_or_default();
        self.discard_preview();
        self.selection = before.within(&self.map);
        self.focus = focus;
    }

    /// After a layout: the field follows its text in the scene.
    pub fn follow_typing(&mut self) {
        let shown = self.typing.as_ref().and_then(|typing| self.text_of(typing.key));
        // A label without text is not drawn: the field stays where it was.
        let Some(area) = shown.map(|(area, _)| area) else { return };
        let Some(typing) = &mut self.typing else { return };
        if (area.width() - typing.area.width()).abs() > 1e-6 {
            typing.field.apply(&mut self.workspace.engine, Edit::SetWidth(Some(area.width())));
        }
        typing.area = area;
    }
}
