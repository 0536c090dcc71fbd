//! The letters that an opportunity and the pain points that it would ease have in common.

use proptest::prelude::*;
use throughline::geom::Rect;
use throughline::model::{Card, CardKind, Consequence, EasingLetter, EasingLetters, Map, Order, Pain, Role};
use throughline::scene::{Item, LayerKind, PlacedRef, Shape};
use throughline::theme::Theme;

use super::scenes::{FLOWS, canvas, card, flowing, grid, id, picture, placed_card, texts, with_cards};
use crate::support::{cases, random_map};

fn idea(name: &str, column: usize, eases: &[&str]) -> Card {
    let eases = eases.iter().map(|pain| id(pain)).collect();
    Card { kind: CardKind::Opportunity, eases, ..card(name, column, 1) }
}

/// The pain points `p` on the card `a` and `q` on `b`, above some opportunities.
fn eased(ideas: impl IntoIterator<Item = Card>) -> Map {
    let cards = [card("a", 0, 0), card("b", 1, 0)].into_iter().chain(ideas);
    let mut map = with_cards(grid(3, &[Role::Customer, Role::Frontstage]), cards);
    for (name, on) in [("p", "a"), ("q", "b")] {
        let (card, text, consequence) = (id(on), format!("Pain {name}"), Consequence::default());
        let pain = Pain { id: id(name), card, rank: 0, text, severity: 3, frequency: 3, consequence, votes: 0 };
        map.pains.insert(pain.id, pain);
    }
    map
}

fn is_letter(shape: &Shape) -> bool {
    matches!(shape, Shape::Text { color, .. } if *color == Theme::light().on_letter)
}

/// What stands on the badges of a card, and how many letters there are more.
fn letters(map: &Map, name: &str) -> Vec<String> {
    let scene = canvas(map).scene;
    let placed = placed_card(&scene, id(name)).unwrap();
    let is_more = |shape: &Shape| matches!(shape, Shape::Text { color, .. } if *color == Theme::light().letter);
    let shown = placed.frame.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { block, .. } if is_letter(&item.shape) || is_more(&item.shape) => Some(block.text().to_owned()),
        _ => None,
    });
    shown.collect()
}

#[test]
fn an_opportunity_and_the_pain_points_that_it_eases_show_the_same_letter_by_the_reading_order() {
    let map = eased([idea("late", 2, &["q"]), idea("early", 0, &["q", "p"])]);
    for flow in FLOWS {
        let map = flowing(&map, flow);
        assert_eq!((letters(&map, "early"), letters(&map, "late")), (vec!["A".to_owned()], vec!["B".to_owned()]));
        assert_eq!(
            (letters(&map, "a"), letters(&map, "b")),
            (vec!["A".to_owned()], vec!["A".to_owned(), "B".to_owned()])
        );
    }
}

#[test]
fn what_is_linked_to_nothing_that_is_shown_has_no_letter() {
    let mut map = eased([idea("idle", 0, &[]), idea("gone", 0, &["nothing"]), idea("real", 1, &["p"])]);
    assert_eq!((letters(&map, "idle").len(), letters(&map, "gone").len(), letters(&map, "b").len()), (0, 0, 0));
    assert_eq!(letters(&map, "real"), ["A"]);
    map.lanes.values_mut().find(|lane| lane.role == Role::Customer).unwrap().hidden = true;
    assert!(letters(&map, "real").is_empty(), "its pain point is on a hidden lane");
}

#[test]
fn of_many_letters_a_pain_point_shows_three_and_how_many_there_are_more() {
    let ideas = (0..9).map(|nth| idea(&format!("idea{nth}"), 0, &["p"]));
    assert_eq!(letters(&eased(ideas), "a"), ["A", "B", "C", "+6"]);
}

#[test]
fn after_z_comes_aa() {
    let map = eased((100..800).map(|nth| idea(&format!("idea{nth}"), 0, &["p"])));
    let order = Order::new(&map);
    let all = EasingLetters::new(&map, &order);
    let told: Vec<String> = all.of_pain(id("p")).iter().map(EasingLetter::to_string).collect();
    assert_eq!((told[25].as_str(), told[26].as_str(), told[51].as_str(), told[52].as_str()), ("Z", "AA", "AZ", "BA"));
    assert_eq!(told.last().unwrap(), "ZX");
    for (nth, letter) in told.iter().enumerate() {
        let read: EasingLetter = letter.parse().unwrap();
        assert_eq!(all.opportunity(read), Some(id(&format!("idea{}", nth + 100))));
    }
    for text in ["", "a", "A1", "AAAAAAA", "Ä", " A"] {
        assert!(text.parse::<EasingLetter>().is_err(), "{text:?}");
    }
}

#[test]
fn the_legend_explains_the_letters_of_a_map_that_has_some() {
    let legend = |map: &Map| texts(&picture(map).scene, LayerKind::Legend);
    let says = "Opportunity that eases the pain point with the same letter".to_owned();
    assert!(!legend(&eased([idea("idle", 0, &[])])).contains(&says));
    let shown = legend(&eased([idea("real", 0, &["p"])]));
    assert!(shown.contains(&says) && shown.contains(&"A".to_owned()), "{shown:?}");
}

fn overlap(one: Rect, other: Rect) -> bool {
    let common = one.intersect(other);
    common.width() > 0.01 && common.height() > 0.01
}

#[track_caller]
fn assert_letters_clear(placed: PlacedRef<'_>) {
    let is_badge =
        |item: &&Item| matches!(&item.shape, Shape::Rect { fill, .. } if *fill == Some(Theme::light().letter));
    let badges: Vec<Rect> = placed.frame.items.iter().filter(is_badge).map(Item::bounds).collect();
    let is_dot = |item: &Item| item.tag.is_some_and(|tag| matches!(tag.part, throughline::scene::Part::Dot(_)));
    let others = placed.frame.items.iter().filter(|item| match &item.shape {
        Shape::Text { .. } => !is_letter(&item.shape),
        _ => is_dot(item),
    });
    for item in others {
        let there = badges.iter().find(|badge| overlap(**badge, item.bounds()));
        assert!(there.is_none(), "{placed}: {item:?} lies on the letter at {there:?}");
    }
    for (nth, badge) in badges.iter().enumerate() {
        assert!(badges.iter().skip(nth + 1).all(|other| !overlap(*badge, *other)), "{placed}: {badges:?}");
        assert!(badge.x0 >= 0.0 && badge.x1 <= placed.frame.size.width && badge.y1 <= placed.frame.size.height);
    }
}

proptest! {
    #![proptest_config(cases(26))]

    #[test]
    fn no_text_and_no_rating_of_a_card_lies_on_a_letter(seed: u64) {
        let mut map = random_map(seed);
        // Narrow columns, where there is least room.
        map.steps.values_mut().for_each(|step| step.width = step.width.map(|_| 120));
        for flow in FLOWS {
            canvas(&flowing(&map, flow)).scene.layer(LayerKind::Cards).frames().for_each(assert_letters_clear);
        }
    }
}
