//! The texts of a workbook, each once: cells name them by number.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::markup::{DECLARATION, push_cell_text, push_number};

/// The texts so far, in the order in which they were found.
pub(super) struct SharedTexts<'a> {
    numbers: HashMap<&'a str, usize, FixedState>,
    /// How many cells name them.
    named: usize,
    /// What stands in the part for them.
    items: String,
}

impl<'a> SharedTexts<'a> {
    pub(super) fn new() -> Self {
        Self { numbers: HashMap::default(), named: 0, items: String::new() }
    }

    /// The number of a text.
    pub(super) fn number(&mut self, text: &'a str) -> usize {
        self.named += 1;
        let (next, items) = (self.numbers.len(), &mut self.items);
        *self.numbers.entry(text).or_insert_with(|| {
            let is_kept = text.starts_with(['\t', '\n', ' ']) || text.ends_with(['\t', '\n', ' ']);
            items.push_str(if is_kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
            push_cell_text(items, text);
            items.push_str("</t></si>");
            next
        })
    }

    /// The part with all texts.
    pub(super) fn part(&self) -> String {
        let mut out = String::with_capacity(self.items.len() + 256);
        out.push_str(DECLARATION);
        out.push_str("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"");
        push_number(&mut out, self.named);
        out.push_str("\" uniqueCount=\"");
        push_number(&mut out, self.numbers.len());
        out.push_str("\">");
        out.push_str(&self.items);
        out.push_str("</sst>");
        out
    }
}
