//! Workbooks of spreadsheets.

mod write;

pub use write::{Unfit, write};
