//! The ring around what has the focus: wherever Tab and the arrows lead, it is there, and it is the same.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, RectShape};
use egui::{Id, Key, Modifiers, Rect, Shape, Stroke, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::app::panels::outline;
use throughline::app::widgets::style::{Palette, palette};
use throughline::i18n::Locale;

use crate::harness::{CTRL, Screen, card, choose, click, open, open_sized, press};

const PLAIN: Modifiers = Modifiers::NONE;

/// What has the focus, and where it was painted last; between two passes a response is still that of the pass before.
fn focused(screen: &Screen) -> Option<(Id, Rect)> {
    let id = screen.ctx.memory(egui::Memory::focused)?;
    let rect = screen.ctx.viewport(|shown| shown.prev_pass.widgets.get(id).map(|widget| widget.rect));
    Some((id, rect?))
}

/// The rings on the screen: lines of that width and color around something.
fn rings(screen: &Screen) -> Vec<Rect> {
    let wanted = Stroke::new(2.0, palette(&screen.ctx).accent);
    let ring = |clipped: &ClippedShape| match &clipped.shape {
        Shape::Rect(RectShape { rect, stroke, .. }) if *stroke == wanted => {
            Some(rect.intersect(clipped.clip_rect)).filter(|seen| seen.is_positive())
        }
        _ => None,
    };
    screen.output().shapes.iter().filter_map(ring).collect()
}

/// Asserts that what has the focus has a ring; the map and the outline show theirs around a part of them.
fn check(screen: &Screen, where_: &str) {
    let Some((id, rect)) = focused(screen) else { return };
    if id == Id::unique("map") || id == outline::list() {
        return;
    }
    let around = rect.expand(5.0);
    let found = rings(screen).into_iter().any(|ring| around.contains_rect(ring) && ring.intersects(rect));
    assert!(found, "{where_}: {rect:?} has none of {:?}", rings(screen));
}

/// Goes on with a key until it comes around, at most so many times; returns how many places have the focus on the way.
fn walk(screen: &mut Screen, key: Key, most: usize, where_: &str) -> usize {
    let mut seen = BTreeSet::new();
    for _ in 0..most {
        press(screen, PLAIN, key);
        check(screen, where_);
        match focused(screen) {
            Some((id, _)) if !seen.insert(id.value()) => break,
            _ => {}
        }
    }
    seen.len()
}

#[test]
fn tab_shows_the_ring_in_every_panel() {
    let mut screen = open(Locale::He);
    choose(&mut screen, &["menu-view", "action-check"]);
    assert!(walk(&mut screen, Key::Tab, 70, "panels") > 20);
    let mut screen = open(Locale::En);
    let place = card(&screen, "Help page");
    click(&mut screen, place);
    press(&mut screen, PLAIN, Key::F6);
    assert!(walk(&mut screen, Key::Tab, 40, "a card") > 15);
}

#[test]
fn tab_shows_the_ring_in_every_dialog() {
    for (what, modifiers, key, most) in [
        ("export", CTRL, Key::E, 30),
        ("keys", PLAIN, Key::F1, 6),
        ("find", CTRL, Key::F, 6),
        ("commands", CTRL, Key::K, 6),
    ] {
        let mut screen = open(Locale::En);
        press(&mut screen, modifiers, key);
        assert!(walk(&mut screen, Key::Tab, most, what) >= 1, "{what}");
    }
    let mut screen = open(Locale::He);
    choose(&mut screen, &["menu-insert", "palette-stage"]);
    press(&mut screen, PLAIN, Key::Escape);
    choose(&mut screen, &["menu-file", "action-new"]);
    assert_eq!(walk(&mut screen, Key::Tab, 6, "save changes?"), 3);
}

#[test]
fn arrows_show_the_ring_in_menus_and_on_the_start_card() {
    let mut screen = open(Locale::He);
    press(&mut screen, PLAIN, Key::F10);
    assert!(walk(&mut screen, Key::ArrowDown, 16, "menu") > 5);
    press(&mut screen, PLAIN, Key::Escape);
    choose(&mut screen, &["menu-file", "action-new"]);
    screen.run_steps(4);
    check(&screen, "start");
    assert!(walk(&mut screen, Key::Tab, 12, "start") > 5);
}

#[test]
fn the_ring_is_not_what_hovering_looks_like() {
    let mut screen = open_sized(Locale::En, vec2(1280.0, 720.0));
    let name = crate::harness::word(&screen, "palette-step");
    let place = screen.get_by_role_and_label(Role::Button, &name).rect();
    let ring = |screen: &Screen| rings(screen).into_iter().any(|ring| place.expand(5.0).contains_rect(ring));
    screen.hover_at(place.center());
    screen.run();
    assert!(!ring(&screen));
    screen.get_by_role_and_label(Role::Button, &name).focus();
    screen.run();
    assert!(ring(&screen));
}

#[test]
fn the_ring_has_the_color_of_its_theme() {
    for (theme, colors) in [(Theme::Light, Palette::LIGHT), (Theme::Dark, Palette::DARK)] {
        let mut screen = open_sized(Locale::En, vec2(1280.0, 720.0));
        screen.ctx.set_theme(theme);
        let name = crate::harness::word(&screen, "palette-step");
        screen.get_by_role_and_label(Role::Button, &name).focus();
        screen.run();
        assert_eq!(palette(&screen.ctx).accent, colors.accent, "{theme:?}");
        check(&screen, "theme");
    }
}
