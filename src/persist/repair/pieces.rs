//! A damaged text cut into the fields of the map and the records of its lists.
//!
//! Brackets, commas and quotes may be the very thing that is damaged, so they are only hints. What is trusted more is what
//! damage rarely produces by chance: `(id:` begins a record, the name of a list before a bracket begins that list, and a
//! known field name before a colon begins a field. So a record also ends where the next one begins, a list where the next
//! one is named, and a text at the end of its line when it would otherwise swallow records.
//!
//! The whole takes time in proportion to the length of the text: what is read a second time because of a lost quote is
//! bounded by a budget (`again`).

use crate::persist::error::{distance_within, nearest};
use crate::persist::format::{LISTS, map_fields, record_fields};
use crate::persist::lexer::{Lexer, Token};

/// A part of a damaged map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DamagedPiece<'a> {
    /// A field of the map that is no list of records.
    Field(DamagedField<'a>),
    /// A record.
    Record(DamagedRecord<'a>),
    /// Something that belongs to no record and no list, from this byte on.
    Stray(usize),
    /// The text ends here, before the map is closed.
    Cut(usize),
}

/// A field: its name, the byte where its value begins, and the value as it stands there, which may be damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DamagedField<'a> {
    pub(super) name: &'a str,
    pub(super) at: usize,
    pub(super) value: &'a str,
}

/// A record of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DamagedRecord<'a> {
    pub(super) list: &'static str,
    pub(super) at: usize,
    /// All of it, brackets included.
    pub(super) whole: &'a str,
    pub(super) fields: Vec<DamagedField<'a>>,
}

/// The pieces of a text.
pub(super) struct DamagedPieces<'a> {
    source: &'a str,
    lexer: Lexer<'a>,
    list: Option<&'static str>,
    opened: bool,
    closed: bool,
    /// Where the last stray text ended: what follows at once may be the rest of a damaged heading.
    strayed: Option<usize>,
    /// How many bytes may still be read a second time because a text seems to have lost its closing quote. Without a
    /// budget, a file of nothing but quotes would take time in proportion to its square.
    again: usize,
}

impl<'a> DamagedPieces<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let lexer = Lexer::of_damaged(source);
        Self { source, lexer, list: None, opened: false, closed: false, strayed: None, again: 4 * source.len() }
    }

    /// The next token with its first byte and the byte behind it. A text that runs away is cut short.
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

    /// True where `(id:` stands, or `(id"`: its colon may be lost.
    fn is_start_of_record(&self, at: usize) -> bool {
        matches!(self.byte(at), Some(b'(' | b'{')) && self.source.get(at + 1..).is_some_and(begins_with_id)
    }

    /// The list whose heading a word is, when a bracket follows. The colon, or one letter of the name, may be damaged.
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

    /// True for a word that begins a known list, to the letter.
    fn begins_list(&self, word: &str) -> bool {
        LISTS.contains(&word) && self.heading(word).is_some()
    }

    /// Between the fields of the map.
    fn next_of_map(&mut self) -> Option<DamagedPiece<'a>> {
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
                        Some(list) => DamagedPiece::Record(DamagedRecord { list, ..record }),
                        None => DamagedPiece::Stray(at),
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
                        return Some(DamagedPiece::Field(self.field_of_map(word, at)));
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

    fn field_of_map(&mut self, word: &'a str, begins: usize) -> DamagedField<'a> {
        let known = nearest(word, map_fields().chain(LISTS)).is_some();
        match self.ahead() {
            Some((at, Token::Open)) if !known => {
                self.skip_balanced(self.indent(begins).unwrap_or_default());
                DamagedField { name: word, at, value: "" }
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

    /// Skips a value of which nothing is known, however deep it is. A lost closing bracket would make it run to the end of
    /// the file, so the heading of a known list that is indented no more than the field ends it as well.
    fn skip_balanced(&mut self, indent: usize) {
        let mut depth = 0_usize;
        loop {
            let before = self.lexer.position();
            let Some((at, _, token)) = self.token() else { return };
            match token {
                Token::Open => depth += 1,
                Token::Close if depth <= 1 => return,
                Token::Close => depth -= 1,
                Token::Word(word) if self.begins_list(word) && self.indent(at).is_some_and(|here| here <= indent) => {
                    return self.lexer.go_to(before);
                }
                _ => {}
            }
        }
    }

    /// Between the records of a list.
    fn next_of_list(&mut self, list: &'static str) -> Option<DamagedPiece<'a>> {
        loop {
            let before = self.lexer.position();
            let Some((at, _, token)) = self.token() else {
                return self.end();
            };
            match token {
                Token::Comma => {}
                Token::Open => return Some(DamagedPiece::Record(self.record(list, at))),
                Token::Close => {
                    self.list = None;
                    return self.next_of_map();
                }
                Token::Word(word) => {
                    if self.begins_list(word) {
                        self.lexer.go_to(before);
                        self.list = None;
                        return Some(DamagedPiece::Stray(at));
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

    /// Skips what belongs to nothing, up to where a record, a list or a field may begin again.
    fn stray(&mut self, at: usize) -> DamagedPiece<'a> {
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
                    return DamagedPiece::Stray(at);
                }
                None => return DamagedPiece::Stray(at),
            }
        }
    }

    /// The end of the text: it is reported as cut once, unless the map was closed or never opened.
    fn end(&mut self) -> Option<DamagedPiece<'a>> {
        self.list = None;
        let cut = self.opened && !self.closed;
        self.closed = true;
        cut.then_some(DamagedPiece::Cut(self.source.len()))
    }

    /// The record whose opening bracket was at `at`.
    fn record(&mut self, list: &'static str, at: usize) -> DamagedRecord<'a> {
        let mut fields = Vec::new();
        let mut end = self.lexer.position();
        loop {
            let before = self.lexer.position();
            let Some((start, stop, token)) = self.token() else { break };
            // What belongs to something else stays for that.
            let is_over = match token {
                Token::Word(word) if self.begins_list(word) => true,
                Token::Word(word) if self.is_before_colon() => {
                    self.token();
                    fields.push(self.value(word));
                    false
                }
                Token::Word(_) => matches!(self.ahead(), Some((at, Token::Open)) if self.is_start_of_record(at)),
                Token::Close if self.byte(start) == Some(b']') => true,
                Token::Close if !self.goes_on() => {
                    end = stop;
                    break;
                }
                Token::Open => fields.is_empty() || self.is_start_of_record(start),
                _ => false,
            };
            if is_over {
                self.lexer.go_to(before);
                break;
            }
            end = self.lexer.position();
        }
        DamagedRecord { list, at, whole: self.source.get(at..end).unwrap_or_default(), fields }
    }

    /// True when a record was closed too early: a field of records follows the comma, where a record should.
    fn goes_on(&self) -> bool {
        let mut ahead = self.lexer.clone();
        matches!(
            (ahead.next(), ahead.next(), ahead.next()),
            (Some((_, Token::Comma)), Some((_, Token::Word(word))), Some((_, Token::Colon))) if is_known(word)
        ) && self.list.is_some()
    }

    /// The value of the field `name`. It ends before a comma or closing bracket that isn't within it, and also before the
    /// next field or record, as its own comma or bracket may be what is lost.
    fn value(&mut self, name: &'a str) -> DamagedField<'a> {
        let start = self.ahead().map_or(self.source.len(), |(at, _)| at);
        let (mut end, mut depth) = (start, 0_usize);
        loop {
            let before = self.lexer.position();
            let Some((at, stop, token)) = self.token() else { break };
            let ends = match token {
                Token::Comma => depth == 0,
                Token::Close => depth == 0,
                Token::Open => self.is_start_of_record(at),
                Token::Word(word) => (depth == 0 && self.is_before_colon()) || self.begins_list(word),
                Token::Colon | Token::Text | Token::Other => false,
            };
            if ends {
                self.lexer.go_to(before);
                break;
            }
            match token {
                Token::Open => depth += 1,
                Token::Close => depth -= 1,
                _ => {}
            }
            end = stop;
        }
        DamagedField { name, at: start, value: self.source.get(start..end).unwrap_or_default() }
    }
}

impl<'a> Iterator for DamagedPieces<'a> {
    type Item = DamagedPiece<'a>;

    fn next(&mut self) -> Option<DamagedPiece<'a>> {
        match self.list {
            Some(list) => self.next_of_list(list),
            None => self.next_of_map(),
        }
    }
}

/// True for a name, also with one damaged letter. Longer words aren't compared: that would cost time on garbage.
fn is_nearly(word: &str, name: &str) -> bool {
    word == name || (word.len() < 16 && distance_within(1, word, name) == Some(1))
}

/// The names that follow a comma: those of the fields of records, and the first field of most maps.
fn known() -> impl Iterator<Item = &'static str> {
    record_fields().chain(["title"])
}

fn is_known(name: &str) -> bool {
    known().any(|known| known == name)
}

/// How much of a text in quotes is really text, when it seems to have lost its closing quote and ends at the next one in
/// the file: its first line, when lines of the file follow, or what comes before the next field, when it ends with the
/// name of a field and the opening quote of that field's value.
fn runaway(text: &str) -> Option<usize> {
    if let Some((first, rest)) = text.split_once('\n')
        && rest.lines().any(is_line_of_file)
    {
        return Some(first.len());
    }
    // `"a, name: "`: what looks like the closing quote opens the value of the next field.
    let inside = text.strip_prefix('"')?.strip_suffix(": \"")?;
    let (before, _) = inside.rsplit_once(", ").filter(|(_, name)| is_known(name))?;
    let first = known().filter_map(|name| before.find(&format!(", {name}: "))).min();
    Some(1 + first.unwrap_or(before.len()))
}

/// True for a line of the file that can't be part of a text: one that begins a record or a list, or ends a list.
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

/// The list that a record must come from when its heading is lost, by a field that only records of that list have. The
/// order matters: waits have a `card` as pain points do, and are told apart by their times.
fn list_with(fields: &[DamagedField<'_>]) -> Option<&'static str> {
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
