//! The system ends the program: somebody logs out, shuts down, closes the terminal or kills it politely.
//!
//! The window settles what is written and ends without a question; what is not saved is in the journal and offered at
//! the next start. A window that does not come to it, because it is hidden or stuck, is ended anyway: by then the journal,
//! which has a thread of its own, holds all that it was told.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::app::files::Wake;

/// The signal that was caught, if one was. Clones know the same.
#[derive(Clone, Default)]
pub struct Signals(Arc<AtomicU8>);

impl Signals {
    /// The number of the signal that ends the program.
    #[must_use]
    pub fn caught(&self) -> Option<u8> {
        Some(self.0.load(Ordering::Relaxed)).filter(|signal| *signal > 0)
    }

    /// What the program is to end with: 128 and the number of the signal, as shells count; nothing without one.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.caught().map_or(0, |signal| signal.saturating_add(128))
    }

    /// Catches signals from now on and wakes the window for the first. Where that is not possible they do what they
    /// usually do.
    #[cfg(unix)]
    pub fn listen(&self, wake: Wake) {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

        /// How long the window may take: longer than any journal waits before it writes.
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
        // Without a thread the signals would be caught and not heard; there is always one at the start.
        let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(listen);
    }

    /// There are no such signals here: the window is asked to close.
    #[cfg(not(unix))]
    pub fn listen(&self, _wake: Wake) {}
}
