//! The maps to begin with: each is read, found whole, and written back as it was.

use throughline::geom::Flow;
use throughline::i18n::Locale;
use throughline::model::{CardKind, Consequence, IssueKind, Map, Role, check};
use throughline::persist::{LANGUAGES, TEMPLATES, read, template, write};

/// Every template with its name, its language and its file.
fn all() -> impl Iterator<Item = (String, &'static str, &'static str)> {
    TEMPLATES.iter().flat_map(|name| {
        LANGUAGES
            .iter()
            .map(move |language| (format!("{name}.{language}"), *language, template(name, language).unwrap()))
    })
}

fn map(file: &str) -> Map {
    read(file.as_bytes()).unwrap()
}

#[test]
fn there_are_three_templates_in_three_languages() {
    assert_eq!(all().count(), 9);
}

#[test]
fn nothing_is_missing_in_a_template_but_what_its_weak_points_ask_for() {
    for (name, _, file) in all() {
        // A template shows weak points too: what would ease them is for the person to find.
        let left = [IssueKind::PainWithoutOpportunity, IssueKind::NothingBehind];
        let more: Vec<_> = check(&map(file)).into_iter().filter(|issue| !left.contains(&issue.kind)).collect();
        assert_eq!(more, [], "{name}");
    }
}

#[test]
fn a_template_is_written_back_as_the_same_bytes() {
    for (name, _, file) in all() {
        assert!(write(&map(file)) == file, "{name} is written differently");
    }
}

#[test]
fn a_template_says_its_language_and_a_hebrew_one_flows_right_to_left() {
    for (name, language, file) in all() {
        let info = map(file).info;
        assert_eq!(info.language, language, "{name}");
        assert!(Locale::known(&info.language).is_some(), "{name}");
        let flow = if language == "he" { Flow::RightToLeft } else { Flow::LeftToRight };
        assert_eq!(info.direction, flow, "{name}");
    }
}

#[test]
fn a_template_has_the_same_structure_in_every_language() {
    for name in TEMPLATES {
        let structure = |language: &&str| {
            let map = map(template(name, language).unwrap());
            (map.stages.len(), map.steps.len(), map.lanes.len(), map.cards.len(), map.pains.len(), map.emotions.len())
        };
        let of: Vec<_> = LANGUAGES.iter().map(structure).collect();
        assert!(of.windows(2).all(|pair| pair[0] == pair[1]), "{name}: {of:?}");
    }
}

#[test]
fn the_templates_show_what_a_map_can_say() {
    for language in LANGUAGES {
        let support = map(template("support", language).unwrap());
        for consequence in [Consequence::Inefficiency, Consequence::BadExperience, Consequence::ChurnRisk] {
            assert!(support.pains.values().any(|pain| pain.consequence == consequence), "{language} {consequence:?}");
        }
        assert!(support.cards.values().any(|card| card.kind == CardKind::Decision), "{language}");
        let blueprint = map(template("blueprint", language).unwrap());
        for role in [Role::Evidence, Role::Customer, Role::Frontstage, Role::Backstage, Role::Support] {
            assert!(blueprint.lanes.values().any(|lane| lane.role == role), "{language} {role:?}");
        }
        let lifecycle = map(template("lifecycle", language).unwrap());
        assert_eq!(lifecycle.personas.len(), 2, "{language}");
        assert!(!lifecycle.emotions.is_empty(), "{language}");
    }
}
