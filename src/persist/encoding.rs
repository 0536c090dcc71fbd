//! Which encoding bytes seem to be in when they are not UTF-8, and what they say then.

use std::borrow::Cow;

use encoding_rs::UTF_16LE;

use crate::charset;

use super::sentence::{Format, RepairKind};

/// So many zero bytes on end are no text, wherever they stand.
const ZEROS: usize = 8;

/// Where zero bytes stand that a disk or a synchronised folder left in the place of text.
pub(super) fn zeros(bytes: &[u8]) -> Option<usize> {
    let text = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate() {
        run = if *byte == 0 { run + 1 } else { 0 };
        if run == ZEROS {
            return Some(at + 1 - ZEROS);
        }
    }
    Some(text).filter(|text| *text < bytes.len())
}

/// What the bytes look like, when it is well known and not a map.
pub(super) fn other_format(bytes: &[u8]) -> Option<Format> {
    if let Some(encoding) = charset::utf_16(bytes) {
        return Some(if encoding == UTF_16LE { Format::Utf16Little } else { Format::Utf16Big });
    }
    match bytes.get(..4).unwrap_or(bytes) {
        b"\x89PNG" => Some(Format::Png),
        b"%PDF" => Some(Format::Pdf),
        b"PK\x03\x04" => Some(Format::Archive),
        [0x1f, 0x8b, ..] => Some(Format::Compressed),
        _ => None,
    }
}

/// True for text in UTF-8 of which single bytes are damaged: most of what is not ASCII can be read.
pub(super) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut damaged) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    sound > damaged
}

/// What was done, and at which byte.
pub(super) type Done = Vec<(usize, RepairKind)>;

/// The text that the bytes are meant to be, with `\n` as the only line end, and what was done for that. `None` for what
/// is no text at all.
pub(super) fn decoded(bytes: &[u8]) -> Option<(Cow<'_, str>, Done)> {
    let mut done = Done::new();
    let bytes = charset::without_mark(bytes);
    let text = match (other_format(bytes), charset::utf_16(bytes)) {
        (Some(format), Some(encoding)) => {
            done.push((0, RepairKind::Encoding { encoding: format.to_string() }));
            Cow::Owned(encoding.decode_with_bom_removal(bytes).0.into_owned())
        }
        (Some(_), None) => return None,
        (None, _) => eight_bits(bytes, &mut done),
    };
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
    Some((text, done))
}

fn eight_bits<'a>(bytes: &'a [u8], done: &mut Done) -> Cow<'a, str> {
    let mut bytes = Cow::Borrowed(bytes);
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        done.push((at, RepairKind::Zeros));
        bytes.to_mut().retain(|byte| *byte != 0);
    }
    if let Err(error) = std::str::from_utf8(&bytes) {
        let is_cut = error.error_len().is_none();
        if is_cut || is_damaged_utf8(&bytes) {
            done.push((error.valid_up_to(), RepairKind::BadBytes));
        } else {
            let encoding = charset::legacy(&bytes, None);
            done.push((0, RepairKind::Encoding { encoding: encoding.name().to_owned() }));
            return Cow::Owned(encoding.decode_without_bom_handling(&bytes).0.into_owned());
        }
    }
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => Cow::Owned(String::from_utf8_lossy(&bytes).into_owned()),
    }
}
