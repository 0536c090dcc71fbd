//! `throughline merge` for people and for git.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use throughline::cli::{CliOutcome, Io, Output, run};
use throughline::i18n::Locale;
use throughline::persist::{RealFs, read, write};

const BASE: &str = "(\n    throughline: 1,\n    title: \"Parcel\",\n    stages: [\n        (id: \"one\", name: \"One\"),\n        (id: \"two\", name: \"Two\"),\n    ],\n)\n";

fn folder_with(base: &str, ours: &str, theirs: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// Code and standard error of a merge of the three files of the folder into that file.
fn merged_into(folder: &Path, output: &str) -> (u8, String) {
    merged_as(folder, output, &[])
}

/// The same with more arguments.
fn merged_as(folder: &Path, output: &str, more: &[&str]) -> (u8, String) {
    let (mut input, mut out, mut err) = (std::io::empty(), Vec::new(), Vec::new());
    let mut io = Io {
        fs: &RealFs,
        input: &mut input,
        output: Output::new(&mut out, &mut err),
        is_terminal: false,
        today: jiff::civil::Date::constant(2026, 11, 3),
        seed: 7,
        language: Locale::En,
    };
    let files = ["base", "ours", "theirs", "-o", output]
        .map(|name| if name == "-o" { OsString::from(name) } else { folder.join(name).into() });
    let arguments = [OsString::from("throughline"), OsString::from("merge")].into_iter().chain(files);
    let arguments = arguments.chain(more.iter().map(OsString::from));
    let CliOutcome::Exit(code) = run(arguments, &mut io) else { panic!("the window opens") };
    (code, String::from_utf8(err).unwrap().replace(&folder.display().to_string(), "%"))
}

fn text_of(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn what_both_sides_did_is_in_the_output_and_the_code_is_0() {
    let (ours, theirs) = (BASE.replace("Parcel", "Packet"), BASE.replace("\"Two\"", "\"Second\""));
    let folder = folder_with(BASE, &ours, &theirs);
    assert_eq!(merged_into(folder.path(), "out"), (0, String::new()));
    assert_eq!(text_of(folder.path(), "out"), ours.replace("\"Two\"", "\"Second\""));
    assert_eq!(merged_into(folder.path(), "ours"), (0, String::new()));
    assert_eq!(text_of(folder.path(), "ours"), text_of(folder.path(), "out"));
}

#[test]
fn what_they_do_not_agree_on_is_told_and_the_code_is_1() {
    let (ours, theirs) = (BASE.replace("Parcel", "Packet"), BASE.replace("Parcel", "Box").replace("One", "First"));
    let folder = folder_with(BASE, &ours, &theirs);
    let told = "throughline: %/out: 1 to look at\n  map \"Packet\": `title` is \"Packet\" here and \"Box\" there; it was \"Parcel\"; ours was taken\n";
    assert_eq!(merged_into(folder.path(), "out"), (1, told.to_owned()));
    assert_eq!(text_of(folder.path(), "out"), ours.replace("One", "First"));
}

#[test]
fn what_is_told_has_the_name_of_the_map_where_one_is_given() {
    let (ours, theirs) = (BASE.replace("Parcel", "Packet"), BASE.replace("Parcel", "Box"));
    let folder = folder_with(BASE, &ours, &theirs);
    let name = ["--name", "maps/parcel.journey.ron"];
    let (code, told) = merged_as(folder.path(), "ours", &name);
    assert_eq!(code, 1);
    assert!(told.starts_with("throughline: maps/parcel.journey.ron: 1 to look at\n"), "{told}");
    fs::write(folder.path().join("theirs"), "(throughline: 1, titel: \"x\")").unwrap();
    let (code, told) = merged_as(folder.path(), "ours", &name);
    assert_eq!(code, 2);
    assert!(told.starts_with("throughline: maps/parcel.journey.ron (theirs):1:18: a map has no field"), "{told}");
}

#[test]
fn an_empty_base_is_an_empty_map() {
    let folder = folder_with("", BASE, &BASE.replace("two", "three"));
    assert_eq!(merged_into(folder.path(), "out"), (0, String::new()));
    assert_eq!(read(text_of(folder.path(), "out").as_bytes()).unwrap().stages.len(), 3);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_output_as_it_is_and_the_code_is_2() {
    let folder = folder_with(BASE, BASE, "(throughline: 1, titel: \"x\")");
    fs::write(folder.path().join("out"), "precious").unwrap();
    let (code, told) = merged_into(folder.path(), "out");
    assert_eq!((code, text_of(folder.path(), "out").as_str()), (2, "precious"));
    assert_eq!(told, "throughline: %/theirs:1:18: a map has no field `titel`\n  hint: did you mean `title`?\n");
    fs::remove_file(folder.path().join("base")).unwrap();
    assert_eq!(merged_into(folder.path(), "out"), (2, "throughline: %/base: there is no such file\n".to_owned()));
}

/// Runs git in the folder with nothing of the person's own configuration; true when it says that all is well.
fn git(folder: &Path, arguments: &[&str]) -> bool {
    let done = Command::new("git")
        .args(["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", folder.join("none"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output();
    done.is_ok_and(|done| done.status.success())
}

/// A name that would be an option if it stood by itself.
const FILE: &str = "--json.journey.ron";

/// A repository in which two branches changed one map, merged with our driver. `None` where there is no git.
fn merged_by_git(ours: &str, theirs: &str) -> Option<(bool, String)> {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    git(folder, &["init", "-q", "-b", "main"]).then_some(())?;
    let driver = format!("\"{}\" merge %O %A %B -o %A --name=%P", env!("CARGO_BIN_EXE_throughline"));
    assert!(git(folder, &["config", "merge.throughline.driver", &driver]));
    fs::write(folder.join(".gitattributes"), "*.journey.ron merge=throughline\n").unwrap();
    let commit = |text: &str| {
        fs::write(folder.join(FILE), text).unwrap();
        assert!(git(folder, &["add", "."]) && git(folder, &["commit", "-q", "-m", "map"]));
    };
    commit(BASE);
    assert!(git(folder, &["checkout", "-q", "-b", "theirs"]));
    commit(theirs);
    assert!(git(folder, &["checkout", "-q", "main"]));
    commit(ours);
    let clean = git(folder, &["merge", "-q", "--no-edit", "theirs"]);
    Some((clean, text_of(folder, FILE)))
}

#[test]
fn git_merges_with_it_what_it_could_not_merge_alone() {
    let (ours, theirs) = (BASE.replace("\"One\"", "\"One\", goal: \"Calm\""), BASE.replace("\"One\"", "\"First\""));
    let Some((clean, text)) = merged_by_git(&ours, &theirs) else { return };
    assert!(clean);
    assert_eq!(text, ours.replace("\"One\"", "\"First\""));
}

#[test]
fn git_leaves_a_conflict_with_a_sound_map() {
    let (ours, theirs) = (BASE.replace("\"One\"", "\"Start\""), BASE.replace("\"One\"", "\"First\""));
    let Some((clean, text)) = merged_by_git(&ours, &theirs) else { return };
    assert!(!clean);
    assert_eq!(write(&read(text.as_bytes()).unwrap()), ours);
}
