//! Laws that hold for the pages of every map.

use proptest::prelude::*;
use throughline::export::{self, ExportOptions, Format};
use throughline::geom::{Flow, Rect, Size};
use throughline::model::{LaneId, Map};
use throughline::render::Progress;
use throughline::render::png::PictureSize;
use throughline::scene::LayerKind;
use throughline::scene::page::{Page, PageWindow};
use throughline::theme::Theme;

use super::sheets::{A4, on_sheets};
use super::{PAPERS, written};
use crate::support::{cases, grid_map, random_map};

const A3: Size = Size::new(1190.55, 841.89);
const UPRIGHT_A4: Size = Size::new(595.28, 841.89);
const UPRIGHT_A3: Size = Size::new(841.89, 1190.55);

fn windows(pages: &[Page]) -> impl Iterator<Item = &PageWindow> {
    pages.iter().flat_map(|page| &page.windows).filter(|window| window.layers.contains(&LayerKind::Cards))
}

fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(0.05, 0.05);
    outer.x0 <= inner.x0 && outer.x1 >= inner.x1 && outer.y0 <= inner.y0 && outer.y1 >= inner.y1
}

/// Asserts that parts follow each other from the start at least to the end without a gap.
#[track_caller]
fn assert_covered(mut parts: Vec<(f64, f64)>, start: f64, end: f64) {
    parts.sort_by(|one, other| one.0.total_cmp(&other.0));
    parts.dedup();
    let is_whole = (parts[0].0 - start).abs() < 0.01 && parts[parts.len() - 1].1 > end - 0.01;
    assert!(is_whole, "{parts:?} are not {start} to {end}");
    for pair in parts.windows(2) {
        assert!(pair[0].0 < pair[1].0 && pair[1].0 < pair[0].1 + 0.01, "{parts:?}");
    }
}

/// Asserts what is true of the sheets of every map.
#[track_caller]
fn assert_complete(map: &Map, sheet: Size) {
    let (layout, pages) = on_sheets(map, sheet);
    let largest = windows(&pages).map(|window| window.from.size()).fold(Size::ZERO, Size::max);
    for card in layout.scene.layer(LayerKind::Cards).frames().map(|placed| placed.bounds()) {
        let fits = card.width() <= largest.width - 20.0 && card.height() <= largest.height - 8.0;
        let is_whole = windows(&pages).any(|window| holds(window.from, card));
        assert!(!fits || is_whole, "{card:?} is nowhere whole");
        assert!(windows(&pages).any(|window| window.from.overlaps(card)), "{card:?} is nowhere");
    }
    let grid = &layout.grid;
    let across = windows(&pages).map(|window| {
        let (one, other) = (grid.inline(window.from.x0), grid.inline(window.from.x1));
        (one.min(other), one.max(other))
    });
    let end = grid.columns.last().map_or(grid.rail_end, |column| column.end);
    assert_covered(across.collect(), grid.rail_end, end);
    let down = windows(&pages).map(|window| (window.from.y0, window.from.y1));
    assert_covered(down.collect(), grid.lanes_top, grid.bottom);
    for page in &pages {
        let whole = page.size.to_rect();
        let windows = page.windows.iter().map(PageWindow::on_page);
        let stamps = page.stamps.iter().map(|stamp| Rect::from_origin_size(stamp.at, stamp.frame.size * stamp.scale));
        for part in windows.chain(stamps) {
            assert!(holds(whole, part), "{part:?} leaves the sheet {whole:?}");
        }
    }
}

#[test]
fn every_card_of_a_map_with_two_hundred_lanes_is_whole_on_a_sheet() {
    let mut map = grid_map(600);
    let lane = map.lanes.values().next().unwrap().clone();
    for nth in 0..200 {
        let id = LaneId::from(throughline::model::Id::new(&format!("more{nth}")).unwrap());
        map.lanes.insert(id, throughline::model::Lane { id, rank: lane.rank + nth, ..lane.clone() });
    }
    assert_complete(&map, A4);
    assert_complete(&map, Size::new(612.0, 792.0));
}

#[test]
fn a_column_that_is_wider_than_the_paper_is_cut_and_all_of_it_is_there() {
    let mut map = grid_map(100);
    for step in map.steps.values_mut() {
        step.width = Some(4_000);
    }
    assert_complete(&map, A4);
}

/// What stands in a document outside of its texts and packed streams.
fn structure(document: &[u8]) -> String {
    let document: String = document.iter().copied().map(char::from).collect();
    let streams = document.split("endstream").map(|part| part.split("\nstream").next().unwrap());
    let mut outside = String::new();
    for part in streams {
        let (mut depth, mut is_escaped) = (0, false);
        for c in part.chars() {
            match c {
                _ if is_escaped => is_escaped = false,
                '\\' if depth > 0 => is_escaped = true,
                '(' => depth += 1,
                ')' if depth > 0 => depth -= 1,
                c if depth == 0 => outside.push(c),
                _ => {}
            }
        }
    }
    outside
}

#[test]
fn a_text_in_a_document_is_no_action_and_no_link() {
    let hostile = ")>>/OpenAction<</S/JavaScript/JS(app.alert(1))>>endobj(\\";
    let mut map = grid_map(60);
    let info = &mut map.info;
    for text in [&mut info.title, &mut info.scenario, &mut info.author, &mut info.language] {
        hostile.clone_into(text);
    }
    map.stages.values_mut().for_each(|stage| hostile.clone_into(&mut stage.name));
    map.cards.values_mut().for_each(|card| format!("{hostile} https://example.org").clone_into(&mut card.text));
    for paper in PAPERS {
        let document = written(&map, paper).unwrap();
        let outside = structure(&document);
        assert!(outside.contains("/Catalog") && outside.contains("/Outlines"), "the scan finds too little");
        for name in ["/OpenAction", "/JavaScript", "/JS", "/AA", "/URI", "/Launch", "/EmbeddedFile"] {
            assert!(!outside.contains(name), "{name} in {paper:?}");
        }
    }
}

#[test]
fn a_title_of_millions_of_letters_is_cut_in_every_picture() {
    let mut map = grid_map(60);
    map.info.title = "Complaint ".repeat(400_000);
    for format in [Format::Pdf, Format::Svg, Format::Png] {
        let mut out = Vec::new();
        let options = ExportOptions { size: Some(PictureSize::Width(200)), ..ExportOptions::default() };
        export::write(&map, format, &options, &Theme::light(), &Progress::default(), &mut out).unwrap();
        assert!(out.len() < 1 << 20, "{format:?}: {} bytes", out.len());
        let text = String::from_utf8_lossy(&out);
        assert!(format != Format::Svg || text.contains("Complaint …</title>"), "{format:?}");
    }
    let mut report = Vec::new();
    export::write(
        &map,
        Format::Markdown,
        &ExportOptions::default(),
        &Theme::light(),
        &Progress::default(),
        &mut report,
    )
    .unwrap();
    assert!(report.len() > 4_000_000, "a report holds all of it");
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn every_card_is_whole_on_a_sheet(seed: u64) {
        for flow in [Flow::LeftToRight, Flow::RightToLeft] {
            let mut map = random_map(seed);
            map.info.direction = flow;
            assert_complete(&map, A4);
            assert_complete(&map, Size::new(300.0, 400.0));
        }
    }

    #[test]
    fn a_larger_sheet_needs_no_more_of_them(seed: u64) {
        let map = random_map(seed);
        for (smaller, larger) in [(A4, A3), (UPRIGHT_A4, UPRIGHT_A3)] {
            let (few, many) = (on_sheets(&map, larger).1.len(), on_sheets(&map, smaller).1.len());
            prop_assert!(few <= many, "{} large ones, {} small ones", few, many);
        }
    }

    #[test]
    fn sheets_of_a_mirrored_map_are_mirrored(seed: u64) {
        let mut map = random_map(seed);
        map.info.direction = Flow::LeftToRight;
        let (layout, pages) = on_sheets(&map, A4);
        map.info.direction = Flow::RightToLeft;
        let (_, mirrored) = on_sheets(&map, A4);
        prop_assert_eq!(pages.len(), mirrored.len());
        for (one, other) in windows(&pages).zip(windows(&mirrored)) {
            let (here, there) = (one.on_page(), other.on_page());
            prop_assert!((here.x0 - (A4.width - there.x1)).abs() < 0.01, "{:?} {:?}", here, there);
            prop_assert!((one.from.x0 - (layout.scene.size.width - other.from.x1)).abs() < 0.01);
        }
    }

    #[test]
    fn every_map_becomes_a_document_on_every_paper(seed: u64) {
        let map = random_map(seed);
        for paper in PAPERS {
            prop_assert!(written(&map, paper).unwrap().starts_with(b"%PDF-1.7"));
        }
    }
}
