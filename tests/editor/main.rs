//! The headless editor: pointer and keys in, map out.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../support/mod.rs"]
mod support;

mod arranging;
mod camera;
mod capture;
mod carrying;
mod connecting;
mod duplicating;
mod easing;
mod finding;
mod fitting;
mod marks;
mod notation;
mod notices;
mod outlining;
mod palette;
mod pasting;
mod placeholders;
mod random_sessions;
mod script;
mod selecting;
mod shifting;
mod sticky;
mod structure;
mod table;
mod transcript;
mod undoing;
mod waiting;
mod walking;
mod writing;
