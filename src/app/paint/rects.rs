//! Sets of rectangles: the same area in few that don't overlap.

use crate::geom::Rect;

/// The area of some rectangles as rectangles that don't overlap, joined as far as they line up: first along rows, then
/// those of one width below each other.
#[must_use]
pub fn merged(rects: &[Rect]) -> Vec<Rect> {
    let there = || rects.iter().filter(|rect| has_room(**rect));
    let mut edges: Vec<f64> = there().flat_map(|rect| [rect.y0, rect.y1]).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    let (mut done, mut open): (Vec<Rect>, Vec<Rect>) = (Vec::new(), Vec::new());
    for band in edges.windows(2) {
        let &[top, bottom] = band else { continue };
        let spans = spans(there().filter(|rect| rect.y0 <= top && bottom <= rect.y1));
        let next = spans.into_iter().map(|(start, end)| {
            let above = open.iter().position(|above| (above.x0, above.x1) == (start, end));
            let top = above.map_or(top, |at| open.swap_remove(at).y0);
            Rect::new(start, top, end, bottom)
        });
        let next = next.collect();
        done.append(&mut open);
        open = next;
    }
    done.append(&mut open);
    done
}

/// Where rectangles are along a row, from left to right; those that touch are one.
fn spans<'a>(rects: impl Iterator<Item = &'a Rect>) -> Vec<(f64, f64)> {
    let mut all: Vec<(f64, f64)> = rects.map(|rect| (rect.x0, rect.x1)).collect();
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for (start, end) in all {
        match spans.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => spans.push((start, end)),
        }
    }
    spans
}

/// True for a rectangle that has an inside.
#[must_use]
pub fn has_room(rect: Rect) -> bool {
    rect.width() > 0.0 && rect.height() > 0.0
}
