//! What is no map file at all: huge files, pipes and devices (promise 21); and who may read the program's own files.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use throughline::persist::{
    FileMode, Fingerprint, Fs, Heartbeat, Liveness, LoadError, Lock, LockOutcome, LockOwner, MAX_BYTES, RealFs,
    SaveError, Settings, Timestamp, fingerprint_at, load, load_bytes, load_stream, read, save,
};

const OLD: &[u8] = b"(throughline: 1, title: \"old\")";
const NEW: &[u8] = b"(throughline: 1, title: \"new\")";

#[test]
fn promise_21_a_map_that_became_a_huge_file_is_another_file_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    let saved = save(&RealFs, &path, OLD, None).unwrap();
    let huge = 40_u64 << 30;
    // Sparse: it takes no room on the disk.
    File::create(&path).unwrap().set_len(huge).unwrap();
    let found = fingerprint_at(&RealFs, &path).unwrap().unwrap();
    assert!(found.is_too_large() && !saved.is_too_large());
    assert_eq!(found.length(), MAX_BYTES as u64 + 1, "nothing behind the limit is read");
    assert!(matches!(load(&RealFs, &path), Err(LoadError::Read(_))));
    for expected in [saved, found] {
        assert!(matches!(save(&RealFs, &path, NEW, Some(expected)), Err(SaveError::TooLarge)));
    }
    assert_eq!(fs::metadata(&path).unwrap().len(), huge);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_fingerprint_of_a_file_is_that_of_its_bytes_up_to_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    for length in [0, 1, 65_535, 65_536, 65_537, 200_000, MAX_BYTES] {
        let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        fs::write(&path, &bytes).unwrap();
        let found = fingerprint_at(&RealFs, &path).unwrap();
        assert_eq!(found, Some(Fingerprint::new(&bytes)), "{length}");
        assert!(!found.unwrap().is_too_large());
    }
}

/// Runs what must not wait for another program, and fails when it does.
#[cfg(unix)]
fn at_once<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, result) = channel();
    std::thread::spawn(move || sender.send(work()));
    result.recv_timeout(Duration::from_secs(20)).expect("it waits for the other end of a pipe")
}

#[cfg(unix)]
fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn promise_21_a_pipe_or_device_is_told_at_once_wherever_a_file_is_expected() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("a.journey.ron");
    make_pipe(&pipe);
    for path in [pipe.clone(), "/dev/zero".into()] {
        let (loaded, found, saved, settings) = at_once(move || {
            let settings = Settings::load(&RealFs, &path);
            (load_bytes(&RealFs, &path), fingerprint_at(&RealFs, &path), save(&RealFs, &path, NEW, None), settings)
        });
        assert!(matches!(loaded, Err(LoadError::Special)));
        assert!(matches!(found, Err(SaveError::NotAFile)));
        assert!(matches!(saved, Err(SaveError::NotAFile)));
        assert_eq!(settings, Settings::default());
    }
    let path = pipe.clone();
    assert!(at_once(move || (RealFs.read(&path, 9).is_err(), RealFs.append(&path).is_err())) == (true, true));
    // A lock that is a pipe is none, and goes.
    let map = folder.path().join("b.journey.ron");
    make_pipe(&folder.path().join(".~lock.b.journey.ron#"));
    let owner = LockOwner::this_process("ana".into(), Timestamp::default(), 1);
    let taken = at_once(move || Lock::acquire(Arc::new(RealFs), &map, &owner, &|_| Liveness::Unknown));
    assert!(matches!(taken, LockOutcome::Acquired(_)));
}

#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_is_read_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    make_pipe(&pipe);
    let (path, end) = (pipe.clone(), pipe.clone());
    let writer = std::thread::spawn(move || fs::OpenOptions::new().write(true).open(end).unwrap().write_all(NEW));
    assert_eq!(at_once(move || load_stream(&RealFs, &path)).unwrap(), NEW);
    writer.join().unwrap().unwrap();
    assert!(matches!(load_stream(&RealFs, folder.path()), Err(LoadError::Folder)));
    let endless = at_once(|| load_stream(&RealFs, Path::new("/dev/zero"))).unwrap();
    assert!(read(&endless).is_err() && endless.len() == MAX_BYTES + 1);
}

#[cfg(unix)]
#[test]
fn what_the_program_keeps_for_a_person_nobody_else_may_read() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join("config/throughline/settings.ron");
    Settings::default().save(&RealFs, &settings).unwrap();
    assert_eq!((mode(&settings), mode(settings.parent().unwrap())), (0o600, 0o700));
    // Settings that an earlier version of the program left open to everybody.
    fs::set_permissions(&settings, fs::Permissions::from_mode(0o644)).unwrap();
    Settings::default().save(&RealFs, &settings).unwrap();
    assert_eq!(mode(&settings), 0o600);
    let windows = home.path().join("data/throughline/windows");
    let owner = LockOwner::this_process("ana".into(), Timestamp::default(), 1);
    let heartbeat = Heartbeat::start(Arc::new(RealFs), &windows, &owner);
    assert!(heartbeat.is_some());
    assert_eq!(mode(&windows), 0o700);
    let shared = home.path().join("exports/all");
    RealFs.make_folder(&shared, FileMode::Default).unwrap();
    assert_ne!(mode(&shared) & 0o055, 0, "a folder for others is as open as usual");
}
