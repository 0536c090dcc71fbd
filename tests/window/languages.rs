//! A person's work in each language: menus by their names, an element added, written, undone, and a language
//! changed in the middle of it.

use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, ViewportCommand, ViewportId};
use egui_kittest::kittest::Queryable as _;
use throughline::app::settings::SettingsStore;
use throughline::app::window::language::Language;
use throughline::geom::Flow;
use throughline::i18n::Locale;
use throughline::model::Key as Record;
use throughline::persist::RealFs;

use crate::harness::{LOCALES, Screen, card, choose, click, map, names, open, press, undo, word, write};

fn cards(screen: &Screen) -> usize {
    map(screen).cards.len()
}

#[test]
fn a_card_is_added_by_the_menu_written_and_undone_in_every_language() {
    for locale in LOCALES {
        let mut screen = open(locale);
        let before = map(&screen).clone();
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        choose(&mut screen, &["menu-insert", "palette-note"]);
        write(&mut screen, "תזכורת: 42 PNG");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert!(map(&screen).cards.values().any(|card| card.text == "תזכורת: 42 PNG"), "{locale:?}");
        for _ in 0..2 {
            if *map(&screen) != before {
                undo(&mut screen);
            }
        }
        assert_eq!(*map(&screen), before, "{locale:?}");
    }
}

#[test]
fn a_new_map_asks_for_the_changes_in_the_language_of_the_window() {
    for locale in LOCALES {
        let mut screen = open(locale);
        choose(&mut screen, &["menu-insert", "palette-stage"]);
        press(&mut screen, Modifiers::NONE, Key::Escape);
        choose(&mut screen, &["menu-file", "action-new"]);
        assert!(screen.query_by_label(&word(&screen, "dialog-save-changes-lost")).is_some(), "{locale:?}");
        let no = word(&screen, "dialog-dont-save");
        screen.get_by_role_and_label(Role::Button, &no).click();
        screen.run_steps(4);
        assert_eq!((map(&screen).stages.len(), cards(&screen)), (0, 0), "{locale:?}");
        screen.get_by_label(&word(&screen, "start-title"));
    }
}

#[test]
fn the_language_changes_at_once_and_back_and_nothing_else_does() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, Modifiers::NONE, Key::F2);
    write(&mut screen, "Help site ");
    let editor = screen.state().editor();
    let (map_before, selected) = (editor.map().clone(), editor.selection().clone());
    let (typed, can_undo) = (typed(&screen), editor.can_undo());
    for locale in [Locale::He, Locale::PseudoRtl, Locale::Ro, Locale::En] {
        screen.state_mut().set_language(locale);
        screen.run();
        screen.get_by_role_and_label(Role::MenuItem, &word(&screen, "menu-file"));
        let editor = screen.state().editor();
        assert_eq!((editor.map(), editor.selection()), (&map_before, &selected), "{locale:?}");
        assert_eq!(editor.can_undo(), can_undo);
        assert_eq!(self::typed(&screen), typed, "{locale:?}");
    }
    write(&mut screen, "in Hebrew");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert!(map(&screen).cards.values().any(|card| card.text.starts_with("Help site in Hebrew")));
}

fn typed(screen: &Screen) -> Option<String> {
    screen.state().editor().typing().map(|typing| typing.field().text().to_string())
}

#[test]
fn what_is_typed_in_the_inspector_outlives_a_change_of_language() {
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    let owner = screen.get_by_label("Owner").rect().center();
    click(&mut screen, owner);
    write(&mut screen, "Web ");
    screen.state_mut().set_language(Locale::He);
    screen.run();
    write(&mut screen, "team");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    let card = map(&screen).cards.values().find(|card| card.text == "Help page").unwrap();
    assert_eq!(card.owner, "Web team");
}

#[test]
fn the_menu_of_languages_names_each_in_itself_and_checks_the_chosen_one() {
    let mut screen = open(Locale::En);
    choose(&mut screen, &["menu-view", "menu-language"]);
    let all = names(&screen);
    for name in ["System language", "English", "עברית", "Română"] {
        assert!(all.iter().any(|other| other == name), "{name} in {all:?}");
    }
    choose(&mut screen, &["עברית"]);
    assert_eq!(screen.state().language(), Locale::He);
    choose(&mut screen, &["menu-view", "menu-language", "Română"]);
    screen.get_by_role_and_label(Role::MenuItem, "Fișier");
    choose(&mut screen, &["menu-view", "menu-language", "English"]);
    assert_eq!(screen.state().language(), Locale::En);
}

#[test]
fn the_title_bar_speaks_the_language_too() {
    let mut screen = open(Locale::En);
    screen.state_mut().set_language(Locale::Pseudo);
    screen.step();
    let commands = &screen.output().viewport_output[&ViewportId::ROOT].commands;
    let title = commands.iter().find_map(|command| match command {
        ViewportCommand::Title(title) => Some(title.clone()),
        _ => None,
    });
    assert!(title.is_some_and(|title| title.starts_with('[')), "{commands:?}");
}

#[test]
fn the_direction_of_the_map_is_its_own_and_one_change() {
    let mut screen = open(Locale::He);
    assert_eq!(map(&screen).info.direction, Flow::LeftToRight);
    let before = map(&screen).clone();
    choose(&mut screen, &["menu-view", "action-direction"]);
    let mut turned = before.clone();
    turned.info.direction = Flow::RightToLeft;
    assert_eq!(*map(&screen), turned, "the content stays");
    undo(&mut screen);
    assert_eq!(*map(&screen), before);
}

#[test]
fn an_idle_window_does_not_paint_in_any_language() {
    for locale in LOCALES {
        let mut screen = open(locale);
        for _ in 0..40 {
            screen.step();
            let delay = screen.output().viewport_output[&ViewportId::ROOT].repaint_delay;
            assert_eq!(delay, Duration::MAX, "{locale:?}: {:?}", screen.ctx.repaint_causes());
        }
    }
}

#[test]
fn in_a_menu_the_arrow_keys_follow_the_eye() {
    for (locale, inwards, outwards) in
        [(Locale::En, Key::ArrowRight, Key::ArrowLeft), (Locale::He, Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut screen = open(locale);
        choose(&mut screen, &["menu-file"]);
        let template = word(&screen, "template-support");
        let entry = word(&screen, "action-new-from-template");
        screen.get_by_role_and_label(Role::MenuItem, &entry).focus();
        screen.run();
        screen.event(key(outwards));
        screen.run();
        assert!(screen.query_by_role_and_label(Role::MenuItem, &template).is_none(), "{locale:?}");
        // It has led out of the first menu to the one beside it, the last.
        let commands = word(&screen, "action-commands");
        assert!(screen.get_by_role_and_label(Role::MenuItem, &commands).is_focused(), "{locale:?}");
        assert!(screen.query_by_role_and_label(Role::MenuItem, &entry).is_none(), "{locale:?}");
        screen.event(key(inwards));
        screen.run();
        screen.get_by_role_and_label(Role::MenuItem, &entry).focus();
        screen.run();
        screen.event(key(inwards));
        screen.run();
        let first = screen.get_by_role_and_label(Role::MenuItem, &template);
        assert!(first.is_focused(), "{locale:?}");
        screen.event(key(outwards));
        screen.run();
        assert!(screen.get_by_role_and_label(Role::MenuItem, &entry).is_focused(), "{locale:?}");
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

#[test]
fn a_record_is_named_by_its_own_text_in_every_language() {
    for locale in LOCALES {
        let mut screen = open(locale);
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        let selected = screen.state().editor().selection().only();
        assert!(matches!(selected, Some(Record::Card(_))), "{locale:?}");
        let name = word(&screen, "inspector-text");
        let field = screen.get_by_label(&name);
        assert_eq!(field.value().as_deref(), Some("Help page"), "{locale:?}");
    }
}

/// The language of a window where the system speaks French and Romanian, and what was chosen is kept in a folder.
fn language_at(asked: Option<Locale>, folder: &tempfile::TempDir) -> Language {
    let system = vec!["fr-FR".to_owned(), "ro-RO".to_owned(), "en-US".to_owned()];
    let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("new").join("settings.ron"));
    Language::with_system(asked, system, Some(store))
}

#[test]
fn a_chosen_language_is_kept_until_the_system_language_is_chosen_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut language = language_at(None, &folder);
    assert_eq!((language.now(), language.chosen()), (Locale::Ro, None));
    for locale in [Locale::En, Locale::Ro, Locale::He] {
        language.choose(Some(locale));
        assert_eq!((language.now(), language.chosen()), (locale, Some(locale)));
    }
    drop(language);
    let mut language = language_at(None, &folder);
    assert_eq!((language.now(), language.chosen()), (Locale::He, Some(Locale::He)));
    language.choose(None);
    assert_eq!(language.now(), Locale::Ro);
    drop(language);
    assert_eq!(language_at(None, &folder).chosen(), None);
}

#[test]
fn a_language_requested_at_startup_applies_only_to_that_start() {
    let folder = tempfile::tempdir().unwrap();
    language_at(None, &folder).choose(Some(Locale::He));
    assert_eq!(language_at(Some(Locale::En), &folder).now(), Locale::En);
    assert_eq!(language_at(None, &folder).now(), Locale::He);
}

#[test]
fn a_language_can_be_chosen_without_saved_settings() {
    let mut language = Language::from(Locale::Pseudo);
    assert_eq!((language.now(), language.chosen()), (Locale::Pseudo, None));
    language.choose(Some(Locale::He));
    assert_eq!(language.now(), Locale::He);
    language.choose(None);
    assert_eq!(language.now(), Locale::Pseudo);
}
