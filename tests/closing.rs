//! No way of closing, opening or beginning another map loses edits, and no file is written over unseen.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "closing/desk.rs"]
mod desk;
#[path = "closing/exporting.rs"]
mod exporting;
#[path = "closing/files.rs"]
mod files;
#[path = "closing/importing.rs"]
mod importing;
#[path = "closing/keeping.rs"]
mod keeping;
#[path = "closing/laws.rs"]
mod laws;
#[path = "closing/leaving.rs"]
mod leaving;
#[path = "closing/screen.rs"]
mod screen;
#[path = "closing/sharing.rs"]
mod sharing;
#[path = "closing/unseen.rs"]
mod unseen;
#[path = "closing/windows.rs"]
mod windows;
