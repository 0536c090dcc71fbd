//! What went wrong with which file, in a form that people can read and editors can follow.

use std::io;
use std::path::Path;

use serde_json::{Value, json};

use super::Io;
use super::speech::{ErrorText, Sentence, Speak, Speech, SystemText, english};
use crate::i18n::Words;
use crate::persist::{LoadError, ReadError, SaveError};

/// Something that went wrong, or that is worth a look.
pub(super) struct Diagnostic {
    /// What it is about: mostly the name of a file.
    pub(super) file: Speech,
    /// Line and column, from 1.
    pub(super) place: Option<(usize, usize)>,
    pub(super) message: Speech,
    pub(super) hint: Option<Speech>,
}

impl Diagnostic {
    pub(super) fn new(file: impl Speak + 'static, message: impl Speak + 'static) -> Self {
        Self { file: Box::new(file), place: None, message: Box::new(message), hint: None }
    }

    pub(super) fn at(path: &Path, message: impl Speak + 'static) -> Self {
        Self::new(path.display().to_string(), message)
    }

    pub(super) fn hint(self, hint: impl Speak + 'static) -> Self {
        Self { hint: Some(Box::new(hint)), ..self }
    }

    pub(super) fn from_load(path: &Path, error: LoadError) -> Self {
        match error {
            LoadError::Read(error) => Self::from_read(path.display().to_string(), error),
            LoadError::Folder => Self::at(path, ErrorText(error)).hint(Sentence::new("cli-folder-hint")),
            LoadError::Special => Self::at(path, ErrorText(error)),
            LoadError::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => Self::at(path, Sentence::new("why-no-file")),
                io::ErrorKind::PermissionDenied => {
                    Self::at(path, Sentence::new("cli-not-readable")).hint(Sentence::new("cli-not-readable-hint"))
                }
                _ => Self::at(path, Sentence::new("cli-not-read").quoting("detail", SystemText(error))),
            },
        }
    }

    pub(super) fn from_read(file: impl Speak + 'static, error: ReadError) -> Self {
        let diagnostic = Self { place: Some((error.line, error.column)), ..Self::new(file, ErrorText(error.kind)) };
        match error.hint {
            Some(hint) => diagnostic.hint(ErrorText(hint)),
            None => diagnostic,
        }
    }

    pub(super) fn from_save(path: &Path, error: SaveError) -> Self {
        let hint = match &error {
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
                Some("cli-other-folder-hint")
            }
            SaveError::Io { source, .. } if source.kind() == io::ErrorKind::NotFound => Some("cli-make-folder-hint"),
            SaveError::Io { .. } | SaveError::Garbled => Some("cli-untouched-hint"),
            _ => None,
        };
        let diagnostic = Self::at(path, ErrorText(error));
        match hint {
            Some(key) => diagnostic.hint(Sentence::new(key)),
            None => diagnostic,
        }
    }

    /// The diagnostic for programs, as part of a document that names the file.
    pub(super) fn json(&self) -> Value {
        json!({
            "line": self.place.map(|place| place.0),
            "column": self.place.map(|place| place.1),
            "message": self.message.say(english()),
            "hint": self.hint.as_ref().map(|hint| hint.say(english())),
        })
    }

    /// A file in a document for programs of which nothing came but this.
    pub(super) fn file_json(&self) -> Value {
        json!({ "file": self.file.say(english()), "error": self.json() })
    }

    /// The diagnostic for people: `file:line:column: message`, and the hint on a line of its own.
    pub(super) fn lines(&self, words: &Words) -> impl Iterator<Item = String> {
        let place = self.place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        let first = format!("{}{place}: {}", self.file.say(words), self.message.say(words));
        let hint = self.hint.as_ref().map(|hint| {
            let hint = words.with("cli-hint", &[("hint", hint.say(words).into())]);
            format!("  {hint}")
        });
        [first].into_iter().chain(hint)
    }

    /// Writes the diagnostic to the standard error, unless it stands in a document for programs.
    pub(super) fn report_unless(&self, json: bool, io: &mut Io<'_>) {
        if !json {
            self.report(io);
        }
    }

    /// Writes the diagnostic to the standard error.
    pub(super) fn report(&self, io: &mut Io<'_>) {
        let mut lines = self.lines(io.words());
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
