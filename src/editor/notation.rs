//! What the text of a card says of it: its channel before a colon, pain points and waits in lines of their own. It is
//! understood when the text is finished, as a change of its own above that of the text: undone, the text is as it was typed.
//!
//! A new card of nothing but pain points and waits, right after another one in its cell, gives them to that card, so that
//! they are typed without leaving the text: Enter, and on.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::GridCell;
use super::document::Document;
use super::element;
use crate::edit::{ChangeLabel, ChangeVerb, Command, Noun, Place, Selection};
use crate::i18n::{CardText, MapWords, PainLine, WaitLine};
use crate::model::{
    Card, CardId, CardKind, EasingLetter, EasingLetters, IdSource, Key, Map, Pain, PainId, ReadingOrder, Record, Wait,
};
use crate::text::{directed, forced_direction};

/// What is understood of a text that is still being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Understood {
    said: CardText,
    joins: bool,
}

impl Understood {
    /// What is said of the card itself, in words: its channel, a kind.
    #[must_use]
    pub fn of_card(&self, words: &MapWords) -> Vec<String> {
        self.said.card.said(words)
    }

    /// How many pain points it has.
    #[must_use]
    pub fn pains(&self) -> usize {
        self.said.pains.len()
    }

    /// How many wait points it has.
    #[must_use]
    pub fn waits(&self) -> usize {
        self.said.waits.len()
    }

    /// True when these go to the card before, and there is no card of its own.
    #[must_use]
    pub fn joins_card_before(&self) -> bool {
        self.joins
    }
}

/// A card whose text is finished.
pub(super) struct WrittenCard {
    pub id: CardId,
    /// What it said before it was written.
    pub before: String,
    /// It is new, and may become a part of the card before it.
    pub joins: bool,
}

impl WrittenCard {
    /// What its text says; `None` when it is just a text.
    fn read(&self, map: &Map) -> Option<CardText> {
        read(map.cards.get(&self.id)?, &self.before)
    }
}

/// What the text of a card says. Parts of a text whose direction is forced have that direction too.
fn read(card: &Card, before: &str) -> Option<CardText> {
    let forced = forced_direction(&card.text);
    let text = if forced.is_some() { Cow::Owned(directed(&card.text, None)) } else { Cow::Borrowed(&*card.text) };
    let is_contact = matches!(card.kind, CardKind::Action | CardKind::Touchpoint);
    let mut said = CardText::read(&text, before, is_contact)?;
    if forced.is_some() {
        let marks = said.pains.iter_mut().map(|pain| &mut pain.text);
        let marks = marks.chain(said.waits.iter_mut().map(|wait| &mut wait.text));
        for text in marks.chain([&mut said.card.text]) {
            *text = directed(text, forced);
        }
    }
    Some(said)
}

impl Document {
    /// What would be understood of a text if it were finished now.
    pub fn understood(&self, written: &WrittenCard) -> Option<Understood> {
        let said = written.read(&self.map)?;
        let joins = said.is_marks_alone();
        let is_understood = !joins || (written.joins && self.has_card_before(written.id));
        is_understood.then_some(Understood { said, joins })
    }

    /// Makes what the texts of cards say one change.
    pub fn understand(&mut self, written: &[WrittenCard]) {
        let read = |written: &WrittenCard| Some((written.id, (written.read(&self.map)?, written.joins)));
        let mut said: HashMap<CardId, (CardText, bool)> = written.iter().filter_map(read).collect();
        if said.is_empty() {
            return;
        }
        let noun = if said.len() > 1 { Noun::Several } else { Noun::Card };
        let meaning = Meanings::new((&self.map, &self.order), &mut self.ids, &mut said);
        let after = match (self.selection.only(), meaning.last_mark) {
            (Some(Key::Card(card)), Some(mark)) if meaning.joined.contains(&card) => Selection::one(mark),
            _ => self.selection.clone(),
        };
        // Refused only where the text could not have been written.
        let Some(Ok(patch)) = meaning.command().map(|command| command.plan(&self.map)) else { return };
        self.commit(patch, ChangeLabel::new(ChangeVerb::Change, noun), after);
        self.understood_at = Some(self.history.revision());
    }

    /// True when another card is above it in its cell.
    fn has_card_before(&self, card: CardId) -> bool {
        let own = self.map.cards.get(&card);
        let first = own.and_then(|own| self.order.cards_in(own.lane, own.step).first());
        first.is_some_and(|first| first.id != card)
    }
}

/// What texts mean, as commands.
#[derive(Default)]
struct Meanings {
    /// What adds pain points and waits.
    commands: Vec<Command>,
    /// The cards that say something else now, or ease further pain points.
    changed: BTreeMap<CardId, Card>,
    /// The opportunities that a text gives a letter.
    letters: HashMap<EasingLetter, CardId>,
    /// The pain points that name opportunities by theirs.
    eased: Vec<(PainId, EasingLetter)>,
    /// The cards that became marks of the card before them.
    joined: BTreeSet<CardId>,
    last_mark: Option<Key>,
}

impl Meanings {
    fn new(
        (map, order): (&Map, &ReadingOrder),
        ids: &mut IdSource,
        said: &mut HashMap<CardId, (CardText, bool)>,
    ) -> Self {
        let mut meanings = Self::default();
        let cells: BTreeSet<GridCell> =
            said.keys().filter_map(|id| map.cards.get(id)).map(GridCell::from_card).collect();
        for cell in cells {
            let mut above = None;
            let cards = order.cards_in(cell.lane, cell.step).iter();
            for card in cards.filter_map(|card| map.cards.get(&card.id)) {
                match said.remove(&card.id) {
                    Some((said, joins)) if said.is_marks_alone() => match above.filter(|_| joins) {
                        Some(target) => {
                            meanings.add_marks(ids, target, said.pains, said.waits);
                            meanings.joined.insert(card.id);
                            continue;
                        }
                        // Signs alone would leave a card without a text.
                        None => above = Some(card.id),
                    },
                    Some((said, _)) => {
                        let mut changed = card.clone();
                        meanings.letters.extend(said.card.letter.map(|letter| (letter, card.id)));
                        said.card.add_to(&mut changed);
                        meanings.changed.insert(card.id, changed);
                        meanings.add_marks(ids, card.id, said.pains, said.waits);
                        above = Some(card.id);
                    }
                    None => above = Some(card.id),
                }
            }
        }
        meanings.link(map, order);
        meanings
    }

    /// Links opportunities to the pain points that name them: by the letter of a text, else by that on the map.
    fn link(&mut self, map: &Map, order: &ReadingOrder) {
        if self.eased.is_empty() {
            return;
        }
        let on_map = EasingLetters::from_reading(map, order);
        for (pain, letter) in std::mem::take(&mut self.eased) {
            let card = self.letters.get(&letter).copied().or_else(|| on_map.opportunity(letter));
            let Some(card) = card.and_then(|card| map.cards.get(&card)) else { continue };
            let changed = self.changed.entry(card.id).or_insert_with(|| card.clone());
            if changed.kind == CardKind::Opportunity {
                changed.eases.push(pain);
            }
        }
    }

    fn add_marks(&mut self, ids: &mut IdSource, card: CardId, pains: Vec<PainLine>, waits: Vec<WaitLine>) {
        let mut marks: Vec<Record> = Vec::new();
        for said in pains {
            let new = Pain::new(ids.fresh(), card);
            self.eased.extend(said.letters.iter().map(|letter| (new.id, *letter)));
            marks.push(Record::Pain(pain(new, said)));
        }
        marks.extend(waits.into_iter().map(|said| Record::Wait(wait(element::wait(ids.fresh(), card), said))));
        self.last_mark = marks.last().map(Record::key).or(self.last_mark);
        self.commands.extend(marks.into_iter().map(|record| Command::Add { record, place: Place::Last }));
    }

    fn command(mut self) -> Option<Command> {
        self.commands.extend(self.changed.into_values().map(|card| Command::Change(card.into())));
        if !self.joined.is_empty() {
            self.commands.push(Command::Delete(self.joined.iter().map(|card| Key::Card(*card)).collect()));
        }
        Command::of_all(self.commands)
    }
}

fn pain(pain: Pain, said: PainLine) -> Pain {
    let PainLine { text, weight, consequence, votes, letters: _ } = said;
    let (severity, frequency) = weight.unwrap_or((pain.severity, pain.frequency));
    Pain { text, severity, frequency, consequence: consequence.unwrap_or(pain.consequence), votes, ..pain }
}

fn wait(wait: Wait, said: WaitLine) -> Wait {
    let (min, max, unit) = said.time.unwrap_or((wait.min, wait.max, wait.unit));
    Wait { text: said.text, min, max, unit, ..wait }
}
