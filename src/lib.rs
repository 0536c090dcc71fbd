//! Throughline: an editor for customer journey maps and service blueprints.

pub mod app;
pub mod cli;
pub mod edit;
pub mod editor;
pub mod geom;
pub mod i18n;
pub mod layout;
pub mod model;
pub mod persist;
pub mod render;
pub mod scene;
pub mod text;
pub mod theme;
