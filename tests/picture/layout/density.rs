//! Dense maps: narrower, and as whole as others.

use proptest::prelude::*;
use throughline::layout::{Layout, LayoutOptions, Workspace};
use throughline::model::{Map, Role};
use throughline::theme::Density;

use super::laws::{assert_apart, assert_whole};
use super::scenes::{FLOWS, canvas, card, card_box, card_boxes, flowing, grid, id, joined, with, with_cards, words};
use crate::support::{cases, random_map};

fn compact(map: &Map) -> Layout {
    with(map, &mut Workspace::new(), LayoutOptions { density: Density::Compact, ..LayoutOptions::canvas(words(map)) })
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_dense_map_is_whole_in_both_directions(seed: u64) {
        let map = random_map(seed);
        for flow in FLOWS {
            let scene = compact(&flowing(&map, flow)).scene;
            assert_whole(&scene);
            assert_apart(&card_boxes(&scene));
        }
    }
}

#[test]
fn a_dense_map_has_columns_of_132_and_keeps_the_gutters_and_the_widths_that_were_chosen() {
    let mut map = with_cards(grid(4, &[Role::Customer, Role::Frontstage]), [card("a", 0, 0), card("b", 1, 1)]);
    map = joined(map, "a", "b", "");
    map.steps.get_mut(&id("s2")).unwrap().width = Some(240);
    let (usual, dense) = (canvas(&map), compact(&map));
    let widths =
        |layout: &Layout| layout.grid.columns.iter().map(|column| column.end - column.start).collect::<Vec<_>>();
    assert_eq!(widths(&usual), [164.0, 164.0, 240.0, 164.0]);
    assert_eq!(widths(&dense), [132.0, 132.0, 240.0, 132.0]);
    let gutters =
        |layout: &Layout| layout.grid.columns.windows(2).map(|pair| pair[1].start - pair[0].end).collect::<Vec<_>>();
    assert_eq!(gutters(&usual), gutters(&dense), "connectors have the same room");
    assert!(dense.grid.bottom < usual.grid.bottom && dense.scene.size.width < usual.scene.size.width);
    let height = |layout: &Layout| card_box(&layout.scene, id("a")).unwrap().height();
    assert_eq!((height(&usual), height(&dense)), (7.0 + 18.0 + 7.0, 4.0 + 18.0 + 4.0));
}

#[test]
fn what_is_kept_from_one_density_is_not_shown_in_the_other() {
    let map = with_cards(grid(2, &[Role::Customer]), [card("a", 0, 0)]);
    let mut workspace = Workspace::new();
    let mut lay_out = |density| {
        let options = LayoutOptions { density, ..LayoutOptions::canvas(words(&map)) };
        with(&map, &mut workspace, options).scene.to_string()
    };
    let first = lay_out(Density::Comfortable);
    let dense = lay_out(Density::Compact);
    assert_ne!(first, dense);
    assert_eq!(lay_out(Density::Comfortable), first);
    assert_eq!(compact(&map).scene.to_string(), dense);
}
