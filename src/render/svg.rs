//! A scene as an SVG picture, sharp at every size and searchable and editable as a document.
//!
//! Text stays text in lines that are never rewrapped, with named fonts; or it becomes outlines, which look the same without
//! the fonts. Icons are always outlines, each defined once, because nobody has their font.
//!
//! What is drawn together is one group, with a title and an id that follows from the map and stays the same from export to
//! export. Layers contain groups of rows, and these contain sections, as far as [`Contents`] lists them. Numbers are in
//! hundredths of a unit.
//!
//! Lines of text that run in one direction form one text, so words are found across lines. If directions are mixed, each line
//! is a text of its own, with marks that make every viewer order it as we do: some programs misplace the pieces of such a
//! line if each is positioned, and all get the whole line right. No text has a `textLength`, which would help where the font
//! is missing but breaks in Inkscape. There are presentation attributes instead of style sheets, because other programs
//! understand them best, and what most texts have in common is set once.

mod letters;
mod shape;
mod xml;

use std::collections::HashMap;
use std::io::{self, Write};

use foldhash::fast::FixedState;

use super::{Progress, Stopped};
use crate::geom::Point;
use crate::scene::contents::Contents;
use crate::scene::{Color, Item, Key, Layer, PlacedRef, Scene, Shape};
use letters::TextWriter;
use xml::{push_attribute, push_color, push_measure, push_number, push_plain, push_text};

/// How text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Letters {
    /// Text in named fonts: it can be searched, selected and edited.
    #[default]
    Text,
    /// Outlines: they look the same without the fonts.
    Outlines,
}

/// The options of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SvgOptions {
    /// How text is written.
    pub letters: Letters,
    /// The color behind the scene, if any.
    pub background: Option<Color>,
}

/// Why the picture could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SvgError {
    /// It was asked to stop.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// The output failed.
    #[error("the picture could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes the whole scene as an SVG picture; `contents` gives what it shows its names.
///
/// # Errors
/// When it was asked to stop, or when `out` fails; `out` may then have part of a picture.
pub fn render(
    scene: &Scene,
    contents: &Contents,
    options: &SvgOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), SvgError> {
    let mut picture = SvgWriter {
        text: String::with_capacity(2 * PIECE),
        out,
        texts: TextWriter::new(options.letters, scene),
        words: RecordNames::new(contents),
        shown: HashMap::default(),
        done: 0,
        all: scene.layers().iter().map(Layer::len).sum::<usize>().max(1),
    };
    picture.begin(scene, contents, options.background);
    for layer in scene.layers() {
        picture.layer(layer, progress)?;
    }
    picture.text.push_str("</svg>\n");
    picture.hand_over(0)?;
    Ok(picture.out.flush()?)
}

/// Bytes written at once.
const PIECE: usize = 1 << 16;

/// Frames between two checks whether to go on.
const STRIDE: usize = 256;

struct SvgWriter<'a> {
    text: String,
    out: &'a mut dyn Write,
    texts: TextWriter,
    words: RecordNames<'a>,
    /// How often each record was drawn so far.
    shown: HashMap<Key, u32, FixedState>,
    /// Frames written, and all of them.
    done: usize,
    all: usize,
}

struct RecordNames<'a> {
    known: HashMap<Key, NamedRecord<'a>, FixedState>,
    rows: Vec<Key>,
    sections: Vec<Key>,
}

#[derive(Clone, Copy, Default)]
struct NamedRecord<'a> {
    name: &'a str,
    seat: Seat,
}

/// The row and the section of something, counted from 1; 0 for none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    row: usize,
    section: usize,
}

impl<'a> RecordNames<'a> {
    fn new(contents: &'a Contents) -> Self {
        let rows: Vec<Key> = contents.rows.iter().map(|(key, _)| *key).collect();
        let row_of: HashMap<Key, usize, FixedState> = rows.iter().enumerate().map(|(at, key)| (*key, at + 1)).collect();
        let named = |(key, name): &'a (Key, String)| (*key, NamedRecord { name, seat: Seat::default() });
        let mut known: HashMap<Key, NamedRecord<'a>, FixedState> = contents.rows.iter().map(named).collect();
        let mut sections = Vec::new();
        for entry in &contents.entries {
            if entry.depth == 0 {
                sections.push(entry.key);
            }
            let row = entry.row.and_then(|row| row_of.get(&row)).copied().unwrap_or_default();
            known.insert(entry.key, NamedRecord { name: &entry.name, seat: Seat { row, section: sections.len() } });
        }
        Self { known, rows, sections }
    }

    fn seat(&self, placed: PlacedRef<'_>) -> Seat {
        let known = key_of(placed).and_then(|key| self.known.get(&key));
        known.map(|word| word.seat).unwrap_or_default()
    }

    fn name(&self, key: Key) -> &'a str {
        self.known.get(&key).map(|word| word.name).unwrap_or_default()
    }
}

/// The record that a frame shows: its own, or the one that all of its items belong to.
fn key_of(placed: PlacedRef<'_>) -> Option<Key> {
    let own = placed.tag.map(|tag| tag.key);
    own.or_else(|| {
        let first = placed.frame.items.first()?.tag?.key;
        placed.frame.items.iter().all(|item| item.tag.is_some_and(|tag| tag.key == first)).then_some(first)
    })
}

impl SvgWriter<'_> {
    fn begin(&mut self, scene: &Scene, contents: &Contents, background: Option<Color>) {
        let out = &mut self.text;
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
        push_plain(out, "xmlns:xlink", "http://www.w3.org/1999/xlink");
        push_plain(out, "xmlns:inkscape", "http://www.inkscape.org/namespaces/inkscape");
        push_measure(out, "width", scene.size.width);
        push_measure(out, "height", scene.size.height);
        out.push_str(" viewBox=\"0 0 ");
        push_number(out, scene.size.width);
        out.push(' ');
        push_number(out, scene.size.height);
        out.push('"');
        if !contents.language.is_empty() {
            push_attribute(out, "xml:lang", &contents.language);
        }
        push_plain(out, "xml:space", "preserve");
        push_plain(out, "role", "graphics-document");
        push_plain(out, "aria-labelledby", "map-title");
        if !contents.subject.is_empty() {
            push_plain(out, "aria-describedby", "map-desc");
        }
        push_plain(out, "stroke-linejoin", "round");
        self.texts.push_usual(out);
        out.push_str(">\n<title id=\"map-title\">");
        push_text(out, &contents.title);
        out.push_str("</title>\n");
        if !contents.subject.is_empty() {
            out.push_str("<desc id=\"map-desc\">");
            push_text(out, &contents.subject);
            out.push_str("</desc>\n");
        }
        self.texts.push_glyphs(out, scene);
        if let Some(color) = background {
            out.push_str("<rect id=\"paper\"");
            push_measure(out, "width", scene.size.width);
            push_measure(out, "height", scene.size.height);
            push_color(out, "fill", color);
            out.push_str("/>\n");
        }
    }

    fn layer(&mut self, layer: &Layer, progress: &Progress) -> Result<(), SvgError> {
        self.text.push_str("<g id=\"");
        self.text.push_str(layer.kind.code());
        self.text.push('"');
        push_plain(&mut self.text, "inkscape:groupmode", "layer");
        push_plain(&mut self.text, "inkscape:label", layer.kind.code());
        // Not on the root element: browsers then show nothing of a picture that is wider than their window.
        self.texts.push_usual_direction(&mut self.text);
        self.text.push_str(">\n");
        // Frames of the same row and section go together. Only those of none can overlap others.
        let mut frames: Vec<(Seat, PlacedRef<'_>)> =
            layer.frames().map(|placed| (self.words.seat(placed), placed)).collect();
        frames.sort_by_key(|(seat, _)| *seat);
        let mut open = Seat::default();
        for (seat, placed) in frames {
            self.take_seat(layer.kind.code(), &mut open, seat);
            self.frame(placed);
            self.done += 1;
            if self.done.is_multiple_of(STRIDE) {
                progress.at(self.done as f64 / self.all as f64)?;
            }
            self.hand_over(PIECE)?;
        }
        self.take_seat(layer.kind.code(), &mut open, Seat::default());
        self.text.push_str("</g>\n");
        Ok(())
    }

    /// Ends the groups of the last seat and begins those of the next.
    fn take_seat(&mut self, layer: &str, open: &mut Seat, next: Seat) {
        if *open == next {
            return;
        }
        if open.section > 0 {
            self.text.push_str("</g>\n");
        }
        if open.row != next.row && open.row > 0 {
            self.text.push_str("</g>\n");
        }
        let key = |keys: &[Key], number: usize| number.checked_sub(1).and_then(|at| keys.get(at)).copied();
        let (row, section) = (key(&self.words.rows, next.row), key(&self.words.sections, next.section));
        if let Some(row) = row.filter(|_| open.row != next.row) {
            self.begin_seat(layer, &[row]);
        }
        if let Some(section) = section {
            let path: Vec<Key> = row.into_iter().chain([section]).collect();
            self.begin_seat(layer, &path);
        }
        *open = next;
    }

    fn begin_seat(&mut self, layer: &str, path: &[Key]) {
        let out = &mut self.text;
        out.push_str("<g id=\"");
        out.push_str(layer);
        for key in path {
            out.push('.');
            push_name(out, *key);
        }
        out.push('"');
        let name = path.last().map(|key| self.words.name(*key)).unwrap_or_default();
        if !name.is_empty() {
            push_attribute(out, "inkscape:label", name);
        }
        out.push_str(">\n");
        push_title(out, name);
    }

    fn frame(&mut self, placed: PlacedRef<'_>) {
        let own = key_of(placed);
        if let Some(key) = own {
            self.begin_record(key);
        }
        let mut open = None;
        let items = &placed.frame.items;
        for (at, item) in items.iter().enumerate() {
            let key = match item.tag.map(|tag| tag.key) {
                // An untagged item between two parts of a record belongs to it.
                None if open.is_some() && next_key(items, at) == open => open,
                key => key.filter(|key| Some(*key) != own),
            };
            if key != open {
                if open.is_some() {
                    self.text.push_str("</g>\n");
                }
                if let Some(key) = key {
                    self.begin_record(key);
                }
                open = key;
            }
            self.item(item, placed);
        }
        for _ in open.into_iter().chain(own) {
            self.text.push_str("</g>\n");
        }
    }

    /// Begins the group of a record, with its name on the first one.
    fn begin_record(&mut self, key: Key) {
        let shown = self.shown.entry(key).or_default();
        *shown += 1;
        let out = &mut self.text;
        out.push_str("<g id=\"");
        push_name(out, key);
        if *shown > 1 {
            // Ids of records have no period.
            out.push('.');
            push_number(out, f64::from(*shown));
        }
        out.push_str("\">\n");
        if *shown == 1 {
            push_title(out, self.words.name(key));
        }
    }

    fn item(&mut self, item: &Item, placed: PlacedRef<'_>) {
        let at = item.at + placed.at.to_vec2();
        if !is_sane(at) {
            return;
        }
        let out = &mut self.text;
        match &item.shape {
            Shape::Rect { size, radii, fill, stroke } => {
                let ground = stroke.is_none() && item.is_ground(placed.frame.size);
                shape::push_rect(out, at, *size, *radii, (*fill, *stroke), ground);
            }
            Shape::Path { path, fill, stroke } => shape::push_shape(out, path, at.to_vec2(), *fill, *stroke),
            Shape::Text { block, color } => self.texts.push(out, at, block, *color),
        }
    }

    /// Writes the buffer to the output if it is longer than `least`.
    fn hand_over(&mut self, least: usize) -> io::Result<()> {
        if self.text.len() > least {
            self.out.write_all(self.text.as_bytes())?;
            self.text.clear();
        }
        Ok(())
    }
}

/// The record of the next tagged item from `at` on.
fn next_key(items: &[Item], at: usize) -> Option<Key> {
    items.iter().skip(at).find_map(|item| item.tag).map(|tag| tag.key)
}

/// True for a point that can be on a map.
fn is_sane(at: Point) -> bool {
    const FAR: f64 = 1e9;
    at.x.abs() < FAR && at.y.abs() < FAR
}

/// The id of a record's group.
fn push_name(out: &mut String, key: Key) {
    out.push_str(key.kind());
    if let Some(id) = key.id() {
        out.push('-');
        out.push_str(id.as_str());
    }
}

fn push_title(out: &mut String, name: &str) {
    if !name.is_empty() {
        out.push_str("<title>");
        push_text(out, name);
        out.push_str("</title>\n");
    }
}
