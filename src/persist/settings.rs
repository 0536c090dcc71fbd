//! What the program remembers of a person between two starts. None of it belongs to a map.
//!
//! One small file, a RON map from names to texts, numbers and lists: `{ "language": "he" }`. What this version of the
//! program does not know stays in it. A file that is missing or damaged counts as empty: nobody is kept from work by
//! what is only a convenience. It is laid aside and said once, though.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ron::Value;
use ron::ser::PrettyConfig;

use super::{Fs, SaveError, store};

/// Far more than there can be to remember.
const MAX_BYTES: usize = 1 << 20;

const LANGUAGE: &str = "language";

/// How the file of the settings was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsFound {
    /// It can be read.
    Sound,
    /// There is none, as at the first start.
    Nothing,
    /// It cannot be read.
    Damaged {
        /// Where it was laid; `None` when it could not be moved.
        aside: Option<PathBuf>,
    },
}

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    values: BTreeMap<String, Value>,
}

impl Settings {
    /// What the file at `path` remembers; nothing where there is no such file, or one that can't be read.
    #[must_use]
    pub fn load(fs: &dyn Fs, path: &Path) -> Self {
        let bytes = fs.read(path, MAX_BYTES).unwrap_or_default();
        Self { values: ron::de::from_bytes(&bytes).unwrap_or_default() }
    }

    /// The same for the start of the program: a damaged file is laid aside, so that it is said once and not lost.
    #[must_use]
    pub fn begin(fs: &dyn Fs, path: &Path) -> (Self, SettingsFound) {
        let found = fs.read(path, MAX_BYTES);
        match found.as_ref().map(|bytes| ron::de::from_bytes(bytes)) {
            Ok(Ok(values)) => (Self { values }, SettingsFound::Sound),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (Self::default(), SettingsFound::Nothing),
            Ok(Err(_)) | Err(_) => {
                let mut name = path.as_os_str().to_owned();
                name.push(".damaged");
                let aside = PathBuf::from(name);
                let moved = fs.rename(path, &aside).is_ok();
                (Self::default(), SettingsFound::Damaged { aside: moved.then_some(aside) })
            }
        }
    }

    /// Keeps them in the file at `path`, whose folder is made if need be.
    ///
    /// # Errors
    /// When the file system refuses. What was there before is then still there.
    pub fn save(&self, fs: &dyn Fs, path: &Path) -> Result<(), SaveError> {
        let pretty = PrettyConfig::new().new_line("\n");
        // Texts, numbers and lists can always be written.
        let text = ron::ser::to_string_pretty(&self.values, pretty).unwrap_or_default() + "\n";
        store::replace_with_folder(fs, path, text.as_bytes()).map(drop)
    }

    /// The language that the person chose for the interface, as a tag; `None` for that of the system.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        match self.values.get(LANGUAGE) {
            Some(Value::String(tag)) => Some(tag),
            _ => None,
        }
    }

    /// Remembers another language, or that it is to be the system's.
    pub fn set_language(&mut self, tag: Option<&str>) {
        match tag {
            Some(tag) => self.values.insert(LANGUAGE.to_owned(), Value::String(tag.to_owned())),
            None => self.values.remove(LANGUAGE),
        };
    }
}
