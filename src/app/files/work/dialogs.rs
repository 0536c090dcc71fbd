//! File dialogs of the desktop. The window never waits for them.

use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::task::{Context, Poll, Wake as Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use rfd::AsyncFileDialog;

use crate::app::files::flow::event::{Event, Picked, Purpose};
use crate::app::worker::Wake;
use crate::exchange::import;
use crate::i18n::{Locale, Words};

/// What a file dialog is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickRequest {
    /// What the file is for.
    pub purpose: Purpose,
    /// The folder to start in.
    pub folder: Option<PathBuf>,
    /// The proposed name, when a file is to be written.
    pub name: String,
}

/// A way to choose files.
pub trait Dialogs {
    /// Opens a dialog. Its answer comes over the channel, and `wake` is called when it is there. A channel that closes
    /// without an answer means that there is no dialog.
    fn pick(&mut self, request: PickRequest, wake: Wake) -> Receiver<Picked>;

    /// Changes the language. Dialogs without words of their own have nothing to do.
    fn set_language(&mut self, _words: &Words) {}
}

/// The dialog that is open.
#[derive(Default)]
pub struct Picking(Option<(Instant, Receiver<Picked>)>);

impl Picking {
    /// A dialog was opened.
    pub fn start(&mut self, answer: Receiver<Picked>) {
        self.0 = Some((Instant::now(), answer));
    }

    /// Takes in the answer of the dialog.
    pub fn poll(&mut self) -> Option<Event> {
        let picked = match self.0.as_ref()?.1.try_recv() {
            Err(TryRecvError::Empty) => return None,
            Ok(picked) => picked,
            Err(TryRecvError::Disconnected) => Picked::Unavailable,
        };
        self.0 = None;
        Some(Event::Picked(picked))
    }

    /// How long the dialog has been open.
    pub fn age(&self) -> Option<Duration> {
        self.0.as_ref().map(|(since, _)| since.elapsed())
    }
}

/// A dialog that is cancelled faster than anybody can read and decide did not open. Linux does not tell the two apart.
const TOO_FAST_FOR_A_PERSON: Duration = Duration::from_millis(300);

/// The file dialogs of the desktop.
pub struct DesktopDialogs {
    parent: AsyncFileDialog,
    locale: Locale,
}

impl DesktopDialogs {
    /// Dialogs that belong to a window, in its language.
    #[must_use]
    pub fn new(window: &eframe::CreationContext<'_>, words: &Words) -> Self {
        Self { parent: AsyncFileDialog::new().set_parent(window), locale: words.locale() }
    }

    fn dialog(&self, request: &PickRequest) -> AsyncFileDialog {
        let words = Words::new(self.locale);
        let foreign: Vec<&str> =
            import::ImportFormat::ALL.into_iter().flat_map(|format| format.endings()).copied().collect();
        // Systems know only the last part of an extension.
        let map = ("dialog-filter-map", ["ron"].as_slice());
        let foreign = ("dialog-filter-import", foreign.as_slice());
        let (title, (filter, endings)) = match request.purpose {
            Purpose::Open => ("dialog-open-title", map),
            Purpose::Import => ("dialog-import-title", foreign),
            Purpose::Save => ("dialog-save-title", map),
            Purpose::Export(format) => ("dialog-export-title", (format.key(), format.extensions())),
        };
        let mut dialog = self.parent.clone().set_title(words.text(title)).add_filter(words.text(filter), endings);
        if request.purpose == Purpose::Open {
            dialog = dialog.add_filter(words.text(foreign.0), foreign.1);
        }
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        if !request.purpose.reads() {
            dialog = dialog.set_file_name(&request.name);
        }
        dialog
    }
}

impl Dialogs for DesktopDialogs {
    fn set_language(&mut self, words: &Words) {
        self.locale = words.locale();
    }

    fn pick(&mut self, request: PickRequest, wake: Wake) -> Receiver<Picked> {
        let (sender, receiver) = channel();
        let dialog = self.dialog(&request);
        let asked = Instant::now();
        let wait = move |chosen: Option<rfd::FileHandle>| {
            let picked = match chosen {
                Some(file) => Picked::Chosen(file.path().to_owned()),
                None if cfg!(target_os = "linux") && asked.elapsed() < TOO_FAST_FOR_A_PERSON => Picked::Unavailable,
                None => Picked::Cancelled,
            };
            // The window may no longer be waiting.
            let _ = sender.send(picked);
        };
        // The dialog is made on this thread, where some systems want it, and waited for on another.
        if request.purpose.reads() {
            let chosen = dialog.pick_file();
            spawn(wake, move || wait(block_on(chosen)));
        } else {
            let chosen = dialog.save_file();
            spawn(wake, move || wait(block_on(chosen)));
        }
        receiver
    }
}

fn spawn(wake: Wake, work: impl FnOnce() + Send + 'static) {
    // Without a thread the channel closes, which means that there is no dialog.
    let _ = crate::app::worker::spawn("file dialog", wake, work);
}

/// Wakes a thread that waits for a future.
struct Unpark(Thread);

impl Waker for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let waker = Arc::new(Unpark(thread::current())).into();
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(result) = future.as_mut().poll(&mut context) {
            return result;
        }
        thread::park();
    }
}
