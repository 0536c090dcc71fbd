//! Text in the XML of a workbook.

use std::borrow::Cow;

use crate::markup::push_escaped;

/// What each part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Adds a text, escaped, for an element or an attribute. Characters that XML can't hold are left out.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |c| is_barred(c).then_some(Cow::Borrowed("")));
}

/// Adds the text of a cell: what XML can't hold stands as `_x000D_`, and so does what would look like that.
pub(super) fn push_cell_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        push_escaped(out, before, code);
        let is_code = from.get(2..6).is_some_and(|code| code.chars().all(|c| c.is_ascii_hexdigit()));
        if is_code && from.get(6..7) == Some("_") {
            out.push_str("_x005F");
        }
        out.push_str("_x");
        rest = from.get(2..).unwrap_or_default();
    }
    push_escaped(out, rest, code);
}

/// What stands for a character that XML can't hold; a line end that is read back as another one counts as such.
fn code(c: char) -> Option<Cow<'static, str>> {
    is_barred(c).then(|| format!("_x{:04X}_", u32::from(c)).into())
}

fn is_barred(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Adds a whole number.
pub(super) fn push_number(out: &mut String, number: usize) {
    out.push_str(itoa::Buffer::new().format(number));
}
