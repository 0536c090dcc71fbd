//! The command line: what it makes, what it says, and the codes it ends with.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

mod batch;
mod export;
mod import;
mod languages;
mod report;
mod sources;
#[path = "../support/mod.rs"]
mod support;
mod terminal;
mod usage;

use jiff::civil::Date;
use support::short_or_long;
use throughline::cli::{CliOutcome, Io, Output, run};
use throughline::geom::Flow;
use throughline::i18n::Locale;
use throughline::model::{Map, check};
use throughline::persist::{Fs, LANGUAGES, RealFs, TEMPLATES, read, template};

const GOLDEN: &str = include_str!("../golden/v1-all.journey.ron");

/// Code, standard output and standard error of a command; `%` stands for the folder.
fn throughline(folder: &Path, command: &str) -> (u8, String, String) {
    let (next, out, err) = outcome(folder, command);
    let CliOutcome::Exit(code) = next else { panic!("{command} opens the window") };
    (code, out, err)
}

/// The same with words that may have spaces within, and something in the standard input.
fn throughline_reading(folder: &Path, words: &[&str], input: &str) -> (u8, String, String) {
    let (next, out, err) = outcome_of(folder, words.iter().copied(), input);
    let CliOutcome::Exit(code) = next else { panic!("{words:?} opens the window") };
    (code, out, err)
}

fn outcome(folder: &Path, command: &str) -> (CliOutcome, String, String) {
    outcome_of(folder, command.split_whitespace(), "")
}

fn outcome_of<'a>(folder: &Path, words: impl Iterator<Item = &'a str>, input: &str) -> (CliOutcome, String, String) {
    outcome_on(&RealFs, folder, words, input)
}

/// The same as [`throughline`] where the language of the system is another.
fn throughline_in(language: Locale, folder: &Path, command: &str) -> (u8, String, String) {
    let (next, out, err) = outcome_in(language, &RealFs, folder, command.split_whitespace(), "");
    let CliOutcome::Exit(code) = next else { panic!("{command} opens the window") };
    (code, out, err)
}

/// The same on any file system.
fn outcome_on<'a>(
    fs: &dyn Fs,
    folder: &Path,
    words: impl Iterator<Item = &'a str>,
    input: &str,
) -> (CliOutcome, String, String) {
    outcome_in(Locale::En, fs, folder, words, input)
}

fn outcome_in<'a>(
    language: Locale,
    fs: &dyn Fs,
    folder: &Path,
    words: impl Iterator<Item = &'a str>,
    input: &str,
) -> (CliOutcome, String, String) {
    let folder = folder.display().to_string();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut io = Io {
        fs,
        input: &mut input.as_bytes(),
        output: Output::new(&mut out, &mut err),
        is_terminal: false,
        today: Date::constant(2026, 11, 3),
        seed: 7,
        language,
    };
    let words = std::iter::once("throughline").chain(words);
    let next = run(words.map(|word| OsString::from(word.replace('%', &folder))), &mut io);
    // A picture is no text, and where it matters it is read from its file.
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).replace(&folder, "%");
    (next, text(out), text(err))
}

fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn without_a_command_the_window_opens() {
    let folder = folder_with(&[]);
    let window = |command: &str| outcome(folder.path(), command).0;
    assert_eq!(window(""), CliOutcome::Window { map: None, copy: false, language: None });
    let map = Some(PathBuf::from("a.journey.ron"));
    assert_eq!(window("a.journey.ron"), CliOutcome::Window { map, copy: false, language: None });
    let (code, _, err) = throughline(folder.path(), "exprot");
    assert_eq!(code, 2);
    assert!(err.contains("exprot: there is no such command and no such file"), "{err}");
}

#[test]
fn the_window_opens_in_the_language_that_is_asked_for() {
    let folder = folder_with(&[]);
    let window = |command: &str| outcome(folder.path(), command).0;
    let map = || Some(PathBuf::from("a.journey.ron"));
    assert_eq!(window("--lang he"), CliOutcome::Window { map: None, copy: false, language: Some(Locale::He) });
    assert_eq!(
        window("--lang=ro-RO a.journey.ron"),
        CliOutcome::Window { map: map(), copy: false, language: Some(Locale::Ro) }
    );
    assert_eq!(
        window("a.journey.ron -l qps"),
        CliOutcome::Window { map: map(), copy: false, language: Some(Locale::Pseudo) }
    );
    assert_eq!(
        window("--lang qps-rtl"),
        CliOutcome::Window { map: None, copy: false, language: Some(Locale::PseudoRtl) }
    );
}

#[test]
fn a_language_that_the_program_does_not_speak_is_refused_with_those_that_it_does() {
    let folder = folder_with(&[]);
    for command in ["--lang fr a.journey.ron", "--lang fr check a", "check a --lang fr", "report --lang=fr a", "-l fr"]
    {
        let (code, out, err) = throughline(folder.path(), command);
        assert_eq!((code, out.as_str()), (2, ""), "{command}");
        let sentence =
            "error: invalid value 'fr' for '--lang <CODE>': the program speaks en (English), he (עברית), ro (Română)";
        assert_eq!(err.lines().next(), Some(sentence), "{command}");
        assert!(!err.contains("qps"), "{err}");
    }
}

#[test]
fn without_a_template_a_new_map_is_empty_and_of_today_in_its_language() {
    for (language, flow, date) in [
        ("en", Flow::LeftToRight, "3 Nov 2026"),
        ("he", Flow::RightToLeft, "3.11.2026"),
        ("ro", Flow::LeftToRight, "03.11.2026"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let made = throughline(folder.path(), &format!("new %/a.journey.ron --lang {language}"));
        assert_eq!((made.0, made.2.as_str()), (0, ""), "{made:?}");
        let map = read(&fs::read(folder.path().join("a.journey.ron")).unwrap()).unwrap();
        assert_eq!(map, Map { info: map.info.clone(), ..Map::default() });
        assert_eq!((map.info.language.as_str(), map.info.direction, map.info.date.as_str()), (language, flow, date));
    }
}

#[test]
fn every_template_makes_a_map_of_today_with_its_own_ids() {
    let folder = folder_with(&[]);
    for name in TEMPLATES {
        for language in LANGUAGES {
            let path = folder.path().join(format!("{name}.{language}.journey.ron"));
            let command = format!("new {} --template {name} --lang {language}", path.display());
            assert_eq!(throughline(folder.path(), &command), (0, String::new(), String::new()));
            let map = read(&fs::read(&path).unwrap()).unwrap();
            let today = [("en", "3 Nov 2026"), ("he", "3.11.2026"), ("ro", "03.11.2026")];
            assert!(today.contains(&(language, map.info.date.as_str())), "{language}: {}", map.info.date);
            assert_eq!(map.info.language, language);
            assert!(map.cards.keys().all(|id| id.as_str().len() == 12));
        }
    }
    assert_eq!(names(folder.path()).len(), 9);
}

#[test]
fn new_does_not_overwrite_a_file_unless_forced() {
    let folder = folder_with(&[("a.journey.ron", "precious")]);
    let (code, out, err) = throughline(folder.path(), "new %/a.journey.ron --template support");
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "throughline: %/a.journey.ron: a file with this name already exists\n  hint: choose another name, or add --force to overwrite it\n"
    );
    assert_eq!(fs::read_to_string(folder.path().join("a.journey.ron")).unwrap(), "precious");
    assert_eq!(throughline(folder.path(), "new %/a.journey.ron --template support --force").0, 0);
    assert!(read(&fs::read(folder.path().join("a.journey.ron")).unwrap()).is_ok());
    assert_eq!(names(folder.path()), ["a.journey.ron"]);
}

#[test]
fn new_says_what_it_cannot_do() {
    let folder = folder_with(&[]);
    let (code, _, err) = throughline(folder.path(), "new %/a --template suport");
    assert_eq!(code, 2);
    assert!(err.contains("support, blueprint, lifecycle"), "{err}");
    let (code, _, err) = throughline(folder.path(), "new %/no/a --template support");
    assert_eq!(code, 2);
    assert!(
        err.starts_with("throughline: %/no/a: cannot create a file in this folder")
            && err.contains("hint: create the folder first"),
        "{err}"
    );
    let (code, _, err) = throughline(folder.path(), "new % --template support");
    assert_eq!((code, err.as_str()), (2, "throughline: %: this is not a file\n"));
    assert_eq!(names(folder.path()).len(), 0);
}

#[test]
fn new_writes_to_the_standard_output_for_a_dash() {
    let folder = folder_with(&[]);
    let (code, out, _) = throughline(folder.path(), "new - -t lifecycle -l ro");
    assert_eq!(code, 0);
    assert_eq!(read(out.as_bytes()).unwrap().info.language, "ro");
}

#[test]
fn check_tells_every_file_and_ends_with_the_worst() {
    let bad = "(throughline: 1,\n cards: [(id: \"a\", step: \"s\", lane: \"l\")])";
    let files = [
        ("bad.journey.ron", bad),
        ("empty.journey.ron", ""),
        ("golden.journey.ron", GOLDEN),
        ("bare.journey.ron", "(throughline: 1)"),
    ];
    let folder = folder_with(&files);
    let all = "%/bad.journey.ron %/empty.journey.ron %/golden.journey.ron %/none.journey.ron %/no* %/bare.journey.ron";
    let (code, out, err) = throughline(folder.path(), &format!("check {all}"));
    assert_eq!(code, 1);
    let complaints: Vec<_> = err.lines().collect();
    assert_eq!(complaints[0], "throughline: %/bad.journey.ron:2:26: there is no step with the id \"s\"");
    assert_eq!(complaints[2], "throughline: %/empty.journey.ron:1:1: the file is empty");
    assert_eq!(complaints[4], "throughline: %/none.journey.ron: there is no such file");
    assert_eq!(complaints[5], "throughline: %/no*: no file has a name like this");
    assert!(out.contains("%/golden.journey.ron") && out.contains("%/bare.journey.ron"));
    assert_eq!(throughline(folder.path(), "check %/bad.journey.ron %/empty.journey.ron").0, 2);
    let (_, of_the_folder, _) = throughline(folder.path(), "check %");
    assert_eq!(
        of_the_folder.lines().filter(|line| line.contains("golden")).count(),
        out.lines().filter(|line| line.contains("golden")).count()
    );
}

#[test]
fn check_finds_what_the_model_finds_and_places_it() {
    let folder = folder_with(&[("golden.journey.ron", GOLDEN)]);
    let issues = check(&read(GOLDEN.as_bytes()).unwrap());
    let (code, out, err) = throughline(folder.path(), "check %/golden.journey.ron");
    assert_eq!((code, err.as_str()), (u8::from(!issues.is_empty()), ""));
    assert_eq!(out.lines().count(), issues.len().max(1));
    let (code, out, _) = throughline(folder.path(), "check --json %/golden.journey.ron %/none");
    assert_eq!(code, 1);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let placed = found[0]["issues"].as_array().unwrap();
    assert_eq!(placed.len(), issues.len());
    assert!(placed.iter().all(|issue| issue["line"].as_u64() > Some(0)), "{placed:?}");
    assert_eq!(found[1]["file"], "%/none");
    assert_eq!(found[1]["error"]["message"], "there is no such file");
}

const MAP: &str = "(throughline: 1, title: \"a\", language: \"en\", stages: [(id: \"a\")], steps: [(id: \"s\", stage: \"a\")], \
                   lanes: [(id: \"l\", role: Customer)], cards: [(id: \"c\", step: \"s\", lane: \"l\", text: \"call\")])";

#[test]
fn templates_are_listed_with_their_titles() {
    let folder = folder_with(&[]);
    let (code, out, err) = throughline(folder.path(), "templates");
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(out.lines().count(), 3);
    for (line, name) in out.lines().zip(TEMPLATES) {
        assert!(line.starts_with(name) && line.ends_with("(en, he, ro)"), "{line}");
    }
    let (_, out, _) = throughline(folder.path(), "templates --json");
    let listed: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 3);
    for (one, name) in listed.as_array().unwrap().iter().zip(TEMPLATES) {
        let title = template(name, "he").and_then(|map| read(map.as_bytes()).ok()).unwrap().info.title;
        assert_eq!((&one["name"], &one["titles"]["he"]), (&name.into(), &title.into()));
    }
}

#[test]
fn help_is_an_answer_and_nonsense_is_a_complaint() {
    let folder = folder_with(&[]);
    let (code, out, err) = throughline(folder.path(), "--help");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("templates") && out.contains("check"));
    let (code, out, err) = throughline(folder.path(), "check --jsn a");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("--json"), "{err}");
}

#[test]
fn the_program_itself_ends_with_the_code_of_its_verb() {
    let folder = folder_with(&[("a.journey.ron", "(throughline: 2)")]);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_throughline"))
        .args(["check", "a.journey.ron"])
        .env("LC_ALL", "C")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("throughline: a.journey.ron:1:15: written by a newer version of Throughline"), "{err}");
}

#[test]
fn a_saving_process_that_is_killed_leaves_a_complete_file() {
    let kills = short_or_long(40, 1_000);
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let path = folder.path().join("a.journey.ron");
    for kill in 0..kills {
        let mut saving = std::process::Command::new(env!("CARGO_BIN_EXE_throughline"))
            .args(["new", "a.journey.ron", "--template", "support", "--force"])
            .current_dir(folder.path())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_micros(100 * (kill % 60)));
        saving.kill().unwrap();
        saving.wait().unwrap();
        let bytes = fs::read(&path).unwrap();
        assert!(read(&bytes).is_ok(), "after kill {kill}");
    }
}

#[test]
fn check_leaves_out_what_the_map_dismisses_and_says_how_many() {
    let map = r#"(throughline: 1, stages: [(id: "s", name: "Stage")], steps: [(id: "a", stage: "s", name: "A")],
        lanes: [(id: "l", role: Customer)]DISMISSED)"#;
    let folder = tempfile::tempdir().unwrap();
    let run = |dismissed: &str, arguments: &str| {
        fs::write(folder.path().join("a.journey.ron"), map.replace("DISMISSED", dismissed)).unwrap();
        throughline(folder.path(), arguments)
    };
    let (code, out, _) = run("", "check %/a.journey.ron");
    assert!(code == 1 && out.contains("the step has no card") && !out.contains("dismissed"), "{code} {out}");
    let dismissed =
        r#", dismissed: [(issue: "step-without-cards", at: "a"), (issue: "card-without-text", at: "gone")]"#;
    let (code, out, err) = run(dismissed, "check %/a.journey.ron");
    assert!(code == 0 && out.ends_with(": 1 dismissed, no other issues\n"), "{code} {out} {err}");
    let (code, out, _) = run(dismissed, "check --json %/a.journey.ron");
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &found[0]["dismissed"], &found[0]["issues"]), (0, &serde_json::json!(1), &serde_json::json!([])));
}

#[test]
fn a_damaged_map_is_repaired_into_a_new_file_and_stays_as_it_is() {
    let damaged = GOLDEN.replace("severity: 4", "severity: 44");
    let folder = folder_with(&[("a.journey.ron", &damaged), ("b.journey.ron", GOLDEN), ("c", "rubbish")]);
    let (code, out, err) = throughline(folder.path(), "repair %/a.journey.ron -o %/new.journey.ron");
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(err, "throughline: %/a.journey.ron:55:9: `severity` was out of range; now it is 5\n");
    assert_eq!(fs::read_to_string(folder.path().join("a.journey.ron")).unwrap(), damaged);
    assert!(read(&fs::read(folder.path().join("new.journey.ron")).unwrap()).is_ok());
    let (code, _, err) = throughline(folder.path(), "repair %/a.journey.ron -o %/b.journey.ron");
    assert_eq!(code, 2);
    let there = "throughline: %/b.journey.ron: a file with this name already exists\n  hint: a repaired copy goes into a new file\n";
    assert_eq!(err, there);
    assert_eq!(fs::read_to_string(folder.path().join("b.journey.ron")).unwrap(), GOLDEN);
    let (code, out, err) = throughline(folder.path(), "repair %/a.journey.ron -o %/again.journey.ron --json");
    let told: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, err.as_str(), &told["repairs"][0]["line"]), (1, "", &55.into()));
    fs::remove_file(folder.path().join("again.journey.ron")).unwrap();
    let (code, out, err) = throughline(folder.path(), "repair %/a.journey.ron -o - --json");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("not both"), "{err}");
    let (code, _, err) = throughline(folder.path(), "repair %/c -o %/d");
    assert_eq!(code, 2);
    assert!(err.starts_with("throughline: %/c:1:1: this is not a map"), "{err}");
    assert_eq!(throughline(folder.path(), "repair %/b.journey.ron -o -").0, 0);
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn every_shell_gets_the_words_of_the_commands() {
    let folder = folder_with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, err) = throughline(folder.path(), &format!("completions {shell}"));
        assert_eq!((code, err.as_str()), (0, ""), "{shell}");
        assert!(["export", "transparent"].iter().all(|word| out.contains(word)), "{shell}: {out}");
    }
    assert_eq!(throughline(folder.path(), "completions tcl").0, 2);
}

#[test]
fn the_help_of_every_command_shows_how_it_is_used() {
    let folder = folder_with(&[]);
    for verb in ["new", "check", "export", "import", "report", "merge", "repair", "completions"] {
        let (code, out, err) = throughline(folder.path(), &format!("{verb} --help"));
        assert_eq!((code, err.as_str()), (0, ""), "{verb}");
        let (_, examples) = out.split_once("Example").unwrap_or_else(|| panic!("{verb} has no examples: {out}"));
        assert!(examples.contains(&format!("throughline {verb} ")), "{verb}: {examples}");
    }
    let (_, out, _) = throughline(folder.path(), "--help");
    assert!(out.contains("Exit codes"), "{out}");
}
