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
//!  persist ⇄ model ──layout──▶ scene ──┬─ render/png    a picture of pixels, and the tiles of app/paint, which
//!  exchange ⇄ ▲        ▲               │                are the canvas of the window
//!            edit     text             ├─ render/svg    a picture of shapes and text
//!             ▲                        └─ render/pdf    a document
//!           editor ◀── app (egui)           export: a map in any of these formats, or in a foreign one of exchange
//!                                           cli uses everything but editor and app
//! ```
//!
//! # Reading order
//!
//! | module | what it is | what it never does |
//! |---|---|---|
//! | [`model`] | what a map is: flat tables of records, reading order, check | pixels, colors, files, clocks |
//! | [`edit`] | how a map changes: command → patch or refusal; history, selection, fragment, section, differences, merge | change a map outside `Patch::apply` |
//! | [`persist`] | bytes on disk: format, store, journal and recovery, earlier versions, lock, templates, settings, clipboard | layout, clocks |
//! | [`exchange`] | foreign formats, in and out: tables, reports, journeys, text | layout, clocks |
//! | [`charset`] | the encoding of bytes that do not say theirs, and their text | know what the text is about |
//! | [`markup`] | text among the tags of XML and HTML | know what the text is about |
//! | [`geom`] | points and boxes, the flow of a map, the camera | know what it measures |
//! | [`text`] | the only text engine: fonts, shaping, blocks, carets, the field being edited | draw |
//! | [`scene`] | the display list: layers of placed frames of items, found by place and by record; hit-testing, sticky layers, what differs from the last scene | measure, place |
//! | [`theme`] | all colors, sizes, and text styles, by role | decide where things go |
//! | [`i18n`] | the words of the interface and of maps, and the notation in which people write cards with them | know egui |
//! | [`layout`] | map → scene, pure | I/O, left and right |
//! | [`render`] | scene → bytes | know what a scene depicts |
//! | [`export`] | map → bytes of any format: excerpt, layout, and rendering, or a foreign format | files, the view of a window |
//! | [`editor`] | the headless editor: the document being edited, the tools of the pointer, the keyboard cursor, text editing, copy and paste, search, outline, overlay | egui, I/O, clocks |
//! | [`cli`] | the command line: thin commands over the library | open the window |
//! | [`app`] | the window: canvas, panels, menus, dialogs, files | document logic |
//!
//! # Invariants
//!
//! - The model has no geometry: a card knows its lane, its step, and its order in the cell, never its x. The one exception is
//!   the width that a user gives a column.
//! - [`edit::Patch::apply`] is the only function that takes `&mut` of a map. A patch keeps every record that it touches before
//!   and after: its inverse is a swap, and two patches compose into one.
//! - A gesture recomputes from its start: the visible map is the base map and at most one held patch.
//! - Commands plan and don't act. What a deletion takes along is decided in `plan` and nowhere else.
//! - Layout is a function. It works along inline and block axes; a single function mirrors for right to left. An editor's
//!   layout follows changes and costs what they touch; what it comes to is what the function gives.
//! - Reading order is said once, in [`model::Order`]. An editor's [`model::ReadingOrder`] begins with it and follows changes.
//! - Text is shaped once, by one engine, in map units: no zoom and no export breaks a line elsewhere. A word is taken from
//!   another text only where it would look the same. Scripts of the bundled fonts look the same on every machine; the fonts of
//!   the machine serve only what those lack.
//! - What the window shows of a map are tiles, parts of the picture that an export makes. Only what is above them is the
//!   window's own: selection, caret, handles.
//! - A key that types a character writes. What a key does is one table, [`app::action::rules`], beside that of the actions.
//! - Camera, density, selection, and hover are not part of the document and are not undone.
//! - Ids are random and never change, so copies of a map that were edited separately can be merged.
//! - A frame costs what is seen of the map, and a change what it touches, in layout, scene, tiles and journal alike. Only lists
//!   of the whole map (the outline, what is found, what is lacking) look at all of it. What is kept to be undone is bounded by
//!   memory: [`edit::History::MOST_BYTES`].
//! - Text of a file is only text in every output, and no number in a foreign file decides a cost.
//! - No input makes the program panic, and one file alone, which speaks to the graphics card, holds unsafe code.
//!
//! `tests/architecture` holds the code to this page: which layer may use which, which crate is known where, that no name is
//! given to two types, and how long a file may be. `tests/bench` measures what must be fast: `cargo bench` without a window,
//! `window.py` in the real one.
//!
//! # Words
//!
//! Map, stage, step, lane, lane role, card, touchpoint, action, decision, evidence, opportunity, note, pain point (severity,
//! frequency, consequence; weight is severity × frequency), wait point, moment of truth, connector, emotion, persona, evidence
//! level: these are the words of the field and mean nothing else in the code, but for the stages of the work of [`layout`],
//! such as [`layout::Stages`], and the levels of tiles. It adds:
//!
//! - layout: *flow* (the direction of the inline axis), *inline* and *block* (the axes), *frame* (items that belong together),
//!   *port* (where a connector leaves a card), *contents* (what a scene shows, in words), *band* (frames of a layer that move
//!   and change together), *run* (a band of a row or of connectors, which is kept as long as nothing in it changes), *damage*
//!   (what differs from the last scene, as areas);
//! - window: *plane* (what moves together while the view scrolls), *tile* (a square of a plane as a picture), *level* (the
//!   tiles of one scale), *page* (a texture that holds tiles; elsewhere a sheet of a document);
//! - changes: *fragment* (cards that are carried to another place), *section* (stages and steps, or lanes, with all that is
//!   in them);
//! - editor: *document* (the map being edited, with its layout and selection), *tool* (what the pointer is doing to it),
//!   *preview* (a change that is shown but not made yet), *drop target* (where dragged things would go), *pending insert* (a
//!   record that is inserted with its text), *understood* (what the text of a card says of the card), *handle* (something
//!   beside the records that can be pressed or dragged), *context target* (what a context menu is about), *easing* (linking
//!   an opportunity to a pain point), *outline* (the map as a list), *notice* (what the editor tells about the map, with
//!   what it offers to do about it);
//! - files: *journal* (the changes since the last save, on disk), *checkpoint* (a map as
//!   its file holds it, from which a journal starts), *version* (what a file held before it was overwritten), *lock
//!   owner* (the window that has a file open), *clipboard entry* (what was copied, kept for other windows);
//! - formats: *excerpt* (a part of a map as a map of its own), *grid* and *cards* (a table like the map, and a table with one
//!   row per card), *unused* (a part of a foreign file that is not in the map), *portfolio* (many maps together).

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
pub mod markup;
pub mod model;
pub mod persist;
pub mod render;
pub mod scene;
pub mod text;
pub mod theme;
