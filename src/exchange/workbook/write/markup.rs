//! Text in the XML of a workbook.

/// What each part begins with.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Adds a text, escaped, for an element or an attribute. Characters that XML can't hold are left out.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_escaped(out, text, |_, _| {});
}

/// Adds the text of a cell: what XML can't hold stands as `_x000D_`, and so does what would look like that.
pub(super) fn push_cell_text(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        push_escaped(out, before, push_code);
        let is_code = from.get(2..6).is_some_and(|code| code.chars().all(|c| c.is_ascii_hexdigit()));
        if is_code && from.get(6..7) == Some("_") {
            out.push_str("_x005F");
        }
        out.push_str("_x");
        rest = from.get(2..).unwrap_or_default();
    }
    push_escaped(out, rest, push_code);
}

fn push_escaped(out: &mut String, text: &str, push_code: fn(&mut String, char)) {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.push_str(text.get(clean..at).unwrap_or_default());
        out.push_str(instead);
        if instead.is_empty() {
            push_code(out, c);
        }
        clean = at + c.len_utf8();
    }
    out.push_str(text.get(clean..).unwrap_or_default());
}

fn push_code(out: &mut String, c: char) {
    out.push_str(&format!("_x{:04X}_", u32::from(c)));
}

/// Adds a whole number.
pub(super) fn push_number(out: &mut String, number: usize) {
    out.push_str(itoa::Buffer::new().format(number));
}
