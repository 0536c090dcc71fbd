//! What a file turns out to be when it is opened: a map, a map that another window has open, one of a newer version, or
//! a damaged one of which a copy can be made.

use std::path::{Path, PathBuf};

use crate::app::file_name;
use crate::app::files::Files;
use crate::app::files::flow::Doing;
use crate::app::files::flow::event::{Condition, Effect, Note, Want};
use crate::app::files::work::data_dir::Workplace;
use crate::app::files::work::watch::Claim;
use crate::editor::Editor;
use crate::exchange::outcome::Unused;
use crate::i18n::Words;
use crate::model::Map;
use crate::persist::{self, Fingerprint, Fs, LoadError, Lock, LockOwner, ReadError, Repair};

/// A map that was read, ready to be shown.
pub(crate) struct Opened {
    pub editor: Editor,
    /// The same map, for the journal and for merging.
    pub map: Map,
    pub fingerprint: Fingerprint,
    pub nature: Nature,
}

/// What a new map was made from.
pub(crate) struct Copied {
    /// What it is called until it has a file.
    pub name: String,
    /// Where that file may go.
    pub folder: Option<PathBuf>,
}

/// A file that was read.
pub(crate) struct Source {
    /// What can be shown of it.
    pub map: Map,
    /// What it holds.
    pub fingerprint: Fingerprint,
    /// What it turned out to be.
    pub nature: Nature,
}

/// What a file turned out to be, with what there is to tell about it.
#[derive(Clone, Debug)]
pub(crate) enum Nature {
    /// A map.
    Sound,
    /// A map that this window has open elsewhere.
    Held(LockOwner),
    /// A map of a newer version, of which so much is not shown.
    Newer(usize),
    /// A map that is to be a new one.
    Copy,
    /// A file of another kind, of which a map was made, and what of it could not be used.
    Foreign(Vec<Unused>),
    /// What was found to be damaged first, what was put right, and how much more was.
    Damaged(ReadError, Vec<Repair>, usize),
}

impl Source {
    /// The same, to be opened as a new map.
    pub fn copied(self) -> Self {
        let nature = if matches!(self.nature, Nature::Damaged(..)) { self.nature } else { Nature::Copy };
        Self { nature, ..self }
    }
}

impl Nature {
    /// The same for the flow.
    pub fn condition(&self) -> Condition {
        match self {
            Self::Sound => Condition::Sound,
            Self::Held(_) => Condition::Held,
            Self::Newer(_) => Condition::Newer,
            Self::Copy => Condition::Copy,
            Self::Foreign(_) => Condition::Foreign,
            Self::Damaged(..) => Condition::Damaged,
        }
    }
}

/// Reads a file, whatever it is. It takes its time.
///
/// # Errors
/// When there is no readable file, or nothing of a map in it.
pub(crate) fn read(fs: &dyn Fs, path: &Path, here: Option<&Workplace>) -> Result<Source, LoadError> {
    let bytes = persist::load_bytes(fs, path)?;
    let (map, nature) = match persist::read(&bytes) {
        Ok(map) => {
            let holder = here.and_then(|here| Lock::other_owner(fs, path, here.holder(), &here.life()));
            (map, holder.map_or(Nature::Sound, Nature::Held))
        }
        Err(error) => recovered(&bytes, error)?,
    };
    Ok(Source { map, fingerprint: Fingerprint::new(&bytes), nature })
}

fn recovered(bytes: &[u8], error: ReadError) -> Result<(Map, Nature), LoadError> {
    if let Some(newer) = persist::read_newer(bytes) {
        return Ok((newer.map, Nature::Newer(newer.lost.len().saturating_add(newer.more))));
    }
    match persist::repair(bytes) {
        Some(repaired) => Ok((repaired.map, Nature::Damaged(error, repaired.repairs, repaired.more))),
        None => Err(LoadError::Read(error)),
    }
}

impl Files {
    /// Puts the map that was read into the editor.
    pub(crate) fn show(&mut self, want: Want, editor: &mut Editor) {
        let Some(opened) = self.opened.take() else { return };
        if let (Want::ShowCopy(path), Nature::Foreign(_)) = (&want, &opened.nature) {
            return self.show_imported(path, *opened, editor);
        }
        let Opened { editor: mut next, map, nature, .. } = *opened;
        self.begin_shared(Some(&map));
        self.copied = None;
        match (want, nature) {
            (Want::Show(file), nature) => {
                let claim = if matches!(nature, Nature::Held(_)) { Claim::TakeOver } else { Claim::Take };
                self.attend(Some(&file.path), claim);
            }
            (Want::Peruse(file, _), nature) => {
                self.attend(Some(&file.path), Claim::Leave);
                if let Nature::Newer(missing) = nature {
                    self.say(Note::Newer { path: file.path, missing });
                }
            }
            (Want::ShowCopy(_), Nature::Copy) => {
                next.mark_unsaved();
                self.attend(None, Claim::Leave);
                self.begin_shared(None);
                let name = Words::new(self.interface).with("file-copy", &[("name", title_of(&next).into())]);
                self.copied = Some(Copied { name: file_name::from_title(&name, "copy"), folder: None });
            }
            (Want::ShowCopy(path), _) => {
                next.mark_unsaved();
                self.attend(None, Claim::Leave);
                self.begin_shared(None);
                let folder = path.parent().map(Path::to_owned);
                self.copied = Some(Copied { name: self.name_of_copy(&path), folder });
            }
            _ => return,
        }
        *next.ids() = editor.ids().clone();
        self.leave(editor);
        *editor = next;
        self.follow(editor, Some(map));
        self.replaced += 1;
    }

    /// Puts the map that was restored into the editor.
    pub(crate) fn show_restored(&mut self, editor: &mut Editor) {
        let Some(ready) = self.recovered.take() else { return };
        self.copied = None;
        self.begin_shared(Some(&ready.told.left.before));
        self.attend(self.path().map(Path::to_owned).as_deref(), Claim::Take);
        self.look_again();
        let mut next = ready.editor;
        *next.ids() = editor.ids().clone();
        self.leave(editor);
        *editor = next;
        self.follow_restored(*ready.told);
        self.replaced += 1;
    }

    /// What a copy of a file is called.
    pub(crate) fn name_of_copy(&self, path: &Path) -> String {
        let name = Words::new(self.interface).with("file-copy", &[("name", file_name::shown(path).into())]);
        file_name::from_title(&name, "copy")
    }
}

/// What the map calls itself.
fn title_of(editor: &Editor) -> String {
    let title = editor.map().info.title.trim();
    if title.is_empty() { editor.words().untitled().to_owned() } else { title.to_owned() }
}

impl Files {
    /// What is being read becomes a new map without a file.
    pub fn copying(&mut self, editor: &mut Editor) {
        if let Doing::Reading(path) = self.flow.doing() {
            self.as_copy = Some(path.clone());
        }
        self.read_again(editor);
    }

    /// Begins anew to read what is being read, because something has come to be known that the reading depends on.
    pub(crate) fn read_again(&mut self, editor: &mut Editor) {
        if let Doing::Reading(path) = self.flow.doing().clone() {
            self.carry_out(Effect::Read(path), editor);
        }
    }
}
