//! Opening, saving and exporting through the same paths as the window.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use throughline::app::files::event::{Answer, Event, Notice, Picked, Purpose, Question, Transition};
use throughline::app::files::{Dialogs, FileState, Files, PickRequest};
use throughline::app::worker::Wake;
use throughline::export::Format;
use throughline::geom::Flow;
use throughline::i18n::{Locale, Words};
use throughline::model::IdSource;

use super::harness::Desk;

#[test]
fn the_first_save_asks_for_a_name_and_proposes_the_title() {
    let mut desk = Desk::new();
    desk.title("מפה: לקוח/ספק");
    let path = desk.path("מפה");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Save);
    let asked = desk.asked();
    assert_eq!((asked[0].purpose, asked[0].name.as_str()), (Purpose::Save, "מפה לקוח ספק.journey.ron"));
    assert_eq!(desk.files.path(), Some(desk.path("מפה.journey.ron").as_path()));
    assert_eq!(desk.files.state(&desk.editor), FileState::Saved);
    assert_eq!(desk.title_in("מפה.journey.ron"), "מפה: לקוח/ספק");
    assert_eq!(desk.names(), ["מפה.journey.ron"]);
}

#[test]
fn a_name_completed_by_the_program_is_asked_about_again() {
    let mut desk = Desk::new();
    desk.write("map.journey.ron", "precious");
    let path = desk.path("map");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Save);
    assert!(matches!(desk.files.question(), Some(Question::Replace { purpose: Purpose::Save, .. })));
    desk.answer(Answer::Cancel);
    assert_eq!(std::fs::read_to_string(desk.path("map.journey.ron")).unwrap(), "precious");
    assert_eq!(desk.files.state(&desk.editor), FileState::NeverSaved);
}

#[test]
fn a_name_that_the_dialog_asked_about_is_replaced_without_asking_twice() {
    let mut desk = Desk::new();
    desk.write("map.journey.ron", "old");
    let path = desk.path("map.journey.ron");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Save);
    assert_eq!((desk.files.question(), desk.files.state(&desk.editor)), (None, FileState::Saved));
}

#[test]
fn without_a_dialog_the_program_asks_for_the_path_and_about_replacing() {
    let mut desk = Desk::new();
    desk.write("map.journey.ron", "old");
    desk.will_pick(Picked::Unavailable);
    desk.act(Event::Save);
    assert_eq!(desk.files.question(), Some(&Question::Path(Purpose::Save)));
    let path = desk.path("map.journey.ron");
    desk.answer(Answer::Path(path));
    assert!(matches!(desk.files.question(), Some(Question::Replace { .. })));
    desk.answer(Answer::Overwrite);
    assert_eq!(desk.files.state(&desk.editor), FileState::Saved);
}

#[test]
fn a_dialog_that_never_answers_can_be_left_for_the_path_field() {
    let mut desk = Desk::new();
    desk.act(Event::Save);
    desk.files.stop_waiting(&mut desk.editor);
    assert_eq!(desk.files.question(), Some(&Question::Path(Purpose::Save)));
    let path = desk.path("typed");
    desk.answer(Answer::Path(path));
    assert_eq!(desk.names(), ["typed.journey.ron"]);
}

#[test]
fn a_dialog_that_breaks_down_is_none() {
    struct Broken;
    impl Dialogs for Broken {
        fn pick(&mut self, _: PickRequest, _: Wake) -> Receiver<Picked> {
            channel().1
        }
    }
    let mut files = Files::new(Box::new(Broken), Arc::new(|| ()), IdSource::seeded(1));
    let mut editor = files.start(None);
    files.handle_event(Event::Transition(Transition::Open), &mut editor);
    files.poll(&mut editor);
    assert_eq!(files.question(), Some(&Question::Path(Purpose::Open)));
}

#[test]
fn a_file_changed_by_another_program_is_asked_about() {
    for (answer, kept) in [(Answer::Cancel, true), (Answer::Overwrite, false)] {
        let mut desk = Desk::with_file();
        desk.title("mine");
        desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
        desk.act(Event::Save);
        assert!(matches!(desk.files.question(), Some(Question::Conflict { found: Some(_), .. })));
        desk.answer(answer);
        assert_eq!(desk.title_in("map.journey.ron"), if kept { "theirs" } else { "mine" });
        assert_eq!(desk.editor.is_saved(), !kept);
    }
}

#[test]
fn after_a_conflict_the_map_can_go_to_another_file() {
    let mut desk = Desk::with_file();
    desk.title("mine");
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
    desk.act(Event::Save);
    let other = desk.path("other.journey.ron");
    desk.will_pick(Picked::Chosen(other));
    desk.answer(Answer::SaveAs);
    assert_eq!(desk.title_in("map.journey.ron"), "theirs");
    assert_eq!(desk.title_in("other.journey.ron"), "mine");
}

#[test]
fn save_as_onto_the_own_file_notices_a_change_as_well() {
    let mut desk = Desk::with_file();
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
    let path = desk.path("map.journey.ron");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::SaveAs);
    assert!(matches!(desk.files.question(), Some(Question::Conflict { .. })));
}

#[test]
fn a_file_that_is_gone_is_asked_about_and_can_be_written_again() {
    let mut desk = Desk::with_file();
    desk.title("still here");
    std::fs::remove_file(desk.path("map.journey.ron")).unwrap();
    desk.act(Event::Save);
    assert!(matches!(desk.files.question(), Some(Question::Conflict { found: None, .. })));
    desk.answer(Answer::Overwrite);
    assert_eq!(desk.title_in("map.journey.ron"), "still here");
}

#[test]
fn a_file_with_a_mistake_is_refused_with_its_place_and_the_present_map_stays() {
    let mut desk = Desk::with_file();
    desk.title("present");
    desk.act(Event::Save);
    desk.write("bad.ron", "(stages: [])");
    desk.act(Event::Transition(Transition::OpenPath(desk.path("bad.ron"))));
    let Some(Notice::NotOpened(path, error)) = desk.files.message() else { panic!("no message") };
    assert_eq!(path, &desk.path("bad.ron"));
    assert!(error.to_string().starts_with("line 1, "), "{error}");
    assert_eq!(desk.editor.map().info.title, "present");
    assert_eq!(desk.files.path(), Some(desk.path("map.journey.ron").as_path()));
}

#[test]
fn a_file_is_opened_in_place_of_the_map_before() {
    let mut desk = Desk::with_file();
    desk.write("two.journey.ron", "(throughline: 1, title: \"two\")");
    let two = desk.path("two.journey.ron");
    desk.will_pick(Picked::Chosen(two));
    let before = desk.files.map_number();
    desk.act(Event::Transition(Transition::Open));
    assert_eq!((desk.editor.map().info.title.as_str(), desk.files.map_number()), ("two", before + 1));
    assert_eq!(desk.files.state(&desk.editor), FileState::Saved);
    assert_eq!(desk.files.title(&Words::new(Locale::En)), "two – Throughline");
    desk.title("changed");
    desk.files.poll(&mut desk.editor);
    assert_eq!(desk.files.title(&Words::new(Locale::En)), "● two – Throughline");
}

#[test]
fn a_map_opened_again_gets_no_id_twice() {
    let mut desk = Desk::with_file();
    let first = desk.editor.ids().next_id();
    let path = desk.path("map.journey.ron");
    desk.act(Event::Transition(Transition::OpenPath(path)));
    assert_ne!(desk.editor.ids().next_id(), first);
}

#[test]
fn a_template_begins_a_map_without_a_file() {
    let mut desk = Desk::with_file();
    desk.act(Event::Transition(Transition::Template { name: "blueprint".into(), language: "he".into() }));
    assert_eq!(desk.editor.map().info.direction, Flow::RightToLeft);
    assert_eq!(desk.files.state(&desk.editor), FileState::NeverSaved);
    desk.act(Event::Transition(Transition::New));
    assert!(desk.editor.map().stages.is_empty() && desk.files.message().is_none());
    assert!(desk.close());
}

#[test]
fn a_new_map_is_written_in_the_language_of_the_interface() {
    let mut desk = Desk::with_file();
    for (locale, language, flow) in [
        (Locale::He, "he", Flow::RightToLeft),
        (Locale::Ro, "ro", Flow::LeftToRight),
        (Locale::PseudoRtl, "en", Flow::LeftToRight),
    ] {
        desk.files.set_language(&Words::new(locale));
        desk.act(Event::Transition(Transition::New));
        let info = &desk.editor.map().info;
        assert_eq!((info.language.as_str(), info.direction), (language, flow), "{locale:?}");
    }
}

#[test]
fn an_empty_map_that_nothing_was_done_with_is_begun_in_the_language_of_the_interface() {
    let mut desk = Desk::with_file();
    desk.act(Event::Transition(Transition::New));
    desk.editor.fill_blank_map(Locale::He);
    desk.editor.finish_typing();
    assert_eq!(desk.editor.map().info.language, "he");
    assert_eq!(desk.editor.map().info.direction, Flow::RightToLeft);
    desk.editor.undo();
    assert_eq!((desk.editor.map().steps.len(), desk.editor.map().info.language.as_str()), (0, "en"));
}

#[test]
fn the_picture_is_written_whole_and_said_so() {
    let mut desk = Desk::with_file();
    let path = desk.path("picture");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Export(Format::Png));
    assert!(matches!(desk.files.message(), Some(Notice::Exported { path, .. }) if path == &desk.path("picture.png")));
    assert!(!desk.files.is_modal());
    let bytes = std::fs::read(desk.path("picture.png")).unwrap();
    assert!(bytes.starts_with(b"\x89PNG") && bytes.ends_with(b"IEND\xae\x42\x60\x82"));
    assert_eq!(desk.names(), ["map.journey.ron", "picture.png"]);
}

#[test]
fn a_picture_that_is_there_is_asked_about() {
    let mut desk = Desk::with_file();
    desk.write("picture.png", "a photo");
    let path = desk.path("picture");
    desk.will_pick(Picked::Chosen(path));
    desk.act(Event::Export(Format::Png));
    assert!(matches!(desk.files.question(), Some(Question::Replace { purpose: Purpose::Export(_), .. })));
    desk.answer(Answer::Cancel);
    assert_eq!(std::fs::read_to_string(desk.path("picture.png")).unwrap(), "a photo");
}

#[test]
fn places_where_nothing_can_be_written_are_said() {
    let mut desk = Desk::with_file();
    for action in [Event::SaveAs, Event::Export(Format::Png)] {
        desk.will_pick(Picked::Chosen(Path::new("/no/such/folder/map").to_owned()));
        desk.act(action);
        assert!(matches!(desk.files.message(), Some(Notice::NotSaved(..) | Notice::NotExported(..))));
        desk.files.dismiss_message();
        assert_eq!(desk.files.path(), Some(desk.path("map.journey.ron").as_path()));
    }
}

#[test]
fn a_start_with_a_file_shows_it_once_it_is_read() {
    let desk = Desk::with_file();
    let path = desk.path("map.journey.ron");
    struct None;
    impl Dialogs for None {
        fn pick(&mut self, _: PickRequest, _: Wake) -> Receiver<Picked> {
            channel().1
        }
    }
    let mut files = Files::new(Box::new(None), Arc::new(|| ()), IdSource::seeded(1));
    let mut editor = files.start(Some(path));
    assert!(editor.map().cards.is_empty());
    let title = |files: &Files| files.title(&Words::new(Locale::En));
    assert_eq!((files.awaited().is_some(), title(&files)), (true, "map – Throughline".to_owned()));
    while files.is_busy() {
        files.poll(&mut editor);
    }
    assert!(!editor.map().cards.is_empty() && files.state(&editor) == FileState::Saved);
    assert_eq!((files.awaited(), title(&files)), (Option::None, "map – Throughline".to_owned()));
}
