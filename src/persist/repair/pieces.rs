//! A damaged text cut into the fields of the map and the records of its lists.
//!
//! Brackets, commas and quotes are only hints here: a record also ends where the next begins, a list where the next is
//! named, and a text at the end of its line when it would otherwise swallow records. Nothing is read twice without bound:
//! the whole takes time in proportion to the text.

use crate::persist::error::{distance, nearest};
use crate::persist::lexer::{Lexer, Token};
use crate::persist::locate::LISTS;

/// A part of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// A field of the map that is no list of records.
    Field(Named<'a>),
    /// A record.
    Record(RawRecord<'a>),
    /// Something that belongs to nothing, beginning here.
    Stray(usize),
    /// The text is at its end, and the map is not.
    Cut(usize),
}

/// A field: its name, where its value begins, and the value as it stands there; that may be damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    pub(super) at: usize,
    pub(super) value: &'a str,
}

/// A record of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawRecord<'a> {
    pub(super) list: &'static str,
    pub(super) at: usize,
    /// All of it, brackets included.
    pub(super) whole: &'a str,
    pub(super) fields: Vec<Named<'a>>,
}

/// The fields of the map beside its lists.
pub(super) const OF_MAP: [&str; 9] =
    ["throughline", "title", "scenario", "kind", "author", "version", "date", "language", "direction"];

/// The fields of records.
const OF_RECORDS: [&str; 38] = [
    "id",
    "name",
    "description",
    "hidden",
    "goal",
    "stage",
    "width",
    "role",
    "locked",
    "step",
    "lane",
    "kind",
    "text",
    "channel",
    "span",
    "evidence",
    "owner",
    "moment_of_truth",
    "eases",
    "color",
    "card",
    "severity",
    "frequency",
    "consequence",
    "votes",
    "min",
    "max",
    "unit",
    "from",
    "to",
    "heads",
    "label",
    "persona",
    "value",
    "quote",
    "issue",
    "at",
    "title",
];

/// The pieces of a text.
pub(super) struct Pieces<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    list: Option<&'static str>,
    opened: bool,
    closed: bool,
    /// Where what belongs to nothing ended the last time.
    strayed: Option<usize>,
    /// How many bytes may still be read again because a text seems to have lost its end.
    again: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let lexer = Lexer::new(source);
        Self { source, lexer, list: None, opened: false, closed: false, strayed: None, again: 4 * source.len() }
    }

    /// The next token with its beginning and its end.
    fn token(&mut self) -> Option<(usize, usize, Token<'a>)> {
        let (at, token) = self.lexer.next()?;
        let mut end = self.lexer.position();
        if token == Token::Text
            && let Some(length) = self.source.get(at..end).and_then(runaway).filter(|_| self.again > end - at)
        {
            self.again -= end - at;
            end = at + length;
            self.lexer.go_to(end);
        }
        Some((at, end, token))
    }

    /// The token after the present one, which stays the next.
    fn ahead(&self) -> Option<(usize, Token<'a>)> {
        self.lexer.clone().next()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn is_before_colon(&self) -> bool {
        matches!(self.ahead(), Some((_, Token::Colon)))
    }

    /// True before `[(id:`.
    fn is_before_records(&self) -> bool {
        let mut ahead = self.lexer.clone();
        matches!((ahead.next(), ahead.next()), (Some((_, Token::Open)), Some((at, Token::Open))) if self.is_start_of_record(at))
    }

    /// True where `(id:` stands, or what is left of it.
    fn is_start_of_record(&self, at: usize) -> bool {
        matches!(self.byte(at), Some(b'(' | b'{')) && self.source.get(at + 1..).is_some_and(begins_with_id)
    }

    /// The list whose heading a word is.
    fn heading(&self, word: &str) -> Option<&'static str> {
        let mut ahead = self.lexer.clone();
        let bracket = match ahead.next()? {
            (_, Token::Colon) => ahead.next()?.0,
            (at, Token::Open) => at,
            _ => return None,
        };
        let list = LISTS.into_iter().find(|list| is_nearly(word, list))?;
        matches!(self.byte(bracket), Some(b'[' | b'(' | b'{')).then_some(list)
    }

    /// Between the fields of the map.
    fn next_of_map(&mut self) -> Option<Piece<'a>> {
        loop {
            let before = self.lexer.position();
            let Some((at, _, token)) = self.token() else {
                return self.end();
            };
            match token {
                Token::Comma => {}
                Token::Open if self.is_start_of_record(at) => {
                    let record = self.record("", at);
                    return Some(match list_with(&record.fields) {
                        Some(list) => Piece::Record(RawRecord { list, ..record }),
                        None => Piece::Stray(at),
                    });
                }
                Token::Open if !self.opened => self.opened = true,
                Token::Close => {
                    self.closed = true;
                    if self.strayed == Some(before) {
                        self.strayed = Some(self.lexer.position());
                    }
                }
                Token::Word(word) => {
                    if let Some(list) = self.heading(word) {
                        self.enter(list);
                        return self.next_of_list(list);
                    }
                    if self.is_before_colon() {
                        self.token();
                        if self.strayed == Some(before) && self.is_before_records() {
                            // What is left of the heading of a list: its records say of which.
                            self.token();
                            continue;
                        }
                        return Some(Piece::Field(self.field_of_map(word, at)));
                    }
                    // The name of the outermost record.
                    if !matches!(self.ahead(), Some((_, Token::Open))) {
                        return Some(self.stray(at));
                    }
                }
                Token::Open | Token::Colon | Token::Text | Token::Other => return Some(self.stray(at)),
            }
        }
    }

    /// Goes behind the opening bracket of a list.
    fn enter(&mut self, list: &'static str) {
        self.list = Some(list);
        while let Some((at, token)) = self.ahead().filter(|(at, _)| !self.is_start_of_record(*at)) {
            self.lexer.go_to(at);
            self.token();
            if token == Token::Open {
                return;
            }
        }
    }

    fn field_of_map(&mut self, word: &'a str, begins: usize) -> Named<'a> {
        let known = nearest(word, OF_MAP.into_iter().chain(LISTS)).is_some();
        match self.ahead() {
            Some((at, Token::Open)) if !known => {
                self.skip_balanced(self.indent(begins).unwrap_or_default());
                Named { name: word, at, value: "" }
            }
            _ => self.value(word),
        }
    }

    /// How far a byte stands from the beginning of its line, when nothing stands before it.
    fn indent(&self, at: usize) -> Option<usize> {
        let blanks =
            self.source.as_bytes().get(..at)?.iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let before = at - blanks;
        (before == 0 || self.byte(before - 1) == Some(b'\n')).then_some(blanks)
    }

    /// Past a value of which nothing is known, however deep it is; not past the heading of a list of the map.
    fn skip_balanced(&mut self, indent: usize) {
        let mut depth = 0_usize;
        loop {
            let before = self.lexer.position();
            let Some((at, _, token)) = self.token() else { return };
            match token {
                Token::Open => depth += 1,
                Token::Close if depth <= 1 => return,
                Token::Close => depth -= 1,
                Token::Word(word)
                    if LISTS.contains(&word)
                        && self.indent(at).is_some_and(|here| here <= indent)
                        && self.heading(word).is_some() =>
                {
                    return self.lexer.go_to(before);
                }
                _ => {}
            }
        }
    }

    /// Between the records of a list.
    fn next_of_list(&mut self, list: &'static str) -> Option<Piece<'a>> {
        loop {
            let before = self.lexer.position();
            let Some((at, _, token)) = self.token() else {
                return self.end();
            };
            match token {
                Token::Comma => {}
                Token::Open => return Some(Piece::Record(self.record(list, at))),
                Token::Close => {
                    self.list = None;
                    return self.next_of_map();
                }
                Token::Word(word) => {
                    if LISTS.contains(&word) && self.heading(word).is_some() {
                        self.lexer.go_to(before);
                        self.list = None;
                        return Some(Piece::Stray(at));
                    }
                    // The name of a record.
                    if !matches!(self.ahead(), Some((_, Token::Open))) {
                        return Some(self.stray(at));
                    }
                }
                Token::Colon | Token::Text | Token::Other => return Some(self.stray(at)),
            }
        }
    }

    /// Past what belongs to nothing, to where a record or a list may begin again.
    fn stray(&mut self, at: usize) -> Piece<'a> {
        loop {
            let before = self.lexer.position();
            match self.token() {
                Some((_, _, Token::Comma | Token::Colon | Token::Text | Token::Other)) => {}
                Some((_, _, Token::Word(word)))
                    if self.heading(word).is_none()
                        && !(self.list.is_none() && self.is_before_colon())
                        && !matches!(self.ahead(), Some((_, Token::Open))) => {}
                Some(_) => {
                    self.lexer.go_to(before);
                    self.strayed = Some(before);
                    return Piece::Stray(at);
                }
                None => return Piece::Stray(at),
            }
        }
    }

    /// The end of the text: sound when the map was closed, or when there never was one.
    fn end(&mut self) -> Option<Piece<'a>> {
        self.list = None;
        let cut = self.opened && !self.closed;
        self.closed = true;
        cut.then_some(Piece::Cut(self.source.len()))
    }

    /// The record whose opening bracket was at `at`.
    fn record(&mut self, list: &'static str, at: usize) -> RawRecord<'a> {
        let mut fields = Vec::new();
        let mut end = self.lexer.position();
        loop {
            let before = self.lexer.position();
            let Some((start, stop, token)) = self.token() else { break };
            match token {
                Token::Word(word) if LISTS.contains(&word) && self.heading(word).is_some() => {
                    self.lexer.go_to(before);
                    break;
                }
                Token::Word(word) if self.is_before_colon() => {
                    self.token();
                    fields.push(self.value(word));
                }
                Token::Word(_) if matches!(self.ahead(), Some((at, Token::Open)) if self.is_start_of_record(at)) => {
                    self.lexer.go_to(before);
                    break;
                }
                Token::Close if self.byte(start) == Some(b']') => {
                    self.lexer.go_to(before);
                    break;
                }
                Token::Close if !self.goes_on() => {
                    end = stop;
                    break;
                }
                Token::Open if fields.is_empty() || self.is_start_of_record(start) => {
                    self.lexer.go_to(before);
                    break;
                }
                _ => {}
            }
            end = self.lexer.position();
        }
        RawRecord { list, at, whole: self.source.get(at..end).unwrap_or_default(), fields }
    }

    /// True when a record was closed too early: after a comma comes a field, and no record.
    fn goes_on(&self) -> bool {
        let mut ahead = self.lexer.clone();
        matches!(
            (ahead.next(), ahead.next(), ahead.next()),
            (Some((_, Token::Comma)), Some((_, Token::Word(word))), Some((_, Token::Colon))) if OF_RECORDS.contains(&word)
        ) && self.list.is_some()
    }

    /// The value of the field `name`, up to the next comma, bracket or field.
    fn value(&mut self, name: &'a str) -> Named<'a> {
        let start = self.ahead().map_or(self.source.len(), |(at, _)| at);
        let (mut end, mut depth) = (start, 0_usize);
        loop {
            let before = self.lexer.position();
            let Some((at, stop, token)) = self.token() else { break };
            let ends = match token {
                Token::Comma => depth == 0,
                Token::Close if depth == 0 => true,
                Token::Close => {
                    depth -= 1;
                    false
                }
                Token::Open if self.is_start_of_record(at) => true,
                Token::Open => {
                    depth += 1;
                    false
                }
                Token::Word(word) => {
                    (depth == 0 && self.is_before_colon()) || (LISTS.contains(&word) && self.heading(word).is_some())
                }
                Token::Colon | Token::Text | Token::Other => false,
            };
            if ends {
                self.lexer.go_to(before);
                break;
            }
            end = stop;
        }
        Named { name, at: start, value: self.source.get(start..end).unwrap_or_default() }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        match self.list {
            Some(list) => self.next_of_list(list),
            None => self.next_of_map(),
        }
    }
}

/// True for a name of which one letter may be damaged.
fn is_nearly(word: &str, name: &str) -> bool {
    word == name || (word.len() < 16 && distance(word, name) == 1)
}

/// How much of a text in quotes is text, when it seems to have lost its closing quote.
fn runaway(text: &str) -> Option<usize> {
    if let Some((first, rest)) = text.split_once('\n')
        && rest.lines().any(is_line_of_file)
    {
        return Some(first.len());
    }
    // `"a, name: "`: what looks like the closing quote opens the value of the next field.
    let inside = text.strip_prefix('"')?.strip_suffix(": \"")?;
    let (before, _) = inside.rsplit_once(", ").filter(|(_, name)| OF_RECORDS.contains(name))?;
    let first = OF_RECORDS.iter().filter_map(|name| before.find(&format!(", {name}: "))).min();
    Some(1 + first.unwrap_or(before.len()))
}

/// True for a line that begins a record or a list, or ends one.
fn is_line_of_file(line: &str) -> bool {
    let line = line.trim();
    let after_word = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let is_heading =
        |rest: &str| rest.trim_start().strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with('['));
    after_word.strip_prefix('(').is_some_and(begins_with_id)
        || LISTS.iter().any(|list| line.strip_prefix(list).is_some_and(is_heading))
        || line == "],"
}

fn begins_with_id(text: &str) -> bool {
    text.trim_start().strip_prefix("id").is_some_and(|rest| rest.trim_start().starts_with([':', '"']))
}

/// The list that a record with these fields must come from.
fn list_with(fields: &[Named<'_>]) -> Option<&'static str> {
    let has = |name: &str| fields.iter().any(|field| field.name == name);
    let signs = [
        ("cards", has("lane")),
        ("emotions", has("persona")),
        ("connectors", has("from") || has("to")),
        ("waits", has("card") && (has("min") || has("max") || has("unit"))),
        ("pains", has("card")),
        ("steps", has("stage")),
        ("lanes", has("role")),
        ("stages", has("goal")),
        ("personas", has("description")),
    ];
    signs.into_iter().find(|(_, sign)| *sign).map(|(list, _)| list)
}
