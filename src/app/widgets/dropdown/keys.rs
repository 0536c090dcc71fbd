//! The keys of a list of values: what they do, which value is highlighted, and what is typed to get to one.

use egui::{Context, Event, Id, InputState, Key};

use crate::app::widgets::dropdown::DropdownItem;
use crate::i18n::folded;

/// Letters that follow within this time are one beginning of a name, in seconds.
const SOON: f64 = 1.0;

/// How many values Page Up and Page Down go.
const PAGE: isize = 8;

/// What a key does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum ListStep {
    Open,
    /// Without a choice.
    Close,
    Choose,
    Go(ListMotion),
    Type(String),
}

/// Where the highlight goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListMotion {
    By(isize),
    First,
    Last,
}

/// The highlighted value of a list, and how it came there.
#[derive(Clone, Debug, Default)]
pub(super) struct ListHighlight {
    pub at: Option<usize>,
    /// It is scrolled into view in the next frame.
    pub reveals: bool,
    /// What had the focus before a click opened the list.
    pub before: Option<Id>,
    /// What was typed last, and when.
    typed: String,
    typed_at: f64,
}

impl ListHighlight {
    /// That of a list that opens; `before` gets the focus back after a click.
    pub fn new(chosen: Option<usize>, before: Option<Id>) -> Self {
        Self { at: chosen, reveals: true, before, ..Self::default() }
    }

    pub fn recall(ctx: &Context, control: Id) -> Option<Self> {
        ctx.data(|data| data.get_temp(control))
    }

    pub fn keep(self, ctx: &Context, control: Id) {
        ctx.data_mut(|data| data.insert_temp(control, self));
    }

    /// Moves, and stays within the values.
    pub fn go(&mut self, motion: ListMotion, count: usize) {
        let last = count.saturating_sub(1);
        let to = match (motion, self.at) {
            (ListMotion::First, _) | (ListMotion::By(_), None) => 0,
            (ListMotion::Last, _) => last,
            (ListMotion::By(by), Some(at)) => at.saturating_add_signed(by).min(last),
        };
        self.at = (count > 0).then_some(to);
        self.reveals = true;
    }

    /// Goes to the next value whose name begins with what is typed; true when there is one. The same letter again goes on to
    /// the next one.
    pub fn type_ahead(&mut self, letters: &str, time: f64, items: &[DropdownItem]) -> bool {
        if time - self.typed_at > SOON {
            self.typed.clear();
        }
        self.typed.push_str(letters);
        self.typed_at = time;
        let query = folded(&self.typed);
        let Some(first) = query.chars().next() else { return false };
        let names: Vec<String> = items.iter().map(|item| folded(&item.name)).collect();
        let is_there = |query: &str| names.iter().any(|name| name.starts_with(query));
        let one = first.to_string();
        let repeats = query.chars().all(|letter| letter == first) && !(query.len() > one.len() && is_there(&query));
        let (query, from) = match self.at {
            Some(at) if repeats => (one, at + 1),
            Some(at) => (query, at),
            None => (query, 0),
        };
        let round = (0..names.len()).map(|step| (from + step) % names.len());
        let found = round.into_iter().find(|at| names.get(*at).is_some_and(|name| name.starts_with(&query)));
        self.at = found.or(self.at);
        self.reveals = true;
        found.is_some()
    }

    /// True while letters are being typed that belong together.
    fn is_typing(&self, time: f64) -> bool {
        !self.typed.is_empty() && time - self.typed_at <= SOON
    }
}

/// Takes the events out that belong to the list of a control with the focus, and says what they do.
pub(super) fn take(input: &mut InputState, mut open: bool, highlight: &mut ListHighlight) -> Vec<ListStep> {
    let time = input.time;
    let mut steps = Vec::new();
    // A space that is no part of a name chooses, and its text is not typed.
    let mut space = false;
    input.events.retain(|event| {
        match event {
            Event::Text(text) if std::mem::take(&mut space) && text == " " => return false,
            Event::Text(text) => {
                steps.push(ListStep::Type(text.clone()));
                open = true;
                return false;
            }
            _ => {}
        }
        let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
        let alt = modifiers.alt && !modifiers.shift && !modifiers.command && !modifiers.ctrl;
        let plain = modifiers.is_none();
        let found = match key {
            Key::ArrowDown if alt => vec![ListStep::Open],
            Key::ArrowUp if alt && open => vec![ListStep::Choose],
            Key::Escape if plain && open => vec![ListStep::Close],
            // Tab goes on to the next control as well.
            Key::Tab if open && !modifiers.command && !modifiers.ctrl && !modifiers.alt => {
                steps.push(ListStep::Choose);
                open = false;
                return true;
            }
            Key::Space if plain && highlight.is_typing(time) && open => return false,
            Key::Enter | Key::Space if plain => {
                space = *key == Key::Space;
                vec![if open { ListStep::Choose } else { ListStep::Open }]
            }
            key if plain => match motion_of(*key) {
                Some(motion) if open => vec![ListStep::Go(motion)],
                Some(ListMotion::By(_)) => vec![ListStep::Open],
                Some(motion) => vec![ListStep::Open, ListStep::Go(motion)],
                None => return true,
            },
            _ => return true,
        };
        for step in &found {
            match step {
                ListStep::Open => open = true,
                ListStep::Close | ListStep::Choose => open = false,
                ListStep::Go(_) | ListStep::Type(_) => {}
            }
        }
        highlight.typed.clear();
        steps.extend(found);
        false
    });
    steps
}

fn motion_of(key: Key) -> Option<ListMotion> {
    Some(match key {
        Key::ArrowUp => ListMotion::By(-1),
        Key::ArrowDown => ListMotion::By(1),
        Key::PageUp => ListMotion::By(-PAGE),
        Key::PageDown => ListMotion::By(PAGE),
        Key::Home => ListMotion::First,
        Key::End => ListMotion::Last,
        _ => return None,
    })
}
