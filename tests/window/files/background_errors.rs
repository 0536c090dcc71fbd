//! Promise 5: the program never overwrites a change that it has not seen. Every way in which a file can be changed by
//! others, against every way in which the program writes: each asks, refuses, or leaves the file alone.

use std::fs::{self, File};
use std::path::PathBuf;

use tempfile::TempDir;

use super::harness::Desk;
use throughline::app::files::event::{Answer, Event, Notice, Picked, Question, Transition};
use throughline::export::Format;

const THEIRS: &str = "(throughline: 1, title: \"theirs\")";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Other {
    Modifies,
    /// Other content of the same length at the same time.
    KeepsTheTime,
    Deletes,
    Replaces,
    /// Where there was no file any more, there is one again.
    Creates,
    /// Another window of the program saves.
    Saves,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writes {
    Save,
    /// The journal, which is what saves by itself.
    ByItself,
    AfterRecovery,
    SaveAs,
}

struct Case {
    desk: Desk,
    data: TempDir,
    path: PathBuf,
    /// The folder of the map, when the window that made it is gone.
    _place: Option<TempDir>,
}

impl Case {
    /// A map with a file and a change that is not saved.
    fn new() -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut desk = Desk::working(&data, 1);
        desk.save_as("map.journey.ron");
        let path = desk.path("map.journey.ron");
        desk.title("mine");
        Self { desk, data, path, _place: None }
    }

    /// The window crashes, and a new one begins.
    fn crash(self) -> Self {
        let Self { mut desk, data, path, .. } = self;
        let place = std::mem::replace(&mut desk.folder, tempfile::tempdir().unwrap());
        desk.crash();
        Self { desk: Desk::working(&data, 2), data, path, _place: Some(place) }
    }

    fn restore(&mut self) {
        self.desk.files.look_for_crashes();
        self.desk.until(|desk| desk.files.shows_recovery());
        self.desk.files.restore(&mut self.desk.editor);
        self.desk.until(|desk| desk.editor.map().info.title == "mine");
    }
}

fn meddle(other: Other, case: &Case) {
    let path = &case.path;
    match other {
        Other::Modifies => fs::write(path, THEIRS).unwrap(),
        Other::KeepsTheTime => {
            let time = fs::metadata(path).unwrap().modified().unwrap();
            let text = fs::read_to_string(path).unwrap();
            let at = text.find("title: \"").unwrap() + 8;
            let changed = format!("{}#{}", &text[..at], &text[at + text[at..].chars().next().unwrap().len_utf8()..]);
            assert!(changed.len() == text.len() && changed != text);
            fs::write(path, changed).unwrap();
            File::options().append(true).open(path).unwrap().set_modified(time).unwrap();
        }
        Other::Deletes | Other::Creates => fs::remove_file(path).unwrap(),
        Other::Replaces => {
            let new = path.with_extension("new");
            fs::write(&new, THEIRS).unwrap();
            fs::rename(new, path).unwrap();
        }
        Other::Saves => {
            let mut second = Desk::working(&case.data, 7);
            second.act(Event::Transition(Transition::OpenPath(path.clone())));
            if matches!(second.files.question(), Some(Question::Held(_))) {
                second.answer(Answer::TakeOver);
            }
            second.title("theirs");
            second.act(Event::Save);
            assert!(second.editor.is_saved());
        }
    }
}

#[test]
fn no_change_that_was_not_seen_is_written_over() {
    let others = [Other::Modifies, Other::KeepsTheTime, Other::Deletes, Other::Replaces, Other::Creates, Other::Saves];
    let ways = [Writes::Save, Writes::ByItself, Writes::AfterRecovery, Writes::SaveAs];
    for (other, way) in others.into_iter().flat_map(|other| ways.map(|way| (other, way))) {
        let mut case = Case::new();
        if way == Writes::AfterRecovery {
            case = case.crash();
        }
        meddle(other, &case);
        let mut theirs = fs::read(&case.path).ok();
        match way {
            Writes::Save => case.desk.act(Event::Save),
            Writes::ByItself => {
                case.desk.files.keep(&mut case.desk.editor, None);
                let journals = case.data.path().join("recovery");
                case.desk.until(|_| fs::read_dir(&journals).is_ok_and(|mut journals| journals.next().is_some()));
                case.desk.wait();
            }
            Writes::AfterRecovery => {
                case.restore();
                case.desk.act(Event::Save);
            }
            Writes::SaveAs => {
                case.desk.will_pick(Picked::Chosen(case.path.clone()));
                case.desk.act(Event::SaveAs);
            }
        }
        if way != Writes::ByItself {
            let asks = matches!(case.desk.files.question(), Some(Question::Conflict { .. } | Question::Replace { .. }));
            assert!(asks, "{other:?} and {way:?}: {:?}", case.desk.files.question());
            if other == Other::Creates {
                // The person agrees to write the file that is gone, and in that moment there is one.
                fs::write(&case.path, THEIRS).unwrap();
                theirs = fs::read(&case.path).ok();
                case.desk.answer(Answer::Overwrite);
                let found = matches!(case.desk.files.question(), Some(Question::Conflict { found: Some(_), .. }));
                assert!(found, "{other:?} and {way:?}: {:?}", case.desk.files.question());
            }
        }
        assert_eq!(fs::read(&case.path).ok(), theirs, "{other:?} and {way:?}");
        assert!(!case.desk.editor.is_saved(), "{other:?} and {way:?}");
    }
}

/// What stands in the way of a dialog or of a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trouble {
    Cancelled,
    NoDialog,
    NoEnding,
    Exists,
    ReadOnly,
    DiskFull,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    Open,
    Save,
    SaveAs,
    Export,
}

/// Promise 13: no dialog or write failure is silent.
#[test]
fn no_failure_of_a_dialog_or_a_disk_is_silent() {
    use Trouble::{Cancelled, DiskFull, Exists, NoDialog, NoEnding, ReadOnly};
    let troubles = [Cancelled, NoDialog, NoEnding, Exists, ReadOnly, DiskFull];
    let all = [Doing::Open, Doing::Save, Doing::SaveAs, Doing::Export];
    for (trouble, doing) in troubles.into_iter().flat_map(|trouble| all.map(|doing| (trouble, doing))) {
        let mut desk = Desk::new();
        desk.title("mine");
        let ending = if doing == Doing::Export { ".png" } else { ".journey.ron" };
        let there = desk.path(&format!("there{ending}"));
        fs::write(&there, THEIRS).unwrap();
        let picked = match trouble {
            Cancelled => Picked::Cancelled,
            NoDialog => Picked::Unavailable,
            NoEnding => Picked::Chosen(desk.path("new")),
            Exists => Picked::Chosen(desk.path("there")),
            ReadOnly => Picked::Chosen(there.clone()),
            DiskFull => Picked::Chosen(desk.path(&format!("new{ending}"))),
        };
        if trouble == ReadOnly {
            let mut permissions = fs::metadata(&there).unwrap().permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&there, permissions).unwrap();
        }
        desk.disk.full.store(trouble == DiskFull, std::sync::atomic::Ordering::Relaxed);
        desk.will_pick(picked);
        desk.act(match doing {
            Doing::Open => Event::Transition(Transition::Open),
            Doing::Save => Event::Save,
            Doing::SaveAs => Event::SaveAs,
            Doing::Export => Event::Export(Format::Png),
        });
        if doing == Doing::Open && desk.files.question() == Some(&Question::Unsaved) {
            desk.answer(Answer::DontSave);
        }
        let case = format!("{trouble:?} and {doing:?}: {:?} {:?}", desk.files.question(), desk.files.message());
        let asks_path = matches!(desk.files.question(), Some(Question::Path(_)));
        let refused = matches!(
            desk.files.message(),
            Some(Notice::NotOpened(..) | Notice::NotSaved(..) | Notice::NotExported(..))
        ) && desk.files.is_modal();
        let is_quiet = desk.files.question().is_none() && desk.files.message().is_none();
        match (trouble, doing) {
            // Whoever cancelled knows it, and finds everything as it was.
            (Cancelled, _) => assert!(is_quiet && desk.editor.map().info.title == "mine", "{case}"),
            (NoDialog, _) => assert!(asks_path, "{case}"),
            // There is no such file to be opened, whatever its name.
            (NoEnding | Exists | DiskFull, Doing::Open) => assert!(refused, "{case}"),
            (NoEnding, Doing::Save | Doing::SaveAs) => assert!(desk.editor.is_saved(), "{case}"),
            (NoEnding, Doing::Export) => {
                assert!(matches!(desk.files.message(), Some(Notice::Exported { .. })), "{case}")
            }
            (Exists, _) => assert!(matches!(desk.files.question(), Some(Question::Replace { .. })), "{case}"),
            // To read it is enough that it can be read.
            (ReadOnly, Doing::Open) => assert_eq!(desk.editor.map().info.title, "theirs", "{case}"),
            (ReadOnly | DiskFull, _) => assert!(refused && !desk.editor.is_saved(), "{case}"),
        }
        assert_eq!(fs::read_to_string(&there).unwrap(), THEIRS, "{case}");
    }
}
