//! A state of the map that comes from somewhere else: what another program made of the file, or an earlier version.

use super::Editor;
use crate::edit::{Label, Noun, Patch, Verb};
use crate::model::Map;

impl Editor {
    /// Becomes another state of the map, as one change that can be taken back.
    pub fn replace_document(&mut self, map: &Map) {
        self.finish_typing();
        self.cancel();
        let patch = Patch::between(&self.map, map);
        let keep = self.selection.clone();
        self.commit(patch, Label::new(Verb::Change, Noun::Map), keep);
        let map = &self.map;
        self.focus = self.focus.filter(|cell| map.steps.contains_key(&cell.step) && map.lanes.contains_key(&cell.lane));
    }

    /// Notes that no state of the map is on disk any more, so that there is something to save.
    pub fn mark_unsaved(&mut self) {
        self.history.forget_saved();
    }
}
