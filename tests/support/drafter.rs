//! Somebody who changes a map, one change after the other: the same seed makes the same changes.

use throughline::edit::{ChangeLabel, ChangeVerb, Command, History, HistoryEntry, Noun, Patch, Revision, Selection};
use throughline::model::{Info, Map, Record};

use super::{Dice, random_command, random_map};

pub struct Drafter {
    pub map: Map,
    /// How many changes were made; the map says so, too.
    pub count: usize,
    /// What has changed since it was taken last.
    changes: Patch,
    history: History,
    dice: Dice,
}

impl Drafter {
    pub fn seeded(seed: u64) -> Self {
        Self::new(random_map(seed), seed)
    }

    /// The same changes of another map.
    pub fn new(map: Map, seed: u64) -> Self {
        Self { map, count: 0, changes: Patch::default(), history: History::saved(), dice: Dice::seeded(!seed) }
    }

    /// Makes the next change.
    pub fn change(&mut self) {
        self.count += 1;
        let info = Info { version: self.count.to_string(), ..self.map.info.clone() };
        self.carry_out(&Command::Change(Record::Info(info)));
        let command = random_command(&self.map, self.dice.bits());
        // What would change that again is none of the changes that are wanted.
        let changes_info = |map: &Map| map.info.version != self.count.to_string();
        let mut tried = self.map.clone();
        if command.plan(&tried).is_ok_and(|patch| patch.apply(&mut tried).is_ok()) && !changes_info(&tried) {
            self.carry_out(&command);
        }
    }

    /// What has changed since the last call.
    pub fn take_changes(&mut self) -> Patch {
        std::mem::take(&mut self.changes)
    }

    pub fn revision(&self) -> Revision {
        self.history.revision()
    }

    fn carry_out(&mut self, command: &Command) {
        let patch = command.plan(&self.map).unwrap();
        patch.apply(&mut self.map).unwrap();
        self.changes.append(&patch);
        let (before, after) = (Selection::default(), Selection::default());
        self.history.push(HistoryEntry {
            label: ChangeLabel::new(ChangeVerb::Change, Noun::Several),
            patch,
            before,
            after,
        });
    }
}

/// How many changes a map says were made to it.
pub fn changes_in(map: &Map) -> usize {
    map.info.version.parse().unwrap_or(0)
}
