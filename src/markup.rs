//! Text among the tags of XML and HTML: what means something there stands as an entity, so that text is only text.

use std::borrow::Cow;

/// Adds a text, escaped for an element or for an attribute in double quotes.
///
/// Formats differ in what else they can't hold, and in what they show in its place: `instead` says what stands for a
/// character that isn't escaped anyway, or `None` where it stands for itself.
pub fn push_escaped(out: &mut String, text: &str, instead: impl Fn(char) -> Option<Cow<'static, str>>) {
    let mut clean = 0;
    for (at, c) in text.char_indices() {
        let instead: Cow<'static, str> = match c {
            '&' => "&amp;".into(),
            '<' => "&lt;".into(),
            '>' => "&gt;".into(),
            '"' => "&quot;".into(),
            _ => match instead(c) {
                Some(instead) => instead,
                None => continue,
            },
        };
        out.push_str(text.get(clean..at).unwrap_or_default());
        out.push_str(&instead);
        clean = at + c.len_utf8();
    }
    out.push_str(text.get(clean..).unwrap_or_default());
}
