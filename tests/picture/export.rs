//! Maps handed over: parts of them, and pictures.

mod excerpt;
mod handing;
mod picture;
