//! Foreign formats in and out: tables of the clipboard, texts and tables in files.

pub mod cards;
pub mod encoding;
pub mod grid;
pub mod html;
pub mod import;
mod notation;
pub mod portfolio;
pub mod separated;
pub mod sheet;
mod shown;
pub mod table;
mod topic;
mod vocabulary;
pub mod workbook;
