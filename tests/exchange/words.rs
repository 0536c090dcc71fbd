//! The three languages: numbers, signs and words as their readers write them.

use throughline::i18n::{Locale, MapWords, Term, Words, beginning};
use throughline::model::{CardKind, Channel, Consequence, EvidenceLevel, Feeling, Role};

#[test]
fn romanian_puts_de_between_a_number_and_its_noun_where_it_belongs() {
    let words = Words::new(Locale::Ro);
    for (count, says) in [(1, "un card"), (2, "2 carduri"), (19, "19 carduri"), (20, "20 de carduri")] {
        assert_eq!(words.with("count-cards", &[("count", count.into())]), says);
    }
    for (count, says) in
        [(0, "0 benzi"), (1, "o bandă"), (100, "100 de benzi"), (101, "101 benzi"), (120, "120 de benzi")]
    {
        assert_eq!(words.with("count-lanes", &[("count", count.into())]), says);
    }
    // Also where the number comes as a text, with spaces between thousands.
    for (most, says) in [("100 000", "100 000 de pixeli"), ("1919", "1919 pixeli"), ("1080", "1080 de pixeli")] {
        let text = words.with("export-too-large", &[("most", most.into())]);
        assert_eq!(text, format!("Prea mare: cel mult {says} pe latură"));
    }
    let size =
        |height: &'static str| words.with("export-pixels", &[("width", "800".into()), ("height", height.into())]);
    assert_eq!([size("600"), size("612")], ["800 × 600 de pixeli", "800 × 612 pixeli"]);
}

#[test]
fn hebrew_has_a_dual() {
    let words = Words::new(Locale::He);
    for (key, says) in [
        ("count-steps", ["צעד אחד", "שני צעדים", "20 צעדים"]),
        ("count-lanes", ["נתיב אחד", "שני נתיבים", "20 נתיבים"]),
        ("count-pains", ["נקודת כאב אחת", "שתי נקודות כאב", "20 נקודות כאב"]),
        ("count-connectors", ["חץ אחד", "שני חיצים", "20 חיצים"]),
        ("check-title-dismissed", ["ממצא מוסתר אחד", "שני ממצאים מוסתרים", "20 ממצאים מוסתרים"]),
        ("ago-days", ["לפני יום", "לפני יומיים", "לפני 20 ימים"]),
    ] {
        assert_eq!([1, 2, 20].map(|count| words.with(key, &[("count", count.into())])), says);
    }
}

#[test]
fn a_percentage_is_written_as_in_the_language() {
    let zoom = |locale| Words::new(locale).with("status-zoom", &[("percent", 100.into())]);
    assert_eq!(Locale::ALL.map(zoom), ["100%", "100%", "100\u{a0}%"]);
}

/// The words of a map of which a table has more: what is drawn is the first that tables know.
#[test]
fn a_thing_has_one_name_on_the_map_and_in_the_window() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let (map, window) = (MapWords::of(locale), Words::new(locale));
        for (drawn, key) in [
            (map.card_kind(CardKind::Touchpoint), "palette-touchpoint"),
            (map.card_kind(CardKind::Action), "palette-action"),
            (map.card_kind(CardKind::Decision), "palette-decision"),
            (map.card_kind(CardKind::Opportunity), "palette-opportunity"),
            (map.card_kind(CardKind::Note), "palette-note"),
            (map.term(Term::Lane), "palette-lane"),
            (map.term(Term::Lane), "inspector-lane"),
            (map.term(Term::Stage), "palette-stage"),
            (map.term(Term::Step), "palette-step"),
            (map.term(Term::Pain), "palette-pain"),
            (map.term(Term::Pain), "inspector-pain"),
            (map.term(Term::Persona), "inspector-persona"),
            (map.term(Term::Votes), "inspector-votes"),
            (map.term(Term::Wait), "palette-wait"),
            (map.term(Term::Connector), "inspector-connector"),
            (map.term(Term::Owner), "inspector-owner"),
            (map.term(Term::Author), "inspector-author"),
            (map.term(Term::MomentOfTruth), "inspector-moment-of-truth"),
            (map.term(Term::Eases), "inspector-eases"),
            (map.term(Term::Feeling), "inspector-feeling"),
            (map.term(Term::Evidence), "inspector-evidence"),
            (map.term(Term::Severity), "inspector-severity"),
            (map.term(Term::Frequency), "inspector-frequency"),
            (map.term(Term::Consequence), "inspector-consequence"),
        ] {
            assert_eq!(window.text(key), drawn, "{key} in {locale:?}");
        }
    }
}

#[test]
fn no_typewriter_marks_stand_in_hebrew_words() {
    let words = MapWords::of(Locale::He);
    let roles = Role::ALL.map(|role| words.role(role).to_owned());
    let channels = Channel::ALL.iter().flat_map(|channel| {
        words.channel_words(*channel).chain([words.channel(*channel)]).map(str::to_owned).collect::<Vec<_>>()
    });
    let kinds = CardKind::ALL.map(|kind| words.card_kind(kind).to_owned());
    let levels = EvidenceLevel::ALL.map(|level| words.evidence_level(level).to_owned());
    let consequences = Consequence::ALL.map(|consequence| words.consequence(consequence).to_owned());
    for word in channels.chain(roles).chain(kinds).chain(levels).chain(consequences) {
        assert!(!word.contains(['\'', '"']), "{word}");
    }
}

#[test]
fn a_text_that_is_too_long_ends_in_an_ellipsis_after_whole_characters() {
    for (text, most, says) in [("", 0, ""), ("שלום", 4, "שלום"), ("שלום", 3, "שלו…"), ("a", 0, "…"), ("abc", 9, "abc")]
    {
        assert_eq!(beginning(text, most), says);
    }
}

#[test]
fn a_feeling_has_the_name_of_the_nearest_one_that_people_choose_from() {
    let words = Words::new(Locale::En);
    let name = |value: f64| words.feeling(Feeling::nearest(value).unwrap()).into_owned();
    let chosen = [-2.0, -1.0, 0.0, 1.0, 2.0].map(name);
    assert_eq!(
        [-1.51, -1.5, -0.5, 0.5, 1.5].map(name),
        [&chosen[0], &chosen[1], &chosen[2], &chosen[2], &chosen[3]].map(String::clone)
    );
    assert_eq!([-0.51, 0.51, 1.51].map(name), [&chosen[1], &chosen[3], &chosen[4]].map(String::clone));
}
