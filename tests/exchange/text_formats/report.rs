//! Reports in Markdown.

use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::exchange::report::{write, write_part};
use throughline::i18n::{Locale, MapWords};
use throughline::model::{Card, Consequence, Excerpt, IdSource, Map, Order, Role, TimeUnit, Wait};
use throughline::persist::TEMPLATES;

use super::template;
use crate::support::{cases, random_map};

fn report(map: &Map) -> String {
    write(map, MapWords::of(Locale::from_tag(&map.info.language)))
}

/// The part of a report below a heading.
fn part(text: &str, heading: &str) -> String {
    let (_, after) = text.split_once(&format!("{heading}\n\n")).expect(heading);
    after.split("\n#").next().unwrap_or_default().trim().to_owned()
}

#[test]
fn a_report_sums_up_the_map() {
    let text = report(&template("support", Locale::En));
    assert!(
        text.starts_with("# Getting support for a wrong invoice\n\nAs-is · 22 Nov 2026\n\nThe November invoice"),
        "{text}"
    );
    assert_eq!(
        part(&text, "## Summary"),
        "- 4 stages, 6 steps, 28 cards\n\
         - 5 pain points (Churn risk: 1, Bad experience: 2, Inefficiency: 2)\n\
         - The heaviest pain point: No word for five days (weight 20)\n\
         - 2 pain points without an opportunity\n\
         - 2 opportunities\n\
         - 1 decision\n\
         - 2 moments of truth\n\
         - Waiting in all: at least about 2 days, at most about 5 days (2 wait points, as if the customer meets all of them)"
    );
}

#[test]
fn a_step_is_told_lane_by_lane_with_what_hangs_on_its_cards() {
    let text = report(&template("support", Locale::En));
    assert_eq!(
        part(&text, "### Waits"),
        "- **Evidence**: Case number\n\
         - **Customer**: Checks the status twice a day\n  \
           - Pain point (Churn risk, weight 20): No word for five days (eased by B)\n  \
           - Wait: 2–5 days\n\
         - **Frontstage**: Phone: Agent calls back with an update\n\
         - **Frontstage**: Opportunity **B**: Send the status by chat without being asked\n  \
           - Would ease: No word for five days\n\
         - **Backstage**: Decision: Refund above €100?\n  \
           - Yes: Finance approval\n  \
           - No: Books the credit note\n\
         - **Support**: Finance approval (responsible: Finance)\n  \
           - Pain point (Inefficiency, weight 15): Signs only on Thursdays\n  \
           - Leads to: Books the credit note (approved)\n\
         - **Sarah, small-business owner**: Awful (−1.8) – “Have they forgotten me?”"
    );
}

#[test]
fn pain_points_stand_by_weight_with_the_opportunities_that_would_ease_them() {
    let text = report(&template("support", Locale::En));
    let table = part(&text, "## Pain points by weight");
    let rows: Vec<_> = table.lines().collect();
    assert_eq!(rows[0], "| Weight | Pain point | Consequence | Where | Opportunities |");
    assert_eq!(
        rows[2],
        "| 20 (5 × 4) | No word for five days | Churn risk | Waits, Customer | **B** Send the status by chat without being asked |"
    );
    assert_eq!(rows.len(), 7);
    assert_eq!(
        part(&text, "## Decisions"),
        "- **Refund above €100?** (Waits, Backstage)\n  - Yes: Finance approval\n  - No: Books the credit note"
    );
    assert!(
        part(&text, "## Still open")
            .contains("- Pain point without an opportunity: Number is hidden; Signs only on Thursdays"),
        "{text}"
    );
}

#[test]
fn what_looks_like_markdown_shows_as_it_was_typed() {
    let map = template("support", Locale::En);
    let (id, card) = map.cards.iter().find(|(_, card)| card.text == "Case number").unwrap();
    for (typed, written) in [
        ("# 1 *x* | <b>\nand [more](x)", "\\# 1 \\*x\\* \\| \\<b\\><br>and \\[more\\](x)"),
        ("Smith & Sons: e-mail, 5 - 3 = 2.", "Smith \\& Sons: e-mail, 5 - 3 = 2."),
        ("- item", "\\- item"),
        ("--- rule", "\\-\\-\\- rule"),
        ("12. list", "12\\. list"),
        ("3) list (or) not", "3\\) list (or) not"),
        ("1.5 hours", "1.5 hours"),
        ("one\r\n# two\n\nthree", "one<br>\\# two<br><br>three"),
        ("`code` [link](x) _a_ $m$ ~~no~~ C:\\x", "\\`code\\` \\[link\\](x) \\_a\\_ \\$m\\$ \\~\\~no\\~\\~ C:\\\\x"),
        (": term", "\\: term"),
        // In a report that runs the other way it stays in one piece.
        ("  שלום #1  ", "\u{2068}שלום #1\u{2069}"),
        // What says nothing goes by the kind of card.
        ("", "Evidence"),
        ("\u{7}\n", "Evidence"),
    ] {
        let mut map = map.clone();
        map.cards.insert(*id, Card { text: typed.to_owned(), ..card.clone() });
        let text = report(&map);
        assert!(text.contains(&format!("\n- **Evidence**: {written}\n")), "{typed:?} in {text}");
    }
}

#[test]
fn waits_are_added_up_and_told_in_the_unit_that_fits() {
    use TimeUnit::{Days, Hours, Minutes, Months, Weeks};
    let mut map = template("support", Locale::En);
    let card = map.waits.values().next().unwrap().card;
    let mut told = |waits: &[(u32, u32, TimeUnit)]| {
        map.waits.clear();
        let mut ids = IdSource::seeded(1);
        for (min, max, unit) in waits.iter().copied() {
            let wait = Wait { min, max, unit, ..Wait::new(ids.fresh(), card) };
            map.waits.insert(wait.id, wait);
        }
        let text = report(&map);
        let sum = text.lines().find_map(|line| line.strip_prefix("- Waiting in all: "));
        sum.map(|sum| sum.split_once(" (").unwrap().0.to_owned())
    };
    for (waits, expected) in [
        (&[][..], None),
        (&[(0, 0, Days)], None),
        (&[(2, 5, Days)], Some("at least 2 days, at most 5 days")),
        (&[(2, 5, Days), (5, 20, Minutes)], Some("at least about 2 days, at most about 5 days")),
        (&[(5, 20, Minutes), (10, 40, Minutes)], Some("at least 15 minutes, at most 1 hour")),
        (&[(0, 3, Hours)], Some("at most 3 hours")),
        (&[(24, 24, Hours)], Some("1 day")),
        (&[(1, 2, Months), (1, 1, Months)], Some("at least 2 months, at most 3 months")),
        (&[(1, 1, Months), (0, 1, Weeks)], Some("at least about 1 month, at most about 5 weeks")),
        (&[(14, 24, Days)], Some("at least 2 weeks, at most 24 days")),
        (&[(5, 2, Days)], Some("at least 2 days, at most 5 days")),
    ] {
        assert_eq!(told(waits).as_deref(), expected, "{waits:?}");
    }
    assert!(told(&[(u32::MAX, u32::MAX, Months); 9]).is_some());
}

#[test]
fn a_hebrew_report_says_that_it_runs_from_right_to_left() {
    let text = report(&template("support", Locale::He));
    assert!(text.starts_with("<div dir=\"rtl\">\n\n# "), "{text}");
    assert!(text.ends_with("\n\n</div>\n"), "{text}");
    assert!(text.contains("## נקודות כאב לפי משקל"), "{text}");
}

#[test]
fn no_word_is_missing_in_any_language() {
    for locale in Locale::ALL {
        for name in TEMPLATES {
            let text = report(&template(name, locale));
            for key in ["report-", "check-", "count-", "feeling-", "{ $"] {
                assert!(!text.contains(key), "{name} {locale:?}: {key} in {text}");
            }
        }
    }
}

#[test]
fn an_empty_map_has_a_report_too() {
    let text = report(&Map::default());
    assert!(text.starts_with("# Untitled map\n\nAs-is\n\n## Summary\n\n- 0 stages, 0 steps, 0 cards\n"), "{text}");
    assert!(text.contains("The map has no steps"), "{text}");
}

#[test]
fn a_report_of_a_part_says_which_and_does_not_judge_what_lies_outside_of_it() {
    let map = template("support", Locale::En);
    let stage = map.steps.values().find(|step| step.name == "Waits").unwrap().stage;
    let lanes: BTreeSet<_> =
        map.lanes.values().filter(|lane| lane.role == Role::Backstage).map(|lane| lane.id).collect();
    let excerpt = Excerpt { stages: Some([stage].into()), lanes: Some(lanes), cards: None };
    let text = write_part(&map, &excerpt, MapWords::of(Locale::En));
    assert!(text.contains("\n\nThis is a part of the map · Stages: Get it solved · Lanes: Backstage\n\n"), "{text}");
    assert!(!text.contains("## Still open"), "{text}");
    assert!(text.contains("  - Yes: Finance approval\n"), "the way out of the part is named: {text}");
    assert_eq!(write_part(&map, &Excerpt::default(), MapWords::of(Locale::En)), report(&map));
}

#[test]
fn what_is_hidden_is_not_among_what_is_open() {
    let mut map = template("support", Locale::En);
    let card = map.pains.values().find(|pain| pain.text == "Number is hidden").unwrap().card;
    let lane = map.cards[&card].lane;
    map.lanes.get_mut(&lane).unwrap().hidden = true;
    let open = part(&report(&map), "## Still open");
    assert!(!open.contains("Number is hidden") && open.contains("Signs only on Thursdays"), "{open}");
}

#[test]
fn a_romanian_report_writes_numbers_and_sentences_as_romanian_does() {
    let mut map = template("support", Locale::Ro);
    map.pains.retain(|_, pain| pain.consequence == Consequence::ChurnRisk);
    for connector in map.connectors.values_mut() {
        connector.label = "apoi".to_owned();
    }
    for wait in map.waits.values_mut() {
        (wait.min, wait.max) = (0, 3);
    }
    let text = report(&map);
    assert!(text.contains("(−1,8)") && !text.contains('\u{200e}'), "{text}");
    assert!(text.contains("\n- Un punct slab (Risc de pierdere a clientului: 1)\n"), "{text}");
    assert!(part(&text, "## Așteptări").lines().all(|line| line.starts_with("- Până la 3 ")), "{text}");
    assert!(text.contains("  - Duce la: ") && text.contains(" (apoi)\n"), "{text}");
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn every_stage_and_step_has_its_heading_and_no_text_makes_one(seed in any::<u64>()) {
        let map = random_map(seed);
        let text = report(&map);
        let order = Order::new(&map);
        let count = |mark: &str| text.lines().filter(|line| line.starts_with(mark)).count();
        prop_assert_eq!(count("# "), 1);
        prop_assert_eq!(count("### "), order.steps.len());
        prop_assert!(count("## ") > order.stages.len());
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        for line in text.lines().filter(|line| line.starts_with('|')) {
            prop_assert_eq!(bars(line), 6, "{}", line);
        }
    }
}
