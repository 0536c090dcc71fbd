//! Linking two records by a line with a loose end: a card to a card by a connector, an opportunity to a pain point that
//! it eases.
//!
//! The loose end follows the pointer while the line is drawn from a port, or the keyboard and a click while the other
//! record is picked:
//!
//! | how | starts with | ends with |
//! |---|---|---|
//! | drawn | dragging from a port, or from an end of the selected connector | release over a record that it can link (links), elsewhere (nothing changes), cancel |
//! | picked | a command, a click on a port | Enter or a click on such a record (links), a click elsewhere, cancel |

mod connector;
mod ease;

use self::connector::ConnectorDrag;
use self::ease::EaseDrag;
use super::{ActiveTool, Cursor, Hint, NextTool, Pointer, Response, Tool};
use crate::editor::document::Document;
use crate::editor::overlay::Overlay;
use crate::editor::ports::{ConnectorEnd, PortHit};
use crate::editor::walk::GridMotion;
use crate::geom::Point;
use crate::model::{Connector, Key};
use crate::scene::Tag;

/// A line with a loose end.
pub struct LinkTool {
    line: LooseEnd,
    /// The pointer on the map, while the line is drawn; `None` while the other record is picked.
    drawn_to: Option<Point>,
}

enum LooseEnd {
    Connector(ConnectorDrag),
    Ease(EaseDrag),
}

impl LinkTool {
    /// Picks the card that the selected one is connected to. `None` when no card is selected.
    pub fn pick_card(doc: &mut Document) -> Option<Self> {
        let card = doc.selected_card()?;
        let connector = Connector::new(doc.ids.fresh(), card, card);
        let drag = ConnectorDrag::new(connector, ConnectorEnd::New, doc.selection.clone());
        doc.select_only(card);
        doc.show(card.into());
        Some(Self { line: LooseEnd::Connector(drag), drawn_to: None })
    }

    /// Picks another card that the selected connector leads to. `None` when no connector is selected.
    pub fn pick_other_end(doc: &mut Document) -> Option<Self> {
        let id = doc.selection.only()?.connector()?;
        let connector = doc.map.connectors.get(&id)?.clone();
        let to = connector.to;
        let drag = ConnectorDrag::new(connector, ConnectorEnd::To, doc.selection.clone());
        doc.select_only(to);
        doc.show(to.into());
        Some(Self { line: LooseEnd::Connector(drag), drawn_to: None })
    }

    /// True when the selection can pick a pain point: it is one opportunity, and there are pain points.
    pub fn can_pick_pain(doc: &Document) -> bool {
        doc.selected_opportunity().is_some() && !doc.map.pains.is_empty()
    }

    /// Picks a pain point that the selected opportunity eases. `None` when there is none to pick.
    pub fn pick_pain(doc: &Document) -> Option<Self> {
        let opportunity = doc.selected_opportunity().filter(|_| Self::can_pick_pain(doc))?.id;
        Some(Self { line: LooseEnd::Ease(EaseDrag::new(opportunity)), drawn_to: None })
    }

    /// Draws a line from a port.
    pub fn drawn(doc: &mut Document, port: PortHit, pointer: Pointer) -> Option<Self> {
        let before = doc.selection.clone();
        let line = match port {
            PortHit::Ease(opportunity) => LooseEnd::Ease(EaseDrag::new(opportunity)),
            PortHit::Port(card) => {
                let connector = Connector::new(doc.ids.fresh(), card, card);
                LooseEnd::Connector(ConnectorDrag::new(connector, ConnectorEnd::New, before))
            }
            PortHit::End(id, end) => {
                LooseEnd::Connector(ConnectorDrag::new(doc.map.connectors.get(&id)?.clone(), end, before))
            }
        };
        Some(Self { line, drawn_to: Some(doc.view.in_map(pointer.at)) })
    }

    /// Links the records, or takes back what was shown.
    fn finish(self, doc: &mut Document) {
        match self.line {
            LooseEnd::Connector(drag) => drag.finish(doc),
            LooseEnd::Ease(drag) => drag.finish(doc),
        }
    }
}

impl Tool for LinkTool {
    fn drag(&mut self, doc: &mut Document, pointer: Pointer) -> NextTool {
        if let Some(drawn_to) = &mut self.drawn_to {
            let at = doc.view.in_map(pointer.at);
            *drawn_to = at;
            match &mut self.line {
                LooseEnd::Connector(drag) => drag.follow_pointer(doc, at),
                LooseEnd::Ease(drag) => drag.follow_pointer(doc, at),
            }
        }
        NextTool::Same
    }

    fn release(mut self: Box<Self>, doc: &mut Document, pointer: Pointer) -> ActiveTool {
        if self.is_picking() {
            return Some(self);
        }
        self.drag(doc, pointer);
        self.finish(doc);
        None
    }

    fn cancel(self: Box<Self>, doc: &mut Document) {
        if let LooseEnd::Connector(drag) = &self.line {
            drag.cancel(doc);
            if self.is_picking() {
                doc.focus = None;
            }
        }
    }

    fn overlay(&self, doc: &Document, hover: Option<Tag>, overlay: &mut Overlay) {
        match &self.line {
            LooseEnd::Connector(drag) => drag.overlay(doc, self.drawn_to, overlay),
            LooseEnd::Ease(drag) => drag.overlay(doc, self.drawn_to, hover, overlay),
        }
    }

    fn cursor(&self, doc: &Document, _hover: Option<Tag>) -> Cursor {
        match &self.line {
            LooseEnd::Connector(drag) if !self.is_picking() && drag.is_refused(doc) => Cursor::Forbidden,
            _ => Cursor::Cross,
        }
    }

    fn is_dragging(&self) -> bool {
        !self.is_picking()
    }

    fn is_picking(&self) -> bool {
        self.drawn_to.is_none()
    }

    fn hint(&self, doc: &Document) -> Option<Hint> {
        match &self.line {
            LooseEnd::Connector(drag) if drag.is_refused(doc) => Some(Hint::AlreadyConnected),
            LooseEnd::Connector(_) => self.is_picking().then_some(Hint::PickCard),
            LooseEnd::Ease(_) => self.is_picking().then_some(Hint::PickPain),
        }
    }

    fn press(&mut self, doc: &mut Document, on: Option<Key>) -> Response {
        match &mut self.line {
            LooseEnd::Connector(_) if self.drawn_to.is_some() => Response::Ignored,
            LooseEnd::Connector(drag) => match on.and_then(|key| doc.map.card_of(key)) {
                Some(card) => {
                    doc.select_only(card);
                    drag.follow_selection(doc);
                    self.confirm(doc)
                }
                None => {
                    drag.cancel(doc);
                    doc.focus = None;
                    Response::Ended
                }
            },
            LooseEnd::Ease(drag) => match on.and_then(Key::pain) {
                Some(pain) => {
                    drag.aim_at(pain);
                    drag.finish(doc);
                    Response::Ended
                }
                // Elsewhere it means what it means without the tool.
                None => Response::Ignored,
            },
        }
    }

    /// While nothing is picked that could be connected, the tool goes on.
    fn confirm(&mut self, doc: &mut Document) -> Response {
        match &mut self.line {
            LooseEnd::Connector(_) if self.drawn_to.is_some() => Response::Ignored,
            LooseEnd::Connector(drag) if drag.command(doc).is_none() => Response::Taken,
            LooseEnd::Connector(drag) => {
                drag.finish(doc);
                Response::Ended
            }
            LooseEnd::Ease(drag) => {
                drag.finish(doc);
                Response::Ended
            }
        }
    }

    fn aim(&mut self, doc: &mut Document, motion: GridMotion) -> bool {
        match &mut self.line {
            LooseEnd::Connector(_) if self.drawn_to.is_some() => return false,
            LooseEnd::Connector(drag) => drag.aim_at_next(doc, motion),
            LooseEnd::Ease(drag) => drag.aim_at_next(doc, motion),
        }
        true
    }

    fn follow_selection(&mut self, doc: &mut Document) -> bool {
        match &mut self.line {
            LooseEnd::Connector(drag) if self.drawn_to.is_none() => {
                drag.follow_selection(doc);
                true
            }
            _ => false,
        }
    }

    fn ends_on_select(&self) -> bool {
        matches!(self.line, LooseEnd::Ease(_))
    }
}
