//! The help, and what is wrong with arguments: in English exactly what the parser of the arguments says, and in other
//! languages nothing of that.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clap::Command;
use throughline::cli::command;
use throughline::i18n::{Locale, Words};

use crate::{folder_with, throughline, throughline_in, throughline_reading};

/// Arguments that are wrong, in every way in which ours can be.
const WRONG: [&[&str]; 26] = [
    &["--copy"],
    &["a.journey.ron", "b.journey.ron"],
    &["a.journey.ron", "--copy", "b.journey.ron"],
    &["a.journey.ron", "new"],
    &["check"],
    &["check", "--jsn", "a"],
    &["check", "--json", "--json", "a"],
    &["check", "--json=x", "a"],
    &["check", "-x", "a"],
    &["help", "chek"],
    &["chek", "--force"],
    &["--force", "new"],
    &["a.journey.ron", "--", "check"],
    &["new", "a", "--template"],
    &["new", "a", "--template", "suport"],
    &["new", "a", "--template", "none of these"],
    &["new", "a", "b", "--template", "support"],
    &["new", "a", "--template", "support", "--lang", "fr"],
    &["export", "a", "--scale", "2", "--width", "100", "--print", "a4"],
    &["export", "a", "--scale", "2", "--width", "100"],
    &["export", "a", "--scale", "no"],
    &["export", "a", "--format", "png,doc"],
    &["export", "a", "--jobs", "0"],
    &["report", "a", "--csv", "--json", "--by", "map"],
    &["merge", "a", "b"],
    &["completions", "tcl"],
];

fn commands() -> Vec<String> {
    let command = command(Words::plain(Locale::En));
    let names = command.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
    names.map(str::to_owned).collect()
}

/// What the parser itself says of these arguments.
fn parsed(words: &[&str]) -> String {
    let words = std::iter::once("throughline").chain(words.iter().copied());
    command(Words::plain(Locale::En)).try_get_matches_from(words).unwrap_err().render().to_string()
}

/// The help of the program and of every command, short and long.
fn helps(language: Locale, folder: &Path) -> Vec<String> {
    let commands = commands();
    let of =
        |command: &str| ["-h", "--help"].map(|flag| throughline_in(language, folder, &format!("{command} {flag}")).1);
    std::iter::once("").chain(commands.iter().map(String::as_str)).flat_map(of).collect()
}

#[test]
fn in_english_the_help_and_what_is_wrong_are_what_the_parser_says() {
    let folder = folder_with(&[]);
    for command in std::iter::once(String::new()).chain(commands()) {
        for flag in ["-h", "--help"] {
            let words: Vec<&str> = command.split_whitespace().chain([flag]).collect();
            assert_eq!(throughline_reading(folder.path(), &words, ""), (0, parsed(&words), String::new()), "{words:?}");
        }
    }
    for words in WRONG {
        let (code, out, err) = throughline_reading(folder.path(), words, "");
        assert_eq!((code, out.as_str()), (2, ""), "{words:?}");
        assert_eq!(err, parsed(words), "{words:?}");
    }
}

#[test]
fn values_that_are_no_numbers_are_refused_in_a_sentence() {
    let folder = folder_with(&[]);
    for (command, why) in [
        ("export a --jobs 0", "'0' for '--jobs <N>': expected a whole number, 1 or more"),
        ("export a --width x", "'x' for '--width <PX>': expected a whole number, 1 or more"),
        ("export a --scale x", "'x' for '--scale <SCALE>': expected a number such as 2 or 0.5"),
        ("export a --dpi 0", "'0' for '--dpi <N>': expected a number above zero"),
        ("report a --top -1", "unexpected argument '-1' found"),
        ("report a --top many", "'many' for '--top <N>': expected a whole number, 0 or more"),
    ] {
        let (code, _, err) = throughline(folder.path(), command);
        assert!(code == 2 && err.lines().next().unwrap().ends_with(why), "{command}: {err}");
    }
}

/// Words of Latin letters without accents that are at least three letters long. A pseudo-language leaves none of ours.
fn plain_words(line: &str) -> impl Iterator<Item = &str> {
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '%');
    let words = line.split(move |c: char| !is_of_word(c)).filter(|word| word.len() > 2);
    // Some letters have no accent in any font: they tell nothing, as in a width of 420mm.
    let has_accent = |c: char| c.is_ascii_alphabetic() && !"mqvxFMQVX".contains(c);
    words.filter(move |word| word.is_ascii() && word.contains(has_accent))
}

#[test]
fn nothing_that_the_help_or_a_wrong_argument_says_was_left_untranslated() {
    let folder = folder_with(&[]);
    let parser = command(Words::plain(Locale::Pseudo));
    let mut known: BTreeSet<String> =
        ["throughline", "help", "--help", "--version", "PNG", "SVG", "PDF"].map(str::to_owned).into();
    for one in [&parser].into_iter().chain(parser.get_subcommands()) {
        known.insert(one.get_name().to_owned());
        for arg in one.get_arguments() {
            known.extend(arg.get_long().map(|long| format!("--{long}")));
            known.extend(arg.get_possible_values().iter().map(|value| value.get_name().to_owned()));
        }
    }
    let given: BTreeSet<&str> = WRONG.concat().into_iter().flat_map(|word| word.split([',', '=', ' '])).collect();
    let wrong = WRONG.map(|words| throughline_in(Locale::Pseudo, folder.path(), &words.join(" ")).2);
    for text in helps(Locale::Pseudo, folder.path()).into_iter().chain(wrong) {
        // The examples are commands to type.
        for line in text.lines().filter(|line| !line.starts_with("  throughline ") && !line.contains("git config")) {
            let left = plain_words(line).find(|word| !known.contains(*word) && !given.contains(word));
            let is_example = line.starts_with("  ") && line.contains(" throughline ");
            assert!(is_example || left.is_none(), "{left:?} in: {line}\n\n{text}");
        }
    }
}

#[test]
fn every_message_of_the_help_is_seen_in_some_help_and_every_argument_has_one() {
    let folder = folder_with(&[]);
    let words = Words::plain(Locale::En);
    let helps = helps(Locale::En, folder.path()).concat() + &throughline(folder.path(), "help help").1;
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let seen = squeezed(&helps);
    let file = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/en.ftl")).unwrap();
    let keys = file
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| key.starts_with("help-"));
    // The theme is shown when there are several.
    let hidden = ["help-export-theme", "help-value-theme"];
    for key in keys.filter(|key| !hidden.contains(key)) {
        let text = words.with(key, &[("count", 2.into()), ("value", "en".into()), ("values", "en, he, ro".into())]);
        assert!(seen.contains(&squeezed(&text)), "nothing shows `{key}`: {text}");
    }
    assert!(!helps.contains("help-"), "a message is missing: {helps}");
    let parser = command(words);
    for one in [&parser].into_iter().chain(parser.get_subcommands()).filter(|one| one.get_name() != "help") {
        assert!(one.get_about().is_some(), "{}", one.get_name());
        for arg in one.get_arguments() {
            assert!(arg.get_help().is_some_and(|help| !help.to_string().starts_with("help-")), "{}", arg.get_id());
        }
    }
}

#[test]
fn in_hebrew_and_romanian_the_help_is_complete_and_has_no_marks_of_direction() {
    let folder = folder_with(&[]);
    for (language, usage, exit) in [
        (Locale::He, "שימוש: throughline check [OPTIONS] <MAP>...", "קודי יציאה: 0 אין ממצאים"),
        (Locale::Ro, "Utilizare: throughline check [OPȚIUNI] <HARTĂ>...", "Coduri de ieșire: 0 nicio problemă"),
    ] {
        for help in helps(language, folder.path()) {
            assert!(!help.contains("help-") && !help.contains("{ "), "{help}");
            assert!(
                !help.contains(|c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')),
                "{help:?}"
            );
            assert!(!help.contains("\\u{"), "{help}");
        }
        let (code, out, err) = throughline_in(language, folder.path(), "check --help");
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.lines().any(|line| line == usage) && out.contains(exit), "{out}");
    }
}

#[test]
fn what_is_wrong_with_arguments_is_said_in_the_language_of_the_user() {
    let folder = folder_with(&[]);
    let hebrew = throughline_in(Locale::He, folder.path(), "new a --template suport").2;
    let expected = "\
שגיאה: הערך 'suport' אינו מתאים ל־'--template <NAME>'
  [ערכים אפשריים: support, blueprint, lifecycle]

  הצעה: יש ערך דומה: 'support'

מידע נוסף: --help
";
    assert_eq!(hebrew, expected);
    let romanian = throughline_in(Locale::Ro, folder.path(), "check --jsn a").2;
    let expected = "\
eroare: argumentul '--jsn' nu are ce căuta aici

  sugestie: există un argument asemănător: '--json'

Utilizare: throughline check --json <HARTĂ>...

Pentru mai multe informații, încearcă '--help'.
";
    assert_eq!(romanian, expected);
    let (_, _, err) = throughline_in(Locale::He, folder.path(), "export a --jobs 0");
    assert_eq!(
        err.lines().next(),
        Some("שגיאה: הערך '0' אינו מתאים ל־'--jobs <N>': אמור להופיע כאן: מספר שלם, 1 או יותר")
    );
    let (_, _, err) = throughline_in(Locale::Ro, folder.path(), "--lang fr");
    assert_eq!(
        err.lines().next(),
        Some(
            "eroare: valoarea 'fr' nu este validă pentru '--lang <COD>': limbile programului sunt en (English), he (עברית), ro (Română)"
        )
    );
}
