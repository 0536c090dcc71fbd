//! Where each map goes, in each format: known as a whole before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::super::complaint::Complaint;
use super::super::save::names_a_folder;
use super::super::source::Source;
use crate::export::Format;
use crate::persist::{FileMode, Fs};

/// One file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) format: Format,
    /// `None` is the standard output.
    pub(super) path: Option<PathBuf>,
}

impl Target {
    /// What complaints call it.
    pub(super) fn name(&self) -> String {
        self.path.as_ref().map_or_else(|| "standard output".to_owned(), |path| path.display().to_string())
    }
}

/// The name of a format as one types it.
pub(super) fn name_of(format: Format) -> &'static str {
    format.endings().first().copied().unwrap_or_default()
}

/// The targets of each of the maps; `formats` are those that were asked for by name.
pub(super) fn targets(
    maps: &[Source],
    output: Option<&Path>,
    formats: &[Format],
    fs: &dyn Fs,
) -> Result<Vec<Vec<Target>>, Complaint> {
    let each = |folder: &dyn Fn(&Source) -> PathBuf| -> Vec<Vec<Target>> {
        let usual = [Format::default()];
        let formats = if formats.is_empty() { &usual } else { formats };
        let of = |map: &Source| {
            let path = |format| folder(map).join(name_for(map, format));
            formats.iter().map(|format| Target { format: *format, path: Some(path(*format)) }).collect()
        };
        maps.iter().map(of).collect()
    };
    let found = match output {
        None if maps.iter().any(|map| map.path().is_none()) => {
            return Err(Complaint::new("standard input", "nothing says where this map goes")
                .hint("name a file or a folder with -o; - is the standard output"));
        }
        None => each(&|map| map.path().and_then(Path::parent).unwrap_or(Path::new("")).to_owned()),
        Some(output) if names_a_folder(output, fs) => {
            let flat = each(&|_| output.to_owned());
            if clash(maps, &flat, fs).is_none() { flat } else { each(&|map| output.join(home(map, maps, fs))) }
        }
        Some(output) => vec![vec![one(maps, output, formats)?]],
    };
    refuse_clashes(maps, &found, fs)?;
    Ok(found)
}

/// Makes the folders that the targets go into, when a folder was named.
pub(super) fn make_folders(found: &[Vec<Target>], output: Option<&Path>, fs: &dyn Fs) -> Result<(), Complaint> {
    if !output.is_some_and(|output| names_a_folder(output, fs)) {
        return Ok(());
    }
    let folders: BTreeSet<_> = found.iter().flatten().filter_map(|target| target.path.as_deref()?.parent()).collect();
    for folder in folders {
        let cannot = |error| Complaint::new(folder.display().to_string(), format!("cannot make the folder: {error}"));
        fs.make_folder(folder, FileMode::Default).map_err(cannot)?;
    }
    Ok(())
}

/// The folder of a map within the one that holds all of the maps.
fn home(map: &Source, maps: &[Source], fs: &dyn Fs) -> PathBuf {
    let folder = |map: &Source| Some(fs.canonical(map.path()?).ok()?.parent()?.to_owned());
    let mut all = maps.iter().filter_map(folder);
    let first = all.next().unwrap_or_default();
    let common = all.fold(first, |common, folder| {
        let shared = common.components().zip(folder.components()).take_while(|(one, other)| one == other);
        shared.map(|(one, _)| one).collect()
    });
    folder(map).and_then(|folder| Some(folder.strip_prefix(common).ok()?.to_owned())).unwrap_or_default()
}

/// The target when all there is to write goes into one file, or to the standard output.
fn one(maps: &[Source], output: &Path, formats: &[Format]) -> Result<Target, Complaint> {
    let is_file = output != Path::new("-");
    let shown = if is_file { output.display().to_string() } else { "standard output".to_owned() };
    let folder = if is_file {
        "name a folder, or leave -o out: each then goes beside its map"
    } else {
        "name a folder instead of -"
    };
    if maps.len() > 1 {
        let what = if is_file {
            "several maps need a folder, and this is the name of a file"
        } else {
            "it takes one map only"
        };
        return Err(Complaint::new(shown, what).hint(folder));
    }
    if formats.len() > 1 {
        let what = if is_file {
            "several formats need a folder, and this is the name of a file"
        } else {
            "it takes one format only"
        };
        return Err(Complaint::new(shown, what).hint(folder));
    }
    let asked = formats.first().copied();
    if !is_file {
        return Ok(Target { format: asked.unwrap_or_default(), path: None });
    }
    let ending = output.extension().and_then(OsStr::to_str).unwrap_or_default();
    let path = Some(output.to_owned());
    match (Format::of_ending(ending), asked) {
        (Some(named), Some(asked)) if named != asked => {
            let what = format!("the name is that of a {} file, and --format says {}", name_of(named), name_of(asked));
            Err(Complaint::new(shown, what).hint("leave --format out, or choose another name"))
        }
        (Some(format), _) => Ok(Target { format, path }),
        (None, Some(format)) if !ending.eq_ignore_ascii_case("ron") => Ok(Target { format, path }),
        _ => {
            let endings: Vec<_> = Format::ALL.into_iter().map(|format| format!(".{}", name_of(format))).collect();
            let complaint = Complaint::new(shown, "this ending belongs to none of the formats");
            Err(complaint.hint(format!("end the name in {}", endings.join(", "))))
        }
    }
}

/// No file is written twice, and no map that is read is written over.
fn refuse_clashes(maps: &[Source], found: &[Vec<Target>], fs: &dyn Fs) -> Result<(), Complaint> {
    let read: BTreeSet<_> = maps.iter().filter_map(|map| fs.canonical(map.path()?).ok()).collect();
    let is_read = |target: &&Target| target.path.as_ref().is_some_and(|path| read.contains(&identity(path, fs)));
    if let Some(target) = found.iter().flatten().find(is_read) {
        let complaint = Complaint::new(target.name(), "this is one of the maps to be exported");
        return Err(complaint.hint("choose another name"));
    }
    let Some((target, one, other)) = clash(maps, found, fs) else { return Ok(()) };
    Err(Complaint::new(target.name(), format!("both {one} and {other} would become this file"))
        .hint("export them one by one, with different names"))
}

/// A file that two of the maps would become, and which two.
fn clash<'a>(maps: &[Source], found: &'a [Vec<Target>], fs: &dyn Fs) -> Option<(&'a Target, String, String)> {
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

/// The one path of a file that may not be there yet.
fn identity(path: &Path, fs: &dyn Fs) -> PathBuf {
    let beside = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs.canonical(folder).ok()?;
        Some(folder.join(path.file_name()?))
    };
    fs.canonical(path).ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// `name.journey.ron` as `name.png`.
fn name_for(map: &Source, format: Format) -> PathBuf {
    let name = map.path().and_then(Path::file_name).unwrap_or(OsStr::new("map"));
    let mut stem = PathBuf::from(name);
    for ending in ["ron", "journey"] {
        if stem.extension().is_some_and(|extension| extension == ending) {
            stem.set_extension("");
        }
    }
    // Not `set_extension`: a name such as `v1.2` keeps all of itself.
    let mut name = stem.into_os_string();
    name.push(".");
    name.push(name_of(format));
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_like_its_map() {
        for (map, picture) in [
            ("maps/a.journey.ron", "a.png"),
            ("a.ron", "a.png"),
            ("v1.2.journey.ron", "v1.2.png"),
            ("v1.2", "v1.2.png"),
            ("שלב.journey.ron", "שלב.png"),
        ] {
            assert_eq!(name_for(&Source::File(map.into()), Format::Png), Path::new(picture));
        }
        assert_eq!(name_for(&Source::Input(Vec::new()), Format::Markdown), Path::new("map.md"));
    }

    #[test]
    fn the_name_of_the_file_decides_its_format() {
        let of = |name: &str, formats: &[Format]| {
            one(&[Source::Input(Vec::new())], Path::new(name), formats).map(|target| target.format).ok()
        };
        assert_eq!(of("a.PDF", &[]), Some(Format::Pdf));
        assert_eq!(of("a.v2.mermaid", &[]), Some(Format::Mermaid));
        assert_eq!(of("a.txt", &[Format::Markdown]), Some(Format::Markdown));
        assert_eq!(of("-", &[]), Some(Format::Png));
        assert_eq!(of("-", &[Format::Svg]), Some(Format::Svg));
        assert_eq!(of("a.txt", &[]), None);
        assert_eq!(of("a.png", &[Format::Svg]), None);
        assert_eq!(of("a.journey.ron", &[Format::Png]), None);
        assert_eq!(of("a.png", &[Format::Png, Format::Png]), None);
    }
}
