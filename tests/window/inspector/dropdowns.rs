//! Lists of values by the keyboard: they are opened, walked through, typed ahead, chosen from and left.

use egui::accesskit::Role;
use egui::{Event, Key as Button, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::panels::inspector::PanelOutput;
use throughline::app::panels::inspector::WIDTH;
use throughline::i18n::{Locale, Words};
use throughline::model::{CardKind, Channel, Record};

use super::harness::{Panel, card, changed, panel, panel_in, press, support_map};

/// The control with that name has the focus.
fn focused(locale: Locale, card_id: &str, field: &str) -> (Panel, String) {
    let mut panel = panel_in(support_map(), &[card(card_id)], locale);
    let name = Words::new(locale).text(field).into_owned();
    panel.get_by_role_and_label(Role::ComboBox, &name).focus();
    panel.run();
    (panel, name)
}

fn kind() -> (Panel, String) {
    focused(Locale::En, "backstage-explain", "inspector-kind")
}

fn is_open(panel: &Panel, name: &str) -> bool {
    let control = panel.get_by_role_and_label(Role::ComboBox, name);
    control.accesskit_node().data().is_expanded() == Some(true)
}

/// What screen readers follow: the name of what has the focus, or of the value that is highlighted in the list.
fn current(panel: &Panel) -> (Role, String) {
    let node = panel.root().children_recursive().find(|node| node.accesskit_node().is_focused()).expect("a focus");
    (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default())
}

fn value(name: &str) -> (Role, String) {
    (Role::ListBoxOption, name.to_owned())
}

fn type_letters(panel: &mut Panel, letters: &str) {
    for letter in letters.chars() {
        panel.event(Event::Text(letter.to_string()));
        panel.run();
    }
}

#[test]
fn enter_and_space_open_a_list_and_choose_from_it() {
    for key in [Button::Enter, Button::Space] {
        let (mut panel, name) = kind();
        assert!(!is_open(&panel, &name));
        press(&mut panel, key);
        assert!(is_open(&panel, &name), "{key:?}");
        assert_eq!(current(&panel), value("Action"), "the value is highlighted");
        press(&mut panel, Button::ArrowDown);
        assert_eq!(current(&panel), value("Decision"));
        assert_eq!(panel.state().wishes, [], "nothing is chosen yet");
        press(&mut panel, key);
        assert!(!is_open(&panel, &name), "{key:?} closes the list");
        let Record::Card(card) = changed(&panel) else { panic!() };
        assert_eq!(card.kind, CardKind::Decision);
        assert_eq!(current(&panel), (Role::ComboBox, name.clone()), "the control has the focus");
        let says = panel.get_by_role_and_label(Role::ComboBox, &name).value();
        assert_eq!(says.as_deref(), Some("Decision"), "and says the new value");
    }
}

#[test]
fn esc_closes_a_list_and_leaves_the_value() {
    let (mut panel, name) = kind();
    for key in [Button::Enter, Button::ArrowDown, Button::ArrowDown, Button::Escape] {
        press(&mut panel, key);
    }
    assert!(!is_open(&panel, &name));
    assert_eq!(panel.state().wishes, []);
    assert_eq!(current(&panel), (Role::ComboBox, name));
}

#[test]
fn alt_and_an_arrow_open_and_close_a_list() {
    let (mut panel, name) = kind();
    let alt = |panel: &mut Panel, key| {
        panel.key_press_modifiers(Modifiers::ALT, key);
        panel.run();
    };
    alt(&mut panel, Button::ArrowDown);
    assert!(is_open(&panel, &name));
    assert_eq!(current(&panel), value("Action"), "it only opens");
    alt(&mut panel, Button::ArrowUp);
    assert!(!is_open(&panel, &name));
    assert_eq!((panel.state().wishes.as_slice(), current(&panel)), (&[][..], (Role::ComboBox, name)));
}

#[test]
fn home_and_end_go_to_the_ends_and_arrows_stay_there() {
    let (mut panel, _) = kind();
    press(&mut panel, Button::ArrowDown);
    for (key, name) in [
        (Button::End, "Note"),
        (Button::ArrowDown, "Note"),
        (Button::ArrowUp, "Opportunity"),
        (Button::Home, "Touchpoint"),
        (Button::ArrowUp, "Touchpoint"),
    ] {
        press(&mut panel, key);
        assert_eq!(current(&panel), value(name), "{key:?}");
    }
}

#[test]
fn letters_go_to_the_value_that_begins_with_them_in_every_language() {
    for (locale, letters, name, channel) in [
        (Locale::En, "le", "Letter", Channel::Letter),
        (Locale::He, "טל", "טלפון", Channel::Phone),
        (Locale::He, "צא", "צ׳אט", Channel::Chat),
        (Locale::Ro, "fata", "Față în față", Channel::InPerson),
    ] {
        let (mut panel, field) = focused(locale, "frontstage-explain", "inspector-channel");
        // The Hebrew name has a sign between the two letters: the first one is enough for it.
        let letters: String = if channel == Channel::Chat { letters.chars().take(1).collect() } else { letters.into() };
        type_letters(&mut panel, &letters);
        assert!(is_open(&panel, &field), "{locale:?}");
        assert_eq!(current(&panel), value(name), "{letters}");
        press(&mut panel, Button::Enter);
        let wishes = panel.state().wishes.len();
        // That one is the value already.
        assert_eq!(wishes, usize::from(channel != Channel::Chat), "{letters}");
        if wishes > 0 {
            let Record::Card(card) = changed(&panel) else { panic!() };
            assert_eq!(card.channel, Some(channel));
        }
    }
}

#[test]
fn the_same_letter_again_goes_on_to_the_next_value_that_begins_with_it() {
    let (mut panel, _) = focused(Locale::En, "frontstage-explain", "inspector-channel");
    let mut seen = Vec::new();
    for _ in 0..3 {
        type_letters(&mut panel, "s");
        seen.push(current(&panel).1);
    }
    assert!(seen.iter().all(|name| name.to_lowercase().starts_with('s')), "{seen:?}");
    assert!(seen[0] != seen[1] && seen[1] != seen[2], "{seen:?}");
}

#[test]
fn tab_chooses_what_is_highlighted_and_goes_on() {
    let (mut panel, name) = kind();
    for key in [Button::Enter, Button::ArrowDown, Button::Tab] {
        press(&mut panel, key);
    }
    assert!(!is_open(&panel, &name));
    let Record::Card(card) = changed(&panel) else { panic!() };
    assert_eq!(card.kind, CardKind::Decision);
    assert_ne!(current(&panel), (Role::ComboBox, name));
}

#[test]
fn the_highlighted_value_is_in_sight_in_a_low_window() {
    for locale in [Locale::En, Locale::He] {
        let (mut panel, _) = focused(locale, "frontstage-explain", "inspector-channel");
        panel.set_size(vec2(WIDTH + 16.0, 300.0));
        panel.run();
        press(&mut panel, Button::Enter);
        for key in [Button::End, Button::ArrowUp, Button::Home, Button::ArrowDown] {
            press(&mut panel, key);
            let focused = panel.root().children_recursive().find(|node| node.accesskit_node().is_focused());
            let rect = focused.unwrap().rect();
            assert!(rect.top() >= 0.0 && rect.bottom() <= 300.0, "{locale:?} {key:?}: {rect:?}");
        }
    }
}

#[test]
fn a_value_that_is_clicked_is_chosen_at_once() {
    let mut panel = panel(support_map(), &[card("backstage-explain")]);
    panel.get_by_role_and_label(Role::ComboBox, "Kind").click();
    panel.run();
    panel.get_by_role_and_label(Role::ListBoxOption, "Note").click();
    panel.run();
    assert!(!is_open(&panel, "Kind"));
    assert!(matches!(panel.state().wishes.as_slice(), [PanelOutput::Do(_)]));
    let has_focus = panel.ctx.memory(|memory| memory.focused().is_some());
    assert!(!has_focus, "as before the click");
}
