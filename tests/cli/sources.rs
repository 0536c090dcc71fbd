//! What a command reads: regular files out of folders and patterns, and whatever is named on the command line.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::{MAP, folder_with, names, throughline, throughline_reading};

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// A folder with one map and all that is no file and is named like one.
fn odd_folder() -> tempfile::TempDir {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let at = |name: &str| folder.path().join(name);
    make_pipe(&at("pipe.journey.ron"));
    UnixListener::bind(at("socket.journey.ron")).unwrap();
    symlink("/dev/zero", at("device.journey.ron")).unwrap();
    symlink(at("pipe.journey.ron"), at("link.journey.ron")).unwrap();
    symlink(at("nothing"), at("broken.journey.ron")).unwrap();
    symlink(at("a.journey.ron"), at("z.journey.ron")).unwrap();
    fs::create_dir(at("folder.journey.ron")).unwrap();
    folder
}

const ODD: [(&str, &str); 6] = [
    ("broken", "there is no such file"),
    ("device", "not a regular file"),
    ("folder", "this is a folder, not a file"),
    ("link", "not a regular file"),
    ("pipe", "not a regular file"),
    ("socket", "not a regular file"),
];

#[test]
fn what_is_no_file_among_the_maps_of_a_folder_or_pattern_is_reported_and_the_maps_are_read() {
    let folder = odd_folder();
    let (out, pattern) = ("%/out", "%/*.journey.ron");
    for words in [
        &["check", "%"][..],
        &["check", pattern],
        &["report", "%", "--by", "map"],
        &["report", "%/**/*", "--by", "map"],
        &["export", "%", "-o", out, "--format", "mmd"],
        &["export", pattern, "-o", out, "--format", "mmd"],
    ] {
        let (code, _, err) = throughline_reading(folder.path(), words, "");
        assert_eq!(code, 1, "{words:?}: {err}");
        let mut reported: Vec<_> = err.lines().filter(|line| line.starts_with("throughline: %/")).collect();
        reported.sort_unstable();
        assert_eq!(reported.len(), ODD.len(), "{words:?}: {err}");
        for (line, (name, why)) in reported.iter().zip(ODD) {
            assert!(line.starts_with(&format!("throughline: %/{name}.journey.ron: ")) && line.ends_with(why), "{line}");
        }
    }
    assert_eq!(names(&folder.path().join("out")), ["a.mmd", "z.mmd"]);
}

#[test]
fn an_import_takes_only_files_from_a_pattern() {
    let folder = folder_with(&[("a.csv", "Stage,Step,Lane,Text\nA,B,Customer,Call\n")]);
    make_pipe(&folder.path().join("b.csv"));
    fs::create_dir(folder.path().join("c.csv")).unwrap();
    let (code, _, err) = throughline(folder.path(), "import %/*.csv -o %/maps");
    assert_eq!(code, 1, "{err}");
    assert!(err.starts_with("throughline: %/b.csv: this is a pipe, a socket, or a device"), "{err}");
    assert_eq!(names(&folder.path().join("maps")), ["a.journey.ron"]);
}

#[test]
fn a_pipe_that_is_named_is_read() {
    let folder = folder_with(&[]);
    let pipe = folder.path().join("pipe");
    for command in
        ["check %/pipe", "report %/pipe", "export %/pipe -o %/a.mmd", "repair %/pipe -o -", "import %/pipe -o -"]
    {
        make_pipe(&pipe);
        let written = pipe.clone();
        let content = if command.starts_with("import") { "journey\n section s\n  Call: 3: Dana\n" } else { MAP };
        let writer = thread::spawn(move || fs::write(written, content));
        let (code, _, err) = throughline(folder.path(), command);
        writer.join().unwrap().unwrap();
        assert!(code < 2, "{command}: {err}");
        fs::remove_file(&pipe).unwrap();
    }
}

#[test]
fn every_command_that_reads_a_map_reads_it_from_the_standard_input() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    for words in [
        &["check", "-"][..],
        &["report", "-"],
        &["export", "-", "-o", "-"],
        &["repair", "-", "-o", "-"],
        &["merge", "%/a.journey.ron", "-", "%/a.journey.ron", "-o", "-"],
    ] {
        let (code, out, err) = throughline_reading(folder.path(), words, MAP);
        assert!(code < 2 && !out.is_empty(), "{words:?}: {err}");
        let (code, _, err) = throughline_reading(folder.path(), words, "(throughline: 1, titel: 1)");
        // A repair mends it.
        assert!(code > 0 && err.starts_with("throughline: standard input:1:"), "{words:?}: {err}");
    }
}

#[test]
fn a_map_does_not_replace_a_pipe() {
    let folder = folder_with(&[("a.mmd", "journey\n section s\n  Call: 3: Dana\n"), ("a.journey.ron", MAP)]);
    make_pipe(&folder.path().join("pipe"));
    for command in [
        "import %/a.mmd -o %/pipe --force",
        "new %/pipe --template support --force",
        "merge %/a.journey.ron %/a.journey.ron %/a.journey.ron -o %/pipe",
        "export %/a.journey.ron -o %/pipe --format png",
    ] {
        let (code, _, err) = throughline(folder.path(), command);
        assert_eq!(code, 2, "{command}: {err}");
    }
}

#[test]
fn names_that_begin_with_a_dash_are_names_after_two_dashes_or_an_equals_sign() {
    let program = env!("CARGO_BIN_EXE_throughline");
    let folder = folder_with(&[("-a.journey.ron", MAP), ("--json", MAP)]);
    let run = |words: &[&str]| Command::new(program).args(words).current_dir(folder.path()).output().unwrap();
    let read = |words: &[&str]| {
        let output = run(words);
        assert!(output.status.code().is_some_and(|code| code < 2), "{words:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert!(read(&["check", "--", "-a.journey.ron"]).starts_with("-a.journey.ron:"));
    assert!(read(&["check", "--", "--json"]).starts_with("--json:"));
    read(&["export", "-o=-a.mmd", "--", "-a.journey.ron"]);
    read(&["repair", "-o=-b.journey.ron", "--", "-a.journey.ron"]);
    read(&["merge", "-o=-c.journey.ron", "--name=-x", "--", "-a.journey.ron", "-a.journey.ron", "-b.journey.ron"]);
    assert_eq!(names(folder.path()), ["--json", "-a.journey.ron", "-a.mmd", "-b.journey.ron", "-c.journey.ron"]);
}
