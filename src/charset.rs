//! Which encoding a text is in, where nothing says so, and what it says: one guess for all who read bytes.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// A picture, a program or the like.
    #[error("this is not text")]
    Binary,
    /// Text in an encoding from before Unicode, and such a text doesn't say in which.
    #[error("this is not UTF-8 text")]
    OldEncoding,
}

/// Enough text to tell an encoding by, and enough to tell whether it is UTF-16: an even number of bytes.
const ENOUGH: usize = 1 << 20;
const ENOUGH_WIDE: usize = 1 << 16;
/// How much of the text before its first letter outside of ASCII goes with it: the beginning of its word tells as well.
const BEFORE: usize = 64;

/// The bytes without the mark that says that they are UTF-8.
#[must_use]
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// A text that says what it is: UTF-8 with or without a byte order mark, or UTF-16 with one.
///
/// # Errors
/// When it is neither.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, NotText> {
    if let Some(encoding) = marked_utf_16(bytes) {
        return utf_16_text(bytes, encoding).map(Cow::Owned).ok_or(NotText::Binary);
    }
    let bytes = without_mark(bytes);
    let is_control = |byte: &u8| *byte < 0x20 && !b"\t\n\r\x0b\x0c\x1a\x1b".contains(byte);
    if bytes.iter().any(is_control) {
        return Err(NotText::Binary);
    }
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| NotText::OldEncoding)
}

/// The same, also for a text that doesn't say what it is: UTF-16 needs no mark where many of its bytes are zero, and
/// of the encodings from before Unicode the likeliest is taken for a reader in a country such as `il`.
///
/// # Errors
/// When it is no text.
pub fn any_text<'b>(bytes: &'b [u8], country: &str) -> Result<Cow<'b, str>, NotText> {
    if let Some(text) = unmarked_utf_16(bytes).and_then(|encoding| utf_16_text(bytes, encoding)) {
        return Ok(Cow::Owned(text));
    }
    match text(bytes) {
        Err(NotText::OldEncoding) => Ok(legacy(bytes, Some(country)).decode_without_bom_handling(bytes).0),
        text => text,
    }
}

/// The byte order of a text that is UTF-16, with or without a mark.
#[must_use]
pub fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    marked_utf_16(bytes).or_else(|| match bytes.get(..4)? {
        [1..=255, 0, 1..=255, 0] => Some(UTF_16LE),
        [0, 1..=255, 0, 1..=255] => Some(UTF_16BE),
        _ => unmarked_utf_16(bytes),
    })
}

fn marked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The byte order of a text without a mark, when it is sure: spaces, digits and line ends have one zero byte in every
/// language, always on the same side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = bytes.get(..ENOUGH_WIDE).unwrap_or(bytes);
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let many = (bytes.len() / 20).max(2);
    match (zeros(0), zeros(1)) {
        (0, odd) if odd >= many => Some(UTF_16LE),
        (even, 0) if even >= many => Some(UTF_16BE),
        _ => None,
    }
}

/// A text in UTF-16; `None` when some of its units are no characters. Half a unit at the end is one that got lost.
fn utf_16_text(bytes: &[u8], encoding: &'static Encoding) -> Option<String> {
    let bytes = if marked_utf_16(bytes).is_some() { bytes.get(2..)? } else { bytes };
    let (whole, half) = bytes.split_at_checked(bytes.len() / 2 * 2)?;
    let mut text = encoding.decode_without_bom_handling_and_without_replacement(whole)?.into_owned();
    if !half.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (!text.contains('\0')).then_some(text)
}

/// The encoding that bytes seem to be in which are neither UTF-8 nor UTF-16, for a reader in that country, if one is known.
#[must_use]
pub fn legacy(bytes: &[u8], country: Option<&str>) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let text = bytes.get(first.saturating_sub(BEFORE)..).unwrap_or_default();
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(text.get(..ENOUGH).unwrap_or(text), true);
    detector.guess(country.map(str::as_bytes), Utf8Detection::Deny)
}
