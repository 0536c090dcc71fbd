//! The lines of a text as spans of glyphs, both from left to right, with the characters that each glyph stands for.
//!
//! Right-to-left text is written left to right as well: that is the convention of PDF, and viewers reverse what they find on
//! a line.

use std::ops::Range;

use crate::text::{Block, Font, Glyph, Line};

/// Glyphs of one font, from left to right, that are read in one direction.
#[derive(Clone, Debug)]
pub struct GlyphSpan<'a> {
    /// The font.
    pub font: &'a Font,
    /// The size of an em in map units.
    pub size: f32,
    /// The base line of the line, from the top of the block.
    pub base: f32,
    /// The glyphs.
    pub glyphs: Vec<SpanGlyph>,
}

/// A glyph, and the range of its characters in the text of its line.
#[derive(Clone, Debug)]
pub struct SpanGlyph {
    /// The glyph at its place in the block.
    pub glyph: Glyph,
    /// The bytes of its characters. Glyphs that show the same characters together have the same.
    pub text: Range<usize>,
}

/// The glyphs that together show the characters from one byte on.
struct Cluster<'a> {
    run: usize,
    x: f32,
    byte: u32,
    glyphs: &'a [Glyph],
    text: Range<usize>,
}

/// The lines of a block from top to bottom, each with its text as it is copied and read aloud, and its spans from left to
/// right. The text has the space at which the line was broken, and no marks of direction: the spans show what those do.
pub fn lines(block: &Block) -> impl Iterator<Item = (String, Vec<GlyphSpan<'_>>)> {
    let mut rests: Vec<_> = block.runs().iter().map(|run| (run.glyphs.as_slice(), run.spaces.as_slice())).collect();
    block.lines().iter().map(move |line| {
        let mut clusters = Vec::new();
        for (run, (glyphs, spaces)) in rests.iter_mut().enumerate() {
            push_clusters(&mut clusters, run, until(glyphs, line));
            push_spaces(&mut clusters, run, until(spaces, line));
        }
        let text = assign_text(block.text(), line, &mut clusters);
        clusters.sort_by(|a, b| a.x.total_cmp(&b.x));
        (text, spans(block, line, &clusters))
    })
}

/// The glyphs of a line, which come before those of the lines after it.
fn until<'a>(rest: &mut &'a [Glyph], line: &Line) -> &'a [Glyph] {
    let count = rest.iter().take_while(|glyph| (glyph.byte as usize) < line.range.end).count();
    let (of_line, after) = rest.split_at_checked(count).unwrap_or_default();
    *rest = after;
    of_line
}

fn push_clusters<'a>(clusters: &mut Vec<Cluster<'a>>, run: usize, glyphs: &'a [Glyph]) {
    // They come from left to right; the origin of a vowel point may be anywhere.
    let mut least = f32::NEG_INFINITY;
    for glyphs in glyphs.chunk_by(|one, next| one.byte == next.byte) {
        let x = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min).max(least);
        least = x;
        let byte = glyphs.first().map_or(0, |glyph| glyph.byte);
        clusters.push(Cluster { run, x, byte, glyphs, text: 0..0 });
    }
}

/// Spaces come line by line; those that hang over the end of a line come last.
fn push_spaces<'a>(clusters: &mut Vec<Cluster<'a>>, run: usize, spaces: &'a [Glyph]) {
    let cluster = |glyph: &'a Glyph| Cluster {
        run,
        x: glyph.x,
        byte: glyph.byte,
        glyphs: std::slice::from_ref(glyph),
        text: 0..0,
    };
    clusters.extend(spaces.iter().map(cluster));
}

/// Gives each cluster the text up to the next cluster, and returns the text of the line. Clusters without text are dropped.
fn assign_text(text: &str, line: &Line, clusters: &mut Vec<Cluster<'_>>) -> String {
    clusters.sort_by_key(|cluster| cluster.byte);
    let ends: Vec<_> = clusters.iter().skip(1).map(|next| next.byte as usize).chain([line.range.end]).collect();
    let mut line_text = String::with_capacity(line.range.len());
    for (cluster, end) in clusters.iter_mut().zip(ends) {
        let start = line_text.len();
        let shown = text.get(cluster.byte as usize..end).unwrap_or_default();
        line_text.extend(shown.chars().filter(|c| !is_silent(*c)));
        cluster.text = start..line_text.len();
    }
    clusters.retain(|cluster| !cluster.text.is_empty());
    line_text
}

/// True for marks of direction: they tell how other characters are placed, and these are placed already.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\n')
}

/// Joins clusters that follow each other on the line, from left to right.
fn spans<'a>(block: &'a Block, line: &Line, clusters: &[Cluster<'a>]) -> Vec<GlyphSpan<'a>> {
    let mut spans: Vec<GlyphSpan<'a>> = Vec::new();
    let mut before: Option<(&Cluster<'a>, Option<bool>)> = None;
    for cluster in clusters {
        let forth = before.and_then(|(before, forth)| continues(before, cluster, forth));
        let Some(run) = block.runs().get(cluster.run) else { continue };
        let glyphs = cluster.glyphs.iter().map(|glyph| SpanGlyph { glyph: *glyph, text: cluster.text.clone() });
        match spans.last_mut().filter(|_| forth.is_some()) {
            Some(span) => span.glyphs.extend(glyphs),
            None => {
                spans.push(GlyphSpan {
                    font: &run.font,
                    size: run.size,
                    base: line.baseline,
                    glyphs: glyphs.collect(),
                });
            }
        }
        before = Some((cluster, forth));
    }
    spans
}

/// Whether a cluster continues the span of the one to its left: `None` if not, else whether the span reads left to right.
fn continues(before: &Cluster<'_>, next: &Cluster<'_>, forth: Option<bool>) -> Option<bool> {
    let now = if before.text.end == next.text.start {
        true
    } else if next.text.end == before.text.start {
        false
    } else {
        return None;
    };
    (before.run == next.run && forth.is_none_or(|forth| forth == now)).then_some(now)
}
