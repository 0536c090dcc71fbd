//! Writes a map that a command has made to a file or the standard output.

use std::ffi::OsStr;
use std::path::Path;

use super::Io;
use super::diagnostic::Diagnostic;
use super::output::standard_output;
use super::speech::{Sentence, SystemText};
use crate::exchange::import;
use crate::export;
use crate::persist::{FileKind, FileMode, Fs, SaveError, fingerprint_at, save};

/// What to do with an existing file of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    Overwrite,
    /// Keep it, and give the hint of this key.
    Keep(&'static str),
}

impl Existing {
    /// Overwrites the file only if `--force` was given.
    pub(super) fn forced(force: bool) -> Self {
        if force { Self::Overwrite } else { Self::Keep("cli-force-hint") }
    }
}

/// True for a folder, and for a name without an extension that does not exist yet: it becomes a folder.
pub(super) fn names_a_folder(output: &Path, fs: &dyn Fs) -> bool {
    output != Path::new("-") && fs.kind(output).map_or(output.extension().is_none(), |kind| kind == FileKind::Folder)
}

/// The error of a command that was asked for its result and a JSON document on one stream. `what` is the result: `map` or
/// `export`.
pub(super) fn one_stream_for_two(what: &'static str) -> Diagnostic {
    let message = Sentence::new("cli-one-stream-for-two").with("what", what);
    Diagnostic::new(standard_output(), message).hint(Sentence::new("cli-name-file-hint"))
}

/// Makes a folder for the results of a command.
pub(super) fn make_folder(folder: &Path, fs: &dyn Fs) -> Result<(), Diagnostic> {
    let cannot = |error| Diagnostic::at(folder, Sentence::new("cli-no-folder").quoting("detail", SystemText(error)));
    fs.make_folder(folder, FileMode::Default).map_err(cannot)
}

/// Saves a map as text; `-` is the standard output. The name of a picture, a table, or the like is refused, even when
/// the file may be overwritten.
pub(super) fn save_map(out: &Path, text: &str, existing: Existing, io: &mut Io<'_>) -> Result<(), Diagnostic> {
    if out == Path::new("-") {
        return io.output.bytes(text.as_bytes());
    }
    let extension = out.extension().and_then(OsStr::to_str).unwrap_or_default();
    if export::Format::from_extension(extension).is_some() || import::ImportFormat::of_ending(extension).is_some() {
        let message = Sentence::new("cli-no-map-file").with("extension", format!(".{extension}"));
        return Err(Diagnostic::at(out, message).hint(Sentence::new("cli-map-ending-hint")));
    }
    let expected = match existing {
        Existing::Overwrite if io.fs.kind(out).is_ok_and(|kind| kind == FileKind::Special) => {
            return Err(Diagnostic::at(out, Sentence::new("cli-special")));
        }
        Existing::Overwrite => fingerprint_at(io.fs, out),
        Existing::Keep(_) => Ok(None),
    };
    match (expected.and_then(|expected| save(io.fs, out, text.as_bytes(), expected)), existing) {
        (Ok(_), _) => Ok(()),
        (Err(SaveError::Changed { .. }), Existing::Keep(hint)) => {
            Err(Diagnostic::at(out, Sentence::new("dialog-replace-text")).hint(Sentence::new(hint)))
        }
        (Err(error), _) => Err(Diagnostic::from_save(out, error)),
    }
}
