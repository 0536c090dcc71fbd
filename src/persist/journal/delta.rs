//! The difference of two texts, line by line: since the file has one record per line, a delta is as long as the records
//! that were changed, and it does not depend on the format of the file.
//!
//! A delta has a line for each piece of the new text: `=from count` copies lines of the old text, `+line` is a new one.

use std::collections::HashMap;
use std::fmt::Write as _;

/// The delta that makes `new` of `old`. The last line of `new` must end with a line break.
pub(super) fn between(old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let mut places = HashMap::with_capacity(old.len());
    for (at, line) in old.iter().enumerate() {
        places.entry(*line).or_insert(at);
    }
    let mut delta = String::new();
    let mut run = 0..0;
    for line in new.split_inclusive('\n') {
        if old.get(run.end) == Some(&line) {
            run.end += 1;
            continue;
        }
        copy(&mut delta, &run);
        match places.get(line) {
            Some(at) => run = *at..at + 1,
            None => {
                delta.push('+');
                delta.push_str(line);
                // Most new lines are changed ones, so the old text goes on after as many lines as are new.
                run = run.end + 1..run.end + 1;
            }
        }
    }
    copy(&mut delta, &run);
    delta
}

fn copy(delta: &mut String, run: &std::ops::Range<usize>) {
    if !run.is_empty() {
        // Writing to a string cannot fail.
        let _ = writeln!(delta, "={} {}", run.start, run.len());
    }
}

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
