//! Saving: after every failure and every interruption the old file or the new one stands there, complete (promise 1),
//! and it can be read back (promise 2; 10 000 documents with `THROUGHLINE_LONG=1 cargo test --test persist store`). Processes
//! that are killed while they save are in `kill`.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::support::{Disk, Fault, NEVER, random_map, short_or_long};
use throughline::edit::Summary;
use throughline::persist::{
    FileKind, FileLock, FileMode, Fingerprint, Fs, LoadError, OutputFile, RealFs, SaveError, Timestamp, load,
    remove_leftovers, replace, save, write,
};

const OLD: &[u8] = b"(throughline: 1, title: \"old\")";
const NEW: &[u8] = b"(throughline: 1, title: \"new\")";
const OTHER: &[u8] = b"(throughline: 1, title: \"somebody else's\")";

/// A disk with the old file or without, of which one operation goes wrong.
fn disk(old: Option<&[u8]>, at: usize, fault: Fault) -> Disk {
    let disk = Disk::failing(at, fault);
    if let Some(bytes) = old {
        disk.put("a", bytes);
    }
    disk
}

fn operations(old: Option<&[u8]>) -> Vec<&'static str> {
    let disk = disk(old, NEVER, Fault::Stop);
    save(&disk, Path::new("a"), NEW, old.map(Fingerprint::new)).unwrap();
    disk.log()
}

#[test]
fn a_save_goes_by_the_promised_order() {
    let order = [
        "link",
        "kind",
        "read",
        "create",
        "write",
        "sync",
        "read",
        "copy_permissions",
        "read",
        "rename",
        "sync_folder",
    ];
    assert_eq!(operations(Some(OLD)), order);
    let without: Vec<_> = order.into_iter().filter(|name| *name != "copy_permissions").collect();
    assert_eq!(operations(None), without);
}

#[test]
fn promise_1_whatever_operation_fails_the_old_file_or_the_new_one_is_there_complete_and_no_other() {
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other];
    for old in [Some(OLD), None] {
        for (at, name) in operations(old).into_iter().enumerate() {
            for kind in kinds {
                let disk = disk(old, at, Fault::Error(kind));
                let result = save(&disk, Path::new("a"), NEW, old.map(Fingerprint::new));
                let unreadable_folder = name == "sync_folder" && kind == io::ErrorKind::PermissionDenied;
                let unconfirmed =
                    matches!(result, Err(SaveError::Unconfirmed { saved, .. }) if saved == Fingerprint::new(NEW));
                assert_eq!(result.is_err(), !unreadable_folder, "operation {at}");
                let expected = if unconfirmed || unreadable_folder { Some(NEW) } else { old };
                assert_eq!(disk.file("a").as_deref(), expected, "operation {at}: {result:?}");
                let count = usize::from(expected.is_some());
                assert_eq!(disk.names().len(), count, "operation {at} leaves a temporary file");
            }
        }
    }
}

#[test]
fn promise_1_wherever_the_machine_stops_the_old_file_or_the_new_one_is_there_complete() {
    for old in [Some(OLD), None] {
        for at in 0..operations(old).len() {
            let disk = disk(old, at, Fault::Stop);
            assert!(save(&disk, Path::new("a"), NEW, old.map(Fingerprint::new)).is_err());
            let file = disk.file("a");
            assert!(file.as_deref() == old || file.as_deref() == Some(NEW), "operation {at}");
        }
    }
}

#[test]
fn promise_1_holds_through_links_and_where_they_lead_to_nothing() {
    let through = |at, fault, old: Option<&[u8]>| {
        let disk = Disk::failing(at, fault).with_link("a", "b").with_link("b", "folder/c");
        if let Some(bytes) = old {
            disk.put("folder/c", bytes);
        }
        let saved = save(&disk, Path::new("a"), NEW, old.map(Fingerprint::new)).is_ok();
        assert_eq!(disk.file("a"), None, "a link is not replaced");
        (disk, saved)
    };
    for old in [Some(OLD), None] {
        let (whole, saved) = through(NEVER, Fault::Stop, old);
        assert!(saved);
        assert_eq!(whole.file("folder/c").as_deref(), Some(NEW));
        for at in 0..whole.log().len() {
            for fault in [Fault::Stop, Fault::Error(io::ErrorKind::StorageFull)] {
                let (disk, _) = through(at, fault, old);
                let file = disk.file("folder/c");
                assert!(file.as_deref() == old || file.as_deref() == Some(NEW), "operation {at}");
            }
        }
    }
}

#[test]
fn a_folder_that_may_not_be_changed_is_said_and_nothing_in_it_is_touched() {
    let refused = |disk: &Disk| match save(disk, Path::new("a"), NEW, Some(Fingerprint::new(OLD))) {
        Err(SaveError::Io { source, .. }) => source.kind(),
        other => panic!("{other:?}"),
    };
    let direct = Disk::default().with("folder/c", OLD).with_link("a", "folder/c").with_read_only("folder");
    assert_eq!(refused(&direct), io::ErrorKind::PermissionDenied);
    assert_eq!(direct.file("folder/c").as_deref(), Some(OLD));
    assert_eq!(direct.names().len(), 1);
    let file = Disk::default().with("a", OLD).with_read_only("a");
    assert!(matches!(save(&file, Path::new("a"), NEW, Some(Fingerprint::new(OLD))), Err(SaveError::ReadOnly)));
    let circle = Disk::default().with_link("a", "b").with_link("b", "a");
    assert!(matches!(save(&circle, Path::new("a"), NEW, None), Err(SaveError::Links)));
}

#[test]
fn a_folder_that_knows_no_waiting_for_the_disk_is_as_good_as_any_and_one_that_fails_to_is_said() {
    let syncs = operations(Some(OLD)).into_iter().enumerate().filter(|(_, name)| name.starts_with("sync"));
    for (at, name) in syncs {
        let save_when = |kind| {
            let disk = disk(Some(OLD), at, Fault::Error(kind));
            let result = save(&disk, Path::new("a"), NEW, Some(Fingerprint::new(OLD)));
            (result.is_ok(), disk.file("a").unwrap() == NEW)
        };
        for kind in [io::ErrorKind::InvalidInput, io::ErrorKind::Unsupported] {
            assert_eq!(save_when(kind), (true, true), "{name} {kind}");
        }
        assert_eq!(save_when(io::ErrorKind::Other), (false, name == "sync_folder"), "{name}");
    }
    assert_eq!(io::Error::from_raw_os_error(22).kind(), io::ErrorKind::InvalidInput);
    assert_eq!(io::Error::from_raw_os_error(95).kind(), io::ErrorKind::Unsupported);
}

#[test]
fn what_another_program_stands_in_the_way_of_is_tried_again_for_a_while() {
    for kind in [io::ErrorKind::ResourceBusy, io::ErrorKind::ExecutableFileBusy] {
        for (at, name) in operations(Some(OLD)).into_iter().enumerate() {
            if !["read", "create", "copy_permissions", "rename"].contains(&name) {
                continue;
            }
            let save_after = |times| {
                let disk = Disk::failing_often(at, times, Fault::Error(kind)).with("a", OLD);
                let result = save(&disk, Path::new("a"), NEW, Some(Fingerprint::new(OLD)));
                (result.is_ok(), disk.waited().iter().sum::<Duration>())
            };
            assert_eq!(save_after(3), (true, Duration::from_millis(80)), "{name}");
            let (saved, waited) = save_after(7);
            assert!(!saved && waited == Duration::from_millis(780), "{name}: {waited:?}");
        }
    }
}

#[test]
fn what_an_interrupted_save_left_is_removed_after_a_day_and_nothing_else() {
    let day = Duration::from_secs(24 * 60 * 60);
    let crashed = disk(Some(OLD), operations(Some(OLD)).len() - 3, Fault::Stop);
    assert!(save(&crashed, Path::new("a"), NEW, Some(Fingerprint::new(OLD))).is_err());
    let left: Vec<_> = crashed.names().into_iter().filter(|name| name != Path::new("a")).collect();
    let name = left[0].to_str().unwrap();
    // What Dropbox, Nextcloud and OneDrive keep to themselves.
    assert!(name.starts_with(".~") && name.ends_with(".tmp"), "{name}");
    let disk = crashed.restarted();
    for other in [".~throughline-.tmp", ".~throughline-12.tmp", "~throughline-0000000000000001.tmp", ".~lock.a#"] {
        disk.put(other, b"another's");
    }
    let link = ".~throughline-00000000000000ff.tmp";
    let disk = disk.with(link, b"seen through a link").with_link(link, "a");
    assert_eq!(remove_leftovers(&disk, Path::new(""), Timestamp::since_1970(day - Duration::from_secs(1))).unwrap(), 0);
    assert_eq!(remove_leftovers(&disk, Path::new(""), Timestamp::since_1970(day)).unwrap(), 1);
    assert_eq!(disk.file(name), None);
    assert_eq!(disk.names().len(), 6);
}

#[test]
fn promise_2_what_the_disk_garbles_never_replaces_the_old_file() {
    let write = operations(Some(OLD)).iter().position(|name| *name == "write").unwrap();
    let disk = disk(Some(OLD), write, Fault::Garble);
    assert!(matches!(save(&disk, Path::new("a"), NEW, Some(Fingerprint::new(OLD))), Err(SaveError::Garbled)));
    assert_eq!(disk.file("a").as_deref(), Some(OLD));
}

#[test]
fn promise_2_what_is_not_a_map_never_replaces_one() {
    let disk = disk(Some(OLD), NEVER, Fault::Stop);
    let result = save(&disk, Path::new("a"), b"(throughline: 1", Some(Fingerprint::new(OLD)));
    assert!(matches!(result, Err(SaveError::Unreadable(_))));
    assert_eq!(disk.names(), [Path::new("a")]);
    assert_eq!(disk.file("a").as_deref(), Some(OLD));
}

#[test]
fn promise_2_whatever_map_is_saved_comes_back_equal() {
    for seed in 0..short_or_long(200, 10_000) {
        let map = random_map(seed);
        let (disk, text) = (Disk::default(), write(&map));
        save(&disk, Path::new("a"), text.as_bytes(), None).unwrap();
        let (back, _) = load(&disk, Path::new("a")).unwrap();
        assert_eq!(write(&back), text, "seed {seed}");
        assert!(Summary::between(&map, &back).is_empty(), "seed {seed}");
    }
}

#[test]
fn a_change_that_was_not_seen_is_never_overwritten() {
    let at = |file: Option<&[u8]>, expected: Option<&[u8]>| {
        let disk = disk(file, NEVER, Fault::Stop);
        let result = save(&disk, Path::new("a"), NEW, expected.map(Fingerprint::new));
        assert_eq!(disk.file("a").as_deref(), if result.is_ok() { Some(NEW) } else { file });
        match result {
            Ok(saved) => Ok(saved),
            Err(SaveError::Changed { found }) => Err(found),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(at(Some(OLD), Some(OLD)), Ok(Fingerprint::new(NEW)));
    assert_eq!(at(Some(OTHER), Some(OLD)), Err(Some(Fingerprint::new(OTHER))));
    assert_eq!(at(None, Some(OLD)), Err(None));
    assert_eq!(at(Some(OTHER), None), Err(Some(Fingerprint::new(OTHER))));
    assert_eq!(at(Some(OTHER), Some(OTHER)), Ok(Fingerprint::new(NEW)));
    assert_eq!(at(None, None), Ok(Fingerprint::new(NEW)));
}

#[test]
fn a_save_that_was_made_already_is_not_taken_for_the_change_of_another_program() {
    let rename = operations(Some(OLD)).iter().position(|name| *name == "rename").unwrap();
    let lost = disk(Some(OLD), rename, Fault::Unanswered(io::ErrorKind::TimedOut));
    let saved = save(&lost, Path::new("a"), NEW, Some(Fingerprint::new(OLD)));
    assert_eq!(saved.unwrap(), Fingerprint::new(NEW), "the rename was made, though its answer was lost");
    assert_eq!(lost.names(), [Path::new("a")]);
    // Another window saved the same, or this one did and lost the answer.
    let same = disk(Some(NEW), NEVER, Fault::Stop);
    assert_eq!(save(&same, Path::new("a"), NEW, Some(Fingerprint::new(OLD))).unwrap(), Fingerprint::new(NEW));
    assert_eq!(same.file("a").as_deref(), Some(NEW));
    let created = save(&same, Path::new("a"), NEW, None);
    assert!(matches!(created, Err(SaveError::Changed { .. })), "a file that must not be there yet is still said");
}

/// Changes the file while the new one is being written.
struct Meddler {
    disk: Disk,
    done: AtomicBool,
}

impl Fs for Meddler {
    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        self.disk.open(path)
    }
    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        self.disk.kind(path)
    }
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.disk.link(path)
    }
    fn make_folder(&self, path: &Path, mode: FileMode) -> io::Result<()> {
        self.disk.make_folder(path, mode)
    }
    fn create(&self, path: &Path, access: FileMode) -> io::Result<Box<dyn OutputFile>> {
        self.done.store(true, Ordering::Relaxed);
        self.disk.put("a", OTHER);
        self.disk.create(path, access)
    }
    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>> {
        self.disk.append(path)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.disk.list(folder)
    }
    fn modified(&self, path: &Path) -> io::Result<Timestamp> {
        self.disk.modified(path)
    }
    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.canonical(path)
    }
    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>> {
        self.disk.try_lock(path)
    }
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.copy_permissions(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.disk.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }
    fn unique(&self) -> u64 {
        self.disk.unique()
    }
    fn wait(&self, time: Duration) {
        self.disk.wait(time);
    }
}

#[test]
fn a_change_during_the_save_is_not_overwritten_either() {
    let meddler = Meddler { disk: disk(Some(OLD), NEVER, Fault::Stop), done: AtomicBool::new(false) };
    let result = save(&meddler, Path::new("a"), NEW, Some(Fingerprint::new(OLD)));
    assert!(meddler.done.load(Ordering::Relaxed));
    assert!(matches!(result, Err(SaveError::Changed { found: Some(found) }) if found == Fingerprint::new(OTHER)));
    assert_eq!(meddler.disk.file("a").as_deref(), Some(OTHER));
    assert_eq!(meddler.disk.names().len(), 1);
}

#[test]
fn what_was_saved_is_loaded_with_the_same_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.journey.ron");
    let saved = save(&RealFs, &path, NEW, None).unwrap();
    let (map, loaded) = load(&RealFs, &path).unwrap();
    assert_eq!(map.info.title, "new");
    assert_eq!(loaded, saved);
    save(&RealFs, &path, OLD, Some(loaded)).unwrap();
    assert_eq!(fs::read(&path).unwrap(), OLD);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn folders_and_missing_files_are_said_to_be_that() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(load(&RealFs, folder.path()), Err(LoadError::Folder)));
    assert!(matches!(load(&RealFs, &folder.path().join("no")), Err(LoadError::Io(_))));
    assert!(matches!(save(&RealFs, folder.path(), NEW, None), Err(SaveError::NotAFile)));
    assert!(matches!(save(&RealFs, &folder.path().join("no/a"), NEW, None), Err(SaveError::Io { .. })));
    assert!(matches!(replace(&RealFs, Path::new("/dev/null"), NEW), Err(SaveError::NotAFile)));
}

#[cfg(unix)]
#[test]
fn links_stay_links_and_permissions_stay_as_they_were() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("real")).unwrap();
    let (real, link) = (folder.path().join("real/a.journey.ron"), folder.path().join("b.journey.ron"));
    fs::write(&real, OLD).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/a.journey.ron", &link).unwrap();
    save(&RealFs, &link, NEW, Some(Fingerprint::new(OLD))).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), NEW);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    assert!(matches!(save(&RealFs, &link, OLD, Some(Fingerprint::new(NEW))), Err(SaveError::ReadOnly)));
    symlink("c", folder.path().join("d")).unwrap();
    symlink("d", folder.path().join("c")).unwrap();
    assert!(matches!(save(&RealFs, &folder.path().join("c"), NEW, None), Err(SaveError::Links | SaveError::Io { .. })));
    symlink("nothing", folder.path().join("dangling")).unwrap();
    save(&RealFs, &folder.path().join("dangling"), NEW, None).unwrap();
    assert_eq!(fs::read(folder.path().join("nothing")).unwrap(), NEW);
}

#[test]
fn a_fingerprint_depends_on_every_byte_and_never_changes_its_meaning() {
    assert_eq!(Fingerprint::new(b"").to_string(), "0-6c62272e07bb014262b821756295c58d");
    assert_eq!(Fingerprint::new(b"a").to_string(), "1-d228cb696f1a8caf78912b704e4a8964");
    for at in 0..NEW.len() {
        let mut other = NEW.to_vec();
        other[at] ^= 1;
        assert_ne!(Fingerprint::new(&other), Fingerprint::new(NEW));
    }
    assert_eq!(Fingerprint::parse(&Fingerprint::new(NEW).to_string()), Some(Fingerprint::new(NEW)));
    for text in ["", "-", "1-", "1-d228", "+1-d228cb696f1a8caf78912b704e4a8964", "1-D228CB696F1A8CAF78912B704E4A8964"] {
        assert_eq!(Fingerprint::parse(text), None, "{text}");
    }
}
