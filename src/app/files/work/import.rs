//! Files of other kinds in: a table, a journey or a text becomes a new map without a file, as one change of an empty map
//! that can be taken back.

use std::path::Path;

use crate::app::file_name;
use crate::app::files::flow::event::{Note, OpenError};
use crate::app::files::work::opening::{Copied, Nature, Opened};
use crate::app::files::work::watch::Claim;
use crate::app::files::{Files, editor_of, empty};
use crate::editor::Editor;
use crate::exchange::import::{self, Format};
use crate::exchange::outcome::{Imported, Unused};
use crate::i18n::Locale;
use crate::model::{IdSource, Info, Map};
use crate::persist::{self, Fingerprint, Fs};

/// What there is to be told after an import in which not everything could be used.
pub(crate) struct Report {
    /// What the file is called.
    pub name: String,
    /// What came in.
    pub stages: usize,
    pub cards: usize,
    /// What did not, in the order of the file.
    pub unused: Vec<Unused>,
    /// It has been on the screen.
    pub begun: bool,
}

/// True for a file that is no map by its name, but that a map can be made of.
pub fn is_foreign(path: &Path) -> bool {
    ending(path).and_then(Format::of_ending).is_some()
}

fn ending(path: &Path) -> Option<&str> {
    path.extension()?.to_str()
}

/// Makes a map of a file of another kind. It takes its time.
///
/// # Errors
/// When there is no readable file, or nothing in it that could be placed on a map.
pub(crate) fn read(fs: &dyn Fs, path: &Path, language: Locale, mut ids: IdSource) -> Result<Opened, OpenError> {
    let bytes = persist::load_bytes(fs, path)?;
    let Imported { map, unused } = import::read(&bytes, ending(path), language, &mut ids)?;
    let map = titled(map, path);
    let before = empty(language);
    let mut editor = editor_of(before.clone(), ids);
    editor.replace_document(&map);
    let fingerprint = Fingerprint::new(&bytes);
    Ok(Opened { editor, map: before, fingerprint, nature: Nature::Foreign(unused) })
}

/// The map, called like its file when it has no title of its own.
fn titled(map: Map, path: &Path) -> Map {
    if !map.info.title.trim().is_empty() {
        return map;
    }
    let title = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Map { info: Info { title, ..map.info }, ..map }
}

impl Files {
    /// Puts a map that was made of a file into the editor, and tells what did not come in.
    pub(crate) fn show_imported(&mut self, path: &Path, opened: Opened, editor: &mut Editor) {
        let Opened { editor: next, map: before, nature, .. } = opened;
        let Nature::Foreign(unused) = nature else { return };
        self.attend(None, Claim::Leave);
        self.begin_shared(None);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let folder = path.parent().map(Path::to_owned);
        self.copied = Some(Copied { name: file_name::from_title(&stem, next.words().untitled()), folder });
        self.leave(editor);
        // Its ids go on where those of the import ended.
        *editor = next;
        self.follow_imported(editor, before);
        self.replaced += 1;
        let (stages, cards) = (editor.map().stages.len(), editor.map().cards.len());
        if unused.is_empty() {
            self.say(Note::Imported { stages, cards });
        } else {
            self.report = Some(Report { name: file_name::shown(path), stages, cards, unused, begun: false });
        }
    }

    /// What of the last import did not come in, while that is on the screen.
    #[must_use]
    pub fn unused(&self) -> &[Unused] {
        self.report.as_ref().map_or(&[], |report| &report.unused)
    }

    /// Puts the report of an import away.
    pub fn put_report_away(&mut self) {
        self.report = None;
    }
}
