//! What is done with files on threads and disks, each part with its own data; [`super::flow`] decides what and when.

pub(crate) mod autosave;
pub(crate) mod data_dir;
pub(crate) mod dialogs;
pub(crate) mod export;
pub(crate) mod external;
pub(crate) mod import;
pub(crate) mod opening;
pub(crate) mod recent;
pub(crate) mod recovered;
pub(crate) mod versions;
pub(crate) mod watch;
