//! Bytes on disk: the format, files that do harm, the store, the journal, recovery, versions, locks, and processes that are killed.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod clipboard;
mod format;
mod hostile;
mod journal;
mod kill;
mod lock;
mod messages;
mod places;
mod recovery;
mod replay;
mod settings;
mod special;
mod store;
#[path = "../support/mod.rs"]
mod support;
mod templates;
mod versions;
