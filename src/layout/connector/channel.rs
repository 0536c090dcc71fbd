//! Which stretches lie beside each other in a gutter of columns. When rows come apart only those are given tracks anew that
//! lie across the break, or came near to it; the others move with their rows.

use crate::layout::breaks::Breaks;
use crate::layout::route::{Route, RouteStretch};

/// A stretch along a gutter of columns that has a track.
#[derive(Clone, Copy)]
pub(super) struct ChannelStretch {
    of: RouteStretch,
    /// From which to which level it runs.
    levels: (usize, usize),
    /// It goes on along a corridor, which may lie near to what is in the rows beside it.
    has_corridor: bool,
    /// It is the first of a group whose tracks follow from each other.
    is_first: bool,
}

impl ChannelStretch {
    pub fn new(of: RouteStretch, route: &Route) -> Self {
        Self { of, levels: route.span(of.1), has_corridor: !route.way.corridors.is_empty(), is_first: false }
    }
}

/// The stretches along each gutter of columns, group after group.
#[derive(Default)]
pub(super) struct Channels(Vec<Vec<ChannelStretch>>);

impl Channels {
    /// How many gutters there are, beyond the last of which no line runs.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets the stretches along a gutter.
    pub fn clear(&mut self, gutter: usize) {
        self.0.get_mut(gutter).into_iter().for_each(Vec::clear);
    }

    /// Adds a group of stretches whose tracks follow from each other, and from no others.
    pub fn add(&mut self, gutter: usize, group: impl Iterator<Item = ChannelStretch>) {
        if self.0.len() <= gutter {
            self.0.resize_with(gutter + 1, Vec::new);
        }
        if let Some(channel) = self.0.get_mut(gutter) {
            channel.extend(group.enumerate().map(|(nth, stretch)| ChannelStretch { is_first: nth == 0, ..stretch }));
        }
    }

    /// Takes out the groups of which a part has moved otherwise than the rest, and where it matters those beside them.
    pub fn take_broken(&mut self, gutter: usize, breaks: &Breaks) -> Vec<RouteStretch> {
        let mut broken = Vec::new();
        let Some(channel) = self.0.get_mut(gutter) else { return broken };
        let is_near = |stretch: &ChannelStretch| breaks.is_near(stretch.levels);
        // From row to row there is always room between stretches that end at cards.
        let has_corridor = channel.iter().any(|stretch| stretch.has_corridor && is_near(stretch));
        let is_broken =
            |stretch: &ChannelStretch| if has_corridor { is_near(stretch) } else { breaks.is_within(stretch.levels) };
        if !channel.iter().any(is_broken) {
            return broken;
        }
        let mut kept = Vec::with_capacity(channel.len());
        for group in channel.chunk_by(|_, next| !next.is_first) {
            if group.iter().any(is_broken) {
                broken.extend(group.iter().map(|stretch| stretch.of));
            } else {
                kept.extend_from_slice(group);
            }
        }
        *channel = kept;
        broken
    }
}
