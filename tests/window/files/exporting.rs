//! The dialog that asks what the map is to be exported as: by keys and by names, in both directions.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::files::ExportOrder;
use throughline::app::files::event::{Notice, Picked, Purpose};
use throughline::app::settings::SettingsStore;
use throughline::edit::Selection;
use throughline::export::{Background, Format};
use throughline::i18n::Locale;
use throughline::persist::RealFs;

use super::harness::Desk;
use super::screen::{Screen, screen_in, settle};

type Window = Harness<'static, Screen>;

/// The dialog on the map of a desk.
fn asked(mut desk: Desk, locale: Locale) -> Window {
    desk.files.show_export(&mut desk.editor);
    let mut window = screen_in(desk, locale, vec2(900.0, 640.0));
    until(&mut window, |window| window.query_by_role(Role::Image).is_some());
    window
}

/// Lets previews and exports come to their end.
fn until(window: &mut Window, is: impl Fn(&Window) -> bool) {
    let start = Instant::now();
    while !is(window) {
        assert!(start.elapsed() < Duration::from_secs(20), "it does not come");
        std::thread::sleep(Duration::from_millis(5));
        window.run_steps(2);
    }
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run_steps(3);
}

fn word(window: &Window, key: &str) -> String {
    window.state().words.text(key).into_owned()
}

/// One of several values, by the keys of its field and its own.
fn value(window: &Window, field: &str, value: &str) -> String {
    let blanks = [("field", word(window, field).into()), ("value", word(window, value).into())];
    window.state().words.with("inspector-choice", &blanks)
}

/// Goes to a control by Tab and presses Space on it; among the values of a field, goes on by the arrow keys.
fn choose(window: &mut Window, name: &str) {
    let field = |name: &str| name.split(':').next().map(str::to_owned);
    for _ in 0..60 {
        let stop = window.query_all_by_role(Role::RadioButton).find(|node| node.is_focused());
        let stop = stop.and_then(|node| node.accesskit_node().label());
        if stop.is_some_and(|stop| stop != name && field(&stop) == field(name)) {
            let way = [[Key::ArrowUp; 8], [Key::ArrowDown; 8]].concat();
            let found = way.into_iter().any(|key| {
                press(window, key);
                window.query_all_by_label(name).any(|node| node.is_focused())
            });
            assert!(found, "{name} cannot be reached");
            return;
        }
        if window.query_all_by_label(name).any(|node| node.is_focused()) {
            press(window, Key::Space);
            return;
        }
        press(window, Key::Tab);
    }
    panic!("{name} cannot be reached");
}

#[test]
fn enter_and_enter_write_the_picture_of_the_whole_map() {
    let mut desk = Desk::with_file();
    let picture = desk.path("map.png");
    desk.will_pick(Picked::Chosen(picture));
    let mut window = asked(desk, Locale::En);
    press(&mut window, Key::Enter);
    settle(&mut window);
    let desk = &window.state().desk;
    assert!(!desk.files.shows_export());
    assert_eq!(desk.names(), ["map.journey.ron", "map.png"]);
    let asked = desk.asked().pop().unwrap();
    assert_eq!((asked.purpose, asked.name.as_str()), (Purpose::Export(Format::Png), "map.png"));
}

#[test]
fn esc_leaves_and_writes_nothing_and_asking_again_changes_nothing() {
    let mut window = asked(Desk::with_file(), Locale::He);
    let Screen { desk, .. } = window.state_mut();
    desk.files.show_export(&mut desk.editor);
    press(&mut window, Key::Escape);
    let desk = &window.state().desk;
    assert!(!desk.files.is_modal() && desk.asked().len() == 1);
    assert_eq!(desk.names(), ["map.journey.ron"]);
}

#[test]
fn everything_is_chosen_by_the_keyboard_in_both_directions_and_remembered() {
    for locale in [Locale::En, Locale::He] {
        let mut desk = Desk::with_file();
        let keeper = SettingsStore::at(Arc::new(RealFs), desk.path("settings.ron"));
        desk.files.set_settings(Some(keeper.clone()));
        let mut window = asked(desk, locale);
        let width = value(&window, "export-size", "export-size-width");
        choose(&mut window, &width);
        let field = word(&window, "export-width");
        window.get_by_role_and_label(Role::TextInput, &field).focus();
        window.run_steps(2);
        window.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
        window.event(egui::Event::Text("640".to_owned()));
        window.run_steps(3);
        let transparent = value(&window, "export-background", "export-transparent");
        choose(&mut window, &transparent);
        let legend = word(&window, "export-legend");
        choose(&mut window, &legend);
        let picture = window.state().desk.path("small.png");
        window.state_mut().desk.will_pick(Picked::Chosen(picture));
        press(&mut window, Key::Enter);
        settle(&mut window);
        let bytes = std::fs::read(window.state().desk.path("small.png")).unwrap();
        assert_eq!(bytes[16..20], 640_u32.to_be_bytes(), "{locale:?}");
        assert_eq!(bytes[25], 6, "with an alpha channel");
        let remembered = keeper.settings().export();
        let chosen = ["format", "size", "width", "background", "title", "legend"].map(|name| remembered[name].as_str());
        assert_eq!(chosen, ["png", "width", "640", "transparent", "yes", "no"]);

        let Screen { desk, .. } = window.state_mut();
        desk.files.show_export(&mut desk.editor);
        until(&mut window, |window| window.query_by_label(&transparent).is_some());
        assert_eq!(window.get_by_label(&transparent).accesskit_node().toggled(), Some(Toggled::True), "{locale:?}");
    }
}

#[test]
fn the_selection_is_offered_when_there_is_one_and_ticked_lanes_are_needed() {
    let desk = Desk::with_file();
    let card = *desk.editor.map().cards.keys().next().unwrap();
    let mut window = asked(desk, Locale::En);
    let selection = value(&window, "export-part", "export-selection");
    assert!(window.query_by_label(&selection).is_none());
    press(&mut window, Key::Escape);
    let Screen { desk, .. } = window.state_mut();
    desk.editor.select(Selection::one(card));
    desk.files.show_export(&mut desk.editor);
    until(&mut window, |window| window.query_by_label(&selection).is_some());
    let lanes = value(&window, "export-part", "export-lanes");
    choose(&mut window, &lanes);
    let ticks: Vec<String> =
        window.get_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label()).collect();
    assert!(ticks.len() > 2);
    for lane in &ticks {
        choose(&mut window, lane);
    }
    press(&mut window, Key::Enter);
    assert!(window.state().desk.files.shows_export(), "nothing is left to export");
    choose(&mut window, &ticks[0]);
    press(&mut window, Key::Enter);
    assert!(!window.state().desk.files.shows_export());
}

#[test]
fn an_export_that_takes_its_time_shows_how_far_it_is_and_can_be_stopped_without_a_file() {
    let mut desk = Desk::with_file();
    let picture = desk.path("map.png");
    desk.will_pick(Picked::Chosen(picture));
    desk.disk.stuck.store(true, Ordering::Relaxed);
    let mut window = asked(desk, Locale::En);
    press(&mut window, Key::Enter);
    until(&mut window, |window| window.query_by_role(Role::ProgressIndicator).is_some());
    assert!(!window.state().desk.files.is_modal(), "the map can be worked on meanwhile");
    window.state_mut().desk.disk.stuck.store(false, Ordering::Relaxed);
    settle(&mut window);
    assert!(matches!(window.state().desk.files.message(), Some(Notice::Exported { .. })));
}

#[test]
fn what_is_stopped_leaves_no_file_and_no_word() {
    let mut desk = Desk::with_file();
    let path = desk.path("map.png");
    let mut ordered = ExportOrder::default();
    ordered.options.background = Background::Transparent;
    desk.will_pick(Picked::Chosen(path));
    desk.files.export(ordered, &mut desk.editor);
    while !desk.files.is_exporting() {
        desk.files.poll(&mut desk.editor);
    }
    desk.files.stop_exporting();
    desk.wait();
    assert!(desk.files.message().is_none(), "{:?}", desk.files.message());
    assert_eq!(desk.names(), ["map.journey.ron"]);
}

#[test]
fn closing_goes_on_when_the_export_that_it_waits_for_is_stopped() {
    let mut desk = Desk::with_file();
    let path = desk.path("map.png");
    desk.will_pick(Picked::Chosen(path));
    desk.files.export(ExportOrder::default(), &mut desk.editor);
    while !desk.files.is_exporting() {
        desk.files.poll(&mut desk.editor);
    }
    assert!(!desk.close());
    desk.files.stop_exporting();
    desk.wait();
    assert!(desk.files.is_closing());
}

#[test]
fn the_dialog_fits_into_the_smallest_window_in_every_language() {
    for locale in Locale::ALL {
        let mut desk = Desk::with_file();
        desk.files.show_export(&mut desk.editor);
        let mut window = screen_in(desk, locale, vec2(640.0, 400.0));
        until(&mut window, |window| window.query_by_role(Role::Image).is_some());
        let whole = window.ctx.content_rect();
        for key in ["dialog-export", "dialog-cancel"] {
            let name = word(&window, key);
            assert!(whole.contains_rect(window.get_by_role_and_label(Role::Button, &name).rect()), "{locale:?}: {key}");
        }
        let legend = word(&window, "export-legend");
        choose(&mut window, &legend);
        window.run_steps(30);
        let rect = window.get_by_label(&legend).rect();
        assert!(whole.contains_rect(rect), "{locale:?}: {rect:?} is scrolled into view");
    }
}

#[test]
fn every_format_shows_what_concerns_it_and_is_written_with_its_own_ending() {
    for (format, shown, hidden) in [
        ("format-svg", "export-letters", "export-size"),
        ("format-pdf", "export-sheet", "export-letters"),
        ("format-csv", "export-table", "export-background"),
        ("format-xlsx", "export-table", "export-sheet"),
        ("format-markdown", "export-part", "export-table"),
        ("format-mermaid", "export-part", "export-title-block"),
    ] {
        let mut window = asked(Desk::with_file(), Locale::He);
        let name = value(&window, "export-format", format);
        choose(&mut window, &name);
        let (shown, hidden) = (word(&window, shown), word(&window, hidden));
        assert!(window.query_by_role_and_label(Role::Label, &shown).is_some(), "{format} without {shown}");
        assert!(window.query_by_label(&hidden).is_none(), "{format} with {hidden}");
        let path = window.state().desk.path("map");
        window.state_mut().desk.will_pick(Picked::Chosen(path));
        press(&mut window, Key::Enter);
        settle(&mut window);
        let desk = &window.state().desk;
        let Some(Notice::Exported { path, .. }) = desk.files.message() else {
            panic!("{format}: {:?}", desk.files.message())
        };
        let ending = path.extension().unwrap().to_str().unwrap();
        assert_eq!(
            Format::from_extension(ending),
            desk.asked().last().and_then(|asked| format_of(asked.purpose)),
            "{format}"
        );
        assert!(std::fs::metadata(path).unwrap().len() > 100);
    }
}

fn format_of(purpose: Purpose) -> Option<Format> {
    if let Purpose::Export(format) = purpose { Some(format) } else { None }
}

#[test]
fn a_table_shows_how_it_begins() {
    let mut window = asked(Desk::with_file(), Locale::En);
    let csv = value(&window, "export-format", "format-csv");
    choose(&mut window, &csv);
    let name = window.state().desk.editor.map().stages.values().next().unwrap().name.clone();
    until(&mut window, |window| window.query_by_role(Role::Image).is_none());
    let says = |window: &Window| {
        let nodes = window.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
        nodes.collect::<Vec<_>>().join("\n")
    };
    assert!(says(&window).contains(&name), "{}", says(&window));
}

fn type_into(window: &mut Window, field: &str, text: &str) {
    let field = word(window, field);
    window.get_by_role_and_label(Role::TextInput, &field).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::CTRL, Key::A);
    window.run_steps(1);
    match text {
        "" => window.key_press(Key::Delete),
        text => window.event(egui::Event::Text(text.to_owned())),
    }
    window.run_steps(3);
}

fn can_export(window: &Window) -> bool {
    let button = word(window, "dialog-export");
    !window.get_by_role_and_label(Role::Button, &button).accesskit_node().is_disabled()
}

#[test]
fn while_nothing_can_be_exported_the_dialog_says_what_is_missing() {
    let mut window = asked(Desk::with_file(), Locale::En);
    let width = value(&window, "export-size", "export-size-width");
    choose(&mut window, &width);
    for text in ["999999", "12abc", "", "0", "-5", "wide", "inf", "NaN", "0.2", "1e9"] {
        type_into(&mut window, "export-width", text);
        assert!(!can_export(&window), "{text}");
        window.get_by_label("Enter a width from 1 to 100000 pixels");
    }
    type_into(&mut window, "export-width", "640");
    assert!(can_export(&window) && window.query_by_label("Enter a width from 1 to 100000 pixels").is_none());
    let lanes = value(&window, "export-part", "export-lanes");
    choose(&mut window, &lanes);
    let ticks: Vec<String> =
        window.get_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label()).collect();
    for lane in &ticks {
        choose(&mut window, lane);
    }
    window.get_by_label("Choose at least one lane");
    assert!(!can_export(&window) && window.query_by_role(Role::Image).is_none(), "the last picture is gone");
}

#[test]
fn arrows_go_through_the_formats_in_reading_order_and_tab_stops_once_at_them() {
    for (locale, onward, back) in
        [(Locale::En, Key::ArrowRight, Key::ArrowLeft), (Locale::He, Key::ArrowLeft, Key::ArrowRight)]
    {
        let mut window = asked(Desk::with_file(), locale);
        let formats = ["png", "svg", "pdf", "csv", "xlsx", "markdown", "mermaid"];
        let names = formats.map(|format| value(&window, "export-format", &format!("format-{format}")));
        window.get_by_label(&names[0]).click();
        window.run_steps(3);
        assert!(window.get_by_label(&names[0]).is_focused(), "{locale:?}: after a click");
        for name in &names[1..] {
            press(&mut window, onward);
            let node = window.get_by_label(name);
            assert!(node.is_focused(), "{locale:?}: {name}");
            assert_eq!(node.accesskit_node().toggled(), Some(Toggled::True), "{locale:?}: {name}");
        }
        press(&mut window, back);
        assert!(window.get_by_label(&names[5]).is_focused(), "{locale:?}");
        press(&mut window, Key::Tab);
        assert!(!names.iter().any(|name| window.get_by_label(name).is_focused()), "{locale:?}: one stop");
    }
}

#[test]
fn the_dialog_stands_still_whatever_is_chosen() {
    let mut window = asked(Desk::with_file(), Locale::En);
    let export = |window: &Window| window.get_by_role_and_label(Role::Button, "Export").rect();
    let before = export(&window);
    for (field, chosen) in [
        ("export-size", "export-size-print"),
        ("export-format", "format-pdf"),
        ("export-format", "format-csv"),
        ("export-format", "format-markdown"),
    ] {
        let name = value(&window, field, chosen);
        choose(&mut window, &name);
        window.run_steps(10);
        assert_eq!(export(&window), before, "{chosen}");
    }
}

#[test]
fn a_folder_that_is_chosen_gets_the_file_under_the_name_of_the_map() {
    for ending in ["", "/"] {
        let mut desk = Desk::with_file();
        std::fs::create_dir(desk.path("out")).unwrap();
        desk.will_pick(Picked::Unavailable);
        let place = format!("{}{ending}", desk.path("out").display());
        let mut window = asked(desk, Locale::En);
        press(&mut window, Key::Enter);
        settle(&mut window);
        window.run_steps(3);
        type_into(&mut window, "dialog-path", &place);
        press(&mut window, Key::Enter);
        settle(&mut window);
        let desk = &window.state().desk;
        assert_eq!(desk.names(), ["map.journey.ron", "out"], "{place}");
        assert!(desk.path("out/map.png").is_file(), "{place}");
    }
}

#[test]
fn an_export_that_cannot_be_written_leads_to_another_place_and_esc_back_to_the_choice() {
    let mut desk = Desk::with_file();
    desk.will_pick(Picked::Unavailable);
    desk.will_pick(Picked::Unavailable);
    let missing = desk.path("none/there.png").display().to_string();
    let mut window = asked(desk, Locale::En);
    let transparent = value(&window, "export-background", "export-transparent");
    choose(&mut window, &transparent);
    press(&mut window, Key::Enter);
    settle(&mut window);
    window.run_steps(3);
    type_into(&mut window, "dialog-path", &missing);
    press(&mut window, Key::Enter);
    settle(&mut window);
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Choose another place…").click();
    window.run_steps(3);
    settle(&mut window);
    window.run_steps(3);
    let field = window.get_by_role_and_label(Role::TextInput, "File path");
    assert_eq!(field.accesskit_node().value().as_deref(), Some(missing.as_str()));
    press(&mut window, Key::Escape);
    assert!(window.state().desk.files.shows_export());
    window.run_steps(3);
    assert_eq!(window.get_by_label(&transparent).accesskit_node().toggled(), Some(Toggled::True));
}

/// How large the dialog says the picture will be: pixels across and down, and millimeters if there is a line of them.
fn sizes(window: &Window) -> ([f64; 2], Option<[f64; 2]>) {
    let labels: Vec<String> =
        window.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value()).collect();
    let size = |unit: &str| {
        let line = labels.iter().find_map(|label| label.strip_suffix(unit)?.split_once(" × "));
        line.map(|(across, down)| [across, down].map(|number| number.parse().unwrap()))
    };
    (size(" pixels").unwrap(), size(" millimeters"))
}

#[test]
fn a_width_in_pixels_or_on_paper_becomes_a_number_of_pixels() {
    let mut window = asked(Desk::with_file(), Locale::En);
    let ([across, down], on_paper) = sizes(&window);
    assert_eq!(on_paper, None);
    let once = value(&window, "export-size", "export-size-1");
    choose(&mut window, &once);
    assert!((sizes(&window).0[0] - across / 2.0).abs() <= 1.0, "the usual size is twice that of the screen");
    let like = |pixels: [f64; 2]| (pixels[1] - pixels[0] * down / across).abs() < 2.0;

    let width = value(&window, "export-size", "export-size-width");
    choose(&mut window, &width);
    type_into(&mut window, "export-width", " 640 ");
    let (pixels, on_paper) = sizes(&window);
    assert!(pixels[0] == 640.0 && like(pixels) && on_paper.is_none(), "{pixels:?}");

    let print = value(&window, "export-size", "export-size-print");
    choose(&mut window, &print);
    for (millimeters, dots, across, across_on_paper) in [("254", "300", 3000.0, 254.0), ("25,4", "72.0", 72.0, 25.0)] {
        type_into(&mut window, "export-print", millimeters);
        type_into(&mut window, "export-dpi", dots);
        let (pixels, on_paper) = sizes(&window);
        assert!(pixels[0] == across && like(pixels), "{pixels:?}");
        let on_paper = on_paper.unwrap();
        assert!(on_paper[0] == across_on_paper && like(on_paper), "{on_paper:?}");
    }
}

#[test]
fn a_width_on_paper_that_is_invalid_or_too_large_is_reported() {
    let mut window = asked(Desk::with_file(), Locale::En);
    let print = value(&window, "export-size", "export-size-print");
    choose(&mut window, &print);
    let (paper, dots) = ("Enter a width in millimeters, a number above 0", "Enter the dots per inch, a number above 0");
    let large = "Too large: at most 100000 pixels per side";
    for (millimeters, dpi, says) in [
        ("", "0.5", paper),
        ("0", "0.5", paper),
        ("-5", "0.5", paper),
        ("inf", "0.5", paper),
        ("NaN", "0.5", paper),
        ("0.2", "0.5", paper),
        ("1e9", "0.5", large),
        ("wide", "300", paper),
        ("420", "", dots),
        ("99999", "9999", large),
    ] {
        type_into(&mut window, "export-print", millimeters);
        type_into(&mut window, "export-dpi", dpi);
        assert!(!can_export(&window), "{millimeters:?} at {dpi:?}");
        window.get_by_label(says);
    }
    let svg = value(&window, "export-format", "format-svg");
    choose(&mut window, &svg);
    assert!(can_export(&window), "an SVG picture has no width");
}

/// What is remembered of an export for which nothing but what was remembered before is chosen.
fn chosen_again(remembered: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let keeper = SettingsStore::at(Arc::new(RealFs), folder.path().join("settings.ron"));
    let names: BTreeMap<String, String> =
        remembered.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    keeper.change(move |settings| settings.set_export(&names));
    let mut desk = Desk::with_file();
    desk.files.set_settings(Some(keeper.clone()));
    desk.files.show_export(&mut desk.editor);
    let mut window = screen_in(desk, Locale::En, vec2(900.0, 640.0));
    press(&mut window, Key::Enter);
    assert!(!window.state().desk.files.shows_export());
    keeper.settings().export().into_iter().collect()
}

#[test]
fn the_last_choices_are_remembered_and_invalid_ones_fall_back_to_the_defaults() {
    let remembered = |names: &[(&'static str, &'static str)]| {
        chosen_again(names).into_iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>()
    };
    let at_first = [
        "background: paper",
        "density: comfortable",
        "dpi: 300",
        "format: png",
        "legend: yes",
        "letters: text",
        "paper: fitted",
        "print: 420",
        "size: 2",
        "small: no",
        "table: grid",
        "title: yes",
        "width: 3840",
    ];
    assert_eq!(remembered(&[]), at_first);
    let names = ["format", "size", "width", "print", "dpi", "background", "title", "legend", "paper"];
    assert_eq!(remembered(&names.map(|name| (name, "nonsense"))), at_first);
    let chosen = [
        ("background", "transparent"),
        ("density", "compact"),
        ("dpi", "300"),
        ("format", "csv"),
        ("legend", "yes"),
        ("letters", "outlines"),
        ("paper", "a3 portrait"),
        ("print", "297"),
        ("size", "print"),
        ("small", "yes"),
        ("table", "cards"),
        ("title", "no"),
        ("width", "3840"),
    ];
    assert_eq!(remembered(&chosen), chosen.map(|(name, value)| format!("{name}: {value}")));
}

#[test]
fn the_exported_part_of_the_map_is_not_remembered() {
    let mut desk = Desk::with_file();
    let picture = desk.path("map.png");
    desk.will_pick(Picked::Chosen(picture));
    let mut window = asked(desk, Locale::En);
    let stage = value(&window, "export-part", "export-stage");
    choose(&mut window, &stage);
    press(&mut window, Key::Enter);
    settle(&mut window);
    let Screen { desk, .. } = window.state_mut();
    desk.files.show_export(&mut desk.editor);
    let whole = value(&window, "export-part", "export-whole");
    until(&mut window, |window| window.query_by_label(&whole).is_some());
    assert_eq!(window.get_by_label(&whole).accesskit_node().toggled(), Some(Toggled::True));
}
