//! The journal: what was changed since the last save is on disk, and whatever happens to the disk it comes back as it
//! was recorded. How much a killed process loses (promise 3) is measured in `kill`.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::support::{Disk, Drafter, Fault, cases, changes_in, grid_map, random_map, short_or_long};
use proptest::prelude::*;
use throughline::edit::{Command, History, Patch, Revision};
use throughline::model::{Dismissed, Info, Map};
use throughline::persist::journal::{CloseReason, FlushPolicy, JournalDir, JournalStatus};
use throughline::persist::recovery::{self, UnsavedWork};
use throughline::persist::{Base, Checkpoint, Fingerprint, Fs, Journal, Liveness, LockOwner, Timestamp, read, write};

const FOLDER: &str = "data/recovery";
/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

fn owner() -> LockOwner {
    let token = "0123456789abcdef".to_owned();
    LockOwner { host: "ana-laptop".into(), user: "ana".into(), process: 7, since: at(1), token }
}

fn at(second: u64) -> Timestamp {
    Timestamp::since_1970(Duration::from_secs(second))
}

/// The map as a file holds it.
fn base(map: &Map) -> Base {
    Base { path: "maps/a.journey.ron".into(), fingerprint: Fingerprint::new(write(map).as_bytes()) }
}

fn start(disk: &Disk, base: Option<Base>, map: &Map) -> (Journal, Receiver<JournalStatus>) {
    let (sender, news) = channel();
    let sender = Mutex::new(sender);
    let dir = JournalDir { fs: Arc::new(disk.clone()), folder: FOLDER.into() };
    let policy = FlushPolicy { delay: Duration::ZERO, retry: Duration::from_millis(2) };
    let tell = move |news| sender.lock().unwrap().send(news).unwrap_or_default();
    (Journal::start(dir, owner(), base, Checkpoint::new(map), policy, tell).unwrap(), news)
}

fn record(journal: &Journal, drafter: &mut Drafter) {
    journal.record(drafter.take_changes(), drafter.revision(), at(drafter.count as u64));
}

/// Waits until a state is on the disk; how often it is said meanwhile that the journal cannot be written.
fn wait_for(news: &Receiver<JournalStatus>, revision: Revision) -> usize {
    let mut failures = 0;
    loop {
        match news.recv_timeout(PATIENCE) {
            Ok(JournalStatus::Durable(durable)) if durable == revision => return failures,
            Ok(JournalStatus::Durable(_)) => {}
            Ok(JournalStatus::Failing(_)) => failures += 1,
            Err(_) => panic!("{revision:?} is not on the disk"),
        }
    }
}

fn found(disk: &Disk) -> Vec<UnsavedWork> {
    recovery::find_unsaved(disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap()
}

/// Every state of a drafter's map, as text.
fn states(seed: u64, count: usize) -> Vec<String> {
    let mut drafter = Drafter::seeded(seed);
    let mut states = vec![write(&drafter.map)];
    for _ in 0..count {
        drafter.change();
        states.push(write(&drafter.map));
    }
    states
}

#[test]
fn nothing_is_written_while_nothing_is_changed() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(1));
    let (journal, news) = start(&disk, Some(base(&drafter.map)), &drafter.map);
    record(&journal, &mut drafter);
    wait_for(&news, drafter.revision());
    assert_eq!(disk.log(), [""; 0]);
    drafter.change();
    record(&journal, &mut drafter);
    wait_for(&news, drafter.revision());
    assert_eq!(disk.names().len(), 1);
}

#[test]
fn what_was_recorded_is_found_after_a_crash_with_its_file_its_time_and_what_changed() {
    for seed in 0..20 {
        let (disk, mut drafter) = (Disk::default(), Drafter::seeded(seed));
        let (before, base) = (drafter.map.clone(), base(&drafter.map));
        let (journal, news) = start(&disk, Some(base.clone()), &drafter.map);
        for _ in 0..20 {
            drafter.change();
            record(&journal, &mut drafter);
            if drafter.count % 3 == 0 {
                wait_for(&news, drafter.revision());
            }
        }
        drop(journal);
        let found = found(&disk.restarted());
        assert_eq!(found.len(), 1);
        let left = &found[0];
        assert_eq!(write(&left.map), write(&drafter.map), "seed {seed}");
        assert_eq!(write(&left.before), write(&before));
        assert_eq!((left.at, left.base.as_ref(), &left.owner), (at(20), Some(&base), &owner()));
        assert!(!left.changes.is_empty());
    }
}

#[test]
fn a_map_that_was_never_saved_is_found_too() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(2));
    let (journal, _news) = start(&disk, None, &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    drop(journal);
    let found = found(&disk);
    assert_eq!((found.len(), &found[0].base), (1, &None));
    assert_eq!(write(&found[0].map), write(&drafter.map));
    assert_eq!(found[0].base_state(&disk), recovery::BaseState::NeverSaved);
}

#[test]
fn a_save_of_the_newest_state_leaves_nothing_and_one_of_an_older_state_what_came_after() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(3));
    let (journal, news) = start(&disk, Some(base(&drafter.map)), &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    let older = drafter.map.clone();
    drafter.change();
    record(&journal, &mut drafter);
    wait_for(&news, drafter.revision());
    journal.rebase(base(&older), Checkpoint::new(&older), Patch::between(&older, &drafter.map));
    wait_for(&news, drafter.revision());
    assert_eq!(found(&disk)[0].base, Some(base(&older)));
    assert_eq!(write(&found(&disk)[0].before), write(&older));
    assert_eq!(write(&found(&disk)[0].map), write(&drafter.map));
    journal.rebase(base(&drafter.map), Checkpoint::new(&drafter.map), Patch::default());
    journal.close(CloseReason::Saved);
    assert_eq!(disk.names(), [""; 0].map(PathBuf::from));
}

#[test]
fn promise_4_what_is_not_wanted_is_laid_aside_and_kept() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(4));
    let (journal, _news) = start(&disk, None, &drafter.map);
    journal.close(CloseReason::Discarded);
    assert_eq!(disk.names().len(), 0, "there was nothing to keep");
    let (journal, _news) = start(&disk, None, &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    journal.close(CloseReason::Discarded);
    assert_eq!(found(&disk).len(), 0);
    let discarded = recovery::find_discarded(&disk, Path::new(FOLDER)).unwrap();
    assert_eq!(discarded.len(), 1);
    assert_eq!(write(&discarded[0].map), write(&drafter.map));
}

#[test]
fn a_full_disk_is_said_once_and_the_journal_is_there_when_it_is_not_full_any_more() {
    for begun in [false, true] {
        let (disk, mut drafter) = (Disk::default(), Drafter::seeded(5));
        let (journal, news) = start(&disk, None, &drafter.map);
        if begun {
            drafter.change();
            record(&journal, &mut drafter);
            wait_for(&news, drafter.revision());
        }
        let kept = journal.durable();
        disk.set_full(true);
        for _ in 0..5 {
            drafter.change();
            record(&journal, &mut drafter);
        }
        disk.wait_for("write", 6);
        assert_eq!(journal.durable(), kept);
        assert_eq!(found(&disk).len(), usize::from(begun), "what was kept before is still there");
        disk.set_full(false);
        assert_eq!(wait_for(&news, drafter.revision()), 1, "it was said once");
        drop(journal);
        assert_eq!(write(&found(&disk)[0].map), write(&drafter.map));
    }
}

#[test]
fn a_disk_that_stands_still_does_not_stop_who_records() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(6));
    let (journal, news) = start(&disk, None, &drafter.map);
    let stuck = disk.stuck();
    // If recording waited for the disk, it would wait here for ever.
    for _ in 0..200 {
        drafter.change();
        record(&journal, &mut drafter);
    }
    drop(stuck);
    wait_for(&news, drafter.revision());
}

#[test]
fn changes_that_come_while_the_disk_is_busy_are_written_without_another_delay() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(13));
    let ((sender, news), (go_on, gate)) = (channel(), channel::<()>());
    let dir = JournalDir { fs: Arc::new(disk.clone()), folder: FOLDER.into() };
    let policy = FlushPolicy { delay: Duration::from_secs(3600), retry: Duration::ZERO };
    let report = move |status| {
        sender.send(status).unwrap_or_default();
        gate.recv().unwrap_or_default();
    };
    let journal = Journal::start(dir, owner(), None, Checkpoint::new(&drafter.map), policy, report).unwrap();
    drafter.change();
    record(&journal, &mut drafter);
    journal.saving(Checkpoint::new(&drafter.map).fingerprint());
    wait_for(&news, drafter.revision());
    drafter.change();
    record(&journal, &mut drafter);
    go_on.send(()).unwrap();
    wait_for(&news, drafter.revision());
    drop(go_on);
}

#[test]
fn what_is_written_outlives_the_process_also_when_the_disk_has_not_confirmed_it() {
    let first = {
        let (disk, mut drafter) = (Disk::default(), Drafter::seeded(14));
        let (journal, news) = start(&disk, None, &drafter.map);
        drafter.change();
        record(&journal, &mut drafter);
        wait_for(&news, drafter.revision());
        disk.log()
    };
    assert_eq!(first, ["make_folder", "create", "write", "sync", "sync_folder"]);
    let (disk, mut drafter) = (Disk::failing(3, Fault::Stop), Drafter::seeded(14));
    let (journal, news) = start(&disk, None, &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    assert!(matches!(news.recv_timeout(PATIENCE), Ok(JournalStatus::Failing(_))));
    drop(journal);
    assert_eq!(write(&found(&disk.restarted())[0].map), write(&drafter.map));
}

#[test]
fn promise_3_whatever_operation_fails_and_wherever_the_machine_stops_what_was_kept_is_found() {
    let changes = 8;
    for seed in [7, 8] {
        let states = states(seed, changes);
        for at in 0..40 {
            for fault in [Fault::Stop, Fault::Error(std::io::ErrorKind::StorageFull)] {
                let disk = Disk::failing(at, fault);
                let mut drafter = Drafter::seeded(seed);
                let (journal, news) = start(&disk, None, &drafter.map);
                let (mut kept, mut lost) = (0, false);
                for count in 1..=changes {
                    drafter.change();
                    record(&journal, &mut drafter);
                    // A machine that stopped writes nothing any more.
                    while !lost && kept < count {
                        match news.recv_timeout(PATIENCE).unwrap() {
                            JournalStatus::Durable(durable) if durable == drafter.revision() => kept = count,
                            JournalStatus::Durable(_) => {}
                            JournalStatus::Failing(_) => lost = disk.has_stopped(),
                        }
                    }
                }
                drop(journal);
                let found = found(&disk.restarted());
                let recovered = found.first().map_or(0, |left| changes_in(&left.map));
                assert!(recovered >= kept, "{fault:?} at {at}: {recovered} of {kept}");
                assert!(fault == Fault::Stop || kept == changes, "an error is got over");
                if let Some(left) = found.first() {
                    assert_eq!(write(&left.map), states[recovered], "{fault:?} at {at}");
                }
            }
        }
    }
}

#[test]
fn a_journal_that_is_cut_or_damaged_anywhere_gives_a_state_that_was_recorded_or_none() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(9));
    let (journal, news) = start(&disk, None, &drafter.map);
    for _ in 0..6 {
        drafter.change();
        record(&journal, &mut drafter);
        wait_for(&news, drafter.revision());
    }
    drop(journal);
    let (states, path) = (states(9, 6), disk.names()[0].to_str().unwrap().to_owned());
    let whole = disk.file(&path).unwrap();
    let recovered = |bytes: &[u8]| {
        disk.put(&path, bytes);
        let found = found(&disk);
        found.first().map(|left| {
            assert_eq!(write(&left.map), states[changes_in(&left.map)]);
            changes_in(&left.map)
        })
    };
    assert_eq!(recovered(&whole), Some(6));
    let mut last = None;
    for end in (0..whole.len()).step_by(short_or_long(11, 1)).chain([whole.len() - 1]) {
        let now = recovered(&whole[..end]);
        assert!(now >= last, "{end}: more of the journal gives less");
        last = now;
        let mut damaged = whole.clone();
        damaged[end] ^= 0x20;
        assert!(recovered(&damaged) < Some(6), "{end}");
    }
    assert_eq!(last, Some(5));
}

#[test]
fn a_journal_does_not_grow_without_end() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(10));
    let (journal, news) = start(&disk, None, &drafter.map);
    let mut longest = 0;
    for _ in 0..600 {
        drafter.change();
        record(&journal, &mut drafter);
        wait_for(&news, drafter.revision());
        let is_journal = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "journal");
        let path = disk.names().into_iter().find(is_journal).unwrap();
        longest = longest.max(disk.file(path.to_str().unwrap()).unwrap().len());
    }
    let text = write(&drafter.map).len();
    assert!(longest < 4 * text + (160 << 10), "{longest} bytes for a map of {text}");
    drop(journal);
    assert_eq!(write(&found(&disk)[0].map), write(&drafter.map));
}

#[test]
fn a_journal_that_somebody_removed_is_written_again() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(11));
    let (journal, news) = start(&disk, None, &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    wait_for(&news, drafter.revision());
    disk.remove(&disk.names()[0]).unwrap();
    drafter.change();
    record(&journal, &mut drafter);
    assert_eq!(wait_for(&news, drafter.revision()), 0, "nothing is wrong any more");
    assert_eq!(write(&found(&disk)[0].map), write(&drafter.map));
}

#[test]
fn nobody_else_may_read_a_journal() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(12));
    let (journal, _news) = start(&disk, None, &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    drop(journal);
    assert_eq!(disk.access(&disk.names()[0]), Some(throughline::persist::FileMode::Private));
}

/// The path of a file as a journal gives it back after a crash, and the journal as text.
fn path_after_a_crash(path: &Path) -> (PathBuf, String) {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(15));
    let base = Base { path: path.to_owned(), ..base(&drafter.map) };
    let (journal, _news) = start(&disk, Some(base), &drafter.map);
    drafter.change();
    record(&journal, &mut drafter);
    drop(journal);
    let left = found(&disk).remove(0);
    let bytes = disk.file(left.journal.to_str().unwrap()).unwrap();
    (left.base.unwrap().path, String::from_utf8_lossy(&bytes).into_owned())
}

#[test]
fn the_path_of_the_file_comes_back_as_it_was() {
    for path in ["/a b/c.journey.ron", "100 %", "/מפות/ă%25.ron", ""] {
        assert_eq!(path_after_a_crash(Path::new(path)).0, Path::new(path));
    }
    assert!(path_after_a_crash(Path::new("100 %")).1.contains("path:Some(\"100 %25\")"));
}

#[cfg(unix)]
#[test]
fn a_path_that_is_not_unicode_comes_back_too() {
    use std::os::unix::ffi::OsStrExt as _;
    let path = Path::new(std::ffi::OsStr::from_bytes(b"/a\xff\xfe%/b"));
    let (found, text) = path_after_a_crash(path);
    assert_eq!(found, path);
    assert!(text.contains("path:Some(\"/a%ff%fe%25/b\")"));
}

/// A journal of a map that became another one, after a crash.
fn changed_and_lost(old: &Map, new: &Map) -> Disk {
    let disk = Disk::default();
    let (journal, _news) = start(&disk, None, old);
    journal.record(Patch::between(old, new), History::saved().revision(), at(1));
    drop(journal);
    disk
}

/// A journal on the disk as text.
fn journal_text(disk: &Disk) -> String {
    String::from_utf8(disk.file(disk.names()[0].to_str().unwrap()).unwrap()).unwrap()
}

/// A map of a hundred lanes, and the same with another role of one of them.
fn two_maps() -> [Map; 2] {
    let lanes: String = (0..100).map(|at| format!("(id: \"l{at}\", role: Notes),")).collect();
    let old = format!("(throughline: 1, lanes: [{lanes}])");
    [old.clone(), old.replace("\"l50\", role: Notes", "\"l50\", role: Support")]
        .map(|text| read(text.as_bytes()).unwrap())
}

#[test]
fn a_change_of_one_record_adds_its_line_to_a_journal() {
    let [old, new] = two_maps();
    let journal = journal_text(&changed_and_lost(&old, &new));
    let change = "\nchange 1000\n=lane l50 52428800\n(\n    throughline: 1,\n    lanes: [\n        \
                  (id: \"l50\", role: Support),\n    ],\n)\n\n";
    assert!(journal.ends_with(change), "{journal}");
}

#[test]
fn a_record_that_is_gone_and_what_the_map_says_of_itself_are_lines_of_a_journal() {
    let [old, _] = two_maps();
    let mut new = old.clone();
    new.lanes.remove(&throughline::model::LaneId::from(throughline::model::Id::new("l7").unwrap()));
    new.info.title = "Refund".to_owned();
    let disk = changed_and_lost(&old, &new);
    let change = "\nchange 1000\n!\n-lane l7\n(\n    throughline: 1,\n    title: \"Refund\",\n)\n\n";
    assert!(journal_text(&disk).ends_with(change), "{}", journal_text(&disk));
    assert_eq!(write(&found(&disk)[0].map), write(&new));
}

/// A map whose text has a line for each number, and equal lines for equal numbers.
fn map_of_lines(numbers: &[u8]) -> Map {
    let dismissed = numbers.iter().map(|number| Dismissed { issue: format!("issue-{number}"), at: None }).collect();
    Map { info: Info { dismissed, ..Info::default() }, ..Map::default() }
}

/// The number of bytes of a journal, and of what the next change of one card adds to it.
fn growth(cards: usize) -> (usize, usize) {
    let (disk, mut map) = (Disk::default(), grid_map(cards));
    let (journal, news) = start(&disk, None, &map);
    let mut length = [0; 2];
    for (nth, length) in length.iter_mut().enumerate() {
        let card = *map.cards.keys().nth(cards / 2).unwrap();
        let patch = Command::SetText { at: card.into(), text: format!("change {nth}") }.plan(&map).unwrap();
        patch.apply(&mut map).unwrap();
        let revision = (0..=nth).fold(Revision::default(), |revision, _| revision.next());
        journal.record(patch, revision, at(1));
        wait_for(&news, revision);
        *length = journal_text(&disk).len();
    }
    (length[0], length[1] - length[0])
}

#[test]
fn what_a_change_adds_to_a_journal_does_not_depend_on_the_map() {
    let [(small, of_small), (large, of_large)] = [20, 1000].map(growth);
    assert!(large > 10 * small, "{small} and {large}");
    assert!(of_small.max(of_large) < 700, "{of_small} and {of_large}");
}

#[test]
fn a_save_that_was_not_confirmed_before_a_crash_is_known_as_the_windows_own() {
    // What was written after the save began, and whether the journal was rewritten meanwhile.
    for (after, is_rewritten) in [(0, false), (3, false), (0, true), (3, true)] {
        let (disk, mut drafter) = (Disk::default(), Drafter::seeded(16));
        let (journal, news) = start(&disk, Some(base(&drafter.map)), &drafter.map);
        drafter.change();
        record(&journal, &mut drafter);
        let saved = drafter.map.clone();
        journal.saving(Checkpoint::new(&saved).fingerprint());
        wait_for(&news, drafter.revision());
        if is_rewritten {
            disk.remove(&disk.names()[0]).unwrap();
        }
        for _ in 0..after.max(usize::from(is_rewritten)) {
            drafter.change();
            record(&journal, &mut drafter);
            wait_for(&news, drafter.revision());
        }
        drop(journal);
        let before_the_save = found(&disk);
        assert_eq!(write(&before_the_save[0].map), write(&drafter.map));
        assert_ne!(write(&before_the_save[0].before), write(&saved));
        disk.put("maps/a.journey.ron", write(&saved).as_bytes());
        let left = found(&disk);
        match left.first() {
            Some(left) => {
                assert_eq!((write(&left.before), write(&left.map)), (write(&saved), write(&drafter.map)));
                assert_eq!(left.base.as_ref(), Some(&base(&saved)));
                assert_eq!(left.base_state(&disk), recovery::BaseState::Unchanged);
            }
            None => assert_eq!(write(&saved), write(&drafter.map), "{after} changes are not in the file"),
        }
    }
}

#[test]
fn a_map_that_was_saved_twice_goes_on_from_the_ranks_that_the_window_has() {
    let (disk, mut drafter) = (Disk::default(), Drafter::seeded(17));
    let (journal, news) = start(&disk, Some(base(&drafter.map)), &drafter.map);
    for turn in 0..40 {
        drafter.change();
        record(&journal, &mut drafter);
        wait_for(&news, drafter.revision());
        if turn % 3 == 0 {
            journal.rebase(base(&drafter.map), Checkpoint::new(&drafter.map), Patch::default());
            wait_for(&news, drafter.revision());
            assert_eq!(found(&disk), []);
        } else {
            assert_eq!(write(&found(&disk)[0].map), write(&drafter.map), "{turn}");
        }
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn whatever_lines_a_map_had_those_that_it_has_come_back(
        old in prop::collection::vec(0_u8..12, 0..40),
        new in prop::collection::vec(0_u8..12, 0..40),
    ) {
        prop_assume!(old != new);
        let (old, new) = (map_of_lines(&old), map_of_lines(&new));
        let found = found(&changed_and_lost(&old, &new));
        prop_assert_eq!((&found[0].before, &found[0].map), (&old, &new));
    }

    #[test]
    fn whatever_map_becomes_whatever_other_it_comes_back_as_a_file_would_hold_it(old: u64, new: u64) {
        let (old, new) = (random_map(old), random_map(new));
        prop_assume!(write(&old) != write(&new));
        let found = found(&changed_and_lost(&old, &new));
        prop_assert_eq!(write(&found[0].before), write(&old));
        prop_assert_eq!(&found[0].map, &read(write(&new).as_bytes()).unwrap());
    }
}
