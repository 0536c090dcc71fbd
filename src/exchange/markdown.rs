//! Texts in Markdown: what is said in bold and the like, and tables.

use super::indented::DocumentHead;
use super::outcome::{Unused, Why};
use super::raw_table::{RawCell, RawRow, RawTable};
use super::table::plain;

/// What stands around words that are shown in another way. The longer ones are looked for first.
const MARKS: [&str; 6] = ["**", "__", "~~", "`", "*", "_"];

/// A text without the marks of bold, slanted, struck and fixed letters.
pub(super) fn without_marks(text: &str) -> String {
    MARKS.into_iter().fold(text.to_owned(), |text, mark| if text.contains(mark) { without(&text, mark) } else { text })
}

fn without(text: &str, mark: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once(mark) {
        let last = before.chars().next_back().or(out.chars().next_back());
        // A single sign within a word is a letter.
        let opens = is_open(after, mark) && !last.is_some_and(|c| c == '\\' || mark.len() == 1 && c.is_alphanumeric());
        out.push_str(before);
        if !opens {
            out.push_str(mark);
            rest = after;
            continue;
        }
        // Where nothing closes a mark, nothing closes those after it: a text full of them is read once.
        let Some((inside, behind)) = closing(after, mark) else { return out + mark + after };
        out.push_str(inside);
        rest = behind;
    }
    out + rest
}

fn is_open(after: &str, mark: &str) -> bool {
    after.chars().next().is_some_and(|c| !c.is_whitespace() && (mark.len() > 1 || !mark.contains(c)))
}

/// What stands before the mark that closes, and behind it.
fn closing<'t>(text: &'t str, mark: &str) -> Option<(&'t str, &'t str)> {
    text.match_indices(mark).find_map(|(at, _)| {
        let (inside, behind) = (text.get(..at)?, text.get(at + mark.len()..)?);
        let ends = inside.chars().next_back().is_some_and(|c| !c.is_whitespace() && !mark.contains(c));
        let is_letter = mark.len() == 1 && behind.chars().next().is_some_and(char::is_alphanumeric);
        (ends && !is_letter).then_some((inside, behind))
    })
}

/// A table in a text, with what stands beside it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TextTable {
    pub table: RawTable,
    /// What stands above it: the first heading is the title.
    pub head: DocumentHead,
    pub unused: Vec<Unused>,
}

/// The first table of a text that is mostly a table; `None` where it is something else.
pub(super) fn table(text: &str) -> Option<TextTable> {
    let text = plain(text);
    let lines: Vec<(usize, &str)> =
        text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())).filter(|(_, line)| !line.is_empty()).collect();
    let rule = lines.iter().position(|(_, line)| is_rule(line))?;
    let first = rule.checked_sub(1)?;
    let rows = lines.get(rule + 1..)?.iter().take_while(|(_, line)| line.contains('|')).count();
    let end = rule + 1 + rows;
    if (end - first) * 2 <= lines.len() || !lines.get(first).is_some_and(|(_, line)| line.contains('|')) {
        return None;
    }
    let (mut head, mut unused, mut table) = (DocumentHead::default(), Vec::new(), RawTable::default());
    for (at, (number, line)) in lines.iter().enumerate() {
        if at == rule {
            continue;
        }
        if (first..end).contains(&at) {
            table.rows.push(RawRow { line: *number, values: cells(line, *number) });
        } else if head.title.is_empty() && at < first && line.starts_with('#') {
            head.title = without_marks(line.trim_matches(['#', ' ']));
        } else if at > first || !head.labelled(&without_marks(line)) {
            unused.push(Unused::new(*number, line, Why::NoPlace));
        }
    }
    Some(TextTable { table, head, unused })
}

/// True for the line below the headings of a table: hyphens between bars.
fn is_rule(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

fn cells(line: &str, number: usize) -> Vec<RawCell> {
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inside);
    let (mut cells, mut cell, mut signs) = (Vec::new(), String::new(), inside.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.peek() == Some(&'|') => cell.extend(signs.next()),
            '|' => cells.push(std::mem::take(&mut cell)),
            sign => cell.push(sign),
        }
    }
    cells.push(cell);
    let text = |cell: &String| {
        let lines = ["<br/>", "<br />"].into_iter().fold(cell.clone(), |cell, mark| cell.replace(mark, "<br>"));
        without_marks(&lines.replace("<br>", "\n"))
    };
    cells.iter().map(|cell| RawCell::new(&text(cell), number)).collect()
}
