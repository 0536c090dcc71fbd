//! Words that were shaped once, by their text and style: most words of a map are in many of its texts.
//!
//! Nothing here shapes. A paragraph is looked up word by word ([`WordCache::recall`]). For the words that aren't known a short
//! text is made of them alone, the lesson, which the shaper shapes as any other, and what it says of them is kept. The
//! lesson begins and ends with a letter, so that each word has the script of its paragraph and the spaces that it has
//! there: see [`super::split`] for why it then looks the same.
//!
//! Memory is bounded: when it is full, words go that were not asked for since the last time, or else all.

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use parley::Layout;

use super::draft::run_font;
use super::split::{self, WordPlace, WordScript};
use crate::text::block::Font;
use crate::text::request::Style;

/// How many words are kept, and how many bytes of them.
const MOST_WORDS: usize = 8_192;
const MOST_BYTES: usize = 1 << 20;

/// Longer words are hardly ever seen twice. In bytes.
const LONGEST_WORD: usize = 64;

/// A grapheme cluster of a shaped word, in the order of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordCluster {
    /// Its first byte: from the start of the word and of the space before it, or from that of the paragraph.
    pub byte: u32,
    pub glyph: u32,
    pub x: f32,
    pub y: f32,
    pub advance: f32,
    /// The advance of the ligature that begins with it; otherwise its own.
    pub whole: f32,
    /// How many clusters belong to the ligature that begins with it: 1 for most, and 0 for those after the first, which
    /// have no glyph.
    pub parts: u8,
    /// Whether a line can end before it.
    pub breaks: bool,
    pub space: bool,
    pub rtl: bool,
}

/// What the shape of a word depends on beside its text.
#[derive(Clone, Copy)]
pub(super) struct WordKind {
    pub style: Style,
    pub script: WordScript,
}

impl WordKind {
    fn bits(self, place: &WordPlace) -> u64 {
        let sides = u64::from(place.before) << 1 | u64::from(place.after);
        let kinds = (self.style.weight as u64) << 4 | (self.script as u64) << 2 | sides;
        kinds << 32 | u64::from(self.style.size.to_bits())
    }
}

/// What [`WordCache::recall`] found of a paragraph.
pub(super) enum Recall {
    /// All of it, in [`WordCache::row`].
    All,
    /// It has words that aren't known: there is a lesson.
    Missing,
    /// It has a word that can't be shaped apart.
    Unfit,
}

struct Word {
    hash: u64,
    kind: u64,
    text: Box<str>,
    /// With the space before it; empty when the word can't be shaped apart.
    clusters: Box<[WordCluster]>,
    used: bool,
}

/// The words that a shaper knows.
#[derive(Default)]
pub(super) struct WordCache {
    known: HashTable<Word>,
    bytes: usize,
    row: Vec<WordCluster>,
    missing: Vec<WordPlace>,
    lesson: Vec<(usize, WordPlace)>,
    seen: Vec<SeenCluster>,
}

/// A cluster of a shaped lesson.
struct SeenCluster {
    end: usize,
    cluster: WordCluster,
    fits: bool,
}

impl WordCache {
    /// Looks up all words of a paragraph that has a [`split::word_script`].
    pub fn recall(&mut self, paragraph: &str, kind: WordKind) -> Recall {
        self.row.clear();
        self.missing.clear();
        for place in split::words(paragraph) {
            let text = paragraph.get(place.range.clone()).unwrap_or_default();
            let bits = kind.bits(&place);
            let hash = hash(text, bits);
            match self.known.find_mut(hash, |word| word.is(hash, bits, text)) {
                Some(word) if word.clusters.is_empty() => return Recall::Unfit,
                Some(word) => {
                    word.used = true;
                    let start = (place.range.start - usize::from(place.before)) as u32;
                    let placed = |cluster: &WordCluster| WordCluster { byte: start + cluster.byte, ..*cluster };
                    self.row.extend(word.clusters.iter().map(placed));
                }
                None if text.len() > LONGEST_WORD => return Recall::Unfit,
                None => self.missing.push(place),
            }
        }
        if self.missing.is_empty() { Recall::All } else { Recall::Missing }
    }

    /// The clusters of the paragraph that was recalled last.
    pub fn row(&self) -> &[WordCluster] {
        &self.row
    }

    /// The text from which the words that a paragraph lacks are learned.
    pub fn lesson(&mut self, paragraph: &str, script: WordScript) -> String {
        let letter = script.letter();
        let mut text = String::with_capacity(paragraph.len() + 8);
        self.lesson.clear();
        let mut needs_letter = false;
        for place in self.missing.drain(..) {
            if text.is_empty() && place.before {
                text.push(letter);
            }
            if !text.is_empty() {
                text.push(' ');
            }
            let start = text.len();
            text.push_str(paragraph.get(place.range.clone()).unwrap_or_default());
            needs_letter = place.after;
            if !place.before && place.after {
                text.extend([' ', letter]);
                needs_letter = false;
            }
            self.lesson.push((start, place));
        }
        if needs_letter {
            text.extend([' ', letter]);
        }
        text
    }

    /// Keeps the words of a lesson as they were shaped. `font` is the font of all words that can be shaped apart.
    pub fn learn(&mut self, text: &str, layout: &Layout<()>, kind: WordKind, font: &Font) {
        self.see(layout, font);
        let breaks: Vec<usize> = line_segmenter().segment_str(text).collect();
        for (start, place) in std::mem::take(&mut self.lesson) {
            let word = text.get(start..start + place.range.len()).unwrap_or_default();
            let clusters = self.clusters(start, &place, &breaks).unwrap_or_default();
            self.keep(word, kind.bits(&place), clusters);
        }
    }

    /// Reads the clusters of a shaped lesson, in the order of the text.
    fn see(&mut self, layout: &Layout<()>, font: &Font) {
        self.seen.clear();
        for run in layout.lines().flat_map(|line| line.runs()) {
            let is_of_font = run_font(&run) == *font;
            for cluster in run.clusters() {
                let range = cluster.text_range();
                let mut glyphs = cluster.glyphs();
                let (glyph, more) = (glyphs.next(), glyphs.next());
                let continues = cluster.is_ligature_continuation();
                let is_joined = continues || cluster.is_ligature_start();
                let fits = match glyph {
                    Some(glyph) => glyph.id != 0 && more.is_none() && !(run.is_rtl() && is_joined),
                    None => continues,
                };
                let glyph = glyph.unwrap_or_default();
                self.seen.push(SeenCluster {
                    end: range.end,
                    fits: fits && is_of_font,
                    cluster: WordCluster {
                        byte: range.start as u32,
                        glyph: glyph.id,
                        x: glyph.x,
                        y: glyph.y,
                        advance: cluster.advance(),
                        whole: if is_joined { glyph.advance } else { cluster.advance() },
                        parts: u8::from(!continues),
                        breaks: false,
                        space: cluster.is_space_or_nbsp(),
                        rtl: cluster.is_rtl(),
                    },
                });
            }
        }
        self.seen.sort_unstable_by_key(|seen| seen.cluster.byte);
    }

    /// The clusters of a word that starts at that byte of a lesson, with the space before it; `None` when the word can't be
    /// shaped apart.
    fn clusters(&self, start: usize, place: &WordPlace, breaks: &[usize]) -> Option<Box<[WordCluster]>> {
        let (from, end) = (start - usize::from(place.before), start + place.range.len());
        let is_break = |at: usize| breaks.binary_search(&at).is_ok();
        let first = self.seen.partition_point(|seen| (seen.cluster.byte as usize) < from);
        let last = self.seen.partition_point(|seen| (seen.cluster.byte as usize) < end);
        let seen = self.seen.get(first..last)?;
        let is_whole = seen.first()?.cluster.byte as usize == from && seen.last()?.end == end;
        let is_apart = (!place.before || is_break(start)) && (!place.after || is_break(end + 1));
        if !is_whole || !is_apart || seen.iter().any(|seen| !seen.fits) {
            return None;
        }
        let mut clusters: Vec<WordCluster> = Vec::with_capacity(seen.len());
        let mut ligature = 0;
        for SeenCluster { cluster, .. } in seen {
            let at = cluster.byte as usize;
            if cluster.parts == 0 {
                clusters.get_mut(ligature)?.parts += 1;
            } else {
                ligature = clusters.len();
            }
            clusters.push(WordCluster { byte: (at - from) as u32, breaks: at > from && is_break(at), ..*cluster });
        }
        Some(clusters.into())
    }

    fn keep(&mut self, text: &str, kind: u64, clusters: Box<[WordCluster]>) {
        let hash = hash(text, kind);
        if self.known.find(hash, |word| word.is(hash, kind, text)).is_some() {
            return;
        }
        if self.known.len() >= MOST_WORDS || self.bytes >= MOST_BYTES {
            self.forget();
        }
        let word = Word { hash, kind, text: text.into(), clusters, used: true };
        self.bytes += word.bytes();
        self.known.insert_unique(hash, word, |word| word.hash);
    }

    /// Makes room: for words that were asked for lately, or all.
    fn forget(&mut self) {
        self.known.retain(|word| std::mem::take(&mut word.used));
        self.bytes = self.known.iter().map(Word::bytes).sum();
        if self.known.len() > MOST_WORDS / 2 || self.bytes > MOST_BYTES / 2 {
            self.known.clear();
            self.bytes = 0;
        }
    }
}

impl Word {
    fn is(&self, hash: u64, kind: u64, text: &str) -> bool {
        self.hash == hash && self.kind == kind && *self.text == *text
    }

    fn bytes(&self) -> usize {
        size_of::<Self>() + self.text.len() + size_of_val(&*self.clusters)
    }
}

fn hash(text: &str, kind: u64) -> u64 {
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(text.as_bytes());
    hasher.write_u64(kind);
    hasher.finish()
}

/// Where lines can end, as the shaping library has it.
fn line_segmenter() -> icu_segmenter::LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    options.word_option = Some(LineBreakWordOption::Normal);
    LineSegmenter::new_for_non_complex_scripts(options)
}
