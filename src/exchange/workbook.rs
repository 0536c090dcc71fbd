//! Workbooks of spreadsheets.
//!
//! They are read here and not by a library: a workbook claims how many texts, cells and sheets it has, and a library that
//! reserves memory for what is claimed ends the program. Nothing is reserved for a claim here, parts are unpacked one at a
//! time, and all sheets of a file share one budget of cells and text.
//!
//! They are written here as well: row after row, each text once, with one style for what looks alike.

mod formats;
mod package;
mod read;
mod sheet;
mod strings;
mod write;
mod xml;

pub(super) use read::Workbook;
pub use write::{Unfit, write};
