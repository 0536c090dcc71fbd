//! An opportunity that looks for a pain point that it would ease.
//!
//! While the pain point is picked by keyboard, an arrow aims at the nearest one in its direction. A pain point that is
//! eased already is unlinked.

use crate::edit::{Command, Selection};
use crate::editor::document::Document;
use crate::editor::nearest::Candidates;
use crate::editor::overlay::{Overlay, line_between, link_between};
use crate::editor::walk::GridMotion;
use crate::geom::{Point, Rect};
use crate::model::{CardId, Key, PainId};
use crate::scene::Tag;

/// An opportunity that looks for a pain point.
pub struct EaseDrag {
    opportunity: CardId,
    /// The pain point that is aimed at.
    aim: Option<PainId>,
}

impl EaseDrag {
    pub fn new(opportunity: CardId) -> Self {
        Self { opportunity, aim: None }
    }

    pub fn aim_at(&mut self, pain: PainId) {
        self.aim = Some(pain);
    }

    /// Aims at the pain point that a key leads to, at first from the opportunity.
    pub fn aim_at_next(&mut self, doc: &mut Document, motion: GridMotion) {
        let opportunity = doc.area_of(self.opportunity.into());
        let next = Candidates::pains(doc).next(motion, self.aim.map(Key::from), opportunity, None);
        if let Some(aim) = next.and_then(Key::pain) {
            self.aim = Some(aim);
            doc.show(aim.into());
        }
    }

    /// Aims at the pain point under the pointer.
    pub fn follow_pointer(&mut self, doc: &Document, at: Point) {
        self.aim = doc.clear_area().contains(at).then(|| pain_at(doc, at)).flatten();
    }

    /// Links the pain point that is aimed at, or unlinks it, and selects the opportunity.
    pub fn finish(&self, doc: &mut Document) {
        let Some(pain) = self.aim else { return };
        let Some(mut card) = doc.map.cards.get(&self.opportunity).cloned() else { return };
        let before = card.eases.len();
        card.eases.retain(|other| *other != pain);
        if card.eases.len() == before {
            card.eases.push(pain);
        }
        let selection = Selection::one(card.id);
        // Refused where the lane is locked.
        if doc.attempt(&Command::Change(card.into()), selection) {
            doc.focus = None;
        }
    }

    pub fn overlay(&self, doc: &Document, drawn_to: Option<Point>, hover: Option<Tag>, overlay: &mut Overlay) {
        let hovered = hover.and_then(|tag| tag.key.pain());
        overlay.links.extend(hovered.or(self.aim).and_then(|pain| link_between(doc, self.opportunity, pain, false)));
        if let (None, Some(at)) = (self.aim, drawn_to)
            && let Some(from) = doc.area_of(self.opportunity.into())
        {
            overlay.loose_link = line_between(from, Rect::from_origin_size(at, (0.0, 0.0)));
        }
    }
}

fn pain_at(doc: &Document, at: Point) -> Option<PainId> {
    let (card, _) = doc.card_at(at)?;
    let under = |key: &Key| doc.area_of(*key).is_some_and(|area| area.contains(at));
    doc.marks_of(card).into_iter().find(under).and_then(Key::pain)
}
