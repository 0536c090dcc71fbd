//! Foreign formats in and out: tables of the clipboard, texts and tables in files.

pub mod encoding;
pub mod import;
pub mod mermaid;
pub mod report;
pub mod separated;
mod sketch;
pub mod table;
