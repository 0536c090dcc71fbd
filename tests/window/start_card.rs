//! The start card: what is on it, how it is worked, and that it is in nobody's way.

use std::path::PathBuf;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, Shape, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::settings::SettingsStore;
use throughline::app::window::Window;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};
use throughline::persist::{RealFs, TEMPLATES, template};

use crate::harness::{Screen, canvas, choose, map, open_sized, open_with, press, word, write};

const PLAIN: Modifiers = Modifiers::NONE;

/// A window with a new map.
fn start(locale: Locale, size: Vec2) -> Screen {
    let mut screen = open_sized(locale, size);
    choose(&mut screen, &["menu-file", "action-new"]);
    screen.run_steps(4);
    assert!(map(&screen).steps.is_empty());
    screen
}

fn tile(screen: &Screen, key: &str) -> Rect {
    let name = word(screen, key);
    screen.get_by_role_and_label(Role::Button, &name).rect()
}

fn title(screen: &Screen) -> &str {
    &map(screen).info.title
}

/// What the map is called that a template begins.
fn title_of(name: &str, language: &str) -> String {
    throughline::persist::read(template(name, language).unwrap().as_bytes()).unwrap().info.title
}

/// How many pictures are painted, which come from a texture of their own.
fn pictures(screen: &Screen) -> usize {
    let shapes = screen.output().shapes.iter();
    shapes.filter(|clipped| matches!(&clipped.shape, Shape::Rect(rect) if rect.brush.is_some())).count()
}

#[test]
fn it_stands_on_the_map_in_every_size_of_window_and_runs_with_the_interface() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        for (size, columns) in [(vec2(800.0, 500.0), 1), (vec2(1366.0, 768.0), 2), (vec2(1920.0, 1080.0), 2)] {
            let screen = start(locale, size);
            let (empty, first) = (tile(&screen, "start-empty"), tile(&screen, "template-support"));
            let rtl = locale.flow() == Flow::RightToLeft;
            assert_eq!(empty.center().x > first.center().x, rtl, "{locale:?} at {size:?}");
            assert!(canvas(&screen).x_range().contains(empty.left()), "{locale:?} at {size:?}");
            assert!(canvas(&screen).x_range().contains(first.right()), "{locale:?} at {size:?}");
            let opened = word(&screen, "start-open");
            let opened = screen.query_all_by_label(&opened).next().map(|heading| heading.rect());
            // Below the fold it is not there.
            let is_beside = |it: Rect| if rtl { it.right() < empty.left() } else { it.left() > empty.right() };
            assert_eq!(opened.is_some_and(is_beside), columns == 2, "{locale:?} at {size:?}: {opened:?}");
        }
    }
}

#[test]
fn it_shows_a_picture_of_every_template() {
    let mut screen = start(Locale::He, vec2(1366.0, 768.0));
    while pictures(&screen) < TEMPLATES.len() + 1 {
        screen.step();
    }
    assert_eq!(pictures(&screen), TEMPLATES.len() + 1);
}

#[test]
fn enter_begins_an_empty_map_and_arrows_lead_to_the_templates() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = start(locale, vec2(1366.0, 768.0));
        press(&mut screen, PLAIN, Key::Enter);
        assert_eq!((map(&screen).steps.len(), map(&screen).cards.len()), (3, 0), "{locale:?}");
        let mut screen = start(locale, vec2(1366.0, 768.0));
        let on = if locale.flow() == Flow::RightToLeft { Key::ArrowLeft } else { Key::ArrowRight };
        for key in [on, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
            press(&mut screen, PLAIN, key);
        }
        while map(&screen).cards.is_empty() {
            screen.step();
        }
        assert_eq!(title(&screen), title_of("lifecycle", locale.code()), "{locale:?}");
    }
}

#[test]
fn what_is_typed_begins_an_empty_map_and_nothing_of_it_is_lost() {
    let mut screen = start(Locale::En, vec2(1366.0, 768.0));
    write(&mut screen, "L");
    write(&mut screen, "ate delivery");
    press(&mut screen, PLAIN, Key::Escape);
    assert_eq!((title(&screen), map(&screen).steps.len()), ("Late delivery", 3));
}

#[test]
fn of_letters_that_come_as_fast_as_frames_none_is_lost() {
    let mut screen = start(Locale::En, vec2(1366.0, 768.0));
    for letter in ["L", "a", "te"] {
        screen.event(Event::Text(letter.to_owned()));
        screen.step();
    }
    press(&mut screen, PLAIN, Key::Escape);
    assert_eq!(title(&screen), "Late");
}

#[test]
fn a_field_that_is_written_in_keeps_the_keyboard() {
    for is_one_frame in [false, true] {
        let mut screen = start(Locale::En, vec2(1366.0, 768.0));
        let name = word(&screen, "inspector-author");
        screen.get_by_label(&name).focus();
        screen.run();
        screen.run();
        if is_one_frame {
            // So fast that the text and Enter come together.
            let (key, modifiers) = (Key::Enter, PLAIN);
            let enter = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            screen.input_mut().events.extend([Event::Text("Ada".to_owned()), enter]);
            screen.run();
        } else {
            write(&mut screen, "Ada");
            press(&mut screen, PLAIN, Key::Enter);
        }
        let (author, steps) = (map(&screen).info.author.as_str(), map(&screen).steps.len());
        assert_eq!((author, steps), ("Ada", 0), "in one frame: {is_one_frame}");
    }
}

#[test]
fn a_new_map_is_written_in_the_language_that_is_chosen() {
    let mut screen = start(Locale::En, vec2(1366.0, 768.0));
    let words = Words::new(Locale::En);
    let field = words.text("start-language");
    let name = words.with("inspector-choice", &[("field", field.into()), ("value", Locale::He.name().into())]);
    screen.get_by_role_and_label(Role::RadioButton, &name).click();
    screen.run();
    let empty = word(&screen, "start-empty");
    screen.get_by_role_and_label(Role::Button, &empty).click();
    screen.run();
    assert_eq!((map(&screen).info.language.as_str(), map(&screen).info.direction), ("he", Flow::RightToLeft));
}

#[test]
fn files_are_opened_again_by_pointer_and_by_keyboard() {
    for by_keyboard in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join("November").join(format!("{name}.journey.ron"));
        std::fs::create_dir(folder.path().join("November")).unwrap();
        std::fs::write(path("first"), template("blueprint", "en").unwrap()).unwrap();
        std::fs::write(path("second"), template("lifecycle", "en").unwrap()).unwrap();
        let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("settings.ron"));
        for path in [path("second"), path("first"), PathBuf::from("/gone.journey.ron")] {
            store.change(move |settings| settings.note_recent(&path));
        }
        let mut screen =
            open_with(vec2(1366.0, 768.0), move |cc| Window::new(cc, None, Locale::En).remembering(Some(store)));
        choose(&mut screen, &["menu-file", "action-new"]);
        screen.run_steps(4);
        // Two of the files are there.
        while pictures(&screen) < TEMPLATES.len() + 3 {
            screen.step();
        }
        let first = screen.get_by_role_and_label(Role::Button, "first");
        let says = first.accesskit_node().data().description().unwrap_or_default().to_owned();
        assert!(says.contains("November") && says.contains(&word(&screen, "ago-now")), "{says}");
        if by_keyboard {
            screen.get_by_role_and_label(Role::Button, "gone").focus();
            screen.run();
            for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::Enter] {
                press(&mut screen, PLAIN, key);
            }
        } else {
            first.click();
            screen.run();
        }
        while map(&screen).cards.is_empty() {
            screen.step();
        }
        assert_eq!(title(&screen), title_of("blueprint", "en"), "by keyboard: {by_keyboard}");
    }
}
