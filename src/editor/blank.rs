//! A map to begin with when nothing is there: the lanes that nearly every map has, and three steps.

use super::Editor;
use crate::edit::{Command, Place, Selection};
use crate::i18n::Locale;
use crate::model::{Info, Key, Lane, Record, Role, Step};

impl Editor {
    /// Gives an empty map one stage of three steps and four lanes, and starts to write the title. A map that nothing
    /// was done with takes the `language` and runs as it is written. Does nothing to a map that has steps or lanes.
    pub fn fill_blank_map(&mut self, language: Locale) {
        if !self.map.steps.is_empty() || !self.map.lanes.is_empty() {
            return;
        }
        let (first, key) = self.stage_command(Place::Last);
        let Some(id) = key.stage() else { return };
        let mut commands = vec![first];
        for _ in 0..2 {
            let record: Record = Step::new(self.ids.fresh(), id).into();
            commands.push(Command::Add { record, place: Place::Last });
        }
        for role in Role::ALL.into_iter().filter(|role| role.is_in_new_maps()) {
            let record: Record = Lane::new(self.ids.fresh(), role).into();
            commands.push(Command::Add { record, place: Place::Last });
        }
        if self.can_undo().is_none() {
            let info = self.map.info.clone();
            let info = Info { language: language.code().to_owned(), direction: language.flow(), ..info };
            commands.push(Command::Change(Record::Info(info)));
        }
        if self.perform_and_select(&Command::Many(commands), Selection::none()).is_ok() {
            self.show_start();
            self.begin_typing(Key::Info);
        }
    }
}
