//! The report over many maps: which pain points weigh most, and what they have in common.

use std::fs;

use serde_json::{Value, json};

use throughline::i18n::Locale;

use crate::{folder_with, throughline, throughline_in, throughline_reading};

/// Two pain points, one of them eased, a wait, and a pain point in a hidden lane.
const FIRST: &str = r#"(throughline: 1, title: "Parcel", language: "en", stages: [(id: "a", name: "Solve"), (id: "b", name: "End")],
    steps: [(id: "s", stage: "a", name: "Call"), (id: "t", stage: "b", name: "Leave")],
    lanes: [(id: "l", role: Frontstage), (id: "h", role: Notes, hidden: true)],
    cards: [(id: "c", step: "s", lane: "l", kind: Touchpoint, channel: Phone, text: "Hotline"),
        (id: "d", step: "t", lane: "l", channel: Phone, text: "Form"),
        (id: "o", step: "t", lane: "l", kind: Opportunity, text: "Call back", eases: ["p", "p"]),
        (id: "x", step: "t", lane: "h", text: "hidden")],
    pains: [(id: "p", card: "c", text: "40 minutes\non hold", severity: 4, frequency: 5, consequence: ChurnRisk, votes: 3),
        (id: "q", card: "d", text: "", severity: 1, frequency: 2, consequence: Inefficiency),
        (id: "r", card: "x", text: "not seen", severity: 5, frequency: 5)],
    waits: [(id: "w", card: "c", min: 10, max: 40), (id: "v", card: "d", min: 1, max: 3, unit: Days)])"#;

const SECOND: &str = r#"(throughline: 1, title: "חבילה", language: "he", direction: RightToLeft, stages: [(id: "a", name: " solve ")],
    steps: [(id: "s", stage: "a", name: "שיחה")], lanes: [(id: "l", role: Customer)],
    cards: [(id: "c", step: "s", lane: "l", text: "מחכה")],
    pains: [(id: "p", card: "c", text: "אין תשובה (שוב)", severity: 5, frequency: 4, consequence: ChurnRisk, votes: 4)])"#;

#[test]
fn pain_points_of_all_maps_are_ranked_by_weight_then_votes_and_hidden_ones_are_left_out() {
    let folder = folder_with(&[("a.journey.ron", FIRST), ("b.journey.ron", SECOND)]);
    let (code, out, err) = throughline(folder.path(), "report % --json");
    assert_eq!((code, err.as_str()), (0, ""));
    let told: Value = serde_json::from_str(&out).unwrap();
    let texts: Vec<_> = told["pains"].as_array().unwrap().iter().map(|pain| pain["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["אין תשובה (שוב)", "40 minutes on hold", ""]);
    let place = |at: usize| ["file", "stage", "step", "lane", "channel"].map(|key| told["pains"][at][key].clone());
    assert_eq!(json!(place(0)), json!(["%/b.journey.ron", "solve", "שיחה", "לקוח", null]));
    assert_eq!(json!(place(1)), json!(["%/a.journey.ron", "Solve", "Call", "Frontstage", "Phone"]));
    assert_eq!(json!(place(2)), json!(["%/a.journey.ron", "End", "Leave", "Frontstage", null]));
    assert_eq!(told["pains"][1]["opportunities"], json!(["Call back"]));
    let map = &told["maps"][0];
    assert_eq!(
        (&map["cards"], &map["pains"], &map["uneased"], &map["weight"]),
        (&3.into(), &2.into(), &1.into(), &22.into())
    );
    assert_eq!((&map["shortest_minutes"], &map["longest_minutes"]), (&1450.into(), &4360.into()));
    let stages = json!([
        { "stage": "Solve", "maps": 2, "pains": 2, "uneased": 1, "weight": 40, "votes": 7 },
        { "stage": "End", "maps": 1, "pains": 1, "uneased": 1, "weight": 2, "votes": 0 },
    ]);
    assert_eq!(told["stages"], stages);
    assert_eq!(told["consequences"][0]["consequence"], "ChurnRisk");
    for of in ["consequences", "channels", "stages"] {
        let all = |list: &Value, key: &str| -> u64 {
            list.as_array().unwrap().iter().map(|one| one[key].as_u64().unwrap()).sum()
        };
        for key in ["pains", "uneased", "weight"] {
            assert_eq!(all(&told[of], key), all(&told["maps"], key), "{key} of {of}");
        }
    }
    assert_eq!(
        told["channels"][0],
        json!({ "channel": null, "maps": 2, "pains": 2, "uneased": 2, "weight": 22, "votes": 4 })
    );
}

#[test]
fn what_somebody_has_written_stands_last_in_its_line_so_that_no_script_breaks_the_columns() {
    let folder = folder_with(&[("a.journey.ron", FIRST), ("b.journey.ron", SECOND)]);
    let (_, out, _) = throughline(folder.path(), "report %");
    let expected = "\
Cards  Pains  Uneased  Weight  Waits             Issues  Map
    3      2        1      22  24.2 h to 3 days       2  %/a.journey.ron
                                                         Parcel
    1      1        1      20                         1  %/b.journey.ron
                                                         חבילה

Maps  Pains  Uneased  Weight  Votes  Consequence
   2      2        1      40      7  Churn risk
   1      1        1       2      0  Inefficiency

Maps  Pains  Uneased  Weight  Votes  Channel
   2      2        2      22      4  (no channel)
   1      1        0      20      3  Phone

Maps  Pains  Uneased  Weight  Votes  Stage
   2      2        1      40      7  Solve
   1      1        1       2      0  End

Weight  Severity  Frequency  Votes  Consequence   Channel  Pain point
    20         5          4      4  Churn risk             אין תשובה (שוב)
                                                           in %/b.journey.ron › solve › שיחה › לקוח
    20         4          5      3  Churn risk    Phone    40 minutes on hold
                                                           in %/a.journey.ron › Solve › Call › Frontstage
                                                           eased by Call back
     2         1          2      0  Inefficiency           (no text)
                                                           in %/a.journey.ron › End › Leave › Frontstage
";
    assert_eq!(out, expected);
}

#[test]
fn the_report_has_its_headings_and_times_in_the_language_of_the_user() {
    let folder = folder_with(&[("a.journey.ron", FIRST)]);
    let (_, out, _) = throughline_in(Locale::Ro, folder.path(), "report %");
    let expected = "\
Carduri  Puncte slabe  Fără răspuns  Pondere  Așteptări              Probleme  Hartă
      3             2             1       22  24,2 h până la 3 zile         2  %/a.journey.ron
                                                                               Parcel

Hărți  Puncte slabe  Fără răspuns  Pondere  Voturi  Consecință
    1             1             0       20       3  Risc de pierdere a clientului
    1             1             1        2       0  Ineficiență
";
    assert!(out.starts_with(expected), "{out}");
    assert!(out.contains("în %/a.journey.ron › Solve › Call › Frontstage\n"), "{out}");
    let (_, out, _) = throughline_in(Locale::Ro, folder.path(), "report % --by stage --top 1");
    assert_eq!(out.lines().last(), Some("și încă un rând; --top arată mai multe rânduri"));
}

#[test]
fn a_report_in_hebrew_has_each_number_behind_its_heading_so_that_no_terminal_reorders_columns() {
    let folder = folder_with(&[("a.journey.ron", FIRST)]);
    let (_, out, _) = throughline_in(Locale::He, folder.path(), "report % --by map");
    let expected = "מפה:\n  %/a.journey.ron\n    Parcel\n    כרטיסים: 3, נקודות כאב: 2, בלי מענה: 1, משקל: 22, \
                    המתנות: 24.2 שעות עד 3 ימים, ממצאים: 2\n";
    assert_eq!(out, expected);
}

#[test]
fn one_table_alone_is_cut_where_it_is_asked_to_be() {
    let folder = folder_with(&[("a.journey.ron", FIRST), ("b.journey.ron", SECOND)]);
    let (code, out, _) = throughline(folder.path(), "report % --by stage --top 1");
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "Maps  Pains  Uneased  Weight  Votes  Stage\n   2      2        1      40      7  Solve\nand 1 more; --top shows more rows\n"
    );
    let (_, out, _) = throughline(folder.path(), "report % --by map");
    assert_eq!(out.lines().count(), 5);
    let (_, out, _) = throughline(folder.path(), "report % --json --top 1");
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["pains"].as_array().unwrap().len(), 1);
}

#[test]
fn a_spreadsheet_gets_a_table_in_the_language_that_is_asked_for() {
    let folder = folder_with(&[("a.journey.ron", FIRST), ("b.journey.ron", SECOND)]);
    let (code, out, _) = throughline(folder.path(), "report % --csv --lang ro");
    assert_eq!(code, 0);
    let romanian = out.clone();
    let out = out.strip_prefix('\u{feff}').unwrap();
    let lines: Vec<_> = out.lines().collect();
    assert!(lines[0].starts_with("Hartă,") && lines[0].contains("Pondere"), "{out}");
    assert_eq!(
        lines[2],
        "%/a.journey.ron,Solve,Call,Frontstage,Telefon,40 minutes on hold,Risc de pierdere a clientului,4,5,20,3,Call back"
    );
    let (_, out, _) = throughline(folder.path(), "report % --csv --by consequence");
    assert_eq!(out.lines().nth(1), Some("Churn risk,2,2,40,7"));
    assert_eq!(throughline(folder.path(), "--lang ro report % --csv").1, romanian);
    assert_eq!(
        throughline_in(Locale::Ro, folder.path(), "report % --csv").1,
        throughline(folder.path(), "report % --csv").1
    );
    assert_eq!(throughline(folder.path(), "report % --csv --json").0, 2);
}

#[test]
fn a_table_of_maps_says_what_it_counts_and_in_which_unit() {
    let folder = folder_with(&[("a.journey.ron", FIRST)]);
    let (_, out, _) = throughline(folder.path(), "report % --csv --by map");
    let lines: Vec<_> = out.trim_start_matches('\u{feff}').lines().collect();
    let headings = "Map,Title,Cards,Pain points,Without an opportunity,Weight in all,Wait points,Shortest time in minutes,\
                    Longest time in minutes,Issues";
    assert_eq!(lines[0], headings);
    assert_eq!(lines[1], "%/a.journey.ron,Parcel,3,2,1,22,2,1450,4360,2");
    let (_, out, _) = throughline(folder.path(), "report % --csv --by stage --lang ro");
    assert_eq!(out.trim_start_matches('\u{feff}').lines().next(), Some("Etapă,Hărți,Puncte slabe,Pondere,Voturi"));
}

#[test]
fn maps_that_cannot_be_read_are_told_and_the_others_are_in_the_report() {
    let folder = folder_with(&[("a.journey.ron", FIRST), ("bad.journey.ron", "(throughline: 1, titel: 1)")]);
    let (code, out, err) = throughline(folder.path(), "report % %/none* --by map");
    assert_eq!((code, out.lines().count()), (1, 3));
    let told: Vec<_> = err.lines().filter(|line| line.starts_with("throughline")).collect();
    let field = "throughline: %/bad.journey.ron:1:18: a map has no field `titel`";
    assert_eq!(told, [field, "throughline: %/none*: no file has a name like this"]);
    let (code, out, _) = throughline(folder.path(), "report %/bad.journey.ron --json");
    assert_eq!(code, 2);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["unread"][0]["file"], "%/bad.journey.ron");
    let (code, out, _) = throughline(folder.path(), "report %/bad.journey.ron");
    assert_eq!((code, out.as_str()), (2, ""));
    let (code, out, _) = throughline_reading(folder.path(), &["report", "-", "--by", "map"], FIRST);
    assert_eq!(code, 0);
    assert!(out.contains("  standard input\n"), "{out}");
    fs::write(folder.path().join("empty.journey.ron"), "(throughline: 1)").unwrap();
    assert_eq!(throughline(folder.path(), "report %/empty.journey.ron").1.lines().count(), 2);
}
