//! Bytes to a map: encoding, version, size, syntax, values and references, in that order, each checked
//! before the next is trusted. The encoding is the part of [`super::source`].

use ron::error::{Error as RonError, SpannedError};
use ron::extensions::Extensions;

use super::error::{Problem, ReadError, nearest, shown};
use super::lexer::{Lexer, Token};
use super::sentence::{Expected, Hint, ProblemKind, Thing};
use super::source::MapText;
use super::{FORMAT, format, into_model, locate};
use crate::model::{Map, shown_char};

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 64 << 20;
/// The most records in a file, all lists together.
pub const MAX_RECORDS: usize = 1_000_000;
/// Bounds the fields and list entries that can stand in few bytes but need much memory.
const MAX_COMMAS: usize = 4 * MAX_RECORDS;
/// A sound file has depth 5 at most: map, list, record, list of ids, and `Some(…)` around one.
const MAX_DEPTH: usize = 16;

/// Reads a map. Needs at most 1 GiB of memory whatever the bytes are, and never panics.
///
/// # Errors
/// When the bytes are not a map of a known format that is complete in itself; see [mod@format] for the rules.
pub fn read(bytes: &[u8]) -> Result<Map, ReadError> {
    MapText::from_bytes(bytes)?.read()
}

pub(super) fn map(source: &str) -> Result<Map, ReadError> {
    into_model::map(file(source)?).map_err(|Problem { at, kind, hint }| {
        let at = locate::find(source, at.record.list, at.record.index, at.field).unwrap_or_default();
        let error = ReadError::new(locate::line_and_column(source, at), kind);
        ReadError { hint: hint.map(|hint| *hint), ..error }
    })
}

/// The fields and records of a file as they stand there.
pub(super) fn file(source: &str) -> Result<format::RawMap<'_>, ReadError> {
    check_version(source)?;
    check_size(source)?;
    options().from_str(source).map_err(|error| explain(error, source))
}

/// How RON is read.
pub(super) fn options() -> ron::Options {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES;
    ron::Options::default().with_default_extension(extensions).with_recursion_limit(64)
}

/// The version is read before anything else, so that a file of another format is never misread.
fn check_version(source: &str) -> Result<(), ReadError> {
    let error = |at: usize, kind: ProblemKind| ReadError::new(locate::line_and_column(source, at), kind);
    let mut tokens = after_attributes(source);
    let Some(mut first) = tokens.next() else {
        return Err(error(0, ProblemKind::Empty).hint(Hint::Start));
    };
    if let (_, Token::Word(_)) = first {
        first = tokens.next().unwrap_or(first);
    }
    let opening = source.get(first.0..).is_some_and(|rest| rest.starts_with('('));
    let (Some(name), Some(colon), value) = (tokens.next(), tokens.next(), tokens.next()) else {
        let what = if opening { ProblemKind::EndsEarly } else { ProblemKind::NotAMap };
        return Err(error(if opening { source.len() } else { first.0 }, what).hint(Hint::Start));
    };
    if !opening || colon.1 != Token::Colon {
        return Err(error(first.0, ProblemKind::NotAMap).hint(Hint::Start));
    }
    if name.1 != Token::Word("throughline") {
        return Err(match locate::spots(source).find(|spot| spot.list == "throughline") {
            Some(spot) => error(spot.at, ProblemKind::LateVersion).hint(Hint::Start),
            None => error(name.0, ProblemKind::NoVersion).hint(Hint::Start),
        });
    }
    let Some((at, Token::Word(version))) = value else {
        return Err(error(value.map_or(source.len(), |value| value.0), ProblemKind::NoVersion).hint(Hint::Start));
    };
    match version.parse::<u64>() {
        Ok(FORMAT) => Ok(()),
        Ok(newer) if newer > FORMAT => {
            Err(error(at, ProblemKind::Newer { format: newer, known: FORMAT }).hint(Hint::NewerVersion))
        }
        _ => Err(error(at, ProblemKind::NotAVersion).hint(Hint::Start)),
    }
}

/// The tokens after `#![enable(…)]` and the like.
fn after_attributes(source: &str) -> Lexer<'_> {
    let mut tokens = Lexer::new(source);
    loop {
        let start = tokens.clone();
        let starts_attribute = |(at, _)| source.get(at..).is_some_and(|rest: &str| rest.starts_with('#'));
        if !tokens.next().is_some_and(starts_attribute) {
            return start;
        }
        let closing = |(at, _): &(usize, Token<'_>)| source.get(*at..).is_some_and(|rest| rest.starts_with(']'));
        if !tokens.any(|token| closing(&token)) {
            return start;
        }
    }
}

/// Refuses what no map needs before memory or stack is spent on it.
pub(super) fn check_size(source: &str) -> Result<(), ReadError> {
    let (mut depth, mut records, mut commas) = (0_usize, 0_usize, 0_usize);
    for (at, token) in Lexer::new(source) {
        match token {
            Token::Open => {
                depth += 1;
                records += usize::from(depth == 3);
            }
            Token::Close => depth = depth.saturating_sub(1),
            Token::Comma => commas += 1,
            Token::Colon | Token::Word(_) | Token::Text | Token::Other => {}
        }
        let place = || locate::line_and_column(source, at);
        if depth > MAX_DEPTH {
            return Err(ReadError::new(place(), ProblemKind::TooDeep).hint(Hint::Lists));
        }
        if records > MAX_RECORDS || commas > MAX_COMMAS {
            let what = ProblemKind::TooMuch { records: MAX_RECORDS, fields: MAX_COMMAS };
            return Err(ReadError::new(place(), what));
        }
    }
    Ok(())
}

/// The parser's complaint in the words of the field.
fn explain(SpannedError { code, span }: SpannedError, source: &str) -> ReadError {
    let start = (span.start.line, span.start.col);
    let end = (span.end.line, span.end.col);
    let at = locate::offset(source, end.0, end.1);
    let (spot, record_at) = locate::place(source, at);
    match code {
        RonError::NoSuchStructField { expected, found, .. } => {
            let what = ProblemKind::UnknownField { thing: thing(spot), field: shown(&found) };
            ReadError::new(start, what).hint(suggestion(&found, expected))
        }
        RonError::NoSuchEnumVariant { expected, found, .. } => {
            let what = ProblemKind::UnknownWord { word: shown(&found), field: field_of(spot) };
            ReadError::new(start, what).hint(suggestion(&found, expected))
        }
        RonError::MissingStructField { field, .. } => {
            let place = record_at.map_or(end, |at| locate::line_and_column(source, at));
            let hint = format::expected("", Some(field)).map(|expected| Hint::AddField { field, expected });
            ReadError { hint, ..ReadError::new(place, ProblemKind::MissingField { thing: thing(spot), field }) }
        }
        RonError::DuplicateStructField { field, .. } => {
            ReadError::new(start, ProblemKind::FieldTwice { field }).hint(Hint::KeepOne)
        }
        // A number with a fraction where a whole one belongs is read up to its point.
        RonError::ExpectedComma if source.get(at..).is_some_and(|rest| rest.starts_with('.')) => {
            value_error(&RonError::IntegerOutOfBounds, value_at(spot, source).unwrap_or(end), spot)
        }
        RonError::IntegerOutOfBounds => value_error(&code, value_at(spot, source).unwrap_or(end), spot),
        RonError::ExpectedComma => ReadError::new(end, ProblemKind::NoComma).hint(Hint::Commas),
        RonError::ExpectedStringEnd => ReadError::new(end, ProblemKind::EndlessText).hint(Hint::CloseText),
        RonError::UnclosedBlockComment => ReadError::new(end, ProblemKind::EndlessComment).hint(Hint::CloseComment),
        RonError::Eof => ReadError::new(end, ProblemKind::EndsEarly).hint(Hint::Complete),
        _ if at >= source.trim_end().len() => ReadError::new(end, ProblemKind::EndsEarly).hint(Hint::Complete),
        RonError::TrailingCharacters => ReadError::new(end, ProblemKind::AfterTheEnd).hint(Hint::Remove),
        RonError::ExpectedMapColon => ReadError::new(end, ProblemKind::NoColon).hint(Hint::Colons),
        RonError::ExpectedStructLike
        | RonError::ExpectedNamedStructLike(_)
        | RonError::ExpectedDifferentStructName { .. } => {
            ReadError::new(end, ProblemKind::NoRecord).hint(Hint::RoundBrackets)
        }
        RonError::ExpectedStructLikeEnd | RonError::ExpectedArrayEnd | RonError::ExpectedOptionEnd => {
            ReadError::new(end, ProblemKind::NoBracket)
        }
        RonError::InvalidEscape(_) => ReadError::new(end, ProblemKind::UnknownEscape).hint(Hint::Escapes),
        other => value_error(&other, end, spot),
    }
}

fn value_at(spot: Option<locate::Spot<'_>>, source: &str) -> Option<(usize, usize)> {
    spot.map(|spot| locate::line_and_column(source, spot.at))
}

/// A value of the wrong kind.
fn value_error(error: &RonError, place: (usize, usize), spot: Option<locate::Spot<'_>>) -> ReadError {
    let expected = spot.and_then(|spot| format::expected(spot.list, spot.field));
    match expected {
        Some(expected) => {
            ReadError::new(place, ProblemKind::Unreadable { field: field_of(spot) }).hint(Hint::Expected { expected })
        }
        None => {
            // The parser quotes characters of the file as they are.
            let text: String = error.to_string().chars().map(shown_char).collect();
            let mut letters = text.chars();
            let first = letters.next().map(char::to_lowercase);
            let detail = first.into_iter().flatten().chain(letters).collect();
            ReadError::new(place, ProblemKind::Syntax { detail })
        }
    }
}

/// What the fields at a place belong to.
fn thing(spot: Option<locate::Spot<'_>>) -> Thing {
    spot.filter(|spot| spot.index.is_some()).map_or(Thing::Map, |spot| Thing::from_list(spot.list))
}

fn field_of(spot: Option<locate::Spot<'_>>) -> String {
    shown(spot.map_or("", |spot| spot.field.unwrap_or(spot.list)))
}

fn suggestion(found: &str, expected: &'static [&'static str]) -> Hint {
    match nearest(found, expected.iter().copied()) {
        Some(near) => Hint::DidYouMean { name: near.to_owned() },
        None => Hint::Expected { expected: Expected::Words(expected) },
    }
}
