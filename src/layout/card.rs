//! A card as a frame: box or hexagon, text, caption, strips of waits and pain points, star.

mod body;
mod content;
mod outline;
mod strip;

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace, hash_of};
use super::cells::{CellCard, Cells};
use super::gutter::Column;
use super::pass::Pass;
use crate::model::{CardKind, Role};
use crate::scene::Frame;
use crate::text::Align;
use crate::theme::TextRole;

pub(super) use body::star;
use content::CardContent;
pub(super) use outline::tip;
pub(super) use strip::{dots, frequency};

/// The frame of each card, from the cache or built now.
pub(super) fn frames<'a>(
    pass: &Pass<'a>,
    workspace: &mut Workspace,
    cells: &Cells<'a>,
    columns: &[Column],
) -> Vec<Option<Arc<Frame>>> {
    let content = |card: &CellCard<'a>| {
        let (start, end) = span(card, columns);
        let role = pass.lanes.get(card.row).map_or(Role::Customer, |lane| lane.role);
        CardContent::new(pass, card, role, end - start)
    };
    // In two rounds: the first only reads, so the processor can wait for the memory of many cards at a time.
    let keys: Vec<_> = cells
        .cards
        .iter()
        .map(|card| (FrameSlot::Of(card.card.id.into()), hash_of(&(pass.base, content(card)))))
        .map(|(slot, hash)| Workspace::key(slot, hash))
        .collect();
    let mut frames = workspace.kept_all(&keys);
    let without = cells.cards.iter().zip(&keys).zip(&frames).filter(|(_, frame)| frame.is_none());
    let missing: Vec<_> =
        without.map(|((card, key), _)| Missing { nth: card.nth, content: content(card), key: *key }).collect();
    warm(pass, workspace, &missing);
    for Missing { nth, content, key } in &missing {
        if let Some(frame) = frames.get_mut(*nth) {
            *frame = Some(workspace.build(*key, pass.flow, |engine| body::frame(pass, engine, content)));
        }
    }
    frames
}

/// Where a card starts and ends, along inline.
pub(super) fn span(card: &CellCard<'_>, columns: &[Column]) -> (f64, f64) {
    let start = columns.get(card.column).map_or(0.0, |column| column.start);
    (start, columns.get(card.last).map_or(start, |column| column.end))
}

/// A card that has no frame yet: its place among all, the content of its frame, and the key to keep it under.
struct Missing<'a> {
    nth: usize,
    content: CardContent<'a>,
    key: u64,
}

/// Shapes the texts of cards that have no frame yet, on all cores.
fn warm(pass: &Pass<'_>, workspace: &mut Workspace, missing: &[Missing<'_>]) {
    if missing.len() < 16 {
        return;
    }
    let mut requests = Vec::with_capacity(missing.len() * 2);
    let mut waits = Vec::new();
    for Missing { content, .. } in missing {
        requests.push(content.text_request(pass));
        requests.extend(content.pains.iter().map(|pain| content.pain_request(pass, pain)));
        if content.card.kind != CardKind::Decision && !content.card.owner.is_empty() {
            requests.push(content.caption_request(pass, &content.card.owner));
        }
        for wait in content.waits {
            waits.push((content, pass.options.words.wait(wait.min, wait.max, wait.unit)));
            requests.push(TextRole::Caption.request(&wait.text, None, Align::Start, pass.flow));
        }
    }
    requests.extend(waits.iter().map(|(content, text)| content.wait_request(pass, text)));
    workspace.engine.warm(&requests);
}
