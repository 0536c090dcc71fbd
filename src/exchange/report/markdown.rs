//! Texts as they stand in Markdown: shown as they were typed, whatever they look like.

use crate::exchange::table;

/// A text of a map as a piece of a line: its signs mean nothing, its line ends are breaks, and white space around it goes.
pub(super) fn escaped(text: &str) -> String {
    let text = table::plain(text);
    let mut out = String::with_capacity(text.len());
    let mut before = '\n';
    for (at, c) in text.trim().char_indices() {
        if c == '\n' {
            out.push_str("<br>");
        } else {
            if is_sign(c) || (is_opening(c) && starts_block(text.trim(), at, before)) {
                out.push('\\');
            }
            out.push(if c == '\t' { ' ' } else { c });
        }
        before = c;
    }
    out
}

/// A sign that means something wherever it stands.
fn is_sign(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$')
}

/// A sign that means something where a line begins; a full stop or a parenthesis also behind a number there.
fn is_opening(c: char) -> bool {
    matches!(c, '#' | '+' | '-' | '=' | ':' | '.' | ')')
}

/// True for such a sign where it would begin a heading, a list, a rule or the like.
fn starts_block(text: &str, at: usize, before: char) -> bool {
    let line = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
    let ends_number = text.get(at..).and_then(|rest| rest.strip_prefix(['.', ')'])).is_some_and(|rest| {
        // A list goes on with white space: `1.5` is a number.
        rest.is_empty() || rest.starts_with(char::is_whitespace)
    });
    match line.is_empty() || line.chars().all(|c| c == before && is_opening(c)) {
        true => !ends_number,
        false => ends_number && line.chars().all(|c| c.is_ascii_digit()),
    }
}

/// A text in bold letters; nothing stays nothing.
pub(super) fn bold(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("**{text}**") }
}
