//! What went wrong with which file, in the form that editors and people can follow.

use std::fmt;
use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::Surroundings;
use crate::persist::{LoadError, ReadError, SaveError};

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) file: String,
    /// Line and column, from 1.
    pub(super) place: Option<(usize, usize)>,
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

impl Complaint {
    pub(super) fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, what: what.into(), hint: None }
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    pub(super) fn load(path: &Path, error: LoadError) -> Self {
        let file = path.display().to_string();
        match error {
            LoadError::Read(error) => Self::read(file, error),
            LoadError::Folder => Self::new(file, error.to_string()).hint("name the .journey.ron file in it"),
            LoadError::Special => Self::new(file, error.to_string()),
            LoadError::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => Self::new(file, "there is no such file"),
                io::ErrorKind::PermissionDenied => {
                    Self::new(file, "this file may not be read").hint("its permissions do not allow it")
                }
                _ => Self::new(file, format!("cannot read the file: {error}")),
            },
        }
    }

    pub(super) fn read(file: String, error: ReadError) -> Self {
        Self {
            file,
            place: Some((error.line, error.column)),
            what: error.what.to_string(),
            hint: error.hint.map(|hint| hint.to_string()),
        }
    }

    pub(super) fn save(path: &Path, error: &SaveError) -> Self {
        let complaint = Self::new(path.display().to_string(), error.to_string());
        match error {
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                complaint.hint("choose another folder, or change its permissions")
            }
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                complaint.hint("make the folder first")
            }
            SaveError::Io { .. } | SaveError::Garbled => complaint.hint("what was there before is untouched"),
            _ => complaint,
        }
    }

    /// The complaint for programs; they know the file from what it is part of.
    pub(super) fn json(&self) -> Value {
        json!({
            "line": self.place.map(|place| place.0),
            "column": self.place.map(|place| place.1),
            "message": self.what,
            "hint": self.hint,
        })
    }

    /// Writes the complaint to the standard error.
    pub(super) fn tell(&self, world: &mut Surroundings<'_>) {
        // The standard error is the last place to complain to.
        let _ = writeln!(world.err, "throughline: {self}");
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.what)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\n  hint: {hint}"))
    }
}
