//! The lines of a text as spans of glyphs, both from left to right, with the characters that each glyph stands for.
//!
//! Right-to-left text is written left to right as well: that is the convention of PDF, and readers order what they find on
//! a line. Where that gives them the text, a line is one span for each font, for many readers search within spans only.
//! Elsewhere the line is taken apart where its direction changes, and its spans come in reading order: then at least each
//! of them is found, and they follow each other.
//!
//! A glyph of a font has one meaning in a document, but a bracket stands for its mirror image in a right-to-left text. What
//! runs as the document does has the font, and what runs the other way a copy of it. Many readers end what they order as
//! one text where the font changes, so such a line is taken apart as well.

use std::ops::Range;

use crate::geom::Flow;
use crate::text::{Block, Font, Glyph, Line, is_rtl, read_back};

/// Glyphs of one font, from left to right.
#[derive(Clone, Debug)]
pub struct GlyphSpan<'a> {
    /// The font.
    pub font: &'a Font,
    /// The size of an em in map units.
    pub size: f32,
    /// The base line of the line, from the top of the block.
    pub base: f32,
    /// The characters that the glyphs stand for, from left to right.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<SpanGlyph>,
}

/// A glyph, and the range of its characters in the text of its span.
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
    /// Its glyph is from a copy of the font.
    is_copy: bool,
}

/// Signs whose mirror image is another sign.
const MIRRORED: [char; 12] = ['(', ')', '[', ']', '{', '}', '<', '>', '«', '»', '‹', '›'];

/// True when a glyph shows the mirror image of the sign that it stands for; `None` for what has none.
#[must_use]
pub fn is_mirrored(font: &Font, glyph: u32, shown: &str) -> Option<bool> {
    let mut signs = shown.chars();
    let sign = signs.next().filter(|sign| MIRRORED.contains(sign) && signs.next().is_none())?;
    Some(font.glyph(sign) != glyph)
}

/// The lines of a block from top to bottom, each with its text as it is copied and read aloud, and its spans. The text has
/// the space at which the line was broken, and no marks of direction: the spans show what those do. `flow` is that of the
/// document.
pub fn lines<'a>(block: &'a Block, flow: Flow) -> impl Iterator<Item = (String, Vec<GlyphSpan<'a>>)> {
    let mut rests: Vec<_> = block.runs().iter().map(|run| (run.glyphs.as_slice(), run.spaces.as_slice())).collect();
    block.lines().iter().map(move |line| {
        let mut clusters = Vec::new();
        for (run, (glyphs, spaces)) in rests.iter_mut().enumerate() {
            push_clusters(&mut clusters, run, until(glyphs, line));
            push_spaces(&mut clusters, run, until(spaces, line));
        }
        let text = assign_text(block.text(), line, &mut clusters);
        for cluster in &mut clusters {
            cluster.is_copy = is_from_copy(block, cluster, &text, flow);
        }
        clusters.sort_by(|a, b| a.x.total_cmp(&b.x));
        let spans = |pieces: &[&[Cluster<'a>]]| -> Vec<_> {
            pieces.iter().filter_map(|piece| span(block, line, &text, piece)).collect()
        };
        let joined = spans(&clusters.chunk_by(|before, next| before.run == next.run).collect::<Vec<_>>());
        let is_read = joined.iter().map(|span| span.text.as_str()).collect::<String>() == text
            || joined.iter().map(|span| read_back(&span.text)).collect::<String>() == text;
        let is_one_font = clusters.iter().all(|cluster| !cluster.is_copy);
        let spans = if is_read && is_one_font { joined } else { spans(&in_reading_order(&clusters)) };
        (text, spans)
    })
}

fn is_from_copy(block: &Block, cluster: &Cluster<'_>, text: &str, flow: Flow) -> bool {
    let ([glyph], Some(run)) = (cluster.glyphs, block.runs().get(cluster.run)) else { return false };
    let shown = text.get(cluster.text.clone()).unwrap_or_default();
    is_mirrored(&run.font, glyph.id, shown).is_some_and(|is_mirrored| is_mirrored != flow.is_rtl())
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
        clusters.push(Cluster { run, x, byte, glyphs, text: 0..0, is_copy: false });
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
        is_copy: false,
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

/// The pieces of a line in which the text goes one way, in the order of the text.
fn in_reading_order<'c, 'a>(clusters: &'c [Cluster<'a>]) -> Vec<&'c [Cluster<'a>]> {
    let mut forth = None;
    let mut pieces: Vec<_> = clusters
        .chunk_by(|before, next| {
            forth = continues(before, next, forth);
            forth.is_some()
        })
        .collect();
    pieces.sort_by_key(|piece| piece.iter().map(|cluster| cluster.text.start).min());
    pieces
}

/// Whether a cluster continues the piece of the one to its left: `None` if not, else whether the piece reads left to right.
/// One that reads right to left ends where the font changes: its parts would come in the wrong order.
fn continues(before: &Cluster<'_>, next: &Cluster<'_>, forth: Option<bool>) -> Option<bool> {
    let now = if before.text.end == next.text.start {
        true
    } else if next.text.end == before.text.start {
        false
    } else {
        return None;
    };
    let is_one_font = now || before.is_copy == next.is_copy;
    (before.run == next.run && is_one_font && forth.is_none_or(|forth| forth == now)).then_some(now)
}

/// The span of clusters of one run, from left to right.
fn span<'a>(block: &'a Block, line: &Line, text: &str, clusters: &[Cluster<'a>]) -> Option<GlyphSpan<'a>> {
    let run = block.runs().get(clusters.first()?.run)?;
    let mut seen = String::with_capacity(text.len());
    let mut glyphs = Vec::with_capacity(clusters.len());
    let mut push = |glyphs_of_part: &[Glyph], part: &mut dyn Iterator<Item = char>| {
        let start = seen.len();
        seen.extend(part);
        glyphs.extend(glyphs_of_part.iter().map(|glyph| SpanGlyph { glyph: *glyph, text: start..seen.len() }));
    };
    for cluster in clusters {
        let shown = text.get(cluster.text.clone()).unwrap_or_default();
        match (shown.contains(is_rtl), share(&run.font, shown, cluster.glyphs)) {
            (false, None) => push(cluster.glyphs, &mut shown.chars()),
            (true, None) => push(cluster.glyphs, &mut shown.chars().rev()),
            (false, Some(parts)) => parts.iter().for_each(|(glyph, part)| push(&[*glyph], &mut part.chars())),
            (true, Some(parts)) => {
                parts.iter().rev().for_each(|(glyph, part)| push(&[*glyph], &mut part.chars().rev()))
            }
        }
    }
    Some(GlyphSpan { font: &run.font, size: run.size, base: line.baseline, text: seen, glyphs })
}

/// Several glyphs of a cluster, each with the characters that it shows alone, in the order of the text: a letter and its
/// points. If all stood for all of the text, readers would find it as often as there are glyphs.
fn share(font: &Font, text: &str, glyphs: &[Glyph]) -> Option<Vec<(Glyph, String)>> {
    if glyphs.len() < 2 {
        return None;
    }
    let mut rest: Vec<Glyph> = glyphs.to_vec();
    let mut parts: Vec<(Glyph, String)> = Vec::new();
    for c in text.chars() {
        let own = font.glyph(c);
        let at = rest.iter().position(|glyph| glyph.id == own);
        match (at, parts.last_mut()) {
            (Some(at), _) => parts.push((rest.remove(at), c.to_string())),
            (None, Some((_, part))) => part.push(c),
            // The letter was joined with one of its points.
            (None, None) => {
                let is_other = |glyph: &Glyph| text.chars().all(|c| font.glyph(c) != glyph.id);
                let at = rest.iter().position(is_other)?;
                parts.push((rest.remove(at), c.to_string()));
            }
        }
    }
    rest.is_empty().then_some(parts)
}
