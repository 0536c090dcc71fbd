//! What the flow of a file hears, and what it tells to do.

use std::path::PathBuf;

use crate::edit::Revision;
use crate::persist::{Fingerprint, LoadError, SaveError};

/// A file as it was last read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDisk {
    /// Where it is.
    pub path: PathBuf,
    /// What it held.
    pub fingerprint: Fingerprint,
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
    /// The file there.
    OpenPath(PathBuf),
    /// A map that was read and is ready to be shown.
    Show(OnDisk),
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
    /// A place for the map.
    Save,
    /// A place for the picture.
    Export,
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
    },
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
    /// The person wants a picture.
    Export,
    /// The person answers the question.
    Answer(Answer),
    /// The file dialog closed.
    Picked(Picked),
    /// What stands in the place where a file shall go.
    Looked(Result<Option<Fingerprint>, SaveError>),
    /// The map was saved, or not.
    Saved(Result<Fingerprint, SaveError>),
    /// A map was read, or not.
    Read(Result<Fingerprint, LoadError>),
    /// The picture was written, or not.
    Exported(Result<PathBuf, (PathBuf, ExportError)>),
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
    /// Look what stands there.
    Look(PathBuf),
    /// Save the map.
    Save {
        /// Where.
        path: PathBuf,
        /// What must stand there.
        expected: Option<Fingerprint>,
    },
    /// Read the map there.
    Read(PathBuf),
    /// Write the picture.
    Export(PathBuf),
    /// Nothing would be lost any more: let it happen. Never [`Want::Open`] or [`Want::OpenPath`].
    Go(Want),
    /// Tell the person.
    Say(Note),
}

/// Why there is no picture.
#[derive(Debug)]
pub enum ExportError {
    /// The map could not be drawn, in the words of whoever draws.
    Draw(String),
    /// The picture could not be saved.
    Save(SaveError),
}

/// What the person is told.
#[derive(Debug)]
pub enum Note {
    /// A file was not opened.
    NotOpened(PathBuf, LoadError),
    /// The map was not saved.
    NotSaved(PathBuf, SaveError),
    /// The picture was not written, and why.
    NotExported(PathBuf, ExportError),
    /// The picture was written.
    Exported(PathBuf),
    /// That template could not be read.
    NoTemplate(String),
}
