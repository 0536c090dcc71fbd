//! A map to begin with when nothing is there: the lanes that nearly every map has, and three steps.

use super::{Editor, element};
use crate::edit::{Command, Place, Selection};
use crate::model::{Record, Role};

impl Editor {
    /// Gives an empty map one stage of three steps and four lanes, and starts to write the title. Does nothing
    /// to a map that has steps or lanes.
    pub fn begin_blank(&mut self) {
        if !self.map.steps.is_empty() || !self.map.lanes.is_empty() {
            return;
        }
        let stage = element::stage(self.ids.fresh());
        let step = element::step(self.ids.fresh(), stage.id);
        let id = stage.id;
        let mut commands = vec![Command::AddStage { stage, step, place: Place::Last }];
        for _ in 0..2 {
            let record: Record = element::step(self.ids.fresh(), id).into();
            commands.push(Command::Add { record, place: Place::Last });
        }
        for role in [Role::Customer, Role::Frontstage, Role::Backstage, Role::Support] {
            let record: Record = element::lane(self.ids.fresh(), role).into();
            commands.push(Command::Add { record, place: Place::Last });
        }
        if self.perform_and_select(&Command::Many(commands), Selection::none()).is_ok() {
            self.show_start();
            self.begin_typing(crate::model::Key::Info);
        }
    }
}
