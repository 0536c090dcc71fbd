//! Pictures of maps, read back by an XML reader.

use std::collections::BTreeMap;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use throughline::i18n::{Locale, MapWords};
use throughline::layout::{self, Workspace, contents};
use throughline::model::Map;
use throughline::render::Progress;
use throughline::render::svg::{Letters, SvgOptions, render};
use throughline::scene::Scene;
use throughline::scene::contents::Contents;
use throughline::theme::Theme;

/// An element with what is in it.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Element>,
    /// Its own characters and those of its children, in order.
    pub text: String,
}

impl Element {
    /// The element and all within it, in the order of the document.
    pub fn all(&self) -> Vec<&Element> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Element::all));
        all
    }

    pub fn named<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        self.all().into_iter().filter(|element| element.name == name).collect()
    }

    pub fn with_id<'a>(&'a self, id: &str) -> Option<&'a Element> {
        self.all().into_iter().find(|element| element.get("id") == Some(id))
    }

    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    pub fn number(&self, attribute: &str) -> Option<f64> {
        self.get(attribute).map(|value| value.parse().unwrap())
    }

    /// The title that it has of its own.
    pub fn title(&self) -> Option<&str> {
        self.children.iter().find(|child| child.name == "title").map(|title| title.text.as_str())
    }
}

pub fn words(map: &Map) -> &'static MapWords {
    MapWords::of(Locale::from_tag(&map.info.language))
}

pub fn laid_out(map: &Map) -> layout::Layout {
    let options = layout::LayoutOptions::picture(words(map));
    layout::layout(map, &mut Workspace::new(), &Theme::light(), &options)
}

pub fn scene(map: &Map) -> Scene {
    laid_out(map).scene
}

pub fn written(scene: &Scene, contents: &Contents, letters: Letters) -> String {
    let mut out = Vec::new();
    let options = SvgOptions { letters, background: Some(Theme::light().paper) };
    render(scene, contents, &options, &Progress::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub fn picture(map: &Map, letters: Letters) -> String {
    let layout = laid_out(map);
    written(&layout.scene, &contents(map, words(map), &layout.letters), letters)
}

/// Reads a whole document; anything that is not well-formed fails.
#[track_caller]
pub fn read(document: &str) -> Element {
    for c in document.chars() {
        let is_legal = matches!(c, '\t' | '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
        assert!(is_legal, "{c:?} is no character of XML");
    }
    let mut reader = Reader::from_str(document);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(element(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                let parent = open.last_mut().unwrap();
                parent.text.push_str(&done.text);
                parent.children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(name) => {
                let named = quick_xml::escape::resolve_predefined_entity(&name).unwrap();
                open.last_mut().unwrap().text.push_str(named);
            }
            Event::Eof => break,
            Event::Decl(_) => {}
            other => panic!("{other:?} has no place in a picture"),
        }
    }
    assert_eq!(open.len(), 1, "an element is not ended");
    let mut roots = open.pop().unwrap().children;
    assert_eq!(roots.len(), 1);
    roots.pop().unwrap()
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap().into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Element { name: start.name().as_ref().to_owned(), attributes: attributes.collect(), ..Element::default() }
}
