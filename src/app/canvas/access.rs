//! The map for screen readers: what is in view, as named nodes with places in reading order, with the selection and the
//! focused cell. Each node can be focused and has a context menu.
//!
//! Nothing is built while no assistive technology is connected.

use std::collections::HashMap;

use egui::accesskit::{Action, ActionRequest, Node, NodeId, Role};
use egui::{Context, Event, Id, Rect, Response};

use crate::app::paint::screen::{ScreenTransform, clamped, window_rect};
use crate::app::panels::wording::record;
use crate::app::widgets::access::{access_rect, nodes_within, requested_edits, tell_field};
use crate::editor::{Editor, easing_notes};
use crate::geom::Rect as Area;
use crate::i18n::{Locale, MapWords, Words, one_line};
use crate::model::{Card, CardId, Connector, Emotion, Heads, Key, Pain, Record, Wait};

/// The most nodes at once: more than a view at 100 % holds.
pub const MOST: usize = 400;

/// The nodes and their names.
#[derive(Default)]
pub struct AccessTree {
    /// The generation of the map and the language that the names belong to.
    named: Option<(u64, Locale)>,
    names: HashMap<Key, String>,
    /// The name of the field in which a record is written.
    written: Option<(Key, String)>,
    /// The nodes of the last frame.
    told: HashMap<NodeId, Key>,
    /// The text that was written in the last frame.
    text: Option<Id>,
}

/// What an assistive technology asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum AccessRequest {
    /// Go to a record.
    Go(Key),
    /// Open the menu of a record.
    Menu(Key),
    /// Do something in the text that is written.
    Write(ActionRequest),
}

impl AccessTree {
    /// Takes the requests about records on the map out of the events.
    pub fn take_requests(&self, ctx: &Context) -> Vec<AccessRequest> {
        let mut asked = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::AccessKitActionRequest(request) = event else { return true };
                if self.text.is_some_and(|text| text.accesskit_id() == request.target_node) {
                    asked.push(AccessRequest::Write(request.clone()));
                    return false;
                }
                let Some(key) = self.told.get(&request.target_node) else { return true };
                match request.action {
                    Action::Click | Action::Focus | Action::ScrollIntoView => asked.push(AccessRequest::Go(*key)),
                    Action::ShowContextMenu => asked.push(AccessRequest::Menu(*key)),
                    _ => {}
                }
                false
            });
        });
        asked
    }

    /// Does in the text that is written what is asked for.
    pub fn write(&self, request: &ActionRequest, editor: &mut Editor) {
        let Some((id, typing)) = self.text.zip(editor.typing()) else { return };
        for edit in requested_edits(request, id, typing.field(), true) {
            editor.write(edit.as_edit());
        }
    }

    /// Builds the nodes of what is in view; returns how many there are.
    pub fn update(&mut self, canvas: &Response, words: &Words, editor: &Editor) -> usize {
        self.told.clear();
        self.text = None;
        let mut here = None;
        let count = nodes_within(&canvas.ctx, canvas.id, || here = self.tell(canvas, words, editor));
        if let Some(here) = here {
            canvas.ctx.accesskit_node_builder(canvas.id, |node| node.set_active_descendant(here.accesskit_id()));
        }
        count
    }

    /// Builds the nodes; returns that where the keyboard is.
    fn tell(&mut self, canvas: &Response, words: &Words, editor: &Editor) -> Option<Id> {
        let ctx = &canvas.ctx;
        let screen = ScreenTransform::new(canvas.rect, &editor.view().camera, ctx);
        let seen = editor.visible_in_order(MOST);
        self.name_all(words, editor, &seen);
        let mut here = None;
        for (key, area) in &seen {
            let id = canvas.id.with(key);
            let is_selected = editor.selection().has(*key);
            let name = self.names.get(key).map(String::as_str).unwrap_or_default();
            let bounds = clamped(canvas.rect, screen.rect(*area));
            ctx.accesskit_node_builder(id, |node| {
                fill(node, role(*key), name, bounds);
                node.set_selected(is_selected);
                node.add_action(Action::Click);
                node.add_action(Action::Focus);
                node.add_action(Action::ShowContextMenu);
            });
            self.told.insert(id.accesskit_id(), *key);
            if editor.selection().only() == Some(*key) {
                here = Some(id);
            }
        }
        self.text = self.tell_text(canvas, words, editor);
        self.text.or(here).or_else(|| cell(canvas, words, editor))
    }

    /// Names what has no name yet. Names are kept until the map or the language changes.
    fn name_all(&mut self, words: &Words, editor: &Editor, seen: &[(Key, Area)]) {
        let state = (editor.generation(), words.locale());
        if self.named != Some(state) {
            self.named = Some(state);
            self.names.clear();
            self.written = None;
        }
        if seen.iter().all(|(key, _)| self.names.contains_key(key)) {
            return;
        }
        let namer = Namer::new(words, editor);
        for (key, _) in seen {
            self.names.entry(*key).or_insert_with(|| namer.name(*key));
        }
    }

    /// The node of the text that is written on the map. Its name is kept as the other names are.
    fn tell_text(&mut self, canvas: &Response, words: &Words, editor: &Editor) -> Option<Id> {
        let typing = editor.typing().filter(|_| canvas.has_focus())?;
        let screen = ScreenTransform::new(canvas.rect, &editor.view().camera, &canvas.ctx);
        let (area, id) = (screen.rect(editor.typing_area()?), canvas.id.with("text"));
        let key = typing.key();
        let kept = self.written.take().filter(|(named, _)| *named == key);
        let (_, name) = self.written.insert(kept.unwrap_or_else(|| {
            let namer = Namer::new(words, editor);
            (key, namer.message("access-text", [("what", namer.place(key))]))
        }));
        canvas.ctx.accesskit_node_builder(id, |node| {
            fill(node, Role::MultilineTextInput, name, clamped(canvas.rect, area));
        });
        tell_field(&canvas.ctx, id, typing.field(), area.min, screen.camera.zoom as f32);
        Some(id)
    }
}

/// The node of the focused empty cell.
fn cell(canvas: &Response, words: &Words, editor: &Editor) -> Option<Id> {
    let cell = editor.focus()?;
    let area = editor.context_area()?;
    let bounds = clamped(canvas.rect, window_rect(&canvas.ctx, canvas.rect, area));
    let name = |key: Key| record::name(editor, words, key);
    let (lane, step) = (name(cell.lane.into()), name(cell.step.into()));
    let name = words.with("access-cell", &[("lane", lane.into()), ("step", step.into())]);
    // Each has a node of its own: otherwise it would not be heard that the keyboard goes from one to the next.
    let id = canvas.id.with((cell.lane, cell.step));
    canvas.ctx.accesskit_node_builder(id, |node| {
        fill(node, Role::GridCell, &name, bounds);
        node.set_selected(true);
    });
    Some(id)
}

fn fill(node: &mut Node, role: Role, name: &str, bounds: Rect) {
    node.set_role(role);
    node.set_label(name);
    node.set_bounds(access_rect(bounds));
}

fn role(key: Key) -> Role {
    match key {
        Key::Info => Role::Heading,
        Key::Stage(_) | Key::Step(_) => Role::ColumnHeader,
        Key::Lane(_) => Role::RowHeader,
        Key::Card(_) => Role::GridCell,
        Key::Persona(_) | Key::Pain(_) | Key::Wait(_) | Key::Connector(_) | Key::Emotion(_) => Role::ListItem,
    }
}

/// Names records for those who don't see where they are.
struct Namer<'a> {
    words: &'a Words,
    /// The words of the field in the language of the interface.
    says: &'static MapWords,
    editor: &'a Editor,
}

impl<'a> Namer<'a> {
    fn new(words: &'a Words, editor: &'a Editor) -> Self {
        Self { words, says: MapWords::of(words.locale()), editor }
    }

    /// What a record is and where, without its text.
    fn place(&self, key: Key) -> String {
        let order = self.editor.reading_order();
        match self.editor.map().record(key) {
            Some(Record::Card(card)) => {
                let (lane, step) = (self.brief(card.lane), self.brief(card.step));
                self.message("access-within", [("name", self.kind(&card)), ("noun", lane), ("place", step)])
            }
            Some(Record::Pain(pain)) => self.on_card(self.noun(key), pain.card),
            Some(Record::Wait(wait)) => self.on_card(self.noun(key), wait.card),
            Some(Record::Stage(_)) => self.nth(key, order.stages().iter().map(|stage| (*stage).into())),
            Some(Record::Step(step)) => {
                let nth = self.nth(key, order.steps().iter().map(|step| (*step).into()));
                self.titled(nth, self.brief(step.stage))
            }
            Some(Record::Lane(lane)) => {
                let nth = self.nth(key, order.lanes().iter().map(|lane| (*lane).into()));
                self.titled(nth, self.says.role(lane.role).to_owned())
            }
            Some(Record::Connector(connector)) => self.titled(self.noun(key), self.connection(&connector)),
            Some(Record::Emotion(emotion)) => self.titled(self.noun(key), self.feeling(&emotion)),
            _ => self.noun(key),
        }
    }

    /// Which of those of its kind it is.
    fn nth(&self, key: Key, all: impl ExactSizeIterator<Item = Key>) -> String {
        let count = all.len();
        let before = all.take_while(|other| *other != key).count();
        let (nth, count) = ((before + 1).to_string(), count.to_string());
        self.message("access-nth", [("noun", self.noun(key)), ("nth", nth), ("count", count)])
    }

    fn name(&self, key: Key) -> String {
        let own = self.brief(key);
        match self.editor.map().record(key) {
            Some(Record::Card(card)) => self.card(&card),
            Some(Record::Step(step)) => self.within(own, key, self.brief(step.stage)),
            Some(Record::Lane(lane)) if lane.locked => {
                self.within(own, key, self.words.text("inspector-locked").into_owned())
            }
            Some(Record::Pain(pain)) => self.on_card(self.pain(&pain), pain.card),
            Some(Record::Wait(wait)) => self.on_card(self.wait(&wait), wait.card),
            Some(Record::Connector(connector)) => self.labelled(&connector.label, self.connection(&connector)),
            Some(Record::Emotion(emotion)) => self.labelled(&emotion.quote, self.feeling(&emotion)),
            _ => self.titled(own, self.noun(key)),
        }
    }

    fn connection(&self, connector: &Connector) -> String {
        let key = if connector.heads == Heads::Two { "access-agreed" } else { "access-leads" };
        self.message(key, [("from", self.brief(connector.from)), ("to", self.brief(connector.to))])
    }

    fn feeling(&self, emotion: &Emotion) -> String {
        let feeling = self.words.feeling(emotion.value).into_owned();
        let (persona, step) = (self.brief(emotion.persona), self.brief(emotion.step));
        self.message("access-feels", [("name", persona), ("step", step), ("feeling", feeling)])
    }

    fn kind(&self, card: &Card) -> String {
        let kind = self.says.card_kind(card.kind).to_owned();
        match card.channel {
            Some(channel) => {
                let channel = self.says.channel(channel).to_owned();
                self.message("access-touchpoint", [("kind", kind), ("channel", channel)])
            }
            None => kind,
        }
    }

    fn card(&self, card: &Card) -> String {
        let kind = self.kind(card);
        let (lane, step) = (self.brief(card.lane), self.brief(card.step));
        let mut name = self
            .message("access-card", [("text", self.brief(card.id)), ("kind", kind), ("lane", lane), ("step", step)]);
        let truth = card.moment_of_truth.then(|| self.words.text("inspector-moment-of-truth").into_owned());
        let letter = easing_notes(self.editor, self.words, card.id.into());
        let (map, marks) = (self.editor.map(), self.editor.marks_of(card.id));
        let pains = marks.iter().filter_map(|key| map.pains.get(&key.pain()?)).map(|pain| self.pain(pain));
        let waits = marks.iter().filter_map(|key| map.waits.get(&key.wait()?)).map(|wait| self.wait(wait));
        for mark in truth.into_iter().chain(letter).chain(pains).chain(waits) {
            name = self.message("access-marked", [("card", name), ("mark", mark)]);
        }
        name
    }

    fn pain(&self, pain: &Pain) -> String {
        let text = self.brief(pain.id);
        let (severity, frequency) = (pain.severity.to_string(), pain.frequency.to_string());
        let own = self.message("access-pain", [("text", text), ("severity", severity), ("frequency", frequency)]);
        let eased = easing_notes(self.editor, self.words, pain.id.into());
        eased.into_iter().fold(own, |first, second| self.message("outline-and", [("first", first), ("second", second)]))
    }

    fn wait(&self, wait: &Wait) -> String {
        let time = self.says.wait(wait.min, wait.max, wait.unit);
        let says = self.message("access-wait", [("time", time)]);
        self.labelled(&wait.text, says)
    }

    fn brief(&self, key: impl Into<Key>) -> String {
        record::name(self.editor, self.words, key.into())
    }

    fn on_card(&self, mark: String, card: CardId) -> String {
        self.message("access-on", [("mark", mark), ("card", self.brief(card))])
    }

    fn titled(&self, name: String, noun: String) -> String {
        self.message("access-titled", [("name", name), ("noun", noun)])
    }

    fn within(&self, name: String, key: Key, place: String) -> String {
        self.message("access-within", [("name", name), ("noun", self.noun(key)), ("place", place)])
    }

    /// The label comes before what it is a label of.
    fn labelled(&self, label: &str, what: String) -> String {
        let label = one_line(label);
        if label.is_empty() { what } else { self.message("access-labeled", [("label", label), ("what", what)]) }
    }

    fn noun(&self, key: Key) -> String {
        self.words.text(crate::app::panels::wording::values::noun(key)).into_owned()
    }

    fn message<const N: usize>(&self, key: &str, blanks: [(&str, String); N]) -> String {
        let blanks = blanks.map(|(blank, value)| (blank, value.into()));
        self.words.with(key, &blanks)
    }
}
