//! How a map changes.
//!
//! A [`Command`] says what a person wants: move this card there, delete that stage. It does nothing by
//! itself. [`Command::plan`] looks at a map and answers with a [`Patch`], or with a [`Refusal`] that says in
//! one sentence why not. All consequences of a command are decided there and nowhere else: which cards go with a
//! deleted step, where a record stands among its siblings, which stage is gone when its last step has left it.
//!
//! A [`Patch`] keeps what each touched record was and what it becomes. So its inverse is a swap, two patches
//! in turn are one patch, and a patch knows whether it fits a map before it touches it. [`Patch::apply`] is
//! the only function of the program that changes a map. Undo, the preview of a drag, the question "is there
//! anything to save" and recovery after a crash are all made of patches.
//!
//! A [`History`] is a row of patches with the [`Selection`] before and after each, as long as its memory allows. It doesn't hold the map, it never
//! guesses from time or input where one change ends and the next begins, and it doesn't know about camera and hover.
//! A [`Fragment`] of cards, and a [`Section`] of whole columns or rows, is what a copy carries from one place, or map, to
//! another. [`merge()`] joins two maps that were changed apart.
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
mod section;
mod selection;
mod table;

use draft::MapDraft;

pub use changes::{Count, Summary};
pub use command::{Command, MoveTarget};
pub use fragment::{Fragment, takes_cards};
pub use history::{History, HistoryEntry, Revision};
pub use label::{ChangeLabel, ChangeVerb, Noun};
pub use merge::{Clash, Conflict, FieldValue, MergeOutcome, MergeSide, merge};
pub use patch::{Change, Mismatch, Patch};
pub use place::Place;
pub use refusal::Refusal;
pub use section::{Section, SectionKind};
pub use selection::Selection;
pub(crate) use table::with_rank;
