//! A map to start with when there is nothing yet: the lanes that nearly every map has, and three steps.

use super::add::{record_command, stage_command};
use super::document::Document;
use crate::edit::{Command, Place, Selection};
use crate::i18n::Locale;
use crate::model::{Info, Key, Lane, Record, Role, Step};

pub(super) fn fill_blank_map(doc: &mut Document, language: Locale) {
    let (first, key) = stage_command(&mut doc.ids, Place::Last);
    let Some(id) = key.stage() else { return };
    let mut commands = vec![first];
    for _ in 0..2 {
        commands.push(record_command(Step::new(doc.ids.fresh(), id), Place::Last).0);
    }
    for role in Role::ALL.into_iter().filter(|role| role.is_in_new_maps()) {
        commands.push(record_command(Lane::new(doc.ids.fresh(), role), Place::Last).0);
    }
    if doc.history.can_undo().is_none() {
        let info = doc.map.info.clone();
        let info = Info { language: language.code().to_owned(), direction: language.flow(), ..info };
        commands.push(Command::Change(Record::Info(info)));
    }
    if doc.perform_and_select(&Command::Many(commands), Selection::none()).is_ok() {
        doc.show_start();
        doc.begin_typing(Key::Info);
    }
}
