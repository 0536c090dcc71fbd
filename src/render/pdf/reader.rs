//! What is told to a reader who cannot see the pages: the contents in their order, each with the letters that show it.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use crate::scene::contents::{Contents, ContentsEntry};
use crate::scene::page::StampRole;
use crate::scene::{Frame, LayerKind, Part, Shape, Tag as Shown};

/// A thing that is told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Told {
    /// What the whole is called.
    Title,
    /// What stands beside that.
    About,
    /// What something says that has a tag.
    Of(Shown),
    /// The frame without a name that was met as the so-many-eth.
    Frame(usize),
    /// The heading of a table.
    Heading(usize),
    /// A cell: table, row, column.
    Cell(usize, usize, usize),
}

/// The letters that tell a thing, and what they say.
#[derive(Default)]
struct Marks {
    ids: Vec<Identifier>,
    text: String,
    /// It is a sign, with or without letters.
    is_sign: bool,
}

pub(super) struct Reader<'a> {
    contents: &'a Contents,
    marks: HashMap<Told, Marks>,
    /// What has no place in the contents, in the order in which it was met.
    others: Vec<Told>,
    listed: HashSet<Told>,
    frames: usize,
    tables: usize,
}

impl<'a> Reader<'a> {
    pub fn new(contents: &'a Contents) -> Self {
        let rows = contents.rows.iter().map(|(key, _)| *key);
        let listed = contents.entries.iter().map(|entry| entry.key).chain(rows);
        let listed = listed.map(|key| of(Shown::new(key, Part::Body))).collect();
        Self { contents, marks: HashMap::new(), others: Vec::new(), listed, frames: 0, tables: 0 }
    }

    /// Says that another frame begins.
    pub fn next_frame(&mut self) {
        self.frames += 1;
    }

    /// Says that a heading begins, and with it another table.
    pub fn next_table(&mut self) {
        self.tables += 1;
    }

    /// What the letters of an item tell, by its tag or that of its frame.
    pub fn told(&self, layer: LayerKind, item: Option<Shown>, frame: Option<Shown>) -> Told {
        match item.or(frame) {
            Some(Shown { part: Part::Text, .. }) if layer == LayerKind::Title => Told::Title,
            _ if layer == LayerKind::Title => Told::About,
            Some(tag) => of(tag),
            None => Told::Frame(self.frames),
        }
    }

    /// What the letters of a stamp tell; `None` when they tell nothing.
    pub fn stamped(&self, role: StampRole) -> Option<Told> {
        match role {
            StampRole::Heading => Some(Told::Heading(self.tables)),
            StampRole::Cell { row, column } => Some(Told::Cell(self.tables, row, column)),
            StampRole::Tags | StampRole::Artifact => None,
        }
    }

    /// Whether something was told already.
    pub fn knows(&self, told: Told) -> bool {
        self.marks.contains_key(&told)
    }

    /// Says that an identifier stands for letters that tell something.
    pub fn mark(&mut self, told: Told, id: Identifier) {
        let is_listed = match told {
            Told::Of(_) | Told::Frame(_) => self.listed.contains(&told),
            Told::Title | Told::About | Told::Heading(_) | Told::Cell(..) => true,
        };
        if !is_listed && !self.marks.contains_key(&told) {
            self.others.push(told);
        }
        self.marks.entry(told).or_default().ids.push(id);
    }

    /// Says what letters say that tell something.
    pub fn say(&mut self, told: Told, text: &str) {
        let said = &mut self.marks.entry(told).or_default().text;
        said.push_str(text);
        said.push(' ');
    }

    /// Says that a thing is shown by a sign.
    pub fn sign(&mut self, told: Told) {
        self.marks.entry(told).or_default().is_sign = true;
    }

    /// The tree of all that is told.
    pub fn tree(mut self) -> TagTree {
        let language = Some(self.contents.language.clone()).filter(|tag| !tag.is_empty());
        let mut tree = TagTree::new().with_lang(language);
        let title = self.group(heading(1, &self.contents.title), Told::Title);
        let about = self.group(Tag::P, Told::About);
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

    fn group(&mut self, tag: impl Into<TagKind>, told: Told) -> Option<TagGroup> {
        let ids = self.marks.remove(&told)?.ids;
        (!ids.is_empty()).then(|| TagGroup::with_children(tag, ids.into_iter().map(Node::from).collect()))
    }

    /// The names of the rows, as a list.
    fn rows(&mut self) -> Option<TagGroup> {
        let mut list = TagGroup::new(Tag::L(ListNumbering::None));
        for (key, _) in &self.contents.rows {
            if let Some(name) = self.group(Tag::LBody, of(Shown::new(*key, Part::Body))) {
                list.push(TagGroup::with_children(Tag::LI, vec![name.into()]));
            }
        }
        (!list.children.is_empty()).then_some(list)
    }

    fn sections(&mut self) -> Vec<TagGroup> {
        let contents = self.contents;
        let starts = |deeper: usize| move |_: &ContentsEntry, next: &ContentsEntry| next.depth > deeper;
        let sections = contents.entries.chunk_by(starts(0));
        let told = sections.map(|section| {
            let (heads, parts) = section.split_at(section.iter().take_while(|entry| entry.depth == 0).count());
            let heads: Vec<_> = heads.iter().filter_map(|entry| self.entry(entry)).collect();
            let parts = parts.chunk_by(starts(1)).filter_map(|part| self.section(part));
            let children = heads.into_iter().chain(parts).map(Node::from).collect();
            TagGroup::with_children(Tag::Section, children)
        });
        told.filter(|section| !section.children.is_empty()).collect()
    }

    /// What a heading and all below it tell.
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
        let told = of(Shown::new(entry.key, Part::Body));
        let marks = self.marks.get(&told)?;
        let name = Some(&entry.name).filter(|name| !name.is_empty());
        let tag: TagKind = match (u16::try_from(entry.depth), name) {
            (Ok(depth @ ..=1), Some(name)) => heading(depth + 2, name).into(),
            (_, Some(name)) if marks.is_sign => Tag::Figure(Some(name.clone())).into(),
            (_, Some(name)) if !same(name, &marks.text) => Tag::P.with_alt_text(Some(name.clone())).into(),
            _ => Tag::P.into(),
        };
        self.group(tag, told)
    }

    fn table_groups(&mut self) -> Vec<TagGroup> {
        let mut groups = Vec::new();
        for table in 1..=self.tables {
            let told = Told::Heading(table);
            let text = self.marks.get(&told).map(|marks| marks.text.trim().to_owned()).unwrap_or_default();
            groups.extend(self.group(heading(2, &text), told));
            let cells = self.marks.keys().filter_map(|told| cell_of(*told, table));
            let Some((rows, columns)) = cells.reduce(|most, next| (most.0.max(next.0), most.1.max(next.1))) else {
                continue;
            };
            let rows = (0..=rows).map(|row| {
                let tag = || if row == 0 { Tag::TH(TableHeaderScope::Column).into() } else { TagKind::from(Tag::TD) };
                let cells = (0..=columns).map(|column| {
                    let cell = self.group(tag(), Told::Cell(table, row, column));
                    cell.unwrap_or_else(|| TagGroup::new(tag())).into()
                });
                TagGroup::with_children(Tag::TR, cells.collect()).into()
            });
            groups.push(TagGroup::with_children(Tag::Table, rows.collect()));
        }
        groups
    }
}

/// What all parts of something tell together.
fn of(tag: Shown) -> Told {
    Told::Of(Shown { part: Part::Body, ..tag })
}

fn cell_of(told: Told, of: usize) -> Option<(usize, usize)> {
    match told {
        Told::Cell(table, row, column) if table == of => Some((row, column)),
        _ => None,
    }
}

fn heading(level: u16, title: &str) -> Tag<krilla::tagging::kind::Hn> {
    Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title.to_owned()))
}

/// Whether two texts say the same but for signs and spaces.
fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    letters(one) == letters(other)
}

/// What the letters of a frame say.
pub(super) fn text_of(frame: &Frame) -> String {
    let texts = frame.items.iter().filter_map(|item| match &item.shape {
        Shape::Text { block, .. } => Some(block.text()).filter(|text| !text.is_empty()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
