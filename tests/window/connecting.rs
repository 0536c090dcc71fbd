//! Connectors and easing in the window, by mouse and by keys, from the pointer's events to the map and back.

use egui::{Key, Modifiers, Pos2};
use throughline::geom::{BezPath, Point};
use throughline::i18n::Locale;
use throughline::model::{Connector, Heads, Key as Record, Map, PainId};
use throughline::scene::{LayerKind, Shape};

use crate::harness::{CTRL, Screen, at, button, card, click, drag, map, open, press, undo, write};

/// The sample, seen as a whole, with the map running either way.
fn seen_whole() -> [Screen; 2] {
    [Locale::En, Locale::He].map(|locale| {
        let mut screen = open(locale);
        if locale == Locale::He {
            crate::harness::choose(&mut screen, &["menu-view", "action-direction"]);
        }
        press(&mut screen, CTRL, Key::Num1);
        screen
    })
}

/// A place that is drawn from, which is seen once its card is pointed at.
fn port(screen: &mut Screen, text: &str, easing: bool) -> Pos2 {
    let center = card(screen, text);
    screen.hover_at(center);
    screen.run();
    let editor = screen.state().editor();
    let id = map(screen).cards.values().find(|card| card.text == text).unwrap().id;
    let overlay = editor.overlay(Some(throughline::scene::Tag::new(id, throughline::scene::Part::Body)));
    let ports = if easing { overlay.ease_ports } else { overlay.ports };
    at(screen, *ports.first().expect("a port beside the card that is pointed at"))
}

fn between<'m>(map: &'m Map, from: &str, to: &str) -> Option<&'m Connector> {
    let says = |card: &throughline::model::CardId, text: &str| map.cards[card].text == text;
    map.connectors.values().find(|join| says(&join.from, from) && says(&join.to, to))
}

/// Where a connector enters its card.
fn tip(screen: &Screen, join: &Connector) -> Pos2 {
    let mut frames = screen.state().editor().scene().layer(LayerKind::Connectors).frames();
    let key = Record::Connector(join.id);
    let of = |placed: &throughline::scene::PlacedRef<'_>| placed.frame.items[0].tag.is_some_and(|tag| tag.key == key);
    let placed = frames.find(of).unwrap();
    let Shape::Path { path, .. } = &placed.frame.items[0].shape else { panic!("a connector is a path") };
    let path: &BezPath = path;
    let end: Point = path.segments().last().map(|segment| kurbo::ParamCurve::end(&segment)).unwrap();
    at(screen, end + placed.at.to_vec2() + placed.frame.items[0].at.to_vec2())
}

const HELP: &str = "Help page";
const CHAT: &str = "Chat window";
const NOTE: &str = "Credit note";

#[test]
fn a_connector_is_drawn_by_mouse_labelled_turned_led_elsewhere_and_all_is_taken_back() {
    for mut screen in seen_whole() {
        let before = map(&screen).clone();
        let (from, to) = (port(&mut screen, HELP, false), card(&screen, CHAT));
        drag(&mut screen, from, to);
        let drawn = between(map(&screen), HELP, CHAT).expect("drawn from the port onto the card").clone();
        assert_eq!(screen.state().editor().selection().only(), Some(drawn.id.into()));
        // Typing labels it.
        write(&mut screen, "then");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert_eq!(map(&screen).connectors[&drawn.id].label, "then");
        press(&mut screen, CTRL, Key::R);
        assert!(between(map(&screen), CHAT, HELP).is_some(), "it leads the other way");
        press(&mut screen, CTRL | Modifiers::SHIFT, Key::R);
        assert_eq!(map(&screen).connectors[&drawn.id].heads, Heads::Two);
        let end = tip(&screen, &map(&screen).connectors[&drawn.id].clone());
        let other = card(&screen, NOTE);
        drag(&mut screen, end, other);
        assert!(between(map(&screen), CHAT, NOTE).is_some(), "its end is at another card");
        for _ in 0..5 {
            undo(&mut screen);
        }
        assert_eq!(*map(&screen), before, "five changes, each taken back");
    }
}

#[test]
fn a_connector_is_made_and_led_elsewhere_by_keys_alone() {
    for mut screen in seen_whole() {
        let before = map(&screen).clone();
        let forward = if map(&screen).info.direction.is_rtl() { Key::ArrowLeft } else { Key::ArrowRight };
        let from = card(&screen, HELP);
        click(&mut screen, from);
        press(&mut screen, CTRL, Key::L);
        press(&mut screen, Modifiers::NONE, forward);
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert!(between(map(&screen), HELP, CHAT).is_some());
        press(&mut screen, CTRL, Key::M);
        press(&mut screen, Modifiers::NONE, forward);
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert!(between(map(&screen), HELP, "Case number").is_some());
        press(&mut screen, CTRL, Key::M);
        press(&mut screen, Modifiers::NONE, forward);
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert!(between(map(&screen), HELP, "Case number").is_some(), "Esc leaves it where it was");
        undo(&mut screen);
        undo(&mut screen);
        assert_eq!(*map(&screen), before);
    }
}

fn pain(screen: &Screen, text: &str) -> (PainId, Pos2) {
    let id = map(screen).pains.values().find(|pain| pain.text == text).unwrap().id;
    (id, at(screen, screen.state().editor().area_of(id.into()).unwrap().center()))
}

#[test]
fn an_opportunity_is_led_to_a_pain_point_by_mouse_and_esc_gives_it_up() {
    const IDEA: &str = "Send the status by chat without being asked";
    let eases = |screen: &Screen, pain: PainId| {
        map(screen).cards.values().find(|card| card.text == IDEA).unwrap().eases.contains(&pain)
    };
    for mut screen in seen_whole() {
        let before = map(&screen).clone();
        let (weekly, to) = pain(&screen, "Signs only on Thursdays");
        let from = port(&mut screen, IDEA, true);
        drag(&mut screen, from, to);
        assert!(eases(&screen, weekly));
        let from = port(&mut screen, IDEA, true);
        drag(&mut screen, from, to);
        assert!(!eases(&screen, weekly), "a second time takes the link away");
        let from = port(&mut screen, IDEA, true);
        button(&mut screen, from, true);
        screen.hover_at(from + (to - from) * 0.5);
        screen.step();
        screen.hover_at(to);
        screen.step();
        screen.key_press(Key::Escape);
        screen.step();
        button(&mut screen, to, false);
        screen.run();
        assert!(!eases(&screen, weekly), "Esc gave it up");
        undo(&mut screen);
        undo(&mut screen);
        assert_eq!(*map(&screen), before);
    }
}

#[test]
fn the_owner_and_the_color_of_a_card_have_keys() {
    let mut screen = open(Locale::En);
    let help = card(&screen, HELP);
    click(&mut screen, help);
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::Num4);
    press(&mut screen, Modifiers::ALT, Key::Num9);
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::O);
    write(&mut screen, "Web team");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    let card = map(&screen).cards.values().find(|card| card.text == HELP).unwrap();
    assert_eq!(card.color, Some(throughline::model::ColorTag::Green));
    assert_eq!(card.evidence, throughline::model::EvidenceLevel::Researched);
    assert_eq!(card.owner, "Web team");
    // The map is in reach at once.
    click(&mut screen, help);
    press(&mut screen, CTRL | Modifiers::SHIFT, Key::Num0);
    assert_eq!(map(&screen).cards.values().find(|card| card.text == HELP).unwrap().color, None);
}
