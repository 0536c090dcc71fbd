//! A window in a language, and hands to work it with.

use eframe::CreationContext;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::app::window::Window;
use throughline::app::window::desktop::DesktopMotion;
use throughline::geom::Point;
use throughline::i18n::{Locale, Words};
use throughline::model::{Map, Role as LaneRole};

/// Ctrl as it comes from the keyboard.
pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

pub type Screen = Harness<'static, Window>;

/// Every language of the interface, those for tests too.
pub const LOCALES: [Locale; 5] = [Locale::En, Locale::He, Locale::Ro, Locale::Pseudo, Locale::PseudoRtl];

/// The English sample in a window of that language.
pub fn open(locale: Locale) -> Screen {
    let mut screen = open_sized(Locale::En, vec2(1600.0, 1000.0));
    screen.state_mut().set_language(locale);
    screen.run();
    screen
}

/// A window of that size and language, with the sample in the language of the window.
pub fn open_sized(locale: Locale, size: Vec2) -> Screen {
    let mut screen = open_with(size, move |cc| Window::new(cc, None, locale));
    screen.run();
    screen
}

/// A window of that size before its first rest. Nothing in it moves: a test that asks how things move chooses full motion.
pub fn open_with(size: Vec2, window: impl FnOnce(&mut CreationContext<'_>) -> Window) -> Screen {
    Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .build_eframe(move |cc| window(cc).following(DesktopMotion::reduced()))
}

pub fn map(screen: &Screen) -> &Map {
    screen.state().editor().map()
}

/// Where a point of the map is on the screen.
pub fn at(screen: &Screen, point: Point) -> Pos2 {
    let canvas = canvas(screen);
    let seen = screen.state().editor().view().camera.view_from_map(point);
    canvas.min + vec2(seen.x as f32, seen.y as f32)
}

pub fn canvas(screen: &Screen) -> Rect {
    screen.get_by_role(Role::Canvas).rect()
}

/// The middle of the card that says `text`.
pub fn card(screen: &Screen, text: &str) -> Pos2 {
    let id = map(screen).cards.values().find(|card| card.text == text).expect("a card of that text").id;
    at(screen, screen.state().editor().area_of(id.into()).unwrap().center())
}

/// The middle of an empty cell that takes cards.
pub fn empty_cell(screen: &Screen) -> Pos2 {
    let editor = screen.state().editor();
    let grid = &editor.layout().grid;
    let cells = (0..grid.columns.len()).flat_map(|column| (0..grid.rows.len()).map(move |row| (column, row)));
    let middles: Vec<Point> = cells.filter_map(|(column, row)| Some(grid.cell(column, row)?.center())).collect();
    let empty = middles.into_iter().find(|middle| {
        let view = editor.view().camera.view_from_map(*middle);
        let cell = editor.cell_under(view);
        let role = cell.and_then(|cell| editor.map().lanes.get(&cell.lane)).map(|lane| lane.role);
        editor.under(view).tag().is_none() && role.is_some_and(|role| role != LaneRole::Emotion)
    });
    at(screen, empty.expect("an empty cell"))
}

pub fn button(screen: &mut Screen, pos: Pos2, pressed: bool) {
    screen.event(Event::PointerMoved(pos));
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    screen.event(Event::PointerButton { pos, button, pressed, modifiers });
    screen.step();
}

pub fn drag(screen: &mut Screen, from: Pos2, to: Pos2) {
    screen.hover_at(from);
    screen.step();
    button(screen, from, true);
    for part in 1..=8 {
        screen.hover_at(from + (to - from) * (part as f32 / 8.0));
        screen.step();
    }
    button(screen, to, false);
    screen.run();
}

pub fn click(screen: &mut Screen, at: Pos2) {
    screen.hover_at(at);
    screen.step();
    button(screen, at, true);
    button(screen, at, false);
    screen.run();
}

pub fn write(screen: &mut Screen, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    screen.run();
}

pub fn press(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    screen.run();
}

pub fn undo(screen: &mut Screen) {
    press(screen, Modifiers::COMMAND | Modifiers::CTRL, Key::Z);
}

/// What a message says in the language that the window speaks now.
pub fn word(screen: &Screen, key: &str) -> String {
    Words::new(screen.state().language()).text(key).into_owned()
}

/// Opens a menu and those in it, one after the other, and chooses the last entry.
pub fn choose(screen: &mut Screen, path: &[&str]) {
    for key in path {
        let name = word(screen, key);
        screen.get_by_role_and_label(Role::MenuItem, &name).click();
        screen.run();
    }
}

/// The names of everything on the screen.
pub fn names(screen: &Screen) -> Vec<String> {
    screen.root().children_recursive().filter_map(|node| node.accesskit_node().label()).collect()
}

/// Where the first thing of that name is.
pub fn place(screen: &Screen, name: &str) -> Rect {
    let found = screen.query_all_by_label(name).next();
    found.unwrap_or_else(|| panic!("{name} is not there")).rect()
}
