//! What crashes left: whose it is, how it stands to the file, and for how long what is not wanted is kept (promise 4).

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::support::{Disk, Drafter};
use throughline::edit::Noun;
use throughline::persist::journal::{CloseReason, FlushPolicy, JournalDir};
use throughline::persist::recovery::{BaseState, discard, find_discarded, find_unsaved, tidy};
use throughline::persist::{
    Base, Checkpoint, Fingerprint, Fs, Heartbeat, Journal, Liveness, LockOwner, RealFs, Timestamp, read, replace, write,
};

const FOLDER: &str = "data/recovery";
const PULSES: &str = "data/windows";
const DAY: u64 = 24 * 60 * 60;

fn at(second: u64) -> Timestamp {
    Timestamp::since_1970(Duration::from_secs(second))
}

fn owner(number: u64) -> LockOwner {
    let token = format!("{number:016x}");
    LockOwner { host: "ana-laptop".into(), user: "ana".into(), process: u32::MAX, since: at(1), token }
}

/// A window that changed a map and did not say what shall become of that.
fn crash(fs: &Arc<dyn Fs>, folder: &Path, number: u64, base: Option<Base>, time: Timestamp) -> Drafter {
    let mut drafter = Drafter::seeded(number);
    let journal = journal(fs, folder, number, base, &drafter);
    drafter.change();
    journal.record(drafter.take_changes(), drafter.revision(), time);
    drop(journal);
    drafter
}

fn journal(fs: &Arc<dyn Fs>, folder: &Path, number: u64, base: Option<Base>, drafter: &Drafter) -> Journal {
    let dir = JournalDir { fs: Arc::clone(fs), folder: folder.to_owned() };
    let policy = FlushPolicy { delay: Duration::ZERO, retry: Duration::from_millis(1) };
    Journal::start(dir, owner(number), base, Checkpoint::new(&drafter.map), policy, |_| ()).unwrap()
}

fn on(disk: &Disk) -> Arc<dyn Fs> {
    Arc::new(disk.clone())
}

#[test]
fn several_windows_leave_several_maps_the_newest_first() {
    let disk = Disk::default();
    let drafters = [1, 2, 3].map(|number| crash(&on(&disk), Path::new(FOLDER), number, None, at(100 - number)));
    let left = find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap();
    assert_eq!(left.iter().map(|left| left.at).collect::<Vec<_>>(), [at(99), at(98), at(97)]);
    for (left, drafter) in left.iter().zip(&drafters) {
        assert_eq!(write(&left.map), write(&drafter.map));
        assert_eq!(left.changes.of(Noun::Map).changed, 1);
    }
    assert_eq!(find_unsaved(&disk, Path::new("nowhere"), &|_| Liveness::Dead).unwrap(), []);
}

#[test]
fn what_a_living_window_writes_is_its_own() {
    let disk = Disk::default();
    for number in [1, 2, 3] {
        crash(&on(&disk), Path::new(FOLDER), number, None, at(number));
    }
    let _second = Heartbeat::start(on(&disk), Path::new(PULSES), &owner(2)).unwrap();
    let dead = Heartbeat::start(on(&disk), Path::new(PULSES), &owner(3)).unwrap();
    std::mem::forget(dead);
    let restarted = disk.restarted();
    let _living = Heartbeat::start(on(&restarted), Path::new(PULSES), &owner(2)).unwrap();
    let life = |other: &LockOwner| Liveness::check(other, &owner(9), &restarted, Path::new(PULSES));
    let left = find_unsaved(&restarted, Path::new(FOLDER), &life).unwrap();
    let tokens: Vec<_> = left.iter().map(|left| (left.owner.token.clone(), left.liveness)).collect();
    assert_eq!(tokens, [(owner(3).token, Liveness::Dead), (owner(1).token, Liveness::Unknown)]);
    assert_eq!(Liveness::check(&owner(9), &owner(9), &restarted, Path::new(PULSES)), Liveness::Alive);
}

#[test]
fn a_sign_of_life_ends_with_its_window_also_on_a_real_disk() {
    let folder = tempfile::tempdir().unwrap();
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let life = |other: &LockOwner| Liveness::check(other, &owner(9), &RealFs, folder.path());
    let pulse = Heartbeat::start(Arc::clone(&fs), folder.path(), &owner(1)).unwrap();
    assert_eq!(life(&owner(1)), Liveness::Alive);
    assert!(Heartbeat::start(Arc::clone(&fs), folder.path(), &owner(1)).is_none());
    assert_eq!(life(&LockOwner { host: "another".into(), ..owner(1) }), Liveness::Alive);
    drop(pulse);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    std::fs::write(folder.path().join("0000000000000002.alive"), "").unwrap();
    assert_eq!(life(&owner(2)), Liveness::Dead);
    assert_eq!(life(&LockOwner { host: "another".into(), ..owner(2) }), Liveness::Unknown);
    assert_eq!(life(&LockOwner { token: "../../etc".into(), host: "another".into(), ..owner(2) }), Liveness::Unknown);
    Heartbeat::remove_stale(&RealFs, folder.path(), at(0));
    assert_eq!(life(&owner(2)), Liveness::Dead);
    Heartbeat::remove_stale(&RealFs, folder.path(), at(1_000_000 * DAY));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_window_without_a_sign_is_dead_when_there_is_no_such_process() {
    let here = LockOwner::this_process("ana".into(), at(1), 9);
    let other = |process| LockOwner { process, token: "5".repeat(16), ..here.clone() };
    let life = |other: &LockOwner| Liveness::check(other, &here, &RealFs, Path::new("/nowhere"));
    assert_eq!(life(&other(std::process::id())), Liveness::Unknown);
    assert_eq!(life(&other(u32::MAX)), Liveness::Dead);
    assert_eq!(life(&LockOwner { host: "another".into(), ..other(u32::MAX) }), Liveness::Unknown);
}

#[test]
fn how_the_file_stands_to_what_was_left_is_said() {
    let (disk, file) = (Disk::default(), Path::new("a.journey.ron"));
    let bytes = write(&Drafter::seeded(1).map);
    let base = Base { path: file.into(), fingerprint: Fingerprint::new(bytes.as_bytes()) };
    crash(&on(&disk), Path::new(FOLDER), 1, Some(base), at(1));
    let left = find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap().remove(0);
    assert_eq!(left.base_state(&disk), BaseState::Gone);
    replace(&disk, file, bytes.as_bytes()).unwrap();
    assert_eq!(left.base_state(&disk), BaseState::Unchanged);
    replace(&disk, file, b"(throughline: 1)").unwrap();
    assert_eq!(left.base_state(&disk), BaseState::Changed(Fingerprint::new(b"(throughline: 1)")));
    assert_eq!(disk.file("a.journey.ron").as_deref(), Some(&b"(throughline: 1)"[..]), "looking changes nothing");
}

#[test]
fn a_file_that_the_window_saved_before_it_was_killed_was_changed_by_nobody_else() {
    let (disk, file) = (Disk::default(), Path::new("a.journey.ron"));
    let bytes = write(&Drafter::seeded(1).map);
    let base = Base { path: file.into(), fingerprint: Fingerprint::new(bytes.as_bytes()) };
    let drafter = crash(&on(&disk), Path::new(FOLDER), 1, Some(base.clone()), at(1));
    let found = || find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap();
    replace(&disk, file, bytes.as_bytes()).unwrap();
    assert_eq!(found()[0].base, Some(base));
    replace(&disk, file, write(&drafter.map).as_bytes()).unwrap();
    assert_eq!(found(), [], "the file holds all of it");
    replace(&disk, file, b"(throughline: 1)").unwrap();
    assert!(matches!(found()[0].base_state(&disk), BaseState::Changed(_)), "that was another program");
}

#[test]
fn promise_4_what_was_restored_or_is_not_wanted_is_laid_aside_by_one_window_and_kept() {
    let disk = Disk::default();
    let drafter = crash(&on(&disk), Path::new(FOLDER), 1, None, at(1));
    let left = find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap().remove(0);
    assert!(discard(&disk, &left).unwrap());
    assert!(!discard(&disk, &left).unwrap(), "another window was faster");
    assert_eq!(find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap(), []);
    assert_eq!(write(&find_discarded(&disk, Path::new(FOLDER)).unwrap()[0].map), write(&drafter.map));
}

#[test]
fn promise_4_discarded_changes_are_kept_for_14_days_and_5_of_them_however_old_they_are() {
    let disk = Disk::default();
    for number in 0..20 {
        let drafter = Drafter::seeded(number);
        let journal = journal(&on(&disk), Path::new(FOLDER), number, None, &drafter);
        let mut drafter = drafter;
        drafter.change();
        disk.set_now(at(number * DAY));
        journal.record(drafter.take_changes(), drafter.revision(), at(number * DAY));
        journal.close(CloseReason::Discarded);
    }
    let kept = |now| {
        tidy(&disk, Path::new(FOLDER), now);
        find_discarded(&disk, Path::new(FOLDER)).unwrap().len()
    };
    assert_eq!(kept(at(20 * DAY)), 14);
    assert_eq!(kept(at(30 * DAY)), 5);
    assert_eq!(kept(at(3000 * DAY)), 5);
}

#[test]
fn what_a_crash_left_is_never_tidied_away_before_somebody_decided() {
    let disk = Disk::default();
    crash(&on(&disk), Path::new(FOLDER), 1, None, at(1));
    disk.put("data/recovery/broken.journal", b"no journal");
    disk.put("data/recovery/another.txt", b"not ours");
    tidy(&disk, Path::new(FOLDER), at(DAY));
    assert_eq!(disk.names().len(), 3);
    tidy(&disk, Path::new(FOLDER), at(3000 * DAY));
    assert_eq!(disk.names().len(), 2, "what tells nothing is of no use");
    assert_eq!(find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap().len(), 1);
}

#[test]
fn what_was_recovered_can_be_saved_as_it_is() {
    let disk = Disk::default();
    crash(&on(&disk), Path::new(FOLDER), 6, None, at(1));
    let left = find_unsaved(&disk, Path::new(FOLDER), &|_| Liveness::Dead).unwrap().remove(0);
    assert_eq!(read(write(&left.map).as_bytes()).unwrap(), left.map);
}
