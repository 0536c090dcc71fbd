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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(lines: &[u8]) -> String {
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    proptest! {
        #[test]
        fn a_delta_makes_the_new_text_of_the_old(
            old in prop::collection::vec(0_u8..12, 0..40),
            new in prop::collection::vec(0_u8..12, 0..40),
        ) {
            let (old, new) = (text(&old), text(&new));
            prop_assert_eq!(apply(&old, &between(&old, &new), 1000), Some(new));
        }

        #[test]
        fn whatever_a_delta_is_it_does_no_harm(old in ".{0,60}", delta in "[=+0-9 \n]{0,60}") {
            if let Some(new) = apply(&old, &delta, 100) {
                prop_assert!(new.len() <= 100);
            }
        }
    }

    #[test]
    fn a_changed_line_is_all_that_a_delta_holds() {
        let old = text(&(0..100).collect::<Vec<_>>());
        let new = old.replace("\n50\n", "\nfifty\n");
        assert_eq!(between(&old, &new), "=0 50\n+fifty\n=51 49\n");
        assert_eq!(between(&old, &old), "=0 100\n");
        assert_eq!(apply(&old, "=0 101\n", 1000), None);
        assert_eq!(apply(&old, "=0 100\n=0 100\n", 500), Some(format!("{old}{old}")).filter(|new| new.len() <= 500));
    }
}
