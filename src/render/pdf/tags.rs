//! The tag tree: the contents in reading order, each with the marked content that shows it.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::scene::contents::{Contents, ContentsEntry};
use crate::scene::page::StampRole;
use crate::scene::{Frame, LayerKind, Part, Shape, Tag as Shown};

/// What an element of the tag tree is about. Each is read once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ElementKey {
    /// The title of the document.
    Title,
    /// The text beside the title.
    About,
    /// A tagged record.
    Record(Shown),
    /// An untagged frame, by its number.
    Frame(usize),
    /// The heading of a table.
    Heading(usize),
    /// A cell: table, row, column.
    Cell(usize, usize, usize),
}

/// The marked content of an element, and its text.
#[derive(Default)]
struct MarkedText {
    ids: Vec<Identifier>,
    text: String,
    /// It is shown by a sign, with or without text.
    is_figure: bool,
}

pub(super) struct TagTreeBuilder<'a> {
    contents: &'a Contents,
    marks: HashMap<ElementKey, MarkedText>,
    /// Elements that are not in the contents, in the order in which they were drawn.
    others: Vec<ElementKey>,
    listed: HashSet<ElementKey>,
    frames: usize,
    tables: usize,
}

impl<'a> TagTreeBuilder<'a> {
    pub fn new(contents: &'a Contents) -> Self {
        let rows = contents.rows.iter().map(|(key, _)| *key);
        let listed = contents.entries.iter().map(|entry| entry.key).chain(rows);
        let listed = listed.map(|key| record_key(Shown::new(key, Part::Body))).collect();
        Self { contents, marks: HashMap::new(), others: Vec::new(), listed, frames: 0, tables: 0 }
    }

    pub fn next_frame(&mut self) {
        self.frames += 1;
    }

    /// Begins the next table, with its heading.
    pub fn next_table(&mut self) {
        self.tables += 1;
    }

    /// The element of an item, by its tag or that of its frame.
    pub fn key(&self, layer: LayerKind, item: Option<Shown>, frame: Option<Shown>) -> ElementKey {
        match item.or(frame) {
            Some(Shown { part: Part::Text, .. }) if layer == LayerKind::Title => ElementKey::Title,
            _ if layer == LayerKind::Title => ElementKey::About,
            Some(tag) => record_key(tag),
            None => ElementKey::Frame(self.frames),
        }
    }

    /// The element of a stamp; `None` for decoration.
    pub fn stamp_key(&self, role: StampRole) -> Option<ElementKey> {
        match role {
            StampRole::Heading => Some(ElementKey::Heading(self.tables)),
            StampRole::Cell { row, column } => Some(ElementKey::Cell(self.tables, row, column)),
            StampRole::Tags | StampRole::Artifact => None,
        }
    }

    /// Whether an element has content already.
    pub fn has(&self, key: ElementKey) -> bool {
        self.marks.contains_key(&key)
    }

    pub fn mark(&mut self, key: ElementKey, id: Identifier) {
        let is_listed = match key {
            ElementKey::Record(_) | ElementKey::Frame(_) => self.listed.contains(&key),
            ElementKey::Title | ElementKey::About | ElementKey::Heading(_) | ElementKey::Cell(..) => true,
        };
        if !is_listed && !self.marks.contains_key(&key) {
            self.others.push(key);
        }
        self.marks.entry(key).or_default().ids.push(id);
    }

    pub fn add_text(&mut self, key: ElementKey, text: &str) {
        let text_of_key = &mut self.marks.entry(key).or_default().text;
        text_of_key.push_str(text);
        text_of_key.push(' ');
    }

    pub fn mark_as_figure(&mut self, key: ElementKey) {
        self.marks.entry(key).or_default().is_figure = true;
    }

    pub fn tree(mut self) -> TagTree {
        let language = Some(self.contents.language.clone()).filter(|tag| !tag.is_empty());
        let mut tree = TagTree::new().with_lang(language);
        let title = self.group(heading(1, &self.contents.title), ElementKey::Title);
        let about = self.group(Tag::P, ElementKey::About);
        for group in [title, about, self.rows()].into_iter().flatten() {
            tree.push(group);
        }
        for section in self.sections() {
            tree.push(section);
        }
        for other in std::mem::take(&mut self.others) {
            if let Some(group) = self.group(Tag::P, other) {
                tree.push(group);
            }
        }
        for group in self.table_groups() {
            tree.push(group);
        }
        tree
    }

    fn group(&mut self, tag: impl Into<TagKind>, key: ElementKey) -> Option<TagGroup> {
        let ids = self.marks.remove(&key)?.ids;
        (!ids.is_empty()).then(|| TagGroup::with_children(tag, ids.into_iter().map(Node::from).collect()))
    }

    /// The names of the rows, as a list.
    fn rows(&mut self) -> Option<TagGroup> {
        let mut list = TagGroup::new(Tag::L(ListNumbering::None));
        for (key, _) in &self.contents.rows {
            if let Some(name) = self.group(Tag::LBody, record_key(Shown::new(*key, Part::Body))) {
                list.push(TagGroup::with_children(Tag::LI, vec![name.into()]));
            }
        }
        (!list.children.is_empty()).then_some(list)
    }

    fn sections(&mut self) -> Vec<TagGroup> {
        let contents = self.contents;
        let starts = |deeper: usize| move |_: &ContentsEntry, next: &ContentsEntry| next.depth > deeper;
        let sections = contents.entries.chunk_by(starts(0));
        let groups = sections.map(|section| {
            let (heads, parts) = section.split_at(section.iter().take_while(|entry| entry.depth == 0).count());
            let heads: Vec<_> = heads.iter().filter_map(|entry| self.entry(entry)).collect();
            let parts = parts.chunk_by(starts(1)).filter_map(|part| self.section(part));
            let children = heads.into_iter().chain(parts).map(Node::from).collect();
            TagGroup::with_children(Tag::Section, children)
        });
        groups.filter(|section| !section.children.is_empty()).collect()
    }

    /// A heading and everything below it.
    fn section(&mut self, entries: &[ContentsEntry]) -> Option<TagGroup> {
        let mut section = TagGroup::new(Tag::Section);
        for entry in entries {
            if let Some(group) = self.entry(entry) {
                section.push(group);
            }
        }
        (!section.children.is_empty()).then_some(section)
    }

    fn entry(&mut self, entry: &ContentsEntry) -> Option<TagGroup> {
        let key = record_key(Shown::new(entry.key, Part::Body));
        let marks = self.marks.get(&key)?;
        let name = Some(&entry.name).filter(|name| !name.is_empty());
        let tag: TagKind = match (u16::try_from(entry.depth), name) {
            (Ok(depth @ ..=1), Some(name)) => heading(depth + 2, name).into(),
            (_, Some(name)) if marks.is_figure => Tag::Figure(Some(name.clone())).into(),
            (_, Some(name)) if !same(name, &marks.text) => Tag::P.with_alt_text(Some(name.clone())).into(),
            _ => Tag::P.into(),
        };
        self.group(tag, key)
    }

    fn table_groups(&mut self) -> Vec<TagGroup> {
        let mut groups = Vec::new();
        for table in 1..=self.tables {
            let key = ElementKey::Heading(table);
            let text = self.marks.get(&key).map(|marks| marks.text.trim().to_owned()).unwrap_or_default();
            groups.extend(self.group(heading(2, &text), key));
            let cells = self.marks.keys().filter_map(|key| cell_of(*key, table));
            let Some((rows, columns)) = cells.reduce(|most, next| (most.0.max(next.0), most.1.max(next.1))) else {
                continue;
            };
            let rows = (0..=rows).map(|row| {
                let tag = || if row == 0 { Tag::TH(TableHeaderScope::Column).into() } else { TagKind::from(Tag::TD) };
                let cells = (0..=columns).map(|column| {
                    let cell = self.group(tag(), ElementKey::Cell(table, row, column));
                    cell.unwrap_or_else(|| TagGroup::new(tag())).into()
                });
                TagGroup::with_children(Tag::TR, cells.collect()).into()
            });
            groups.push(TagGroup::with_children(Tag::Table, rows.collect()));
        }
        groups
    }
}

/// The element of all parts of a record together.
fn record_key(tag: Shown) -> ElementKey {
    ElementKey::Record(Shown { part: Part::Body, ..tag })
}

fn cell_of(key: ElementKey, of: usize) -> Option<(usize, usize)> {
    match key {
        ElementKey::Cell(table, row, column) if table == of => Some((row, column)),
        _ => None,
    }
}

fn heading(level: u16, title: &str) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title.to_owned()))
}

/// Whether two texts have the same letters and digits.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

pub(super) fn text_of(frame: &Frame) -> String {
    let texts = frame.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { block, .. } => Some(block.text()).filter(|text| !text.is_empty()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
