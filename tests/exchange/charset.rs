//! Which encoding a text is in where nothing says so, and what it says.

use throughline::charset::{NotText, any_text, legacy, text};

#[test]
fn text_is_read_in_utf_8_and_in_utf_16_with_a_mark() {
    let says = "שלום, café 42\n";
    let little: Vec<u8> = [0xfeff].into_iter().chain(says.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = [0xfeff].into_iter().chain(says.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let marked = [b"\xef\xbb\xbf", says.as_bytes()].concat();
    for bytes in [says.as_bytes(), &little, &big, &marked] {
        assert_eq!(text(bytes).as_deref(), Ok(says), "{bytes:?}");
    }
    assert_eq!(text(b"").as_deref(), Ok(""));
    for unmarked in [&little[2..], &big[2..]] {
        assert_eq!(any_text(unmarked, "com").as_deref(), Ok(says));
    }
}

#[test]
fn what_is_no_text_or_an_old_one_is_refused() {
    assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Err(NotText::Binary));
    assert_eq!(text(b"PK\x03\x04"), Err(NotText::Binary));
    assert_eq!(text(b"caf\xe9"), Err(NotText::OldEncoding));
    assert_eq!(text(b"\xf9\xec\xe5\xed"), Err(NotText::OldEncoding), "Hebrew of the old kind");
    assert_eq!(text(b"\xff\xfea").as_deref(), Ok("\u{fffd}"));
    assert_eq!(text(b"\xff\xfe\0\xd8"), Err(NotText::Binary), "half of a pair");
    assert_eq!(text(b"\xff\xfe\0\0"), Err(NotText::Binary));
}

#[test]
fn hebrew_and_romanian_of_before_unicode_are_known_with_and_without_a_country() {
    // "שלום עולם, הלקוח מתקשר למוקד" as Windows wrote it.
    let hebrew =
        b"title: \"\xf9\xec\xe5\xed \xf2\xe5\xec\xed, \xe4\xec\xf7\xe5\xe7 \xee\xfa\xf7\xf9\xf8 \xec\xee\xe5\xf7\xe3\"";
    let romanian = b"\"A\xbateapt\xe3 r\xe3spunsul \xeen \xfear\xe3, clientul sun\xe3 la asisten\xfe\xe3\"";
    for (text, country, expected) in [(&hebrew[..], "il", "windows-1255"), (&romanian[..], "ro", "windows-1250")] {
        assert_eq!(legacy(text, None).name(), expected);
        assert_eq!(legacy(text, Some(country)).name(), expected);
    }
    assert!(any_text(hebrew, "com").unwrap().contains("הלקוח מתקשר"));
}
