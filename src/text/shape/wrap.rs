//! Lines of paragraphs that are put together from words: the same as the shaping library makes of the whole paragraph.

use super::words::WordCluster;
use crate::geom::Flow;

/// Where the line ends that begins with the cluster at `start`: behind the last word that fits, or within the first one
/// when that is too long. The space behind a word always fits.
pub(super) fn end_of_line(row: &[WordCluster], start: usize, width: f32) -> usize {
    let (mut x, mut at) = (0.0, start);
    let (mut between_words, mut within_word) = (None, None);
    while let Some(cluster) = row.get(at) {
        if x != 0.0 {
            *(if cluster.breaks { &mut between_words } else { &mut within_word }) = Some(at);
        }
        let next = x + cluster.whole;
        if next > width
            && !cluster.space
            && let Some(end) = between_words.or(within_word)
        {
            return end;
        }
        x = next;
        at += usize::from(cluster.parts.max(1));
    }
    row.len()
}

/// The clusters of a line from left to right.
pub(super) fn visual(line: &[WordCluster], base: Flow) -> impl Iterator<Item = &WordCluster> {
    let is_rtl = base.is_rtl();
    let mut rest = line;
    let mut ltr = [].iter();
    std::iter::from_fn(move || {
        if let Some(cluster) = ltr.next() {
            return Some(cluster);
        }
        if !is_rtl {
            ltr = std::mem::take(&mut rest).iter();
            return ltr.next();
        }
        let last = rest.last()?;
        // Numbers run left to right among words that don't.
        let turned = if last.rtl { 1 } else { rest.iter().rev().take_while(|cluster| !cluster.rtl).count() };
        let (before, run) = rest.split_at(rest.len() - turned);
        rest = before;
        ltr = run.iter();
        ltr.next()
    })
}
