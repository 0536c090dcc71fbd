//! Temporary files: their names, and how those are removed that a killed save left.
//!
//! The name is one that Dropbox, OneDrive, Nextcloud and ownCloud don't send to other machines.

use std::io;
use std::path::Path;
use std::time::Duration;

use crate::persist::{FileKind, Fs, Timestamp};

/// A save takes seconds, so what is older belongs to none; a day leaves room for the wrong clock of another machine that
/// is just saving there.
const ABANDONED: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes the temporary files that killed saves left in a folder more than a day ago, and returns their number. Links
/// and files with other names are left alone.
///
/// # Errors
/// When the folder cannot be read. A file that cannot be removed stays.
pub fn remove_leftovers(fs: &dyn Fs, folder: &Path, now: Timestamp) -> io::Result<usize> {
    let names = fs.list(folder)?;
    let paths = names.iter().filter(|name| name.to_str().is_some_and(is_temporary)).map(|name| folder.join(name));
    let removed = paths.filter(|path| {
        let is_file = matches!(fs.link(path), Ok(None)) && matches!(fs.kind(path), Ok(FileKind::File { .. }));
        is_file && fs.modified(path).is_ok_and(|at| at.age(now) >= ABANDONED) && fs.remove(path).is_ok()
    });
    Ok(removed.count())
}

pub(super) fn temporary_name(number: u64) -> String {
    format!(".~throughline-{number:016x}.tmp")
}

fn is_temporary(name: &str) -> bool {
    let number = name.strip_prefix(".~throughline-").and_then(|rest| rest.strip_suffix(".tmp"));
    number.and_then(|number| u64::from_str_radix(number, 16).ok()).is_some_and(|number| temporary_name(number) == name)
}
