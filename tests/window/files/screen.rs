//! Questions and messages on the screen, by keys and by their names.

use std::sync::atomic::Ordering;

use egui::{Key, Modifiers, Sense, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use throughline::app::files::FileState;
use throughline::app::files::event::{Event, Picked, Purpose, Question, Transition};
use throughline::app::widgets::label::TextUi;
use throughline::app::widgets::style;
use throughline::edit::Command;
use throughline::export::Format;
use throughline::i18n::{Locale, Words};
use throughline::text::Engine;

use super::harness::Desk;

/// A desk with a window around it, as far as files show something.
pub struct Screen {
    pub desk: Desk,
    text: Option<TextUi>,
    pub words: Words,
}

fn screen(desk: Desk) -> Harness<'static, Screen> {
    screen_in(desk, Locale::En, vec2(900.0, 600.0))
}

/// The same in a language and a size.
pub fn screen_in(desk: Desk, locale: Locale, size: Vec2) -> Harness<'static, Screen> {
    let show = |ui: &mut egui::Ui, screen: &mut Screen| {
        let text = screen.text.get_or_insert_with(|| TextUi::new(ui.ctx(), Engine::new()));
        let text = text.flowing(screen.words.flow());
        // Something behind the dialogs that has the focus, as the map does.
        let map = ui.allocate_response(vec2(40.0, 40.0), Sense::click());
        map.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map"));
        if !screen.desk.files.is_modal() {
            map.request_focus();
        }
        screen.desk.files.poll(&mut screen.desk.editor);
        screen.desk.files.ui(&ui.ctx().clone(), &text, &screen.words, &mut screen.desk.editor);
    };
    let state = Screen { desk, text: None, words: Words::new(locale) };
    let mut harness = Harness::builder().with_size(size).with_step_dt(1.0 / 60.0).build_ui_state(show, state);
    style::install(&harness.ctx);
    harness.run();
    harness
}

fn changed() -> Harness<'static, Screen> {
    let mut desk = Desk::with_file();
    desk.title("changed");
    let mut harness = screen(desk);
    let Screen { desk, .. } = harness.state_mut();
    assert!(!desk.close());
    harness.run();
    harness
}

pub fn settle(harness: &mut Harness<'static, Screen>) {
    harness.state_mut().desk.wait();
    // Good news asks to be taken away later, so the screen does not come to rest at once.
    harness.run_steps(4);
}

#[test]
fn enter_is_the_main_answer() {
    let mut harness = changed();
    harness.get_by_label("Save changes to “map”?");
    harness.key_press(Key::Enter);
    harness.run();
    settle(&mut harness);
    assert!(harness.state().desk.files.is_closing());
    assert_eq!(harness.state().desk.title_in("map.journey.ron"), "changed");
}

#[test]
fn esc_is_cancel() {
    let mut harness = changed();
    harness.key_press(Key::Escape);
    harness.run();
    let files = &harness.state().desk.files;
    assert!(!files.is_modal() && !files.is_closing() && !harness.state().desk.editor.is_saved());
    assert!(harness.query_by_label("Cancel").is_none());
}

#[test]
fn tab_goes_to_the_other_answers_and_back() {
    let mut harness = changed();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Save").is_focused());
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label("Don’t save").is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().desk.files.is_closing());
    assert!(!harness.state().desk.editor.is_saved());
}

#[test]
fn a_click_on_an_answer_gives_it() {
    let mut harness = changed();
    harness.get_by_label("Don’t save").click();
    harness.run();
    assert!(harness.state().desk.files.is_closing());
}

#[test]
fn the_path_field_takes_the_path_and_enter() {
    let mut desk = Desk::new();
    desk.will_pick(Picked::Unavailable);
    desk.act(Event::Save);
    let path = desk.path("typed here");
    let mut harness = screen(desk);
    harness.get_by_label("Save map");
    harness.event(egui::Event::Text(path.display().to_string()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    settle(&mut harness);
    let desk = &harness.state().desk;
    assert_eq!(desk.names(), ["typed here.journey.ron"]);
    assert_eq!(desk.files.state(&desk.editor), FileState::Saved);
}

#[test]
fn the_path_field_takes_the_name_it_proposes_and_the_button() {
    let mut desk = Desk::with_file();
    desk.title("Second");
    desk.will_pick(Picked::Unavailable);
    desk.act(Event::Export(Format::Png));
    let mut harness = screen(desk);
    harness.get_by_label("Export").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(harness.state().desk.names(), ["map.journey.ron", "map.png"]);
    let label = format!("Exported to {}", harness.state().desk.path("map.png").display());
    harness.get_by_label(&label);
    harness.get_by_label("Close").click();
    harness.run();
    assert!(harness.query_by_label(&label).is_none());
}

#[test]
fn an_export_with_boxes_names_the_characters_until_that_is_read() {
    let mut desk = Desk::with_file();
    desk.title("Box \u{e000}");
    desk.will_pick(Picked::Unavailable);
    desk.act(Event::Export(Format::Png));
    let mut harness = screen(desk);
    harness.get_by_label("Export").click();
    harness.run();
    settle(&mut harness);
    let names = |harness: &Harness<'static, Screen>| {
        harness.query_by_label_contains("No font on this machine has U+E000").is_some()
    };
    assert!(names(&harness) && harness.query_by_label_contains("1 text shows boxes instead").is_some());
    harness.input_mut().time = Some(1_000.0);
    harness.run();
    assert!(names(&harness), "it does not go by itself");
    harness.get_by_label("Close").click();
    harness.run();
    assert!(!names(&harness));
}

#[test]
fn esc_leaves_the_path_field() {
    let mut desk = Desk::new();
    desk.will_pick(Picked::Unavailable);
    desk.act(Event::Transition(Transition::Open));
    let mut harness = screen(desk);
    assert_eq!(harness.state().desk.files.question(), Some(&Question::Path(Purpose::Open)));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.state().desk.files.question().is_none());
}

#[test]
fn an_error_says_where_and_enter_puts_it_away() {
    let mut desk = Desk::with_file();
    desk.write("bad.ron", "(stages: [])");
    let path = desk.path("bad.ron");
    desk.act(Event::Transition(Transition::OpenPath(path.clone())));
    let mut harness = screen(desk);
    harness.get_by_label("“bad.ron” can’t be opened");
    harness.get_by_label(&path.display().to_string());
    harness.get_by_label("A map begins with (throughline: 1,");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(!harness.state().desk.files.is_modal());
}

#[test]
fn a_change_by_another_program_is_offered_below_the_map_and_conflicts_lead_to_their_place() {
    let mut desk = Desk::with_file();
    let card = desk.editor.map().cards.values().next().unwrap().clone();
    let text = std::fs::read_to_string(desk.path("map.journey.ron")).unwrap();
    desk.write("map.journey.ron", &text.replace(&format!("text: \"{}\"", card.text), "text: \"theirs\""));
    let mine = Command::SetText { at: card.id.into(), text: "mine".to_owned() };
    desk.editor.perform(&mine).unwrap();
    desk.files.look_again();
    while desk.files.external_change().is_none() {
        desk.files.poll(&mut desk.editor);
    }
    assert!(!desk.files.is_modal());
    let mut harness = screen(desk);
    harness.get_by_label("“map” was changed by another program or window");
    harness.get_by_label("Merge").click();
    harness.run_steps(2);
    settle(&mut harness);
    harness.get_by_label("1 disagreement between the two maps");
    let says = "Card: mine. Text: yours, “mine”, was kept; theirs was “theirs”";
    harness.get_by_label(says).click();
    harness.run_steps(2);
    assert!(harness.state().desk.editor.selection().has(card.id));
    assert!(!harness.state().desk.editor.is_saved());
}

#[test]
fn a_damaged_file_says_where_and_enter_opens_a_repaired_copy() {
    let mut desk = Desk::with_file();
    desk.write("bad.ron", "(\n    throughline: 1,\n    titel: \"x\",\n)");
    desk.act(Event::Transition(Transition::OpenPath(desk.path("bad.ron"))));
    let mut harness = screen(desk);
    harness.get_by_label("“bad.ron” is damaged");
    harness.get_by_label("Line 3, column 5: a map has no field `titel`");
    harness.key_press(Key::Enter);
    harness.run();
    let desk = &harness.state().desk;
    assert_eq!((desk.files.state(&desk.editor), desk.files.path()), (FileState::NeverSaved, None));
}

#[test]
fn an_error_does_not_wait_behind_good_news() {
    let mut desk = Desk::with_file();
    let picture = desk.path("map.png");
    desk.will_pick(Picked::Chosen(picture));
    desk.act(Event::Export(Format::Png));
    let missing = desk.path("missing.journey.ron");
    desk.act(Event::Transition(Transition::OpenPath(missing)));
    let harness = screen(desk);
    harness.get_by_label("“missing” can’t be opened");
}

#[test]
fn a_full_disk_is_told_as_what_it_is() {
    let mut harness = changed();
    harness.state().desk.disk.full.store(true, Ordering::Relaxed);
    harness.key_press(Key::Enter);
    harness.run();
    settle(&mut harness);
    harness.get_by_label("“map” can’t be saved");
    harness.get_by_label("The disk is full. Nothing was lost: the old file is unchanged.");
    assert!(!harness.state().desk.files.is_closing());
}

#[test]
fn a_file_that_cannot_be_opened_is_reported_with_its_path_and_its_error_in_every_language() {
    for (locale, isolated, wrong) in [
        (Locale::En, false, "Line 2, column 21: a stage has no field `nam`"),
        (Locale::He, true, "שורה 2, עמודה 21: אין בשלב שדה בשם `\u{2068}nam\u{2069}`"),
        (Locale::Ro, false, "Linia 2, coloana 21: o etapă nu are câmpul `nam`"),
    ] {
        let mut desk = Desk::with_file();
        desk.write("damaged.ron", "(throughline: 1,\n stages: [(id: \"a\", nam: \"x\")])");
        desk.act(Event::Transition(Transition::OpenPath(desk.path("damaged.ron"))));
        screen_in(desk, locale, vec2(900.0, 600.0)).get_by_label(wrong);

        let mut desk = Desk::with_file();
        desk.write("bad.ron", "(stages: [])");
        let path = desk.path("bad.ron");
        desk.act(Event::Transition(Transition::OpenPath(path.clone())));
        let harness = screen_in(desk, locale, vec2(900.0, 600.0));
        let path = path.display().to_string();
        harness.get_by_label(&if isolated { format!("\u{2068}{path}\u{2069}") } else { path });
    }
}
