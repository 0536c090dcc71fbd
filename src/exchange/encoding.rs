//! The text of a file, whichever of the two encodings in use it is in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::i18n::Locale;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// A picture, a program or the like.
    #[error("this is not text")]
    Binary,
    /// Text in one of the encodings from before Unicode, which do not say which of them they are.
    #[error("this is not UTF-8 text")]
    OldEncoding,
}

/// The text: UTF-8 with or without a byte order mark, UTF-16 with one.
///
/// # Errors
/// When it is neither.
pub fn text_of(bytes: &[u8]) -> Result<String, NotText> {
    let wide = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| match pair {
            [one, other] => of([*one, *other]),
            // Half a character at the end.
            _ => 0xfffd,
        });
        String::from_utf16(&units.collect::<Vec<u16>>()).map_err(|_| NotText::Binary)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        bytes => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let is_control = |byte: &u8| *byte < 0x20 && !b"\t\n\r\x0b\x0c\x1a\x1b".contains(byte);
            match std::str::from_utf8(bytes) {
                _ if bytes.iter().any(is_control) => return Err(NotText::Binary),
                Ok(text) => text.to_owned(),
                Err(_) => return Err(NotText::OldEncoding),
            }
        }
    };
    if text.contains('\0') { Err(NotText::Binary) } else { Ok(text) }
}

/// The text, also in one of the encodings from before Unicode: which of them is guessed from what it says, and from the
/// language that somebody works in. UTF-16 needs no mark where every second byte of many is zero.
///
/// # Errors
/// When it is no text.
pub fn any_text_of(bytes: &[u8], locale: Locale) -> Result<String, NotText> {
    if let Some(text) = unmarked_wide(bytes) {
        return Ok(text);
    }
    match text_of(bytes) {
        Err(NotText::OldEncoding) => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(bytes.get(..ENOUGH).unwrap_or(bytes), true);
            let country: &[u8] = match locale {
                Locale::He => b"il",
                Locale::Ro => b"ro",
                Locale::En | Locale::Pseudo | Locale::PseudoRtl => b"com",
            };
            let encoding = detector.guess(Some(country), Utf8Detection::Deny);
            Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
        }
        text => text,
    }
}

/// Enough text to tell an encoding by.
const ENOUGH: usize = 1 << 20;

/// The text of bytes that are UTF-16 without a mark, when that is sure.
fn unmarked_wide(bytes: &[u8]) -> Option<String> {
    let zeros = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Spaces, digits, separators and line ends have a zero byte in whatever language.
    let many = (bytes.len() / 20).max(2);
    let encoding = match (even, odd) {
        (0, odd) if odd >= many => UTF_16LE,
        (even, 0) if even >= many => UTF_16BE,
        _ => return None,
    };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_in_utf_8_and_in_utf_16_with_a_mark() {
        let says = "שלום, café 42\n";
        let little: Vec<u8> = [0xfeff].into_iter().chain(says.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = [0xfeff].into_iter().chain(says.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        let marked = [b"\xef\xbb\xbf", says.as_bytes()].concat();
        for bytes in [says.as_bytes(), &little, &big, &marked] {
            assert_eq!(text_of(bytes), Ok(says.to_owned()), "{bytes:?}");
        }
        assert_eq!(text_of(b""), Ok(String::new()));
    }

    #[test]
    fn what_is_no_text_or_an_old_one_is_refused() {
        assert_eq!(text_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NotText::Binary));
        assert_eq!(text_of(b"PK\x03\x04"), Err(NotText::Binary));
        assert_eq!(text_of(b"caf\xe9"), Err(NotText::OldEncoding));
        assert_eq!(text_of(b"\xf9\xec\xe5\xed"), Err(NotText::OldEncoding), "Hebrew of the old kind");
        assert_eq!(text_of(b"\xff\xfea"), Ok("\u{fffd}".to_owned()));
        assert_eq!(text_of(b"\xff\xfe\0\xd8"), Err(NotText::Binary), "half of a pair");
        assert_eq!(text_of(b"\xff\xfe\0\0"), Err(NotText::Binary));
    }
}
