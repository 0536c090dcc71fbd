//! The inspector and its text fields, driven by pointer and keys, without a display.

mod dropdowns;
mod fields;
mod harness;
mod pages;
mod ranking;
mod several;
mod writing;
