//! The file of the map: which one is open, what is being asked, and what workers do with it.
//!
//! Four rooms on four floors: `driver` → `screens` → `work` → [`flow`]. The pure flow decides what to do about each
//! event; the work does what takes time, on threads; the screens show it and ask; [`Files`] drives them. The window never
//! waits for a disk or a dialog.

mod driver;
pub mod flow;
mod screens;
mod work;

pub use driver::{FileState, Files};
pub use flow::event;
pub use work::data_dir::DataDir;
pub use work::dialogs::{DesktopDialogs, Dialogs, PickRequest};
pub use work::export::ExportOrder;
pub use work::import::is_foreign;
pub use work::opening::{MapLook, ReadAhead, ReadRequest};
