//! How the window looks and moves: the size of the interface, motion, density; chosen, kept, and done at once.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, TouchPhase, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::action::appearance::TextSize;
use throughline::app::panels::menu::table;
use throughline::app::settings::SettingsStore;
use throughline::app::widgets::motion;
use throughline::app::window::Window;
use throughline::app::window::desktop::DesktopMotion;
use throughline::i18n::{Locale, Words};
use throughline::persist::RealFs;
use throughline::theme::Density;

use crate::harness::{Screen, canvas, choose, map, open_sized, open_with, place, press, word};

/// A window with the settings in a folder.
fn remembering(folder: &tempfile::TempDir) -> (Screen, SettingsStore) {
    let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("settings.ron"));
    let kept = store.clone();
    let mut screen =
        open_with(vec2(1600.0, 1000.0), move |cc| Window::new(cc, None, Locale::En).remembering(Some(kept)));
    screen.run();
    (screen, store)
}

/// The entry of the menu of sizes.
fn choose_size(screen: &mut Screen, percent: u16) {
    choose(screen, &["menu-view", "menu-appearance", "menu-text-size"]);
    let name = Words::new(screen.state().language()).with("status-zoom", &[("percent", percent.into())]);
    screen.get_by_role_and_label(Role::MenuItem, &name).click();
    screen.run();
}

#[test]
fn a_larger_interface_leaves_the_map_as_large_as_it_was_and_where_it_was_on_the_canvas() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, store) = remembering(&folder);
    let camera = screen.state().editor().view().camera;
    // What a pixel of the window shows of the map, from the corner of the canvas.
    let in_pixels = |screen: &Screen| canvas(screen).size() * screen.ctx.pixels_per_point();
    choose_size(&mut screen, 150);
    // The window has as many pixels as before, and so two thirds of the points.
    screen.set_size(vec2(1600.0, 1000.0) / 1.5);
    screen.run();
    assert_eq!((screen.ctx.zoom_factor(), screen.state().editor().view().camera), (1.5, camera));
    let (view, pixels) = (screen.state().editor().view().size, in_pixels(&screen));
    assert!((view.width - f64::from(pixels.x)).abs() < 1.0, "the editor's view is in points of the usual size");
    assert!((view.height - f64::from(pixels.y)).abs() < 1.0, "{view:?}, {pixels:?}");
    // A click still lands on the card that is seen there.
    let card = map(&screen).cards.values().find(|card| card.text == "Help page").unwrap().id;
    let middle = screen.state().editor().area_of(card.into()).unwrap().center();
    let seen = camera.view_from_map(middle);
    let at = canvas(&screen).min + vec2(seen.x as f32, seen.y as f32) / 1.5;
    crate::harness::click(&mut screen, at);
    assert_eq!(screen.state().editor().selection().only(), Some(card.into()));
    // Keys zoom the map, not the interface.
    press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::Plus);
    assert_eq!(screen.ctx.zoom_factor(), 1.5);
    assert!(screen.state().editor().view().camera.zoom > camera.zoom);
    assert_eq!(store.settings().text_size(), Some(150));
    drop((screen, store));
    let (screen, _) = remembering(&folder);
    assert_eq!(screen.ctx.zoom_factor(), 1.5, "it is kept for the next start");
}

#[test]
fn larger_and_smaller_go_through_the_sizes_and_stop_at_the_ends() {
    let sizes: Vec<u16> = TextSize::ALL.iter().map(|size| size.percent()).collect();
    assert_eq!(sizes, [80, 90, 100, 110, 125, 150, 175, 200]);
    for pair in TextSize::ALL.windows(2) {
        assert_eq!((pair[0].larger(), pair[1].smaller()), (pair[1], pair[0]));
    }
    let (least, most) = (TextSize::from_percent(0), TextSize::from_percent(9999));
    assert_eq!((least.smaller(), most.larger()), (least, most));
    assert_eq!((TextSize::from_percent(140).percent(), TextSize::default().percent()), (150, 100));
}

#[test]
fn an_interface_is_no_larger_than_its_window_has_room_for() {
    let fitting = |percent, window| TextSize::from_percent(percent).fitting(window, (640.0, 340.0)).percent();
    assert_eq!(fitting(200, (1366.0, 768.0)), 200);
    assert_eq!(fitting(200, (1000.0, 1000.0)), 150);
    assert_eq!(fitting(200, (2000.0, 600.0)), 175);
    for window in [(640.0, 400.0), (300.0, 200.0), (0.0, 0.0)] {
        assert_eq!((fitting(200, window), fitting(100, window), fitting(80, window)), (100, 100, 80), "{window:?}");
    }
}

#[test]
fn twice_as_large_everything_has_room_on_a_laptop() {
    // 1366 × 768 pixels at 200 %.
    let room = vec2(683.0, 384.0);
    for locale in [Locale::He, Locale::Ro, Locale::Pseudo] {
        let mut screen = open_sized(locale, room);
        let whole = Rect::from_min_size(pos2(0.0, 0.0), room).expand(0.5);
        let whole_names = |screen: &Screen| {
            for key in table::names().chain(["action-export-tip"]) {
                assert!(whole.contains_rect(place(screen, &word(screen, key))), "{locale:?}: {key}");
            }
            assert_eq!(screen.state().text().shortened(), [] as [String; 0], "{locale:?}");
        };
        whole_names(&screen);
        assert!(canvas(&screen).width() >= 160.0, "{locale:?}");
        for path in [
            &["menu-view", "menu-appearance", "menu-text-size"][..],
            &["menu-view", "menu-appearance", "menu-density"],
            &["menu-view", "menu-appearance", "menu-motion"],
        ] {
            choose(&mut screen, path);
            whole_names(&screen);
            press(&mut screen, Modifiers::NONE, Key::Escape);
        }
        choose(&mut screen, &["menu-file", "action-export"]);
        let (title, export) = (word(&screen, "dialog-export-title"), word(&screen, "dialog-cancel"));
        assert!(whole.contains_rect(place(&screen, &title)) && whole.contains_rect(place(&screen, &export)));
    }
}

/// Whether the next frames show something else than this one, or are asked for without anything happening.
fn rests(screen: &mut Screen) -> bool {
    let shapes = |screen: &Screen| screen.output().shapes.len();
    // A frame after an event is always followed by one more.
    screen.step();
    let (before, places) = (shapes(screen), places(screen));
    let is_asked_for = screen.output().viewport_output.values().any(|output| output.repaint_delay.is_zero());
    screen.step();
    !is_asked_for && before == shapes(screen) && places == self::places(screen)
}

fn places(screen: &Screen) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    let nodes = screen.root().children_recursive();
    nodes.filter(|node| node.accesskit_node().raw_bounds().is_some()).map(|node| format!("{:?}", node.rect())).collect()
}

fn wheel(screen: &mut Screen, modifiers: Modifiers, lines: f32) {
    let at = canvas(screen).center();
    screen.hover_at(at);
    screen.step();
    screen.event(Event::ModifiersChanged(modifiers));
    screen.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, lines),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers,
    });
    screen.step();
}

#[test]
fn with_reduced_motion_nothing_is_on_its_way_after_a_change_and_no_frame_is_asked_for() {
    let mut screen = open_sized(Locale::En, vec2(1200.0, 800.0));
    choose(&mut screen, &["menu-view", "menu-appearance", "menu-motion", "action-motion-reduced"]);
    assert!(!motion::is_on(&screen.ctx));
    // Panels.
    for key in [Key::F8, Key::F9, Key::F7, Key::F8] {
        screen.key_press(key);
        screen.step();
        screen.step();
        assert!(rests(&mut screen), "{key:?}");
    }
    // A notch of the wheel moves the map by one step at once, and zooms it by one step at once.
    let origin = |screen: &Screen| screen.state().editor().view().camera;
    for modifiers in [Modifiers::NONE, Modifiers::CTRL | Modifiers::COMMAND] {
        let before = origin(&screen);
        wheel(&mut screen, modifiers, -1.0);
        let after = origin(&screen);
        assert_ne!(after, before, "{modifiers:?}");
        screen.step();
        assert_eq!(origin(&screen), after, "{modifiers:?}: it does not glide on");
        assert!(rests(&mut screen), "{modifiers:?}");
    }
    screen.event(Event::ModifiersChanged(Modifiers::NONE));
    // Zooming by key, and a dialog.
    press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::Num0);
    assert!(rests(&mut screen));
    press(&mut screen, Modifiers::NONE, Key::F1);
    assert!(rests(&mut screen));
}

#[test]
fn with_full_motion_a_notch_of_the_wheel_is_stretched_over_frames() {
    let mut screen = open_sized(Locale::En, vec2(1200.0, 800.0));
    choose(&mut screen, &["menu-view", "menu-appearance", "menu-motion", "action-motion-full"]);
    let origin = |screen: &Screen| screen.state().editor().view().camera.origin;
    wheel(&mut screen, Modifiers::NONE, -1.0);
    let first = origin(&screen);
    screen.step();
    assert_ne!(origin(&screen), first);
}

#[test]
fn things_move_as_the_desktop_asks_unless_something_else_was_chosen() {
    let mut screen: Screen = Harness::builder()
        .with_size(Vec2::new(1200.0, 800.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .build_eframe(|cc| Window::new(cc, None, Locale::En).following(DesktopMotion::new(|| true)));
    // The answer comes from a thread.
    for _ in 0..10_000 {
        screen.step();
        if !motion::is_on(&screen.ctx) {
            break;
        }
        std::thread::yield_now();
    }
    assert!(!motion::is_on(&screen.ctx), "it asks for less");
    for (mode, moves) in [("full", true), ("reduced", false), ("system", false)] {
        let entry = format!("action-motion-{mode}");
        choose(&mut screen, &["menu-view", "menu-appearance", "menu-motion", &entry]);
        screen.run();
        assert_eq!(motion::is_on(&screen.ctx), moves, "{mode}");
    }
}

#[test]
fn density_and_motion_are_kept_for_the_next_start_and_are_no_part_of_the_map() {
    let folder = tempfile::tempdir().unwrap();
    let (mut screen, store) = remembering(&folder);
    let before = map(&screen).clone();
    let wide = screen.state().editor().scene().size.width;
    choose(&mut screen, &["menu-view", "menu-appearance", "menu-density", "action-compact"]);
    choose(&mut screen, &["menu-view", "menu-appearance", "menu-motion", "action-motion-reduced"]);
    assert!(screen.state().editor().scene().size.width < wide && *map(&screen) == before);
    assert_eq!((store.settings().density(), store.settings().motion()), (Some("compact"), Some("reduced")));
    drop((screen, store));
    let (mut screen, _) = remembering(&folder);
    assert_eq!(screen.state().editor().density(), Density::Compact);
    assert!(!motion::is_on(&screen.ctx));
    // Another map is drawn in the same way.
    choose(&mut screen, &["menu-file", "action-new-from-template", "template-support"]);
    screen.get_by_role_and_label(Role::MenuItem, "Română").click();
    screen.run();
    assert_eq!(screen.state().editor().density(), Density::Compact);
}
