//! The data directory, and this window in it: how other windows know it, its sign of life, and the folders for what is
//! kept for safety.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::random::seed;
use crate::persist::{Fs, Heartbeat, Liveness, Lock, LockOwner, RealFs, Timestamp};

/// One window of the program in one data directory. Other windows see it as alive until this is dropped.
pub struct DataDir {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    owner: LockOwner,
    /// `None` where the disk does not allow it: others then have to guess.
    _heartbeat: Option<Heartbeat>,
}

impl DataDir {
    /// The data directory of the user of this computer; `None` for a user without a home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        use etcetera::BaseStrategy as _;
        let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(std::env::var_os);
        let user = user.unwrap_or_default().to_string_lossy().into_owned();
        let token = u64::try_from(seed() >> 64).unwrap_or_default();
        let owner = LockOwner::this_process(user, now(), token);
        Some(Self::new(Arc::new(RealFs), folders.data_dir().join("throughline"), owner))
    }

    /// A window in a data directory, which need not exist yet.
    #[must_use]
    pub fn new(fs: Arc<dyn Fs>, folder: PathBuf, owner: LockOwner) -> Self {
        let heartbeat = Heartbeat::start(Arc::clone(&fs), &windows(&folder), &owner);
        Self { fs, folder, owner, _heartbeat: heartbeat }
    }

    /// The file system of the data directory.
    #[must_use]
    pub fn fs(&self) -> &Arc<dyn Fs> {
        &self.fs
    }

    /// This window.
    #[must_use]
    pub fn owner(&self) -> &LockOwner {
        &self.owner
    }

    /// The folder of the journals.
    #[must_use]
    pub fn recovery(&self) -> PathBuf {
        self.folder.join("recovery")
    }

    /// The folder of the earlier versions.
    #[must_use]
    pub fn versions(&self) -> PathBuf {
        self.folder.join("versions")
    }

    /// The folder of the signs of life.
    #[must_use]
    pub fn windows(&self) -> PathBuf {
        windows(&self.folder)
    }

    /// Tells whether another window is still there, by looking at the disk.
    pub fn liveness(&self) -> impl Fn(&LockOwner) -> Liveness + Send + use<> {
        let (fs, here, folder) = (Arc::clone(&self.fs), self.owner.clone(), self.windows());
        move |other| Liveness::check(other, &here, &*fs, &folder)
    }

    /// Tells which other window has a file open, by looking at the disk.
    pub fn lock_owners(&self) -> impl Fn(&dyn Fs, &Path) -> Option<LockOwner> + Send + use<> {
        let (here, liveness) = (self.owner.clone(), self.liveness());
        move |fs, path| Lock::other_owner(fs, path, &here, &liveness)
    }
}

/// The present time.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::since_1970(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

fn windows(folder: &Path) -> PathBuf {
    folder.join("windows")
}
