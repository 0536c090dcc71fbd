//! The headings of a list that somebody wrote: which columns mean what, in whatever order they stand.

use std::collections::BTreeMap;

use super::COLUMNS;
use crate::exchange::raw_table::{RawRow, RawTable};
use crate::exchange::row_topic::Topic;
use crate::i18n::{Term, Vocabulary};

/// Rows in which headings are looked for.
const FIRST_ROWS: usize = 10;

/// Columns that the program itself does not write, but understands: markers of the card of the row, and
/// what somebody feels at its step.
const MORE: [Term; 6] =
    [Term::Pain, Term::Wait, Term::Emotion, Term::Inefficiency, Term::BadExperience, Term::ChurnRisk];

/// Columns whose headings may have other words as well, such as `Pain point of the customer`.
const WITHIN: [Term; 11] = [
    Term::Channel,
    Term::MomentOfTruth,
    Term::Owner,
    Term::Severity,
    Term::Frequency,
    Term::Consequence,
    Term::Persona,
    Term::Pain,
    Term::Inefficiency,
    Term::BadExperience,
    Term::ChurnRisk,
];

#[derive(Debug)]
pub(crate) struct ListColumns {
    /// The row with the headings.
    pub row: usize,
    pub columns: BTreeMap<Term, usize>,
}

impl ListColumns {
    /// The headings of a list; `None` when the table is none.
    pub(crate) fn from_table(table: &RawTable) -> Option<Self> {
        table.rows.iter().take(FIRST_ROWS).enumerate().find_map(|(at, row)| Self::of_row(at, row))
    }

    fn of_row(at: usize, row: &RawRow) -> Option<Self> {
        let known = Vocabulary::shared();
        let mut columns: BTreeMap<Term, usize> = BTreeMap::new();
        for (column, value) in row.values.iter().enumerate() {
            let meant = known.terms_in_any_form(&value.text);
            // A word can be both in two languages: what the program writes itself goes first.
            let mut terms = COLUMNS.iter().chain(&MORE).filter(|term| meant.contains(term));
            if let Some(term) = terms.find(|term| !columns.contains_key(term)).copied() {
                columns.insert(term, column);
            }
        }
        let has = |term| columns.contains_key(&term);
        let is_placed = has(Term::Stage) || has(Term::Step) || has(Term::Lane);
        let is_told = has(Term::Kind) || has(Term::Lane);
        let has_topics = || row.values.iter().any(|value| Topic::from_name(&value.text).is_of_cards());
        let is_list = has(Term::Text) && is_placed && (is_told || !has_topics());
        is_list.then(|| Self { row: at, columns }.with_other_words(row))
    }

    /// Takes the columns as well whose headings have other words beside the known ones.
    fn with_other_words(mut self, row: &RawRow) -> Self {
        for (column, value) in row.values.iter().enumerate() {
            let is_free = |term| WITHIN.contains(&term) && !self.columns.contains_key(&term);
            if !self.columns.values().any(|taken| *taken == column)
                && let Some(term) = Vocabulary::shared().term_within(&value.text, is_free)
            {
                self.columns.insert(term, column);
            }
        }
        self
    }

    /// What a row says in a column of that meaning.
    pub(super) fn text<'t>(&self, row: &'t RawRow, term: Term) -> &'t str {
        self.columns.get(&term).map_or("", |column| row.text(*column))
    }
}
