//! Parts of maps laid out: whole pictures of their own, either way.

use std::collections::BTreeSet;

use throughline::layout::{LayoutOptions, Workspace};
use throughline::model::{CardId, Excerpt, Map, Order};
use throughline::persist::{LANGUAGES, TEMPLATES, read, template};

use super::laws::{assert_apart, assert_whole};
use super::scenes::{FLOWS, card_boxes, flowing, with, words};
use crate::support::grid_map;

fn maps() -> Vec<Map> {
    let golden = [include_str!("../../golden/v1-all.journey.ron"), include_str!("all.journey.ron")];
    let templates = TEMPLATES.iter().flat_map(|name| LANGUAGES.map(|language| template(name, language).unwrap()));
    let mut maps: Vec<Map> = golden.into_iter().chain(templates).map(|text| read(text.as_bytes()).unwrap()).collect();
    maps.push(grid_map(100));
    maps
}

/// Each stage, each lane, each lane of each stage, every third card, and the whole.
fn excerpts(map: &Map) -> Vec<Excerpt> {
    let whole = Excerpt::default;
    let stages = || map.stages.keys().map(|stage| Excerpt { stages: Some([*stage].into()), ..whole() });
    let lanes = || map.lanes.keys().map(|lane| Excerpt { lanes: Some([*lane].into()), ..whole() });
    let crossed = stages().flat_map(|stage| lanes().map(move |lane| Excerpt { stages: stage.stages.clone(), ..lane }));
    let order = Order::new(map);
    let third =
        |from: usize| -> BTreeSet<CardId> { order.cards.iter().skip(from).step_by(3).map(|card| card.id).collect() };
    let cards = (0..3).map(|from| Excerpt { cards: Some(third(from)), ..whole() });
    let nothing = Excerpt { cards: Some(BTreeSet::new()), ..whole() };
    stages().chain(lanes()).chain(crossed).chain(cards).chain([whole(), nothing]).collect()
}

#[test]
fn every_part_of_a_map_is_a_whole_picture_either_way() {
    let mut workspace = Workspace::new();
    for map in maps() {
        for flow in FLOWS {
            let map = flowing(&map, flow);
            for excerpt in excerpts(&map) {
                let part = excerpt.of(&map);
                for (title, legend) in [(true, true), (false, false)] {
                    let options = LayoutOptions { title, legend, ..LayoutOptions::picture(words(&part)) };
                    let scene = with(&part, &mut workspace, options).scene;
                    assert_whole(&scene);
                    let seen = part.cards.values().filter(|card| part.shows(card.lane)).count();
                    assert_eq!(card_boxes(&scene).len(), seen, "{excerpt:?}");
                    assert_apart(&card_boxes(&scene));
                }
            }
        }
    }
}
