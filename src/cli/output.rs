//! Where the command line writes: lines for people, each made safe for a terminal, and bytes for programs and files.
//!
//! The streams are private to this module, so nothing reaches a terminal past [`safe`].

use std::borrow::Cow;
use std::io::{ErrorKind, Write};

use serde_json::Value;

use super::diagnostic::Diagnostic;
use super::speech::{Sentence, SystemText};
use crate::model::{breaks_line, turns_text};

/// What diagnostics call the standard output.
pub(super) fn standard_output() -> Sentence {
    Sentence::new("cli-standard-output")
}

/// The standard output and the standard error.
pub struct Output<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

impl<'a> Output<'a> {
    /// An output that writes to these two streams.
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write) -> Self {
        Self { out, err }
    }

    /// Writes lines for people to the standard output.
    pub(super) fn lines<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) -> Result<(), Diagnostic> {
        let text: String = lines.into_iter().flat_map(|line| [safe(line.as_ref()).into_owned(), "\n".into()]).collect();
        self.bytes(text.as_bytes())
    }

    /// Writes a document for programs to the standard output.
    pub(super) fn json(&mut self, json: &Value) -> Result<(), Diagnostic> {
        self.bytes(format!("{json:#}\n").as_bytes())
    }

    /// Writes the content of a file to the standard output, as it is. A reader that closes its end early
    /// (`throughline templates | head -1`) is no failure.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Diagnostic> {
        match self.out.write_all(bytes).and_then(|()| self.out.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Diagnostic::new(
                standard_output(),
                Sentence::new("cli-not-written").quoting("detail", SystemText(error)),
            )),
            _ => Ok(()),
        }
    }

    /// Writes lines for people to the standard error.
    pub(super) fn warn<T: AsRef<str>>(&mut self, lines: impl IntoIterator<Item = T>) {
        for line in lines {
            // When this fails there is nowhere left to report it.
            let _ = writeln!(self.err, "{}", safe(line.as_ref()));
        }
    }
}

/// A line that a terminal shows as it is: characters that a terminal obeys, that begin another line or that reorder the
/// text around them are written as escapes, as in `\u{1b}[31m`.
///
/// Names of files and texts of maps are written by others. Raw, they could recolor or clear the screen, set the title of
/// the window, forge a line of ours, or show the name of a file back to front.
#[must_use]
pub fn safe(line: &str) -> Cow<'_, str> {
    if !line.contains(is_unsafe) {
        return Cow::Borrowed(line);
    }
    let mut safe = String::with_capacity(line.len() + 16);
    for c in line.chars() {
        if is_unsafe(c) { safe.extend(c.escape_default()) } else { safe.push(c) }
    }
    Cow::Owned(safe)
}

/// Also true for the old controls of shaping and digits, which Unicode asks programs not to use.
fn is_unsafe(c: char) -> bool {
    breaks_line(c) || turns_text(c) || matches!(c, '\u{206a}'..='\u{206f}')
}
