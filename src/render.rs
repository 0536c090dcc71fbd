//! Scene to bytes: each module writes one format and does not know what the scene depicts.

pub mod pdf;
pub mod png;
mod progress;
pub mod svg;

pub use progress::{Progress, Stopped};
