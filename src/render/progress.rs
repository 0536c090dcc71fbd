//! The progress of a picture, shared with another thread, which may stop it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Shared between the thread that draws and the one that waits. The default is at the start and does not stop anything.
#[derive(Debug, Default)]
pub struct Progress {
    permille: AtomicU32,
    stopped: AtomicBool,
}

/// It was asked to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

impl Progress {
    /// Sets the progress, 0 to 1, and checks whether to go on. It is called often enough that stopping takes less than a
    /// tenth of a second.
    ///
    /// # Errors
    /// When it was asked to stop.
    pub fn at(&self, done: f64) -> Result<(), Stopped> {
        self.permille.store((done.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }

    /// The progress, 0 to 1.
    #[must_use]
    pub fn done(&self) -> f64 {
        f64::from(self.permille.load(Ordering::Relaxed)) / 1000.0
    }

    /// Asks the work to stop.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}
