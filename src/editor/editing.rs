//! Writing a text in place: the field lies exactly over the text of the scene, which shows every keystroke at
//! once, so that the map grows around what is written.

use super::Editor;
use super::gesture::Pointer;
use super::overlay::text_of;
use crate::edit::{Command, Selection};
use crate::geom::{Point, Rect};
use crate::model::{CardKind, Key};
use crate::scene::Part;
use crate::text::{Align, Edit, Field};
use crate::theme::TextRole;

/// A text being written.
pub struct Typing {
    key: Key,
    field: Field,
    /// Where the text block is in the scene, in map units.
    area: Rect,
    /// What the record said before.
    before: String,
    /// What is shown while the record says nothing: a lane has the name of its role.
    stand_in: String,
}

impl Typing {
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
}

impl Editor {
    /// The text being written.
    #[must_use]
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// Starts to write the main text of a record. False when it has none that is shown.
    pub fn begin_typing(&mut self, key: Key) -> bool {
        self.end_gesture();
        self.finish_typing();
        let Some(text) = self.map.record(key).map(|record| record.text().to_owned()) else { return false };
        let Some((area, shown)) = text_of(&self.layout.scene, &self.map, key, Part::Text) else { return false };
        let stand_in = if text.is_empty() { shown.text().to_owned() } else { String::new() };
        let (role, align) = self.role_of(key);
        // A lane that is named after its role starts from that name; a title that is a mere stand-in does not.
        let start = if matches!(key, Key::Lane(_)) && text.is_empty() { stand_in.clone() } else { text.clone() };
        let flow = self.map.info.direction;
        let engine = &mut self.workspace.engine;
        let mut field = Field::new(engine, &start, role.style(), Some(area.width()), align, flow);
        field.apply(engine, Edit::SelectAll);
        self.selection = Selection::one(key);
        self.focus = None;
        self.typing = Some(Typing { key, field, area, before: text, stand_in });
        true
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
            Key::Persona(_) | Key::Emotion(_) => (TextRole::Caption, Align::Start),
        }
    }

    /// Changes the text being written, or its caret.
    pub fn write(&mut self, edit: Edit<'_>) {
        let Some(typing) = &mut self.typing else { return };
        let before = typing.field.text().to_owned();
        typing.field.apply(&mut self.workspace.engine, edit);
        if typing.field.text() != before {
            let text = typing.text();
            let at = typing.key;
            self.hold(&Command::SetText { at, text });
        }
    }

    /// Puts the caret to the pointer.
    pub(super) fn place_caret(&mut self, pointer: Pointer, extend: bool) {
        let at = self.in_field(pointer);
        if let Some(typing) = &mut self.typing {
            typing.field.apply(&mut self.workspace.engine, Edit::PlaceCaret { at, extend });
        }
    }

    /// Selects the word under the pointer, or its whole paragraph.
    pub(super) fn select_around(&mut self, pointer: Pointer, paragraph: bool) {
        let at = self.in_field(pointer);
        let edit = if paragraph { Edit::SelectParagraphAt(at) } else { Edit::SelectWordAt(at) };
        if let Some(typing) = &mut self.typing {
            typing.field.apply(&mut self.workspace.engine, edit);
        }
    }

    fn in_field(&self, pointer: Pointer) -> Point {
        let Some(typing) = &self.typing else { return Point::ZERO };
        let shift = self.sticky_shift(typing.key);
        self.view.in_map(pointer.at) - shift - typing.area.origin().to_vec2()
    }

    /// Ends writing; the text stays, as one entry of the history.
    pub fn finish_typing(&mut self) {
        if self.typing.take().is_some() {
            self.keep_held();
        }
    }

    /// After a layout: the field follows its text in the scene.
    pub(super) fn follow_typing(&mut self) {
        let Some(typing) = &mut self.typing else { return };
        let shown = text_of(&self.layout.scene, &self.map, typing.key, Part::Text);
        // A label without text is not drawn: the field stays where it was.
        let Some((area, _)) = shown else { return };
        if (area.width() - typing.area.width()).abs() > 1e-6 {
            typing.field.apply(&mut self.workspace.engine, Edit::SetWidth(Some(area.width())));
        }
        typing.area = area;
    }
}

impl Typing {
    /// What the record shall say: nothing, when that is what shows its stand-in.
    fn text(&self) -> String {
        let text = self.field.text();
        if self.before.is_empty() && matches!(self.key, Key::Lane(_)) && text == self.stand_in {
            return String::new();
        }
        text.to_owned()
    }
}
