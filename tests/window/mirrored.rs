//! What runs with the interface is the mirror image of what runs against it.

use egui::accesskit::Role;
use egui::{Rect, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::app::panels::menu::table;
use throughline::app::widgets::mirror::RectCut;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};

use crate::harness::{Screen, canvas, choose, open, open_sized, place, word};

/// Where a message stands on the screen.
fn of(screen: &Screen, key: &str) -> Rect {
    place(screen, &word(screen, key))
}

fn mirrored(rect: Rect, width: f32) -> Rect {
    Rect::from_x_y_ranges(width - rect.right()..=width - rect.left(), rect.y_range())
}

fn assert_close(a: Rect, b: Rect, what: &str) {
    let far = (a.min - b.min).abs().max((a.max - b.max).abs());
    assert!(far.max_elem() < 1.0, "{what}: {a:?} is not {b:?}");
}

/// The same window with words of the same lengths, from left to right and from right to left. The words of the
/// pseudo-languages are about as long as each other, so only heights and sides are compared where text is drawn.
fn both() -> [Screen; 2] {
    [Locale::Pseudo, Locale::PseudoRtl].map(open)
}

#[test]
fn the_panels_change_sides() {
    for (start, end) in [(Locale::En, false), (Locale::He, true), (Locale::Ro, false)] {
        let screen = open(start);
        let canvas = canvas(&screen);
        let palette = of(&screen, "palette-touchpoint");
        let inspector = of(&screen, "inspector-scenario");
        assert_eq!(palette.center().x > canvas.right(), end, "{start:?}: palette {palette:?}, canvas {canvas:?}");
        assert_eq!(inspector.center().x < canvas.left(), end, "{start:?}: inspector {inspector:?}");
    }
}

#[test]
fn what_is_not_as_wide_as_its_text_is_an_exact_mirror_image() {
    let [left, right] = both();
    for key in ["inspector-scenario", "inspector-author", "inspector-language", "inspector-title-field"] {
        assert_close(of(&right, key), mirrored(of(&left, key), 1600.0), key);
    }
    let segments = |screen: &Screen, value: &str| {
        let words = Words::new(screen.state().language());
        let (field, value) = (words.text("inspector-direction"), words.text(value));
        place(screen, &words.with("inspector-choice", &[("field", field.into()), ("value", value.into())]))
    };
    for value in ["inspector-left-to-right", "inspector-right-to-left"] {
        assert_close(segments(&right, value), mirrored(segments(&left, value), 1600.0), value);
    }
    let export = |screen: &Screen| of(screen, "action-export-tip");
    // It is as wide as its word, from the end of the bar.
    let (shown, image) = (export(&right), mirrored(export(&left), 1600.0));
    assert!((shown.left() - image.left()).abs() < 0.5 && shown.y_range() == image.y_range(), "{shown:?}, {image:?}");
}

#[test]
fn menus_stand_in_their_order_from_the_inline_start() {
    for locale in [Locale::En, Locale::He, Locale::Ro, Locale::PseudoRtl] {
        let screen = open(locale);
        let mut places: Vec<f32> = table::names().map(|key| of(&screen, key).center().x).collect();
        places.extend(["action-undo", "action-redo"].map(|key| of(&screen, key).center().x));
        places.push(of(&screen, "action-export-tip").center().x);
        if locale.flow() == Flow::RightToLeft {
            places.reverse();
        }
        assert!(places.is_sorted(), "{locale:?}: {places:?}");
    }
}

#[test]
fn menus_open_below_their_start_and_submenus_beside_their_end() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        choose(&mut screen, &["menu-file", "action-new-from-template", "template-support"]);
        let (menu, entry) = (of(&screen, "menu-file"), of(&screen, "action-new-from-template"));
        let (template, language) = (of(&screen, "template-support"), place(&screen, "עברית"));
        let apart = match locale.flow() {
            Flow::LeftToRight => {
                [entry.left() - menu.left(), template.left() - entry.right(), language.left() - template.right()]
            }
            Flow::RightToLeft => {
                [menu.right() - entry.right(), entry.left() - template.right(), template.left() - language.right()]
            }
        };
        assert!(apart.iter().all(|apart| (0.0..16.0).contains(apart)), "{locale:?}: {apart:?}");
    }
}

#[test]
fn the_main_answer_of_a_dialog_is_at_the_end_of_the_line() {
    for locale in [Locale::En, Locale::He, Locale::Ro] {
        let mut screen = open(locale);
        choose(&mut screen, &["menu-insert", "palette-stage"]);
        choose(&mut screen, &["menu-file", "action-new"]);
        let of = |key: &str| {
            let name = word(&screen, key);
            // The dialog is in front, and comes last.
            screen.query_all_by_role_and_label(Role::Button, &name).last().unwrap().rect().center().x
        };
        let answers = [of("dialog-dont-save"), of("dialog-cancel"), of("dialog-save")];
        let rtl = locale.flow() == Flow::RightToLeft;
        assert!(if rtl { answers[0] > answers[2] } else { answers[0] < answers[2] }, "{locale:?}: {answers:?}");
        assert_eq!(answers[1] > answers[2], rtl, "{locale:?}: {answers:?}");
    }
}

#[test]
fn the_map_keeps_its_own_direction() {
    let mut screen = open(Locale::En);
    let scene = |screen: &Screen| screen.state().editor().scene().to_string();
    let before = scene(&screen);
    screen.state_mut().set_language(Locale::He);
    screen.run();
    assert!(scene(&screen) == before);
}

#[test]
fn the_smallest_window_has_room_for_menus_export_and_map() {
    for locale in crate::harness::LOCALES {
        let screen = open_sized(locale, vec2(640.0, 400.0));
        let whole = Rect::from_min_size(egui::Pos2::ZERO, vec2(640.0, 400.0));
        for key in table::names().chain(["action-export-tip"]) {
            assert!(whole.contains_rect(of(&screen, key)), "{locale:?}: {key}");
        }
        assert!(canvas(&screen).width() >= 160.0, "{locale:?}: {:?}", canvas(&screen));
    }
}

#[test]
fn pieces_cut_off_a_rectangle_are_mirrored_in_the_other_direction() {
    let whole = Rect::from_min_size(pos2(10.0, 0.0), vec2(100.0, 20.0));
    let mirrored = |rect: Rect| Rect::from_x_y_ranges(120.0 - rect.right()..=120.0 - rect.left(), rect.y_range());
    let pieces = |flow| {
        let mut strip = RectCut::new(whole, flow);
        [strip.start(16.0), strip.end(30.0), strip.start(4.0), strip.rest()]
    };
    assert_eq!(pieces(Flow::LeftToRight)[0].left(), 10.0);
    assert_eq!(pieces(Flow::LeftToRight).map(mirrored), pieces(Flow::RightToLeft));
}
