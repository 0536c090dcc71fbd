//! The stretches of a line of text, from left to right, each with its glyphs from left to right and what they say.
//!
//! This is how documents have it that are written from right to left, and what readers expect: they turn around what they
//! find on a line.

use std::ops::Range;

use crate::text::{Block, Font, Glyph, Line};

/// Glyphs of one font, from left to right, that are read in one direction.
pub(super) struct Stretch<'a> {
    pub font: &'a Font,
    pub size: f32,
    pub base: f32,
    pub glyphs: Vec<Said>,
}

/// A glyph, and what it says in the text of its line.
pub(super) struct Said {
    pub glyph: Glyph,
    pub says: Range<usize>,
}

/// The glyphs that together show the characters from one byte on.
struct Cluster<'a> {
    run: usize,
    x: f32,
    byte: u32,
    glyphs: &'a [Glyph],
    says: Range<usize>,
}

/// The stretches of all lines of a block; each line with what it says.
pub(super) fn lines(block: &Block) -> impl Iterator<Item = (String, Vec<Stretch<'_>>)> {
    let mut rests: Vec<_> = block.runs().iter().map(|run| (run.glyphs.as_slice(), run.spaces.as_slice())).collect();
    block.lines().iter().map(move |line| {
        let mut clusters = Vec::new();
        for (run, (glyphs, spaces)) in rests.iter_mut().enumerate() {
            push_clusters(&mut clusters, run, until(glyphs, line));
            push_clusters(&mut clusters, run, until(spaces, line));
        }
        let said = say(block.text(), line, &mut clusters);
        clusters.sort_by(|a, b| a.x.total_cmp(&b.x));
        (said, stretches(block, line, &clusters))
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
    for glyphs in glyphs.chunk_by(|one, next| one.byte == next.byte) {
        let x = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
        let byte = glyphs.first().map_or(0, |glyph| glyph.byte);
        clusters.push(Cluster { run, x, byte, glyphs, says: 0..0 });
    }
}

/// Finds out what each cluster says: all up to the next one's. Clusters that say nothing are dropped.
fn say(text: &str, line: &Line, clusters: &mut Vec<Cluster<'_>>) -> String {
    clusters.sort_by_key(|cluster| cluster.byte);
    let ends: Vec<_> = clusters.iter().skip(1).map(|next| next.byte as usize).chain([line.range.end]).collect();
    let mut said = String::with_capacity(line.range.len());
    for (cluster, end) in clusters.iter_mut().zip(ends) {
        let start = said.len();
        let shown = text.get(cluster.byte as usize..end).unwrap_or_default();
        said.extend(shown.chars().filter(|c| !is_silent(*c)));
        cluster.says = start..said.len();
    }
    clusters.retain(|cluster| !cluster.says.is_empty());
    said
}

/// A mark of direction, which says how others are placed: they are placed already.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\n')
}

/// Puts clusters that follow each other on the line, from left to right, together.
fn stretches<'a>(block: &'a Block, line: &Line, clusters: &[Cluster<'a>]) -> Vec<Stretch<'a>> {
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    let mut before: Option<(&Cluster<'a>, Option<bool>)> = None;
    for cluster in clusters {
        let forth = before.and_then(|(before, forth)| goes_on(before, cluster, forth));
        let Some(run) = block.runs().get(cluster.run) else { continue };
        let said = cluster.glyphs.iter().map(|glyph| Said { glyph: *glyph, says: cluster.says.clone() });
        match stretches.last_mut().filter(|_| forth.is_some()) {
            Some(stretch) => stretch.glyphs.extend(said),
            None => {
                stretches.push(Stretch {
                    font: &run.font,
                    size: run.size,
                    base: line.baseline,
                    glyphs: said.collect(),
                });
            }
        }
        before = Some((cluster, forth));
    }
    stretches
}

/// Whether a cluster to the right of another goes on with its stretch, and then whether that is read from left to right.
fn goes_on(before: &Cluster<'_>, next: &Cluster<'_>, forth: Option<bool>) -> Option<bool> {
    let now = if before.says.end == next.says.start {
        true
    } else if next.says.end == before.says.start {
        false
    } else {
        return None;
    };
    (before.run == next.run && forth.is_none_or(|forth| forth == now)).then_some(now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Flow;
    use crate::text::{Align, Engine, Request, Style, Weight};

    fn said(text: &str, width: Option<f64>, flow: Flow) -> Vec<(String, Vec<String>)> {
        let style = Style { weight: Weight::Regular, size: 13.0, line_height: 18.0 };
        let block = Engine::new().block(&Request { text, style, width, align: Align::Start, flow });
        let says = |line: &str, stretch: &Stretch<'_>| {
            let from = stretch.glyphs.iter().map(|said| said.says.start).min().unwrap_or_default();
            let to = stretch.glyphs.iter().map(|said| said.says.end).max().unwrap_or_default();
            line[from..to].to_owned()
        };
        lines(&block)
            .map(|(line, stretches)| {
                let stretches = stretches.iter().map(|stretch| says(&line, stretch)).collect();
                (line, stretches)
            })
            .collect()
    }

    #[test]
    fn a_line_says_all_of_its_text_with_the_spaces() {
        for (text, flow) in [
            ("The customer calls at 14:30", Flow::LeftToRight),
            ("הלקוח מתקשר למוקד", Flow::RightToLeft),
            ("office flow, affinity", Flow::LeftToRight),
            ("שָׁלוֹם לְכֻלָּם", Flow::RightToLeft),
        ] {
            let [(line, stretches)] = &said(text, None, flow)[..] else { panic!("{text}") };
            assert_eq!((line.as_str(), stretches.len()), (text, 1), "{stretches:?}");
        }
    }

    #[test]
    fn what_is_read_in_two_directions_is_several_stretches_from_left_to_right() {
        let lines = said("הלקוח ב CRM שלנו", None, Flow::RightToLeft);
        let [(line, stretches)] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!(line, "הלקוח ב CRM שלנו");
        assert_eq!(stretches, &[" שלנו", "CRM", "הלקוח ב "]);
    }

    #[test]
    fn marks_of_direction_are_not_said() {
        assert_eq!(said("\u{2068}As-is\u{2069} • \u{2068}Dana\u{2069}", None, Flow::LeftToRight)[0].0, "As-is • Dana");
    }

    #[test]
    fn a_line_that_was_broken_ends_in_the_space_that_it_was_broken_at() {
        let lines = said("calls again", Some(40.0), Flow::LeftToRight);
        let lines: Vec<_> = lines.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(lines, ["calls ", "again"]);
    }
}
