//! Foreign formats in and out: tables of the clipboard, texts and tables in files.

pub mod encoding;
pub mod import;
pub mod separated;
pub mod table;
