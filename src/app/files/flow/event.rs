//! What the flow of a file hears, and what it tells to do.

use std::io;
use std::path::PathBuf;

use crate::edit::{Revision, Summary};
use crate::exchange::outcome::ImportError;
use crate::export::{self, Format};
use crate::persist::{Fingerprint, LoadError, SaveError, Timestamp};

/// A file as it was last read or written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OnDisk {
    /// Where it is.
    pub path: PathBuf,
    /// What it held.
    pub fingerprint: Fingerprint,
}

/// Why a map is only read and its file not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Another window has it open.
    Held,
    /// A newer version of the program wrote it, and this one does not know everything in it.
    Newer,
}

/// What a file turned out to be when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A map.
    Sound,
    /// A map that another window has open.
    Held,
    /// A map of a newer version, of which this one knows something.
    Newer,
    /// A map that is to be shown as a new one.
    Copy,
    /// No map as it is; but a map can be made of it.
    Damaged,
    /// A table, a journey or a text, of which a new map was made.
    Foreign,
}

/// Why a file was not opened.
#[derive(Debug)]
pub enum OpenError {
    /// It could not be read.
    Load(LoadError),
    /// No map could be made of it.
    Import(ImportError),
}

impl From<LoadError> for OpenError {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<ImportError> for OpenError {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

/// A file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it holds.
    pub fingerprint: Fingerprint,
    /// What it turned out to be.
    pub condition: Condition,
}

/// What stands in a place where a file shall go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct There {
    /// The file in the folder that was chosen, when the chosen place is a folder.
    pub within: Option<PathBuf>,
    /// What the file there holds; `None` when there is none.
    pub fingerprint: Option<Fingerprint>,
    /// Another window has that file open.
    pub held: bool,
}

/// What becomes of the map on the screen and of what another program made of its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The map becomes what the file holds.
    Reload,
    /// The changes of both come together.
    Merge,
}

/// What a person does when told that another program changed the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heed {
    /// Takes in what the file holds now.
    Join(How),
    /// Saves the map on the screen as another file.
    Copy,
    /// Writes the file again that is gone.
    Restore,
    /// Nothing, for now.
    Later,
}

/// Why what another program made of the file was not taken in.
#[derive(Debug)]
pub enum JoinError {
    /// It could not be read.
    Load(LoadError),
    /// It is another map: nothing in it comes from the map that is open here.
    Unrelated,
}

/// Something that takes the place of the present map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// An empty map.
    New,
    /// A map to begin with.
    Template {
        /// Which one.
        name: String,
        /// Its language.
        language: String,
    },
    /// A file that is still to be chosen.
    Open,
    /// The same, among files that are no maps yet.
    Import,
    /// The file there.
    OpenPath(PathBuf),
    /// A map that was read and is ready to be shown.
    Show(OnDisk),
    /// The same, only to be read.
    Peruse(OnDisk, Reason),
    /// The same as a new map without a file, made from the file there.
    ShowCopy(PathBuf),
    /// What a crash left, ready to be shown, and the file that it belongs to.
    Restore(Option<OnDisk>),
    /// The end of the program.
    Close,
}

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A map to read.
    Open,
    /// A table, a journey or a text to make a map of.
    Import,
    /// A place for the map.
    Save,
    /// A place for what the map is exported as.
    Export(Format),
}

/// What the person is asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// Save the changes before they are lost?
    Unsaved,
    /// The file was changed by another program: write over it?
    Conflict {
        /// The file.
        path: PathBuf,
        /// What it holds now; `None` when it is gone.
        found: Option<Fingerprint>,
    },
    /// There is a file of that name: replace it?
    Replace {
        /// What it would be replaced by.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
        /// What it holds.
        found: Fingerprint,
        /// Another window has it open.
        held: bool,
    },
    /// Another window has the file open: read it only?
    Held(OnDisk),
    /// The file is damaged: open a copy of what can be read?
    Damaged(PathBuf),
    /// Which file? Asked by the program itself where there is no file dialog.
    Path(Purpose),
}

/// What the person answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save the changes.
    Save,
    /// Lose the changes.
    DontSave,
    /// Write over what is there.
    Overwrite,
    /// Save somewhere else.
    SaveAs,
    /// Take in what the file holds now.
    Join(How),
    /// Open the file only to read it.
    Peruse,
    /// Open the file as a new map without a file.
    Copy,
    /// Open the file as if nobody else had it.
    TakeOver,
    /// The file there.
    Path(PathBuf),
    /// None of it.
    Cancel,
}

/// What became of a file dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// A file was chosen; an existing one was agreed to be replaced.
    Chosen(PathBuf),
    /// The person changed their mind.
    Cancelled,
    /// There is no dialog on this computer, or it failed.
    Unavailable,
}

/// What happens.
#[derive(Debug)]
pub enum Event {
    /// The person wants another map, or to end.
    Want(Want),
    /// The person saves.
    Save,
    /// The person saves under another name.
    SaveAs,
    /// The person exports the map.
    Export(Format),
    /// The person answers the question.
    Answer(Answer),
    /// The file dialog closed.
    Picked(Picked),
    /// What stands in the place where a file shall go.
    Looked(Result<There, SaveError>),
    /// The map was saved, or not.
    Saved(Result<Fingerprint, SaveError>),
    /// A map was read, or not.
    Read(Result<Found, OpenError>),
    /// The export was written, or not.
    Exported(Result<PathBuf, (PathBuf, ExportError)>),
    /// The file of the map was looked at, as it was known then, because something moved in its folder.
    Glanced {
        /// The file as it was known.
        file: OnDisk,
        /// What it held; `None` when it was gone.
        found: Option<Fingerprint>,
    },
    /// The person was told of a change of the file and does that.
    Heed(Heed),
    /// What another program made of the file was read, or not.
    Joined(Result<Fingerprint, JoinError>),
    /// The person does not want to wait for the dialog or the file any longer.
    StopWaiting,
    /// The system ends the program, which nobody can be asked about: what is not saved is in the journal.
    Terminate,
}

/// What is known about the map when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// There is something that would be lost.
    pub unsaved: bool,
    /// The state it is in.
    pub revision: Revision,
}

/// What to do.
#[derive(Debug)]
pub enum Effect {
    /// Show a file dialog.
    Pick(Purpose),
    /// Look what stands where a file shall go.
    Look {
        /// What for.
        purpose: Purpose,
        /// The place as it was chosen, which may be a folder.
        chosen: PathBuf,
        /// The file, with its ending.
        path: PathBuf,
    },
    /// Save the map.
    Save {
        /// Where.
        path: PathBuf,
        /// What must stand there.
        expected: Option<Fingerprint>,
    },
    /// Read the map there.
    Read(PathBuf),
    /// Write what the map is exported as.
    Export(PathBuf),
    /// Read what another program made of the file there.
    Join(PathBuf),
    /// Take in what was read of it, as one change that can be taken back.
    Adopt(How),
    /// The file does not hold the map any more: it is to be saved even if nothing was changed.
    Unsave,
    /// Nothing would be lost any more: let it happen. Never [`Want::Open`], [`Want::Import`] or [`Want::OpenPath`].
    Go(Want),
    /// Tell the person.
    Say(Note),
}

/// Why there is no export.
#[derive(Debug)]
pub enum ExportError {
    /// It could not be made.
    Make(export::Error),
    /// It could not be saved.
    Save(SaveError),
    /// The person did not want it any more.
    Stopped,
}

/// What the person is told.
#[derive(Debug)]
pub enum Note {
    /// A file was not opened.
    NotOpened(PathBuf, LoadError),
    /// No map could be made of a file.
    NotImported(PathBuf, ImportError),
    /// A map was made of all that is in a file: so many stages and cards.
    Imported {
        /// Its stages.
        stages: usize,
        /// Its cards.
        cards: usize,
    },
    /// The map was not saved.
    NotSaved(PathBuf, SaveError),
    /// The export was not written, and why.
    NotExported(PathBuf, ExportError),
    /// The export was written.
    Exported(PathBuf),
    /// What another program made of the file was taken in.
    Joined {
        /// How.
        how: How,
        /// What it changed of the map on the screen.
        changes: Summary,
        /// On how much the two sides do not agree.
        conflicts: usize,
    },
    /// What another program made of the file was not taken in.
    NotJoined(PathBuf, JoinError),
    /// A file of a newer version is shown, as far as this one knows it; so much of it is not.
    Newer {
        /// The file.
        path: PathBuf,
        /// How many things in it are not shown.
        missing: usize,
    },
    /// The earlier versions cannot be listed.
    NoVersions(io::Error),
    /// The map is an earlier version again.
    VersionRestored {
        /// When that was saved.
        written: Timestamp,
        /// The time at which this is told.
        at: Timestamp,
    },
    /// There is no other window to open a version in.
    NotBeside(io::Error),
    /// What a save wrote over is not kept.
    VersionNotKept(SaveError),
    /// What the program remembered of the person could not be read.
    Forgotten,
    /// That template could not be read.
    NoTemplate(String),
}
