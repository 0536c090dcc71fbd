//! Work that takes time runs on threads of its own; the window asks in each frame whether it is done.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};
use std::{io, thread};

/// Tells the window that there is news.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Work on a thread of its own.
pub struct Job<T> {
    result: Receiver<T>,
    since: Instant,
}

impl<T: Send + 'static> Job<T> {
    /// Starts to work.
    #[must_use]
    pub fn start(name: &str, wake: &Wake, work: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, result) = channel();
        let run = move || {
            // The window may no longer be waiting.
            let _ = sender.send(work());
        };
        // Without a thread the channel closes, and the job counts as lost.
        let _ = spawn(name, Arc::clone(wake), run);
        Self { result, since: Instant::now() }
    }

    /// The result, once it is there; an error if the work ended without one.
    pub fn poll(&self) -> Option<Result<T, Lost>> {
        match self.result.try_recv() {
            Ok(result) => Some(Ok(result)),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Lost)),
        }
    }

    /// Takes the result of the work that is going on, once it is there.
    pub fn done(work: &mut Option<Self>) -> Option<Result<T, Lost>> {
        let result = work.as_ref()?.poll()?;
        *work = None;
        Some(result)
    }

    /// Waits until the work is done, but no longer than `most`, and drops its result. For other threads, and for a window
    /// that ends.
    pub fn outlast(self, most: Duration) {
        drop(self.result.recv_timeout(most));
    }

    /// How long it has been going on.
    #[must_use]
    pub fn age(&self) -> Duration {
        self.since.elapsed()
    }
}

/// The work ended without a result: there was no thread for it, or it panicked.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the work ended before it was done")]
pub struct Lost;

impl From<Lost> for io::Error {
    fn from(lost: Lost) -> Self {
        Self::other(lost)
    }
}

/// Runs work on a thread of its own, and wakes the window when it ends, even by a panic.
///
/// # Errors
/// If the system can't start a thread.
pub(crate) fn spawn(name: &str, wake: Wake, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let awake = WakeAtEnd(wake);
    let run = move || {
        // Moved into the thread, so that it is dropped after the work.
        let _awake = awake;
        work();
    };
    thread::Builder::new().name(name.to_owned()).spawn(run).map(drop)
}

struct WakeAtEnd(Wake);

impl Drop for WakeAtEnd {
    fn drop(&mut self) {
        (self.0)();
    }
}
