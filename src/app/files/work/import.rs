//! Files of other kinds in: a table, a journey or a text becomes a new map without a file, as one change of an empty map,
//! which can be undone.

use std::path::Path;

use super::new_map::{editor_of, empty};
use super::opening::OpenedMap;
use crate::app::files::flow::event::{FileNature, OpenError, OpenedFile};
use crate::exchange::import::{self, ImportFormat};
use crate::exchange::outcome::{Imported, Unused};
use crate::i18n::Locale;
use crate::model::{IdSource, Info, Map};
use crate::persist::{self, Fingerprint, Fs};

/// What there is to say after an import in which not everything could be used.
pub struct ImportReport {
    /// The name of the file.
    pub name: String,
    /// The number of stages that came in.
    pub stages: usize,
    /// The number of cards that came in.
    pub cards: usize,
    /// What could not be used, in the order of the file.
    pub unused: Vec<Unused>,
}

/// True for a file that is not a map by its name, but that a map can be made from.
pub fn is_foreign(path: &Path) -> bool {
    ending(path).and_then(ImportFormat::of_ending).is_some()
}

fn ending(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

/// Makes a map from a file of another kind. This takes time.
///
/// # Errors
/// When there is no readable file, or nothing in it that could be placed on a map.
pub fn read(fs: &dyn Fs, path: &Path, language: Locale, mut ids: IdSource) -> Result<OpenedMap, OpenError> {
    let bytes = persist::load_bytes(fs, path)?;
    let Imported { map, unused } = import::read(&bytes, ending(path), language, &mut ids)?;
    let map = titled(map, path);
    let before = empty(language);
    let mut editor = editor_of(before.clone(), ids);
    editor.replace_document(&map);
    let file = OpenedFile { fingerprint: Fingerprint::new(&bytes), nature: FileNature::Foreign(unused) };
    Ok(OpenedMap { editor, map: before, file, written: None })
}

/// The map, with the name of its file when it has no title of its own.
fn titled(map: Map, path: &Path) -> Map {
    if !map.info.title.trim().is_empty() {
        return map;
    }
    let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Map { info: Info { title, ..map.info }, ..map }
}
