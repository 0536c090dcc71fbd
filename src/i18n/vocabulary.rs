//! The words of tables, in all languages at once: what people write, however they write it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::word_form::{stem, stems, words};
use super::{Locale, MapWords, Term, folded};
use crate::model::{CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Role, TimeUnit};

/// Longer texts are no words, in bytes.
const LONGEST: usize = 256;

/// What words of one kind mean.
pub(crate) struct WordTable<T>(HashMap<String, T>);

impl<T: Copy> WordTable<T> {
    fn new(all: &[T], words_of: impl Fn(&'static MapWords, T) -> Vec<&'static str>) -> Self {
        let mut known = HashMap::new();
        for locale in Locale::ALL {
            for one in all {
                for word in words_of(MapWords::of(locale), *one) {
                    known.entry(key(word)).or_insert(*one);
                }
            }
        }
        Self(known)
    }

    pub(crate) fn get(&self, word: &str) -> Option<T> {
        self.0.get(&key(word)).copied()
    }
}

pub(crate) struct Vocabulary {
    pub kinds: WordTable<CardKind>,
    pub channels: WordTable<Channel>,
    /// The roles of lanes by what people call these.
    pub roles: WordTable<Role>,
    pub levels: WordTable<EvidenceLevel>,
    pub consequences: WordTable<Consequence>,
    pub colors: WordTable<ColorTag>,
    pub units: WordTable<TimeUnit>,
    terms: HashMap<String, Vec<(Term, Locale)>>,
    /// What consists of words whose forms may vary, by the stem of the first one.
    phrases: HashMap<String, Vec<Phrase>>,
}

/// A word, or several, that stands for a term.
struct Phrase {
    /// The stems behind the first.
    rest: Vec<String>,
    /// How many letters the stems have: longer phrases say more.
    letters: usize,
    term: Term,
    locale: Locale,
}

/// A phrase that stands in a text.
struct Found<'a> {
    phrase: &'a Phrase,
    /// Which word of the text it begins with.
    at: usize,
    is_whole: bool,
}

impl Vocabulary {
    /// The words of every language that a person can choose.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Vocabulary> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut terms: HashMap<String, Vec<(Term, Locale)>> = HashMap::new();
        let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
        for locale in Locale::ALL {
            for term in Term::ALL {
                for word in MapWords::of(locale).terms(term) {
                    terms.entry(key(word)).or_default().push((term, locale));
                    if let Some((first, phrase)) = Phrase::new(word, term, locale) {
                        phrases.entry(first).or_default().push(phrase);
                    }
                }
            }
        }
        let of_role = |words: &'static MapWords, role| {
            let terms = Term::from_role(role).into_iter().flat_map(|term| words.terms(term));
            terms.chain([words.role(role)]).collect()
        };
        let of_kind = |words: &'static MapWords, kind| {
            let plural = match kind {
                CardKind::Touchpoint => Some(Term::Touchpoints),
                CardKind::Decision => Some(Term::Decisions),
                CardKind::Evidence => Some(Term::EvidenceLane),
                CardKind::Opportunity => Some(Term::Opportunities),
                CardKind::Action | CardKind::Note => None,
            };
            let terms = plural.into_iter().flat_map(|term| words.terms(term));
            terms.chain([words.card_kind(kind)]).collect()
        };
        Self {
            kinds: WordTable::new(&CardKind::ALL, of_kind),
            channels: WordTable::new(&Channel::ALL, |words, channel| {
                words.channel_words(channel).chain([words.channel(channel)]).collect()
            }),
            roles: WordTable::new(&Role::ALL, of_role),
            levels: WordTable::new(&EvidenceLevel::ALL, |words, level| {
                words.terms(Term::from_evidence_level(level)).collect()
            }),
            consequences: WordTable::new(&Consequence::ALL, |words, consequence| {
                words.terms(Term::from_consequence(consequence)).collect()
            }),
            colors: WordTable::new(&ColorTag::ALL, |words, color| words.terms(Term::from_color(color)).collect()),
            units: WordTable::new(&TimeUnit::ALL, |words, unit| words.unit(unit).collect()),
            terms,
            phrases,
        }
    }

    /// All that a word is used for in tables, and in which language.
    pub(crate) fn terms(&self, word: &str) -> &[(Term, Locale)] {
        self.terms.get(&key(word)).map_or(&[], Vec::as_slice)
    }

    /// All that a word is used for, in whatever form it stands.
    pub(crate) fn terms_in_any_form(&self, word: &str) -> Vec<Term> {
        let exact = self.terms(word);
        if exact.is_empty() {
            self.found(word).into_iter().filter(|found| found.is_whole).map(|found| found.phrase.term).collect()
        } else {
            exact.iter().map(|(term, _)| *term).collect()
        }
    }

    /// What a text is about that has other words as well: of `Pain points (phone)` the pain points. The longest phrase
    /// says most; the customer alone says least, as in `Problems of the customer`.
    pub(crate) fn term_within(&self, text: &str, is_wanted: impl Fn(Term) -> bool) -> Option<Term> {
        let rank = |found: &Found<'_>| {
            let Phrase { rest, letters, term, locale } = found.phrase;
            let is_only_whose = *term == Term::CustomerLane && rest.is_empty();
            // What a phrase is about stands at its end in English, else at its beginning.
            let (last, first) = if locale.of_maps() == Locale::En { (found.at, 0) } else { (0, found.at) };
            (!is_only_whose, *letters, last, Reverse(first), Reverse(*term))
        };
        let found = self.found(text).into_iter().filter(|found| is_wanted(found.phrase.term));
        found.max_by_key(rank).map(|found| found.phrase.term)
    }

    /// The phrases that stand in a text.
    fn found(&self, text: &str) -> Vec<Found<'_>> {
        if text.len() > LONGEST {
            return Vec::new();
        }
        let words = words(text);
        let stems: Vec<Vec<String>> = words.iter().map(|word| stems(word)).collect();
        let mut all = Vec::new();
        for (at, (word, first)) in words.iter().zip(&stems).enumerate() {
            let after = stems.get(at + 1..).unwrap_or_default();
            let follows = |phrase: &&Phrase| {
                let is_long = !phrase.rest.is_empty() || word.chars().count() >= shortest(phrase.locale);
                let mut pairs = phrase.rest.iter().zip(after);
                is_long && phrase.rest.len() <= after.len() && pairs.all(|(stem, stems)| stems.contains(stem))
            };
            let found = first.iter().filter_map(|stem| self.phrases.get(stem)).flatten().filter(follows);
            all.extend(found.map(|phrase| Found { phrase, at, is_whole: phrase.rest.len() + 1 == words.len() }));
        }
        all
    }

    /// True when a word is used for that in tables.
    pub(crate) fn is(&self, word: &str, term: Term) -> bool {
        self.terms(word).iter().any(|(known, _)| *known == term)
    }
}

impl Phrase {
    /// The stem of the first word, and the phrase; `None` for what is too short to be sought in a text.
    fn new(text: &str, term: Term, locale: Locale) -> Option<(String, Self)> {
        let mut stems = words(text).into_iter().map(|word| stem(&word, locale));
        let (first, rest) = (stems.next()?, stems.collect::<Vec<_>>());
        let letters = rest.iter().chain([&first]).map(|stem| stem.chars().count()).sum();
        let phrase = Self { rest, letters, term, locale };
        (key(text).chars().count() >= shortest(locale)).then_some((first, phrase))
    }
}

/// How few letters a word may have that is sought in a text: a Hebrew one says as much with fewer.
fn shortest(locale: Locale) -> usize {
    if locale.of_maps() == Locale::He { 3 } else { 4 }
}

/// What is left of a word for comparing: `Pain points:` is `painpoints`.
fn key(word: &str) -> String {
    if word.len() > LONGEST {
        // As no word is: a long text is not compared, however often it is asked about.
        return "\0".to_owned();
    }
    folded(word).chars().filter(|c| c.is_alphanumeric()).collect()
}
