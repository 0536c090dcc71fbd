//! What went wrong with which file, in a form that people can read and editors can follow.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::Io;
use crate::persist::{LoadError, ReadError, SaveError};

/// Something that went wrong, or that is worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Diagnostic {
    pub(super) file: String,
    /// Line and column, from 1.
    pub(super) place: Option<(usize, usize)>,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

impl Diagnostic {
    pub(super) fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), place: None, message: message.into(), hint: None }
    }

    pub(super) fn at(path: &Path, message: impl Into<String>) -> Self {
        Self::new(path.display().to_string(), message)
    }

    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    pub(super) fn from_load(path: &Path, error: LoadError) -> Self {
        match error {
            LoadError::Read(error) => Self::from_read(path.display().to_string(), error),
            LoadError::Folder => Self::at(path, error.to_string()).hint("name the .journey.ron file in it"),
            LoadError::Special => Self::at(path, error.to_string()),
            LoadError::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => Self::at(path, "there is no such file"),
                io::ErrorKind::PermissionDenied => {
                    Self::at(path, "this file may not be read").hint("its permissions do not allow it")
                }
                _ => Self::at(path, format!("cannot read the file: {error}")),
            },
        }
    }

    pub(super) fn from_read(file: String, error: ReadError) -> Self {
        Self {
            file,
            place: Some((error.line, error.column)),
            message: error.kind.to_string(),
            hint: error.hint.map(|hint| hint.to_string()),
        }
    }

    pub(super) fn from_save(path: &Path, error: &SaveError) -> Self {
        let diagnostic = Self::at(path, error.to_string());
        match error {
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                diagnostic.hint("choose another folder, or change its permissions")
            }
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => {
                diagnostic.hint("create the folder first")
            }
            SaveError::Io { .. } | SaveError::Garbled => diagnostic.hint("what was there before is untouched"),
            _ => diagnostic,
        }
    }

    /// The diagnostic for programs, as part of a document that names the file.
    pub(super) fn json(&self) -> Value {
        json!({
            "line": self.place.map(|place| place.0),
            "column": self.place.map(|place| place.1),
            "message": self.message,
            "hint": self.hint,
        })
    }

    /// A file in a document for programs of which nothing came but this.
    pub(super) fn file_json(&self) -> Value {
        json!({ "file": self.file, "error": self.json() })
    }

    /// The diagnostic for people: `file:line:column: message`, and the hint on a line of its own.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let place = self.place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        let first = format!("{}{place}: {}", self.file, self.message);
        [first].into_iter().chain(self.hint.as_ref().map(|hint| format!("  hint: {hint}")))
    }

    /// Writes the diagnostic to the standard error, unless it stands in a document for programs.
    pub(super) fn report_unless(&self, json: bool, io: &mut Io<'_>) {
        if !json {
            self.report(io);
        }
    }

    /// Writes the diagnostic to the standard error.
    pub(super) fn report(&self, io: &mut Io<'_>) {
        let mut lines = self.lines();
        let first = lines.next().map(|line| format!("throughline: {line}"));
        io.output.warn(first.into_iter().chain(lines));
    }
}

/// A sentence as it stands after the name of a file: it begins with a small letter, unless its first word is a name or an
/// abbreviation, and has no full stop.
pub(super) fn clause(sentence: &str) -> String {
    let sentence = sentence.strip_suffix('.').filter(|rest| !rest.ends_with('.')).unwrap_or(sentence);
    let mut characters = sentence.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => sentence.to_owned(),
    }
}
