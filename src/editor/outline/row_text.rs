//! The text of a row of the outline: its kind, its own text, and notes.

use super::OutlineNode;
use crate::editor::{Editor, GridCell, easing_notes};
use crate::i18n::{MapWords, Value, Words, one_line};
use crate::model::{Card, CardId, CardKind, Connector, Emotion, Heads, Key, Lane, LaneId, Map, Pain, RecordRef, Step};
use crate::scene::Color;
use crate::text::Icon;
use crate::theme::{channel_icon, consequence_icon, face, kind_icon};

/// The text of a row of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowText {
    /// The kind of thing it is.
    pub kind: String,
    /// Its own text, in one line; may be empty.
    pub text: String,
    /// What else to know about it.
    pub notes: Vec<String>,
    /// The icon of its kind.
    pub icon: Icon,
    /// The color of the icon, when it is not that of the text.
    pub accent: Option<Color>,
    /// The color tag of the card.
    pub tab: Option<Color>,
    /// Icons at its end.
    pub marks: Vec<Icon>,
}

impl RowText {
    /// What the row shows: its own text, or its kind when it has none.
    #[must_use]
    pub fn label(&self) -> &str {
        if self.text.is_empty() { &self.kind } else { &self.text }
    }

    /// Everything, as a screen reader says it.
    #[must_use]
    pub fn accessible_name(&self, words: &Words) -> String {
        let whole = match self.text.is_empty() {
            true => self.kind.clone(),
            false => with(words, "inspector-choice", &[("field", &self.kind), ("value", &self.text)]),
        };
        self.notes.iter().fold(whole, |all, note| with(words, "outline-and", &[("first", &all), ("second", note)]))
    }

    /// The text of a row, in the language of the interface.
    #[must_use]
    pub fn new(node: OutlineNode, editor: &Editor, words: &Words) -> Self {
        let teller = RowWriter { editor, map: editor.map(), words, names: MapWords::of(words.locale()) };
        let mut says = teller.says(node);
        says.notes.retain(|note| !note.is_empty());
        let hidden = match node {
            OutlineNode::Record(key) => teller.is_hidden(key),
            OutlineNode::Cell(cell) => teller.is_hidden(cell.lane.into()),
            OutlineNode::Lanes => false,
        };
        if hidden {
            says.notes.push(words.text("outline-hidden").into_owned());
            says.marks.push(Icon::EyeSlash);
        }
        says
    }
}

fn with(words: &Words, key: &str, blanks: &[(&str, &str)]) -> String {
    let blanks: Vec<(&str, Value<'_>)> = blanks.iter().map(|(name, text)| (*name, (*text).into())).collect();
    words.with(key, &blanks)
}

struct RowWriter<'a> {
    editor: &'a Editor,
    map: &'a Map,
    words: &'a Words,
    /// The names of kinds and the like in the language of the interface.
    names: &'static MapWords,
}

impl RowWriter<'_> {
    fn says(&self, node: OutlineNode) -> RowText {
        let key = match node {
            OutlineNode::Record(key) => key,
            OutlineNode::Cell(cell) => return self.cell(cell),
            OutlineNode::Lanes => return self.plain("outline-lanes", "", Icon::Lane),
        };
        // A record that is gone since the map was listed.
        let Some(record) = self.map.get(key) else { return self.plain("inspector-card", "", Icon::Question) };
        match record {
            RecordRef::Info(info) => self.plain("inspector-map", &info.title, Icon::Info),
            RecordRef::Persona(_) => self.plain("inspector-persona", "", Icon::Persona),
            RecordRef::Stage(stage) => RowText {
                notes: vec![one_line(&stage.goal)],
                ..self.plain("inspector-stage", &stage.name, Icon::Stage)
            },
            RecordRef::Step(step) => self.step(step),
            RecordRef::Lane(lane) => self.lane(lane),
            RecordRef::Card(card) => self.card(card),
            RecordRef::Pain(pain) => self.pain(pain),
            RecordRef::Wait(wait) => RowText {
                notes: vec![self.names.wait(wait.min, wait.max, wait.unit)],
                ..self.plain("inspector-wait", &wait.text, Icon::Hourglass)
            },
            RecordRef::Connector(way) => self.way(way),
            RecordRef::Emotion(felt) => self.feeling(felt),
        }
    }

    fn plain(&self, kind: &str, text: &str, icon: Icon) -> RowText {
        let kind = self.words.text(kind).into_owned();
        RowText { kind, text: one_line(text), notes: Vec::new(), icon, accent: None, tab: None, marks: Vec::new() }
    }

    fn step(&self, step: &Step) -> RowText {
        let order = self.editor.reading_order();
        let empty = order.lanes().iter().all(|lane| order.cards_in(*lane, step.id).is_empty());
        let note = empty.then(|| self.words.text("outline-no-cards").into_owned());
        RowText { notes: note.into_iter().collect(), ..self.plain("inspector-step", &step.name, Icon::Step) }
    }

    fn cell(&self, cell: GridCell) -> RowText {
        let name = self.lane_name(cell.lane);
        RowText { accent: self.accent(cell.lane), ..self.plain("inspector-lane", &name, Icon::Lane) }
    }

    fn lane(&self, lane: &Lane) -> RowText {
        let role = self.names.role(lane.role).to_owned();
        let locked = lane.locked.then(|| self.words.text("inspector-locked").into_owned());
        let plain = self.plain("inspector-lane", &self.lane_name(lane.id), Icon::Lane);
        let notes = Some(role).filter(|role| *role != plain.text).into_iter().chain(locked).collect();
        let marks = lane.locked.then_some(Icon::Lock).into_iter().collect();
        RowText { notes, marks, accent: self.accent(lane.id), ..plain }
    }

    fn lane_name(&self, id: LaneId) -> String {
        self.map.lanes.get(&id).map(|lane| one_line(self.editor.words().lane(lane))).unwrap_or_default()
    }

    fn accent(&self, lane: LaneId) -> Option<Color> {
        self.map.lanes.get(&lane).map(|lane| self.editor.theme().lane(lane.role).accent)
    }

    fn card(&self, card: &Card) -> RowText {
        let theme = self.editor.theme();
        let channel = card.channel().map(|channel| self.names.channel(channel).to_owned());
        let star = card.moment_of_truth.then(|| self.words.text("inspector-moment-of-truth").into_owned());
        RowText {
            kind: self.names.card_kind(card.kind).to_owned(),
            text: one_line(&card.text),
            notes: channel
                .into_iter()
                .chain(star)
                .chain(easing_notes(self.editor, self.words, card.id.into()))
                .collect(),
            icon: card.channel().map_or_else(|| kind_icon(card.kind), channel_icon),
            accent: if card.kind == CardKind::Opportunity { Some(theme.opportunity) } else { self.accent(card.lane) },
            tab: card.color.map(|color| theme.tab(color)),
            marks: card.moment_of_truth.then_some(Icon::Star).into_iter().collect(),
        }
    }

    fn pain(&self, pain: &Pain) -> RowText {
        let rated = [
            ("severity", u32::from(pain.severity).into()),
            ("frequency", u32::from(pain.frequency).into()),
            ("weight", pain.weight().into()),
        ];
        let weight = self.words.with("outline-weight", &rated);
        let eased = easing_notes(self.editor, self.words, pain.id.into());
        RowText {
            notes: [weight, self.names.consequence(pain.consequence).to_owned()].into_iter().chain(eased).collect(),
            accent: Some(self.editor.theme().pain),
            ..self.plain("inspector-pain", &pain.text, consequence_icon(pain.consequence))
        }
    }

    fn way(&self, way: &Connector) -> RowText {
        let to = self.card_name(way.to);
        let key = if way.heads == Heads::Two { "outline-agrees-with" } else { "outline-leads-to" };
        let leads = with(self.words, key, &[("name", &to)]);
        let label = one_line(&way.label);
        let text = match label.is_empty() {
            true => leads,
            false => with(self.words, "inspector-choice", &[("field", &label), ("value", &leads)]),
        };
        self.plain("inspector-connector", &text, Icon::Connector)
    }

    fn card_name(&self, id: CardId) -> String {
        let Some(card) = self.map.cards.get(&id) else { return String::new() };
        let text = one_line(&card.text);
        if text.is_empty() { self.names.card_kind(card.kind).to_owned() } else { text }
    }

    fn feeling(&self, felt: &Emotion) -> RowText {
        let value = felt.value.value();
        let feeling = self.words.feeling(felt.value);
        let persona = self.map.personas.get(&felt.persona).map(|persona| one_line(&persona.name));
        let who = match persona.filter(|name| !name.is_empty()) {
            Some(name) => with(self.words, "inspector-choice", &[("field", &name), ("value", &feeling)]),
            None => feeling.into_owned(),
        };
        let accent = Some(self.editor.theme().face(value));
        // The quote is the text of the row; without one, who feels how.
        let quoted = !felt.quote.trim().is_empty();
        let plain = self.plain("inspector-emotion", if quoted { &felt.quote } else { &who }, face(value));
        RowText { notes: if quoted { vec![who] } else { Vec::new() }, accent, ..plain }
    }

    /// True for what is left out of the picture, with what it stands in or runs to.
    fn is_hidden(&self, key: Key) -> bool {
        match key {
            Key::Lane(lane) => !self.map.shows(lane),
            Key::Persona(id) => self.map.personas.get(&id).is_some_and(|persona| persona.hidden),
            _ => {
                let parents = self.map.get(key).map_or([None, None], RecordRef::parents);
                parents.into_iter().flatten().any(|parent| self.is_hidden(parent))
            }
        }
    }
}
