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
//! # The format
//!
//! A map is one RON (Rusty Object Notation) document in UTF-8, called `name.journey.ron`. It can be
//! written by hand:
//!
//! ```
//! # let file = r##"
//! (
//!     throughline: 1,
//!     title: "A package that does not arrive",
//!     language: "en",
//!     personas: [
//!         (id: "dana", name: "Dana", description: "Orders twice a month"),
//!     ],
//!     stages: [
//!         (id: "notice", name: "Notice", goal: "Find out where my package is"),
//!         (id: "solve", name: "Solve", goal: "Get it, or my money"),
//!     ],
//!     steps: [
//!         (id: "late", stage: "notice", name: "The day passes"),
//!         (id: "call", stage: "solve", name: "Call"),
//!     ],
//!     lanes: [
//!         (id: "customer", role: Customer),
//!         (id: "front", role: Frontstage),
//!         (id: "mood", role: Emotion),
//!     ],
//!     cards: [
//!         (id: "c1", step: "late", lane: "customer", text: "Looks at the tracking page again"),
//!         (id: "c2", step: "call", lane: "front", kind: Touchpoint, channel: Phone, text: "Hotline"),
//!         (id: "c3", step: "call", lane: "front", kind: Opportunity, text: "Call back", eases: ["p1"]),
//!     ],
//!     pains: [
//!         (id: "p1", card: "c2", text: "40 minutes on hold", severity: 4, frequency: 5, consequence: ChurnRisk),
//!     ],
//!     waits: [
//!         (id: "w1", card: "c2", min: 10, max: 40, unit: Minutes),
//!     ],
//!     connectors: [
//!         (id: "k1", from: "c1", to: "c2", label: "no news"),
//!     ],
//!     emotions: [
//!         (id: "e1", persona: "dana", step: "late", value: -0.5),
//!         (id: "e2", persona: "dana", step: "call", value: -2, quote: "I give up"),
//!     ],
//! )
//! # "##;
//! # let map = throughline::persist::read(file.as_bytes()).unwrap();
//! # assert_eq!((map.cards.len(), map.emotions.len()), (3, 2));
//! # let text = throughline::persist::write(&map);
//! # assert_eq!(throughline::persist::read(text.as_bytes()).unwrap(), map);
//! ```
//!
//! ## The map
//!
//! `throughline` comes first and is the version of the format, a whole number; this is version 1. The other
//! fields may come in any order and may all be left out.
//!
//! | field | value | left out |
//! |---|---|---|
//! | `title` | text: what the map is called | empty |
//! | `scenario` | text: which case of which customer it follows | empty |
//! | `kind` | `AsIs`, `ToBe` | `AsIs` |
//! | `author` | text | empty |
//! | `version` | text: the author's own name for this state of the map | empty |
//! | `date` | text, as the reader shall see it | empty |
//! | `language` | text: `"en"`, `"he"`, `"ro"`: the language of the words that the program adds | empty |
//! | `direction` | `LeftToRight`, `RightToLeft`: which way the steps run | `LeftToRight` |
//! | `dismissed` | list of `(issue, at)`: issues that need not be shown again, each by its code and the id of the record that it is about, which is left out for the map itself | empty |
//! | `personas`, `stages`, `steps`, `lanes`, `cards`, `pains`, `waits`, `connectors`, `emotions` | lists of records | empty |
//!
//! ## The records
//!
//! **The order of a list is the order on the map**: stages from first to last, the steps of a stage, lanes from
//! top to bottom, the cards of a cell, the markers of a card. Every record has an `id`: a word of 1 to 32 letters
//! `a`–`z` and `A`–`Z`, digits, `-` and `_`, once in its list. Other records refer to it by this word, and it
//! never changes, so that copies edited apart can be merged.
//!
//! | list | field | value | left out |
//! |---|---|---|---|
//! | `personas` | `name`, `description` | text | empty |
//! | | `hidden` | `true`, `false`: the curve is not shown | `false` |
//! | `stages` | `name` | text | empty |
//! | | `goal` | text: what the customer wants to reach | empty |
//! | `steps` | `stage` | the id of its stage | needed |
//! | | `name` | text | empty |
//! | | `width` | the width of its column: a whole number from 120 to 960 | that of all columns |
//! | `lanes` | `role` | `Evidence`, `Customer`, `Frontstage`, `Backstage`, `Support`, `Emotion`, `Notes` | needed |
//! | | `name` | text | the name of the role |
//! | | `hidden`, `locked` | `true`, `false` | `false` |
//! | `cards` | `step`, `lane` | the ids of its step (the first, when it spans several) and lane | needed |
//! | | `kind` | `Touchpoint`, `Action`, `Decision`, `Evidence`, `Opportunity`, `Note` | `Action` |
//! | | `text` | text | empty |
//! | | `channel` | `Phone`, `Email`, `Chat`, `Social`, `Web`, `App`, `Sms`, `InPerson`, `Letter`, `SelfService`, `Other` | none |
//! | | `span` | how many steps it spans: a whole number from 1 | 1 |
//! | | `evidence` | how well it is known: `Assumed`, `PartlyKnown`, `Researched` | `PartlyKnown` |
//! | | `owner` | text: who is responsible | empty |
//! | | `moment_of_truth` | `true`, `false` | `false` |
//! | | `eases` | list of ids of pain points that an opportunity would ease | none |
//! | | `color` | a colour to tell cards apart: `Red`, `Orange`, `Yellow`, `Green`, `Blue`, `Purple`, `Gray` | none |
//! | `pains` | `card` | the id of its card | needed |
//! | | `text` | text: what goes wrong | empty |
//! | | `severity`, `frequency` | whole numbers from 1 to 5 | 3 |
//! | | `consequence` | `Inefficiency`, `BadExperience`, `ChurnRisk` | `BadExperience` |
//! | | `votes` | a whole number from 0 | 0 |
//! | `waits` | `card` | the id of its card | needed |
//! | | `text` | text: for what | empty |
//! | | `min` | the shortest time: a whole number from 0 | 0 |
//! | | `max` | the longest time, not less than `min` | `min` |
//! | | `unit` | of both: `Minutes`, `Hours`, `Days`, `Weeks`, `Months` | `Minutes` |
//! | `connectors` | `from`, `to` | the ids of the cards | needed |
//! | | `heads` | `One` leads to, `Two` agreement needed | `One` |
//! | | `label` | text; on the way out of a decision, the answer | empty |
//! | `emotions` | `persona`, `step` | the ids of who feels, and where | needed |
//! | | `value` | a number from -2 (worst) to 2 (best), to the hundredth | 0 |
//! | | `quote` | text: what they would say | empty |
//!
//! Text stands in double quotes, with `\n` for a line break, `\"` for a quote, `\\` for a backslash and `\u{200f}`
//! for any character by its number; or as `r"…"` and `r#"…"#` without any of these. Comments are `// …` and
//! `/* … */`; the program does not keep them when it saves. A comma after the last record or field is welcome.
//! Windows line ends and a byte order mark are read, and not written.
//!
//! ## What is refused
//!
//! A file is either read completely or refused with line, column and a hint: an unknown field or word, a missing
//! field, a value out of range, an id twice in a list, a reference to a record that is not there, a newer format, more
//! than 64 MiB, a million records or four million fields; so are other encodings than UTF-8, by name, and blocks of zero
//! bytes, as a crash can leave them. [`repair()`] makes a copy of what can be read of such a file. A map may be unfinished, though: without stages, with empty
//! text, with a decision that leads nowhere. Those are matters of [`crate::model::check`].
//!
//! # Versions
//!
//! The shapes of a version are frozen in a module of their own (`v1`), which the model can change away from, and are
//! converted to the model. A new version adds a module and a conversion from the one before. A file of a newer version
//! than the program's is refused and therefore never overwritten with less than it held; [`read_newer`] shows of it what
//! this version knows, and says what that leaves out.

pub mod clipboard;
mod encoding;
mod error;
mod fingerprint;
mod fs;
mod into_model;
pub mod journal;
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
mod sentence;
mod settings;
mod store;
mod template;
mod timestamp;
mod v1;
pub mod versions;
mod write;

pub use error::ReadError;
pub use fingerprint::Fingerprint;
pub use fs::{FileKind, FileLock, FileMode, Fs, NotRegular, OutputFile, RealFs};
pub use journal::{Base, Journal};
pub use locate::Places;
pub use lock::{Lock, LockOutcome};
pub use lock_owner::{Heartbeat, Liveness, LockOwner};
pub use message::SystemError;
pub use newer::{Newer, read_newer};
pub use read::{MAX_BYTES, MAX_RECORDS, read};
pub use repair::{Repair, Repaired, repair};
pub use retention::{KEPT_AT_LEAST, KEPT_FOR};
pub use sentence::{Expected, Format, Hint, Mended, Task, Thing, What};
pub use settings::{RECENT_FILES, Settings, SettingsStatus, WindowGeometry};
pub use store::{LoadError, SaveError, fingerprint_at, load, load_bytes, load_stream, remove_leftovers, replace, save};
pub use template::{LANGUAGES, TEMPLATES, fresh_ids, template};
pub use timestamp::Timestamp;
pub use write::write;

/// The format that this version of the program writes, and the newest that it reads.
pub const FORMAT: u64 = 1;
