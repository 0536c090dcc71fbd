//! Names of types: each is given once in the crate, so that a search for it leads to one thing.

use std::collections::BTreeMap;

use crate::Complaint;
use crate::code::Source;

/// A type that nobody outside its file sees may share its name when all that speaks of it is this close together.
const FEW_LINES: usize = 40;

pub fn complaints(sources: &[Source]) -> Vec<Complaint> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for source in sources {
        for (at, name) in types(source) {
            places.entry(name).or_default().push(format!("{}:{}", source.path, source.line(at)));
        }
    }
    let twice = places.into_iter().filter(|(_, places)| places.len() > 1);
    twice
        .map(|(name, places)| {
            let list = places.join(", ");
            format!("`{name}` is the name of {} types: {list}: call each what it alone is", places.len())
        })
        .collect()
}

/// The types that a file defines, but for those that are private to a few lines: where, and what they are called.
fn types(source: &Source) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for keyword in ["struct", "enum", "union", "trait", "type"] {
        for (at, _) in source.words(keyword) {
            let line = &source.code[..at].rsplit('\n').next().unwrap_or_default();
            let is_public = line.trim_start().starts_with("pub");
            let is_definition = line.trim().split(' ').all(|word| {
                word.is_empty() || word == "unsafe" || word == "in" || word.starts_with("pub") || word.ends_with(')')
            });
            // What is indented and not public is a type within a function or an implementation.
            let is_inner = line.starts_with(' ') && !is_public;
            let rest = source.code[at + keyword.len()..].trim_start();
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let name = &rest[..end];
            if is_definition && !is_inner && name.starts_with(char::is_uppercase) && (is_public || is_far(source, name))
            {
                found.push((at, name));
            }
        }
    }
    found
}

/// True when a name stands on lines that are far apart.
fn is_far(source: &Source, name: &str) -> bool {
    let lines: Vec<_> = source.words(name).map(|(at, _)| source.line(at)).collect();
    lines.iter().max().zip(lines.iter().min()).is_some_and(|(last, first)| last - first > FEW_LINES)
}

#[test]
fn a_name_of_two_types_is_refused_with_both_places() {
    let far = format!("struct Row;\n{}fn f(row: Row) {{}}\n", "\n".repeat(FEW_LINES));
    let found = complaints(&[
        Source::new("src/a.rs", "pub struct Choice;\npub(crate) enum Row {}"),
        Source::new("src/b.rs", &format!("//! B.\n\npub type Choice = u8;\n{far}")),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("`Choice` is the name of 2 types: src/a.rs:1, src/b.rs:3: "), "{found:?}");
    assert!(found[1].starts_with("`Row` is the name of 2 types: src/a.rs:2, src/b.rs:4: "), "{found:?}");
}

#[test]
fn what_is_private_to_a_few_lines_to_a_test_or_to_an_implementation_may_share_its_name() {
    let sources = [
        Source::new("src/a.rs", "struct Row;\nfn f(row: Row) {}\nimpl Iterator for Row { type Item = u8; }"),
        Source::new("src/b.rs", "pub struct Row;\n#[cfg(test)]\nmod tests { pub struct Choice; }"),
        Source::new(
            "src/c.rs",
            "pub struct Choice; // not a struct Row\nimpl Iterator for X {\n    type Item = u8;\n}",
        ),
    ];
    assert_eq!(complaints(&sources), Vec::<Complaint>::new());
}
