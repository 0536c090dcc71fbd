//! Values in the words of the interface, for all who show them: panels, the canvas, the dialogs of files.

pub mod changes;
pub mod found;
pub mod notation;
pub mod notice;
pub mod record;
pub mod values;
pub mod when;
