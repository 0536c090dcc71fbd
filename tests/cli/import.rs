//! Importing: what becomes a map, where it goes, and that nothing is left out in silence.

use std::fs;

use serde_json::Value;
use throughline::persist::read;

use crate::{folder_with, names, throughline, throughline_reading};

const JOURNEY: &str = "journey\n    title Parcel\n    section Wait\n      Look at the tracking page: 2: Dana\n";
/// A score that there is not.
const ODD: &str = "journey\n    title Parcel\n    section Wait\n      Look: 9: Dana\n";

#[test]
fn a_journey_becomes_a_map_beside_it_and_nothing_is_said_when_all_of_it_is_used() {
    let folder = folder_with(&[("parcel.mmd", JOURNEY)]);
    assert_eq!(throughline(folder.path(), "import %/parcel.mmd"), (0, String::new(), String::new()));
    let map = read(&fs::read(folder.path().join("parcel.journey.ron")).unwrap()).unwrap();
    assert_eq!((map.info.title.as_str(), map.stages.len()), ("Parcel", 1));
    assert_eq!(names(folder.path()), ["parcel.journey.ron", "parcel.mmd"]);
}

#[test]
fn what_is_not_used_is_told_with_its_line_and_the_code_is_1() {
    let folder = folder_with(&[("parcel.mmd", ODD)]);
    let (code, out, err) = throughline(folder.path(), "import %/parcel.mmd -o %/map.journey.ron");
    assert_eq!((code, out.as_str()), (1, ""));
    let (place, why) = err.trim_end().split_once(": “").unwrap();
    assert_eq!(place, "throughline: %/parcel.mmd:4");
    assert!(why.ends_with("out of range: the nearest value was used"), "{err}");
    assert!(read(&fs::read(folder.path().join("map.journey.ron")).unwrap()).is_ok());
    let (code, out, err) = throughline(folder.path(), "import %/parcel.mmd -o %/map.journey.ron --force --json");
    assert_eq!((code, err.as_str()), (1, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&told[0]["map"], &told[0]["unused"][0]["line"]), (&"%/map.journey.ron".into(), &4.into()));
    assert_eq!(told[0]["unused"][0]["code"], "out-of-range");
}

#[test]
fn a_map_that_is_there_is_overwritten_only_by_force() {
    let folder = folder_with(&[("a.mmd", JOURNEY), ("a.journey.ron", "precious")]);
    let (code, _, err) = throughline(folder.path(), "import %/a.mmd");
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "throughline: %/a.journey.ron: a file with this name already exists\n  hint: choose another name, or add --force to overwrite it\n"
    );
    assert_eq!(fs::read_to_string(folder.path().join("a.journey.ron")).unwrap(), "precious");
    let (code, _, err) = throughline(folder.path(), "import %/a.mmd -o %/a.mmd --force");
    assert_eq!(code, 2);
    assert!(err.contains("a.mmd: a .mmd file cannot hold a map"), "{err}");
    assert_eq!(throughline(folder.path(), "import %/a.mmd --force").0, 0);
    assert!(read(&fs::read(folder.path().join("a.journey.ron")).unwrap()).is_ok());
}

#[test]
fn a_file_comes_in_by_the_standard_input_and_a_map_goes_out_by_the_standard_output() {
    let folder = folder_with(&[]);
    for words in [&["import", "-", "-o", "-"][..], &["import", "-", "-o", "-", "--from", "mmd", "--lang", "he"]] {
        let (code, out, err) = throughline_reading(folder.path(), words, JOURNEY);
        assert_eq!((code, err.as_str()), (0, ""));
        assert_eq!(read(out.as_bytes()).unwrap().info.title, "Parcel");
    }
    let (code, _, err) = throughline_reading(folder.path(), &["import", "-"], JOURNEY);
    assert_eq!(code, 2);
    assert!(err.contains("no output was named"), "{err}");
    assert_eq!(throughline_reading(folder.path(), &["import", "-", "-o", "-", "--json"], JOURNEY).0, 2);
}

#[test]
fn many_files_are_imported_whatever_some_of_them_are_like() {
    let folder = folder_with(&[("a.mmd", JOURNEY), ("b.mmd", "pie\n  \"a\": 1\n"), ("c.mmd", JOURNEY)]);
    fs::create_dir(folder.path().join("maps")).unwrap();
    let (code, out, err) = throughline(folder.path(), "import %/*.mmd %/none.csv -o %/maps");
    assert_eq!((code, out.as_str()), (1, ""));
    let told: Vec<_> = err.lines().filter(|line| line.starts_with("throughline: ")).collect();
    assert_eq!(told.len(), 2, "{err}");
    assert!(told[0].starts_with("throughline: %/b.mmd: "), "{err}");
    assert_eq!(told[1], "throughline: %/none.csv: there is no such file");
    assert_eq!(names(&folder.path().join("maps")), ["a.journey.ron", "c.journey.ron"]);
}

#[test]
fn import_refuses_what_would_surprise() {
    let folder = folder_with(&[("a.mmd", JOURNEY), ("a.md", JOURNEY)]);
    let refused = |command: &str, reason: &str| {
        let (code, out, err) = throughline(folder.path(), command);
        assert_eq!((code, out.as_str()), (2, ""), "{command}");
        assert!(err.contains(reason), "{err}");
    };
    refused("import %/a.mmd %/a.md", "two of the files would become this map");
    refused("import %/a.mmd %/a.md -o %/b.journey.ron", "several files need a folder");
    refused("import %", "this is a folder, not a file");
    refused("import %/a.mmd --from doc", "invalid value 'doc'");
    assert_eq!(names(folder.path()), ["a.md", "a.mmd"]);
}
