//! What stands above an outline: its title, the scenario, and who travels.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::levels::{OutlineLine, depths};
use crate::exchange::assembly::Assembly;
use crate::i18n::{Locale, Term, Vocabulary, Words};

/// The most personas that are named above an outline.
const MOST_PERSONAS: usize = 100;

/// What a text says of the map as a whole.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct DocumentHead {
    pub title: String,
    pub scenario: Vec<String>,
    /// Their names.
    pub personas: Vec<String>,
}

/// What a line says that begins with a word and a colon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum HeadLabel {
    Title,
    Scenario,
    Persona,
}

impl DocumentHead {
    /// Takes it from the beginning of a text.
    pub(super) fn take(lines: &mut Vec<OutlineLine>) -> Self {
        let mut head = Self::default();
        let is_title = lines.first().is_some_and(OutlineLine::is_title)
            && lines.iter().filter(|line| line.is_title()).count() == 1;
        if is_title {
            head.title = lines.remove(0).text;
            let above = lines.iter().position(OutlineLine::is_heading).unwrap_or_default();
            for line in lines.drain(..above) {
                if !head.labelled(&line.text) {
                    head.scenario.push(line.text);
                }
            }
        }
        let has_levels = depths(lines).iter().any(|depth| *depth > 0);
        let mut taken = 0;
        while let Some(first) = lines.get(taken) {
            let next = lines.get(taken + 1);
            let is_leaf = !next.is_some_and(|next| first.is_above(next));
            let is_apart = has_levels && next.is_some_and(|next| first.is_apart_from(next));
            if !(is_leaf && head.labelled(&first.text)) {
                if !is_apart || !head.title.is_empty() {
                    break;
                }
                head.title.clone_from(&first.text);
            }
            taken += 1;
        }
        lines.drain(..taken);
        head
    }

    /// Says it of a map.
    pub(crate) fn tell(self, assembly: &mut Assembly<'_>) {
        assembly.map.info.title = self.title;
        assembly.map.info.scenario = self.scenario.join("\n");
        for name in &self.personas {
            assembly.persona(name, "", None);
        }
    }

    /// Takes a line that says what it is about. False: it says nothing of the map as a whole, or says a title again.
    pub(crate) fn labelled(&mut self, text: &str) -> bool {
        let Some((word, said)) = text.split_once(':') else { return false };
        let said = said.trim().to_owned();
        match label(word.trim()).filter(|_| !said.is_empty()) {
            Some(HeadLabel::Title) if self.title.is_empty() => self.title = said,
            Some(HeadLabel::Scenario) => self.scenario.push(said),
            Some(HeadLabel::Persona) if self.personas.len() < MOST_PERSONAS => {
                if !self.personas.contains(&said) {
                    self.personas.push(said);
                }
            }
            Some(HeadLabel::Title | HeadLabel::Persona) | None => return false,
        }
        true
    }
}

/// What a word stands for, in any language of the program.
fn label(word: &str) -> Option<HeadLabel> {
    if Vocabulary::shared().is(word, Term::Persona) {
        return Some(HeadLabel::Persona);
    }
    // To read the messages of a language takes milliseconds, and every line of a text may have a colon.
    static FIELDS: LazyLock<HashMap<String, HeadLabel>> = LazyLock::new(|| {
        let fields = [("inspector-scenario", HeadLabel::Scenario), ("inspector-title-field", HeadLabel::Title)];
        let words = Locale::ALL.map(Words::new);
        let named =
            |(key, label)| words.iter().map(move |words| (words.text(key).to_lowercase(), label)).collect::<Vec<_>>();
        fields.into_iter().flat_map(named).collect()
    });
    FIELDS.get(&word.to_lowercase()).copied()
}
