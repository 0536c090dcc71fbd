//! The bookmarks: the sections of the contents, and their parts.

use std::collections::HashMap;

use krilla::destination::XyzDestination;
use krilla::geom::Point as Spot;
use krilla::outline::{Outline, OutlineNode};

use crate::geom::Point;
use crate::scene::contents::{Contents, ContentsEntry};
use crate::scene::page::{Stamp, StampRole};
use crate::scene::{Part, Tag};

const DEPTH: usize = 2;

/// The bookmark of a section without a name.
const NAMELESS: &str = "–";

pub(super) struct Bookmarks<'a> {
    contents: &'a Contents,
    places: HashMap<Tag, (usize, Point)>,
    headings: Vec<(String, usize, Point)>,
}

impl<'a> Bookmarks<'a> {
    pub fn new(contents: &'a Contents) -> Self {
        Self { contents, places: HashMap::new(), headings: Vec::new() }
    }

    /// Notes that a record is shown on a page, at this place.
    pub fn met(&mut self, tag: Tag, page: usize, at: Point) {
        self.places.entry(Tag { part: Part::Body, ..tag }).or_insert((page, at));
    }

    pub fn stamped(&mut self, stamp: &Stamp, page: usize) {
        if stamp.role == StampRole::Heading {
            let text = super::tags::text_of(&stamp.frame);
            self.headings.push((text, page, stamp.at));
        }
    }

    /// The bookmarks. A document without sections has one for itself.
    pub fn outline(&self) -> Outline {
        let mut outline = Outline::new();
        let mut open: Option<OutlineNode> = None;
        for entry in self.contents.entries.iter().filter(|entry| entry.depth < DEPTH) {
            let Some(node) = self.node(entry) else { continue };
            if let Some(section) = open.as_mut().filter(|_| entry.depth > 0) {
                section.push_child(node);
            } else if let Some(done) = open.replace(node) {
                outline.push_child(done);
            }
        }
        if let Some(last) = open {
            outline.push_child(last);
        } else {
            outline.push_child(bookmark(&self.contents.title, 0, Point::ZERO));
        }
        for (text, page, at) in &self.headings {
            outline.push_child(bookmark(text, *page, *at));
        }
        outline
    }

    fn node(&self, entry: &ContentsEntry) -> Option<OutlineNode> {
        let (page, at) = self.places.get(&Tag::new(entry.key, Part::Body))?;
        let name = if entry.name.is_empty() { NAMELESS } else { &entry.name };
        Some(bookmark(name, *page, *at))
    }
}

fn bookmark(text: &str, page: usize, at: Point) -> OutlineNode {
    OutlineNode::new(text.to_owned(), XyzDestination::new(page, Spot::from_xy(at.x as f32, at.y as f32)))
}
