//! Few bytes that ask for much memory, time or stack (promise 7).

use std::time::{Duration, Instant};

use throughline::persist::{MAX_BYTES, read, repair};

use crate::support::{is_long, short_or_long};

/// Reading and repairing together take seconds; a machine that builds something else meanwhile is allowed for.
fn is_harmless(name: &str, bytes: &[u8]) {
    let started = Instant::now();
    let error = read(bytes).err();
    let repaired = repair(bytes);
    assert!(started.elapsed() < Duration::from_secs(60), "{name}: {:?}", started.elapsed());
    assert!(error.is_some() || repaired.is_none(), "{name}");
}

/// How often the short pieces follow each other.
fn times() -> usize {
    short_or_long(20_000, 200_000)
}

fn inside(text: &str) -> String {
    format!("(throughline: 1,\n{text}\n)\n")
}

#[test]
fn depth_is_refused() {
    for bracket in ["(", "[", "{", "Some(", "[(", "#![", "(id:", "(id: \"", "a:(", "\n(id:\""] {
        let bomb = bracket.repeat(times());
        for text in [bomb.clone(), inside(&bomb), inside(&format!("cards: [{bomb}")), inside(&format!("title: {bomb}"))]
        {
            is_harmless(bracket, text.as_bytes());
        }
    }
}

#[test]
fn comments_and_texts_without_an_end_are_refused() {
    for bomb in ["/*", "\"\\", "r#\"", "r####\"", "\"\n(id:", "r#\"\n(id:", "'", "// ", "\"a, text: \""] {
        let bomb = bomb.repeat(times());
        for text in [bomb.clone(), inside(&bomb), inside(&format!("cards: [(id: \"a\", text: {bomb}"))] {
            is_harmless(&bomb[..6], text.as_bytes());
        }
    }
}

#[test]
fn counts_are_refused() {
    let many = |list: &str, record: &str, count: usize| inside(&format!("{list}: [{}]", record.repeat(count)));
    is_harmless("empty records", many("cards", "(),", 1_100_000).as_bytes());
    if is_long() {
        is_harmless("stages", many("stages", "(id:\"a\"),", 1_100_000).as_bytes());
        let eases = "\"\",".repeat(4_100_000);
        is_harmless("eases", inside(&format!("cards: [(id: \"c\", eases: [{eases}])]")).as_bytes());
    }
    is_harmless(
        "fields",
        inside(&format!("cards: [({})]", "id: \"a\", ".repeat(short_or_long(20_000, 100_000)))).as_bytes(),
    );
    is_harmless("names", inside(&"x: 1, ".repeat(short_or_long(50_000, 300_000))).as_bytes());
    is_harmless(
        "pains",
        many("pains", "(id: \"a\", card: \"x\", severity: 9),\n", short_or_long(20_000, 100_000)).as_bytes(),
    );
}

#[test]
fn one_byte_too_many_is_refused_and_the_most_is_read() {
    let mut bytes = inside("title: \"x\"").into_bytes();
    bytes.resize(MAX_BYTES, b' ');
    if is_long() {
        assert_eq!(read(&bytes).unwrap().info.title, "x");
    }
    bytes.push(b' ');
    assert!(read(&bytes).unwrap_err().to_string().contains("more than 64 MiB"));
}
