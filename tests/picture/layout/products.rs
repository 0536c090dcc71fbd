//! Maps whose numbers multiply: cards × steps, connectors × cards, personas × steps, lanes × personas. A file may hold
//! all of these, and none of them takes more time than what is there.

use std::time::Duration;

use throughline::layout::Layout;
use throughline::model::{Card, Connector, Emotion, Feeling, Map, Persona, Role};
use throughline::scene::LayerKind;

use super::scenes::{canvas, card, card_boxes, grid, id, rank, texts, with_cards};
use crate::support::short_or_long;

/// The layout of a map. It takes some seconds of a processor; with one loop over a product it takes minutes.
#[track_caller]
fn laid_out(map: &Map) -> Layout {
    let started = worked();
    let layout = canvas(map);
    let taken = worked() - started;
    assert!(taken < Duration::from_secs(30), "{taken:?}");
    layout
}

/// How long a processor has worked for this thread, whatever else the machine does. Nothing where the system doesn't say.
fn worked() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// A card in a lane from a step on, over so many.
fn wide(nth: usize, column: usize, row: usize, span: usize) -> Card {
    Card { span: u32::try_from(span).unwrap(), ..card(&format!("c{nth}"), column, row) }
}

/// The map with so many connectors, each to the card whose number `to` says, every third with a label.
fn tangled(mut map: Map, connectors: usize, to: impl Fn(usize) -> usize) -> Map {
    for nth in 0..connectors {
        let (from, to) = (id(&format!("c{nth}")), id(&format!("c{}", to(nth))));
        let label = if nth % 3 == 0 { format!("l{}", nth % 50) } else { String::new() };
        let connector = Connector { label, ..Connector::new(id(&format!("k{nth}")), from, to) };
        map.connectors.insert(connector.id, connector);
    }
    map
}

fn feel(map: &mut Map, personas: usize, steps: usize) {
    for persona in 0..personas {
        let person = Persona { name: format!("Persona {persona}"), ..Persona::new(id(&format!("p{persona}"))) };
        let person = Persona { rank: rank(persona), ..person };
        for step in 0..steps {
            let emotion = Emotion {
                value: Feeling::nearest(((persona * 7 + step * 3) % 5) as f64 - 2.0).unwrap(),
                quote: format!("Says {persona} of {step}, and more words"),
                ..Emotion::new(id(&format!("e{persona}-{step}")), person.id, id(&format!("s{step}")))
            };
            map.emotions.insert(emotion.id, emotion);
        }
        map.personas.insert(person.id, person);
    }
}

#[test]
fn cards_over_thousands_of_steps_with_connectors_between_all_of_them() {
    let (steps, count) = short_or_long((500, 2_000), (2_000, 10_000));
    let roles = [Role::Customer, Role::Frontstage, Role::Backstage];
    let cards = (0..count).map(|nth| {
        let column = nth * 31 % steps;
        wide(nth, column, nth % 3, 1 + nth * 57 % (steps - column))
    });
    let map = tangled(with_cards(grid(steps, &roles), cards), count, |nth| (nth * 7_919 + 3) % count);
    let layout = laid_out(&map);
    assert_eq!(card_boxes(&layout.scene).len(), count);
    // One leads from a card to itself.
    assert!(layout.scene.layer(LayerKind::Connectors).len() >= count - 1);
}

#[test]
fn cards_that_all_reach_over_all_steps_stand_below_each_other() {
    let map = with_cards(grid(2_000, &[Role::Customer]), (0..5_000).map(|nth| wide(nth, 0, 0, 2_000)));
    let boxes = card_boxes(&laid_out(&map).scene);
    assert!(boxes.windows(2).all(|pair| (pair[1].1.y0 - pair[0].1.y1 - 8.0).abs() < 1e-9));
}

#[test]
fn connectors_that_all_run_through_one_gutter() {
    let count = short_or_long(10_000, 60_000);
    let cards = (0..count).map(|nth| card(&format!("c{nth}"), nth % 2, 0));
    let map = tangled(with_cards(grid(2, &[Role::Customer]), cards), count / 2, |nth| (nth * 7_919 + 1) % count);
    assert!(laid_out(&map).scene.layer(LayerKind::Connectors).len() > count / 2 - 10);
}

#[test]
fn connectors_on_a_map_of_more_cells_than_a_table_of_them_can_have() {
    let cards = (0..3_000).map(|nth| card(&format!("c{nth}"), nth, nth));
    let map = tangled(with_cards(grid(3_000, &[Role::Support; 3_000]), cards), 2_999, |nth| nth + 1);
    assert_eq!(laid_out(&map).scene.layer(LayerKind::Connectors).len(), 2_999);
}

#[test]
fn quotes_of_sixty_personas_at_each_step_stand_below_the_curves() {
    let steps = short_or_long(50, 150);
    let mut map = grid(steps, &[Role::Emotion]);
    feel(&mut map, 60, steps);
    let quotes = texts(&laid_out(&map).scene, LayerKind::Emotion);
    assert_eq!(quotes.iter().filter(|text| text.starts_with("Says")).count(), 60 * steps);
}

#[test]
fn of_many_emotion_lanes_the_first_ones_show_curves() {
    let shown = |lanes: usize| {
        let mut map = grid(20, &vec![Role::Emotion; lanes]);
        feel(&mut map, 200, 20);
        laid_out(&map).scene.layer(LayerKind::Emotion).len()
    };
    // A zero line in each lane; in those that have curves a line and points for each persona, in two parts of up to 16 steps.
    assert_eq!(shown(3), 3 + 3 * 2 * 2 * 200);
    assert_eq!(shown(40), 40 + 16 * 2 * 2 * 200);
}

#[test]
fn a_hundred_lines_have_names_at_their_ends_and_one_line_has_none() {
    let names = |personas: usize| {
        let mut map = grid(1, &[Role::Emotion]);
        feel(&mut map, personas, 1);
        let texts = texts(&laid_out(&map).scene, LayerKind::Emotion);
        texts.into_iter().filter(|text| text.starts_with("Persona")).count()
    };
    assert_eq!((names(1), names(100), names(150)), (0, 100, 100));
}
