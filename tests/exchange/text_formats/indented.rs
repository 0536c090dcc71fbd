//! Indented text: lines become stages, steps and cards, however they are indented.

use proptest::prelude::*;
use throughline::exchange::import::read;
use throughline::exchange::outcome::{ImportError, Imported, Why};
use throughline::i18n::Locale;
use throughline::model::{IdSource, IssueLevel, Map, Order, check};

use crate::support::cases;

fn import(text: &str) -> Result<Imported, ImportError> {
    read(text.as_bytes(), Some("txt"), Locale::En, &mut IdSource::seeded(7))
}

/// The map as lines: stages, steps, cards with their lanes, kinds and marks.
fn told(map: &Map) -> String {
    let order = Order::new(map);
    let mut told = String::new();
    for stage in &order.stages {
        told.push_str(&format!("[{}]\n", stage.name));
        for step in order.steps_of(stage.id) {
            told.push_str(&format!("{}\n", step.name));
            for (index, card) in order.cards.iter().enumerate().filter(|(_, card)| card.step == step.id) {
                let channel = card.channel.map(|channel| format!(" {channel:?}")).unwrap_or_default();
                let role = map.lanes[&card.lane].role;
                told.push_str(&format!("  {role:?} {:?}{channel}: {}\n", card.kind, card.text));
                let (pains, waits) = order.marks(index);
                for pain in pains {
                    let (severity, frequency) = (pain.severity, pain.frequency);
                    told.push_str(&format!("    ! {} {severity}×{frequency} {:?}\n", pain.text, pain.consequence));
                }
                for wait in waits {
                    told.push_str(&format!("    ~ {}–{} {:?} {}\n", wait.min, wait.max, wait.unit, wait.text));
                }
            }
            for felt in map.emotions.values().filter(|felt| felt.step == step.id) {
                told.push_str(&format!(
                    "  {} {} {}\n",
                    map.personas[&felt.persona].name,
                    felt.value.value(),
                    felt.quote
                ));
            }
        }
    }
    told
}

fn unused(imported: &Imported) -> Vec<(usize, &str, Why)> {
    imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect()
}

#[test]
fn indented_lines_become_stages_steps_and_cards() {
    let imported = import(
        "Discover\n  Sees an ad\n    Reads it\n    Calls\n  Compares\n\nBuy:\n\tPays\n\t\tEnters the card number\n",
    )
    .unwrap();
    assert_eq!(imported.unused, []);
    assert_eq!(
        told(&imported.map),
        "[Discover]\nSees an ad\n  Customer Action: Reads it\n  Customer Action: Calls\nCompares\n\
         [Buy]\nPays\n  Customer Action: Enters the card number\n"
    );
    let broken = check(&imported.map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).count();
    assert_eq!(broken, 0);
}

#[test]
fn a_markdown_outline_has_a_title_a_scenario_goals_lanes_and_marks() {
    let text = "# Refund\nSarah paid too much.\nShe wants it back.\n\n## Notice\n- Goal: understand the charge\n- Sees the charge\n  \
                - **Customer**: compares it with the contract\n    ! Nothing in it is explained (4×3, Churn risk)\n    - Wait: 2-5 days: for a reply\n  \
                - Chat: asks for help\n  - Backstage:\n    - Looks up the contract\n    - Phone: calls back\n  - Opportunity: explain it\n  \
                - Emotion: Sarah: −1.5 “Again?”\n## Renew\n";
    let imported = read(text.as_bytes(), Some("md"), Locale::En, &mut IdSource::seeded(7)).unwrap();
    assert_eq!(imported.unused, []);
    assert_eq!(imported.map.info.title, "Refund");
    assert_eq!(imported.map.info.scenario, "Sarah paid too much.\nShe wants it back.");
    assert!(imported.map.stages.values().any(|stage| stage.goal == "understand the charge"));
    assert_eq!(
        told(&imported.map),
        "[Notice]\nSees the charge\n  Customer Action: compares it with the contract\n    ! Nothing in it is explained 4×3 ChurnRisk\n    \
         ~ 2–5 Days for a reply\n  Customer Opportunity: explain it\n  Frontstage Touchpoint Chat: asks for help\n  \
         Frontstage Touchpoint Phone: calls back\n  Backstage Action: Looks up the contract\n  Sarah -1.5 Again?\n[Renew]\n\n"
    );
}

/// How deep each word stands: 0 is a stage, 1 a step, 2 what is at a step, 3 what is too deep.
fn depths(text: &str) -> Vec<usize> {
    let imported = import(text).unwrap();
    let map = &imported.map;
    let depth = |word: &str| {
        let is_stage = map.stages.values().any(|stage| stage.name == word);
        let is_step = map.steps.values().any(|step| step.name == word);
        let is_at_step = map.cards.values().any(|card| card.text == word);
        let is_at_step = is_at_step || map.pains.values().any(|pain| pain.text == word);
        let is_too_deep = unused(&imported).iter().any(|(_, text, _)| *text == word);
        [is_stage, is_step, is_at_step, is_too_deep].iter().position(|is_so| *is_so).expect(word)
    };
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(depth).collect()
}

#[test]
fn indentation_bullets_numbers_and_headings_make_levels() {
    for (text, expected) in [
        ("a\n  b\n    c\n  d\ne", &[0, 1, 2, 1, 0][..]),
        ("a\n\tb\n        c\n\t\td", &[0, 1, 2, 2]),
        ("a\n    b\n  c\nd", &[0, 1, 1, 0]),
        ("a\n- b\n- c\n  - d\ne\n- f", &[0, 1, 1, 2, 0, 1]),
        ("1. a\n- b\n- c\n2. d\n10) e", &[0, 1, 1, 0, 0]),
        ("# a\n## b\n- c\n  * d\n## e\n#### f\ng\n# h", &[0, 1, 2, 3, 1, 2, 3, 0]),
        ("\u{200f}- שלב\n\u{200f}  - צעד", &[0, 1]),
        ("a\n  - b\n    ! c\n    - d\n  e\n  ! f", &[0, 1, 2, 2, 1, 2]),
        ("a\n---\n  b\n***\n", &[0, 1]),
        // Where no line stands below another, all are steps.
        ("  a\n\n\n  b\nc", &[1, 1, 1]),
    ] {
        assert_eq!(depths(text), expected, "{text:?}");
    }
}

#[test]
fn what_marks_the_place_of_a_line_is_not_its_text() {
    let imported = import("# Title #\n- [x] done\n[ ] box\n* *loud*\n3) three\n1.5 hours\n-5 degrees\n#tag\n").unwrap();
    assert_eq!(imported.map.info.title, "Title");
    assert_eq!(told(&imported.map), "[]\ndone\nbox\nloud\nthree\n1.5 hours\n-5 degrees\n#tag\n");
}

#[test]
fn marks_of_bold_and_slanted_words_go_and_signs_within_words_stay() {
    let marked = "a **bold** and *slanted* `code` ~~no~~ __yes__ _so_\n**לקוח**: גולל\n***both***\n\
                  2 * 3 * 4, 5*3*2, a_b_c, *.csv and *.txt\n**open, `a\n";
    let plain = "a bold and slanted code no yes so\nלקוח: גולל\nboth\n\
                 2 * 3 * 4, 5*3*2, a_b_c, *.csv and *.txt\n**open, `a\n";
    assert_eq!(told(&import(marked).unwrap().map), format!("[]\n{plain}"));
}

#[test]
fn the_letters_of_a_text_tell_its_language_and_the_reader_where_they_do_not() {
    for (text, reader, expected) in [
        ("הלקוח מתקשר ל CRM", Locale::En, "he"),
        ("Customer calls", Locale::He, "en"),
        ("Clientul așteaptă", Locale::He, "ro"),
        ("ȘI ȚARĂ", Locale::He, "ro"),
        ("Clientul suna", Locale::Ro, "ro"),
        ("42", Locale::He, "he"),
        ("42", Locale::Pseudo, "en"),
    ] {
        let imported = read(text.as_bytes(), Some("txt"), reader, &mut IdSource::seeded(7)).unwrap();
        assert_eq!(imported.map.info.language, expected, "{text}");
    }
}

#[test]
fn words_and_faces_tell_a_feeling_and_what_tells_none_is_reported() {
    for (line, value, quote) in [
        ("😡 Why so long?", Some(-2.0), "Why so long?"),
        ("☹️", Some(-1.0), ""),
        (":-(", Some(-1.0), ""),
        ("At last :)", Some(1.0), "At last"),
        ("Frustrated: again", Some(-2.0), "Frustrated: again"),
        ("Very happy with it", Some(2.0), "Very happy with it"),
        ("Anxious, tired", Some(-1.0), "Anxious, tired"),
        ("מרוצה", Some(1.0), "מרוצה"),
        ("לא מרוצה מהשירות", Some(-1.0), "לא מרוצה מהשירות"),
        ("מתלבטת בין אפשרויות", Some(-1.0), "מתלבטת בין אפשרויות"),
        ("Mulțumit", Some(1.0), "Mulțumit"),
        ("Badly needs a coffee", None, "Badly needs a coffee"),
        ("Will they call?", None, "Will they call?"),
    ] {
        let imported = import(&format!("Aware\n  Sees\n    Emotion: {line}\n")).unwrap();
        let felt: Vec<_> = imported.map.emotions.values().map(|it| (it.value.value(), it.quote.as_str())).collect();
        assert_eq!(felt, [(value.unwrap_or_default(), quote)]);
        let untold: Vec<_> = value.is_none().then_some((3, line, Why::NotAValue)).into_iter().collect();
        assert_eq!(unused(&imported), untold, "{line}");
    }
}

#[test]
fn what_stands_too_deep_is_told_with_its_line() {
    let imported = import("a\n b\n  c\n   d\n    e\n  f\n").unwrap();
    assert_eq!(unused(&imported), [(4, "d", Why::NoPlace), (5, "e", Why::NoPlace)]);
    assert_eq!(told(&imported.map), "[a]\nb\n  Customer Action: c\n  Customer Action: f\n");
}

#[test]
fn what_stands_above_an_outline_is_its_title_its_scenario_and_who_travels() {
    for (text, title, scenario, personas) in [
        ("My journey\n\nAware\n  Sees\nBuy\n  Pays\n", "My journey", "", &[][..]),
        (
            "Title: Bank\nScenario: opens an account\nPersona: Dana\n\nAware\n  Sees\nBuy\n",
            "Bank",
            "opens an account",
            &["Dana"],
        ),
        ("# Bank\nPersona: Dana\nShe is new.\n## Aware\n- Sees\n", "Bank", "She is new.", &["Dana"]),
        ("כותרת: בנק\nפרסונה: דנה\nמודעות\n  רואה\n", "בנק", "", &["דנה"]),
        ("Aware\n  Sees\n\nBuy\n  Pays\n", "", "", &[]),
        ("First\n\nSecond\n", "", "", &[]),
    ] {
        let map = import(text).unwrap().map;
        let names: Vec<&str> = map.personas.values().map(|persona| persona.name.as_str()).collect();
        assert_eq!(
            (map.info.title.as_str(), map.info.scenario.as_str(), names.as_slice()),
            (title, scenario, personas),
            "{text}"
        );
    }
    let felt = import("Persona: Dana\nAware\n  Sees\n    Emotion: angry\n").unwrap().map;
    assert_eq!(felt.personas.values().map(|persona| persona.name.as_str()).collect::<Vec<_>>(), ["Dana"]);
}

#[test]
fn cards_right_below_a_stage_have_a_step_of_its_name_and_rows_of_a_table_are_told() {
    let imported = import(
        "## מודעות\n- **לקוח**: גולל\n- ! יותר מדי\n## Buy\n1. Pays\n   - Phone: calls\n- Backstage:\n  - *Checks* it\n\n| a | b |\n|---|---|\n",
    )
    .unwrap();
    assert_eq!(unused(&imported), [(10, "| a | b |", Why::NoPlace)]);
    assert_eq!(
        told(&imported.map),
        "[מודעות]\nמודעות\n  Customer Action: גולל\n    ! יותר מדי 3×3 BadExperience\n\
         [Buy]\nPays\n  Frontstage Touchpoint Phone: calls\n  Backstage Action: Checks it\n"
    );
}

#[test]
fn a_table_in_markdown_is_a_table() {
    let text = "# Opening an account\n\nPersona: Dana\n\n| Stage | Aware | Join |\n|---|---|---|\n| Actions | **Sees** ad | Fills form |\n| Pain points | | Long form |\n";
    let imported = read(text.as_bytes(), Some("md"), Locale::En, &mut IdSource::seeded(7)).unwrap();
    assert_eq!(unused(&imported), []);
    assert_eq!((imported.map.info.title.as_str(), imported.map.steps.len()), ("Opening an account", 2));
    assert!(imported.map.cards.values().any(|card| card.text == "Sees ad"));
    assert_eq!((imported.map.pains.len(), imported.map.personas.len()), (1, 1));
}

#[test]
fn cells_of_a_table_in_markdown_have_lines_and_bars_and_what_is_beside_it_is_told() {
    let text = "# A *map*\n\nHello\n\n| Step | **Call** |\n|---|:-:|\n| Customer | 1 \\| 2<br>x |\n|Backstage|y\n| Severity | 4 |\n";
    let imported = read(text.as_bytes(), Some("md"), Locale::En, &mut IdSource::seeded(7)).unwrap();
    assert_eq!(unused(&imported), [(3, "Hello", Why::NoPlace), (9, "4", Why::NoSuch)]);
    assert_eq!(imported.map.info.title, "A map");
    assert_eq!(
        told(&imported.map),
        "[]\nCall\n  Customer Action: 1 | 2\n  Customer Action: x\n  Backstage Action: y\n"
    );
}

#[test]
fn lines_of_one_level_are_steps() {
    let imported = import("- first\n- second\n- third\n").unwrap();
    assert_eq!(told(&imported.map), "[]\nfirst\nsecond\nthird\n");
}

#[test]
fn hebrew_words_name_lanes_and_pain_points_and_the_map_runs_their_way() {
    let imported = import(
        "פנייה\n  התקשרות\n    הלקוח מתקשר\n      ! ההמתנה ארוכה\n    מאחורי הקלעים: הנציג בודק\n    טלפון: שיחה\n",
    )
    .unwrap();
    assert_eq!((imported.map.info.language.as_str(), imported.map.info.direction), ("he", Locale::He.flow()));
    assert_eq!(
        told(&imported.map),
        "[פנייה]\nהתקשרות\n  Customer Action: הלקוח מתקשר\n    ! ההמתנה ארוכה 3×3 BadExperience\n  \
         Frontstage Touchpoint Phone: שיחה\n  Backstage Action: הנציג בודק\n"
    );
}

#[test]
fn a_text_file_is_what_it_holds() {
    let ids = || IdSource::seeded(7);
    let journey = read(b"journey\n  Make tea: 5: Me\n", Some("txt"), Locale::En, &mut ids()).unwrap();
    assert_eq!(journey.map.personas.len(), 1);
    let table = read(b"Step\tCall\tWait\nCustomer\tDials\tHolds\n", Some("txt"), Locale::En, &mut ids()).unwrap();
    assert_eq!((table.map.steps.len(), table.map.cards.len()), (2, 2));
    let separated = read(b"Step,Call,Wait\nCustomer,Dials,Holds\n", None, Locale::En, &mut ids()).unwrap();
    assert_eq!((separated.map.steps.len(), separated.map.cards.len()), (2, 2));
    let prose = read(b"Call, then wait\n  Dial\n", None, Locale::En, &mut ids()).unwrap();
    assert_eq!(told(&prose.map), "[Call, then wait]\nDial\n");
    for nothing in ["", "\n \n", "---\n", "---|---", "# Title\n"] {
        assert_eq!(import(nothing), Err(ImportError::Nothing), "{nothing:?}");
    }
    assert_eq!(import(&"step\n".repeat(2_001)), Err(ImportError::TooLarge));
    assert_eq!(import(&"a\n b\n  c\n".repeat(30_000)), Err(ImportError::TooLarge));
}

/// A name and what stands below it.
type Below<T> = Vec<(String, T)>;

/// Stages with steps with cards, in words that mean nothing to a reader.
fn outline() -> impl Strategy<Value = Below<Below<Vec<String>>>> {
    let name = || "[a-z\u{5d0}-\u{5ea}][a-z \u{5d0}-\u{5ea},.?()&#1-9]{0,12}[a-z\u{5d0}-\u{5ea}]";
    let cards = || proptest::collection::vec(name(), 0..4);
    let steps = move || proptest::collection::vec((name(), cards()), 1..4);
    proptest::collection::vec((name(), steps()), 1..4)
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn however_it_is_indented_an_outline_stays_what_it_is(
        outline in outline(),
        indent in prop::sample::select(vec![" ", "  ", "    ", "\t"]),
        mark in prop::sample::select(vec!["", "- ", "* ", "• ", "1. ", "12) "]),
        end in prop::sample::select(vec!["\n", "\r\n", "\n\n"]),
    ) {
        let (mut text, mut expected) = (String::new(), String::new());
        for (stage, steps) in &outline {
            text.push_str(&format!("{mark}{stage}{end}"));
            expected.push_str(&format!("[{stage}]\n"));
            for (step, cards) in steps {
                text.push_str(&format!("{indent}{mark}{step}{end}"));
                expected.push_str(&format!("{step}\n"));
                for card in cards {
                    text.push_str(&format!("{indent}{indent}{mark}{card}{end}"));
                    expected.push_str(&format!("  Customer Action: {card}\n"));
                }
            }
        }
        let imported = import(&text).unwrap();
        prop_assert_eq!(&imported.unused, &[]);
        prop_assert_eq!(told(&imported.map), expected);
    }

    #[test]
    fn every_line_is_in_the_map_or_told(text in "([ \t]{0,5}(- |! |# |## |1\\. |Chat: |Backstage:|Emotion: |⏳ )?[a-z0-9]{1,4}\n){1,25}") {
        let Ok(imported) = import(&text) else {
            prop_assert!(text.trim_start().starts_with("# ") && text.lines().count() == 1, "{:?}", text);
            return Ok(());
        };
        let broken = check(&imported.map).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken).count();
        prop_assert_eq!(broken, 0);
        let map = &imported.map;
        let mut all: Vec<&str> = vec![&map.info.title, &map.info.scenario];
        all.extend(map.stages.values().map(|stage| stage.name.as_str()));
        all.extend(map.steps.values().map(|step| step.name.as_str()));
        all.extend(map.cards.values().map(|card| card.text.as_str()));
        all.extend(map.pains.values().map(|pain| pain.text.as_str()));
        all.extend(map.waits.values().map(|wait| wait.text.as_str()));
        all.extend(map.emotions.values().map(|felt| felt.quote.as_str()));
        all.extend(imported.unused.iter().map(|unused| unused.text.as_str()));
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 1) {
            let is_label = matches!(word, "Chat" | "Backstage" | "Emotion");
            // What begins with a digit can be a feeling or a time.
            let is_value = word.starts_with(|c: char| c.is_ascii_digit());
            let is_told = is_label || is_value || all.iter().any(|said| said.contains(word));
            prop_assert!(is_told, "{} of {:?}", word, text);
        }
    }
}
