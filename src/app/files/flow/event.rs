//! The events that the flow of a file handles, and the effects it answers with.

use std::path::PathBuf;

pub use super::message::{ExportError, MergeError, Notice, OpenError};
use crate::edit::Revision;
use crate::exchange::outcome::Unused;
use crate::export::{Format, MissingGlyphs};
use crate::persist::{Base, Fingerprint, LockOwner, ReadError, Repair, SaveError};

/// Something that happens.
#[derive(Debug)]
pub enum Event {
    /// The user wants another map, or to quit.
    Transition(Transition),
    /// The user saves.
    Save,
    /// The user saves under another name.
    SaveAs,
    /// The user exports the map.
    Export(Format),
    /// The user answers the question.
    Answer(Answer),
    /// The file dialog closed.
    Picked(Picked),
    /// The place for a file was examined.
    TargetChecked(Result<TargetInfo, SaveError>),
    /// Saving the map ended.
    Saved(Result<Fingerprint, SaveError>),
    /// Reading a file ended.
    Read(Result<OpenedFile, OpenError>),
    /// Writing an export ended: at its path, with the characters that no font has.
    Exported(Result<(PathBuf, MissingGlyphs), (PathBuf, ExportError)>),
    /// The file of the map was looked at, because something happened in its folder.
    Probed {
        /// The file as it was known when the probe began.
        file: Base,
        /// What was found.
        probe: FileProbe,
    },
    /// The user decides what to do about an external change.
    ExternalChangeAnswer(ExternalChangeAnswer),
    /// Reading the externally changed file ended.
    TheirsRead(Result<Fingerprint, MergeError>),
    /// The user no longer wants to wait for the dialog or the file.
    StopWaiting,
    /// The system ends the program, and there is no time for questions: what is not saved is in the journal.
    Terminate,
}

/// What is known about the map when an event happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// There are changes that would be lost.
    pub unsaved: bool,
    /// The state of the map.
    pub revision: Revision,
}

/// Something to do.
#[derive(Debug)]
pub enum Effect {
    /// Show a file dialog.
    Pick(Purpose),
    /// Examine the place for a file.
    CheckTarget {
        /// What the file is for.
        purpose: Purpose,
        /// The place as it was chosen, which may be a folder.
        chosen: PathBuf,
        /// The file, with its extension.
        path: PathBuf,
    },
    /// Save the map.
    Save {
        /// Where.
        path: PathBuf,
        /// What must be there.
        expected: Option<Fingerprint>,
    },
    /// Read the file.
    Read(PathBuf),
    /// Write the export.
    Export(PathBuf),
    /// Read the externally changed file of the map.
    ReadTheirs(PathBuf),
    /// Take in what was read, as one change that can be undone.
    Merge(MergeMode),
    /// The file no longer holds the map, so it has to be saved even if nothing was edited.
    MarkUnsaved,
    /// Nothing would be lost any more: do it. Never [`Transition::Open`], [`Transition::Import`] or
    /// [`Transition::OpenPath`], which first lead to a dialog or a file.
    Enter(Transition),
    /// Tell the user.
    ShowMessage(Notice),
}

/// A way to leave the present map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Transition {
    /// To an empty map.
    New,
    /// To a map from a template.
    Template {
        /// The name of the template.
        name: String,
        /// Its language.
        language: String,
    },
    /// To a file that is still to be chosen.
    Open,
    /// To a map made from a file of another kind, which is still to be chosen.
    Import,
    /// To this file.
    OpenPath(PathBuf),
    /// To a file that has been read.
    Show(Base),
    /// To a file that has been read, without ever writing to it.
    OpenReadOnly(Base, ReadOnlyReason),
    /// To a new map without a file, made from this file, which has been read.
    ShowCopy(PathBuf),
    /// To unsaved work of a crash, which has been read, and the file it belongs to.
    Restore(Option<Base>),
    /// To the end of the program.
    Close,
}

/// Why a file is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOnlyReason {
    /// Another window has it open.
    Held,
    /// A newer version of the program wrote it, and this version does not know everything in it.
    Newer,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// What it holds.
    pub fingerprint: Fingerprint,
    /// What it turned out to be.
    pub nature: FileNature,
}

/// What a file turned out to be, with what there is to say about it.
#[derive(Clone, Debug)]
pub enum FileNature {
    /// A map.
    Map,
    /// A map that another window has open.
    Held(LockOwner),
    /// A map of a newer version, of which this many things are not shown.
    Newer(usize),
    /// A map to be opened as a new map.
    Copy,
    /// A table, a journey or a text, from which a map was made, and what in it could not be used.
    Foreign(Vec<Unused>),
    /// A damaged map: the first error, the repairs that are listed, and the number of those that are not.
    Damaged(ReadError, Vec<Repair>, usize),
}

/// What is in the place for a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetInfo {
    /// The file in the chosen folder, when a folder was chosen.
    pub within: Option<PathBuf>,
    /// What the file holds; `None` when there is none.
    pub fingerprint: Option<Fingerprint>,
    /// Another window has that file open.
    pub held: bool,
}

/// What was found in the place of the file of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProbe {
    /// A file that holds this.
    Holds(Fingerprint),
    /// Nothing.
    Gone,
    /// Something that can't be a map: a file too large for one, a folder, a pipe or a device.
    Replaced,
}

/// How an external change is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeMode {
    /// The map becomes what the file holds.
    Reload,
    /// The changes of both sides are merged.
    Merge,
}

/// What the user does about an external change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExternalChangeAnswer {
    /// Takes it in.
    Merge(MergeMode),
    /// Saves the map on the screen as another file.
    Copy,
    /// Writes the missing file again.
    Restore,
    /// Nothing for now.
    Later,
}

/// What a file is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To read a map.
    Open,
    /// To make a map from a table, a journey or a text.
    Import,
    /// To save the map.
    Save,
    /// To export the map.
    Export(Format),
}

impl Purpose {
    /// True when the chosen file is read and not written.
    #[must_use]
    pub fn reads(self) -> bool {
        matches!(self, Self::Open | Self::Import)
    }
}

/// A question to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Save the changes before they are lost?
    Unsaved,
    /// Another program changed the file: overwrite it?
    Conflict {
        /// The file.
        path: PathBuf,
        /// What it holds now; `None` when it is gone.
        found: Option<Fingerprint>,
    },
    /// There is already a file of that name: replace it?
    Replace {
        /// What would replace it.
        purpose: Purpose,
        /// The file.
        path: PathBuf,
        /// What it holds.
        found: Fingerprint,
        /// Another window has it open.
        held: bool,
    },
    /// Another window has the file open: open it read-only?
    Held(Base),
    /// The file is damaged: open a repaired copy?
    Damaged(PathBuf),
    /// Which file? Asked where there are no file dialogs.
    Path(Purpose),
}

/// An answer of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save the changes.
    Save,
    /// Lose the changes.
    DontSave,
    /// Overwrite the file.
    Overwrite,
    /// Save somewhere else.
    SaveAs,
    /// Take in the external change.
    Merge(MergeMode),
    /// Open the file without ever writing to it.
    OpenReadOnly,
    /// Open the file as a new map.
    Copy,
    /// Open the file although another window has it open.
    TakeOver,
    /// This file.
    Path(PathBuf),
    /// None of it.
    Cancel,
}

/// How a file dialog ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// With a file; the user agreed to replace an existing one.
    Chosen(PathBuf),
    /// With no file.
    Cancelled,
    /// There is no dialog on this computer, or it failed.
    Unavailable,
}
