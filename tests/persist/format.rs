//! The file format: what is written is read back equal, old files open for ever, and no bytes do harm.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use throughline::geom::Flow;
use throughline::model::{
    Card, CardId, CardKind, Channel, ColorTag, Connector, Consequence, Dismissed, Emotion, EvidenceLevel, Feeling,
    Heads, Id, IdSource, Info, Lane, Map, MapKind, Order, Pain, Persona, RANK_GAP, Role, Stage, Step, TimeUnit, Wait,
};
use throughline::persist::{ReadError, TEMPLATES, fresh_ids, read, template, write};

use crate::support::{is_long, short_or_long};

const GOLDEN: &str = include_str!("../golden/v1-all.journey.ron");
const GOLDEN_AS_WRITTEN: &str = include_str!("../golden/v1-all.written.journey.ron");

/// The smallest file into which a list can be put.
fn with(lists: &str) -> String {
    format!("(\n    throughline: 1,\n{lists}\n)\n")
}

fn refused(file: &str) -> ReadError {
    read(file.as_bytes()).expect_err(file)
}

/// "line:column what / hint".
fn complaint(file: &str) -> String {
    let error = refused(file);
    format!(
        "{}:{} {} / {}",
        error.line,
        error.column,
        error.kind,
        error.hint.map(|hint| hint.to_string()).unwrap_or_default()
    )
}

mod generate {
    //! Maps that a seed decides, with every field in every state.

    use super::*;

    pub struct Dice(u64);

    impl Dice {
        pub fn new(seed: u64) -> Self {
            Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
        }

        pub fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 11) as usize % limit.max(1)
        }

        pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
            from[self.below(from.len())]
        }

        fn text(&mut self) -> String {
            const PIECES: [&str; 16] = [
                "call",
                "שלב 2",
                "ș ț ă",
                "\n",
                "\"",
                "\\",
                "\t",
                "\r\n",
                "\u{200f}",
                "\u{1b}",
                "//",
                "/*",
                "(",
                "😀",
                "\0",
                "נִקּוּד",
            ];
            (0..self.below(5)).map(|_| self.pick(&PIECES)).collect()
        }
    }

    pub fn map(seed: u64) -> Map {
        let (dice, ids) = (&mut Dice::new(seed), &mut IdSource::seeded(u128::from(seed)));
        let mut map = Map { info: info(dice), ..Map::default() };
        for _ in 0..dice.below(3) {
            let one = Persona {
                id: ids.fresh(),
                rank: rank(dice),
                name: dice.text(),
                description: dice.text(),
                hidden: dice.below(4) == 0,
            };
            map.personas.insert(one.id, one);
        }
        for _ in 0..dice.below(4) {
            let stage = Stage { id: ids.fresh(), rank: rank(dice), name: dice.text(), goal: dice.text() };
            for _ in 0..dice.below(4) {
                let step = Step {
                    id: ids.fresh(),
                    stage: stage.id,
                    rank: rank(dice),
                    name: dice.text(),
                    width: dice.pick(&[None, Some(120), Some(960)]),
                };
                map.steps.insert(step.id, step);
            }
            map.stages.insert(stage.id, stage);
        }
        for _ in 0..dice.below(5) {
            let role = dice.pick(&[Role::Evidence, Role::Customer, Role::Frontstage, Role::Support, Role::Notes]);
            let one = Lane {
                id: ids.fresh(),
                rank: rank(dice),
                role,
                name: dice.text(),
                hidden: dice.below(4) == 0,
                locked: dice.below(4) == 0,
            };
            map.lanes.insert(one.id, one);
        }
        for _ in 0..dice.below(20) {
            cards(&mut map, dice, ids);
        }
        markers(&mut map, dice, ids);
        emotions(&mut map, dice, ids);
        map
    }

    fn rank(dice: &mut Dice) -> i64 {
        dice.below(5) as i64 * RANK_GAP - RANK_GAP
    }

    fn info(dice: &mut Dice) -> Info {
        Info {
            title: dice.text(),
            scenario: dice.text(),
            kind: dice.pick(&[MapKind::AsIs, MapKind::ToBe]),
            author: dice.text(),
            version: dice.text(),
            date: dice.text(),
            language: dice.text(),
            direction: dice.pick(&[Flow::LeftToRight, Flow::RightToLeft]),
            dismissed: if dice.below(2) == 0 { Vec::new() } else { some_dismissed() },
        }
    }

    fn some_dismissed() -> Vec<Dismissed> {
        vec![dismissed("map-without-lanes", None), dismissed("tomorrow’s", Some("x"))]
    }

    fn dismissed(issue: &str, at: Option<&str>) -> Dismissed {
        Dismissed { issue: issue.to_owned(), at: at.map(|id| Id::new(id).unwrap()) }
    }

    fn one_of<K: Copy, V>(dice: &mut Dice, table: &BTreeMap<K, V>) -> Option<K> {
        table.keys().nth(dice.below(table.len())).copied()
    }

    fn cards(map: &mut Map, dice: &mut Dice, ids: &mut IdSource) {
        let (Some(step), Some(lane)) = (one_of(dice, &map.steps), one_of(dice, &map.lanes)) else { return };
        let kinds = [CardKind::Action, CardKind::Touchpoint, CardKind::Decision, CardKind::Opportunity, CardKind::Note];
        let card = Card {
            rank: rank(dice),
            span: dice.pick(&[1, 1, 2, u32::MAX]),
            kind: dice.pick(&kinds),
            text: dice.text(),
            channel: dice.pick(&[None, Some(Channel::Phone), Some(Channel::SelfService)]),
            evidence: dice.pick(&[EvidenceLevel::Assumed, EvidenceLevel::PartlyKnown, EvidenceLevel::Researched]),
            owner: dice.text(),
            moment_of_truth: dice.below(2) == 0,
            color: dice.pick(&[None, Some(ColorTag::Red), Some(ColorTag::Gray)]),
            ..Card::new(ids.fresh(), lane, step)
        };
        map.cards.insert(card.id, card);
    }

    fn markers(map: &mut Map, dice: &mut Dice, ids: &mut IdSource) {
        for _ in 0..dice.below(10) {
            let (Some(card), Some(other)) = (one_of(dice, &map.cards), one_of(dice, &map.cards)) else { return };
            let consequence =
                dice.pick(&[Consequence::Inefficiency, Consequence::BadExperience, Consequence::ChurnRisk]);
            let (severity, frequency) = (dice.pick(&[1, 3, 5]), dice.pick(&[1, 3, 5]));
            let votes = dice.pick(&[0, 7, u32::MAX]);
            let pain = Pain {
                id: ids.fresh(),
                card,
                rank: rank(dice),
                text: dice.text(),
                severity,
                frequency,
                consequence,
                votes,
            };
            map.cards.get_mut(&other).unwrap().eases.push(pain.id);
            map.pains.insert(pain.id, pain);
            let (min, unit) = (dice.pick(&[0, 7, u32::MAX]), dice.pick(&[TimeUnit::Minutes, TimeUnit::Months]));
            let max = dice.pick(&[min, u32::MAX]);
            let wait = Wait { id: ids.fresh(), card, rank: rank(dice), text: dice.text(), min, max, unit };
            map.waits.insert(wait.id, wait);
            let heads = dice.pick(&[Heads::One, Heads::Two]);
            let connector = Connector { id: ids.fresh(), from: card, to: other, heads, label: dice.text() };
            map.connectors.insert(connector.id, connector);
        }
    }

    fn emotions(map: &mut Map, dice: &mut Dice, ids: &mut IdSource) {
        for _ in 0..dice.below(10) {
            let (Some(persona), Some(step)) = (one_of(dice, &map.personas), one_of(dice, &map.steps)) else { return };
            let value = Feeling::nearest(dice.below(401) as f64 / 100.0 - 2.0).unwrap();
            let emotion = Emotion { id: ids.fresh(), persona, step, value, quote: dice.text() };
            map.emotions.insert(emotion.id, emotion);
        }
    }
}

/// The same map with its ranks as a file gives them: by the place in the list.
fn ranked_by_place(map: &Map) -> Map {
    let order = Order::new(map);
    let mut ranked = map.clone();
    let rank = |at: usize| at as i64 * RANK_GAP;
    for (at, one) in order.personas.iter().enumerate() {
        ranked.personas.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.stages.iter().enumerate() {
        ranked.stages.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.steps.iter().enumerate() {
        ranked.steps.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.lanes.iter().enumerate() {
        ranked.lanes.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.cards.iter().enumerate() {
        ranked.cards.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.cards.iter().flat_map(|card| order.pains_of(card.id)).enumerate() {
        ranked.pains.get_mut(&one.id).unwrap().rank = rank(at);
    }
    for (at, one) in order.cards.iter().flat_map(|card| order.waits_of(card.id)).enumerate() {
        ranked.waits.get_mut(&one.id).unwrap().rank = rank(at);
    }
    ranked
}

#[test]
fn maps_of_all_kinds_are_read_back_equal_and_written_again_to_equal_bytes() {
    for seed in 0..short_or_long(4_000, 10_000) {
        let map = generate::map(seed);
        let text = write(&map);
        let back = read(text.as_bytes()).unwrap_or_else(|error| panic!("seed {seed}: {error}\n{text}"));
        assert_eq!(back, ranked_by_place(&map), "seed {seed}");
        assert_eq!(write(&back), text, "seed {seed}");
    }
}

#[test]
fn a_record_stands_on_one_line() {
    for seed in 0..500 {
        let map = generate::map(seed);
        let records = map.keys().count() - 1;
        let lines = write(&map).lines().filter(|line| line.starts_with("        (id: ")).count();
        assert_eq!(lines, records, "seed {seed}");
    }
}

#[test]
fn the_golden_file_opens_and_is_written_as_it_always_was() {
    let map = read(GOLDEN.as_bytes()).unwrap();
    let written = write(&map);
    if std::env::var_os("THROUGHLINE_BLESS").is_some() {
        std::fs::write("tests/golden/v1-all.written.journey.ron", &written).unwrap();
    }
    assert_eq!(written, GOLDEN_AS_WRITTEN);
    let again = read(written.as_bytes()).unwrap();
    assert_eq!(again, ranked_by_place(&map));
}

#[test]
fn what_format_1_has_learnt_since_opens_and_is_written_as_it_always_was() {
    const LATER: &str = include_str!("../golden/v1-later.journey.ron");
    let map = read(LATER.as_bytes()).unwrap();
    assert_eq!(write(&map), LATER);
    let card = map.cards.values().next().unwrap();
    assert_eq!((card.color, map.steps[&card.step].width), (Some(ColorTag::Purple), Some(320)));
    assert!(map.lanes[&card.lane].locked && map.personas.values().all(|persona| persona.hidden));
    assert_eq!(map.pains.values().map(|pain| pain.votes).collect::<Vec<_>>(), [12]);
    assert_eq!(map.info.dismissed.len(), 2);
}

#[test]
fn the_golden_file_means_what_it_says() {
    let map = read(GOLDEN.as_bytes()).unwrap();
    let id = |text| CardId(throughline::model::Id::new(text).unwrap());
    let order = Order::new(&map);
    assert_eq!(map.info.direction, Flow::RightToLeft);
    assert_eq!(map.info.scenario.lines().count(), 2);
    assert_eq!(order.steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>(), ["late", "ask", "call"]);
    assert_eq!(map.cards[&id("c1")].span, 2);
    assert_eq!(map.cards[&id("c1")].kind, CardKind::Action);
    assert_eq!(map.cards[&id("c3")].text, "Call \"back\"");
    assert_eq!(map.cards[&id("c3")].eases.iter().map(|pain| pain.as_str()).collect::<Vec<_>>(), ["p2", "p1"]);
    assert_eq!(map.cards[&id("c5")].channel, Some(Channel::Sms));
    assert_eq!(map.cards[&id("c6")].text, "multi\nline");
    assert_eq!(order.pains_of(id("c1")).iter().map(|pain| pain.weight()).collect::<Vec<_>>(), [9]);
    assert_eq!(order.waits_of(id("c1")).iter().map(|wait| (wait.min, wait.max)).collect::<Vec<_>>(), [(2, 2), (0, 5)]);
    assert_eq!(map.emotions.values().map(|one| one.value.value()).collect::<Vec<_>>(), [-1.25, -2.0, 0.5, 0.0]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_make_no_difference() {
    let windows = format!("\u{feff}{}", GOLDEN.replace('\n', "\r\n"));
    assert_eq!(read(windows.as_bytes()).unwrap(), read(GOLDEN.as_bytes()).unwrap());
    let late = windows.replace("step: \"ask\", lane: \"support\"", "step: \"aks\", lane: \"support\"");
    assert_eq!(complaint(&late), complaint(&late.trim_start_matches('\u{feff}').replace("\r\n", "\n")));
}

#[test]
fn no_truncation_and_no_changed_byte_of_the_golden_file_does_harm() {
    for end in (0..GOLDEN.trim_end().len()).step_by(short_or_long(3, 1)) {
        let error = read(&GOLDEN.as_bytes()[..end]).unwrap_err();
        assert!(error.line >= 1 && error.column >= 1, "{error}");
    }
    let mut bytes = GOLDEN.as_bytes().to_vec();
    for at in 0..bytes.len() {
        let sound = bytes[at];
        let all = [sound ^ 1, sound ^ 0x20, sound ^ 0x80, 0, b'"', b'(', b')', b','];
        for wrong in all.into_iter().skip(if is_long() { 0 } else { at % 8 }).step_by(short_or_long(8, 1)) {
            bytes[at] = wrong;
            if let Ok(map) = read(&bytes) {
                assert!(read(write(&map).as_bytes()).is_ok(), "byte {at} as {wrong}");
            }
        }
        bytes[at] = sound;
    }
}

#[test]
fn a_map_without_anything_in_it_is_a_map() {
    assert_eq!(read(b"(throughline: 1)").unwrap(), Map::default());
    assert_eq!(write(&Map::default()), "(\n    throughline: 1,\n)\n");
}

#[test]
fn what_is_not_a_map_is_named() {
    let start = "a map begins with (throughline: 1,";
    assert_eq!(complaint(""), format!("1:1 the file is empty / {start}"));
    assert_eq!(complaint(" // nothing\n"), format!("1:1 the file is empty / {start}"));
    assert_eq!(complaint("hello world"), format!("1:7 this is not a map / {start}"));
    assert_eq!(complaint("{\"throughline\": 1}"), format!("1:1 this is not a map / {start}"));
    assert_eq!(complaint("(title: \"x\")"), format!("1:2 the format version is missing / {start}"));
    let late = "(title: \"x\",\n throughline: 1)";
    assert_eq!(complaint(late), format!("2:15 the format version has to come before all other fields / {start}"));
    let newer = refused("#![enable(implicit_some)]\n(throughline: 2, swimlanes: [])");
    assert!(newer.is_newer());
    assert_eq!(
        newer.to_string(),
        "line 2, column 15: written by a newer version of Throughline (format 2); this one reads format 1"
    );
    assert!(!refused("(throughline: 0)").is_newer());
}

#[test]
fn other_encodings_are_recognised() {
    let utf16: Vec<u8> = "(throughline: 1)".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let what = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(what(&utf16).contains("UTF-16 (little endian)"));
    assert!(what(&[&[0xff, 0xfe][..], &utf16].concat()).contains("UTF-16 (little endian)"));
    assert!(what(b"\x89PNG\r\n\x1a\n").contains("a PNG picture"));
    assert!(what(&[0; 4096]).contains("nothing but zero bytes"));
    assert_eq!(
        what(b"(throughline: 1,\n title: \"\xf9\xec\xe5\xed\")"),
        "line 2, column 10: this is not UTF-8 text; it looks like windows-1255"
    );
    assert_eq!(
        what("(throughline: 1, title: \"ש".as_bytes().split_last().unwrap().1),
        "line 1, column 26: the file ends in the middle of a character"
    );
}

#[test]
fn syntax_errors_say_where_and_what_to_do() {
    let complaints = [
        (
            "title: \"a\" author: \"b\",",
            "3:12 a comma is missing before this / fields and records are separated by commas; quotes inside text are written \\\"",
        ),
        ("title: \"a", "3:9 the text that begins here has no end / add the closing \""),
        ("title \"a\",", "3:7 a colon is missing before this / fields are written name: value"),
        ("titel: \"a\",", "3:1 a map has no field `titel` / did you mean `title`?"),
        ("title: 'a',", "3:8 this cannot be read as `title` / expected text in double quotes"),
        ("kind: \"ToBe\",", "3:7 this cannot be read as `kind` / expected one of AsIs, ToBe"),
        ("kind: tobe,", "3:7 `tobe` is not a word for `kind` / did you mean `ToBe`?"),
        ("title: \"a\", title: \"b\",", "3:13 the field `title` stands here twice / keep one of them"),
        (
            "title: \"\\q\",",
            "3:11 after a \\ in text this is not known / use \\n for a line break, \\\" for a quote, \\\\ for a backslash",
        ),
        (
            "stages: (id: \"a\"),",
            "3:9 this cannot be read as `stages` / expected a list of records, such as stages: [(id: …), …]",
        ),
        ("stages: [{id: \"a\"}],", "3:10 a record is missing here / records stand in round brackets: (id: \"a\", …)"),
        ("stages: [\n  (name: \"a\"),\n],", "4:3 a stage needs the field `id` / add id: an id in double quotes"),
        (
            "stages: [\n  (id: \"a\")\n  (id: \"b\")\n],",
            "5:3 a comma is missing before this / fields and records are separated by commas; quotes inside text are written \\\"",
        ),
        ("lanes: [(id: \"a\", rol: Notes)],", "3:19 a lane has no field `rol` / did you mean `role`?"),
        (
            "lanes: [(id: \"a\", role: Backoffice)],",
            "3:25 `Backoffice` is not a word for `role` / expected one of Evidence, Customer, Frontstage, Backstage, Support, Emotion, Notes",
        ),
        (
            "lanes: [(id: \"a\", role: Notes, hidden: yes)],",
            "3:40 this cannot be read as `hidden` / expected true or false",
        ),
        ("), more", "3:2 there is more after the end of the map / remove it"),
    ];
    for (lists, expected) in complaints {
        assert_eq!(complaint(&with(lists)), expected, "{lists}");
    }
}

#[test]
fn values_and_references_are_checked_with_their_place() {
    const BASE: &str = "stages: [(id: \"a\")], steps: [(id: \"s1\", stage: \"a\")], lanes: [(id: \"l\", role: Notes)], personas: [(id: \"p\")],";
    let complaints = [
        (
            "cards: [\n(id: \"c\", step: \"s2\", lane: \"l\"),]",
            "5:17 there is no step with the id \"s2\" / did you mean \"s1\"?",
        ),
        (
            "cards: [\n(id: \"c\", step: \"s1\", lane: \"nowhere\"),]",
            "5:29 there is no lane with the id \"nowhere\" / add a lane with this id, or name one that exists",
        ),
        (
            "cards: [\n(id: \"c\", step: \"s1\", lane: \"l\", span: 0),]",
            "5:40 0 is out of range for `span` / expected a whole number, 1 or more",
        ),
        (
            "cards: [\n(id: \"c\", step: \"s1\", lane: \"l\", span: 2.5),]",
            "5:40 this cannot be read as `span` / expected a whole number, 1 or more",
        ),
        (
            "cards: [\n(id: \"c\", step: \"s1\", lane: \"l\", span: 99999999999999999999),]",
            "5:40 this cannot be read as `span` / expected a whole number, 1 or more",
        ),
        (
            "cards: [\n(id: \"c\", step: \"s1\", lane: \"l\", eases: [\"x\"]),]",
            "5:41 there is no pain point with the id \"x\" / add a pain point with this id, or name one that exists",
        ),
        (
            "cards: [\n(id: \"c 1\", step: \"s1\", lane: \"l\"),]",
            "5:6 \"c 1\" is not an id / an id has letters a-z, digits, '-' and '_' only, not ' '",
        ),
        (
            "cards: [(id: \"c\", step: \"s1\", lane: \"l\"),\n(id: \"c\", step: \"s1\", lane: \"l\"),]",
            "5:6 the id \"c\" stands twice in `cards` / every record of a list needs its own id",
        ),
        (
            "cards: [(id: \"c\", step: \"s1\", lane: \"l\")], pains: [\n(id: \"p\", card: \"c\", severity: 6)]",
            "5:32 6 is out of range for `severity` / expected a whole number from 1 to 5",
        ),
        (
            "cards: [(id: \"c\", step: \"s1\", lane: \"l\")], pains: [\n(id: \"p\", card: \"c\", frequency: -1)]",
            "5:33 -1 is out of range for `frequency` / expected a whole number from 1 to 5",
        ),
        (
            "cards: [(id: \"c\", step: \"s1\", lane: \"l\")], waits: [\n(id: \"w\", card: \"c\", min: 5, max: 2)]",
            "5:35 the longest time, 2, is shorter than the shortest, 5 / ",
        ),
        (
            "connectors: [\n(id: \"k\", from: \"c\", to: \"d\")]",
            "5:17 there is no card with the id \"c\" / add a card with this id, or name one that exists",
        ),
        (
            "emotions: [\n(id: \"e\", persona: \"p\", step: \"s1\", value: NaN)]",
            "5:44 NaN is out of range for `value` / expected a number from -2 to 2",
        ),
        (
            "emotions: [\n(id: \"e\", persona: \"p\", step: \"s1\", value: -inf)]",
            "5:44 -inf is out of range for `value` / expected a number from -2 to 2",
        ),
        (
            "emotions: [\n(id: \"e\", persona: \"p\", step: \"s1\", value: 2.01)]",
            "5:44 2.01 is out of range for `value` / expected a number from -2 to 2",
        ),
    ];
    for (lists, expected) in complaints {
        assert_eq!(complaint(&with(&format!("{BASE}\n{lists}"))), expected, "{lists}");
    }
}

#[test]
fn bombs_are_refused_in_bounded_time() {
    let started = Instant::now();
    for bracket in ["(", "[", "{", "Some(", "/*", "[(", "#![", "r#\"", "\"\\"] {
        let bomb = bracket.repeat(200_000);
        assert!(read(bomb.as_bytes()).is_err());
        assert!(read(with(&bomb).as_bytes()).is_err());
        assert!(read(with(&format!("cards: {bomb}")).as_bytes()).is_err());
    }
    let many = with(&format!("stages: [{}]", "(id:\"a\"),".repeat(1_100_000)));
    assert!(refused(&many).kind.to_string().contains("too much in it"));
    let eases = with(&format!("cards: [(id: \"c\", eases: [{}])]", "\"\",".repeat(4_200_000)));
    assert!(refused(&eases).kind.to_string().contains("too much in it"));
    assert!(refused(&" ".repeat(65 << 20)).kind.to_string().contains("64 MiB"));
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
}

#[test]
fn a_megabyte_of_text_and_ten_thousand_lanes_are_fine() {
    let text = "עוד \\n".repeat(200_000);
    let lanes: String = (0..10_000).map(|at| format!("(id: \"l{at}\", role: Notes, name: \"{at}\"),\n")).collect();
    let map = read(with(&format!("title: \"{text}\", lanes: [{lanes}]")).as_bytes()).unwrap();
    assert_eq!(map.info.title.lines().count(), 200_000);
    assert_eq!(map.lanes.len(), 10_000);
    assert_eq!(Order::new(&map).lanes[9_999].name, "9999");
}

#[test]
fn every_template_is_a_map_and_two_copies_of_it_share_no_id() {
    for name in TEMPLATES {
        for language in throughline::persist::LANGUAGES {
            let file = template(name, language).unwrap();
            let map = read(file.as_bytes()).unwrap_or_else(|error| panic!("{name} {language}: {error}"));
            assert_eq!(map.info.language, language);
            assert_eq!(map.info.direction.is_rtl(), language == "he", "{name} {language}");
            let ids = &mut IdSource::seeded(1);
            let (one, two) = (fresh_ids(&map, ids), fresh_ids(&map, ids));
            assert!(one.keys().skip(1).all(|key| !two.has(key) && !map.has(key)));
            let again = read(write(&one).as_bytes()).unwrap();
            assert_eq!(again.keys().count(), map.keys().count());
        }
    }
}

#[test]
fn new_ids_change_nothing_else() {
    for seed in 0..200 {
        let map = read(write(&generate::map(seed)).as_bytes()).unwrap();
        let fresh = fresh_ids(&map, &mut IdSource::seeded(7));
        let without_ids = |map: &Map| {
            let order = Order::new(map);
            let cells: Vec<_> = order
                .cells()
                .iter()
                .zip(&order.cards)
                .map(|(at, card)| (*at, card.text.clone(), card.eases.len()))
                .collect();
            let pains: Vec<_> =
                order.cards.iter().flat_map(|card| order.pains_of(card.id)).map(|pain| pain.text.clone()).collect();
            (cells, pains, map.info.clone(), map.keys().count())
        };
        assert_eq!(without_ids(&fresh), without_ids(&map), "seed {seed}");
    }
}
