//! Characters that cannot be seen, and that change what is seen around them.
//!
//! Texts come from files, names of files and other people's machines. Whoever shows or writes such a text asks here what
//! could forge a line of it, and decides what stands in its place.

/// True for what begins another line or is obeyed by a terminal: control characters and the separators of lines and
/// paragraphs.
#[must_use]
pub fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// True for the marks, embeddings, overrides and isolates of the bidirectional algorithm, which turn the text around them.
#[must_use]
pub fn turns_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True for both of these and for the mark of byte order.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    breaks_line(c) || turns_text(c) || c == '\u{feff}'
}

/// A character as a message can show it: by its code point when it can't be seen.
#[must_use]
pub fn shown_char(c: char) -> String {
    let is_joiner = matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}');
    if is_unseen(c) || is_joiner { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}
