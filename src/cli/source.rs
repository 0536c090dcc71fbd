//! What a command works on: files, folders, patterns of names, and the standard input.
//!
//! Patterns are expanded here and not only by shells: some shells don't, and a quoted pattern reaches further than a
//! command line is long. A file that is named in several ways is taken once.
//!
//! What a folder or a pattern yields has to be a regular file. A pipe among the maps has no end, and a device may have
//! none either: reading one of them would hang the command. Who names a pipe means it, as in `check <(git show HEAD:a)`.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use glob::{GlobError, MatchOptions};

use super::Io;
use super::diagnostic::Diagnostic;
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
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Input(_) => STANDARD_INPUT.to_owned(),
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
pub(super) const STANDARD_INPUT: &str = "standard input";

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
        Err(error) => Err(Diagnostic::new(STANDARD_INPUT, format!("cannot be read: {error}"))),
    }
}

fn files(name: &Path, folders: Folders, fs: &dyn Fs) -> Result<Vec<Result<InputSource, Diagnostic>>, Diagnostic> {
    let itself = || Ok(vec![Ok(InputSource::File(name.to_owned()))]);
    match fs.kind(name) {
        Ok(FileKind::Folder) if folders == Folders::Maps => in_folder(name, fs),
        Ok(FileKind::Folder) => Err(Diagnostic::at(name, "this is a folder, not a file").hint("name the files in it")),
        // The name of an existing file is no pattern, whatever characters it has.
        Ok(_) => itself(),
        Err(_) => match name.to_str().filter(|name| name.contains(['*', '?', '['])) {
            Some(pattern) => matching(pattern, fs),
            None => itself(),
        },
    }
}

fn in_folder(folder: &Path, fs: &dyn Fs) -> Result<Vec<Result<InputSource, Diagnostic>>, Diagnostic> {
    let names = fs.list(folder).map_err(|error| Diagnostic::at(folder, format!("cannot list the folder: {error}")))?;
    let is_map = |name: &str| name.ends_with(MAP) && !name.starts_with('.');
    let mut paths: Vec<_> =
        names.iter().filter(|name| name.to_str().is_some_and(is_map)).map(|name| folder.join(name)).collect();
    paths.sort();
    if paths.is_empty() {
        let diagnostic = Diagnostic::at(folder, format!("no file in this folder has a name that ends in {MAP}"));
        return Err(diagnostic.hint(format!("to include the folders in it: '{}'", folder.join("**/*").display())));
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
        .map_err(|error| Diagnostic::new(pattern, format!("this is not a valid pattern: {}", error.msg)))?;
    let unread = |error: GlobError| Diagnostic::at(error.path(), format!("cannot list the folder: {}", error.error()));
    let mut paths = found.collect::<Result<Vec<_>, _>>().map_err(unread)?;
    // `**/*` yields the folders on the way; only one that is named like a map was probably meant as one.
    let is_on_the_way = |path: &Path| {
        fs.kind(path).is_ok_and(|kind| kind == FileKind::Folder) && !path.to_string_lossy().ends_with(MAP)
    };
    paths.retain(|path| !is_on_the_way(path));
    if paths.is_empty() {
        return Err(Diagnostic::new(pattern, "no file has a name like this"));
    }
    Ok(paths.into_iter().map(|path| regular(path, fs)).collect())
}

/// A file of a folder or pattern. What is not there, such as the target of a broken link, fails when it is read.
fn regular(path: PathBuf, fs: &dyn Fs) -> Result<InputSource, Diagnostic> {
    match fs.kind(&path) {
        Ok(FileKind::Folder) => Err(Diagnostic::at(&path, "this is a folder, not a file")),
        Ok(FileKind::Special) => {
            let diagnostic = Diagnostic::at(&path, "this is a pipe, a socket, or a device, not a regular file");
            Err(diagnostic.hint("to read it anyway, name it on the command line"))
        }
        Ok(FileKind::File { .. }) | Err(_) => Ok(InputSource::File(path)),
    }
}
