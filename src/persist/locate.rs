//! Where in a file a record or a field stands, and which record or field stands at a given byte.

use std::collections::HashMap;

use super::format::LISTS;
use super::lexer::{Lexer, Token};
use super::sentence::Thing;
use crate::model::Key;

/// A place in a file that has a name: a field of the map, a record of one of its lists, or a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot<'a> {
    /// The field of the map: `title`, `cards` …
    pub(super) list: &'a str,
    /// Which record of the list, counted from 0.
    pub(super) index: Option<usize>,
    /// Which field of the record.
    pub(super) field: Option<&'a str>,
    /// The byte at which the value begins.
    pub(super) at: usize,
}

/// All named places of a document, from first to last.
pub(super) fn spots(source: &str) -> impl Iterator<Item = Spot<'_>> {
    Spots { tokens: Lexer::new(source), depth: 0, list: "", records: 0, word: "", named: None }
}

/// Where the `index`-th record of `list` begins, or its `field` when it has that.
pub(super) fn find(source: &str, list: &str, index: usize, field: &str) -> Option<usize> {
    let mut record = None;
    for spot in spots(source).filter(|spot| spot.list == list && spot.index == Some(index)) {
        match spot.field {
            None => record = Some(spot.at),
            Some(name) if name == field => return Some(spot.at),
            Some(_) => {}
        }
    }
    record
}

/// The named place in which the byte `at` stands, and where its record begins.
pub(super) fn place(source: &str, at: usize) -> (Option<Spot<'_>>, Option<usize>) {
    let mut here = None;
    let mut record = None;
    for spot in spots(source).take_while(|spot| spot.at <= at) {
        here = Some(spot);
        if spot.field.is_none() {
            record = spot.index.map(|_| spot.at);
        }
    }
    (here, record)
}

/// Line and column, from 1, of a byte. Columns count characters.
pub(super) fn line_and_column(source: &str, at: usize) -> (usize, usize) {
    LineCounter::default().at(source, at)
}

/// The byte at a line and a column, from 1.
pub(super) fn offset(source: &str, line: usize, column: usize) -> usize {
    let start: usize = source.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = source.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// Lines and columns of the records of a file, for messages about a map that could be read.
#[derive(Clone, Debug, Default)]
pub struct Places(HashMap<(&'static str, String), (usize, usize)>);

impl Places {
    /// Finds the records of a text.
    pub(super) fn new(source: &str) -> Self {
        let mut places = HashMap::new();
        let mut counter = LineCounter::default();
        let mut record = 0;
        for spot in spots(source) {
            match (spot.index, spot.field) {
                (Some(_), None) => record = spot.at,
                (Some(_), Some("id")) => {
                    let id = source.get(spot.at + 1..).and_then(|rest| rest.split('"').next()).unwrap_or_default();
                    if let Some(list) = LISTS.iter().find(|list| **list == spot.list) {
                        places.insert((*list, id.to_owned()), counter.at(source, record));
                    }
                }
                _ => {}
            }
        }
        Self(places)
    }

    /// Line and column, from 1, of a record; of the map itself: 1 and 1.
    #[must_use]
    pub fn at(&self, key: Key) -> Option<(usize, usize)> {
        let Some(id) = key.id() else { return Some((1, 1)) };
        self.0.get(&(Thing::from_key(key).list(), id.as_str().to_owned())).copied()
    }
}

/// Counts lines and columns once for many places, as long as they come in order.
pub(super) struct LineCounter {
    at: usize,
    line: usize,
    column: usize,
}

impl Default for LineCounter {
    fn default() -> Self {
        Self { at: 0, line: 1, column: 1 }
    }
}

impl LineCounter {
    /// Line and column, from 1, of a byte.
    pub(super) fn at(&mut self, source: &str, at: usize) -> (usize, usize) {
        let at = source.floor_char_boundary(at);
        let between = source.get(self.at..at).unwrap_or_default();
        match between.rsplit_once('\n') {
            Some((_, line)) => {
                self.line += between.bytes().filter(|byte| *byte == b'\n').count();
                self.column = 1 + line.chars().count();
            }
            None => self.column += between.chars().count(),
        }
        self.at = self.at.max(at);
        (self.line, self.column)
    }
}

/// Walks the tokens: depth 1 is the map, 2 a list, 3 a record.
struct Spots<'a> {
    tokens: Lexer<'a>,
    depth: usize,
    list: &'a str,
    records: usize,
    word: &'a str,
    /// The field of the record whose value comes next; empty for a field of the map.
    named: Option<&'a str>,
}

impl<'a> Spots<'a> {
    fn step(&mut self, at: usize, token: Token<'a>) -> Option<Spot<'a>> {
        let value = self.named.take().map(|field| match field {
            "" => Spot { list: self.list, index: None, field: None, at },
            _ => Spot { list: self.list, index: self.records.checked_sub(1), field: Some(field), at },
        });
        let mut record = None;
        match token {
            Token::Open => {
                self.depth += 1;
                if self.depth == 3 {
                    record = Some(Spot { list: self.list, index: Some(self.records), field: None, at });
                    self.records += 1;
                }
            }
            Token::Close => self.depth = self.depth.saturating_sub(1),
            Token::Colon if self.depth == 1 => {
                self.list = self.word;
                self.records = 0;
                self.named = Some("");
            }
            Token::Colon if self.depth == 3 => self.named = Some(self.word),
            Token::Word(word) => self.word = word,
            Token::Colon | Token::Comma | Token::Text | Token::Other => {}
        }
        value.or(record)
    }
}

impl<'a> Iterator for Spots<'a> {
    type Item = Spot<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, token) = self.tokens.next()?;
            let spot = self.step(at, token);
            if spot.is_some() {
                return spot;
            }
        }
    }
}
