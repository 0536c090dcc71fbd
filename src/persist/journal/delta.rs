//! The difference of two texts, line by line, as earlier versions of the program wrote it.
//!
//! A delta has a line for each piece of the new text: `=from count` copies lines of the old text, `+line` is a new one.

/// The new text; `None` when the delta does not fit the old text, or makes more than `most` bytes of it.
pub(super) fn apply(old: &str, delta: &str, most: usize) -> Option<String> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let mut new = String::new();
    for piece in delta.split_inclusive('\n') {
        if let Some(line) = piece.strip_prefix('+') {
            new.push_str(line);
        } else {
            let (from, count) = piece.strip_prefix('=')?.trim_end().split_once(' ')?;
            let (from, count) = (from.parse::<usize>().ok()?, count.parse::<usize>().ok()?);
            for line in old.get(from..from.checked_add(count)?)? {
                new.push_str(line);
                (new.len() <= most).then_some(())?;
            }
        }
    }
    (new.len() <= most).then_some(new)
}
