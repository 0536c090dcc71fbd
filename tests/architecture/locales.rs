//! The locale files: every language says the same things in its own words and counts by its own forms, and the code
//! asks for exactly what is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::Complaint;
use crate::code::Source;

/// The forms that numbers take in a language, after the plural rules of the Unicode consortium.
const FORMS: &[(&str, &[&str])] =
    &[("en", &["one", "other"]), ("he", &["one", "other", "two"]), ("ro", &["few", "one", "other"])];

const ANY_FORM: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// What reads the same in another language as in English.
const SAME: &[&str] = &[
    "Card",
    "Chat",
    "E-mail",
    "Emotion",
    "FORMAT",
    "Format",
    "N",
    "OK",
    "PX",
    "Persona",
    "SEPARATOR",
    "SMS",
    "Text",
    "Transparent",
];

/// Latin letters that stand in Hebrew sentences: names, and what is written in files and on keyboards.
const LATIN: &[&str] = &[
    "Throughline",
    "PNG",
    "PDF",
    "SVG",
    "CSV",
    "Excel",
    "LibreOffice",
    "Google",
    "Sheets",
    "Markdown",
    "Mermaid",
    "A",
    "A4",
    "A3",
    "Letter",
    "ZIP",
    "Office",
    "SMS",
    "UTF",
    "MiB",
    "little",
    "big",
    "endian",
    "true",
    "false",
    "a",
    "z",
    "Ctrl",
    "Alt",
    "Shift",
    "Enter",
    "Esc",
    "Tab",
    "Delete",
    "F2",
];

/// The blanks in which whole numbers stand.
const NUMBERS: [&str; 5] = ["count", "most", "height", "records", "fields"];

/// One message, or an attribute of one.
#[derive(Default)]
struct Message {
    /// The names of its blanks.
    blanks: BTreeSet<String>,
    /// Its selectors, each with the names of its variants.
    selects: Vec<(String, BTreeSet<String>)>,
    /// What it says, without blanks, names of variants and what stands in the file as code.
    says: String,
    /// The messages that it takes in.
    uses: BTreeSet<String>,
    /// Words right after a number that no selector looks at.
    counted: Vec<String>,
}

/// One locale file.
pub struct Locale {
    /// Its name, `map.he.ftl`.
    name: String,
    /// For each key (and attribute, as `key.attribute`) its message.
    messages: BTreeMap<String, Message>,
    /// Keys that stand twice.
    twice: Vec<String>,
}

impl Locale {
    pub fn new(name: &str, text: &str) -> Self {
        let mut locale = Self { name: name.to_owned(), messages: BTreeMap::new(), twice: Vec::new() };
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut rest = line;
            if let Some((name, value)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
            {
                key = name.trim().to_owned();
                rest = value;
                if locale.messages.insert(key.clone(), Message::default()).is_some() {
                    locale.twice.push(key.clone());
                }
            } else if let Some((name, value)) =
                line.trim_start().strip_prefix('.').and_then(|line| line.split_once('='))
            {
                key = format!("{}.{}", key.split('.').next().unwrap_or_default(), name.trim());
                rest = value;
                locale.messages.insert(key.clone(), Message::default());
            }
            if let Some(message) = locale.messages.get_mut(&key) {
                message.take(rest);
            }
        }
        locale
    }

    /// What the file is for, without its language: `map` for `map.he.ftl`, nothing for `he.ftl`.
    fn purpose(&self) -> &str {
        let stem = self.name.trim_end_matches(".ftl");
        stem.rsplit_once('.').map_or("", |(purpose, _)| purpose)
    }

    fn language(&self) -> &str {
        let stem = self.name.trim_end_matches(".ftl");
        stem.rsplit_once('.').map_or(stem, |(_, language)| language)
    }

    /// The words that keys begin with.
    fn areas(&self) -> BTreeSet<&str> {
        self.messages.keys().filter_map(|key| key.split_once('-')).map(|(area, _)| area).collect()
    }
}

impl Message {
    /// Takes one more line in.
    fn take(&mut self, line: &str) {
        self.blanks.extend(line.split('$').skip(1).map(|rest| name_at(rest).to_owned()));
        if let Some(selector) = line.trim_end().strip_suffix("->") {
            self.selects.push((selector.trim().trim_start_matches('{').trim().to_owned(), BTreeSet::new()));
            return;
        }
        let mut value = line.trim();
        for number in NUMBERS.iter().filter(|_| self.selects.is_empty()) {
            let blank = format!("{{ ${number} }} ");
            let after = value.split(blank.as_str()).skip(1);
            let words = after.map(|rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
            self.counted.extend(words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned));
        }
        if let Some((variant, rest)) =
            value.trim_start_matches('*').strip_prefix('[').and_then(|line| line.split_once(']'))
            && let Some((_, variants)) = self.selects.last_mut()
        {
            variants.insert(variant.to_owned());
            value = rest;
        }
        for piece in value.split('{').skip(1).map(|piece| piece.split('}').next().unwrap_or_default().trim()) {
            if is_key(piece) {
                self.uses.insert(piece.to_owned());
            }
        }
        self.says.push_str(&words_of(value));
        self.says.push(' ');
    }
}

/// The sentence of a line: without `{ blanks }` and without what stands between `\u2066` and `\u2069`, which is code.
fn words_of(line: &str) -> String {
    let mut said = String::new();
    let mut depth = 0;
    let plain = line
        .split("\"\\u2066\"")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("\"\\u2069\"").map_or("", |(_, after)| after) });
    for c in plain.collect::<Vec<_>>().join(" }{ ").chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = 0.max(depth - 1),
            c if depth == 0 => said.push(c),
            _ => {}
        }
    }
    said
}

fn name_at(rest: &str) -> &str {
    let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(rest.len());
    &rest[..end]
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
        for (key, message) in &locale.messages {
            found.extend(wrong_choices(locale, key, message));
        }
        for other in locales.iter().filter(|other| other.purpose() == locale.purpose() && other.name != locale.name) {
            for (key, message) in &locale.messages {
                match other.messages.get(key) {
                    None => found.push(format!(
                        "{}: `{key}` is missing, but {} has it: no language says less",
                        other.name, locale.name
                    )),
                    // Each pair is met twice; one complaint is enough.
                    Some(others) if others.blanks != message.blanks && locale.name < other.name => found.push(format!(
                        "{} and {}: `{key}` has the blanks {:?} in one and {:?} in the other: no language says less",
                        locale.name, other.name, message.blanks, others.blanks
                    )),
                    Some(others) if words_chosen_by(others) != words_chosen_by(message) && locale.name < other.name => {
                        found.push(format!(
                            "{} and {}: `{key}` chooses by other words: no language says less",
                            locale.name, other.name
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    found
}

/// The variants of selectors that are not numbers, which are the same in every language.
fn words_chosen_by(message: &Message) -> Vec<&(String, BTreeSet<String>)> {
    message.selects.iter().filter(|(selector, _)| !selector.starts_with("PLURAL(")).collect()
}

/// Plural forms that a language does not have, or that are missing.
fn wrong_choices(locale: &Locale, key: &str, message: &Message) -> Vec<Complaint> {
    let Some((_, forms)) = FORMS.iter().find(|(language, _)| *language == locale.language()) else {
        return vec![format!("{}: the plural forms of the language are not known to this test", locale.name)];
    };
    let mut found = Vec::new();
    // After twenty, Romanian puts "de" before the noun.
    for word in message.counted.iter().filter(|word| locale.language() == "ro" && *word != "de") {
        found.push(format!("{}: `{key}` has “{word}” after a number, whatever the number is", locale.name));
    }
    for (selector, variants) in &message.selects {
        let variants: Vec<_> = variants.iter().map(String::as_str).collect();
        // The end of a range is never one.
        let range: Vec<_> = forms.iter().copied().filter(|form| *form != "one").collect();
        let fits = variants == *forms || message.blanks.contains("min") && variants == range;
        if selector.starts_with("PLURAL(") {
            if !fits {
                found.push(format!("{}: `{key}` has the forms {variants:?}; the language has {forms:?}", locale.name));
            }
        } else if variants.iter().any(|variant| ANY_FORM.contains(variant)) {
            found.push(format!(
                "{}: `{key}` chooses by `{selector} ->`; by a number it has to be `PLURAL({selector}) ->`, whose rules are right",
                locale.name
            ));
        }
    }
    found
}

/// Complaints about messages that were forgotten in the language of another file.
pub fn not_translated(locales: &[Locale]) -> Vec<Complaint> {
    let mut found = Vec::new();
    for locale in locales.iter().filter(|locale| locale.language() != "en") {
        let english = locales.iter().find(|other| other.language() == "en" && other.purpose() == locale.purpose());
        for (key, message) in &locale.messages {
            let says = message.says.trim();
            let same = english.and_then(|english| english.messages.get(key)).is_some_and(|en| en.says.trim() == says);
            let foreign = says.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
            let foreign: Vec<_> = foreign.filter(|word| !LATIN.contains(word)).collect();
            let letters = says.chars().any(char::is_alphabetic);
            if letters
                && same
                && !SAME.contains(&says)
                && !says.split_whitespace().all(|word| LATIN.contains(&word) || !word.contains(char::is_alphabetic))
            {
                found.push(format!("{}: `{key}` says “{says}”, as in English", locale.name));
            } else if locale.language() == "he" && !foreign.is_empty() {
                found.push(format!("{}: `{key}` has {foreign:?} in a Hebrew sentence", locale.name));
            }
        }
    }
    found
}

/// Complaints about keys in the code that no file has.
///
/// A key is what stands in quotes after `words.text(` or `words.with(`, and in the layers that speak to the person and
/// wherever an error says its message, any quoted text of the form of a key whose first word is an area of the
/// interface's file. In the layers that write and draw maps it is the same with the file of the words of maps.
pub fn missing_keys(sources: &[Source], locales: &[Locale]) -> Vec<Complaint> {
    let of = |purpose: &str| locales.iter().filter(|locale| locale.purpose() == purpose).collect::<Vec<_>>();
    let (interface, maps) = (of(""), of("map"));
    let interface_areas: BTreeSet<_> = interface.iter().flat_map(|locale| locale.areas()).collect();
    let map_areas: BTreeSet<_> = maps.iter().flat_map(|locale| locale.areas()).collect();
    let mut found = Vec::new();
    for source in sources {
        let speaks = matches!(source.layer(), "app" | "cli") || source.code.contains("impl Message for ");
        let draws = matches!(source.layer(), "exchange" | "i18n" | "layout");
        for (at, key) in &source.strings {
            let asked = ["words.text(", "words.with("].iter().any(|call| source.code[..*at].trim_end().ends_with(call));
            let is_missing = |locales: &[&Locale]| !locales.iter().any(|locale| locale.messages.contains_key(key));
            let file = if (asked || speaks && is_of_area(key, &interface_areas)) && is_missing(&interface) {
                "en.ftl"
            } else if draws && is_of_area(key, &map_areas) && is_missing(&maps) {
                "map.en.ftl"
            } else {
                continue;
            };
            let line = source.line(*at);
            found.push(format!("{}:{line}: there is no message `{key}` in assets/locales/{file}", source.path));
        }
    }
    found
}

/// True for a text of the form of a key whose first word is one of these areas.
fn is_of_area(key: &str, areas: &BTreeSet<&str>) -> bool {
    is_key(key) && key.split_once('-').is_some_and(|(area, _)| areas.contains(area))
}

/// Complaints about messages that nothing asks for.
///
/// A message is asked for where its key stands in quotes, where a key is put together (`"template-{name}"`,
/// `"{}-tip"`), or where another message takes it in.
pub fn unused_keys(sources: &[Source], locales: &[Locale]) -> Vec<Complaint> {
    let strings: BTreeSet<&str> =
        sources.iter().flat_map(|source| &source.strings).map(|(_, text)| text.as_str()).collect();
    let mut found = Vec::new();
    // The keys of the other languages are the same.
    for locale in locales.iter().filter(|locale| locale.language() == "en") {
        let is_message = |key: &str| locale.messages.contains_key(key);
        let taken_in = |key: &str| locale.messages.values().any(|message| message.uses.contains(key));
        let put_together = |key: &str| {
            strings.iter().any(|text| {
                let Some((start, rest)) = text.split_once('{') else { return false };
                let Some((_, end)) = rest.split_once('}') else { return false };
                let like_a_key = start.ends_with('-') && end.is_empty() || end.starts_with('-');
                let middle = key.strip_prefix(start).and_then(|key| key.strip_suffix(end));
                like_a_key && middle.is_some_and(|middle| !start.is_empty() || is_message(middle))
            })
        };
        for key in locale.messages.keys().filter(|key| !key.contains('.')) {
            if !strings.contains(key.as_str()) && !taken_in(key) && !put_together(key) {
                found.push(format!("{}: nothing asks for `{key}`: words that nobody sees are not kept", locale.name));
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

const EN: &str = "# Words\nmenu-file = File\ncount = { PLURAL($count) ->\n    [one] { $count } step\n   *[other] { $count } steps\n}\n";
const HE: &str =
    "menu-file = קובץ\ncount = { PLURAL($count) ->\n    [one] צעד\n    [two] שניים\n   *[other] { $count }\n}\n";

#[test]
fn a_missing_key_a_lost_blank_and_a_double_are_refused() {
    let complain = |other: &str| complaints(&[Locale::new("en.ftl", EN), Locale::new("he.ftl", other)]);
    assert_eq!(complain(HE), Vec::<Complaint>::new());
    assert_eq!(complain("menu-file = קובץ\n").len(), 1);
    assert_eq!(complain("menu-file = קובץ\ncount = { $number }\n").len(), 1);
    assert_eq!(complain(&format!("{HE}menu-edit = עריכה\n")).len(), 1);
    assert_eq!(complain(&format!("{HE}menu-file = קובץ\n")).len(), 1);
    let other_purpose = [Locale::new("en.ftl", EN), Locale::new("map.en.ftl", "role-notes = Notes\n")];
    assert_eq!(complaints(&other_purpose), Vec::<Complaint>::new());
}

#[test]
fn plural_forms_of_another_language_and_old_rules_are_refused() {
    let complain = |name: &str, text: &str| complaints(&[Locale::new(name, text)]);
    assert_eq!(complain("ro.ftl", EN).len(), 1);
    assert_eq!(complain("he.ftl", EN).len(), 1);
    assert_eq!(complain("en.ftl", HE).len(), 1);
    assert_eq!(complain("en.ftl", &EN.replace("PLURAL($count)", "$count")).len(), 1);
    assert_eq!(
        complain("en.ftl", "thing = { $thing ->\n    [card] a card\n   *[map] a map\n}\n"),
        Vec::<Complaint>::new()
    );
    let range =
        "days = { PLURAL($max) ->\n    [few] { $min }–{ $max } zile\n   *[other] { $min }–{ $max } de zile\n}\n";
    assert_eq!(complain("ro.ftl", range), Vec::<Complaint>::new());
    let chooses = |words: &str| format!("thing = {{ $thing ->\n    [{words}] א\n   *[map] ב\n}}\n");
    for (file, text, count) in [
        ("ro.ftl", "a = cel mult { $most } pixeli\n", 1),
        ("ro.ftl", "a = cel mult { $most } de pixeli ({ $count })\n", 0),
        ("en.ftl", "a = at most { $most } pixels\n", 0),
    ] {
        assert_eq!(complain(file, text).len(), count, "{text}");
    }
    let pair = [Locale::new("en.ftl", &chooses("card")), Locale::new("he.ftl", &chooses("step"))];
    assert_eq!(complaints(&pair).len(), 1);
}

#[test]
fn a_sentence_that_was_left_in_english_is_refused() {
    let complain = |name: &str, text: &str| {
        not_translated(&[Locale::new("en.ftl", "a = Open map\nb = Text\nc = { $x } – PNG\n"), Locale::new(name, text)])
            .len()
    };
    assert_eq!(complain("ro.ftl", "a = Deschide harta\nb = Text\nc = { $x } – PNG\n"), 0);
    assert_eq!(complain("ro.ftl", "a = Open map\nb = Text\n"), 1);
    assert_eq!(complain("he.ftl", "a = פתיחה\nb = טקסט\nc = תמונת PNG: { \"\\u2066\" }name: x{ \"\\u2069\" }\n"), 0);
    assert_eq!(complain("he.ftl", "a = פתיחת map\n"), 1);
}

#[test]
fn a_key_that_no_file_has_is_refused() {
    let locales = [Locale::new("en.ftl", "menu-file = File\n"), Locale::new("map.en.ftl", "role-notes = Notes\n")];
    let missing = |path: &str, text: &str| missing_keys(&[Source::new(path, text)], &locales).len();
    assert_eq!(missing("src/app/menu.rs", "//! “Menus”.\nconst KEYS: [&str; 2] = [\"menu-file\", \"menu-fiel\"];"), 1);
    assert_eq!(missing("src/editor/mod.rs", "self.words.text(\"menu-fiel\")"), 1);
    assert_eq!(missing("src/editor/mod.rs", "self.words.text(\"menu-file\")"), 0);
    assert_eq!(missing("src/edit/refusal.rs", "impl Message for Refusal { const KEY: &str = \"menu-fiel\"; }"), 1);
    assert_eq!(missing("src/edit/refusal.rs", "const KEY: &str = \"menu-fiel\";"), 0);
    assert_eq!(missing("src/i18n/map_words.rs", "self.text(\"role-nots\")"), 1);
    assert_eq!(missing("src/exchange/report.rs", "self.say(\"role-notes\", &[]); role(\"menu-fiel\")"), 0);
    assert_eq!(missing("src/app/menu.rs", "icon(\"arrow-left\"); let re = '\"'; // \"menu-fiel\""), 0);
    assert_eq!(missing("src/app/menu.rs", "#[cfg(test)]\nmod tests { const NO: &str = \"menu-fiel\"; }"), 0);
}

#[test]
fn a_message_that_nothing_asks_for_is_refused() {
    let unused = |file: &str, code: &str| {
        unused_keys(&[Source::new("src/app/menu.rs", code)], &[Locale::new("en.ftl", file)]).len()
    };
    assert_eq!(unused("menu-file = File\n", "text(\"menu-file\")"), 0);
    assert_eq!(unused("menu-file = File\n", "// \"menu-file\""), 1);
    assert_eq!(
        unused("template-a = A\ntemplate-a-tip = B\n", "format!(\"template-{name}\"); format!(\"{}-tip\", key)"),
        0
    );
    assert_eq!(unused("template-a = A\nb-tip = B\n", "format!(\"template-{name}\"); format!(\"{}-tip\", key)"), 1);
    assert_eq!(unused("a-thing = a\nno-thing = no { a-thing }\n", "text(\"no-thing\")"), 0);
}
