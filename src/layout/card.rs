//! A card as a frame: box or hexagon, text, caption, strips of waits and pain points, star.

mod body;
mod content;
mod outline;
mod strip;

use std::sync::Arc;

use super::cache::{FrameSlot, Workspace, hash_of};
use super::cells::{Cells, LocatedCard, RowCard};
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

/// What the frame of a card is made from.
fn content<'a>(
    pass: &Pass<'a>,
    (cells, columns): (&Cells, &[Column]),
    LocatedCard { card, row, nth }: LocatedCard<'a>,
) -> CardContent<'a> {
    let width = cells.rows.get(row).and_then(|row| row.cards.get(nth)).map_or(0.0, |card| {
        let (start, end) = span(card, columns);
        end - start
    });
    let role = pass.lanes.get(row).map_or(Role::Customer, |lane| lane.role);
    CardContent::new(pass, card, role, width)
}

/// Gives some cards their frames, from the cache or built now.
pub(super) fn frames<'a>(
    pass: &Pass<'a>,
    workspace: &mut Workspace,
    (cells, columns): (&mut Cells, &[Column]),
    located: &[LocatedCard<'a>],
) {
    // In two rounds: the first only reads, so the processor can wait for the memory of many cards at a time.
    let keys: Vec<_> = located
        .iter()
        .map(|at| (FrameSlot::Of(at.card.id.into()), hash_of(&(pass.base, content(pass, (cells, columns), *at)))))
        .map(|(slot, hash)| Workspace::key(slot, hash))
        .collect();
    let mut missing = Vec::new();
    for ((at, key), frame) in located.iter().zip(&keys).zip(workspace.kept_all(&keys)) {
        match frame {
            Some(frame) => set_frame(cells, at, frame),
            None => missing.push(MissingFrame { at: *at, content: content(pass, (cells, columns), *at), key: *key }),
        }
    }
    warm(pass, workspace, &missing);
    for MissingFrame { at, content, key } in &missing {
        let frame = workspace.build(*key, pass.flow, |engine| body::frame(pass, engine, content));
        set_frame(cells, at, frame);
    }
}

fn set_frame(cells: &mut Cells, at: &LocatedCard<'_>, frame: Arc<Frame>) {
    let tip = tip(&frame);
    cells.set_frame(at.row, at.nth, frame, tip);
}

/// Where a card starts and ends, along inline.
pub(super) fn span(card: &RowCard, columns: &[Column]) -> (f64, f64) {
    let start = columns.get(card.column).map_or(0.0, |column| column.start);
    (start, columns.get(card.last).map_or(start, |column| column.end))
}

/// A card that has no frame yet: where it is, the content of its frame, and the key to keep it under.
struct MissingFrame<'a> {
    at: LocatedCard<'a>,
    content: CardContent<'a>,
    key: u64,
}

/// Shapes the texts of cards that have no frame yet, on all cores.
fn warm(pass: &Pass<'_>, workspace: &mut Workspace, missing: &[MissingFrame<'_>]) {
    if missing.len() < 16 {
        return;
    }
    let mut requests = Vec::with_capacity(missing.len() * 2);
    let mut waits = Vec::new();
    for MissingFrame { content, .. } in missing {
        requests.push(content.text_request(pass));
        requests.extend(content.pains.iter().map(|pain| content.pain_request(pass, pain)));
        if content.card.kind != CardKind::Decision && !content.card.owner.is_empty() {
            requests.push(content.caption_request(pass, &content.card.owner));
        }
        for wait in &content.waits {
            waits.push((content, pass.options.words.wait(wait.min, wait.max, wait.unit)));
            requests.push(TextRole::Caption.request(&wait.text, None, Align::Start, pass.flow));
        }
    }
    requests.extend(waits.iter().map(|(content, text)| content.wait_request(pass, text)));
    workspace.engine.warm(&requests);
}
