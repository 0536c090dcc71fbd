//! A journal read back from its bytes: which frames count, which state of the map it gives, and of which file it is. First the
//! journals of the first version, which hold differences of texts, and then those of the second, which hold records.

use std::path::{Path, PathBuf};
use std::time::Duration;

use proptest::prelude::*;
use throughline::model::{Map, Order};
use throughline::persist::recovery::{UnsavedWork, find_unsaved};
use throughline::persist::{Base, Fingerprint, Liveness, MAX_BYTES, Timestamp, write};

use crate::support::{Disk, cases};

const FOLDER: &str = "data/recovery";

/// States of a map, one a second after the other. The last one is no map.
const STATES: [&str; 4] = [
    "(throughline: 1)\n",
    "(throughline: 1, title: \"a\")\n",
    "(throughline: 1, title: \"b\")\n",
    "(throughline: 1, title: 7)\n",
];

fn second(number: u64) -> Timestamp {
    Timestamp::since_1970(Duration::from_secs(number))
}

fn fingerprint(text: &str) -> Fingerprint {
    Fingerprint::new(text.as_bytes())
}

fn framed(payload: &str) -> Vec<u8> {
    format!("{}\n{payload}\n", fingerprint(payload)).into_bytes()
}

/// The first frame of a journal: whose it is, and of which file.
fn head(base: Option<(&str, Fingerprint)>) -> String {
    let owner = "holder:(host:\"\",user:\"\",process:1,since:1,token:\"\")";
    match base {
        Some((path, found)) => format!("(journal:1,{owner},path:Some(\"{path}\"),fingerprint:Some(\"{found}\"))"),
        None => format!("(journal:1,{owner},path:None,fingerprint:None)"),
    }
}

/// What makes a state of the one before.
fn entry(second: u64, state: &str, delta: &str) -> String {
    format!("{} {}\n{delta}", second * 1000, fingerprint(state))
}

/// The frames of a journal of all states.
fn frames(base: Option<(&str, Fingerprint)>) -> Vec<Vec<u8>> {
    let entries = (0..).zip(&STATES[1..]).map(|(second, state)| framed(&entry(second, state, &format!("+{state}"))));
    [framed(&head(base)), framed(STATES[0])].into_iter().chain(entries).collect()
}

/// What a journal of these bytes gives, with another file on the disk or none.
fn found(bytes: &[u8], file: Option<&str>) -> Option<UnsavedWork> {
    let disk = Disk::default().with("data/recovery/a.journal", bytes);
    if let Some(text) = file {
        disk.put("a", text.as_bytes());
    }
    find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap().pop()
}

/// The title of the map that is found.
fn title(bytes: &[u8]) -> Option<String> {
    found(bytes, None).map(|work| work.map.info.title)
}

/// The title after so many whole frames.
fn title_after(frames: usize) -> Option<String> {
    match frames {
        ..3 => None,
        3 => Some("a".to_owned()),
        _ => Some("b".to_owned()),
    }
}

#[test]
fn the_last_state_that_is_a_map_is_what_a_journal_gives() {
    let work = found(&frames(None).concat(), None).unwrap();
    assert_eq!((work.map.info.title.as_str(), work.at), ("b", second(1)));
    assert_eq!((work.before, work.base), (Map::default(), None));
}

#[test]
fn a_journal_that_is_cut_anywhere_ends_after_its_last_whole_frame() {
    let frames = frames(None);
    let all = frames.concat();
    for end in 0..=all.len() {
        let ends = frames.iter().scan(0, |at, frame| {
            *at += frame.len();
            Some(*at)
        });
        assert_eq!(title(&all[..end]), title_after(ends.filter(|at| *at <= end).count()), "{end}");
    }
}

#[test]
fn a_journal_ends_before_a_frame_in_which_any_byte_differs() {
    let frames = frames(None);
    let mut all = frames.concat();
    let mut start = 0;
    for (nth, frame) in frames.iter().enumerate() {
        for at in start..start + frame.len() {
            all[at] ^= 1;
            assert_eq!(title(&all), title_after(nth), "{at}");
            all[at] ^= 1;
        }
        start += frame.len();
    }
}

#[test]
fn a_file_that_holds_a_state_of_the_journal_was_saved_by_its_window() {
    let [old, middle] = [STATES[0], STATES[1]].map(fingerprint);
    let bytes = frames(Some(("a", old))).concat();
    let replay = |file: Option<&str>| {
        let work = found(&bytes, file)?;
        assert_eq!(work.map.info.title, "b");
        Some((work.before.info.title, work.base?.fingerprint))
    };
    assert_eq!(replay(Some(STATES[1])), Some(("a".to_owned(), middle)));
    for file in [None, Some(STATES[0]), Some("other")] {
        assert_eq!(replay(file), Some((String::new(), old)), "the file as it was, or another program's");
    }
    assert_eq!(replay(Some(STATES[2])), None, "everything is in the file");
}

#[test]
fn a_change_that_does_not_fit_ends_the_journal() {
    let last_at = |delta: &str| {
        let state = STATES[1];
        let (first, second) = (entry(0, state, &format!("+{state}")), entry(1, state, delta));
        let frames = [head(None).as_str(), STATES[0], &first, &second].map(framed);
        found(&frames.concat(), None).map(|work| (work.map.info.title, work.at))
    };
    assert_eq!(last_at("=0 1\n"), Some(("a".to_owned(), second(1))));
    for delta in [
        "=0 2\n",
        "=0 18446744073709551615\n",
        "=1 18446744073709551615\n=0 1\n",
        "=0 1\n=1 1\n",
        "=0 1\n=x 1\n",
        "=0 1\n=0\n",
        "=0 1\n=\n",
        "=0 1\n-gone\n",
        "=0 1\n\n",
    ] {
        assert_eq!(last_at(delta), Some(("a".to_owned(), second(0))), "{delta}");
    }
}

#[test]
fn a_change_that_makes_more_than_a_map_can_have_ends_the_journal() {
    let long = format!("(throughline: 1, title: \"{}\")\n", "a".repeat(1 << 20));
    let times = MAX_BYTES / long.len() + 1;
    let more = entry(0, &long.repeat(times), &"=0 1\n".repeat(times));
    let less = entry(1, STATES[1], &format!("+{}", STATES[1]));
    assert_eq!(title(&[head(None), long, more, less].map(|frame| framed(&frame)).concat()), None);
}

#[test]
fn a_path_in_a_journal_is_read_as_it_was_written_or_the_journal_is_not() {
    let path = |text: &str| {
        let mut frames = frames(Some((text, fingerprint(STATES[0]))));
        frames.truncate(3);
        found(&frames.concat(), None).map(|work| work.base.map(|Base { path, .. }| path))
    };
    for (text, read) in [("a", "a"), ("100 %25", "100 %"), ("/a%20b", "/a b"), ("", "")] {
        assert_eq!(path(text), Some(Some(PathBuf::from(read))));
    }
    for text in ["%", "%4", "%zz", "%é"] {
        assert_eq!(path(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn whatever_is_in_sound_frames_does_no_harm(
        any_head in "[ -~]{0,80}",
        base in "[ -~]{0,40}",
        entries in prop::collection::vec(
            "[0-9]{0,3} [0-9a-f-]{0,40}\n(=[0-9]{1,2} [0-9]{1,20}\n|[=+][ -~]{0,9}\n){0,4}",
            0..4,
        ),
    ) {
        let sound_head = head(None);
        for (head, base) in [(any_head.as_str(), base.as_str()), (sound_head.as_str(), STATES[0])] {
            let frames = [head, base].into_iter().chain(entries.iter().map(String::as_str));
            let bytes: Vec<u8> = frames.flat_map(framed).collect();
            prop_assert_eq!(title(&bytes), None, "no entry has the fingerprint of what it makes");
        }
    }
}

/// The head of a journal of the second version.
fn second_head(base: Option<(&str, Fingerprint)>) -> String {
    head(base).replace("(journal:1", "(journal:2")
}

const CHECKPOINT: &str = "=card x 5
=card y 9
(
    throughline: 1,
    title: \"Refund\",
    stages: [
        (id: \"s\"),
    ],
    steps: [
        (id: \"t\", stage: \"s\"),
    ],
    lanes: [
        (id: \"l\", role: Customer),
    ],
    cards: [
        (id: \"x\", step: \"t\", lane: \"l\", kind: Action, text: \"first\"),
        (id: \"y\", step: \"t\", lane: \"l\", kind: Action, text: \"second\"),
    ],
)
";

/// A new card between the two others, with a pain point.
const ADDED: &str = "change 1000
=card z 7
=pain p 1048576
(
    throughline: 1,
    cards: [
        (id: \"z\", step: \"t\", lane: \"l\", kind: Action, text: \"between\"),
    ],
    pains: [
        (id: \"p\", card: \"z\", text: \"slow\", severity: 3, frequency: 3, consequence: BadExperience),
    ],
)
";

/// One card is gone, another says something else, and so does the map.
const CHANGED: &str = "change 2000
!
-card y
=card x 5
(
    throughline: 1,
    title: \"Return\",
    cards: [
        (id: \"x\", step: \"t\", lane: \"l\", kind: Action, text: \"as ever\"),
    ],
)
";

/// What a journal of the second version gives: the title, and the texts of the cards in order.
fn told(changes: &[&str], base: Option<(&str, Fingerprint)>, file: Option<&str>) -> Option<(UnsavedWork, Vec<String>)> {
    let head = second_head(base);
    let frames = [head.as_str(), CHECKPOINT].into_iter().chain(changes.iter().copied()).map(framed);
    let work = found(&frames.collect::<Vec<_>>().concat(), file)?;
    let texts = Order::new(&work.map).cards.iter().map(|card| card.text.clone()).collect();
    Some((work, texts))
}

#[test]
fn changes_of_records_are_made_to_the_map_with_the_ranks_that_the_window_had() {
    let (work, texts) = told(&[ADDED, CHANGED], None, None).unwrap();
    assert_eq!((work.map.info.title.as_str(), texts), ("Return", vec!["as ever".to_owned(), "between".to_owned()]));
    assert_eq!((work.map.pains.len(), work.at), (1, second(2)));
    let texts: Vec<_> = Order::new(&work.before).cards.iter().map(|card| card.text.as_str()).collect();
    assert_eq!(texts, ["first", "second"]);
    assert_eq!(told(&[ADDED], None, None).unwrap().1, ["first", "between", "second"]);
    assert!(told(&[], None, None).is_none());
}

#[test]
fn a_change_of_records_that_does_not_fit_ends_the_journal() {
    for (from, to) in [
        ("change 2000", "change x"),
        ("change 2000", "saving 7"),
        ("change 2000", "exchange 2000"),
        ("!\n", "?\n"),
        ("!\n", "\n"),
        ("!\n", "é\n"),
        ("-card y", "-card"),
        ("-card y", "-kart y"),
        ("-card y", "-card y!"),
        ("=card x 5", "=card x"),
        ("=card x 5", "=card x 1.5"),
        ("(\n    throughline: 1", "\n    throughline: 1"),
        ("throughline: 1", "throughline: 2"),
        ("step: \"t\"", "step: \"u\""),
        ("id: \"x\"", "id: \"\""),
        ("kind: Action", "kind: Deed"),
        ("title: \"Return\"", "title: 7"),
    ] {
        let wrong = CHANGED.replace(from, to);
        assert_ne!(wrong, CHANGED);
        let (work, texts) = told(&[ADDED, &wrong, CHANGED], None, None).unwrap();
        assert_eq!((texts.len(), work.at), (3, second(1)), "{to}");
        assert!(told(&[&wrong], None, None).is_none(), "{to}");
    }
}

#[test]
fn a_save_that_began_counts_when_the_file_has_its_fingerprint() {
    let added = write(&told(&[ADDED], None, None).unwrap().0.map);
    let base = Some(("a", fingerprint("as it was")));
    let saving = format!("saving {}\n", fingerprint(&added));
    let journal = [ADDED, saving.as_str(), CHANGED];
    let (work, _) = told(&journal, base, Some(&added)).unwrap();
    assert_eq!((write(&work.before), work.base.unwrap().fingerprint), (added.clone(), fingerprint(&added)));
    let (work, texts) = told(&journal, base, Some("another program's")).unwrap();
    assert_eq!((work.before.cards.len(), work.base.unwrap().fingerprint), (2, fingerprint("as it was")));
    assert!(told(&journal[..2], base, Some(&added)).is_none(), "all of it is in the file");
    let changed = write(&told(&journal, None, None).unwrap().0.map);
    assert!(told(&journal, base, Some(&changed)).is_none(), "{texts:?} are in the file");
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn whatever_is_in_sound_frames_of_changes_does_no_harm(
        lines in prop::collection::vec("([-=!][a-z]{0,9}( [a-z]{0,4}){0,2}( -?[0-9]{1,20})?|[(), a-z:]{0,9})", 0..6),
    ) {
        let change = format!("change 1\n{}\n(throughline: 1)\n", lines.join("\n"));
        let all = told(&[&change, ADDED], None, None);
        prop_assert!(all.is_none_or(|(work, _)| work.map.cards.len() <= 3));
    }
}
