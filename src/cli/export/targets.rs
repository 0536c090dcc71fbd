//! Where each map goes in each format, decided completely before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::cli::diagnostic::Diagnostic;
use crate::cli::import::no_target;
use crate::cli::output::standard_output;
use crate::cli::save::{make_folder, names_a_folder};
use crate::cli::source::InputSource;
use crate::cli::speech::{Sentence, Speech};
use crate::export::Format;
use crate::persist::Fs;

/// One file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportTarget {
    pub(super) format: Format,
    /// `None` is the standard output.
    pub(super) path: Option<PathBuf>,
}

impl ExportTarget {
    /// What diagnostics call it.
    pub(super) fn name(&self) -> Speech {
        match &self.path {
            Some(path) => Box::new(path.display().to_string()),
            None => Box::new(standard_output()),
        }
    }
}

/// The targets of each of the maps; `formats` are those given by `--format`.
pub(super) fn targets(
    maps: &[InputSource],
    output: Option<&Path>,
    formats: &[Format],
    fs: &dyn Fs,
) -> Result<Vec<Vec<ExportTarget>>, Diagnostic> {
    let in_folders = |folder: &dyn Fn(&InputSource) -> PathBuf| -> Vec<Vec<ExportTarget>> {
        let default = [Format::default()];
        let formats = if formats.is_empty() { &default } else { formats };
        let targets = |map: &InputSource| {
            let path = |format| folder(map).join(name_for(map, format));
            formats.iter().map(|format| ExportTarget { format: *format, path: Some(path(*format)) }).collect()
        };
        maps.iter().map(targets).collect()
    };
    let found = match output {
        None if maps.iter().any(|map| map.path().is_none()) => return Err(no_target()),
        None => in_folders(&|map| map.path().and_then(Path::parent).unwrap_or(Path::new("")).to_owned()),
        Some(output) if names_a_folder(output, fs) => {
            // Flat if possible; maps with the same name in several folders keep those folders.
            let flat = in_folders(&|_| output.to_owned());
            if clash(maps, &flat, fs).is_none() {
                flat
            } else {
                in_folders(&|map| output.join(relative_folder(map, maps, fs)))
            }
        }
        Some(output) => vec![vec![single(maps, output, formats)?]],
    };
    refuse_clashes(maps, &found, fs)?;
    Ok(found)
}

/// Makes the folders that the targets go into, if a folder was named.
pub(super) fn make_folders(found: &[Vec<ExportTarget>], output: Option<&Path>, fs: &dyn Fs) -> Result<(), Diagnostic> {
    if !output.is_some_and(|output| names_a_folder(output, fs)) {
        return Ok(());
    }
    let folders: BTreeSet<_> = found.iter().flatten().filter_map(|target| target.path.as_deref()?.parent()).collect();
    for folder in folders {
        make_folder(folder, fs)?;
    }
    Ok(())
}

/// The folder of a map, relative to the deepest folder that contains all maps.
fn relative_folder(map: &InputSource, maps: &[InputSource], fs: &dyn Fs) -> PathBuf {
    let folder = |map: &InputSource| Some(fs.canonical(map.path()?).ok()?.parent()?.to_owned());
    let mut all = maps.iter().filter_map(folder);
    let first = all.next().unwrap_or_default();
    let common = all.fold(first, |common, folder| {
        let shared = common.components().zip(folder.components()).take_while(|(one, other)| one == other);
        shared.map(|(one, _)| one).collect()
    });
    folder(map).and_then(|folder| Some(folder.strip_prefix(common).ok()?.to_owned())).unwrap_or_default()
}

/// The target when the output is one file or the standard output.
fn single(maps: &[InputSource], output: &Path, formats: &[Format]) -> Result<ExportTarget, Diagnostic> {
    let is_file = output != Path::new("-");
    let too_many = |file: &'static str, stream: &'static str| {
        Err(if is_file {
            Diagnostic::at(output, Sentence::new(file)).hint(Sentence::new("cli-folder-or-beside-hint"))
        } else {
            Diagnostic::new(standard_output(), Sentence::new(stream)).hint(Sentence::new("cli-not-a-stream-hint"))
        })
    };
    if maps.len() > 1 {
        return too_many("cli-several-maps", "cli-one-map-only");
    }
    if formats.len() > 1 {
        return too_many("cli-several-formats", "cli-one-format-only");
    }
    let asked = formats.first().copied();
    if !is_file {
        return Ok(ExportTarget { format: asked.unwrap_or_default(), path: None });
    }
    let extension = output.extension().and_then(OsStr::to_str).unwrap_or_default();
    let path = Some(output.to_owned());
    match (Format::from_extension(extension), asked) {
        (Some(named), Some(asked)) if named != asked => {
            let message = Sentence::new("cli-two-formats").with("named", named.extension());
            let diagnostic = Diagnostic::at(output, message.with("asked", asked.extension()));
            Err(diagnostic.hint(Sentence::new("cli-two-formats-hint")))
        }
        (Some(format), _) => Ok(ExportTarget { format, path }),
        (None, Some(format)) if !extension.eq_ignore_ascii_case("ron") => Ok(ExportTarget { format, path }),
        _ => {
            let extensions: Vec<_> = Format::ALL.into_iter().map(|format| format!(".{}", format.extension())).collect();
            let hint = Sentence::new("cli-extensions-hint").with("extensions", extensions.join(", "));
            Err(Diagnostic::at(output, Sentence::new("cli-no-format")).hint(hint))
        }
    }
}

/// Refuses to write a file twice, or to overwrite a map that is read.
fn refuse_clashes(maps: &[InputSource], found: &[Vec<ExportTarget>], fs: &dyn Fs) -> Result<(), Diagnostic> {
    let read: BTreeSet<_> = maps.iter().filter_map(|map| fs.canonical(map.path()?).ok()).collect();
    let is_read = |target: &&ExportTarget| target.path.as_ref().is_some_and(|path| read.contains(&identity(path, fs)));
    if let Some(target) = found.iter().flatten().find(is_read) {
        let diagnostic = Diagnostic::new(target.name(), Sentence::new("cli-target-is-read"));
        return Err(diagnostic.hint(Sentence::new("cli-other-name-hint")));
    }
    let Some((target, one, other)) = clash(maps, found, fs) else { return Ok(()) };
    let message = Sentence::new("cli-exports-clash").quoting("one", one).quoting("other", other);
    Err(Diagnostic::new(target.name(), message).hint(Sentence::new("cli-exports-clash-hint")))
}

/// A file that two of the maps would become, and those two.
fn clash<'a>(
    maps: &[InputSource],
    found: &'a [Vec<ExportTarget>],
    fs: &dyn Fs,
) -> Option<(&'a ExportTarget, Speech, Speech)> {
    let mut written = BTreeMap::new();
    for (map, targets) in maps.iter().zip(found) {
        for target in targets {
            let Some(path) = &target.path else { continue };
            if let Some(other) = written.insert(identity(path, fs), map) {
                return Some((target, other.name(), map.name()));
            }
        }
    }
    None
}

/// The one path of a file that may not exist yet.
fn identity(path: &Path, fs: &dyn Fs) -> PathBuf {
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs.canonical(folder).ok()?;
        Some(folder.join(path.file_name()?))
    };
    fs.canonical(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

/// `name.journey.ron` as `name.png`.
fn name_for(map: &InputSource, format: Format) -> PathBuf {
    let name = map.path().and_then(Path::file_name).unwrap_or(OsStr::new("map"));
    let mut stem = PathBuf::from(name);
    for extension in ["ron", "journey"] {
        if stem.extension().is_some_and(|own| own == extension) {
            stem.set_extension("");
        }
    }
    // Not `set_extension`, which would take the `.2` of `v1.2` for one.
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(format.extension());
    PathBuf::from(name)
}
