//! Names of files: from the title of a map, with the right extension, as the user types them, and as they are shown.

use std::path::{Path, PathBuf};

use throughline::app::file_name::{MAP_ENDING, from_title, shown, typed, typed_place, with_ending, with_ending_of};
use throughline::export::Format;

#[test]
fn a_title_becomes_a_name_that_every_system_takes() {
    for (title, name) in [
        ("Getting support", "Getting support"),
        ("לקוח עם בעיה", "לקוח עם בעיה"),
        ("A/B: what? \"now\"", "A B what now"),
        ("line one\nline two", "line one line two"),
        ("\u{200f}שירות\u{200e}", "שירות"),
        ("../../etc/passwd", "etc passwd"),
        ("-rf", "rf"),
        ("ends with dots. . .", "ends with dots"),
        ("con", "con_"),
        ("LPT1.map", "LPT1.map_"),
        ("Contact", "Contact"),
        ("   ", "Untitled map"),
    ] {
        assert_eq!(from_title(title, "Untitled map"), name, "{title:?}");
    }
}

#[test]
fn a_long_title_is_cut_between_letters() {
    let name = from_title(&"א".repeat(500), "Map");
    assert!(name.len() <= 120 && name.chars().all(|c| c == 'א'));
}

#[test]
fn the_extension_is_added_once() {
    for (typed, whole) in [
        ("/a/map", "/a/map.journey.ron"),
        ("/a/map.journey.ron", "/a/map.journey.ron"),
        ("/a/Map.Journey.RON", "/a/Map.Journey.RON"),
        ("/a/map.ron", "/a/map.journey.ron"),
        ("/a/map.journey", "/a/map.journey.ron"),
        ("/a/map.v2", "/a/map.v2.journey.ron"),
        ("/a/.journey.ron", "/a/.journey.journey.ron"),
        ("/a/מפה", "/a/מפה.journey.ron"),
    ] {
        assert_eq!(with_ending(Path::new(typed), MAP_ENDING), Path::new(whole), "{typed}");
    }
    for (typed, format, whole) in [
        ("p.PNG", Format::Png, "p.PNG"),
        ("p.jpg", Format::Png, "p.jpg.png"),
        ("p", Format::Xlsx, "p.xlsx"),
        ("p.markdown", Format::Markdown, "p.markdown"),
        ("p.md", Format::Mermaid, "p.mmd"),
        ("wrong.pdf", Format::Png, "wrong.png"),
        ("wrong.PDF", Format::Png, "wrong.png"),
        ("v1.2", Format::Png, "v1.2.png"),
    ] {
        assert_eq!(with_ending_of(Path::new(typed), format), Path::new(whole), "{typed}");
    }
}

#[test]
fn a_typed_path_is_taken_as_it_is_meant() {
    let folder = Path::new("/maps");
    let path = |text| typed(text, folder);
    assert_eq!(path(" \"/a b/c.ron\" "), Some(PathBuf::from("/a b/c.ron")));
    assert_eq!(path("~/x"), std::env::home_dir().map(|home| home.join("x")));
    assert_eq!(path("~x"), Some(PathBuf::from("/maps/~x")));
    assert_eq!(path("מפה"), Some(PathBuf::from("/maps/מפה")));
    for nothing in ["", "  ", "\"\"", "/", "/a/", "..", "~/"] {
        assert_eq!(path(nothing), None, "{nothing:?}");
    }
}

#[test]
fn a_folder_with_nothing_behind_it_means_the_file_in_it() {
    let place = |text| typed_place(text, Path::new("/maps"), "map.png");
    assert_eq!(place("/a/"), Some(PathBuf::from("/a/map.png")));
    assert_eq!(place(" \"b/\" "), Some(PathBuf::from("/maps/b/map.png")));
    assert_eq!(place("/a/c"), Some(PathBuf::from("/a/c")));
    assert_eq!(place(" "), None);
}

#[test]
fn a_file_is_shown_by_its_name() {
    assert_eq!(shown(Path::new("/a/תמיכה.journey.ron")), "תמיכה");
    assert_eq!(shown(Path::new("/a/other.ron")), "other.ron");
}
