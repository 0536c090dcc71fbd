//! The same work for many files, several at a time on threads, with a progress bar on a terminal.
//!
//! Results are handed over in the order of the files, however long each takes, so messages come in the same order every
//! time.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::i18n::Words;
use crate::render::Progress;

/// The time between two updates of the bar.
const TICK: Duration = Duration::from_millis(100);

/// How many files are worked on at a time by default. Few: each is in memory as a whole, and its picture is drawn by
/// several threads already.
pub(super) fn default_jobs() -> NonZeroUsize {
    const MOST: NonZeroUsize = NonZeroUsize::MIN.saturating_add(3);
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN).min(MOST)
}

/// Does `work` for every item, `jobs` at a time, and hands each result to `then` in the order of the items. `then`
/// writes through [`BatchBar::suspend`], so the bar stays below what is written. Without `words` there is no bar.
pub(super) fn run<T: Sync, R: Send>(
    items: &[T],
    jobs: NonZeroUsize,
    words: Option<&'static Words>,
    work: impl Fn(&T, &Progress) -> R + Sync,
    mut then: impl FnMut(&BatchBar, &T, R),
) {
    let states: Vec<(&T, Progress)> = items.iter().map(|item| (item, Progress::default())).collect();
    let next = AtomicUsize::new(0);
    let mut bar = BatchBar { shown: None, words };
    let done = || states.iter().map(|(_, progress)| progress.done()).sum();
    thread::scope(|scope| {
        let (sender, results) = channel();
        for _ in 0..jobs.get().min(items.len()) {
            let (sender, next, states, work) = (sender.clone(), &next, &states, &work);
            scope.spawn(move || {
                let take = || {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    states.get(at).map(|(item, progress)| (at, *item, progress))
                };
                while let Some((at, item, progress)) = take() {
                    let result = work(item, progress);
                    // The work is done: a request to stop comes too late.
                    let _ = progress.at(1.0);
                    if sender.send((at, result)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut early, mut turn) = (BTreeMap::new(), 0);
        loop {
            match results.recv_timeout(TICK) {
                Ok((at, result)) => drop(early.insert(at, result)),
                Err(RecvTimeoutError::Timeout) => bar.show(done(), items.len()),
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let (Some(item), Some(result)) = (items.get(turn), early.remove(&turn)) {
                then(&bar, item, result);
                turn += 1;
                bar.show(done(), items.len());
            }
        }
    });
    bar.end();
}

/// The progress bar of a batch, which appears on a terminal when the work takes a while.
pub(super) struct BatchBar {
    shown: Option<ProgressBar>,
    /// `None` when there is no terminal to show it on.
    words: Option<&'static Words>,
}

impl BatchBar {
    /// Writes something above the bar.
    pub(super) fn suspend<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.shown {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Shows that `done` of `all` items are done. A single item that is done quickly gets no bar.
    fn show(&mut self, done: f64, all: usize) {
        let Some(words) = self.words.filter(|_| self.shown.is_some() || done < all as f64) else { return };
        let bar = self.shown.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(Some(PERMILLE * all as u64), ProgressDrawTarget::stderr());
            bar.with_style(
                ProgressStyle::with_template("{bar:40} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar()),
            )
        });
        let counts = [("done", (done.floor() as u64).into()), ("all", all.into())];
        bar.set_message(words.with("cli-progress", &counts));
        bar.set_position((done * PERMILLE as f64) as u64);
    }

    fn end(&self) {
        if let Some(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

const PERMILLE: u64 = 1000;
