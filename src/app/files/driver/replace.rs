//! Another map takes the place of the one on the screen. Nothing is lost by it: the flow has decided that.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Files;
use crate::app::file_name;
use crate::app::files::flow::Phase;
use crate::app::files::flow::event::{Effect, FileNature, Notice, Transition};
use crate::app::files::work::autosave::FollowedMap;
use crate::app::files::work::import::ImportReport;
use crate::app::files::work::new_map::{SAMPLE, editor_of, empty, from_template};
use crate::app::files::work::opening::{MapOrigin, OpenedMap};
use crate::app::files::work::watch::LockClaim;
use crate::editor::Editor;
use crate::model::Map;
use crate::persist::journal::CloseReason;

impl Files {
    /// The editor to begin with: the sample map, or an empty one until the file at `path` is read.
    pub fn start(&mut self, path: Option<PathBuf>) -> Editor {
        let (ids, language) = (self.ids.clone(), self.locale.of_maps());
        let Some(path) = path else {
            let map = from_template(SAMPLE, language.code(), &mut self.ids).unwrap_or_default();
            let editor = editor_of(map, self.ids.clone());
            self.remember_name(&editor);
            return editor;
        };
        let mut editor = editor_of(empty(language), ids);
        self.first = Some(path.clone());
        self.open(&path, &mut editor);
        editor
    }

    /// Begins again to read what is being read, because something is known now that the reading depends on.
    pub(super) fn read_again(&mut self, editor: &mut Editor) {
        if let Phase::Reading(path) = self.flow.phase().clone() {
            self.apply(Effect::Read(path), editor);
        }
    }

    pub(super) fn enter(&mut self, transition: Transition, editor: &mut Editor) {
        match transition {
            Transition::New => {
                let next = editor_of(empty(self.locale.of_maps()), editor.ids().clone());
                self.show_new(next, editor);
            }
            Transition::Template { name, language } => {
                let mut ids = editor.ids().clone();
                match from_template(&name, &language, &mut ids) {
                    Some(map) => self.show_new(editor_of(map, ids), editor),
                    None => self.show_message(Notice::NoTemplate(format!("{name}.{language}"))),
                }
            }
            Transition::Show(_) | Transition::OpenReadOnly(..) | Transition::ShowCopy(_) => {
                if let Some(opened) = self.opening.opened.take() {
                    self.show_opened(transition, *opened, editor);
                }
            }
            Transition::Restore(_) => self.show_restored(editor),
            Transition::Open | Transition::Import | Transition::OpenPath(_) | Transition::Close => {}
        }
    }

    /// Shows a new map. Its ids were begun where those of the map before ended.
    fn show_new(&mut self, next: Editor, editor: &mut Editor) {
        self.replace(next, None, None, LockClaim::Leave, editor);
        self.follow(editor, None);
    }

    fn show_opened(&mut self, transition: Transition, opened: OpenedMap, editor: &mut Editor) {
        let OpenedMap { editor: mut next, map, file, written } = opened;
        // The journal's and that of the next merge: neither changes it.
        let map = Arc::new(map);
        // The ids go on where those of the map before ended, because it may be the same map again.
        let ids = editor.ids().clone();
        match (transition, file.nature) {
            (Transition::ShowCopy(path), FileNature::Foreign(unused)) => {
                self.show_imported(&path, next, map, editor);
                self.report_import(&path, unused, editor);
                return;
            }
            (Transition::ShowCopy(path), nature) => {
                next.mark_unsaved();
                *next.ids() = ids;
                let origin = match nature {
                    FileNature::Copy => MapOrigin { name: self.name_of_copy(&title_of(&next)), folder: None },
                    _ => MapOrigin {
                        name: self.name_of_copy(&file_name::shown(&path)),
                        folder: path.parent().map(Path::to_owned),
                    },
                };
                self.replace(next, Some(origin), None, LockClaim::Leave, editor);
            }
            (Transition::OpenReadOnly(file, _), nature) => {
                *next.ids() = ids;
                self.replace(next, None, Some(Arc::clone(&map)), LockClaim::Leave, editor);
                if let FileNature::Newer(missing) = nature {
                    self.show_message(Notice::Newer { path: file.path, missing });
                }
            }
            (_, nature) => {
                *next.ids() = ids;
                let is_held = matches!(nature, FileNature::Held(_));
                let claim = if is_held { LockClaim::TakeOver } else { LockClaim::Take };
                self.replace(next, None, Some(Arc::clone(&map)), claim, editor);
            }
        }
        self.follow(editor, Some(map));
        self.written = written;
    }

    /// Shows a map that was made from a file of another kind: all of it is one change of the map `before`.
    fn show_imported(&mut self, path: &Path, next: Editor, before: Arc<Map>, editor: &mut Editor) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = file_name::from_title(&stem, next.words().untitled());
        let origin = MapOrigin { name, folder: path.parent().map(Path::to_owned) };
        // Its ids go on where those of the import ended.
        self.replace(next, Some(origin), None, LockClaim::Leave, editor);
        if let Some(autosave) = &mut self.autosave {
            autosave.follow(FollowedMap { base: None, on_disk: before, restored: None });
            autosave.change(&editor.take_changes(), None);
        }
    }

    fn report_import(&mut self, path: &Path, unused: Vec<crate::exchange::outcome::Unused>, editor: &Editor) {
        let (stages, cards) = (editor.map().stages.len(), editor.map().cards.len());
        if unused.is_empty() {
            self.show_message(Notice::Imported { stages, cards });
        } else {
            self.report = Some(ImportReport { name: file_name::shown(path), stages, cards, unused });
        }
    }

    fn show_restored(&mut self, editor: &mut Editor) {
        let Some(prepared) = self.recovery.prepared.take() else { return };
        let mut next = prepared.editor;
        *next.ids() = editor.ids().clone();
        let on_disk = Arc::new(prepared.work.before.clone());
        self.replace(next, None, Some(Arc::clone(&on_disk)), LockClaim::Take, editor);
        // The file may have changed since the crash.
        self.watch.is_due = true;
        if let Some(autosave) = &mut self.autosave {
            let base = prepared.work.base.clone();
            autosave.follow(FollowedMap { base, on_disk, restored: Some(prepared.work) });
            autosave.change(&prepared.changes, None);
        }
    }

    /// Puts another map into the editor. What autosave is to follow is told next.
    fn replace(
        &mut self,
        next: Editor,
        origin: Option<MapOrigin>,
        merge_base: Option<Arc<Map>>,
        claim: LockClaim,
        editor: &mut Editor,
    ) {
        self.origin = origin;
        self.first = None;
        self.written = None;
        self.merging.begin(merge_base);
        self.watch.follow(&self.work, self.flow.path(), claim);
        self.leave(editor);
        *editor = next;
        self.map_number += 1;
    }

    /// Follows the map on the screen from now on, which is new or as its file holds it.
    pub(super) fn follow(&mut self, editor: &mut Editor, on_disk: Option<Arc<Map>>) {
        let Some(autosave) = &mut self.autosave else { return };
        // A file that is only read is not the base of what may be saved one day.
        let base = self.flow.file().filter(|_| self.flow.read_only().is_none()).cloned();
        // What was opened comes with a copy that was made on a thread; what is new is small.
        let on_disk = on_disk.unwrap_or_else(|| Arc::new(editor.map().clone()));
        editor.take_changes();
        autosave.follow(FollowedMap { base, on_disk, restored: None });
    }

    /// Leaves the map on the screen: it is saved, or the user gave up the rest, which is kept for a while.
    pub(super) fn leave(&mut self, editor: &mut Editor) {
        self.keep(editor, None);
        if let Some(autosave) = &mut self.autosave {
            autosave.close(if editor.is_saved() { CloseReason::Saved } else { CloseReason::Discarded });
        }
    }
}

fn title_of(editor: &Editor) -> String {
    let title = editor.map().info.title.trim();
    if title.is_empty() { editor.words().untitled().to_owned() } else { title.to_owned() }
}
