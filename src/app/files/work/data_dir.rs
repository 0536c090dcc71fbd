//! Who works here, and where what is kept for safety lies: the window as others know it, its sign of life, and the
//! folders of the data directory.
//!
//! A window without a workplace, as tests of other things have it, keeps nothing beside the map's own file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::app::random::seed;
use crate::persist::{Fs, Heartbeat, Liveness, LockOwner, RealFs, Timestamp};

/// One window of the program, in one data directory. It lives as long as this is not dropped.
pub struct Workplace {
    fs: Arc<dyn Fs>,
    folder: PathBuf,
    holder: LockOwner,
    /// `None` where the disk does not allow it: others then have to guess.
    _pulse: Option<Heartbeat>,
}

impl Workplace {
    /// The workplace of the person at this computer; `None` for somebody without a home.
    #[must_use]
    pub fn of_person() -> Option<Self> {
        use etcetera::BaseStrategy as _;
        let folders = etcetera::base_strategy::choose_native_strategy().ok()?;
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(std::env::var_os);
        let user = user.unwrap_or_default().to_string_lossy().into_owned();
        let token = u64::try_from(seed() >> 64).unwrap_or_default();
        let holder = LockOwner::this_process(user, now(), token);
        Some(Self::at(Arc::new(RealFs), folders.data_dir().join("throughline"), holder))
    }

    /// A workplace of that window in that data directory, which need not be there yet.
    #[must_use]
    pub fn at(fs: Arc<dyn Fs>, folder: PathBuf, holder: LockOwner) -> Self {
        let pulse = Heartbeat::start(Arc::clone(&fs), &windows(&folder), &holder);
        Self { fs, folder, holder, _pulse: pulse }
    }

    /// The file system that the data directory is on.
    #[must_use]
    pub fn fs(&self) -> &Arc<dyn Fs> {
        &self.fs
    }

    /// This window.
    #[must_use]
    pub fn holder(&self) -> &LockOwner {
        &self.holder
    }

    /// Where journals are.
    #[must_use]
    pub fn recovery(&self) -> PathBuf {
        self.folder.join("recovery")
    }

    /// Where earlier versions are.
    #[must_use]
    pub fn versions(&self) -> PathBuf {
        self.folder.join("versions")
    }

    /// Where windows give signs of life.
    #[must_use]
    pub fn windows(&self) -> PathBuf {
        windows(&self.folder)
    }

    /// Tells whether another window is still there; it looks at the disk.
    pub fn life(&self) -> impl Fn(&LockOwner) -> Liveness + Send + use<> {
        let (fs, here, folder) = (Arc::clone(&self.fs), self.holder.clone(), self.windows());
        move |other| Liveness::check(other, &here, &*fs, &folder)
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
