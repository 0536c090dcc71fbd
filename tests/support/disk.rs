//! A disk in memory that goes wrong on demand: at any one operation, when it is full, or when the machine stops.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use throughline::persist::{FileKind, FileLock, FileMode, Fs, OutputFile, Timestamp};

/// How an operation goes wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// It reports an error, and writes half if it was to write.
    Error(io::ErrorKind),
    /// The machine stops: this operation and all later ones do nothing, but that a write is torn.
    Stop,
    /// It writes something else and reports success.
    Garble,
    /// A rename is made and reported as failed, as by a network folder that loses its answer.
    Unanswered(io::ErrorKind),
}

pub const NEVER: usize = usize::MAX;

#[derive(Default)]
struct Content {
    files: BTreeMap<PathBuf, (Vec<u8>, Timestamp, FileMode)>,
    links: BTreeMap<PathBuf, PathBuf>,
    read_only: BTreeSet<PathBuf>,
    held: BTreeSet<PathBuf>,
    operations: usize,
    stopped: bool,
    full: bool,
    log: Vec<&'static str>,
    waited: Vec<Duration>,
    numbers: u64,
    now: Timestamp,
}

#[derive(Clone)]
pub struct Disk {
    content: Arc<Mutex<Content>>,
    /// Notified of each operation.
    operated: Arc<Condvar>,
    at: usize,
    /// How many operations in a row go wrong.
    times: usize,
    fault: Fault,
}

impl Default for Disk {
    fn default() -> Self {
        Self::failing(NEVER, Fault::Stop)
    }
}

impl Disk {
    /// A disk of which the `at`-th operation goes wrong.
    pub fn failing(at: usize, fault: Fault) -> Self {
        Self { content: Arc::default(), operated: Arc::default(), at, times: 1, fault }
    }

    /// The same for so many operations in a row.
    pub fn failing_often(at: usize, times: usize, fault: Fault) -> Self {
        Self { times, ..Self::failing(at, fault) }
    }

    /// The same content on a disk on which nothing goes wrong, as after a start of the machine.
    pub fn restarted(&self) -> Self {
        let mut content = self.content();
        (content.stopped, content.full, content.operations) = (false, false, 0);
        content.held.clear();
        drop(content);
        Self { content: Arc::clone(&self.content), ..Self::default() }
    }

    pub fn with(self, path: &str, bytes: &[u8]) -> Self {
        self.put(path, bytes);
        self
    }

    pub fn with_link(self, path: &str, to: &str) -> Self {
        self.content().links.insert(path.into(), to.into());
        self
    }

    /// A folder or file that may not be changed.
    pub fn with_read_only(self, path: &str) -> Self {
        self.content().read_only.insert(path.into());
        self
    }

    /// What another program does to a file.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut content = self.content();
        let now = content.now;
        content.files.insert(path.into(), (bytes.to_vec(), now, FileMode::Default));
    }

    pub fn set_now(&self, now: Timestamp) {
        self.content().now = now;
    }

    pub fn set_full(&self, full: bool) {
        self.content().full = full;
    }

    /// Nothing gets on as long as the result is not dropped.
    pub fn stuck(&self) -> impl Drop + '_ {
        struct Stuck<'a>(#[allow(dead_code)] MutexGuard<'a, Content>);
        impl Drop for Stuck<'_> {
            fn drop(&mut self) {}
        }
        Stuck(self.content())
    }

    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        self.content().files.get(Path::new(path)).map(|(bytes, ..)| bytes.clone())
    }

    pub fn access(&self, path: &Path) -> Option<FileMode> {
        self.content().files.get(path).map(|(_, _, access)| *access)
    }

    /// The paths of all files.
    pub fn names(&self) -> Vec<PathBuf> {
        self.content().files.keys().cloned().collect()
    }

    /// The operations so far, in order.
    pub fn log(&self) -> Vec<&'static str> {
        self.content().log.clone()
    }

    /// The machine has stopped.
    pub fn has_stopped(&self) -> bool {
        self.content().stopped
    }

    /// Waits until that operation was tried so many times more.
    pub fn wait_for(&self, name: &str, times: usize) {
        let count = |content: &Content| content.log.iter().filter(|one| **one == name).count();
        let content = self.content();
        let until = count(&content) + times;
        let (content, _) = self
            .operated
            .wait_timeout_while(content, Duration::from_secs(20), |content| count(content) < until)
            .unwrap();
        assert!(count(&content) >= until, "{name} was not tried {times} times more");
    }

    pub fn waited(&self) -> Vec<Duration> {
        self.content().waited.clone()
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap()
    }

    /// Counts an operation. `Ok(true)`: it shall write something else.
    fn begin(&self, name: &'static str) -> io::Result<bool> {
        let mut content = self.content();
        let here = content.operations >= self.at && content.operations - self.at < self.times;
        content.operations += 1;
        content.log.push(name);
        self.operated.notify_all();
        match self.fault {
            Fault::Stop if here || content.stopped => {
                content.stopped = true;
                Err(io::ErrorKind::Interrupted.into())
            }
            Fault::Error(kind) if here => Err(kind.into()),
            Fault::Garble | Fault::Unanswered(_) if here => Ok(true),
            _ => Ok(false),
        }
    }

    fn allowed(&self, path: &Path) -> io::Result<()> {
        let refused = path.ancestors().any(|folder| self.content().read_only.contains(folder));
        if refused { Err(io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }
}

impl Content {
    /// The file that a path means, links followed.
    fn target(&self, path: &Path) -> PathBuf {
        let mut target = plain(path);
        for _ in 0..8 {
            match self.links.get(&target) {
                Some(next) => target = plain(&target.parent().unwrap_or(Path::new("")).join(next)),
                None => break,
            }
        }
        target
    }
}

fn plain(path: &Path) -> PathBuf {
    path.strip_prefix(".").unwrap_or(path).to_owned()
}

struct Writing(Disk, PathBuf);

impl OutputFile for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let result = self.0.begin("write");
        let mut content = self.0.content();
        let full = content.full;
        let part = if full || !matches!(result, Ok(false)) { &bytes[..bytes.len() / 2] } else { bytes };
        let now = content.now;
        if let Some((file, at, _)) = content.files.get_mut(&self.1) {
            file.extend_from_slice(part);
            *at = now;
        }
        if full { Err(io::ErrorKind::StorageFull.into()) } else { result.map(drop) }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.begin("sync").map(drop)
    }
}

struct Holding(Disk, PathBuf);

impl FileLock for Holding {}

impl Drop for Holding {
    fn drop(&mut self) {
        self.0.content().held.remove(&self.1);
    }
}

impl Fs for Disk {
    fn open(&self, path: &Path) -> io::Result<Box<dyn io::Read>> {
        self.begin("read")?;
        let content = self.content();
        let (bytes, ..) = content.files.get(&content.target(path)).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(io::Cursor::new(bytes.clone())))
    }

    fn kind(&self, path: &Path) -> io::Result<FileKind> {
        self.begin("kind")?;
        let content = self.content();
        let path = content.target(path);
        if content.files.contains_key(&path) {
            return Ok(FileKind::File { read_only: content.read_only.contains(&path) });
        }
        let folder = content.files.keys().any(|file| file.starts_with(&path));
        if folder { Ok(FileKind::Folder) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn link(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        self.begin("link")?;
        Ok(self.content().links.get(&plain(path)).cloned())
    }

    fn make_folder(&self, path: &Path, _mode: FileMode) -> io::Result<()> {
        self.begin("make_folder")?;
        self.allowed(&plain(path))
    }

    fn create(&self, path: &Path, access: FileMode) -> io::Result<Box<dyn OutputFile>> {
        self.begin("create")?;
        let path = plain(path);
        self.allowed(&path)?;
        let mut content = self.content();
        if content.files.contains_key(&path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let now = content.now;
        content.files.insert(path.clone(), (Vec::new(), now, access));
        Ok(Box::new(Writing(self.clone(), path)))
    }

    fn append(&self, path: &Path) -> io::Result<Box<dyn OutputFile>> {
        self.begin("append")?;
        let path = plain(path);
        self.content().files.get(&path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Writing(self.clone(), path)))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.begin("list")?;
        let folder = plain(folder);
        let content = self.content();
        let inside = content.files.keys().filter_map(|path| path.strip_prefix(&folder).ok());
        let names: BTreeSet<OsString> =
            inside.filter_map(|rest| rest.components().next()).map(|name| name.as_os_str().to_owned()).collect();
        if names.is_empty() { Err(io::ErrorKind::NotFound.into()) } else { Ok(names.into_iter().collect()) }
    }

    fn modified(&self, path: &Path) -> io::Result<Timestamp> {
        self.begin("modified")?;
        let content = self.content();
        content.files.get(&content.target(path)).map(|(_, at, _)| *at).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        self.begin("canonical").map(|_| plain(path))
    }

    fn try_lock(&self, path: &Path) -> io::Result<Option<Box<dyn FileLock>>> {
        self.begin("hold")?;
        let mut content = self.content();
        let (path, now) = (plain(path), content.now);
        content.files.entry(path.clone()).or_insert((Vec::new(), now, FileMode::Private));
        let free = content.held.insert(path.clone());
        Ok(free.then(|| Box::new(Holding(self.clone(), path)) as Box<dyn FileLock>))
    }

    fn copy_permissions(&self, _from: &Path, _to: &Path) -> io::Result<()> {
        self.begin("copy_permissions").map(drop)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let is_here = self.begin("rename")?;
        let mut content = self.content();
        let file = content.files.remove(&plain(from)).ok_or(io::ErrorKind::NotFound)?;
        content.files.insert(plain(to), file);
        match self.fault {
            Fault::Unanswered(kind) if is_here => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        self.begin("sync_folder").map(drop)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.begin("remove")?;
        self.allowed(&plain(path))?;
        let removed = self.content().files.remove(&plain(path));
        removed.map(drop).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn unique(&self) -> u64 {
        let mut content = self.content();
        content.numbers += 1;
        content.numbers
    }

    fn wait(&self, time: Duration) {
        self.content().waited.push(time);
    }
}
