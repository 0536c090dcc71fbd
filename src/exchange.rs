//! Foreign formats in and out: tables of the clipboard, texts and tables in files.

mod assembly;
pub mod cards;
mod feeling_text;
mod formula;
pub mod grid;
pub mod html;
pub mod import;
pub mod indented;
mod language;
mod limits;
mod markdown;
pub mod mermaid;
mod notation;
pub mod outcome;
pub mod pains;
pub(crate) mod portfolio;
mod preamble;
mod raw_table;
pub mod report;
mod row_topic;
pub mod separated;
pub mod sheet;
pub mod table;
pub mod tabular;
mod unsupported;
mod visible_map;
pub mod workbook;
