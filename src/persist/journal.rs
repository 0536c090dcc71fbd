//! What was changed since the last save, on disk within a second, so that a crash costs next to nothing.
//!
//! A [`Journal`] belongs to one map in one window. The window hands it the map after each change, which takes no longer
//! than a copy in memory; a thread of its own writes what is new to a file in the data folder and waits until the disk
//! has it. The map's own file is never touched.
//!
//! The file is a row of frames, each with its length and checksum: the head (whose journal, of which file), the map
//! that the file holds, and then what makes each later state of the one before, line by line in the text of the file
//! format. So a journal needs neither the map's file nor the types of the model to be understood, and a later version
//! of the program opens it as it opens an old file. When the frames outgrow the map, they are written anew as one.
//!
//! There is no file while nothing is changed. [`Journal::saved`] removes it or begins it anew, [`Journal::close`]
//! removes it or lays it aside; a journal that is just dropped stays, as after a crash, and is found by
//! [`super::recovery`].

mod delta;
mod frame;
mod head;
mod story;
mod writer;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Fs, Holder, Stamp};
use crate::edit::Revision;
use crate::model::Map;

pub use head::Base;
pub(super) use story::Story;

use writer::Writer;

/// What the names of journals end with.
pub(super) const ENDING: &str = "journal";
/// What the names of journals end with that were laid aside.
pub(super) const ASIDE: &str = "discarded";

/// How fast a journal is written.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// For how long changes are gathered before they are written.
    pub gather: Duration,
    /// How long to wait after a failure before it is tried again.
    pub retry: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { gather: Duration::from_millis(500), retry: Duration::from_secs(2) }
    }
}

/// What the person should know.
#[derive(Debug)]
pub enum News {
    /// The journal cannot be written, so a crash would cost more than it should; it is tried again and again. Said once.
    Failing(io::Error),
    /// It can be written again.
    Recovered,
}

/// How a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// There is nothing in it that is not on disk.
    Saved,
    /// The person does not want what is in it, and may change their mind: see [`super::recovery::discarded`].
    Discarded,
}

/// The journal of one map in one window.
pub struct Journal {
    desk: Arc<Desk>,
}

/// Where a journal is kept.
pub struct Shelf {
    /// The file system.
    pub fs: Arc<dyn Fs>,
    /// The folder of the journals, which need not be there yet.
    pub folder: PathBuf,
}

/// What the window and the writer share.
#[derive(Default)]
struct Desk {
    tray: Mutex<Tray>,
    stir: Condvar,
}

/// What lies there to be done, and what was done.
#[derive(Default)]
struct Tray {
    work: Work,
    end: Option<Wish>,
    /// The newest state that was handed over.
    noted: Option<Revision>,
    /// The state up to which everything is on the disk.
    kept: Option<Revision>,
    gone: bool,
}

/// What is to be written.
#[derive(Default)]
struct Work {
    /// The map is on disk: what the file holds, and of which state of the map that is.
    saved: Option<(Base, Map, Revision)>,
    /// The newest state of the map.
    latest: Option<(Map, Revision, Stamp)>,
}

/// What the window wants of a journal that it leaves.
#[derive(Clone, Copy)]
enum Wish {
    /// That it ends so.
    End(End),
    /// That everything is in it.
    Leave,
}

impl Desk {
    fn tray(&self) -> MutexGuard<'_, Tray> {
        // A thread that broke down leaves a tray that is as good as before.
        self.tray.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Tray)) {
        change(&mut self.tray());
        self.stir.notify_all();
    }
}

impl Journal {
    /// Begins a journal of `map` as it is on disk: as `base` holds it, or new and empty. `tell` is called from another
    /// thread.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(
        shelf: Shelf,
        holder: Holder,
        base: Option<Base>,
        map: Map,
        pace: Pace,
        tell: impl FnMut(News) + Send + 'static,
    ) -> io::Result<Self> {
        let desk = Arc::new(Desk::default());
        let writer = Writer::new(shelf, holder, base, pace, tell);
        let shared = Arc::clone(&desk);
        thread::Builder::new().name("journal".to_owned()).spawn(move || writer.run(&map, &shared))?;
        Ok(Self { desk })
    }

    /// Notes the newest state of the map. To note a state again costs nothing to speak of.
    pub fn record(&self, map: &Map, revision: Revision, now: Stamp) {
        // The lock is not held while the map is copied.
        if self.desk.tray().noted == Some(revision) {
            return;
        }
        let map = map.clone();
        self.desk.change(|tray| {
            tray.noted = Some(revision);
            tray.work.latest = Some((map, revision, now));
        });
    }

    /// Notes that a state of the map is on disk now, as `base`: the state that was written, which must have been
    /// recorded and need not be the newest.
    pub fn saved(&self, base: Base, map: Map, revision: Revision) {
        self.desk.change(|tray| tray.work.saved = Some((base, map, revision)));
    }

    /// The newest state that a crash would not lose.
    #[must_use]
    pub fn kept(&self) -> Option<Revision> {
        self.desk.tray().kept
    }

    /// Ends the journal. What was recorded before is in it when it is laid aside. Waits for the disk, though not
    /// longer than a few seconds.
    pub fn close(self, end: End) {
        self.leave(Wish::End(end));
    }

    fn leave(&self, wish: Wish) {
        const LONGEST: Duration = Duration::from_secs(3);
        self.desk.change(|tray| {
            tray.end.get_or_insert(wish);
        });
        let tray = self.desk.tray();
        // Whether it is gone or the disk is stuck: the window goes on.
        let _ = self.desk.stir.wait_timeout_while(tray, LONGEST, |tray| !tray.gone);
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.desk.tray().end.is_none() {
            self.leave(Wish::Leave);
        }
    }
}

/// True for the journals of a folder that end so.
pub(super) fn is_called(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|extension| extension == ending)
}
