//! Maps as bytes on disk: the file format, and a store that never loses a file.
//!
//! # What keeps a map from being lost
//!
//! | | against | where |
//! |---|---|---|
//! | [`save`] | a crash or a full disk in the middle of a save; overwriting a change that nobody has seen | beside the map, for a moment |
//! | [`versions`] | a save that the user regrets | the data folder |
//! | [`journal`], [`recovery`] | a crash between two saves; a "don't save" that the user regrets | the data folder |
//! | [`Lock`] | two people who edit a map without knowing of each other | beside the map |
//!
//! A save gives the map a new file under its name, so a hard link to it is broken: the other names keep the old file. The
//! data folders and everything in them are readable by their owner only.
//!
//! No clock is read here: times are passed in as [`Timestamp`]s. Only the journal's thread waits, and what waits for another
//! program does so through [`Fs`].
//!
//! The format itself, and every field of it, is in [mod@format]: the schema from which reading, writing and repair follow.

pub mod clipboard;
mod encoding;
mod error;
mod fingerprint;
pub mod format;
mod fs;
mod into_model;
pub mod journal;
mod kinds;
mod lexer;
mod locate;
mod lock;
mod lock_owner;
mod message;
mod newer;
mod read;
pub mod recovery;
mod repair;
mod retention;
mod schema;
mod sentence;
mod settings;
mod source;
mod store;
mod template;
mod timestamp;
pub mod versions;
mod write;

pub use error::ReadError;
pub use fingerprint::Fingerprint;
pub use fs::{FileKind, FileLock, FileMode, Fs, NotRegular, OutputFile, RealFs};
pub use journal::{Base, Checkpoint, Journal};
pub use locate::Places;
pub use lock::{Lock, LockOutcome};
pub use lock_owner::{Heartbeat, Liveness, LockOwner};
pub use newer::{Newer, read_newer};
pub use read::{MAX_BYTES, MAX_RECORDS, read};
pub use repair::{Repair, Repaired, repair};
pub use retention::{KEPT_AT_LEAST, KEPT_FOR};
pub use sentence::{Expected, Format, Hint, ProblemKind, RepairKind, Task, Thing};
pub use settings::{RECENT_FILES, Settings, SettingsStatus, WindowGeometry};
pub use source::MapText;
pub use store::{LoadError, SaveError, fingerprint_at, load, load_bytes, load_stream, remove_leftovers, replace, save};
pub use template::{LANGUAGES, TEMPLATES, fresh_ids, template};
pub use timestamp::Timestamp;
pub use write::write;

/// The format that this version of the program writes, and the newest that it reads.
pub const FORMAT: u64 = 1;
