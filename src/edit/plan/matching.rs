//! Which lanes, steps and personas of a map are those of a section that comes into it.
//!
//! | | the same id | then | then | then |
//! |---|---|---|---|---|
//! | lane | also where it is hidden | the same role and name | the same name | the same role |
//! | step | | the same name | | where no step has been found, the same place |
//! | persona | | the same name | | |
//!
//! Each is found once: two lanes of a section never come into one. Only a lane that takes cards is found for one that
//! holds cards.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::edit::table::Ranked;
use crate::edit::{MapDraft, Section};
use crate::model::{Lane, Order, Persona, RecordTable, Step};

/// For each record of a section that is in the map already, which one it is there.
pub(super) type Match<T> = BTreeMap<<T as RecordTable>::Id, <T as RecordTable>::Id>;

/// What a record is known by, under one rule: equal words, the same record.
type Known = Option<String>;

/// The lanes of columns; those that hold cards are told apart from those that only show what is felt.
pub(super) fn lanes(
    draft: &MapDraft,
    section: &Section,
    order: &Order<'_>,
    holds_cards: impl Fn(&Lane) -> bool,
) -> Match<Lane> {
    let origin = |lane: &Lane| section.origin(lane.id.into()).id().map(|id| id.as_str().to_owned());
    let role_and_name = |lane: &Lane| Some(format!("{:?} {}", lane.role, folded(&lane.name)));
    let name = |lane: &Lane| named(&lane.name);
    let role = |lane: &Lane| Some(format!("{:?}", lane.role));
    let rules: [&dyn Fn(&Lane) -> Known; 4] = [&origin, &role_and_name, &name, &role];
    let mut finder = Finder::new(draft, &order.lanes);
    for (nth, rule) in rules.into_iter().enumerate() {
        let with_kind = |takes: bool, known: Known| known.map(|known| format!("{takes} {known}"));
        finder.find(
            |lane| with_kind(holds_cards(lane), rule(lane)),
            // What would come into a hidden lane unasked would not be seen.
            |lane| with_kind(lane.role.takes_cards(), rule(lane)).filter(|_| nth == 0 || !lane.hidden),
        );
    }
    finder.found
}

/// The steps of rows.
pub(super) fn steps(draft: &MapDraft, section: &Section, order: &Order<'_>) -> Match<Step> {
    let mut finder = Finder::new(draft, &order.steps);
    finder.there = draft.columns().into_iter().filter_map(|id| draft.get::<Step>(id).cloned()).collect();
    let origin = |step: &Step| section.origin(step.id.into()).id().map(|id| id.as_str().to_owned());
    let name = |step: &Step| named(&step.name);
    finder.find(origin, origin);
    finder.find(name, name);
    if finder.found.is_empty() {
        finder.found = order.steps.iter().map(|step| step.id).zip(finder.there.iter().map(|step| step.id)).collect();
    }
    finder.found
}

/// The personas who feel something. Those without a name have the same one.
pub(super) fn personas(draft: &MapDraft, section: &Section, order: &Order<'_>) -> Match<Persona> {
    let mut finder = Finder::new(draft, &order.personas);
    let origin = |persona: &Persona| section.origin(persona.id.into()).id().map(|id| id.as_str().to_owned());
    let name = |persona: &Persona| Some(folded(&persona.name));
    finder.find(origin, origin);
    finder.find(name, name);
    finder.found
}

/// Finds records of a section in the map, by one rule after the other.
struct Finder<'a, T: RecordTable> {
    wanted: &'a [&'a T],
    /// The records of the map, in order.
    there: Vec<T>,
    found: Match<T>,
    taken: BTreeSet<T::Id>,
}

impl<'a, T: Ranked> Finder<'a, T> {
    fn new(draft: &MapDraft, wanted: &'a [&'a T]) -> Self {
        let order = draft.siblings(|_: &T| true);
        let there = order.into_iter().filter_map(|(_, id)| draft.get::<T>(id).cloned()).collect();
        Self { wanted, there, found: BTreeMap::new(), taken: BTreeSet::new() }
    }

    /// Finds those that are known by the same words: the first by the first, the second by the second.
    fn find(&mut self, here: impl Fn(&T) -> Known, there: impl Fn(&T) -> Known) {
        let mut known: BTreeMap<String, VecDeque<T::Id>> = BTreeMap::new();
        for record in self.there.iter().filter(|record| !self.taken.contains(&record.id())) {
            if let Some(word) = there(record) {
                known.entry(word).or_default().push_back(record.id());
            }
        }
        for record in self.wanted {
            if self.found.contains_key(&record.id()) {
                continue;
            }
            if let Some(id) = here(record).and_then(|word| known.get_mut(&word)?.pop_front()) {
                self.taken.insert(id);
                self.found.insert(record.id(), id);
            }
        }
    }
}

fn named(name: &str) -> Known {
    Some(folded(name)).filter(|name| !name.is_empty())
}

/// A name as it is compared: case and space around it don't count.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}
