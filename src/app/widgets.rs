//! What panels and dialogs are made of: labels, fields, controls, and the side where lines start.

pub(crate) mod access;
pub mod areas;
pub mod clicks;
pub mod control;
pub mod dialog;
pub mod dropdown;
pub mod edge;
pub mod field;
pub mod focus;
pub mod label;
pub(crate) mod letters;
pub mod mirror;
pub mod motion;
pub mod picture;
pub mod row;
pub mod shortcut;
pub mod style;
pub mod typing;
pub(crate) mod walk;
