//! Signals that end the program: on logout, on shutdown, when the terminal closes, by `kill`.
//!
//! The window commits what is being written and ends without a question; unsaved work is in the journal and offered at
//! the next start. A window that is hidden or stuck is ended anyway: by then the journal, which has its own thread, has
//! written all it was given.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::app::worker::Wake;

/// The signal that was caught, if any. Clones share it.
#[derive(Clone, Default)]
pub struct Signals(Arc<AtomicU8>);

impl Signals {
    /// The number of the signal that ends the program.
    #[must_use]
    pub fn caught(&self) -> Option<u8> {
        Some(self.0.load(Ordering::Relaxed)).filter(|signal| *signal > 0)
    }

    /// The exit code: 128 and the number of the signal, as in shells; 0 without a signal.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.caught().map_or(0, |signal| signal.saturating_add(128))
    }

    /// Catches signals from now on, and wakes the window for the first. Where that fails, signals have their usual
    /// effect.
    #[cfg(unix)]
    pub fn listen(&self, wake: Wake) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

        /// How long the window may take to end: longer than any journal waits before it writes.
        const LONGEST: std::time::Duration = std::time::Duration::from_secs(5);

        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM]) else { return };
        let caught = self.clone();
        let listen = move || {
            let Some(signal) = signals.forever().next() else { return };
            caught.0.store(u8::try_from(signal).unwrap_or(u8::MAX), Ordering::Relaxed);
            wake();
            std::thread::sleep(LONGEST);
            std::process::exit(i32::from(caught.code()));
        };
        // Without the thread signals would be caught and ignored; at the start a thread can always be made.
        let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(listen);
    }

    /// Other systems have no such signals: they ask the window to close.
    #[cfg(not(unix))]
    pub fn listen(&self, _wake: Wake) {}
}
