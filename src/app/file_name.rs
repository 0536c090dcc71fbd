//! Names of files: from the title of a map, with the right extension, as the user types them, and as they are shown.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::export::Format;
use crate::i18n::{legible, one_line};
use crate::model::turns_text;

/// The extension of the file of a map.
pub const MAP_ENDING: &str = ".journey.ron";

/// The most bytes of a name that is made from a title: file systems take 255, and copies get longer names.
const LONGEST: usize = 120;

/// The name of a file from the title of a map, without extension: in any script, but without what some file system
/// refuses.
///
/// ```
/// # use throughline::app::file_name::from_title;
/// assert_eq!(from_title("מפה: לקוח/ספק", "Map"), "מפה לקוח ספק");
/// assert_eq!(from_title("...", "Map"), "Map");
/// ```
#[must_use]
pub fn from_title(title: &str, untitled: &str) -> String {
    let cleaned = clean(title);
    let name = if cleaned.is_empty() { clean(untitled) } else { cleaned };
    if is_reserved(&name) { format!("{name}_") } else { name }
}

/// The name of a file in titles and messages: without folder and without the extension of a map.
#[must_use]
pub fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    legible(split(&name, MAP_ENDING).unwrap_or(&name)).into_owned()
}

/// A whole path in messages.
#[must_use]
pub fn full(path: &Path) -> String {
    legible(&path.to_string_lossy()).into_owned()
}

/// The path with the extension, which is added when it is missing, or completed when a part of it is there.
#[must_use]
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    let text = name.to_string_lossy();
    if split(&text, ending).is_some() {
        return path.to_owned();
    }
    // `map.ron` and `map.journey` are half of `map.journey.ron`: dialogs add the half that they know.
    let mut parts = ending.split('.').filter(|part| !part.is_empty()).map(|part| format!(".{part}"));
    let stem = parts.find_map(|part| split(&text, &part).map(OsString::from));
    let mut whole = stem.unwrap_or_else(|| name.to_owned());
    whole.push(ending);
    path.with_file_name(whole)
}

/// The path with an extension of a format. The usual one is added when it has none of them, and replaces that of another
/// format.
#[must_use]
pub fn with_ending_of(path: &Path, format: Format) -> PathBuf {
    let own =
        path.extension().is_some_and(|own| format.extensions().iter().any(|ending| own.eq_ignore_ascii_case(ending)));
    let other = path.extension().and_then(|other| other.to_str()).and_then(Format::from_extension);
    match (own, other) {
        (true, _) => path.to_owned(),
        (false, Some(_)) => with_ending(&path.with_extension(""), &ending_of(format)),
        (false, None) => with_ending(path, &ending_of(format)),
    }
}

/// The usual extension of a format, with the dot.
#[must_use]
pub fn ending_of(format: Format) -> String {
    format!(".{}", format.extension())
}

/// The path of a file to write, as the user typed it. A folder with nothing behind it means the file of that name in it.
#[must_use]
pub fn typed_place(text: &str, folder: &Path, name: &str) -> Option<PathBuf> {
    let text = unquoted(text);
    if text.ends_with(std::path::is_separator) { typed(&format!("{text}{name}"), folder) } else { typed(text, folder) }
}

/// The path that the user typed. Blanks and quotes around it are dropped, `~` is the home folder, and a relative path
/// starts in `folder`. `None` when it can't be a file: nothing, or just a folder.
#[must_use]
pub fn typed(text: &str, folder: &Path) -> Option<PathBuf> {
    let text = unquoted(text);
    if text.is_empty() || text.ends_with(std::path::is_separator) {
        return None;
    }
    let path = match text.strip_prefix('~').and_then(|rest| rest.strip_prefix(std::path::is_separator)) {
        Some(rest) => std::env::home_dir().unwrap_or_default().join(rest),
        None => folder.join(text),
    };
    let path = std::path::absolute(&path).unwrap_or(path);
    path.file_name().is_some().then_some(path)
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    quoted.unwrap_or(text).trim()
}

fn clean(title: &str) -> String {
    // Direction marks are invisible and make two names look alike.
    let hidden = |c: char| turns_text(c) || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}');
    let refused = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
    let plain: String = title.chars().filter(|c| !hidden(*c)).map(|c| if refused(c) { ' ' } else { c }).collect();
    let words = one_line(&plain);
    let mut end = LONGEST.min(words.len());
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    // Files whose names begin with a dot are hidden, and ones with a hyphen are taken for options.
    let short = words.get(..end).unwrap_or_default();
    short.trim_start_matches(['.', '-', ' ']).trim_end_matches(['.', ' ']).to_owned()
}

/// True for names of devices, which Windows does not take for files.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered =
        |kind: &str| stem.strip_prefix(kind).is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// The part before an ending, whose letters may be large or small.
fn split<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(ending.len()).filter(|at| *at > 0)?;
    let (stem, end) = name.split_at_checked(at)?;
    end.eq_ignore_ascii_case(ending).then_some(stem)
}
