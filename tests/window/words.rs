//! The messages of the interface: in which language, with which plural forms, and around texts of the other direction.

use throughline::geom::Flow;
use throughline::i18n::{Locale, Value, Words, flow_of};

const ENGLISH: &str = include_str!("../../assets/locales/en.ftl");

#[test]
fn the_interface_speaks_every_language() {
    let file = |locale| Words::new(locale).text("menu-file").into_owned();
    assert_eq!(Locale::ALL.map(file), ["File", "קובץ", "Fișier"]);
    assert_eq!(file(Locale::Pseudo), "[FFíłłé]");
    assert_eq!(file(Locale::PseudoRtl), "[פפיללע]");
}

#[test]
fn a_number_in_a_sentence_takes_the_form_of_its_language() {
    for (locale, expected, counts) in [
        (Locale::En, "1 card", &[1][..]),
        (Locale::En, "# cards", &[0, 2, 21, 42, 101]),
        (Locale::He, "כרטיס אחד", &[1]),
        (Locale::He, "שני כרטיסים", &[2]),
        (Locale::He, "# כרטיסים", &[0, 3, 10, 11, 20, 42, 100, 102]),
        // Romanian puts "de" after twenty and after every full hundred.
        (Locale::Ro, "# carduri", &[0, 2, 19, 101, 102, 110, 119, 201, 1_001, 1_019]),
        (Locale::Ro, "un card", &[1]),
        (Locale::Ro, "# de carduri", &[20, 21, 99, 100, 120, 121, 200, 1_000, 1_020]),
    ] {
        let words = Words::new(locale);
        for count in counts.iter().copied() {
            let said = words.with("count-cards", &[("count", Value::from(count))]);
            assert_eq!(said, expected.replace('#', &count.to_string()), "{locale:?}");
        }
    }
}

#[test]
fn a_missing_or_senseless_number_takes_the_last_form() {
    let words = Words::new(Locale::En);
    let missing = words.with("count-cards", &[]);
    assert!(missing.contains("count") && missing.ends_with(" cards"), "{missing}");
    assert_eq!(words.with("count-cards", &[("count", "one".into())]), "one cards");
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, f64::MIN_POSITIVE, -0.0, 1.5, 1e300] {
        let said = words.with("count-cards", &[("count", odd.into())]);
        assert!(said.ends_with(" cards"), "{odd}: {said}");
    }
}

#[test]
fn a_word_can_choose_between_sentences_and_a_message_can_stand_in_another() {
    let words = Words::new(Locale::He);
    let said = words.with("file-unknown-field", &[("thing", "card".into()), ("field", "rol".into())]);
    assert_eq!(said, "אין בכרטיס שדה בשם `\u{2068}rol\u{2069}`");
}

#[test]
fn a_missing_message_reads_as_its_key() {
    assert_eq!(Words::new(Locale::En).text("no such message"), "no such message");
}

#[test]
fn an_argument_of_the_other_direction_is_isolated() {
    let title = |locale, name: &str| Words::new(locale).with("dialog-replace-title", &[("name", name.into())]);
    assert_eq!(title(Locale::En, "map 42"), "Replace “map 42”?");
    assert_eq!(title(Locale::En, "מפה (2)"), "Replace “\u{2068}מפה (2)\u{2069}”?");
    assert_eq!(title(Locale::He, "מפה (2)"), "להחליף את ״מפה (2)״?");
    assert_eq!(title(Locale::He, "(a) map"), "להחליף את ״\u{2068}(a) map\u{2069}״?");
}

#[test]
fn a_pseudo_language_changes_letters_but_no_signs_and_no_arguments() {
    let words = Words::new(Locale::Pseudo);
    assert_eq!(words.text("action-save-as"), "[ŠŠávvé áášš…]");
    let title = words.with("dialog-replace-title", &[("name", "plan".into())]);
    assert!(title.contains("“plan”") && !title.contains("Replace"), "{title}");
    assert_eq!(Words::new(Locale::PseudoRtl).with("status-zoom", &[("percent", 42.into())]), "[42%]");
}

#[test]
fn every_message_of_a_pseudo_language_is_longer_by_two_fifths_whole_and_foreign() {
    let [en, pseudo, rtl] = [Locale::En, Locale::Pseudo, Locale::PseudoRtl].map(Words::new);
    let keys = ENGLISH.lines().filter_map(|line| line.split_once(" = "));
    let keys: Vec<_> = keys.filter(|(key, says)| !key.starts_with(['#', ' ']) && !says.contains('{')).collect();
    assert!(keys.len() > 150, "{}", keys.len());
    for (key, english) in keys {
        assert_eq!(en.text(key), english);
        for text in [pseudo.text(key), rtl.text(key)] {
            let (long, short) = (text.chars().count(), english.chars().count());
            assert!(long * 5 >= short * 7, "{english} {text}");
            assert!(text.starts_with('[') && text.ends_with(']'), "{text}");
        }
        assert!(!rtl.text(key).contains(|c: char| c.is_ascii_alphabetic()), "{}", rtl.text(key));
    }
}

#[test]
fn a_language_is_found_by_its_tag_with_or_without_region() {
    for (tag, locale) in [
        ("he", Locale::He),
        ("he-IL", Locale::He),
        ("iw_IL.UTF-8", Locale::He),
        ("RO", Locale::Ro),
        ("mo", Locale::Ro),
        (" en_GB ", Locale::En),
        ("qps", Locale::Pseudo),
        ("qps-RTL", Locale::PseudoRtl),
    ] {
        assert_eq!(Locale::known(tag), Some(locale), "{tag}");
    }
    for unknown in ["fr-FR", "", "C", "C.UTF-8", "POSIX", "hebrew", "-", "א"] {
        assert_eq!(Locale::known(unknown), None, "{unknown}");
    }
    assert_eq!(Locale::from_tag(""), Locale::En);
    for locale in Locale::ALL {
        assert_eq!(Locale::known(locale.code()), Some(locale));
    }
}

#[test]
fn the_first_language_that_the_program_speaks_is_taken() {
    let first = |tags: &[&str]| Locale::first_of(tags.iter().map(|tag| (*tag).to_owned()));
    assert_eq!(first(&["fr-FR", "ro-RO", "he"]), Locale::Ro);
    assert_eq!(first(&["C"]), Locale::En);
    assert_eq!(first(&[]), Locale::En);
}

#[test]
fn languages_of_arabic_and_hebrew_script_run_right_to_left() {
    for tag in ["he", "he-IL", "iw", "ar", "ar_EG.UTF-8", "fa", "ur-PK", "yi", "ji", "az-Arab", "qps-rtl"] {
        assert_eq!(flow_of(tag), Flow::RightToLeft, "{tag}");
    }
    for tag in ["en", "ro-RO", "ru", "zh-Hans", "az", "he-Latn", "qps", "", "C", "no such language", "א"] {
        assert_eq!(flow_of(tag), Flow::LeftToRight, "{tag}");
    }
    for locale in [Locale::En, Locale::He, Locale::Ro, Locale::Pseudo, Locale::PseudoRtl] {
        assert_eq!(flow_of(locale.code()), locale.flow(), "{locale:?}");
    }
}
