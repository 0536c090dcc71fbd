//! Lists as other programs put them on the clipboard: a mark before each item, which is not its text.
//!
//! Word writes a tab behind the mark, and for a mark in a font of signs the letter that stands for it there: `§`, `Ø`, `o`, or
//! a character for private use. Google Docs and mail write `* ` and indent by spaces. What has no tabs but those is no table.

use crate::i18n::bullet::{behind_box, behind_bullet};

/// Letters that stand before a tab where a font of signs has a mark.
const SIGN_LETTERS: [char; 8] = ['o', '§', 'Ø', 'ü', 'v', 'q', 'ð', 'Ã'];

/// The longest number of an item, and the longest word of letters that can be one: `xviii`, `יא`.
const LONGEST_NUMBER: usize = 3;
const LONGEST_LETTERS: usize = 5;

/// The items of a text that is a list, or has one; `None` when it is none, or is a table.
pub(super) fn items(text: &str) -> Option<Vec<String>> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    // Where a quote begins a line, line ends may be part of a cell.
    let is_open = |line: &str| line.trim_start().starts_with('"') && line.matches('"').count() % 2 == 1;
    if lines.iter().any(|line| is_open(line)) {
        return None;
    }
    let are_lettered = are_lettered(&lines);
    let has_marks = lines.iter().any(|line| behind_mark(line.trim(), are_lettered).is_some());
    let rest = |line: &&str| match behind_mark(line.trim(), are_lettered) {
        Some(rest) => rest.to_owned(),
        None => line.trim_start().to_owned(),
    };
    let items: Vec<String> = lines.iter().map(rest).collect();
    if items.iter().any(|item| item.contains('\t')) {
        return None;
    }
    // Rows of a table have the same number of tabs.
    let tabs = |line: &&str| line.matches('\t').count();
    let is_indented = lines.iter().any(|line| tabs(line) == 0) && lines.iter().any(|line| tabs(line) > 0);
    (has_marks || is_indented).then(|| items.into_iter().map(|item| item.trim().to_owned()).collect())
}

/// What stands behind the mark of an item.
fn behind_mark(line: &str, are_lettered: bool) -> Option<&str> {
    let rest = behind_bullet(line).or_else(|| behind_sign(line)).or_else(|| behind_number(line, are_lettered))?;
    Some(behind_box(rest).unwrap_or(rest))
}

fn behind_sign(line: &str) -> Option<&str> {
    line.strip_prefix(SIGN_LETTERS)?.strip_prefix('\t').map(str::trim_start).filter(|rest| !rest.is_empty())
}

/// Behind a number. Before a space, letters count only where the items `are_lettered`, and several numbers are a date.
fn behind_number(line: &str, are_lettered: bool) -> Option<&str> {
    let (count, rest) = number(line)?;
    let is_number = count.bytes().all(|byte| byte.is_ascii_digit());
    let is_letters = are_lettered && value(count).is_some();
    (is_number || is_letters || rest.starts_with('\t')).then(|| rest.trim_start())
}

/// What counts an item, and what stands behind it: `1.`, `2)`, `(3)`, `1.2.`, `a)`, `iv.`, `א.`.
fn number(line: &str) -> Option<(&str, &str)> {
    let open = line.strip_prefix('(');
    let text = open.unwrap_or(line);
    let end = text.find(|c: char| c.is_whitespace())?;
    let (mark, rest) = text.split_at_checked(end)?;
    let count = mark.strip_suffix(')').or_else(|| mark.strip_suffix('.').filter(|_| open.is_none()))?;
    let count = count.trim_end_matches(['׳', '\'']);
    let is_part = |part: &str| {
        let is_digits = part.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= LONGEST_NUMBER;
        !part.is_empty() && (is_digits || value(part).is_some())
    };
    (count.split('.').all(is_part) && !rest.trim().is_empty()).then_some((count, rest))
}

/// True when the items are counted by letters: the first two are the first two of their kind.
fn are_lettered(lines: &[&str]) -> bool {
    let mut counts = lines.iter().filter_map(|line| number(line.trim())).filter_map(|(count, _)| value(count));
    counts.next() == Some(1) && counts.next() == Some(2)
}

/// What letters count: `b` and `ב` and `ii` are 2; `None` where they count nothing.
fn value(letters: &str) -> Option<usize> {
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    const HEBREW: [&str; 20] =
        ["א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט", "י", "יא", "יב", "יג", "יד", "טו", "טז", "יז", "יח", "יט", "כ"];
    if letters.chars().count() > LONGEST_LETTERS {
        return None;
    }
    let small = letters.to_ascii_lowercase();
    if small != letters && letters.chars().any(|c| !c.is_ascii_uppercase()) {
        return None;
    }
    let place = |all: &[&str]| all.iter().position(|numeral| *numeral == small).map(|at| at + 1);
    let latin = || match small.as_bytes() {
        [letter @ b'a'..=b'z'] => Some(usize::from(letter - b'a') + 1),
        _ => None,
    };
    // The ninth letter begins a list only as a numeral.
    let roman = place(&ROMAN).filter(|_| small == "i" || small.len() > 1);
    roman.or_else(latin).or_else(|| place(&HEBREW))
}
