//! The names of records: what an id may be, in which order ids stand, and where new ones come from.

use throughline::model::{BadId, Id, IdSource};

#[test]
fn ids_are_short_words_and_nothing_else() {
    let longest = "x".repeat(32);
    for text in ["card-1_b", "A", &longest] {
        assert_eq!(Id::new(text).map(|id| id.as_str().to_owned()), Ok(text.to_owned()));
    }
    for (text, why) in [
        ("", BadId::Empty),
        ("x".repeat(33).as_str(), BadId::TooLong),
        ("שלב", BadId::Character('ש')),
        ("a b", BadId::Character(' ')),
    ] {
        assert_eq!(Id::new(text), Err(why), "{text}");
    }
}

#[test]
fn ids_stand_in_the_order_of_their_texts() {
    let texts = ["A", "a", "a-", "a1", "aa", "b", "step-1-of-stage-one", "step-1-of-stage-one-b", "z"];
    let ids = texts.map(|text| Id::new(text).unwrap());
    for (a, x) in texts.iter().zip(&ids) {
        for (b, y) in texts.iter().zip(&ids) {
            assert_eq!((a.cmp(b), a == b), (x.cmp(y), x == y), "{a} {b}");
        }
    }
}

#[test]
fn a_seed_gives_the_same_ids_again_and_no_two_alike() {
    let take = |seed| {
        let mut ids = IdSource::seeded(seed);
        (0..10_000).map(|_| ids.next_id()).collect::<Vec<_>>()
    };
    assert_eq!(take(7), take(7));
    let mut all = [take(7), take(8)].concat();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), 20_000);
    assert!(all.iter().all(|id| id.as_str().len() == 12));
}
