//! HTML in pieces: tags, comments, text. It is read as browsers and word processors write it onto the clipboard, and what is
//! wrong in it is skipped. Every character is looked at a few times at most.

use crate::exchange::character_code;

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HtmlPiece<'t> {
    /// Characters, with entities.
    Text(&'t str),
    /// The start of an element.
    Open(HtmlTag<'t>),
    /// The end of one.
    Close(&'t str),
}

/// The start of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HtmlTag<'t> {
    pub name: &'t str,
    attributes: &'t str,
}

/// Elements whose content is nothing to read.
const UNREAD: [&str; 6] = ["head", "style", "script", "title", "xml", "template"];

/// How Word begins and ends the mark before an item, in either form.
const MARK_BEGINS: &str = "[if !supportlists]";
const MARK_ENDS: &str = "[endif]";

/// The pieces of a text, from its first to its last.
pub(super) struct HtmlPieces<'t> {
    rest: &'t str,
    /// A mark that begins may end: once it is known that none does, none is sought.
    marks_end: bool,
}

impl<'t> HtmlPieces<'t> {
    pub(super) fn new(html: &'t str) -> Self {
        Self { rest: html, marks_end: true }
    }

    /// Takes what comes before a place.
    fn take(&mut self, end: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Goes on behind the next `end`, or to the end of all.
    fn skip_past(&mut self, end: &str) {
        let behind = find(self.rest, end).map_or(self.rest.len(), |at| at + end.len());
        self.take(behind);
    }

    /// A comment, or a declaration, at which the rest begins.
    fn skip_declaration(&mut self) {
        let is_comment = self.rest.starts_with("<!--");
        let inside = self.rest.get(if is_comment { 4 } else { 2 }..).unwrap_or_default();
        let starts_mark = inside.get(..MARK_BEGINS.len()).is_some_and(|start| start.eq_ignore_ascii_case(MARK_BEGINS));
        self.marks_end = self.marks_end && (!starts_mark || find(inside, MARK_ENDS).is_some());
        if starts_mark && self.marks_end {
            self.skip_past(MARK_ENDS);
            self.skip_past(">");
        } else if is_comment {
            self.take(4);
            self.skip_past("-->");
        } else {
            self.skip_past(">");
        }
    }
}

impl<'t> Iterator for HtmlPieces<'t> {
    type Item = HtmlPiece<'t>;

    fn next(&mut self) -> Option<HtmlPiece<'t>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let is_tag = |at: usize| {
                let next = self.rest.get(at + 1..).and_then(|rest| rest.chars().next());
                next.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
            };
            let start = self.rest.match_indices('<').map(|(at, _)| at).find(|at| is_tag(*at));
            match start {
                Some(0) => {}
                start => return Some(HtmlPiece::Text(self.take(start.unwrap_or(self.rest.len())))),
            }
            if self.rest.starts_with("<!") {
                self.skip_declaration();
                continue;
            }
            let tag = self.take(tag_end(self.rest));
            let inside = tag.trim_start_matches('<').trim_end_matches('>');
            let name_end = inside.char_indices().skip(1).find(|(_, c)| c.is_whitespace() || *c == '/');
            let (name, attributes) = inside.split_at_checked(name_end.map_or(inside.len(), |(at, _)| at))?;
            match name.strip_prefix('/') {
                Some(name) => return Some(HtmlPiece::Close(name)),
                None if UNREAD.iter().any(|unread| name.eq_ignore_ascii_case(unread)) && !attributes.ends_with('/') => {
                    self.skip_past(&format!("</{}", name.to_ascii_lowercase()));
                    self.skip_past(">");
                }
                None => return Some(HtmlPiece::Open(HtmlTag { name, attributes })),
            }
        }
    }
}

impl<'t> HtmlTag<'t> {
    /// The value of an attribute, without its quotes.
    pub(super) fn attribute(&self, name: &str) -> Option<&'t str> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            let (own, behind) = rest.split_at_checked(rest.find(|c: char| c.is_whitespace() || c == '=')?)?;
            let behind = behind.trim_start();
            let Some(value) = behind.strip_prefix('=').map(str::trim_start) else {
                rest = behind;
                continue;
            };
            let (value, after) = match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
                _ => value.split_at_checked(value.find(char::is_whitespace).unwrap_or(value.len()))?,
            };
            if own.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }

    /// True when its style says so, in any case and with any spaces.
    pub(super) fn has_style(&self, wanted: &str) -> bool {
        let style = self.attribute("style").unwrap_or_default();
        let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        find(&plain, wanted).is_some()
    }
}

/// Where the tag ends at which a text begins: behind its `>`, if that stands in no quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') if after_equals => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        after_equals = c == '=' || (after_equals && c.is_whitespace());
    }
    // A quote that is never closed is none.
    text.find('>').map_or(text.len(), |at| at + 1)
}

/// Where a word in lower case stands in a text in any case.
fn find(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len().max(1)).position(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Text with its entities as characters. What is none stays as it is.
pub(super) fn decoded(text: &str) -> String {
    character_code::decoded(text, '&', entity)
}

/// The character of the entity that a text begins with, behind its `&`, and what follows on it.
fn entity(text: &str) -> Option<(char, &str)> {
    /// The longest name of an entity that is looked for.
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    Some((character(text.get(..end)?)?, text.get(end + 1..)?))
}

/// The character of an entity: by number, or one of those that programs write by name.
fn character(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code);
    }
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "ensp" | "emsp" | "thinsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "sbquo" => '‚',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "hellip" => '…',
        "bull" => '•',
        "middot" => '·',
        "sect" => '§',
        "deg" => '°',
        "times" => '×',
        "frac12" => '½',
        "frac14" => '¼',
        "frac34" => '¾',
        "euro" => '€',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        "aacute" => 'á',
        "acirc" => 'â',
        "Acirc" => 'Â',
        "auml" => 'ä',
        "Auml" => 'Ä',
        "ccedil" => 'ç',
        "eacute" => 'é',
        "egrave" => 'è',
        "ecirc" => 'ê',
        "icirc" => 'î',
        "Icirc" => 'Î',
        "ouml" => 'ö',
        "Ouml" => 'Ö',
        "szlig" => 'ß',
        "uuml" => 'ü',
        "Uuml" => 'Ü',
        _ => return None,
    })
}
