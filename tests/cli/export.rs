//! Exporting: what is written where, what is refused, and that no map stops the others.

use std::fs;
use std::path::Path;

use serde_json::Value;
use throughline::i18n::Locale;

use crate::{GOLDEN, MAP, folder_with, names, throughline, throughline_in, throughline_reading};

/// Width and height of a PNG picture.
fn picture_size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn export_draws_a_map_beside_it_or_where_it_is_told() {
    let folder = folder_with(&[("a.journey.ron", MAP), ("b.journey.ron", GOLDEN)]);
    let at = |name: &str| folder.path().join(name);
    let well = (0, String::new(), String::new());
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron"), well);
    let (width, height) = picture_size(&at("a.png"));
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron -o %/half.png --scale 1"), well);
    let (half, half_height) = picture_size(&at("half.png"));
    assert!(width.abs_diff(2 * half) <= 2 && height.abs_diff(2 * half_height) <= 2);
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron -o %/wide.png --width 640 --transparent"), well);
    assert_eq!(picture_size(&at("wide.png")).0, 640);
    fs::create_dir(at("out")).unwrap();
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron %/b.journey.ron -o %/out --scale 0.5"), well);
    assert_eq!(names(&at("out")), ["a.png", "b.png"]);
    assert_eq!(names(folder.path()), ["a.journey.ron", "a.png", "b.journey.ron", "half.png", "out", "wide.png"]);
}

#[test]
fn a_dense_picture_is_narrower_and_a_table_has_no_density() {
    let folder = folder_with(&[("a.journey.ron", GOLDEN)]);
    let well = (0, String::new(), String::new());
    for (name, density) in [("usual", ""), ("chosen", " --density comfortable"), ("dense", " --density compact")] {
        assert_eq!(throughline(folder.path(), &format!("export %/a.journey.ron -o %/{name}.png{density}")), well);
    }
    let width = |name: &str| picture_size(&folder.path().join(name)).0;
    assert_eq!(width("usual.png"), width("chosen.png"));
    assert!(width("dense.png") < width("usual.png"));
    let (code, _, err) = throughline(folder.path(), "export %/a.journey.ron -o %/a.csv --density compact");
    assert_eq!(code, 2);
    assert!(err.contains("--density") && err.contains("png, svg, pdf"), "{err}");
}

#[test]
fn a_map_too_large_for_the_usual_scale_gets_the_largest_picture() {
    let lanes: String = (0..2_500).map(|lane| format!("(id: \"l{lane}\", role: Notes),")).collect();
    let map = format!("(throughline: 1, lanes: [{lanes}])");
    let folder = folder_with(&[("tall.journey.ron", &map)]);
    let well = (0, String::new(), String::new());
    assert_eq!(throughline(folder.path(), "export %/tall.journey.ron"), well);
    let (_, height) = picture_size(&folder.path().join("tall.png"));
    assert!((99_900..=100_000).contains(&height), "{height}");
    let (code, _, err) = throughline(folder.path(), "export %/tall.journey.ron --scale 2 -o %/other.png");
    assert_eq!(code, 2);
    let scale = err.trim_end().strip_suffix(" works").and_then(|err| err.rsplit_once("scale ")).unwrap().1.to_owned();
    for language in [Locale::He, Locale::Ro] {
        let command = "export %/tall.journey.ron --scale 2 -o %/other.png";
        let (_, _, err) = throughline_in(language, folder.path(), command);
        assert!(err.contains(&scale) && err.contains("100000"), "{language:?}: {err}");
    }
}

#[test]
fn a_picture_with_boxes_in_place_of_characters_is_written_and_ends_with_1() {
    let card = |id: &str, text: &str| format!("(id: \"{id}\", step: \"s\", lane: \"l\", text: \"{text}\"),");
    let cards = [card("a", "call \u{e000} again \u{e000}"), card("b", "\u{e001}\u{e000}"), card("c", "fine")].concat();
    let map = format!(
        "(throughline: 1, personas: [(id: \"p\", description: \"unseen \u{e002}\")], stages: [(id: \"a\")],\
         steps: [(id: \"s\", stage: \"a\")], lanes: [(id: \"l\", role: Customer)], cards: [{cards}])"
    );
    let folder = folder_with(&[("a.journey.ron", &map), ("b.journey.ron", MAP)]);
    let said = "throughline: %/a.journey.ron: no font on this machine has U+E000 \"\u{e000}\", U+E001 \"\u{e001}\": \
                2 texts show boxes instead\n";
    let formats = "export %/a.journey.ron %/b.journey.ron --format png,svg,pdf,csv,xlsx,md";
    assert_eq!(throughline(folder.path(), formats), (1, String::new(), said.to_owned()), "once for all pictures");
    assert_eq!(names(folder.path()).len(), 14);
    let missing = serde_json::json!({ "characters": ["U+E000", "U+E001"], "texts": 2 });
    let (code, out, err) = throughline(folder.path(), &format!("{formats} --json"));
    let json: Value = serde_json::from_str(&out).unwrap();
    for (at, export) in json[0]["exports"].as_array().unwrap().iter().enumerate() {
        assert_eq!(export["missing_glyphs"], if at < 3 { missing.clone() } else { Value::Null }, "{export}");
    }
    assert!((code, err.as_str()) == (1, "") && json[1]["exports"][0].get("missing_glyphs").is_none(), "{json}");
    // Pages on paper repeat the texts, and a part of the map may have none of them.
    let (code, _, err) = throughline(folder.path(), "export %/a.journey.ron -o %/a.pdf --paper a4");
    assert_eq!((code, err.as_str()), (1, said));
    let table = throughline(folder.path(), "export %/a.journey.ron -o %/a.csv");
    assert_eq!(table, (0, String::new(), String::new()), "a table leaves fonts to its readers");
}

#[test]
fn a_failed_export_leaves_nothing_and_the_others_are_made() {
    let folder = folder_with(&[
        ("a.journey.ron", MAP),
        ("bad.journey.ron", "(throughline: 1, titel: \"\")"),
        ("bad.png", "old"),
    ]);
    let (code, out, err) = throughline(folder.path(), "export %/bad.journey.ron %/none.journey.ron %/a.journey.ron");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("bad.journey.ron:1:18: a map has no field `titel`\n  hint: did you mean `title`?"), "{err}");
    assert!(err.contains("none.journey.ron: there is no such file"), "{err}");
    let summary = "throughline: 2 of 3 could not be exported: %/bad.journey.ron, %/none.journey.ron";
    assert_eq!(err.lines().last(), Some(summary));
    assert_eq!(throughline(folder.path(), "export %/bad.journey.ron %/none.journey.ron").0, 2);
    assert_eq!(fs::read_to_string(folder.path().join("bad.png")).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.journey.ron", "a.png", "bad.journey.ron", "bad.png"]);
}

#[test]
fn export_refuses_what_would_surprise() {
    let folder = folder_with(&[("a.journey.ron", MAP), ("a.ron", MAP), ("b.journey.ron", MAP)]);
    fs::create_dir(folder.path().join("sub")).unwrap();
    let refused = |command: &str, reason: &str| {
        let (code, out, err) = throughline(folder.path(), command);
        assert_eq!((code, out.as_str()), (2, ""), "{command}");
        assert!(err.contains(reason), "{err}");
    };
    refused("export %/a.journey.ron -o %/a.doc", "no format has this extension");
    refused("export %/a.journey.ron -o %/a.svg --format png", "--format says png");
    refused("export %/a.journey.ron -o %/a.svg --width 100", "--width: this is for png, and the format is svg");
    refused("export %/a.journey.ron -o %/b.journey.ron --format png", "no format has this extension");
    refused("export %/a.journey.ron -o - --json", "not both");
    refused("export - --format svg", "no output was named");
    refused("export %/sub/*.png %/no*", "no file has a name like this");
    refused("export %/a.journey.ron --jobs 0", "invalid value '0'");
    refused("export %/a.journey.ron %/b.journey.ron -o %/c.png", "several maps need a folder");
    refused("export %/a.journey.ron %/b.journey.ron -o -", "only one map");
    refused("export %/a.journey.ron %/a.ron -o %/sub", "a.ron would become this file");
    refused("export %/a.journey.ron --scale 0", "a number above zero");
    refused("export %/a.journey.ron --scale 2 --width 100", "cannot be used with");
    refused("export %/a.journey.ron --width 4000000000", "cannot be written as png");
    refused("export %/a.journey.ron -o %/no/a.png", "create the folder first");
    assert_eq!(names(folder.path()), ["a.journey.ron", "a.ron", "b.journey.ron", "sub"]);
}

#[test]
fn a_folder_is_made_and_maps_of_one_name_keep_their_own_folders_in_it() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("sub/a.journey.ron"), MAP).unwrap();
    let well = (0, String::new(), String::new());
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron -o %/one --format svg"), well);
    assert_eq!(names(&folder.path().join("one")), ["a.svg"]);
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron %/sub/a.journey.ron -o %/both --format mmd"), well);
    assert_eq!(names(&folder.path().join("both")), ["a.mmd", "sub"]);
    assert_eq!(names(&folder.path().join("both/sub")), ["a.mmd"]);
}

#[test]
fn a_hundred_maps_are_exported_whatever_three_of_them_are_like() {
    let folder = folder_with(&[]);
    for number in 0..100 {
        let text = if number % 40 == 7 { "(throughline: 1, titel: \"\")" } else { MAP };
        fs::write(folder.path().join(format!("{number:02}.journey.ron")), text).unwrap();
    }
    fs::create_dir(folder.path().join("out")).unwrap();
    let told = |jobs: u32| throughline(folder.path(), &format!("export % -o %/out --scale 0.2 --jobs {jobs}"));
    let (code, out, err) = told(4);
    assert_eq!((code, out.as_str()), (1, ""));
    let first: Vec<_> = err.lines().filter(|line| line.contains(":1:18:")).collect();
    let bad = ["07", "47", "87"]
        .map(|number| format!("throughline: %/{number}.journey.ron:1:18: a map has no field `titel`"));
    assert_eq!(first, bad);
    assert!(err.ends_with("3 of 100 could not be exported: %/07.journey.ron, %/47.journey.ron, %/87.journey.ron\n"));
    assert_eq!(names(&folder.path().join("out")).len(), 97);
    assert_eq!(told(1).2, err);
}

#[test]
fn patterns_and_folders_are_looked_up_and_each_map_is_taken_once() {
    let folder =
        folder_with(&[("b.journey.ron", MAP), ("a.journey.ron", MAP), (".c.journey.ron", MAP), ("d [1].txt", MAP)]);
    fs::create_dir_all(folder.path().join("deep/er")).unwrap();
    fs::write(folder.path().join("deep/er/e.journey.ron"), MAP).unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    let maps = |words: &[&str]| {
        let words = [&["export", "-o", "%/out", "--json"], words].concat();
        let (_, out, err) = throughline_reading(folder.path(), &words, "");
        assert_eq!(err, "");
        let told: Value = serde_json::from_str(&out).unwrap();
        told.as_array().unwrap().iter().map(|one| one["map"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(maps(&["%"]), ["%/a.journey.ron", "%/b.journey.ron"]);
    assert_eq!(maps(&["%/b.journey.ron", "%/*.ron"]), ["%/b.journey.ron", "%/a.journey.ron"]);
    assert_eq!(maps(&["%/**/*.journey.ron"]), ["%/a.journey.ron", "%/b.journey.ron", "%/deep/er/e.journey.ron"]);
    assert_eq!(maps(&["%/d [1].txt"]), ["%/d [1].txt"]);
    assert_eq!(maps(&["%/?.journey.ron", "%/x*"]), ["%/x*", "%/a.journey.ron", "%/b.journey.ron"]);
    assert_eq!(throughline(folder.path(), "export %/deep").0, 2);
}

#[test]
fn a_map_comes_in_by_the_standard_input_and_goes_out_by_the_standard_output() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let (code, out, err) = throughline_reading(folder.path(), &["export", "-", "-o", "-"], MAP);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.get(..6).is_some_and(|start| start.contains("PNG")));
    let (code, _, err) = throughline_reading(folder.path(), &["export", "-", "-o", "%/b.png"], MAP);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron").0, 0);
    assert_eq!(fs::read(folder.path().join("a.png")).unwrap(), fs::read(folder.path().join("b.png")).unwrap());
    let (code, _, err) = throughline_reading(folder.path(), &["export", "-", "-o", "-"], "(throughline: 1, titel: 1)");
    assert_eq!(code, 2);
    assert!(err.starts_with("throughline: standard input:1:18: a map has no field `titel`"), "{err}");
}

#[test]
fn programs_read_what_was_written_and_what_was_not() {
    let folder = folder_with(&[("a.journey.ron", MAP), ("bad.journey.ron", "(throughline: 1, titel: \"\")")]);
    let (code, out, err) = throughline(folder.path(), "export %/a.journey.ron %/bad.journey.ron --json");
    assert_eq!((code, err.as_str()), (1, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    let size = fs::metadata(folder.path().join("a.png")).unwrap().len();
    assert_eq!(told[0]["exports"][0], serde_json::json!({ "format": "png", "file": "%/a.png", "bytes": size }));
    assert_eq!((&told[1]["map"], &told[1]["error"]["column"]), (&"%/bad.journey.ron".into(), &18.into()));
}

#[test]
fn a_stage_or_lane_that_a_map_does_not_have_is_said_with_those_that_it_has() {
    let map = MAP.replace("(id: \"a\")", "(id: \"a\", name: \"First\"), (id: \"b\", name: \"שני\")");
    let folder = folder_with(&[("a.journey.ron", &map)]);
    let (code, _, err) = throughline(folder.path(), "export %/a.journey.ron --stage Third");
    assert_eq!(code, 2);
    assert_eq!(err, "throughline: %/a.journey.ron: the map has no stage “Third”\n  hint: its stages are First, שני\n");
    let (code, _, err) = throughline(folder.path(), "export %/a.journey.ron --lane frontstage");
    assert_eq!(code, 2);
    assert_eq!(err, "throughline: %/a.journey.ron: the map has no lane “frontstage”\n  hint: its lanes are Customer\n");
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron --stage first --lane l").0, 0);
}

#[test]
fn a_map_that_is_exported_is_not_written_over() {
    let folder = folder_with(&[("a.png", MAP), ("b.journey.ron", MAP)]);
    let (code, _, err) = throughline(folder.path(), "export %/a.png -o %/./a.png");
    assert_eq!(code, 2);
    assert!(err.contains("this is one of the maps to export"), "{err}");
    assert_eq!(fs::read_to_string(folder.path().join("a.png")).unwrap(), MAP);
}

#[test]
fn one_command_writes_a_map_in_every_format() {
    let folder = folder_with(&[("a.journey.ron", GOLDEN)]);
    let (code, out, err) =
        throughline(folder.path(), "export %/a.journey.ron --format png,svg,pdf,csv,xlsx,md,mmd,svg");
    assert_eq!((code, out.as_str(), err.as_str()), (0, "", ""));
    let begins = |name: &str, with: &[u8]| {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        let found = String::from_utf8_lossy(bytes.get(..40).unwrap_or(&bytes)).into_owned();
        assert!(bytes.starts_with(with), "{name}: {found}");
    };
    begins("a.png", b"\x89PNG");
    begins("a.svg", b"<");
    begins("a.pdf", b"%PDF-");
    begins("a.csv", b"\xef\xbb\xbf");
    begins("a.xlsx", b"PK");
    for (name, has) in [("a.md", "\n# "), ("a.mmd", "journey\n")] {
        let text = format!("\n{}", fs::read_to_string(folder.path().join(name)).unwrap());
        assert!(text.contains(has), "{name}: {text}");
    }
    assert_eq!(names(folder.path()).len(), 8);
}

#[test]
fn a_table_has_the_shape_and_the_separator_that_are_asked_for() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let table = |options: &str| {
        let (code, out, err) =
            throughline(folder.path(), &format!("export %/a.journey.ron -o - --format csv {options}"));
        assert_eq!((code, err.as_str()), (0, ""), "{options}");
        out
    };
    assert!(table("--shape cards").starts_with("\u{feff}Stage,Step,Lane,"));
    assert!(table("--shape cards --separator semicolon").starts_with("\u{feff}Stage;Step;Lane;"));
    assert_eq!(table(""), table("--shape grid --separator comma"));
    assert_ne!(table(""), table("--shape cards"));
}

#[test]
fn a_picture_has_the_size_on_paper_that_is_asked_for() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let size = |options: &str| {
        let (code, _, err) = throughline(folder.path(), &format!("export %/a.journey.ron {options}"));
        assert_eq!((code, err.as_str()), (0, ""), "{options}");
        picture_size(&folder.path().join("a.png"))
    };
    assert_eq!(size("--print 254mm --dpi 100").0, 1000);
    assert_eq!(size("--print 10in --dpi 50 --small").0, 500);
    let (width, height) = size("--print A4 --dpi 25.4");
    assert!(width == 297 && height <= 210 || height == 210 && width <= 297, "{width} × {height}");
    let (code, _, err) = throughline(folder.path(), "export %/a.journey.ron --print 420px");
    assert_eq!(code, 2);
    assert!(err.contains("420mm") && err.contains("letter"), "{err}");
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron --print a4 --width 100").0, 2);
}

#[test]
fn one_stage_alone_is_in_the_export() {
    let map = MAP.replace("(id: \"a\")", "(id: \"a\", name: \"First\"), (id: \"b\", name: \"Last\")");
    let map = map.replace("(id: \"s\", stage: \"a\")", "(id: \"s\", stage: \"a\"), (id: \"t\", stage: \"b\")");
    let folder = folder_with(&[("a.journey.ron", &map)]);
    let text =
        |options: &str| throughline(folder.path(), &format!("export %/a.journey.ron -o - --format mmd {options}")).1;
    assert!(text("").contains("First") && text("").contains("Last"));
    assert!(text("--stage first").contains("First") && !text("--stage first").contains("Last"));
    assert!(text("--stage b --stage a").contains("First"));
}

#[test]
fn a_document_is_on_the_paper_that_is_asked_for() {
    let folder = folder_with(&[("a.journey.ron", GOLDEN)]);
    let document = |paper: &str| {
        let (code, _, err) = throughline(folder.path(), &format!("export %/a.journey.ron -o %/a.pdf {paper}"));
        assert_eq!((code, err.as_str()), (0, ""), "{paper}");
        fs::read(folder.path().join("a.pdf")).unwrap()
    };
    let (fitted, sheets) = (document(""), document("--paper a4-portrait"));
    assert!(fitted == document("--paper fit") && fitted != sheets && sheets != document("--paper a4"));
    assert_eq!(throughline(folder.path(), "export %/a.journey.ron -o %/a.png --paper a4").0, 2);
}

#[test]
fn a_file_is_named_after_its_map() {
    let names_of_maps = ["maps/a.journey.ron", "b.ron", "v1.2.journey.ron", "v1.3", "שלב.journey.ron"];
    let folder = folder_with(&[]);
    fs::create_dir(folder.path().join("maps")).unwrap();
    let mut words = vec!["export".to_owned()];
    for name in names_of_maps {
        fs::write(folder.path().join(name), MAP).unwrap();
        words.push(format!("%/{name}"));
    }
    words.extend(["-", "-o", "%/out", "--format", "md"].map(str::to_owned));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (code, _, err) = throughline_reading(folder.path(), &words, MAP);
    assert_eq!((code, err.as_str()), (0, ""));
    assert_eq!(names(&folder.path().join("out")), ["a.md", "b.md", "map.md", "v1.2.md", "v1.3.md", "שלב.md"]);
}

#[test]
fn the_name_of_a_file_decides_its_format_and_format_that_of_another() {
    let folder = folder_with(&[("m.journey.ron", MAP)]);
    let written = |name: &str, options: &str| {
        let (code, _, err) = throughline(folder.path(), &format!("export %/m.journey.ron -o %/{name} {options}"));
        assert_eq!((code, err.as_str()), (0, ""), "{name} {options}");
        fs::read(folder.path().join(name)).unwrap()
    };
    assert!(written("a.PDF", "").starts_with(b"%PDF-"));
    assert!(String::from_utf8(written("a.v2.mermaid", "")).unwrap().contains("journey\n"));
    assert_eq!(written("a.txt", "--format md"), written("a.md", ""));
    let (_, out, _) = throughline(folder.path(), "export %/m.journey.ron -o - --format svg");
    assert_eq!(out.as_bytes(), written("a.svg", ""));
    for (output, options, reason) in [
        ("b.txt", "", "no format has this extension"),
        ("b.png", "--format svg", "--format says svg"),
        ("b.journey.ron", "--format png", "no format has this extension"),
        ("b.png", "--format png,svg", "several formats need a folder"),
    ] {
        let (code, _, err) = throughline(folder.path(), &format!("export %/m.journey.ron -o %/{output} {options}"));
        assert!(code == 2 && err.contains(reason), "{output} {options}: {err}");
    }
}
