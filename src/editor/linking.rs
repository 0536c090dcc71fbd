//! What keys, menus and panels ask for about links: connectors from card to card, opportunities for pain points.

use super::tool::LinkTool;
use super::{Editor, connectors};
use crate::edit::Refusal;
use crate::model::{CardId, Connector, Heads};

impl Editor {
    /// Begins to connect the selected card: the next walk or click picks the other one. False when none is selected.
    pub fn connect(&mut self) -> bool {
        let link = LinkTool::pick_card(self.begin());
        self.start(link)
    }

    /// Begins to connect the selected connector to another card. False when none is selected.
    pub fn reattach(&mut self) -> bool {
        let link = LinkTool::pick_other_end(self.begin());
        self.start(link)
    }

    /// Lets the selected opportunity look for a pain point. False when there is none to look for.
    pub fn begin_easing(&mut self) -> bool {
        let link = LinkTool::pick_pain(self.begin());
        self.start(link)
    }

    /// True when the selection can look for a pain point: it is one opportunity, and there are pain points.
    #[must_use]
    pub fn can_ease(&self) -> bool {
        LinkTool::can_pick_pain(&self.doc)
    }

    /// Reverses the selected connector, as one change.
    ///
    /// # Errors
    /// When there is such a connector already.
    pub fn reverse(&mut self) -> Result<(), Refusal> {
        self.change_connector(|it| Connector { from: it.to, to: it.from, ..it })
    }

    /// Gives the selected connector its second head, or takes it away.
    ///
    /// # Errors
    /// When there is such a connector already.
    pub fn toggle_heads(&mut self) -> Result<(), Refusal> {
        let other = |heads| if heads == Heads::One { Heads::Two } else { Heads::One };
        self.change_connector(|it| Connector { heads: other(it.heads), ..it })
    }

    fn change_connector(&mut self, change: impl FnOnce(Connector) -> Connector) -> Result<(), Refusal> {
        self.end_tool();
        let command = connectors::change(&self.doc.map, &self.doc.selection, change)?;
        self.perform_some(command).map(drop)
    }

    /// True when there is a connector to go to from what is selected.
    #[must_use]
    pub fn has_connectors(&self) -> bool {
        connectors::has_connectors(&self.doc.map, &self.doc.selection, self.visit)
    }

    /// Selects the next connector of the selected card, or of the card that the selected connector was reached from:
    /// first those that leave it, in reading order; after the last one comes the first. False when there is none.
    pub fn next_connector(&mut self) -> bool {
        self.begin();
        let Some(visit) = connectors::next((&self.doc.map, &self.doc.order), &self.doc.selection, self.visit) else {
            return false;
        };
        self.doc.reveal(visit.connector.into());
        self.visit = Some(visit);
        true
    }

    /// Goes back to the card that the selected connector was reached from. False when it was reached otherwise.
    pub fn back_to_card(&mut self) -> bool {
        let card = self.reached_from();
        card.into_iter().for_each(|card| self.reveal(card));
        card.is_some()
    }

    pub(super) fn reached_from(&self) -> Option<CardId> {
        connectors::reached_from(&self.doc.map, &self.doc.selection, self.visit)
    }

    fn start(&mut self, link: Option<LinkTool>) -> bool {
        let is_started = link.is_some();
        self.tool = link.map(|link| Box::new(link) as Box<dyn super::tool::Tool>);
        is_started
    }
}
