//! The outline in the window, by keys alone: what is read, gone through, written, and how it keeps step with the map.

use egui::accesskit::{Action, ActionRequest, Role, TreeId};
use egui::{Event, Key as Code, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use throughline::editor::OutlineNode;
use throughline::i18n::Locale;

use crate::harness::{
    CTRL, Screen, canvas, card, click, drag, map, open, open_sized, open_with, press, undo, word, write,
};
use crate::support::grid_map;

const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn opened(locale: Locale) -> Screen {
    let mut screen = open(locale);
    press(&mut screen, NONE, Code::F4);
    screen
}

fn key(screen: &mut Screen, key: Code) {
    press(screen, NONE, key);
}

/// What the one selected record says.
fn selected(screen: &Screen) -> String {
    let key = screen.state().editor().selection().only().expect("one record is selected");
    map(screen).record(key).unwrap().text().to_owned()
}

fn list(screen: &Screen) -> egui_kittest::Node<'_> {
    screen.get_by_role(Role::Tree)
}

/// The row that a screen reader is at: its name, level, place, and whether it is open and selected.
fn read(screen: &Screen) -> (String, usize, usize, Option<bool>, Option<bool>) {
    let list = list(screen);
    let node = list.accesskit_node();
    let row = node.active_descendant().expect("a row of the list");
    assert_eq!(row.role(), Role::TreeItem);
    let level = row.data().level().unwrap();
    let place = row.data().position_in_set().unwrap();
    (row.label().unwrap(), level, place, row.data().is_expanded(), row.data().is_selected())
}

/// How many buttons there are that add a stage.
fn palette(screen: &Screen) -> usize {
    screen.query_all_by_role_and_label(Role::Button, &word(screen, "palette-stage")).count()
}

/// How many fields there are in the list.
fn fields(screen: &Screen) -> usize {
    let list = list(screen).rect();
    let fields = screen.query_all_by_role(Role::MultilineTextInput);
    fields.filter(|field| list.contains_rect(field.rect())).count()
}

fn go_to(screen: &mut Screen, text: &str) {
    let place = card(screen, text);
    click(screen, place);
    key(screen, Code::F4);
    assert_eq!(selected(screen), text);
}

#[test]
fn a_key_opens_the_list_in_place_of_the_palette_and_gives_it_the_keyboard() {
    for (locale, rtl) in [(Locale::En, false), (Locale::He, true), (Locale::Ro, false)] {
        let mut screen = opened(locale);
        let before = list(&screen).rect().center().x < canvas(&screen).center().x;
        assert_ne!(before, rtl);
        assert!(palette(&screen) == 0);
        key(&mut screen, Code::ArrowDown);
        key(&mut screen, Code::ArrowDown);
        let stage = selected(&screen);
        let (name, level, place, open, chosen) = read(&screen);
        assert!(name.contains(&stage), "{name}");
        assert_eq!((level, place, open, chosen), (1, 1, Some(true), Some(true)));
        key(&mut screen, Code::F4);
        assert!(palette(&screen) == 1);
    }
}

#[test]
fn the_arrow_towards_the_end_of_a_line_opens_and_the_other_closes_in_every_language() {
    for (locale, inward, out) in [
        (Locale::En, Code::ArrowRight, Code::ArrowLeft),
        (Locale::He, Code::ArrowLeft, Code::ArrowRight),
        (Locale::Ro, Code::ArrowRight, Code::ArrowLeft),
    ] {
        let mut screen = opened(locale);
        key(&mut screen, Code::ArrowDown);
        key(&mut screen, Code::ArrowDown);
        let stage = selected(&screen);
        key(&mut screen, out);
        assert_eq!(read(&screen).3, Some(false));
        key(&mut screen, inward);
        key(&mut screen, inward);
        assert_eq!(read(&screen).1, 2, "the first step of {stage}");
        key(&mut screen, out);
        key(&mut screen, out);
        assert_eq!(selected(&screen), stage);
    }
}

#[test]
fn what_is_selected_on_the_map_is_read_in_the_list_and_the_other_way_round() {
    let mut screen = opened(Locale::En);
    let place = card(&screen, "Chat window");
    click(&mut screen, place);
    assert!(read(&screen).0.contains("Chat window"));
    // And what is gone to in the list is seen on the map.
    key(&mut screen, Code::F4);
    key(&mut screen, Code::End);
    key(&mut screen, Code::ArrowUp);
    let editor = screen.state().editor();
    let area = editor.area_of(editor.selection().only().unwrap()).unwrap();
    let seen = editor.view().camera.visible(editor.view().size);
    assert!(seen.overlaps(area));
}

#[test]
fn f2_writes_in_the_row_and_the_map_shows_every_letter_as_one_change() {
    let mut screen = open(Locale::En);
    let before = map(&screen).clone();
    go_to(&mut screen, "Chat window");
    key(&mut screen, Code::F2);
    assert_eq!(fields(&screen), 1);
    write(&mut screen, "A ");
    write(&mut screen, "chat");
    assert!(map(&screen).cards.values().any(|card| card.text == "A chat"));
    key(&mut screen, Code::Escape);
    assert_eq!(fields(&screen), 0);
    assert!(read(&screen).0.contains("A chat"), "the list has the keyboard again");
    undo(&mut screen);
    assert_eq!(*map(&screen), before);
}

#[test]
fn shift_and_enter_begin_a_card_after_the_row_and_enter_goes_on_to_the_next() {
    let mut screen = open(Locale::En);
    go_to(&mut screen, "Chat window");
    let count = map(&screen).cards.len();
    press(&mut screen, SHIFT, Code::Enter);
    write(&mut screen, "One");
    key(&mut screen, Code::Enter);
    write(&mut screen, "Two");
    key(&mut screen, Code::Enter);
    key(&mut screen, Code::Enter);
    assert_eq!(map(&screen).cards.len(), count + 2);
    let of = |text: &str| map(&screen).cards.values().find(|card| card.text == text).unwrap();
    assert_eq!((of("One").lane, of("One").step), (of("Two").lane, of("Two").step));
    assert!(of("One").rank < of("Two").rank);
    assert!(list(&screen).is_focused() || read(&screen).0.contains("Two"));
    undo(&mut screen);
    undo(&mut screen);
    assert_eq!(map(&screen).cards.len(), count);
}

#[test]
fn letters_enter_and_letters_of_one_frame_are_two_cards() {
    let mut screen = open(Locale::En);
    go_to(&mut screen, "Chat window");
    let held = |modifiers, key| Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
    let pressed = |key| held(NONE, key);
    let text = |text: &str| Event::Text(text.to_owned());
    let events = [
        held(SHIFT, Code::Enter),
        pressed(Code::O),
        text("One"),
        pressed(Code::Enter),
        text("Two"),
        pressed(Code::Escape),
    ];
    screen.input_mut().events.extend(events);
    screen.run();
    let says = |wanted: &str| map(&screen).cards.values().any(|card| card.text == wanted);
    assert!(says("One") && says("Two"));
    assert!(screen.state().editor().typing().is_none());
}

#[test]
fn keys_of_the_map_act_on_the_row_and_what_they_begin_is_written_in_the_list() {
    let mut screen = open(Locale::En);
    go_to(&mut screen, "Chat window");
    let pains = map(&screen).pains.len();
    press(&mut screen, CTRL | Modifiers::SHIFT, Code::P);
    write(&mut screen, "too slow");
    key(&mut screen, Code::Escape);
    assert_eq!(map(&screen).pains.len(), pains + 1);
    assert!(read(&screen).0.contains("too slow"));
    assert_eq!(read(&screen).1, 5);
    write(&mut screen, "5");
    let pain = map(&screen).pains.values().find(|pain| pain.text == "too slow").unwrap();
    assert_eq!(pain.severity, 5);
    press(&mut screen, Modifiers::ALT, Code::ArrowUp);
    key(&mut screen, Code::Delete);
    assert_eq!(map(&screen).pains.len(), pains);
}

#[test]
fn alt_and_an_arrow_move_a_stage_up_and_down_the_list() {
    for locale in [Locale::En, Locale::He] {
        let mut screen = opened(locale);
        key(&mut screen, Code::ArrowDown);
        key(&mut screen, Code::ArrowDown);
        let stage = selected(&screen);
        assert_eq!(read(&screen).2, 1);
        press(&mut screen, Modifiers::ALT, Code::ArrowDown);
        assert_eq!((selected(&screen), read(&screen).2), (stage.clone(), 2));
        press(&mut screen, Modifiers::ALT, Code::ArrowUp);
        assert_eq!((selected(&screen), read(&screen).2), (stage, 1));
    }
}

#[test]
fn tab_leaves_the_list_and_escape_gives_the_keys_back_to_the_map() {
    let mut screen = opened(Locale::En);
    key(&mut screen, Code::ArrowDown);
    assert!(screen.ctx.memory(|memory| memory.has_focus(throughline::app::panels::outline::list())));
    key(&mut screen, Code::Tab);
    assert!(!screen.ctx.memory(|memory| memory.has_focus(throughline::app::panels::outline::list())));
    key(&mut screen, Code::F4);
    key(&mut screen, Code::Escape);
    key(&mut screen, Code::Escape);
    assert_eq!(screen.ctx.memory(egui::Memory::focused), None);
}

#[test]
fn a_screen_reader_folds_and_selects_rows_by_its_own_actions() {
    let mut screen = opened(Locale::En);
    key(&mut screen, Code::ArrowDown);
    key(&mut screen, Code::ArrowDown);
    let stage = screen.state().editor().selection().only().unwrap();
    key(&mut screen, Code::Home);
    let ask = |screen: &mut Screen, action| {
        let target_node = throughline::app::panels::outline::list().with(OutlineNode::Record(stage)).accesskit_id();
        let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data: None };
        screen.event(Event::AccessKitActionRequest(request));
        screen.run();
    };
    let rows = |screen: &Screen| screen.state().outline().rows().len();
    let all = rows(&screen);
    ask(&mut screen, Action::Collapse);
    assert!(rows(&screen) < all);
    ask(&mut screen, Action::Expand);
    assert_eq!(rows(&screen), all);
    ask(&mut screen, Action::Focus);
    assert_eq!(screen.state().editor().selection().only(), Some(stage));
    key(&mut screen, Code::Home);
    ask(&mut screen, Action::Click);
    assert_eq!(screen.state().editor().selection().only(), Some(stage));
}

#[test]
fn only_the_rows_in_sight_are_in_the_tree_and_the_last_one_comes_when_it_is_gone_to() {
    let mut screen = open_sized(Locale::En, vec2(1280.0, 720.0));
    key(&mut screen, Code::F4);
    let shown = screen.query_all_by_role(Role::TreeItem).count();
    assert!((10..40).contains(&shown), "{shown}");
    key(&mut screen, Code::End);
    let (name, level, ..) = read(&screen);
    assert!(name.starts_with("Lane"), "{name}");
    assert_eq!(level, 2);
    let row = screen.get_by_role_and_label(Role::TreeItem, &name).rect();
    assert!(list(&screen).rect().contains_rect(row));
}

#[test]
fn what_is_added_by_the_command_palette_is_written_where_one_came_from() {
    let mut screen = open(Locale::En);
    go_to(&mut screen, "Chat window");
    press(&mut screen, CTRL, Code::K);
    let note = word(&screen, "palette-note");
    write(&mut screen, &note);
    key(&mut screen, Code::Enter);
    assert_eq!(fields(&screen), 1);
    write(&mut screen, "ask them");
    key(&mut screen, Code::Escape);
    assert!(read(&screen).0.contains("ask them"));
    assert!(map(&screen).cards.values().any(|card| card.text == "ask them"));
}

#[test]
fn after_a_command_the_keys_go_on_in_the_list() {
    let mut screen = opened(Locale::En);
    key(&mut screen, Code::ArrowDown);
    press(&mut screen, CTRL, Code::K);
    let fit = word(&screen, "action-fit-map");
    write(&mut screen, &fit);
    key(&mut screen, Code::Enter);
    screen.run();
    key(&mut screen, Code::ArrowDown);
    assert!(screen.ctx.memory(|memory| memory.has_focus(throughline::app::panels::outline::list())));
    assert!(matches!(screen.state().editor().selection().only(), Some(throughline::model::Key::Stage(_))));
}

#[test]
fn of_thousands_of_cards_only_the_rows_in_sight_are_made_and_the_map_is_listed_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.journey.ron");
    std::fs::write(&path, throughline::persist::write(&grid_map(1_000))).unwrap();
    let mut screen =
        open_with(vec2(1280.0, 720.0), move |cc| throughline::app::window::Window::new(cc, Some(path), Locale::En));
    while map(&screen).cards.len() != 1_000 {
        screen.step();
    }
    screen.run();
    key(&mut screen, Code::F4);
    assert!(screen.state().outline().rows().len() > 1_000);
    for down in [Code::End, Code::ArrowUp, Code::PageUp, Code::Home, Code::ArrowDown] {
        key(&mut screen, down);
        let shown = screen.query_all_by_role(Role::TreeItem).count();
        assert!((10..40).contains(&shown), "{shown}");
    }
    assert_eq!(screen.state().outline().times_listed(), 1);
}

#[test]
fn a_text_that_is_written_in_the_list_is_kept_when_the_map_is_pressed() {
    let mut screen = open(Locale::En);
    go_to(&mut screen, "Chat window");
    key(&mut screen, Code::F2);
    write(&mut screen, "Chat room");
    let at = canvas(&screen).right_bottom() - vec2(30.0, 30.0);
    drag(&mut screen, at, at);
    assert!(map(&screen).cards.values().any(|card| card.text == "Chat room"));
    assert!(screen.state().editor().typing().is_none());
    press(&mut screen, CTRL, Code::Z);
    assert!(map(&screen).cards.values().any(|card| card.text == "Chat window"));
}
