//! No way of closing, opening or beginning another map loses edits, and no file is written over unseen.

mod awaited;
mod background_errors;
mod exporting;
mod foreign;
mod harness;
mod importing;
mod keeping;
mod laws;
mod leaving;
mod names;
mod opening_and_saving;
mod screen;
mod sharing;
mod windows;
