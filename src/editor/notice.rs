//! What the editor tells about the map, and what it offers to do about it: that something was deleted and can be undone,
//! that what is selected is in a hidden lane and can be shown, that a lane is locked and can be unlocked.
//!
//! A notice is told once and passes when what it is about has changed. That the selection is in hidden lanes is not told
//! by whoever selected it: it follows from the selection, and is there as long as it is true.

use std::collections::BTreeMap;

use super::document::Document;
use super::{Editor, Element, GridCell, handle};
use crate::edit::{Command, Noun, Patch, Place, Refusal, Revision, Selection};
use crate::model::{Key, Lane, LaneId, Map, Persona, PersonaId, Record};

/// Something to tell, and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapNotice {
    /// Which one it is of those that pass; `None` for one that stays as long as it is true.
    pub number: Option<u64>,
    /// What is told.
    pub text: NoticeText,
    /// What is offered.
    pub offer: Option<Offer>,
}

/// What a notice tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoticeText {
    /// Something could not be done.
    Refused(Refusal),
    /// Records were deleted.
    Deleted(Deletion),
    /// All texts that were found were replaced, but for those in hidden or locked lanes.
    Replaced(Replacement),
    /// What is selected is in hidden lanes.
    SelectedUnseen(Vec<LaneId>),
    /// What was undone or redone is in hidden lanes.
    ChangedUnseen(Vec<LaneId>),
    /// The element was dropped, or is to be added, where it can't be.
    NotThere(Element),
    /// Every persona has a feeling here already.
    NoPersona,
}

/// What can be done about a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Undo the change that was told.
    Undo,
    /// Show hidden lanes.
    ShowLanes(Vec<LaneId>),
    /// Unlock a lane.
    UnlockLane(LaneId),
    /// Add a persona.
    AddPersona,
}

/// What was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deletion {
    /// The record, when a single one was to be deleted.
    pub record: Option<Box<Record>>,
    /// How many records of each kind went, or went along with that record.
    pub counts: BTreeMap<Noun, usize>,
    /// How many of the cards were in hidden lanes.
    pub unseen: usize,
}

/// What was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// How many times the text was replaced.
    pub count: usize,
    /// How many records hold it still, because they can't be changed now.
    pub left: usize,
    /// The hidden lanes among those that they are in.
    pub hidden: Vec<LaneId>,
}

/// The notices of a document.
#[derive(Default)]
pub(super) struct NoticeState {
    told: Option<ToldNotice>,
    count: u64,
    /// The selection for which it was read that it is in hidden lanes.
    read: Option<Selection>,
}

struct ToldNotice {
    notice: MapNotice,
    /// The state in which it was told.
    revision: Revision,
    generation: u64,
    selection: Selection,
    focus: Option<GridCell>,
}

impl Deletion {
    /// What a command deletes, whose plan is `patch`; `None` for a single record with nothing that belongs to it, and for
    /// commands that delete nothing.
    pub(super) fn new(command: &Command, map: &Map, patch: &Patch) -> Option<Self> {
        let Command::Delete(named) = command else { return None };
        let gone = || patch.changes().iter().filter(|(_, change)| change.after().is_none());
        let one = if let [one] = named.as_slice() { Some(*one) } else { None };
        let record = one.and_then(|key| patch.changes().get(&key)?.before().cloned()).map(Box::new);
        let mut counts: BTreeMap<Noun, usize> = BTreeMap::new();
        for (key, _) in gone().filter(|(key, _)| Some(**key) != one) {
            *counts.entry(Noun::from_key(*key)).or_default() += 1;
        }
        if counts.keys().any(|noun| *noun != Noun::Connector) || one.is_some() {
            // That the lines of what is gone are gone too goes without saying.
            counts.remove(&Noun::Connector);
        }
        let frames = matches!(one, Some(Key::Stage(_) | Key::Step(_) | Key::Lane(_) | Key::Persona(_)));
        let unseen = gone().filter(|(_, change)| {
            let card = change.before().filter(|record| matches!(record, Record::Card(_)));
            card.is_some_and(|card| map.hidden_lane_of(card.borrowed()).is_some())
        });
        let unseen = unseen.count();
        (frames || !counts.is_empty()).then_some(Self { record, counts, unseen })
    }
}

impl Document {
    /// Tells something, with what can be done about it.
    pub fn tell(&mut self, text: NoticeText) {
        let offer = match &text {
            NoticeText::Refused(Refusal::Locked(lane)) => Some(Offer::UnlockLane(*lane)),
            NoticeText::Refused(Refusal::Hidden(lane)) => Some(Offer::ShowLanes(vec![*lane])),
            NoticeText::SelectedUnseen(lanes) | NoticeText::ChangedUnseen(lanes) => {
                Some(Offer::ShowLanes(lanes.clone()))
            }
            NoticeText::Replaced(done) if done.count == 0 && !done.hidden.is_empty() => {
                Some(Offer::ShowLanes(done.hidden.clone()))
            }
            NoticeText::Replaced(done) if done.count == 0 => None,
            NoticeText::Deleted(_) | NoticeText::Replaced(_) => Some(Offer::Undo),
            NoticeText::NoPersona => Some(Offer::AddPersona),
            NoticeText::Refused(_) | NoticeText::NotThere(_) => None,
        };
        self.notices.count += 1;
        let notice = MapNotice { number: Some(self.notices.count), text, offer };
        self.notices.told = Some(ToldNotice {
            notice,
            revision: self.history.revision(),
            generation: self.generation,
            selection: self.selection.clone(),
            focus: self.focus,
        });
    }

    /// Something else will be selected: that it is in a hidden lane is told again.
    pub fn forget_read(&mut self, selection: &Selection) {
        self.notices.read.take_if(|read| read != selection);
    }

    /// Tells why something could not be done, where no caller takes the error.
    pub fn tell_refusal(&mut self, refusal: Refusal) {
        self.tell(NoticeText::Refused(refusal));
    }

    /// Tells that nothing of what a patch has changed is seen, where lanes are hidden that hold it.
    pub fn tell_unseen(&mut self, patch: &Patch) {
        /// As many records as are worth looking for.
        const SOME: usize = 64;
        let changes = || patch.changes().iter().take(SOME).filter(|(key, _)| key.lane().is_none());
        if changes().any(|(key, _)| self.area_of(*key).is_some()) {
            return;
        }
        let records = changes().flat_map(|(_, change)| [change.before(), change.after()]).flatten();
        let lanes = records.filter_map(|record| self.map.hidden_lane_of(record.borrowed())).collect();
        let lanes = in_order(&self.map, lanes);
        if !lanes.is_empty() {
            self.tell(NoticeText::ChangedUnseen(lanes));
        }
    }

    /// The hidden lanes that hold what is selected.
    fn lanes_of_unseen_selection(&self) -> Vec<LaneId> {
        /// Whoever selects more has selected what is seen.
        const SOME: usize = 256;
        if self.hidden_lanes().is_empty() {
            return Vec::new();
        }
        let records = self.selection.keys().take(SOME).filter_map(|key| self.map.get(key));
        in_order(&self.map, records.filter_map(|record| self.map.hidden_lane_of(record)).collect())
    }

    fn told(&self) -> Option<&MapNotice> {
        let told = self.notices.told.as_ref()?;
        let is_current = match told.notice.offer {
            // It is undone from wherever one goes on, unless there is something else to undo.
            Some(Offer::Undo) => self.history.revision() == told.revision && self.typing.is_none(),
            _ => self.generation == told.generation && self.selection == told.selection && self.focus == told.focus,
        };
        is_current.then_some(&told.notice)
    }

    fn notice(&self) -> Option<MapNotice> {
        if let Some(told) = self.told() {
            return Some(told.clone());
        }
        if self.typing.is_some() || self.notices.read.as_ref() == Some(&self.selection) {
            return None;
        }
        let lanes = self.lanes_of_unseen_selection();
        let offer = Some(Offer::ShowLanes(lanes.clone()));
        (!lanes.is_empty()).then_some(MapNotice { number: None, text: NoticeText::SelectedUnseen(lanes), offer })
    }
}

/// What is told.
impl Editor {
    /// What there is to tell now.
    #[must_use]
    pub fn notice(&self) -> Option<MapNotice> {
        self.doc.notice()
    }

    /// Tells why something could not be done.
    pub fn tell_refusal(&mut self, refusal: Refusal) {
        self.doc.tell_refusal(refusal);
    }

    /// Tells that an element can't be where it is to be added.
    pub fn tell_not_there(&mut self, element: Element) {
        self.doc.tell(NoticeText::NotThere(element));
    }

    /// Notes that the notice was read, or has been there long enough.
    pub fn close_notice(&mut self) {
        if self.doc.told().is_none() {
            self.doc.notices.read = Some(self.doc.selection.clone());
        }
        self.doc.notices.told = None;
    }

    /// Does what the notice offers. A persona that is added gets the name.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn accept_offer(&mut self, persona: &str) -> Result<(), Refusal> {
        let Some(offer) = self.notice().and_then(|notice| notice.offer) else { return Ok(()) };
        self.doc.notices.told = None;
        match offer {
            Offer::Undo => self.undo(),
            Offer::ShowLanes(lanes) => {
                let doc = self.begin();
                let show = handle::show_lanes(&doc.map, lanes.iter().copied());
                doc.perform(&show)?;
                let first = doc.selection.keys().find(|key| doc.area_of(*key).is_some());
                if let Some(key) = first.or(lanes.first().map(|lane| Key::Lane(*lane))) {
                    doc.show(key);
                }
            }
            Offer::UnlockLane(lane) => {
                let doc = self.begin();
                let lane = doc.map.lanes.get(&lane).cloned();
                let unlock = lane.map(|lane| Command::Change(Lane { locked: false, ..lane }.into()));
                if let Some(unlock) = unlock {
                    doc.perform(&unlock)?;
                }
            }
            Offer::AddPersona => {
                // The cell keeps the focus: the next digit says what the new persona feels there.
                let added = self.add_persona(persona)?;
                self.doc.series = Some(added);
            }
        }
        Ok(())
    }

    /// Adds a persona after all others.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn add_persona(&mut self, name: &str) -> Result<PersonaId, Refusal> {
        let doc = self.begin();
        let persona = Persona { name: name.to_owned(), ..Persona::new(doc.ids.fresh()) };
        let id = persona.id;
        doc.perform(&Command::Add { record: persona.into(), place: Place::Last })?;
        Ok(id)
    }

    /// Why the last thing was refused that returned no error itself, once.
    pub fn take_refusal(&mut self) -> Option<Refusal> {
        let told = self.doc.notices.told.take_if(|told| matches!(told.notice.text, NoticeText::Refused(_)))?;
        if let NoticeText::Refused(refusal) = told.notice.text { Some(refusal) } else { None }
    }
}

/// Lanes from top to bottom, each once.
pub(super) fn in_order(map: &Map, mut lanes: Vec<LaneId>) -> Vec<LaneId> {
    lanes.sort_by_key(|lane| (map.lanes.get(lane).map(|lane| lane.rank), *lane));
    lanes.dedup();
    lanes
}
