//! Where a map is cut into sheets: between steps, best between stages, and through nothing that a sheet can hold.

use std::ops::Range;

use throughline::geom::Size;
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{Column, LayoutOptions, Workspace, pages};
use throughline::model::{Card, Map, Role, Stage};
use throughline::scene::LayerKind;
use throughline::theme::Theme;

use super::sheets::{A4, on_sheets};
use crate::layout::scenes::{card, grid, id, rank, with_cards};

/// A sheet that holds the first three of the four steps, or the last two: both are equally long.
const SHEET: Size = Size::new(536.0, 800.0);

/// Four steps with a card in each.
fn four_steps() -> Map {
    let mut map = grid(4, &[Role::Customer]);
    for (at, width) in [200, 200, 200, 430].into_iter().enumerate() {
        map.steps.get_mut(&id(&format!("s{at}"))).unwrap().width = Some(width);
    }
    with_cards(map, (0..4).map(|at| card(&format!("c{at}"), at, 0)))
}

/// A card over two steps.
fn wide(column: usize) -> Card {
    Card { span: 2, ..card(&format!("wide{column}"), column, 0) }
}

/// The steps that are whole on each sheet.
fn steps_on_sheets(map: &Map) -> Vec<Range<usize>> {
    steps_on(map, SHEET)
}

fn steps_on(map: &Map, sheet: Size) -> Vec<Range<usize>> {
    let (layout, pages) = on_sheets(map, sheet);
    let steps = pages.iter().map(|page| {
        let cells = page.windows.iter().find(|window| window.layers.contains(&LayerKind::Cards)).unwrap().from;
        let is_whole = |column: &Column| column.start > cells.x0 - 0.01 && column.end < cells.x1 + 0.01;
        let first = layout.grid.columns.iter().position(is_whole).unwrap();
        first..first + layout.grid.columns.iter().filter(|column| is_whole(column)).count()
    });
    steps.collect()
}

#[test]
fn a_sheet_ends_after_the_last_step_that_it_holds() {
    assert_eq!(steps_on_sheets(&four_steps()), [0..3, 3..4]);
}

#[test]
fn a_sheet_rather_ends_between_two_stages() {
    let mut map = four_steps();
    let stage = Stage { id: id("later"), rank: rank(1), name: "Later".to_owned(), goal: String::new() };
    map.stages.insert(stage.id, stage);
    for step in ["s2", "s3"] {
        map.steps.get_mut(&id(step)).unwrap().stage = id("later");
    }
    assert_eq!(steps_on_sheets(&map), [0..2, 2..4]);
}

#[test]
fn a_sheet_rather_ends_between_two_stages_than_where_both_sheets_are_equally_full() {
    // So many lanes that the height of a sheet decides the scale: its width holds more steps than it needs to.
    let mut one = grid(6, &[Role::Customer; 8]);
    for (at, width) in [200, 200, 200, 200, 260, 500].into_iter().enumerate() {
        one.steps.get_mut(&id(&format!("s{at}"))).unwrap().width = Some(width);
    }
    let one = with_cards(one, (0..6).map(|at| card(&format!("c{at}"), at, 0)));
    let mut two = one.clone();
    let stage = Stage { id: id("later"), rank: rank(1), name: "Later".to_owned(), goal: String::new() };
    two.stages.insert(stage.id, stage);
    for step in ["s3", "s4", "s5"] {
        two.steps.get_mut(&id(step)).unwrap().stage = id("later");
    }
    let sizes =
        [300, 360, 420, 480, 540].into_iter().flat_map(|height| [640, 700, 760, 820].map(|width| (width, height)));
    let sheets = sizes.map(|(width, height)| Size::new(f64::from(width), f64::from(height)));
    let cut: Vec<_> = sheets.map(|sheet| [&one, &two].map(|map| steps_on(map, sheet))).collect();
    assert!(cut.contains(&[vec![0..4, 4..6], vec![0..3, 3..6]]), "{cut:?}");
    assert!(cut.iter().all(|[one, two]| two.len() <= one.len()), "{cut:?}");
}

#[test]
fn a_sheet_ends_early_rather_than_cut_a_card() {
    assert_eq!(steps_on_sheets(&with_cards(four_steps(), [wide(2)])), [0..2, 2..4]);
}

#[test]
fn where_no_cut_is_clean_both_sheets_show_what_is_cut() {
    assert_eq!(steps_on_sheets(&with_cards(four_steps(), [wide(0), wide(1), wide(2)])), [0..3, 2..4]);
}

#[test]
fn a_layout_whose_end_is_no_number_is_one_sheet() {
    let map = four_steps();
    let (mut layout, _) = on_sheets(&map, A4);
    layout.grid.bottom = f64::NAN;
    layout.grid.rows[0].bottom = f64::NAN;
    let options = LayoutOptions::picture(MapWords::of(Locale::En));
    assert_eq!(pages(&map, &layout, &mut Workspace::new(), &Theme::light(), &options, A4).len(), 1);
}
