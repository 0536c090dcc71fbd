//! Parts of maps: what goes with them, and what they have in common with the whole.

use std::borrow::Cow;
use std::collections::BTreeSet;

use proptest::prelude::*;
use throughline::export::{ExportOptions, Format, write};
use throughline::model::{
    Card, CardId, CardKind, EasingLetters, Excerpt, Id, IssueKind, IssueLevel, LaneId, Map, Order, Role, StageId,
    StepId, check,
};
use throughline::persist::read;
use throughline::render::Progress;
use throughline::theme::Theme;

use crate::support::{Dice, cases, random_map};

fn id<T: From<Id>>(name: &str) -> T {
    T::from(Id::new(name).unwrap())
}

fn stages(names: &[&str]) -> Excerpt {
    Excerpt { stages: Some(names.iter().map(|name| id(name)).collect()), ..Excerpt::default() }
}

fn cards(names: &[&str]) -> Excerpt {
    Excerpt { cards: Some(names.iter().map(|name| id(name)).collect()), ..Excerpt::default() }
}

fn lanes(names: &[&str]) -> Excerpt {
    Excerpt { lanes: Some(names.iter().map(|name| id(name)).collect()), ..Excerpt::default() }
}

/// Two stages of two steps, three lanes, and what goes across.
fn map() -> Map {
    let text = r#"(throughline: 1,
        title: "Support", language: "en", direction: LeftToRight,
        personas: [(id: "ann", name: "Ann")],
        stages: [(id: "ask", name: "Ask"), (id: "fix", name: "Fix")],
        steps: [(id: "s1", stage: "ask", name: "Look"), (id: "s2", stage: "ask", name: "Call"),
                (id: "s3", stage: "fix", name: "Wait"), (id: "s4", stage: "fix", name: "Done")],
        lanes: [(id: "customer", role: Customer), (id: "feels", role: Emotion), (id: "desk", role: Frontstage)],
        cards: [(id: "looks", lane: "customer", step: "s1", text: "Looks"),
                (id: "calls", lane: "customer", step: "s2", text: "Calls"),
                (id: "case", lane: "desk", step: "s1", span: 3, text: "One case"),
                (id: "answers", lane: "desk", step: "s4", kind: Opportunity, text: "Answers", eases: ["slow", "far"])],
        pains: [(id: "slow", card: "calls", text: "Slow"), (id: "far", card: "answers", text: "Far")],
        waits: [(id: "days", card: "case", min: 1, max: 3, unit: Days)],
        connectors: [(id: "on", from: "looks", to: "calls"), (id: "over", from: "calls", to: "answers")],
        emotions: [(id: "e1", persona: "ann", step: "s1", value: 1.0), (id: "e4", persona: "ann", step: "s4", value: -1.0)],
    )"#;
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn names<'a, T: Copy + 'a>(ids: impl IntoIterator<Item = &'a T>, name: fn(&T) -> &str) -> Vec<String> {
    ids.into_iter().map(|id| name(id).to_owned()).collect()
}

/// The steps that a card goes over.
fn covered(map: &Map, card: &Card) -> Vec<StepId> {
    let order = Order::new(map);
    let steps = order.steps.iter().skip(order.column[&card.step]);
    steps.take(usize::try_from(card.span).unwrap()).map(|step| step.id).collect()
}

#[test]
fn a_stage_takes_its_steps_with_their_cards_and_what_is_felt_there() {
    let whole = map();
    let part = stages(&["ask"]).of(&whole).into_owned();
    assert_eq!(names(part.steps.keys(), StepId::as_str), ["s1", "s2"]);
    assert_eq!(names(part.cards.keys(), CardId::as_str), ["calls", "case", "looks"]);
    assert_eq!((part.pains.len(), part.waits.len(), part.connectors.len()), (1, 1, 1), "{part:?}");
    assert_eq!((part.lanes.len(), part.emotions.len()), (3, 1));
    assert_eq!((&part.info, &part.personas), (&whole.info, &whole.personas));
}

#[test]
fn a_card_that_goes_over_several_steps_keeps_those_that_are_left() {
    let whole = map();
    let of = |part: &Map| {
        let case = &part.cards[&id::<CardId>("case")];
        (case.step.to_string(), case.span)
    };
    assert_eq!(of(&stages(&["ask"]).of(&whole)), ("s1".to_owned(), 2));
    assert_eq!(of(&stages(&["fix"]).of(&whole)), ("s3".to_owned(), 1));
    assert_eq!(of(&stages(&["ask", "fix"]).of(&whole)), ("s1".to_owned(), 3));
    assert_eq!(of(&cards(&["case", "answers"]).of(&whole)), ("s1".to_owned(), 3));
}

#[test]
fn an_opportunity_speaks_only_of_the_pain_points_that_are_left() {
    let part = stages(&["fix"]).of(&map()).into_owned();
    assert_eq!(part.cards[&id::<CardId>("answers")].eases, [id("far")]);
    assert!(part.connectors.is_empty());
}

#[test]
fn a_part_in_any_format_names_an_opportunity_by_the_letter_that_it_has_in_the_whole_map() {
    let mut whole = map();
    let step = whole.steps[&id::<StepId>("s1")].id;
    let first =
        Card { kind: CardKind::Opportunity, eases: [id("slow")].into(), ..Card::new(id("hint"), id("desk"), step) };
    whole.cards.insert(first.id, first);
    let written = |format: Format| {
        let options = ExportOptions { excerpt: stages(&["fix"]), ..ExportOptions::default() };
        let mut out = Vec::new();
        write(&whole, format, &options, &Theme::light(), &Progress::default(), &mut out).unwrap();
        String::from_utf8_lossy(&out).into_owned()
    };
    let table = written(Format::Csv);
    assert!(table.contains("#B]") && table.contains("#B)") && !table.contains("#A"), "{table}");
    for (format, says) in [(Format::Svg, "Opportunity B: Answers"), (Format::Markdown, "**B** Answers")] {
        let text = written(format);
        assert!(text.contains(says), "{text}");
    }
}

#[test]
fn feelings_go_with_the_lanes_that_show_them() {
    let whole = map();
    assert_eq!(lanes(&["customer", "feels"]).of(&whole).emotions.len(), 2);
    assert_eq!(lanes(&["customer", "desk"]).of(&whole).emotions.len(), 0);
    assert_eq!(cards(&["looks"]).of(&whole).emotions.len(), 0);
}

#[test]
fn cards_come_with_the_lanes_and_steps_that_they_stand_in_and_no_others() {
    let part = cards(&["looks", "answers"]).of(&map()).into_owned();
    assert_eq!(names(part.steps.keys(), StepId::as_str), ["s1", "s4"]);
    assert_eq!(names(part.stages.keys(), StageId::as_str), ["ask", "fix"]);
    assert_eq!(names(part.lanes.keys(), LaneId::as_str), ["customer", "desk"]);
}

#[test]
fn names_of_what_is_gone_do_no_harm() {
    let whole = map();
    assert_eq!(stages(&["ask", "gone"]).of(&whole), stages(&["ask"]).of(&whole));
    let nothing = cards(&["gone"]).of(&whole).into_owned();
    assert_eq!(nothing, Map { info: whole.info.clone(), personas: whole.personas.clone(), ..Map::default() });
}

/// Some of the names, and one of nothing.
fn some<T: Copy + Ord + From<Id>>(all: impl IntoIterator<Item = T>, dice: &mut Dice) -> Option<BTreeSet<T>> {
    let chance = dice.pick(&[30, 60, 90]);
    let mut names: BTreeSet<T> = all.into_iter().filter(|_| dice.percent(chance)).collect();
    if dice.percent(20) {
        names.insert(dice.fresh());
    }
    dice.percent(60).then_some(names)
}

fn random_excerpt(map: &Map, seed: u64) -> Excerpt {
    let dice = &mut Dice::seeded(seed);
    Excerpt {
        stages: some(map.stages.keys().copied(), dice),
        lanes: some(map.lanes.keys().copied(), dice),
        cards: some(map.cards.keys().copied(), dice),
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_whole_is_the_map(seed: u64) {
        let whole = random_map(seed);
        prop_assert!(matches!(Excerpt::default().of(&whole), Cow::Borrowed(same) if same == &whole));
        let all = Excerpt { stages: Some(whole.stages.keys().copied().collect()), ..Excerpt::default() };
        prop_assert_eq!(&*all.of(&whole), &whole);
        let shown = whole.lanes.values().any(|lane| lane.role == Role::Emotion);
        let all = Excerpt { lanes: Some(whole.lanes.keys().copied().collect()), ..all };
        let mut expected = whole.clone();
        if !shown {
            expected.emotions.clear();
        }
        prop_assert_eq!(&*all.of(&whole), &expected);
    }

    #[test]
    fn the_letters_of_a_part_are_those_of_the_whole(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let part = random_excerpt(&whole, choice).of(&whole).into_owned();
        let (order, whole_order) = (Order::new(&part), Order::new(&whole));
        let all = EasingLetters::new(&whole, &whole_order);
        let (own, letters) = (EasingLetters::new(&part, &order), EasingLetters::from_part(&part, &order, Some(&all)));
        for card in part.cards.keys() {
            let letter = letters.of_opportunity(*card);
            prop_assert_eq!(letter.is_some(), own.of_opportunity(*card).is_some(), "both ends are in the part");
            prop_assert!(letter.is_none() || letter == all.of_opportunity(*card));
            prop_assert!(letter.is_none_or(|letter| letters.opportunity(letter) == Some(*card)));
        }
        for pain in part.pains.keys() {
            let (of_part, of_whole) = (letters.of_pain(*pain), all.of_pain(*pain));
            prop_assert!(of_part.iter().all(|letter| of_whole.contains(letter)));
            prop_assert!(of_part.is_sorted());
            prop_assert_eq!(of_part.len(), own.of_pain(*pain).len());
        }
    }

    #[test]
    fn a_part_of_a_sound_map_is_sound(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let part = random_excerpt(&whole, choice).of(&whole).into_owned();
        let nothing = [IssueKind::MapWithoutSteps, IssueKind::MapWithoutLanes];
        let broken = check(&part).into_iter().filter(|issue| issue.kind.level() == IssueLevel::Broken);
        prop_assert_eq!(broken.filter(|issue| !nothing.contains(&issue.kind)).collect::<Vec<_>>(), []);
    }

    #[test]
    fn what_is_in_a_part_is_in_the_whole_at_the_same_place(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let excerpt = random_excerpt(&whole, choice);
        let part = excerpt.of(&whole).into_owned();
        for (id, card) in &part.cards {
            let original = &whole.cards[id];
            let mut expected = covered(&whole, original);
            expected.retain(|step| part.steps.contains_key(step));
            prop_assert_eq!(covered(&part, card), expected);
            let same = Card { step: original.step, span: original.span, eases: original.eases.clone(), ..card.clone() };
            prop_assert_eq!(&same, original);
            prop_assert!(card.eases.iter().all(|pain| original.eases.contains(pain)));
        }
        prop_assert!(part.pains.iter().all(|(id, pain)| whole.pains[id] == *pain));
        prop_assert!(part.connectors.iter().all(|(id, connector)| whole.connectors[id] == *connector));
        let (of_part, of_whole) = (Order::new(&part), Order::new(&whole));
        let kept: Vec<_> = of_whole.steps.into_iter().filter(|step| part.steps.contains_key(&step.id)).collect();
        prop_assert_eq!(of_part.steps, kept);
    }

    #[test]
    fn what_stands_in_the_part_is_in_it(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let excerpt = Excerpt { cards: None, ..random_excerpt(&whole, choice) };
        let part = excerpt.of(&whole).into_owned();
        let stands = |card: &&Card| {
            part.lanes.contains_key(&card.lane) && covered(&whole, card).iter().any(|step| part.steps.contains_key(step))
        };
        let expected: BTreeSet<CardId> = whole.cards.values().filter(stands).map(|card| card.id).collect();
        prop_assert_eq!(&part.cards.keys().copied().collect::<BTreeSet<_>>(), &expected);
        prop_assert_eq!(part.pains.len(), whole.pains.values().filter(|pain| expected.contains(&pain.card)).count());
        prop_assert_eq!(part.waits.len(), whole.waits.values().filter(|wait| expected.contains(&wait.card)).count());
        let inside = whole.connectors.values().filter(|one| expected.contains(&one.from) && expected.contains(&one.to));
        prop_assert_eq!(part.connectors.len(), inside.count());
    }

    #[test]
    fn chosen_cards_leave_no_row_and_no_column_empty(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let cards = Some(some(whole.cards.keys().copied(), &mut Dice::seeded(choice)).unwrap_or_default());
        let part = Excerpt { cards, ..random_excerpt(&whole, choice) }.of(&whole).into_owned();
        let filled: BTreeSet<StepId> = part.cards.values().flat_map(|card| covered(&part, card)).collect();
        prop_assert_eq!(part.steps.keys().copied().collect::<BTreeSet<_>>(), filled);
        let filled: BTreeSet<LaneId> = part.cards.values().map(|card| card.lane).collect();
        prop_assert_eq!(part.lanes.keys().copied().collect::<BTreeSet<_>>(), filled);
    }

    #[test]
    fn a_part_of_a_part_is_what_both_name(seed: u64, choice: u64) {
        let whole = random_map(seed);
        let excerpt = random_excerpt(&whole, choice);
        let at_once = excerpt.of(&whole).into_owned();
        prop_assert_eq!(&*excerpt.of(&at_once), &at_once);
        let Excerpt { stages, lanes, cards } = excerpt;
        let of_stages = Excerpt { stages, ..Excerpt::default() }.of(&whole).into_owned();
        let of_lanes = Excerpt { lanes, ..Excerpt::default() }.of(&of_stages).into_owned();
        let of_cards = Excerpt { cards, ..Excerpt::default() }.of(&of_lanes).into_owned();
        prop_assert_eq!(of_cards, at_once);
    }
}
