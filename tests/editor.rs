//! The headless editor: pointer and keys in, map out.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "editor/arranging.rs"]
mod arranging;
#[path = "editor/capture.rs"]
mod capture;
#[path = "editor/carrying.rs"]
mod carrying;
#[path = "editor/chance.rs"]
mod chance;
#[path = "editor/connecting.rs"]
mod connecting;
#[path = "editor/duplicating.rs"]
mod duplicating;
#[path = "editor/easing.rs"]
mod easing;
#[path = "editor/finding.rs"]
mod finding;
#[path = "editor/fitting.rs"]
mod fitting;
#[path = "editor/marks.rs"]
mod marks;
#[path = "editor/outlining.rs"]
mod outlining;
#[path = "editor/palette.rs"]
mod palette;
#[path = "editor/pasting.rs"]
mod pasting;
#[path = "editor/script.rs"]
mod script;
#[path = "editor/selecting.rs"]
mod selecting;
#[path = "editor/shifting.rs"]
mod shifting;
#[path = "editor/structure.rs"]
mod structure;
#[path = "editor/table.rs"]
mod table;
#[path = "editor/transcript.rs"]
mod transcript;
#[path = "editor/undoing.rs"]
mod undoing;
#[path = "editor/waiting.rs"]
mod waiting;
#[path = "editor/walking.rs"]
mod walking;
#[path = "editor/writing.rs"]
mod writing;
