//! What must be fast: `cargo bench`, or `cargo bench -- canvas` for a part of it.
//!
//! Everything is measured on maps of 100, 1 000 and 10 000 cards with text in three languages, and what follows a change on
//! 100 000 as well. To time the whole program on the same maps, let the benches write them:
//! `THROUGHLINE_MAPS=folder cargo bench`; `window.py`, beside this, measures the real window on such maps.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

#[path = "../support/mod.rs"]
mod support;

mod canvas;
mod file;
mod layout;
mod picture;
mod seeking;

use std::path::Path;

use support::grid_map;

const CARDS: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    match std::env::var_os("THROUGHLINE_MAPS") {
        Some(folder) => write_maps(Path::new(&folder)),
        None => divan::main(),
    }
}

fn write_maps(folder: &Path) {
    for cards in CARDS {
        let path = folder.join(format!("{cards}.journey.ron"));
        std::fs::write(&path, throughline::persist::write(&grid_map(cards))).unwrap();
        println!("{}", path.display());
    }
}
