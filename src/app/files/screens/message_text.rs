//! Messages about files in the language of the interface, with the words of the system as the last detail.

use std::io::ErrorKind;
use std::path::Path;

use crate::app::file_name;
use crate::app::files::flow::event::{ExportError, MergeError, MergeMode, Notice};
use crate::app::panels::wording::{changes, when};
use crate::i18n::{Words, legible};
use crate::model::SystemError;
use crate::persist::{LoadError, SaveError};

/// A message in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageText {
    /// What happened, in one sentence.
    pub title: String,
    /// Where, why, and what to do.
    pub lines: Vec<String>,
}

/// The text of a message.
pub fn message_text(message: &Notice, words: &Words) -> MessageText {
    let text = |key: &str| words.text(key).into_owned();
    let about = |key: &str, path: &Path| words.with(key, &[("name", file_name::shown(path).into())]);
    let located = |path: &Path, lines: Vec<String>| {
        let path = words.isolate(&file_name::full(path)).into_owned();
        std::iter::once(path).chain(lines).collect()
    };
    let (title, lines) = match message {
        Notice::NotOpened(path, LoadError::Read(error)) if error.is_newer() => {
            (about("error-open", path), vec![about("error-newer", path)])
        }
        Notice::NotOpened(path, error) => (about("error-open", path), located(path, why_not_loaded(error, words))),
        Notice::NotImported(path, error) => (about("error-import", path), located(path, vec![words.message(error)])),
        Notice::Imported { stages, cards } => (imported(*stages, *cards, words), Vec::new()),
        Notice::NotSaved(path, error) => {
            let (title, advice) = match error {
                SaveError::Unconfirmed { .. } => ("error-unconfirmed", None),
                SaveError::ReadOnly => ("error-save", Some("error-read-only-file")),
                SaveError::Io { source, .. } if source.kind() == ErrorKind::StorageFull => {
                    ("error-save", Some("error-disk-full"))
                }
                _ => ("error-save", Some("error-nothing-lost")),
            };
            let why = std::iter::once(words.message(error)).chain(advice.map(text)).collect();
            (about(title, path), located(path, why))
        }
        Notice::NotExported(path, error) => (text("error-export"), located(path, vec![why_not_exported(error, words)])),
        Notice::Exported { path, missing } if missing.is_empty() => {
            (words.with("status-exported", &[("path", file_name::full(path).into())]), Vec::new())
        }
        Notice::Exported { path, missing } => {
            let why = words.message(missing);
            (
                words.with("status-exported-boxes", &[("path", file_name::full(path).into()), ("why", why.into())]),
                Vec::new(),
            )
        }
        Notice::Merged { mode, changes, .. } => {
            let key = if *mode == MergeMode::Reload { "external-reloaded" } else { "external-merged" };
            (words.with(key, &[("changes", changes::in_words(changes, words).into())]), Vec::new())
        }
        Notice::NotMerged(path, error) => {
            let why = match error {
                MergeError::Load(error) => why_not_loaded(error, words),
                MergeError::Unrelated => vec![text("why-unrelated")],
            };
            (about("error-merge", path), located(path, why))
        }
        Notice::Newer { path, missing } => {
            let missing = (*missing > 0).then(|| words.with("newer-missing", &[("count", (*missing).into())]));
            (about("newer-title", path), std::iter::once(text("newer-text")).chain(missing).collect())
        }
        Notice::NoVersions(error) => (text("error-versions"), vec![words.message(&SystemError(error))]),
        Notice::NoOtherWindow(error) => (text("error-beside"), vec![words.message(&SystemError(error))]),
        Notice::VersionRestored { written, at } => {
            let when = when::in_words(*written, *at, words);
            (words.with("versions-restored", &[("when", when.into())]), Vec::new())
        }
        Notice::VersionNotKept(error) => {
            (words.with("version-not-kept", &[("reason", words.message(error).into())]), Vec::new())
        }
        Notice::SettingsDamaged => (text("settings-damaged"), Vec::new()),
        Notice::NoTemplate(name) => (text("error-template"), vec![legible(name).into_owned()]),
    };
    MessageText { title, lines }
}

/// What an import brought.
pub fn imported(stages: usize, cards: usize, words: &Words) -> String {
    let count = |key: &str, count: usize| words.with(key, &[("count", count.into())]);
    let (stages, cards) = (count("count-stages", stages), count("count-cards", cards));
    words.with("imported-news", &[("stages", stages.into()), ("cards", cards.into())])
}

fn why_not_exported(error: &ExportError, words: &Words) -> String {
    match error {
        ExportError::Make(error) => words.message(error),
        ExportError::Save(error) => words.message(error),
        ExportError::Stopped => words.text("why-stopped").into_owned(),
    }
}

fn why_not_loaded(error: &LoadError, words: &Words) -> Vec<String> {
    let hint = if let LoadError::Read(error) = error { error.hint.as_ref() } else { None };
    let hint = hint.map(|hint| words.message(hint));
    std::iter::once(words.message(error)).chain(hint).collect()
}
