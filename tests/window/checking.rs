//! The check panel: from the status bar to the place of an issue, and an issue that is let be.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::i18n::{Locale, Words};
use throughline::model::{IssueKind, IssueLevel, Key as Record, checked};

use crate::harness::{Screen, choose, map, open, press, undo, word};

/// A window with one step more than there are cards for, and nothing else wrong with it.
fn with_an_issue(locale: Locale) -> Screen {
    let mut screen = open(locale);
    let clean = checked(map(&screen)).open;
    choose(&mut screen, &["menu-insert", "palette-step"]);
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(checked(map(&screen)).open.len() > clean.len());
    screen
}

fn issues(screen: &Screen, count: usize) -> String {
    Words::new(screen.state().language()).with("status-issues", &[("count", count.into())])
}

fn click(screen: &mut Screen, name: &str) {
    screen.get_by_role_and_label(Role::Button, name).click();
    screen.run();
}

/// The row of the empty step.
fn row(screen: &Screen) -> String {
    let open = checked(map(screen)).open;
    let issue = open.iter().find(|issue| issue.kind == IssueKind::StepWithoutCards).unwrap();
    let Record::Step(step) = issue.at else { panic!("a step") };
    let name = map(screen).steps[&step].name.clone();
    let name = if name.is_empty() { word(screen, "inspector-step") } else { name };
    format!("{}: {name}", word(screen, "check-step-without-cards"))
}

#[test]
fn the_count_in_the_status_bar_leads_to_the_panel_and_a_row_to_the_place() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = with_an_issue(locale);
        let count = checked(map(&screen)).open.len();
        let says = issues(&screen, count);
        click(&mut screen, &says);
        screen.get_by_label(&format!(
            "{}. {}",
            word(&screen, "check-step-without-cards"),
            word(&screen, "check-step-without-cards-why")
        ));
        press(&mut screen, Modifiers::NONE, Key::Escape);
        let row = row(&screen);
        click(&mut screen, &row);
        let selected = screen.state().editor().selection().only();
        assert!(matches!(selected, Some(Record::Step(_))), "{locale:?}: {selected:?}");
    }
}

#[test]
fn an_issue_is_dismissed_for_the_map_and_comes_back_by_undo_or_by_hand() {
    let mut screen = with_an_issue(Locale::En);
    let before = map(&screen).clone();
    press(&mut screen, Modifiers::NONE, Key::F7);
    let count = checked(&before).open.len();
    let dismiss = word(&screen, "check-dismiss");
    screen.query_all_by_role_and_label(Role::Button, &dismiss).next().unwrap().click();
    screen.run();
    let checked_now = |screen: &Screen| {
        let checked = checked(map(screen));
        (checked.open.len(), checked.dismissed.len())
    };
    assert_eq!(checked_now(&screen), (count - 1, 1));
    undo(&mut screen);
    assert_eq!(*map(&screen), before);
    screen.query_all_by_role_and_label(Role::Button, &dismiss).next().unwrap().click();
    screen.run();
    let show = Words::new(Locale::En).with("check-show-dismissed", &[("count", 1.into())]);
    click(&mut screen, &show);
    let restore = word(&screen, "check-restore");
    click(&mut screen, &restore);
    assert_eq!(checked_now(&screen), (count, 0));
    assert_eq!(map(&screen).info.dismissed, []);
}

#[test]
fn enter_on_a_row_goes_to_the_place_by_keyboard_alone() {
    let mut screen = with_an_issue(Locale::He);
    press(&mut screen, Modifiers::NONE, Key::F7);
    let row = row(&screen);
    screen.get_by_role_and_label(Role::Button, &row).focus();
    screen.run();
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert!(matches!(screen.state().editor().selection().only(), Some(Record::Step(_))));
}

#[test]
fn every_kind_of_issue_is_named_and_explained() {
    let words = Words::new(Locale::En);
    for kind in IssueKind::ALL {
        let title = format!("check-{}", kind.code());
        let why = match kind.level() {
            IssueLevel::Broken => "check-broken".to_owned(),
            IssueLevel::Advice => format!("{title}-why"),
        };
        for key in [title, why] {
            let says = words.text(&key);
            assert!(says.contains(' ') && says != key, "{says}");
        }
    }
}
