//! What a text is read as when it is pasted, or dropped as a file: a table or lines.

use throughline::exchange::separated;
use throughline::exchange::table::{Content, TooLarge, read};

fn table(rows: &[&[&str]]) -> Content {
    Content::Table(rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect())
}

fn lines(lines: &[&str]) -> Content {
    Content::Lines(lines.iter().map(|line| (*line).to_owned()).collect())
}

#[test]
fn a_text_without_tabs_is_lines_that_say_something() {
    for (text, expected) in [
        ("", lines(&[])),
        ("\n \r\n", lines(&[])),
        ("one", lines(&["one"])),
        ("one\r\n\r\n  two \nthree\n", lines(&["one", "two", "three"])),
        ("שלום\u{2028}עולם\u{0}\u{7}!", lines(&["שלום", "עולם!"])),
        ("\u{feff}\"Hello\", she said\n\"and\" more", lines(&["\"Hello\", she said", "\"and\" more"])),
    ] {
        assert_eq!(read(text), Ok(expected), "{text:?}");
    }
}

#[test]
fn tabs_make_a_table_and_quotes_hold_lines_together() {
    for (text, expected) in [
        ("a\tb\nc\td\n", table(&[&["a", "b"], &["c", "d"]])),
        ("a\t\tb\n\nc", table(&[&["a", "", "b"], &[""], &["c"]])),
        ("\"a\nb\"\tc", table(&[&["a\nb", "c"]])),
        ("\"say \"\"hi\"\"\nnow\"\tc\r\n", table(&[&["say \"hi\"\nnow", "c"]])),
        ("\"a\nb\"\nc", table(&[&["a\nb"], &["c"]])),
        ("\"Hi\" she said\t5\" wide\t\"open", table(&[&["\"Hi\" she said", "5\" wide", "\"open"]])),
        ("\"a\tb\"\tc", table(&[&["a b", "c"]])),
        ("\t", table(&[&["", ""]])),
    ] {
        assert_eq!(read(text), Ok(expected), "{text:?}");
    }
}

#[test]
fn a_text_that_is_too_large_is_refused_and_a_text_full_of_quotes_is_read_once() {
    assert_eq!(read(&"x".repeat((4 << 20) + 1)), Err(TooLarge));
    assert_eq!(read(&"x\n".repeat(20_001)), Err(TooLarge));
    assert_eq!(read(&"\t".repeat(500)), Err(TooLarge));
    assert!(read(&"\"\"\"\t".repeat(100)).is_ok());
    assert_eq!(read(&"\"\t\"x\n".repeat(500_000)), Err(TooLarge));
}

#[test]
fn values_in_a_file_are_separated_by_the_sign_that_fits_its_rows() {
    for (text, expected) in [
        ("a,b\nc,d\n", table(&[&["a", "b"], &["c", "d"]])),
        ("a;b,5;c\r\n1;2;3", table(&[&["a", "b,5", "c"], &["1", "2", "3"]])),
        ("a\tb;c\td", table(&[&["a", "b;c", "d"]])),
        ("sep=;\na,b,c;d", table(&[&["a,b,c", "d"]])),
        ("\"a;b;c;d\",e\nf,g", table(&[&["a;b;c;d", "e"], &["f", "g"]])),
        ("\"two\nlines\",\"say \"\"hi\"\"\"", table(&[&["two\nlines", "say \"hi\""]])),
        ("\u{feff}שלום,42\nעולם", table(&[&["שלום", "42"], &["עולם"]])),
        ("a, b ,\nopen \"quote", table(&[&["a", "b", ""], &["open \"quote"]])),
        ("one\ntwo\n", lines(&["one", "two"])),
        ("", lines(&[])),
    ] {
        assert_eq!(separated::read(text), Ok(expected), "{text:?}");
    }
    assert_eq!(separated::read(&",".repeat(2_000)), Err(TooLarge));
}
