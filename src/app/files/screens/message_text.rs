//! Messages about files in the language of the interface, with the words of the system as the last detail.

use std::io::ErrorKind;
use std::path::Path;

use crate::app::file_name;
use crate::app::files::flow::event::{ExportError, MergeError, MergeMode, Notice};
use crate::app::panels::wording::{changes, when};
use crate::i18n::{Words, legible};
use crate::persist::{LoadError, SaveError, SystemError};

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
        Notice::Exported(path) => {
            (words.with("status-exported", &[("path", file_name::full(path).into())]), Vec::new())
        }
        Notice::Merged { mode, changes, .. } => {
            let key = if *mode == MergeMode::Reload { "joined-reloaded" } else { "joined-merged" };
            (words.with(key, &[("changes", changes::in_words(changes, words).into())]), Vec::new())
        }
        Notice::NotMerged(path, error) => {
            let why = match error {
                MergeError::Load(error) => why_not_loaded(error, words),
                MergeError::Unrelated => vec![text("why-unrelated")],
            };
            (about("error-join", path), located(path, why))
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

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::i18n::Locale;
    use crate::persist::{Fingerprint, Task, read};

    fn lines(message: &Notice, locale: Locale) -> Vec<String> {
        message_text(message, &Words::new(locale)).lines
    }

    fn refused(text: &str) -> Notice {
        Notice::NotOpened("/a/b.ron".into(), LoadError::Read(read(text.as_bytes()).unwrap_err()))
    }

    #[test]
    fn what_is_wrong_with_a_file_is_said_in_the_language_of_the_interface() {
        let note = refused("(throughline: 1,\n stages: [(id: \"a\", nam: \"x\")])");
        assert_eq!(
            lines(&note, Locale::En),
            ["/a/b.ron", "Line 2, column 21: a stage has no field `nam`", "Did you mean `name`?"]
        );
        assert_eq!(
            lines(&note, Locale::He),
            [
                "\u{2068}/a/b.ron\u{2069}",
                "שורה 2, עמודה 21: אין בשלב שדה בשם `\u{2068}nam\u{2069}`",
                "האם הכוונה ל־`\u{2068}name\u{2069}`?"
            ]
        );
        assert_eq!(
            lines(&note, Locale::Ro),
            ["/a/b.ron", "Linia 2, coloana 21: o etapă nu are câmpul `nam`", "Ai vrut să scrii `name`?"]
        );
    }

    #[test]
    fn what_the_system_says_is_translated_where_it_is_common_and_kept_where_it_is_not() {
        let save = |kind: io::Error| Notice::NotSaved("/a/b".into(), SaveError::Io { task: Task::Write, source: kind });
        let why = |note, locale| lines(&note, locale)[1].clone();
        assert_eq!(why(save(ErrorKind::StorageFull.into()), Locale::En), "Could not write the file: the disk is full");
        assert_eq!(why(save(ErrorKind::StorageFull.into()), Locale::He), "לא ניתן לכתוב את הקובץ: הדיסק מלא");
        assert_eq!(why(save(io::Error::other("kaput")), Locale::Ro), "Nu s-a putut scrie fișierul: kaput");
    }

    #[test]
    fn every_way_to_fail_has_a_sentence_in_every_language() {
        let io = || io::Error::other("detail");
        let broken = || read(b"").unwrap_err();
        let saved = Fingerprint::new(b"");
        for locale in Locale::ALL {
            let words = Words::new(locale);
            let saves = [
                SaveError::Changed { found: Some(saved) },
                SaveError::Changed { found: None },
                SaveError::ReadOnly,
                SaveError::NotAFile,
                SaveError::TooLarge,
                SaveError::Links,
                SaveError::Io { task: Task::Sync, source: io() },
                SaveError::Garbled,
                SaveError::Unreadable(broken()),
                SaveError::Unconfirmed { saved, source: io() },
            ];
            let loads = [
                LoadError::Folder,
                LoadError::Special,
                LoadError::Io(io()),
                LoadError::Io(ErrorKind::NotFound.into()),
                LoadError::Io(ErrorKind::PermissionDenied.into()),
                LoadError::Read(broken()),
            ];
            let said = saves.iter().map(|error| words.message(error));
            for text in said.chain(loads.iter().flat_map(|error| why_not_loaded(error, &words))) {
                assert!(!text.starts_with("why-") && !text.contains(['{', '}']), "{locale:?}: {text}");
            }
        }
    }
}
