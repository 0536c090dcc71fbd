//! The language of the command line: who chooses it, and that people are told everything in it, with the right forms of
//! numbers, while programs read the same in all of them.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use throughline::i18n::{Locale, Words};

use crate::{GOLDEN, MAP, folder_with, throughline, throughline_in, throughline_reading};

/// A map with a step without a card, and one whose file has a mistake.
const EMPTY_STEP: &str = r#"(throughline: 1, stages: [(id: "s", name: "Stage")], steps: [(id: "a", stage: "s", name: "A")],
    lanes: [(id: "l", role: Customer)])"#;
const MISTAKE: &str = "(throughline: 1, titel: 1)";

/// The language that an environment asks for.
fn asked(environment: &[(&str, &str)]) -> Option<Locale> {
    let variable = |name: &str| environment.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
    Locale::from_environment(variable)
}

#[test]
fn the_environment_chooses_the_language_by_the_rules_of_other_programs() {
    for (environment, language) in [
        (&[][..], None),
        (&[("LANG", "he_IL.UTF-8")], Some(Locale::He)),
        (&[("LANG", "ro_RO@euro"), ("LC_MESSAGES", "")], Some(Locale::Ro)),
        (&[("LANG", "iw_IL")], Some(Locale::He)),
        (&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "he_IL.UTF-8")], Some(Locale::He)),
        (&[("LANG", "en_US"), ("LC_MESSAGES", "he_IL"), ("LC_ALL", "ro_RO")], Some(Locale::Ro)),
        (&[("LANG", "he_IL"), ("LC_ALL", "C")], Some(Locale::En)),
        (&[("LANG", "he_IL"), ("LC_ALL", "C.UTF-8"), ("LANGUAGE", "he")], Some(Locale::En)),
        (&[("LANG", "he_IL"), ("LC_ALL", "POSIX")], Some(Locale::En)),
        (&[("LANG", "fr_FR.UTF-8")], Some(Locale::En)),
        (&[("LANG", "fr_FR.UTF-8"), ("LANGUAGE", "fr:ro:he")], Some(Locale::Ro)),
        (&[("LANGUAGE", "he")], None),
    ] {
        assert_eq!(asked(environment), language, "{environment:?}");
    }
}

#[test]
fn the_program_itself_speaks_the_language_of_its_environment_and_the_argument_wins() {
    let folder = folder_with(&[("a.journey.ron", MISTAKE)]);
    let says = |environment: &[(&str, &str)], words: &[&str]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_throughline"));
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
            program.env_remove(name);
        }
        let program = program.envs(environment.iter().copied()).args(words).current_dir(folder.path());
        String::from_utf8(program.output().unwrap().stderr).unwrap()
    };
    let check = ["check", "a.journey.ron"];
    let (hebrew, romanian) = ("אין במפה שדה בשם `titel`", "o hartă nu are câmpul `titel`");
    let said = says(&[("LANG", "he_IL.UTF-8")], &check);
    assert!(said.starts_with(&format!("throughline: a.journey.ron:1:18: {hebrew}\n  הצעה: ")), "{said}");
    let said = says(&[("LANG", "he_IL.UTF-8"), ("LC_ALL", "ro_RO.UTF-8")], &check);
    assert!(said.contains(romanian), "{said}");
    let said = says(&[("LC_ALL", "he_IL.UTF-8")], &["check", "a.journey.ron", "--lang", "ro"]);
    assert!(said.contains(romanian), "{said}");
    let said = says(&[("LC_ALL", "C"), ("LANG", "he_IL.UTF-8")], &check);
    assert!(said.contains("a map has no field `titel`\n  hint: "), "{said}");
}

#[test]
fn the_language_is_named_before_or_after_the_command_and_after_wins() {
    let folder = folder_with(&[("a.journey.ron", EMPTY_STEP)]);
    let says = |words: &str| throughline_in(Locale::Ro, folder.path(), words).1;
    let english = throughline(folder.path(), "check %/a.journey.ron").1;
    let (place, _) = english.split_once(" the step has no card in any visible lane (step a)\n").unwrap();
    let hebrew = format!("{place} צעד ריק (צעד a)\n");
    for words in [
        "--lang he check %/a.journey.ron",
        "--lang=he check %/a.journey.ron",
        "-l he check %/a.journey.ron",
        "-lhe check %/a.journey.ron",
        "check --lang he %/a.journey.ron",
        "check %/a.journey.ron --lang=he_IL",
        "check %/a.journey.ron -l he",
        "--lang en check %/a.journey.ron -lhe",
    ] {
        assert_eq!(says(words), hebrew, "{words}");
    }
    assert_eq!(says("check %/a.journey.ron"), format!("{place} pas gol (pas a)\n"));
    for words in [
        "--lang he --help",
        "--help --lang he",
        "--lang he check -h",
        "check -h --lang he",
        "--lang he help check",
        "new --help --lang he",
    ] {
        assert!(says(words).contains("שימוש: throughline"), "{words}: {}", says(words));
    }
    let (_, _, err) = throughline_in(Locale::Ro, folder.path(), "--lang he exprot");
    assert_eq!(err, "throughline: exprot: אין פקודה כזאת ואין קובץ כזה\n  הצעה: רשימת הפקודות: throughline --help\n");
    let (_, _, err) = throughline_in(Locale::Ro, folder.path(), "check --lang he");
    assert!(err.starts_with("שגיאה: חסרים ארגומנטים נדרשים:\n  <MAP>...\n"), "{err}");
}

#[test]
fn after_new_and_import_the_language_is_that_of_the_map() {
    let folder = folder_with(&[("a.csv", "Stage,Step,Lane,Text\nA,B,Customer,Call\n")]);
    let language = |text: &str| throughline::persist::read(text.as_bytes()).unwrap().info.language;
    let map = |words: &str| language(&throughline_in(Locale::Ro, folder.path(), words).1);
    assert_eq!(map("new - -t support --lang he"), "he");
    assert_eq!(map("--lang he new - -t support"), "en");
    let (_, _, err) = throughline_in(Locale::Ro, folder.path(), "new %/a.csv -t support --lang he");
    assert!(err.contains("un fișier .csv nu poate conține o hartă"), "{err}");
    let (_, _, err) = throughline_in(Locale::Ro, folder.path(), "--lang he new %/a.csv -t support --lang en");
    assert!(err.contains("קובץ .csv אינו יכול להכיל מפה"), "{err}");
}

#[test]
fn what_goes_wrong_is_told_in_the_language_of_the_user() {
    let folder = folder_with(&[("a.journey.ron", MAP), ("b.journey.ron", MAP), ("bad.journey.ron", MISTAKE)]);
    fs::create_dir(folder.path().join("empty")).unwrap();
    for (command, hebrew, romanian) in [
        ("check %/none", "%/none: אין קובץ כזה", "%/none: nu există un astfel de fișier"),
        ("check %/x*", "%/x*: אין קובץ ששמו מתאים", "%/x*: niciun fișier nu are un astfel de nume"),
        (
            "check %/a***",
            "%/a***: הדפוס אינו תקין: תו כללי הוא `*`",
            "%/a***: modelul nu este valid: caracterele de înlocuire",
        ),
        ("check %/[z-a", "%/[z-a: הדפוס אינו תקין: טווח התווים אינו תקין", "%/[z-a: modelul nu este valid: intervalul"),
        (
            "check %/empty",
            "%/empty: אין בתיקייה הזאת קובץ ששמו מסתיים ב־.journey.ron",
            "%/empty: în acest dosar niciun nume",
        ),
        (
            "new %/no/a -t support",
            "%/no/a: לא ניתן ליצור קובץ בתיקייה הזאת: אין קובץ או תיקייה כאלה",
            "%/no/a: nu s-a putut crea un fișier în acest dosar: nu există",
        ),
        (
            "new %/a.journey.ron -t support",
            "%/a.journey.ron: כבר קיים קובץ בשם הזה",
            "%/a.journey.ron: există deja un fișier cu acest nume",
        ),
        (
            "export %/a.journey.ron --stage X",
            "%/a.journey.ron: אין במפה שלב בשם ״X״",
            "%/a.journey.ron: harta nu are etapa „X”",
        ),
        (
            "export %/a.journey.ron --dpi 0.5",
            "%/a.journey.ron: לא ניתן לכתוב בפורמט png: מספר הנקודות לאינץ׳",
            "%/a.journey.ron: nu poate fi scrisă ca png: numărul de puncte pe inch",
        ),
        (
            "export %/a.journey.ron --width 4000000000",
            "%/a.journey.ron: לא ניתן לכתוב בפורמט png: גדול מדי",
            "%/a.journey.ron: nu poate fi scrisă ca png: prea mare",
        ),
        (
            "export %/a.journey.ron %/b.journey.ron -o -",
            "הפלט הסטנדרטי: אפשר לכתוב לכאן רק מפה אחת",
            "ieșirea standard: poate primi o singură hartă",
        ),
        (
            "export %/a.journey.ron -o %/a.svg --width 9",
            "--width: האפשרות מיועדת ל־png, והפורמט הוא svg",
            "--width: este o opțiune pentru png, iar formatul este svg",
        ),
        ("import - ", "הקלט הסטנדרטי: לא צוין לאן לכתוב", "intrarea standard: nu ai spus unde se scrie rezultatul"),
        (
            "merge %/a.journey.ron %/bad.journey.ron %/a.journey.ron -o - --name m",
            "m (הגרסה שלנו):1:18: אין במפה שדה",
            "m (varianta noastră):1:18: o hartă nu are câmpul",
        ),
    ] {
        for (language, says) in [(Locale::He, hebrew), (Locale::Ro, romanian)] {
            let (code, _, err) = throughline_in(language, folder.path(), command);
            assert_eq!(code, 2, "{command}: {err}");
            assert!(err.starts_with(&format!("throughline: {says}")), "{command}: {err}");
            assert!(!err.contains("\\u{") && !err.contains("cli-"), "{command}: {err}");
        }
    }
    let english = throughline(folder.path(), "check %/a*** %/a/**b %/[z-a").2;
    let mistakes = [
        "wildcards are either regular `*` or recursive `**`",
        "recursive wildcards must form a single path component",
        "invalid range pattern",
    ];
    let lines: Vec<&str> = english.lines().collect();
    for (line, mistake) in lines.iter().zip(mistakes) {
        assert!(line.ends_with(&format!(": this is not a valid pattern: {mistake}")), "{line}");
    }
}

#[test]
fn what_is_found_imported_merged_and_repaired_is_told_in_the_language_of_the_user() {
    let journey = "journey\n    title Parcel\n    section Wait\n      Look: 9: Dana\n";
    let (ours, theirs) = (EMPTY_STEP.replace("\"A\"", "\"B\""), EMPTY_STEP.replace("\"A\"", "\"C\""));
    let damaged = GOLDEN.replace("severity: 4", "severity: 44");
    let files = [("m.mmd", journey), ("base", EMPTY_STEP), ("ours", &ours), ("theirs", &theirs), ("d", &damaged)];
    let folder = folder_with(&files);
    let says = |language: Locale, command: &str| throughline_in(language, folder.path(), command).2;
    let unused = says(Locale::He, "import %/m.mmd -o -");
    assert!(unused.starts_with("throughline: %/m.mmd:4: ״"), "{unused}");
    assert!(unused.ends_with("״: מחוץ לטווח: נלקח הערך הקרוב ביותר\n"), "{unused}");
    let conflicts = says(Locale::Ro, "merge %/base %/ours %/theirs -o %/m");
    assert!(conflicts.starts_with("throughline: %/m: o neconcordanță de verificat\n  pas „"), "{conflicts}");
    assert!(conflicts.ends_with("” (a): Nume: s-a păstrat varianta ta, „B”; cealaltă era „C”\n"), "{conflicts}");
    assert_eq!(says(Locale::He, "repair %/d -o -"), "throughline: %/d:55:9: `severity` חרג מהטווח; כעת הערך הוא 5\n");
    assert!(throughline_in(Locale::He, folder.path(), "templates").1.starts_with("support    "));
    assert_eq!(
        throughline_in(Locale::Ro, folder.path(), "new %/n.journey.ron -t support"),
        (0, String::new(), String::new())
    );
    let (_, out, _) = throughline_in(Locale::Ro, folder.path(), "completions fish");
    assert!(out.contains("Afișează lista șabloanelor") && !out.contains("List the templates"), "{out}");
}

#[test]
fn numbers_have_the_forms_of_the_language() {
    let said = |language: Locale, key: &str, count: usize| {
        let args = [("count", count.into()), ("all", 100.into()), ("names", "a".into())];
        Words::plain(language).with(key, &args)
    };
    for (language, key, count, sentence) in [
        (Locale::En, "cli-not-exported", 1, "1 of 100 could not be exported: a"),
        (Locale::He, "cli-not-exported", 1, "מפה אחת מתוך 100 לא יוצאה: a"),
        (Locale::He, "cli-not-exported", 2, "שתי מפות מתוך 100 לא יוצאו: a"),
        (Locale::He, "cli-not-exported", 20, "20 מפות מתוך 100 לא יוצאו: a"),
        (Locale::Ro, "cli-not-exported", 1, "o hartă din 100 nu a putut fi exportată: a"),
        (Locale::Ro, "cli-not-exported", 19, "19 hărți din 100 nu au putut fi exportate: a"),
        (Locale::Ro, "cli-not-exported", 20, "20 de hărți din 100 nu au putut fi exportate: a"),
        (Locale::Ro, "cli-time-days", 101, "101 zile"),
        (Locale::Ro, "cli-time-days", 120, "120 de zile"),
        (Locale::He, "cli-time-hours", 2, "שעתיים"),
    ] {
        assert_eq!(said(language, key, count), sentence);
    }
}

#[test]
fn documents_for_programs_are_the_same_in_every_language() {
    let files = [
        ("a.journey.ron", EMPTY_STEP),
        ("bad.journey.ron", MISTAKE),
        ("m.mmd", "journey\n section s\n  Look: 9: Dana\n"),
    ];
    let folder = folder_with(&files);
    let document = |language: Locale, words: &[&str]| {
        let words = [&["--lang", language.code()], words].concat();
        let (_, out, err) = throughline_reading(folder.path(), &words, EMPTY_STEP);
        assert_eq!(err, "", "{words:?}");
        let document: Value = serde_json::from_str(&out).unwrap();
        document
    };
    for words in [
        &["check", "%", "-", "%/none", "%/x*", "--json"][..],
        &["export", "%", "-", "-o", "%/out", "--format", "mmd", "--json"],
        &["import", "%/m.mmd", "%/none.csv", "-o", "%/maps", "--force", "--json"],
        &["report", "%", "-", "--json"],
        &["merge", "%/a.journey.ron", "%/bad.journey.ron", "-", "-o", "%/merged", "--name", "m", "--json"],
        &["templates", "--json"],
    ] {
        let english = document(Locale::En, words);
        for language in [Locale::He, Locale::Ro] {
            assert_eq!(document(language, words), english, "{language:?} {words:?}");
        }
    }
}

#[test]
fn a_bad_argument_for_a_document_for_programs_is_told_to_people() {
    let folder = folder_with(&[("a.journey.ron", MAP)]);
    let told = |folder: &Path| throughline_in(Locale::He, folder, "export %/a.journey.ron -o - --json").2;
    assert!(told(folder.path()).starts_with("throughline: הפלט הסטנדרטי: אפשר לכתוב לכאן את הייצוא או את מסמך ה־JSON"));
}
