//! The letters that link opportunities to the pain points that they would ease.
//!
//! An opportunity and the pain points that it would ease may stand far from each other on a map. Both show the same letter:
//! numbers mean steps and votes already.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write as _};
use std::hash::Hash;
use std::str::FromStr;

use super::{Card, CardId, CardKind, Map, Order, PainId, ReadingOrder, StepId};

/// The letter of an opportunity: A, B … Z, AA, AB …, Latin in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EasingLetter(u32);

/// How many letters there are.
const LETTERS: u32 = 26;
/// More letters than any number of opportunities needs.
const LONGEST: usize = 6;

impl EasingLetter {
    /// The letter of the first opportunity.
    pub const FIRST: Self = Self(0);
}

impl fmt::Display for EasingLetter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |number: u32| char::from_digit(10 + number % LETTERS, 36).unwrap_or_default().to_ascii_uppercase();
        // As numbers to the base of 26, but without a zero: AA follows on Z.
        if let Some(before) = (self.0 / LETTERS).checked_sub(1) {
            Self(before).fmt(f)?;
        }
        f.write_char(letter(self.0))
    }
}

/// A text that is no letter of an opportunity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALetter;

impl FromStr for EasingLetter {
    type Err = NotALetter;

    fn from_str(text: &str) -> Result<Self, NotALetter> {
        if text.is_empty() || text.len() > LONGEST {
            return Err(NotALetter);
        }
        let count = text.bytes().try_fold(0, |count: u32, byte| {
            let letter = byte.is_ascii_uppercase().then(|| u32::from(byte - b'A'));
            letter.map(|letter| count * LETTERS + letter + 1).ok_or(NotALetter)
        });
        Ok(Self(count? - 1))
    }
}

/// The letters of a map: of its opportunities by the reading order, and of the pain points that they would ease.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EasingLetters {
    opportunities: HashMap<CardId, EasingLetter>,
    by_letter: BTreeMap<EasingLetter, CardId>,
    pains: HashMap<PainId, Vec<EasingLetter>>,
}

impl EasingLetters {
    /// The letters of a map in that order. An opportunity has one when it is shown and would ease a pain point that is
    /// shown.
    #[must_use]
    pub fn new(map: &Map, order: &Order<'_>) -> Self {
        let opportunities = order.cards.iter().copied().filter(|card| card.kind == CardKind::Opportunity);
        Self::lettered(map, opportunities, |step| order.column.contains_key(&step))
    }

    /// The same by the order that is kept beside the map.
    #[must_use]
    pub fn from_reading(map: &Map, order: &ReadingOrder) -> Self {
        let opportunities = order.opportunities().filter_map(|card| map.cards.get(&card));
        Self::lettered(map, opportunities, |step| order.column(step).is_some())
    }

    /// Gives letters to opportunities, which come in reading order.
    fn lettered<'a>(
        map: &Map,
        opportunities: impl Iterator<Item = &'a Card>,
        has_column: impl Fn(StepId) -> bool,
    ) -> Self {
        let mut letters = Self::default();
        let is_shown = |pain: &PainId| {
            let card = map.pains.get(pain).and_then(|pain| map.cards.get(&pain.card));
            card.is_some_and(|card| map.shows(card.lane) && has_column(card.step))
        };
        let mut next = EasingLetter::FIRST;
        for card in opportunities.filter(|card| !card.eases.is_empty() && map.shows(card.lane)) {
            let mut is_linked = false;
            for pain in card.eases.iter().filter(|pain| is_shown(pain)) {
                is_linked = true;
                let own = letters.pains.entry(*pain).or_default();
                // A damaged map may say twice that a card eases a pain point.
                if own.last() != Some(&next) {
                    own.push(next);
                }
            }
            if is_linked {
                letters.opportunities.insert(card.id, next);
                letters.by_letter.insert(next, card.id);
                next.0 += 1;
            }
        }
        letters
    }

    /// The letters of a map that is a part of one with the letters `whole`: the same ones, so that who holds both means the
    /// same by a letter. Without a `whole`, the map is no part.
    #[must_use]
    pub fn from_part(map: &Map, order: &Order<'_>, whole: Option<&Self>) -> Self {
        Self::new(map, order).part_of(whole)
    }

    /// These letters where the map is a part of one with the letters `whole`.
    #[must_use]
    pub fn part_of(self, whole: Option<&Self>) -> Self {
        match whole {
            Some(whole) => self.as_in(whole),
            None => self,
        }
    }

    /// The opportunities and the pain points whose letters are others than in `before`.
    #[must_use]
    pub fn changed_since(&self, before: &Self) -> (Vec<CardId>, Vec<PainId>) {
        (changed(&before.opportunities, &self.opportunities), changed(&before.pains, &self.pains))
    }

    fn as_in(&self, whole: &Self) -> Self {
        let letter = |own: &EasingLetter| self.opportunity(*own).and_then(|card| whole.of_opportunity(card));
        let opportunities: HashMap<_, _> =
            self.opportunities.keys().filter_map(|card| Some((*card, whole.of_opportunity(*card)?))).collect();
        let by_letter = opportunities.iter().map(|(card, letter)| (*letter, *card)).collect();
        let pains = self.pains.iter().map(|(pain, own)| {
            let mut letters: Vec<_> = own.iter().filter_map(letter).collect();
            // A card that begins before a part is read at another place there.
            letters.sort_unstable();
            (*pain, letters)
        });
        Self { pains: pains.collect(), opportunities, by_letter }
    }

    /// True when no opportunity has a letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.opportunities.is_empty()
    }

    /// The letter of an opportunity; `None` when it eases nothing that is shown.
    #[must_use]
    pub fn of_opportunity(&self, card: CardId) -> Option<EasingLetter> {
        self.opportunities.get(&card).copied()
    }

    /// The opportunity with a letter.
    #[must_use]
    pub fn opportunity(&self, letter: EasingLetter) -> Option<CardId> {
        self.by_letter.get(&letter).copied()
    }

    /// The letters of the opportunities that would ease a pain point, in their order.
    #[must_use]
    pub fn of_pain(&self, pain: PainId) -> &[EasingLetter] {
        self.pains.get(&pain).map_or(&[], Vec::as_slice)
    }
}

/// The keys whose values differ.
fn changed<K: Copy + Eq + Hash, V: PartialEq>(before: &HashMap<K, V>, after: &HashMap<K, V>) -> Vec<K> {
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    let other = after.iter().filter(|(key, value)| before.get(*key) != Some(*value)).map(|(key, _)| key);
    gone.chain(other).copied().collect()
}

/// Letters beside each other: `A B`; beyond `most` of them, how many there are more: `A B +3`.
#[must_use]
pub fn listed_letters(letters: &[EasingLetter], most: usize) -> String {
    let shown = letters.iter().take(most).map(EasingLetter::to_string);
    let more = letters.len().checked_sub(most).filter(|more| *more > 0).map(|more| format!("+{more}"));
    shown.chain(more).collect::<Vec<_>>().join(" ")
}
