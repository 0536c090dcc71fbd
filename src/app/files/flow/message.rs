//! What the user is told about files, and why something was not done.

use std::io;
use std::path::PathBuf;

use super::event::MergeMode;
use crate::edit::Summary;
use crate::exchange::outcome::ImportError;
use crate::export;
use crate::persist::{LoadError, SaveError, Timestamp};

/// A message for the user.
#[derive(Debug)]
pub enum Notice {
    /// A file was not opened.
    NotOpened(PathBuf, LoadError),
    /// No map could be made from a file.
    NotImported(PathBuf, ImportError),
    /// A map was made from everything in a file.
    Imported {
        /// The number of its stages.
        stages: usize,
        /// The number of its cards.
        cards: usize,
    },
    /// The map was not saved.
    NotSaved(PathBuf, SaveError),
    /// The export was not written.
    NotExported(PathBuf, ExportError),
    /// The export was written.
    Exported {
        /// The file.
        path: PathBuf,
        /// The characters that no font has.
        missing: export::MissingGlyphs,
    },
    /// An external change of the file was taken in.
    Merged {
        /// How.
        mode: MergeMode,
        /// What it changed in the map on the screen.
        changes: Summary,
        /// The number of conflicts between the two sides.
        conflicts: usize,
    },
    /// An external change of the file was not taken in.
    NotMerged(PathBuf, MergeError),
    /// A file of a newer version is shown, without what this version doesn't know.
    Newer {
        /// The file.
        path: PathBuf,
        /// How many things in it are not shown.
        missing: usize,
    },
    /// The earlier versions can't be listed.
    NoVersions(io::Error),
    /// The map is an earlier version again.
    VersionRestored {
        /// When that version was saved.
        written: Timestamp,
        /// When it was restored.
        at: Timestamp,
    },
    /// No other window could be opened for a version.
    NoOtherWindow(io::Error),
    /// The file was saved, but what it held before is not kept as a version.
    VersionNotKept(SaveError),
    /// The settings could not be read.
    SettingsDamaged,
    /// The template could not be read.
    NoTemplate(String),
}

impl Notice {
    /// True when the user must see it before going on.
    #[must_use]
    pub fn is_error(&self) -> bool {
        !matches!(
            self,
            Self::SettingsDamaged
                | Self::Exported { .. }
                | Self::Imported { .. }
                | Self::Merged { .. }
                | Self::VersionNotKept(_)
                | Self::VersionRestored { .. }
        )
    }
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub enum OpenError {
    /// It could not be read.
    Load(#[from] LoadError),
    /// No map could be made from it.
    Import(#[from] ImportError),
}

/// Why an external change was not taken in.
#[derive(Debug)]
pub enum MergeError {
    /// The file could not be read.
    Load(LoadError),
    /// It holds another map: nothing in it comes from the map that is open here.
    Unrelated,
}

/// Why there is no export.
#[derive(Debug)]
pub enum ExportError {
    /// It could not be made.
    Make(export::OutputError),
    /// It could not be saved.
    Save(SaveError),
    /// The user stopped it.
    Stopped,
}
