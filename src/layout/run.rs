//! Runs: bands of frames that follow each other in a layer, each kept as long as none of them changes.

use std::sync::Arc;

use crate::scene::{Band, Placed};

/// Frames at their places.
pub(super) type FrameRun = Arc<Band>;

/// The runs of so many frames. Those at the beginning and at the end of `before` are kept in which every frame is still the
/// same as the one that has its place now. Returns how many frames were placed anew, too.
pub(super) fn renewed(
    before: Vec<FrameRun>,
    count: usize,
    is_same: impl Fn(&Placed, usize) -> bool,
    place: impl FnMut(usize) -> Option<Placed>,
) -> (Vec<FrameRun>, usize) {
    let is_kept =
        |run: &FrameRun, from: usize| run.frames().iter().zip(from..).all(|(placed, nth)| is_same(placed, nth));
    let (mut start, mut end) = (0, count);
    let mut runs = Vec::with_capacity(before.len() + 1);
    let mut rest = before.into_iter();
    let mut last = Vec::new();
    while let Some(run) = rest.as_slice().first()
        && start + run.frames().len() <= count
        && is_kept(run, start)
    {
        start += run.frames().len();
        runs.extend(rest.next());
    }
    while let Some(run) = rest.as_slice().last()
        && let Some(from) = end.checked_sub(run.frames().len()).filter(|from| *from >= start)
        && is_kept(run, from)
    {
        end = from;
        last.extend(rest.next_back());
    }
    runs.extend(Band::runs((start..end).filter_map(place).collect()));
    runs.extend(last.into_iter().rev());
    (runs, end - start)
}
