//! On which line and in which column the records of a file stand, whatever stands in its texts and comments.

use throughline::model::{CardId, Id, Key};
use throughline::persist::{MapText, read};

/// Line and column of a card.
fn place(file: &str, id: &str) -> Option<(usize, usize)> {
    let card = Key::Card(CardId(Id::new(id).unwrap()));
    MapText::from_bytes(file.as_bytes()).unwrap().places().at(card)
}

#[test]
fn brackets_and_words_inside_text_and_comments_are_not_seen() {
    for value in [
        r#""b ( \" c id: ""#,
        "1 // e ( id: \"c\", ]",
        "/* g /* h */ i ( id: \"c\" */ 1",
        r##"r#"k " ("#"##,
        r###"r##"k "# ) ("##"###,
        "'m'",
        "'('",
        "'\"'",
        r"'\'','('",
        "r#o",
        r#"b"p (""#,
        "br\"q [\"",
        "-1.5",
        "'",
    ] {
        let file = format!("(throughline: 1, cards: [\n  (id: \"a\", x: {value}\n  , y: z),\n  (id: \"b\"),\n])");
        assert_eq!((place(&file, "a"), place(&file, "b")), (Some((2, 3)), Some((4, 3))), "{file}");
        assert_eq!(place(&file, "c"), None, "{file}");
    }
    let file = "(throughline: 1, cards: [(r#id: \"a\"), (/* x: ( */ id /* ( */ : // (\n \"b\")])";
    assert_eq!((place(file, "a"), place(file, "b")), (Some((1, 26)), Some((1, 39))));
}

#[test]
fn columns_count_characters_and_lines_count_from_one() {
    assert_eq!(place("(throughline: 1, שלב: \"א\", cards: [(id: \"a\")])", "a"), Some((1, 36)));
    let file =
        "(throughline: 1, title: \"א\",\n cards: [\n  (id: \"a\", eases: [\"p\"]),\n  Card(id: \"b\", span: 0),\n ])";
    assert_eq!((place(file, "a"), place(file, "b"), place(file, "c")), (Some((3, 3)), Some((4, 7)), None));
    let said = |file: &str| read(file.as_bytes()).unwrap_err().to_string();
    let word = "(throughline: 1, title: \"שלום\", kind: tobe)";
    assert_eq!(said(word), "line 1, column 39: `tobe` is not a word for `kind`");
    let span =
        "(throughline: 1, stages: [(id: \"s\")], steps: [(id: \"t\", stage: \"s\")], lanes: [(id: \"l\", role: Notes)],
cards: [
  (id: \"a\", step: \"t\", lane: \"l\", span: 2),
  Card(id: \"b\", step: \"t\", lane: \"l\", text: \"שלום\", span: 0),
])";
    assert_eq!(said(span), "line 4, column 59: 0 is out of range for `span`");
}

#[test]
fn what_has_no_end_hides_no_record_before_it() {
    for value in ["\"a", "\"a\\", "/* a", "r#\"a", "'", "'\\", "// a", "r#", "b\"", "\"\\ש"] {
        let file = format!("(throughline: 1, cards: [\n  (id: \"a\"),\n  (id: \"b\", text: {value}");
        assert_eq!((place(&file, "a"), place(&file, "b")), (Some((2, 3)), Some((3, 3))), "{value}");
        assert!(read(file.as_bytes()).is_err(), "{value}");
    }
}
