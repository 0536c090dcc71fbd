//! The words that are drawn on a map, in the language of the map.

use jiff::civil::Date;
use throughline::i18n::{Locale, MapWords, Mark};
use throughline::model::{Channel, Id, Lane, Role, TimeUnit};

#[test]
fn every_mark_is_explained_and_every_role_named_in_every_language() {
    for words in Locale::ALL.map(MapWords::of) {
        assert!(Mark::ALL.iter().all(|mark| !words.legend(*mark).contains("legend-")), "{:?}", words.locale());
        assert!(Role::ALL.iter().all(|role| !words.role(*role).contains("role-")), "{:?}", words.locale());
    }
}

#[test]
fn lanes_lines_and_channels_have_their_names() {
    let names = |locale| {
        let words = MapWords::of(locale);
        [words.role(Role::Frontstage), words.line_of_visibility(), words.channel(Channel::Chat)]
    };
    assert_eq!(names(Locale::En), ["Frontstage", "Line of visibility", "Chat"]);
    assert_eq!(names(Locale::He), ["קדמת הבמה", "קו הנראות", "צ׳אט"]);
    assert_eq!(names(Locale::Ro), ["În fața clientului", "Linia de vizibilitate", "Chat"]);
}

#[test]
fn a_day_is_written_as_in_the_language() {
    let day = |locale| MapWords::of(locale).date(Date::constant(2026, 11, 30));
    assert_eq!(Locale::ALL.map(day), ["30 Nov 2026", "30.11.2026", "30.11.2026"]);
    let first = |locale| MapWords::of(locale).date(Date::constant(2027, 1, 2));
    assert_eq!(Locale::ALL.map(first), ["2 Jan 2027", "2.1.2027", "02.01.2027"]);
}

#[test]
fn a_lane_without_a_name_has_that_of_its_role() {
    let id = Id::new("back").unwrap();
    let lane = |name: &str| Lane { name: name.to_owned(), ..Lane::new(id.into(), Role::Backstage) };
    for (name, shown) in [("Back office", "Back office"), ("", "Backstage"), ("  ", "Backstage")] {
        assert_eq!(MapWords::of(Locale::En).lane(&lane(name)), shown);
    }
}

#[test]
fn a_wait_is_a_range_a_time_or_a_limit_with_the_plural_of_its_language() {
    for (locale, min, max, unit, expected) in [
        (Locale::En, 2, 5, TimeUnit::Days, "2–5 days"),
        (Locale::En, 5, 2, TimeUnit::Days, "2–5 days"),
        (Locale::En, 1, 1, TimeUnit::Hours, "1 hour"),
        (Locale::En, 20, 20, TimeUnit::Minutes, "20 minutes"),
        (Locale::En, 0, 3, TimeUnit::Weeks, "up to 3 weeks"),
        (Locale::En, 0, 1, TimeUnit::Months, "up to 1 month"),
        (Locale::En, 0, 0, TimeUnit::Days, "Wait"),
        (Locale::He, 2, 5, TimeUnit::Days, "2–5 ימים"),
        (Locale::He, 1, 1, TimeUnit::Days, "יום אחד"),
        (Locale::He, 2, 2, TimeUnit::Days, "יומיים"),
        (Locale::He, 48, 48, TimeUnit::Hours, "48 שעות"),
        (Locale::He, 20, 20, TimeUnit::Days, "20 ימים"),
        (Locale::He, 0, 2, TimeUnit::Weeks, "עד שבועיים"),
        (Locale::Ro, 2, 5, TimeUnit::Days, "2–5 zile"),
        (Locale::Ro, 10, 20, TimeUnit::Minutes, "10–20 de minute"),
        (Locale::Ro, 48, 48, TimeUnit::Hours, "48 de ore"),
        (Locale::Ro, 1, 1, TimeUnit::Hours, "o oră"),
        (Locale::Ro, 0, 19, TimeUnit::Days, "până la 19 zile"),
        (Locale::Ro, 100, 110, TimeUnit::Days, "100–110 zile"),
        (Locale::Ro, 119, 120, TimeUnit::Days, "119–120 de zile"),
    ] {
        assert_eq!(MapWords::of(locale).wait(min, max, unit), expected);
    }
}
