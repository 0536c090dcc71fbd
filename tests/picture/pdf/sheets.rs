//! What is on which sheet of paper.

use throughline::export::{Paper, PaperSize};
use throughline::geom::{Flow, Size};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{Layout, LayoutOptions, Workspace, layout, pages};
use throughline::model::{Map, Role};
use throughline::scene::LayerKind;
use throughline::scene::page::Page;
use throughline::theme::Theme;

use super::{document, sizes, template};
use crate::layout::scenes::grid;
use crate::support::grid_map;

pub const A4: Size = Size::new(841.89, 595.28);

pub fn on_sheets(map: &Map, sheet: Size) -> (Layout, Vec<Page>) {
    let words = MapWords::of(Locale::from_tag(&map.info.language));
    let (options, theme) = (LayoutOptions::picture(words), Theme::light());
    let mut workspace = Workspace::new();
    let layout = layout(map, &mut workspace, &theme, &options);
    let pages = pages(map, &layout, &mut workspace, &theme, &options, sheet);
    (layout, pages)
}

#[test]
fn one_page_is_as_large_as_the_map() {
    let mut map = template("blueprint", "en");
    map.pains.clear();
    let (layout, _) = on_sheets(&map, A4);
    let sizes = sizes(&document(&map, Paper::Fitted));
    let [(width, height)] = sizes[..] else { panic!("{sizes:?}") };
    assert!((width - layout.scene.size.width).abs() < 0.1 && (height - layout.scene.size.height).abs() < 0.1);
}

#[test]
fn a_page_is_no_larger_than_readers_open() {
    let map = grid(100, &[Role::Customer]);
    assert!(on_sheets(&map, A4).0.scene.size.width > 14_400.0);
    let sizes = sizes(&document(&map, Paper::Fitted));
    assert!(sizes.iter().all(|(width, height)| *width <= 14_400.0 && *height <= 14_400.0), "{:?}", sizes[0]);
}

#[test]
fn sheets_have_the_size_of_the_paper() {
    let map = template("blueprint", "ro");
    for (paper, size) in [
        (Paper::Landscape(PaperSize::A4), (841.89, 595.28)),
        (Paper::Portrait(PaperSize::A3), (841.89, 1190.55)),
        (Paper::Portrait(PaperSize::Letter), (612.0, 792.0)),
    ] {
        let sizes = sizes(&document(&map, paper));
        assert!(sizes.len() > 1, "{paper:?}");
        assert!(sizes.iter().all(|(w, h)| (w - size.0).abs() < 0.1 && (h - size.1).abs() < 0.1), "{sizes:?}");
    }
}

#[test]
fn all_lanes_of_a_usual_map_are_on_every_sheet() {
    let a3 = Size::new(1190.55, 841.89);
    let (layout, pages) = on_sheets(&template("blueprint", "en"), a3);
    let (top, bottom) = (layout.grid.lanes_top, layout.grid.bottom);
    for page in &pages {
        let cells = page.windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap();
        assert_eq!((cells.from.y0, cells.from.y1), (top, bottom));
        assert!(cells.scale >= 0.45, "it can be read");
    }
}

#[test]
fn the_first_steps_of_a_map_from_right_to_left_are_on_the_first_sheet_at_the_right() {
    let mut map = grid_map(100);
    map.info.direction = Flow::RightToLeft;
    let (layout, pages) = on_sheets(&map, A4);
    let cells = |page: &Page| *page.windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap();
    let firsts: Vec<_> = pages.iter().map(|page| cells(page).from.x1).collect();
    assert!(pages.len() > 1 && firsts.is_sorted_by(|one, next| one >= next), "{firsts:?}");
    assert_eq!(firsts[0], layout.grid.inline(layout.grid.rail_end));
    let names = pages[0].windows.iter().find(|window| window.layers == [LayerKind::Rail]).unwrap();
    assert!((names.on_page().x1 - (A4.width - 28.0)).abs() < 0.01, "lane names at the right edge");
}

#[test]
fn a_stage_that_goes_on_is_named_again_on_the_next_sheet() {
    let map = grid_map(100);
    let (_, pages) = on_sheets(&map, A4);
    let names = |page: &Page| {
        page.stamps.iter().filter(|stamp| stamp.frame.slides > 0.0).flat_map(|stamp| &stamp.frame.items).count()
    };
    assert!(pages.iter().all(|page| names(page) > 0));
}

#[test]
fn a_map_with_nothing_in_it_is_one_sheet() {
    assert_eq!(on_sheets(&Map::default(), A4).1.len(), 1);
    assert_eq!(sizes(&document(&Map::default(), Paper::Landscape(PaperSize::A4))).len(), 1);
}

/// How many of the sheets have the legend: what is below the cells.
fn with_legend(pages: &[Page]) -> Vec<usize> {
    let below = |page: &Page| {
        let lowest = page.windows.iter().map(|window| window.on_page().y1).fold(0.0, f64::max);
        page.stamps.iter().any(|stamp| stamp.at.y > lowest)
    };
    pages.iter().enumerate().filter(|(_, page)| below(page)).map(|(nth, _)| nth).collect()
}

#[test]
fn a_usual_map_is_whole_on_one_sheet_of_every_language() {
    for (name, language) in [("lifecycle", "he"), ("support", "ro"), ("support", "en")] {
        let map = template(name, language);
        for sheet in [A4, Size::new(1190.55, 841.89)] {
            let (layout, pages) = on_sheets(&map, sheet);
            assert_eq!(pages.len(), 1, "{name} {language} {sheet:?}");
            let cells = pages[0].windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap();
            assert_eq!(cells.from.height(), layout.grid.bottom - layout.grid.lanes_top);
            assert_eq!(with_legend(&pages), [0]);
        }
    }
}

#[test]
fn what_the_marks_mean_is_on_the_last_sheet_only_and_not_larger_than_the_cards() {
    let (_, pages) = on_sheets(&grid_map(100), A4);
    assert!(pages.len() > 1);
    assert_eq!(with_legend(&pages), [pages.len() - 1]);
    let last = pages.last().unwrap();
    let cells = last.windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap();
    let legend = last.stamps.iter().max_by(|one, other| one.at.y.total_cmp(&other.at.y)).unwrap();
    assert!(legend.scale <= cells.scale + 0.001, "{} {}", legend.scale, cells.scale);
}

#[test]
fn the_last_sheet_is_not_nearly_empty() {
    let (_, pages) = on_sheets(&grid_map(1_000), A4);
    let cells = |page: &Page| *page.windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap();
    let widths: Vec<_> = pages.iter().map(|page| cells(page).from.width()).collect();
    let (first, last) = (widths[0], widths[widths.len() - 1]);
    assert!(last > 0.6 * first, "{widths:?}");
}
