//! Maps to begin with, and the editor for a map.

use crate::editor::Editor;
use crate::i18n::{Locale, MapWords};
use crate::model::{IdSource, Info, Map};
use crate::persist;
use crate::text::Fonts;

/// The template that a window without a file begins with.
pub const SAMPLE: &str = "support";

/// An editor for a map that is on disk as it is. It may use the fonts of this computer.
pub fn editor_of(map: Map, ids: IdSource) -> Editor {
    Editor::with_fonts(map, ids, Fonts::WithSystem)
}

/// An empty map in a language, which runs in the direction of that language.
pub fn empty(language: Locale) -> Map {
    let info = Info { language: language.code().to_owned(), direction: language.flow(), ..Info::default() };
    Map { info, ..Map::default() }
}

/// A new map from a template, of today.
pub fn from_template(name: &str, language: &str, ids: &mut IdSource) -> Option<Map> {
    let map = persist::read(persist::template(name, language)?.as_bytes()).ok()?;
    let mut map = persist::fresh_ids(&map, ids);
    map.info.date = MapWords::of(Locale::from_tag(language)).date(jiff::Zoned::now().date());
    Some(map)
}
