//! What is around the map: menus, lists, the inspector, and the words for what they show.

pub mod check;
pub mod command;
pub mod context;
pub mod find;
pub mod help;
pub mod inspector;
pub mod menu;
pub mod outline;
pub mod palette;
pub mod status;
pub mod welcome;
pub mod wording;
