//! Saving: after every failure and every interruption the old file or the new one stands there, complete.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use throughline::persist::{
    Fingerprint, Fs, Kind, LoadError, Output, RealFs, SaveError, Settings, load, replace, save,
};

const OLD: &[u8] = b"(throughline: 1, title: \"old\")";
const NEW: &[u8] = b"(throughline: 1, title: \"new\")";
const OTHER: &[u8] = b"(throughline: 1, title: \"somebody else's\")";

/// How an operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It reports an error, and writes half if it was to write.
    Error(io::ErrorKind),
    /// The machine stops: this operation and all later ones do nothing.
    Stop,
    /// It writes something else and reports success.
    Garble,
}

#[derive(Default)]
struct Disk {
    files: BTreeMap<PathBuf, Vec<u8>>,
    operations: usize,
    stopped: bool,
    log: Vec<&'static str>,
}

/// A file system in memory of which the `at`-th operation goes wrong.
#[derive(Clone)]
struct FaultyFs {
    disk: Arc<Mutex<Disk>>,
    at: usize,
    fault: Fault,
}

impl FaultyFs {
    fn new(file: Option<&[u8]>, at: usize, fault: Fault) -> Self {
        let mut disk = Disk::default();
        if let Some(bytes) = file {
            disk.files.insert("a".into(), bytes.to_vec());
        }
        Self { disk: Arc::new(Mutex::new(disk)), at, fault }
    }

    fn file(&self) -> Option<Vec<u8>> {
        self.disk.lock().unwrap().files.get(Path::new("a")).cloned()
    }

    fn names(&self) -> Vec<PathBuf> {
        self.disk.lock().unwrap().files.keys().cloned().collect()
    }

    /// Counts an operation. `Ok(true)`: it shall write something else.
    fn begin(&self, name: &'static str) -> io::Result<bool> {
        let mut disk = self.disk.lock().unwrap();
        let here = disk.operations == self.at;
        disk.operations += 1;
        disk.log.push(name);
        match self.fault {
            Fault::Stop if here || disk.stopped => {
                disk.stopped = true;
                Err(io::ErrorKind::Interrupted.into())
            }
            Fault::Error(kind) if here => Err(kind.into()),
            Fault::Garble if here => Ok(true),
            _ => Ok(false),
        }
    }

    fn plain(path: &Path) -> PathBuf {
        path.strip_prefix(".").unwrap_or(path).to_owned()
    }
}

struct FaultyOutput(FaultyFs, PathBuf);

impl Output for FaultyOutput {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let result = self.0.begin("write");
        let half = &bytes[..bytes.len() / 2];
        let written = if matches!(result, Ok(false)) { bytes } else { half };
        self.0.disk.lock().unwrap().files.insert(self.1.clone(), written.to_vec());
        result.map(drop)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.begin("sync").map(drop)
    }
}

impl Fs for FaultyFs {
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        self.begin("read")?;
        let disk = self.disk.lock().unwrap();
        let bytes = disk.files.get(&Self::plain(path)).ok_or(io::ErrorKind::NotFound)?;
        Ok(bytes[..bytes.len().min(limit)].to_vec())
    }

    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.begin("kind")?;
        let found = self.disk.lock().unwrap().files.contains_key(&Self::plain(path));
        if found { Ok(Kind::File { read_only: false }) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn link(&self, _path: &Path) -> io::Result<Option<PathBuf>> {
        self.begin("link").map(|_| None)
    }

    fn make_folder(&self, _path: &Path) -> io::Result<()> {
        self.begin("make_folder").map(drop)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        self.begin("create")?;
        self.disk.lock().unwrap().files.insert(Self::plain(path), Vec::new());
        Ok(Box::new(FaultyOutput(self.clone(), Self::plain(path))))
    }

    fn copy_permissions(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        self.begin("copy_permissions").map(drop)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.begin("rename")?;
        let mut disk = self.disk.lock().unwrap();
        let bytes = disk.files.remove(&Self::plain(from)).ok_or(io::ErrorKind::NotFound)?;
        disk.files.insert(Self::plain(to), bytes);
        Ok(())
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.begin("sync_folder").map(drop)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.begin("remove")?;
        self.disk.lock().unwrap().files.remove(&Self::plain(path));
        Ok(())
    }

    fn unique(&self) -> u64 {
        7
    }
}

const NEVER: usize = usize::MAX;

fn operations(old: Option<&[u8]>) -> Vec<&'static str> {
    let fs = FaultyFs::new(old, NEVER, Fault::Stop);
    save(&fs, Path::new("a"), NEW, old.map(Fingerprint::of)).unwrap();
    std::mem::take(&mut fs.disk.lock().unwrap().log)
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
fn whatever_operation_fails_the_old_file_or_the_new_one_is_there_complete_and_no_other() {
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other];
    for old in [Some(OLD), None] {
        for at in 0..operations(old).len() {
            for kind in kinds {
                let fs = FaultyFs::new(old, at, Fault::Error(kind));
                let result = save(&fs, Path::new("a"), NEW, old.map(Fingerprint::of));
                let unconfirmed =
                    matches!(result, Err(SaveError::Unconfirmed { saved, .. }) if saved == Fingerprint::of(NEW));
                assert!(result.is_err(), "operation {at}");
                let expected = if unconfirmed { Some(NEW) } else { old };
                assert_eq!(fs.file().as_deref(), expected, "operation {at}: {result:?}");
                assert_eq!(fs.names().len(), usize::from(expected.is_some()), "operation {at} leaves a temporary file");
            }
        }
    }
}

#[test]
fn wherever_the_machine_stops_the_old_file_or_the_new_one_is_there_complete() {
    for old in [Some(OLD), None] {
        for at in 0..operations(old).len() {
            let fs = FaultyFs::new(old, at, Fault::Stop);
            assert!(save(&fs, Path::new("a"), NEW, old.map(Fingerprint::of)).is_err());
            let file = fs.file();
            assert!(file.as_deref() == old || file.as_deref() == Some(NEW), "operation {at}");
        }
    }
}

#[test]
fn what_the_disk_garbles_never_replaces_the_old_file() {
    let write = operations(Some(OLD)).iter().position(|name| *name == "write").unwrap();
    let fs = FaultyFs::new(Some(OLD), write, Fault::Garble);
    assert!(matches!(save(&fs, Path::new("a"), NEW, Some(Fingerprint::of(OLD))), Err(SaveError::Garbled)));
    assert_eq!(fs.file().as_deref(), Some(OLD));
}

#[test]
fn what_is_not_a_map_never_replaces_one() {
    let fs = FaultyFs::new(Some(OLD), NEVER, Fault::Stop);
    let result = save(&fs, Path::new("a"), b"(throughline: 1", Some(Fingerprint::of(OLD)));
    assert!(matches!(result, Err(SaveError::Unreadable(_))));
    assert_eq!(fs.names(), [Path::new("a")]);
    assert_eq!(fs.file().as_deref(), Some(OLD));
}

#[test]
fn a_change_that_was_not_seen_is_never_overwritten() {
    let at = |file: Option<&[u8]>, expected: Option<&[u8]>| {
        let fs = FaultyFs::new(file, NEVER, Fault::Stop);
        let result = save(&fs, Path::new("a"), NEW, expected.map(Fingerprint::of));
        assert_eq!(fs.file().as_deref(), if result.is_ok() { Some(NEW) } else { file });
        match result {
            Ok(saved) => Ok(saved),
            Err(SaveError::Changed { found }) => Err(found),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(at(Some(OLD), Some(OLD)), Ok(Fingerprint::of(NEW)));
    assert_eq!(at(Some(OTHER), Some(OLD)), Err(Some(Fingerprint::of(OTHER))));
    assert_eq!(at(None, Some(OLD)), Err(None));
    assert_eq!(at(Some(OTHER), None), Err(Some(Fingerprint::of(OTHER))));
    assert_eq!(at(Some(OTHER), Some(OTHER)), Ok(Fingerprint::of(NEW)));
    assert_eq!(at(None, None), Ok(Fingerprint::of(NEW)));
}

/// Changes the file while the new one is being written.
struct Meddler {
    inner: FaultyFs,
    done: Cell<bool>,
}

// Used by one thread only.
struct Alone<T>(T);
impl Fs for Alone<Mutex<Meddler>> {
    fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        self.0.lock().unwrap().inner.read(path, limit)
    }
    fn kind(&self, path: &Path) -> io::Result<Kind> {
        self.0.lock().unwrap().inner.kind(path)
    }
    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.0.lock().unwrap().inner.link(path)
    }
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.0.lock().unwrap().inner.make_folder(path)
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn Output>> {
        let meddler = self.0.lock().unwrap();
        meddler.done.set(true);
        meddler.inner.disk.lock().unwrap().files.insert("a".into(), OTHER.to_vec());
        meddler.inner.create(path)
    }
    fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.lock().unwrap().inner.copy_permissions(from, to)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.lock().unwrap().inner.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.lock().unwrap().inner.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.lock().unwrap().inner.remove(path)
    }
    fn unique(&self) -> u64 {
        8
    }
}

#[test]
fn a_change_during_the_save_is_not_overwritten_either() {
    let inner = FaultyFs::new(Some(OLD), NEVER, Fault::Stop);
    let fs = Alone(Mutex::new(Meddler { inner: inner.clone(), done: Cell::new(false) }));
    let result = save(&fs, Path::new("a"), NEW, Some(Fingerprint::of(OLD)));
    assert!(matches!(result, Err(SaveError::Changed { found: Some(found) }) if found == Fingerprint::of(OTHER)));
    assert_eq!(inner.file().as_deref(), Some(OTHER));
    assert_eq!(inner.names().len(), 1);
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
    save(&RealFs, &link, NEW, Some(Fingerprint::of(OLD))).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read(&real).unwrap(), NEW);
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    assert!(matches!(save(&RealFs, &link, OLD, Some(Fingerprint::of(NEW))), Err(SaveError::ReadOnly)));
    symlink("c", folder.path().join("d")).unwrap();
    symlink("d", folder.path().join("c")).unwrap();
    assert!(matches!(save(&RealFs, &folder.path().join("c"), NEW, None), Err(SaveError::Links | SaveError::Io { .. })));
    symlink("nothing", folder.path().join("dangling")).unwrap();
    save(&RealFs, &folder.path().join("dangling"), NEW, None).unwrap();
    assert_eq!(fs::read(folder.path().join("nothing")).unwrap(), NEW);
}

#[test]
fn a_fingerprint_depends_on_every_byte_and_never_changes_its_meaning() {
    assert_eq!(Fingerprint::of(b"").to_string(), "0-6c62272e07bb014262b821756295c58d");
    assert_eq!(Fingerprint::of(b"a").to_string(), "1-d228cb696f1a8caf78912b704e4a8964");
    for at in 0..NEW.len() {
        let mut other = NEW.to_vec();
        other[at] ^= 1;
        assert_ne!(Fingerprint::of(&other), Fingerprint::of(NEW));
    }
}

/// The settings in a file of that text.
fn settings(text: &str) -> Settings {
    Settings::load(&FaultyFs::new(Some(text.as_bytes()), NEVER, Fault::Stop), Path::new("a"))
}

#[test]
fn settings_that_are_missing_or_damaged_are_the_ones_to_begin_with() {
    for text in ["", "(", "42", "{\"language\": 7}", "{\"language\": \"he\"", "\u{0}", &"[".repeat(100_000)] {
        assert_eq!(settings(text).language(), None, "{text:.40}");
    }
    assert_eq!(Settings::load(&FaultyFs::new(None, NEVER, Fault::Stop), Path::new("a")), Settings::default());
    let broken = FaultyFs::new(Some(b"{\"language\": \"he\"}"), 0, Fault::Error(io::ErrorKind::PermissionDenied));
    assert_eq!(Settings::load(&broken, Path::new("a")).language(), None);
    assert_eq!(settings("{\"language\": \"he\"}").language(), Some("he"));
}

#[test]
fn settings_keep_what_a_newer_version_remembers() {
    let newer = "{\"recent\": [\"/a\", \"ב\"], \"language\": \"ro\", \"window\": {\"width\": 800.5, \"full\": true}}";
    let fs = FaultyFs::new(Some(newer.as_bytes()), NEVER, Fault::Stop);
    let mut changed = Settings::load(&fs, Path::new("a"));
    changed.set_language(Some("he"));
    changed.save(&fs, Path::new("a")).unwrap();
    let back = Settings::load(&fs, Path::new("a"));
    assert_eq!(back, settings(&newer.replace("\"ro\"", "\"he\"")));
    changed.set_language(None);
    assert_eq!(changed.language(), None);
    assert_eq!(changed, settings(&newer.replace("\"language\": \"ro\", ", "")));
}

#[test]
fn settings_that_cannot_be_saved_leave_the_old_ones() {
    let old = b"{\"language\": \"he\"}";
    let mut refused = 0;
    for at in 0..20 {
        let fs = FaultyFs::new(Some(old), at, Fault::Error(io::ErrorKind::StorageFull));
        let saved = Settings::default().save(&fs, Path::new("a"));
        if matches!(&saved, Err(error) if !matches!(error, SaveError::Unconfirmed { .. })) {
            refused += 1;
            assert_eq!(fs.file().as_deref(), Some(&old[..]), "{at}");
        }
    }
    assert!(refused > 5, "{refused}");
}
