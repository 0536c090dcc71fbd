//! Maps as files.

use divan::Bencher;
use divan::counter::BytesCount;
use throughline::persist::{Fingerprint, RealFs, read, save, write};

use crate::CARDS;
use crate::support::grid_map;

#[divan::bench(args = CARDS, sample_count = 20, sample_size = 1)]
fn parse(bencher: Bencher<'_, '_>, cards: usize) {
    let text = write(&grid_map(cards));
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(text.as_bytes()).unwrap());
}

#[divan::bench(name = "write", args = CARDS, sample_count = 20, sample_size = 1)]
fn to_text(bencher: Bencher<'_, '_>, cards: usize) {
    let map = grid_map(cards);
    bencher.bench(|| write(&map));
}

/// From the map to a file that is on the disk and has been read back.
#[divan::bench(name = "save", args = CARDS, sample_count = 20, sample_size = 1)]
fn to_disk(bencher: Bencher<'_, '_>, cards: usize) {
    let map = grid_map(cards);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    let mut there: Option<Fingerprint> = None;
    bencher.bench_local(|| there = Some(save(&RealFs, &path, write(&map).as_bytes(), there).unwrap()));
}
