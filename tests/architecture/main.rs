//! The house rules as code: which layer may use which, what must not stand where, and why.
//!
//! The rules are read off the sources as text, with comments, strings and tests blanked out, so this test needs
//! nothing but the files. Each rule is a function from sources to complaints; beside the test that holds it
//! against the real files stands one that holds it against a bad snippet, because a rule that cannot fail says
//! nothing.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod code;
mod fences;
mod files;
mod layers;
mod locales;
mod names;
mod rooms;

use std::fs;
use std::path::Path;

use code::Source;

/// One broken rule: where, which, and why it is a rule.
type Complaint = String;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files under the folders, with paths such as `src/model/mod.rs`.
fn sources(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        collect(&root().join(folder), folder, &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 10, "the sources were not found under {}", root().display());
    found
}

fn collect(folder: &Path, name: &str, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.map(|entry| entry.unwrap()) {
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &path, found);
        } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
            found.push(Source::new(&path, &fs::read_to_string(entry.path()).unwrap()));
        }
    }
}

fn assert_none(complaints: &[Complaint]) {
    assert!(complaints.is_empty(), "{} house rules are broken:\n\n{}\n", complaints.len(), complaints.join("\n\n"));
}

#[test]
fn layers_use_only_the_layers_below_them() {
    assert_none(&layers::complaints(&sources(&["src"])));
}

#[test]
fn rooms_use_only_their_own_things_and_the_floors_below_them() {
    assert_none(&rooms::complaints(&sources(&["src"])));
}

#[test]
fn no_rooms_use_each_other_in_a_circle() {
    assert_none(&rooms::circles(&sources(&["src"])));
}

#[test]
fn a_type_has_its_name_for_itself() {
    assert_none(&names::complaints(&sources(&["src"])));
}

#[test]
fn crates_and_clocks_stay_behind_their_fences() {
    assert_none(&fences::complaints(&sources(&["src"])));
}

#[test]
fn files_are_short_introduced_and_named_after_what_they_hold() {
    assert_none(&files::complaints(&sources(&["src", "tests"])));
}

#[test]
fn files_of_the_crate_are_written_in_one_style() {
    assert_none(&files::style(&sources(&["src"])));
}

#[test]
fn the_visible_top_level_is_small() {
    let ignored = fs::read_to_string(root().join(".gitignore")).unwrap();
    let names: Vec<_> =
        fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_none(&files::top_level(&names, &ignored));
}

#[test]
fn locale_files_of_one_kind_have_equal_keys_and_blanks_and_the_plural_forms_of_their_language() {
    assert_none(&locales::complaints(&locales::all(&root().join("assets/locales"))));
}

#[test]
fn no_message_was_left_in_english() {
    assert_none(&locales::not_translated(&locales::all(&root().join("assets/locales"))));
}

#[test]
fn every_key_that_the_code_asks_for_exists_and_no_message_is_left_over() {
    let (sources, files) = (sources(&["src"]), locales::all(&root().join("assets/locales")));
    assert_none(&locales::missing_keys(&sources, &files));
    assert_none(&locales::unused_keys(&sources, &files));
}
