//! The user's settings, and the thread that writes them: the window never waits for the disk.
//!
//! Several windows write the same small file. Under a lock, each reads it again and changes only its own part, so that
//! the changes of other windows stay.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::persist::{FileMode, Fs, RealFs, Settings, SettingsStatus};

/// The settings, shared by all parts of a window. Clones share one state.
#[derive(Clone)]
pub struct SettingsStore(Arc<Mutex<SettingsState>>);

struct SettingsState {
    fs: Arc<dyn Fs>,
    path: PathBuf,
    settings: Settings,
    found: SettingsStatus,
    writing: Option<JoinHandle<()>>,
}

impl SettingsStore {
    /// The settings of the current user; `None` without a home directory.
    #[must_use]
    pub fn for_user() -> Option<Self> {
        use etcetera::BaseStrategy as _;
        let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
        Some(Self::at(Arc::new(RealFs), folders.config_dir().join("throughline").join("settings.ron")))
    }

    /// The settings in the file at `path`. A damaged file is renamed and replaced.
    #[must_use]
    pub fn at(fs: Arc<dyn Fs>, path: PathBuf) -> Self {
        let (settings, found) = Settings::load_at_start(&*fs, &path);
        Self(Arc::new(Mutex::new(SettingsState { fs, path, settings, found, writing: None })))
    }

    /// The current settings.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.kept().settings.clone()
    }

    /// True when the file could not be read at the start.
    #[must_use]
    pub fn was_damaged(&self) -> bool {
        matches!(self.kept().found, SettingsStatus::Damaged { .. })
    }

    /// Changes the settings, here at once and in the file soon.
    pub fn change(&self, change: impl Fn(&mut Settings) + Send + 'static) {
        let mut kept = self.kept();
        change(&mut kept.settings);
        let (fs, path, before) = (Arc::clone(&kept.fs), kept.path.clone(), kept.writing.take());
        let write = move || {
            before.map(JoinHandle::join);
            let _turn = turn(&*fs, &path);
            let mut settings = Settings::load(&*fs, &path);
            change(&mut settings);
            // On failure the change lasts until the program ends.
            let _ = settings.save(&*fs, &path);
        };
        kept.writing = thread::Builder::new().name("settings".to_owned()).spawn(write).ok();
    }

    fn kept(&self) -> MutexGuard<'_, SettingsState> {
        // No change can stop halfway, so a poisoned lock holds sound settings.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for SettingsState {
    /// Waits for the last write.
    fn drop(&mut self) {
        let _ = self.writing.take().map(JoinHandle::join);
    }
}

/// Waits until no other window is writing; gives up after half a second, and at once where files can't be locked.
fn turn(fs: &dyn Fs, path: &std::path::Path) -> Option<Box<dyn crate::persist::FileLock>> {
    let lock = path.with_extension("lock");
    fs.make_folder(path.parent()?, FileMode::Private).ok()?;
    for _ in 0..50 {
        match fs.try_lock(&lock) {
            Ok(None) => fs.wait(Duration::from_millis(10)),
            Ok(held) => return held,
            Err(_) => return None,
        }
    }
    None
}
