//! Tables that go out and come in: what they hold, what others write, and what is no table.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod support;

#[path = "exchange/clipboard.rs"]
mod clipboard;
#[path = "exchange/damaged.rs"]
mod damaged;
#[path = "exchange/held.rs"]
mod held;
#[path = "exchange/others.rs"]
mod others;
#[path = "exchange/rows.rs"]
mod rows;
#[path = "exchange/there_and_back.rs"]
mod there_and_back;
#[path = "exchange/written.rs"]
mod written;
