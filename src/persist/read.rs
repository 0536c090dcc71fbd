//! Bytes to a map: encoding, version, size, syntax, values and references, in that order, each checked
//! before the next is trusted.

use std::borrow::Cow;

use ron::error::{Error as RonError, SpannedError};
use ron::extensions::Extensions;

use super::error::{ReadError, nearest, quoted};
use super::lexer::{Lexer, Token};
use super::{FORMAT, into_model, locate, v1};
use crate::model::Map;

/// The most bytes that a file may have.
pub const MAX_BYTES: usize = 64 << 20;
/// The most records in a file, all lists together.
pub const MAX_RECORDS: usize = 1_000_000;
/// Bounds the fields and list entries that can stand in few bytes but need much memory.
const MAX_COMMAS: usize = 4 * MAX_RECORDS;
/// A sound file has depth 5 at most: map, list, record, list of ids, and `Some(…)` around one.
const MAX_DEPTH: usize = 16;

const START: &str = "a map begins with (throughline: 1,";

/// Reads a map. Needs at most 1 GiB of memory whatever the bytes are, and never panics.
///
/// # Errors
/// When the bytes are not a map of a known format that is complete in itself; see [`super`] for the rules.
pub fn read(bytes: &[u8]) -> Result<Map, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::new((1, 1), format!("the file has more than {} MiB", MAX_BYTES >> 20))
            .hint("it is too large to be a map"));
    }
    let source = decode(bytes)?;
    check_version(&source)?;
    check_size(&source)?;
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions).with_recursion_limit(64);
    let file: v1::Map<'_> = options.from_str(&source).map_err(|error| explain(error, &source))?;
    into_model::map(file).map_err(|fault| {
        let at = locate::find(&source, fault.list, fault.index, fault.field).unwrap_or_default();
        let error = ReadError::new(locate::line_and_column(&source, at), fault.what);
        ReadError { hint: fault.hint, ..error }
    })
}

/// The text of the file, without byte order mark and with `\n` as the only line end.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return Err(ReadError::new((1, 1), "the file holds nothing but zero bytes")
            .hint("it was probably lost when the computer stopped; open an earlier copy"));
    }
    if let Some(name) = other_encoding(bytes) {
        return Err(ReadError::new((1, 1), format!("this looks like {name}, not like UTF-8 text"))
            .hint("save the file as UTF-8"));
    }
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let valid =
            bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        let place = locate::line_and_column(valid, valid.len());
        match error.error_len() {
            None => ReadError::new(place, "the file ends in the middle of a character").hint("is it complete?"),
            Some(_) => ReadError::new(place, "this is not UTF-8 text; it looks like an older 8-bit encoding")
                .hint("save the file as UTF-8"),
        }
    })?;
    if source.contains("\r\n") {
        return Ok(Cow::Owned(source.replace("\r\n", "\n")));
    }
    Ok(Cow::Borrowed(source))
}

/// What the bytes look like, when it is well known and not a map.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..4).unwrap_or(bytes);
    match start {
        [0xff, 0xfe, ..] | [_, 0, _, 0] => Some("UTF-16 (little endian)"),
        [0xfe, 0xff, ..] | [0, _, 0, _] => Some("UTF-16 (big endian)"),
        b"\x89PNG" => Some("a PNG picture"),
        b"%PDF" => Some("a PDF document"),
        b"PK\x03\x04" => Some("a ZIP archive or an office document"),
        [0x1f, 0x8b, ..] => Some("a compressed file"),
        _ => None,
    }
}

/// The version is read before anything else, so that a file of another format is never misread.
fn check_version(source: &str) -> Result<(), ReadError> {
    let error = |at: usize, what: &str| ReadError::new(locate::line_and_column(source, at), what);
    let mut tokens = after_attributes(source);
    let Some(mut first) = tokens.next() else {
        return Err(error(0, "the file is empty").hint(START));
    };
    if let (_, Token::Word(_)) = first {
        first = tokens.next().unwrap_or(first);
    }
    let opening = source.get(first.0..).is_some_and(|rest| rest.starts_with('('));
    let (Some(name), Some(colon), value) = (tokens.next(), tokens.next(), tokens.next()) else {
        let what = if opening { "the file ends too early" } else { "this is not a map" };
        return Err(error(if opening { source.len() } else { first.0 }, what).hint(START));
    };
    if !opening || colon.1 != Token::Colon {
        return Err(error(first.0, "this is not a map").hint(START));
    }
    if name.1 != Token::Word("throughline") {
        return Err(match locate::spots(source).find(|spot| spot.list == "throughline") {
            Some(spot) => error(spot.at, "the format version has to come before all other fields").hint(START),
            None => error(name.0, "the format version is missing").hint(START),
        });
    }
    let Some((at, Token::Word(version))) = value else {
        return Err(error(value.map_or(source.len(), |value| value.0), "the format version is missing").hint(START));
    };
    match version.parse::<u64>() {
        Ok(FORMAT) => Ok(()),
        Ok(newer) if newer > FORMAT => {
            let what =
                format!("written by a newer version of Throughline (format {newer}); this one reads format {FORMAT}");
            let error = error(at, &what).hint("open it with a newer version; nothing in it was changed");
            Err(ReadError { newer: true, ..error })
        }
        _ => Err(error(at, "this is not a format version").hint(START)),
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
fn check_size(source: &str) -> Result<(), ReadError> {
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
            return Err(ReadError::new(place(), "the brackets are nested too deep")
                .hint("a map has lists of records, nothing deeper"));
        }
        if records > MAX_RECORDS || commas > MAX_COMMAS {
            let what = format!("the file has too much in it: more than {MAX_RECORDS} records or {MAX_COMMAS} fields");
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
            let what = format!("{} has no field `{}`", thing(spot), shown(&found));
            ReadError::new(start, what).hint(suggestion(&found, expected))
        }
        RonError::NoSuchEnumVariant { expected, found, .. } => {
            let what = format!("`{}` is not a word for {}", shown(&found), field_of(spot));
            ReadError::new(start, what).hint(suggestion(&found, expected))
        }
        RonError::MissingStructField { field, .. } => {
            let place = record_at.map_or(end, |at| locate::line_and_column(source, at));
            let hint = v1::expected("", Some(field)).map(|expected| format!("add {field}: {expected}"));
            ReadError { hint, ..ReadError::new(place, format!("{} needs the field `{field}`", thing(spot))) }
        }
        RonError::DuplicateStructField { field, .. } => {
            ReadError::new(start, format!("the field `{field}` stands here twice")).hint("keep one of them")
        }
        // A number with a fraction where a whole one belongs is read up to its point.
        RonError::ExpectedComma if source.get(at..).is_some_and(|rest| rest.starts_with('.')) => {
            value_error(&RonError::IntegerOutOfBounds, value_at(spot, source).unwrap_or(end), spot)
        }
        RonError::IntegerOutOfBounds => value_error(&code, value_at(spot, source).unwrap_or(end), spot),
        RonError::ExpectedComma => {
            let hint = "fields and records are separated by commas; quotes inside text are written \\\"";
            ReadError::new(end, "a comma is missing before this").hint(hint)
        }
        RonError::ExpectedStringEnd => {
            ReadError::new(end, "the text that begins here has no end").hint("add the closing \"")
        }
        RonError::UnclosedBlockComment => ReadError::new(end, "a comment has no end").hint("add the closing */"),
        RonError::Eof => ReadError::new(end, "the file ends too early").hint("is it complete?"),
        _ if at >= source.trim_end().len() => ReadError::new(end, "the file ends too early").hint("is it complete?"),
        RonError::TrailingCharacters => ReadError::new(end, "there is more after the end of the map").hint("remove it"),
        RonError::ExpectedMapColon => {
            ReadError::new(end, "a colon is missing before this").hint("fields are written name: value")
        }
        RonError::ExpectedStructLike
        | RonError::ExpectedNamedStructLike(_)
        | RonError::ExpectedDifferentStructName { .. } => {
            ReadError::new(end, "a record is missing here").hint("records stand in round brackets: (id: \"a\", …)")
        }
        RonError::ExpectedStructLikeEnd | RonError::ExpectedArrayEnd | RonError::ExpectedOptionEnd => {
            ReadError::new(end, "a closing bracket is missing before this")
        }
        RonError::InvalidEscape(_) => ReadError::new(end, "after a \\ in text this is not known")
            .hint("use \\n for a line break, \\\" for a quote, \\\\ for a backslash"),
        other => value_error(&other, end, spot),
    }
}

fn value_at(spot: Option<locate::Spot<'_>>, source: &str) -> Option<(usize, usize)> {
    spot.map(|spot| locate::line_and_column(source, spot.at))
}

/// A value of the wrong kind.
fn value_error(error: &RonError, place: (usize, usize), spot: Option<locate::Spot<'_>>) -> ReadError {
    let expected = spot.and_then(|spot| v1::expected(spot.list, spot.field));
    match expected {
        Some(expected) => ReadError::new(place, format!("this cannot be read as {}", field_of(spot)))
            .hint(format!("expected {expected}")),
        None => {
            let text = error.to_string();
            let mut letters = text.chars();
            let first = letters.next().map(char::to_lowercase);
            ReadError::new(place, first.into_iter().flatten().chain(letters).collect::<String>())
        }
    }
}

/// What the fields at a place belong to.
fn thing(spot: Option<locate::Spot<'_>>) -> String {
    match spot.filter(|spot| spot.index.is_some()) {
        Some(spot) if spot.list == "emotions" => "an emotion".to_owned(),
        Some(spot) => format!("a {}", spot.list.strip_suffix('s').unwrap_or(spot.list)),
        None => "a map".to_owned(),
    }
}

fn field_of(spot: Option<locate::Spot<'_>>) -> String {
    let name = spot.and_then(|spot| spot.field.or(Some(spot.list))).unwrap_or("this field");
    format!("`{}`", shown(name))
}

/// A name of the file without quotes, short and harmless.
fn shown(name: &str) -> String {
    quoted(name).trim_matches('"').to_owned()
}

fn suggestion(found: &str, expected: &'static [&'static str]) -> String {
    nearest(found, expected.iter().copied())
        .map_or_else(|| format!("expected {}", v1::one_of(expected)), |near| format!("did you mean `{near}`?"))
}
