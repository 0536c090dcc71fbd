//! Arrows in the panels: the keyboard stays in them.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use throughline::i18n::Locale;

use crate::harness::{Screen, card, click, map, open, press, word};

const ARROWS: [Key; 4] = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];

fn has_keyboard(screen: &Screen, role: Role, name: &str) -> bool {
    screen.get_by_role_and_label(role, name).is_focused()
}

#[test]
fn no_arrow_takes_the_keyboard_out_of_the_inspector_onto_the_map() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let place = card(&screen, "Help page");
        click(&mut screen, place);
        let before = map(&screen).clone();
        let name = word(&screen, "inspector-moment-of-truth");
        screen.get_by_role_and_label(Role::Switch, &name).focus();
        screen.run();
        for arrow in ARROWS {
            for _ in 0..4 {
                press(&mut screen, Modifiers::NONE, arrow);
                assert!(has_keyboard(&screen, Role::Switch, &name), "{locale:?} {arrow:?}");
            }
        }
        press(&mut screen, Modifiers::NONE, Key::Delete);
        assert_eq!(*map(&screen), before, "the key was not for the map");
        press(&mut screen, Modifiers::NONE, Key::Tab);
        assert!(!has_keyboard(&screen, Role::Switch, &name), "Tab goes on");
    }
}

#[test]
fn no_arrow_takes_the_keyboard_out_of_the_palette() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let name = word(&screen, "palette-wait");
        screen.get_by_role_and_label(Role::Button, &name).focus();
        screen.run();
        for arrow in [Key::ArrowLeft, Key::ArrowRight] {
            press(&mut screen, Modifiers::NONE, arrow);
            assert!(has_keyboard(&screen, Role::Button, &name), "{locale:?} {arrow:?}");
        }
        for (arrow, end) in [(Key::ArrowUp, "palette-stage"), (Key::ArrowDown, "palette-note")] {
            for _ in 0..12 {
                press(&mut screen, Modifiers::NONE, arrow);
            }
            let end = word(&screen, end);
            assert!(has_keyboard(&screen, Role::Button, &end), "{locale:?} {arrow:?}");
        }
    }
}
