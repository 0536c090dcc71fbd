//! Two windows and other programs on one file: told, asked, merged, and nothing of either side lost.

use throughline::app::files::FileState;
use throughline::app::files::event::{
    Answer, Event, ExternalChangeAnswer, FileProbe, MergeMode, Notice, Picked, Question, Transition,
};
use throughline::edit::Command;
use throughline::model::Key;
use throughline::persist;

use super::harness::Desk;

/// The window notices what another program did to its file.
fn notice(desk: &mut Desk) {
    desk.files.look_again();
    desk.until(|desk| desk.files.external_change().is_some());
}

/// Another program changes a text of the map in the file.
fn edit_in_file(desk: &Desk, from: &str, to: &str) {
    let text = std::fs::read_to_string(desk.path("map.journey.ron")).unwrap();
    assert!(text.contains(from), "{from} is not in the file");
    desk.write("map.journey.ron", &text.replace(from, to));
}

/// The first two cards of the map.
fn two_cards(desk: &Desk) -> [(Key, String); 2] {
    let mut cards = desk.editor.map().cards.values().filter(|card| card.text.len() > 8);
    [(); 2].map(|()| cards.next().map(|card| (card.id.into(), card.text.clone())).unwrap())
}

fn text_of(desk: &Desk, key: Key) -> String {
    desk.editor.map().record(key).unwrap().text().to_owned()
}

fn write(desk: &mut Desk, at: Key, text: &str) {
    desk.editor.perform(&Command::SetText { at, text: text.to_owned() }).unwrap();
}

#[test]
fn a_change_by_another_program_is_noticed_without_being_asked_for() {
    let mut desk = Desk::with_file();
    desk.look_at_file();
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
    desk.until(|desk| desk.files.external_change().is_some());
    assert!(desk.files.external_change().is_some_and(|change| matches!(change.probe, FileProbe::Holds(_))));
    assert_eq!(desk.files.state(&desk.editor), FileState::Differs);
    assert!(!desk.files.is_modal(), "nobody is interrupted");
}

#[test]
fn an_own_save_is_no_news() {
    let mut desk = Desk::with_file();
    desk.title("mine");
    desk.act(Event::Save);
    desk.files.look_again();
    desk.look_at_file();
    assert_eq!((desk.files.external_change(), desk.files.state(&desk.editor)), (None, FileState::Saved));
}

#[test]
fn both_sides_come_together_as_one_change() {
    let mut desk = Desk::with_file();
    let [(first, one), (second, other)] = two_cards(&desk);
    write(&mut desk, first, "mine");
    edit_in_file(&desk, &other, "theirs");
    notice(&mut desk);
    desk.files.answer_external_change(ExternalChangeAnswer::Merge(MergeMode::Merge), &mut desk.editor);
    desk.wait();
    assert_eq!((text_of(&desk, first), text_of(&desk, second)), ("mine".to_owned(), "theirs".to_owned()));
    assert!(matches!(desk.files.message(), Some(Notice::Merged { mode: MergeMode::Merge, conflicts: 0, .. })));
    assert_eq!(desk.files.state(&desk.editor), FileState::Unsaved);
    desk.editor.undo();
    assert_eq!((text_of(&desk, first), text_of(&desk, second)), ("mine".to_owned(), other));
    assert!(!desk.editor.is_saved(), "the file holds theirs");
    desk.editor.undo();
    assert_eq!(text_of(&desk, first), one);
    assert!(!desk.editor.is_saved(), "the file holds theirs, not what it was");
    desk.editor.redo();
    desk.editor.redo();
    desk.act(Event::Save);
    assert_eq!((desk.files.question(), desk.files.state(&desk.editor)), (None, FileState::Saved));
}

#[test]
fn what_both_changed_is_listed_and_mine_is_kept() {
    let mut desk = Desk::with_file();
    let [(first, one), _] = two_cards(&desk);
    write(&mut desk, first, "mine");
    edit_in_file(&desk, &one, "theirs");
    desk.act(Event::Save);
    assert!(matches!(desk.files.question(), Some(Question::Conflict { .. })));
    desk.answer(Answer::Merge(MergeMode::Merge));
    assert_eq!(text_of(&desk, first), "mine");
    let conflicts: Vec<Key> = desk.files.conflicts().iter().map(|conflict| conflict.key).collect();
    assert_eq!(conflicts, [first]);
    assert!(!desk.editor.is_saved());
}

#[test]
fn a_reload_is_taken_back_by_undo() {
    let mut desk = Desk::with_file();
    let [(first, _), (second, other)] = two_cards(&desk);
    write(&mut desk, first, "mine");
    edit_in_file(&desk, &other, "theirs");
    notice(&mut desk);
    desk.files.answer_external_change(ExternalChangeAnswer::Merge(MergeMode::Reload), &mut desk.editor);
    desk.wait();
    assert_eq!((text_of(&desk, second), desk.editor.is_saved()), ("theirs".to_owned(), true));
    desk.editor.undo();
    assert_eq!((text_of(&desk, first), desk.editor.is_saved()), ("mine".to_owned(), false));
}

#[test]
fn mine_can_be_kept_as_a_copy() {
    let mut desk = Desk::with_file();
    desk.title("mine");
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
    notice(&mut desk);
    let copy = desk.path("map copy.journey.ron");
    desk.will_pick(Picked::Chosen(copy));
    desk.files.answer_external_change(ExternalChangeAnswer::Copy, &mut desk.editor);
    desk.wait();
    assert_eq!(desk.asked().last().unwrap().name, "map copy.journey.ron");
    assert_eq!(desk.title_in("map.journey.ron"), "theirs");
    assert_eq!((desk.title_in("map copy.journey.ron"), desk.files.external_change()), ("mine".to_owned(), None));
}

#[test]
fn another_map_in_the_file_is_not_merged() {
    let mut desk = Desk::with_file();
    desk.title("mine");
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\", stages: [(id: \"x\")])");
    desk.act(Event::Save);
    desk.answer(Answer::Merge(MergeMode::Merge));
    assert!(matches!(desk.files.message(), Some(Notice::NotMerged(..))));
    assert_eq!((desk.editor.map().info.title.as_str(), desk.title_in("map.journey.ron").as_str()), ("mine", "theirs"));
}

#[test]
fn a_file_that_is_gone_is_told_and_its_map_is_not_left_without_a_question() {
    let mut desk = Desk::with_file();
    std::fs::rename(desk.path("map.journey.ron"), desk.path("other.journey.ron")).unwrap();
    notice(&mut desk);
    assert_eq!(desk.files.state(&desk.editor), FileState::Gone);
    assert!(!desk.close());
    desk.answer(Answer::Cancel);
    desk.files.answer_external_change(ExternalChangeAnswer::Restore, &mut desk.editor);
    desk.wait();
    assert_eq!((desk.files.state(&desk.editor), desk.files.external_change()), (FileState::Saved, None));
    assert_eq!(desk.names(), ["map.journey.ron", "other.journey.ron"]);
}

#[test]
fn what_was_put_off_is_told_again_only_when_it_changes_again() {
    let mut desk = Desk::with_file();
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs\")");
    notice(&mut desk);
    desk.files.answer_external_change(ExternalChangeAnswer::Later, &mut desk.editor);
    desk.files.look_again();
    desk.look_at_file();
    assert_eq!((desk.files.external_change(), desk.files.state(&desk.editor)), (None, FileState::Differs));
    desk.write("map.journey.ron", "(throughline: 1, title: \"theirs again\")");
    notice(&mut desk);
}

#[test]
fn of_a_damaged_file_a_copy_is_opened_and_the_file_is_left_alone() {
    let mut desk = Desk::with_file();
    let damaged =
        "(throughline: 1, title: \"kept\", stages: [(id: \"s\", nam: \"x\")], steps: [(id: \"p\", stage: \"s\")])";
    desk.write("bad.journey.ron", damaged);
    desk.act(Event::Transition(Transition::OpenPath(desk.path("bad.journey.ron"))));
    assert_eq!(desk.files.question(), Some(&Question::Damaged(desk.path("bad.journey.ron"))));
    desk.answer(Answer::Copy);
    assert_eq!((desk.editor.map().info.title.as_str(), desk.files.path()), ("kept", None));
    assert_eq!(desk.files.state(&desk.editor), FileState::NeverSaved);
    assert!(!desk.editor.is_saved());
    desk.will_pick(Picked::Cancelled);
    desk.act(Event::Save);
    assert_eq!(desk.asked().last().unwrap().name, "bad copy.journey.ron");
    assert_eq!(std::fs::read_to_string(desk.path("bad.journey.ron")).unwrap(), damaged);
}

#[test]
fn a_file_of_a_newer_version_is_shown_and_never_written_over() {
    let mut desk = Desk::with_file();
    let newer = "(throughline: 9, title: \"future\", moods: [(id: \"m\")], stages: [(id: \"s\", name: \"a\")], steps: [(id: \"p\", stage: \"s\")])";
    desk.write("newer.journey.ron", newer);
    desk.act(Event::Transition(Transition::OpenPath(desk.path("newer.journey.ron"))));
    assert!(matches!(desk.files.message(), Some(Notice::Newer { missing: 1, .. })), "{:?}", desk.files.message());
    desk.files.dismiss_message();
    assert_eq!(
        (desk.editor.map().info.title.as_str(), desk.files.state(&desk.editor)),
        ("future", FileState::ReadOnly)
    );
    desk.title("changed");
    // Save asks for another name, and the same name is refused.
    for (name, saved) in [("newer.journey.ron", false), ("newer copy.journey.ron", true)] {
        let path = desk.path(name);
        desk.will_pick(Picked::Chosen(path));
        desk.act(Event::Save);
        assert_eq!(desk.asked().last().unwrap().name, "newer copy.journey.ron");
        assert_eq!(matches!(desk.files.message(), Some(Notice::NotSaved(..))), !saved);
        desk.files.dismiss_message();
        assert_eq!(desk.editor.is_saved(), saved);
    }
    assert_eq!(std::fs::read_to_string(desk.path("newer.journey.ron")).unwrap(), newer);
    let copy = std::fs::read(desk.path("newer copy.journey.ron")).unwrap();
    assert_eq!(persist::read(&copy).unwrap().info.title, "changed");
}
