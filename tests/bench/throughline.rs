//! What must be fast: `cargo bench`, or `cargo bench -- export` for a part of it.

#![allow(missing_docs, clippy::unwrap_used)]

mod synthetic;

use divan::Bencher;
use divan::counter::ItemsCount;
use throughline::render::png::{Options, Scale, render};
use throughline::scene::Color;

fn main() {
    divan::main();
}

/// A picture as wide as a 4K screen, from a finished scene to the end of the file.
#[divan::bench(args = [100, 1_000, 10_000], sample_count = 20)]
fn export(bencher: Bencher<'_, '_>, cards: usize) {
    let scene = synthetic::scene(cards);
    let options = Options { size: Scale::Width(3_840), background: Some(Color::hex(0xfafaf8)) };
    bencher.counter(ItemsCount::new(cards)).bench(|| {
        let mut out = Vec::new();
        render(&scene, &options, &mut out).unwrap();
        out
    });
}
