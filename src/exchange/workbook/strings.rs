//! The texts that the cells of a workbook share.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::xml;
use crate::exchange::limits::MOST_CELLS;
use crate::exchange::outcome::ImportError;

/// All texts in one, so that the shortest of them costs no more than its place.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<usize>,
}

impl SharedStrings {
    /// Reads the part that holds them. How many it says that there are is not asked.
    pub(super) fn read(part: &str) -> Result<Self, ImportError> {
        let mut strings = Self::default();
        let mut reader = xml::reader(part);
        loop {
            match xml::next(&mut reader) {
                Event::Start(element) if element.local_name().as_ref() == "si" => {
                    if strings.ends.len() == MOST_CELLS {
                        return Err(ImportError::TooLarge);
                    }
                    add_rich_text(&mut strings.text, &mut reader, "si");
                    strings.ends.push(strings.text.len());
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }

    /// The text with that number, from 0.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start..*self.ends.get(at)?)
    }
}

/// Adds the text of an element that may have letters of several kinds, up to its end. How words are pronounced, which
/// stands there as well, is left out.
pub(super) fn add_rich_text(out: &mut String, reader: &mut Reader<&[u8]>, end: &str) {
    let (mut run, mut is_in_text, mut is_kept, mut is_phonetic) = (String::new(), false, false, false);
    loop {
        match xml::next(reader) {
            Event::Start(element) => match element.local_name().as_ref() {
                "rPh" => is_phonetic = true,
                "t" => {
                    is_in_text = !is_phonetic;
                    is_kept = xml::attribute(&element, "space").as_deref() == Some("preserve");
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "rPh" => is_phonetic = false,
                "t" if is_in_text => {
                    let text = if is_kept { run.as_str() } else { run.trim_matches([' ', '\t', '\r', '\n']) };
                    add_unescaped(out, text);
                    run.clear();
                    is_in_text = false;
                }
                name if name == end => return,
                _ => {}
            },
            Event::Eof => return,
            event if is_in_text => xml::add_text(&mut run, &event),
            _ => {}
        }
    }
}

/// Adds a text in which characters that XML can't hold stand as `_x000D_`.
pub(super) fn add_unescaped(out: &mut String, text: &str) {
    const LENGTH: usize = "_x000D_".len();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match unit(from) {
            Some(unit) => {
                // Half of a pair is followed by the other half, else it stands for nothing that can be shown.
                let other = from.get(LENGTH..).and_then(self::unit);
                let pair = char::decode_utf16([Some(unit), other].into_iter().flatten()).next();
                let c = pair.and_then(Result::ok);
                out.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
                let taken = if c.is_some_and(|c| c.len_utf16() == 2) { 2 * LENGTH } else { LENGTH };
                rest = from.get(taken..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
}

/// The unit of UTF-16 that a text begins with as `_x000D_`.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("_x")?.get(..4).filter(|_| text.get(6..7) == Some("_"))?;
    let are_digits = digits.chars().all(|c| c.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| are_digits)
}
