//! Copying, cutting and pasting: lines, tables, fragments, names of steps, junk.

use throughline::app::canvas::EventOutcome;
use throughline::edit::{ChangeLabel, ChangeVerb, Noun};
use throughline::model::{IssueLevel, check};

use crate::script::Session;
use crate::table::{self, id};

const MAP: &str = "
               | seek.look | call
    customer   | a         |
    emotion    |           |
    frontstage |           | b
";

#[track_caller]
fn pastes(place: &str, text: &str, after: &str) -> Session {
    let mut session = Session::of(MAP);
    session.run(&format!("click {place}\npaste {text}")).shows(after).has_done(1);
    assert_eq!(session.editor.can_undo().map(|label| label.verb), Some(ChangeVerb::Paste));
    session.run("undo").shows(MAP);
    session.run("redo").shows(after);
    session
}

fn cells(customer: &str, frontstage: &str) -> String {
    format!("| seek.look | call\ncustomer | {customer}\nemotion | |\nfrontstage | {frontstage}")
}

#[test]
fn lines_become_cards_in_their_order() {
    let session = pastes("cell:call,customer", "x\\n\\n y y \\nz", &cells("a | x y_y z", "| b"));
    assert_eq!(session.editor.can_undo(), Some(ChangeLabel::new(ChangeVerb::Paste, Noun::Several)));
    assert_eq!(session.editor.selection().len(), 3, "what was pasted is selected");
    let session = pastes("card:a", "x", &cells("a x |", "| b"));
    assert_eq!(session.editor.can_undo(), Some(ChangeLabel::new(ChangeVerb::Paste, Noun::Card)));
    pastes("card:a", "שורה\\nשנייה", &cells("a שורה שנייה |", "| b"));
}

#[test]
fn a_table_fills_lanes_and_steps_and_adds_steps() {
    pastes(
        "cell:call,customer",
        "x\\ty\\n\\tz\\n",
        "| seek.look | call | _\ncustomer | a | x | y\nemotion | | |\nfrontstage | | b | z~touchpoint",
    );
    let touchpoints = "x~touchpoint v~touchpoint | b y~touchpoint w~touchpoint";
    pastes("cell:look,frontstage", "x\\ty\\nv\\tw", &cells("a |", touchpoints));
    pastes("card:a", "x\\t5\"", &cells("a x | 5\"", "| b"));
}

#[test]
fn a_cell_of_several_lines_is_several_cards() {
    pastes(
        "cell:call,customer",
        "\"x\\n\"\"y\"\"\"\\tz",
        "| seek.look | call | _\ncustomer | a | x \"y\" | z\nemotion | | |\nfrontstage | | b |",
    );
}

#[test]
fn names_are_pasted_on_a_step_and_what_follows_fills_the_lanes() {
    pastes("step:call", "Ring\\nPay", "| seek.look | Ring | Pay\ncustomer | a | |\nemotion | | |\nfrontstage | | b |");
    pastes("step:look", "Search", "| seek.Search | call\ncustomer | a |\nemotion | |\nfrontstage | | b");
    pastes(
        "step:call",
        "Ring\\tPay\\nx\\ty\\n\\tz",
        "| seek.look | Ring | Pay\ncustomer | a | x | y\nemotion | | |\nfrontstage | | b | z~touchpoint",
    );
    pastes("step:look", "\\tRing\\nx\\t", "| seek.look | Ring\ncustomer | a x |\nemotion | |\nfrontstage | | b");
}

#[test]
fn where_there_is_no_place_nothing_is_pasted_and_it_is_said() {
    for place in ["at:2900,1900", "stage:seek", "lane:customer"] {
        let mut session = Session::of(MAP);
        session.run(&format!("click {place}\npaste x\\ny")).is_untouched(MAP);
        assert_eq!(session.heard, Some(EventOutcome::Refused("paste-nowhere")), "{place}");
    }
    let mut session = Session::of(MAP);
    session.run("click cell:look,emotion\npaste x\\ny").is_untouched(MAP);
    assert_eq!(session.heard, Some(EventOutcome::Told));
    session.refuses(throughline::edit::Refusal::NoCards(id("emotion")));
    Session::of(MAP).run("click card:a\npaste  \\n \\n").is_untouched(MAP);
}

#[test]
fn lines_in_a_new_empty_card_are_cards_and_in_a_text_they_are_text() {
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer\nkeys Enter\npaste x\\ny").shows(&cells("a | x y", "| b")).has_done(1);
    session.writes(None);
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer\nkeys Enter\npaste x").writes(Some("x"));
    session.run("paste \\ny").writes(Some("x\ny"));
    let mut session = Session::of(MAP);
    session.run("click card:b\nkeys Enter Tab\npaste x\\ty\\nz\\tw");
    session
        .shows(
            "| seek.look | call | _ | _\ncustomer | a | | |\nemotion | | | |\nfrontstage | | b | x~touchpoint z~touchpoint | y~touchpoint w~touchpoint",
        )
        .has_done(1);
    session.run("undo").shows(MAP);
}

#[test]
fn a_fragment_keeps_all_that_is_its_own() {
    let map = "
                   | look      | call   | pay
        customer   | a★[p1 w1] |        |
        frontstage |           | b*2    |
        notes      |           |        |
        join k: a b
    ";
    let mut session = Session::of(map);
    session.run("click card:a\nshift click card:b\ncopy");
    assert_eq!(session.copied, "a\t\n\tb");
    let text = session.copied.replace('\n', "\\n").replace('\t', "\\t");
    session.run(&format!("click cell:look,notes\npaste {text}"));
    session
        .shows("| look | call | pay\ncustomer | a★[p1 w1] | |\nfrontstage | | b*2 |\nnotes | a★[p1 w1] | b*2 |")
        .has_done(1);
    assert_eq!(session.editor.map().connectors.len(), 2);
    // Beyond the last step the fragment brings its steps along.
    session.run(&format!("undo\nclick cell:pay,customer\npaste {text}"));
    session.shows(
        "| look | call | pay | _\ncustomer | a★[p1 w1] | | a★[p1 w1] |\nfrontstage | | b*2 | | b\nnotes | | | |",
    );
}

#[test]
fn a_fragment_goes_to_another_map() {
    let mut session = Session::of("| look\ncustomer | a★[p1]");
    session.run("click card:a\ncopy");
    let clipboard = std::mem::take(&mut session.clipboard);
    let mut other = Session::right_to_left(MAP);
    other.clipboard = clipboard;
    other.run("click cell:call,customer\npaste a").shows(&cells("a | a★[p1]", "| b"));
    // The same text is a text for a program that did not copy it.
    Session::of(MAP).run("click cell:call,customer\npaste a").shows(&cells("a | a", "| b"));
}

#[test]
fn a_cut_takes_cards_away_and_spares_what_a_copy_would_not_keep() {
    let mut session = Session::of(MAP);
    session.run("click card:a\ncut").shows(&cells("|", "| b")).stands("cell:look,customer");
    session.run("paste a").shows(MAP).has_done(2);
    let mut session = Session::of("| look\ncustomer | a[p]");
    session.run("click pain:p\ncut").is_untouched("| look\ncustomer | a[p]");
    assert_eq!(session.heard, Some(EventOutcome::Refused("cut-only-cards")));
}

const WHOLE: &str = "
               | seek.look | call | pay.settle
    customer   | a★[p w]   | c*2  | d
    emotion    |           |      |
    frontstage | o         |      | e
    join k: a o
    mood m: ann look 1
";

/// Asserts what is shown after a script, in both directions, and that undoing all brings the map back.
#[track_caller]
fn carries(script: &str, changes: usize, after: &str) -> Session {
    let mut sessions = [Session::of(WHOLE), Session::right_to_left(WHOLE)];
    for session in &mut sessions {
        session.run(script).shows(after).has_done(changes);
        (0..changes).for_each(|_| session.editor.undo());
        session.shows(WHOLE);
        (0..changes).for_each(|_| session.editor.redo());
        session.shows(after);
        assert!(check(session.editor.map()).iter().all(|issue| issue.kind.level() != IssueLevel::Broken));
    }
    let [session, _] = sessions;
    session
}

#[test]
fn a_step_is_pasted_behind_the_selected_one_with_all_that_is_in_it() {
    let after = "| seek.look | call | pay.settle | look
        customer | a★[p w] | c*2 | d | a★[p w]
        emotion | | | |
        frontstage | o | | e | o";
    for place in ["step:settle", "stage:pay", "card:d", "cell:settle,emotion"] {
        let session = carries(&format!("click step:look\ncopy\nclick {place}\npaste"), 1, after);
        let map = session.editor.map();
        assert_eq!(map.connectors.values().filter(|join| join.label == "k").count(), 2);
        assert_eq!(map.emotions.values().filter(|felt| felt.value.value() == 1.0).count(), 2);
        assert_eq!(map.personas.len(), 1);
        assert_eq!(session.editor.can_undo(), Some(ChangeLabel::new(ChangeVerb::Paste, Noun::Step)));
        assert_eq!(session.editor.selection().len(), 1, "the new step is selected");
    }
}

#[test]
fn a_stage_is_pasted_behind_the_selected_one_and_a_lane_below_it() {
    let stage = "| seek.look | call | pay.settle | seek.look | call
        customer | a★[p w] | c*2 | d | a★[p w] | c
        emotion | | | | |
        frontstage | o | | e | o |";
    carries("click stage:seek\ncopy\nclick card:e\npaste", 1, stage);
    let lane = "| seek.look | call | pay.settle
        customer | a★[p w] | c*2 | d
        emotion | | |
        customer | a★[p w] | c*2 | d
        frontstage | o | | e";
    for place in ["lane:emotion", "cell:call,emotion"] {
        carries(&format!("click lane:customer\ncopy\nclick {place}\npaste"), 1, lane);
    }
}

#[test]
fn what_is_cut_is_pasted_elsewhere_each_in_one_step() {
    let after = "| seek.call | pay.settle | look
        customer | c*2 | d | a★[p w]
        emotion | | |
        frontstage | | e | o";
    let session = carries("click step:look\ncut\nclick step:settle\npaste", 2, after);
    assert_eq!((session.editor.map().connectors.len(), session.editor.map().emotions.len()), (1, 1));
    // A card that goes on over what stays is left there, and a part of it comes along.
    let after = "| pay.settle | seek.look | call
        customer | c d | a★[p w] | c
        emotion | | |
        frontstage | e | o |";
    carries("click stage:seek\ncut\nclick step:settle\npaste", 2, after);
    let after = "| seek.look | call | pay.settle
        emotion | | |
        frontstage | o | | e
        customer | a★[p w] | c*2 | d";
    carries("click lane:customer\ncut\nclick lane:frontstage\npaste", 2, after);
    carries("click lane:emotion\ncut\nclick lane:customer\npaste", 2, WHOLE);
}

#[test]
fn several_that_are_apart_are_pasted_side_by_side() {
    let steps = "| seek.look | call | look | settle | pay.settle
        customer | a★[p w] | c*4 | a★[p w] | d | d
        emotion | | | | |
        frontstage | o | | o | e | e";
    carries("click step:settle\nshift click step:look\ncopy\nclick step:call\npaste", 1, steps);
    let lanes = "| seek.look | call | pay.settle
        customer | a★[p w] | c*2 | d
        customer | a★[p w] | c*2 | d
        frontstage | o | | e
        emotion | | |
        frontstage | o | | e";
    carries("click lane:frontstage\nshift click lane:customer\ncopy\nclick card:a\npaste", 1, lanes);
    // Pasted again, it goes on behind what is selected now.
    let mut session = Session::of(WHOLE);
    session.run("click step:look\ncopy\npaste\npaste").has_done(2);
    assert_eq!(session.editor.map().steps.len(), 5);
}

#[test]
fn a_step_comes_into_the_lanes_of_another_map_and_brings_those_that_it_has_not() {
    let mut session = Session::of(WHOLE);
    session.run("click step:look\ncopy");
    let mut other = Session::right_to_left("| find\nfrontstage | x\nsupport | y\nmood n: ann find 2");
    (other.clipboard, other.copied) = (std::mem::take(&mut session.clipboard), session.copied.clone());
    other.run("click step:find\npaste").has_done(1);
    other.shows(
        "| find | look
        customer | | a★[p w]
        emotion | |
        frontstage | x | o
        support | y |",
    );
    let map = other.editor.map();
    assert_eq!((map.personas.len(), map.emotions.len()), (1, 2), "ann is the same there");
    // With nothing selected it goes to the end; an empty map gets all.
    other.run("keys Escape Escape\npaste").has_done(2);
    let mut empty = Session::before(throughline::model::Map::default());
    (empty.clipboard, empty.copied) = (std::mem::take(&mut other.clipboard), other.copied.clone());
    empty.run("paste").has_done(1);
    empty.shows("| seek.look\ncustomer | a★[p w]\nemotion |\nfrontstage | o");
}

#[test]
fn a_locked_lane_refuses_a_step_and_stages_lanes_and_cards_are_not_copied_together() {
    let mut map = table::map(WHOLE);
    map.lanes.get_mut(&crate::table::id("customer")).unwrap().locked = true;
    let mut session = Session::before(map);
    for script in ["click step:look\ncopy\npaste", "click lane:customer\ncut"] {
        session.run(script).is_untouched(WHOLE);
        assert_eq!(session.heard, Some(EventOutcome::Told), "{script}");
        session.refuses(throughline::edit::Refusal::Locked(id("customer")));
    }
    for clicks in ["click step:look\nshift click lane:customer", "click card:a\nshift click stage:pay"] {
        let mut session = Session::of(WHOLE);
        session.run(clicks);
        assert!(!session.editor.can_copy() && !session.editor.can_cut());
        for verb in ["copy", "cut"] {
            session.run(verb).is_untouched(WHOLE);
            assert_eq!(session.heard, Some(EventOutcome::Refused("copy-mixed")), "{clicks} {verb}");
        }
    }
    let mut session = Session::of("| look\nemotion |\nmood m: ann look 1");
    session.run("click mood:m");
    assert!(!session.editor.can_copy(), "it says nothing");
}

#[test]
fn in_a_text_a_step_is_only_its_text() {
    let mut session = Session::of(WHOLE);
    session.run("click step:call\ncopy\nclick cell:call,frontstage\nkeys Enter\npaste");
    assert_eq!(session.editor.map().steps.len(), 3);
    session.shows(
        "| seek.look | call | pay.settle\ncustomer | a★[p w] | c*2 | d\nemotion | | |\nfrontstage | o | call~touchpoint c~touchpoint | e",
    );
}

#[test]
fn what_is_copied_is_a_table_for_others() {
    let mut session = Session::of("| look | call\ncustomer | a b | c\nfrontstage | | d");
    session.editor.select_all();
    session.run("copy");
    assert_eq!(session.copied, "\"a\nb\"\tc\n\td");
    session.run("click step:call\ncopy");
    assert_eq!(session.copied, "call\nc\nd");
    session.run("click lane:customer\ncopy");
    assert_eq!(session.copied, "customer\t\"a\nb\"\tc");
    session.run("click stage:stage\ncopy");
    assert_eq!(session.copied, "stage\t\nlook\tcall\n\"a\nb\"\tc\n\td");
    let mut felt = Session::of("| look\nemotion |\nmood m: ann look 1");
    felt.run("click lane:emotion\ncopy");
    assert_eq!(felt.copied, "emotion\tann: +1");
    session.run("keys Escape\ncopy");
    assert_eq!(session.copied, "");
}

#[test]
fn ten_thousand_lines_are_pasted_and_more_is_refused() {
    let mut session = Session::of(MAP);
    session.run("click cell:call,customer");
    session.tell(&egui::Event::Paste("line of text\n".repeat(10_000)));
    assert_eq!(session.editor.map().cards.len(), 10_002);
    assert!(check(session.editor.map()).iter().all(|issue| issue.kind.level() != IssueLevel::Broken));
    session.editor.undo();
    session.shows(MAP);
    session.tell(&egui::Event::Paste("x\n".repeat(32 << 20)));
    assert_eq!(session.heard, Some(EventOutcome::Refused("paste-too-large")));
    session.shows(MAP);
}

#[test]
fn a_map_without_steps_or_lanes_takes_nothing() {
    let mut session = Session::before(throughline::model::Map::default());
    session.run("paste x\\ny");
    assert_eq!(session.heard, Some(EventOutcome::Refused("paste-nowhere")));
    let mut no_lanes = table::map("| look\ncustomer |");
    no_lanes.lanes.clear();
    let mut session = Session::before(no_lanes);
    session.run("click step:look\npaste Search\\tPay\\nx\\ty");
    let names: Vec<_> = session.editor.map().steps.values().map(|step| step.name.clone()).collect();
    assert!(names.contains(&"Search".to_owned()) && names.contains(&"Pay".to_owned()), "{names:?}");
    assert!(session.editor.map().cards.is_empty(), "there is no lane for cards");
}

/// Pastes a table, and what is told of it: its size, its headings (steps, lanes), and the rows without a lane.
#[track_caller]
fn tells(place: &str, text: &str, told: (usize, usize, bool, bool), left_out: &[&str], past: usize) -> Session {
    let mut session = Session::of(MAP);
    session.run(&format!("click {place}\npaste {text}"));
    let table = session.editor.take_pasted_table().expect("a table");
    let headings = (table.first_row_names_steps, table.first_column_names_lanes);
    assert_eq!((table.rows, table.columns, headings.0, headings.1), told, "{text}");
    assert_eq!(
        (table.left_out.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), table.past_last_lane),
        (left_out, past)
    );
    assert_eq!(session.editor.take_pasted_table(), None, "it is told once");
    session
}

#[test]
fn a_table_with_names_goes_to_the_steps_and_lanes_that_it_names() {
    let named = cells("a x | y", "z~touchpoint | b w~touchpoint");
    for text in [
        // In the order of the map, in another one, with the names of roles, and as the map is copied.
        "\\tlook\\tcall\\ncustomer\\tx\\ty\\nfrontstage\\tz\\tw",
        "Step\\tCALL\\tlook\\nFrontstage\\tw\\tz\\ncustomer\\ty\\tx",
        "\\tlook\\tcall\\nלקוח\\tx\\ty\\nקדמת הבמה\\tz\\tw",
        "Stage\\tseek\\t\\nStep\\tlook\\tcall\\ncustomer\\tx\\ty\\nfrontstage\\tz\\tw",
    ] {
        let rows = text.matches("\\n").count() + 1;
        for place in ["cell:look,customer", "cell:call,frontstage"] {
            tells(place, text, (rows, 3, true, true), &[], 0).shows(&named).has_done(1);
        }
    }
    // Without names of steps it goes on from where it is pasted, and without names of lanes too.
    let lanes_alone = "frontstage\\tz\\tw\\ncustomer\\tx\\ty";
    let shown =
        "| seek.look | call | _\ncustomer | a | x | y\nemotion | | |\nfrontstage | | b z~touchpoint | w~touchpoint";
    tells("cell:call,customer", lanes_alone, (2, 3, false, true), &[], 0).shows(shown);
    let steps_alone = "call\\tlook\\nw\\tz";
    tells("cell:look,frontstage", steps_alone, (2, 2, true, false), &[], 0)
        .shows(&cells("a |", "z~touchpoint | b w~touchpoint"));
}

#[test]
fn names_that_the_map_does_not_know_make_steps_and_leave_rows_out() {
    let text = "\\tcall\\tpay\\ncustomer\\tx\\ty\\nGarden\\tz\\tw";
    let shown = "| seek.look | call | pay\ncustomer | a | x | y\nemotion | | |\nfrontstage | | b |";
    tells("cell:look,customer", text, (3, 3, true, true), &["Garden"], 0).shows(shown).has_done(1);
    let text = "x\\ty\\nv\\tw\\nt\\tu\\n\\t";
    let shown = cells("a x | y", "v~touchpoint t~touchpoint | b w~touchpoint u~touchpoint");
    tells("cell:look,customer", text, (4, 2, false, false), &[], 1).shows(&shown);
    tells("step:call", text, (4, 2, true, false), &[], 0);
    let mut session = Session::of(MAP);
    session.run("click cell:look,customer\npaste x\\ny");
    assert_eq!(session.editor.take_pasted_table(), None, "lines are plain to see");
}
