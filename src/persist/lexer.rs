//! The tokens of RON, as far as finding a place in a file needs them.
//!
//! This is not a second parser: it accepts everything, decides nothing, and exists to say *where* something is. It must
//! agree with RON on what is text and what is a comment, so that a bracket within either doesn't count as one.

/// A piece of a RON document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// One of `(`, `[` and `{`.
    Open,
    /// One of `)`, `]` and `}`.
    Close,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A name, a word or a number.
    Word(&'a str),
    /// Text in quotes of any kind.
    Text,
    /// Any other sign.
    Other,
}

/// Gives the tokens of a document with the byte at which each begins.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    source: &'a str,
    at: usize,
    /// How many comments without an end there were in a damaged source; `None` for a source that is read as it is.
    unclosed: Option<u8>,
}

impl<'a> Lexer<'a> {
    /// The tokens of `source`.
    pub(super) fn new(source: &'a str) -> Self {
        Self { source, at: 0, unclosed: None }
    }

    /// The same for a damaged source: a block comment without an end ends with its line, so that it swallows nothing.
    pub(super) fn of_damaged(source: &'a str) -> Self {
        Self { unclosed: Some(0), ..Self::new(source) }
    }

    /// The byte behind the last token.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// Goes on from that byte, which begins a character.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    fn skip_blanks_and_comments(&mut self) {
        loop {
            let blank = self.blank();
            if blank > 0 {
                self.at += blank;
            } else if self.rest().starts_with(b"//") {
                self.at += self.rest().iter().position(|byte| *byte == b'\n').unwrap_or(self.rest().len());
            } else if self.rest().starts_with(b"/*") {
                self.skip_block_comment();
            } else {
                return;
            }
        }
    }

    /// Block comments nest.
    fn skip_block_comment(&mut self) {
        /// So many searches for an end may fail; then every comment ends with its line, and time stays in proportion.
        const MOST_SEARCHES: u8 = 16;
        let (start, mut level) = (self.at, 0_usize);
        while let Some(byte) = self.peek().filter(|_| self.unclosed != Some(MOST_SEARCHES)) {
            if self.rest().starts_with(b"/*") {
                level += 1;
                self.at += 2;
            } else if self.rest().starts_with(b"*/") {
                level = level.saturating_sub(1);
                self.at += 2;
                if level == 0 {
                    return;
                }
            } else {
                self.at += width(byte);
            }
        }
        if let Some(unclosed) = self.unclosed {
            let rest = self.source.as_bytes().get(start..).unwrap_or_default();
            self.at = start + rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            self.unclosed = Some((unclosed + 1).min(MOST_SEARCHES));
        }
    }

    /// A word, unless it is the prefix of a raw string or a byte string.
    fn word(&mut self, start: usize) -> Token<'a> {
        self.skip_word();
        let word = self.source.get(start..self.at).unwrap_or_default();
        if matches!(word, "r" | "br") && matches!(self.peek(), Some(b'#' | b'"')) {
            return self.raw(start);
        }
        if word == "b" && self.peek() == Some(b'"') {
            return self.text();
        }
        Token::Word(word)
    }

    fn skip_word(&mut self) {
        while let Some(byte) = self.peek() {
            let in_word = match byte {
                b'_' | b'+' | b'-' | b'.' => true,
                0x80.. => self.blank() == 0,
                _ => byte.is_ascii_alphanumeric(),
            };
            if !in_word {
                return;
            }
            self.at += width(byte);
        }
    }

    /// After `r`: text that ends with as many `#` as it began with, or the name that follows `r#`.
    fn raw(&mut self, start: usize) -> Token<'a> {
        let hashes = self.rest().iter().take_while(|byte| **byte == b'#').count();
        self.at += hashes;
        if self.peek() != Some(b'"') {
            let name = self.at;
            self.skip_word();
            let range = if hashes == 1 { name..self.at } else { start..self.at };
            return Token::Word(self.source.get(range).unwrap_or_default());
        }
        self.at += 1;
        let end = format!("\"{}", "#".repeat(hashes));
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.at += rest.find(&end).map_or(rest.len(), |found| found + end.len());
        Token::Text
    }

    fn text(&mut self) -> Token<'a> {
        self.at += 1;
        while let Some(found) = self.rest().iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            self.at += found;
            if self.peek() == Some(b'"') {
                self.at += 1;
                return Token::Text;
            }
            self.at += 1;
            self.at += self.peek().map_or(0, width);
        }
        self.at = self.source.len();
        Token::Text
    }

    /// A character in single quotes; a lone quote is a sign like any other.
    fn character(&mut self) -> Token<'a> {
        let mut end = self.at + 1;
        let bytes = self.source.as_bytes();
        if bytes.get(end) == Some(&b'\\') {
            end += 1;
        }
        end += bytes.get(end).copied().map_or(0, width);
        if bytes.get(end) == Some(&b'\'') {
            self.at = end + 1;
            return Token::Text;
        }
        self.sign(Token::Other)
    }

    fn sign(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    /// How many bytes of white space stand here: 0 or the width of one character. RON counts the marks of
    /// direction as white space.
    fn blank(&self) -> usize {
        match self.peek() {
            Some(b'\t'..=b'\r' | b' ') => 1,
            Some(0xc2 | 0xe2) => {
                let next = self.source.get(self.at..).and_then(|rest| rest.chars().next());
                next.filter(|c| matches!(c, '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'))
                    .map_or(0, char::len_utf8)
            }
            _ => 0,
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.source.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = (usize, Token<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.skip_blanks_and_comments();
        let start = self.at;
        let byte = self.peek()?;
        let token = match byte {
            b'(' | b'[' | b'{' => self.sign(Token::Open),
            b')' | b']' | b'}' => self.sign(Token::Close),
            b',' => self.sign(Token::Comma),
            b':' => self.sign(Token::Colon),
            b'"' => self.text(),
            b'\'' => self.character(),
            b'_' | b'+' | b'-' | b'.' | 0x80.. => self.word(start),
            _ if byte.is_ascii_alphanumeric() => self.word(start),
            _ => self.sign(Token::Other),
        };
        Some((start, token))
    }
}

/// The width in bytes of the character that begins with `byte`.
fn width(byte: u8) -> usize {
    match byte {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    }
}
