//! How long files are, how they begin, what they are called, and what lies at the top.

use crate::Complaint;
use crate::code::Source;

/// The most lines of a file.
const MOST_LINES: usize = 600;

/// Names that say nothing, and gather what belongs elsewhere.
const EMPTY_NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "misc", "types", "prelude"];

/// What the code of the crate must not hold, and why.
const UNWANTED: &[(&str, &str)] = &[
    ("super::super::", "two steps up are hard to follow: name the way from `crate`"),
    ("pub(in ", "`pub(super)` and `pub(crate)` say enough"),
];

/// British spellings, which no name and no comment has. Strings may: a heading of a table is read in any spelling.
const BRITISH: &[&str] = &["colour", "grey", "behaviour", "neighbour", "centre", "licence"];

/// What lies at the top of the repository and is seen.
const TOP_LEVEL: &[&str] = &["Cargo.toml", "Cargo.lock", "README.md", "LICENSE", "src", "assets", "tests"];

pub fn complaints(sources: &[Source]) -> Vec<Complaint> {
    sources.iter().flat_map(|source| [length(source), introduction(source), names(source)].concat()).collect()
}

/// Complaints about how the files of the crate itself are written.
pub fn style(sources: &[Source]) -> Vec<Complaint> {
    sources.iter().flat_map(|source| [place(source), unwanted(source), spelling(source)].concat()).collect()
}

fn place(source: &Source) -> Vec<Complaint> {
    let moved = source.path.strip_suffix("/mod.rs");
    moved
        .map(|path| format!("{}: is called {path}.rs, so that every file has a name of its own", source.path))
        .into_iter()
        .collect()
}

fn unwanted(source: &Source) -> Vec<Complaint> {
    let hits = UNWANTED.iter().flat_map(|(what, why)| source.code.match_indices(what).map(move |hit| (hit, why)));
    hits.map(|((at, what), why)| format!("{}:{}: `{}`: {why}", source.path, source.line(at), what.trim_end())).collect()
}

fn spelling(source: &Source) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (number, (text, code)) in source.text.lines().zip(source.code.lines()).enumerate() {
        // What is blank in the code up to the end of its line, and begins as a comment, is one.
        let bare = code.trim_end().chars().count();
        let after: String = text.chars().skip(bare).collect();
        let comment = after.trim_start().strip_prefix("//").unwrap_or_default();
        let said = format!("{code}\n{comment}").to_lowercase();
        found.extend(BRITISH.iter().filter(|word| said.contains(**word)).map(|word| {
            format!(
                "{}:{}: `{word}` is British: one spelling finds all, and the libraries' is American",
                source.path,
                number + 1
            )
        }));
    }
    found
}

fn length(source: &Source) -> Vec<Complaint> {
    let lines = source.text.lines().count();
    let long = format!(
        "{}: {lines} lines, more than {MOST_LINES}: a file is read in one go, so split it by what it does",
        source.path
    );
    Some(long).filter(|_| lines > MOST_LINES).into_iter().collect()
}

fn introduction(source: &Source) -> Vec<Complaint> {
    let first = source.text.lines().next().unwrap_or_default();
    let introduced = first.starts_with("//! ") && first.len() > "//! ".len();
    let bare =
        format!("{}: the first line must be `//! …`: a reader wants to know at once what a file is for", source.path);
    Some(bare).filter(|_| !introduced).into_iter().collect()
}

fn names(source: &Source) -> Vec<Complaint> {
    let of_path = source.path.split('/').map(|part| part.trim_end_matches(".rs").to_owned());
    let of_modules = source.words("mod").map(|(at, _)| {
        let after = source.code[at + "mod".len()..].trim_start();
        after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned()
    });
    let mut found: Vec<_> = of_path
        .chain(of_modules)
        .filter(|name| name.split('_').any(|part| EMPTY_NAMES.contains(&part)))
        .map(|name| {
            format!("{}: a module named `{name}` says nothing: name it after what it holds or does", source.path)
        })
        .collect();
    found.dedup();
    found
}

/// Complaints about what lies at the top: everything but what is listed, begins with a dot, or is ignored by git.
pub fn top_level(names: &[String], ignored: &str) -> Vec<Complaint> {
    let is_ignored = |name: &str| {
        ignored.lines().map(|line| line.trim().trim_matches('/')).any(|pattern| match pattern.strip_prefix('*') {
            Some(end) => !end.is_empty() && name.ends_with(end),
            None => pattern == name,
        })
    };
    let mut found: Vec<_> = names
        .iter()
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()) && !is_ignored(name))
        .map(|name| {
            format!("{name}: the top level shows {} only: a newcomer sees the whole at a glance", TOP_LEVEL.join(", "))
        })
        .collect();
    let missing = TOP_LEVEL.iter().filter(|needed| !names.iter().any(|name| name == *needed));
    found.extend(missing.map(|name| format!("{name}: is missing at the top level")));
    found
}

#[test]
fn a_long_file_a_bare_file_and_an_empty_name_are_refused() {
    let long = format!("//! Long.\n{}", "fn f() {}\n".repeat(MOST_LINES));
    for (path, text) in [
        ("src/model/key.rs", long.as_str()),
        ("src/model/key.rs", "// Keys.\n"),
        ("src/model/key.rs", "\n//! Keys.\n"),
        ("src/model/key.rs", "//!\n"),
        ("src/model/key.rs", ""),
        ("src/text_utils.rs", "//! Text.\n"),
        ("tests/common/mod.rs", "//! What tests share.\n"),
        ("src/model/key.rs", "//! Keys.\nmod helpers { }\n"),
    ] {
        assert_eq!(
            complaints(&[Source::new(path, text)]).len(),
            1,
            "{path}: {}",
            text.lines().next().unwrap_or_default()
        );
    }
    let good = Source::new("src/model/mod.rs", "//! Keys.\nmod key; // not misc\n");
    assert_eq!(complaints(&[good]), Vec::<Complaint>::new());
}

#[test]
fn steps_two_up_narrow_views_old_module_files_and_british_words_are_refused() {
    for (path, text) in [
        ("src/model/mod.rs", "//! Keys.\n"),
        ("src/model/key.rs", "use super::super::edit::Patch;"),
        ("src/model/key.rs", "pub(in crate::model) fn f() {}"),
        ("src/model/key.rs", "//! The neighbours of a key.\n"),
        ("src/model/key.rs", "let x = 1; // in the centre\n"),
        ("src/model/key.rs", "fn background_colour() {}"),
    ] {
        assert_eq!(style(&[Source::new(path, text)]).len(), 1, "{path}: {text}");
    }
    let fine = "use super::Key;\npub(super) fn f() -> &'static str { \"colour // grey\" }\n#[cfg(test)]\nmod tests {\n    use super::super::x;\n}\n";
    assert_eq!(style(&[Source::new("src/model/key.rs", fine)]), Vec::<Complaint>::new());
}

#[test]
fn what_lies_at_the_top_is_listed_hidden_or_ignored() {
    let all = |more: &[&str]| TOP_LEVEL.iter().chain(more).map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let ignored = "/target\n*.snap.new\n";
    assert_eq!(top_level(&all(&[".ci", "target", "a.snap.new"]), ignored), Vec::<Complaint>::new());
    assert_eq!(top_level(&all(&["notes.txt"]), ignored).len(), 1);
    assert_eq!(top_level(&all(&[])[1..], ignored), ["Cargo.toml: is missing at the top level"]);
}
