//! Tables with a row for each step, and what they say of the cards of their row.

use std::collections::BTreeMap;

use throughline::exchange::outcome::{Imported, Why};
use throughline::exchange::tabular;
use throughline::i18n::Locale;
use throughline::model::{Card, CardKind, Channel, IdSource, Map, Order, Role};

fn text(text: &str) -> Imported {
    tabular::read(text.as_bytes(), Locale::En, &mut IdSource::seeded(1)).unwrap()
}

fn card<'a>(map: &'a Map, text: &str) -> &'a Card {
    let mut all = map.cards.values().filter(|card| card.text == text);
    let card = all.next().unwrap_or_else(|| panic!("{text} is no card"));
    assert!(all.next().is_none(), "{text} is there twice");
    card
}

/// Who feels what at which step.
fn felt(map: &Map) -> Vec<(&str, &str, f64, &str)> {
    let mut all = Vec::new();
    for it in map.emotions.values() {
        let (persona, step) = (&map.personas[&it.persona], &map.steps[&it.step]);
        all.push((persona.name.as_str(), step.name.as_str(), it.value.value(), it.quote.as_str()));
    }
    all.sort_by(|one, other| one.partial_cmp(other).unwrap());
    all
}

/// The severity, frequency and card of each pain point.
fn pains(map: &Map) -> BTreeMap<&str, (u8, u8, &str)> {
    let mut all = BTreeMap::new();
    for pain in map.pains.values() {
        all.insert(pain.text.as_str(), (pain.severity, pain.frequency, map.cards[&pain.card].text.as_str()));
    }
    all
}

fn unused(imported: &Imported) -> Vec<(usize, &str, Why)> {
    imported.unused.iter().map(|unused| (unused.line, unused.text.as_str(), unused.why)).collect()
}

const ROWS: &str = "Stage,Step,Persona,Customer Action,Touchpoint,Channel,Pain Point,Severity,Frequency,Opportunity,Emotion Score,Owner\n\
    Aware,Ad,Anna,Sees ad,Instagram,Social media,Too many,2,4,Fewer ads,2,Marketing\n\
    Join,Form,Anna,Fills form,App,Mobile app,Long form,5,5,Save,-2,Product\n\
    Join,Form,Ben,Calls,Hotline,Phone,,,,,-1,Support\n";

#[test]
fn a_row_for_each_step_tells_all_about_the_cards_of_that_row() {
    let imported = text(ROWS);
    let map = &imported.map;
    let order = Order::new(map);
    let steps: Vec<&str> = order.steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(steps, ["Ad", "Form"]);
    let roles: Vec<_> = order.lanes.iter().map(|lane| lane.role).collect();
    assert_eq!(roles, [Role::Customer, Role::Frontstage, Role::Notes, Role::Emotion]);
    assert_eq!(pains(map), BTreeMap::from([("Long form", (5, 5, "Fills form")), ("Too many", (2, 4, "Sees ad"))]));
    assert_eq!(felt(map), [("Anna", "Ad", 2.0, ""), ("Anna", "Form", -2.0, ""), ("Ben", "Form", -1.0, "")]);
    for (text, channel, owner) in [
        ("Instagram", Channel::Social, "Marketing"),
        ("App", Channel::App, "Product"),
        ("Hotline", Channel::Phone, "Support"),
    ] {
        let card = card(map, text);
        assert_eq!((card.channel, card.owner.as_str()), (Some(channel), owner), "{text}");
    }
    assert_eq!(map.cards.len(), 8);
    assert_eq!(unused(&imported), []);
}

#[test]
fn the_same_as_rows_of_a_grid_says_the_same() {
    let rows: Vec<Vec<&str>> = ROWS.lines().take(3).map(|row| row.trim().split(',').collect()).collect();
    let column = |at: usize| rows.iter().map(|row| row[at]).collect::<Vec<_>>().join(",");
    let grid: Vec<String> = (0..rows[0].len()).map(column).collect();
    let (turned, straight) = (text(&ROWS.lines().take(3).collect::<Vec<_>>().join("\n")), text(&grid.join("\n")));
    assert_eq!(pains(&turned.map), pains(&straight.map));
    assert_eq!(felt(&turned.map), felt(&straight.map));
    assert_eq!(card(&straight.map, "Instagram").owner, "Marketing");
    assert_eq!(unused(&straight), []);
}

#[test]
fn levels_in_words_are_numbers_and_what_is_no_level_is_told() {
    let imported = text(
        "Stage,Step,Touchpoint,Pain point,Severity (1-5),Votes,Consequence\n\
         Join,Form,App,\"Long\nDull\",\"high\n2\",3,Churn risk\n\
         ,,,Slow,blue,,\n\
         Use,Card,Letter,Late,9,,\n\
         Use,Visit,Branch,,4,,\n",
    );
    let pains = pains(&imported.map);
    assert_eq!((pains["Long"].0, pains["Dull"].0, pains["Late"].0), (4, 2, 5));
    assert_eq!(pains["Slow"], (3, 3, "App"));
    assert!(imported.map.pains.values().filter(|pain| pain.votes == 3).count() == 2);
    assert_eq!(imported.map.steps.len(), 3);
    assert_eq!(unused(&imported), [(5, "blue", Why::NotAValue), (6, "9", Why::OutOfRange), (7, "4", Why::NoSuch)]);
}

#[test]
fn pain_points_and_waits_of_a_step_without_cards_are_on_a_card_of_the_customer() {
    let imported =
        text("Phase,A,A,C\nStep,One,Two,Three\nPain points,p1,,p3\nWaiting time,,2 days,\nTouchpoints,,,Web\n");
    let map = &imported.map;
    assert_eq!(pains(map), BTreeMap::from([("p1", (3, 3, "One")), ("p3", (3, 3, "Web"))]));
    assert_eq!(card(map, "One").kind, CardKind::Action);
    assert_eq!(map.waits.values().map(|wait| map.cards[&wait.card].text.as_str()).collect::<Vec<_>>(), ["Two"]);
    let roles: Vec<_> = Order::new(map).lanes.iter().map(|lane| lane.role).collect();
    assert_eq!(roles, [Role::Customer, Role::Frontstage]);
    assert_eq!(unused(&imported), []);
}

#[test]
fn feelings_in_numbers_are_on_the_smallest_usual_scale_that_has_them_all() {
    for (numbers, expected) in [
        (&["-2", "0", "+1.5"][..], &[-2.0, 0.0, 1.5][..]),
        (&["1", "3", "5"], &[-2.0, 0.0, 2.0]),
        (&["0", "10", "5"], &[-2.0, 2.0, 0.0]),
        (&["-5", "5", "0"], &[-2.0, 2.0, 0.0]),
        (&["4/5", "1/5"], &[1.0, -2.0]),
        (&["0", "1", "2"], &[0.0, 1.0, 2.0]),
        (&["100", "0"], &[2.0, -2.0]),
        (&["1", "2", "1"], &[1.0, 2.0, 1.0]),
        (&["1", "2", "4"], &[-2.0, -1.0, 1.0]),
        (&["1/5", "2/5"], &[-2.0, -1.0]),
    ] {
        let steps: String = (1..=numbers.len()).map(|at| format!(",S{at}")).collect();
        let actions = ",a".repeat(numbers.len());
        let imported = text(&format!("Step{steps}\nActions{actions}\nEmotions,{}\n", numbers.join(",")));
        let values: Vec<f64> = felt(&imported.map).into_iter().map(|(_, _, value, _)| value).collect();
        assert_eq!(values, expected, "{numbers:?}");
        assert_eq!(unused(&imported), []);
    }
}

#[test]
fn words_of_feelings_stay_as_what_is_said() {
    for (line, values) in [
        ("Emotions,Curious,Confused by so many options,:-(,Hm", [1.0, -1.0, -1.0, 0.0]),
        ("רגשות,סקרנית,חרדה,:-(,אולי", [1.0, -1.0, -1.0, 0.0]),
        ("Emoții,Curioasă,Nehotărât între opțiuni,:-(,Hm", [1.0, -1.0, -1.0, 0.0]),
    ] {
        let imported = text(&format!("Step,1,2,3,4\nActions,a,b,c,d\n{line}\n"));
        let said: Vec<&str> = line.split(',').skip(1).collect();
        let expected: Vec<_> = said.iter().map(|said| if *said == ":-(" { "" } else { said }).zip(values).collect();
        let found: Vec<_> = felt(&imported.map).into_iter().map(|(_, _, value, quote)| (quote, value)).collect();
        assert_eq!(found, expected);
        assert_eq!(unused(&imported), []);
    }
}

#[test]
fn touchpoints_that_are_channels_have_them() {
    let imported = text("Step,A,B,C,D,E\nTouchpoints,\"Phone, e-mail\",Website,Aplicație,טלפון,\"Desk, 2nd floor\"\n");
    let map = &imported.map;
    for (text, channel) in [
        ("Phone", Some(Channel::Phone)),
        ("e-mail", Some(Channel::Email)),
        ("Website", Some(Channel::Web)),
        ("Aplicație", Some(Channel::App)),
        ("טלפון", Some(Channel::Phone)),
        ("Desk, 2nd floor", None),
    ] {
        assert_eq!(card(map, text).channel, channel, "{text}");
    }
}

#[test]
fn a_list_understands_channels_and_emotions_as_people_write_them() {
    let imported = text(
        "Stage,Step,Lane,Type,Channel,Text,Pain point,Severity,Emotion\n\
         Buy,Ad,Customer,Action,,Scrolls,,,1\n\
         Buy,Ad,Frontstage,Touchpoint,Social,Ad,Too often,3,1\n\
         Buy,Pays,Frontstage,Touchpoint,Mobile app,Cart,Refused,5,-2\n\
         Buy,Asks,Frontstage,Touchpoint,email,Mail,,,Angry\n",
    );
    let map = &imported.map;
    let channels = ["Ad", "Cart", "Mail"].map(|text| card(map, text).channel.unwrap());
    assert_eq!(channels, [Channel::Social, Channel::App, Channel::Email]);
    let felt: Vec<_> = felt(map).into_iter().map(|(_, step, value, quote)| (step, value, quote)).collect();
    assert_eq!(felt, [("Ad", 1.0, ""), ("Asks", -2.0, "Angry"), ("Pays", -2.0, "")]);
    assert_eq!(unused(&imported), []);
}

#[test]
fn what_is_named_above_a_table_is_told_of_the_map() {
    let imported = text(
        "Opening an account,,,\n\
         \"Persona: Dana, 34\",,Scenario: opens an account,\n\
         Author,Ana,,\n\
         Title: Another | Date: 2026,,,\n\
         ,A,B,C\n\
         Customer actions,a,b,c\n\
         Emotions,1,-1,0\n",
    );
    let info = &imported.map.info;
    assert_eq!(
        [&info.title, &info.scenario, &info.author, &info.date],
        ["Opening an account", "opens an account", "Ana", "2026"]
    );
    let names: Vec<_> = imported.map.personas.values().map(|persona| persona.name.as_str()).collect();
    assert_eq!(names, ["Dana, 34"]);
    assert_eq!(unused(&imported), [(4, "Another", Why::Again)]);
}

#[test]
fn moments_of_truth_are_marked_and_decisions_are_cards() {
    let imported = text(
        "Step,A,B,C,D\n\
         Customer actions,Calls,Waits,Pays,\n\
         Moments of truth,x,no,First payment,Renewal\n\
         Decisions,,Refund?,,\n",
    );
    let map = &imported.map;
    let marked = |text: &str| card(map, text).moment_of_truth;
    assert_eq!(["Calls", "Waits", "Pays", "Renewal"].map(marked), [true, false, true, true]);
    assert_eq!(card(map, "Refund?").kind, CardKind::Decision);
    assert_eq!(unused(&imported), [(3, "First payment", Why::NoPlace)]);
}
