//! What a command works on: files, folders, patterns of names, and the standard input.
//!
//! Patterns are expanded here and not only by shells: some shells don't, and a quoted pattern reaches further than a
//! command line is long. A file that is named in several ways is taken once.
//!
//! What a folder or a pattern yields has to be a regular file. A pipe among the maps has no end, and a device may have
//! none either: reading one of them would hang the command. Who names a pipe means it, as in `check <(git show HEAD:a)`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use glob::{GlobError, MatchOptions};

use super::Io;
use super::diagnostic::Diagnostic;
use super::speech::{Sentence, Speech, SystemText};
use crate::model::Map;
use crate::persist::{FileKind, Fs, MAX_BYTES, load_stream, read};

/// One file to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InputSource {
    File(PathBuf),
    /// The content of the standard input.
    Input(Vec<u8>),
}

impl InputSource {
    /// What diagnostics call it.
    pub(super) fn name(&self) -> Speech {
        match self {
            Self::File(path) => Box::new(path.display().to_string()),
            Self::Input(_) => Box::new(standard_input()),
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Input(_) => None,
        }
    }

    /// Its content; of a file larger than a map can be, the beginning.
    pub(super) fn bytes(&self, fs: &dyn Fs) -> Result<Cow<'_, [u8]>, Diagnostic> {
        match self {
            Self::File(path) => {
                load_stream(fs, path).map(Cow::Owned).map_err(|error| Diagnostic::from_load(path, error))
            }
            Self::Input(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    pub(super) fn map(&self, fs: &dyn Fs) -> Result<Map, Diagnostic> {
        read(&self.bytes(fs)?).map_err(|error| Diagnostic::from_read(self.name(), error))
    }
}

/// What diagnostics call the standard input.
pub(super) fn standard_input() -> Sentence {
    Sentence::new("cli-standard-input")
}

/// What naming a folder means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folders {
    /// The maps in it.
    Maps,
    /// A mistake: its names don't say which files are meant.
    Refused,
}

/// How the names of maps end.
const MAP: &str = ".journey.ron";

/// The named files in that order, those of a pattern or folder sorted by name. A name that stands for no file is a
/// diagnostic in its place.
pub(super) fn expand(names: &[PathBuf], folders: Folders, io: &mut Io<'_>) -> Vec<Result<InputSource, Diagnostic>> {
    let mut all = Vec::new();
    for name in names {
        if name != Path::new("-") {
            all.extend(files(name, folders, io.fs).unwrap_or_else(|diagnostic| vec![Err(diagnostic)]));
        } else if !all.iter().any(|source| matches!(source, Ok(InputSource::Input(_)))) {
            all.push(input(io));
        }
    }
    let mut seen = BTreeSet::new();
    all.retain(|source| match source {
        // `./a` is `a`. A link is not what it leads to: it has a name of its own.
        Ok(InputSource::File(path)) => {
            seen.insert(path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>())
        }
        _ => true,
    });
    all
}

/// The same, with the names that stand for no file apart.
pub(super) fn expand_apart(
    names: &[PathBuf],
    folders: Folders,
    io: &mut Io<'_>,
) -> (Vec<InputSource>, Vec<Diagnostic>) {
    let (found, failed): (Vec<_>, Vec<_>) = expand(names, folders, io).into_iter().partition(Result::is_ok);
    (found.into_iter().flatten().collect(), failed.into_iter().filter_map(Result::err).collect())
}

/// The one file of that name; `-` is the standard input.
pub(super) fn named(name: &Path, io: &mut Io<'_>) -> Result<InputSource, Diagnostic> {
    if name == Path::new("-") { input(io) } else { Ok(InputSource::File(name.to_owned())) }
}

fn input(io: &mut Io<'_>) -> Result<InputSource, Diagnostic> {
    let mut bytes = Vec::new();
    // One more than the limit, to know too much from just enough.
    let most = MAX_BYTES as u64 + 1;
    match io.input.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(InputSource::Input(bytes)),
        Err(error) => Err(Diagnostic::new(
            standard_input(),
            Sentence::new("cli-input-not-read").quoting("detail", SystemText(error)),
        )),
    }
}

fn files(name: &Path, folders: Folders, fs: &dyn Fs) -> Result<Vec<Result<InputSource, Diagnostic>>, Diagnostic> {
    let itself = || Ok(vec![Ok(InputSource::File(name.to_owned()))]);
    match fs.kind(name) {
        Ok(FileKind::Folder) if folders == Folders::Maps => in_folder(name, fs),
        Ok(FileKind::Folder) => {
            Err(Diagnostic::at(name, Sentence::new("cli-folder")).hint(Sentence::new("cli-name-files-hint")))
        }
        // The name of an existing file is no pattern, whatever characters it has.
        Ok(_) => itself(),
        Err(_) => match name.to_str().filter(|name| name.contains(['*', '?', '['])) {
            Some(pattern) => matching(pattern, fs),
            None => itself(),
        },
    }
}

fn in_folder(folder: &Path, fs: &dyn Fs) -> Result<Vec<Result<InputSource, Diagnostic>>, Diagnostic> {
    let names = fs.list(folder).map_err(|error| not_listed(folder, error))?;
    let is_map = |name: &str| name.ends_with(MAP) && !name.starts_with('.');
    let mut paths: Vec<_> =
        names.iter().filter(|name| name.to_str().is_some_and(is_map)).map(|name| folder.join(name)).collect();
    paths.sort();
    if paths.is_empty() {
        let diagnostic = Diagnostic::at(folder, Sentence::new("cli-no-maps-in-folder").with("ending", MAP));
        let pattern = folder.join("**/*").display().to_string();
        return Err(diagnostic.hint(Sentence::new("cli-deeper-hint").with("pattern", pattern)));
    }
    Ok(paths.into_iter().map(|path| regular(path, fs)).collect())
}

fn matching(pattern: &str, fs: &dyn Fs) -> Result<Vec<Result<InputSource, Diagnostic>>, Diagnostic> {
    let options = MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let found = glob::glob_with(pattern, options)
        .map_err(|error| Diagnostic::new(pattern.to_owned(), bad_pattern(error.msg)))?;
    let unread = |error: GlobError| {
        let folder = error.path().to_owned();
        not_listed(&folder, error.into())
    };
    let mut paths = found.collect::<Result<Vec<_>, _>>().map_err(unread)?;
    // `**/*` yields the folders on the way; only one that is named like a map was probably meant as one.
    let is_on_the_way = |path: &Path| {
        fs.kind(path).is_ok_and(|kind| kind == FileKind::Folder) && !path.to_string_lossy().ends_with(MAP)
    };
    paths.retain(|path| !is_on_the_way(path));
    if paths.is_empty() {
        return Err(Diagnostic::new(pattern.to_owned(), Sentence::new("cli-no-match")));
    }
    Ok(paths.into_iter().map(|path| regular(path, fs)).collect())
}

/// A file of a folder or pattern. What is not there, such as the target of a broken link, fails when it is read.
fn regular(path: PathBuf, fs: &dyn Fs) -> Result<InputSource, Diagnostic> {
    match fs.kind(&path) {
        Ok(FileKind::Folder) => Err(Diagnostic::at(&path, Sentence::new("cli-folder"))),
        Ok(FileKind::Special) => {
            Err(Diagnostic::at(&path, Sentence::new("cli-special")).hint(Sentence::new("cli-special-hint")))
        }
        Ok(FileKind::File { .. }) | Err(_) => Ok(InputSource::File(path)),
    }
}

fn not_listed(folder: &Path, error: io::Error) -> Diagnostic {
    Diagnostic::at(folder, Sentence::new("cli-not-listed").quoting("detail", SystemText(error)))
}

/// What is wrong with a pattern; the library that expands it knows three mistakes, in English.
fn bad_pattern(mistake: &str) -> Sentence {
    let key = match mistake {
        mistake if mistake.starts_with("wildcards") => "cli-pattern-stars",
        mistake if mistake.starts_with("recursive") => "cli-pattern-recursive",
        _ => "cli-pattern-range",
    };
    Sentence::new("cli-bad-pattern").quoting("mistake", Sentence::new(key))
}
