//! A desk to try things at: files in a folder of their own, dialogs that answer from a list, disks that fail.

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use throughline::app::files::event::{Answer, Event, Picked};
use throughline::app::files::flow::Phase;
use throughline::app::files::{DataDir, Dialogs, Files, PickRequest};
use throughline::app::worker::Wake;
use throughline::edit::Command;
use throughline::editor::Editor;
use throughline::model::{IdSource, Key};
use throughline::persist::{self, Fs, LockOwner};

use crate::support::{FsHooks, HookedFs};

/// What the next dialogs answer, and what they were asked. A dialog without an answer stays open.
#[derive(Default)]
pub struct Script {
    pub answers: VecDeque<Picked>,
    pub asked: Vec<PickRequest>,
    open: Vec<Sender<Picked>>,
}

#[derive(Clone, Default)]
struct Scripted(Arc<Mutex<Script>>);

impl Dialogs for Scripted {
    fn pick(&mut self, request: PickRequest, wake: Wake) -> Receiver<Picked> {
        let (sender, receiver) = channel();
        let mut script = self.0.lock().unwrap();
        script.asked.push(request);
        match script.answers.pop_front() {
            Some(answer) => sender.send(answer).unwrap(),
            None => script.open.push(sender),
        }
        wake();
        receiver
    }
}

/// Hears when a worker wakes the window, so that tests wait for that and not for a time.
#[derive(Clone, Default)]
pub struct Bell(Arc<(Mutex<u64>, Condvar)>);

impl Bell {
    fn wake(&self) -> Wake {
        let bell = self.clone();
        Arc::new(move || {
            *bell.0.0.lock().unwrap() += 1;
            bell.0.1.notify_all();
        })
    }

    fn rings(&self) -> u64 {
        *self.0.0.lock().unwrap()
    }

    /// Waits until it rings again. What happens on disks without a ring is looked for soon.
    fn wait(&self, rings: u64) {
        let wait =
            self.0.1.wait_timeout_while(self.0.0.lock().unwrap(), Duration::from_millis(10), |now| *now == rings);
        drop(wait.unwrap());
    }
}

/// A disk that can be full, and slow: to write when it is stuck, to read as long as it gives nothing.
#[derive(Clone, Default)]
pub struct Disk {
    pub full: Arc<AtomicBool>,
    pub stuck: Arc<AtomicBool>,
    pub gives_nothing: Arc<AtomicBool>,
}

impl Disk {
    /// The disk as the program sees it.
    pub fn fs(&self) -> Arc<dyn Fs> {
        Arc::new(HookedFs(self.clone()))
    }
}

impl FsHooks for Disk {
    fn before_open(&self) {
        while self.gives_nothing.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn before_create(&self) -> io::Result<()> {
        while self.stuck.load(Ordering::Relaxed) {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.before_append()
    }

    fn before_append(&self) -> io::Result<()> {
        if self.full.load(Ordering::Relaxed) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    /// Nothing in these tests needs the time that is given to other programs.
    fn wait(&self, _time: Duration) {}
}

/// A person at the program, without its window.
pub struct Desk {
    pub files: Files,
    pub editor: Editor,
    pub folder: TempDir,
    pub disk: Disk,
    script: Arc<Mutex<Script>>,
    bell: Bell,
}

impl Desk {
    /// The program as it starts, with the sample map.
    pub fn new() -> Self {
        let scripted = Scripted::default();
        let (script, disk, bell) = (Arc::clone(&scripted.0), Disk::default(), Bell::default());
        let ids = IdSource::seeded(7);
        let mut files = Files::with_fs(disk.fs(), Box::new(scripted), bell.wake(), ids);
        let editor = files.start(None);
        Self { files, editor, folder: tempfile::tempdir().unwrap(), disk, script, bell }
    }

    /// A window that keeps what a crash would cost, in the folder of `data`; each has its own number.
    pub fn working(data: &TempDir, number: u32) -> Self {
        let mut desk = Self::new();
        let owner = LockOwner {
            host: "here".to_owned(),
            process: u32::MAX - number,
            token: format!("{number:016x}"),
            ..LockOwner::default()
        };
        let place = DataDir::new(desk.disk.fs(), data.path().to_owned(), owner);
        let files = std::mem::replace(
            &mut desk.files,
            Files::new(Box::new(Scripted::default()), Arc::new(|| ()), IdSource::seeded(1)),
        );
        desk.files = files.with_data_dir(Some(place), &mut desk.editor);
        desk
    }

    /// Ends as a crash does, but for waiting until the journal is written.
    pub fn crash(self) {
        let Self { files, mut editor, .. } = self;
        let mut files = files;
        files.keep(&mut editor, None);
        drop(files);
    }

    /// The same with a map that has a file, `map.journey.ron`.
    pub fn with_file() -> Self {
        let mut desk = Self::new();
        desk.save_as("map.journey.ron");
        desk
    }

    /// Gives the map a file.
    pub fn save_as(&mut self, name: &str) {
        let path = self.path(name);
        self.will_pick(Picked::Chosen(path));
        self.act(Event::SaveAs);
        assert!(self.editor.is_saved() && self.files.path().is_some());
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn will_pick(&mut self, picked: Picked) {
        self.script.lock().unwrap().answers.push_back(picked);
    }

    pub fn asked(&self) -> Vec<PickRequest> {
        self.script.lock().unwrap().asked.clone()
    }

    /// Answers a dialog that stayed open.
    pub fn pick_at_last(&mut self, picked: Picked) {
        let sender = self.script.lock().unwrap().open.pop().unwrap();
        let _ = sender.send(picked);
        self.wait();
    }

    pub fn title(&mut self, text: &str) {
        self.editor.perform(&Command::SetText { at: Key::Info, text: text.to_owned() }).unwrap();
    }

    pub fn act(&mut self, event: Event) {
        self.files.handle_event(event, &mut self.editor);
        self.wait();
    }

    pub fn answer(&mut self, answer: Answer) {
        self.files.answer(answer, &mut self.editor);
        self.wait();
    }

    pub fn close(&mut self) -> bool {
        self.files.may_close(&mut self.editor)
    }

    /// Lets workers come to their end; a dialog that is open and a disk that is stuck are not waited for.
    pub fn wait(&mut self) {
        self.until(|desk| {
            let dialog = matches!(desk.files.phase(), Phase::Picking(_)) && desk.asked_all();
            !desk.files.is_busy() || dialog || desk.disk.stuck.load(Ordering::Relaxed)
        });
    }

    /// Takes in what workers report until something is true.
    pub fn until(&mut self, is: impl Fn(&Self) -> bool) {
        assert!(self.within(Duration::from_secs(20), is), "it takes too long");
    }

    /// The same for no longer than a time.
    pub fn within(&mut self, most: Duration, is: impl Fn(&Self) -> bool) -> bool {
        let start = Instant::now();
        loop {
            let rings = self.bell.rings();
            self.files.poll(&mut self.editor);
            if is(self) || start.elapsed() > most {
                return is(self);
            }
            self.bell.wait(rings);
        }
    }

    /// Lets the window take its lock and look at its file.
    pub fn look_at_file(&mut self) {
        self.until(|desk| !desk.files.is_looking());
    }

    fn asked_all(&self) -> bool {
        !self.script.lock().unwrap().open.is_empty()
    }

    /// The title of the map in a file.
    pub fn title_in(&self, name: &str) -> String {
        persist::read(&std::fs::read(self.path(name)).unwrap()).unwrap().info.title
    }

    /// Another program writes a file.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Names in the folder: nothing may be left lying about.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}
