//! Throughline: an editor for customer journey maps and service blueprints.
//!
//! This page is the map of the crate. Read it once, then open the modules in the order below.
//!
//! # The idea
//!
//! *A plain document value → changed only by invertible patches → laid out by a pure function into a small
//! display list → drawn by interchangeable backends. Interaction is a small explicit state machine that proposes
//! changes. The GUI toolkit is a guest at the very edge.*
//!
//! ```text
//!  persist ⇄ model ──layout──▶ scene ──┬─ app/painter   the canvas of the window
//!  exchange ⇄ ▲        ▲               ├─ render/png    a picture of pixels
//!            edit     text             ├─ render/svg    a picture of lines and letters
//!             ▲                        └─ render/pdf    a document
//!           editor ◀── app (egui)           export: a map as any of these, or as what exchange writes
//!                                           cli uses everything but editor and app
//! ```
//!
//! # Reading order
//!
//! | module | what it is | what it never does |
//! |---|---|---|
//! | [`model`] | what a map is: flat tables of records, reading order, check | pixels, colours, files, clocks |
//! | [`edit`] | how a map changes: command → patch or refusal; history, selection, fragment; what differs, counted | change a map outside `Patch::apply` |
//! | [`persist`] | bytes on disk: the format, the store, the journal and what crashes left, earlier versions, the lock, the templates, the settings, what was copied | layout, clocks |
//! | [`exchange`] | foreign formats in and out, in the words of the map: tables, reports, journeys, texts | layout, clocks |
//! | [`charset`] | which encoding bytes are in when nothing says so, and what they say | know what the text is about |
//! | [`geom`] | points and boxes, the flow of a map, the camera | know what it measures |
//! | [`text`] | the one text engine: fonts, shaping, blocks, carets, the field being edited | draw |
//! | [`scene`] | the display list: layers of placed frames of items, hit-testing, sticky layers | measure, place |
//! | [`theme`] | every colour, size and text style, by role | decide where things go |
//! | [`i18n`] | words of the interface and of the map | know egui |
//! | [`layout`] | map → scene, pure | I/O, left and right |
//! | [`render`] | scene → bytes | know what a scene depicts |
//! | [`export`] | map → bytes of any format that is handed over: excerpt, layout and rendering, or a foreign format | files, the view of a window |
//! | [`editor`] | the headless editor: the document being worked on, the tools of the pointer, the keyboard cursor, writing in place, copying and pasting, search, outline, overlay | egui, I/O, clocks |
//! | [`cli`] | the command line: thin verbs over the library | open the window |
//! | [`app`] | the window: canvas, panels, menus, dialogs, files | document logic |
//!
//! # Invariants
//!
//! - The model has no geometry: a card knows its lane, its step and its order in the cell, never its x. The width
//!   that a person gives a column is the one exception.
//! - [`edit::Patch::apply`] is the only function that takes `&mut` of a map. A patch keeps before and after of
//!   every record that it touches: its inverse is a swap, and two patches compose into one.
//! - A gesture recomputes from its start: the visible map is the base map and at most one held patch.
//! - Commands plan and don't do. What a deletion takes along is decided in `plan` and nowhere else.
//! - Layout is a function. It thinks along inline and block; one function mirrors for right to left.
//! - Text is shaped once, by one engine, in map units: no zoom and no export breaks a line at another word. Scripts
//!   of the bundled fonts look the same on every machine; the machine's fonts serve only what those lack.
//! - Camera, selection and hover are not the document and not undone.
//! - Ids are random and never change, so that copies of a map edited apart can be merged.
//! - No input makes the program panic.
//!
//! `tests/architecture` holds the code to this page: which layer may use which, which crate is known where, how
//! long a file may be.
//!
//! # Words
//!
//! map, stage, step, lane, lane role, card, touchpoint, action, decision, evidence, opportunity, note, pain point
//! (severity, frequency, consequence; weight is severity × frequency), wait point, moment of truth, connector,
//! emotion, persona, evidence level: the words of the field, used for nothing else. Beside them the code says *flow*
//! (which way inline runs), *inline* and *block* (the axes), *frame* (items that belong together), *document* (the map
//! being edited, with its layout and selection), *tool* (what the pointer is doing to it), *preview* (a change that is shown
//! and not made yet), *drop target* (where
//! what is dragged would go), *typing* (a text being written in place), *pending insert* (a record that is inserted
//! with its text), *handle* (a place beside the records that reacts to being pressed or dragged),
//! *outline* (the map as a list), *node* (what a row of it represents), *position* (where the keyboard cursor is
//! in the grid), *focus* (the empty cell with the cursor), *port* (a place beside a card that a connector is drawn
//! from, or the line from an opportunity), *loose end* (of a connector that is being drawn), *context target*
//! (what a menu beside the pointer is about), *clipboard entry* (what was copied, kept for other windows), *journal* (what was
//! changed since the last save, on disk), *version* (what a file held before it was overwritten), *lock owner* (the window
//! that works on a file), *outside* (what another program did to that file), *easing* (an opportunity looks for a pain
//! point that it would ease), *link* (the two of them), *excerpt* (a part of a map as a map of its own), *contents* (what a
//! scene shows, in words), *sheet* (a page of paper, or a table of a workbook), *grid* (a table of lanes and steps),
//! *cards* (a table of one row per card), *unused* (a piece of a foreign file that is not in the map), *portfolio* (what
//! many maps come to together).

pub mod app;
pub mod charset;
pub mod cli;
pub mod edit;
pub mod editor;
pub mod exchange;
pub mod export;
pub mod geom;
pub mod i18n;
pub mod layout;
pub mod model;
pub mod persist;
pub mod render;
pub mod scene;
pub mod text;
pub mod theme;
