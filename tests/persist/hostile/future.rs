//! Files of a version that does not exist yet (promise 8).

use throughline::persist::{read, read_newer};

use super::samples;

const NEWER: &str = r#"(
    throughline: 2,
    title: "Parcel",
    mood: Sunny,
    stakeholders: [(id: "x", cards: [(id: "y")], name: "z")],
    stages: [(id: "s", name: "One", colour: (1, 2, [3]))],
    steps: [(id: "a", stage: "s")],
    lanes: [(id: "l", role: Customer)],
    cards: [
        (id: "c", step: "a", lane: "l", kind: Touchpoint, channel: Hologram, text: "Meets"),
    ],
)"#;

#[test]
fn what_is_known_of_a_newer_file_is_shown_and_the_rest_is_told() {
    let newer = read_newer(NEWER.as_bytes()).unwrap();
    assert_eq!(newer.format, 2);
    assert_eq!((newer.map.info.title.as_str(), newer.map.stages.len(), newer.map.cards.len()), ("Parcel", 1, 1));
    let lost: Vec<_> = newer.lost.iter().map(|one| format!("{}:{} {}", one.line, one.column, one.kind)).collect();
    assert_eq!(
        lost,
        [
            "4:11 a map has no field `mood`; it was left out",
            "5:19 a map has no field `stakeholders`; it was left out",
            "6:45 a stage has no field `colour`; it was left out",
            "10:68 a card lost the field `channel`, which could not be read",
        ]
    );
}

#[test]
fn every_sample_with_a_newer_number_is_shown_whole_and_still_refused_for_writing() {
    for sample in samples() {
        let newer = sample.replacen("throughline: 1", "throughline: 7", 1);
        assert!(read(newer.as_bytes()).unwrap_err().is_newer());
        let shown = read_newer(newer.as_bytes()).unwrap();
        assert_eq!((shown.format, shown.lost, shown.map), (7, vec![], read(sample.as_bytes()).unwrap()));
    }
}

#[test]
fn of_a_newer_file_with_other_shapes_and_of_any_other_file_nothing_is_shown() {
    for (old, new) in [
        ("(id: \"a\", stage: \"s\")", "(id: \"a\", stage: \"other\")"),
        ("(id: \"a\", stage: \"s\")", "(key: 5, stage: \"s\")"),
        ("stages: [(id: \"s\", name: \"One\", colour: (1, 2, [3]))],", ""),
        ("role: Customer", "role: Partner"),
    ] {
        assert!(NEWER.contains(old));
        assert_eq!(read_newer(NEWER.replace(old, new).as_bytes()), None, "{new}");
    }
    assert_eq!(read_newer(NEWER.replace("throughline: 2", "throughline: 1").as_bytes()), None);
    assert_eq!(read_newer(b"(throughline: 1)"), None);
    assert_eq!(read_newer(b""), None);
}
