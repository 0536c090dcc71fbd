//! The first frame of a journal: whose it is, and of which file.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::persist::{Fingerprint, LockOwner};

/// The version of journals that this program writes. It reads the earlier ones as well.
const VERSION: u32 = 2;
/// The version of journals whose frames hold differences of texts.
const OF_TEXTS: u32 = 1;

/// What the frames after the head hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FrameContents {
    /// The text of a map, and what makes one text of the one before.
    Texts,
    /// A checkpoint, and changes of records.
    Changes,
}

/// The file that a map was read from or last written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Where it is.
    pub path: PathBuf,
    /// What it held.
    pub fingerprint: Fingerprint,
}

/// Whose journal it is, and of which file; `None` for a map that was never saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct JournalHead {
    pub(super) owner: LockOwner,
    pub(super) base: Option<Base>,
}

/// The head as it is written.
#[derive(Serialize, Deserialize)]
struct HeadRecord {
    journal: u32,
    holder: LockOwner,
    path: Option<String>,
    fingerprint: Option<String>,
}

impl JournalHead {
    pub(super) fn write(&self) -> String {
        let base = self.base.as_ref();
        let record = HeadRecord {
            journal: VERSION,
            holder: self.owner.clone(),
            path: base.map(|base| path_as_text(&base.path)),
            fingerprint: base.map(|base| base.fingerprint.to_string()),
        };
        // Writing texts and numbers cannot fail.
        ron::to_string(&record).unwrap_or_default()
    }

    /// `None` for what a later version of the program wrote.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, FrameContents)> {
        let record: HeadRecord = ron::de::from_bytes(bytes).ok()?;
        let contents = match record.journal {
            VERSION => FrameContents::Changes,
            OF_TEXTS => FrameContents::Texts,
            _ => return None,
        };
        let base = match (record.path, record.fingerprint) {
            (Some(path), Some(fingerprint)) => {
                Some(Base { path: path_from_text(&path)?, fingerprint: Fingerprint::parse(&fingerprint)? })
            }
            _ => None,
        };
        Some((Self { owner: record.holder.sanitized(), base }, contents))
    }
}

/// A path as text that says it exactly, also where it is not Unicode: `%` and what is not text stand as `%` and two
/// digits.
fn path_as_text(path: &Path) -> String {
    let mut text = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        text.push_str(&chunk.valid().replace('%', "%25"));
        for byte in chunk.invalid() {
            let _ = write!(text, "%{byte:02x}");
        }
    }
    text
}

/// The path of such a text.
fn path_from_text(text: &str) -> Option<PathBuf> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let (digits, after) = after.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = after;
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(PathBuf::from(os_string(bytes)?))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt;
    Some(OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}
