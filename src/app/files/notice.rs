//! Messages about files as the person reads them.

use std::io::ErrorKind;
use std::path::Path;

use super::event::Note;
use super::name;
use crate::i18n::Words;
use crate::persist::{LoadError, SaveError};

/// A message: what happened in one sentence, and then the details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What happened.
    pub title: String,
    /// Where, why, what to do.
    pub lines: Vec<String>,
}

/// True when a message must be seen before one goes on.
pub(super) fn is_error(note: &Note) -> bool {
    !matches!(note, Note::Exported(_))
}

/// The message for a note.
pub(super) fn notice(note: &Note, words: &Words) -> Notice {
    let about = |key: &str, path: &Path| words.with(key, &[("name", name::shown(path).into())]);
    match note {
        Note::NotOpened(path, LoadError::Read(error)) if error.newer => {
            Notice { title: about("error-open", path), lines: vec![about("error-newer", path)] }
        }
        Note::NotOpened(path, LoadError::Read(error)) => {
            let place = format!("{}:{}:{}: {}", path.display(), error.line, error.column, error.what);
            let lines = std::iter::once(place).chain(error.hint.clone()).collect();
            Notice { title: about("error-open", path), lines }
        }
        Note::NotOpened(path, error) => {
            Notice { title: about("error-open", path), lines: vec![format!("{}: {error}", path.display())] }
        }
        Note::NotSaved(path, error @ SaveError::Unconfirmed { .. }) => {
            Notice { title: about("error-unconfirmed", path), lines: vec![format!("{}: {error}", path.display())] }
        }
        Note::NotSaved(path, error) => {
            let advice = match error {
                SaveError::ReadOnly => "error-read-only-file",
                SaveError::Io { source, .. } if source.kind() == ErrorKind::StorageFull => "error-disk-full",
                _ => "error-nothing-lost",
            };
            let lines = vec![format!("{}: {error}", path.display()), words.text(advice).into_owned()];
            Notice { title: about("error-save", path), lines }
        }
        Note::NotExported(path, reason) => Notice {
            title: words.text("error-export").into_owned(),
            lines: vec![format!("{}: {reason}", path.display())],
        },
        Note::Exported(path) => {
            let title = words.with("status-exported", &[("path", path.display().to_string().into())]);
            Notice { title, lines: Vec::new() }
        }
        Note::NoTemplate(reason) => {
            Notice { title: words.text("error-template").into_owned(), lines: vec![reason.clone()] }
        }
    }
}
