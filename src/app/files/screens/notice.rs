//! Messages about files as the person reads them: in the language of the interface, with what the system says as the
//! last detail.

use std::io::ErrorKind;
use std::path::Path;

use crate::app::file_name;
use crate::app::files::flow::event::{ExportError, How, JoinError, Note};
use crate::app::files::screens::when;
use crate::app::panels::wording::changes;
use crate::i18n::Words;
use crate::persist::{LoadError, SaveError, SystemError};

/// A message: what happened in one sentence, and then the details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What happened.
    pub title: String,
    /// Where, why, what to do.
    pub lines: Vec<String>,
}

/// True when a message must be seen before one goes on.
pub(crate) fn is_error(note: &Note) -> bool {
    !matches!(
        note,
        Note::Forgotten
            | Note::Exported(_)
            | Note::Imported { .. }
            | Note::Joined { .. }
            | Note::VersionNotKept(_)
            | Note::VersionRestored { .. }
    )
}

/// The message for a note.
pub(crate) fn notice(note: &Note, words: &Words) -> Notice {
    let about = |key: &str, path: &Path| words.with(key, &[("name", file_name::shown(path).into())]);
    let shown = |path: &Path| words.isolate(&path.display().to_string()).into_owned();
    match note {
        Note::NotOpened(path, LoadError::Read(error)) if error.is_newer() => {
            Notice { title: about("error-open", path), lines: vec![about("error-newer", path)] }
        }
        Note::NotOpened(path, error) => {
            let lines = std::iter::once(shown(path)).chain(why_not_loaded(error, words)).collect();
            Notice { title: about("error-open", path), lines }
        }
        Note::NotImported(path, error) => {
            let lines = vec![shown(path), words.message(error)];
            Notice { title: about("error-import", path), lines }
        }
        Note::Imported { stages, cards } => Notice { title: imported(*stages, *cards, words), lines: Vec::new() },
        Note::NotSaved(path, error) => {
            let (title, advice) = match error {
                SaveError::Unconfirmed { .. } => ("error-unconfirmed", None),
                SaveError::ReadOnly => ("error-save", Some("error-read-only-file")),
                SaveError::Io { source, .. } if source.kind() == ErrorKind::StorageFull => {
                    ("error-save", Some("error-disk-full"))
                }
                _ => ("error-save", Some("error-nothing-lost")),
            };
            let mut lines = vec![shown(path), words.message(error)];
            lines.extend(advice.map(|advice| words.text(advice).into_owned()));
            Notice { title: about(title, path), lines }
        }
        Note::NotExported(path, error) => Notice {
            title: words.text("error-export").into_owned(),
            lines: vec![shown(path), why_not_exported(error, words)],
        },
        Note::Exported(path) => Notice {
            title: words.with("status-exported", &[("path", path.display().to_string().into())]),
            lines: Vec::new(),
        },
        Note::Joined { how, changes, .. } => {
            let key = if *how == How::Reload { "joined-reloaded" } else { "joined-merged" };
            let changes = changes::in_words(changes, words);
            Notice { title: words.with(key, &[("changes", changes.into())]), lines: Vec::new() }
        }
        Note::NotJoined(path, error) => {
            let why = match error {
                JoinError::Load(error) => why_not_loaded(error, words),
                JoinError::Unrelated => vec![words.text("why-unrelated").into_owned()],
            };
            let lines = std::iter::once(shown(path)).chain(why).collect();
            Notice { title: about("error-join", path), lines }
        }
        Note::Newer { path, missing } => {
            let missing = (*missing > 0).then(|| words.with("newer-missing", &[("count", (*missing).into())]));
            let lines = std::iter::once(words.text("newer-text").into_owned()).chain(missing).collect();
            Notice { title: about("newer-title", path), lines }
        }
        Note::NoVersions(error) => {
            Notice { title: words.text("error-versions").into_owned(), lines: vec![words.message(&SystemError(error))] }
        }
        Note::NotBeside(error) => {
            Notice { title: words.text("error-beside").into_owned(), lines: vec![words.message(&SystemError(error))] }
        }
        Note::VersionRestored { written, at } => {
            let when = when::said(*written, *at, words);
            Notice { title: words.with("versions-restored", &[("when", when.into())]), lines: Vec::new() }
        }
        Note::VersionNotKept(error) => Notice {
            title: words.with("version-not-kept", &[("reason", words.message(error).into())]),
            lines: Vec::new(),
        },
        Note::Forgotten => Notice { title: words.text("settings-damaged").into_owned(), lines: Vec::new() },
        Note::NoTemplate(name) => {
            Notice { title: words.text("error-template").into_owned(), lines: vec![name.clone()] }
        }
    }
}

/// What came in, counted.
pub(crate) fn imported(stages: usize, cards: usize, words: &Words) -> String {
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

    fn lines(note: &Note, locale: Locale) -> Vec<String> {
        notice(note, &Words::new(locale)).lines
    }

    fn refused(text: &str) -> Note {
        Note::NotOpened("/a/b.ron".into(), LoadError::Read(read(text.as_bytes()).unwrap_err()))
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
        let save = |kind: io::Error| Note::NotSaved("/a/b".into(), SaveError::Io { task: Task::Write, source: kind });
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
