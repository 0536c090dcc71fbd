//! The little of XML that workbooks need. Entities that a document defines itself are not resolved, so that no text can
//! grow by them; what is not well-formed ends the document.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

/// A reader that takes `<a/>` as `<a></a>`, and no offence at how elements are nested.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    reader
}

/// What comes next; the end where the document is damaged.
pub(super) fn next<'t>(reader: &mut Reader<&'t [u8]>) -> Event<'t> {
    reader.read_event().unwrap_or(Event::Eof)
}

/// Calls for each element of a document, with its name.
pub(super) fn for_each_start(text: &str, mut call: impl FnMut(&BytesStart<'_>, &str)) {
    let mut reader = reader(text);
    loop {
        match next(&mut reader) {
            Event::Start(element) => call(&element, element.local_name().as_ref()),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// The value of an attribute, whatever namespace its name stands in.
pub(super) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    let mut attributes = element.attributes();
    attributes.with_checks(false);
    let found = attributes.flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// Adds the text of an event, when it is one.
pub(super) fn add_text(text: &mut String, event: &Event<'_>) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => text.extend(resolved(entity)),
        _ => {}
    }
}

fn resolved(entity: &BytesRef<'_>) -> Option<char> {
    let named = resolve_predefined_entity(entity).and_then(|text| text.chars().next());
    named.or_else(|| entity.resolve_char_ref().ok().flatten())
}
