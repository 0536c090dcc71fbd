//! The text of a file, decoded once: reading it, and telling later on which line a record of it stands, share it.

use std::borrow::Cow;

use super::error::ReadError;
use super::locate::{self, Places};
use super::sentence::{Hint, ProblemKind};
use super::{MAX_BYTES, encoding, read};
use crate::charset;
use crate::model::Map;

/// The text of a file, without byte order mark and with `\n` as the only line end. It borrows from the bytes when it can.
#[derive(Clone, Debug)]
pub struct MapText<'a>(Cow<'a, str>);

impl<'a> MapText<'a> {
    /// Decodes a file.
    ///
    /// # Errors
    /// When the bytes are too many, are not UTF-8, or show that the file is damaged or is something else.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::new((1, 1), ProblemKind::TooLarge { mib: MAX_BYTES >> 20 }).hint(Hint::NotSoLarge));
        }
        decode(bytes).map(Self)
    }

    /// Reads the map, as [`super::read()`] does.
    ///
    /// # Errors
    /// When the text is not a map of a known format that is complete in itself.
    pub fn read(&self) -> Result<Map, ReadError> {
        read::map(&self.0)
    }

    /// Where the records stand.
    #[must_use]
    pub fn places(&self) -> Places {
        Places::new(&self.0)
    }
}

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let bytes = charset::without_mark(bytes);
    if !bytes.is_empty() && bytes.iter().all(|byte| *byte == 0) {
        return Err(ReadError::new((1, 1), ProblemKind::OnlyZeros).hint(Hint::EarlierCopy));
    }
    if let Some(format) = encoding::other_format(bytes) {
        let hint = if format.is_text() { Hint::SaveAsUtf8 } else { Hint::OtherFile };
        return Err(ReadError::new((1, 1), ProblemKind::Other { format }).hint(hint));
    }
    if let Some(at) = encoding::zeros(bytes) {
        return Err(ReadError::new(place_in(bytes, at), ProblemKind::Zeros).hint(Hint::EarlierCopy));
    }
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let place = place_in(bytes, error.valid_up_to());
        if error.error_len().is_none() {
            return ReadError::new(place, ProblemKind::CutOff).hint(Hint::Complete);
        }
        if encoding::is_damaged_utf8(bytes) {
            return ReadError::new(place, ProblemKind::BadBytes).hint(Hint::EarlierCopy);
        }
        let encoding = charset::legacy(bytes, None).name().to_owned();
        ReadError::new(place, ProblemKind::OldEncoding { encoding }).hint(Hint::SaveAsUtf8)
    })?;
    if let Some(at) = conflict_mark(source) {
        return Err(ReadError::new(locate::line_and_column(source, at), ProblemKind::ConflictMark).hint(Hint::Merge));
    }
    if source.contains("\r\n") {
        return Ok(Cow::Owned(source.replace("\r\n", "\n")));
    }
    Ok(Cow::Borrowed(source))
}

/// Line and column of a byte of bytes that are text before it.
fn place_in(bytes: &[u8], at: usize) -> (usize, usize) {
    let before = bytes.get(..at).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    locate::line_and_column(before, before.len())
}

/// Where a version control system left both versions of a line to be chosen from.
fn conflict_mark(source: &str) -> Option<usize> {
    const MARK: &str = "<<<<<<< ";
    if source.starts_with(MARK) { Some(0) } else { source.find("\n<<<<<<< ").map(|at| at + 1) }
}
