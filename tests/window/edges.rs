//! The edges of panels, and the handles that bring hidden ones back; and the line at the bottom, which has one height.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{CursorIcon, Event, Key, Modifiers, PointerButton, Pos2, Rect, ViewportCommand, ViewportId, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::panels::check::CheckPanel;
use throughline::app::settings::SettingsStore;
use throughline::app::window::Window;
use throughline::editor::{Editor, Element};
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};
use throughline::model::{IdSource, Map};
use throughline::persist::RealFs;

use crate::harness::{
    LOCALES, Screen, canvas, card, choose, click, drag, open, open_sized, open_with, place, press, word, write,
};

/// The edge of a panel.
fn edge(screen: &Screen, panel: &str) -> Rect {
    let words = Words::new(screen.state().language());
    let name = words.with("panel-width", &[("panel", words.text(panel).as_ref().into())]);
    screen.get_by_role_and_label(Role::Splitter, &name).rect()
}

fn show_name(screen: &Screen, panel: &str) -> String {
    let words = Words::new(screen.state().language());
    words.with("panel-show", &[("panel", words.text(panel).as_ref().into())])
}

fn double_click(screen: &mut Screen, at: Pos2) {
    for pressed in [true, false, true, false] {
        screen.event(Event::PointerMoved(at));
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        screen.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.step();
    }
    screen.run();
}

#[test]
fn a_panel_is_as_wide_as_its_edge_is_dragged_and_a_double_click_takes_that_back() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        for (panel, outwards) in [("action-palette", 1.0), ("action-inspector", -1.0)] {
            let inline = if locale.flow() == Flow::RightToLeft { -outwards } else { outwards };
            let before = canvas(&screen);
            let from = edge(&screen, panel).center();
            drag(&mut screen, from, from + vec2(60.0 * inline, 0.0));
            let narrower = before.width() - canvas(&screen).width();
            assert!((narrower - 60.0).abs() <= 3.0, "{locale:?} {panel}: {narrower}");
            // Nothing of the map was pressed.
            assert!(screen.state().editor().selection().is_empty() && screen.state().editor().focus().is_none());
            // It stops where the map would have no room, and where a label would be cut off.
            let from = edge(&screen, panel).center();
            drag(&mut screen, from, from + vec2(1500.0 * inline, 0.0));
            assert!(canvas(&screen).width() >= 700.0, "{locale:?} {panel}: {:?}", canvas(&screen));
            let from = edge(&screen, panel).center();
            drag(&mut screen, from, from - vec2(1500.0 * inline, 0.0));
            assert_eq!(screen.state().text().shortened(), [] as [String; 0], "{locale:?} {panel}");
            let middle = edge(&screen, panel).center();
            double_click(&mut screen, middle);
            assert_eq!(canvas(&screen), before, "{locale:?} {panel}");
        }
    }
}

#[test]
fn the_pointer_over_an_edge_says_that_it_can_be_dragged() {
    let mut screen = open(Locale::En);
    let at = edge(&screen, "action-inspector").center();
    screen.hover_at(at);
    screen.run();
    assert_eq!(screen.output().platform_output.cursor_icon, CursorIcon::ResizeHorizontal);
}

#[test]
fn widths_are_kept_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let open = || {
        let store = SettingsStore::at(Arc::new(RealFs), folder.path().join("settings.ron"));
        let mut screen: Screen = open_with(vec2(1600.0, 1000.0), {
            let store = store.clone();
            move |cc| Window::new(cc, None, Locale::En).remembering(Some(store))
        });
        screen.run();
        (screen, store)
    };
    let (mut screen, store) = open();
    store.change(|settings| settings.set_panel_sizes(&[("inspector", 320), ("palette", 9999)]));
    drop((screen, store));
    let (reopened, _) = open();
    screen = reopened;
    let width = 1600.0 - canvas(&screen).right();
    assert!((width - 320.0).abs() < 1.5, "{width}");
    let palette = canvas(&screen).left();
    assert!(palette <= 0.35 * 1600.0 + 1.0, "no more than there is room for: {palette}");
}

#[test]
fn a_hidden_panel_comes_back_by_the_handle_at_its_edge() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        for (key, panel, at_start) in [(Key::F8, "action-palette", true), (Key::F9, "action-inspector", false)] {
            assert!(screen.query_by_label(&show_name(&screen, panel)).is_none());
            press(&mut screen, Modifiers::NONE, key);
            let handle = place(&screen, &show_name(&screen, panel));
            let view = canvas(&screen);
            let is_left = at_start != (locale.flow() == Flow::RightToLeft);
            let edge = if is_left { handle.left() - view.left() } else { view.right() - handle.right() };
            assert!(edge.abs() < 0.5 && view.contains_rect(handle), "{locale:?} {panel}: {handle:?} in {view:?}");
            let selected = screen.state().editor().selection().clone();
            click(&mut screen, handle.center());
            assert!(canvas(&screen).width() < view.width() - 100.0, "{locale:?} {panel}");
            assert_eq!(*screen.state().editor().selection(), selected, "nothing below it was pressed");
        }
        // The map alone has the whole window.
        press(&mut screen, Modifiers::NONE, Key::F8);
        press(&mut screen, Modifiers::NONE, Key::F12);
        assert!(screen.query_by_label(&show_name(&screen, "action-palette")).is_none());
    }
}

#[test]
fn the_line_at_the_bottom_has_one_height_in_every_state_and_language() {
    let bottom = |screen: &Screen| canvas(screen).bottom();
    for locale in LOCALES {
        let mut screen = open_sized(locale, vec2(1200.0, 700.0));
        let rests = bottom(&screen);
        assert_eq!(rests, 700.0 - 28.0, "{locale:?}");
        // With something selected, while writing, with issues and without.
        let words = Words::new(locale);
        assert!(screen.query_by_label(&words.text("status-new")).is_some());
        press(&mut screen, Modifiers::CTRL | Modifiers::COMMAND, Key::A);
        assert_eq!(bottom(&screen), rests, "{locale:?}");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        choose(&mut screen, &["menu-insert", "palette-note"]);
        assert_eq!(bottom(&screen), rests, "{locale:?}");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        assert_eq!(bottom(&screen), rests, "{locale:?}");
    }
}

#[test]
fn the_zoom_in_the_line_at_the_bottom_is_a_menu() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = open(locale);
        let percent = |percent: u16| Words::new(locale).with("status-zoom", &[("percent", percent.into())]);
        let zoom = |screen: &Screen| screen.state().editor().view().camera.zoom;
        screen.get_by_role_and_label(Role::Button, &percent(100)).click();
        screen.run();
        for key in ["action-fit-map", "action-fit-width", "action-fit-stage", "action-fit-selection"] {
            let entry = screen.get_by_role_and_label(Role::MenuItem, &word(&screen, key)).rect();
            assert!(entry.bottom() <= 1000.0 && entry.left() >= 0.0 && entry.right() <= 1600.0, "{locale:?} {key}");
        }
        for chosen in [50, 75, 150, 200] {
            screen.get_by_role_and_label(Role::MenuItem, &percent(chosen)).click();
            screen.run();
            assert_eq!((zoom(&screen) * 100.0).round(), f64::from(chosen), "{locale:?}");
            screen.get_by_role_and_label(Role::Button, &percent(chosen)).click();
            screen.run();
        }
        let fit = word(&screen, "action-fit-width");
        screen.get_by_role_and_label(Role::MenuItem, &fit).click();
        screen.run();
        let editor = screen.state().editor();
        let (view, width) = (editor.view(), editor.scene().size.width);
        assert!((width * view.camera.zoom - (view.size.width - 32.0)).abs() < 1e-6, "{locale:?}");
    }
}

#[test]
fn zooming_from_the_line_at_the_bottom_leaves_the_caret_in_the_text() {
    let mut screen = open(Locale::En);
    let at = card(&screen, "Help page");
    click(&mut screen, at);
    press(&mut screen, Modifiers::NONE, Key::F2);
    // All of the text is selected at first, and would be again if it was left and begun anew.
    press(&mut screen, Modifiers::NONE, Key::End);
    screen.get_by_role_and_label(Role::Button, "100%").click();
    screen.run();
    screen.get_by_role_and_label(Role::MenuItem, "75%").click();
    screen.run();
    assert_eq!(screen.state().editor().view().camera.zoom, 0.75);
    write(&mut screen, "!");
    assert!(screen.state().editor().map().cards.values().any(|card| card.text == "Help page!"));
}

#[test]
fn the_state_of_a_file_says_when_it_was_saved_and_leads_to_its_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    std::fs::write(&path, throughline::persist::template("support", "en").unwrap()).unwrap();
    let mut screen: Screen = open_with(vec2(1200.0, 800.0), move |cc| Window::new(cc, Some(path), Locale::En));
    let said = |screen: &Screen| {
        let names = crate::harness::names(screen);
        names.into_iter().find(|name| name.starts_with("Saved "))
    };
    for _ in 0..10_000 {
        screen.step();
        if said(&screen).is_some() {
            break;
        }
        std::thread::yield_now();
    }
    let state = said(&screen).unwrap();
    let hour = state.trim_start_matches("Saved ");
    assert!(hour.len() == 5 && hour.chars().nth(2) == Some(':'), "{state}");
    screen.get_by_role_and_label(Role::Button, &state).click();
    screen.run_steps(4);
    assert!(crate::harness::names(&screen).iter().any(|name| name.starts_with("Earlier versions of")));
}

#[test]
fn issues_are_not_counted_while_an_empty_map_is_being_filled() {
    let mut editor = Editor::new(Map::default(), IdSource::seeded(1));
    let mut panel = CheckPanel::default();
    assert_eq!((panel.update(&editor, 0.0), panel.count()), (None, 0), "an empty map is only empty");
    editor.fill_blank_map(Locale::En);
    editor.finish_typing();
    panel.update(&editor, 1.0);
    assert_eq!(panel.count(), 0, "its steps have no cards yet");
    for _ in 0..3 {
        assert!(editor.add(Element::Note));
        editor.write(throughline::text::Edit::Insert("a note"));
        editor.finish_typing();
    }
    // The last change, and a moment in which nothing happens.
    assert_eq!((panel.update(&editor, 100.0), panel.count()), (Some(3.0), 0));
    assert_eq!((panel.update(&editor, 102.0), panel.count()), (Some(1.0), 0));
    assert_eq!(panel.update(&editor, 103.5), None);
    assert!(panel.count() > 0);
    // From then on they are always counted.
    editor.undo();
    editor.undo();
    panel.update(&editor, 104.0);
    assert!(panel.count() > 0);
}

#[test]
fn a_map_that_has_its_cards_is_counted_at_once_and_what_contradicts_itself_always() {
    let sample = throughline::persist::template("support", "en").unwrap();
    let mut map = throughline::persist::read(sample.as_bytes()).unwrap();
    let step = map.steps.values().next().unwrap().clone();
    let mut panel = CheckPanel::default();
    panel.update(&Editor::new(map.clone(), IdSource::seeded(1)), 0.0);
    let open = throughline::model::checked(&map).open.len();
    assert_eq!(panel.count(), open);
    map.cards.clear();
    map.pains.clear();
    map.waits.clear();
    map.connectors.clear();
    map.emotions.clear();
    map.stages.remove(&step.stage);
    let mut panel = CheckPanel::default();
    panel.update(&Editor::new(map, IdSource::seeded(1)), 0.0);
    assert!(panel.count() > 0, "the stage of a step is missing");
}

#[test]
fn in_a_window_too_low_for_what_is_in_a_panel_its_edge_ends_at_the_line_at_the_bottom() {
    for locale in [Locale::En, Locale::He] {
        // The points that a screen of 1366 × 768 has at the largest size of the interface.
        for height in [384.0, 250.0] {
            let screen = open_sized(locale, vec2(683.0, height));
            for panel in ["action-palette", "action-inspector"] {
                let (edge, line) = (edge(&screen, panel), height - 28.0);
                assert!(edge.bottom() <= line && edge.top() >= 40.0, "{locale:?} {height} {panel}: {edge:?}");
            }
        }
    }
}

#[test]
fn the_arrows_go_through_the_menu_of_zooms_while_a_text_is_written_and_the_text_goes_on_after_it() {
    let focus = |screen: &Screen| {
        let focused = screen.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        focused.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
    };
    for locale in [Locale::En, Locale::He] {
        let percent = |percent: u16| Words::new(locale).with("status-zoom", &[("percent", percent.into())]);
        let mut screen = open(locale);
        let at = card(&screen, "Help page");
        click(&mut screen, at);
        press(&mut screen, Modifiers::NONE, Key::F2);
        press(&mut screen, Modifiers::NONE, Key::End);
        let zoom = screen.get_by_role_and_label(Role::Button, &percent(100)).rect().center();
        click(&mut screen, zoom);
        press(&mut screen, Modifiers::NONE, Key::ArrowDown);
        let first = word(&screen, "action-fit-map");
        assert_eq!(focus(&screen), first, "{locale:?}");
        for key in [Key::ArrowLeft, Key::ArrowRight] {
            press(&mut screen, Modifiers::NONE, key);
            assert_eq!(focus(&screen), first, "{locale:?}: no other menu is beside it");
        }
        press(&mut screen, Modifiers::NONE, Key::ArrowDown);
        assert_eq!(focus(&screen), word(&screen, "action-fit-width"), "{locale:?}");
        press(&mut screen, Modifiers::NONE, Key::Escape);
        write(&mut screen, "!");
        // From the end, and with a choice.
        let zoom = screen.get_by_role_and_label(Role::Button, &percent(100)).rect().center();
        click(&mut screen, zoom);
        press(&mut screen, Modifiers::NONE, Key::ArrowUp);
        press(&mut screen, Modifiers::NONE, Key::Enter);
        assert_ne!(screen.state().editor().view().camera.zoom, 1.0, "{locale:?}");
        write(&mut screen, "?");
        let says = |card: &throughline::model::Card| card.text == "Help page!?";
        assert!(screen.state().editor().map().cards.values().any(says), "{locale:?}");
    }
}

#[test]
fn a_window_for_which_the_screen_has_no_room_is_maximized_once() {
    for (monitor, is_wanted) in [(vec2(1366.0, 768.0), true), (vec2(1920.0, 1080.0), false)] {
        let mut screen = open_sized(Locale::En, vec2(1366.0, 768.0));
        let mut asked = || {
            let root = screen.input_mut().viewports.entry(ViewportId::ROOT).or_default();
            root.monitor_size = Some(monitor);
            root.inner_rect = Some(Rect::from_min_size(pos2(2.0, 20.0), vec2(1366.0, 768.0)));
            screen.step();
            screen.output().viewport_output[&ViewportId::ROOT].commands.contains(&ViewportCommand::Maximized(true))
        };
        assert_eq!(asked(), is_wanted, "{monitor:?}");
        assert!(!asked(), "who makes it smaller then means it");
    }
}
