//! What is remembered between layouts never shows: a warm layout is the same as a cold one.

use std::sync::Arc;

use crate::support::{Dice, cases, grid_map, random_command, random_map};
use proptest::prelude::*;
use throughline::edit::{Command, MoveTarget, Place};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, layout};
use throughline::model::{CardId, Map, Order};
use throughline::scene::{LayerKind, Placed};
use throughline::theme::Theme;

fn scene(map: &Map, workspace: &mut Workspace) -> String {
    let options = LayoutOptions::picture(MapWords::of(Locale::En));
    layout(map, workspace, &Theme::light(), &options).scene.to_string()
}

proptest! {
    #![proptest_config(cases(20))]

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
        let order = Order::of(&map);
        for (at, card) in order.cards.iter().enumerate() {
            prop_assert_eq!(order.marks(at), (order.pains_of(card.id), order.waits_of(card.id)));
        }
    }
}

#[test]
fn a_card_that_moves_keeps_its_frame() {
    let mut map = grid_map(100);
    let mut workspace = Workspace::new();
    let order = Order::of(&map);
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
