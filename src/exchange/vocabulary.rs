//! The words of tables, in all languages at once: what people write, however they write it.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::notation::color_term;
use crate::i18n::{Locale, MapWords, Term, folded};
use crate::model::{CardKind, Channel, ColorTag, Consequence, EvidenceLevel, Role, TimeUnit};

/// Shorter words stand within others by chance.
const SHORTEST: usize = 4;

/// Longer texts are no words, in bytes.
const LONGEST: usize = 256;

/// What words of one kind mean.
pub(super) struct WordTable<T>(HashMap<String, T>);

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

    pub(super) fn get(&self, word: &str) -> Option<T> {
        self.0.get(&key(word)).copied()
    }
}

pub(super) struct Vocabulary {
    pub kinds: WordTable<CardKind>,
    pub channels: WordTable<Channel>,
    /// The roles of lanes by what people call these.
    pub roles: WordTable<Role>,
    pub levels: WordTable<EvidenceLevel>,
    pub consequences: WordTable<Consequence>,
    pub colors: WordTable<ColorTag>,
    pub units: WordTable<TimeUnit>,
    terms: HashMap<String, Vec<(Term, Locale)>>,
}

impl Vocabulary {
    /// The words of every language that a person can choose.
    pub(super) fn shared() -> &'static Self {
        static SHARED: OnceLock<Vocabulary> = OnceLock::new();
        SHARED.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut terms: HashMap<String, Vec<(Term, Locale)>> = HashMap::new();
        for locale in Locale::ALL {
            for term in Term::ALL {
                let words = MapWords::of(locale).terms(term);
                words.for_each(|word| terms.entry(key(word)).or_default().push((term, locale)));
            }
        }
        let of_role = |words: &'static MapWords, role| {
            let terms = Term::from_role(role).into_iter().flat_map(|term| words.terms(term));
            terms.chain([words.role(role)]).collect()
        };
        Self {
            kinds: WordTable::new(&CardKind::ALL, |words, kind| vec![words.card_kind(kind)]),
            channels: WordTable::new(&Channel::ALL, |words, channel| {
                words.channel_words(channel).chain([words.channel(channel)]).collect()
            }),
            roles: WordTable::new(&Role::ALL, of_role),
            levels: WordTable::new(&EvidenceLevel::ALL, |words, level| vec![words.evidence_level(level)]),
            consequences: WordTable::new(&Consequence::ALL, |words, consequence| vec![words.consequence(consequence)]),
            colors: WordTable::new(&ColorTag::ALL, |words, color| words.terms(color_term(color)).collect()),
            units: WordTable::new(&TimeUnit::ALL, |words, unit| words.unit(unit).collect()),
            terms,
        }
    }

    /// All that a word is used for in tables, and in which language.
    pub(super) fn terms(&self, word: &str) -> &[(Term, Locale)] {
        self.terms.get(&key(word)).map_or(&[], Vec::as_slice)
    }

    /// The longest word for something of that kind that stands within another text: of `Pain points (phone)` the pain
    /// points.
    pub(super) fn longest_within(&self, text: &str, is_wanted: impl Fn(Term) -> bool) -> &[(Term, Locale)] {
        let text = key(text);
        let is_meant = |terms: &[(Term, Locale)]| terms.iter().any(|(term, _)| is_wanted(*term));
        let is_within = |word: &str| word.chars().count() >= SHORTEST && text.contains(word);
        let known = self.terms.iter().filter(|(word, terms)| is_within(word) && is_meant(terms));
        known.max_by_key(|(word, _)| (word.len(), *word)).map_or(&[], |(_, terms)| terms.as_slice())
    }

    /// True when a word is used for that in tables.
    pub(super) fn is(&self, word: &str, term: Term) -> bool {
        self.terms(word).iter().any(|(known, _)| *known == term)
    }
}

/// What is left of a word for comparing: `Pain points:` is `painpoints`.
fn key(word: &str) -> String {
    if word.len() > LONGEST {
        // As no word is: a long text is not compared, however often it is asked about.
        return "\0".to_owned();
    }
    folded(word).chars().filter(|c| c.is_alphanumeric()).collect()
}
