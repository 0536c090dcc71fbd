//! Bytes that are not plain UTF-8 (promise 7).

use super::{refused, repaired, told};
use throughline::persist::{MapText, read, repair, write};

const TEXT: &str = "(\n    throughline: 1,\n    title: \"שלום עולם, הלקוח מתקשר למוקד\",\n)\n";
const ROMANIAN: &str =
    "(\n    throughline: 1,\n    title: \"Asteapta raspuns în tara, clientul suna iarasi la asistenta\",\n)\n";

fn said(bytes: &[u8]) -> String {
    let error = refused(bytes);
    format!("{error} / {}", error.hint.as_ref().map(ToString::to_string).unwrap_or_default())
}

fn title_of_repaired(bytes: &[u8]) -> String {
    repaired(bytes).unwrap().map.info.title
}

#[test]
fn utf_16_is_named_in_both_byte_orders_with_and_without_its_mark() {
    for (name, bytes) in [
        ("little", TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()),
        ("big", TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ] {
        let mark: &[u8] = if name == "little" { &[0xff, 0xfe] } else { &[0xfe, 0xff] };
        for bytes in [bytes.clone(), [mark, &bytes].concat()] {
            let sentence = format!(
                "line 1, column 1: this looks like UTF-16 ({name} endian), not like UTF-8 text / save the file as UTF-8"
            );
            assert_eq!(said(&bytes), sentence);
            assert_eq!(title_of_repaired(&bytes), "שלום עולם, הלקוח מתקשר למוקד");
        }
    }
}

/// The text as Windows wrote Hebrew before Unicode.
fn windows_1255(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        'א'..='ת' => u8::try_from(u32::from(c) - u32::from('א') + 0xe0).unwrap(),
        c => u8::try_from(c).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn the_code_pages_of_windows_are_named_and_read() {
    let hebrew = windows_1255(TEXT);
    let sentence = "line 3, column 13: this is not UTF-8 text; it looks like windows-1255 / save the file as UTF-8";
    assert_eq!(said(&hebrew), sentence);
    assert_eq!(title_of_repaired(&hebrew), "שלום עולם, הלקוח מתקשר למוקד");
    let western: Vec<u8> = ROMANIAN.chars().map(|c| u8::try_from(c).unwrap()).collect();
    assert!(said(&western).starts_with("line 3, column 30: this is not UTF-8 text; it looks like windows-125"));
    assert_eq!(write(&repaired(&western).unwrap().map), ROMANIAN);
}

#[test]
fn one_damaged_byte_among_sound_ones_is_damage_and_no_encoding() {
    let mut bytes = TEXT.as_bytes().to_vec();
    let at = TEXT.find('ע').unwrap();
    bytes[at] = 0xff;
    assert_eq!(
        said(&bytes),
        "line 3, column 18: these bytes are not text, and the rest of the file is / it was probably lost when the computer stopped; open an earlier copy"
    );
    let copy = repaired(&bytes).unwrap();
    assert!(copy.map.info.title.starts_with("שלום \u{fffd}"), "{}", copy.map.info.title);
    assert_eq!(told(&copy)[0], "3:18 bytes that are not text were replaced");
}

#[test]
fn zeros_that_a_crash_left_are_named_where_they_begin() {
    let mut bytes = TEXT.as_bytes().to_vec();
    let end = TEXT.find(",\n)").unwrap();
    bytes[end..].fill(0);
    assert!(
        said(&bytes).starts_with("line 3, column 42: zero bytes stand here instead of text / it was probably lost")
    );
    assert_eq!(title_of_repaired(&bytes), "שלום עולם, הלקוח מתקשר למוקד");
    assert!(said(&[0; 4096]).starts_with("line 1, column 1: the file holds nothing but zero bytes"));
    assert_eq!(repair(&[0; 4096]), None);
}

#[test]
fn zeros_at_the_end_and_many_in_a_row_are_named_and_one_in_a_text_is_text() {
    for (bytes, column) in [
        (&b"(throughline: 1)\0"[..], 17),
        (b"(throughline: 1,\0\0\0\0\0\0\0\0 kind: ToBe)", 17),
        (b"ab\0\0\0\0\0\0\0\0\0cd", 3),
    ] {
        let sentence = format!("line 1, column {column}: zero bytes stand here instead of text");
        assert!(said(bytes).starts_with(&sentence), "{}", said(bytes));
    }
    for text in ["(throughline: 1)", "(throughline: 1, title: \"a\0b\")"] {
        assert!(MapText::from_bytes(text.as_bytes()).is_ok(), "{text:?}");
    }
}

#[test]
fn marks_and_line_ends_of_windows_and_old_macs_are_read_or_repaired() {
    let windows = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap(), read(TEXT.as_bytes()).unwrap());
    let mac = format!("{}// end", TEXT.replace('\n', "\r"));
    assert_eq!(read(mac.as_bytes()).map(|map| map.info.title), Ok("שלום עולם, הלקוח מתקשר למוקד".to_owned()));
}

#[test]
fn other_files_are_named_and_not_repaired() {
    for (bytes, name) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "a PNG picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x1f\x8b\x08\x00", "a compressed file"),
    ] {
        assert!(said(bytes).contains(name));
        assert_eq!(repair(bytes), None);
    }
    for text in ["", "hello world", "{\"cards\": 5}", "<html></html>", "\n\n", "[package]\nname = \"x\""] {
        assert_eq!(repair(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn what_a_version_control_system_left_for_somebody_to_choose_is_said_and_both_are_kept() {
    let text = "(\n    throughline: 1,\n    stages: [\n<<<<<<< ours\n        (id: \"a\", name: \"One\"),\n=======\n        (id: \"a\", name: \"Two\"),\n>>>>>>> theirs\n    ],\n)\n";
    assert!(
        said(text.as_bytes())
            .starts_with("line 4, column 1: two versions of the map stand here one after the other / join")
    );
    let copy = repaired(text.as_bytes()).unwrap();
    let names: Vec<_> = copy.map.stages.values().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["One", "Two"]);
}
