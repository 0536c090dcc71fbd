//! Ways to close the window or to leave the map, and what they ask.

use std::sync::atomic::Ordering;

use throughline::app::files::FileState;
use throughline::app::files::event::{Answer, Event, Notice, Picked, Question, Transition};
use throughline::export::Format;
use throughline::model::Key;
use throughline::text::Edit;

use super::harness::Desk;

fn asks_to_save(desk: &Desk) -> bool {
    desk.files.question() == Some(&Question::Unsaved) && desk.files.is_modal() && !desk.files.is_closing()
}

#[test]
fn an_untouched_sample_closes_without_a_word() {
    let mut desk = Desk::new();
    assert!(!desk.editor.map().cards.is_empty());
    assert_eq!(desk.files.state(&desk.editor), FileState::NeverSaved);
    assert!(desk.close() && desk.files.is_closing());
}

#[test]
fn a_saved_map_closes_without_a_word() {
    assert!(Desk::with_file().close());
}

#[test]
fn closing_with_changes_asks_and_cancel_keeps_everything() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    assert!(!desk.close() && asks_to_save(&desk));
    assert!(!desk.close(), "asking twice is still asking");
    desk.answer(Answer::Cancel);
    assert!(!desk.files.is_closing() && !desk.files.is_modal());
    assert_eq!(desk.editor.map().info.title, "changed");
    assert!(!desk.close() && asks_to_save(&desk));
}

#[test]
fn save_in_the_question_saves_and_then_closes() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    assert!(!desk.close());
    desk.answer(Answer::Save);
    assert!(desk.files.is_closing() && desk.close());
    assert_eq!(desk.title_in("map.journey.ron"), "changed");
}

#[test]
fn dont_save_closes_and_leaves_the_file_alone() {
    let mut desk = Desk::with_file();
    let before = std::fs::read(desk.path("map.journey.ron")).unwrap();
    desk.title("changed");
    assert!(!desk.close());
    desk.answer(Answer::DontSave);
    assert!(desk.files.is_closing() && desk.close());
    assert_eq!(std::fs::read(desk.path("map.journey.ron")).unwrap(), before);
}

#[test]
fn a_text_that_is_being_written_counts_as_a_change() {
    let mut desk = Desk::with_file();
    assert!(desk.editor.begin_typing(Key::Info));
    desk.editor.write(Edit::Insert("half a w"));
    assert!(!desk.close() && asks_to_save(&desk));
    desk.answer(Answer::Save);
    assert!(desk.files.is_closing());
    assert_eq!(desk.title_in("map.journey.ron"), "half a w");
}

#[test]
fn closing_during_a_save_waits_for_it() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    desk.disk.stuck.store(true, Ordering::Relaxed);
    desk.act(Event::Save);
    assert_eq!(desk.files.state(&desk.editor), FileState::Saving);
    assert!(!desk.close() && !desk.files.is_modal());
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    assert!(desk.files.is_closing());
    assert_eq!(desk.title_in("map.journey.ron"), "changed");
}

#[test]
fn edits_made_during_a_save_stay_unsaved_and_are_asked_about() {
    let mut desk = Desk::with_file();
    desk.title("first");
    desk.disk.stuck.store(true, Ordering::Relaxed);
    desk.act(Event::Save);
    desk.title("second");
    assert!(!desk.close());
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    assert!(asks_to_save(&desk) && !desk.editor.is_saved());
    assert_eq!(desk.title_in("map.journey.ron"), "first");
}

#[test]
fn a_second_save_during_a_save_comes_after_it() {
    let mut desk = Desk::with_file();
    desk.title("first");
    desk.disk.stuck.store(true, Ordering::Relaxed);
    desk.act(Event::Save);
    desk.title("second");
    desk.act(Event::Save);
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    assert!(desk.editor.is_saved());
    assert_eq!(desk.title_in("map.journey.ron"), "second");
}

#[test]
fn a_save_that_fails_stops_the_closing_and_says_why() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    desk.disk.full.store(true, Ordering::Relaxed);
    assert!(!desk.close());
    desk.answer(Answer::Save);
    assert!(!desk.files.is_closing() && desk.files.is_modal());
    assert!(matches!(desk.files.message(), Some(Notice::NotSaved(..))));
    assert!(!desk.editor.is_saved());
    desk.files.dismiss_message();
    desk.disk.full.store(false, Ordering::Relaxed);
    assert!(!desk.close() && asks_to_save(&desk));
    desk.answer(Answer::Save);
    assert!(desk.files.is_closing());
}

#[test]
fn a_cancelled_dialog_stops_the_closing() {
    let mut desk = Desk::new();
    desk.title("never saved");
    assert!(!desk.close());
    desk.will_pick(Picked::Cancelled);
    desk.answer(Answer::Save);
    assert!(!desk.files.is_closing() && desk.files.question().is_none());
    assert!(!desk.close() && asks_to_save(&desk));
}

#[test]
fn closing_while_a_dialog_is_open_asks_and_the_late_answer_of_the_dialog_does_nothing() {
    let mut desk = Desk::new();
    desk.title("changed");
    desk.act(Event::Save);
    assert!(!desk.close() && asks_to_save(&desk));
    let late = desk.path("late");
    desk.pick_at_last(Picked::Chosen(late));
    assert!(asks_to_save(&desk) && desk.names().is_empty());
}

#[test]
fn the_question_comes_before_every_way_to_another_map() {
    let ways = |desk: &Desk| {
        [
            Event::Transition(Transition::New),
            Event::Transition(Transition::Template { name: "lifecycle".into(), language: "he".into() }),
            Event::Transition(Transition::Open),
            Event::Transition(Transition::OpenPath(desk.path("map.journey.ron"))),
            Event::Transition(Transition::Close),
        ]
    };
    for way in ways(&Desk::new()) {
        let mut desk = Desk::with_file();
        desk.title("changed");
        let case = format!("{way:?}");
        desk.act(way);
        assert!(asks_to_save(&desk), "{case}");
        assert_eq!((desk.editor.map().info.title.as_str(), desk.asked().len()), ("changed", 1), "{case}");
    }
}

#[test]
fn what_was_given_up_for_another_map_is_not_given_up_for_closing() {
    let mut desk = Desk::with_file();
    desk.title("changed");
    desk.act(Event::Transition(Transition::Open));
    desk.answer(Answer::DontSave);
    assert_eq!(desk.asked().len(), 2, "the dialog is open");
    assert!(!desk.close() && asks_to_save(&desk));
}

#[test]
fn edits_made_while_the_dialog_was_open_are_asked_about_before_the_file_is_shown() {
    let mut desk = Desk::with_file();
    desk.act(Event::Transition(Transition::Open));
    desk.title("changed meanwhile");
    let path = desk.path("map.journey.ron");
    desk.pick_at_last(Picked::Chosen(path));
    assert!(asks_to_save(&desk));
    desk.answer(Answer::Save);
    assert_eq!(desk.editor.map().info.title, "changed meanwhile");
    assert_eq!(desk.title_in("map.journey.ron"), "changed meanwhile");
}

#[test]
fn closing_waits_for_a_picture_that_is_being_written() {
    let mut desk = Desk::with_file();
    desk.disk.stuck.store(true, Ordering::Relaxed);
    let picture = desk.path("map.png");
    desk.will_pick(Picked::Chosen(picture));
    desk.act(Event::Export(Format::Png));
    while !desk.files.is_exporting() {
        desk.wait();
    }
    assert!(!desk.close() && !desk.files.is_modal());
    desk.disk.stuck.store(false, Ordering::Relaxed);
    desk.wait();
    assert!(desk.files.is_closing() && desk.names().contains(&"map.png".to_owned()));
}
