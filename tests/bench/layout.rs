//! From a map to a scene.

use divan::Bencher;
use throughline::edit::{Command, MoveTarget, Patch, Place};
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{LayoutOptions, Workspace, follow, layout, layout_in_stages};
use throughline::model::{Emotion, Feeling, Map, Order, ReadingOrder};
use throughline::theme::Theme;

use crate::CARDS;
use crate::support::grid_map;

fn lay_out(map: &Map, workspace: &mut Workspace) -> throughline::layout::Layout {
    layout(map, workspace, &Theme::light(), &LayoutOptions::canvas(MapWords::of(Locale::En)))
}

/// As when the map is opened.
#[divan::bench(args = CARDS, sample_count = 10, sample_size = 1)]
fn cold(bencher: Bencher<'_, '_>, cards: usize) {
    let map = grid_map(cards);
    bencher.bench(|| lay_out(&map, &mut Workspace::new()));
}

/// Nothing has changed since the last time.
#[divan::bench(args = CARDS, sample_count = 50, sample_size = 1)]
fn warm(bencher: Bencher<'_, '_>, cards: usize) {
    let map = grid_map(cards);
    let mut workspace = Workspace::new();
    let mut last = lay_out(&map, &mut workspace);
    bencher.bench_local(|| last = lay_out(&map, &mut workspace));
}

/// The same without connectors: the difference to [`warm`] is what finding their ways takes.
#[divan::bench(args = CARDS, sample_count = 50, sample_size = 1)]
fn warm_without_connectors(bencher: Bencher<'_, '_>, cards: usize) {
    let mut map = grid_map(cards);
    map.connectors.clear();
    let mut workspace = Workspace::new();
    let mut last = lay_out(&map, &mut workspace);
    bencher.bench_local(|| last = lay_out(&map, &mut workspace));
}

/// A card in the middle of the map goes to the next step, and back.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 50, sample_size = 1)]
fn after_moving_a_card(bencher: Bencher<'_, '_>, cards: usize) {
    let mut map = grid_map(cards);
    let order = Order::new(&map);
    let card = *order.cards.get(order.cards.len() / 2).unwrap();
    let step = order.steps.get(order.column.get(&card.step).unwrap() + 1).unwrap().id;
    let to = MoveTarget::Cell { lane: card.lane, step, place: Place::Last };
    let patch = Command::Move { key: card.id.into(), to }.plan(&map).unwrap();
    after_changes(bencher, &mut map, &patch);
}

/// A card in the middle of the map gets a letter more, and back.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 50, sample_size = 1)]
fn after_a_letter(bencher: Bencher<'_, '_>, cards: usize) {
    after_text_of_a_card(bencher, cards, |text| format!("{text}x"));
}

/// A card in the middle of the map gets so much text that its row becomes higher, and back.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 50, sample_size = 1)]
fn after_a_row_grows(bencher: Bencher<'_, '_>, cards: usize) {
    after_text_of_a_card(bencher, cards, |_| "so many words that the row becomes higher ".repeat(60));
}

/// A feeling in the middle of the map becomes another one, and back.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 50, sample_size = 1)]
fn after_a_feeling(bencher: Bencher<'_, '_>, cards: usize) {
    let mut map = grid_map(cards);
    let order = ReadingOrder::new(&map);
    let step = order.steps()[order.steps().len() / 2];
    let emotion = map.emotions.values().find(|emotion| emotion.step == step).unwrap().clone();
    let value = Feeling::nearest(if emotion.value.value() > 0.0 { -1.0 } else { 1.0 }).unwrap();
    let patch = Command::Change(Emotion { value, ..emotion }.into()).plan(&map).unwrap();
    after_changes(bencher, &mut map, &patch);
}

/// A step in the middle of the map gets a letter more, and back.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], sample_count = 50, sample_size = 1)]
fn after_a_letter_in_a_name(bencher: Bencher<'_, '_>, cards: usize) {
    let mut map = grid_map(cards);
    let order = ReadingOrder::new(&map);
    let step = order.steps()[order.steps().len() / 2];
    let text = format!("{}x", map.steps[&step].name);
    let patch = Command::SetText { at: step.into(), text }.plan(&map).unwrap();
    after_changes(bencher, &mut map, &patch);
}

/// Gives the card in the middle of the map another text, and takes it back, for ever.
fn after_text_of_a_card(bencher: Bencher<'_, '_>, cards: usize, text: impl Fn(&str) -> String) {
    let mut map = grid_map(cards);
    let order = Order::new(&map);
    let card = *order.cards.get(order.cards.len() / 2).unwrap();
    let patch = Command::SetText { at: card.id.into(), text: text(&card.text) }.plan(&map).unwrap();
    after_changes(bencher, &mut map, &patch);
}

/// Applies a patch and takes it back, for ever.
fn after_changes(bencher: Bencher<'_, '_>, map: &mut Map, patch: &Patch) {
    let (mut workspace, mut patch) = (Workspace::new(), patch.clone());
    let look = (&Theme::light(), &LayoutOptions::canvas(MapWords::of(Locale::En)));
    let mut order = ReadingOrder::new(map);
    let (mut laid_out, mut stages) = layout_in_stages(map, &order, &mut workspace, look);
    bencher.bench_local(|| {
        patch.apply(map).unwrap();
        order.follow(map, patch.records());
        follow((&mut laid_out, &mut stages), patch.records(), (map, &order), &mut workspace, look);
        patch = patch.inverse();
    });
}
