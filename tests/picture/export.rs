//! Maps handed over: parts of them, and pictures.

mod edges;
mod excerpt;
mod handing;
mod packing;
mod picture;
mod sizes;
