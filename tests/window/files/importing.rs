//! Tables, journeys and texts become new maps through the same gate as maps that are opened.

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;
use throughline::app::files::FileState;
use throughline::app::files::event::{Answer, Event, Notice, Picked, Purpose, Question, Transition};
use throughline::i18n::Locale;
use throughline::persist::{Liveness, RealFs, recovery};

use super::harness::Desk;
use super::screen::screen_in;

const JOURNEY: &str =
    "journey\n    title My day\n    section Go to work\n      Make tea: 5: Me\n      Go upstairs: 3: Me\n";

fn journey(desk: &Desk, name: &str, text: &str) -> Event {
    desk.write(name, text);
    Event::Transition(Transition::OpenPath(desk.path(name)))
}

#[test]
fn a_journey_becomes_a_new_unsaved_map_and_undo_brings_the_empty_map_back() {
    let mut desk = Desk::with_file();
    let open = journey(&desk, "day.mmd", JOURNEY);
    desk.act(open);
    let map = desk.editor.map();
    assert_eq!((map.stages.len(), map.steps.len(), map.info.title.as_str()), (1, 2, "My day"));
    assert_eq!((desk.files.path(), desk.files.state(&desk.editor)), (None, FileState::NeverSaved));
    assert!(!desk.editor.is_saved() && matches!(desk.files.message(), Some(Notice::Imported { stages: 1, .. })));
    desk.editor.undo();
    let map = desk.editor.map();
    assert!(map.steps.is_empty() && map.lanes.is_empty() && map.info.title.is_empty());
    assert!(desk.editor.can_undo().is_none());
    desk.editor.redo();
    assert_eq!(desk.editor.map().steps.len(), 2);
}

#[test]
fn what_is_imported_is_chosen_by_a_dialog_of_its_own_and_named_after_its_file() {
    let mut desk = Desk::with_file();
    desk.write("The week.mmd", &JOURNEY.replace("    title My day\n", ""));
    let path = desk.path("The week.mmd");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Transition(Transition::Import));
    assert_eq!(desk.asked().last().map(|asked| asked.purpose), Some(Purpose::Import));
    assert_eq!(desk.editor.map().info.title, "The week");
    let path = desk.path("saved");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Save);
    assert_eq!(desk.asked().last().map(|asked| asked.name.clone()), Some("The week.journey.ron".to_owned()));
    assert_eq!(desk.title_in("saved.journey.ron"), "The week");
}

#[test]
fn changes_are_asked_about_before_an_import_takes_their_place() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    let open = journey(&desk, "day.mmd", JOURNEY);
    desk.act(open);
    assert_eq!(desk.files.question(), Some(&Question::Unsaved));
    desk.answer(Answer::Cancel);
    assert_eq!(desk.editor.map().info.title, "changed");
    let open = journey(&desk, "day.mmd", JOURNEY);
    desk.act(open);
    desk.answer(Answer::Save);
    assert_eq!(
        (desk.editor.map().info.title.as_str(), desk.title_in("map.journey.ron").as_str()),
        ("My day", "changed")
    );
}

#[test]
fn what_no_map_can_be_made_of_is_said_in_a_sentence_and_the_map_stays() {
    let mut desk = Desk::with_file();
    let before = desk.editor.map().clone();
    for (name, text) in [("empty.csv", ""), ("nothing.mmd", "flowchart TD\n A --> B\n")] {
        let open = journey(&desk, name, text);
        desk.act(open);
        assert!(matches!(desk.files.message(), Some(Notice::NotImported(..))), "{name}: {:?}", desk.files.message());
        desk.files.dismiss_message();
        assert!(*desk.editor.map() == before && desk.files.path().is_some());
    }
    let missing = desk.path("missing.csv");
    desk.act(Event::Transition(Transition::OpenPath(missing)));
    assert!(matches!(desk.files.message(), Some(Notice::NotOpened(..))));
}

#[test]
fn what_was_not_used_is_listed_with_its_line_and_can_be_copied_in_both_directions() {
    for locale in [Locale::En, Locale::He] {
        let mut desk = Desk::with_file();
        let open = journey(&desk, "day.mmd", &format!("{JOURNEY}      Sit down: many: Me\n"));
        desk.act(open);
        assert_eq!(desk.files.unused().iter().map(|unused| unused.line).collect::<Vec<_>>(), [6, 6]);
        let mut window = screen_in(desk, locale, vec2(640.0, 400.0));
        let sentences = sentences(&window);
        for sentence in &sentences {
            let _ = window.get_by_label(sentence);
        }
        let copy = window.state().words.text("imported-copy").into_owned();
        window.get_by_label(&copy).click();
        window.step();
        let commands = &window.output().platform_output.commands;
        assert!(commands.contains(&egui::OutputCommand::CopyText(sentences.join("\n"))), "{commands:?}");
        window.key_press(Key::Escape);
        window.run_steps(3);
        assert!(window.state().desk.files.unused().is_empty() && !window.state().desk.files.is_modal());
        assert_eq!(window.state().desk.editor.map().stages.len(), 1, "what could be used is there");
    }
}

fn sentences(window: &egui_kittest::Harness<'static, super::screen::Screen>) -> Vec<String> {
    let screen = window.state();
    screen.desk.files.unused().iter().map(|unused| unused.sentence(&screen.words)).collect()
}

#[test]
fn a_crash_after_an_import_costs_nothing_of_it() {
    let data = tempfile::tempdir().unwrap();
    let mut desk = Desk::working(&data, 1);
    let open = journey(&desk, "day.mmd", JOURNEY);
    desk.act(open);
    desk.crash();
    let left = recovery::find_unsaved(&RealFs, &data.path().join("recovery"), &|_| Liveness::Dead).unwrap();
    assert_eq!(left.iter().map(|left| left.map.info.title.as_str()).collect::<Vec<_>>(), ["My day"]);
}
