//! Workbooks of spreadsheets.

mod read;
mod write;

pub(super) use read::read;
pub use write::{Unfit, write};
