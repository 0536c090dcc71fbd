//! What the program remembers for a user between two starts. None of it belongs to a map.
//!
//! One small file, a RON map from names to texts, numbers and lists: `{ "language": "he" }`. Entries that this version of
//! the program does not know stay in it. A missing or damaged file counts as empty, because a mere convenience must not keep
//! anybody from working; a damaged one is set aside and reported once.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ron::Value;
use ron::ser::PrettyConfig;

use super::{Fs, SaveError, store};

/// Far more than there is to remember.
const MAX_BYTES: usize = 1 << 20;

const LANGUAGE: &str = "language";
const RECENT: &str = "recent";
const FOLDER: &str = "folder";
const PANELS: &str = "panels";
const WINDOW: &str = "window";
const EXPORT: &str = "export";
const LANE_NAMES: &str = "lane-names";
const TEXT_SIZE: &str = "text size";
const MOTION: &str = "motion";
const DENSITY: &str = "density";
const PANEL_SIZES: &str = "panel sizes";
const COMMANDS: &str = "commands";

/// The number of recent files.
pub const RECENT_FILES: usize = 10;

/// The number of recent commands.
const RECENT_COMMANDS: usize = 8;

/// The position and size of a window on the screen, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WindowGeometry {
    /// Its upper left corner; `None` where the desktop does not tell.
    pub corner: Option<(i32, i32)>,
    /// Its width and height without its frame, when it is not maximized.
    pub size: (i32, i32),
    /// It covers the whole screen.
    pub maximized: bool,
}

/// The state of the settings file at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsStatus {
    /// It can be read.
    Sound,
    /// There is none, as at the first start.
    Missing,
    /// It cannot be read.
    Damaged {
        /// Where it was moved; `None` when that was not possible.
        aside: Option<PathBuf>,
    },
}

/// What the program remembers for a user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    values: BTreeMap<String, Value>,
}

impl Settings {
    /// Reads the file at `path`; empty when there is no such file, or it cannot be read.
    #[must_use]
    pub fn load(fs: &dyn Fs, path: &Path) -> Self {
        let bytes = fs.read(path, MAX_BYTES).unwrap_or_default();
        Self { values: ron::de::from_bytes(&bytes).unwrap_or_default() }
    }

    /// Reads the file at the start of the program, and sets a damaged one aside, so that it is reported once and not lost.
    #[must_use]
    pub fn load_at_start(fs: &dyn Fs, path: &Path) -> (Self, SettingsStatus) {
        let found = fs.read(path, MAX_BYTES);
        match found.as_ref().map(|bytes| ron::de::from_bytes(bytes)) {
            Ok(Ok(values)) => (Self { values }, SettingsStatus::Sound),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), SettingsStatus::Missing),
            Ok(Err(_)) | Err(_) => {
                let mut name = path.as_os_str().to_owned();
                name.push(".damaged");
                let aside = PathBuf::from(name);
                let moved = fs.rename(path, &aside).is_ok();
                (Self::default(), SettingsStatus::Damaged { aside: moved.then_some(aside) })
            }
        }
    }

    /// Writes the file at `path`, and makes its folder if it is missing. Only the user may read it.
    ///
    /// # Errors
    /// When the file system refuses; then the old file is still there.
    pub fn save(&self, fs: &dyn Fs, path: &Path) -> Result<(), SaveError> {
        let pretty = PrettyConfig::new().new_line("\n");
        // Writing texts, numbers and lists cannot fail.
        let text = ron::ser::to_string_pretty(&self.values, pretty).unwrap_or_default() + "\n";
        store::replace_private(fs, path, text.as_bytes())
    }

    /// The language tag that the user chose for the interface; `None` for the language of the system.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        self.text(LANGUAGE)
    }

    /// Remembers a language, or `None` for that of the system.
    pub fn set_language(&mut self, tag: Option<&str>) {
        match tag {
            Some(tag) => self.values.insert(LANGUAGE.to_owned(), Value::String(tag.to_owned())),
            None => self.values.remove(LANGUAGE),
        };
    }

    /// The files that were opened or saved last, the latest first.
    #[must_use]
    pub fn recent(&self) -> Vec<PathBuf> {
        self.texts(RECENT).into_iter().take(RECENT_FILES).map(PathBuf::from).collect()
    }

    /// Puts a file that was opened or saved first. A path that is not Unicode cannot be remembered.
    pub fn note_recent(&mut self, path: &Path) {
        let Some(text) = path.to_str() else { return };
        let mut recent = self.texts(RECENT);
        recent.retain(|other| other != text);
        recent.insert(0, text.to_owned());
        recent.truncate(RECENT_FILES);
        self.set_texts(RECENT, recent);
    }

    /// Removes a file that does not exist any more.
    pub fn forget_recent(&mut self, path: &Path) {
        let mut recent = self.texts(RECENT);
        recent.retain(|other| Path::new(other) != path);
        self.set_texts(RECENT, recent);
    }

    /// Removes all recent files.
    pub fn clear_recent(&mut self) {
        self.values.remove(RECENT);
    }

    /// The folder of the file that was opened or saved last.
    #[must_use]
    pub fn folder(&self) -> Option<PathBuf> {
        self.text(FOLDER).map(PathBuf::from)
    }

    /// Remembers the folder of a file.
    pub fn note_folder(&mut self, path: &Path) {
        if let Some(folder) = path.parent().and_then(Path::to_str) {
            self.values.insert(FOLDER.to_owned(), Value::String(folder.to_owned()));
        }
    }

    /// The names of the panels that were open; `None` when that was never remembered.
    #[must_use]
    pub fn panels(&self) -> Option<Vec<String>> {
        self.values.contains_key(PANELS).then(|| self.texts(PANELS))
    }

    /// Remembers which panels are open.
    pub fn set_panels(&mut self, open: &[&str]) {
        self.set_texts(PANELS, open.iter().map(|name| (*name).to_owned()).collect());
    }

    /// How wide the lane names' column is, in map units; `None` when nobody has changed it.
    #[must_use]
    pub fn lane_names(&self) -> Option<f64> {
        self.text(LANE_NAMES)?.parse().ok().filter(|width: &f64| width.is_finite())
    }

    /// Remembers how wide the lane names' column is.
    pub fn set_lane_names(&mut self, width: f64) {
        self.values.insert(LANE_NAMES.to_owned(), Value::String(width.to_string()));
    }

    /// The names of the commands that were chosen last, the latest first.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.texts(COMMANDS).into_iter().take(RECENT_COMMANDS).collect()
    }

    /// Remembers the commands that were chosen last.
    pub fn set_commands(&mut self, recent: &[&str]) {
        self.set_texts(COMMANDS, recent.iter().take(RECENT_COMMANDS).map(|name| (*name).to_owned()).collect());
    }

    /// The last choices for exports, by name.
    #[must_use]
    pub fn export(&self) -> BTreeMap<String, String> {
        self.named_texts(EXPORT)
    }

    /// Remembers the choices for exports.
    pub fn set_export(&mut self, chosen: &BTreeMap<String, String>) {
        self.set_named_texts(EXPORT, chosen);
    }

    /// The size of the interface in percent; `None` when it was never chosen.
    #[must_use]
    pub fn text_size(&self) -> Option<u16> {
        self.text(TEXT_SIZE)?.parse().ok()
    }

    /// Remembers the size of the interface.
    pub fn set_text_size(&mut self, percent: u16) {
        self.set_text(TEXT_SIZE, &percent.to_string());
    }

    /// The name of what was chosen about motion.
    #[must_use]
    pub fn motion(&self) -> Option<&str> {
        self.text(MOTION)
    }

    /// Remembers what was chosen about motion.
    pub fn set_motion(&mut self, name: &str) {
        self.set_text(MOTION, name);
    }

    /// The name of how dense maps are shown.
    #[must_use]
    pub fn density(&self) -> Option<&str> {
        self.text(DENSITY)
    }

    /// Remembers how dense maps are shown.
    pub fn set_density(&mut self, name: &str) {
        self.set_text(DENSITY, name);
    }

    /// The sizes in points that a user gave to panels, by the names of the panels.
    #[must_use]
    pub fn panel_sizes(&self) -> BTreeMap<String, u16> {
        let sizes = self.named_texts(PANEL_SIZES).into_iter();
        sizes.filter_map(|(name, size)| Some((name, size.parse().ok()?))).collect()
    }

    /// Remembers the sizes of panels.
    pub fn set_panel_sizes(&mut self, sizes: &[(&str, u16)]) {
        let sizes = sizes.iter().map(|(name, size)| ((*name).to_owned(), size.to_string())).collect();
        self.set_named_texts(PANEL_SIZES, &sizes);
    }

    /// Where the window was; `None` when that is not remembered, or makes no sense.
    #[must_use]
    pub fn window(&self) -> Option<WindowGeometry> {
        let words: Vec<&str> = self.text(WINDOW)?.split(' ').collect();
        let (maximized, numbers) = match words.split_last()? {
            (&"maximized", rest) => (true, rest),
            _ => (false, words.as_slice()),
        };
        let numbers: Vec<i32> = numbers.iter().map(|word| word.parse().ok()).collect::<Option<_>>()?;
        let (size, corner) = match *numbers {
            [width, height] => ((width, height), None),
            [width, height, x, y] => ((width, height), Some((x, y))),
            _ => return None,
        };
        (size.0 > 0 && size.1 > 0).then_some(WindowGeometry { corner, size, maximized })
    }

    /// Remembers where the window is.
    pub fn set_window(&mut self, place: WindowGeometry) {
        let WindowGeometry { corner, size, maximized } = place;
        let mut text = format!("{} {}", size.0, size.1);
        if let Some((x, y)) = corner {
            text.push_str(&format!(" {x} {y}"));
        }
        text.push_str(if maximized { " maximized" } else { "" });
        self.values.insert(WINDOW.to_owned(), Value::String(text));
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self.values.get(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        }
    }

    fn set_text(&mut self, name: &str, text: &str) {
        self.values.insert(name.to_owned(), Value::String(text.to_owned()));
    }

    fn named_texts(&self, name: &str) -> BTreeMap<String, String> {
        let Some(Value::Map(named)) = self.values.get(name) else { return BTreeMap::new() };
        let texts = named.iter().filter_map(|entry| match entry {
            (Value::String(name), Value::String(text)) => Some((name.clone(), text.clone())),
            _ => None,
        });
        texts.collect()
    }

    fn set_named_texts(&mut self, name: &str, texts: &BTreeMap<String, String>) {
        let text = |text: &String| Value::String(text.clone());
        let named: ron::Map = texts.iter().map(|(name, value)| (text(name), text(value))).collect();
        self.values.insert(name.to_owned(), Value::Map(named));
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let Some(Value::Seq(values)) = self.values.get(name) else { return Vec::new() };
        let text = |value: &Value| if let Value::String(text) = value { Some(text.clone()) } else { None };
        values.iter().filter_map(text).collect()
    }

    fn set_texts(&mut self, name: &str, texts: Vec<String>) {
        self.values.insert(name.to_owned(), Value::Seq(texts.into_iter().map(Value::String).collect()));
    }
}
