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

/// What words mean.
pub(super) struct Vocabulary {
    kinds: HashMap<String, CardKind>,
    channels: HashMap<String, Channel>,
    roles: HashMap<String, Role>,
    levels: HashMap<String, EvidenceLevel>,
    consequences: HashMap<String, Consequence>,
    colors: HashMap<String, ColorTag>,
    units: HashMap<String, TimeUnit>,
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
        let mut roles = HashMap::new();
        for locale in Locale::ALL {
            let words = MapWords::of(locale);
            for term in Term::ALL {
                words.terms(*term).for_each(|word| terms.entry(key(word)).or_default().push((*term, locale)));
            }
            for role in Role::ALL {
                let others =
                    Term::from_role(role).map(|term| words.terms(term).collect::<Vec<_>>()).unwrap_or_default();
                for word in others.into_iter().chain([words.role(role)]) {
                    roles.entry(key(word)).or_insert(role);
                }
            }
        }
        Self {
            kinds: map(&CardKind::ALL, |words, kind| vec![words.card_kind(kind)]),
            channels: map(&Channel::ALL, |words, channel| {
                words.channel_words(channel).chain([words.channel(channel)]).collect()
            }),
            roles,
            levels: map(&EvidenceLevel::ALL, |words, level| vec![words.evidence_level(level)]),
            consequences: map(&Consequence::ALL, |words, consequence| vec![words.consequence(consequence)]),
            colors: map(&ColorTag::ALL, |words, color| words.terms(color_term(color)).collect()),
            units: map(&TimeUnit::ALL, |words, unit| words.unit(unit).collect()),
            terms,
        }
    }

    pub(super) fn kind(&self, word: &str) -> Option<CardKind> {
        self.kinds.get(&key(word)).copied()
    }

    pub(super) fn channel(&self, word: &str) -> Option<Channel> {
        self.channels.get(&key(word)).copied()
    }

    /// The role of lanes that people call so.
    pub(super) fn role(&self, word: &str) -> Option<Role> {
        self.roles.get(&key(word)).copied()
    }

    pub(super) fn evidence(&self, word: &str) -> Option<EvidenceLevel> {
        self.levels.get(&key(word)).copied()
    }

    pub(super) fn consequence(&self, word: &str) -> Option<Consequence> {
        self.consequences.get(&key(word)).copied()
    }

    pub(super) fn color(&self, word: &str) -> Option<ColorTag> {
        self.colors.get(&key(word)).copied()
    }

    pub(super) fn unit(&self, word: &str) -> Option<TimeUnit> {
        self.units.get(&key(word)).copied()
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

fn map<T: Copy>(all: &[T], words_of: impl Fn(&'static MapWords, T) -> Vec<&'static str>) -> HashMap<String, T> {
    let mut known = HashMap::new();
    for locale in Locale::ALL {
        for one in all {
            for word in words_of(MapWords::of(locale), *one) {
                known.entry(key(word)).or_insert(*one);
            }
        }
    }
    known
}

/// What is left of a word for comparing: `Pain points:` is `painpoints`.
fn key(word: &str) -> String {
    if word.len() > LONGEST {
        // As no word is: a long text is not compared, however often it is asked about.
        return "\0".to_owned();
    }
    folded(word).chars().filter(|c| c.is_alphanumeric()).collect()
}
