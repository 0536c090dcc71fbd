//! From maps to scenes: laws for every map, then sizes, lines, spans and extremes by value, then whole scenes.

mod connectors;
mod density;
mod easing;
mod excerpts;
mod extremes;
mod feelings;
mod laws;
mod lines;
mod looking_up;
mod order;
mod products;
mod ranking;
pub mod scenes;
mod snapshots;
mod values;
mod warmth;
