//! What other programs read in a document. These run where the programs are installed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use throughline::export::{Paper, PaperSize};
use throughline::geom::Flow;
use throughline::model::Map;

use super::{PAPERS, template, written};

/// What a program says about a document; `None` where it is not installed.
fn said(program: &str, arguments: &[&str], document: &[u8]) -> Option<String> {
    let child = Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = child.ok()?;
    let mut input = child.stdin.take().unwrap();
    let document = document.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&document));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What can be copied from a document, without marks of direction.
fn copied(map: &Map, paper: Paper) -> Option<String> {
    let is_mark = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = said("pdftotext", &["-layout", "-", "-"], &written(map, paper).unwrap())?;
    Some(text.chars().filter(|c| !is_mark(*c)).collect())
}

fn titled(title: &str, flow: Flow) -> Map {
    let mut map = Map::default();
    map.info.title = title.to_owned();
    map.info.language = if flow.is_rtl() { "he".to_owned() } else { "en".to_owned() };
    map.info.direction = flow;
    map
}

#[test]
fn a_line_is_copied_as_it_was_written_in_every_direction() {
    for (title, flow) in [
        ("The customer calls again, at 14:30", Flow::LeftToRight),
        ("הלקוח מתקשר שוב למוקד", Flow::RightToLeft),
        ("הלקוח פונה שוב בשעה 14:30", Flow::RightToLeft),
        ("Așteaptă răspuns în țară", Flow::LeftToRight),
        ("efficient office flow", Flow::LeftToRight),
    ] {
        let Some(text) = copied(&titled(title, flow), Paper::Fitted) else { return };
        assert!(text.contains(title), "{title:?} is not in {text:?}");
    }
}

#[test]
fn latin_words_among_hebrew_ones_stay_in_their_order() {
    let title = "הלקוח מתקשר ל־CRM בשעה 14:30";
    let Some(text) = copied(&titled(title, Flow::RightToLeft), Paper::Fitted) else { return };
    // The reader puts the space beside a Latin word on its other side, in documents of browsers too.
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(letters(&text).contains(&letters(title)), "{text:?}");
}

#[test]
fn words_on_sheets_are_neither_glued_nor_reversed() {
    for language in ["en", "he", "ro"] {
        let map = template("blueprint", language);
        let Some(text) = copied(&map, Paper::Landscape(PaperSize::A4)) else { return };
        let words: Vec<_> = text.split_whitespace().collect();
        let names = map.stages.values().map(|stage| &stage.name).chain(map.steps.values().map(|step| &step.name));
        for word in names.flat_map(|name| name.split_whitespace()) {
            assert!(words.contains(&word), "{word} of {language} is not among {words:?}");
        }
    }
}

#[test]
fn documents_are_sound() {
    for map in [template("blueprint", "he"), Map::default()] {
        for paper in PAPERS {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("map.pdf");
            std::fs::write(&path, written(&map, paper).unwrap()).unwrap();
            let Some(says) = said("qpdf", &["--check", path.to_str().unwrap()], b"") else { return };
            assert!(says.contains("No syntax or stream encoding errors found"), "{says}");
        }
    }
}
