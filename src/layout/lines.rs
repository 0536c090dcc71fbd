//! The lines of interaction, visibility and internal interaction: nobody draws them, they follow from the lane roles.

use super::pass::Pass;
use crate::model::Role;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum DerivedLine {
    /// Below the customer lanes.
    Interaction,
    /// Below the frontstage lanes.
    Visibility,
    /// Below the backstage lanes.
    InternalInteraction,
}

/// The lines above each of the visible lanes, from top to bottom.
pub(super) fn above_lanes(pass: &Pass<'_>) -> impl Iterator<Item = Vec<DerivedLine>> {
    pass.lanes.iter().scan(None, |zone, lane| Some(crossed(zone, lane.role)))
}

/// The lines between the zone reached so far and a lane of `role`, which becomes the zone reached.
fn crossed(reached: &mut Option<u8>, role: Role) -> Vec<DerivedLine> {
    const LINES: [DerivedLine; 3] =
        [DerivedLine::Interaction, DerivedLine::Visibility, DerivedLine::InternalInteraction];
    let Some(next) = role.zone() else { return Vec::new() };
    let Some(before) = reached.replace(next) else { return Vec::new() };
    let between = usize::from(before.min(next))..usize::from(before.max(next));
    let mut lines: Vec<_> = LINES.get(between).unwrap_or_default().to_vec();
    if next < before {
        lines.reverse();
    }
    lines
}
