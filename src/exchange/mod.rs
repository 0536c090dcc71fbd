//! Foreign formats in and out: tables of the clipboard, texts and tables in files.

mod assembly;
pub mod cards;
pub mod encoding;
pub mod grid;
pub mod html;
pub mod import;
pub mod indented;
mod language;
mod markdown;
pub mod mermaid;
mod mood;
mod notation;
pub mod pains;
pub mod portfolio;
mod preface;
mod refused;
pub mod report;
pub mod separated;
pub mod sheet;
mod shown;
pub mod table;
pub mod tabular;
mod topic;
mod vocabulary;
pub mod workbook;
mod written;
