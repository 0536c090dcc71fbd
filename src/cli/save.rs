//! Writes a map that a command has made to a file or the standard output.

use std::ffi::OsStr;
use std::path::Path;

use super::Io;
use super::diagnostic::Diagnostic;
use super::output::STANDARD_OUTPUT;
use crate::exchange::import;
use crate::export;
use crate::persist::{FileKind, Fs, SaveError, fingerprint_at, save};

/// What to do with an existing file of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    Overwrite,
    /// Keep it, and give this hint.
    Keep(&'static str),
}

impl Existing {
    /// Overwrites the file only if `--force` was given.
    pub(super) fn forced(force: bool) -> Self {
        if force { Self::Overwrite } else { Self::Keep("choose another name, or add --force to overwrite it") }
    }
}

/// True for a folder, and for a name without an extension that does not exist yet: it becomes a folder.
pub(super) fn names_a_folder(output: &Path, fs: &dyn Fs) -> bool {
    output != Path::new("-") && fs.kind(output).map_or(output.extension().is_none(), |kind| kind == FileKind::Folder)
}

/// The error of a command that was asked for a map and a JSON document on one stream.
pub(super) fn one_stream_for_two(what: &str) -> Diagnostic {
    let message = format!("it can take the {what} or the JSON document, not both");
    Diagnostic::new(STANDARD_OUTPUT, message).hint("name a file with -o")
}

/// Saves a map as text; `-` is the standard output. The name of a picture, a table, or the like is refused, even when
/// the file may be overwritten.
pub(super) fn save_map(out: &Path, text: &str, existing: Existing, io: &mut Io<'_>) -> Result<(), Diagnostic> {
    if out == Path::new("-") {
        return io.output.bytes(text.as_bytes());
    }
    let extension = out.extension().and_then(OsStr::to_str).unwrap_or_default();
    if export::Format::from_extension(extension).is_some() || import::ImportFormat::of_ending(extension).is_some() {
        let diagnostic = Diagnostic::at(out, format!("a .{extension} file cannot hold a map"));
        return Err(diagnostic.hint("end the name in .journey.ron"));
    }
    let expected = match existing {
        Existing::Overwrite if io.fs.kind(out).is_ok_and(|kind| kind == FileKind::Special) => {
            return Err(Diagnostic::at(out, "this is a pipe, a socket, or a device, not a regular file"));
        }
        Existing::Overwrite => fingerprint_at(io.fs, out),
        Existing::Keep(_) => Ok(None),
    };
    match (expected.and_then(|expected| save(io.fs, out, text.as_bytes(), expected)), existing) {
        (Ok(_), _) => Ok(()),
        (Err(SaveError::Changed { .. }), Existing::Keep(hint)) => {
            Err(Diagnostic::at(out, "a file with this name already exists").hint(hint))
        }
        (Err(error), _) => Err(Diagnostic::from_save(out, &error)),
    }
}
