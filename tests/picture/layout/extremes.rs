//! Maps at the edges of what a map can be: none of them breaks, and none loses anything.

use throughline::geom::{Flow, Size};
use throughline::model::{Card, CardKind, Consequence, Lane, Map, Pain, RANK_GAP, Role, Stage, Step};
use throughline::scene::LayerKind;

use super::laws::{assert_apart, assert_whole};
use super::scenes::{FLOWS, canvas, card, card_boxes, flowing, grid, id, picture, texts, with_cards};

#[track_caller]
fn assert_fine(map: &Map) {
    for flow in FLOWS {
        let map = flowing(map, flow);
        for layout in [canvas(&map), picture(&map)] {
            assert_whole(&layout.scene);
            assert_apart(&card_boxes(&layout.scene));
            let Size { width, height } = layout.scene.size;
            assert!(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0);
        }
    }
}

#[test]
fn an_empty_map_is_a_title_and_paper() {
    let map = Map::default();
    assert_fine(&map);
    let layout = canvas(&map);
    assert_eq!(texts(&layout.scene, LayerKind::Title).len(), 2, "a stand-in for the title, and the kind of map");
    assert!(layout.grid.columns.is_empty() && layout.grid.rows.is_empty());
    assert!(card_boxes(&layout.scene).is_empty());
}

#[test]
fn a_map_without_lanes_shows_its_stages_and_steps() {
    let map = grid(3, &[]);
    assert_fine(&map);
    assert_eq!(canvas(&map).grid.columns.len(), 3);
    assert!(texts(&canvas(&map).scene, LayerKind::Names).contains(&"Step 2".to_owned()));
}

#[test]
fn a_map_without_steps_shows_its_lanes() {
    let mut map = grid(0, &[Role::Customer, Role::Frontstage, Role::Emotion]);
    assert_fine(&map);
    assert_eq!(canvas(&map).grid.rows.len(), 3);
    // A card of a step that is not there is nowhere, and harms nothing.
    map = with_cards(map, [card("lost", 7, 0)]);
    assert_fine(&map);
    assert!(card_boxes(&canvas(&map).scene).is_empty());
}

#[test]
fn three_hundred_stages_of_one_step_each() {
    let mut map = grid(0, &[Role::Customer]);
    map.stages.clear();
    for at in 0..300_usize {
        let rank = i64::try_from(at).unwrap() * RANK_GAP;
        let stage = Stage { id: id(&format!("g{at}")), rank, name: format!("Stage {at}"), goal: String::new() };
        let step = Step { id: id(&format!("s{at}")), stage: stage.id, rank, name: format!("Step {at}"), width: None };
        map.stages.insert(stage.id, stage);
        map.steps.insert(step.id, step);
    }
    let map = with_cards(map, (0..300).map(|at| card(&format!("c{at}"), at, 0)));
    assert_fine(&map);
    let layout = canvas(&map);
    assert_eq!((layout.grid.columns.len(), card_boxes(&layout.scene).len()), (300, 300));
    assert_eq!(layout.scene.layer(LayerKind::Header).len(), 1 + 300 + 300);
    assert_eq!(layout.scene.layer(LayerKind::Names).len(), 300 + 300);
}

/// A map in which every text is `text`.
fn saying(text: &str) -> Map {
    let roles = [Role::Evidence, Role::Customer, Role::Frontstage, Role::Backstage, Role::Emotion, Role::Notes];
    let mut map = grid(3, &roles);
    let info = &mut map.info;
    for field in [&mut info.title, &mut info.scenario, &mut info.author, &mut info.version, &mut info.date] {
        text.clone_into(field);
    }
    map.stages.values_mut().for_each(|stage| text.clone_into(&mut stage.name));
    map.steps.values_mut().for_each(|step| text.clone_into(&mut step.name));
    map.lanes.values_mut().for_each(|lane| text.clone_into(&mut lane.name));
    let kinds = [CardKind::Touchpoint, CardKind::Action, CardKind::Decision, CardKind::Opportunity, CardKind::Note];
    for (at, kind) in kinds.into_iter().enumerate() {
        let owner = text.to_owned();
        let new = Card { kind, text: text.to_owned(), owner, ..card(&format!("c{at}"), at % 3, at) };
        map = with_cards(map, [new]);
        let pain = Pain {
            id: id(&format!("p{at}")),
            card: id(&format!("c{at}")),
            rank: 0,
            text: text.to_owned(),
            severity: 3,
            frequency: 3,
            consequence: Consequence::Inefficiency,
            votes: 0,
        };
        map.pains.insert(pain.id, pain);
    }
    for name in ["ann", "bob", "cleo", "dan"] {
        let name = throughline::model::Persona {
            id: id(name),
            rank: 0,
            name: text.to_owned(),
            description: String::new(),
            hidden: false,
        };
        map.personas.insert(name.id, name);
    }
    let map = super::scenes::joined(map, "c0", "c1", text);
    let map = super::scenes::joined(map, "c1", "c4", text);
    super::scenes::joined(map, "c3", "c0", text)
}

#[test]
fn names_of_two_thousand_characters() {
    assert_fine(&saying(&"word ".repeat(400)));
    assert_fine(&saying(&"x".repeat(2_000)));
    assert_fine(&saying(&"שלום עולם ".repeat(200)));
}

#[test]
fn texts_of_spaces_and_of_nothing() {
    for text in ["", " ", "   \t  ", "\n", "\n\n\n", "\u{a0}", "\u{200f}", "\u{2028}"] {
        assert_fine(&saying(text));
    }
}

#[test]
fn emoji_and_marks_upon_marks() {
    assert_fine(&saying("👩‍👩‍👧‍👦🇷🇴❤️👍🏽 ok"));
    assert_fine(&saying(&format!("a{}", "\u{301}".repeat(60))));
    assert_fine(&saying("𝔘𝔫𝔦𝔠𝔬𝔡𝔢 漢字 हिन्दी ไทย"));
}

#[test]
fn ten_thousand_lanes() {
    let mut map = grid(2, &[]);
    for at in 0..10_000_usize {
        let rank = i64::try_from(at).unwrap() * RANK_GAP;
        let role = if at % 2 == 0 { Role::Customer } else { Role::Frontstage };
        let lane = Lane { id: id(&format!("l{at}")), rank, role, name: String::new(), hidden: false, locked: false };
        map.lanes.insert(lane.id, lane);
    }
    let map = with_cards(map, [card("first", 0, 0), card("last", 1, 9_999)]);
    let layout = canvas(&map);
    assert_eq!(layout.grid.rows.len(), 10_000);
    // A line of interaction between every two.
    assert_eq!(layout.scene.layer(LayerKind::Lanes).len(), 10_000 + 9_999);
    assert_whole(&layout.scene);
}

#[test]
fn a_cell_of_a_thousand_cards() {
    let map = with_cards(grid(1, &[Role::Customer]), (0..1_000).map(|at| card(&format!("c{at}"), 0, 0)));
    let layout = canvas(&flowing(&map, Flow::RightToLeft));
    assert_eq!(layout.grid.rows[0].content_end - layout.grid.rows[0].content, 1_000.0 * 32.0 + 999.0 * 8.0);
    assert_whole(&layout.scene);
}
