//! What others do to the file of the map, as far as it takes disks and threads: looking after it, looking at it again,
//! reading what another program made of it, and taking that in. The decisions are those of [`super::flow`].

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::app::files::flow::event::{Event, How, JoinError, Note, OnDisk};
use crate::app::files::flow::{Doing, Outside};
use crate::app::files::work::watch::{Attention, Claim};
use crate::app::files::{Files, Heed, There, empty};
use crate::app::worker::Job;
use crate::edit::{Conflict, Summary, merge};
use crate::editor::Editor;
use crate::model::{Key, Map};
use crate::persist::{self, Base, FileKind, Fingerprint, LoadError, Lock, SaveError};

/// Another program may still be writing: that it is looked at a little later spares a question about half a file.
const A_MOMENT: Duration = Duration::from_millis(150);

/// The file as it was known, and what it holds.
type Glance = (OnDisk, Result<Option<Fingerprint>, SaveError>);

/// What is going on about others.
#[derive(Default)]
pub(crate) struct Shared {
    /// The map as it was last read from the file or written to it: what a merge starts from.
    base: Option<Arc<Map>>,
    /// The map that is being written.
    writing: Option<Arc<Map>>,
    attention: Option<Attention>,
    attending: Option<Job<Attention>>,
    /// The file is to be looked at again.
    look_again: bool,
    glancing: Option<Job<Glance>>,
    joining: Option<Job<Result<(Map, Fingerprint), LoadError>>>,
    /// What another program made of the file.
    theirs: Option<Map>,
    /// What the last merge is to be looked at for.
    conflicts: Vec<Conflict>,
}

/// A lock that is just being taken is given up too: nobody shall find that of a window that is gone.
impl Drop for Shared {
    fn drop(&mut self) {
        self.attending.take().into_iter().for_each(|attending| attending.outlast(LAST));
    }
}

/// How long a window that ends waits for what it began.
const LAST: Duration = Duration::from_secs(1);

impl Files {
    /// What another program did to the file of the map and the person was not told yet.
    #[must_use]
    pub fn outside(&self) -> Option<Outside> {
        self.flow.outside().filter(|outside| outside.news)
    }

    /// Does something about what another program did to the file.
    pub fn heed(&mut self, heed: Heed, editor: &mut Editor) {
        self.hear(Event::Heed(heed), editor);
    }

    /// Looks whether the file is still what it was, as when the person comes back to the window.
    pub fn look_again(&mut self) {
        self.shared.look_again = true;
    }

    /// What the two sides of the last merge did not agree on.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.shared.conflicts
    }

    /// Puts the list of conflicts away.
    pub fn put_conflicts_away(&mut self) {
        self.shared.conflicts.clear();
    }

    pub(crate) fn poll_shared(&mut self, editor: &mut Editor) {
        if let Some(attention) = Job::done(&mut self.shared.attending) {
            self.shared.attention = attention.ok();
        }
        if let Some(read) = Job::done(&mut self.shared.joining) {
            let read = read.unwrap_or_else(|lost| Err(LoadError::Io(lost.into())));
            let joined = read.map_err(JoinError::Load).and_then(|(map, fingerprint)| self.related(map, fingerprint));
            self.hear(Event::Joined(joined), editor);
        }
        // A folder that cannot be looked at just now says nothing about the file.
        if let Some(Ok((file, Ok(found)))) = Job::done(&mut self.shared.glancing) {
            self.hear(Event::Glanced { file, found }, editor);
        }
        self.glance();
    }

    /// Looks at the file when there is a reason to, and it is not just being written.
    fn glance(&mut self) {
        let moved = self.shared.attention.as_ref().is_some_and(Attention::has_moved);
        self.shared.look_again |= moved;
        let is_free = self.shared.glancing.is_none() && !matches!(self.flow.doing(), Doing::Saving(_));
        let Some(file) = self.flow.file().filter(|_| is_free && self.shared.look_again).cloned() else { return };
        self.shared.look_again = false;
        let fs = Arc::clone(&self.fs);
        let look = move || {
            fs.wait(A_MOMENT);
            let found = persist::fingerprint_at(&*fs, &file.path);
            (file, found)
        };
        self.shared.glancing = Some(self.job("glance", look));
    }

    /// Looks after another file from now on, or after none.
    pub(crate) fn attend(&mut self, path: Option<&Path>, claim: Claim) {
        let (attention, attending) = (self.shared.attention.take(), self.shared.attending.take());
        let Some(path) = path.map(Path::to_owned) else { return };
        let (fs, here, wake) = (Arc::clone(&self.fs), self.workplace.clone(), Arc::clone(&self.wake));
        let begin = move || {
            // The lock of a file that is opened once more is given up before it is taken again, also one that is only
            // just being taken.
            drop(attention);
            attending.into_iter().for_each(|attending| attending.outlast(Duration::MAX));
            Attention::begin(&fs, &path, claim, here.as_deref(), wake)
        };
        self.shared.attending = Some(self.job("attend", begin));
    }

    /// What stands in a place where a file shall go; when what was chosen is a folder, that is the file of that name in
    /// it. It takes its time.
    pub(crate) fn look_there(
        &self,
        chosen: &Path,
        path: &Path,
        name: &str,
    ) -> impl FnOnce() -> Result<There, SaveError> + Send + use<> {
        let (fs, here, path) = (Arc::clone(&self.fs), self.workplace.clone(), path.to_owned());
        let (chosen, name) = (chosen.to_owned(), name.to_owned());
        move || {
            let within = matches!(fs.kind(&chosen), Ok(FileKind::Folder)).then(|| chosen.join(name));
            let path = within.as_deref().unwrap_or(&path);
            let fingerprint = persist::fingerprint_at(&*fs, path)?;
            let holder = here.and_then(|here| Lock::other_owner(&*fs, path, here.holder(), &here.life()));
            Ok(There { within, fingerprint, held: holder.is_some() })
        }
    }

    /// Reads what another program made of the file.
    pub(crate) fn read_theirs(&mut self, path: &Path) {
        let (fs, path) = (Arc::clone(&self.fs), path.to_owned());
        self.shared.joining = Some(self.job("join", move || persist::load(&*fs, &path)));
    }

    /// Only what comes from the same map can be merged: ids are random, so one in common is no accident.
    fn related(&mut self, theirs: Map, fingerprint: Fingerprint) -> Result<Fingerprint, JoinError> {
        let merges = matches!(self.flow.doing(), Doing::Joining(_, How::Merge));
        let of_map = |key: &Key| *key != Key::Info;
        let comes_from = |base: &Map| {
            let mut keys = base.keys().filter(of_map).peekable();
            keys.peek().is_none() || keys.any(|key| theirs.has(key))
        };
        if merges && !self.shared.base.as_deref().is_some_and(comes_from) {
            return Err(JoinError::Unrelated);
        }
        self.shared.theirs = Some(theirs);
        Ok(fingerprint)
    }

    /// Takes in what another program made of the file, as one change.
    pub(crate) fn adopt(&mut self, how: How, editor: &mut Editor) {
        let Some(theirs) = self.shared.theirs.take() else { return };
        let before = editor.map().clone();
        let conflicts = match how {
            How::Reload => {
                editor.replace_document(&theirs);
                Vec::new()
            }
            How::Merge => {
                let nothing = empty(self.language);
                let merged = merge(self.shared.base.as_deref().unwrap_or(&nothing), &before, &theirs);
                editor.replace_document(&merged.map);
                merged.conflicts
            }
        };
        if Summary::between(&theirs, editor.map()).is_empty() {
            editor.mark_saved(editor.revision());
        } else {
            editor.mark_unsaved();
        }
        let changes = Summary::between(&before, editor.map());
        self.say(Note::Joined { how, changes, conflicts: conflicts.len() });
        self.shared.conflicts = conflicts;
        self.shared.base = Some(Arc::new(theirs.clone()));
        if let Some(OnDisk { path, fingerprint }) = self.flow.file().cloned() {
            self.rebased(Base { path, fingerprint }, theirs, editor);
        }
    }

    /// The map that is to be written, which a merge starts from once it is.
    pub(crate) fn write_out(&mut self, map: &Map) -> Arc<Map> {
        let map = Arc::new(map.clone());
        self.shared.writing = Some(Arc::clone(&map));
        map
    }

    /// The map stands in its file.
    pub(crate) fn written(&mut self) {
        self.shared.base = self.shared.writing.take().or_else(|| self.shared.base.take());
    }

    /// Another map is on the screen, as it was read or as a new one.
    pub(crate) fn begin_shared(&mut self, map: Option<&Map>) {
        self.shared.base = map.cloned().map(Arc::new);
        (self.shared.theirs, self.shared.writing) = (None, None);
        self.shared.conflicts.clear();
    }

    /// Lets go of what nobody waits for any more.
    pub(crate) fn forget_shared(&mut self) {
        if !matches!(self.flow.doing(), Doing::Joining(..)) {
            self.shared.joining = None;
        }
    }
}
