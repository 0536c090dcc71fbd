//! Texts in which a sign begins the code of a character, such as the entities of HTML.

/// A text with its codes as characters. `code` reads what stands behind a `sign`: the character, and what follows on its
/// code. What is no code stays as it is.
pub(super) fn decoded<'a>(text: &'a str, sign: char, code: impl Fn(&'a str) -> Option<(char, &'a str)>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(sign) {
        plain.push_str(before);
        let (c, after) = code(behind).unwrap_or((sign, behind));
        plain.push(c);
        rest = after;
    }
    plain.push_str(rest);
    plain
}
