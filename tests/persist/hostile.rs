//! Files that do harm or came to harm: no bytes crash the program, what is wrong is said with line and column, what can
//! be read is repaired, and files from the future are never written over (promises 7 and 8).
//!
//! `THROUGHLINE_LONG=1 cargo test --test persist hostile` damages every byte of every sample and tries a million inputs for each
//! parser; give it an hour.

mod bombs;
mod damage;
mod encodings;
mod future;
mod fuzz;
mod repairing;

use throughline::persist::{LANGUAGES, ReadError, Repaired, TEMPLATES, read, repair, template, write};

/// Every map that comes with the program or its tests.
fn samples() -> Vec<&'static str> {
    let mut samples = vec![
        include_str!("../golden/v1-all.journey.ron"),
        include_str!("../golden/v1-all.written.journey.ron"),
        include_str!("../golden/v1-later.journey.ron"),
    ];
    samples.extend(TEMPLATES.iter().flat_map(|name| LANGUAGES.iter().filter_map(|language| template(name, language))));
    samples
}

/// What is said of bytes that are refused: it has to point into them.
fn refused(bytes: &[u8]) -> ReadError {
    let error = read(bytes).expect_err("this is no map");
    points_into(&error, bytes);
    error
}

fn points_into(error: &ReadError, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let line = text.trim_start_matches('\u{feff}').split('\n').nth(error.line - 1).expect("the line is in the file");
    assert!((1..=line.chars().count() + 1).contains(&error.column), "{error}\n{line}");
    assert!(!error.kind.to_string().is_empty());
}

/// The repaired copy, which has to be a map that says what was done.
fn repaired(bytes: &[u8]) -> Option<Repaired> {
    let repaired = repair(bytes)?;
    assert!(!repaired.repairs.is_empty());
    let written = write(&repaired.map);
    assert_eq!(write(&read(written.as_bytes()).unwrap()), written);
    Some(repaired)
}

/// "line:column what" of each repair.
fn told(repaired: &Repaired) -> Vec<String> {
    repaired.repairs.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.kind)).collect()
}
