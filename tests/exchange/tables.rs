//! Tables that go out and come in: what they hold, what others write, and what is no table.

mod bombs;
mod cells;
mod clipboard;
mod damaged;
mod held;
mod lists;
mod others;
mod pasted;
mod round_trip;
mod rows;
mod words;
mod written;

pub use round_trip::written;
