//! Nothing escapes the locale files, and nothing is cut off when texts are longer by 40 %: the pseudo-languages put
//! every message in brackets. What a small window has no room for is reached by the wheel.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, Shape, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::ACTIONS;
use throughline::app::panels::menu::table;
use throughline::i18n::Locale;
use throughline::model::Map;

use crate::harness::{LOCALES, Screen, choose, map, names, open_sized, press, word};
use crate::support::is_long;

/// The sizes that the window must do with: a projector and the smallest.
const SIZES: [(f32, f32); 2] = [(1280.0, 720.0), (640.0, 400.0)];

/// What a person has written: a map, and the names of languages and keys.
fn written(screen: &Screen, map: &Map) -> BTreeSet<String> {
    let mut own: BTreeSet<String> = Locale::ALL.map(|locale| locale.name().to_owned()).into();
    own.insert(map.info.title.clone());
    for spec in ACTIONS {
        let keys: Vec<_> =
            spec.keys.iter().map(|keys| throughline::app::widgets::shortcut::named(&screen.ctx, keys)).collect();
        own.extend([keys.join("   ")]);
        own.extend(keys);
    }
    own
}

fn has_egui_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text(_) => true,
        Shape::Vec(shapes) => shapes.iter().any(has_egui_text),
        _ => false,
    }
}

/// Complains of a name that came from no file, and of a message that there was no room for.
fn check(screen: &Screen, own: &BTreeSet<String>, where_: &str) {
    let locale = screen.state().language();
    let bare = |name: &str| name.trim_matches(['\u{200e}', '\u{200f}']).to_owned();
    if matches!(locale, Locale::Pseudo | Locale::PseudoRtl) {
        for name in names(screen) {
            let bare = bare(&name);
            let whole = bare.starts_with('[') && bare.ends_with(']');
            assert!(whole || bare.is_empty() || own.contains(&bare), "{locale:?}, {where_}: {name:?} escaped");
        }
    }
    let shortened = screen.state().text().shortened();
    let cut: Vec<_> = shortened.into_iter().map(|text| bare(&text)).filter(|text| !own.contains(text)).collect();
    assert_eq!(cut, [] as [String; 0], "{locale:?}, {where_}");
    let drawn_by_egui = screen.output().shapes.iter().any(|clipped| has_egui_text(&clipped.shape));
    assert!(!drawn_by_egui, "{locale:?}, {where_}: a text without our engine");
    let window = screen.ctx.content_rect().expand(0.5);
    // The window itself has a name and no place in it.
    let is_placed = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some() && node.accesskit_node().raw_bounds().is_some()
    };
    for node in screen.root().children_recursive().filter(is_placed) {
        let rect = node.rect();
        let outside = !window.x_range().contains(rect.left()) || !window.x_range().contains(rect.right());
        assert!(!outside, "{locale:?}, {where_}: {:?} at {rect:?}", node.accesskit_node().label());
    }
}

/// The entries of the open menus and their places, and those of the bar.
fn entries(screen: &Screen) -> Vec<(String, Rect)> {
    let entries = screen.query_all_by_role(Role::MenuItem);
    entries.filter_map(|node| Some((node.accesskit_node().label()?, node.rect()))).collect()
}

/// True where all of an entry of a menu of the bar is seen: between the bar and some air before the edge of the window.
fn is_in_sight(screen: &Screen, entry: Rect) -> bool {
    entry.top() >= 38.0 && entry.bottom() <= screen.ctx.content_rect().bottom() - 10.0
}

fn is_in_bar(screen: &Screen, entry: &str) -> bool {
    table::names().any(|name| word(screen, name) == entry)
}

/// Turns the wheel until the menu with an entry that is out of sight shows its first or its last one.
fn turn_wheel(screen: &mut Screen, entry: Rect) {
    let x = entry.center().x;
    let mut column: Vec<_> = entries(screen).into_iter().map(|(_, rect)| rect).collect();
    column.retain(|rect| rect.x_range().contains(x) && is_in_sight(screen, *rect));
    column.sort_by(|one, other| one.top().total_cmp(&other.top()));
    // Between two groups the pointer opens no menu of an entry.
    let line = column.windows(2).find(|pair| pair[1].top() - pair[0].bottom() > 8.0).expect("a line between groups");
    screen.hover_at(pos2(x, f32::midpoint(line[0].bottom(), line[1].top())));
    screen.step();
    let points = if entry.top() < 38.0 { 1000.0 } else { -1000.0 };
    let (unit, delta, phase) = (MouseWheelUnit::Point, vec2(0.0, points), TouchPhase::Move);
    let (source, modifiers) = (MouseWheelSource::Unknown, Modifiers::NONE);
    screen.event(Event::MouseWheel { unit, delta, phase, source, modifiers });
    screen.run();
}

/// Complains of an entry of a menu that can't be reached. Where there is room, all of them are in sight at once.
fn check_reach(screen: &mut Screen, where_: &str) {
    let locale = screen.state().language();
    let mut hidden = entries(screen);
    hidden.retain(|(name, rect)| !is_in_bar(screen, name) && !is_in_sight(screen, *rect));
    let Some((_, any)) = hidden.first().cloned() else { return };
    assert!(screen.ctx.content_rect().height() < SIZES[0].1, "{locale:?}, {where_}: {hidden:?}");
    turn_wheel(screen, any);
    let shown = entries(screen);
    for (name, _) in &hidden {
        let rect = shown.iter().find(|(shown, _)| shown == name).map(|(_, rect)| *rect);
        assert!(rect.is_some_and(|rect| is_in_sight(screen, rect)), "{locale:?}, {where_}: {name:?} at {rect:?}");
    }
}

/// Opens menus and those in them, and chooses the last entry, with the wheel where it is out of sight.
fn choose_in_sight(screen: &mut Screen, path: &[&str]) {
    for key in path {
        let name = word(screen, key);
        let entry = screen.get_by_role_and_label(Role::MenuItem, &name).rect();
        let seen = 38.0..=screen.ctx.content_rect().bottom() - 14.0;
        if !is_in_bar(screen, &name) && !seen.contains(&entry.center().y) {
            turn_wheel(screen, entry);
        }
        choose(screen, &[key]);
    }
}

/// Opens a menu in a menu, and complains when it stands out of the window: it is short, and goes where there is room.
fn check_submenu(screen: &mut Screen, path: &[&str], where_: &str) {
    let locale = screen.state().language();
    let (last, before) = path.split_last().expect("a path");
    choose_in_sight(screen, before);
    let others: BTreeSet<_> = entries(screen).into_iter().map(|(name, _)| name).collect();
    choose_in_sight(screen, &[last]);
    let mut own = entries(screen);
    own.retain(|(name, _)| !others.contains(name));
    assert!(!own.is_empty(), "{locale:?}, {where_}");
    let window = screen.ctx.content_rect().expand(0.5);
    for (name, rect) in own {
        assert!(window.contains_rect(rect), "{locale:?}, {where_}: {name:?} at {rect:?}");
    }
}

fn close_menus(screen: &mut Screen) {
    for _ in 0..3 {
        if entries(screen).len() > table::names().count() {
            press(screen, Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn every_text_comes_from_the_files_and_is_whole() {
    // Romanian has the longest texts of those that people read.
    let locales = LOCALES.into_iter().filter(|locale| is_long() || !matches!(locale, Locale::En | Locale::He));
    for locale in locales {
        // Texts that are longer by 40 % are those that don't fit, and mirrored they are as long.
        let sizes = if locale == Locale::Pseudo { &SIZES[..] } else { &SIZES[1..] };
        for (width, height) in sizes.iter().copied() {
            let mut screen = open_sized(locale, vec2(width, height));
            let mut own = written(&screen, map(&screen));
            let map = map(&screen);
            own.extend(map.pains.values().map(|pain| pain.text.clone()));
            own.extend(map.personas.values().map(|persona| persona.name.clone()));
            let at = |what: &str| format!("{what} at {width} × {height}");
            check(&screen, &own, &at("window"));
            for menu in table::names() {
                choose(&mut screen, &[menu]);
                check(&screen, &own, &at(menu));
                check_reach(&mut screen, &at(menu));
                close_menus(&mut screen);
            }
            for path in [
                &["menu-view", "menu-language"][..],
                &["menu-view", "menu-appearance", "menu-text-size"],
                &["menu-view", "menu-appearance", "menu-motion"],
                &["menu-file", "action-new-from-template", "template-support"],
            ] {
                check_submenu(&mut screen, path, &at(path[1]));
                check(&screen, &own, &at(path[1]));
                close_menus(&mut screen);
            }
            press(&mut screen, Modifiers::NONE, Key::F1);
            check(&screen, &own, &at("keys"));
            press(&mut screen, Modifiers::NONE, Key::Escape);
            choose_in_sight(&mut screen, &["menu-insert", "palette-stage"]);
            press(&mut screen, Modifiers::NONE, Key::Escape);
            choose_in_sight(&mut screen, &["menu-file", "action-new"]);
            check(&screen, &own, &at("save changes?"));
            let no = word(&screen, "dialog-dont-save");
            screen.get_by_label(&no).click();
            screen.run_steps(4);
            own.insert(crate::harness::map(&screen).info.title.clone());
            check(&screen, &own, &at("start"));
        }
    }
}
