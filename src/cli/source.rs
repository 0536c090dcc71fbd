//! What a verb is asked to work on: files, folders, patterns of names, and the standard input.
//!
//! Patterns are expanded here too and not only by shells: some don't, and quoted they reach further than a command line
//! is long. A file that is named in several ways is taken once.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use glob::{GlobError, MatchOptions};

use super::Surroundings;
use super::complaint::Complaint;
use crate::model::Map;
use crate::persist::{FileKind, Fs, MAX_BYTES, load_stream, read};

/// One file to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    File(PathBuf),
    /// What came in from the standard input.
    Input(Vec<u8>),
}

impl Source {
    /// What complaints call it.
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

    /// What is in it; of a file larger than a map can be, its beginning.
    pub(super) fn bytes(&self, fs: &dyn Fs) -> Result<Cow<'_, [u8]>, Complaint> {
        match self {
            Self::File(path) => load_stream(fs, path).map(Cow::Owned).map_err(|error| Complaint::load(path, error)),
            Self::Input(bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }

    /// The map that is in it.
    pub(super) fn map(&self, fs: &dyn Fs) -> Result<Map, Complaint> {
        read(&self.bytes(fs)?).map_err(|error| Complaint::read(self.name(), error))
    }
}

const STANDARD_INPUT: &str = "standard input";

/// What a folder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folders {
    /// The maps in it.
    Maps,
    /// Nothing that could be told from its names.
    Nothing,
}

/// How the names of maps end.
const MAP: &str = ".journey.ron";

/// The files that are named, in that order, those of a pattern or folder by their names. A name that stands for no file
/// is a complaint in its place.
pub(super) fn found(
    named: &[PathBuf],
    folders: Folders,
    world: &mut Surroundings<'_>,
) -> Vec<Result<Source, Complaint>> {
    let mut all = Vec::new();
    for name in named {
        if name == Path::new("-") {
            if !all.iter().any(|one| matches!(one, Ok(Source::Input(_)))) {
                all.push(input(world));
            }
            continue;
        }
        match files(name, folders, world.fs) {
            Ok(paths) => all.extend(paths.into_iter().map(|path| Ok(Source::File(path)))),
            Err(complaint) => all.push(Err(complaint)),
        }
    }
    let mut seen = BTreeSet::new();
    all.retain(|one| match one {
        // `./a` is `a`. A link is not what it leads to: it has a name of its own.
        Ok(Source::File(path)) => {
            seen.insert(path.components().filter(|part| *part != Component::CurDir).collect::<PathBuf>())
        }
        _ => true,
    });
    all
}

fn input(world: &mut Surroundings<'_>) -> Result<Source, Complaint> {
    let mut bytes = Vec::new();
    // One more than there may be, so that too many are told from just enough.
    let most = MAX_BYTES as u64 + 1;
    match world.input.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(Source::Input(bytes)),
        Err(error) => Err(Complaint::new(STANDARD_INPUT, format!("cannot be read: {error}"))),
    }
}

fn files(name: &Path, folders: Folders, fs: &dyn Fs) -> Result<Vec<PathBuf>, Complaint> {
    match fs.kind(name) {
        Ok(FileKind::Folder) if folders == Folders::Maps => in_folder(name, fs),
        Ok(FileKind::Folder) => {
            let shown = name.display().to_string();
            Err(Complaint::new(shown, "this is a folder, not a file").hint("name the files in it"))
        }
        // What is there under this very name is no pattern, whatever its letters are.
        Ok(_) => Ok(vec![name.to_owned()]),
        Err(_) => match name.to_str().filter(|name| name.contains(['*', '?', '['])) {
            Some(pattern) => matching(pattern),
            None => Ok(vec![name.to_owned()]),
        },
    }
}

fn in_folder(folder: &Path, fs: &dyn Fs) -> Result<Vec<PathBuf>, Complaint> {
    let shown = folder.display().to_string();
    let names = fs
        .list(folder)
        .map_err(|error| Complaint::new(shown.clone(), format!("the folder cannot be looked into: {error}")))?;
    let is_one = |name: &str| name.ends_with(MAP) && !name.starts_with('.');
    let mut paths: Vec<_> =
        names.iter().filter(|name| name.to_str().is_some_and(is_one)).map(|name| folder.join(name)).collect();
    paths.sort();
    if paths.is_empty() {
        let complaint = Complaint::new(shown, format!("no file of this folder has a name that ends in {MAP}"));
        return Err(complaint.hint(format!("for the folders in it, too: '{}'", folder.join("**/*").display())));
    }
    Ok(paths)
}

fn matching(pattern: &str) -> Result<Vec<PathBuf>, Complaint> {
    let options = MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let found = glob::glob_with(pattern, options)
        .map_err(|error| Complaint::new(pattern, format!("this is no pattern of names: {}", error.msg)))?;
    let unread = |error: GlobError| {
        let what = format!("the folder cannot be looked into: {}", error.error());
        Complaint::new(error.path().display().to_string(), what)
    };
    let paths = found.collect::<Result<Vec<_>, _>>().map_err(unread)?;
    let files: Vec<_> = paths.into_iter().filter(|path| !path.is_dir()).collect();
    if files.is_empty() {
        return Err(Complaint::new(pattern, "no file has a name like this"));
    }
    Ok(files)
}
