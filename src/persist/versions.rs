//! What a file held before it was overwritten, kept in the data folder.
//!
//! [`save`] does what [`super::save`] does, and keeps the old file before the new one takes its place, whichever program
//! wrote it. The versions of a file are in one folder, whatever path leads to the file, and are maps themselves:
//! `replaced-written-fingerprint.journey.ron`. [`KEPT_FOR`](super::KEPT_FOR) and [`KEPT_AT_LEAST`] say how many are kept.
//! A version that could not be kept does not stop the save, but is reported.

use std::cell::RefCell;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::store::{self, save_over};
use super::{Fingerprint, Fs, KEPT_AT_LEAST, LoadError, SaveError, Timestamp, read, retention};
use crate::edit::Summary;
use crate::model::Map;

/// The versions of one file take no more than this, except for the newest.
const MOST_OF_FILE: u64 = 256 << 20;
/// The versions of all files take no more than this, except for the newest of each.
const MOST_OF_ALL: u64 = 1 << 30;
const ENDING: &str = ".journey.ron";

/// The result of a save.
#[derive(Debug)]
pub struct SaveOutcome {
    /// What the file holds now.
    pub fingerprint: Fingerprint,
    /// Why the old file was not kept, when it should have been.
    pub not_kept: Option<SaveError>,
}

/// A version of a file that was overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Where it is kept.
    pub file: PathBuf,
    /// When it was written.
    pub written: Timestamp,
    /// When it was overwritten.
    pub replaced: Timestamp,
    /// What it holds.
    pub fingerprint: Fingerprint,
}

/// A version, and what was changed after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionEntry {
    /// The version.
    pub version: Version,
    /// What was changed from it to the next newer version, or to the present map; `None` when one of the two cannot be
    /// read.
    pub changes: Option<Summary>,
}

/// Saves a map as [`super::save`] does, and keeps the file that it overwrites in `folder`.
///
/// # Errors
/// When the file is not as expected, or the file system refuses.
pub fn save(
    fs: &dyn Fs,
    path: &Path,
    bytes: &[u8],
    expected: Option<Fingerprint>,
    folder: &Path,
    now: Timestamp,
) -> Result<SaveOutcome, SaveError> {
    let not_kept = RefCell::new(None);
    let keep = |target: &Path, old: &[u8]| {
        *not_kept.borrow_mut() = keep(fs, folder, target, old, now).err();
    };
    let fingerprint = save_over(fs, path, bytes, expected, &keep)?;
    Ok(SaveOutcome { fingerprint, not_kept: not_kept.into_inner() })
}

/// The versions of the file at `path` that are kept in `folder`, the newest first.
///
/// # Errors
/// When the folder exists and cannot be read.
pub fn list(fs: &dyn Fs, folder: &Path, path: &Path) -> io::Result<Vec<Version>> {
    list_in(fs, &place(fs, folder, path))
}

/// The same versions, with what was changed from each to the next, up to `present`.
///
/// # Errors
/// When the folder exists and cannot be read.
pub fn history(fs: &dyn Fs, folder: &Path, path: &Path, present: &Map) -> io::Result<Vec<VersionEntry>> {
    let mut next = Some(present.clone());
    let told = list(fs, folder, path)?.into_iter().map(|version| {
        let map = open(fs, &version).ok();
        let changes = map.as_ref().zip(next.as_ref()).map(|(map, next)| Summary::between(map, next));
        next = map;
        VersionEntry { version, changes }
    });
    Ok(told.collect())
}

/// The map of a version. Restoring it is a patch from the present map to this one, so that it can be undone.
///
/// # Errors
/// When it does not exist any more, or is damaged.
pub fn open(fs: &dyn Fs, version: &Version) -> Result<Map, LoadError> {
    let bytes = store::load_bytes(fs, &version.file)?;
    if Fingerprint::new(&bytes) != version.fingerprint {
        return Err(LoadError::Io(io::Error::new(io::ErrorKind::InvalidData, "the copy is damaged")));
    }
    Ok(read(&bytes)?)
}

/// Removes the oldest versions while those of all files together take too much. Best called once, some time after the
/// start.
pub fn tidy(fs: &dyn Fs, folder: &Path, now: Timestamp) {
    let places: Vec<PathBuf> = fs.list(folder).unwrap_or_default().iter().map(|name| folder.join(name)).collect();
    let all: Vec<Vec<Version>> = places
        .iter()
        .map(|place| {
            let _ = store::remove_leftovers(fs, place, now);
            prune(fs, place, now);
            list_in(fs, place).unwrap_or_default()
        })
        .collect();
    let size = |version: &Version| version.fingerprint.length();
    let mut total: u64 = all.iter().flatten().map(size).sum();
    let mut spare: Vec<&Version> = all.iter().flat_map(|versions| versions.iter().skip(KEPT_AT_LEAST)).collect();
    spare.sort_by_key(|version| version.replaced);
    for version in spare {
        if total <= MOST_OF_ALL {
            return;
        }
        if fs.remove(&version.file).is_ok() {
            total = total.saturating_sub(size(version));
        }
    }
}

fn keep(fs: &dyn Fs, folder: &Path, target: &Path, old: &[u8], now: Timestamp) -> Result<(), SaveError> {
    let place = place(fs, folder, target);
    let fingerprint = Fingerprint::new(old);
    let newest = list_in(fs, &place).unwrap_or_default().into_iter().next();
    if newest.is_some_and(|newest| newest.fingerprint == fingerprint && fs.kind(&newest.file).is_ok()) {
        return Ok(());
    }
    let written = fs.modified(target).unwrap_or(now);
    let version = Version { file: PathBuf::new(), written, replaced: now, fingerprint };
    store::replace_private(fs, &place.join(version.name()), old)?;
    prune(fs, &place, now);
    Ok(())
}

/// The folder of the versions of one file.
fn place(fs: &dyn Fs, folder: &Path, path: &Path) -> PathBuf {
    let target = store::follow_links(fs, path).unwrap_or_else(|_| path.to_owned());
    let canonical = fs.canonical(&target).or_else(|error| {
        // The file may be gone while its versions are still wanted.
        let name = target.file_name().ok_or(error)?;
        fs.canonical(store::folder_of(&target)).map(|folder| folder.join(name))
    });
    let name = canonical.unwrap_or(target);
    folder.join(Fingerprint::new(name.as_os_str().as_encoded_bytes()).to_string())
}

fn list_in(fs: &dyn Fs, place: &Path) -> io::Result<Vec<Version>> {
    let paths = store::paths_in(fs, place)?;
    let mut versions: Vec<Version> = paths.into_iter().filter_map(Version::at).collect();
    versions.sort_by(|a, b| (b.replaced, &b.file).cmp(&(a.replaced, &a.file)));
    Ok(versions)
}

fn prune(fs: &dyn Fs, place: &Path, now: Timestamp) {
    let versions = list_in(fs, place).unwrap_or_default();
    let kept = versions.iter().map(|version| (version.replaced, version.fingerprint.length(), &version.file));
    for file in retention::surplus(kept, now, MOST_OF_FILE) {
        // What cannot be removed is tried again next time.
        let _ = fs.remove(file);
    }
}

impl Version {
    fn name(&self) -> String {
        let [replaced, written] = [self.replaced, self.written].map(|stamp| stamp.after_1970().as_millis());
        format!("{replaced:013}-{written:013}-{}{ENDING}", self.fingerprint)
    }

    fn at(file: PathBuf) -> Option<Self> {
        let (replaced, rest) = file.file_name()?.to_str()?.strip_suffix(ENDING)?.split_once('-')?;
        let (written, fingerprint) = rest.split_once('-')?;
        let stamp = |text: &str| text.parse().ok().map(|millis| Timestamp::since_1970(Duration::from_millis(millis)));
        let (written, replaced) = (stamp(written)?, stamp(replaced)?);
        Some(Self { written, replaced, fingerprint: Fingerprint::parse(fingerprint)?, file })
    }
}
