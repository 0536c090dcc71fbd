//! The locale files: every language says the same things, and the code asks for nothing that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::Complaint;
use crate::code::Source;

/// One locale file.
pub struct Locale {
    /// Its name, `map.he.ftl`.
    name: String,
    /// For each message (and attribute, as `key.attribute`) the names of its blanks.
    messages: BTreeMap<String, BTreeSet<String>>,
    /// Keys that stand twice.
    twice: Vec<String>,
}

impl Locale {
    pub fn new(name: &str, text: &str) -> Self {
        let mut locale = Self { name: name.to_owned(), messages: BTreeMap::new(), twice: Vec::new() };
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
            {
                key = name.trim().to_owned();
                if locale.messages.insert(key.clone(), BTreeSet::new()).is_some() {
                    locale.twice.push(key.clone());
                }
            } else if let Some((name, _)) = line.trim_start().strip_prefix('.').and_then(|line| line.split_once('=')) {
                key = format!("{}.{}", key.split('.').next().unwrap_or_default(), name.trim());
                locale.messages.insert(key.clone(), BTreeSet::new());
            }
            if let Some(blanks) = locale.messages.get_mut(&key) {
                blanks.extend(blanks_of(line));
            }
        }
        locale
    }

    /// What the file is for, without its language: `map` for `map.he.ftl`, nothing for `he.ftl`.
    fn purpose(&self) -> &str {
        let stem = self.name.trim_end_matches(".ftl");
        stem.rsplit_once('.').map_or("", |(purpose, _)| purpose)
    }

    /// The words that keys begin with.
    fn areas(&self) -> BTreeSet<&str> {
        self.messages.keys().filter_map(|key| key.split_once('-')).map(|(area, _)| area).collect()
    }
}

fn blanks_of(line: &str) -> impl Iterator<Item = String> + '_ {
    let end = |rest: &str| rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
    line.split('$').skip(1).map(move |rest| rest[..end(rest)].to_owned())
}

/// The locale files of a folder.
pub fn all(folder: &Path) -> Vec<Locale> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| Locale::new(&entry.file_name().to_string_lossy(), &fs::read_to_string(entry.path()).unwrap()))
        .collect();
    found.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!found.is_empty(), "no locale files under {}", folder.display());
    found
}

/// Complaints about files of one purpose that do not say the same things.
pub fn complaints(locales: &[Locale]) -> Vec<Complaint> {
    let mut found = Vec::new();
    for locale in locales {
        found.extend(
            locale
                .twice
                .iter()
                .map(|key| format!("{}: `{key}` stands twice, and one of them is never seen", locale.name)),
        );
        for other in locales.iter().filter(|other| other.purpose() == locale.purpose() && other.name != locale.name) {
            for (key, blanks) in &locale.messages {
                match other.messages.get(key) {
                    None => found.push(format!("{}: `{key}` is missing, but {} has it: no language says less", other.name, locale.name)),
                    // Each pair is met twice; one complaint is enough.
                    Some(others) if others != blanks && locale.name < other.name => found.push(format!(
                        "{} and {}: `{key}` has the blanks {blanks:?} in one and {others:?} in the other: no language says less",
                        locale.name, other.name
                    )),
                    Some(_) => {}
                }
            }
        }
    }
    found
}

/// Complaints about keys in the code that no file has.
///
/// A key is what stands in quotes after `words.text(` or `words.with(`, and in the layers that speak to the person
/// any quoted text of the form of a key whose first word is an area of the interface's file.
pub fn missing_keys(sources: &[Source], locales: &[Locale]) -> Vec<Complaint> {
    let of = |purpose: &str| locales.iter().filter(|locale| locale.purpose() == purpose).collect::<Vec<_>>();
    let interface = of("");
    let areas: BTreeSet<_> = interface.iter().flat_map(|locale| locale.areas()).collect();
    let mut found = Vec::new();
    for source in sources {
        for (at, key) in &source.strings {
            let asked = ["words.text(", "words.with("].iter().any(|call| source.code[..*at].trim_end().ends_with(call));
            let speaks = matches!(source.layer(), "app" | "cli");
            let like_a_key = is_key(key) && key.split_once('-').is_some_and(|(area, _)| areas.contains(area));
            let known = interface.iter().any(|locale| locale.messages.contains_key(key));
            if (asked || speaks && like_a_key) && !known {
                found.push(format!(
                    "{}:{}: there is no message `{key}` in assets/locales/en.ftl",
                    source.path,
                    source.line(*at)
                ));
            }
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn a_missing_key_a_lost_blank_and_a_double_are_refused() {
    let en =
        "# Words\nmenu-file = File\ncount = { $count ->\n    [one] { $count } step\n   *[other] { $count } steps\n}\n";
    let complain = |other: &str| complaints(&[Locale::new("en.ftl", en), Locale::new("he.ftl", other)]);
    assert_eq!(complain(en), Vec::<Complaint>::new());
    assert_eq!(complain("menu-file = קובץ\n").len(), 1);
    assert_eq!(complain("menu-file = קובץ\ncount = { $number }\n").len(), 1);
    assert_eq!(complain(&format!("{en}menu-edit = עריכה\n")).len(), 1);
    assert_eq!(complain(&format!("{en}menu-file = קובץ\n")).len(), 1);
    let other_purpose = [Locale::new("en.ftl", en), Locale::new("map.en.ftl", "role-notes = Notes\n")];
    assert_eq!(complaints(&other_purpose), Vec::<Complaint>::new());
}

#[test]
fn a_key_that_no_file_has_is_refused() {
    let locales = [Locale::new("en.ftl", "menu-file = File\n"), Locale::new("map.en.ftl", "role-notes = Notes\n")];
    let missing = |path: &str, text: &str| missing_keys(&[Source::new(path, text)], &locales).len();
    assert_eq!(missing("src/app/menu.rs", "//! “Menus”.\nconst KEYS: [&str; 2] = [\"menu-file\", \"menu-fiel\"];"), 1);
    assert_eq!(missing("src/editor/mod.rs", "self.words.text(\"menu-fiel\")"), 1);
    assert_eq!(missing("src/editor/mod.rs", "self.words.text(\"menu-file\")"), 0);
    assert_eq!(missing("src/app/menu.rs", "icon(\"arrow-left\"); let re = '\"'; // \"menu-fiel\""), 0);
    assert_eq!(missing("src/app/menu.rs", "#[cfg(test)]\nmod tests { const NO: &str = \"menu-fiel\"; }"), 0);
}
