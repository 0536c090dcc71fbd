//! Searching the texts of a map: which records contain a text, and which of them comes next.
//!
//! Which result is the current one follows from the selection alone, so that the search need not be told of walking and
//! clicking in between.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::{Editor, TextIndex};
use crate::edit::Selection;
use crate::i18n::{MatchRule, folded, occurrences};
use crate::model::{Key, Record};

/// Which way to go through the results, round and round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchDirection {
    /// To the next one in reading order; after the last one comes the first.
    Next,
    /// To the one before; before the first one comes the last.
    Previous,
}

/// A search through all texts of a map.
#[derive(Debug, Default)]
pub struct Search {
    /// The texts that were searched.
    index: Arc<TextIndex>,
    query: String,
    /// The query as it was typed.
    typed: String,
    rule: MatchRule,
    /// Positions in the index.
    found: Vec<usize>,
    keys: HashSet<Key>,
}

impl Search {
    /// Searches the map as it is now. Costs nothing when neither the map nor the query has changed.
    pub fn seek(&mut self, editor: &Editor, query: &str) {
        self.seek_by(editor, query, MatchRule::default());
    }

    /// The same for those occurrences that count by a rule.
    pub fn seek_by(&mut self, editor: &Editor, query: &str, rule: MatchRule) {
        let typed = query;
        let query = folded(typed);
        if query.is_empty() {
            self.found.clear();
            self.keys.clear();
        } else {
            let index = editor.texts();
            let is_same = query == self.query && rule == self.rule && (!rule.case || typed == self.typed);
            if is_same && Arc::ptr_eq(index, &self.index) {
                typed.clone_into(&mut self.typed);
                return;
            }
            self.index = Arc::clone(index);
            self.found = index.matches(&query).collect();
            // The index knows neither capital letters nor where a text of a record ends and the next begins.
            if rule != MatchRule::default() || query.contains(' ') {
                self.found.retain(|at| index.key(*at).is_some_and(|key| !says(editor, key, typed, rule).is_empty()));
            }
            self.keys = self.found().collect();
        }
        (self.query, self.rule) = (query, rule);
        typed.clone_into(&mut self.typed);
    }

    /// What is searched for, as it was typed, and which occurrences count.
    #[must_use]
    pub fn query(&self) -> (&str, MatchRule) {
        (&self.typed, self.rule)
    }

    /// The records that contain the query, in reading order.
    pub fn found(&self) -> impl ExactSizeIterator<Item = Key> + '_ {
        self.found.iter().map(|at| self.index.key(*at).unwrap_or(Key::Info))
    }

    /// The same records, for asking whether one is among them.
    #[must_use]
    pub fn keys(&self) -> &HashSet<Key> {
        &self.keys
    }

    /// Which of them is the one record that is selected, counted from 0.
    #[must_use]
    pub fn place(&self, selection: &Selection) -> Option<usize> {
        let at = self.index.position(selection.only()?)?;
        self.found.binary_search(&at).ok()
    }

    /// The result that comes next from the selected record.
    #[must_use]
    pub fn turn(&self, selection: &Selection, direction: SearchDirection) -> Option<Key> {
        let selected = selection.only().and_then(|key| self.index.position(key));
        let (first, last) = (self.found.first().copied(), self.found.last().copied());
        let at = match (direction, selected) {
            (SearchDirection::Next, None) => first,
            (SearchDirection::Next, Some(selected)) => {
                self.found.get(self.found.partition_point(|at| *at <= selected)).copied().or(first)
            }
            (SearchDirection::Previous, None) => last,
            (SearchDirection::Previous, Some(selected)) => {
                let before = self.found.partition_point(|at| *at < selected).checked_sub(1);
                before.and_then(|before| self.found.get(before)).copied().or(last)
            }
        };
        self.index.key(at?)
    }

    /// The result to show while the query is still typed: the selected record as long as it is one, else the next.
    #[must_use]
    pub fn nearest(&self, selection: &Selection) -> Option<Key> {
        match self.place(selection) {
            Some(_) => selection.only(),
            None => self.turn(selection, SearchDirection::Next),
        }
    }
}

/// The texts of a record in which a text occurs, each with where it does first.
pub(super) fn says(editor: &Editor, key: Key, query: &str, rule: MatchRule) -> Vec<(String, Range<usize>)> {
    let Some(record) = editor.map().record(key) else { return Vec::new() };
    let texts = match &record {
        Record::Lane(lane) => vec![editor.words().lane(lane)],
        _ => record.texts(),
    };
    let found = texts.into_iter().filter_map(|text| {
        let first = occurrences(text, query, rule).into_iter().next()?;
        Some((text.to_owned(), first))
    });
    found.collect()
}
