//! `throughline export`: maps as pictures, always the whole map.
//!
//! A picture is finished in memory before its file is touched, and the file is replaced at once, so nothing
//! is half-written. Every map is tried; the worst decides the exit code.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::complaint::Complaint;
use super::{Export, FAILED, Surroundings, WELL};
use crate::export::{self, Background, Format, Options};
use crate::persist::{Kind, load, replace};
use crate::render::Progress;
use crate::render::png::Scale;
use crate::theme::Theme;

pub(super) fn run(export: &Export, world: &mut Surroundings<'_>) -> u8 {
    let targets = match targets(export, world) {
        Ok(targets) => targets,
        Err(complaint) => {
            complaint.tell(world);
            return FAILED;
        }
    };
    let mut code = WELL;
    for (map, target) in export.maps.iter().zip(targets) {
        if let Err(complaint) = one(map, target.as_deref(), export, world) {
            complaint.tell(world);
            code = FAILED;
        }
    }
    code
}

/// Draws one map into its file, or to the standard output.
fn one(path: &Path, target: Option<&Path>, export: &Export, world: &mut Surroundings<'_>) -> Result<(), Complaint> {
    let (map, _) = load(world.fs, path).map_err(|error| Complaint::load(path, error))?;
    let mut bytes = Vec::new();
    let theme = Theme::light();
    let options = Options {
        size: export.width.map(Scale::Width).or(export.scale.map(Scale::Factor)),
        background: if export.transparent { Background::Transparent } else { Background::Paper },
        ..Options::default()
    };
    export::write(&map, Format::Png, &options, &theme, &Progress::default(), &mut bytes)
        .map_err(|error| Complaint::new(path.display().to_string(), format!("cannot be drawn: {error}")))?;
    match target {
        Some(target) => replace(world.fs, target, &bytes).map(drop).map_err(|error| Complaint::save(target, &error)),
        None => {
            let written = world.out.write_all(&bytes).and_then(|()| world.out.flush());
            written.map_err(|error| Complaint::new("standard output", format!("cannot write: {error}")))
        }
    }
}

/// Where each map goes; `None` is the standard output.
fn targets(export: &Export, world: &Surroundings<'_>) -> Result<Vec<Option<PathBuf>>, Complaint> {
    let beside = || export.maps.iter().map(|map| Some(map.with_file_name(picture_name(map))));
    let Some(out) = &export.output else { return Ok(beside().collect()) };
    if out == Path::new("-") {
        return if export.maps.len() == 1 {
            Ok(vec![None])
        } else {
            Err(Complaint::new("standard output", "it takes one map only").hint("name a folder instead of -"))
        };
    }
    let shown = out.display().to_string();
    let is_folder = world.fs.kind(out).is_ok_and(|kind| kind == Kind::Folder);
    if !is_folder {
        return match export.maps.as_slice() {
            [_] if is_picture_name(out) => Ok(vec![Some(out.clone())]),
            [_] => Err(Complaint::new(shown, "only PNG pictures can be made").hint("end the name in .png")),
            _ => Err(Complaint::new(shown, "several maps need a folder, and there is none of this name")
                .hint("make the folder first, or leave -o out: each picture then goes beside its map")),
        };
    }
    let mut seen = BTreeSet::new();
    let targets = export.maps.iter().map(|map| {
        let target = out.join(picture_name(map));
        if seen.insert(target.clone()) {
            return Ok(Some(target));
        }
        Err(Complaint::new(target.display().to_string(), "two of the maps would become this file")
            .hint("export them one by one, with different names"))
    });
    targets.collect()
}

fn is_picture_name(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"))
}

/// `name.journey.ron` as `name.png`.
fn picture_name(map: &Path) -> PathBuf {
    let name = map.file_name().unwrap_or(OsStr::new("map"));
    let mut stem = PathBuf::from(name);
    for ending in ["ron", "journey"] {
        if stem.extension().is_some_and(|extension| extension == ending) {
            stem.set_extension("");
        }
    }
    // Not `set_extension`: a name such as `v1.2` keeps all of itself.
    let mut name = stem.into_os_string();
    name.push(".png");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_called_like_its_map() {
        for (map, picture) in [
            ("maps/a.journey.ron", "a.png"),
            ("a.ron", "a.png"),
            ("v1.2.journey.ron", "v1.2.png"),
            ("v1.2", "v1.2.png"),
            ("שלב.journey.ron", "שלב.png"),
        ] {
            assert_eq!(picture_name(Path::new(map)), Path::new(picture));
        }
    }
}
