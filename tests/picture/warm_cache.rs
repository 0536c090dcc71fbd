//! What is remembered between layouts never shows: a warm layout is the same as a cold one, and one that follows a change
//! the same as one from scratch.

use std::sync::Arc;

use crate::support::{Dice, cases, grid_map, random_command, random_map, short_or_long};
use proptest::prelude::*;
use throughline::edit::{Command, MoveTarget, Patch, Place};
use throughline::geom::Flow;
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{Layout, LayoutOptions, Stages, Workspace, follow, layout, layout_in_stages};
use throughline::model::{CardId, Emotion, Feeling, Key, Map, Order, ReadingOrder};
use throughline::scene::damage::damage;
use throughline::scene::{LayerKind, Placed, Scene};
use throughline::theme::Theme;

fn scene(map: &Map, workspace: &mut Workspace) -> String {
    let options = LayoutOptions::picture(MapWords::of(Locale::En));
    layout(map, workspace, &Theme::light(), &options).scene.to_string()
}

/// A map and its layout, which follows what becomes of the map.
struct Followed {
    map: Map,
    order: ReadingOrder,
    workspace: Workspace,
    laid_out: Layout,
    stages: Stages,
}

impl Followed {
    fn new(map: Map) -> Self {
        let (order, mut workspace) = (ReadingOrder::new(&map), Workspace::new());
        let options = LayoutOptions::canvas(MapWords::of(Locale::En));
        let (laid_out, stages) = layout_in_stages(&map, &order, &mut workspace, (&Theme::light(), &options));
        Self { map, order, workspace, laid_out, stages }
    }

    fn apply(&mut self, patch: &Patch) {
        let Self { map, order, workspace, laid_out, stages } = self;
        patch.apply(map).unwrap();
        order.follow(map, patch.records());
        let options = LayoutOptions::canvas(MapWords::of(Locale::En));
        follow((laid_out, stages), patch.records(), (map, order), workspace, (&Theme::light(), &options));
    }

    /// Asserts that it is as if it had been laid out anew.
    fn assert_followed(&self, from_scratch: &mut Workspace, what: &str) {
        assert_eq!(self.order, ReadingOrder::new(&self.map), "{what}");
        let options = LayoutOptions::canvas(MapWords::of(Locale::En));
        let anew = layout(&self.map, from_scratch, &Theme::light(), &options);
        assert_eq!(self.laid_out.letters, anew.letters, "{what}");
        assert_eq!(format!("{:?}", self.laid_out.grid), format!("{:?}", anew.grid), "{what}");
        assert!(self.laid_out.scene.to_string() == anew.scene.to_string(), "{}", {
            let (one, other) = (self.laid_out.scene.to_string(), anew.scene.to_string());
            let differ = one.lines().zip(other.lines()).filter(|(one, other)| one != other).take(6);
            let differ: Vec<_> = differ.map(|(one, other)| format!("{one}\n{other}")).collect();
            format!("{what}: {} and {} lines\n{}", one.lines().count(), other.lines().count(), differ.join("\n"))
        });
    }
}

/// True for a change of what stands in the cells, or of names.
fn is_of_cells(patch: &Patch) -> bool {
    patch.changes().iter().all(|(key, change)| match key {
        Key::Card(_) | Key::Pain(_) | Key::Wait(_) | Key::Connector(_) | Key::Emotion(_) => true,
        _ => change.before().is_some() && change.after().is_some(),
    })
}

proptest! {
    #![proptest_config(cases(14))]

    #[test]
    fn a_layout_that_follows_any_command_is_the_one_from_scratch(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let (mut followed, mut from_scratch) = (Followed::new(random_map(seed)), Workspace::new());
        for _ in 0..16 {
            let command = random_command(&followed.map, dice.bits());
            if let Ok(patch) = command.plan(&followed.map) {
                followed.apply(&patch);
                followed.assert_followed(&mut from_scratch, &format!("{command:?}"));
            }
        }
    }

    #[test]
    fn a_warm_layout_equals_a_cold_one_after_any_command(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut map = random_map(seed);
        let mut workspace = Workspace::new();
        for _ in 0..8 {
            prop_assert_eq!(scene(&map, &mut workspace), scene(&map, &mut Workspace::new()));
            let command = random_command(&map, dice.bits());
            if let Ok(patch) = command.plan(&map) {
                patch.apply(&mut map).unwrap();
            }
        }
    }

    #[test]
    fn markers_are_the_same_by_card_and_by_place(seed in any::<u64>()) {
        let map = random_map(seed);
        let order = Order::new(&map);
        for (at, card) in order.cards.iter().enumerate() {
            prop_assert_eq!(order.marks(at), (order.pains_of(card.id), order.waits_of(card.id)));
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_layout_of_many_connectors_that_follows_changes_in_cells_is_the_one_from_scratch(seed in any::<u64>()) {
        let mut dice = Dice::seeded(seed);
        let mut map = grid_map(100);
        map.info.direction = dice.pick(&[Flow::LeftToRight, Flow::RightToLeft]);
        let (mut followed, mut from_scratch) = (Followed::new(map), Workspace::new());
        let mut done = 0;
        while done < short_or_long(25, 40) {
            let command = random_command(&followed.map, dice.bits());
            let Some(patch) = command.plan(&followed.map).ok().filter(is_of_cells) else { continue };
            let back = dice.percent(30).then(|| patch.inverse());
            for patch in [Some(patch), back].into_iter().flatten() {
                followed.apply(&patch);
                followed.assert_followed(&mut from_scratch, &format!("{command:?}"));
            }
            done += 1;
        }
    }
}

#[test]
fn a_change_places_anew_what_it_touches() {
    let mut followed = Followed::new(grid_map(1_000));
    let all = followed.workspace.placed();
    assert!(all >= 1_000 + followed.map.connectors.len() as u64, "all cards and connectors");
    let cards: Vec<_> = followed.map.cards.values().filter(|card| card.span == 1).step_by(67).cloned().collect();
    let order = ReadingOrder::new(&followed.map);
    let mut counts: [Vec<u64>; 2] = Default::default();
    for card in &cards {
        let letter = Command::SetText { at: card.id.into(), text: format!("{}.", card.text) };
        let column = order.column(card.step).unwrap();
        let step = order.steps()[if column == 0 { 1 } else { column - 1 }];
        let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
        for (count, command) in counts.iter_mut().zip([letter, Command::Move { key: card.id.into(), to }]) {
            let before = followed.workspace.placed();
            followed.apply(&command.plan(&followed.map).unwrap());
            count.push(followed.workspace.placed() - before);
        }
    }
    // Now and then a row grows, or a gutter, and the rest moves.
    let [letters, moves] = counts.map(|mut counts| {
        counts.sort_unstable();
        counts[counts.len() / 2]
    });
    assert!(letters <= 130 && moves <= 350, "{letters} {moves} of {all}");
}

#[test]
fn when_a_row_becomes_higher_the_lines_of_other_rows_stay_as_they_are() {
    let mut followed = Followed::new(grid_map(1_000));
    let lines = followed.map.connectors.len() as u64;
    let lane = followed.order.lanes()[6];
    let card = followed.map.cards.values().find(|card| card.lane == lane && card.span == 1).unwrap().id;
    let scene = followed.laid_out.scene.clone();
    assert!(followed.workspace.drawn() >= lines, "all lines are drawn at first");
    let mut from_scratch = Workspace::new();
    for text in ["few".to_owned(), "so many words that the row becomes higher ".repeat(60)] {
        let (drawn, placed) = (followed.workspace.drawn(), followed.workspace.placed());
        followed.apply(&Command::SetText { at: card.into(), text }.plan(&followed.map).unwrap());
        let (drawn, placed) = (followed.workspace.drawn() - drawn, followed.workspace.placed() - placed);
        assert!(drawn < lines / 3, "{drawn} of {lines} lines");
        assert!(placed < 300, "{placed} frames");
        followed.assert_followed(&mut from_scratch, "a row is higher or lower");
    }
    let bands = |scene: &Scene| scene.layer(LayerKind::Connectors).bands().to_vec();
    let pairs: Vec<_> = bands(&scene).into_iter().zip(bands(&followed.laid_out.scene)).collect();
    let moved = pairs.iter().filter(|(old, new)| old.at != new.at && Arc::ptr_eq(&old.band, &new.band)).count();
    assert!(moved >= 2, "the lines of the rows below are shared, at other places");
}

#[test]
fn a_feeling_that_changes_draws_anew_its_part_of_the_curve() {
    let mut map = grid_map(1_000);
    map.emotions.values_mut().for_each(|emotion| emotion.quote.clear());
    let mut followed = Followed::new(map);
    let step = followed.order.steps()[24];
    let emotion = followed.map.emotions.values().find(|emotion| emotion.step == step).unwrap().clone();
    let value = Feeling::nearest(if emotion.value.value() > 0.0 { -1.0 } else { 1.0 }).unwrap();
    let before = followed.laid_out.scene.clone();
    followed.apply(&Command::Change(Emotion { value, ..emotion }.into()).plan(&followed.map).unwrap());
    let after = &followed.laid_out.scene;
    let areas = damage(&before, after).areas.into_iter().filter(|(kind, _)| *kind == LayerKind::Emotion);
    let widths: Vec<f64> = areas.map(|(_, area)| area.width()).collect();
    // The line and the points, as they were and as they are; another persona's, where a point makes room.
    assert!((1..=8).contains(&widths.len()), "{widths:?}");
    assert!(widths.iter().all(|width| *width < after.size.width / 2.0), "{widths:?} of {}", after.size.width);
}

#[test]
fn a_card_that_moves_keeps_its_frame() {
    let mut map = grid_map(100);
    let mut workspace = Workspace::new();
    let order = Order::new(&map);
    let card = *order.cards.iter().find(|card| card.span == 1 && order.column[&card.step] < 5).unwrap();
    let (id, step) = (card.id, order.steps[order.column[&card.step] + 1].id);
    let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
    let patch = Command::Move { key: id.into(), to }.plan(&map).unwrap();
    let before = placed(&map, &mut workspace, id);
    patch.apply(&mut map).unwrap();
    let after = placed(&map, &mut workspace, id);
    assert_ne!(before.at, after.at);
    assert!(Arc::ptr_eq(&before.frame, &after.frame));
}

fn placed(map: &Map, workspace: &mut Workspace, card: CardId) -> Placed {
    let options = LayoutOptions::canvas(MapWords::of(Locale::En));
    let scene = layout(map, workspace, &Theme::light(), &options).scene;
    let mut cards = scene.layer(LayerKind::Cards).frames();
    cards.find(|placed| placed.tag.unwrap().key == card.into()).unwrap().to_placed()
}
