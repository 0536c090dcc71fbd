//! What reaches a terminal: texts of maps, names of files, and arguments are shown there, never obeyed.

use std::collections::BTreeSet;
use std::fs;

use throughline::cli::safe;
use throughline::persist::read;

use crate::{folder_with, throughline_reading};

/// Sets the title of the window, colors, clears the screen, reorders letters, and forges a line.
const HOSTILE: &str = "\u{1b}]0;pwn\u{7}\u{1b}[31mRED\u{9b}2J\u{61c}\u{202e}\u{2066}\u{200f}\u{2028}\r\nforged: line";

/// The hostile text in the middle of a name of a file. A carriage return and a line break are in it.
const FILE: &str = "a\u{1b}[31m\u{202e}\r\nforged: b.journey.ron";

fn map(title: &str) -> String {
    let text = format!("{HOSTILE:?}");
    format!(
        "(throughline: 1, title: {title:?}, language: \"en\", author: {text}, personas: [(id: \"me\", name: {text})],
        stages: [(id: \"a\", name: {text}), (id: \"none\", name: {text})],
        steps: [(id: \"s\", stage: \"a\", name: {text}), (id: \"t\", stage: \"a\", name: {text})],
        lanes: [(id: \"l\", role: Customer, name: {text})],
        cards: [(id: \"c\", step: \"s\", lane: \"l\", kind: Decision, text: \"\u{f0000}{HOSTILE}\", owner: {text}),
            (id: \"o\", step: \"s\", lane: \"l\", kind: Opportunity, text: {text}, eases: [\"p\"])],
        pains: [(id: \"p\", card: \"c\", text: {text})])"
    )
}

fn is_obeyed(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The commands of the program, as its help lists them.
fn commands() -> BTreeSet<String> {
    let folder = folder_with(&[]);
    let (_, help, _) = throughline_reading(folder.path(), &["--help"], "");
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0.to_owned();
    let named = list.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    named.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn no_command_sends_a_terminal_what_it_would_obey_from_a_hostile_map() {
    let (bad_id, field) =
        (r#"(throughline: 1, stages: [(id: "a\u{1b}")])"#, "(throughline: 1, ti\u{1b}\u{202e}tel: 1)");
    let journey = format!("journey\n    title x\n    section s\n      \u{1b}[31m\u{202e}: 9: Dana\n{HOSTILE}\n");
    let (base, ours, theirs) = (map("base"), map(HOSTILE), map(&format!("{HOSTILE} again")));
    let damaged = ours.replace("role: Customer", "role: Custom\u{1b}er");
    let files = [
        (FILE, ours.as_str()),
        ("bad\u{1b}id.journey.ron", bad_id),
        ("field.journey.ron", field),
        ("base", &base),
        ("theirs", &theirs),
        ("damaged\u{202e}.journey.ron", &damaged),
        ("j\u{1b}.mmd", &journey),
    ];
    let folder = folder_with(&files);
    fs::create_dir(folder.path().join("\u{1b}folder\n.journey.ron")).unwrap();
    let at = |name: &str| format!("%/{name}");
    let (file, bad, damaged, journey) = (at(FILE), at(files[1].0), at(files[5].0), at(files[6].0));
    let unknown = format!("{HOSTILE} of another map");
    let (new, missing) = (at("new\u{1b}\n/x"), at("missing\u{1b}\nforged: *"));
    let runs: &[&[&str]] = &[
        &["check", "%"],
        &["check", &file, &bad, &missing, "%/field.journey.ron"],
        &["export", "%", "-o", "%/out", "--format", "svg,pdf,csv,xlsx,md,mmd"],
        &["export", &file, "--stage", &unknown],
        &["export", &file, "--stage", "other"],
        &["export", &file, "--lane", "other"],
        &["export", &file, "-o", &at("o\u{1b}\n.doc")],
        &["export", &file, "-o", &at("o\u{1b}\n.svg"), "--format", "png"],
        &["import", &journey, "-o", "%/in", "--force"],
        &["import", &journey, &journey, "-o", &missing],
        &["report", "%"],
        &["report", &file, &bad, "--by", "stage"],
        &["report", &file, "--by", "map"],
        &["merge", "%/base", &file, "%/theirs", "-o", "%/merged", "--name", HOSTILE],
        &["merge", "%/base", &file, &bad, "-o", "%/merged", "--name", HOSTILE],
        &["merge", "%/base", &file, &bad, "-o", "%/merged"],
        &["repair", &damaged, "-o", "%/repaired.journey.ron"],
        &["repair", &damaged, "-o", &file],
        &["new", &file, "--template", "support"],
        &["new", &new, "--template", "support"],
        &["new", "%/n", "--template", HOSTILE],
        &["templates", HOSTILE],
        &["templates"],
        &["completions", HOSTILE],
        &["completions", "bash"],
        &[HOSTILE],
        &["--lang", HOSTILE],
        &["check", "--\u{1b}\u{202e}\nforged: json", &file],
        &["export", &file, "--print", HOSTILE],
        &["export", &file, "--scale", "1\u{1b}\nforged: line"],
        &["export", &file, "--format", "png,\u{1b}\nforged: line"],
    ];
    let languages: [&[&str]; 2] = [&[], &["--lang", "he"]];
    let spoken = runs.iter().flat_map(|words| languages.map(|language| [language, *words].concat()));
    for words in spoken {
        let (_, out, err) = throughline_reading(folder.path(), &words, "");
        for stream in [&out, &err] {
            let obeyed: Vec<_> = stream.chars().filter(|c| is_obeyed(*c)).collect();
            assert!(obeyed.is_empty(), "{words:?} sends {obeyed:?}: {stream:?}");
            assert!(!stream.lines().any(|line| line.starts_with("forged")), "{words:?} writes a forged line: {stream}");
        }
        assert!(!out.is_empty() || !err.is_empty(), "{words:?} says nothing");
    }
    let tried: BTreeSet<String> = runs.iter().map(|words| words[0].to_owned()).collect();
    assert!(commands().is_subset(&tried), "a command is not tried here: {:?}", commands());
}

#[test]
fn stages_that_are_listed_are_shown_with_their_escapes() {
    let map = r#"(throughline: 1, title: "x", stages: [(id: "s", name: "\u{1b}]0;pwn\u{7}\u{1b}[31mRED")], steps: [(id: "t", stage: "s")])"#;
    let folder = folder_with(&[("a.journey.ron", map)]);
    let (code, out, err) = throughline_reading(folder.path(), &["export", "%/a.journey.ron", "--stage", "x"], "");
    assert_eq!((code, out.as_str()), (2, ""));
    let listed = "throughline: %/a.journey.ron: the map has no stage “x”\n  hint: its stages are \\u{1b}]0;pwn\\u{7}\\u{1b}[31mRED\n";
    assert_eq!(err, listed);
}

#[test]
fn programs_and_files_get_texts_as_they_are() {
    let folder = folder_with(&[(FILE, &map(HOSTILE))]);
    let (_, json, _) = throughline_reading(folder.path(), &["check", "%", "--json"], "");
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report[0]["file"].as_str(), Some(format!("%/{FILE}").as_str()));
    let (_, text, _) = throughline_reading(folder.path(), &["repair", &format!("%/{FILE}"), "-o", "-"], "");
    assert!(read(text.as_bytes()).unwrap().info.title.contains("\u{1b}[31mRED"), "{text}");
}

#[test]
fn what_a_terminal_obeys_is_escaped_and_all_scripts_stay() {
    for (line, shown) in [
        ("\u{1b}]0;pwn\u{7}\u{1b}[31mRED", "\\u{1b}]0;pwn\\u{7}\\u{1b}[31mRED"),
        ("a\nthroughline: forged\r\tb\u{9b}2J", "a\\nthroughline: forged\\r\\tb\\u{9b}2J"),
        ("\u{202e}gpj.exe\u{2028}\u{2067}\u{200f}", "\\u{202e}gpj.exe\\u{2028}\\u{2067}\\u{200f}"),
    ] {
        assert_eq!(safe(line), shown);
    }
    for text in ["שלב הפתרון", "Iași – “ș”", "👩\u{200d}🔧 אב", "C:\\maps\\a \"b\""] {
        assert_eq!(safe(text), text);
    }
}
