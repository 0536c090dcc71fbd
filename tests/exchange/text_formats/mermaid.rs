//! Journeys in Mermaid: what is written is read again, and what others wrote is read as far as it goes.

use proptest::prelude::*;
use throughline::exchange::import::read;
use throughline::exchange::mermaid::{Diagram, find, write};
use throughline::exchange::outcome::{ImportError, Imported, Why};
use throughline::i18n::{Locale, MapWords};
use throughline::model::{IdSource, Issue, IssueLevel, Map, Order, check};
use throughline::persist::TEMPLATES;

use super::template;
use crate::support::{cases, random_map};

fn import(text: &str) -> Result<Imported, ImportError> {
    read(text.as_bytes(), Some("mmd"), Locale::En, &mut IdSource::seeded(7))
}

/// What is broken in the map that was read; nothing when it was refused.
fn broken(read: Result<Imported, ImportError>) -> Vec<Issue> {
    let issues = read.map(|imported| check(&imported.map)).unwrap_or_default();
    issues.into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).collect()
}

fn export(map: &Map) -> String {
    write(map, MapWords::of(Locale::from_tag(&map.info.language)))
}

/// Stages, steps, and who feels how at each.
fn told(map: &Map) -> String {
    let order = Order::new(map);
    let mut told = String::new();
    for stage in &order.stages {
        told.push_str(&format!("[{}]\n", stage.name));
        for step in order.steps_of(stage.id) {
            let felt = |id| map.emotions.values().find(|felt| felt.step == step.id && felt.persona == id);
            let felt = order.personas.iter().filter_map(|persona| Some((persona, felt(persona.id)?.value.value())));
            let felt: Vec<_> = felt.map(|(persona, value)| format!("{} {value}", persona.name)).collect();
            told.push_str(&format!("{} | {}\n", step.name, felt.join(", ")));
        }
    }
    told
}

fn unused(imported: &Imported) -> Vec<(usize, &str, Why)> {
    imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect()
}

#[test]
fn a_journey_becomes_stages_steps_and_feelings() {
    let text = "journey\n    title My working day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me\n      \
                Do work: 1: Me, Cat\n    section Go home\n      Go downstairs: 5: Me\n      Sit down: 4.5: Me\n";
    let imported = import(text).unwrap();
    assert_eq!(imported.unused, []);
    assert_eq!(imported.map.info.title, "My working day");
    assert_eq!(
        told(&imported.map),
        "[Go to work]\nMake tea | Me 2\nGo upstairs | Me 0\nDo work | Me -2, Cat -2\n[Go home]\nGo downstairs | Me 2\nSit down | Me 1.5\n"
    );
    assert!(check(&imported.map).iter().all(|issue| issue.kind.code() == "step-without-cards"));
}

#[test]
fn all_that_a_journey_can_say_is_read() {
    let text = "---\ntitle: In front\nconfig:\n  theme: forest\n---\n%%{init: {'theme': 'dark'}}%%\n%% a comment\njourney\n\
                accTitle: For screen readers\naccDescr {\n  Two lines\n  of it\n}\nBefore: 2: Me\nsection One: two\n\
                Buy #quot;it#quot;: 9: Me, You, Me\nAsk: well: Me\nWait\nJust: 4\nMore: 3: Me: and more\nsection Empty\n";
    let imported = import(text).unwrap();
    assert_eq!(imported.map.info.title, "In front");
    assert_eq!(imported.map.info.scenario, "Two lines\nof it");
    assert_eq!(
        told(&imported.map),
        "[]\nBefore | Me -1\n[One: two]\nBuy \"it\" | Me 2, You 2\nAsk | \nWait | \nJust | Customer 1\nMore | Me 0\n[Empty]\n | \n"
    );
    assert_eq!(
        unused(&imported),
        [
            (9, "For screen readers", Why::Again),
            (16, "9", Why::OutOfRange),
            (17, "well", Why::NotAValue),
            (17, "Me", Why::NoPlace),
            (20, "and more", Why::NoPlace),
        ]
    );
}

#[test]
fn front_matter_comments_and_directives_are_not_the_diagram() {
    let text = "\n---\ntitle: \"A: b\"\nconfig:\n  theme: dark\nauthor: me\n---\n%% a comment\n\
                %%{init: {\n  'theme': 'x'\n}}%%\njourney\n  %% more\n  A: 9: Me\n";
    let imported = import(text).unwrap();
    assert_eq!(imported.map.info.title, "A: b");
    assert_eq!(told(&imported.map), "[]\nA | Me 2\n");
    assert_eq!(unused(&imported), [(6, "author: me", Why::NoPlace), (14, "9", Why::OutOfRange)]);
}

#[test]
fn the_first_journey_of_a_markdown_file_is_taken_and_the_rest_is_told() {
    let import = |text: &str| read(text.as_bytes(), Some("md"), Locale::En, &mut IdSource::seeded(7)).unwrap();
    let imported = import(
        "# Notes\n\n```mermaid\nflowchart TD\n```\n\n~~~ Mermaid\njourney\nA: 3: Me\n~~~\n```\njourney\n```\nBye",
    );
    assert_eq!(told(&imported.map), "[]\nA | Me 0\n");
    let beside = [(1, "# Notes"), (3, "```mermaid"), (4, "flowchart TD"), (12, "journey"), (14, "Bye")];
    assert_eq!(unused(&imported), beside.map(|(line, text)| (line, text, Why::NoPlace)));
    let open = import("```mermaid\njourney\nA: 1: Me");
    assert_eq!((told(&open.map).as_str(), open.unused), ("[]\nA | Me -2\n", Vec::new()));
}

#[test]
fn a_text_without_a_diagram_has_none_unless_all_of_it_is_one() {
    for (text, whole, is_journey) in [
        ("Discover\n  search\n", false, None),
        ("```rust\njourney\n```", false, None),
        ("journeys\n", false, None),
        ("flowchart TD\n", true, Some(false)),
        ("journey", false, Some(true)),
    ] {
        assert_eq!(find(text, whole).as_ref().map(Diagram::is_journey), is_journey, "{text:?}");
    }
}

#[test]
fn other_diagrams_and_empty_ones_are_refused_by_name() {
    for (text, error) in [
        ("flowchart TD\n  A --> B\n", ImportError::NotAJourney),
        ("# Notes\n```mermaid\nsequenceDiagram\n```\n", ImportError::NotAJourney),
        ("journey\n", ImportError::Nothing),
        ("journey\n title Nothing else\n", ImportError::Nothing),
        ("", ImportError::Nothing),
        ("%% only a comment", ImportError::Nothing),
    ] {
        assert_eq!(import(text), Err(error), "{text}");
    }
    assert_eq!(import(&format!("journey\n{}", "a: 3\n".repeat(3_000))), Err(ImportError::TooLarge));
    assert_eq!(import(&"x".repeat(5 << 20)), Err(ImportError::TooLarge));
    assert_eq!(
        read(b"\x89PNG\r\n\x1a\n\0", Some("mmd"), Locale::En, &mut IdSource::seeded(1)),
        Err(ImportError::NotThat)
    );
}

#[test]
fn a_hebrew_journey_runs_from_right_to_left() {
    let map = import("journey\ntitle המסע\nsection התחלה\nפנייה למוקד: 2: דנה\n").unwrap().map;
    assert_eq!((map.info.language.as_str(), map.info.direction), ("he", Locale::He.flow()));
    assert_eq!(told(&map), "[התחלה]\nפנייה למוקד | דנה -1\n");
}

#[test]
fn the_support_template_is_a_journey_of_its_customer() {
    let map = template("support", Locale::En);
    let text = export(&map);
    assert!(
        text.starts_with("journey\n    title Getting support for a wrong invoice\n    accDescr: The November"),
        "{text}"
    );
    assert!(
        text.contains("\n    section Seek help\n      Looks for contact: 1.5: Sarah#44; small-business owner\n"),
        "{text}"
    );
    let again = import(&text).unwrap();
    assert_eq!(again.unused, []);
    assert_eq!(told(&again.map), told(&map));
}

#[test]
fn every_template_comes_back_as_it_was_written() {
    for name in TEMPLATES {
        for locale in Locale::ALL {
            let text = export(&template(name, locale));
            let again = import(&text).unwrap();
            assert_eq!(again.unused, [], "{name} {locale:?}");
            assert_eq!(export(&again.map), text, "{name} {locale:?}");
        }
    }
}

/// A text as a journey can hold it.
fn held(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text: String = text.chars().map(|c| if matches!(c, '\r' | '\u{2028}') { '\n' } else { c }).collect();
    text.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect::<String>().trim().to_owned()
}

#[test]
fn a_journey_without_feelings_says_that_its_scores_only_stand_in() {
    let mut map = template("support", Locale::En);
    assert!(!export(&map).contains("%%"));
    map.emotions.clear();
    let text = export(&map);
    assert!(text.starts_with("journey\n    %% Feelings are not part of this"), "{text}");
    let imported = import(&text).unwrap();
    assert_eq!((imported.map.emotions.len(), imported.map.steps.len(), imported.unused.len()), (0, map.steps.len(), 0));
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn names_order_and_feelings_survive(seed in any::<u64>()) {
        let map = random_map(seed);
        let text = export(&map);
        let again = import(&text).unwrap();
        prop_assert_eq!(&again.unused, &[]);
        prop_assert_eq!(&again.map.info.title, &held(&map.info.title));
        prop_assert_eq!(&again.map.info.scenario, &held(&map.info.scenario));
        let (before, after) = (Order::new(&map), Order::new(&again.map));
        let stages = |order: &Order| order.stages.iter().map(|stage| held(&stage.name)).collect::<Vec<_>>();
        let steps = |order: &Order| order.steps.iter().map(|step| held(&step.name)).collect::<Vec<_>>();
        prop_assert_eq!(stages(&before), stages(&after));
        prop_assert_eq!(steps(&before), steps(&after));
        let felt = |map: &Map, order: &Order| {
            let is_seen = |felt: &&throughline::model::Emotion| !map.personas[&felt.persona].hidden;
            let mut felt: Vec<_> = map
                .emotions
                .values()
                .filter(is_seen)
                .map(|felt| (order.column[&felt.step], felt.value))
                .collect();
            felt.sort();
            felt
        };
        prop_assert_eq!(felt(&map, &before), felt(&again.map, &after));
        // Personas come in the order in which the journey names them; from then on nothing changes any more.
        let in_language = |mut of: Map| {
            of.info.language.clone_from(&map.info.language);
            of
        };
        let second = export(&in_language(again.map));
        let lines = |text: &str| text.lines().count();
        prop_assert_eq!(lines(&second), lines(&text));
        prop_assert_eq!(export(&in_language(import(&second).unwrap().map)), second);
    }

    #[test]
    fn any_text_becomes_a_sound_map_or_is_refused(text in "(journey\n)?([a-z#:;,%{}0-9 \n\t\u{5d0}-\u{5d4}]|section |title |accDescr|```mermaid\n|---\n){0,60}") {
        prop_assert_eq!(broken(import(&text)), []);
    }

    #[test]
    fn any_bytes_become_a_sound_map_or_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), ending in "mmd|md|txt|") {
        prop_assert_eq!(broken(read(&bytes, Some(&ending), Locale::En, &mut IdSource::seeded(1))), []);
    }
}

#[test]
fn a_task_without_a_name_is_told() {
    let imported = import("journey\n section A\n  Do x: 4: Me\n  : 3: Me\n").unwrap();
    let unused: Vec<_> = imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect();
    assert_eq!(unused, [(4, ": 3: Me", Why::Nameless)]);
}

#[test]
fn signs_of_the_grammar_are_codes_and_come_back() {
    let mut map = import("journey\nA: 3\n").unwrap().map;
    for (name, written, read) in [
        ("Make tea", "Make tea", "Make tea"),
        ("9:30; # 1 <b>", "9#58;30#59; #35; 1 #60;b#62;", "9:30; # 1 <b>"),
        ("two\r\nlines", "two#10;lines", "two\nlines"),
        ("100 % and 50%%", "100 % and 50#37;#37;", "100 % and 50%%"),
        ("%%{init}%%", "#37;#37;{init}#37;#37;", "%%{init}%%"),
        ("Journey to the shop", "#74;ourney to the shop", "Journey to the shop"),
        ("titles", "#116;itles", "titles"),
        ("שלב 1: פתיחה", "שלב 1#58; פתיחה", "שלב 1: פתיחה"),
        (" \u{7}a\u{0} ", "a", "a"),
        ("", "#32;", ""),
    ] {
        map.steps.values_mut().for_each(|step| step.name = name.to_owned());
        let text = export(&map);
        assert!(text.ends_with(&format!("\n      {written}: 3\n")), "{name:?} in {text}");
        let steps: Vec<_> = import(&text).unwrap().map.steps.into_values().map(|step| step.name).collect();
        assert_eq!(steps, [read], "{text}");
    }
}

#[test]
fn what_is_no_code_stays() {
    let imported = import("journey\n#quot;C#sharp; #1 #;#99999999;#x41;#: 3: Me\n").unwrap();
    assert_eq!(told(&imported.map), "[]\n\"C#sharp; #1 #;#99999999;#x41;# | Me 0\n");
    assert_eq!(imported.unused, []);
}
