//! Who has a map open: seen from other windows and machines, gone with the window, and in nobody's way.

use std::path::Path;
use std::sync::Arc;

use crate::support::{Disk, Fault};
use throughline::persist::{Fs, Liveness, Lock, LockOutcome, LockOwner, RealFs, Timestamp};

const MAP: &str = "maps/מפה.journey.ron";
const LOCK: &str = "maps/.~lock.מפה.journey.ron#";

fn owner(user: &str) -> LockOwner {
    let host = format!("{user}-laptop");
    LockOwner { host, user: user.into(), process: 7, since: Timestamp::default(), token: format!("token of {user}") }
}

fn on(disk: &Disk) -> Arc<dyn Fs> {
    Arc::new(disk.clone())
}

fn take(disk: &Disk, user: &str, life: Liveness) -> LockOutcome {
    Lock::acquire(on(disk), Path::new(MAP), &owner(user), &move |_| life)
}

fn acquired(taken: LockOutcome) -> Lock {
    match taken {
        LockOutcome::Acquired(lock) => lock,
        LockOutcome::HeldBy(other) => panic!("{other:?} has it"),
        LockOutcome::Unavailable => panic!("there can be no lock"),
    }
}

fn held_by(taken: LockOutcome) -> LockOwner {
    match taken {
        LockOutcome::HeldBy(other) => other,
        LockOutcome::Acquired(_) => panic!("we have it"),
        LockOutcome::Unavailable => panic!("there can be no lock"),
    }
}

#[test]
fn the_second_window_hears_who_has_the_map_open_and_where() {
    let disk = Disk::default();
    let lock = acquired(take(&disk, "ana", Liveness::Alive));
    assert!(disk.file(LOCK).is_some());
    for life in [Liveness::Alive, Liveness::Unknown] {
        assert_eq!(held_by(take(&disk, "dan", life)), owner("ana"));
    }
    drop(lock);
    assert_eq!(disk.names().len(), 0);
    let _lock = acquired(take(&disk, "dan", Liveness::Alive));
}

#[test]
fn the_lock_of_a_window_that_is_dead_is_taken_and_that_of_a_living_one_only_on_purpose() {
    let disk = Disk::default();
    std::mem::forget(acquired(take(&disk, "ana", Liveness::Alive)));
    let dan = acquired(take(&disk, "dan", Liveness::Dead));
    assert_eq!(held_by(take(&disk, "eva", Liveness::Unknown)), owner("dan"));
    let eva = acquired(Lock::take_over(on(&disk), Path::new(MAP), &owner("eva")));
    assert_eq!(dan.current_owner(), Some(owner("eva")));
    drop(dan);
    assert_eq!(eva.current_owner(), Some(owner("eva")), "who lost it takes it from nobody");
}

#[test]
fn a_window_that_opens_its_map_again_has_the_lock_already() {
    let disk = Disk::default();
    let _first = acquired(take(&disk, "ana", Liveness::Alive));
    let _again = acquired(take(&disk, "ana", Liveness::Alive));
}

#[test]
fn a_link_and_the_file_have_one_lock() {
    let disk = Disk::default().with_link("short", MAP);
    let lock = acquired(Lock::acquire(on(&disk), Path::new("short"), &owner("ana"), &|_| Liveness::Alive));
    assert_eq!(held_by(take(&disk, "dan", Liveness::Alive)), owner("ana"));
    drop(lock);
}

#[test]
fn where_no_lock_can_be_made_there_is_none() {
    let disk = Disk::default().with_read_only("maps");
    assert!(matches!(take(&disk, "ana", Liveness::Alive), LockOutcome::Unavailable));
    assert!(matches!(
        Lock::acquire(on(&disk), Path::new("/"), &owner("ana"), &|_| Liveness::Dead),
        LockOutcome::Unavailable
    ));
    let stale = Disk::default().with(LOCK, b"").with_read_only("maps");
    assert!(matches!(take(&stale, "ana", Liveness::Alive), LockOutcome::Unavailable));
    assert_eq!(stale.file(LOCK).as_deref(), Some(&b""[..]));
}

#[test]
fn a_lock_that_says_nothing_is_no_lock() {
    for text in ["", "(", "(host: 7)", ",ana,ana-laptop,22.11.2026 10:00;", &"[".repeat(100_000)] {
        let disk = Disk::default().with(LOCK, text.as_bytes());
        let lock = acquired(take(&disk, "ana", Liveness::Unknown));
        assert_eq!(lock.current_owner(), Some(owner("ana")), "{text:.20}");
    }
}

#[test]
fn names_in_a_lock_are_one_short_line_and_turn_no_text_around() {
    let long = "x".repeat(9000);
    let named = |user: &str| LockOwner { user: user.to_owned(), host: user.to_owned(), ..owner("ana") };
    for (written, shown) in [
        ("Dana Cohen", "Dana Cohen".to_owned()),
        ("דנה כהן", "דנה כהן".to_owned()),
        ("Dana\nall is well\u{1b}[2J\u{2028}", "Dana all is well [2J".to_owned()),
        ("\u{202e}Dana\u{2066}\u{200f}\u{61c}", "Dana".to_owned()),
        (&long, format!("{}…", "x".repeat(64))),
    ] {
        let disk = Disk::default().with(LOCK, ron_of(&named(written)).as_bytes());
        assert_eq!(held_by(take(&disk, "dan", Liveness::Unknown)), named(&shown));
    }
}

/// A lock as another program may write it.
fn ron_of(owner: &LockOwner) -> String {
    let LockOwner { host, user, process, token, .. } = owner;
    format!("(host:{host:?},user:{user:?},process:{process},since:0,token:{token:?})")
}

#[test]
fn whatever_operation_fails_nobody_is_told_that_another_has_the_map_open_and_nothing_half_stays() {
    for at in 0..12 {
        for fault in [Fault::Error(std::io::ErrorKind::StorageFull), Fault::Error(std::io::ErrorKind::PermissionDenied)]
        {
            let disk = Disk::failing(at, fault);
            drop(match take(&disk, "ana", Liveness::Unknown) {
                LockOutcome::HeldBy(other) => panic!("{other:?} at {at}"),
                taken => taken,
            });
            let left = disk.names().len();
            // The lock itself stays when it cannot be removed at the end.
            assert!(left == 0 || disk.log().last() == Some(&"remove") || disk.log().last() == Some(&"kind"), "{at}");
            drop(acquired(take(&disk.restarted(), "ana", Liveness::Unknown)));
        }
    }
}

#[test]
fn a_lock_on_a_real_disk_comes_and_goes() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("a.journey.ron");
    let fs: Arc<dyn Fs> = Arc::new(RealFs);
    let lock = acquired(Lock::acquire(Arc::clone(&fs), &map, &owner("ana"), &|_| Liveness::Alive));
    assert_eq!(held_by(Lock::acquire(Arc::clone(&fs), &map, &owner("dan"), &|_| Liveness::Unknown)), owner("ana"));
    assert!(folder.path().join(".~lock.a.journey.ron#").exists());
    drop(lock);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
