//! How far a picture is, told to another thread, which may stop it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Shared between the thread that draws and whoever waits for it. Its default is at the start and stops nothing.
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
    /// Says that so much is done, 0 to 1, and asks whether to go on. Called often enough that nobody waits for more
    /// than a tenth of a second after asking to stop.
    ///
    /// # Errors
    /// When it was asked to stop.
    pub fn at(&self, done: f64) -> Result<(), Stopped> {
        self.permille.store((done.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        if self.stopped.load(Ordering::Relaxed) { Err(Stopped) } else { Ok(()) }
    }

    /// How much is done, 0 to 1.
    #[must_use]
    pub fn done(&self) -> f64 {
        f64::from(self.permille.load(Ordering::Relaxed)) / 1000.0
    }

    /// Asks to stop.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}
