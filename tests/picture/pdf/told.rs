//! What a reader is told who searches, lists or listens.

use throughline::export::{self, ExportOptions, Format, OutputError, Paper, PaperSize};
use throughline::model::{Map, Order};
use throughline::render::Progress;
use throughline::theme::Theme;

use super::{PAPERS, document, template, text};
use crate::support::grid_map;

/// The kinds of what is told, in their order, with how often they come.
fn count(document: &str, kind: &str) -> usize {
    let tag = format!("/S/{kind}/");
    document.matches(&tag).count()
}

#[test]
fn a_document_is_the_same_whenever_it_is_written() {
    let map = template("blueprint", "he");
    for paper in PAPERS {
        assert_eq!(document(&map, paper), document(&map, paper));
    }
}

#[test]
fn a_document_says_what_it_is_called_and_in_which_language() {
    for language in ["en", "he", "ro"] {
        let map = template("blueprint", language);
        let document = document(&map, Paper::Fitted);
        assert!(document.contains(&format!("/Title{}", text(&map.info.title))), "{language}");
        assert!(document.contains(&format!("/Lang({language})")), "{language}");
        assert!(!document.contains("/Direction"), "{language}: viewers reverse the Latin lines of such a document");
        assert!(document.contains("pdfuaid"), "{language}: it claims to be readable for everyone");
    }
}

#[test]
fn every_stage_and_step_has_a_bookmark() {
    for language in ["en", "he"] {
        let map = template("blueprint", language);
        for paper in PAPERS {
            let document = document(&map, paper);
            let names = map.stages.values().map(|stage| &stage.name).chain(map.steps.values().map(|step| &step.name));
            for name in names {
                let bookmark = format!("/Title{}/Dest", text(name));
                assert_eq!(document.matches(&bookmark).count(), 1, "{name} {paper:?}");
            }
        }
    }
}

#[test]
fn each_thing_is_told_once_however_many_pages_show_it() {
    let map = grid_map(100);
    let order = Order::new(&map);
    for paper in PAPERS {
        let document = document(&map, paper);
        assert_eq!(count(&document, "H1"), 1, "{paper:?}");
        assert_eq!(count(&document, "H2"), order.stages.len() + 1, "stages and the list of pain points, {paper:?}");
        assert_eq!(count(&document, "H3"), order.steps.len(), "{paper:?}");
        assert_eq!(count(&document, "LI"), order.lanes.len(), "{paper:?}");
        assert_eq!(count(&document, "Figure"), map.emotions.len(), "{paper:?}");
    }
}

#[test]
fn what_the_eye_sees_in_icons_and_dots_is_said_in_words() {
    let map = template("blueprint", "en");
    let document = document(&map, Paper::Fitted);
    let pain = map.pains.values().next().unwrap();
    let says = document.split("/Alt(").skip(1).find(|says| says.contains(&pain.text)).expect("a pain point's words");
    let says = says.split(')').next().unwrap();
    assert!(says.starts_with("Pain point: "), "{says}");
    assert!(says.contains(&format!("Severity, 1 to 5: {}", pain.severity)), "{says}");
}

#[test]
fn pain_points_are_one_table_over_all_its_sheets() {
    let map = grid_map(1_000);
    for paper in [Paper::Fitted, Paper::Portrait(PaperSize::A4)] {
        let document = document(&map, paper);
        assert_eq!(count(&document, "Table"), 1);
        assert_eq!(count(&document, "TR"), map.pains.len() + 1, "a row each, and the headings once");
        let columns = count(&document, "TH");
        assert!((7..=9).contains(&columns), "{columns} columns");
    }
}

#[test]
fn a_map_without_pain_points_has_no_table() {
    let mut map = template("blueprint", "en");
    map.pains.clear();
    let document = document(&map, Paper::Fitted);
    assert_eq!((count(&document, "Table"), super::sizes(&document).len()), (0, 1));
}

#[test]
fn the_pain_points_of_a_hidden_lane_are_not_handed_over() {
    let mut map = template("blueprint", "en");
    for lane in map.lanes.values_mut() {
        lane.hidden = true;
    }
    assert_eq!(count(&document(&map, Paper::Fitted), "Table"), 0);
}

#[test]
fn a_character_that_no_font_has_is_kept_and_nothing_is_claimed() {
    let mut map = Map::default();
    map.info.title = "\u{50000} and a title".to_owned();
    map.info.language = "en".to_owned();
    let document = document(&map, Paper::Fitted);
    assert!(!document.contains("pdfuaid"));
    assert!(document.contains(&text(&map.info.title)));
}

#[test]
fn a_document_that_is_stopped_is_not_written() {
    let progress = Progress::default();
    progress.stop();
    let mut out = Vec::new();
    let map = grid_map(100);
    let options = ExportOptions::default();
    let stopped = export::write(&map, Format::Pdf, &options, &Theme::light(), &progress, &mut out);
    assert!(matches!(stopped, Err(OutputError::Stopped(_))) && out.is_empty());
}
