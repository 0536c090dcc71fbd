//! A field with the engine that it needs, and everything that can happen to it.

use throughline::geom::{Flow, Point};
use throughline::text::{Align, Carets, Edit, Engine, Field, Motion, Request, Style, Weight};

pub const CARD: Style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
pub const LTR: Flow = Flow::LeftToRight;
pub const RTL: Flow = Flow::RightToLeft;

pub fn request(text: &str, width: Option<f64>) -> Request<'_> {
    Request { text, style: CARD, width, align: Align::Start, flow: LTR }
}

pub fn carets(text: &str, width: Option<f64>) -> Carets {
    Engine::new().carets(&request(text, width)).1
}

/// A field with the engine that it needs for every edit.
pub struct Desk {
    pub engine: Engine,
    pub field: Field,
}

impl Desk {
    pub fn new(text: &str, width: Option<f64>) -> Self {
        Self::flowing(text, width, LTR)
    }

    /// The same in a map of that flow.
    pub fn flowing(text: &str, width: Option<f64>, flow: Flow) -> Self {
        let mut engine = Engine::new();
        let field = Field::new(&mut engine, text, CARD, width, Align::Start, flow);
        Self { engine, field }
    }

    pub fn edit(&mut self, edit: Edit<'_>) -> &Field {
        self.field.apply(&mut self.engine, edit);
        &self.field
    }

    /// Moves the caret and says before which byte it stands then.
    pub fn go(&mut self, to: Motion) -> usize {
        self.edit(Edit::Move { to, extend: false }).selected().start
    }

    pub fn step(&mut self, to: Motion, times: usize) {
        (0..times).for_each(|_| {
            self.go(to);
        });
    }

    pub fn extend(&mut self, to: Motion) {
        self.edit(Edit::Move { to, extend: true });
    }

    /// Types letter by letter, as a keyboard does.
    pub fn write(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.edit(Edit::Insert(letter.encode_utf8(&mut [0; 4])));
        }
        self
    }

    /// The text with the caret as `|`, or what is selected in brackets.
    pub fn shown(&self) -> String {
        let (text, selected) = (self.field.bare_text(), self.field.selected());
        let (start, end) = (&text[..selected.start], &text[selected.end..]);
        match self.field.selected_text() {
            "" => format!("{start}|{end}"),
            selected => format!("{start}[{selected}]{end}"),
        }
    }

    /// Moves the caret as long as it moves, and says where it was.
    pub fn walk(&mut self, to: Motion) -> Vec<f64> {
        let mut places = vec![self.field.caret()];
        loop {
            self.go(to);
            if *places.last().unwrap() == self.field.caret() {
                return places.iter().map(|rect| rect.x0).collect();
            }
            places.push(self.field.caret());
            assert!(places.len() < 1_000, "the caret runs in a circle");
        }
    }
}

pub fn edits_of_every_kind(at: Point) -> Vec<Edit<'static>> {
    use Motion::{Down, Left, LineEnd, LineStart, Right, TextEnd, TextStart, Up, WordLeft, WordRight};
    let motions = [Left, Right, Up, Down, WordLeft, WordRight, LineStart, LineEnd, TextStart, TextEnd];
    let mut edits: Vec<_> =
        motions.into_iter().flat_map(|to| [false, true].map(|extend| Edit::Move { to, extend })).collect();
    edits.extend([Edit::Backspace, Edit::Delete, Edit::BackspaceWord, Edit::DeleteWord, Edit::SelectAll]);
    edits.extend([Edit::Undo, Edit::Redo, Edit::SelectParagraphAt(at)]);
    edits.extend([None, Some(LTR), Some(RTL)].map(Edit::Direct));
    edits.extend([Edit::SelectWordAt(at), Edit::EndCompose, Edit::SetWidth(Some(50.0)), Edit::SetWidth(None)]);
    edits.extend([false, true].map(|extend| Edit::PlaceCaret { at, extend }));
    edits
        .extend(["", "x", "שלום ", "\n", "👍🏽", "\u{5b8}", "(42)", "\u{200f}", "\u{200e}a\n\u{200e}"].map(Edit::Insert));
    edits.push(Edit::Compose { text: "שa", cursor: Some((1, 9)) });
    edits.push(Edit::Compose { text: "", cursor: None });
    edits
}
