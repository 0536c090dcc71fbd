//! What looks through a whole map: checking it, finding a text, listing it.

use divan::Bencher;
use throughline::editor::{Editor, Outline, Search};
use throughline::model::{IdSource, check as issues};

use crate::CARDS;
use crate::support::grid_map;

/// All issues of the map, as after every change while the check panel is open.
#[divan::bench(args = CARDS, sample_count = 50, sample_size = 1)]
fn check(bencher: Bencher<'_, '_>, cards: usize) {
    let map = grid_map(cards);
    bencher.bench(|| issues(&map));
}

/// The first letter that is looked for in a map.
#[divan::bench(args = CARDS, sample_count = 20, sample_size = 1)]
fn find_at_first(bencher: Bencher<'_, '_>, cards: usize) {
    let editor = Editor::new(grid_map(cards), IdSource::seeded(1));
    bencher.bench(|| {
        let mut find = Search::default();
        find.seek(&editor, "e");
        find.found().len()
    });
}

/// A letter more in what is looked for.
#[divan::bench(args = CARDS, sample_count = 50, sample_size = 1)]
fn find(bencher: Bencher<'_, '_>, cards: usize) {
    let editor = Editor::new(grid_map(cards), IdSource::seeded(1));
    let (mut find, mut queries) = (Search::default(), ["e", "er", "err", "er"].into_iter().cycle());
    bencher.bench_local(|| {
        find.seek(&editor, queries.next().unwrap());
        find.found().len()
    });
}

/// The rows of the outline, as after every change while it is open.
#[divan::bench(args = CARDS, sample_count = 50, sample_size = 1)]
fn outline(bencher: Bencher<'_, '_>, cards: usize) {
    let editor = Editor::new(grid_map(cards), IdSource::seeded(1));
    bencher.bench(|| {
        let mut outline = Outline::default();
        outline.update(&editor);
        outline.rows().len()
    });
}
