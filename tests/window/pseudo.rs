//! Nothing escapes the locale files, and nothing is cut off when texts are longer by 40 %: the pseudo-languages put
//! every message in brackets.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Shape, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::action::ACTIONS;
use throughline::app::panels::menu::table;
use throughline::i18n::Locale;
use throughline::model::Map;

use crate::harness::{LOCALES, Screen, choose, map, names, open_sized, press};

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
        let (role, rect) = (node.accesskit_node().role(), node.rect());
        let outside = !window.x_range().contains(rect.left()) || !window.x_range().contains(rect.right());
        let below = role == Role::MenuItem && rect.bottom() > window.bottom();
        assert!(!outside && !below, "{locale:?}, {where_}: {:?} at {rect:?}", node.accesskit_node().label());
    }
}

#[test]
fn every_text_comes_from_the_files_and_is_whole() {
    for locale in LOCALES {
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
                press(&mut screen, Modifiers::NONE, Key::Escape);
            }
            for path in [
                &["menu-view", "menu-language"][..],
                &["menu-view", "menu-appearance", "menu-text-size"],
                &["menu-view", "menu-appearance", "menu-motion"],
                &["menu-file", "action-new-from-template", "template-support"],
            ] {
                choose(&mut screen, path);
                check(&screen, &own, &at(path[1]));
                press(&mut screen, Modifiers::NONE, Key::Escape);
            }
            press(&mut screen, Modifiers::NONE, Key::F1);
            check(&screen, &own, &at("keys"));
            press(&mut screen, Modifiers::NONE, Key::Escape);
            choose(&mut screen, &["menu-insert", "palette-stage"]);
            press(&mut screen, Modifiers::NONE, Key::Escape);
            choose(&mut screen, &["menu-file", "action-new"]);
            check(&screen, &own, &at("save changes?"));
            let no = crate::harness::word(&screen, "dialog-dont-save");
            screen.get_by_label(&no).click();
            screen.run_steps(4);
            own.insert(crate::harness::map(&screen).info.title.clone());
            check(&screen, &own, &at("start"));
        }
    }
}
