//! Maps as files.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use divan::Bencher;
use divan::counter::BytesCount;
use throughline::edit::{Command, Revision};
use throughline::persist::journal::{FlushPolicy, JournalDir};
use throughline::persist::{Checkpoint, Fingerprint, Journal, LockOwner, RealFs, Timestamp, read, save, write};

use crate::CARDS;
use crate::support::{Disk, grid_map};

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

/// From a change of one card to a journal that has it, on a disk in memory.
#[divan::bench(name = "journal", args = CARDS)]
fn to_journal(bencher: Bencher<'_, '_>, cards: usize) {
    let mut map = grid_map(cards);
    let card = *map.cards.keys().nth(cards / 2).unwrap();
    let dir = JournalDir { fs: Arc::new(Disk::default()), folder: "recovery".into() };
    let (sender, news) = channel();
    let sender = Mutex::new(sender);
    let policy = FlushPolicy { delay: Duration::ZERO, ..FlushPolicy::default() };
    let report = move |status| sender.lock().unwrap().send(status).unwrap_or_default();
    let journal = Journal::start(dir, LockOwner::default(), None, Checkpoint::new(&map), policy, report).unwrap();
    let (mut revision, mut nth) = (Revision::default(), 0);
    bencher.bench_local(|| {
        (revision, nth) = (revision.next(), nth + 1);
        let patch = Command::SetText { at: card.into(), text: format!("change {nth}") }.plan(&map).unwrap();
        patch.apply(&mut map).unwrap();
        journal.record(patch, revision, Timestamp::default());
        news.recv().unwrap();
    });
}
