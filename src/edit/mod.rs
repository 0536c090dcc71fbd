//! How a map changes.
//!
//! A [`Command`] says what a person wants: move this card there, delete that stage. It does nothing by
//! itself. [`Command::plan`] looks at a map and answers with a [`Patch`], or with a [`Refusal`] that says in
//! one sentence why not. Everything that follows from a wish is decided there and nowhere else: which cards
//! go with a deleted step, where a record stands among its siblings, which stage is gone when its last step
//! has left it.
//!
//! A [`Patch`] keeps what each touched record was and what it becomes. So its inverse is a swap, two patches
//! in turn are one patch, and a patch knows whether it fits a map before it touches it. [`Patch::apply`] is
//! the only function of the program that changes a map. Undo, the preview of a drag, the question "is there
//! anything to save" and recovery after a crash are all made of patches.
//!
//! A [`History`] is a row of patches with the [`Selection`] on either side of each. It doesn't hold the map,
//! never guesses from time or input where one change ends and the next begins, and camera or hover are none
//! of its business. A [`Fragment`] is what a copy carries from one place, or map, to another. [`merge()`] joins two maps
//! that were changed apart.
//!
//! What a plan promises, for a map without broken records: the patch fits the map that it was planned for,
//! and the map is without broken records again after it ([`crate::model::check()`]). What it costs: changing one
//! record looks at its siblings and never at the order of the whole map; nothing clones the map.
//!
//! What this module refuses to do: draw, place, ask, read a file or a clock, or make up an id.

mod changes;
mod command;
mod draft;
mod fragment;
mod history;
mod label;
mod merge;
mod patch;
mod place;
mod plan;
mod refusal;
mod selection;
mod table;

use draft::Draft;

pub use changes::{Count, Summary};
pub use command::{Command, Target};
pub use fragment::{Fragment, takes_cards};
pub use history::{Entry, History, Revision};
pub use label::{Label, Noun, Verb};
pub use merge::{Clash, Conflict, Merged, Side, Value, merge};
pub use patch::{Change, Mismatch, Patch};
pub use place::Place;
pub use refusal::Refusal;
pub use selection::Selection;
